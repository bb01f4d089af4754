package ui

import (
	"image"
	"image/color"
	"runtime/debug"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
)

// A plate of 40 × 28 px with a line of 1 px and corners of 4 px, looked at where each shows.
func TestAPlateHasAGroundALineAndRoundCorners(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(compact{state.Light})
	p := newPlate()
	p.wear(theme.ColorNamePrimary, colorControlLine, 1, 4)
	p.Resize(fyne.NewSize(40, 28))
	fill, line := shownColor(theme.ColorNamePrimary), shownColor(colorControlLine)
	for _, scale := range []int{1, 2} {
		img := p.Generator(40*scale, 28*scale)
		for _, c := range []struct {
			what string
			x, y int
			want color.Color
		}{
			{"the corner", 0, 0, color.Transparent}, {"the opposite corner", 40*scale - 1, 28*scale - 1, color.Transparent},
			{"the line above", 20 * scale, 0, line}, {"the line at the right", 40*scale - 1, 14 * scale, line}, {"the line at the left", 0, 14 * scale, line}, {"the line below", 20 * scale, 28*scale - 1, line}, {"the ground", 20 * scale, 14 * scale, fill},
			{"the ground within the line", 20 * scale, scale, fill},
		} {
			if got, want := color.RGBAModel.Convert(img.At(c.x, c.y)), color.RGBAModel.Convert(c.want); got != want {
				t.Errorf("scale %d: %s is %v, want %v", scale, c.what, got, want)
			}
		}
	}
	p.radii[0] = 0
	if got := color.NRGBAModel.Convert(p.Generator(40, 28).At(0, 0)).(color.NRGBA); got.A < 200 {
		t.Errorf("a corner that is not round is %v, want one that covers", got)
	}
}

func TestAPlateOfWhichNothingIsSeenIsNotDrawn(t *testing.T) {
	test.NewTempApp(t)
	p := newPlate()
	for _, c := range []struct {
		fill, line fyne.ThemeColorName
		seen       bool
	}{{colorNone, colorNone, false}, {colorPaper, colorNone, true}, {colorNone, theme.ColorNamePrimary, true}} {
		if p.wear(c.fill, c.line, 1, 4); p.Visible() != c.seen {
			t.Errorf("fill %s, line %s: drawn %v", c.fill, c.line, p.Visible())
		}
	}
}

// The program would compile its sampling anew for a side that is a power of two.
func TestNoSideOfADrawingIsAPowerOfTwo(t *testing.T) {
	for px := range 300 {
		for _, scale := range []float64{1, 1.25, 2} {
			size := newTexture(fyne.NewSize(float32(px), 20), scale).Rect.Size()
			least := int(float64(px)*scale + 0.5)
			if size.X < least || size.X > max(3, least+1) || size.X > 0 && size.X&(size.X-1) == 0 {
				t.Errorf("%d px at scale %v: the picture is %d px wide", px, scale, size.X)
			}
		}
	}
	if got := textureSize(image.NewRGBA(image.Rect(0, 0, 56, 33)), 2); got != fyne.NewSize(28, 16.5) {
		t.Errorf("at scale 2 it is shown as %v", got)
	}
}

func TestGarbageIsLeftLyingOnlyWhileTheProgramStarts(t *testing.T) {
	percent, limit := debug.SetGCPercent(70), debug.SetMemoryLimit(1<<40)
	defer debug.SetMemoryLimit(limit)
	defer debug.SetGCPercent(percent)
	end := uncollected()
	if got := debug.SetGCPercent(-1); got != -1 {
		t.Errorf("while it starts garbage is collected at %d %%", got)
	}
	if got := debug.SetMemoryLimit(-1); got != startMemory {
		t.Errorf("while it starts it may hold %d bytes, want %d", got, int64(startMemory))
	}
	end()
	end() // by the clock and by the end of the program
	if got := debug.SetGCPercent(70); got != 70 {
		t.Errorf("after the start garbage is collected at %d %%, want 70", got)
	}
	if got := debug.SetMemoryLimit(-1); got != 1<<40 {
		t.Errorf("after the start it may hold %d bytes, want %d", got, int64(1)<<40)
	}
}
