package open

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"stancemap/data"
)

// A breach is one small change that a dataset must be refused for.
type breach struct {
	name    string
	do      func(t *testing.T, files fstest.MapFS)
	file    string
	place   string // how it begins: rows move when the bundled dataset grows
	rule    string
	message string // a part of it
}

// cell sets a column in the first row that holds a text.
func cell(file, rowWith, column, value string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		records := recordsOf(t, files[file].Data)
		at := -1
		for i, name := range records[0] {
			if name == column {
				at = i
			}
		}
		for _, record := range records[1:] {
			if at >= 0 && strings.Contains(strings.Join(record, ","), rowWith) {
				record[at] = value
				files[file].Data = csvOf(t, records)
				return
			}
		}
		t.Fatalf("%s has no column %q or no row with %q", file, column, rowWith)
	}
}

func replace(file, old, new string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		if !bytes.Contains(files[file].Data, []byte(old)) {
			t.Fatalf("%s does not hold %q", file, old)
		}
		files[file].Data = bytes.Replace(files[file].Data, []byte(old), []byte(new), 1)
	}
}

func without(file string) func(*testing.T, fstest.MapFS) {
	return func(_ *testing.T, files fstest.MapFS) { delete(files, file) }
}

// again writes the first row that holds a text a second time.
func again(file, rowWith string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		records := recordsOf(t, files[file].Data)
		for _, record := range records[1:] {
			if strings.Contains(strings.Join(record, ","), rowWith) {
				files[file].Data = csvOf(t, append(records, record))
				return
			}
		}
		t.Fatalf("%s has no row with %q", file, rowWith)
	}
}

const crimea = "us-2025-04.primary.territory.crimea.1"

