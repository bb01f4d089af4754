package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

const (
	gripWidth = 8   // px of the edge of a column that can be taken hold of
	fitMost   = 480 // px; a column that is fitted to its content gets no wider
)

// columnWidths shares the room out. Columns that were put away have none, those with a width by hand keep
// it, and the others share what is left.
func (t *table) columnWidths(room float32) []float32 {
	var free []state.Column
	var needs []float32
	byHand := false
	for i, column := range t.sheet.Columns {
		switch {
		case column.Hidden:
			byHand = true
		case column.Set > 0:
			byHand = true
			room -= float32(column.Set)
		default:
			free, needs = append(free, column), append(needs, t.needs[i])
		}
	}
	if !byHand {
		return columnWidths(free, needs, room)
	}
	shared := columnWidths(free, needs, max(0, room))
	widths := make([]float32, len(t.sheet.Columns))
	for i, column := range t.sheet.Columns {
		switch {
		case column.Hidden:
		case column.Set > 0:
			widths[i] = float32(column.Set)
		default:
			widths[i], shared = shared[0], shared[1:]
		}
	}
	return widths
}

// fit gives a column the width of its longest cell on one line, within bounds.
func (t *table) fit(column int) {
	title := small
	title.bold = true
	width := needFor(title.width(t.sheet.Columns[column].Title)) + sortMark
	for _, row := range t.sheet.Rows[:min(len(t.sheet.Rows), needRows)] {
		cell, before := t.sheet.Cell(row, column), float32(0)
		if cell.Entry != nil || cell.Mark {
			before = swatchWide + markGap
		}
		if width = max(width, before+cellLook(cell, column == 0).width(cell.Text)+2*cellInset+1); width > fitMost {
			break
		}
	}
	t.store.SizeColumn(t.sheet.Columns[column].ID, float64(min(width, fitMost)))
}

// columnMenu offers what can be done with a column, and every column to put away or to bring back; for
// column -1 only the latter.
func (t *table) columnMenu(column int) *fyne.Menu {
	w := t.store.View().Words
	menu := fyne.NewMenu("")
	if column >= 0 {
		id := t.sheet.Columns[column].ID
		hide := fyne.NewMenuItem(w.Say("columns.hide"), func() { t.store.HideColumn(id, true) })
		hide.Disabled = column == 0
		left := fyne.NewMenuItem(w.Say("columns.left"), func() { t.carry(column, -1) })
		right := fyne.NewMenuItem(w.Say("columns.right"), func() { t.carry(column, 1) })
		left.Disabled, right.Disabled = column == 0 || t.shownBeside(column, -1) <= 0, column == 0 || t.shownBeside(column, 1) < 0
		menu.Items = append(menu.Items,
			fyne.NewMenuItem(w.Say("columns.filter"), func() { t.openFilter(column) }),
			fyne.NewMenuItem(w.Say("columns.fit"), func() { t.fit(column) }),
			left, right, hide, fyne.NewMenuItemSeparator())
	}
	for i, each := range t.sheet.Columns {
		item := fyne.NewMenuItem(each.Title, func() { t.store.HideColumn(each.ID, !each.Hidden) })
		item.Checked, item.Disabled = !each.Hidden, i == 0
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.Say("columns.reset"), t.store.ResetColumns))
	return menu
}

// showColumns opens the list of columns at the head of the table.
func (t *table) showColumns() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.header)
	widget.ShowPopUpMenuAtPosition(t.columnMenu(-1), t.keys.window.window.Canvas(), at)
}

// TappedSecondary opens the menu of a column.
func (h *tableHeader) TappedSecondary(event *fyne.PointEvent) {
	column := h.table.columnAt(event.Position.X)
	widget.ShowPopUpMenuAtPosition(h.table.columnMenu(column), h.table.keys.window.window.Canvas(), event.AbsolutePosition)
}

// layGrips puts a grip on the right edge of every column in sight.
func (t *table) layGrips() {
	for len(t.grips.Objects) < len(t.widths) {
		t.grips.Objects = append(t.grips.Objects, newGrip(t, len(t.grips.Objects)))
	}
	for i, grip := range t.grips.Objects {
		if i >= len(t.widths) || t.widths[i] == 0 {
			grip.Hide()
			continue
		}
		edge := t.columnX(i) + t.widths[i]
		show(grip, i == 0 || edge > t.widths[0]+gripWidth)
		place(grip, edge-gripWidth/2, 0, gripWidth, em(tableRowHeight)-1)
	}
}

// grip is the edge of a column in the header: dragged it sizes the column, a double click fits it to its
// content.
type grip struct {
	widget.BaseWidget
	table    *table
	column   int
	dragging bool
	wanted   float32 // width while it is dragged, px
	hovered  bool
}

func newGrip(t *table, column int) *grip {
	g := &grip{table: t, column: column}
	g.ExtendBaseWidget(g)
	return g
}

func (g *grip) Dragged(event *fyne.DragEvent) {
	if !g.dragging {
		g.dragging, g.wanted = true, g.table.widths[g.column]
	}
	g.wanted += event.Dragged.DX
	g.table.store.SizeColumn(g.table.sheet.Columns[g.column].ID, float64(max(1, g.wanted)))
}

func (g *grip) DragEnd() {
	g.dragging = false
	g.Refresh()
}

// Tapped is there as the toolkit asks for it where there is a double click; a single one does nothing.
func (g *grip) Tapped(*fyne.PointEvent)       {}
func (g *grip) DoubleTapped(*fyne.PointEvent) { g.table.fit(g.column) }

func (g *grip) MouseIn(*desktop.MouseEvent)    { g.hovered = true; g.Refresh() }
func (g *grip) MouseMoved(*desktop.MouseEvent) {}
func (g *grip) MouseOut()                      { g.hovered = false; g.Refresh() }
func (g *grip) Cursor() desktop.Cursor         { return desktop.HResizeCursor }

func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	r := &gripRenderer{grip: g, line: canvas.NewRectangle(nil)}
	r.colour()
	return r
}

type gripRenderer struct {
	grip *grip
	line *canvas.Rectangle
}

func (r *gripRenderer) colour() {
	r.line.FillColor = shownColor(theme.ColorNamePrimary)
	r.line.Hidden = !r.grip.hovered && !r.grip.dragging
}

func (r *gripRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.grip)
}

func (r *gripRenderer) Layout(size fyne.Size)        { place(r.line, gripWidth/2-1, 2, 2, size.Height-4) }
func (r *gripRenderer) MinSize() fyne.Size           { return fyne.NewSize(gripWidth, em(tableRowHeight)-1) }
func (r *gripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *gripRenderer) Destroy()                     {}
