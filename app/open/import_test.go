package open

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stancemap/app/open/grid"
	"stancemap/app/open/mapping"
	"stancemap/data"
)

const isles = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"CODE":"N1","NAME":"North Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]]]}},
{"type":"Feature","properties":{"CODE":"S1","NAME":"South Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,47],[12,47],[12,49],[10,49],[10,47]]]}}]}`

const islesTopology = `{"type":"Topology","arcs":[[[10,50],[12,50],[12,52],[10,52],[10,50]],[[10,47],[12,47],[12,49],[10,49],[10,47]]],
"objects":{"isles":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0]],"properties":{"CODE":"N1","NAME":"North Isle"}},{"type":"Polygon","arcs":[[1]],"properties":{"CODE":"S1","NAME":"South Isle"}}]}}}`

const positionsOfIsles = "region;proposal;stance;source\nNorth Isle;Plan A;shared;https://example.org/a\nSouth Isle;Plan A;split;https://example.org/a\nSuth Isle;Plan B;shared;https://example.org/b\n"

// filesWith writes texts into a new folder and gives their paths in the order of the names.
func filesWith(t testing.TB, texts map[string]string, names ...string) []string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range names {
		names[i] = filepath.Join(folder, name)
	}
	return names
}

// bookOf writes rows of text into the first sheet of a workbook.
func bookOf(t testing.TB, text, delimiter string) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		cells := strings.Split(line, delimiter)
		if err := book.SetSheetRow("Sheet1", cell, &cells); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "isles.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATableOpensWithItsOutlines(t *testing.T) {
	files := map[string]string{"isles.csv": positionsOfIsles, "isles.geojson": isles, "isles.topojson": islesTopology, "topology.json": islesTopology}
	for name, paths := range map[string][]string{
		"text and GeoJSON":                   filesWith(t, files, "isles.csv", "isles.geojson"),
		"the outlines first":                 filesWith(t, files, "isles.geojson", "isles.csv"),
		"text and TopoJSON":                  filesWith(t, files, "isles.csv", "isles.topojson"),
		"text and TopoJSON with another end": filesWith(t, files, "isles.csv", "topology.json"),
		"a workbook and GeoJSON":             append(filesWith(t, files, "isles.geojson"), bookOf(t, positionsOfIsles, ";")),
	} {
		t.Run(name, func(t *testing.T) {
			loaded := opened(t, paths...)
			d := loaded.Dataset
			if len(d.Regions) != 2 || len(d.Proposals) != 1 || len(d.Positions) != 2 || d.Regions[0].NameEN != "North Isle" {
				t.Errorf("%v, %v, %v", d.Regions, d.Proposals, d.Positions)
			}
			if _, ok := loaded.Regions.Feature(d.Positions[0].Region); !ok {
				t.Errorf("%s has no outline", d.Positions[0].Region)
			}
			if u := loaded.Import.Unmatched; u.Entries != 3 || u.Shown != 2 || u.Reported[0].Row != 4 || u.Reported[0].Near[0].Name != "South Isle" {
				t.Errorf("%+v", u)
			}
			if !slices.ContainsFunc(loaded.Problems, func(p data.Problem) bool {
				return p.Place == "row 4" && p.Rule == "unknown-region" && p.Severity == data.Warning
			}) {
				t.Errorf("what is not shown is no problem: %v", loaded.Problems)
			}
		})
	}
}

// A table on the places of the bundled dataset needs no outlines.
func TestATableOnBundledRegionsOpensAlone(t *testing.T) {
	d := opened(t, filesWith(t, map[string]string{"a.csv": "region,proposal,stance\nЛуганская область,A,Freeze along the line\nZaporozhye,A,Referendum\n"}, "a.csv")...).Dataset
	if len(d.Positions) != 2 || d.Positions[0].Region != "luhansk" || d.Positions[0].Stance != "freeze_line" || d.Positions[1].Region != "zaporizhzhia" {
		t.Errorf("%v", d.Positions)
	}
	_, err := Paths(context.Background(), filesWith(t, map[string]string{"a.csv": "region,proposal,stance\nAtlantis,A,shared\n"}, "a.csv"))
	if err == nil || !strings.Contains(err.Error(), "give the outlines") {
		t.Errorf("a table of other regions without outlines: %v", err)
	}
}

// A mapping that was saved is used: the one given, else the one beside the table.
func TestASavedMappingIsUsedAgain(t *testing.T) {
	im := opened(t, filesWith(t, map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles}, "a.csv", "a.geojson")...).Import
	m := im.Mapping.WithRegion("Suth Isle", im.Unmatched.Reported[0].Near[0].ID).WithMeaning("shared", "joint_rule", "Joint rule")
	var text bytes.Buffer
	if err := m.Write(&text); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.mapping.json", "other.mapping.json"} {
		files := map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles, name: text.String()}
		names := []string{"a.csv", "a.geojson", name}
		if name == "a.mapping.json" {
			names = names[:2]
		}
		loaded := opened(t, filesWith(t, files, names...)...)
		if u := loaded.Import.Unmatched; u.Shown != 3 || loaded.Dataset.Positions[0].Stance != "joint_rule" {
			t.Errorf("%s: %+v", name, u)
		}
		if filepath.Base(loaded.Import.SavedAt) != name || !slices.Contains(loaded.Import.Paths(), loaded.Import.SavedAt) {
			t.Errorf("%s is not named: %v", name, loaded.Import.Paths())
		}
	}
	broken := filesWith(t, map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles, "a.mapping.json": "{}"}, "a.csv", "a.geojson")
	wantRule(t, broken[0], "a.mapping.json", "mapping")
}

