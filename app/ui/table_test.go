package ui

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// drawnRows is the rows in sight of the table, their cells joined by "|".
func drawnRows(t *table) []string {
	r := test.WidgetRenderer(t.body).(*tableBodyRenderer)
	first := max(0, int(t.scroll.Offset.Y/tableRowHeight))
	var lines []string
	for i := first; i < min(len(t.sheet.Rows), first+len(r.rows)); i++ {
		row := r.rows[i%len(r.rows)]
		if float32(i)*tableRowHeight >= t.scroll.Offset.Y+t.scroll.Size().Height {
			break
		}
		var cells []string
		for _, cell := range row.cells {
			if !cell.texts[0].Hidden {
				cells = append(cells, cellWords(cell))
			}
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return lines
}

// cellWords is what a cell shows, its lines joined by a blank.
func cellWords(c *tableCell) string {
	if c.texts[1].Hidden {
		return c.texts[0].Text
	}
	return c.texts[0].Text + " " + c.texts[1].Text
}

// titles is the words of the header, from left to right.
func titles(t *table) []string {
	var texts []*canvas.Text
	for _, o := range test.WidgetRenderer(t.header).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			texts = append(texts, text)
		}
	}
	slices.SortFunc(texts, func(a, b *canvas.Text) int { return int(a.Position().X - b.Position().X) })
	var said []string
	for _, text := range texts {
		said = append(said, text.Text)
	}
	return said
}

// tapRow clicks into a row of the table, in one of its columns.
func tapRow(t *table, row, column int) {
	x := t.columnX(column) + t.scroll.Offset.X + 20
	t.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, (float32(row)+0.5)*tableRowHeight)})
}

func tapTitle(t *table, column int) {
	t.header.Tapped(&fyne.PointEvent{Position: fyne.NewPos(t.columnX(column)+20, tableRowHeight/2)})
}

