package ui

import (
	"image"
	"image/color"
	"net/url"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

const (
	tableRowHeight = 28  // px, of the header too
	leastShare     = 0.9 // of its width below which a column gives way to the others
)

// table is the panel below the map: tabs, and the table of the one that is on. The row under its cursor
// is what is selected on the map, in both directions.
type table struct {
	*fyne.Container
	store  *state.Store
	keys   *keyboard
	open   func(*url.URL)
	tabs   *tabs
	count  *prose
	copy   *press // copies the selected rows, or all
	fold   *press
	header *tableHeader
	body   *tableBody
	scroll *container.Scroll
	empty  *fyne.Container
	ring   *canvas.Rectangle
	chips  *chips
	along  *timeline       // in place of header and rows, on its tab
	grips  *fyne.Container // over the edges of the columns, in the header
	filter *columnFilter   // the last one that was opened

	sheet   *state.Sheet
	folded  bool
	needs   []float32 // of the columns, px
	widths  []float32 // of the columns; 0 for one that has left
	laidOut int       // counts how often they changed
	images  *cellImages

	scrolledX float32 // how far the header went along sideways, in px
}

func newTable(store *state.Store, keys *keyboard, open func(*url.URL)) *table {
	v := store.View()
	t := &table{store: store, keys: keys, open: open, sheet: v.Sheet, needs: columnNeeds(v.Sheet), images: &cellImages{painted: map[cellImage]image.Image{}, scale: 1}}
	var parts []tab
	for _, each := range state.Tabs {
		parts = append(parts, tab{string(each), v.TabTitle(each)})
	}
	t.tabs = newTabs(keys, parts, v.Words.Say("tab.more"), func(id string) { store.ShowTab(state.Tab(id)) })
	t.count = newLine("", caption)
	t.copy = newLink(keys, v.Words.Say("table.copy"), linkedFine, func() { keys.window.copyTable() })
	t.fold = newPress(keys, newFoldMark(store), func() { store.FoldTable(!store.State().Panels.TableFolded) })
	t.header, t.body = newTableHeader(t), newTableBody(t)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.scrolled() }
	t.empty = &fyne.Container{Layout: fixed{}}
	t.ring = canvas.NewRectangle(color.Transparent)
	t.chips, t.grips = newChips(store, keys), &fyne.Container{Layout: free(func(fyne.Size) {})}
	t.along = newTimeline(t)
	t.Container = &fyne.Container{}
	t.lay()
	t.connect()
	return t
}

// lay puts the parts into the panel, from top to bottom.
func (t *table) lay() {
	bar, edge, paper := newSurface(theme.ColorNameBackground), newHairline(), newSurface(colorPaper)
	foot := newSurface(colorControlLine)
	header, grips := container.NewClip(t.header), container.NewClip(t.grips)
	t.Objects = []fyne.CanvasObject{paper, bar, t.tabs, t.count, t.copy, t.fold, foot, header, grips, t.chips.Container, t.along, t.scroll, t.empty, edge, t.ring}
	t.Layout = free(func(size fyne.Size) {
		place(bar, 0, 0, size.Width, em(tabsHeight))
		place(edge, 0, 0, size.Width, 1)
		place(foot, 0, em(tabsHeight)-1, size.Width, 1)
		t.tabs.fit(size.Width - countRoom - em(tabsHeight))
		place(t.tabs, 0, 0, t.tabs.MinSize().Width, em(tabsHeight))
		place(t.fold, size.Width-em(tabsHeight)-4, 2, em(tabsHeight), em(tabsHeight)-4)
		t.layCount()
		place(paper, 0, em(tabsHeight), size.Width, max(0, size.Height-em(tabsHeight)))
		top := t.top()
		height := max(0, size.Height-top)
		t.folded = size.Height-em(tabsHeight) < 2*em(tableRowHeight)
		strip := t.sheet.ID == string(state.TimelineTab)
		show(t.along, !t.folded && strip)
		show(header, !t.folded && !strip)
		show(grips, !t.folded && !strip)
		show(t.copy, !t.folded)
		show(t.chips, !t.folded && top > em(tabsHeight))
		show(t.scroll, !t.folded && !strip)
		show(t.empty, !t.folded && t.sheet.Empty != "")
		show(t.ring, !t.folded && t.body.focused)
		place(t.chips, 0, em(tabsHeight), size.Width, top-em(tabsHeight))
		place(header, 0, top, size.Width, em(tableRowHeight))
		place(grips, 0, top, size.Width, em(tableRowHeight))
		place(t.along, 0, top, size.Width, height)
		t.header.Resize(fyne.NewSize(size.Width, em(tableRowHeight)))
		if widths := t.columnWidths(size.Width); !slices.Equal(widths, t.widths) {
			t.widths = widths
			t.laidOut++
		}
		place(t.scroll, 0, top+em(tableRowHeight), size.Width, max(0, height-em(tableRowHeight)))
		place(t.empty, cellInset, top+em(tableRowHeight)+8, max(0, size.Width-2*cellInset), em(tableRowHeight))
		place(t.ring, 1, top+em(tableRowHeight)+1, size.Width-2, max(0, height-em(tableRowHeight)-2))
		t.redraw()
	})
}

