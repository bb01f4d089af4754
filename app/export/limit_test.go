package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/data"
)

func TestWhatAWorkbookCannotHoldIsRefusedByName(t *testing.T) {
	cases := map[string]struct {
		note string
		want []string
	}{
		"a text that is too long":    {strings.Repeat("x", mostUnits+1), []string{"32768", "32767"}},
		"long in UTF-16 only":        {strings.Repeat("😀", mostUnits/2+1), []string{"32768", "32767"}},
		"a control character":        {"a\x01b", []string{"U+0001"}},
		"a vertical tab":             {"a\vb", []string{"U+000B"}},
		"a character that XML lacks": {"a\uffffb", []string{"U+FFFF"}},
		"a mark of our own":          {"a" + underscoreMark, []string{"U+10FFFF"}},
		"text that is not UTF-8":     {"a\xffb", []string{"UTF-8"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := changed(func(positions []data.Position) { positions[3].Note = c.note })
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := os.WriteFile(path, []byte("earlier"), 0o644); err != nil {
				t.Fatal(err)
			}
			err := Write(context.Background(), file.OS, path, viewOf(d, nil), Options{})
			if err == nil {
				t.Fatal("it was written")
			}
			for _, want := range append(c.want, path, `sheet "Positions"`, "row 5", `column "note"`) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if got := string(contentOf(t, path)); got != "earlier" {
				t.Errorf("the earlier file is now %.20q", got)
			}
		})
	}
}

func TestALongTextThatFitsIsKept(t *testing.T) {
	long := strings.Repeat("é", mostUnits)
	d := changed(func(positions []data.Position) { positions[0].Note = long })
	rows := rowsOf(t, openBook(t, written(t, "a.xlsx", viewOf(d, nil), Options{})), "Positions")
	if got := rows[1][slices.Index(rows[0], "note")]; got != long {
		t.Errorf("%d bytes came back, want %d", len(got), len(long))
	}
}

func TestALimitOfSheetsIsSaidWithTheSheet(t *testing.T) {
	columns := func(titles ...string) []state.Column {
		list := make([]state.Column, len(titles))
		for i, title := range titles {
			list[i] = state.Column{ID: title, Title: title}
		}
		return list
	}
	named := func(name string) sheet { return sheet{Sheet: &state.Sheet{}, name: name} }
	headed := func(titles ...string) sheet {
		return sheet{Sheet: &state.Sheet{Columns: columns(titles...)}, name: "A", heads: titles}
	}
	cases := map[string]struct {
		sheets []sheet
		want   string
	}{
		"a name that is too long":   {[]sheet{named(strings.Repeat("a", 32))}, "32 characters"},
		"a name with a slash":       {[]sheet{named("a/b")}, "may not hold"},
		"a name with a bracket":     {[]sheet{named("a[b]")}, "may not hold"},
		"a name in apostrophes":     {[]sheet{named("'a'")}, "apostrophe"},
		"a reserved name":           {[]sheet{named("HISTORY")}, "keep this name"},
		"no name":                   {[]sheet{named("")}, "needs a name"},
		"one name twice":            {[]sheet{named("Topics"), named("TOPICS")}, "ignoring case"},
		"too many rows":             {[]sheet{{&state.Sheet{Rows: make([]state.Row, mostRows)}, "A", nil}}, "1048577 rows"},
		"too many columns":          {[]sheet{{&state.Sheet{Columns: make([]state.Column, mostColumns+1)}, "A", nil}}, "16385 columns"},
		"heads that differ by case": {[]sheet{headed("id", "ID")}, "ignoring case"},
		"a head that is too long":   {[]sheet{headed(strings.Repeat("a", 256))}, "256 characters"},
		"a head that breaks":        {[]sheet{headed("a\nb")}, "breaks the line"},
		"a head without a word":     {[]sheet{headed(" ")}, "needs a name"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := fits(c.sheets)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "sheet ") {
				t.Errorf("the error is %v, want %q", err, c.want)
			}
		})
	}
}