// pressKeys types keys into what has the focus.
func pressKeys(o fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		o.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// selectedRow is the key of the row that is drawn as selected, empty for none.
func selectedRow(t *table) string {
	r := test.WidgetRenderer(t.body).(*tableBodyRenderer)
	for _, row := range r.rows {
		if row.index >= 0 && row.index < len(t.sheet.Rows) && !row.bar.Hidden {
			return t.sheet.Rows[row.index].Key
		}
	}
	return ""
}

func TestTheTableShowsAllRegionsWithoutScrolling(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	want := []string{
		"Crimea|Recognition, de jure|Not stated|Deferred to talks|Not stated|Accounts differ",
		"Luhansk|Recognition, de facto|Not stated|Deferred to talks|Not stated|Accounts differ",
		"Donetsk|Recognition, de facto|Controlled part|Deferred to talks|Not stated|Accounts differ",
		"Zaporizhzhia|Recognition, de facto|Controlled part|Deferred to talks|Not stated|Accounts differ",
		"Kherson|Recognition, de facto|Controlled part|Deferred to talks|Not stated|Accounts differ",
	}
	if got := drawnRows(w.table); !slices.Equal(got, want) {
		t.Errorf("the table shows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := titles(w.table); !slices.Equal(got, []string{"Region", "US draft", "Extent", "European–Ukrainian text", "Extent", "Accounts"}) {
		t.Errorf("the columns are %q", got)
	}
	if got := w.table.count.text; got != "5 rows" {
		t.Errorf("beside the tabs it says %q", got)
	}
}

func TestARowSelectsItsRegionAndARegionItsRow(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	tapRow(w.table, 2, 1)
	if got := w.store.State().Select; got != (state.Subject{Topic: "territory", Region: "donetsk"}) || selectedRow(w.table) != "donetsk" {
		t.Errorf("a click on Donetsk selects %+v and the row %q", got, selectedRow(w.table))
	}
	if !says(w.detail.Container, "Donetsk") {
		t.Error("the panel does not speak of Donetsk")
	}
	w.store.SelectRegion("crimea")
	if got := selectedRow(w.table); got != "crimea" {
		t.Errorf("with Crimea selected on the map the row is %q", got)
	}
	w.store.SelectRegion("")
	if got := selectedRow(w.table); got != "" {
		t.Errorf("with nothing selected the row is %q", got)
	}
}

// Of the many positions on a region the cursor takes that of the account on the map, and stays on another one
// that was chosen.
func TestARegionSelectsThePositionOfTheAccountOnTheMap(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	w.store.SelectRegion("donetsk")
	if got := selectedRow(w.table); got != "us-2025-04.primary.territory.donetsk.1" {
		t.Errorf("under the US draft the row of Donetsk is %q", got)
	}
	w.store.ShowReading("wion-2025-04-25")
	w.store.SelectRegion("crimea")
	if got := selectedRow(w.table); got != "us-2025-04.wion-2025-04-25.territory.crimea.1" {
		t.Errorf("under the report of WION the row of Crimea is %q", got)
	}
	at := w.table.body.cursorRow()
	w.table.choose(at + 1)
	if got := w.table.body.cursorRow(); got != at+1 {
		t.Errorf("the row after the one at %d was chosen, the cursor is at %d", at, got)
	}
}

func TestATopicIsToldInThePanel(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.ByTopic)
	i := slices.IndexFunc(w.table.sheet.Rows, func(r state.Row) bool { return r.Key == "nato/" })
	w.table.choose(i)
	if got := w.store.State().Select; got != (state.Subject{Topic: "nato"}) || !says(w.detail.Container, "NATO membership") {
		t.Errorf("the row of NATO selects %+v", got)
	}
	w.store.SelectRegion("kherson")
	if got := selectedRow(w.table); got != "territory/kherson" {
		t.Errorf("with Kherson selected on the map the row is %q", got)
	}
}

func TestKeysMoveThroughTheTable(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	body, rows := w.table.body, len(w.table.sheet.Rows)
	page := int(w.table.scroll.Size().Height/tableRowHeight) - 1
	at := 0
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 0}, {fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyPageDown, page}, {fyne.KeyPageDown, 2 * page},
		{fyne.KeyPageUp, page}, {fyne.KeyEnd, rows - 1}, {fyne.KeyDown, rows - 1}, {fyne.KeyHome, 0},
	} {
		pressKeys(body, step.key)
		if at = body.cursorRow(); at != step.want {
			t.Fatalf("%s goes to row %d, want %d", step.key, at, step.want)
		}
		top := float32(at) * tableRowHeight
		if y, height := w.table.scroll.Offset.Y, w.table.scroll.Size().Height; top < y || top+tableRowHeight > y+height {
			t.Errorf("%s: the row at %v is out of sight, %v to %v", step.key, top, y, y+height)
		}
		if selectedRow(w.table) != w.table.sheet.Rows[at].Key {
			t.Errorf("%s: row %d is not drawn as selected", step.key, at)
		}
	}
	before := w.maps.view
	pressKeys(body, fyne.KeyLeft, fyne.KeyRight)
	if w.maps.view != before {
		t.Error("the arrows of the table move the map")
	}
	pressKeys(body, fyne.KeyF6)
	body.TypedRune('+')
	if w.store.State().Show.Mode != state.Difference || w.store.State().Map.Scale == 0 {
		t.Error("keys that the table has no use for do not reach the window")
	}
}

func TestATitleSortsReversesAndGivesTheOrderBack(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	first := func() string { return strings.Split(drawnRows(w.table)[0], "|")[0] }
	for _, want := range []string{"Crimea", "Zaporizhzhia", "Crimea"} {
		tapTitle(w.table, 0)
		if got := first(); got != want {
			t.Errorf("the table begins with %s, want %s", got, want)
		}
	}
	if w.store.State().Table.Sort != "" {
		t.Errorf("after the third click it is sorted by %q", w.store.State().Table.Sort)
	}
	tapTitle(w.table, 2)
	if got := first(); got != "Donetsk" {
		t.Errorf("by extent it begins with %s", got)
	}
	tapTitle(w.table, 0)
	if got := w.store.State().Table; got.Sort != "region" || got.Descending {
		t.Errorf("another column is sorted %+v", got)
	}
}

