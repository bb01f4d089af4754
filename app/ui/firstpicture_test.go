package ui

import (
	"errors"
	"image"
	"image/color"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/open"
	"stancemap/app/state"
)

// firstIn is the first picture of a shell in a window of that size.
func firstIn(s *shell, width, height int) *image.RGBA {
	raster := s.firstPicture().(*fyne.Container).Objects[0].(*canvas.Raster)
	return raster.Generator(width, height).(*image.RGBA)
}

func near255(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return ar>>8 == br>>8 && ag>>8 == bg>>8 && ab>>8 == bb>>8
}

// The map of the first picture lies where it lies among the panels, which are not there yet.
func TestTheFirstPictureIsTheMapWhereItWillLie(t *testing.T) {
	s := emptyShell(t, false)
	s.open(func() (Opened, error) {
		loaded, err := open.Bundled()
		return Opened{Loaded: loaded}, err
	})
	size := s.memory.windowSize()
	first := firstIn(s, int(size.Width), int(size.Height))
	view := s.ahead.maps.views[0]
	at := view.Position().Add(s.ahead.maps.Position()).AddXY(0, menuBarHeight())
	middle := image.Pt(int(at.X+view.Size().Width/2), int(at.Y+view.Size().Height/2))
	frame := view.base.newest()
	if frame == nil {
		t.Fatal("no map is painted ahead")
	}
	for _, by := range []image.Point{{}, {X: 100, Y: 50}, {X: -200, Y: -100}, {X: 150, Y: 90}} {
		p := middle.Add(by)
		if want := frame.RGBAAt(p.X-int(math.Round(float64(at.X))), p.Y-int(math.Round(float64(at.Y)))); !near255(first.At(p.X, p.Y), want) {
			t.Errorf("%v is %v, on the map %v", p, first.At(p.X, p.Y), want)
		}
	}
	ground := shownColor(theme.ColorNameBackground)
	for _, p := range []image.Point{{X: 3, Y: 3}, {X: int(size.Width) - 3, Y: 300}, {X: 3, Y: int(size.Height) - 3}} {
		if !near255(first.At(p.X, p.Y), ground) {
			t.Errorf("%v outside the map is %v, want %v", p, first.At(p.X, p.Y), ground)
		}
	}
	fill, _ := s.ahead.store.View().Scale.Entry("recognise_de_jure").Colours(state.Light)
	found := 0
	for y := range first.Rect.Dy() {
		for x := range first.Rect.Dx() {
			if near255(first.At(x, y), fill) {
				found++
			}
		}
	}
	if found < 500 {
		t.Errorf("%d px have the colour of a stance", found)
	}
}

// What is refused, finer than expected, or not there in time leaves the ground, and the window opens all the same.
func TestTheFirstPictureWaitsForNothingThatDoesNotCome(t *testing.T) {
	plain := func(img *image.RGBA) bool { return near255(img.At(200, 200), shownColor(theme.ColorNameBackground)) }
	refused := emptyShell(t, false)
	refused.open(func() (Opened, error) { return Opened{}, errors.New("no such file") })
	if !plain(firstIn(refused, 400, 300)) {
		t.Error("beside a refusal something is drawn")
	}
	fine := emptyShell(t, false)
	fine.open(func() (Opened, error) {
		loaded, err := open.Bundled()
		return Opened{Loaded: loaded}, err
	})
	if !plain(firstIn(fine, 2560, 1600)) {
		t.Error("on a finer screen the coarse map is drawn")
	}
	slow, begun := emptyShell(t, false), time.Now()
	if !plain(firstIn(slow, 400, 300)) || time.Since(begun) < firstWait {
		t.Error("a dataset that takes long is not waited for")
	}
}
