package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

func TestAColumnThatWouldBreakAWordTakesFromTheWidest(t *testing.T) {
	columns := []state.Column{{ID: "a", Width: 100}, {ID: "b", Width: 200}, {ID: "c", Width: 300}}
	for name, c := range map[string]struct {
		needs []float32
		room  float32
		want  []float32
	}{
		"all have what they need":            {[]float32{50, 50, 50}, 600, []float32{100, 200, 300}},
		"one needs more than it was given":   {[]float32{120, 50, 50}, 620, []float32{120, 200, 300}},
		"narrow, one keeps what it needs":    {[]float32{100, 50, 50}, 540, []float32{100, 180, 260}},
		"two take from the third":            {[]float32{100, 200, 50}, 540, []float32{100, 200, 240}},
		"nobody has any to give":             {[]float32{100, 200, 300}, 540, []float32{90, 180, 270}},
		"wider than its room, so it scrolls": {[]float32{400, 50, 50}, 540, []float32{400, 200, 300}},
	} {
		if got := columnWidths(columns, c.needs, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAColumnNeedsItsLongestWordAndNoAddress(t *testing.T) {
	test.NewTempApp(t)
	s := &state.Sheet{
		Columns: []state.Column{{Title: "A"}, {Title: "B", Type: state.LinkColumn}, {Title: "Extraordinarily"}},
		Rows: []state.Row{
			{Cells: []state.Cell{{Text: "a long and winding sentence of short words"}, {Text: "https://example.org/" + strings.Repeat("x", 90)}, {Text: "–"}}},
			{Cells: []state.Cell{{Text: "Zaporizhzhia"}, {Text: ""}, {Text: "", Entry: &state.Entry{}}}},
		},
	}
	title := small
	title.bold = true
	want := []float32{needFor(strong.width("Zaporizhzhia")), needFor(title.width("B")), needFor(title.width("Extraordinarily"))}
	if got := columnNeeds(s); !slices.Equal(got, want) {
		t.Errorf("they need %v, want %v", got, want)
	}
}

// Whatever is compared, nothing that stands in the tables on the accounts is left out or breaks a word.
func TestNothingIsCutInTheTablesOnTheAccounts(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1280, 772), fyne.NewSize(1000, 622), fyne.NewSize(880, 532)} {
		w, _ := opened(t, size.Width, size.Height)
		for _, tab := range []state.Tab{state.ByRegion, state.ByTopic} {
			w.store.ShowTab(tab)
			for _, row := range visibleCells(w.table) {
				for _, cell := range row {
					if cell.whole != "" {
						t.Errorf("%v, %s: %q is cut to %q", size, tab, cell.whole, cellWords(cell))
					}
				}
			}
			for _, whole := range w.table.header.wholes {
				if whole != "" {
					t.Errorf("%v, %s: the title %q is cut", size, tab, whole)
				}
			}
		}
	}
}

// A table that scrolls sideways has room for a stance with its particulars, and for what names its rows. Cells of
// several parts are told by the panel, for the row that the keys come to.
func TestNoStanceIsCutInATableThatScrolls(t *testing.T) {
	for _, width := range []float32{1280, 1000, 880} {
		w, _ := opened(t, width, 772)
		for _, tab := range []state.Tab{state.ProposalsTab, state.PositionsTab} {
			w.store.ShowTab(tab)
			table, checked := w.table, 0
			step := max(1, len(table.sheet.Rows)/60)
			for row := 0; row < len(table.sheet.Rows); row += step {
				table.reveal(row)
				for column := range table.widths {
					cell := table.body.cell(row, column)
					if table.sheet.Rows[row].Cells[column].Entry == nil && column > 0 || cell == nil {
						continue
					}
					checked++
					if cell.whole != "" && !strings.Contains(cell.whole, ";") {
						t.Errorf("%v, %s: %q is cut to %q", width, tab, cell.whole, cellWords(cell))
					}
				}
			}
			if checked < 60 {
				t.Errorf("%v, %s: only %d cells were looked at", width, tab, checked)
			}
		}
	}
}

func TestThePanelTellsInFullWhatARowOfAProposalCuts(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.ProposalsTab)
	rows := w.table.sheet.Rows
	told := 0
	for at := 1; at < len(rows) && told < 4; at++ {
		w.table.reveal(at)
		var cuts []string
		for column, cell := range rows[at].Cells {
			if drawn := w.table.body.cell(at, column); cell.Entry != nil && drawn != nil && drawn.whole != "" {
				cuts = append(cuts, strings.ReplaceAll(drawn.whole, " "+state.Dagger, ""))
			}
		}
		if len(cuts) == 0 {
			continue
		}
		told++
		w.table.point(rows[at-1].Key)
		pressKeys(w.table.body, fyne.KeyDown)
		panel := strings.ToLower(strings.Join(said(w.detail.Container), " "))
		for _, cut := range cuts {
			for _, part := range strings.Split(cut, "; ") {
				if !strings.Contains(panel, strings.ToLower(part)) {
					t.Errorf("%s cuts %q, and the panel does not say %q", rows[at].Key, cut, part)
				}
			}
		}
	}
	if told == 0 {
		t.Error("nothing is cut: this test says nothing")
	}
}

func visibleCells(t *table) (rows [][]*tableCell) {
	for _, row := range test.WidgetRenderer(t.body).(*tableBodyRenderer).rows {
		var cells []*tableCell
		for _, cell := range row.cells {
			if !cell.texts[0].Hidden {
				cells = append(cells, cell)
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// A cell that leaves something out says it all to a pointer that rests on it, and a title does.
func TestWhatIsCutIsSaidInFull(t *testing.T) {
	w, c := opened(t, 880, 532)
	w.store.ShowTab(state.SourcesTab)
	row := slices.IndexFunc(visibleCells(w.table), func(cells []*tableCell) bool {
		return slices.ContainsFunc(cells, func(cell *tableCell) bool { return cell.whole != "" })
	})
	if row < 0 {
		t.Fatal("nothing is cut")
	}
	for column := range w.table.widths {
		cell := w.table.body.cell(row, column)
		at := fyne.NewPos(w.table.columnX(column)+20, (float32(row)+0.5)*tableRowHeight)
		w.table.body.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		c.pass(bubbleDelay)
		if w.bubble.Visible() != (cell.whole != "") {
			t.Errorf("column %d shows %q, the bubble stands: %v", column, cellWords(cell), w.bubble.Visible())
		}
		if cell.whole == "" {
			continue
		}
		if got := strings.Join(strings.Fields(strings.Join(said(w.bubble.Container), " ")), " "); got != cell.whole {
			t.Errorf("column %d says %q, want %q", column, got, cell.whole)
		}
		if foot := w.bubble.Position().Y + w.bubble.Size().Height; foot > w.table.Position().Y+tabsHeight+float32(row+1)*tableRowHeight {
			t.Errorf("it ends at %v, over its own row", foot)
		}
	}
	for name, leave := range map[string]func(){
		"the pointer leaves": w.table.body.MouseOut,
		"the table scrolls":  func() { w.table.scrolled() },
		"a dialog opens":     func() { w.showKeys(); w.closeTopmost() },
	} {
		w.bubble.sayOver("all of it", fyne.Position{}, w.content.Size())
		w.table.body.hovered, w.table.body.pointed = row, 0
		c.pass(bubbleDelay)
		leave()
		if w.bubble.Visible() {
			t.Errorf("%s: it stays", name)
		}
	}
}
