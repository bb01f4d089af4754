package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

func TestAButtonIsPressedByTapEnterAndSpace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	pressed := 0
	p := newButton(&keyboard{&Window{}}, "Export", func() { pressed++ })
	test.NewTempWindow(t, p)
	test.Tap(p)
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter} {
		p.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if pressed != 4 {
		t.Errorf("it was pressed %d times, want 4", pressed)
	}
}

func TestPointerAndFocusAreSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	p := newLink(&keyboard{&Window{}}, "Show file", linked, nil)
	test.NewTempWindow(t, p)
	r := test.WidgetRenderer(p).(*pressRenderer)
	if !r.veil.Hidden || !r.ring.Hidden {
		t.Error("at rest there is a veil or a ring")
	}
	p.MouseIn(&desktop.MouseEvent{})
	p.FocusGained()
	if r.veil.Hidden || r.ring.Hidden {
		t.Error("with pointer and focus there is no veil or no ring")
	}
	p.MouseOut()
	p.FocusLost()
	if !r.veil.Hidden || !r.ring.Hidden {
		t.Error("afterwards there is a veil or a ring")
	}
	if p.Cursor() != desktop.PointerCursor || newButton(&keyboard{}, "Export", nil).Cursor() != desktop.DefaultCursor {
		t.Error("the hand shows over links only")
	}
	test.Tap(p) // without anything to do it does nothing
}

func TestSwatchesArePaintedForTheThemeAndTheScreen(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(compact{state.Light})
	w, _ := opened(t, 880, 560)
	entry := w.store.View().Scale.Entry("recognise_de_facto")
	d := newSwatch(entry, 28, 16)
	w.window.SetContent(d)
	r := test.WidgetRenderer(d).(*drawingRenderer)
	for _, theme := range state.Themes {
		w.app.Settings().SetTheme(compact{theme})
		d.Refresh()
		fill, _ := entry.Colours(theme)
		if got := r.image.Image.At(14, 8); got != toRGBA(fill) {
			t.Errorf("%s: the swatch is %v, want %v", theme, got, fill)
		}
	}
	if size := r.image.Image.Bounds().Size(); size.X != 28 || size.Y != 17 { // 16 and a px, as 16 is a power of two
		t.Errorf("at scale 1 it has %v px", size)
	}
	type scaled interface{ SetScale(float32) }
	w.window.Canvas().(scaled).SetScale(2)
	d.Refresh()
	if size := r.image.Image.Bounds().Size(); size.X != 56 || size.Y != 33 {
		t.Errorf("at scale 2 it has %v px", size)
	}
}

func toRGBA(c color.NRGBA) color.RGBA { return color.RGBA(c) }
