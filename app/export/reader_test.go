package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
	"stancemap/data/datatest"
)

// program finds one of the programs that read what we write.
func program(t *testing.T, path string) string {
	t.Helper()
	found, err := exec.LookPath(path)
	if err != nil {
		t.Skipf("%s is not installed; .ci/install readers installs it", path)
	}
	return found
}

// debianPython is the Python that Debian's packages are made for: another one in the path does not see them.
const debianPython = "/usr/bin/python3"

// torture reports whether the long faults are asked for.
func torture() bool { return os.Getenv("STANCEMAP_TORTURE") != "" }

// officeBatch is how many workbooks one call of LibreOffice reads.
const officeBatch = 50

// workbooks writes generated datasets, after the bundled one with tricky texts, and returns their views and paths.
func workbooks(t *testing.T, generated int) (views []*state.View, paths []string) {
	t.Helper()
	datasets := []*data.Dataset{trickyDataset()}
	for seed := range generated {
		datasets = append(datasets, datatest.Random(uint64(seed)))
	}
	folder := t.TempDir()
	for i, d := range datasets {
		v := viewOf(d, nil)
		path := filepath.Join(folder, fmt.Sprintf("w%03d.xlsx", i))
		writeTo(t, path, v, Options{})
		views, paths = append(views, v), append(paths, path)
	}
	return views, paths
}

// office lets LibreOffice convert files, all in one call, and returns the folder with what it made.
func office(t *testing.T, filter string, paths ...string) string {
	t.Helper()
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	arguments := append([]string{profile, "--headless", "--convert-to", filter, "--outdir", out}, paths...)
	if message, err := exec.Command(program(t, "soffice"), arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	return out
}

// gnumeric lets gnumeric convert a file.
func gnumeric(t *testing.T, arguments ...string) {
	t.Helper()
	command := exec.Command(program(t, "ssconvert"), arguments...)
	command.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if message, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
}

// everySheet is the filter by which LibreOffice writes each sheet as CSV: comma, double quote, UTF-8, from line 1,
// cells as shown, no formulas.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

// checkLibreOffice wants LibreOffice to read every cell of the views.
func checkLibreOffice(t *testing.T, views []*state.View, paths []string) {
	t.Helper()
	for from := 0; from < len(paths); from += officeBatch {
		to := min(from+officeBatch, len(paths))
		out := office(t, everySheet, paths[from:to]...)
		for i := from; i < to; i++ {
			name := strings.TrimSuffix(filepath.Base(paths[i]), ".xlsx")
			compareFolder(t, views[i], func(title string) string { return filepath.Join(out, name+"-"+title+".csv") }, asRead)
		}
	}
}

// checkGnumeric wants gnumeric to read every cell; escapes it shows as they are stored.
func checkGnumeric(t *testing.T, views []*state.View, paths []string) {
	t.Helper()
	for i, path := range paths {
		out := t.TempDir()
		gnumeric(t, "-S", "-T", "Gnumeric_stf:stf_assistant", "-O", "format=preserve separator=,", path, filepath.Join(out, "%s.csv"))
		compareFolder(t, views[i], func(title string) string { return filepath.Join(out, title+".csv") }, byGnumeric)
	}
}

// compareFolder compares the CSV files that a reader made of every sheet with the view; same puts right what the reader
// is known to show otherwise.
func compareFolder(t *testing.T, v *state.View, fileOf func(title string) string, same func(text string) string) {
	t.Helper()
	for _, s := range v.Sheets() {
		content, err := os.ReadFile(fileOf(s.Title))
		if err != nil {
			t.Fatal(err)
		}
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), byteOrderMark)))
		reader.FieldsPerRecord = -1
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", s.Title, err)
		}
		for i := range rows {
			for j := range rows[i] {
				rows[i][j] = same(rows[i][j])
			}
		}
		compareRows(t, s, sameNumbers(s, rows))
	}
}

