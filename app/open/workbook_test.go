package open

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"github.com/xuri/excelize/v2"

	"stancemap/data"
)

// elsewhere is the bundled dataset with other outlines than the program carries.
func elsewhere() *data.Dataset {
	dataset := *data.Bundled()
	dataset.Geometry = append(bytes.Clone(dataset.Geometry), '\n')
	return &dataset
}

func TestAWorkbookFindsItsOutlinesByTheirChecksum(t *testing.T) {
	dataset := elsewhere()
	book := exported(t, dataset, "a.xlsx")
	if _, err := Paths(context.Background(), []string{book}); err == nil || !strings.Contains(err.Error(), dataset.GeometryHash()) {
		t.Errorf("without outlines the error is %v", err)
	}
	write := func(name string, content []byte) string {
		path := filepath.Join(filepath.Dir(book), name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("other.geojson", data.Bundled().Geometry)
	if _, err := Paths(context.Background(), []string{book}); err == nil {
		t.Error("outlines with another checksum were taken")
	}
	right := write("the right one.geojson", dataset.Geometry)
	equalPackages(t, opened(t, book).Dataset, dataset)
	equalPackages(t, opened(t, right, book).Dataset, dataset)
	wrong := write("wrong.geojson", []byte("{}"))
	if _, err := Paths(context.Background(), []string{book, wrong}); err == nil || !strings.Contains(err.Error(), "wrong.geojson") {
		t.Errorf("with wrong outlines the error is %v", err)
	}
}

// Texts on which spreadsheets stumble come back as they were.
func TestEveryTextComesBackFromAWorkbook(t *testing.T) {
	texts := []string{
		"_x0041_", "_x005F_x0041_", "_x0041_x0042_", "_xD800_", "_x005f_", "_x000D_", "x_x0041", "=1+1", "+380", "-5", "@cmd", "'quoted'", "1e5", "007", "NaN", "TRUE",
		"2025-04-25", "25.04.2025", " lead and trail ", "two\nlines", "tab\there", "<b>&amp;</b>", "“≠” – ґ є 😀", "a;b", "#REF!",
	}
	dataset := *data.Bundled()
	dataset.Positions = slices.Clone(dataset.Positions)
	for i, text := range texts {
		dataset.Positions[i].Note = text
	}
	equalPackages(t, opened(t, exported(t, &dataset, "a.xlsx")).Dataset, &dataset)
}

// Numbers and dates come back as they were written, also those that are text to a spreadsheet.
func TestEveryNumberAndDateComesBackFromAWorkbook(t *testing.T) {
	dataset := *data.Bundled()
	dataset.Facts = slices.Clone(dataset.Facts)
	for i, value := range []data.Value{"27.180", "0", "-0.5", "0.10", "1e6", "12345678901234567", "00", "NaN", "about 5", "1,000", "2014", "100000000000000", "-0", "+4"} {
		dataset.Facts[i].Value = value
	}
	for i, date := range []data.Date{"2025", "2025-04", "2025-04-25", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31", "0001-01-01", ""} {
		dataset.Facts[i].AsOf = date
	}
	equalPackages(t, opened(t, exported(t, &dataset, "a.xlsx")).Dataset, &dataset)
}

// drafts is the bundled dataset with the positions of April 2025 only: enough for a fault to stand in.
var drafts = sync.OnceValue(func() *data.Dataset {
	return data.Bundled().Only(func(p data.Position) bool { return strings.HasSuffix(p.Proposal, "2025-04") })
})

// edited opens an exported workbook in excelize, changes it and saves it.
func edited(t *testing.T, change func(book *excelize.File) error) string {
	t.Helper()
	path := exported(t, drafts(), "edited.xlsx")
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := change(book); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFaultInAWorkbookIsToldBySheetAndRow(t *testing.T) {
	cases := map[string]struct {
		change            func(book *excelize.File) error
		file, place, rule string
	}{
		"an unknown stance":        {func(b *excelize.File) error { return b.SetCellStr("Positions", "G2", "neutral") }, "Positions", "row 2", "unknown-stance"},
		"a date that is none":      {func(b *excelize.File) error { return b.SetCellStr("Proposals", "F3", "yesterday") }, "Proposals", "row 3", "type"},
		"a time of day":            {func(b *excelize.File) error { return b.SetCellFloat("Proposals", "F3", 45770.5, -1, 64) }, "Proposals", "row 3", "type"},
		"no sheet of topics":       {func(b *excelize.File) error { return b.DeleteSheet("Topics") }, "edited.xlsx", "", "missing-file"},
		"no description":           {func(b *excelize.File) error { return b.DeleteSheet("Read me") }, "edited.xlsx", "", "missing-file"},
		"a source that is no item": {func(b *excelize.File) error { return b.SetCellStr("Sources", "L2", "{") }, "Sources", "row 2", "csl"},
		"a source with another id": {func(b *excelize.File) error { return b.SetCellStr("Sources", "A2", "other") }, "Sources", "row 2", "csl"},
		"a cell beyond the table":  {func(b *excelize.File) error { return b.SetCellStr("Readings", "F2", "surplus") }, "Readings", "row 2", "row-length"},
		"an address that is none": {func(b *excelize.File) error {
			return b.SetCellStr("Sources", "L3", `{"id":"`+data.Bundled().Sources[1].ID+`","type":"webpage","URL":"ftp://a"}`)
		}, "Sources", "row 3", "address"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			problems, err := Check(context.Background(), []string{edited(t, c.change)})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				if p.Severity == data.Error && p.File == c.file && p.Place == c.place && p.Rule == c.rule {
					return
				}
			}
			t.Errorf("want %s, %s, %s; got %v", c.file, c.place, c.rule, problems)
		})
	}
}

// A value that somebody typed into the workbook is read as it is meant.
func TestValuesTypedIntoAWorkbookAreRead(t *testing.T) {
	path := edited(t, func(b *excelize.File) error {
		style, err := b.NewStyle(&excelize.Style{NumFmt: 14}) // the short date of the system's language
		if err != nil {
			return err
		}
		return errors.Join(
			b.SetCellInt("Proposals", "F2", 45764), b.SetCellStyle("Proposals", "F2", "F2", style),
			b.SetCellInt("Facts", "F2", 2025), b.SetCellStyle("Facts", "F2", "F2", 0),
			b.SetCellFloat("Facts", "D2", 0.1+0.2, -1, 64), b.SetCellStyle("Facts", "D2", "D2", 0),
			b.SetCellStr("Topics", "E2", "Renamed"),
		)
	})
	dataset := opened(t, path).Dataset
	for what, pair := range map[string][2]string{
		"day": {string(dataset.Proposals[0].PresentedOn), "2025-04-17"}, "year": {string(dataset.Facts[0].AsOf), "2025"},
		"number": {string(dataset.Facts[0].Value), "0.3"}, "label": {dataset.Topics[0].Label, "Renamed"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
}

func TestWhatIsNoWorkbookIsRefused(t *testing.T) {
	cases := map[string]struct {
		content []byte
		rule    string
	}{
		"text":                      {[]byte("hello"), "zip"},
		"an encrypted workbook":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "encrypted"},
		"a zip that is no workbook": {nil, "xlsx"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := exported(t, data.Bundled(), "a.zip")
			book := filepath.Join(filepath.Dir(path), "a.xlsx")
			if c.content != nil {
				if err := os.WriteFile(path, c.content, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Rename(path, book); err != nil {
				t.Fatal(err)
			}
			wantRule(t, book, "a.xlsx", c.rule)
		})
	}
}

// A workbook of another program is read as a table of positions.
func TestAForeignWorkbookIsRefusedForWhatItLacks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	book := excelize.NewFile()
	if err := errors.Join(book.SetCellStr("Sheet1", "A1", "budget"), book.SaveAs(path)); err != nil {
		t.Fatal(err)
	}
	wantRule(t, path, "a.xlsx", "missing-column")
}

func TestAWorkbookThatLibreOfficeSavedOpensAgain(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	book := exported(t, data.Bundled(), "a.xlsx")
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	if message, err := exec.Command(office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, book).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	equalPackages(t, opened(t, filepath.Join(out, "a.xlsx")).Dataset, data.Bundled())
}

// Outlines that were joined with stances are outlines still: the same file serves as the regions.geojson of the package.
func TestAnExportedGeoJSONIsALayerOfTheRegions(t *testing.T) {
	content, err := os.ReadFile(exported(t, data.Bundled(), "a.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	joined := *data.Bundled()
	joined.Geometry = content
	report := &data.Report{}
	got, want := outlines(&joined, report, true), outlines(data.Bundled(), &data.Report{}, true)
	if len(report.Problems) > 0 || len(got.Features) != len(want.Features) {
		t.Fatalf("%d features, %v", len(got.Features), report.Problems)
	}
	for _, region := range data.Bundled().Regions {
		one, _ := got.Feature(region.ID)
		other, _ := want.Feature(region.ID)
		if !orb.Equal(one.Geometry, other.Geometry) || one.Properties["us-2025-04:stance"] == nil {
			t.Errorf("%s: the outline is another, or nothing is said of it", region.ID)
		}
	}
	if zipped := opened(t, exported(t, &joined, "a.zip")); zipped.Dataset.GeometryHash() != joined.GeometryHash() {
		t.Error("as the regions.geojson of a package it does not come back")
	}
}
