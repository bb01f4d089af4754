package geo

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// distanceToLine is that of a point from the nearest of a line's segments.
func distanceToLine(p orb.Point, line []orb.Point) float64 {
	nearest := math.Inf(1)
	for i := 1; i < len(line); i++ {
		nearest = min(nearest, fromSegment(p, line[i-1], line[i]))
	}
	return math.Sqrt(nearest)
}

func TestALineIsOffByLessThanAPixelAtAnyScale(t *testing.T) {
	shapes := Prepare(jigsaw(3, 2, 9), Ukraine)
	full := Fit(shapes.Bound(), 1600, 1000, Insets{})
	for _, zoom := range []float64{0.02, 0.1, 0.3, 0.7, 1, 2.7, 20} {
		v := full.ZoomAt(orb.Point{800, 500}, zoom)
		v.Width, v.Height = 1e7, 1e7 // wide enough to clip nothing
		sum, n := 0.0, 0
		for i := range shapes.Len() {
			coarse, fine := shapes.Path(i, v), shapes.FullPath(i, v)
			for _, vertex := range fine.Parts[0] {
				off := distanceToLine(vertex, coarse.Parts[0])
				sum, n = sum+off, n+1
				if off > 1 {
					t.Errorf("zoom %g, %s: %v is %.3f px off", zoom, shapes.ID(i), vertex, off)
				}
			}
			if zoom <= 0.3 && len(coarse.Parts[0]) > len(fine.Parts[0])/2 {
				t.Errorf("zoom %g, %s: %d of %d vertices kept", zoom, shapes.ID(i), len(coarse.Parts[0]), len(fine.Parts[0]))
			}
		}
		if mean := sum / float64(n); mean > 0.2 {
			t.Errorf("zoom %g: vertices are %.3f px off on average", zoom, mean)
		}
	}
}

// undirected counts how often each edge occurs.
func undirected(paths []Path) map[[2]orb.Point]int {
	edges := map[[2]orb.Point]int{}
	for _, path := range paths {
		for _, part := range path.Parts {
			for i := 1; i < len(part); i++ {
				a, b := part[i-1], part[i]
				if less(b, a) {
					a, b = b, a
				}
				edges[[2]orb.Point{a, b}]++
			}
		}
	}
	return edges
}

func TestNeighboursShareTheirBorderAtEveryLevel(t *testing.T) {
	const columns, rows = 4, 3
	shapes := Prepare(jigsaw(columns, rows, 7), Ukraine)
	v := Viewport{Center: shapes.Bound().Center(), Width: 1e7, Height: 1e7}
	for _, v.Scale = range []float64{1, 1e-3, 3e-4, 1e-4, 3e-5, 1.1e-5} {
		var paths []Path
		for i := range shapes.Len() {
			paths = append(paths, shapes.Path(i, v))
		}
		edges, once := undirected(paths), map[orb.Point]int{}
		for edge, times := range edges {
			if times > 2 {
				t.Errorf("scale %g: an edge occurs %d times", v.Scale, times)
			}
			if times == 1 {
				once[edge[0]]++
				once[edge[1]]++
			}
		}
		// What is not shared must be the outline: one closed curve.
		for vertex, ends := range once {
			if ends != 2 {
				t.Fatalf("scale %g: a gap begins at %v", v.Scale, vertex)
			}
		}
		if len(once) < 2*(columns+rows) {
			t.Errorf("scale %g: the outline has only %d vertices", v.Scale, len(once))
		}
	}
}

func TestALakeAndItsIslandKeepOneShore(t *testing.T) {
	coast := roughLine(orb.Point{30, 45}, orb.Point{30, 45.5}, 7, newRandom(5))
	back := roughLine(orb.Point{30, 45.5}, orb.Point{30, 45}, 7, newRandom(6))
	shore := append(append(orb.Ring{{30, 45}}, coast...), back...)
	turned := append(append(orb.Ring{}, shore[50:]...), shore[1:51]...)
	turned.Reverse()
	land := orb.Polygon{{{28, 43}, {33, 43}, {33, 47}, {28, 47}, {28, 43}}, turned}
	layer := &Layer{Features: []Feature{{ID: "land", Geometry: land}, {ID: "lake", Geometry: orb.Polygon{shore}}}}
	shapes := Prepare(layer, Ukraine)
	v := Fit(shapes.FeatureBound(1), 100, 100, Insets{})
	v.Width, v.Height = 1e6, 1e6
	outer, inner := shapes.Path(1, v).Parts[0], shapes.Path(0, v).Parts[1]
	if len(outer) != len(inner) || len(outer) > len(shore)-20 {
		t.Fatalf("%d and %d vertices of %d", len(outer), len(inner), len(shore))
	}
	for edge, times := range undirected([]Path{{Parts: [][]orb.Point{outer, inner}}}) {
		if times != 2 {
			t.Fatalf("the shores part at %v", edge)
		}
	}
}

