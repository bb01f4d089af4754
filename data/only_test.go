package data

import "testing"

func TestADatasetOfSomePositionsAnswersFromTheseAlone(t *testing.T) {
	whole := Bundled()
	cell := Cell{"us-2025-04", "territory", "crimea", PrimaryReading}
	part := whole.Only(func(p Position) bool { return p.Cell != cell })
	if got := part.Cell(cell); got != nil {
		t.Errorf("the cell that was not kept holds %+v", got)
	}
	if len(whole.Cell(cell)) == 0 {
		t.Error("the whole dataset lost the cell, too")
	}
	cell.Region = "luhansk"
	if len(part.Cell(cell)) == 0 || len(part.Proposals) != len(whole.Proposals) {
		t.Error("what was kept is gone")
	}
	if part.ReadingsDisagree(cell.Proposal, cell.Topic, "crimea") {
		t.Error("a reading that was not kept disagrees")
	}
}
