package geo

import (
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
)

func style(t testing.TB) TextStyle { return TextStyle{Font: goFont(t), Size: 40, Color: black} }

func TestWidthAgreesWithTheToolkitsOwnMeasure(t *testing.T) {
	s := style(t)
	face, err := opentype.NewFace(s.Font, &opentype.FaceOptions{Size: 40, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"DONETSK", "Запоріжжя", "AVATAR", "i", ""} {
		width, ascent, descent := s.Measure(text)
		near(t, text, width, float64(font.MeasureString(face, text))/64, 0.3)
		if ascent < 30 || ascent > 45 || descent < 5 || descent > 15 {
			t.Errorf("ascent %g, descent %g at size 40", ascent, descent)
		}
	}
}

func TestSpacingLiesBetweenLetters(t *testing.T) {
	s := style(t)
	plain, _, _ := s.Measure("KHERSON")
	s.Spacing = 2.2
	spaced, _, _ := s.Measure("KHERSON")
	near(t, "six gaps of 2.2", spaced-plain, 6*2.2, 0.7) // and no kerning
	double, _, _ := s.Scaled(2).Measure("KHERSON")
	near(t, "scaled", double, 2*spaced, 1e-9)

	img := NewRaster(400, 80, white)
	img.Text(Text{String: "HH", At: orb.Point{10, 60}, Style: s})
	near(t, "the ink starts at the point", firstInk(img, 0), 10+leftBearing(s, "H"), 1)
}

func leftBearing(s TextStyle, text string) float64 {
	return Text{String: text, Style: s}.Bound().Min[0]
}

// firstInk is the first column of a raster with ink, counted from x.
func firstInk(r *Raster, x int) float64 {
	b := r.Image().Bounds()
	for ; x < b.Max.X; x++ {
		for y := range b.Max.Y {
			if r.Image().RGBAAt(x, y).R < 128 {
				return float64(x)
			}
		}
	}
	return -1
}

func TestAnchorsPutTheTextAroundItsPoint(t *testing.T) {
	s := style(t)
	at := orb.Point{200, 100}
	capital := s.CapHeight()
	if capital < 25 || capital > 32 {
		t.Fatalf("a capital of size 40 is %g px high", capital)
	}
	for _, c := range []struct {
		name   string
		anchor Anchor
		fits   func(b orb.Bound) bool
	}{
		{"start", Start, func(b orb.Bound) bool { return b.Min[0] >= 200 && b.Min[0] < 206 && b.Max[1] == 100 }},
		{"middle", Middle, func(b orb.Bound) bool { return b.Max[1] == 100 && b.Center()[0] > 198 && b.Center()[0] < 202 }},
		{"end", End, func(b orb.Bound) bool { return b.Max[0] <= 200 && b.Max[0] > 194 }},
		{"center", Center, func(b orb.Bound) bool { return b.Center()[1] > 99 && b.Center()[1] < 101 }},
		{"right", RightOf, func(b orb.Bound) bool { return b.Min[0] >= 207 && b.Center()[1] > 99 && b.Center()[1] < 101 }},
		{"left", LeftOf, func(b orb.Bound) bool { return b.Max[0] <= 193 }},
		{"above", Above, func(b orb.Bound) bool { return b.Max[1] <= 93.5 && b.Max[1] > 92 }},
		{"below", Below, func(b orb.Bound) bool { return b.Min[1] >= 106.5 && b.Min[1] < 108 }},
		{"right below", RightBelow, func(b orb.Bound) bool { return b.Min[0] >= 207 && b.Min[1] >= 106.5 && b.Min[1] < 108 }},
		{"right above", RightAbove, func(b orb.Bound) bool { return b.Min[0] >= 207 && b.Max[1] <= 93.5 && b.Max[1] > 92 }},
		{"left below", LeftBelow, func(b orb.Bound) bool { return b.Max[0] <= 193 && b.Min[1] >= 106.5 && b.Min[1] < 108 }},
		{"left above", LeftAbove, func(b orb.Bound) bool { return b.Max[0] <= 193 && b.Max[1] <= 93.5 && b.Max[1] > 92 }},
	} {
		text := Text{String: "HEH", At: at, Anchor: c.anchor, Gap: 7, Style: s}
		if b := text.Bound(); !c.fits(b) {
			t.Errorf("%s: %v", c.name, b)
		}
		start, end := text.Baseline()
		width, _, _ := s.Measure("HEH")
		near(t, c.name+": baseline", end[0]-start[0], width, 1e-9)
	}
}

func TestTheHaloSurroundsTheLetters(t *testing.T) {
	s := style(t)
	s.Color, s.Halo, s.HaloWidth = fillColor, ground, 3.2
	text := Text{String: "Я", At: orb.Point{20, 60}, Style: s}
	r := NewRaster(80, 80, white)
	r.Text(text)
	img := r.Image()
	halo, letters := 0, 0
	for y := range 80 {
		for x := range 80 {
			c := img.RGBAAt(x, y)
			blue := c.B > 200 && c.R < 60
			red := c.R > 200 && c.B < 60
			if blue {
				halo++
			}
			if red {
				letters++
				// 1.6 px of halo on every side: two px off a letter's px there is no bare paper.
				for _, d := range []orb.Point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
					if n := img.RGBAAt(x+int(d[0]), y+int(d[1])); n.R > 200 && n.G > 200 && n.B > 200 {
						t.Fatalf("paper beside the letter at %d, %d", x, y)
					}
				}
			}
		}
	}
	if halo < 60 || letters < 60 {
		t.Errorf("%d px of halo, %d of letters", halo, letters)
	}
	bare := text
	bare.Style.HaloWidth = 0
	if got, want := text.Bound(), bare.Bound().Pad(1.6); got != want {
		t.Errorf("the halo's bound is %v, not %v", got, want)
	}
}

func TestTextWithoutInkIsHarmless(t *testing.T) {
	r := NewRaster(20, 20, white)
	for name, text := range map[string]Text{
		"empty":   {Style: style(t)},
		"blank":   {String: "  ", Style: style(t)},
		"no font": {String: "abc", Style: TextStyle{Size: 12, Color: black}},
		"no size": {String: "abc", Style: TextStyle{Font: goFont(t), Color: black}},
		"far":     {String: "abc", At: orb.Point{1e6, 1e6}, Style: style(t)},
	} {
		r.Text(text)
		if ink(r.Image()) != 0 {
			t.Errorf("%s: something is painted", name)
		}
	}
}