func TestBorderLinesPreparedTogetherLieOnTheAreas(t *testing.T) {
	areas := jigsaw(2, 1, 7)
	ring := areas.Features[0].Geometry.(orb.Polygon)[0]
	line := append(orb.LineString{}, ring[30:200]...) // crosses a corner
	lines := &Layer{Features: []Feature{{Geometry: line}}}
	shapes := PrepareTogether(Ukraine, areas, lines)
	v := Fit(shapes[0].Bound(), 300, 200, Insets{})
	v.Width, v.Height = 1e6, 1e6
	area := map[orb.Point]bool{}
	for _, vertex := range shapes[0].Path(0, v).Parts[0] {
		area[vertex] = true
	}
	simplified := shapes[1].Path(0, v).Parts[0]
	if len(simplified) > 150 {
		t.Fatalf("%d of 170 vertices: not simplified", len(simplified))
	}
	for _, vertex := range simplified {
		if !area[vertex] {
			t.Errorf("%v is on the line but not on the area", vertex)
		}
	}
}

func TestAreasUnderAPixelBecomeADot(t *testing.T) {
	island := func(x, size float64) orb.Polygon { return orb.Polygon{box(x, 0, x+size, size).ToRing()} }
	lake := orb.Polygon{box(200000, 0, 290000, 90000).ToRing(), box(210000, 9000, 212000, 11000).ToRing()}
	sliver := orb.Polygon{box(400000, 0, 400100, 90000).ToRing()}
	shapes := shapesOf(orb.MultiPolygon{island(0, 900), island(2000, 60000)}, lake, sliver)
	v := Viewport{Center: orb.Point{200000, 0}, Width: 1e7, Height: 1e7}
	for _, c := range []struct {
		scale float64
		parts [3]int     // of each feature
		area  [3]float64 // px², of all parts
	}{
		{1e-2, [3]int{2, 2, 1}, [3]float64{81 + 360_000, 810_000 - 400, 900}},
		{2e-4, [3]int{2, 1, 2}, [3]float64{1 + 144, 324, 1 + 0.18}}, // the lake goes, the sliver is half of itself and marked
		{1e-6, [3]int{2, 1, 1}, [3]float64{2, 1, 1}},
		{1e-12, [3]int{2, 1, 1}, [3]float64{2, 1, 1}},
	} {
		v.Scale = c.scale
		for i := range shapes.Len() {
			path := shapes.Path(i, v)
			area := 0.0
			for _, part := range path.Parts {
				area -= ringArea(part) // y runs down
			}
			if len(path.Parts) != c.parts[i] {
				t.Errorf("scale %g, %s: %d parts, want %d", c.scale, shapes.ID(i), len(path.Parts), c.parts[i])
			}
			near(t, fmt.Sprintf("area at scale %g of %s", c.scale, shapes.ID(i)), area, c.area[i], 1e-6*c.area[i])
		}
	}
}

func TestADotIsSeenWhateverItsPlace(t *testing.T) {
	shapes := shapesOf(orb.Polygon{box(0, 0, 1, 1).ToRing()})
	for _, x := range []float64{0, 0.25, 0.5, 0.9} {
		v := Viewport{Center: orb.Point{100 * x, 50 * x}, Scale: 0.01, Width: 20, Height: 20}
		r := NewRaster(20, 20, white)
		var areas Areas
		areas.Cover(shapes, v)
		r.Areas(&areas, func(int) Fill { return Fill{Color: black} }, orb.Point{})
		near(t, "ink", ink(r.Image()), 1, 0.02)
	}
}

func TestClippingChangesNoPixelInTheWindow(t *testing.T) {
	layer := jigsaw(3, 2, 6)
	layer.Features = append(layer.Features, Feature{Geometry: orb.LineString{{20, 40}, {29, 48}, {30, 47}, {45, 60}}})
	shapes := Prepare(layer, Ukraine)
	whole := Fit(shapes.Bound(), 300, 200, Insets{})
	fill := Fill{Color: color1, Ink: black, Pattern: Pattern{Kind: Lines, Angle: 45, Spacing: 8, Width: 1.5}}
	for _, v := range []Viewport{whole, whole.ZoomAt(orb.Point{120, 80}, 8), whole.ZoomAt(orb.Point{150, 90}, 300)} {
		paint := func(path func(int, Viewport) Path) *Raster {
			r := NewRaster(300, 200, white)
			for i := range shapes.Len() {
				r.Fill(path(i, v), fill, orb.Point{})
				r.Stroke(path(i, v), Stroke{Color: black, Width: 5})
			}
			return r
		}
		full := func(i int, v Viewport) Path { // every vertex that Path may use, unclipped
			path := shapes.FullPath(i, v)
			level, least := shapes.arcs.at(v.Scale)
			for k := range shapes.shapes[i].parts {
				path.Parts[k] = onScreen(shapes.arcs.vertices(nil, &shapes.shapes[i].parts[k], level, least), v)
			}
			return path
		}
		clipped, unclipped := paint(shapes.Path), paint(full)
		if d := largestDifference(clipped.Image(), unclipped.Image()); d > 2 {
			t.Errorf("at scale %g clipping changes a px by %d of 255", v.Scale, d)
		}
		if ink(clipped.Image()) == 0 {
			t.Errorf("at scale %g nothing is painted", v.Scale)
		}
	}
}

