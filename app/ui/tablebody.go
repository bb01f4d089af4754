package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/state"
)

// scrollStep is how far Left and Right scroll a table that is wider than its room, in px.
const scrollStep = 80

// tableBody is the rows of a table. Only those in sight are drawn, with cells that are used again. A
// click or the keys move the cursor, and the row under it is what is selected.
type tableBody struct {
	widget.BaseWidget
	table   *table
	picked  state.Selection  // rows, one of them under the cursor
	pressed fyne.KeyModifier // that were held when the button of the mouse went down
	shift   bool             // is held
	hovered int              // row, -1: none
	pointed int              // column, -1: none
	focused bool
	drawn   *tableBodyRenderer
}

func newTableBody(t *table) *tableBody {
	b := &tableBody{table: t, hovered: -1, pointed: -1}
	b.ExtendBaseWidget(b)
	return b
}

// cursorRow is the place of the row under the cursor, -1 for none.
func (b *tableBody) cursorRow() int {
	if b.picked.Cursor == "" {
		return -1
	}
	for i, row := range b.table.sheet.Rows {
		if row.Key == b.picked.Cursor {
			return i
		}
	}
	return -1
}

func (b *tableBody) rowAt(y float32) int {
	if row := int(y / em(tableRowHeight)); y >= 0 && row < len(b.table.sheet.Rows) {
		return row
	}
	return -1
}

func (b *tableBody) Tapped(event *fyne.PointEvent) {
	focusFrom(b, b)
	row := b.rowAt(event.Position.Y)
	if row < 0 {
		return
	}
	if b.extend(row) {
		return
	}
	b.table.choose(row)
	column := b.table.columnAt(event.Position.X - b.table.scroll.Offset.X)
	if column >= 0 {
		b.open(b.table.sheet.Cell(b.table.sheet.Rows[row], column).URL)
	}
}

// open goes to an address outside; none, and what is no address of the web, leads nowhere.
func (b *tableBody) open(address string) {
	target, err := url.Parse(address)
	if err == nil && (target.Scheme == "http" || target.Scheme == "https") {
		b.table.open(target)
	}
}

func (b *tableBody) MouseIn(event *desktop.MouseEvent)    { b.point(event.Position) }
func (b *tableBody) MouseMoved(event *desktop.MouseEvent) { b.point(event.Position) }
func (b *tableBody) MouseOut()                            { b.hover(-1, -1) }

// point takes over where the pointer is.
func (b *tableBody) point(at fyne.Position) {
	b.hover(b.rowAt(at.Y), b.table.columnAt(at.X-b.table.scroll.Offset.X))
}

// hover marks the row under the pointer, and says in full what its cell there leaves out.
func (b *tableBody) hover(row, column int) {
	if row == b.hovered && column == b.pointed {
		return
	}
	sameRow := row == b.hovered
	b.hovered, b.pointed = row, column
	if !sameRow {
		b.Refresh()
	}
	whole := ""
	if cell := b.cell(row, column); cell != nil {
		whole = cell.whole
	}
	b.table.sayInFull(whole, column, b.table.top()+float32(row+1)*em(tableRowHeight)-b.table.scroll.Offset.Y)
}

// cell is what draws a cell, nil for one that is not in sight.
func (b *tableBody) cell(row, column int) *tableCell {
	if b.drawn == nil || len(b.drawn.rows) == 0 || row < 0 || column < 0 {
		return nil
	}
	drawn := b.drawn.rows[row%len(b.drawn.rows)]
	if drawn.index != row || column >= len(drawn.cells) {
		return nil
	}
	return drawn.cells[column]
}

func (b *tableBody) FocusGained()     { b.focused = true; b.table.refocus() }
func (b *tableBody) FocusLost()       { b.focused, b.shift = false, false; b.table.refocus() }
func (b *tableBody) TypedRune(r rune) { b.table.keys.typedRune(r) }

func (b *tableBody) TypedKey(event *fyne.KeyEvent) {
	last, at := len(b.table.sheet.Rows)-1, b.cursorRow()
	page := max(1, int(b.table.scroll.Size().Height/em(tableRowHeight))-1)
	switch event.Name {
	case fyne.KeyUp:
		at--
	case fyne.KeyDown:
		at++
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyPageDown:
		at += page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = last
	case fyne.KeyLeft:
		b.table.scrollBy(-scrollStep)
		return
	case fyne.KeyRight:
		b.table.scrollBy(scrollStep)
		return
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.openRow(at)
		return
	default:
		b.table.keys.typedKey(event)
		return
	}
	b.goTo(at, last)
}

// goTo moves the cursor to a row within the table; with Shift the selection goes along.
func (b *tableBody) goTo(at, last int) {
	switch at = min(max(at, 0), last); {
	case last < 0:
	case b.shift:
		b.table.pick(at, fyne.KeyModifierShift)
	default:
		b.table.choose(at)
	}
}

// openRow goes to the address that a row leads to, if it has one.
func (b *tableBody) openRow(row int) {
	if row < 0 {
		return
	}
	for _, cell := range b.table.sheet.Rows[row].Cells {
		if cell.URL != "" {
			b.open(cell.URL)
			return
		}
	}
}

func (b *tableBody) Cursor() desktop.Cursor { return desktop.DefaultCursor }

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer {
	b.drawn = &tableBodyRenderer{body: b}
	return b.drawn
}

type tableBodyRenderer struct {
	body *tableBody
	rows []*tableRow // row i of the sheet is drawn by rows[i % len(rows)]
	seen []fyne.CanvasObject
}

func (r *tableBodyRenderer) MinSize() fyne.Size {
	t := r.body.table
	return fyne.NewSize(t.totalWidth(), float32(len(t.sheet.Rows))*em(tableRowHeight))
}

