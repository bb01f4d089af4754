package geo

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"github.com/paulmach/orb"
)

// patterns are the members of the territorial scale that have one.
var patterns = []Pattern{
	{Dashes, 45, 8, 1.5, 5}, {Lines, 45, 8, 1.5, 0}, {Lines, 0, 8, 1.5, 0}, {Lines, 90, 8, 1.5, 0},
	{Grid, 0, 10, 1.25, 0}, {Dashes, 90, 8, 1.5, 4}, {Dots, 0, 8, 1.8, 0}, {Dots, 0, 8, 2, 0},
	{Dashes, 0, 8, 1.5, 4}, {Crosses, 0, 14, 1.25, 0}, {Crosses, 45, 14, 1.25, 0}, {Dashes, 135, 8, 1.5, 5},
	{Lines, 135, 8, 1.5, 0}, {Grid, 45, 12, 1.25, 0}, {Rings, 0, 12, 1.25, 0}, {Dashes, 135, 10, 1.5, 5}, {Lines, 135, 12, 1.5, 0},
}

func (p Pattern) String() string {
	kind := []string{"none", "lines", "dashes", "dots", "crosses", "grid", "rings"}[p.Kind]
	return fmt.Sprintf("%s %g° %g/%g", kind, p.Angle, p.Spacing, p.Width)
}

func painted(size int, f Fill) *image.RGBA {
	r := NewRaster(size, size, white)
	r.Fill(Rectangle(box(0, 0, float64(size), float64(size))), f, orb.Point{})
	return r.Image()
}

// The formulae of coverage, and what is painted on 400 × 400 px, agree within
// 0.003 (cut cells at the edge, rounding to 1/255): in themes, in high
// contrast, and scaled for swatches and dense screens.
func TestAPatternCoversWhatItsFormulaSays(t *testing.T) {
	for _, p := range patterns {
		for name, p := range map[string]Pattern{"": p, " high contrast": p.HighContrast(), " swatch": p.Scaled(0.75), " HiDPI": p.Scaled(2)} {
			img := painted(400, Fill{Color: white, Ink: black, Pattern: p})
			near(t, p.String()+name, ink(img)/(400*400), p.Coverage(), 0.003)
		}
	}
}

func TestCoverageByHand(t *testing.T) {
	for _, c := range []struct {
		pattern Pattern
		want    float64
	}{
		{Pattern{Lines, 45, 8, 2, 0}, 0.25},
		{Pattern{Grid, 0, 10, 1, 0}, 0.19},
		{Pattern{Dots, 0, 10, 2, 0}, 0.0628319},
		{Pattern{Dashes, 0, 10, 1.5, 5}, 15.0 / 225},
		{Pattern{Crosses, 0, 10, 1, 0}, 0.156},
		{Pattern{Rings, 0, 12, 1, 0}, 0.1745329},
		{Pattern{}, 0},
		{Pattern{Kind: Lines}, 0},
	} {
		near(t, c.pattern.String(), c.pattern.Coverage(), c.want, 1e-6)
	}
}

