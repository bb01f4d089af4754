package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

// weak is the bundled dataset in which the US draft on Crimea, and part 2 of a made-up second part on
// Luhansk, are of low confidence.
func weak(t *testing.T) *Store {
	t.Helper()
	d, report := data.Read(changed(t, func(file, line string) string {
		if file == "positions.csv" && strings.HasPrefix(line, "us-2025-04.primary.territory.crimea.1,") {
			return strings.Replace(line, ",high,", ",low,", 1)
		}
		return line
	}))
	if d == nil || report.Err() != nil {
		t.Fatal(report.Err())
	}
	return NewStore(d, english(t), Opening(d))
}

func crimea(v *View) MapCell { return v.Maps.Each[0].Cells[0] }

func TestWhatIsUnconfirmedIsSignedUntilItIsHidden(t *testing.T) {
	s := weak(t)
	if cell := crimea(s.View()); !cell.Unsure || cell.Hidden {
		t.Errorf("the cell is %+v", cell)
	}
	row := func() *LegendRow {
		for _, row := range s.View().Legend.Rows {
			if row.Sign != "" {
				return &row
			}
		}
		return nil
	}
	if sign := row(); sign == nil || sign.Count != 1 || !slices.Equal(sign.Regions, []string{"Crimea"}) {
		t.Errorf("the legend has %+v", sign)
	}
	if got := s.View().Sheet.Rows[0].Cells[1].Text; got != "Recognition, de jure †" {
		t.Errorf("the table says %q", got)
	}
	s.SelectRegion("crimea")
	if pairs := s.View().Detail.Blocks[0].Parts[0].Pairs; !slices.Contains(pairs, Pair{Label: "† Unconfirmed", Text: "low confidence"}) {
		t.Errorf("the panel says %+v", pairs)
	}
	s.HideUnconfirmed(true)
	if row() != nil {
		t.Error("what is hidden is still in the legend as unconfirmed")
	}
}

func TestWhatIsHiddenAsUnconfirmedIsNeitherSilentNorUnread(t *testing.T) {
	s := weak(t)
	s.SelectRegion("crimea")
	s.HideUnconfirmed(true)
	v := s.View()
	if cell := crimea(v); cell.Entry != Hidden || !cell.Hidden || cell.Words != "Hidden as unconfirmed" || cell.Unsure || cell.Disagree {
		t.Errorf("the cell is %+v", cell)
	}
	if !strings.Contains(v.Maps.Sentence, "Crimea: hidden as unconfirmed") {
		t.Errorf("the sentence is %q", v.Maps.Sentence)
	}
	if got := v.Sheet.Rows[0].Cells[1]; got.Text != "Hidden as unconfirmed" || got.Entry.Code != Hidden {
		t.Errorf("the table says %+v", got)
	}
	part := v.Detail.Blocks[0].Parts[0]
	if part.Stance != "Hidden as unconfirmed" || part.Source.Text != "" || part.Quote != "" || !strings.Contains(part.Summary, "hidden") {
		t.Errorf("the panel says %+v", part)
	}
	last := v.Legend.Rows[slices.IndexFunc(v.Legend.Rows, func(r LegendRow) bool { return r.Key == Hidden })]
	if last.Count != 1 {
		t.Errorf("the legend counts %+v", last)
	}
	s.SetMode(Difference)
	if cell := crimea(s.View()); cell.Entry != Hidden || !cell.Hidden || cell.Pair != [2]string{} {
		t.Errorf("in the difference the cell is %+v", cell)
	}
}

func TestTheFilterOfWhatIsUnconfirmedIsSaidAndLifted(t *testing.T) {
	s := weak(t)
	shown, of := s.View().PositionCount()
	s.HideUnconfirmed(true)
	fewer, still := s.View().PositionCount()
	if shown != of || still != of || fewer >= shown {
		t.Errorf("before %d of %d positions pass, then %d of %d", shown, of, fewer, still)
	}
	if got := s.View().Status.Filter; !strings.HasSuffix(got, "only what is not marked as unconfirmed") {
		t.Errorf("the status is %q", got)
	}
	for _, row := range s.View().StanceByRegion().Rows {
		if row.Key == usDraft && row.Cells[3].Text != "Hidden as unconfirmed" {
			t.Errorf("the sheet of regions says %q", row.Cells[3].Text)
		}
	}
	s.Undo()
	if s.State().Filter.Confirmed {
		t.Error("it is not undone")
	}
	s.HideUnconfirmed(true)
	s.ClearFilter()
	if s.State().Filter != (Filter{}) || s.View().record != s.View().Dataset {
		t.Error("clearing leaves it")
	}
}

// Hiding an account that contradicts another takes the mark of accounts that differ with it.
func TestAHiddenAccountContradictsNothing(t *testing.T) {
	d, report := data.Read(changed(t, func(file, line string) string {
		if file == "positions.csv" && strings.HasPrefix(line, "us-2025-04.wion-2025-04-25.") {
			line = strings.NewReplacer(",high,", ",low,", ",medium,", ",low,").Replace(line)
		}
		return line
	}))
	if d == nil || report.Err() != nil {
		t.Fatal(report.Err())
	}
	s := NewStore(d, english(t), Opening(d))
	s.SelectRegion("crimea")
	if !crimea(s.View()).Disagree || len(s.View().Detail.Blocks[0].Conflicts) == 0 {
		t.Fatal("the accounts do not differ before")
	}
	s.HideUnconfirmed(true)
	if crimea(s.View()).Disagree || len(s.View().Detail.Blocks[0].Conflicts) > 0 {
		t.Error("an account that is hidden still contradicts")
	}
}
