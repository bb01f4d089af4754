package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
)

// formulas are 27 texts that some spreadsheet would run, in the three carriers of a table 81 cases.
var formulas = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)",
	"=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "@cmd|' /C calc'!A0", `=HYPERLINK("https://example.org","a")`, `=WEBSERVICE("https://example.org")`,
	" =1+1", "\u00a0=1+1", "'=1+1", `"=1+1"`, ";=1+1", ",=1+1", "=1+1\t=2+2", "a\n=1+1", "-", "=",
}

// F20: text that reads as a formula stays text in every reader of every carrier.
func TestF20NoTextIsRunAsAFormula(t *testing.T) {
	if len(formulas)*3 != 81 {
		t.Fatalf("%d texts", len(formulas))
	}
	d := changed(func(positions []data.Position) {
		for i, text := range formulas {
			positions[i].Note = text
		}
	})
	v := viewOf(d, nil)
	folder := t.TempDir()
	book, table, clipboard := filepath.Join(folder, "book.xlsx"), filepath.Join(folder, "table.csv"), filepath.Join(folder, "clipboard.tsv")
	writeTo(t, book, v, Options{})
	writeTo(t, table, v, Options{CSV: Spreadsheet})
	positions := sheetOf(v.Sheets(), "positions")
	if err := os.WriteFile(clipboard, []byte(positions.TSV(positions.Rows...)), 0o644); err != nil {
		t.Fatal(err)
	}
	exact := func(text string) string { return text }
	readNotes(t, book, formulas, exact)
	readNotes(t, office(t, "xlsx", book)+"/book.xlsx", formulas, withoutBreaks)
	readNotes(t, byGnumericTo(t, book, folder+"/gnumeric-book.xlsx"), formulas, withoutBreaks)
	guarded := each(formulas, state.Guarded)
	for path, separator := range map[string]string{table: "44", clipboard: "9"} {
		name := filepath.Base(path)
		name = strings.TrimSuffix(name, filepath.Ext(name))
		infilter := "--infilter=Text - txt - csv (StarCalc):" + separator + ",34,76,1"
		readNotes(t, office(t, "xlsx", infilter, path)+"/"+name+".xlsx", guarded, withoutBreaks)
		// gnumeric takes the apostrophe off, as somebody would who types it.
		readNotes(t, byGnumericTo(t, path, folder+"/gnumeric-"+name+".xlsx", "-I", "Gnumeric_stf:stf_csvtab"), guarded, withoutGuard)
	}
}

func each(texts []string, change func(string) string) []string {
	changed := make([]string, len(texts))
	for i, text := range texts {
		changed[i] = change(text)
	}
	return changed
}

// withoutBreaks leaves out line breaks: readers write each kind of their own, or drop it.
func withoutBreaks(text string) string { return strings.NewReplacer("\r", "", "\n", "").Replace(text) }

func withoutGuard(text string) string { return strings.TrimPrefix(withoutBreaks(text), "'") }

func byGnumericTo(t *testing.T, from, to string, arguments ...string) string {
	t.Helper()
	gnumeric(t, append(arguments, "-T", "Gnumeric_Excel:xlsx2", from, to)...)
	return to
}

// readNotes wants, in what a reader made of the positions, no formula anywhere and the notes as they were, but for what
// same leaves out of both.
func readNotes(t *testing.T, path string, want []string, same func(string) string) {
	t.Helper()
	for _, s := range openpyxlReads(t, path)[0].Sheets {
		for i, row := range s.Rows {
			for j, cell := range row {
				if cell[0] == "formula" {
					t.Errorf("%s, %s %s: %q is a formula", path, s.Name, cellName(j+1, i+1), cell[1])
				}
			}
		}
		note := slices.IndexFunc(s.Rows[0], func(cell [2]string) bool { return cell[1] == "note" })
		if note < 0 {
			continue // not the positions, which are the first with notes
		}
		for i, text := range want {
			if got := unescaped(s.Rows[i+1][note][1]); same(got) != same(text) {
				t.Errorf("%s: %q is read as %q", path, text, got)
			}
		}
		return
	}
	t.Errorf("%s has no positions", path)
}