func TestHighContrastIsBolder(t *testing.T) {
	if got, want := (Pattern{Dashes, 45, 8, 1.5, 5}).HighContrast(), (Pattern{Dashes, 45, 10, 2, 6}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := (Pattern{Grid, 45, 12, 1.25, 0}).HighContrast(), (Pattern{Grid, 45, 14, 1.75, 0}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := (Pattern{}).HighContrast(); got != (Pattern{}) {
		t.Errorf("plain became %v", got)
	}
}

func TestPatternsRepeatWhereTheyShould(t *testing.T) {
	dark := func(img *image.RGBA, x, y int) bool { return img.Pix[img.PixOffset(x, y)] < 128 }
	rising := painted(64, Fill{Color: white, Ink: black, Pattern: Pattern{Lines, 45, 16, 3, 0}})
	upright := painted(64, Fill{Color: white, Ink: black, Pattern: Pattern{Lines, 90, 16, 3, 0}})
	level := painted(64, Fill{Color: white, Ink: black, Pattern: Pattern{Lines, 0, 16, 3, 0}})
	for i := 1; i < 63; i++ {
		if dark(upright, 8, i) != true || dark(level, i, 8) != true || dark(upright, 16, i) || dark(level, i, 16) {
			t.Fatalf("lines are not in the middle of their spacing at %d", i)
		}
		// Along a line that rises to the right, x grows as y falls.
		if dark(rising, i, 63-i) != dark(rising, 32, 31) {
			t.Fatalf("45° does not rise to the right at %d", i)
		}
	}
	dots := painted(32, Fill{Color: white, Ink: black, Pattern: Pattern{Dots, 0, 16, 6, 0}})
	for _, at := range []image.Point{{4, 4}, {12, 12}, {20, 4}, {28, 12}, {4, 20}} {
		if !dark(dots, at.X, at.Y) {
			t.Errorf("no dot at %v", at)
		}
	}
	if dark(dots, 12, 4) || dark(dots, 4, 12) {
		t.Error("the dots are not staggered")
	}
}

// Colours for telling ink, band, stripe and edge apart.
var (
	fillColor = color.NRGBA{255, 0, 0, 255}
	inkColor  = color.NRGBA{0, 255, 0, 255}
	ground    = color.NRGBA{0, 0, 255, 255}
)

func portion(img *image.RGBA, channel int) float64 {
	sum := 0.0
	for i := channel; i < len(img.Pix); i += 4 {
		sum += float64(img.Pix[i]) / 255
	}
	return sum / float64(len(img.Pix)/4)
}

func TestStripesShowTheGroundOverFillAndInk(t *testing.T) {
	stripes := Stripes{Color: ground, Period: 12, Width: 4.5}
	plain := painted(400, Fill{Color: fillColor, Stripes: stripes})
	near(t, "ground over a plain fill", portion(plain, 2), 4.5/12, 0.005)
	near(t, "the rest is fill", portion(plain, 0), 1-4.5/12, 0.005)

	level := painted(400, Fill{Color: fillColor, Ink: inkColor, Pattern: Pattern{Lines, 0, 8, 1.5, 0}, Stripes: stripes})
	near(t, "ground over level lines", portion(level, 2), 4.5/12, 0.005)
	near(t, "level lines keep their spacing of 8", portion(level, 1), (1-4.5/12)*1.5/8, 0.005)

	stripes.Edge, stripes.EdgeWidth = inkColor, 0.8
	edged := painted(400, Fill{Color: fillColor, Stripes: stripes})
	near(t, "two edges of 0.8", portion(edged, 1), 2*0.8/12, 0.005)
}

func TestLinesOf45RunInTheMiddleOfEachBand(t *testing.T) {
	f := Fill{Color: fillColor, Ink: inkColor, Pattern: Pattern{Lines, 45, 8, 1.5, 0}, Stripes: Stripes{Color: ground, Period: 12, Width: 4.5}}
	img := painted(400, f)
	near(t, "one line a band", portion(img, 1), 1.5/12, 0.005)
	near(t, "stripes", portion(img, 2), 4.5/12, 0.005)
	tile := NewRaster(1, 1, white).newTile(f)
	for x := -50.0; x < 50; x += 0.25 {
		before, after := tile.at(x, 3), tile.at(-x, -3)
		for i := range before {
			if d := before[i] - after[i]; d > 1e-6 || d < -1e-6 {
				t.Fatalf("a line is not centred: at %g %v, mirrored %v", x, before, after)
			}
		}
	}
	dashes := painted(400, Fill{Color: fillColor, Ink: inkColor, Pattern: Pattern{Dashes, 45, 8, 1.5, 5}, Stripes: f.Stripes})
	near(t, "dashes of 45° keep their spacing, two rows beside each stripe", portion(dashes, 1), Pattern{Dashes, 45, 8, 1.5, 5}.Coverage(), 0.015)
}

func TestAPatternIsFixedToThePhaseNotTheShape(t *testing.T) {
	for _, p := range patterns {
		f := Fill{Color: fillColor, Ink: inkColor, Pattern: p, Stripes: Stripes{Color: ground, Period: 12, Width: 4.5}}
		whole, halves := NewRaster(120, 80, white), NewRaster(120, 80, white)
		whole.Fill(Rectangle(box(7, 5, 111, 71)), f, orb.Point{3, 2})
		halves.Fill(Rectangle(box(7, 5, 53, 71)), f, orb.Point{3, 2})
		halves.Fill(Rectangle(box(53, 5, 111, 71)), f, orb.Point{3, 2})
		if d := largestDifference(whole.Image(), halves.Image()); d > 1 {
			t.Errorf("%v: two halves differ from the whole by %d of 255", p, d)
		}
		// Moving shape and phase together moves the picture.
		moved := NewRaster(120, 80, white)
		moved.Fill(Rectangle(box(7, 5, 111, 71)).Translate(4, 6), f, orb.Point{7, 8})
		if a, b := whole.Image().RGBAAt(60, 40), moved.Image().RGBAAt(64, 46); a != b {
			t.Errorf("%v: %v moved became %v", p, a, b)
		}
	}
}

func TestAScaledFillIsThePictureEnlarged(t *testing.T) {
	f := Fill{Color: fillColor, Ink: inkColor, Pattern: Pattern{Dots, 0, 8, 4, 0}, Stripes: Stripes{Color: ground, Edge: black, Period: 12, Width: 4, EdgeWidth: 1}}
	twice := f.Scaled(2)
	if twice.Pattern != (Pattern{Dots, 0, 16, 8, 0}) || twice.Stripes.Period != 24 || twice.Stripes.Width != 8 || twice.Stripes.EdgeWidth != 2 {
		t.Errorf("%+v", twice)
	}
}
