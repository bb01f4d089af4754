package state

import (
	"slices"
	"testing"
)

func TestTheProposalsTabHasARowForEachAccountByDate(t *testing.T) {
	s := many(t)
	s.ShowTab(ProposalsTab)
	sheet := s.View().Sheet
	if len(sheet.Rows) != 60 || sheet.Of != 60 || len(sheet.Columns) != 10 {
		t.Fatalf("%d rows of %d in %d columns", len(sheet.Rows), sheet.Of, len(sheet.Columns))
	}
	if !slices.IsSortedFunc(sheet.Rows, func(a, b Row) int { return compareText(a.Cells[1].Text, b.Cells[1].Text) }) {
		t.Error("the rows are not in the order of their dates")
	}
	for _, row := range sheet.Rows {
		for i, region := range s.View().Dataset.Regions {
			cell := row.Cells[5+i]
			if cell.Entry == nil || cell.Text == "" {
				t.Errorf("%s says nothing of %s, not even that nothing is said", row.Key, region.ID)
			}
		}
	}
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestARowOfTheProposalsTabSaysWhatTheAccountSays(t *testing.T) {
	v := shown(t, func(s *State) { s.Table.Tab = ProposalsTab })
	at := v.Sheet.RowOf(account(usDraft + "@" + wion))
	if at < 0 {
		t.Fatal("the report of the US draft has no row")
	}
	var said []string
	for _, cell := range v.Sheet.Rows[at].Cells[:6] {
		said = append(said, cell.Text)
	}
	want := []string{"US draft, as told by WION, 25 Apr 2025", "2025-04-17", "United States", "Draft", "As told by WION, 25 Apr 2025", "Recognition, form not stated (annexation)"}
	if !slices.Equal(said, want) {
		t.Errorf("the row says %q, want %q", said, want)
	}
	if v.Sheet.Rows[v.Sheet.RowOf(account(usDraft))].Cells[7].Text != "Recognition, de facto (controlled part)" {
		t.Error("the part of a region is not said, and no column of its own says it")
	}
}

// The table is the same whichever proposal is on the map, so that going through it does not rebuild it.
func TestTheProposalsTabStaysWhenAnotherProposalIsShown(t *testing.T) {
	s := many(t)
	s.ShowTab(ProposalsTab)
	before := s.View().Sheet
	s.ShowProposal("text-003")
	if s.View().Sheet != before {
		t.Error("the table is a new one")
	}
}
