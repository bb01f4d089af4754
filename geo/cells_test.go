package geo

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"runtime"
	"testing"

	"github.com/paulmach/orb"
)

// filledMask is what Fill covers, read from black on white.
func filledMask(p Path, width, height int) *image.Alpha {
	r := NewRaster(width, height, white)
	r.Fill(p, Fill{Color: black}, orb.Point{})
	mask := image.NewAlpha(r.Image().Rect)
	for i := range mask.Pix {
		mask.Pix[i] = 255 - r.Image().Pix[4*i]
	}
	return mask
}

// star is a ring with points in and out, valid as it goes around once.
func star(center orb.Point, inner, outer float64, points int, seed uint64) orb.Ring {
	random := newRandom(seed)
	ring := orb.Ring{}
	for i := range points {
		radius := inner + (outer-inner)*random.Float64()
		ring = append(ring, onCircle(center, radius, fullTurn*float64(i)/float64(points)))
	}
	return append(ring, ring[0])
}

// Each of these is one valid polygon: no px may differ by more than 8 of 255
// from golang.org/x/image/vector, the mean over what is covered by 0.5.
func TestAPolygonCoversWhatXImageVectorSays(t *testing.T) {
	pieces := Prepare(jigsaw(3, 2, 8), Ukraine)
	v := Fit(pieces.Bound(), 300, 200, Insets{})
	large := Fit(pieces.Bound(), 1200, 900, Insets{})
	lake := star(orb.Point{120, 90}, 20, 40, 50, 9)
	lake.Reverse()
	cases := map[string]Path{
		"triangle":        {Parts: [][]orb.Point{{{3.2, 4.1}, {90.7, 40.3}, {20.9, 95.5}, {3.2, 4.1}}}, Closed: true},
		"sliver":          {Parts: [][]orb.Point{{{3.2, 4.1}, {290.7, 140.3}, {290.7, 140.9}, {3.2, 4.1}}}, Closed: true},
		"upright sliver":  {Parts: [][]orb.Point{{{50.3, 4.1}, {50.9, 190.3}, {50.4, 190.9}, {50.3, 4.1}}}, Closed: true},
		"less than a px":  {Parts: [][]orb.Point{{{50.3, 4.1}, {50.9, 4.3}, {50.4, 4.9}, {50.3, 4.1}}}, Closed: true},
		"star":            {Parts: [][]orb.Point{star(orb.Point{120, 90}, 50, 85, 60, 1)}, Closed: true},
		"spiky star":      {Parts: [][]orb.Point{star(orb.Point{120, 90}, 5, 85, 200, 2)}, Closed: true},
		"island and lake": {Parts: [][]orb.Point{star(orb.Point{120, 90}, 60, 85, 80, 3), lake}, Closed: true},
		"disc":            Circle(orb.Point{100.4, 99.8}, 77.3),
		"on whole px":     Rectangle(box(10, 20, 200, 150)),
		"on halves":       Rectangle(box(10.5, 20.5, 200.5, 150.5)),
	}
	for i := range pieces.Len() {
		cases[fmt.Sprint("piece ", i)] = pieces.Path(i, v)
		cases[fmt.Sprint("large piece ", i)] = pieces.Path(i, large)
	}
	for name, path := range cases {
		width, height := 300, 200
		if path.Bound().Max[0] > 300 || path.Bound().Max[1] > 200 {
			width, height = 1200, 900
		}
		width, height = max(width, 600), max(height, 600) // smaller ones it paints in coarse fixed point
		mean, most := compared(filledMask(path, width, height), newReference(1, 1).mask(path, width, height))
		if mean > 0.5 || most > 8 {
			t.Errorf("%s: on average %.3f of 255 off, at most %d", name, mean, most)
		}
	}
}

// mosaic paints a map of pieces over all of a picture and beyond.
func mosaic(shapes *Shapes, fill func(int) Fill) *Raster {
	v := Fit(shapes.Bound(), 500, 300, Insets{}).ZoomAt(orb.Point{240, 150}, 1.8)
	r := NewRaster(500, 300, white)
	var areas Areas
	areas.Cover(shapes, v)
	r.Areas(&areas, fill, orb.Point{})
	return r
}

func TestNeighboursLeaveNoSeam(t *testing.T) {
	shapes := Prepare(jigsaw(7, 5, 6), Ukraine)
	for name, c := range map[string]color.NRGBA{"opaque": {200, 150, 100, 255}, "translucent": {200, 150, 100, 128}} {
		img := mosaic(shapes, func(int) Fill { return Fill{Color: c} }).Image()
		want := NewRaster(1, 1, white)
		want.Fill(Rectangle(box(0, 0, 1, 1)), Fill{Color: c}, orb.Point{})
		for i, value := range img.Pix {
			if d := apart(value, want.Image().Pix[i%4]); d > 2 {
				t.Fatalf("%s: at %d, %d a seam shows: %d instead of %d", name, i/4%500, i/4/500, value, want.Image().Pix[i%4])
			}
		}
	}
}

