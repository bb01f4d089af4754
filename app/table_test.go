package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/open"
)

const islesOutlines = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME":"North Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]]]}},
{"type":"Feature","properties":{"NAME":"South Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,47],[12,47],[12,49],[10,49],[10,47]]]}}]}`

// tableFiles writes a table with the outlines of its regions into a folder.
func tableFiles(t *testing.T, table string) (tablePath, outlinePath string) {
	t.Helper()
	folder := t.TempDir()
	tablePath, outlinePath = filepath.Join(folder, "isles.csv"), filepath.Join(folder, "isles.geojson")
	for path, text := range map[string]string{tablePath: table, outlinePath: islesOutlines} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return tablePath, outlinePath
}

const isles = "region;proposal;stance;url\nNorth Isle;Plan A;shared;https://example.org/a\nSuth Isle;Plan A;split;https://example.org/a\n"

// A table with outlines is a dataset to every command, and by the mapping beside it what it means can be changed.
func TestEveryCommandReadsATableWithItsOutlines(t *testing.T) {
	table, outlines := tableFiles(t, isles)
	dataset := []string{"--dataset", table, "--dataset", outlines}
	listed := command(t, append([]string{"list", "--json"}, dataset...)...)
	var inventory struct {
		Regions   []struct{ ID, Name string }
		Positions []map[string]any
	}
	if err := json.Unmarshal([]byte(listed.out), &inventory); err != nil || listed.code != done {
		t.Fatalf("%v, %s", err, listed.err)
	}
	if len(inventory.Regions) != 2 || inventory.Regions[0].ID != "north-isle" || len(inventory.Positions) != 1 {
		t.Errorf("%+v", inventory)
	}
	mapping := `{"stancemap":"stancemap mapping","version":1,"mapping":{"layout":"long","regions":{"Suth Isle":"south-isle"}}}`
	if err := os.WriteFile(open.MappingBeside(table), []byte(mapping), 0o644); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "isles.xlsx")
	if written := command(t, append([]string{"export", "--to", target}, dataset...)...); written.code != done || !strings.Contains(written.out, "2 of 2") {
		t.Errorf("%+v", written)
	}
	if picture := command(t, append([]string{"render", "--to", filepath.Join(t.TempDir(), "isles.png"), "--proposal", "plan-a"}, dataset...)...); picture.code != done {
		t.Errorf("%+v", picture)
	}
	if again := command(t, "check", target, outlines); again.code != done {
		t.Errorf("%+v", again)
	}
}

// Check ends with 0 for what can be shown, with 1 for what cannot, and with 2 for what cannot be judged, each with a
// sentence.
func TestCheckOfATableEndsWithWhatToDo(t *testing.T) {
	table, outlines := tableFiles(t, isles)
	broken, beside := tableFiles(t, "region;proposal\nNorth Isle;Plan A\n")
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"a table with its outlines": {[]string{table, outlines}, done, `warning: isles.csv: row 3: no outline has the id or the name "Suth Isle"; did you mean "South Isle"`},
		"a table without a column":  {[]string{broken, beside}, failed, "error: isles.csv: row 1: no column is known to hold the stance; name one so in the head"},
		"a table of other regions":  {[]string{table}, failed, "give the outlines of its regions"},
		"two outlines":              {[]string{table, outlines, beside}, badUsage, "only beside the one table"},
		"what is no file":           {[]string{table + ".none"}, badUsage, "there is no such file"},
		"a picture":                 {[]string{"../assets/icon.png"}, badUsage, "this kind of file does not open"},
	} {
		got := command(t, append([]string{"check"}, c.args...)...)
		if got.code != c.code || !strings.Contains(got.out+got.err, c.says) {
			t.Errorf("%s: it ends with %d and says\n%s%s", name, got.code, got.out, got.err)
		}
	}
}

// A mend that can be made is part of the problem in JSON, for programs that repair.
func TestCheckTellsProgramsHowToMend(t *testing.T) {
	folder := copied(t)
	path := filepath.Join(folder, "regions.csv")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(content), "34.3209", `"34,3209"`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	told := command(t, "check", "--json", folder)
	for line := range strings.Lines(told.out) {
		var problem struct {
			Rule   string
			Repair *struct{ Kind, Table, Column, From, To string }
		}
		if err := json.Unmarshal([]byte(line), &problem); err != nil {
			t.Fatal(err)
		}
		if r := problem.Repair; r != nil && r.Kind == "decimal-point" && r.Table == "regions" && r.Column == "label_lon" && r.From == "34,3209" && r.To == "34.3209" {
			return
		}
	}
	t.Errorf("no repair is told: %s", told.out)
}
