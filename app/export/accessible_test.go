package export

import (
	"errors"
	"strings"
	"testing"

	"stancemap/data"
)

func TestTheAccessibleProfileHasPlainRangesAndNoEmptyRows(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	path := written(t, "a.xlsx", v, Options{Profile: Accessible, Scene: scene()})
	book := openBook(t, path)
	for name := range partsOf(t, path) {
		if strings.HasPrefix(name, "xl/tables/") {
			t.Errorf("%s is a marked-up table", name)
		}
	}
	names := map[string]string{}
	for _, name := range book.GetDefinedName() {
		names[name.RefersTo] += name.Name + " "
	}
	for _, sheet := range book.GetSheetList() {
		for i, row := range rowsOf(t, book, sheet) {
			if strings.Join(row, "") == "" {
				t.Errorf("%s: row %d is empty", sheet, i+1)
			}
			if i == 0 && (len(row) == 0 || row[0] == "") {
				t.Errorf("%s: nothing stands in A1", sheet)
			}
		}
	}
	for _, s := range v.Sheets() {
		want := "TitleRegion1.a1." + strings.ToLower(cellName(len(s.Columns), len(s.Rows)+1)) + "."
		if got := names[quoted(s.Title)+"!$A$1"]; !strings.HasPrefix(got, want) {
			t.Errorf("%s: the heads have the name %q, want %s…", s.Title, got, want)
		}
	}
}

// No fill is the only carrier of what it says: every filled cell has words.
func TestEveryFilledCellHasWords(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	book := openBook(t, written(t, "a.xlsx", v, Options{Profile: Accessible}))
	filled := 0
	for _, sheet := range book.GetSheetList() {
		for i, row := range rowsOf(t, book, sheet) {
			for j := range row {
				if fill := styleOf(t, book, sheet, cellName(j+1, i+1)).Fill; fill.Pattern != 0 {
					filled++
					if strings.TrimSpace(row[j]) == "" {
						t.Errorf("%s %s has a fill and no words", sheet, cellName(j+1, i+1))
					}
				}
			}
		}
	}
	if filled < 100 {
		t.Errorf("only %d filled cells", filled)
	}
}

func TestAProfileIsOneOfWorkbooks(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	for _, c := range []struct {
		path, profile string
		want          []string
	}{
		{"a.xlsx", "large", []string{"large", "standard", "accessible"}}, {"a.csv", Accessible, []string{"accessible", ".csv", ".xlsx"}},
	} {
		err := Write(t.Context(), nil, c.path, v, Options{Profile: c.profile})
		var usage *UsageError
		if !errors.As(err, &usage) {
			t.Fatalf("%s as %s: the error is %v", c.path, c.profile, err)
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not name %q", err, want)
			}
		}
	}
}