// top is where the header begins: below the tabs, and below the chips where something limits the table.
func (t *table) top() float32 {
	if len(t.sheet.Limits) > 0 {
		return em(tabsHeight) + em(chipsHeight)
	}
	return em(tabsHeight)
}

// show shows or hides an object.
func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// connect watches what the table shows and what is selected.
func (t *table) connect() {
	state.Watch(t.store, func(v *state.View) state.Table { return v.State.Table }, func(shown state.Table) { t.tabs.show(string(shown.Tab)) })
	state.Watch(t.store, func(v *state.View) *state.Sheet { return v.Sheet }, t.show)
	state.Watch(t.store, func(v *state.View) state.Subject { return v.State.Select }, func(state.Subject) { t.follow() })
	state.Watch(t.store, func(v *state.View) state.Show { return v.State.Show }, func(state.Show) { t.showTimeline(); t.follow() })
	state.Watch(t.store, func(v *state.View) state.Theme { return v.State.Look.Theme }, func(state.Theme) { t.refocus() })
	state.Watch(t.store, func(v *state.View) bool { return v.State.Panels.TableFolded }, func(bool) { t.fold.Refresh() })
}

// show takes over a sheet. Another table begins at its top; the same in another order stays where it is.
func (t *table) show(shown *state.Sheet) {
	other := shown.ID != t.sheet.ID
	t.sheet = shown
	t.measure()
	t.empty.Objects = nil
	if shown.Empty != "" {
		clear := newLink(t.keys, t.store.View().Words.Say("empty.clear_all"), linked, t.store.ClearFilter)
		t.empty.Objects = []fyne.CanvasObject{line(12, -1, newLine(shown.Empty, body), clear)}
		clear.Hidden = shown.Of == 0
	}
	if other {
		t.header.chosen, t.header.hovered, t.body.hovered, t.body.pointed = 0, -1, -1, -1
		t.body.picked.Only("")
		t.scroll.Offset = fyne.Position{}
	}
	t.chips.show(shown.Limits)
	t.showTimeline()
	t.body.picked.Keep(shown)
	t.Layout.Layout(nil, t.Size())
	if t.body.picked.Count() < 2 {
		t.follow()
	}
	t.tellCount()
}

// measure finds out how much room the columns need.
func (t *table) measure() {
	t.needs = columnNeeds(t.sheet)
	t.laidOut++
}

// follow puts the cursor on the row that speaks of what is selected, or on that of the account on the
// map. Rows that speak of nothing on the map keep it.
func (t *table) follow() {
	selected := t.store.State().Select
	if at := t.sheet.RowOf(t.store.State().Show.First); at >= 0 {
		t.followAccount(at)
		return
	}
	if at := t.body.cursorRow(); at >= 0 {
		subject := t.sheet.Rows[at].Subject
		if subject == selected || subject == (state.Subject{}) || subject.Topic == "" && subject.Region == selected.Region {
			t.redraw()
			return
		}
	}
	t.body.picked.Only("")
	if at := t.sheet.Row(selected); at >= 0 {
		t.body.picked.Only(t.sheet.Rows[at].Key)
		t.reveal(at)
	}
	t.tellCount()
	t.redraw()
}

// followAccount puts the cursor on the row of the account on the map, unless it stands on the other one
// of a comparison.
func (t *table) followAccount(first int) {
	at := t.body.cursorRow()
	if at < 0 || !slices.Contains(t.store.View().OnMap(), t.sheet.Rows[at].Account) {
		t.body.picked.Only(t.sheet.Rows[first].Key)
		t.reveal(first)
	}
	t.tellCount()
	t.redraw()
}

// choose puts the cursor on a row and selects what it speaks of, or shows its account.
func (t *table) choose(at int) {
	row := t.sheet.Rows[at]
	t.body.picked.Only(row.Key)
	t.reveal(at)
	t.tellCount()
	switch {
	case row.Subject.Topic != "":
		t.store.SelectSubject(row.Subject)
	case row.Subject.Region != "":
		t.store.SelectRegion(row.Subject.Region)
	case row.Record != (state.Record{}):
		t.store.ShowRecord(row.Record)
		t.body.picked.Only(row.Key) // which a proposal put on the map took over
	case row.Account.Proposal != "":
		t.store.ShowAccount(row.Account)
	}
	t.redraw()
}

