package export

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stancemap/app/state"
)

// readable leaves out of the tricky texts what a reader is known to show otherwise.
func readable(t *testing.T, unlike ...string) *state.View {
	t.Helper()
	d := trickyDataset()
	for i, p := range d.Positions {
		if slices.Contains(unlike, p.Note) {
			d.Positions[i].Note = ""
		}
	}
	return viewOf(d, nil)
}

func compareFolder(t *testing.T, v *state.View, fileOf func(title string) string) {
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

func TestLibreOfficeReadsEveryCell(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	v := readable(t)
	path, out := written(t, "a.xlsx", v, Options{}), t.TempDir()
	// Comma, double quote, UTF-8, from line 1, cells as shown, no formulas, every sheet in a file.
	filter := "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	if message, err := exec.Command(office, profile, "--headless", "--convert-to", filter, "--outdir", out, path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	compareFolder(t, v, func(title string) string { return filepath.Join(out, "a-"+title+".csv") })
}

func TestGnumericReadsEveryCell(t *testing.T) {
	gnumeric, err := exec.LookPath("ssconvert")
	if err != nil {
		t.Skip("ssconvert is not installed")
	}
	v := readable(t, "_x0041_", "_x0041_x0042_", "_x005F_x0041_") // gnumeric shows such escapes as they are stored
	path, out := written(t, "a.xlsx", v, Options{}), t.TempDir()
	command := exec.Command(gnumeric, "-S", "-T", "Gnumeric_stf:stf_assistant", "-O", "format=preserve separator=,", path, filepath.Join(out, "%s.csv"))
	command.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if message, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	compareFolder(t, v, func(title string) string { return filepath.Join(out, title+".csv") })
}
