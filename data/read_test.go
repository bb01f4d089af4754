package data

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// bundledCopy is the bundled package in memory, free to be broken.
func bundledCopy(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(BundledFiles(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(BundledFiles(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}

// A mutation breaks one thing of a package.
type mutation func(t *testing.T, files fstest.MapFS)

// replaced puts other text in the place of the first occurrence of old, which must be there.
func replaced(file, old, text string) mutation {
	return func(t *testing.T, files fstest.MapFS) {
		t.Helper()
		before := files[file].Data
		after := bytes.Replace(before, []byte(old), []byte(text), 1)
		if bytes.Equal(before, after) {
			t.Fatalf("%s holds no %q to replace", file, old)
		}
		files[file] = &fstest.MapFile{Data: after}
	}
}

// appended adds a line at the end of a table.
func appended(file, line string) mutation {
	return func(_ *testing.T, files fstest.MapFS) {
		files[file] = &fstest.MapFile{Data: append(bytes.Clone(files[file].Data), line+"\n"...)}
	}
}

func removed(file string) mutation {
	return func(_ *testing.T, files fstest.MapFS) { delete(files, file) }
}

func written(file, text string) mutation {
	return func(_ *testing.T, files fstest.MapFS) { files[file] = &fstest.MapFile{Data: []byte(text)} }
}

// cellSet sets one cell of the row whose first cell is the key, in a table whose other cells stay.
func cellSet(file, key, column, value string) mutation {
	return func(t *testing.T, files fstest.MapFS) {
		t.Helper()
		raw := readCSV(file, files[file].Data, &Report{})
		at := slices.Index(raw.Header, column)
		row := slices.IndexFunc(raw.Records, func(record []string) bool { return record[0] == key })
		if at < 0 || row < 0 {
			t.Fatalf("%s has no cell %s of %s", file, column, key)
		}
		raw.Records[row][at] = value
		rows := Rows{Cells: raw.Records}
		for _, name := range raw.Header {
			rows.Columns = append(rows.Columns, ColumnInfo{Name: name})
		}
		content, err := rows.CSV()
		if err != nil {
			t.Fatal(err)
		}
		files[file] = &fstest.MapFile{Data: content}
	}
}

// without takes out the row whose first cell is the key.
func without(file, key string) mutation {
	return func(t *testing.T, files fstest.MapFS) {
		t.Helper()
		lines := bytes.SplitAfter(files[file].Data, []byte("\n"))
		kept := slices.DeleteFunc(slices.Clone(lines), func(line []byte) bool { return bytes.HasPrefix(line, []byte(key+",")) })
		if len(kept) != len(lines)-1 {
			t.Fatalf("%s has %d rows that begin with %s, want 1", file, len(lines)-len(kept), key)
		}
		files[file] = &fstest.MapFile{Data: bytes.Join(kept, nil)}
	}
}

// rowOf is the place of the row whose first cell is the key, as a message writes it.
func rowOf(t *testing.T, file, key string) string {
	t.Helper()
	raw := readCSV(file, bundledCopy(t)[file].Data, &Report{})
	row := slices.IndexFunc(raw.Records, func(record []string) bool { return record[0] == key })
	if row < 0 {
		t.Fatalf("%s has no row %q", file, key)
	}
	return place(raw.Row(row))
}

const (
	aPosition = "us-2025-04.primary.territory.crimea.1"
	twoParts  = "us-2025-04.primary.ceasefire.2"
	aSilence  = "us-2025-04.primary.monitoring.1"
	deferral  = "europe-ukraine-2025-04.primary.territory.crimea.1"
)

// broken lists, for every rule, a package that breaks it. Each begins as the bundled one, which has no fault.
var broken = []struct {
	name   string
	breaks mutation
	file   string
	at     string // the place; "=KEY" is the row with that key, "+1" the first row after the last
	rule   string
	value  string // what the message must name
}{
	{"a table is missing", removed("positions.csv"), "positions.csv", "", "missing-file", "no such file"},
	{"the descriptor is missing", removed("datapackage.json"), "datapackage.json", "", "missing-file", "no such file"},
	{"the sources are missing", removed("sources.json"), "sources.json", "", "missing-file", "no such file"},
	{"a table that the descriptor lists is missing", removed("facts.csv"), "facts.csv", "", "missing-file", "no such file"},
	{"the outlines that the descriptor lists are missing", removed("regions.geojson"), "regions.geojson", "", "missing-file", "no such file"},
	{"a folder stands in the place of a table", func(_ *testing.T, files fstest.MapFS) {
		files["topics.csv"] = &fstest.MapFile{Mode: fs.ModeDir}
	}, "topics.csv", "", "read", "cannot be read"},
	{"a path leads out of the package", replaced("datapackage.json", `"path": "facts.csv"`, `"path": "../facts.csv"`), "../facts.csv", "", "path", "leads out of the package"},
	{"the descriptor is no JSON", written("datapackage.json", "{"), "datapackage.json", "", "json", "unexpected end"},
	{"the date of the dataset is no date", replaced("datapackage.json", `"as_of": "2026-06"`, `"as_of": "2026-13"`), "datapackage.json", "", "type", `"2026-13"`},
	{"the sources are no array", written("sources.json", `{"id": "a"}`), "sources.json", "", "json", "array of CSL items"},
	{"a date of a source is no date", replaced("sources.json", `"accessed": {`, `"issued": "2025-02-30", "accessed": {`), "sources.json", "item 1", "csl", `"2025-02-30"`},
	{"a table is not UTF-8", replaced("positions.csv", "de jure", "de\xff jure"), "positions.csv", "", "encoding", "UTF-8"},
	{"a table is empty", written("readings.csv", ""), "readings.csv", "row 1", "header", "no header row"},
	{"a quotation mark is left open", replaced("readings.csv", ",\"WION", ",x\"WION"), "readings.csv", "=" + wion, "csv", "bare \""},
	{"a file was changed after its checksum", replaced("topics.csv", "NATO membership", "Membership of NATO"), "topics.csv", "", "checksum", "datapackage.json states sha256:"},
	{"a file has another size than stated", func(t *testing.T, files fstest.MapFS) {
		info, err := ParseInfo(files["datapackage.json"].Data)
		if err != nil {
			t.Fatal(err)
		}
		replaced("datapackage.json", statedHash(info, "topics.csv"), "")(t, files)
		replaced("topics.csv", "NATO membership", "Membership of NATO")(t, files)
	}, "topics.csv", "", "checksum", "bytes, datapackage.json states"},

	{"a row is short", appended("actors.csv", "someone,99"), "actors.csv", "+1", "row-length", "2 cells, the header 4"},
	{"a cell that every row needs is empty", cellSet("regions.csv", "crimea", "name_en", ""), "regions.csv", "=crimea", "required", "name_en"},
	{"an order is no number", cellSet("regions.csv", "crimea", "order", "first"), "regions.csv", "=crimea", "type", `order: "first"`},
	{"a date does not exist", cellSet("events.csv", "2025-04-28-lavrov-on-recognition", "date", "2025-02-30"), "events.csv", "=2025-04-28-lavrov-on-recognition", "type", `date: "2025-02-30"`},
	{"a longitude is no number", cellSet("regions.csv", "crimea", "label_lon", "34°19′"), "regions.csv", "=crimea", "type", `label_lon: "34°19′"`},
	{"a code of the form is unknown", cellSet("positions.csv", aPosition, "extent", "half"), "positions.csv", "=" + aPosition, "closed-list", `extent "half"; the choices are whole, controlled-part`},
	{"a status is unknown", cellSet("proposals.csv", "us-2025-04", "status", "rumour"), "proposals.csv", "=us-2025-04", "closed-list", `status "rumour"`},
	{"a column that the form needs is missing", replaced("positions.csv", ",stance,", ",position,"), "positions.csv", "row 1", "missing-column", `"stance"`},
	{"a column stands twice", replaced("readings.csv", "id,order,label,note", "id,order,label,label"), "readings.csv", "row 1", "duplicate-column", `"label"`},
	{"a column is not part of the form", replaced("readings.csv", "id,order,label,note", "id,order,label,remark"), "readings.csv", "row 1", "unknown-column", `"remark"`},
	{"an id stands twice", appended("readings.csv", "primary,3,Again,"), "readings.csv", "+1", "duplicate-key", `id "primary" stands in row 2`},
	{"a key of two columns stands twice", appended("terms.csv", "nato,no-bid,Again,"), "terms.csv", "+1", "duplicate-key", `topic and code "nato/no-bid"`},

	{"an id that a list would tear apart", cellSet("terms.csv", "nato", "code", "no;bid"), "terms.csv", "=nato", "reserved", `"nato/no;bid"`},
	{"an id that reads as an account", cellSet("proposals.csv", usDraft, "id", "us@paris"), "proposals.csv", "=" + usDraft, "reserved", `"us@paris"`},
	{"an id of a source that a list would tear apart", replaced("sources.json", `"id": "rte-2025-04-25"`, `"id": "rte;2025"`), "sources.json", "item 2", "reserved", `"rte;2025"`},

	{"a topic is unknown", cellSet("positions.csv", aPosition, "topic", "weather"), "positions.csv", "=" + aPosition, "unknown-topic", `"weather"`},
	{"a region is unknown", cellSet("facts.csv", "luhansk.area.2018", "region", "lugansk"), "facts.csv", "=luhansk.area.2018", "unknown-region", `"lugansk"`},
	{"a proposal is unknown", cellSet("events.csv", "2025-04-17-us-draft-told", "proposal", "us-draft"), "events.csv", "=2025-04-17-us-draft-told", "unknown-proposal", `"us-draft"`},
	{"a reading is unknown", cellSet("positions.csv", aPosition, "reading", "rumour"), "positions.csv", "=" + aPosition, "unknown-reading", `"rumour"`},
	{"a source is unknown", cellSet("positions.csv", aPosition, "source", "somewhere"), "positions.csv", "=" + aPosition, "unknown-source", `"somewhere"`},
	{"one source of a list is unknown", cellSet("positions.csv", aPosition, "also", "wion-2025-04-25;elsewhere"), "positions.csv", "=" + aPosition, "unknown-also", `"elsewhere"`},
	{"one actor of a list is unknown", cellSet("positions.csv", aPosition, "by_whom", "us;atlantis"), "positions.csv", "=" + aPosition, "unknown-by_whom", `"atlantis"`},
	{"a proposer is unknown", cellSet("proposals.csv", "us-2025-04", "proposer", "atlantis"), "proposals.csv", "=us-2025-04", "unknown-proposer", `"atlantis"`},
	{"who answers is unknown", cellSet("responses.csv", "us-2025-04", "actor", "somebody"), "responses.csv", "=us-2025-04", "unknown-actor", `"somebody"`},
	{"who says so is unknown", cellSet("events.csv", "2025-04-28-lavrov-on-recognition", "said_by", "nobody"), "events.csv", "=2025-04-28-lavrov-on-recognition", "unknown-said_by", `"nobody"`},

	{"half a label point", cellSet("regions.csv", "kherson", "label_lat", ""), "regions.csv", "=kherson", "label-point", "label_lat"},
	{"a label point beyond the Pole", cellSet("regions.csv", "kherson", "label_lat", "146.7"), "regions.csv", "=kherson", "label-point", "146.7"},
	{"a colour in words", cellSet("stances.csv", "recognise", "colour", "ochre"), "stances.csv", "=recognise", "colour", `"ochre"`},
	{"an unknown pattern", cellSet("stances.csv", "recognise", "pattern", "waves 45 8/1.5"), "stances.csv", "=recognise", "pattern", `"waves 45 8/1.5"`},

	{"a stance is unknown", cellSet("positions.csv", aPosition, "stance", "neutral"), "positions.csv", "=" + aPosition, "unknown-stance", `"neutral"`},
	{"a stance on territory stands under another topic", cellSet("positions.csv", twoParts, "stance", "freeze_line"), "positions.csv", "=" + twoParts, "unknown-stance", `"freeze_line"; stances.csv has no such code of kind "other"`},
	{"there is no such account", cellSet("accounts.csv", "us-2025-04", "reading", "wion-2025-04-25"), "positions.csv", "=" + aPosition, "unknown-account", `"us-2025-04" in reading "primary"`},
	{"silence of an account that was read in part", cellSet("accounts.csv", "us-2025-04", "read", "part"), "positions.csv", "=" + aSilence, "silence", "not_addressed"},
	{"silence with an object", cellSet("positions.csv", aSilence, "object", "control"), "positions.csv", "=" + aSilence, "silence", "says nothing"},
	{"silence beside another part", cellSet("positions.csv", twoParts, "stance", "not_addressed"), "positions.csv", "=" + twoParts, "silence", "not_addressed stands beside"},
	{"terms of another topic", cellSet("positions.csv", aPosition, "terms", "article-5-like"), "positions.csv", "=" + aPosition, "unknown-terms", `"article-5-like"`},
	{"a quotation of 25 words", cellSet("positions.csv", aPosition, "quote", strings.Repeat("word ", 25)), "positions.csv", "=" + aPosition, "quote-length", "25 words"},
	{"a quotation without language", cellSet("positions.csv", aPosition, "quote_language", ""), "positions.csv", "=" + aPosition, "quote-language", "quote_language"},
	{"something else, without words", func(t *testing.T, files fstest.MapFS) {
		cellSet("positions.csv", aPosition, "stance", "other")(t, files)
		cellSet("positions.csv", aPosition, "summary", "")(t, files)
	}, "positions.csv", "=" + aPosition, "other-in-words", "summary"},
	{"a position on territory without region", cellSet("positions.csv", deferral, "region", ""), "positions.csv", "=" + deferral, "region", "no region"},
	{"parts count from nought", cellSet("positions.csv", aPosition, "part", "0"), "positions.csv", "=" + aPosition, "part", "part is 0"},
	{"a part is left out", cellSet("positions.csv", twoParts, "part", "3"), "positions.csv", "=" + twoParts, "part", "part 3 stands without part 2"},
	{"a part stands twice", cellSet("positions.csv", twoParts, "part", "1"), "positions.csv", "=us-2025-04.primary.ceasefire.1", "part", `stands twice, as "us-2025-04.primary.ceasefire.1" and "` + twoParts + `"`},
	{"the lighter part comes first", cellSet("positions.csv", "us-2025-04.primary.ceasefire.1", "stance", "defer"), "positions.csv", "=" + twoParts, "part-order", "require weighs more than defer"},

	{"control comes before law", func(t *testing.T, files fstest.MapFS) {
		cellSet("positions.csv", aPosition, "stance", "withdraw_ukraine")(t, files)
		appended("positions.csv", "second,us-2025-04,territory,crimea,primary,2,no_recognition,yes,,,,,,In words.,,,,wion-2025-04-25,,high,")(t, files)
	}, "positions.csv", "+1", "part-order", "no_recognition is about law and weighs as much as withdraw_ukraine of part 1"},

	{"a proposal of which no account tells", appended("proposals.csv", "plan,9,A plan,,,,,,,,"), "proposals.csv", "+1", "no-account", `"plan"`},
	{"a reading that no account uses", appended("readings.csv", "rumour,9,A rumour,"), "readings.csv", "+1", "unused-reading", `"rumour"`},
	{"an account without positions", func(t *testing.T, files fstest.MapFS) {
		appended("proposals.csv", "plan,9,A plan,,,,,,,,")(t, files)
		appended("accounts.csv", "plan,primary,document,part,wion-2025-04-25,en,,")(t, files)
	}, "accounts.csv", "+1", "no-positions", `"plan" has no row in positions.csv`},
	{"an account that leaves a topic open", without("positions.csv", "us-2025-04.primary.nato.1"), "accounts.csv", "=us-2025-04", "incomplete", `nothing on "nato", and 1 such gaps`},
	{"an account that leaves a region open", without("positions.csv", aPosition), "accounts.csv", "=us-2025-04", "incomplete", `nothing on "territory" about "crimea"`},
	{"an opening that is unknown", replaced("datapackage.json", `    "us-2025-04",`, `    "us-draft",`), "datapackage.json", "", "opening", `"us-draft"`},

	{"a source without type", replaced("sources.json", `"type": "article-newspaper"`, `"type": ""`), "sources.json", "item 1", "required", "id or no type"},
	{"an id of a source stands twice", replaced("sources.json", `"id": "rte-2025-04-25"`, `"id": "wion-2025-04-25"`), "sources.json", "item 2", "duplicate-key", `"wion-2025-04-25"`},
	{"a source that nobody can find", replaced("sources.json", "[", `[{"id": "a", "type": "book", "title": "A book"},`), "sources.json", "item 1", "reference", `"a"`},
	{"an address of another kind", replaced("sources.json", `"URL": "https://www.wionews.com`, `"URL": "javascript:alert(1)//www.wionews.com`), "sources.json", "item 1", "address", "javascript:"},
	{"an address without host", replaced("sources.json", `"URL": "https://www.wionews.com/`, `"URL": "https:/`), "sources.json", "item 1", "address", `"https:/`},
	{"a table with semicolons", written("readings.csv", "id;order;label;note\nprimary;1;Primary;\n"), "readings.csv", "row 1", "delimiter", "commas"},
	{"a blank after an id", cellSet("positions.csv", aPosition, "confidence", "high "), "positions.csv", "=" + aPosition, "closed-list", `"high "`},
	{"a blank after a key", cellSet("events.csv", "2014-03-16-crimea-vote", "id", "2014-03-16-crimea-vote "), "events.csv", "=2014-03-16-crimea-vote", "blanks", `crimea-vote "`},
	{"the day of the origin is no date", replaced("sources.json", `"origin_date": "2025-04-25"`, `"origin_date": "25 April"`), "sources.json", "item 1", "type", `"25 April"`},
}

// warnings are the rules whose breach a dataset is not refused for.
var warnings = []string{"checksum", "unknown-column", "no-account", "unused-reading", "no-positions", "incomplete", "opening", "reference", "blanks"}

func TestABrokenPackageIsRefusedWithFilePlaceRuleAndValue(t *testing.T) {
	for _, c := range broken {
		t.Run(c.name, func(t *testing.T) {
			at := c.at
			if key, isKey := strings.CutPrefix(at, "="); isKey {
				at = rowOf(t, c.file, key)
			}
			files := bundledCopy(t)
			if at == "+1" {
				raw := readCSV(c.file, files[c.file].Data, &Report{})
				at = place(raw.Row(len(raw.Records)))
			}
			c.breaks(t, files)
			_, report := Read(files)
			i := slices.IndexFunc(report.Problems, func(p Problem) bool {
				return p.File == c.file && p.Place == at && p.Rule == c.rule && strings.Contains(p.Message, c.value)
			})
			if i < 0 {
				t.Fatalf("no problem of the rule %s at %s, %s with %s among\n%v", c.rule, c.file, at, c.value, report.Problems)
			}
			want := Error
			if slices.Contains(warnings, c.rule) {
				want = Warning
			}
			if got := report.Problems[i]; got.Severity != want {
				t.Errorf("%s is a %s, want %s", got, got.Severity, want)
			}
			if refused := report.Err() != nil; refused != (want == Error) {
				t.Errorf("refused: %v, with %v", refused, report.Problems)
			}
		})
	}
}

// A problem reads as a line: where it is first, then the rule that is broken and the value.
func TestAProblemReadsAsOneSentence(t *testing.T) {
	files := bundledCopy(t)
	cellSet("positions.csv", aPosition, "stance", "neutral")(t, files)
	_, report := Read(files)
	want := `positions.csv: ` + rowOf(t, "positions.csv", aPosition) + `: unknown stance "neutral"; stances.csv has no such code of kind "territory"`
	if err := report.Err(); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

var ruleInCode = regexp.MustCompile(`(?:fail|warn)\((?:raw\.File, [^"]*?, |file, [^"]*?, |descriptorFile, 0, )?"([a-z-]+)"|Error, "([a-z]+)"|return fail\("([a-z-]+)"`)

// Every rule that the code can report has a package above that breaks it.
func TestEveryRuleHasABrokenPackage(t *testing.T) {
	covered := map[string]bool{"size": true} // TestWhatIsTooLargeIsRefused
	for _, c := range broken {
		covered[c.rule] = true
	}
	rules := 0
	for _, file := range []string{"read.go", "table.go", "check.go", "complete.go", "source.go"} {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range ruleInCode.FindAllStringSubmatch(string(code), -1) {
			rule := match[1] + match[2] + match[3]
			rules++
			if rule != "unknown-" && !covered[rule] {
				t.Errorf("%s reports %q, which no case breaks", file, rule)
			}
		}
	}
	if rules < 40 {
		t.Errorf("only %d rules found in the code; does it still say fail and warn?", rules)
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	t.Run("a table with too many rows", func(t *testing.T) {
		report := &Report{}
		raw := readCSV("readings.csv", bytes.Repeat([]byte("a\n"), mostRows+3), report)
		if len(raw.Records) != mostRows || len(report.Problems) != 1 || report.Problems[0].Rule != "size" {
			t.Errorf("%d rows were read, with %v", len(raw.Records), report.Problems)
		}
	})
	t.Run("a file that is too large to hold", func(t *testing.T) {
		report := &Report{}
		_, ok := readFile(huge{}, "regions.geojson", report)
		if ok || len(report.Problems) != 1 || report.Problems[0].Rule != "size" || !strings.Contains(report.Problems[0].Message, "256 MB") {
			t.Errorf("read, with %v", report.Problems)
		}
	})
}

// huge is a folder of one file that says it is larger than what is read, and cannot be read.
type huge struct{ fs.FileInfo }

func (huge) Open(string) (fs.File, error) { return huge{}, nil }
func (huge) Stat() (fs.FileInfo, error)   { return huge{}, nil }
func (huge) Size() int64                  { return mostBytes + 1 }
func (huge) Close() error                 { return nil }
func (huge) Read([]byte) (int, error)     { return 0, errors.New("read although it is too large") }

// What differs in form, not in content, is read as if it did not.
func TestFormsOfTheSamePackageReadAlike(t *testing.T) {
	cases := []struct {
		name   string
		change mutation
	}{
		{"as it is", func(*testing.T, fstest.MapFS) {}},
		{"with a byte order mark", func(_ *testing.T, files fstest.MapFS) {
			files["positions.csv"] = &fstest.MapFile{Data: append([]byte("\ufeff"), files["positions.csv"].Data...)}
		}},
		{"with lines ended as on Windows", func(_ *testing.T, files fstest.MapFS) {
			files["topics.csv"] = &fstest.MapFile{Data: bytes.ReplaceAll(files["topics.csv"].Data, []byte("\n"), []byte("\r\n"))}
		}},
		{"with a table in a folder of its own", func(t *testing.T, files fstest.MapFS) {
			replaced("datapackage.json", `"path": "topics.csv"`, `"path": "tables/./topics.csv"`)(t, files)
			files["tables/topics.csv"] = files["topics.csv"]
			delete(files, "topics.csv")
		}},
		{"with a checksum of another kind", func(t *testing.T, files fstest.MapFS) {
			info, err := ParseInfo(files["datapackage.json"].Data)
			if err != nil {
				t.Fatal(err)
			}
			replaced("datapackage.json", statedHash(info, "topics.csv"), "d41d8cd98f00b204e9800998ecf8427e")(t, files)
		}},
	}
	want := Bundled().Tables()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := bundledCopy(t)
			c.change(t, files)
			dataset, report := Read(files)
			for _, problem := range report.Problems {
				if problem.Rule != "checksum" || strings.Contains(c.name, "checksum") {
					t.Error(problem)
				}
			}
			for i, table := range dataset.Tables() {
				if !slices.EqualFunc(table.Cells, want[i].Cells, slices.Equal[[]string]) {
					t.Errorf("%s differs", table.Name)
				}
			}
		})
	}
}

func statedHash(info Info, file string) string {
	hash, _ := info.stated(file)
	return hash
}

// What was taken out of a larger dataset is not expected to be complete.
func TestAPartOfADatasetNeedNotBeComplete(t *testing.T) {
	files := bundledCopy(t)
	without("positions.csv", aPosition)(t, files)
	replaced("datapackage.json", `"as_of": "2026-06",`, `"as_of": "2026-06", "part": "Crimea left out",`)(t, files)
	dataset, report := Read(files)
	if report.Problems = slices.DeleteFunc(report.Problems, func(p Problem) bool { return p.Rule == "checksum" }); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
	if dataset.Info.Part != "Crimea left out" {
		t.Errorf("it says that it is %q", dataset.Info.Part)
	}
}

// Facts, terms, responses and events may be missing where the descriptor does not list them, and so may columns that
// the form does not need.
func TestASmallPackageIsRead(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"datapackage.json": `{"name": "two-islands"}`,
		"regions.csv":      "id,name_en\nnorth,North Island\n",
		"proposals.csv":    "id,title\nplan,A plan\n",
		"readings.csv":     "id,label\nprimary,As published\n",
		"accounts.csv":     "proposal,reading,kind,read,source\nplan,primary,document,whole,text\n",
		"topics.csv":       "id,kind,label\nterritory,territory,Territory\n",
		"stances.csv":      "code,kind,label\nshared,territory,Shared\n",
		"actors.csv":       "id,label\n",
		"positions.csv":    "id,proposal,topic,region,reading,part,stance,source\np1,plan,territory,north,primary,1,shared,text\n",
		"sources.json":     `[{"id": "text", "type": "document", "title": "The plan", "publisher": "A press", "issued": "1999"}]`,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, report := Read(files)
	if len(report.Problems) > 0 {
		t.Fatal(report.Problems)
	}
	parts := d.Cell(Cell{"plan", "territory", "north", "primary"})
	if len(parts) != 1 || parts[0].Stance != "shared" {
		t.Errorf("the cell holds %v", parts)
	}
	if d.GeometryHash() != "" || len(d.Facts) != 0 {
		t.Error("a package without outlines and facts has some")
	}
}

// Whatever stands in a cell, reading ends with a report and never with a crash.
func FuzzReadOfAMutatedTable(f *testing.F) {
	for _, seed := range []string{"", "\n", "x", "id,id,id\n", "\"", "us-2025-04.primary.territory.crimea.1,us-2025-04,territory,crimea,primary,1,other\n", "a,us-2025-04,territory,,primary,-1,not_found,,,,;,x\n", "\xff"} {
		f.Add(seed, 300)
	}
	bundled := bundledCopy(f)
	f.Fuzz(func(t *testing.T, text string, at int) {
		files := fstest.MapFS{}
		for name, file := range bundled {
			files[name] = file
		}
		table := bundled["positions.csv"].Data
		at = min(max(at, 0), len(table))
		files["positions.csv"] = &fstest.MapFile{Data: slices.Concat(table[:at], []byte(text), table[at:])}
		dataset, report := Read(files)
		if dataset == nil && report.Err() == nil {
			t.Fatal("no dataset, and no reason")
		}
		if report.Err() == nil {
			if _, err := dataset.Package(); err != nil {
				t.Fatalf("what was read cannot be written: %v", err)
			}
		}
		for _, account := range dataset.AllAccounts() {
			dataset.Compare(account.AccountID, dataset.Accounts[0].AccountID)
		}
	})
}