func TestAnImportIsMadeAgainByAnotherMappingAndForm(t *testing.T) {
	ctx := context.Background()
	paths := filesWith(t, map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles, "b.topojson": islesTopology}, "a.csv", "a.geojson", "b.topojson")
	im := opened(t, paths[:2]...).Import
	loaded, err := im.Load(ctx, im.Mapping.WithRegion("Suth Isle", "south-isle"))
	if err != nil || loaded.Import.Unmatched.Shown != 3 || im.Unmatched.Shown != 2 {
		t.Errorf("%v, or the first import was changed", err)
	}
	var refused *Refused
	if _, err := im.Load(ctx, im.Mapping.WithRole(0, mapping.Ignored)); !errors.As(err, &refused) || refused.Import == nil {
		t.Errorf("without a column of regions: %v", err)
	}
	again, err := im.Reread(ctx, grid.Form{Delimiter: ",", HeadRow: 1}, im.OutlineAt)
	if err != nil || len(again.Grid.Head) != 1 {
		t.Errorf("%v, %v", err, again.Grid.Head)
	}
	if _, err := im.Reread(ctx, grid.Form{Encoding: "ebcdic"}, im.OutlineAt); !errors.As(err, &refused) {
		t.Errorf("an encoding that there is not: %v", err)
	}
	other, err := im.Reread(ctx, im.Grid.Form, paths[2])
	if err != nil || other.Outlines.File != "b.topojson" || len(other.Grid.Rows) != 3 {
		t.Errorf("%v", err)
	}
}

// The workbook that was exported opens again with the outlines that the person has, though the program wrote
// them anew.
func TestAnExportedImportOpensAgainWithTheFirstOutlines(t *testing.T) {
	paths := filesWith(t, map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles}, "a.csv", "a.geojson")
	d := opened(t, paths...).Dataset
	book := exported(t, d, "a.xlsx")
	again := opened(t, book, paths[1])
	if len(again.Dataset.Positions) != len(d.Positions) || len(again.Regions.Features) != 2 {
		t.Errorf("%v", again.Problems)
	}
	zip := exported(t, d, "a.zip")
	if again := opened(t, zip); len(again.Dataset.Positions) != len(d.Positions) {
		t.Errorf("as a package: %v", again.Problems)
	}
}

func TestRepairsThatWereAcceptedOpenTheDataset(t *testing.T) {
	files := bundledFiles(t)
	cell("positions.csv", crimea, "region", "Crimea ")(t, files)
	cell("regions.csv", "crimea", "label_lon", "34,3209")(t, files)
	files["readings.csv"].Data = []byte(strings.ReplaceAll(string(files["readings.csv"].Data), "As published, leaked", "As p\xfcblished, leaked"))
	folder := folderWith(t, files)
	if _, err := Paths(context.Background(), []string{folder}); err == nil {
		t.Fatal("it opens without")
	}
	loaded, err := Mended(context.Background(), []string{folder})
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Repairs) != 2 || loaded.Dataset.Regions[0].LabelLon != "34.3209" || !strings.HasPrefix(loaded.Dataset.Readings[0].Label, "As püblished") {
		t.Errorf("%v, %v", loaded.Repairs, loaded.Dataset.Readings[0])
	}
	notes := 0
	for _, problem := range loaded.Problems {
		if problem.Rule == "mended" {
			notes++
		}
	}
	if notes != 3 {
		t.Errorf("%d notes of what was mended: %v", notes, loaded.Problems)
	}
	if content, _ := os.ReadFile(filepath.Join(folder, "readings.csv")); !bytes.Contains(content, []byte("As p\xfcblished")) {
		t.Error("the file was changed")
	}
}

func TestATableWithSemicolonsInAPackageIsMended(t *testing.T) {
	files := bundledFiles(t)
	records := recordsOf(t, files["readings.csv"].Data)
	var text strings.Builder
	for _, record := range records {
		text.WriteString(`"` + strings.Join(record, `";"`) + `"` + "\r\n")
	}
	files["readings.csv"].Data = []byte(text.String())
	loaded, err := Mended(context.Background(), []string{folderWith(t, files)})
	if err != nil {
		t.Fatal(err)
	}
	equalPackages(t, loaded.Dataset, data.Bundled())
}

// Reading tells how far it is, and stops when it is told to.
func TestReadingTellsHowFarItIs(t *testing.T) {
	paths := filesWith(t, map[string]string{"a.csv": positionsOfIsles, "a.geojson": isles}, "a.csv", "a.geojson")
	told := map[string]int64{}
	ctx := grid.Watched(context.Background(), func(file string, done, of int64) { told[file] = done })
	if _, err := Paths(ctx, paths); err != nil {
		t.Fatal(err)
	}
	if told["a.csv"] != int64(len(positionsOfIsles)) || told["a.geojson"] != int64(len(isles)) {
		t.Errorf("%v", told)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ctx = grid.Watched(ctx, func(string, int64, int64) { cancel() })
	if _, err := Paths(ctx, paths); !errors.Is(err, context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
}
