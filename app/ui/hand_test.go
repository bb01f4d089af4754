package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// hand works a window as somebody does who sees it for the first time: by what is in sight and not covered by
// anything, without keys but Enter. It counts what it does.
type hand struct {
	t       *testing.T
	w       *Window
	actions int
}

// under is the uppermost object at a place of the window that is of a kind, and the place in it.
func under(w *Window, at fyne.Position, kind func(fyne.CanvasObject) bool) (fyne.CanvasObject, fyne.Position) {
	var found fyne.CanvasObject
	var place fyne.Position
	var look func(o fyne.CanvasObject, origin fyne.Position)
	look = func(o fyne.CanvasObject, origin fyne.Position) {
		at, size := at.Subtract(origin), o.Size()
		if !o.Visible() || at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
			return
		}
		if kind(o) {
			found, place = o, at
		}
		for _, child := range childrenOf(o) {
			look(child, origin.Add(child.Position()))
		}
	}
	top := w.window.Canvas().Overlays().Top()
	if top == nil {
		top = w.window.Content()
	}
	look(top, top.Position())
	return found, place
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// centre is the middle of an object in the window.
func centre(o fyne.CanvasObject) fyne.Position {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return at.AddXY(size.Width/2, size.Height/2)
}

// click clicks at a place; what lies uppermost there answers.
func (h *hand) click(at fyne.Position) {
	h.t.Helper()
	h.actions++
	o, place := under(h.w, at, func(o fyne.CanvasObject) bool {
		_, presses := o.(desktop.Mouseable)
		_, taps := o.(fyne.Tappable)
		return presses || taps
	})
	event := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary}
	if pressed, ok := o.(desktop.Mouseable); ok {
		pressed.MouseDown(event)
		defer pressed.MouseUp(event)
	}
	if tapped, ok := o.(fyne.Tappable); ok {
		tapped.Tapped(&event.PointEvent)
	}
}

// press clicks on what says those words.
func (h *hand) press(words string) {
	h.t.Helper()
	top := h.w.window.Canvas().Overlays().Top()
	if top == nil {
		top = h.w.window.Content()
	}
	h.click(centre(pressable(h.t, top, words)))
}

// part clicks on a part of a switch.
func (h *hand) part(s *segments, label string) {
	h.t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s).AddXY(0, s.Size().Height/2)
	for i, part := range s.parts {
		if part.Label == label {
			h.click(at.AddXY(s.width(i)/2, 0))
			return
		}
		at.X += s.width(i)
	}
	h.t.Fatalf("no part of the switch says %q", label)
}

// region clicks on a region of the map.
func (h *hand) region(id string) {
	h.t.Helper()
	h.click(fyne.CurrentApp().Driver().AbsolutePositionForObject(h.w.maps.views[0]).Add(placeOf(h.t, h.w, id)))
}

// write types words into what has the focus.
func (h *hand) write(words string) {
	h.actions++
	test.Type(h.w.window.Canvas().Focused(), words)
}

// enter presses Enter in what has the focus.
func (h *hand) enter() {
	h.actions++
	h.w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// within fails where more was done than that.
func (h *hand) within(actions int) {
	h.t.Helper()
	h.t.Logf("%d actions", h.actions)
	if h.actions > actions {
		h.t.Errorf("it takes %d actions, want %d at most", h.actions, actions)
	}
}
