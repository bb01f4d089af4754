package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Measures of the filter of a column, in px.
const (
	filterWidth = 300
	filterMost  = 340 // height
	filterRows  = 5   // it has room for at least
	valueRow    = 26
	valueBox    = 14
	funnelSize  = 12
	funnelRoom  = 20 // of the button in the title of a column
)

// columnFilter limits a column: by words that it contains, and by a choice of its values, listed with how
// many rows have them. What is chosen holds at once. The field has the focus; Up and Down move in the
// list, Enter chooses, Esc closes.
type columnFilter struct {
	table  *table
	column state.Column
	typed  bool // words were typed since it was opened
	field  *filterField
	list   *valueList
	scroll *container.Scroll
	clear  *press
	popup  *widget.PopUp
}

// openFilter opens the filter of a column below its title.
func (t *table) openFilter(column int) {
	c := t.keys.window.window.Canvas()
	f := &columnFilter{table: t, column: t.sheet.Columns[column]}
	w := t.store.View().Words
	f.field = newFilterField(f)
	f.field.SetPlaceHolder(w.Say("limit.field", "Column", f.column.Title))
	f.field.Text = f.limit().Contains
	f.field.OnChanged = f.contain
	f.list = newValueList(f)
	f.scroll = container.NewVScroll(f.list)
	f.scroll.OnScrolled = func(fyne.Position) { f.list.Refresh() }
	f.clear = newLink(t.keys, w.Say("limit.clear"), linkedFine, f.clearAll)
	card, edge := newCard(colorPaper, colorControlLine), newHairline()
	content := &fyne.Container{Objects: []fyne.CanvasObject{card, f.field, f.scroll, edge, f.clear}}
	content.Layout = free(func(size fyne.Size) {
		const margin = 8
		clear := f.clear.MinSize()
		foot := clear.Height + 2*margin
		place(card, 0, 0, size.Width, size.Height)
		place(f.field, margin, margin, size.Width-2*margin, controlHeight)
		place(f.scroll, 1, em(controlHeight)+2*margin, size.Width-2, size.Height-em(controlHeight)-2*margin-foot)
		place(edge, 1, size.Height-foot, size.Width-2, 1)
		place(f.clear, cellInset, size.Height-margin-clear.Height, clear.Width, clear.Height)
	})
	frame := c.Size()
	f.show()
	rows := max(filterRows, len(f.list.values))
	height := min(filterMost, em(controlHeight)+52+float32(rows)*em(valueRow), frame.Height-24)
	f.popup = widget.NewPopUp(sized(filterWidth, height, content), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.header).AddXY(t.columnX(column), em(tableRowHeight))
	at.X = max(0, min(at.X, frame.Width-filterWidth-16))
	if at.Y+height+12 > frame.Height { // above the title where there is no room below
		at.Y = max(4, at.Y-em(tableRowHeight)-height-8)
	}
	t.keys.window.hush()
	t.filter = f
	f.popup.ShowAtPosition(at)
	c.Focus(f.field)
}

// limit is what limits the column now.
func (f *columnFilter) limit() state.ColumnLimit {
	s := f.table.store.State()
	return s.Filter.Columns.In(s.Table.Tab, f.column.ID)
}

// contain limits the column to words; letters that are typed in a row are one step back.
func (f *columnFilter) contain(words string) {
	limit := f.limit()
	limit.Contains = words
	if f.typed {
		f.table.store.RefineColumn(limit)
	} else {
		f.table.store.LimitColumn(limit)
	}
	f.typed = true
	f.show()
}

// toggle chooses a value, or no longer.
func (f *columnFilter) toggle(value string) {
	f.typed = false
	f.table.store.ToggleValue(f.column.ID, value)
	f.show()
}

func (f *columnFilter) clearAll() {
	f.field.SetText("")
	f.typed = false
	f.table.store.LimitColumn(state.ColumnLimit{Column: f.column.ID})
	f.show()
}

func (f *columnFilter) show() {
	f.list.values = f.table.store.View().Values(f.column.ID)
	f.list.cursor = min(f.list.cursor, len(f.list.values)-1)
	show(f.clear, !f.limit().None())
	f.scroll.Refresh()
	f.list.Refresh()
}

func (f *columnFilter) close() { f.popup.Hide() }

// filterField is the field of a filter; it keeps the keys that edit, and sends those that move to the list.
type filterField struct {
	widget.Entry
	filter *columnFilter
}

