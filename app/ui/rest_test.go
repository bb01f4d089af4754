package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

// The toolkit lays out anew whatever holds an object that it has not seen before, so a layout that makes
// objects each time would have the window painted for ever.
func TestTheTitlesOfTheTableComeToRest(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	header := w.table.header
	renderer := test.WidgetRenderer(header)
	before := slices.Clone(renderer.Objects())
	renderer.Layout(header.Size())
	if len(before) == 0 || !slices.Equal(renderer.Objects(), before) {
		t.Errorf("laid out again at one size, the %d titles are others", len(before))
	}
	renderer.Refresh()
	if slices.Equal(renderer.Objects(), before) {
		t.Error("a refresh leaves the titles as they were")
	}
}
