package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/data"
)

func TestCheckJudgesALoneGeoJSON(t *testing.T) {
	corpus := filepath.Join("..", "geo", "testdata")
	for _, c := range []struct {
		file string
		code int
		said []string // each in a line of its own
	}{
		{"good/type-last.geojson", done, []string{`"rule":"no-map"`}},
		{"good/mapshaper.topojson", done, []string{`there is no table of positions`}},
		{"good/postgis-geometry.json", done, []string{"no feature is an area", "no feature has an id"}},
		{"bad/wound-clockwise.geojson", done, []string{`"severity":"warning","rule":"winding"`}},
		{"bad/ring-unclosed.geojson", failed, []string{`"file":"ring-unclosed.geojson","place":"feature 2, ring 1, position 4 (line 3, column 107)","severity":"error","rule":"ring-closed","message":"a ring must end where it begins: [0 1]; repeat its first position at its end"`}},
		{"bad/cut-off.geojson", failed, []string{`"place":"feature 1 (line 2, column 82)","severity":"error","rule":"json"`}},
		{"bad/utf-16le.geojson", failed, []string{`this seems to be UTF-16 (little-endian); save it as UTF-8`}},
		{"bad/arc-out-of-range.topojson", failed, []string{`"rule":"arc-index"`}},
		{"bad/hole-outside.geojson", failed, []string{`"rule":"hole-outside"`}},
	} {
		t.Run(c.file, func(t *testing.T) {
			got := command(t, "check", "--json", filepath.Join(corpus, c.file))
			if got.code != c.code || got.err != "" {
				t.Errorf("exit %d: %s", got.code, got.err)
			}
			for _, want := range c.said {
				if !strings.Contains(got.out, want) {
					t.Errorf("%s is not in\n%s", want, got.out)
				}
			}
			for line := range strings.Lines(got.out) {
				var problem data.Problem
				if err := json.Unmarshal([]byte(line), &problem); err != nil || problem.Message == "" || problem.Rule == "" {
					t.Errorf("%q: %v", line, err)
				}
			}
		})
	}
}

func TestCheckEndsWithZeroOneOrTwoOnAnyFile(t *testing.T) {
	corpus := filepath.Join("..", "geo", "testdata")
	files, err := filepath.Glob(filepath.Join(corpus, "*", "*json"))
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	fair := fairFiles(t, corpus)
	for _, file := range files {
		got := command(t, "check", file)
		found := strings.Contains(got.out, "error: ")
		if want := map[bool]int{false: done, true: failed}[found]; got.code != want || got.err != "" {
			t.Errorf("%s: exit %d: %s%s", file, got.code, got.out, got.err)
		}
		if isBad := filepath.Base(filepath.Dir(file)) == "bad"; isBad != (found || strings.Contains(got.out, "warning: ")) && !fair[filepath.Base(file)] {
			t.Errorf("%s: %s", file, got.out)
		}
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "map.kml"), []byte("<kml/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"none.geojson": "no such file", "map.kml": ".geojson or .topojson"} {
		if got := command(t, "check", filepath.Join(folder, name)); got.code != badUsage || !strings.Contains(got.err, want) {
			t.Errorf("%s: exit %d: %s%s", name, got.code, got.out, got.err)
		}
	}
}

// fairFiles are the good files that a standard would have otherwise, as their list says.
func fairFiles(t *testing.T, corpus string) map[string]bool {
	t.Helper()
	list, err := os.ReadFile(filepath.Join(corpus, "good", "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	fair := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		if fields := strings.Fields(line); len(fields) > 2 {
			fair[fields[0]] = true
		}
	}
	return fair
}

func TestSeveralOutlinesAreToldApart(t *testing.T) {
	bad := filepath.Join("..", "geo", "testdata", "bad")
	got := command(t, "check", "--json", filepath.Join(bad, "spike.geojson"), filepath.Join(bad, "zero-area.geojson"))
	if got.code != done || !strings.Contains(got.out, "testdata/bad/spike.geojson") || !strings.Contains(got.out, "testdata/bad/zero-area.geojson") {
		t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
	}
}
