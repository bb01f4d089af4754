package data

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"testing"
)

// The example has no problem of any kind, and is complete: every table has rows, and every kind of cell occurs.
func TestTheExampleIsCompleteAndWithoutProblems(t *testing.T) {
	d, report := Read(ExampleFiles())
	if len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
	for _, table := range d.Tables() {
		if len(table.Cells) == 0 {
			t.Errorf("%s is empty", table.Name)
		}
	}
	if len(d.Regions) != 3 || len(d.Proposals) != 3 || len(d.Readings) != 2 || len(d.Geometry) == 0 {
		t.Errorf("%d regions, %d proposals, %d readings", len(d.Regions), len(d.Proposals), len(d.Readings))
	}
	for what, holds := range map[string]func(Position) bool{
		"a second part": func(p Position) bool { return p.Part == 2 }, "a part of a region": func(p Position) bool { return Partial(p.Extent) },
		"silence that can be stated": func(p Position) bool { return p.Stance == NotAddressed }, "silence that cannot": func(p Position) bool { return p.Stance == NotFound },
		"something in words": func(p Position) bool { return p.Stance == Other }, "a quotation": func(p Position) bool { return p.Quote != "" },
		"low confidence": func(p Position) bool { return p.Confidence == "low" }, "terms": func(p Position) bool { return p.Terms != "" },
	} {
		if !slices.ContainsFunc(d.Positions, holds) {
			t.Errorf("the example does not show %s", what)
		}
	}
	if len(d.DisagreementPage().Sections) == 0 {
		t.Error("no readings disagree")
	}
}

// What lies in the repository is what the code makes; make data renews it.
func TestWhatIsGeneratedOfTheFormIsUpToDate(t *testing.T) {
	files, err := Example().Package()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if content, err := fs.ReadFile(ExampleFiles(), file.Name); err != nil || !bytes.Equal(content, file.Content) {
			t.Errorf("example/%s is out of date (%v)", file.Name, err)
		}
	}
	schema, err := FormSchema()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"FORM.md": Form().Markdown(), "form.schema.json": schema} {
		if content, err := os.ReadFile(name); err != nil || !bytes.Equal(content, want) {
			t.Errorf("%s is out of date (%v)", name, err)
		}
	}
}

// The schema takes every row of both datasets, and none with a cell that the checker refuses.
func TestTheSchemaSaysWhatTheCheckerSays(t *testing.T) {
	text, err := FormSchema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Definitions map[string]struct {
			Properties map[string]struct {
				Pattern   string
				MinLength int
				Enum      []string
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	takes := func(table, column, cell string) bool {
		rule, known := schema.Definitions[table].Properties[column]
		return known && len(cell) >= rule.MinLength && regexp.MustCompile(rule.Pattern).MatchString(cell) && (len(rule.Enum) == 0 || slices.Contains(rule.Enum, cell))
	}
	for _, d := range []*Dataset{Bundled(), Example()} {
		for _, table := range d.Tables() {
			for _, cells := range table.Cells {
				for j, cell := range cells {
					if table.Name != "sources" && !takes(table.Name, table.Columns[j].Name, cell) {
						t.Fatalf("%s.%s does not take %q", table.Name, table.Columns[j].Name, cell)
					}
				}
			}
		}
	}
	for _, wrong := range [][3]string{{"positions", "stance", ""}, {"positions", "extent", "half"}, {"positions", "part", "one"}, {"proposals", "presented_on", "25.04.2025"}, {"regions", "label_lon", "34,3"}, {"regions", "colour", "red"}} {
		if takes(wrong[0], wrong[1], wrong[2]) {
			t.Errorf("%v is taken", wrong)
		}
	}
}
