package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

func TestCSVForMachinesIsTheTableAsItIs(t *testing.T) {
	d := trickyDataset()
	content := contentOf(t, written(t, "a.csv", viewOf(d, nil), Options{CSV: Machine}))
	want, err := d.Tables()[0].CSV()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content, want) {
		t.Error("it differs from the table of the package")
	}
	if !bytes.Equal(content, contentOf(t, written(t, "b.CSV", viewOf(d, nil), Options{}))) {
		t.Error("it is not what is written when nothing is said")
	}
}

func TestCSVForSpreadsheetsIsMarkedAndGuarded(t *testing.T) {
	v := viewOf(trickyDataset(), nil)
	content := string(contentOf(t, written(t, "a.csv", v, Options{CSV: Spreadsheet})))
	rest, marked := strings.CutPrefix(content, byteOrderMark)
	if !marked || !strings.Contains(rest, "\r\n") {
		t.Error("it has no mark, or no CRLF")
	}
	records, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	positions := sheetOf(v.Sheets(), "positions")
	for i, row := range positions.Rows {
		for j, cell := range row.Cells {
			if got := records[i+1][j]; got != state.Guarded(cell.Text) {
				t.Errorf("row %d: %q, want %q", i+2, got, state.Guarded(cell.Text))
			}
		}
	}
}

func TestWhatASpreadsheetWouldRunIsGuarded(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd": "'+cmd", "-cmd": "'-cmd", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "=": "'=",
		"-5": "-5", "+380": "+380", "-5.25": "-5.25", "-5+1": "'-5+1", "1=1": "1=1", "": "", "Crimea": "Crimea", "'a": "'a",
	} {
		if got := state.Guarded(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestTheGuardIsTold(t *testing.T) {
	say, _ := words.New("")
	if Notice("a.csv", say, Options{CSV: Spreadsheet}) == "" {
		t.Error("nothing is said of the apostrophes")
	}
	for _, silent := range []string{Notice("a.csv", say, Options{CSV: Machine}), Notice("a.xlsx", say, Options{CSV: Spreadsheet})} {
		if silent != "" {
			t.Errorf("%q", silent)
		}
	}
}

func TestCSVFollowsTheFilter(t *testing.T) {
	v := viewOf(data.Bundled(), onlyUS)
	records, err := csv.NewReader(bytes.NewReader(contentOf(t, written(t, "a.csv", v, Options{})))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	region := slices.Index(records[0], "region")
	for _, record := range records[1:] {
		if record[region] != "crimea" && record[region] != "kherson" {
			t.Errorf("%v passed the filter", record)
		}
	}
	if len(records) < 3 {
		t.Errorf("%d records", len(records))
	}
}

func TestCSVOfTheTableThatIsShownIsThatTable(t *testing.T) {
	v := viewOf(data.Bundled(), func(s *state.State) {
		s.Table = state.Table{Tab: state.FactsTab, Sort: "value", Descending: true}
		s.Columns.Order, s.Columns.Hidden = "facts=value", "facts.note"
		s.Filter.Columns = s.Filter.Columns.With(state.FactsTab, state.ColumnLimit{Column: "region", Values: []string{"Crimea"}})
	})
	content := string(contentOf(t, written(t, "a.csv", v, Options{CSV: Shown})))
	rest, marked := strings.CutPrefix(content, byteOrderMark)
	records, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil || !marked {
		t.Fatal(err, marked)
	}
	if want := []string{"Fact", "Value", "Region", "Unit", "As of", "Source"}; !slices.Equal(records[0], want) {
		t.Errorf("the head is %q, want %q", records[0], want)
	}
	if got, want := len(records)-1, len(v.Sheet.Rows); got != want || got == 0 {
		t.Errorf("%d rows, want %d", got, want)
	}
	for i, record := range records[1:] {
		if want := state.Guarded(v.Sheet.Cell(v.Sheet.Rows[i], 1).Text); record[1] != want || record[2] != "Crimea" {
			t.Errorf("row %d: %q, want %q first", i+2, record, want)
		}
	}
}
