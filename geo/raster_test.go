package geo

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestAFillCoversItsArea(t *testing.T) {
	for _, c := range []struct {
		name string
		path Path
		area float64 // px
	}{
		{"rectangle off the grid", Rectangle(box(10.3, 20.7, 71.05, 60.2)), (71.05 - 10.3) * (60.2 - 20.7)},
		{"disc", Circle(orb.Point{50.4, 50.7}, 30), math.Pi * 900},
		{"frame", Path{Closed: true, Parts: [][]orb.Point{box(10, 10, 90, 90).ToRing(), reversed(box(30, 30, 60, 60).ToRing())}}, 6400 - 900},
		{"half outside", Rectangle(box(-50, -50, 50, 50)), 2500},
		{"far outside on all sides", Rectangle(box(-1e9, -1e9, 1e9, 1e9)), 10000},
		{"outside", Rectangle(box(200, 200, 300, 300)), 0},
		{"clockwise", Path{Closed: true, Parts: [][]orb.Point{reversed(box(10, 10, 20, 20).ToRing())}}, 100},
		{"a line has none", Line(orb.Point{0, 0}, orb.Point{50, 0}, orb.Point{50, 50}), 0},
		{"nothing", Path{Closed: true}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			for kind, fill := range map[string]Fill{"plain": {Color: black}, "patterned": {Color: black, Ink: black, Pattern: patterns[0]}} {
				r := NewRaster(100, 100, white)
				r.Fill(c.path, fill, orb.Point{})
				near(t, kind, ink(r.Image()), c.area, 0.002*c.area+0.5)
			}
		})
	}
}

func reversed(ring orb.Ring) orb.Ring {
	ring.Reverse()
	return ring
}

func TestTransparentPaintMixes(t *testing.T) {
	half := color.NRGBA{0, 0, 0, 128}
	for name, fill := range map[string]Fill{"plain": {Color: half}, "patterned": {Color: half, Ink: half, Pattern: Pattern{Lines, 0, 50, 1, 0}}} {
		r := NewRaster(20, 20, white)
		r.Fill(Rectangle(box(0, 0, 20, 20)), fill, orb.Point{})
		if got := r.Image().RGBAAt(5, 5); math.Abs(float64(got.R)-127) > 1 || got.A != 255 {
			t.Errorf("%s: half black on white is %v", name, got)
		}
	}
	r := NewRaster(20, 20, glass)
	r.Fill(Rectangle(box(0, 0, 20, 20)), Fill{Color: glass, Ink: black, Pattern: Pattern{Lines, 0, 10, 2, 0}}, orb.Point{})
	if between, on := r.Image().RGBAAt(5, 0), r.Image().RGBAAt(5, 5); between.A != 0 || on.A < 250 {
		t.Errorf("ink alone: %v between lines, %v on one", between, on)
	}
}

func TestAStrokeHasItsWidth(t *testing.T) {
	for _, width := range []float64{0.75, 1, 1.25, 2, 2.75, 6} {
		for _, end := range []orb.Point{{90, 50.5}, {90, 20}, {50, 90}, {20, 11}} {
			r := NewRaster(100, 100, white)
			start := orb.Point{50, 50.5}
			r.Stroke(Line(start, end), Stroke{Color: black, Width: width})
			want := distance(start, end)*width + math.Pi*width*width/4 // round caps
			near(t, "ink of a line", ink(r.Image())/want, 1, 0.02)
		}
	}
}

func TestAStrokeGoesAroundAClosedPathWithRoundJoins(t *testing.T) {
	r := NewRaster(100, 100, white)
	r.Stroke(Rectangle(box(20, 20, 80, 80)), Stroke{Color: black, Width: 8})
	want := 4*60*8 + math.Pi*16 - 4*16.0 // four corners: outside quarter discs, inside counted twice
	near(t, "ink", ink(r.Image()), want, 6)
	if corner := r.Image().RGBAAt(16, 16); corner.R < 200 {
		t.Errorf("the corner is not round: %v", corner)
	}

	circle := NewRaster(100, 100, white)
	circle.Stroke(Circle(orb.Point{50, 50}, 30), Stroke{Color: black, Width: 2})
	near(t, "ink of a circle", ink(circle.Image()), fullTurn*30*2, 4)
}

