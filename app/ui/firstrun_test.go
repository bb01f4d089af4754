package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/file"
	"stancemap/app/state"
)

// firstRun is a window of a program that was never run before.
func firstRun(t *testing.T, width, height float32) *Window {
	t.Helper()
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	w, _ := openedWith(t, test.NewTempApp(t), scene, settings{Theme: state.Light}, width, height)
	return w
}

func TestTheFirstRunSaysWhatToDo(t *testing.T) {
	for _, width := range []float32{leastWidth, 1280} {
		w := firstRun(t, width, 700)
		text := w.words.Say("hint.first_run")
		if !says(w.hint.Container, text) {
			t.Errorf("%v wide: it says %q", width, said(w.hint.Container))
		}
		if got := cut(w.hint.text.text, w.hint.text.Size().Width, w.hint.text.look.width); got != text {
			t.Errorf("%v wide: the hint is cut: %q", width, got)
		}
		if w.hint.Position().Y != w.toolbar.Position().Y+w.toolbar.Size().Height || w.maps.Position().Y != w.hint.Position().Y+hintHeight {
			t.Errorf("%v wide: the hint lies at %v, the map at %v", width, w.hint.Position(), w.maps.Position())
		}
	}
}

func TestTheHintNamesKeysThatExist(t *testing.T) {
	w := firstRun(t, 1280, 700)
	text := w.words.Say("hint.first_run")
	for id, key := range map[string]string{"key.proposal": "1", "key.export": "Ctrl+E"} {
		s := shortcutOf(id)
		if !strings.Contains(text, key) || !strings.Contains(s.words(w.words), key) {
			t.Errorf("%s: the hint says %q, the keys are %q", id, text, s.words(w.words))
		}
	}
}

func TestTheHintIsPutAwayForGood(t *testing.T) {
	for name, put := range map[string]func(w *Window){
		"by a click": func(w *Window) { test.Tap(pressable(t, w.hint.Container, "Got it")) },
		"by Enter":   func(w *Window) { w.hint.put.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		"by Esc":     func(w *Window) { typeKey(w, fyne.KeyEscape) },
		"by two Escs": func(w *Window) {
			w.store.SelectRegion("crimea")
			typeKey(w, fyne.KeyEscape)
			typeKey(w, fyne.KeyEscape)
		},
	} {
		w := firstRun(t, 1000, 700)
		put(w)
		if w.hint.Visible() {
			t.Errorf("%s: the hint stays", name)
		}
		if top := w.toolbar.Position().Y + w.toolbar.Size().Height; w.maps.Position().Y != top {
			t.Errorf("%s: the map begins at %v, the tool bar ends at %v", name, w.maps.Position().Y, top)
		}
		if bottom := w.table.Position().Y + w.table.Size().Height; bottom != w.status.Position().Y {
			t.Errorf("%s: the table ends at %v, the status line begins at %v", name, bottom, w.status.Position().Y)
		}
		if !remembered(file.OS, w.memory.path).HintRead {
			t.Errorf("%s: it will come back", name)
		}
	}
}

func TestWhoHasReadTheHintDoesNotSeeItAgain(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	if w.hint.Visible() || w.hint.height() != 0 {
		t.Error("the hint is there again")
	}
}

func TestEscDoesNotTakeTheHintBeforeASelection(t *testing.T) {
	w := firstRun(t, 1000, 700)
	w.store.SelectRegion("crimea")
	typeKey(w, fyne.KeyEscape)
	if !w.hint.Visible() || w.store.State().Select.Region != "" {
		t.Error("the first Esc clears the selection and nothing else")
	}
}