// sameNumbers writes a number that a reader found as the view writes it, where the value is the same:
// LibreOffice shows 395.0, but writes 395 into a CSV file.
func sameNumbers(s *state.Sheet, rows [][]string) [][]string {
	for i, row := range s.Rows[:min(len(s.Rows), max(len(rows)-1, 0))] {
		for j, cell := range row.Cells[:min(len(row.Cells), len(rows[i+1]))] {
			want, _, isNumber := numberOf(cell.Text)
			got, _, sameKind := numberOf(rows[i+1][j])
			if isNumber && sameKind && got == want && s.Columns[j].Type != state.TextColumn {
				rows[i+1][j] = cell.Text
			}
		}
	}
	return rows
}

func asRead(text string) string { return text }

// byGnumeric reads what gnumeric shows otherwise than LibreOffice: escapes as they are stored, and a minus sign in place
// of the hyphen before a number.
func byGnumeric(text string) string {
	if number := strings.Replace(text, "\u2212", "-", 1); number != text {
		if _, _, ok := decimalNumber(number); ok {
			return number
		}
	}
	return unescaped(text)
}

// A readBook is what openpyxl found in a workbook.
type readBook struct {
	Path, Title, Keywords, Version string
	Sheets                         []readSheet
}

type readSheet struct {
	Name, Stated, Found string
	Rows                [][][2]string // type and text
	Tables              map[string]string
	Filtered            []string
	SheetFilter         string `json:"sheet_filter"`
	Panes               string
	Links               map[string]string
	Merged              []string
	Validations         [][3]string
	Orientation         string
	Fit                 [3]any
	Titles, Footer      string
}

// openpyxlReads lets openpyxl read workbooks, all in one call.
func openpyxlReads(t *testing.T, paths ...string) []readBook {
	t.Helper()
	if message, err := exec.Command(program(t, debianPython), "-c", "import openpyxl").CombinedOutput(); err != nil {
		t.Skipf("openpyxl is not installed; .ci/install readers installs it: %s", message)
	}
	command := exec.Command(debianPython, append([]string{"testdata/workbooks.py"}, paths...)...)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, complaint.String())
	}
	var books []readBook
	lines := bufio.NewScanner(bytes.NewReader(output))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var book readBook
		if err := json.Unmarshal(lines.Bytes(), &book); err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	if len(books) != len(paths) {
		t.Fatalf("%d workbooks were read, want %d", len(books), len(paths))
	}
	return books
}

// checkOpenpyxl wants every sheet to be what it says it is: cells of the right type, one table with its own filter over
// all of it, the dimension stated as it is, head and first column frozen, links on the cells that have an address.
func checkOpenpyxl(t *testing.T, views []*state.View, paths []string) {
	t.Helper()
	for i, book := range openpyxlReads(t, paths...) {
		sheets := views[i].Sheets()
		if len(book.Sheets) != len(sheets)+1 {
			t.Errorf("%s: %d sheets, want %d", book.Path, len(book.Sheets), len(sheets)+1)
			continue
		}
		for j, s := range sheets {
			checkReadSheet(t, book.Path+", "+s.Title, s, book.Sheets[j+1])
		}
		info := views[i].Dataset.Info
		if book.Title != info.Title || book.Version != info.Version || book.Keywords != strings.Join(info.Keywords, ", ") {
			t.Errorf("%s: properties %q, %q, %q", book.Path, book.Title, book.Keywords, book.Version)
		}
	}
}

