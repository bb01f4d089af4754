package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
	"stancemap/data"
)

func openBook(t *testing.T, path string) *excelize.File {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func bookOf(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func TestEveryCellOfTheViewStandsInTheWorkbook(t *testing.T) {
	for name, v := range map[string]*state.View{
		"everything": viewOf(trickyDataset(), nil),
		"a part":     viewOf(data.Bundled(), onlyUS),
	} {
		t.Run(name, func(t *testing.T) {
			book := openBook(t, written(t, "a.xlsx", v, Options{}))
			sheets := v.Sheets()
			if got, want := len(book.GetSheetList()), len(sheets)+1; got != want {
				t.Fatalf("%d sheets, want %d", got, want)
			}
			for _, s := range sheets {
				rows, err := book.GetRows(s.Title)
				if err != nil {
					t.Fatal(err)
				}
				compareRows(t, s, rows)
			}
		})
	}
}

// compareRows compares what a reader found with the view, cell by cell.
func compareRows(t *testing.T, s *state.Sheet, rows [][]string) {
	t.Helper()
	if len(rows) != len(s.Rows)+1 {
		t.Errorf("%s: %d rows, want %d and a header", s.Title, len(rows), len(s.Rows))
		return
	}
	at := func(i, j int) string {
		if j < len(rows[i]) {
			return rows[i][j]
		}
		return ""
	}
	for j, head := range distinct(s.Columns) {
		if at(0, j) != head {
			t.Errorf("%s: column %d is %q, want %q", s.Title, j+1, at(0, j), head)
		}
	}
	for i, row := range s.Rows {
		for j, cell := range row.Cells {
			if at(i+1, j) != cell.Text {
				t.Errorf("%s: row %d, %s: %q, want %q", s.Title, i+2, s.Columns[j].ID, at(i+1, j), cell.Text)
			}
		}
	}
}

func TestStanceCellsHaveTheFillOfTheScale(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	cells := 0
	for _, s := range v.Sheets() {
		for i, row := range s.Rows {
			for j, cell := range row.Cells {
				if cell.Entry == nil {
					continue
				}
				cells++
				fill, _ := cell.Entry.Colours(state.Light)
				style := styleOf(t, book, s.Title, cellName(j+1, i+2))
				if got, want := style.Fill.Color, hexOf(fill); style.Fill.Pattern != 1 || len(got) != 1 || got[0] != want[1:] && got[0] != want {
					t.Errorf("%s %s: fill %v, want %s", s.Title, cellName(j+1, i+2), got, want)
				}
				unread := cell.Entry.Code == state.NoSource || cell.Entry.Code == data.NotFound
				if style.Font.Italic != unread {
					t.Errorf("%s %s: italic is %v", s.Title, cellName(j+1, i+2), style.Font.Italic)
				}
			}
		}
	}
	if cells < 100 {
		t.Errorf("only %d stance cells", cells)
	}
}

func styleOf(t *testing.T, book *excelize.File, sheet, cell string) *excelize.Style {
	t.Helper()
	id, err := book.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := book.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

func TestNoSourceReadIsItalicOnItsFill(t *testing.T) {
	dataset := *data.Bundled()
	v := viewOf(&dataset, nil)
	entry := state.ScaleOf(&dataset, data.TerritoryKind, v.Words).Entry(state.NoSource)
	if got := entryLook(entry); got.fill != "#F5F3EE" || !got.italic {
		t.Errorf("%+v", got)
	}
}

func TestDaysAreDatesAndNumbersAreNumbers(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	kinds := map[excelize.CellType]int{}
	for _, s := range v.Sheets() {
		for i, row := range s.Rows {
			for j, cell := range row.Cells {
				kind, err := book.GetCellType(s.Title, cellName(j+1, i+2))
				if err != nil {
					t.Fatal(err)
				}
				_, isDay := time.Parse(time.DateOnly, cell.Text)
				_, _, isNumber := numberOf(cell.Text)
				column := s.Columns[j]
				number := column.Type == state.DateColumn && isDay == nil || isNumber && (column.Type == state.NumberColumn || column.Type == state.AnyColumn)
				want := excelize.CellTypeInlineString
				if number || cell.Text == "" {
					want = excelize.CellTypeUnset // a number has no type of its own in the file
				}
				kinds[kind]++
				if kind != want {
					t.Errorf("%s %s, %q: type %d, want %d", s.Title, cellName(j+1, i+2), cell.Text, kind, want)
				}
			}
		}
	}
	if kinds[excelize.CellTypeUnset] == 0 || kinds[excelize.CellTypeInlineString] == 0 {
		t.Errorf("the types are %v", kinds)
	}
}

func TestEverySheetIsOneTableWithItsOwnFilter(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	path := written(t, "a.xlsx", v, Options{})
	book := openBook(t, path)
	for _, s := range v.Sheets() {
		tables, err := book.GetTables(s.Title)
		if err != nil || len(tables) != 1 {
			t.Fatalf("%s: %d tables, %v", s.Title, len(tables), err)
		}
		want := fmt.Sprintf("A1:%s", cellName(len(s.Columns), len(s.Rows)+1))
		if tables[0].Range != want || tables[0].Name != tableName(s.ID) {
			t.Errorf("%s: table %s over %s, want %s", s.Title, tables[0].Name, tables[0].Range, want)
		}
		if merged, err := book.GetMergeCells(s.Title); err != nil || len(merged) > 0 {
			t.Errorf("%s: %d merged cells, %v", s.Title, len(merged), err)
		}
		panes, err := book.GetPanes(s.Title)
		if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v, %v", s.Title, panes, err)
		}
		checkPrint(t, book, s.Title)
	}
	for name, part := range partsOf(t, path) {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(part, "<autoFilter") {
			t.Errorf("%s has a filter of the sheet beside that of its table", name)
		}
		if strings.HasPrefix(name, "xl/tables/") && !strings.Contains(part, "<autoFilter") {
			t.Errorf("%s has no filter", name)
		}
	}
}

func checkPrint(t *testing.T, book *excelize.File, sheet string) {
	t.Helper()
	layout, err := book.GetPageLayout(sheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("%s: layout %+v, %v", sheet, layout, err)
	}
	props, err := book.GetSheetProps(sheet)
	if err != nil || props.FitToPage == nil || !*props.FitToPage || props.TabColorRGB == nil || *props.TabColorRGB != "FF1B5468" {
		t.Errorf("%s: properties %+v, %v", sheet, props, err)
	}
	footer, err := book.GetHeaderFooter(sheet)
	if err != nil || !strings.Contains(footer.OddFooter, "&P") || !strings.Contains(footer.OddFooter, data.Bundled().Info.Title) || len(footer.OddFooter) > 255 {
		t.Errorf("%s: footer %+v, %v", sheet, footer, err)
	}
	titles := slices.ContainsFunc(book.GetDefinedName(), func(n excelize.DefinedName) bool {
		return n.Name == "_xlnm.Print_Titles" && n.Scope == sheet && strings.HasSuffix(n.RefersTo, "!$1:$1")
	})
	if !titles {
		t.Errorf("%s: the header row is not repeated", sheet)
	}
}

func TestStanceCodesInPositionsAreValidated(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	validations, err := book.GetDataValidations("Positions")
	if err != nil || len(validations) != 1 {
		t.Fatalf("%d validations, %v", len(validations), err)
	}
	want := fmt.Sprintf("'Stances'!$A$2:$A$%d", len(data.Bundled().Stances)+1)
	got := validations[0]
	if got.Type != "list" || got.Formula1 != want || got.Sqref != fmt.Sprintf("G2:G%d", len(data.Bundled().Positions)+1) {
		t.Errorf("%s %s over %s, want %s", got.Type, got.Formula1, got.Sqref, want)
	}
}

func TestSourcesAreLinks(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	sources := sheetOf(v.Sheets(), "sources")
	for i, row := range sources.Rows {
		for j, cell := range row.Cells {
			linked, target, err := book.GetCellHyperLink(sources.Title, cellName(j+1, i+2))
			if err != nil || linked != (cell.URL != "") || target != cell.URL {
				t.Errorf("row %d: link %v to %q, want %q; %v", i+2, linked, target, cell.URL, err)
			}
		}
	}
}

func TestTheReadMePageSaysWhatAReaderMustKnow(t *testing.T) {
	d := data.Bundled()
	v := viewOf(d, nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{Program: "Stancemap 9.9.9"}))
	page := pageOf(t, book)
	for _, want := range []string{
		d.Info.Title, d.Info.Description, "as of the last source read, June 2026", d.Info.Version, "Stancemap 9.9.9", d.Info.Licenses[0].Title,
		v.Words.Say("note.neutrality"), v.Words.Say("note.boundaries"), "everything: " + v.Words.Number(float64(len(d.Positions))) + " rows", d.GeometryHash(),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for i, row := range rowsOf(t, book, "Read me") {
		if len(row) > 1 && slices.Contains(book.GetSheetList(), row[0]) {
			linked, target, err := book.GetCellHyperLink("Read me", cellName(1, i+1))
			if !linked || target != "'"+row[0]+"'!A1" || err != nil {
				t.Errorf("%s is not linked: %q, %v", row[0], target, err)
			}
		}
	}
}

// What a dataset says of itself is said again: that it is a part of another, and that addresses are no links where none
// can be.
func TestTheReadMePageSaysWhatIsMissing(t *testing.T) {
	d := *data.Bundled()
	d.Info.Part = "a part: 3 of 9"
	long, err := data.ParseSource(fmt.Appendf(nil, `{"id": %q, "type": "webpage", "URL": "https://example.org/%s"}`, d.Sources[0].ID, strings.Repeat("a", mostLinkUnits)))
	if err != nil {
		t.Fatal(err)
	}
	d.Sources = slices.Clone(d.Sources)
	for i, source := range d.Sources {
		d.Sources[i] = long
		d.Sources[i].ID = source.ID
	}
	page := pageOf(t, openBook(t, written(t, "a.xlsx", viewOf(&d, nil), Options{})))
	for _, want := range []string{"Part of a dataset\ta part: 3 of 9", "Addresses are text here, not links."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if plain := pageOf(t, openBook(t, written(t, "a.xlsx", viewOf(data.Bundled(), nil), Options{}))); strings.Contains(plain, "not links") || strings.Contains(plain, "Part of a dataset") {
		t.Error("the page says it where nothing is missing")
	}
}

func TestTheReadMePageSaysWhatWasLeftOut(t *testing.T) {
	v := viewOf(data.Bundled(), onlyUS)
	positions := sheetOf(v.Sheets(), "positions")
	page := pageOf(t, openBook(t, written(t, "a.xlsx", v, Options{})))
	for _, want := range []string{fmt.Sprintf("a part: %d of %s rows", len(positions.Rows), v.Words.Number(float64(positions.Of))), "Crimea and Kherson", "US draft"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestTheLegendShowsTheStancesInUseAndNoOthers(t *testing.T) {
	v := viewOf(data.Bundled(), onlyUS)
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	legend := map[string]string{}
	for i, row := range rowsOf(t, book, "Read me") {
		if len(row) > 0 {
			if fill := styleOf(t, book, "Read me", cellName(1, i+1)).Fill; fill.Pattern == 1 {
				legend[row[0]] = strings.TrimPrefix(fill.Color[0], "#")
			}
		}
	}
	if legend["Recognition, de jure"] != "C48651" || legend["Recognition, de facto"] != "E7BF92" {
		t.Errorf("the legend is %v", legend)
	}
	if _, shown := legend["Deferred to talks"]; shown {
		t.Error("the legend shows a stance that is not in use")
	}
}

func rowsOf(t *testing.T, book *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func pageOf(t *testing.T, book *excelize.File) string {
	t.Helper()
	var page strings.Builder
	for _, row := range rowsOf(t, book, "Read me") {
		page.WriteString(strings.Join(row, "\t") + "\n")
	}
	return page.String()
}

func TestTheDocumentPropertiesComeFromTheDataset(t *testing.T) {
	d := data.Bundled()
	book := openBook(t, written(t, "a.xlsx", viewOf(d, nil), Options{}))
	props, err := book.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if props.Title != d.Info.Title || props.Keywords != strings.Join(d.Info.Keywords, ", ") || props.Version != d.Info.Version || props.Created != d.Info.Created || props.Modified != d.Info.Created {
		t.Errorf("%+v", props)
	}
	custom, err := book.GetCustomProps()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []excelize.CustomProperty{{Name: geometryProperty, Value: d.GeometryHash()}, {Name: versionProperty, Value: d.Info.Version}} {
		if !slices.Contains(custom, want) {
			t.Errorf("no property %v among %v", want, custom)
		}
	}
}

func TestProgressIsToldForEverySheet(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	var told []string
	written(t, "a.xlsx", v, Options{Progress: func(words string, done, of int) { told = append(told, fmt.Sprint(words, " ", done, "/", of)) }})
	n := len(v.Sheets()) + 1
	want := fmt.Sprintf("Writing the workbook, sheet 5 of %d 5/%d", n, n)
	if len(told) != n || told[4] != want {
		t.Errorf("told %q", told)
	}
}

// The order of a sheet's elements and columns is one of the things for which Excel calls a file damaged, and
// other readers do not.
func TestElementsAndColumnsOfASheetAreInTheOrderThatExcelWants(t *testing.T) {
	order := []string{
		"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "dataValidations", "hyperlinks", "pageMargins", "pageSetup",
		"headerFooter", "ignoredErrors", "tableParts",
	}
	for name, part := range partsOf(t, written(t, "a.xlsx", viewOf(data.Bundled(), nil), Options{})) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		var found struct {
			Children []struct{ XMLName xml.Name } `xml:",any"`
			Columns  []struct {
				Min int `xml:"min,attr"`
				Max int `xml:"max,attr"`
			} `xml:"cols>col"`
		}
		if err := xml.Unmarshal([]byte(part), &found); err != nil {
			t.Fatal(err)
		}
		last := -1
		for _, child := range found.Children {
			at := slices.Index(order, child.XMLName.Local)
			if at <= last {
				t.Errorf("%s: %s stands out of order", name, child.XMLName.Local)
			}
			last = at
		}
		before := 0
		for _, column := range found.Columns {
			if column.Min <= before || column.Max < column.Min {
				t.Errorf("%s: column %d stands after column %d", name, column.Min, before)
			}
			before = column.Max
		}
		if before == 0 {
			t.Errorf("%s has no widths", name)
		}
	}
}

// A table that the filter leaves empty is only a head: a marked-up table needs a row.
func TestASheetWithoutRowsHasNoTable(t *testing.T) {
	v := viewOf(data.Bundled(), func(s *state.State) { s.Filter.Topics = state.SetOf("nothing") })
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	tables, err := book.GetTables("Positions")
	if err != nil || len(tables) != 0 {
		t.Errorf("%d tables, %v", len(tables), err)
	}
	if rows := rowsOf(t, book, "Positions"); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
}

// Of a part the descriptor says that it is one, as in a package, so that a reader does not look for the rest.
func TestTheDescriptorInTheWorkbookIsThatOfTheDataset(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*state.State)
		part   string
	}{"everything": {nil, ""}, "a part": {onlyUS, "a part: "}} {
		v := viewOf(data.Bundled(), c.change)
		found := false
		for _, row := range rowsOf(t, openBook(t, written(t, "a.xlsx", v, Options{})), "Read me") {
			if len(row) < 2 || row[0] != descriptorRow {
				continue
			}
			found = true
			info, err := data.ParseInfo([]byte(row[1]))
			if err != nil || info.ID != data.Bundled().Info.ID || !strings.HasPrefix(info.Part, c.part) || (info.Part == "") != (c.part == "") {
				t.Errorf("%s: id %q, part %q, %v", name, info.ID, info.Part, err)
			}
			if strings.Contains(row[1], "\n") {
				t.Errorf("%s: the descriptor breaks the line", name)
			}
		}
		if !found {
			t.Errorf("%s: there is no descriptor", name)
		}
	}
}

// A table that was filtered, sorted and arranged has a sheet of its own beside the tables of the dataset, which
// stay whole, so that the workbook opens again.
func TestATableIsInTheWorkbookAsItIsShown(t *testing.T) {
	v := viewOf(data.Bundled(), func(s *state.State) {
		s.Table = state.Table{Tab: state.EventsTab, Sort: "date", Descending: true}
		s.Columns.Hidden = "events.summary"
		s.Filter.Columns = s.Filter.Columns.With(state.EventsTab, state.ColumnLimit{Column: "title", Contains: "talks"})
	})
	book := openBook(t, written(t, "a.xlsx", v, Options{}))
	rows, err := book.GetRows("Events as shown")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rows)-1, len(v.Sheet.Rows); got != want || want == 0 || slices.Contains(rows[0], "In words") {
		t.Errorf("%d rows, want %d; the head is %q", got, want, rows[0])
	}
	if all, err := book.GetRows("Events"); err != nil || len(all)-1 != len(data.Bundled().Events) {
		t.Errorf("the table of the dataset has %d rows, want %d; %v", len(all)-1, len(data.Bundled().Events), err)
	}
	page, err := book.GetRows("Read me")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(page, func(cells []string) bool {
		return len(cells) > 1 && cells[0] == "Events as shown" && strings.HasPrefix(cells[1], "As it stands on screen: only Title: with “talks”; sorted by Date, the last first; without the column In words.")
	}) {
		t.Errorf("the Read me page does not say how it stands: %q", page)
	}
}