// point puts the cursor on the row with a key, where there is one.
func (t *table) point(key string) {
	if at := slices.IndexFunc(t.sheet.Rows, func(row state.Row) bool { return row.Key == key }); at >= 0 {
		t.body.picked.Only(key)
		t.reveal(at)
		t.tellCount()
		t.redraw()
	}
}

// reveal scrolls as little as brings a row into sight.
func (t *table) reveal(at int) {
	top, offset, height := float32(at)*em(tableRowHeight), t.scroll.Offset, t.scroll.Size().Height
	if height < em(tableRowHeight) {
		return
	}
	offset.Y = min(offset.Y, top)
	offset.Y = max(offset.Y, top+em(tableRowHeight)-height)
	t.scrollTo(offset)
}

// scrollBy scrolls a table that is wider than its room.
func (t *table) scrollBy(dx float32) {
	offset := t.scroll.Offset
	offset.X = min(max(0, offset.X+dx), max(0, t.totalWidth()-t.scroll.Size().Width))
	t.scrollTo(offset)
}

// showColumn scrolls as little as brings a column beside the first one into sight.
func (t *table) showColumn(column int) {
	if column == 0 {
		return
	}
	x, offset := t.columnX(column), t.scroll.Offset.X
	if beyond := x + t.widths[column] - t.scroll.Size().Width; beyond > 0 {
		t.scrollBy(beyond)
		x -= t.scroll.Offset.X - offset
	}
	if before := t.widths[0] - x; before > 0 {
		t.scrollBy(-before)
	}
}

func (t *table) scrollTo(offset fyne.Position) {
	if offset != t.scroll.Offset {
		t.scroll.ScrollToOffset(offset)
		t.scrolled()
	}
}

// scrolled draws what came into sight; the header goes along sideways.
func (t *table) scrolled() {
	if x := t.scroll.Offset.X; x != t.scrolledX {
		t.scrolledX = x
		t.header.Refresh()
		t.layGrips()
	}
	t.body.Refresh()
	t.sayInFull("", -1, 0)
}

func (t *table) redraw() {
	t.layGrips()
	t.header.Refresh()
	t.scroll.Refresh()
	t.along.Refresh()
	t.body.Refresh()
}

// sayInFull says above a place of the table, y px below its top, what a cell or title of a column leaves
// out. No words take away what was said.
func (t *table) sayInFull(words string, column int, y float32) {
	w := t.keys.window
	if words == "" {
		w.bubble.silence()
		return
	}
	at := t.Position().AddXY(cellInset, y-2)
	if column >= 0 {
		at.X += max(0, t.columnX(column)-cellInset)
	}
	w.bubble.sayOver(words, at, w.content.Size())
}

// refocus draws the ring of the focus inside the edge of the table.
func (t *table) refocus() {
	t.ring.StrokeColor, t.ring.StrokeWidth = shownColor(theme.ColorNamePrimary), 2
	show(t.ring, !t.folded && t.body.focused)
	t.ring.Refresh()
}

func (t *table) sortBy(column int) { t.store.SortBy(t.sheet.Columns[column].ID) }

func (t *table) totalWidth() float32 {
	total := float32(0)
	for _, width := range t.widths {
		total += width
	}
	return total
}

// columnX is the left edge of a column in the panel; the first stays where the others scroll.
func (t *table) columnX(column int) float32 {
	if column == 0 {
		return 0
	}
	x := -t.scroll.Offset.X
	for _, width := range t.widths[:column] {
		x += width
	}
	return x
}

// columnAt is the column at a place of the panel, -1 for none.
func (t *table) columnAt(x float32) int {
	for i, width := range t.widths {
		if at := t.columnX(i); x >= at && x < at+width {
			return i
		}
	}
	return -1
}

// newFoldMark points the way the table goes: down while it is open, up while it is folded.
func newFoldMark(store *state.Store) fyne.CanvasObject {
	const middle = float64(tabsHeight) / 2
	return newDrawing(tabsHeight, tabsHeight-4, func(shown state.Theme) []picture.Mark {
		dy := -2.5
		if store.State().Panels.TableFolded {
			dy = 2.5
		}
		return chevronMarks(theme.ColorNameForeground, shown, orb.Point{middle - 5, middle - 2 + dy}, orb.Point{middle, middle - 2 - dy}, orb.Point{middle + 5, middle - 2 + dy})
	})
}
