package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A list can be clicked on after it was closed, or before it was drawn, as events wait in line. Beside a line
// of it that gave the focus to a window that there was none of.
func TestAClickOnAListThatIsNotShownDoesNoHarm(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.toolbar.openProposals()
	body := w.toolbar.list.body
	w.toolbar.closeList()
	before := w.store.State()
	test.TapAt(body, fyne.NewPos(10, -5))
	if w.store.State() != before {
		t.Error("a click beside the lines of a closed list changes what is shown")
	}
	stray := newOffersBody(w.toolbar.list)
	stray.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, -5)})
}

// Keys can arrive before the tool bar was drawn.
func TestAListOpensBeforeAnythingIsDrawn(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	undrawn := newToolbar(w.store, w.keys, w.bubble, w.find.control, func() {})
	undrawn.openProposals()
	if !undrawn.list.open() {
		t.Error("the list did not open")
	}
}
