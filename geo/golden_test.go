package geo

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
)

// goldenTolerance is how far a channel of a px may be off, of 255: rounding
// differs by a step or two between processors.
const goldenTolerance = 6

// golden compares a picture with testdata/name.png. A missing one is written
// on your machine and fails in CI; of a differing one the difference is left
// beside it as name.diff.png.
func golden(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is missing; run the test on your machine and commit it", path)
		}
		writePicture(t, path, got)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if difference, most := pictureDifference(got, want); most > goldenTolerance {
		beside := filepath.Join("testdata", name+".diff.png")
		writePicture(t, beside, difference)
		t.Errorf("%s differs by %d of 255; see %s", path, most, beside)
	}
}

func writePicture(t *testing.T, path string, picture image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
}

// pictureDifference is black where two pictures agree, and the largest
// difference of a channel.
func pictureDifference(a *image.RGBA, b image.Image) (*image.RGBA, int) {
	difference := image.NewRGBA(a.Bounds())
	if a.Bounds() != b.Bounds() {
		return difference, 255
	}
	most := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := a.RGBAAt(x, y), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			d := color.RGBA{apart(p.R, q.R), apart(p.G, q.G), apart(p.B, q.B), 255}
			most = max(most, int(d.R), int(d.G), int(d.B))
			difference.SetRGBA(x, y, d)
		}
	}
	return difference, most
}

func apart(a, b uint8) uint8 { return max(a, b) - min(a, b) }

// Every pattern, plain and over a part of a region, and every kind of mark.
func TestPatternsAndMarksLookAsTheyDid(t *testing.T) {
	r := NewRaster(420, 330, color.NRGBA{0xD6, 0xDF, 0xE5, 255})
	fill, ink, land := color.NRGBA{0xC4, 0x86, 0x51, 255}, color.NRGBA{0x60, 0x38, 0x1E, 255}, color.NRGBA{0xF5, 0xF3, 0xEE, 255}
	outline := Stroke{Color: color.NRGBA{0x33, 0x37, 0x3A, 255}, Width: 1.25}
	for i, pattern := range append(patterns, Pattern{}) {
		x, y := 10+float64(i%6)*68, 10+float64(i/6)*80
		for k, stripes := range []Stripes{{}, {Color: land, Edge: ink, Period: 12, Width: 4.5, EdgeWidth: 0.8 * float64(i%2)}} {
			swatch := Rectangle(box(x, y+38*float64(k), x+60, y+34+38*float64(k)))
			r.Fill(swatch, Fill{Color: fill, Ink: ink, Pattern: pattern, Stripes: stripes}, swatch.Bound().Min)
			r.Stroke(swatch, outline)
		}
	}
	style := TextStyle{Font: goFont(t), Size: 13, Spacing: 0.6, Color: ink, Halo: color.NRGBA{255, 255, 255, 204}, HaloWidth: 3.2}
	r.Text(Text{String: "DONETSK Донецьк", At: orb.Point{210, 265}, Anchor: Center, Style: style})
	zigzag := Line(orb.Point{20, 310}, orb.Point{120, 285}, orb.Point{200, 315}, orb.Point{215, 285}, orb.Point{300, 310})
	r.Stroke(zigzag, Stroke{Color: color.NRGBA{255, 255, 255, 255}, Width: 9})
	r.Stroke(zigzag, Stroke{Color: ink, Width: 2.75})
	r.Stroke(zigzag.Translate(100, 0), Stroke{Color: ink, Width: 1.25, Dash: []float64{4, 3}})
	r.Fill(Circle(orb.Point{400, 300}, 3), Fill{Color: ink}, orb.Point{})
	golden(t, "marks", r.Image())
}

// A part of a rough map, with levels of detail, clipping and labels.
func TestAMapLooksAsItDid(t *testing.T) {
	shapes := Prepare(jigsaw(4, 3, 8), Ukraine)
	v := Fit(shapes.Bound(), 420, 300, Insets{Left: 60}).ZoomAt(orb.Point{300, 150}, 1.4)
	r := NewRaster(420, 300, color.NRGBA{0xF5, 0xF3, 0xEE, 255})
	for i := range shapes.Len() {
		f := Fill{Color: color.NRGBA{uint8(140 + 9*i), 160, uint8(240 - 9*i), 255}, Ink: black, Pattern: patterns[i%len(patterns)]}
		r.Fill(shapes.Path(i, v), f, orb.Point{})
	}
	var candidates []Candidate
	for i := range shapes.Len() {
		r.Stroke(shapes.Path(i, v), Stroke{Color: black, Width: 1.25})
		c := city(t, fmt.Sprint("PIECE ", i), 0, 0)
		c.At, c.Anchors, c.Symbol = v.ToScreen(shapes.Pole(i)), []Anchor{Center}, 0
		candidates = append(candidates, c)
	}
	for _, label := range PlaceLabels(candidates, nil, r.bound()) {
		r.Text(label.Text)
	}
	golden(t, "map", r.Image())
}