func TestSortingKeepsTheSelectedRow(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	tapRow(w.table, 4, 0)
	tapTitle(w.table, 0)
	if got := selectedRow(w.table); got != "kherson" {
		t.Errorf("after sorting the row is %q", got)
	}
	if strings.Split(drawnRows(w.table)[2], "|")[0] != "Kherson" {
		t.Errorf("the table shows %q", drawnRows(w.table))
	}
}

func TestTheHeaderIsSortedByKeys(t *testing.T) {
	w, _ := opened(t, 1000, 622)
	h := w.table.header
	h.FocusGained()
	pressKeys(h, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if got := w.store.State().Table.Sort; got != "first_extent" {
		t.Errorf("Space sorts by %q", got)
	}
	pressKeys(h, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := w.store.State().Table.Sort; got != "second" {
		t.Errorf("at the last column that is shown Enter sorts by %q", got)
	}
	pressKeys(h, fyne.KeyF7)
	h.TypedRune('2')
	if w.store.State().Show.Mode != state.SideBySide {
		t.Error("keys that the header has no use for do not reach the window")
	}
	h.FocusLost()
}

func TestNothingInTheTableMovesWhenTheProposalChanges(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	before, widths := titles(w.table), slices.Clone(w.table.widths)
	w.store.ShowProposal("europe-ukraine-2025-04")
	if !slices.Equal(titles(w.table), before) || !slices.Equal(w.table.widths, widths) {
		t.Errorf("the columns were %q %v and are %q %v", before, widths, titles(w.table), w.table.widths)
	}
}

// The room is 944 px at 1280 × 800, 712 at 1000 × 650 and 592 in the smallest window.
func TestColumnsLeaveWhereRoomIsShort(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	columns := w.table.sheet.Columns
	for _, c := range []struct {
		room float32
		want string
	}{
		{944, "124 218 136 206 108 152"}, {712, "129 226 141 214 0 0"}, {592, "133 235 0 222 0 0"}, {1520, "199 351 218 331 173 244"}, {200, "124 218 0 206 0 0"},
	} {
		var said []string
		total := float32(0)
		for _, width := range columnWidths(columns, make([]float32, len(columns)), c.room) {
			said = append(said, fmt.Sprint(width))
			total += width
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%v px are shared out as %s, want %s", c.room, got, c.want)
		}
		if total > c.room && c.room > 500 {
			t.Errorf("%v px hold columns of %v", c.room, total)
		}
	}
}

func TestAWideTableScrollsBesideItsFirstColumn(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	body, table := w.table.body, w.table
	if table.totalWidth() <= table.scroll.Size().Width {
		t.Fatalf("positions fit %v px", table.scroll.Size().Width)
	}
	pressKeys(body, fyne.KeyRight, fyne.KeyRight)
	if got := table.scroll.Offset.X; got != 2*scrollStep {
		t.Errorf("two steps right scroll %v px", got)
	}
	row := test.WidgetRenderer(body).(*tableBodyRenderer).rows[0]
	if x := row.cells[0].texts[0].Position().X - table.scroll.Offset.X; x != cellInset {
		t.Errorf("the first cell stands at %v", x)
	}
	if row.firstEdge.Hidden {
		t.Error("no line parts the first column from what scrolls below it")
	}
	if table.columnX(0) != 0 || table.columnX(1) != table.widths[0]-2*scrollStep {
		t.Errorf("the titles stand at %v and %v", table.columnX(0), table.columnX(1))
	}
	if got := table.columnAt(20); got != 0 {
		t.Errorf("at the left edge lies column %d", got)
	}
	for range 100 {
		pressKeys(body, fyne.KeyRight)
	}
	if got, want := table.scroll.Offset.X, table.totalWidth()-table.scroll.Size().Width; got != want {
		t.Errorf("it ends at %v, want %v", got, want)
	}
	for range 9 {
		pressKeys(table.header, fyne.KeyRight)
	}
	for range 8 {
		pressKeys(table.header, fyne.KeyLeft)
	}
	if x := table.columnX(1); x < table.widths[0] {
		t.Errorf("the column chosen by key stands at %v, below the first", x)
	}
}

func TestALinkInTheTableIsOpened(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	var opened []string
	w.table.open = func(address *url.URL) { opened = append(opened, address.String()) }
	w.store.ShowTab(state.SourcesTab)
	tapRow(w.table, 0, 3)
	if len(opened) > 0 {
		t.Errorf("a click on the title opens %q", opened)
	}
	tapRow(w.table, 0, 4)
	pressKeys(w.table.body, fyne.KeyReturn)
	want := w.store.View().Dataset.Sources[0].URL
	if !slices.Equal(opened, []string{want, want}) {
		t.Errorf("opened are %q, want %q twice", opened, want)
	}
	w.table.body.open("javascript:alert(1)")
	w.table.body.openRow(-1)
	if len(opened) != 2 {
		t.Errorf("opened are %q", opened)
	}
	if w.store.State().Select != (state.Subject{}) {
		t.Error("a source selects something on the map")
	}
	w.store.SelectRegion("crimea")
	if selectedRow(w.table) == "" {
		t.Error("a selection on the map takes the cursor from the sources")
	}
}

func TestARowIsCopiedWithTheTitlesOfItsColumns(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	pressCtrl(w, fyne.KeyC)
	if got := w.app.Clipboard().Content(); got != "" {
		t.Errorf("without a row %q is copied", got)
	}
	tapRow(w.table, 0, 0)
	pressCtrl(w, fyne.KeyC)
	want := "Region\tUS draft\tExtent\tEuropean–Ukrainian text\tExtent\tAccounts\nCrimea\tRecognition, de jure\tNot stated\tDeferred to talks\tNot stated\tAccounts differ\n"
	if got := w.app.Clipboard().Content(); got != want {
		t.Errorf("copied is\n%q, want\n%q", got, want)
	}
	if !says(w.status.Container, w.words.Count("table.copied", 1)) {
		t.Error("nothing says that it was copied")
	}
}

func TestAnEmptyTableSaysWhyAndTheWayOn(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.FilterEntry("renounce_force")
	if !says(w.table.Container, "No row fits: Renunciation of force.") || w.table.count.text != "0 of 5 rows · filtered" {
		t.Fatalf("it says %q and %q", said(w.table.Container), w.table.count.text)
	}
	pressKeys(w.table.body, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	test.Tap(pressable(t, w.table.Container, "Clear all"))
	if len(drawnRows(w.table)) != 5 || says(w.table.Container, "Clear all") {
		t.Errorf("after Clear all it shows %q", drawnRows(w.table))
	}
	w.store.FilterEntry("recognise_de_jure")
	if w.table.count.text != "1 of 5 rows · filtered" || len(drawnRows(w.table)) != 1 {
		t.Errorf("limited to one stance it says %q and shows %q", w.table.count.text, drawnRows(w.table))
	}
}

func TestSwatchesOfCellsFollowTheTheme(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for _, theme := range state.Themes {
		w.chooseTheme(theme)
		row := test.WidgetRenderer(w.table.body).(*tableBodyRenderer).rows[1]
		entry := w.table.sheet.Rows[1].Cells[1].Entry
		fill, _ := entry.Colours(theme)
		if got := row.cells[1].mark.Image.At(swatchWide/2, swatchHigh/2); got != toRGBA(fill) {
			t.Errorf("%s: the swatch of Luhansk is %v, want %v", theme, got, fill)
		}
		if got := row.cells[0].texts[0].Color; got != shownColor("foreground") {
			t.Errorf("%s: the name is %v", theme, got)
		}
	}
	if got := len(w.table.images.painted); got > 3*5 {
		t.Errorf("%d swatches were painted for three themes with four stances and the mark", got)
	}
}

func TestPointerAndFocusAreSeenInTheTable(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	body, header := w.table.body, w.table.header
	body.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 3.5*tableRowHeight)}})
	rows := test.WidgetRenderer(body).(*tableBodyRenderer).rows
	if rows[3].veil.Hidden || !rows[2].veil.Hidden {
		t.Error("no veil lies over the row under the pointer, or one over another")
	}
	body.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 500)}})
	body.MouseOut()
	if !rows[3].veil.Hidden {
		t.Error("the veil stays when the pointer has gone")
	}
	plain := len(test.WidgetRenderer(header).Objects())
	header.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 5)}})
	header.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 5)}})
	if header.hovered != 1 || len(test.WidgetRenderer(header).Objects()) == plain {
		t.Errorf("the title under the pointer is %d", header.hovered)
	}
	header.MouseOut()
	tapRow(w.table, 1, 0)
	if w.window.Canvas().Focused() != body || w.table.ring.Hidden {
		t.Error("after a click the table has no focus, or it is not seen")
	}
	w.window.Canvas().Unfocus()
	if !w.table.ring.Hidden || body.Cursor() != desktop.DefaultCursor {
		t.Error("the ring stays without the focus")
	}
}

