package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// stops are what the Tab key reaches, in order, until it comes round.
func stops(w *Window) []fyne.Focusable {
	canvas := w.window.Canvas()
	canvas.Unfocus()
	var reached []fyne.Focusable
	for range 500 {
		canvas.FocusNext()
		focused := canvas.Focused()
		if focused == nil || slices.Contains(reached, focused) {
			break
		}
		reached = append(reached, focused)
	}
	return reached
}

// missed are the things to press in an object that Tab does not reach.
func missed(o fyne.CanvasObject, reached []fyne.Focusable) []fyne.Focusable {
	var left []fyne.Focusable
	walk(o, func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok && !slices.Contains(reached, f) {
			if d, can := o.(fyne.Disableable); !can || !d.Disabled() {
				left = append(left, f)
			}
		}
	})
	return left
}

func TestTabReachesEveryControl(t *testing.T) {
	w := firstRun(t, 1280, 800)
	w.store.SelectRegion("donetsk")
	w.status.say("Something went wrong", failed, action{"Close", w.status.clear})
	for _, mode := range state.Modes {
		w.store.SetMode(mode)
		for _, left := range missed(w.window.Content(), stops(w)) {
			t.Errorf("%s: Tab does not reach %T %+v", mode, left, left)
		}
	}
}

func TestTabReachesEveryControlOfADialog(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for name, open := range map[string]func(){"keys": w.showKeys, "about": w.showAbout, "entries": w.showEntries, "export": w.exporter.ask} {
		open()
		reached := stops(w)
		if len(reached) == 0 {
			t.Errorf("%s: Tab reaches nothing", name)
		}
		for _, left := range missed(dialogOf(t, w), reached) {
			t.Errorf("%s: Tab does not reach %T", name, left)
		}
		w.closeTopmost()
	}
}

// What has the focus shows it: some pixels change.
func TestTheFocusIsSeen(t *testing.T) {
	for _, shown := range state.Themes {
		w := firstRun(t, 1280, 700)
		w.chooseTheme(shown)
		canvas := w.window.Canvas()
		canvas.Unfocus()
		without := canvas.Capture()
		for _, stop := range stops(w) {
			canvas.Focus(stop)
			with := canvas.Capture()
			changed := 0
			for y := 0; y < 700; y++ {
				for x := 0; x < 1280; x++ {
					if with.At(x, y) != without.At(x, y) {
						changed++
					}
				}
			}
			if changed < 40 {
				t.Errorf("%s: %T has the focus and %d pixels show it", shown, stop, changed)
			}
		}
	}
}

func TestEnterPressesWhatHasTheFocus(t *testing.T) {
	w := firstRun(t, 1280, 700)
	canvas := w.window.Canvas()
	canvas.Focus(w.toolbar.export)
	w.toolbar.export.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !w.dialogOpen() {
		t.Error("Space on Export opens nothing")
	}
	w.closeTopmost()
	canvas.Focus(w.hint.put)
	w.hint.put.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.hint.Visible() || canvas.Focused() != nil {
		t.Error("Enter puts the hint away and leaves the focus nowhere")
	}
}