// Two regions of one name, as a user's dataset may have them, stay two columns.
func TestHeadsThatWouldBeTheSameAreToldApartByTheirIds(t *testing.T) {
	got := distinct([]state.Column{{ID: "a", Title: "Donetsk"}, {ID: "b", Title: "DONETSK"}, {ID: "c", Title: ""}, {ID: "d", Title: "two\nlines"}})
	if want := []string{"Donetsk (a)", "DONETSK (b)", "c", "two lines"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLinksLeadToTheWebAndToMailOnly(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/a": true, "http://example.org": true, "HTTPS://example.org": true, "mailto:a@example.org": true,
		"": false, "https://": false, "ftp://example.org": false, "file:///etc/passwd": false, "javascript:alert(1)": false, "https://a\x01": false,
		"https://example.org/" + strings.Repeat("a", 2100): false,
	} {
		if linkable(address) != want {
			t.Errorf("%.40q: %v, want %v", address, !want, want)
		}
	}
}

func TestALongSheetHasNoLinksButSourcesHas(t *testing.T) {
	long := func(id string, rows int) sheet {
		s := sheet{Sheet: &state.Sheet{ID: id, Columns: make([]state.Column, 1), Rows: make([]state.Row, rows)}}
		for i := range s.Rows {
			s.Rows[i].Cells = []state.Cell{{URL: "https://example.org"}}
		}
		return s
	}
	for _, c := range []struct {
		sheet sheet
		want  int
	}{
		{long("positions", linkedRows-1), linkedRows - 1}, {long("positions", linkedRows), 0},
		{long("sources", linkedRows), linkedRows}, {long("sources", mostLinks+1), 0},
	} {
		if got := len(links(c.sheet)); got != c.want {
			t.Errorf("%s with %d rows: %d links, want %d", c.sheet.ID, len(c.sheet.Rows), got, c.want)
		}
	}
}

func TestANumberIsANumberOnlyIfItComesBackAsItWas(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "27000": true, "27.180": true, "-0.5": true, "0.10": true, "123456789012345": true,
		"": false, "1234567890123456": false, "007": false, "-0": false, "-0.0": false, "1e5": false, "+4": false, "1,000": false, "NaN": false, "Inf": false, ".5": false, "5.": false, " 5": false,
	} {
		if _, _, ok := numberOf(text); ok != want {
			t.Errorf("%q: %v, want %v", text, ok, want)
		}
	}
}

// The days are those that Excel itself shows for these numbers.
func TestADayIsTheNumberThatASpreadsheetHasForIt(t *testing.T) {
	for text, want := range map[string]float64{"1900-03-01": 61, "1970-01-01": 25569, "2025-04-25": 45772, "2200-01-01": 109575, "9999-12-31": 2958465} {
		if day, ok := dayOf(text); !ok || serialOf(day) != want {
			t.Errorf("%s: %v, want %v", text, serialOf(day), want)
		}
	}
	for _, text := range []string{"1900-02-28", "1899-12-31", "2025-02-30", "2025-04", ""} {
		if _, ok := dayOf(text); ok {
			t.Errorf("%q is a day", text)
		}
	}
}

func TestAChoiceThatDoesNotExistNamesThoseThatDo(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	for _, c := range []struct {
		path, csv string
		want      []string
	}{
		{"a.pdf", "", []string{"a.pdf", ".xlsx", ".csv", ".zip"}}, {"a", "", []string{".xlsx"}}, {"a.csv", "excel", []string{"excel", "machine", "spreadsheet"}},
	} {
		path := filepath.Join(t.TempDir(), c.path)
		err := Write(context.Background(), file.OS, path, v, Options{CSV: c.csv})
		var usage *UsageError
		if !errors.As(err, &usage) {
			t.Fatalf("%s: the error is %v", c.path, err)
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not name %q", err, want)
			}
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", c.path)
		}
	}
}

func TestACancelledExportLeavesTheEarlierFile(t *testing.T) {
	for _, format := range Formats {
		path := filepath.Join(t.TempDir(), "a."+format)
		if err := os.WriteFile(path, []byte("earlier"), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancelling := Options{Progress: func(_ string, done, _ int) {
			if done == 3 {
				cancel()
			}
		}}
		if format != "xlsx" {
			cancel()
		}
		err := Write(ctx, file.OS, path, viewOf(data.Bundled(), nil), cancelling)
		cancel()
		var fault *file.Error
		if !errors.Is(err, context.Canceled) || !errors.As(err, &fault) || !fault.Earlier {
			t.Errorf("%s: the error is %v", format, err)
		}
		if got := string(contentOf(t, path)); got != "earlier" {
			t.Errorf("%s: the earlier file is now %.20q", format, got)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
			t.Errorf("%s: %d files are left in the folder", format, len(left))
		}
	}
}

func TestATargetThatCannotBeWrittenIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "a.xlsx")
	err := Write(context.Background(), file.OS, path, viewOf(data.Bundled(), nil), Options{})
	var fault *file.Error
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %v", err)
	}
}

// Header and footer of a page hold 255 characters, whatever a dataset is called.
func TestALongTitleIsCutInTheFooterOnly(t *testing.T) {
	for name, title := range map[string]string{"wide": strings.Repeat("😀", 300), "codes": strings.Repeat("&P", 300)} {
		dataset := *data.Bundled()
		dataset.Info.Title = title
		book := openBook(t, written(t, "a.xlsx", viewOf(&dataset, nil), Options{}))
		footer, err := book.GetHeaderFooter("Positions")
		if err != nil || units(footer.OddFooter) > 255 || !strings.Contains(footer.OddFooter, "…") {
			t.Errorf("%s: footer %q, %v", name, footer.OddFooter, err)
		}
		if got := rowsOf(t, book, "Read me")[0][0]; got != title {
			t.Errorf("%s: the page has the title %q", name, got)
		}
	}
}