// Whatever the number of rows, only those in sight are drawn, by the same few cells.
func TestOnlyRowsInSightAreDrawn(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	many := &state.Sheet{ID: "many", Columns: []state.Column{{ID: "n", Title: "N", Type: state.NumberColumn, Width: 100}, {ID: "text", Title: "Text", Type: state.TextColumn, Width: 300}}}
	for i := range 100_000 {
		many.Rows = append(many.Rows, state.Row{Key: fmt.Sprint(i), Cells: []state.Cell{{Text: fmt.Sprint(i)}, {Text: "row"}}})
	}
	w.table.show(many)
	r := test.WidgetRenderer(w.table.body).(*tableBodyRenderer)
	pressKeys(w.table.body, fyne.KeyEnd)
	drawn := drawnRows(w.table)
	if len(r.rows) > 8 || drawn[len(drawn)-1] != "99999|row" {
		t.Errorf("%d rows of cells, the last in sight is %q", len(r.rows), drawn[len(drawn)-1])
	}
	w.table.scrollTo(fyne.NewPos(0, 50_000*tableRowHeight))
	if got := drawnRows(w.table)[0]; got != "50000|row" {
		t.Errorf("half way down stands %q", got)
	}
	if number := r.rows[50_000%len(r.rows)].cells[0].texts[0]; number.Alignment != fyne.TextAlignTrailing {
		t.Error("a number does not stand at the right")
	}
}

func BenchmarkScrollingATableOfManyRows(b *testing.B) {
	english, _ := words.New("en")
	test.NewApp().Settings().SetTheme(compact{state.Light})
	store := state.NewStore(data.Bundled(), english, state.Opening(data.Bundled()))
	t := newTable(store, &keyboard{}, nil)
	many := &state.Sheet{ID: "many"}
	for i := range 8 {
		many.Columns = append(many.Columns, state.Column{ID: fmt.Sprint(i), Type: state.TextColumn, Width: 200})
	}
	for i := range 100_000 {
		row := state.Row{Key: fmt.Sprint(i)}
		for j := range 8 {
			row.Cells = append(row.Cells, state.Cell{Text: fmt.Sprintf("cell %d of row %d, with some words that do not fit", j, i)})
		}
		many.Rows = append(many.Rows, row)
	}
	w := test.NewWindow(t.Container)
	w.Resize(fyne.NewSize(1520, 420))
	t.show(many)
	for i := 0; b.Loop(); i++ {
		t.scrollTo(fyne.NewPos(0, float32(math.Mod(float64(i)*25, 2_000_000))))
	}
}
