package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func packaged(t *testing.T, d *Dataset) fstest.MapFS {
	t.Helper()
	files, err := d.Package()
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, file := range files {
		folder[file.Name] = &fstest.MapFile{Data: file.Content}
	}
	return folder
}

// What lies in data/bundled is what data/generate writes: run it after a change of a table.
func TestTheBundledPackageIsCurrent(t *testing.T) {
	written := packaged(t, Bundled())
	committed := bundledCopy(t)
	for name, file := range written {
		if committed[name] == nil {
			t.Errorf("%s is not committed", name)
			continue
		}
		if !bytes.Equal(file.Data, committed[name].Data) {
			t.Errorf("%s is not what the dataset gives; run: go run ./data/generate", name)
		}
	}
	for name := range committed {
		if written[name] == nil {
			t.Errorf("%s is no part of the package", name)
		}
	}
}

func TestAPackageReadsBackAsItWasWritten(t *testing.T) {
	read, report := Read(packaged(t, Bundled()))
	if len(report.Problems) > 0 {
		t.Fatal(report.Problems)
	}
	for i, table := range read.Tables() {
		if want := Bundled().Tables()[i]; !slices.EqualFunc(table.Cells, want.Cells, slices.Equal[[]string]) {
			t.Errorf("%s differs", table.Name)
		}
	}
	if read.GeometryHash() != Bundled().GeometryHash() || read.GeometryHash() == "" {
		t.Error("the outlines differ")
	}
}

// Text survives CSV with everything that CSV itself uses.
func TestTextSurvivesCSV(t *testing.T) {
	for _, text := range []string{"plain", `a "quoted" word`, "comma, semicolon; tab\t", "two\nlines", " blanks ", "Запоріжжя Єва ґанок", "=1+1", "‘’“”—", "\ufeffmark", `\.`, `""`} {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) {
			table := readingTable.Rows([]Reading{{ID: "primary", Order: 1, Label: text, Note: "after"}})
			content, err := table.CSV()
			if err != nil {
				t.Fatal(err)
			}
			report := &Report{}
			rows := readingTable.parse(readCSV("readings.csv", content, report), report)
			if len(report.Problems) > 0 || len(rows) != 1 || rows[0].Label != text || rows[0].Note != "after" {
				t.Errorf("read back as %+v with %v", rows, report.Problems)
			}
		})
	}
}

// The descriptor is a Data Package v2 with a Table Schema for every table, its keys and its closed lists.
func TestTheDescriptorDescribesEveryTable(t *testing.T) {
	content, err := fs.ReadFile(BundledFiles(), descriptorFile)
	if err != nil {
		t.Fatal(err)
	}
	var descriptor struct {
		Schema    string `json:"$schema"`
		Resources []struct {
			Name, Path, Hash, Encoding string
			Bytes                      int
			Schema                     struct {
				Fields []struct {
					Name, Type, Description string
					Constraints             struct {
						Required bool
						Enum     []string
					}
				}
				PrimaryKey  []string
				ForeignKeys []struct {
					Fields    []string
					Reference struct {
						Resource string
						Fields   []string
					}
				}
			}
		}
	}
	if err := json.Unmarshal(content, &descriptor); err != nil {
		t.Fatal(err)
	}
	if descriptor.Schema != "https://datapackage.org/profiles/2.0/datapackage.json" {
		t.Errorf("$schema is %q", descriptor.Schema)
	}
	tables := map[string]Rows{}
	for _, table := range Bundled().Tables() {
		tables[table.Name] = table
	}
	for _, r := range descriptor.Resources {
		file, err := fs.ReadFile(BundledFiles(), r.Path)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		if r.Bytes != len(file) || r.Hash != Hash(file) || r.Encoding != "utf-8" {
			t.Errorf("%s: size, checksum or encoding is not that of the file", r.Path)
		}
		if !strings.HasSuffix(r.Path, ".csv") {
			continue
		}
		table := tables[r.Name]
		if !slices.Equal(r.Schema.PrimaryKey, table.Key) || len(r.Schema.Fields) != len(table.Columns) {
			t.Fatalf("%s: key %q and %d fields, want %q and %d", r.Name, r.Schema.PrimaryKey, len(r.Schema.Fields), table.Key, len(table.Columns))
		}
		for i, field := range r.Schema.Fields {
			column := table.Columns[i]
			if field.Name != column.Name || field.Description == "" || field.Constraints.Required != column.Required || !slices.Equal(field.Constraints.Enum, column.OneOf.Codes()) {
				t.Errorf("%s: field %d is %+v, the column %+v", r.Name, i+1, field, column)
			}
		}
		for _, foreign := range r.Schema.ForeignKeys {
			if _, exists := tables[foreign.Reference.Resource]; !exists {
				t.Errorf("%s: %q leads to %q, which is no table", r.Name, foreign.Fields, foreign.Reference.Resource)
			}
		}
	}
	if want := len(tables) + 3; len(descriptor.Resources) != want { // the sources are one of the tables; outlines, codebook and disagreements come on top
		t.Errorf("%d resources, want %d", len(descriptor.Resources), want)
	}
}

// A container that lists its tables in its own way carries the rest of the descriptor along.
func TestTheDescriptorTravelsWithoutItsResources(t *testing.T) {
	descriptor, err := Bundled().Info.Descriptor()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(descriptor, []byte(`"resources"`)) || bytes.Contains(descriptor, []byte("\n")) {
		t.Errorf("the descriptor is %s", descriptor)
	}
	info, err := ParseInfo(descriptor)
	if err != nil {
		t.Fatal(err)
	}
	want := Bundled().Info
	if info.Title != want.Title || info.Version != want.Version || info.AsOf != want.AsOf || len(info.Licenses) != len(want.Licenses) {
		t.Errorf("read back as %+v", info)
	}
	again := *Bundled()
	again.Info = info
	if got, want := packaged(t, &again)[descriptorFile].Data, packaged(t, Bundled())[descriptorFile].Data; !bytes.Equal(got, want) {
		t.Error("a package written from it has another descriptor")
	}
}
