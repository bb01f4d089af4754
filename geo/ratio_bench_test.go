package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// ratio prints whether a value keeps to the most that it should be. The testing
// package has begun a line with the name of the benchmark.
func ratio(name string, value, limit float64) {
	verdict := "ok"
	if !(value <= limit) {
		verdict = "over"
	}
	fmt.Printf("\nratio %s %.3g %g %s\n", name, value, limit, verdict)
}

func figure(name string, value float64, unit string) {
	fmt.Printf("\nfigure %s %.4g %s\n", name, value, unit)
}

// paired runs two things in turns and returns the least processor time of each
// in seconds. Neither may use more than one goroutine.
func paired(rounds int, first, second func()) (a, b float64) {
	return least(clock, rounds, first, second)
}

func least(now func() time.Duration, rounds int, first, second func()) (a, b float64) {
	timed := func(run func()) float64 {
		begin := now()
		run()
		return (now() - begin).Seconds()
	}
	first()
	second()
	a, b = math.Inf(1), math.Inf(1)
	for range rounds {
		a, b = min(a, timed(first)), min(b, timed(second))
	}
	return a, b
}

// A painting is a map in a view of 1600 × 1000 px: fills and one-pixel lines.
type painting struct {
	shapes  *Shapes
	view    Viewport
	raster  *Raster
	areas   Areas
	borders Strokes
	paths   []Path // the same simplified paths, for the reference
	bounds  []orb.Bound
}

func newPainting(s size, zoom float64) *painting {
	p := &painting{shapes: Prepare(s.layer(), Ukraine), raster: NewRaster(1600, 1000, white)}
	p.view = Fit(p.shapes.Bound(), 1600, 1000, Insets{}).ZoomAt(orb.Point{800, 400}, zoom)
	everything := p.view
	everything.Width, everything.Height = 1e6, 1e6 // what Path clips is not for the reference
	dx, dy := (1600-everything.Width)/2, (1000-everything.Height)/2
	seen := orb.Bound{Max: orb.Point{1600, 1000}}
	for i := range p.shapes.Len() {
		for _, polygon := range polygons(p.shapes.Path(i, everything).Translate(dx, dy)) {
			if bound := polygon.Bound(); bound.Intersects(seen) {
				p.paths, p.bounds = append(p.paths, polygon), append(p.bounds, bound)
			}
		}
	}
	return p
}

// polygons takes a path apart into outer rings with their holes.
func polygons(p Path) []Path {
	var all []Path
	for _, ring := range p.Parts {
		if ringArea(ring) < 0 || len(all) == 0 { // on the screen y runs down
			all = append(all, Path{Closed: true})
		}
		last := &all[len(all)-1]
		last.Parts = append(last.Parts, ring)
	}
	return all
}

func colorOf(i int) color.NRGBA {
	return color.NRGBA{uint8(90 + i*37%160), uint8(90 + i*59%160), uint8(90 + i*83%160), 255}
}

func plainFill(i int) Fill { return Fill{Color: colorOf(i)} }

// ours paints all from the projected shapes on.
func (p *painting) ours() {
	p.areas.Cover(p.shapes, p.view)
	p.borders.Cover(p.shapes, p.view, Stroke{Width: 1})
	p.recolour()
}

// recolour paints what is covered already.
func (p *painting) recolour() {
	p.raster.Clear(white)
	p.raster.Areas(&p.areas, plainFill, orb.Point{})
	p.raster.Strokes(&p.borders, black)
}

// theirs paints the paths that ours found.
func (p *painting) theirs(r *reference) func() {
	return func() {
		whole := &Raster{image: r.image}
		whole.Clear(white)
		for i, path := range p.paths {
			r.fill(path, p.bounds[i], colorOf(i))
		}
		for i, path := range p.paths {
			r.stroke(path, p.bounds[i], 1, black)
		}
	}
}

// onCores changes on how many cores goroutines run, until the returned function
// is called.
func onCores(n int) (back func()) {
	before := runtime.GOMAXPROCS(n)
	return func() { runtime.GOMAXPROCS(before) }
}