func newFilterField(f *columnFilter) *filterField {
	field := &filterField{filter: f}
	field.ExtendBaseWidget(field)
	field.OnSubmitted = func(string) { f.list.choose() }
	return field
}

func (f *filterField) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		f.filter.close()
	case fyne.KeyUp:
		f.filter.list.move(-1)
	case fyne.KeyDown:
		f.filter.list.move(1)
	case fyne.KeyPageUp:
		f.filter.list.move(-8)
	case fyne.KeyPageDown:
		f.filter.list.move(8)
	default:
		f.Entry.TypedKey(event)
	}
}

// valueList is the values of a column, of which those in sight are drawn.
type valueList struct {
	widget.BaseWidget
	filter          *columnFilter
	values          []state.Value
	cursor, hovered int // -1: none
}

func newValueList(f *columnFilter) *valueList {
	l := &valueList{filter: f, cursor: -1, hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// move goes so many values on, and scrolls as little as brings the value into sight.
func (l *valueList) move(by int) {
	if len(l.values) == 0 {
		return
	}
	l.cursor = min(max(0, l.cursor+by), len(l.values)-1)
	offset := l.filter.scroll.Offset
	top := float32(l.cursor) * em(valueRow)
	offset.Y = min(max(offset.Y, top+em(valueRow)-l.filter.scroll.Size().Height), top)
	l.filter.scroll.ScrollToOffset(offset)
	l.Refresh()
}

// choose toggles the value under the cursor; without one the filter closes.
func (l *valueList) choose() {
	if l.cursor < 0 || l.cursor >= len(l.values) {
		l.filter.close()
		return
	}
	l.toggle(l.cursor)
}

// toggle chooses a value or no longer; the cursor goes with it, as the list may change.
func (l *valueList) toggle(at int) {
	text := l.values[at].Text
	l.filter.toggle(text)
	l.cursor = slices.IndexFunc(l.values, func(v state.Value) bool { return v.Text == text })
	l.Refresh()
}

func (l *valueList) at(y float32) int {
	if at := int(y / em(valueRow)); y >= 0 && at < len(l.values) {
		return at
	}
	return -1
}

func (l *valueList) Tapped(event *fyne.PointEvent) {
	if at := l.at(event.Position.Y); at >= 0 {
		l.toggle(at)
	}
	focusFrom(l, l.filter.field) // the tap took it away
}

func (l *valueList) MouseIn(event *desktop.MouseEvent)    { l.hover(l.at(event.Position.Y)) }
func (l *valueList) MouseMoved(event *desktop.MouseEvent) { l.hover(l.at(event.Position.Y)) }
func (l *valueList) MouseOut()                            { l.hover(-1) }

func (l *valueList) hover(at int) {
	if at != l.hovered {
		l.hovered = at
		l.Refresh()
	}
}

func (l *valueList) CreateRenderer() fyne.WidgetRenderer { return &valueListRenderer{list: l} }

type valueListRenderer struct {
	list    *valueList
	objects []fyne.CanvasObject
}

func (r *valueListRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.list.values))*em(valueRow))
}
func (r *valueListRenderer) Layout(fyne.Size)             { r.draw() }
func (r *valueListRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.list) }
func (r *valueListRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *valueListRenderer) Destroy()                     {}

// draw draws the values in sight: a box, ticked where it is chosen, the value, and how many rows have it.
func (r *valueListRenderer) draw() {
	l := r.list
	r.objects = nil
	from := int(max(0, l.filter.scroll.Offset.Y/em(valueRow)))
	to := min(len(l.values), from+int(l.filter.scroll.Size().Height/em(valueRow))+2)
	for i := from; i < to; i++ {
		r.value(i, float32(i)*em(valueRow))
	}
}

func (r *valueListRenderer) value(i int, y float32) {
	l, width := r.list, r.list.Size().Width
	shown := l.values[i]
	switch i {
	case l.cursor:
		r.box(0, y, width, em(valueRow), theme.ColorNameSelection)
	case l.hovered:
		r.box(0, y, width, em(valueRow), theme.ColorNameHover)
	}
	tick := newTick(shown.Chosen)
	place(tick, cellInset, y+(em(valueRow)-valueBox)/2, valueBox, valueBox)
	r.objects = append(r.objects, tick)
	w := l.filter.table.store.View()
	count, look := w.Words.Number(float64(shown.Count)), body
	if shown.Text == "" {
		look = look.in(colorMuted)
	}
	right := width - cellInset - 6
	r.text(count, right-caption.width(count), y, caption.width(count)+1, caption)
	x := float32(cellInset + valueBox + 8)
	r.text(w.ValueWords(l.filter.column, shown.Text), x, y, right-caption.width(count)-10-x, look)
}

