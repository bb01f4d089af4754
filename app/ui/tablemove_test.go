package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// dragTitle drags the title of a column by steps to a place of the header and lets it go.
func dragTitle(w *Window, column int, to float32) {
	h, from := w.table.header, w.table.columnX(column)+w.table.widths[column]/2
	const steps = 5
	step := (to - from) / steps
	for i := range steps {
		at := from + step*float32(i+1)
		h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(at, 10)}, Dragged: fyne.Delta{DX: step}})
	}
}

func columnIDs(w *Window) (ids []string) {
	for _, column := range w.table.sheet.Columns {
		ids = append(ids, column.ID)
	}
	return ids
}

func TestATitleThatIsDraggedTakesItsColumnAlong(t *testing.T) {
	for _, c := range []struct {
		name   string
		column int
		to     func(w *Window) float32
		want   []string
	}{
		{"before another", 3, func(w *Window) float32 { return w.table.columnX(1) + 10 }, []string{"origin", "title", "carrier", "date", "url"}},
		{"to the end", 1, func(w *Window) float32 { return w.table.Size().Width - 5 }, []string{"origin", "date", "title", "url", "carrier"}},
		{"beyond the window", 1, func(w *Window) float32 { return w.table.Size().Width + 500 }, []string{"origin", "date", "title", "url", "carrier"}},
		{"not before the first", 2, func(*Window) float32 { return -40 }, []string{"origin", "date", "carrier", "title", "url"}},
		{"the first stays", 0, func(w *Window) float32 { return w.table.columnX(3) + 10 }, []string{"origin", "carrier", "date", "title", "url"}},
		{"back where it was", 2, func(w *Window) float32 { return w.table.columnX(2) + w.table.widths[2] - 4 }, []string{"origin", "carrier", "date", "title", "url"}},
	} {
		w, _ := opened(t, 1280, 772)
		w.store.ShowTab(state.SourcesTab)
		row := w.table.sheet.Rows[0]
		dragTitle(w, c.column, c.to(w))
		if bars := len(test.WidgetRenderer(w.table.header).Objects()); c.column > 0 && (w.table.header.moving.column != c.column || bars == 0) {
			t.Errorf("%s: while it is dragged it moves %+v", c.name, w.table.header.moving)
		}
		w.table.header.DragEnd()
		if got := columnIDs(w); !slices.Equal(got, c.want) || w.table.header.moving != (columnMove{}) {
			t.Errorf("%s: the columns are %q, want %q", c.name, got, c.want)
		}
		if w.store.State().Table.Sort != "" {
			t.Errorf("%s: the table is sorted by %s", c.name, w.store.State().Table.Sort)
		}
		for i, id := range c.want {
			own := slices.Index([]string{"origin", "carrier", "date", "title", "url"}, id)
			if got := w.table.sheet.Cell(w.table.sheet.Rows[0], i); got != row.Cells[own] {
				t.Errorf("%s: under %s stands %+v, want %+v", c.name, id, got, row.Cells[own])
			}
		}
	}
}

// Where the column would stand is seen while it is dragged.
func TestADraggedColumnShowsWhereItWouldStand(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	dragTitle(w, 3, w.table.columnX(1)+10)
	seen := false
	for _, o := range test.WidgetRenderer(w.table.header).Objects() {
		if bar, ok := o.(*canvas.Rectangle); ok && bar.FillColor == shownColor("primary") && bar.Position().X == w.table.columnX(1)-1 && bar.Size().Width == 3 {
			seen = true
		}
	}
	if !seen {
		t.Error("no bar stands at the left edge of the second column")
	}
	w.table.header.DragEnd()
}

func TestAColumnIsMovedByKeysAndByItsMenu(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	h := w.table.header
	w.window.Canvas().Focus(h)
	pressKeys(h, fyne.KeyRight, fyne.KeyRight) // the date
	shiftKey := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	h.KeyDown(shiftKey)
	pressKeys(h, fyne.KeyRight)
	if got := columnIDs(w); !slices.Equal(got, []string{"origin", "carrier", "title", "date", "url"}) || h.chosen != 3 {
		t.Errorf("moved to the right the columns are %q, the chosen one is %d", got, h.chosen)
	}
	pressKeys(h, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if got := columnIDs(w); !slices.Equal(got, []string{"origin", "date", "carrier", "title", "url"}) || h.chosen != 1 {
		t.Errorf("moved to the left the columns are %q, the chosen one is %d", got, h.chosen)
	}
	h.KeyUp(shiftKey)
	pressKeys(h, fyne.KeyRight)
	if h.chosen != 2 {
		t.Errorf("without Shift the chosen column is %d", h.chosen)
	}
	move := func(column int, label string) {
		for _, item := range w.table.columnMenu(column).Items {
			if item.Label == w.words.Say(label) && !item.Disabled {
				item.Action()
				return
			}
		}
		t.Errorf("the menu of column %d does not offer %s", column, label)
	}
	move(1, "columns.right")
	move(4, "columns.left")
	if got := columnIDs(w); !slices.Equal(got, []string{"origin", "carrier", "date", "url", "title"}) {
		t.Errorf("by the menu the columns are %q", got)
	}
	for column, label := range map[int]string{0: "columns.right", 1: "columns.left", 4: "columns.right"} {
		for _, item := range w.table.columnMenu(column).Items {
			if item.Label == w.words.Say(label) && !item.Disabled {
				t.Errorf("column %d is offered %s", column, label)
			}
		}
	}
}

func TestTheTableIsCopiedWholeOrWhatIsSelectedOfIt(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for _, c := range []struct {
		name string
		do   func()
		rows int
	}{
		{"all rows", func() {}, 5},
		{"one that is under the cursor is no selection", func() { tapRow(w.table, 1, 1) }, 5},
		{"two that are selected", func() { w.table.pick(3, fyne.KeyModifierShortcutDefault) }, 2},
	} {
		c.do()
		w.table.copy.Tapped(nil)
		rows := strings.Split(strings.TrimSpace(w.app.Clipboard().Content()), "\n")
		if len(rows)-1 != c.rows {
			t.Errorf("%s: %d rows were copied, want %d", c.name, len(rows)-1, c.rows)
		}
	}
	w.store.FoldTable(true)
	if w.table.copy.Visible() {
		t.Error("a folded table can be copied")
	}
}
