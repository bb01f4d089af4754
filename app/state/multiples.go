package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// several lists the accounts of small multiples by the date of their proposals: those that were chosen,
// else the primary one of each proposal that the filter lets through.
func (v *View) several() []Account {
	show := v.State.Show
	var accounts []Account
	for _, p := range byDate(v.Dataset) {
		for _, account := range v.Dataset.AccountsOf(p.ID) {
			id := account.AccountID
			chosen := show.Several.Has(id.String())
			if show.Several == "" {
				chosen = id == firstAccount(v.Dataset, p.ID) && v.State.Filter.Accounts.Allows(id.String())
			}
			if chosen {
				accounts = append(accounts, id)
			}
		}
	}
	if len(accounts) == 0 {
		return []Account{show.First}
	}
	return accounts
}

// ToggleSeveral puts an account among the small multiples, or takes it out. The first one that is chosen
// so stands beside the account on the map. One account always stays.
func (s *Store) ToggleSeveral(id Account) {
	if _, ok := s.dataset.Account(id); !ok {
		return
	}
	next := s.state
	show := &next.Show
	chosen := setOfAccounts(show.First)
	if show.Mode == Multiples {
		chosen = setOfAccounts(s.view.several()...)
	}
	if chosen = chosen.Toggle(id.String()); chosen == "" {
		return
	}
	show.Mode, show.Several = Multiples, chosen
	next.Filter.Stances = ""
	s.change(next)
}

// ShowSeveral shows small multiples of the accounts given; of none it shows every proposal.
func (s *Store) ShowSeveral(ids ...Account) {
	next := s.state
	next.Show.Mode, next.Show.Several = Multiples, setOfAccounts(ids...)
	next.Filter.Stances = ""
	s.change(next)
}

func setOfAccounts(ids ...Account) Set {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.String()
	}
	return SetOf(names...)
}

// multiplesSentence says region by region how many of the accounts say what.
func (v *View) multiplesSentence(maps []MapView) string {
	var said []string
	for i, region := range maps[0].Cells {
		counts := v.entryCounts(maps, i)
		if len(counts) > 0 {
			said = append(said, v.Words.Say("sentence.region_counts", "Region", region.Name, "Counts", v.Words.List(counts)))
		}
	}
	return v.multiplesLead(maps) + " " + v.Words.Say("sentence.multiples", "Clauses", strings.Join(said, "; "))
}

// multiplesLead says what small multiples show, without what is said in them.
func (v *View) multiplesLead(maps []MapView) string {
	return v.Words.Say("sentence.multiples_lead", "Accounts", v.Words.Count("count.accounts", len(maps)), "Topic", lowerFirst(v.Topic().Label))
}

// entryCounts says how often each member of the scale stands for a region, in scale order.
func (v *View) entryCounts(maps []MapView, region int) (said []string) {
	for _, entry := range append(slices.Clone(v.Scale.Entries), hiddenEntry(v.Words)) {
		n := 0
		for _, m := range maps {
			if m.Cells[region].Entry == entry.Key {
				n++
			}
		}
		if n == 0 {
			continue
		}
		label := entry.Label
		if entry.Part {
			label = v.Words.Say("stance.particulars", "Stance", label, "Particulars", lowerFirst(v.Words.Say("extent.part")))
		}
		said = append(said, v.Words.Say("sentence.count", "Stance", label, "Number", v.Words.Number(float64(n))))
	}
	return said
}

// fittedSeveral is the accounts of small multiples that the dataset has.
func (s Show) fittedSeveral(d *data.Dataset) Set {
	return s.Several.only(func(id string) bool { _, ok := d.Account(data.ParseAccountID(id)); return ok })
}

// Several reports whether an account is among the small multiples that are shown.
func (v *View) Several(id Account) bool {
	return v.State.Show.Mode == Multiples && slices.Contains(v.OnMap(), id)
}