func (r *valueListRenderer) text(words string, x, y, width float32, l look) {
	text := canvas.NewText(cut(words, width, l.width), shownColor(l.color))
	text.TextSize, text.TextStyle = l.px(), l.style()
	size := text.MinSize()
	place(text, x, y+(em(valueRow)-size.Height)/2, size.Width, size.Height)
	r.objects = append(r.objects, text)
}

func (r *valueListRenderer) box(x, y, width, height float32, fill fyne.ThemeColorName) {
	box := canvas.NewRectangle(shownColor(fill))
	place(box, x, y, width, height)
	r.objects = append(r.objects, box)
}

// newTick is a box, with a tick where something is chosen.
func newTick(on bool) *drawing {
	return newDrawing(valueBox, valueBox, func(shown state.Theme) []picture.Mark {
		colour := func(name fyne.ThemeColorName) geo.Stroke {
			return geo.Stroke{Color: colours[name][compact{shown}.index()], Width: 1}
		}
		frame := geo.Rectangle(orb.Bound{Min: orb.Point{0.5, 0.5}, Max: orb.Point{valueBox - 0.5, valueBox - 0.5}})
		if !on {
			return []picture.Mark{{Path: frame, Stroke: colour(theme.ColorNameInputBorder)}}
		}
		tick := colour(theme.ColorNameForegroundOnPrimary)
		tick.Width = 1.8
		return []picture.Mark{
			{Path: frame, Fill: geo.Fill{Color: colour(theme.ColorNamePrimary).Color}},
			{Path: geo.Line(orb.Point{3.2, 7.2}, orb.Point{6, 10}, orb.Point{10.8, 4}), Stroke: tick},
		}
	})
}

// newFunnel is the sign of a filter, filled where it is in force.
func newFunnel(inForce bool) *drawing {
	return newDrawing(funnelSize, funnelSize, func(shown state.Theme) []picture.Mark {
		path := geo.Line(orb.Point{1, 1.5}, orb.Point{11, 1.5}, orb.Point{7.2, 6.3}, orb.Point{7.2, 11}, orb.Point{4.8, 9.6}, orb.Point{4.8, 6.3}, orb.Point{1, 1.5})
		path.Closed = true
		if inForce {
			return []picture.Mark{{Path: path, Fill: geo.Fill{Color: colours[theme.ColorNamePrimary][compact{shown}.index()]}}}
		}
		return []picture.Mark{{Path: path, Stroke: geo.Stroke{Color: colours[colorMuted][compact{shown}.index()], Width: 1.2}}}
	})
}

// limits reports whether a column has a limit.
func (t *table) limits(column int) bool {
	id := t.sheet.Columns[column].ID
	return slices.ContainsFunc(t.sheet.Limits, func(l state.Limit) bool { return l.Column == id })
}

// funnelAt is the column whose filter button lies at a place of the header, -1 for none.
func (h *tableHeader) funnelAt(x float32) int {
	column := h.table.columnAt(x)
	if column < 0 {
		return -1
	}
	if right := h.table.columnX(column) + h.table.widths[column] - gripWidth/2; x < right-funnelRoom || x >= right {
		return -1
	}
	return column
}

// funnel draws the filter button of a column that is limited, or under the pointer, or chosen by the keys.
func (r *tableHeaderRenderer) funnel(column int, x, width float32) {
	h := r.header
	inForce := h.table.limits(column)
	if !inForce && column != h.hovered && !(h.focused && column == h.chosen) {
		return
	}
	left := x + width - gripWidth/2 - funnelRoom
	r.box(left, 3, funnelRoom, em(tableRowHeight)-7, colorPaper)
	if column == h.hovered {
		r.box(left, 3, funnelRoom, em(tableRowHeight)-7, theme.ColorNameHover)
	}
	mark := newFunnel(inForce)
	place(mark, left+(funnelRoom-funnelSize)/2, (em(tableRowHeight)-funnelSize)/2, funnelSize, funnelSize)
	r.objects = append(r.objects, mark)
}
