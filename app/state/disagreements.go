package state

import "stancemap/data"

// A Disagreement is a cell that readings of one proposal tell differently, in words.
type Disagreement struct {
	Account  Account // the first of those that tell it, to go to
	Subject  Subject
	Proposal string
	Cell     string // "Territory, Crimea"
	Tellings []Telling
}

// A Telling is what one reading says of a cell.
type Telling struct {
	Account Account
	Told    string // "As told by WION, 25 Apr 2025"
	Scale   *Scale
	Parts   []Part
}

// Disagreements lists every cell of the dataset on which readings disagree, with the wording and the
// source of each, by proposal, topic and region.
func (v *View) Disagreements() []Disagreement {
	scales := v.bothScales()
	var listed []Disagreement
	for _, found := range v.Dataset.Disagreements() {
		topic, _ := v.Dataset.Topic(found.Topic)
		d := Disagreement{
			Account: found.Tellings[0].Account.AccountID, Subject: Subject{found.Topic, found.Region},
			Proposal: v.ProposalTitle(found.Proposal), Cell: topic.Label,
		}
		if found.Region != "" {
			d.Cell = v.Words.Say("disagreement.cell", "Topic", topic.Label, "Region", v.RegionName(found.Region))
		}
		for _, telling := range found.Tellings {
			d.Tellings = append(d.Tellings, v.telling(telling, scales[topic.Kind]))
		}
		listed = append(listed, d)
	}
	return listed
}

func (v *View) telling(told data.Telling, scale *Scale) Telling {
	t := Telling{Account: told.Account.AccountID, Told: upperFirst(v.AccountWords(told.Account.AccountID)), Scale: scale}
	for _, p := range told.Parts {
		t.Parts = append(t.Parts, v.part(scale, p))
	}
	return t
}

// GoToCell shows an account and selects what it says on a topic in a region, as one step back. The map
// is painted by the topic where that speaks of regions.
func (s *Store) GoToCell(account Account, subject Subject) {
	s.together(func() {
		s.admit(account, subject)
		s.ShowAccount(account)
		s.SelectSubject(subject)
	})
}
