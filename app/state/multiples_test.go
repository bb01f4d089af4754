package state

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func multiples(accounts ...string) func(s *State) {
	return func(s *State) { s.Show.Mode, s.Show.Several = Multiples, SetOf(accounts...) }
}

func accountsOf(m *Maps) (ids []string) {
	for _, each := range m.Each {
		ids = append(ids, each.Account.String())
	}
	return ids
}

func TestSmallMultiplesShowThePrimaryAccountOfEachProposalByDate(t *testing.T) {
	d := data.Bundled()
	v := shown(t, multiples())
	if len(v.Maps.Each) != len(d.Proposals) {
		t.Fatalf("%d maps of %d proposals", len(v.Maps.Each), len(d.Proposals))
	}
	dates := make([]string, len(v.Maps.Each))
	for i, m := range v.Maps.Each {
		p, _ := d.Proposal(m.Account.Proposal)
		if dates[i] = cmp.Or(string(p.PresentedOn), string(p.PublishedOn)); dates[i] == "" {
			dates[i] = "undated"
		}
		if m.Account != firstAccount(d, p.ID) {
			t.Errorf("of %s the account %s is shown", p.ID, m.Account)
		}
	}
	if !slices.IsSorted(dates) {
		t.Errorf("the maps stand by %v", dates)
	}
}

func TestSmallMultiplesShowWhatWasChosen(t *testing.T) {
	report := usDraft + "@" + wion
	cases := []struct {
		name string
		set  func(s *State)
		want []string
	}{
		{"two readings and another text", multiples(europeanText, report, usDraft), []string{usDraft, report, europeanText}},
		{"one", multiples(europeanText), []string{europeanText}},
		{"the primary accounts that pass the filter", func(s *State) {
			s.Show.Mode, s.Filter.Accounts = Multiples, SetOf(usDraft, report)
		}, []string{usDraft}},
		{"none that passes: what was on the map", func(s *State) { s.Show.Mode, s.Filter.Accounts = Multiples, SetOf(report) }, []string{usDraft}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := shown(t, c.set)
			if got := accountsOf(v.Maps); !slices.Equal(got, c.want) {
				t.Errorf("the maps show %q, want %q", got, c.want)
			}
			if len(v.OnMap()) != len(c.want) {
				t.Errorf("%d accounts are on the maps", len(v.OnMap()))
			}
		})
	}
}

func TestTheSentenceOfSmallMultiplesCountsEveryAccountInEachRegion(t *testing.T) {
	v := shown(t, multiples(usDraft, europeanText))
	want := "2 accounts on status of the five regions, by the date of the proposal. Crimea: Recognition, de jure (1) and Deferred to talks (1); "
	if !strings.HasPrefix(v.Maps.Sentence, want) {
		t.Errorf("the sentence is %q, want it to begin with %q", v.Maps.Sentence, want)
	}
}

func TestAccountsAreChosenForSmallMultiplesOneByOne(t *testing.T) {
	s := NewStore(data.Bundled(), english(t), Opening(data.Bundled()))
	step := func(what string, change func(), want ...string) {
		t.Helper()
		change()
		if got := accountsOf(s.View().Maps); !slices.Equal(got, want) {
			t.Errorf("%s: the maps show %q, want %q", what, got, want)
		}
	}
	step("one beside that on the map", func() { s.ToggleSeveral(account(europeanText)) }, usDraft, europeanText)
	step("another reading", func() { s.ToggleSeveral(account(usDraft + "@" + wion)) }, usDraft, usDraft+"@"+wion, europeanText)
	step("one less", func() { s.ToggleSeveral(account(usDraft)) }, usDraft+"@"+wion, europeanText)
	step("one that is none", func() { s.ToggleSeveral(account("nobodys")) }, usDraft+"@"+wion, europeanText)
	step("one less", func() { s.ToggleSeveral(account(europeanText)) }, usDraft+"@"+wion)
	step("the last one stays", func() { s.ToggleSeveral(account(usDraft + "@" + wion)) }, usDraft+"@"+wion)
	step("undone", s.Undo, usDraft+"@"+wion, europeanText)
	step("one shown alone", func() { s.ShowAccount(account(europeanText)) }, europeanText)
	if got := s.State().Show; got.Mode != Single || got.Second != account(usDraft) {
		t.Errorf("shown alone, the state is %+v", got)
	}
	s.SetMode(Multiples)
	step("the first shown alone", func() { s.ShowAccount(account(europeanText)) }, europeanText)
}

func TestBlinkingShowsTheSecondAccountAndIsNoStep(t *testing.T) {
	s := NewStore(data.Bundled(), english(t), Opening(data.Bundled()))
	s.FilterEntry("recognise_de_jure")
	before := s.State()
	told := 0
	Watch(s, func(v *View) *Maps { return v.Maps }, func(*Maps) { told++ })
	for _, on := range []bool{true, true, true} { // a key that repeats
		s.Blink(on)
	}
	if got := accountsOf(s.View().Maps); !slices.Equal(got, []string{europeanText}) || !s.Blinking() {
		t.Errorf("the map shows %q", got)
	}
	for _, cell := range s.View().Maps.Each[0].Cells {
		if cell.Hidden {
			t.Errorf("%s is left out by a filter of the other account", cell.Region)
		}
	}
	if s.State() != before {
		t.Errorf("the state is %+v, was %+v", s.State(), before)
	}
	s.Blink(false)
	if got := accountsOf(s.View().Maps); !slices.Equal(got, []string{usDraft}) || told != 3 {
		t.Errorf("let go, the map shows %q after %d maps", got, told)
	}
	s.Undo()
	if s.State().Filter.Stances != "" || s.State().Show != before.Show {
		t.Errorf("Undo goes to %+v", s.State())
	}
	for _, mode := range []Mode{Difference, SideBySide, Multiples} {
		s.SetMode(mode)
		if s.Blink(true); s.Blinking() {
			t.Errorf("%s blinks", mode)
		}
	}
	s.SetMode(Single)
	s.Blink(true)
	if s.SetMode(Difference); s.Blinking() || len(s.View().OnMap()) != 2 {
		t.Error("a comparison goes on blinking")
	}
}
