package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// columnMove is a column on its way to another place: the one that is dragged, and the one that it would
// stand before if it were let go, len(columns) for the end.
type columnMove struct {
	column, before int
	under          bool // the pointer drags it
}

// Dragged takes the title under the pointer along. The first column names its row and stays.
func (h *tableHeader) Dragged(event *fyne.DragEvent) {
	if !h.moving.under {
		h.moving = columnMove{column: h.table.columnAt(event.Position.X - event.Dragged.DX), under: true}
	}
	if h.moving.column > 0 {
		h.moving.before = h.table.gapAt(event.Position.X)
	}
	h.Refresh()
}

// DragEnd puts the column where it was let go.
func (h *tableHeader) DragEnd() {
	move := h.moving
	h.moving = columnMove{}
	if move.column > 0 {
		h.table.moveColumn(move.column, move.before)
	}
	h.Refresh()
}

// KeyDown notes that Shift is held, as the toolkit's key has no modifiers.
func (h *tableHeader) KeyDown(event *fyne.KeyEvent) { h.shift = h.shift || isShift(event) }
func (h *tableHeader) KeyUp(event *fyne.KeyEvent)   { h.shift = h.shift && !isShift(event) }

// carry moves the chosen column one place on, and stays with it.
func (h *tableHeader) carry(step int) {
	next := h.table.shownBeside(h.chosen, step)
	if h.chosen == 0 || next <= 0 {
		return
	}
	h.table.carry(h.chosen, step)
	h.chosen = next
	h.table.showColumn(next)
	h.Refresh()
}

// carry moves a column past the one beside it that is shown.
func (t *table) carry(column, step int) {
	next := t.shownBeside(column, step)
	if column == 0 || next <= 0 {
		return
	}
	if step > 0 {
		next++
	}
	t.moveColumn(column, next)
}

// shownBeside is the next column that is shown in a direction, -1 for none.
func (t *table) shownBeside(column, step int) int {
	for next := column + step; next >= 0 && next < len(t.widths); next += step {
		if t.widths[next] > 0 {
			return next
		}
	}
	return -1
}

// moveColumn puts a column before another one, or at the end.
func (t *table) moveColumn(column, before int) {
	columns := t.sheet.Columns
	if before == column || before == column+1 {
		return
	}
	id := ""
	if before < len(columns) {
		id = columns[before].ID
	}
	t.store.MoveColumn(columns[column].ID, id)
}

// gapAt is the column before whose edge a place of the header lies nearest, len(columns) for the end. None
// comes before the first.
func (t *table) gapAt(x float32) int {
	for i := 1; i < len(t.widths); i++ {
		if t.widths[i] > 0 && x < t.columnX(i)+t.widths[i]/2 {
			return i
		}
	}
	return len(t.widths)
}

// move draws where the column that is dragged would stand.
func (r *tableHeaderRenderer) move() {
	h := r.header
	if h.moving.column <= 0 {
		return
	}
	t, at := h.table, h.moving.before
	x := t.columnX(min(at, len(t.widths)-1))
	if at == len(t.widths) {
		x += t.widths[at-1]
	}
	r.box(t.columnX(h.moving.column)+2, 2, t.widths[h.moving.column]-4, em(tableRowHeight)-4, theme.ColorNamePressed)
	r.box(min(x, t.Size().Width-1)-1, 0, 3, em(tableRowHeight), theme.ColorNamePrimary)
}
