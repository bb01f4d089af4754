package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// sortMark is the width of the arrow of a sorted column with the gap before it, in px.
const sortMark = 16

// tableHeader is the titles of the columns. A click sorts by a column, a title that is dragged takes its column
// along; it is one tab stop, in which the arrow keys move, with Shift the column, and Enter or Space sorts.
type tableHeader struct {
	widget.BaseWidget
	table   *table
	chosen  int // the column that keys act on
	hovered int // -1: none
	focused bool
	shift   bool       // is held
	moving  columnMove // while a title is dragged
	wholes  []string   // the titles that are cut, by column
}

func newTableHeader(t *table) *tableHeader {
	h := &tableHeader{table: t, hovered: -1}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHeader) Tapped(event *fyne.PointEvent) {
	if column := h.funnelAt(event.Position.X); column >= 0 {
		h.chosen = column
		h.table.openFilter(column)
		return
	}
	if column := h.table.columnAt(event.Position.X); column >= 0 {
		h.chosen = column
		h.table.sortBy(column)
	}
}

func (h *tableHeader) MouseIn(event *desktop.MouseEvent) { h.hover(h.table.columnAt(event.Position.X)) }
func (h *tableHeader) MouseMoved(event *desktop.MouseEvent) {
	h.hover(h.table.columnAt(event.Position.X))
}
func (h *tableHeader) MouseOut() { h.hover(-1) }

func (h *tableHeader) hover(column int) {
	if column != h.hovered {
		h.hovered = column
		h.Refresh()
		h.sayInFull(column)
	}
}

// sayInFull says the title of a column that leaves something out.
func (h *tableHeader) sayInFull(column int) {
	whole := ""
	if column >= 0 && column < len(h.wholes) {
		whole = h.wholes[column]
	}
	h.table.sayInFull(whole, column, h.table.top())
}

func (h *tableHeader) FocusGained()     { h.focused = true; h.Refresh() }
func (h *tableHeader) FocusLost()       { h.focused, h.shift = false, false; h.Refresh() }
func (h *tableHeader) TypedRune(r rune) { h.table.keys.typedRune(r) }

func (h *tableHeader) TypedKey(event *fyne.KeyEvent) {
	move := h.choose
	if h.shift {
		move = h.carry
	}
	switch event.Name {
	case fyne.KeyLeft:
		move(-1)
	case fyne.KeyRight:
		move(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.table.sortBy(h.chosen)
	case fyne.KeyDown:
		h.table.openFilter(h.chosen)
	default:
		h.table.keys.typedKey(event)
	}
}

// choose goes to the next column that is shown in a direction, if there is one.
func (h *tableHeader) choose(step int) {
	if next := h.table.shownBeside(h.chosen, step); next >= 0 {
		h.chosen = next
		h.table.showColumn(next)
		h.Refresh()
		h.sayInFull(next)
	}
}

func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeaderRenderer{header: h}
	r.Refresh()
	return r
}

type tableHeaderRenderer struct {
	header  *tableHeader
	objects []fyne.CanvasObject
	drawn   fyne.Size // for which the objects were made
}

func (r *tableHeaderRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, em(tableRowHeight)) }
func (r *tableHeaderRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableHeaderRenderer) Destroy()                     {}

// Layout leaves titles alone that were drawn for this size: the toolkit lays out again whatever holds a
// new object, and would not come to rest.
func (r *tableHeaderRenderer) Layout(size fyne.Size) {
	if size != r.drawn {
		r.Refresh()
	}
}

// Refresh draws the titles anew, the first last: it stays where the others scroll below it.
func (r *tableHeaderRenderer) Refresh() {
	h := r.header
	t, size := h.table, h.Size()
	r.drawn, r.objects, h.wholes = size, nil, make([]string, len(t.widths))
	r.box(0, 0, size.Width, em(tableRowHeight), colorPaper)
	r.box(0, em(tableRowHeight)-1, size.Width, 1, colorControlLine)
	for i := len(t.widths) - 1; i >= 0; i-- {
		if t.widths[i] > 0 {
			r.title(i, t.columnX(i), t.widths[i])
		}
	}
	r.move()
	canvas.Refresh(h)
}

func (r *tableHeaderRenderer) title(i int, x, width float32) {
	h, column := r.header, r.header.table.sheet.Columns[i]
	if i == 0 {
		r.box(x, 0, width, em(tableRowHeight)-1, colorPaper)
		if h.table.scroll.Offset.X > 0 {
			r.box(width-1, 0, 1, em(tableRowHeight), colorControlLine)
		}
	}
	if column.OnMap {
		r.box(x+cellInset, em(tableRowHeight)-2, width-2*cellInset, 2, theme.ColorNamePrimary)
	}
	if i == h.hovered {
		r.box(x+2, 2, width-4, em(tableRowHeight)-4, theme.ColorNameHover)
	}
	if h.focused && i == h.chosen {
		ring := r.box(x+3, 2, width-6, em(tableRowHeight)-5, colorNone)
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = shownColor(theme.ColorNamePrimary), 2, 3
	}
	l := small.in(colorMuted)
	l.bold = true
	if column.OnMap {
		l = l.in(theme.ColorNameForeground)
	}
	sorting := h.table.store.State().Table
	room := width - 2*cellInset
	if column.ID == sorting.Sort {
		room -= sortMark
	}
	if h.table.limits(i) {
		room -= funnelRoom - gripWidth
	}
	lines, l := fitted(column.Title, room, l, l)
	h.wholes[i] = cutFrom(column.Title, lines)
	widest := float32(0)
	for _, line := range lines {
		widest = max(widest, l.width(line))
	}
	at := x + cellInset
	if column.Type == state.NumberColumn {
		at = x + width - cellInset - widest
	}
	for n, line := range lines {
		text := canvas.NewText(line, shownColor(l.color))
		text.TextSize, text.TextStyle = l.px(), l.style()
		least := text.MinSize()
		y := (em(tableRowHeight)-least.Height)/2 + (float32(n)-float32(len(lines)-1)/2)*em(fineStep)
		place(text, at, y, least.Width, least.Height)
		r.objects = append(r.objects, text)
	}
	if column.ID == sorting.Sort {
		arrow := newChevron(sorting.Descending, l.color)
		place(arrow, at+widest+sortMark-chevronSize, (em(tableRowHeight)-chevronSize)/2, chevronSize, chevronSize)
		r.objects = append(r.objects, arrow)
	}
	r.funnel(i, x, width)
}

func (r *tableHeaderRenderer) box(x, y, width, height float32, fill fyne.ThemeColorName) *canvas.Rectangle {
	box := canvas.NewRectangle(shownColor(fill))
	place(box, x, y, width, height)
	r.objects = append(r.objects, box)
	return box
}

// chevronSize is the width and height of a chevron, in px.
const chevronSize = 10

// newChevron is an arrowhead that points down or up.
func newChevron(down bool, color fyne.ThemeColorName) *drawing {
	return newDrawing(chevronSize, chevronSize, func(shown state.Theme) []picture.Mark {
		foot, head := 6.5, 3.0
		if down {
			foot, head = 3.5, 7.0
		}
		return chevronMarks(color, shown, orb.Point{1, foot}, orb.Point{5, head}, orb.Point{9, foot})
	})
}

func chevronMarks(color fyne.ThemeColorName, shown state.Theme, points ...orb.Point) []picture.Mark {
	stroke := geo.Stroke{Color: colours[color][compact{shown}.index()], Width: 1.6}
	return []picture.Mark{{Path: geo.Line(points...), Stroke: stroke}}
}
