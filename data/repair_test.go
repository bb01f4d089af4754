package data

import (
	"slices"
	"strings"
	"testing"
)

// A mend that was accepted gives back what the file had before it was spoiled.
func TestAcceptedRepairsGiveBackTheDataset(t *testing.T) {
	cases := map[string]struct {
		breaks mutation
		kind   RepairKind
	}{
		"a blank around a code":        {cellSet("positions.csv", aPosition, "confidence", " high\u00a0"), Trim},
		"a blank around an id":         {cellSet("positions.csv", aPosition, "region", "crimea "), Trim},
		"a blank around a date":        {cellSet("proposals.csv", "us-2025-04", "presented_on", " 2025-04-17"), Trim},
		"a decimal comma":              {cellSet("regions.csv", "crimea", "label_lon", "34,3209"), DecimalPoint},
		"a date with points":           {cellSet("proposals.csv", "us-2025-04", "presented_on", "17.4.2025"), DayFormat},
		"a date with strokes":          {cellSet("proposals.csv", "us-2025-04", "presented_on", "2025/04/17"), DayFormat},
		"a date with midnight":         {cellSet("proposals.csv", "us-2025-04", "presented_on", "2025-04-17T00:00:00Z"), DayFormat},
		"an id in capitals":            {cellSet("positions.csv", aPosition, "region", "Crimea"), Respell},
		"an id with a Cyrillic letter": {cellSet("positions.csv", aPosition, "region", "сrimea"), Respell},
		"a code in capitals":           {cellSet("positions.csv", aPosition, "confidence", "High"), Respell},
		"an id with blanks for signs":  {cellSet("accounts.csv", "minsk-2-2015-02", "source", "moscow times 2015 02 12"), Respell},
	}
	want := Bundled().Tables()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			files := bundledCopy(t)
			c.breaks(t, files)
			report := &Report{}
			parts, _ := ReadParts(files, report)
			Assemble(parts, report)
			repairs := report.Repairs()
			if !slices.ContainsFunc(repairs, func(r Repair) bool { return r.Kind == c.kind }) {
				t.Fatalf("no repair of the kind %s is offered: %v", c.kind, report.Problems)
			}
			mended := &Report{}
			parts, _ = parts.Mended(repairs)
			dataset := Assemble(parts, mended)
			if err := mended.Err(); err != nil {
				t.Fatal(err)
			}
			for i, table := range dataset.Tables() {
				for j, cells := range table.Cells {
					if !slices.Equal(cells, want[i].Cells[j]) {
						t.Errorf("%s: %q, want %q", table.Name, cells, want[i].Cells[j])
					}
				}
			}
		})
	}
}

// What may be meant in two ways, or in none, is left to people.
func TestWhatIsOpenIsNotMended(t *testing.T) {
	for name, breaks := range map[string]mutation{
		"a date that may be read in two ways": cellSet("proposals.csv", "us-2025-04", "presented_on", "4/5/2025"),
		"a date with a time of day":           cellSet("proposals.csv", "us-2025-04", "presented_on", "2025-04-17T18:30:00"),
		"a near miss":                         cellSet("positions.csv", aPosition, "region", "crimeea"),
		"a word for a number":                 cellSet("regions.csv", "crimea", "label_lon", "east"),
		"a code that is none":                 cellSet("positions.csv", aPosition, "extent", "half"),
	} {
		files := bundledCopy(t)
		breaks(t, files)
		_, report := Read(files)
		if report.Errors() == 0 || len(report.Repairs()) > 0 {
			t.Errorf("%s: %v", name, report.Repairs())
		}
	}
}

func TestTheNearestIdsAreNamed(t *testing.T) {
	files := bundledCopy(t)
	cellSet("positions.csv", aPosition, "region", "crimeea")(t, files)
	_, report := Read(files)
	if err := report.Err(); err == nil || !strings.HasSuffix(strings.Split(err.Error(), " (and")[0], `no row of regions has this id; the nearest: crimea`) {
		t.Errorf("%v", err)
	}
}

func TestARepairOfACellThatChangedSinceIsLeft(t *testing.T) {
	parts := Parts{Tables: map[string]RawTable{"regions": {Header: []string{"id"}, Records: [][]string{{"a"}}}}}
	for _, repair := range []Repair{{Trim, "regions", 2, "id", "b ", "b"}, {Trim, "regions", 9, "id", "a", "b"}, {Trim, "regions", 1, "id", "a", "b"}, {Trim, "regions", 2, "name", "a", "b"}, {Trim, "nothing", 2, "id", "a", "b"}} {
		if mended, made := parts.Mended([]Repair{repair}); mended.Tables["regions"].Records[0][0] != "a" || len(made) > 0 {
			t.Errorf("%+v was made", repair)
		}
	}
	mended, made := parts.Mended([]Repair{{Trim, "regions", 2, "id", "a", "b"}, {Respell, "regions", 2, "id", "b", "c"}})
	if mended.Tables["regions"].Records[0][0] != "c" || parts.Tables["regions"].Records[0][0] != "a" {
		t.Error("the cell is not mended, or that of the tables given is")
	}
	if want := []Repair{{Respell, "regions", 2, "id", "a", "c"}}; !slices.Equal(Joined(made), want) {
		t.Errorf("together they are %v, want %v", Joined(made), want)
	}
}

// An error is told even where a thousand warnings came before it.
func TestAFullReportKeepsItsErrors(t *testing.T) {
	report := &Report{}
	for range mostProblems + 5 {
		report.warn("a.csv", 2, "blanks", "a blank")
	}
	report.fail("b.csv", 3, "type", "no number")
	if report.Errors() != 1 || len(report.Problems) != mostProblems || report.Dropped != 6 || report.Err() == nil {
		t.Errorf("%d errors among %d problems, %d dropped", report.Errors(), len(report.Problems), report.Dropped)
	}
	for range 2 * mostProblems {
		report.fail("b.csv", 3, "type", "no number")
	}
	if report.Errors() != mostProblems || report.Dropped != 6+2*mostProblems {
		t.Errorf("%d errors, %d dropped", report.Errors(), report.Dropped)
	}
}
