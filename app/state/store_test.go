package state

import (
	"testing"

	"stancemap/data"
)

const (
	usDraft      = "us-2025-04"
	europeanText = "europe-ukraine-2025-04"
	wion         = "wion-2025-04-25"
)

func account(text string) Account { return data.ParseAccountID(text) }

func opened(t testing.TB) *Store {
	t.Helper()
	return NewStore(data.Bundled(), english(t), Opening(data.Bundled()))
}

func TestADatasetOpensWithItsFirstProposalAsPublished(t *testing.T) {
	s := Opening(data.Bundled())
	want := Show{Mode: Single, First: account(usDraft), Second: account(europeanText), Topic: "territory"}
	if s.Show != want || s.Select != (Subject{}) || s.Filter != (Filter{}) || s.Map != (Map{}) {
		t.Errorf("it opens with %+v", s)
	}
	if empty := Opening(&data.Dataset{}); empty.Show != (Show{Mode: Single}) {
		t.Errorf("an empty dataset opens with %+v", empty.Show)
	}
}

// A verb is what a gesture means. Each case begins where the dataset opens.
func TestVerbsChangeTheState(t *testing.T) {
	cases := []struct {
		name string
		do   func(s *Store)
		want func(s *State)
	}{
		{"show the other proposal", func(s *Store) { s.ShowProposal(europeanText) }, func(s *State) { s.Show.First, s.Show.Second = account(europeanText), account(usDraft) }},
		{"show the proposal that is shown", func(s *Store) { s.ShowProposal(usDraft) }, func(*State) {}},
		{"show an unknown proposal", func(s *Store) { s.ShowProposal("us-2099") }, func(*State) {}},
		{"there and back", func(s *Store) { s.ShowProposal(europeanText); s.ShowProposal(usDraft) }, func(*State) {}},
		{"another reading", func(s *Store) { s.ShowReading(wion) }, func(s *State) {
			s.Show.First, s.Show.Second = account(usDraft+"@"+wion), account(europeanText+"@"+wion)
		}},
		{"an unknown reading", func(s *Store) { s.ShowReading("rumour") }, func(*State) {}},
		{"a proposal keeps the reading", func(s *Store) { s.ShowReading(wion); s.ShowProposal(europeanText) }, func(s *State) {
			s.Show.First, s.Show.Second = account(europeanText+"@"+wion), account(usDraft+"@"+wion)
		}},
		{"another account of the proposal on the map", func(s *Store) { s.ShowAccount(account(usDraft + "@" + wion)) }, func(s *State) {
			s.Show.First, s.Show.Second = account(usDraft+"@"+wion), account(europeanText+"@"+wion)
		}},
		{"an account of another proposal", func(s *Store) { s.ShowAccount(account(europeanText + "@" + wion)) }, func(s *State) {
			s.Show.First, s.Show.Second = account(europeanText+"@"+wion), account(usDraft)
		}},
		{"an account of which no source was read", func(s *Store) { s.ShowAccount(account(usDraft + "@rumour")) }, func(*State) {}},
		{"compare with another reading of the same text", func(s *Store) { s.ShowSecond(account(usDraft + "@" + wion)) }, func(s *State) {
			s.Show.Second, s.Show.Ordered = account(usDraft+"@"+wion), true
		}},
		{"compare with what is on the map", func(s *Store) { s.ShowSecond(account(usDraft)) }, func(s *State) {
			s.Show.First, s.Show.Second = account(europeanText), account(usDraft)
		}},
		{"compare with an unknown account", func(s *Store) { s.ShowSecond(account(usDraft + "@rumour")) }, func(*State) {}},
		{"two readings of one text change places", func(s *Store) { s.ShowSecond(account(usDraft + "@" + wion)); s.ShowReading(wion) }, func(s *State) {
			s.Show.First, s.Show.Second, s.Show.Ordered = account(usDraft+"@"+wion), account(usDraft), true
		}},
		{"a second account that was chosen keeps its reading", func(s *Store) {
			s.ShowSecond(account(europeanText + "@" + wion))
			s.ShowReading(wion)
			s.ShowReading("primary")
		}, func(s *State) {
			s.Show.Second, s.Show.Ordered = account(europeanText), true // it was told in the reading of the first, and went along
		}},
		{"the other account", func(s *Store) { s.SwapAccounts() }, func(s *State) { s.Show.First, s.Show.Second = account(europeanText), account(usDraft) }},
		{"a comparison turned round", func(s *Store) { s.SetMode(Difference); s.SwapAccounts() }, func(s *State) {
			s.Show = Show{Mode: Difference, First: account(europeanText), Second: account(usDraft), Ordered: true, Topic: "territory"}
		}},
		{"the second of a comparison put first", func(s *Store) { s.SetMode(Difference); s.ShowProposal(europeanText) }, func(s *State) {
			s.Show = Show{Mode: Difference, First: account(europeanText), Second: account(usDraft), Ordered: true, Topic: "territory"}
		}},
		{"another reading of the second", func(s *Store) { s.SetMode(SideBySide); s.ShowAccount(account(europeanText + "@" + wion)) }, func(s *State) {
			s.Show = Show{Mode: SideBySide, First: account(usDraft), Second: account(europeanText + "@" + wion), Ordered: true, Topic: "territory"}
		}},
		{"after a comparison the map shows what it showed", func(s *Store) { s.ShowProposal(europeanText); s.SetMode(Difference); s.SetMode(Single) }, func(s *State) {
			s.Show.First, s.Show.Second = account(europeanText), account(usDraft)
		}},
		{"a mode", func(s *Store) { s.SetMode(Difference) }, func(s *State) { s.Show.Mode = Difference }},
		{"a region", func(s *Store) { s.SelectRegion("crimea") }, func(s *State) { s.Select = Subject{"territory", "crimea"} }},
		{"a region, and nothing", func(s *Store) { s.SelectRegion("crimea"); s.SelectRegion("") }, func(*State) {}},
		{"an unknown region", func(s *Store) { s.SelectRegion("crimea"); s.SelectRegion("odesa") }, func(*State) {}},
		{"a topic without region", func(s *Store) { s.SelectSubject(Subject{Topic: "nato"}) }, func(s *State) { s.Select = Subject{Topic: "nato"} }},
		{"a legend entry", func(s *Store) { s.FilterEntry("recognise_de_jure") }, func(s *State) { s.Filter.Stances = "recognise_de_jure" }},
		{"a legend entry twice", func(s *Store) { s.FilterEntry("recognise_de_jure"); s.FilterEntry("recognise_de_jure") }, func(*State) {}},
		{"the filter of one map does not outlive it", func(s *Store) { s.FilterEntry("recognise_de_jure"); s.SetMode(Difference); s.SetMode(Single) }, func(*State) {}},
		{"clear", func(s *Store) { s.FilterEntry("recognise_de_jure"); s.ClearFilter() }, func(*State) {}},
		{"the map", func(s *Store) { s.MoveMap(Map{1, 2, 3}) }, func(s *State) { s.Map = Map{1, 2, 3} }},
		{"a tab", func(s *Store) { s.ShowTab(SourcesTab) }, func(s *State) { s.Table.Tab = SourcesTab }},
		{"a tab unfolds the table", func(s *Store) { s.FoldTable(true); s.ShowTab(ByRegion) }, func(*State) {}},
		{"a tab has its own order", func(s *Store) { s.SortBy("region"); s.ShowTab(SourcesTab) }, func(s *State) { s.Table = Table{Tab: SourcesTab, Others: "by-region+region"} }},
		{"and keeps it", func(s *Store) { s.SortBy("region"); s.ShowTab(SourcesTab); s.ShowTab(ByRegion) }, func(s *State) { s.Table.Sort = "region" }},
		{"the tab that is shown keeps its order", func(s *Store) { s.SortBy("region"); s.ShowTab(ByRegion) }, func(s *State) { s.Table.Sort = "region" }},
		{"sort", func(s *Store) { s.SortBy("region") }, func(s *State) { s.Table.Sort = "region" }},
		{"sort again", func(s *Store) { s.SortBy("region"); s.SortBy("region") }, func(s *State) { s.Table.Sort, s.Table.Descending = "region", true }},
		{"sort a third time", func(s *Store) { s.SortBy("region"); s.SortBy("region"); s.SortBy("region") }, func(*State) {}},
		{"sort by another column", func(s *Store) { s.SortBy("region"); s.SortBy("region"); s.SortBy("first") }, func(s *State) { s.Table.Sort = "first" }},
		{"the width of the panel", func(s *Store) { s.FoldDetail(true); s.SizeDetail(350) }, func(s *State) { s.Panels.Detail = 350 }},
		{"the height of the table", func(s *Store) { s.FoldTable(true); s.SizeTable(120) }, func(s *State) { s.Panels.Table = 120 }},
		{"a folded panel keeps its size", func(s *Store) { s.SizeDetail(350); s.FoldDetail(true); s.SizeTable(120); s.FoldTable(true) }, func(s *State) {
			s.Panels = Panels{Detail: 350, Table: 120, DetailFolded: true, TableFolded: true}
		}},
		{"the colours", func(s *Store) { s.SetTheme(Dark) }, func(s *State) { s.Look.Theme = Dark }},
		{"the look but the language", func(s *Store) { s.SetLook(Look{Theme: Dark, Language: "uk", TextSize: 90}) }, func(s *State) { s.Look = Look{Theme: Dark, TextSize: 90} }},
		{"how colours are seen", func(s *Store) { s.SetVision(Deutan) }, func(s *State) { s.Look.Vision = Deutan }},
		{"the size of text", func(s *Store) { s.SetTextSize(130) }, func(s *State) { s.Look.TextSize = 130 }},
		{"what of the map is drawn", func(s *Store) { s.SetLayers(Layers{Graticule: true, NoTowns: true}) }, func(s *State) { s.Look.Layers = Layers{Graticule: true, NoTowns: true} }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := opened(t)
			want := store.State()
			c.want(&want)
			c.do(store)
			if store.State() != want {
				t.Errorf("the state is\n%+v, want\n%+v", store.State(), want)
			}
			if store.View().State != want {
				t.Error("the view shows another state")
			}
		})
	}
}

