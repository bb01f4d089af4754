package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// threeOptions is a list in a window, and what it said was chosen.
func threeOptions(t *testing.T) (*optionList, *Window, *[]int) {
	t.Helper()
	w, _ := opened(t, 900, 600)
	var chosen []int
	l := newOptionList(w.keys, []string{"One", "Two", "Three"}, func(option int) { chosen = append(chosen, option) })
	l.Resize(l.MinSize())
	return l, w, &chosen
}

func TestAnOptionIsChosenByKeysWithinTheList(t *testing.T) {
	l, _, chosen := threeOptions(t)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyUp, 0}, {fyne.KeyDown, 1}, {fyne.KeyRight, 2}, {fyne.KeyDown, 2}, {fyne.KeyLeft, 1}, {fyne.KeyHome, 0}, {fyne.KeyEnd, 2},
	} {
		l.TypedKey(&fyne.KeyEvent{Name: step.key})
		if l.chosen != step.want {
			t.Errorf("after %s option %d is chosen, want %d", step.key, l.chosen, step.want)
		}
	}
	if len(*chosen) != 5 { // neither end was left
		t.Errorf("it told of %v", *chosen)
	}
}

func TestAnOptionIsChosenWhereItIsPressed(t *testing.T) {
	l, _, chosen := threeOptions(t)
	test.TapAt(l, fyne.NewPos(20, 2.5*optionHeight))
	test.TapAt(l, fyne.NewPos(20, 2.5*optionHeight))
	if l.chosen != 2 || len(*chosen) != 1 {
		t.Errorf("chosen is %d, told was %v", l.chosen, *chosen)
	}
	test.TapAt(l, fyne.NewPos(20, 99*optionHeight))
	if l.chosen != 2 {
		t.Error("a press below the list chooses something")
	}
	l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 1.5*optionHeight)}})
	if l.hovered != 1 {
		t.Errorf("under the pointer is %d", l.hovered)
	}
	if l.MouseOut(); l.hovered != -1 {
		t.Error("the pointer has left, and an option is still lit")
	}
}

func TestKeysThatAListHasNoUseForAreTheWindows(t *testing.T) {
	l, w, _ := threeOptions(t)
	w.store.SelectRegion("crimea")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.store.State().Select.Region != "" {
		t.Error("Esc does not reach the window")
	}
	l.TypedRune('2')
	if w.store.State().Show.First.Proposal != "europe-ukraine-2025-04" {
		t.Error("2 does not reach the window")
	}
}

func TestTheChosenOptionHasADotAndTheFocusARing(t *testing.T) {
	l, _, _ := threeOptions(t)
	renderer := test.WidgetRenderer(l)
	count := len(renderer.Objects()) // three rings, three labels, a dot
	if count != 7 {
		t.Errorf("%d things are drawn, want 7", count)
	}
	l.FocusGained()
	if got := len(renderer.Objects()); got != count+1 {
		t.Errorf("with the focus %d things are drawn, want %d", got, count+1)
	}
	l.FocusLost()
	if got := len(renderer.Objects()); got != count {
		t.Errorf("without it %d", got)
	}
}