func TestPathsFilledTogetherLeaveNoSeam(t *testing.T) {
	fill := Fill{Color: color.NRGBA{10, 100, 200, 255}}
	west := Path{Closed: true, Parts: [][]orb.Point{{{-5, -5}, {40.3, -5}, {70.6, 105}, {-5, 105}, {-5, -5}}}}
	east := Path{Closed: true, Parts: [][]orb.Point{{{40.3, -5}, {105, -5}, {105, 105}, {70.6, 105}, {40.3, -5}}}}
	r := NewRaster(100, 100, white)
	r.FillTogether([]Filled{{west, fill}, {east, fill}}, orb.Point{})
	for i := 0; i < len(r.Image().Pix); i += 4 {
		if d := apart(r.Image().Pix[i], 10); d > 1 {
			t.Fatalf("at %d, %d a seam shows", i/4%100, i/400)
		}
	}
	// With an edge over an earlier area, the later one covers it.
	red, disc := Fill{Color: color.NRGBA{200, 0, 0, 255}}, Circle(orb.Point{50.3, 49.8}, 30)
	r.FillTogether([]Filled{{west, fill}, {east, fill}, {disc, red}}, orb.Point{})
	alone := NewRaster(100, 100, color.NRGBA{10, 100, 200, 255})
	alone.Fill(disc, red, orb.Point{})
	if d := largestDifference(r.Image(), alone.Image()); d > 2 {
		t.Errorf("an area over others differs from it alone by %d of 255", d)
	}
}

// At a shared border each px is a mean of both colours, weighted by area.
func TestNeighboursShareAPixelByArea(t *testing.T) {
	a, b := Fill{Color: color.NRGBA{255, 0, 0, 255}}, Fill{Color: color.NRGBA{0, 0, 255, 255}}
	for share := 0.1; share < 1; share += 0.2 {
		r := NewRaster(3, 3, color.NRGBA{0, 255, 0, 255})
		r.FillTogether([]Filled{{Rectangle(box(-1, -1, 1+share, 4)), a}, {Rectangle(box(1+share, -1, 4, 4)), b}}, orb.Point{})
		got := r.Image().RGBAAt(1, 1)
		near(t, "red", float64(got.R), 255*share, 2)
		near(t, "green", float64(got.G), 0, 1)
		near(t, "blue", float64(got.B), 255*(1-share), 2)
	}
}

func TestThePictureDoesNotDependOnTheCores(t *testing.T) {
	shapes := Prepare(jigsaw(7, 5, 7), Ukraine)
	paint := func(cores int) *image.RGBA {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		r := mosaic(shapes, func(i int) Fill { return Fill{Color: colorOf(i), Ink: black, Pattern: patterns[i%len(patterns)]} })
		var borders Strokes
		borders.Cover(shapes, Fit(shapes.Bound(), 500, 300, Insets{}), Stroke{Width: 1.25})
		r.Strokes(&borders, black)
		return r.Image()
	}
	if d := largestDifference(paint(1), paint(4)); d > 0 {
		t.Errorf("painted by four goroutines a px differs by %d of 255", d)
	}
}

// A band begins in the middle of an edge: the edge goes on where it was.
func TestBandsMeet(t *testing.T) {
	path := Path{Closed: true, Parts: [][]orb.Point{star(orb.Point{150, 400}, 100, 380, 90, 5)}}
	whole, part := filledMask(path, 300, 800), filledMask(path.Translate(0, -bandRows/2), 300, 800)
	for y := bandRows / 2; y < 800; y++ {
		for x := range 300 {
			a, b := whole.AlphaAt(x, y).A, part.AlphaAt(x, y-bandRows/2).A
			if apart(a, b) > 2 { // edges that the top of the picture cuts are rounded there
				t.Fatalf("at %d, %d: %d, moved by half a band %d", x, y, a, b)
			}
		}
	}
}

func TestAnAreaThatWindsTwiceCoversOnce(t *testing.T) {
	ring := box(10, 10, 50, 50).ToRing()
	twice := Path{Closed: true, Parts: [][]orb.Point{ring, ring, box(30, 30, 70, 70).ToRing()}}
	mask := filledMask(twice, 80, 80)
	for _, at := range []image.Point{{20, 20}, {40, 40}, {60, 60}} {
		if mask.AlphaAt(at.X, at.Y).A != 255 {
			t.Errorf("%v is not covered", at)
		}
	}
	if mask.AlphaAt(60, 20).A != 0 {
		t.Error("what it does not wind around is covered")
	}
}

func TestVerticesWithoutAPlaceAreLeftOut(t *testing.T) {
	nowhere := math.NaN()
	ring := []orb.Point{{10, 10}, {nowhere, 3}, {50, 10}, {50, 50}, {math.Inf(1), 20}, {10, 50}, {10, 10}}
	broken := Path{Closed: true, Parts: [][]orb.Point{ring, {{nowhere, nowhere}, {1, nowhere}, {nowhere, 2}}}}
	sane := Path{Closed: true, Parts: [][]orb.Point{box(10, 10, 50, 50).ToRing()}}
	if _, most := compared(filledMask(broken, 60, 60), filledMask(sane, 60, 60)); most > 0 {
		t.Errorf("a px differs by %d", most)
	}
	if _, most := compared(strokeMask(broken, Stroke{Width: 2}, 60), strokeMask(sane, Stroke{Width: 2}, 60)); most > 80 {
		t.Errorf("a px of the line differs by %d", most)
	}
}
