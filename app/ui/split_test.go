package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

func dragBar(s *split, dx, dy float32) {
	s.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: dx, DY: dy}})
}

func TestABarIsDraggedAndThePanelKeepsItsSize(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	panels := w.panels
	dragBar(panels.detailSplit, -30, 5)
	dragBar(panels.detailSplit, -20, 0)
	panels.detailSplit.DragEnd()
	dragBar(panels.tableSplit, 3, -56)
	panels.tableSplit.DragEnd()
	if got := w.store.State().Panels; got != (state.Panels{Detail: 386, Table: 256}) {
		t.Errorf("the panels are %+v, want 336 + 50 and 200 + 56", got)
	}
	if w.detail.Size().Width != 386 || w.table.Size().Height != 256 || w.maps.Size().Width != 1280-386 {
		t.Errorf("panel %v, table %v, map %v", w.detail.Size(), w.table.Size(), w.maps.Size())
	}
	w.window.Resize(fyne.NewSize(1600, 900))
	if w.detail.Size().Width != 386 || w.table.Size().Height != 256 {
		t.Errorf("in another window the panel is %v, the table %v", w.detail.Size(), w.table.Size())
	}
	panels.detailSplit.DoubleTapped(nil)
	pressKeys(panels.tableSplit, fyne.KeyReturn)
	if got := w.store.State().Panels; got != (state.Panels{}) {
		t.Errorf("given back to the window they are %+v", got)
	}
}

func TestArrowKeysMoveABar(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	pressKeys(w.panels.detailSplit, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight)
	pressKeys(w.panels.tableSplit, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	if got := w.store.State().Panels; got != (state.Panels{Detail: 336 + splitStep, Table: 200 + splitStep}) {
		t.Errorf("the panels are %+v", got)
	}
	pressKeys(w.panels.tableSplit, fyne.KeyF6)
	w.panels.tableSplit.TypedRune('+')
	test.Tap(w.panels.tableSplit)
	if w.store.State().Show.Mode != state.Difference || w.store.State().Map.Scale == 0 {
		t.Error("keys that a bar has no use for do not reach the window")
	}
}

func TestAPanelMadeMuchTooSmallFolds(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	dragBar(w.panels.detailSplit, 120, 0)
	if got := w.store.State().Panels; got.DetailFolded || got.Detail != panelNarrowest {
		t.Errorf("a little below its least width it is %+v", got)
	}
	dragBar(w.panels.detailSplit, 90, 0)
	dragBar(w.panels.tableSplit, 0, 160)
	if got := w.store.State().Panels; !got.DetailFolded || !got.TableFolded {
		t.Errorf("far below they are %+v", got)
	}
	dragBar(w.panels.tableSplit, 0, -140)
	if got := w.store.State().Panels; got.TableFolded {
		t.Errorf("dragged back it is %+v", got)
	}
}

func TestABarIsSeenUnderThePointerAndWithTheFocus(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for _, s := range []*split{w.panels.detailSplit, w.panels.tableSplit} {
		line := test.WidgetRenderer(s).(*splitRenderer).line
		if !line.Hidden {
			t.Error("a bar at rest draws a line over those of the panels")
		}
		s.MouseIn(&desktop.MouseEvent{})
		s.MouseMoved(&desktop.MouseEvent{})
		over := !line.Hidden
		s.MouseOut()
		s.FocusGained()
		focused := !line.Hidden
		s.FocusLost()
		if !over || !focused || !line.Hidden {
			t.Errorf("under the pointer %v, with the focus %v, afterwards %v", over, focused, !line.Hidden)
		}
	}
	if w.panels.detailSplit.Cursor() != desktop.HResizeCursor || w.panels.tableSplit.Cursor() != desktop.VResizeCursor {
		t.Error("the pointer does not say which way a bar goes")
	}
}