var breaches = []breach{
	{"a missing table", without("stances.csv"), "stances.csv", "", "missing-file", "needs it"},
	{"no descriptor", without("datapackage.json"), "datapackage.json", "", "missing-file", "needs it"},
	{"no sources", without("sources.json"), "sources.json", "", "missing-file", "needs it"},
	{"no outlines", without("regions.geojson"), "regions.geojson", "", "missing-file", "needs it"},
	{"a descriptor that is no JSON", replace("datapackage.json", "{", "["), "datapackage.json", "", "json", "not readable"},
	{"an unknown stance", cell("positions.csv", crimea, "stance", "neutral"), "positions.csv", "row ", "unknown-stance", `"neutral"`},
	{"an unknown region", cell("positions.csv", crimea, "region", "krym"), "positions.csv", "row ", "unknown-region", `"krym"`},
	{"an unknown topic", cell("positions.csv", crimea, "topic", "land"), "positions.csv", "row ", "unknown-topic", `"land"`},
	{"an unknown proposal", cell("accounts.csv", "us-2025-04", "proposal", "us-2026"), "accounts.csv", "row ", "unknown-proposal", `"us-2026"`},
	{"an unknown source", cell("facts.csv", "crimea", "source", "hearsay"), "facts.csv", "row ", "unknown-source", `"hearsay"`},
	{"an unknown actor", cell("positions.csv", crimea, "by_whom", "us;mars"), "positions.csv", "row ", "unknown-by_whom", `"mars"`},
	{"unknown terms", cell("positions.csv", crimea, "terms", "gratis"), "positions.csv", "row ", "unknown-terms", `"gratis"`},
	{"an account that does not exist", cell("positions.csv", crimea, "reading", "nobody"), "positions.csv", "row ", "unknown-account", `"nobody"`},
	{"a duplicate key", again("positions.csv", crimea), "positions.csv", "row ", "duplicate-key", crimea},
	{"a duplicate region", again("regions.csv", "crimea"), "regions.csv", "row ", "duplicate-key", "crimea"},
	{"a date that is none", cell("proposals.csv", "us-2025-04", "presented_on", "2025-02-30"), "proposals.csv", "row ", "type", `"2025-02-30"`},
	{"a number that is none", cell("regions.csv", "crimea", "label_lon", "NaN"), "regions.csv", "row ", "type", `"NaN"`},
	{"a part that is no number", cell("positions.csv", crimea, "part", "one"), "positions.csv", "row ", "type", `"one"`},
	{"an empty cell that is needed", cell("positions.csv", crimea, "source", ""), "positions.csv", "row ", "required", "source"},
	{"an extent off the list", cell("positions.csv", crimea, "extent", "half"), "positions.csv", "row ", "closed-list", `"half"`},
	{"text that is not UTF-8", replace("topics.csv", "Ceasefire", "Cease\xff"), "topics.csv", "", "encoding", "UTF-8"},
	{"a quotation that is too long", cell("positions.csv", crimea, "quote", strings.Repeat("word ", 25)), "positions.csv", "row ", "quote-length", "25 words"},
	{"a quotation without a language", cell("positions.csv", crimea, "quote_language", ""), "positions.csv", "row ", "quote-language", "language"},
	{"silence of an account read in part", cell("accounts.csv", "us-2025-04,primary", "read", "part"), "positions.csv", "row ", "silence", "not_found"},
	{"silence that says something", cell("positions.csv", crimea, "stance", "not_addressed"), "positions.csv", "row ", "silence", "says nothing"},
	{"a gap between parts", cell("positions.csv", crimea, "part", "3"), "positions.csv", "row ", "part", "without part 2"},
	{"a part that counts from 0", cell("positions.csv", crimea, "part", "0"), "positions.csv", "row ", "part", "count from 1"},
	{"territory without a region", cell("positions.csv", crimea, "region", ""), "positions.csv", "row ", "region", "names no region"},
	{"other without words", func(t *testing.T, files fstest.MapFS) {
		cell("positions.csv", crimea, "stance", "other")(t, files)
		cell("positions.csv", crimea, "summary", "")(t, files)
	}, "positions.csv", "row ", "other-in-words", "summary"},
	{"a colour that is none", cell("stances.csv", "recognise_de_jure", "colour", "ochre"), "stances.csv", "row ", "colour", `"ochre"`},
	{"a pattern that is none", cell("stances.csv", "recognise_de_jure", "pattern", "waves 1 2/3"), "stances.csv", "row ", "pattern", "waves"},
	{"a column twice", replace("topics.csv", "definition", "label"), "topics.csv", "row 1", "duplicate-column", `"label"`},
	{"a column that is needed and missing", replace("topics.csv", "label", "name"), "topics.csv", "row 1", "missing-column", `"label"`},
	{"a row that is too long", replace("readings.csv", "\n", "\nx,9,X,,surplus\n"), "readings.csv", "row 2", "row-length", "5 cells"},
	{"a quotation mark that is not closed", replace("actors.csv", "\n", "\n\"x,1,"), "actors.csv", "row ", "csv", "CSV"},
	{"a source without an address", replace("sources.json", `"URL": "https://`, `"URL": "javascript:`), "sources.json", "item ", "address", "javascript:"},
	{"a source that stands twice", func(t *testing.T, files fstest.MapFS) {
		var items []json.RawMessage
		if err := json.Unmarshal(files["sources.json"].Data, &items); err != nil {
			t.Fatal(err)
		}
		files["sources.json"].Data, _ = json.Marshal(append(items, items[0]))
	}, "sources.json", "item ", "duplicate-key", "twice"},
	{"sources that are no list", replace("sources.json", "[", "{"), "sources.json", "", "json", "JSON"},
	{"outlines that are no JSON", replace("regions.geojson", "{", "("), "regions.geojson", "line 1", "json", "JSON"},
	{"a region without an outline", replace("regions.geojson", `"crimea"`, `"taurida"`), "regions.geojson", "", "missing-feature", `"crimea"`},
	{"an outline that is a point", func(_ *testing.T, files fstest.MapFS) {
		files["regions.geojson"].Data = []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"crimea","properties":{},"geometry":{"type":"Point","coordinates":[34,45]}}]}`)
	}, "regions.geojson", "", "area", `"crimea"`},
	{"a path out of the package", replace("datapackage.json", `"path": "topics.csv"`, `"path": "../topics.csv"`), "../topics.csv", "", "path", "leads out"},
}

func TestABrokenDatasetIsRefusedWithFilePlaceAndRule(t *testing.T) {
	for _, b := range breaches {
		t.Run(b.name, func(t *testing.T) {
			files := bundledFiles(t)
			b.do(t, files)
			folder := folderWith(t, files)
			_, err := Paths(context.Background(), []string{folder})
			var refused *Refused
			if !errors.As(err, &refused) {
				t.Fatalf("the error is %v", err)
			}
			if !strings.HasPrefix(err.Error(), folder+": ") {
				t.Errorf("%q does not begin with the folder", err)
			}
			problems, err := Check(context.Background(), []string{folder})
			if err != nil {
				t.Fatal(err)
			}
			for _, problem := range problems {
				if problem.Severity == data.Error && problem.File == b.file && strings.HasPrefix(problem.Place, b.place) && problem.Rule == b.rule && strings.Contains(problem.Message, b.message) {
					return
				}
			}
			t.Errorf("want %s, %s…, %s, …%s…; got %v", b.file, b.place, b.rule, b.message, problems)
		})
	}
}

// swapped writes every position as latitude, longitude.
func swapped(t *testing.T, files fstest.MapFS) {
	position := regexp.MustCompile(`\[(-?[0-9.]+),(-?[0-9.]+)\]`)
	before := files["regions.geojson"].Data
	files["regions.geojson"].Data = position.ReplaceAll(before, []byte("[$2,$1]"))
	if bytes.Equal(before, files["regions.geojson"].Data) {
		t.Fatal("there is no position")
	}
}

// unclosed takes the last position of the first ring away.
func unclosed(t *testing.T, files fstest.MapFS) {
	text := string(files["regions.geojson"].Data)
	end := strings.Index(text, "]]]")
	cut := strings.LastIndex(text[:end], ",[")
	if end < 0 || cut < 0 {
		t.Fatal("there is no ring")
	}
	files["regions.geojson"].Data = []byte(text[:cut] + text[end+1:])
}

func TestAFaultThatIsMendedOnOpeningIsAnErrorForCheck(t *testing.T) {
	files := bundledFiles(t)
	unclosed(t, files)
	problems, err := Check(context.Background(), []string{folderWith(t, files)})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		if problem.Rule == "ring-closed" && problem.Severity == data.Error && strings.HasPrefix(problem.Place, "feature 1, ring 1, position ") {
			return
		}
	}
	t.Errorf("not among %v", problems)
}

func TestAWarningDoesNotRefuseADataset(t *testing.T) {
	cases := map[string]struct {
		do   func(*testing.T, fstest.MapFS)
		file string
		rule string
	}{
		"a feature without a region": {replace("regions.geojson", `"features":[`, `"features":[{"type":"Feature","id":"atlantis","properties":{},"geometry":null},`), "regions.geojson", "unknown-feature"},
		"a ring that is not closed":  {unclosed, "regions.geojson", "ring-closed"},
		"axes the wrong way round":   {swapped, "regions.geojson", "swapped"},
		"an unknown column":          {replace("readings.csv", "note", "remark"), "readings.csv", "unknown-column"},
		"a file changed since":       {cell("positions.csv", crimea, "note", "Changed."), "positions.csv", "checksum"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			files := bundledFiles(t)
			c.do(t, files)
			loaded := opened(t, folderWith(t, files))
			for _, problem := range loaded.Problems {
				if problem.Severity == data.Warning && problem.File == c.file && problem.Rule == c.rule {
					return
				}
			}
			t.Errorf("no warning %s of %s among %v", c.rule, c.file, loaded.Problems)
		})
	}
}
