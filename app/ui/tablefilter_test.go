package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// tapFunnel clicks on the filter button of a column.
func tapFunnel(t *table, column int) {
	x := t.columnX(column) + t.widths[column] - gripWidth/2 - funnelRoom/2
	t.header.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, tableRowHeight/2)})
}

// columnOf finds a column of the table by its id.
func columnOf(t *testing.T, shown *table, id string) int {
	t.Helper()
	i := slices.IndexFunc(shown.sheet.Columns, func(c state.Column) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("the table %s has no column %s", shown.sheet.ID, id)
	}
	return i
}

// tapValue clicks on a value of the filter that is open.
func tapValue(t *testing.T, f *columnFilter, text string) {
	t.Helper()
	i := slices.IndexFunc(f.list.values, func(v state.Value) bool { return v.Text == text })
	if i < 0 {
		t.Fatalf("%q is not among %+v", text, f.list.values)
	}
	f.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, (float32(i)+0.5)*valueRow)})
}

// chipWords is what the chips in sight say.
func chipWords(c *chips) []string {
	var words []string
	for _, chip := range c.each {
		if chip.Visible() {
			words = append(words, said(chip)...)
		}
	}
	return words
}

func TestAColumnIsFilteredByItsValuesAndByWords(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	region := columnOf(t, w.table, "region")
	tapFunnel(w.table, region)
	f := w.table.filter
	if !f.popup.Visible() || w.window.Canvas().Focused() != fyne.Focusable(f.field) || w.store.State().Table.Sort != "" {
		t.Fatal("the button does not open the filter with the focus in its field, or sorts")
	}
	tapValue(t, f, "Kherson")
	tapValue(t, f, "Crimea")
	for _, row := range w.table.sheet.Rows {
		if text := row.Cells[region].Text; text != "Kherson" && text != "Crimea" {
			t.Fatalf("%s passes", text)
		}
	}
	if got := chipWords(w.table.chips); !slices.Equal(got, []string{"Region: Crimea and Kherson"}) || !strings.HasSuffix(w.table.count.text, " · filtered") {
		t.Errorf("chips %q, count %q", got, w.table.count.text)
	}
	typed(f.field, "kher")
	if got := chipWords(w.table.chips); !slices.Equal(got, []string{"Region: Crimea and Kherson, with “kher”"}) || len(f.list.values) != 2 {
		t.Errorf("chips %q, values %+v", got, f.list.values)
	}
	test.Tap(f.clear)
	if w.store.State().Filter != (state.Filter{}) || f.field.Text != "" || w.table.chips.Visible() || f.clear.Visible() {
		t.Errorf("cleared, the filter is %+v, the field %q", w.store.State().Filter, f.field.Text)
	}
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.popup.Visible() {
		t.Error("Esc does not close the filter")
	}
}

// typed types text into a field.
func typed(o fyne.Focusable, text string) {
	for _, r := range text {
		o.TypedRune(r)
	}
}

func TestAFilterIsSetByKeys(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	w.table.header.FocusGained()
	pressKeys(w.table.header, fyne.KeyRight, fyne.KeyDown)
	f := w.table.filter
	if f == nil || f.column.ID != "region" {
		t.Fatal("Down on a title does not open its filter")
	}
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.store.State().Filter.Columns.In(state.PositionsTab, "region").Values; !slices.Equal(got, []string{f.list.values[0].Text}) {
		t.Errorf("chosen are %q", got)
	}
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.store.State().Filter != (state.Filter{}) {
		t.Errorf("the same again does not lift the limit: %+v", w.store.State().Filter)
	}
	f.list.cursor = -1
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.popup.Visible() {
		t.Error("Enter without a value does not close the filter")
	}
}

func TestTypedLettersAreOneStepBack(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	rows := len(w.table.sheet.Rows)
	tapFunnel(w.table, columnOf(t, w.table, "title"))
	typed(w.table.filter.field, "talks")
	if len(w.table.sheet.Rows) >= rows {
		t.Fatal("the words limit nothing")
	}
	w.store.Undo()
	if len(w.table.sheet.Rows) != rows || w.store.State().Filter != (state.Filter{}) {
		t.Errorf("one step back there are %d of %d rows", len(w.table.sheet.Rows), rows)
	}
}

func TestAChipLiftsItsLimit(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	before := w.table.scroll.Position()
	w.store.ToggleValue("region", "Kherson")
	w.store.LimitColumn(state.ColumnLimit{Column: "summary", Contains: "r"})
	if got := chipWords(w.table.chips); !slices.Equal(got, []string{"Region: Kherson", "In words: with “r”"}) || !w.table.chips.Visible() {
		t.Fatalf("the chips are %q", got)
	}
	if w.table.scroll.Position().Y != before.Y+chipsHeight {
		t.Error("the rows do not make room for the chips")
	}
	test.Tap(w.table.chips.each[0].(*press))
	if got := chipWords(w.table.chips); !slices.Equal(got, []string{"In words: with “r”"}) {
		t.Errorf("with the first lifted the chips are %q", got)
	}
	w.store.ShowTab(state.SourcesTab)
	if w.table.chips.Visible() {
		t.Error("a limit of positions stands above the sources")
	}
	w.store.ShowTab(state.PositionsTab)
	test.Tap(w.table.chips.clear)
	if w.table.chips.Visible() || w.store.State().Filter != (state.Filter{}) || w.table.scroll.Position() != before {
		t.Errorf("Clear all leaves %+v", w.store.State().Filter)
	}
}

