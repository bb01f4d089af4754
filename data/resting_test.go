package data

import (
	"slices"
	"testing"
)

func TestWhatIsUnconfirmed(t *testing.T) {
	d := &Dataset{}
	for _, item := range []string{
		`{"id": "named", "type": "webpage", "custom": {"unnamed_sources": false}}`,
		`{"id": "silent-on-it", "type": "webpage"}`,
		`{"id": "unnamed", "type": "webpage", "custom": {"unnamed_sources": true}}`,
	} {
		source, err := ParseSource([]byte(item))
		if err != nil {
			t.Fatal(err)
		}
		d.Sources = append(d.Sources, source)
	}
	d.arrange()
	cases := []struct {
		name     string
		evidence Evidence
		want     bool
	}{
		{"named, high", Evidence{Source: "named", Confidence: "high"}, false},
		{"named, medium", Evidence{Source: "named", Confidence: "medium"}, false},
		{"named, low", Evidence{Source: "named", Confidence: "low"}, true},
		{"not said whether named", Evidence{Source: "silent-on-it", Confidence: "high"}, false},
		{"unnamed, medium", Evidence{Source: "unnamed", Confidence: "medium"}, true},
		{"unnamed only among further sources", Evidence{Source: "named", Also: List{"unnamed"}, Confidence: "high"}, false},
		{"without a confidence", Evidence{Source: "named"}, false},
		{"an unknown source", Evidence{Source: "nowhere", Confidence: "high"}, false},
	}
	for _, c := range cases {
		if got := d.Unconfirmed(Position{Evidence: c.evidence}); got != c.want {
			t.Errorf("%s: unconfirmed %v, want %v", c.name, got, c.want)
		}
	}
}

// Whatever table cites a source, by whatever column, is found from the source.
func TestEverythingThatCitesASourceIsFoundFromIt(t *testing.T) {
	d := Bundled()
	citations := map[string]int{}
	for _, table := range d.Tables() {
		for _, row := range table.Cells {
			var cited List
			for i, column := range table.Columns {
				if column.Refers == "sources" {
					cited = append(cited, ParseList(row[i])...)
				}
			}
			slices.Sort(cited)
			for _, id := range slices.Compact(cited) {
				citations[id]++
			}
		}
	}
	for _, source := range d.Sources {
		if got := d.RestsOn(source.ID).Count(); got != citations[source.ID] || got == 0 {
			t.Errorf("%d rows rest on %s, the tables hold %d", got, source.ID, citations[source.ID])
		}
	}
	if got := d.RestsOn("nowhere").Count(); got != 0 {
		t.Errorf("%d rows rest on a source that does not exist", got)
	}
	report := d.RestsOn(wion)
	if len(report.Accounts) != 2 || len(report.Events) < 6 || len(report.Positions) < 60 {
		t.Errorf("%d accounts, %d events and %d positions rest on WION's report", len(report.Accounts), len(report.Events), len(report.Positions))
	}
}
