package state

import (
	"math"
	"testing"
)

func TestADateHasItsPlaceInTheYear(t *testing.T) {
	for date, want := range map[string]float64{
		"2025-01-01": 2025 + 0.5/365, "2025-12-31": 2025 + 364.5/365, "2024-07-01": 2024 + 182.5/366, "2025-04": 2025 + 105.0/365, "2025": 2025.5,
	} {
		if got, ok := Year(date); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s lies at %v, want %v", date, got, want)
		}
	}
	for _, date := range []string{"", "spring", "2025-13", "2025-02-30"} {
		if _, ok := Year(date); ok {
			t.Errorf("%q has a place", date)
		}
	}
}

func TestTicksStandApartAndInTheRange(t *testing.T) {
	v := shown(t, onTab(TimelineTab))
	for _, c := range []struct {
		from, to, apart float64
		first, label    string
	}{
		{2014, 2026.9, 0.7, "2014", "2015"}, {2014.3, 2026.9, 1.5, "2016", "2018"}, {2025.1, 2025.9, 0.1, "Mar 2025", "May 2025"}, {2025, 2025.3, 0.01, "Jan 2025", "Feb 2025"},
	} {
		ticks := v.Ticks(c.from, c.to, c.apart)
		if len(ticks) < 2 || ticks[0].Label != c.first || ticks[1].Label != c.label {
			t.Errorf("%v to %v: %+v, want %s and %s first", c.from, c.to, ticks, c.first, c.label)
			continue
		}
		for i, tick := range ticks {
			if tick.Year < c.from || tick.Year > c.to || i > 0 && tick.Year-ticks[i-1].Year < c.apart-0.01 {
				t.Errorf("%v to %v: a tick at %v", c.from, c.to, tick.Year)
			}
		}
	}
}

func TestMomentsTellWhatIsOnTheMap(t *testing.T) {
	v := shown(t, onTab(TimelineTab))
	first, second := 0, 0
	for _, m := range v.Moments() {
		row := v.Sheet.Rows[m.Row]
		if m.Proposal != (row.Account != Account{}) || m.Words == "" {
			t.Errorf("%s: %+v", row.Key, m)
		}
		if m.First {
			first++
			if row.Account.Proposal != v.State.Show.First.Proposal {
				t.Errorf("%s is on the map", row.Key)
			}
		}
		if m.Second {
			second++
		}
	}
	if first != 1 || second != 1 {
		t.Errorf("%d moments are on the map, %d compared with", first, second)
	}
}
