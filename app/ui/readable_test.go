package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

func readableIn(t *testing.T, o fyne.CanvasObject) (found *readable) {
	t.Helper()
	walk(o, func(o fyne.CanvasObject) {
		if r, ok := o.(*readable); ok {
			found = r
		}
	})
	if found == nil {
		t.Fatalf("no line of %q can be read in full", said(o))
	}
	return found
}

// The line at the foot and the names over two maps are cut in small windows, and read in full all the same.
func TestALineThatIsCutIsReadInFull(t *testing.T) {
	w, c := opened(t, 880, 532)
	w.store.SetMode(state.SideBySide)
	w.store.ShowReading("wion-2025-04-25")
	for name, line := range map[string]*readable{"status": readableIn(t, w.status.Container), "caption": readableIn(t, w.maps.around.captions[1].Container)} {
		line.MouseIn(nil)
		c.pass(bubbleDelay)
		if got := strings.Join(said(w.bubble.Container), " "); !w.bubble.Visible() || got != line.line.text {
			t.Errorf("%s: of %q it says %q", name, line.line.text, got)
		}
		line.MouseOut()
		if w.bubble.Visible() {
			t.Errorf("%s: it stays", name)
		}
	}
	w.window.Resize(w.window.Canvas().Size().AddWidthHeight(1200, 300))
	readableIn(t, w.status.Container).MouseIn(nil)
	c.pass(bubbleDelay)
	if w.bubble.Visible() {
		t.Errorf("of a line that is not cut it says %q", said(w.bubble.Container))
	}
}
