package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

func TestAClosedWindowEndsTheProgramEvenWhereTheToolkitDoesNot(t *testing.T) {
	window := test.NewTempApp(t).NewWindow("Stancemap")
	var due []func()
	code := -1
	boundEnd(window, func(after time.Duration, f func()) {
		if after < time.Second {
			t.Errorf("the toolkit has %v to end", after)
		}
		due = append(due, f)
	}, func(with int) { code = with })
	if len(due) != 0 {
		t.Error("an open window is about to end")
	}
	window.Close()
	if len(due) != 1 {
		t.Fatalf("closed, it is to end %d times", len(due))
	}
	if due[0](); code != 0 {
		t.Errorf("it ends with %d", code)
	}
}
