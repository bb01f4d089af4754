package data

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// An expectation is a row of testdata/facts.csv: what one part of one cell must say, written from the
// notes on the sources by someone who had not seen the tables.
type expectation struct {
	cell     Cell
	part     string
	stances  []string // any of them
	extent   string   // empty: not asked; "-": none
	sources  []string // addresses, any of which the position must cite; none: not asked
	basis    string
	location string
}

const fewestExpectations = 200

func TestTheRecordSaysWhatItsSourcesWereFoundToSay(t *testing.T) {
	expectations := readExpectations(t)
	if len(expectations) < fewestExpectations {
		t.Errorf("%d facts are tested, fewer than %d", len(expectations), fewestExpectations)
	}
	d := Bundled()
	for _, want := range expectations {
		if fault := want.fault(d); fault != "" {
			t.Errorf("%s: %s, part %s: %s (%s)", want.location, want.cell, want.part, fault, want.basis)
		}
	}
}

// fault says how the dataset departs from what is expected; empty if it does not.
func (want expectation) fault(d *Dataset) string {
	var found *Position
	for _, p := range d.Cell(want.cell) {
		if fmt.Sprint(p.Part) == want.part {
			found = &p
		}
	}
	switch {
	case found == nil:
		return "there is no such part"
	case !slices.Contains(want.stances, found.Stance):
		return fmt.Sprintf("the stance is %s, want %s", found.Stance, oneOf(want.stances))
	case want.extent == "-" && found.Extent != "":
		return fmt.Sprintf("the extent is %q, want none", found.Extent)
	case want.extent != "" && want.extent != "-" && found.Extent != want.extent:
		return fmt.Sprintf("the extent is %q, want %q", found.Extent, want.extent)
	case len(want.sources) > 0 && !citesAny(d, *found, want.sources):
		return fmt.Sprintf("none of its sources has the address %s", oneOf(want.sources))
	}
	return ""
}

func citesAny(d *Dataset, p Position, addresses []string) bool {
	return slices.ContainsFunc(append(List{p.Source}, p.Also...), func(id string) bool {
		source, _ := d.Source(id)
		return slices.Contains(addresses, source.URL)
	})
}

func readExpectations(t *testing.T) []expectation {
	t.Helper()
	const file = "testdata/facts.csv"
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	report := &Report{}
	raw := readCSV(file, content, report)
	if len(report.Problems) > 0 {
		t.Fatal(report.Problems)
	}
	columns := []string{"proposal", "reading", "topic", "region", "part", "stance", "extent", "source", "basis"}
	if !slices.Equal(raw.Header, columns) {
		t.Fatalf("the columns are %q, want %q", raw.Header, columns)
	}
	var expectations []expectation
	for i, record := range raw.Records {
		expectations = append(expectations, expectation{
			cell: Cell{Proposal: record[0], Reading: record[1], Topic: record[2], Region: record[3]}, part: record[4],
			stances: strings.Split(record[5], "|"), extent: record[6], sources: strings.Fields(record[7]),
			basis: record[8], location: file + ", " + place(raw.Row(i)),
		})
	}
	return expectations
}