func TestWhatLiesOutsideTheWindowIsLeftOut(t *testing.T) {
	shapes := shapesOf(orb.Polygon{box(0, 0, 10, 10).ToRing()}, orb.LineString{{0, 5}, {1000, 5}}, orb.Point{5, 5})
	far := Viewport{Center: orb.Point{5000, 5000}, Scale: 1, Width: 100, Height: 100}
	in := Viewport{Center: orb.Point{500, 5}, Scale: 1, Width: 100, Height: 100}
	for i := range shapes.Len() {
		if path := shapes.Path(i, far); len(path.Parts) != 0 {
			t.Errorf("%s: %v", shapes.ID(i), path)
		}
	}
	line := shapes.Path(1, in)
	if got := line.Bound(); got != box(-32, 50, 132, 50) {
		t.Errorf("the line is cut to %v", got)
	}
	if path := shapes.Path(2, Viewport{Center: orb.Point{5, 5}, Scale: 1, Width: 10, Height: 10}); len(path.Parts) != 1 || path.Closed {
		t.Errorf("a dot is drawn as %v", path)
	}
}

func TestAPathKeepsLinesOpenAndAreasClosed(t *testing.T) {
	wrong := orb.Polygon{{{0, 0}, {0, 9}, {9, 9}, {9, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}} // wound wrongly, unclosed
	shapes := shapesOf(wrong, orb.LineString{{0, 0}, {1, 1}}, nil, orb.Collection{orb.Point{1, 1}, wrong})
	v := Viewport{Scale: 1, Width: 100, Height: 100}
	area := shapes.FullPath(0, v)
	if !area.Closed || orb.Ring(area.Parts[0]).Orientation() == orb.Ring(area.Parts[1]).Orientation() {
		t.Errorf("a hole runs like its outer ring: %v", area)
	}
	if ring := area.Parts[0]; ring[0] != ring[len(ring)-1] {
		t.Error("the ring is not closed")
	}
	if shapes.FullPath(1, v).Closed {
		t.Error("a line is closed")
	}
	if path := shapes.Path(2, v); len(path.Parts) != 0 || !shapes.FeatureBound(2).IsEmpty() {
		t.Errorf("a feature without a place is drawn: %v", path)
	}
	if path := shapes.FullPath(3, v); !path.Closed || len(path.Parts) != 2 {
		t.Errorf("of a mixed feature not the areas are drawn: %v", path)
	}
}

func TestLongParallelsBend(t *testing.T) {
	layer := &Layer{Features: []Feature{{Geometry: orb.LineString{{22, 50}, {40, 50}}}}}
	shapes := Prepare(layer, Ukraine)
	line := shapes.FullPath(0, Viewport{Scale: 1}).Parts[0]
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		lon := 22 + 18*(float64(i)-0.5)/float64(len(line)-1)
		middle := (Viewport{Scale: 1}).ToScreen(Ukraine.Forward(orb.Point{lon, 50}))
		if off := distance(middle, orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}); off > 10 {
			t.Fatalf("at %g E the line leaves its parallel by %.1f m", lon, off)
		}
	}
	layer.Features[0].Geometry.(orb.LineString).Reverse()
	if edges := undirected([]Path{{Parts: [][]orb.Point{line}}, Prepare(layer, Ukraine).FullPath(0, Viewport{Scale: 1})}); len(edges) != len(line)-1 {
		t.Errorf("run the other way the line has other vertices: %d edges, want %d", len(edges), len(line)-1)
	}
}

func TestSpitefulGeometryIsPreparedQuickly(t *testing.T) {
	// Each vertex outweighs all before it; and every edge spans the world.
	spiral, jumps := orb.LineString{}, orb.LineString{}
	for i := range 50_000 {
		spiral = append(spiral, orb.Point{30 + math.Exp(-float64(i)/5000), 45 + 1e-5*float64(i%2)})
		jumps = append(jumps, orb.Point{float64(i%2)*360 - 180, float64(i) / 1000})
	}
	shapes := Prepare(&Layer{Features: []Feature{{Geometry: spiral}, {Geometry: jumps}}}, Ukraine)
	added := vertices(shapes.parts(1)) - len(jumps)
	if added > mostAdded {
		t.Errorf("%d vertices were added, more than %d", added, mostAdded)
	}
}

func TestALayerHasTheBoundOfItsPlaces(t *testing.T) {
	shapes := shapesOf(orb.Polygon{box(0, 0, 5, 5).ToRing()}, nil, orb.Point{9, -2})
	if got, want := fmt.Sprint(shapes.Bound()), fmt.Sprint(box(0, -2, 9, 5)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if shapes.Len() != 3 || shapes.ID(2) != "2" || shapes.Projection() != (flat{}) {
		t.Errorf("%d features, the last is %q, in %v", shapes.Len(), shapes.ID(2), shapes.Projection())
	}
	if !shapesOf().Bound().IsEmpty() {
		t.Error("a layer without features has an extent")
	}
}
