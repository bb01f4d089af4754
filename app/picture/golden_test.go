package picture

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"stancemap/app/state"
)

// goldenTolerance is how far a channel of a px may be off, of 255: rounding differs by a step or two between processors.
const goldenTolerance = 6

// golden compares a picture with testdata/name.png. A missing one is written on your machine and fails where CI is set;
// of a differing one the difference is left beside it as name.diff.png.
func golden(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		if os.Getenv("CI") != "" {
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
		t.Errorf("%s differs by %d of 255; see %s, and delete the first if the new look is right", path, most, beside)
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

// pictureDifference is black where two pictures agree, and the largest difference of a channel.
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

func TestASmallPageLooksAsItDid(t *testing.T) {
	o := PageOptions{Width: 640, Height: 452, Theme: state.Light, Program: "Stancemap"}
	golden(t, "page-us-draft", NewPage(scene(t), viewOf(state.Single, usDraft, europeanText), o).Image(0.5))
}
