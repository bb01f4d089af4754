package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func TestEverySourceIsCitedWithWhatRestsOnIt(t *testing.T) {
	d := data.Bundled()
	v := shown(t, func(*State) {})
	cited := v.Cited()
	if len(cited) != len(d.Sources) {
		t.Fatalf("%d of %d sources", len(cited), len(d.Sources))
	}
	for i, s := range d.Sources {
		c, resting := cited[i], d.RestsOn(s.ID)
		leads, accounts := 0, 0
		for _, line := range c.Rests {
			switch line.Found.Kind {
			case FoundPosition:
				leads++
			case FoundAccount:
				accounts++
			}
			if line.Text == "" || strings.Contains(line.Text, "<no value>") {
				t.Errorf("%s: a line says %q", s.ID, line.Text)
			}
		}
		if c.URL != s.URL || c.Title == "" || !strings.Contains(c.About, s.Origin()) || leads != len(resting.Positions) || accounts < len(resting.Accounts) {
			t.Errorf("%s: %q, %q, %d positions of %d", s.ID, c.Title, c.About, leads, len(resting.Positions))
		}
		for words, is := range map[string]bool{"re-post": s.Custom.Repost, "translation": s.Custom.Translated, "sources that it does not name": s.Unnamed(), "carried by": s.Carrier() != "", "nothing rests on it": resting.Count() == 0} {
			if strings.Contains(c.About, words) != is {
				t.Errorf("%s: %q says %q: %v, want %v", s.ID, c.About, words, !is, is)
			}
		}
	}
}

func TestWhatRestsOnASourceSaysWhetherItWasReadWhole(t *testing.T) {
	d := data.Bundled()
	cited := shown(t, func(*State) {}).Cited()
	for _, a := range d.Accounts {
		at := slices.IndexFunc(d.Sources, func(s data.Source) bool { return s.ID == a.Source })
		want := map[string]string{"whole": "read whole", "part": "read in part"}[a.Read]
		if !slices.ContainsFunc(cited[at].Rests, func(r Rest) bool { return r.Found.Account == a.AccountID && strings.Contains(r.Text, want) }) {
			t.Errorf("%s: nothing says that it was %s", a.AccountID, want)
		}
	}
}

func TestALineOfASourceLeadsToItsPosition(t *testing.T) {
	store := opened(t)
	for _, c := range store.View().Cited() {
		for _, line := range c.Rests {
			if line.Found.Kind != FoundPosition || line.Found.Subject.Topic == "territory" {
				continue
			}
			store.Go(line.Found)
			if got := store.State(); got.Show.First != line.Found.Account || got.Select != line.Found.Subject || got.Table.Tab != PositionsTab {
				t.Fatalf("%q leads to %+v", line.Text, got)
			}
			return
		}
	}
	t.Fatal("no line leads to a position")
}