func (r *tableBodyRenderer) Layout(fyne.Size)             { r.draw() }
func (r *tableBodyRenderer) Refresh()                     { r.draw() }
func (r *tableBodyRenderer) Objects() []fyne.CanvasObject { return r.seen }
func (r *tableBodyRenderer) Destroy()                     {}

// draw fills the rows in sight.
func (r *tableBodyRenderer) draw() {
	t := r.body.table
	t.images.scale = deviceScale(r.body)
	height := t.scroll.Size().Height
	if room := int(height/em(tableRowHeight)) + 2; room != len(r.rows) {
		r.rows = make([]*tableRow, room)
		for i := range r.rows {
			r.rows[i] = &tableRow{rowLook: rowLook{index: -1}}
		}
	}
	first := max(0, int(t.scroll.Offset.Y/em(tableRowHeight)))
	end := min(len(t.sheet.Rows), first+len(r.rows))
	cursor := r.body.cursorRow()
	r.seen = r.seen[:0:0]
	for i := first; i < end; i++ {
		row := r.rows[i%len(r.rows)]
		row.show(r.body, i, i == cursor)
		r.seen = append(r.seen, row.objects...)
	}
	canvas.Refresh(r.body)
}

// rowLook is what the look of a row follows from. A row that looks the same already is left alone:
// measuring its words again takes longer than all the rest.
type rowLook struct {
	sheet             *state.Sheet
	index             int
	laidOut           int     // counts how often the columns got other widths
	left              float32 // how far the table is scrolled sideways, in px
	width             float32
	atCursor, hovered bool
	picked            bool
	worn              worn
	scale             float64
}

// tableRow draws one row: ground, cells, then the first cell on a ground of its own, as it stays where
// the others scroll below it.
type tableRow struct {
	rowLook
	cells   []*tableCell
	objects []fyne.CanvasObject

	ground, veil, line, firstGround, firstVeil, firstEdge, bar *canvas.Rectangle
}

func (r *tableRow) build(columns int) {
	rectangles := []**canvas.Rectangle{&r.ground, &r.veil, &r.firstGround, &r.firstVeil, &r.firstEdge, &r.line, &r.bar}
	for _, rectangle := range rectangles {
		*rectangle = canvas.NewRectangle(nil)
	}
	r.cells, r.objects = nil, []fyne.CanvasObject{r.ground, r.veil}
	for range columns {
		r.cells = append(r.cells, newTableCell())
	}
	for _, cell := range r.cells[1:] {
		r.objects = append(r.objects, cell.objects()...)
	}
	r.objects = append(r.objects, r.firstGround, r.firstVeil, r.firstEdge)
	r.objects = append(r.objects, r.cells[0].objects()...)
	r.objects = append(r.objects, r.line, r.bar)
}

// show takes over row i of the sheet.
func (r *tableRow) show(b *tableBody, i int, atCursor bool) {
	t := b.table
	look := rowLook{t.sheet, i, t.laidOut, t.scroll.Offset.X, max(b.Size().Width, t.totalWidth()), atCursor, i == b.hovered, b.picked.Has(t.sheet.Rows[i].Key), wearing(), t.images.scale}
	if look == r.rowLook {
		return
	}
	r.rowLook = look
	if len(r.cells) != len(t.widths) {
		r.build(len(t.widths))
	}
	y, left := float32(i)*em(tableRowHeight), look.left
	r.lay(y, t.widths[0])
	for n, cell := range r.cells {
		x := t.columnX(n) + left
		if t.widths[n] == 0 {
			cell.hide()
			continue
		}
		box := orb.Bound{Min: orb.Point{float64(x), float64(y)}, Max: orb.Point{float64(x + t.widths[n]), float64(y + em(tableRowHeight) - 1)}}
		cell.show(t.sheet.Cell(t.sheet.Rows[i], n), t.sheet.Columns[n], box, atCursor && n == 0, t.images)
	}
}

// lay draws what lies below and around the cells.
func (r *tableRow) lay(y, first float32) {
	ground := colorPaper
	if r.picked {
		ground = theme.ColorNameSelection
	}
	r.ground.FillColor, r.firstGround.FillColor = shownColor(ground), shownColor(ground)
	// The paper of the table lies below them anyway.
	r.ground.Hidden, r.firstGround.Hidden = !r.picked, !r.picked && r.left == 0
	r.veil.FillColor, r.firstVeil.FillColor = shownColor(theme.ColorNameHover), shownColor(theme.ColorNameHover)
	r.veil.Hidden, r.firstVeil.Hidden = !r.hovered, !r.hovered
	r.line.FillColor, r.bar.FillColor = shownColor(theme.ColorNameSeparator), shownColor(theme.ColorNamePrimary)
	r.firstEdge.FillColor = shownColor(colorControlLine)
	r.bar.Hidden, r.firstEdge.Hidden = !r.atCursor, r.left == 0
	place(r.ground, 0, y, r.width, em(tableRowHeight))
	place(r.veil, 0, y, r.width, em(tableRowHeight))
	place(r.firstGround, r.left, y, first, em(tableRowHeight))
	place(r.firstVeil, r.left, y, first, em(tableRowHeight))
	place(r.firstEdge, r.left+first-1, y, 1, em(tableRowHeight))
	place(r.line, 0, y+em(tableRowHeight)-1, r.width, 1)
	place(r.bar, r.left, y, barWidth, em(tableRowHeight))
	for _, rectangle := range []*canvas.Rectangle{r.ground, r.firstGround, r.line, r.bar} {
		rectangle.Refresh()
	}
}