func TestAReadingThatAProposalLacksFallsBackToItsFirstAccount(t *testing.T) {
	d, report := data.Read(withoutAccount(t, europeanText+","+wion))
	if d == nil {
		t.Fatal(report.Err())
	}
	store := NewStore(d, english(t), Opening(d))
	store.ShowReading(wion)
	if got := store.State().Show.Second; got != account(europeanText) {
		t.Errorf("compared with %v, of which no source was read", got)
	}
	store.ShowProposal(europeanText)
	if got := store.State().Show.First; got != account(europeanText) {
		t.Errorf("%v is shown, of which no source was read", got)
	}
}

// What did not change is the same pointer, so that a panel is refreshed exactly when its part changed.
func TestPartsOfTheViewStayTheSameWhileTheirInputsDo(t *testing.T) {
	cases := []struct {
		name                                                string
		do                                                  func(s *Store)
		scale, choices, maps, legend, detail, status, sheet bool // whether the part is a new one
	}{
		{"moving the map changes nothing that is derived", func(s *Store) { s.MoveMap(Map{1, 2, 3}) }, false, false, false, false, false, false, false},
		{"selecting changes the panel alone", func(s *Store) { s.SelectRegion("crimea") }, false, false, false, false, true, false, false},
		{"filtering changes maps, legend, status and table", func(s *Store) { s.FilterEntry("recognise_de_jure") }, false, false, true, true, false, true, true},
		{"a proposal changes everything", func(s *Store) { s.ShowProposal(europeanText) }, true, true, true, true, true, true, true},
		{"a mode changes everything", func(s *Store) { s.SetMode(SideBySide) }, true, true, true, true, true, true, true},
		{"sorting changes the table and what is said of it", func(s *Store) { s.SortBy("region") }, false, false, false, false, false, true, true},
		{"folding changes nothing that is derived", func(s *Store) { s.FoldTable(true) }, false, false, false, false, false, false, false},
		{"another vision changes nothing that is derived", func(s *Store) { s.SetVision(Tritan) }, false, false, false, false, false, false, false},
		{"the size of text changes nothing that is derived", func(s *Store) { s.SetTextSize(150) }, false, false, false, false, false, false, false},
		{"colours change nothing that is derived", func(s *Store) { s.SetTheme(Dark) }, false, false, false, false, false, false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := opened(t)
			before := store.View()
			c.do(store)
			after := store.View()
			if before == after {
				t.Fatal("the view did not change at all")
			}
			for part, new := range map[string][2]bool{
				"scale": {before.Scale != after.Scale, c.scale}, "switch": {before.Switch != after.Switch, c.choices}, "maps": {before.Maps != after.Maps, c.maps},
				"legend": {before.Legend != after.Legend, c.legend}, "detail": {before.Detail != after.Detail, c.detail}, "status": {before.Status != after.Status, c.status},
				"sheet": {before.Sheet != after.Sheet, c.sheet},
			} {
				if new[0] != new[1] {
					t.Errorf("the %s is a new one: %v, want %v", part, new[0], new[1])
				}
			}
		})
	}
}

