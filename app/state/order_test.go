package state

import "testing"

func TestEachTableKeepsItsOrder(t *testing.T) {
	s := opened(t)
	s.SortBy("region")
	s.ShowTab(ByTopic)
	if got := s.State().Table; got.Sort != "" || got.Descending {
		t.Errorf("the second table opens sorted: %+v", got)
	}
	s.SortBy("topic")
	s.SortBy("topic")
	s.ShowTab(SourcesTab)
	for tab, want := range map[Tab]Table{
		ByRegion:   {Sort: "region"},
		ByTopic:    {Sort: "topic", Descending: true},
		SourcesTab: {},
	} {
		s.ShowTab(tab)
		if got := s.State().Table; got.Sort != want.Sort || got.Descending != want.Descending {
			t.Errorf("%s is sorted by %q, down: %v; want %q, %v", tab, got.Sort, got.Descending, want.Sort, want.Descending)
		}
	}
	s.ShowTab(ByRegion)
	s.SortBy("region")
	s.SortBy("region")
	s.ShowTab(ByTopic)
	s.ShowTab(ByRegion)
	if got := s.State().Table.Sort; got != "" {
		t.Errorf("given back its own order it is sorted by %q again", got)
	}
}

// What is equal to look at is equal to compare, whatever way led there.
func TestOrdersAreOneStringWhateverTheWay(t *testing.T) {
	one := Orders("").keep(ByTopic, "topic", false).keep(SourcesTab, "date", true)
	other := Orders("").keep(SourcesTab, "title", false).keep(SourcesTab, "date", true).keep(ByTopic, "topic", false)
	if one != other {
		t.Errorf("%q and %q", one, other)
	}
	if none := one.keep(ByTopic, "", false).keep(SourcesTab, "", true); none != "" {
		t.Errorf("nothing sorted is %q", none)
	}
}