func TestChipsWithoutRoomAreCounted(t *testing.T) {
	w, _ := opened(t, 880, 532)
	w.store.ShowTab(state.PositionsTab)
	for _, column := range []string{"region", "summary", "quote", "account", "topic", "proposal"} {
		w.store.LimitColumn(state.ColumnLimit{Column: column, Contains: "some words that are long"})
	}
	shown := len(chipWords(w.table.chips))
	if shown == 0 || shown >= 6 || !w.table.chips.more.Visible() || w.table.chips.more.text != w.words.Count("limit.more", 6-shown) {
		t.Errorf("%d chips are shown, and it says %q", shown, w.table.chips.more.text)
	}
	for _, chip := range w.table.chips.each[:shown] {
		if right := chip.Position().X + chip.Size().Width; right > w.table.chips.more.Position().X {
			t.Errorf("a chip ends at %v, below the count at %v", right, w.table.chips.more.Position().X)
		}
	}
}

// funnels counts the filter buttons that are drawn in the header.
func funnels(t *table) (count int) {
	for _, o := range test.WidgetRenderer(t.header).Objects() {
		if d, ok := o.(*drawing); ok && d.size.Width == funnelSize {
			count++
		}
	}
	return count
}

func TestTheFilterButtonStandsWherePointerAndLimitsAre(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	if funnels(w.table) != 0 {
		t.Error("at rest a title has a button")
	}
	w.table.header.hover(1)
	if funnels(w.table) != 1 {
		t.Error("the title under the pointer has no button")
	}
	w.table.header.hover(-1)
	w.store.ToggleValue("first_extent", "Not stated")
	if funnels(w.table) != 1 {
		t.Error("the column that is limited has no button")
	}
}

func TestColumnsArePutAwayAndBroughtBack(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	carrier := columnOf(t, w.table, "carrier")
	item := func(label string) *fyne.MenuItem {
		for _, item := range w.table.columnMenu(carrier).Items {
			if item.Label == label {
				return item
			}
		}
		t.Fatalf("the menu has no %q", label)
		return nil
	}
	if origin := item("Origin"); !origin.Disabled || !item("Carried by").Checked {
		t.Error("the first column can be put away, or what is shown has no tick")
	}
	item("Hide this column").Action()
	if w.table.widths[carrier] != 0 || slices.Contains(titles(w.table), "Carried by") || item("Carried by").Checked {
		t.Errorf("put away, it is %v wide, the titles are %q", w.table.widths[carrier], titles(w.table))
	}
	if width := w.table.totalWidth(); width < w.table.Size().Width-10 {
		t.Errorf("the others take %v of %v px", width, w.table.Size().Width)
	}
	item("Carried by").Action()
	if w.table.widths[carrier] == 0 || !slices.Contains(titles(w.table), "Carried by") {
		t.Error("it does not come back")
	}
	w.table.header.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(20, 10)})
	if w.window.Canvas().Overlays().Top() == nil {
		t.Error("the right button opens no menu")
	}
}

func TestTheEdgeOfAColumnSizesIt(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	title := columnOf(t, w.table, "title")
	grip := w.table.grips.Objects[title].(*grip)
	if edge := w.table.columnX(title) + w.table.widths[title]; grip.Position().X+gripWidth/2 != edge {
		t.Fatalf("the grip lies at %v, the edge at %v", grip.Position().X, edge)
	}
	before := w.table.widths[title]
	for range 3 {
		grip.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 20}})
	}
	grip.DragEnd()
	if got := w.table.widths[title]; got != before+60 {
		t.Errorf("dragged by 60 px it is %v wide, it was %v", got, before)
	}
	if edge := w.table.columnX(title) + w.table.widths[title]; grip.Position().X+gripWidth/2 != edge {
		t.Error("the grip does not go along with the edge")
	}
	date := columnOf(t, w.table, "date")
	w.table.grips.Objects[date].(interface{ DoubleTapped(*fyne.PointEvent) }).DoubleTapped(nil)
	widest := float32(0)
	for _, row := range w.table.sheet.Rows {
		widest = max(widest, body.width(row.Cells[date].Text))
	}
	if got := w.table.widths[date]; got < widest+2*cellInset || got > widest+2*cellInset+40 {
		t.Errorf("fitted it is %v wide, its cells need %v", got, widest+2*cellInset)
	}
	w.store.ResetColumns()
	if w.table.widths[title] != before {
		t.Errorf("reset it is %v wide, it was %v", w.table.widths[title], before)
	}
}

// The sentence of a row that was cut stands on two lines; fitted to its content the column needs one.
func TestAFittedColumnCutsNothing(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for i := range w.table.sheet.Columns {
		w.table.fit(i)
	}
	for _, o := range test.WidgetRenderer(w.table.body).Objects() {
		if text, ok := o.(*canvas.Text); ok && !text.Hidden && strings.HasSuffix(text.Text, "…") {
			t.Errorf("%q is cut", text.Text)
		}
	}
}

func TestACountWithoutRoomBesideTheTabsStandsAmongTheChips(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	if !w.table.count.Visible() {
		t.Fatal("the count of rows is not seen")
	}
	w.store.ToggleValue("region", "Kherson")
	pressCtrl(w, fyne.KeyA)
	if w.table.count.Visible() || w.table.chips.count.text != w.table.count.text || !strings.HasSuffix(w.table.count.text, " selected · filtered") {
		t.Errorf("beside the tabs it says %q (%v), among the chips %q", w.table.count.text, w.table.count.Visible(), w.table.chips.count.text)
	}
	if end := w.table.chips.count.Position().X + w.table.chips.count.Size().Width; end > w.table.chips.clear.Position().X {
		t.Errorf("the count ends at %v, below Clear all", end)
	}
	w.store.ClearFilter()
	if !w.table.count.Visible() || w.table.chips.count.text != "" {
		t.Error("without a filter the count is not back beside the tabs")
	}
}
