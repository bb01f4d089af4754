package state

import (
	"slices"
	"sync"
	"testing"

	"stancemap/data"
	"stancemap/data/datatest"
)

var longDataset = sync.OnceValue(func() *data.Dataset { return datatest.Large(longPositions, 20) })

// besideStore is a store whose tables are made when the test lets them.
func besideStore(t *testing.T) (s *Store, jobs *[]func()) {
	t.Helper()
	s, jobs = NewStore(longDataset(), english(t), Opening(longDataset())), new([]func())
	s.Beside(func(work, then func()) { *jobs = append(*jobs, func() { work(); then() }) })
	return s, jobs
}

func keysOf(s *Sheet) (keys []string) {
	for _, row := range s.Rows {
		keys = append(keys, row.Key)
	}
	return keys
}

func TestALongTableIsMadeBesideTheWindow(t *testing.T) {
	s, jobs := besideStore(t)
	before, told := s.View().Sheet, 0
	Watch(s, func(v *View) *Sheet { return v.Sheet }, func(*Sheet) { told++ })
	s.ShowTab(PositionsTab)
	if s.View().Sheet != before || !s.View().TableIsLate() || len(*jobs) != 1 || told != 1 {
		t.Fatalf("a table is there at once, or %d are being made", len(*jobs))
	}
	s.SortBy("summary")
	s.LimitColumn(ColumnLimit{Column: "summary", Contains: "condition"})
	if len(*jobs) != 1 {
		t.Fatalf("%d tables are made at once", len(*jobs))
	}
	for len(*jobs) > 0 {
		job := (*jobs)[0]
		*jobs = (*jobs)[1:]
		job()
	}
	want := Derive(longDataset(), english(t), s.State(), nil)
	if v := s.View(); v.TableIsLate() || !slices.Equal(keysOf(v.Sheet), keysOf(want.Sheet)) || v.Status.Filter != want.Status.Filter {
		t.Errorf("at last there are %d rows and %q, want %d and %q", len(v.Sheet.Rows), v.Status.Filter, len(want.Sheet.Rows), want.Status.Filter)
	}
	if told != 3 { // at first, the one begun before the last words, the last
		t.Errorf("a table was told of %d times", told)
	}
}

func TestATableThatNobodyAsksForAnyMoreIsNotShown(t *testing.T) {
	s, jobs := besideStore(t)
	s.ShowTab(PositionsTab)
	s.ShowTab(SourcesTab)
	(*jobs)[0]()
	if got := s.View().Sheet.ID; got == string(PositionsTab) || len(*jobs) != 2 {
		t.Errorf("the table of %s is shown, %d were begun", got, len(*jobs))
	}
	(*jobs)[1]()
	if got := s.View().Sheet.ID; got != string(SourcesTab) || s.View().TableIsLate() {
		t.Errorf("the table of %s is shown", got)
	}
}

// What needs the table waits for it, and the one made beside is not shown again.
func TestAVerbOnColumnsWaitsForTheTable(t *testing.T) {
	s, jobs := besideStore(t)
	s.ShowTab(SourcesTab)
	s.HideColumn("carrier", true)
	if got := s.State().Columns.Hidden; got != "sources.carrier" {
		t.Errorf("hidden is %q", got)
	}
	for i := 0; i < len(*jobs); i++ {
		(*jobs)[i]()
	}
	if v := s.View(); v.TableIsLate() || v.Sheet.ID != string(SourcesTab) || !v.Sheet.Columns[1].Hidden {
		t.Errorf("the table of %s is shown", v.Sheet.ID)
	}
}

func TestAnExportNeverHoldsALateTable(t *testing.T) {
	s, _ := besideStore(t)
	s.ShowTab(SourcesTab)
	s.SortBy("date")
	if got := s.View().TableAsShown().ID; got != "shown-sources" {
		t.Errorf("the table that is shown is %s", got)
	}
}

func TestAShortTableIsThereAtOnce(t *testing.T) {
	s := opened(t)
	s.Beside(func(_, _ func()) { t.Error("it is made beside the window") })
	s.ShowTab(PositionsTab)
	if s.View().TableIsLate() || s.View().Sheet.ID != string(PositionsTab) {
		t.Error("the table is late")
	}
}