// A border of many short edges must not come out darker than one of few.
func TestShortEdgesDrawLikeLongOnes(t *testing.T) {
	few, many := NewRaster(200, 50, white), NewRaster(200, 50, white)
	line := []orb.Point{}
	for i := range 1801 {
		line = append(line, orb.Point{10 + float64(i)/10, 20.3 + float64(i)/300})
	}
	few.Stroke(Line(line[0], line[1800]), Stroke{Color: black, Width: 1.25})
	many.Stroke(Line(line...), Stroke{Color: black, Width: 1.25})
	if d := largestDifference(few.Image(), many.Image()); d > 4 {
		t.Errorf("a px differs by %d of 255", d)
	}
}

func TestDashesKeepTheirLengths(t *testing.T) {
	r := NewRaster(100, 20, white)
	r.Stroke(Line(orb.Point{10, 10}, orb.Point{35, 10}, orb.Point{80, 10}), Stroke{Color: black, Width: 4, Dash: []float64{8, 6}})
	for x := range 100 {
		along := float64(x) + 0.5 - 10
		want := along > 0 && along < 70 && math.Mod(along, 14) < 8
		if got := r.Image().RGBAAt(x, 10).R < 128; got != want {
			t.Errorf("at %d drawn is %v", x, got)
		}
	}
	for name, dash := range map[string][]float64{"odd": {3}, "nothing": {0, 0}, "negative": {3, -1}} {
		solid := NewRaster(20, 20, white)
		solid.Stroke(Line(orb.Point{0, 10}, orb.Point{20, 10}), Stroke{Color: black, Width: 4, Dash: dash})
		if got := solid.Image().RGBAAt(10, 10); got.R > 10 {
			t.Errorf("%s: not solid", name)
		}
	}
}

func TestADotIsADisc(t *testing.T) {
	r := NewRaster(20, 20, white)
	r.Stroke(Line(orb.Point{10, 10}), Stroke{Color: black, Width: 6})
	r.Stroke(Line(orb.Point{10, 10}, orb.Point{10, 10}), Stroke{Color: black, Width: 6})
	near(t, "ink", ink(r.Image()), math.Pi*9, 3)
	for name, stroke := range map[string]Stroke{"no width": {Color: black}, "no colour": {Width: 5}} {
		blank := NewRaster(20, 20, white)
		blank.Stroke(Line(orb.Point{0, 0}, orb.Point{20, 20}), stroke)
		if ink(blank.Image()) != 0 {
			t.Errorf("%s: something is drawn", name)
		}
	}
}

func TestStrokesFarOutsideCostNothing(t *testing.T) {
	r := NewRaster(50, 50, white)
	r.Stroke(Line(orb.Point{-1e9, 25}, orb.Point{1e9, 25}), Stroke{Color: black, Width: 2})
	near(t, "ink inside", ink(r.Image()), 100, 1)
}

func TestARasterCanUseABufferAgain(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 30, 30))
	r := OnImage(img)
	r.Clear(color1)
	r.Fill(Rectangle(box(0, 0, 10, 10)), Fill{Color: black}, orb.Point{})
	if r.Image() != img || img.RGBAAt(20, 20) != (color.RGBA{200, 150, 100, 255}) || img.RGBAAt(5, 5) != (color.RGBA{0, 0, 0, 255}) {
		t.Error("the image handed in is not painted on")
	}
	scaled := Stroke{Color: black, Width: 2, Dash: []float64{4, 3}}.Scaled(2)
	if scaled.Width != 4 || scaled.Dash[1] != 6 {
		t.Errorf("%+v", scaled)
	}
}