func checkReadSheet(t *testing.T, place string, s *state.Sheet, got readSheet) {
	t.Helper()
	whole := "A1:" + cellName(len(s.Columns), len(s.Rows)+1)
	if got.Name != s.Title || got.Stated != whole || got.Found != whole {
		t.Errorf("%s: %q states %s, holds %s, want %s", place, got.Name, got.Stated, got.Found, whole)
	}
	wantTables := map[string]string{tableName(s.ID): whole}
	if len(s.Rows) == 0 {
		wantTables = map[string]string{}
	}
	if fmt.Sprint(got.Tables) != fmt.Sprint(wantTables) || len(got.Filtered) != len(wantTables) || got.SheetFilter != "" {
		t.Errorf("%s: tables %v, with a filter %v, filter of the sheet %q; want %v", place, got.Tables, got.Filtered, got.SheetFilter, wantTables)
	}
	if got.Panes != "B2" || len(got.Merged) > 0 || got.Orientation != "landscape" || got.Titles != "$1:$1" || !strings.Contains(got.Footer, "&P") {
		t.Errorf("%s: panes %q, merged %v, %s, titles %q, footer %q", place, got.Panes, got.Merged, got.Orientation, got.Titles, got.Footer)
	}
	for j, head := range distinct(s.Columns) {
		// Heads are shared strings, and of those openpyxl takes every x005F_ out, whether it is an escape or not.
		if found := got.Rows[0][j]; found[0] != "text" || found[1] != strings.ReplaceAll(head, "x005F_", "") {
			t.Errorf("%s: head %d is %q, want %q", place, j+1, found, head)
		}
	}
	for i, row := range s.Rows {
		for j, cell := range row.Cells {
			found := got.Rows[i+1][j]
			found[1] = unescaped(found[1])
			if want := typed(s.Columns[j], cell); found != want {
				t.Errorf("%s: %s is %q, want %q", place, cellName(j+1, i+2), found, want)
			}
		}
	}
	linked := 0
	for _, l := range links(sheet{Sheet: s}) {
		linked++
		if got.Links[cellName(l.column, l.row)] != l.address {
			t.Errorf("%s: %s leads to %q, want %q", place, cellName(l.column, l.row), got.Links[cellName(l.column, l.row)], l.address)
		}
	}
	if len(got.Links) != linked {
		t.Errorf("%s: %d links, want %d", place, len(got.Links), linked)
	}
}

// typed is a cell as Python has it: its type and its text.
func typed(column state.Column, cell state.Cell) [2]string {
	switch value := storedOf(column, cell); {
	case value.isNumber && column.Type == state.DateColumn:
		return [2]string{"date", cell.Text}
	case value.isNumber:
		return [2]string{"number", strconv.FormatFloat(value.number, 'f', -1, 64)}
	case value.text == "":
		return [2]string{"empty", ""}
	}
	return [2]string{"text", cell.Text}
}

// checkParts wants every part of the workbooks well-formed, and tables with ids, names and heads of their own.
func checkParts(t *testing.T, _ []*state.View, paths []string) {
	t.Helper()
	for _, path := range paths {
		taken := map[string]string{}
		for name, content := range partsOf(t, path) {
			var part struct {
				ID      string `xml:"id,attr"`
				Name    string `xml:"displayName,attr"`
				Columns []struct {
					Name string `xml:"name,attr"`
				} `xml:"tableColumns>tableColumn"`
			}
			if err := xml.Unmarshal([]byte(content), &part); err != nil {
				t.Errorf("%s, %s: %v", path, name, err)
			}
			if !strings.HasPrefix(name, "xl/tables/") {
				continue
			}
			keys := []string{"id " + part.ID, "name " + strings.ToLower(part.Name)}
			for _, column := range part.Columns {
				keys = append(keys, name+" head "+strings.ToLower(column.Name))
			}
			for _, key := range keys {
				if other, twice := taken[key]; twice {
					t.Errorf("%s: %s and %s have the same %s", path, name, other, key)
				}
				taken[key] = name
			}
		}
	}
}

// F22: whatever a dataset holds, its workbook is well formed, and three programs read the same from it.
func TestF22EveryWorkbookIsReadAlike(t *testing.T) {
	generated := 8
	if torture() {
		generated = 500
	}
	views, paths := workbooks(t, generated)
	for name, check := range map[string]func(*testing.T, []*state.View, []string){
		"well-formed parts": checkParts, "openpyxl, with types, tables, links, panes and dimension": checkOpenpyxl, "LibreOffice": checkLibreOffice, "gnumeric": checkGnumeric,
	} {
		t.Run(name, func(t *testing.T) { check(t, views, paths) })
	}
}