// BenchmarkPainting prints how long a frame takes beside x/image/vector, on one
// goroutine, and what makes it shorter.
func BenchmarkPainting(b *testing.B) {
	reference := newReference(1600, 1000)
	fit, near := newPainting(sizeM, 1), newPainting(sizeM, 8)
	large := newPainting(sizeL, 1)
	for range b.N {
		back := onCores(1)
		ours, theirs := paired(25, fit.ours, fit.theirs(reference))
		ratio("paint_M_fit", ours/theirs, 0.40)
		figure("paint_M_fit", ours*1e3, "ms")
		ours8, theirs8 := paired(25, near.ours, near.theirs(reference))
		ratio("paint_M_8x", ours8/theirs8, 0.15)
		figure("paint_M_8x", ours8*1e3, "ms")
		atL, atM := paired(25, large.ours, fit.ours)
		ratio("paint_L_over_M", atL/atM, 1.3)
		again, repaint := paired(25, fit.recolour, fit.ours)
		ratio("recolour", again/repaint, 0.5)
		begun := time.Now()
		wall := func() time.Duration { return time.Since(begun) }
		single, _ := least(wall, 25, fit.ours, func() {})
		back()
		back = onCores(2)
		two, _ := least(wall, 25, fit.ours, func() {})
		back()
		figure("paint_M_two_goroutines", two/single, "of one")
	}
}

// theirHit is what one does without an index: bounds first, then orb's planar.
func theirHit(shapes []orb.Geometry, bounds []orb.Bound, at orb.Point) (i int, ok bool) {
	for i, geometry := range shapes {
		if !bounds[i].Contains(at) {
			continue
		}
		switch g := geometry.(type) {
		case orb.Polygon:
			ok = planar.PolygonContains(g, at)
		case orb.MultiPolygon:
			ok = planar.MultiPolygonContains(g, at)
		}
		if ok {
			return i, true
		}
	}
	return 0, false
}

// memory is what building something leaves behind, in MB.
func memory(build func() any) (kept any, megabytes float64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	kept = build()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return kept, float64(int64(after.HeapAlloc)-int64(before.HeapAlloc)) / 1e6
}

// BenchmarkHits prints how long a question for what lies under a point takes
// beside orb's planar, and what the index costs.
func BenchmarkHits(b *testing.B) {
	for range b.N {
		for _, s := range []size{sizeM, sizeL} {
			shapes := Prepare(s.layer(), flat{}) // as orb sees it
			begin := time.Now()
			kept, megabytes := memory(func() any { return newGrid(shapes) })
			figure("index_"+s.name, time.Since(begin).Seconds()*1e3, "ms")
			grid := kept.(*grid)
			points := randomPoints(shapes.Bound(), 100_000, 5)
			if s == sizeL {
				ratio("index_L_MB", megabytes, 60)
				if n := unequal(shapes, grid, points); n > 0 {
					b.Errorf("for %d of 100,000 points the index and all edges differ", n)
				}
				continue
			}
			var geometries []orb.Geometry
			var bounds []orb.Bound
			for _, feature := range s.layer().Features {
				geometries, bounds = append(geometries, feature.Geometry), append(bounds, feature.Bound)
			}
			ours, theirs := paired(5, func() {
				for _, p := range points {
					grid.featureAt(shapes, p)
				}
			}, func() {
				for _, p := range points[:1000] {
					theirHit(geometries, bounds, p)
				}
			})
			ratio("hit_M", ours/100/theirs, 0.01)
			figure("hit_M", ours*1e9/float64(len(points)), "ns")
		}
	}
}

// BenchmarkPreparing prints how long projecting, finding borders and weighing
// take beside checking that the same file is JSON at all.
func BenchmarkPreparing(b *testing.B) {
	for range b.N {
		seconds, sizes := map[string]float64{}, map[string]float64{}
		for _, s := range []size{sizeS, sizeM, sizeL} {
			layer := s.layer()
			var text bytes.Buffer
			if err := EncodeGeoJSON(&text, layer); err != nil {
				b.Fatal(err)
			}
			prepare, valid := paired(3, func() { Prepare(layer, Ukraine) }, func() { json.Valid(text.Bytes()) })
			seconds[s.name], sizes[s.name] = prepare, float64(positions(layer))
			figure("prepare_"+s.name, prepare*1e3, fmt.Sprintf("ms, %.0f vertices", sizes[s.name]))
			if s != sizeS {
				ratio("prepare_"+s.name, prepare/valid, 12)
			}
		}
		exponent := func(a, b string) float64 {
			return math.Log(seconds[b]/seconds[a]) / math.Log(sizes[b]/sizes[a])
		}
		figure("prepare_growth_S_M", exponent("S", "M"), "exponent")
		figure("prepare_growth_M_L", exponent("M", "L"), "exponent")
	}
}
