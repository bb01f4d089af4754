package state

import "testing"

func TestUndoGoesThroughWhatWasShown(t *testing.T) {
	s := opened(t)
	start := s.State()
	gestures := []struct {
		name string
		do   func()
	}{
		{"another proposal", func() { s.ShowProposal(europeanText) }},
		{"a comparison", func() { s.SetMode(Difference) }},
		{"a region", func() { s.SelectRegion("kherson") }},
		{"a legend entry", func() { s.FilterEntry("same") }},
		{"another reading", func() { s.ShowReading(wion) }},
	}
	states := []State{start}
	for _, gesture := range gestures {
		gesture.do()
		states = append(states, s.State())
	}
	for i := len(gestures) - 1; i >= 0; i-- {
		s.Undo()
		if s.State() != states[i] {
			t.Errorf("undoing %s gives %+v, not %+v", gestures[i].name, s.State(), states[i])
		}
	}
	if way := s.Way(); way.Undo || !way.Redo {
		t.Errorf("at the beginning the way is %+v", way)
	}
	s.Undo()
	if s.State() != start {
		t.Error("one undo too many changed the state")
	}
	for i, gesture := range gestures {
		s.Redo()
		if s.State() != states[i+1] {
			t.Errorf("redoing %s gives %+v, not %+v", gesture.name, s.State(), states[i+1])
		}
	}
	if view := s.View(); view.State != s.State() {
		t.Error("the view is not that of the state")
	}
}

func TestANewGestureEndsWhatCouldBeRedone(t *testing.T) {
	s := opened(t)
	s.SelectRegion("crimea")
	s.Undo()
	s.SelectRegion("donetsk")
	s.Redo()
	if s.State().Select.Region != "donetsk" || s.Way().Redo {
		t.Errorf("after a new gesture redo gives %v", s.State().Select)
	}
}

func TestUndoLeavesMapPanelsSortingAndColoursAlone(t *testing.T) {
	s := opened(t)
	s.SelectRegion("crimea")
	s.MoveMap(Map{1, 2, 3})
	s.SizeTable(200)
	s.SortBy("region")
	s.SetTheme(Dark)
	before := s.State()
	s.Undo()
	want := before
	want.Select = Subject{}
	if s.State() != want {
		t.Errorf("undo gives %+v, not %+v", s.State(), want)
	}
	if s.Way().Undo {
		t.Error("moving, sizing, sorting or colouring became a step")
	}
}

func TestTheMapGoesBackToWhereMovementsEnded(t *testing.T) {
	s := opened(t)
	ends := []Map{{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}
	for _, end := range ends {
		s.FollowMap(Map{end.X / 2, end.Y / 2, 1})
		s.MoveMap(end)
	}
	for _, want := range []Map{ends[1], ends[0], {}, {}} {
		s.EarlierMap()
		if s.State().Map != want {
			t.Errorf("earlier is %v, not %v", s.State().Map, want)
		}
	}
	for _, want := range []Map{ends[0], ends[1], ends[2], ends[2]} {
		s.LaterMap()
		if s.State().Map != want {
			t.Errorf("later is %v, not %v", s.State().Map, want)
		}
	}
	if s.Way().Undo {
		t.Error("a movement of the map can be undone")
	}
}

func TestAHundredStepsAreKept(t *testing.T) {
	s := opened(t)
	for i := range 2 * mostHistory {
		s.SelectRegion([]string{"crimea", "kherson"}[i%2])
	}
	steps := 0
	for s.Way().Undo {
		s.Undo()
		steps++
	}
	if steps != mostHistory {
		t.Errorf("%d steps can be undone, not %d", steps, mostHistory)
	}
}
