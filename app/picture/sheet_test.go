package picture

import (
	"image"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
)

// aSheet is a table of one stance, and of more rows and words than a small picture holds.
func aSheet(t *testing.T) (*state.Sheet, state.Entry) {
	t.Helper()
	entry := viewOf(state.Single, "us-2025-04", "europe-ukraine-2025-04").Scale.Entries[0]
	s := &state.Sheet{Columns: []state.Column{{Title: "Region", Width: 100}, {Title: "Put away", Width: 100, Hidden: true}, {Title: "Stance", Width: 200}}}
	for range 40 {
		s.Rows = append(s.Rows, state.Row{Cells: []state.Cell{{Text: "A region with a name that is longer than its column"}, {Text: "unseen"}, {Text: "Recognition", Entry: &entry}}})
	}
	return s, entry
}

func TestAPictureOfASheetHasItsHeadsAndFills(t *testing.T) {
	s, entry := aSheet(t)
	marks := SheetMarks(s, 300, 110)
	img := image.NewRGBA(image.Rect(0, 0, 300, 110))
	Paint(img, marks, 1, orb.Point{})
	fill, _ := entry.Colours(state.Light)
	if got := img.RGBAAt(220, 26); got.R != fill.R || got.G != fill.G || got.B != fill.B {
		t.Errorf("the stance cell has %v, want %v", got, fill)
	}
	if got := img.RGBAAt(70, 3); got.R != SheetHead.R || got.B != SheetHead.B {
		t.Errorf("the head has %v, want %v", got, SheetHead)
	}
}

func TestAPictureOfASheetLeavesOutWhatItDoesNotHold(t *testing.T) {
	s, _ := aSheet(t)
	rows := 0
	for _, m := range SheetMarks(s, 300, 110) {
		switch text := m.Text.String; {
		case text == "Put away" || text == "unseen":
			t.Error("a column that was put away is shown")
		case text == "Recognition":
			rows++
		case strings.HasPrefix(text, "A region") && !strings.HasSuffix(text, "…"):
			t.Errorf("%q runs out of its column", text)
		}
	}
	if rows != 4 { // 110 px hold five rows of 22, one of them the heads
		t.Errorf("%d rows are shown, want 4", rows)
	}
	if marks := SheetMarks(&state.Sheet{Columns: s.Columns}, 300, 10); len(marks) != 5 {
		t.Errorf("a sheet without rows has %d marks, want its paper and two heads", len(marks))
	}
}