func TestAWatcherIsCalledAtOnceAndWhenItsPartChanges(t *testing.T) {
	store := opened(t)
	legends, views := 0, 0
	Watch(store, func(v *View) *Legend { return v.Legend }, func(*Legend) { legends++ })
	Watch(store, func(v *View) *View { return v }, func(*View) { views++ })
	steps := []struct {
		name           string
		do             func()
		legends, views int
	}{
		{"at once", func() {}, 1, 1},
		{"the map moves", func() { store.MoveMap(Map{1, 1, 1}) }, 1, 2},
		{"it moves to where it is", func() { store.MoveMap(Map{1, 1, 1}) }, 1, 2},
		{"another proposal", func() { store.ShowProposal(europeanText) }, 2, 3},
		{"the echo of a control", func() { store.ShowProposal(europeanText); store.ShowReading("primary"); store.SetMode(Single) }, 2, 3},
		{"a selection", func() { store.SelectRegion("kherson") }, 2, 4},
	}
	for _, step := range steps {
		step.do()
		if legends != step.legends || views != step.views {
			t.Errorf("%s: the legend was shown %d times and the view %d, want %d and %d", step.name, legends, views, step.legends, step.views)
		}
	}
}

// A watcher that sets a control from code calls its verb again; that must end.
func TestAnEchoEnds(t *testing.T) {
	store := opened(t)
	calls := 0
	Watch(store, func(v *View) *Switch { return v.Switch }, func(s *Switch) {
		calls++
		for _, choice := range s.Modes {
			if choice.On {
				store.SetMode(Mode(choice.ID))
			}
		}
	})
	store.SetMode(SideBySide)
	if calls != 2 {
		t.Errorf("shown %d times, want 2", calls)
	}
}
