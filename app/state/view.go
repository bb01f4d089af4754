package state

import (
	"slices"

	"stancemap/app/words"
	"stancemap/data"
)

// A View is everything that a state shows, in words, colours and order. Its parts are pointers that
// stay the same as long as what they are derived from does; a View is never changed.
type View struct {
	State   State
	Dataset *data.Dataset
	Words   words.Words
	Scale   *Scale // of what the map is painted by
	Switch  *Switch
	Maps    *Maps
	Legend  *Legend
	Detail  *Detail
	Status  *Status
	Sheet   *Sheet // the table below the map, filtered and sorted
	whole   *Sheet // the table before its columns limit and sort it

	record *data.Dataset // what the filter leaves of the dataset
}

// A Switch is the choices of the tool bar. The first of the proposals, as many as are pinned, are parts
// of it; the others stand in the list behind it.
type Switch struct {
	Proposals, Readings, Modes []Choice
	Pinned                     int
	Second                     string // the account compared with; empty for none
}

// A Choice is one part of a switch. Second marks the proposal that is compared with.
type Choice struct {
	ID, Label  string
	On, Second bool
}

// Maps is the maps that are shown: one, two side by side, or several.
type Maps struct {
	Each     []MapView
	Title    string
	Sentence string // what the maps show, as text to read and copy
	Lead     string // the same as far as there is room for it above the maps of a page
}

// Status is the sentences at the foot of the window.
type Status struct {
	Filter  string // what is shown and what is filtered
	Neutral string // the fixed note on what shading means
}

// Derive makes the view of a state. Parts of the earlier view whose inputs did not change are taken
// over; earlier may be nil.
func Derive(d *data.Dataset, w words.Words, s State, earlier *View) *View {
	v := &View{State: s, Dataset: d, Words: w, record: recordOf(d, s.Filter.Confirmed, earlier)}
	same := func(inputs func(State) any) bool {
		return earlier != nil && earlier.Dataset == d && inputs(earlier.State) == inputs(s)
	}
	if same(func(s State) any { return s.Show }) {
		v.Scale, v.Switch = earlier.Scale, earlier.Switch
	} else {
		v.Scale, v.Switch = v.scale(), v.switches()
	}
	if same(func(s State) any { return [2]any{s.Show, s.Filter.sets()} }) {
		v.Maps, v.Legend = earlier.Maps, earlier.Legend
	} else {
		v.Maps = v.maps()
		v.Legend = v.legend()
	}
	if same(func(s State) any { return [4]any{s.Show, s.Select, s.Filter.Confirmed, s.Record} }) {
		v.Detail = earlier.Detail
	} else {
		v.Detail = v.detail()
	}
	if same(wholeInputs) {
		v.whole = earlier.whole
	} else {
		v.whole = v.wholeTable()
	}
	if same(tableInputs) {
		v.Sheet = earlier.Sheet
	} else {
		v.Sheet = v.table()
	}
	if same(statusInputs) {
		v.Status = earlier.Status
	} else {
		v.Status = v.status()
	}
	return v
}

// statusInputs is what the sentences at the foot follow from.
func statusInputs(s State) any {
	return [5]any{s.Show, s.Filter, s.Table.Tab, s.Table.Sort, s.Table.Descending}
}

func (v *View) scale() *Scale {
	if v.State.Show.Mode == Difference {
		return DifferenceScale(v.Words)
	}
	return ScaleOf(v.Dataset, v.Topic().Kind, v.Words)
}

// Topic is the topic by which the map is painted.
func (v *View) Topic() data.Topic {
	topic, _ := v.Dataset.Topic(v.State.Show.Topic)
	return topic
}

// ScaleOf is the scale of the stances of a topic.
func (v *View) ScaleOf(topic data.Topic) *Scale {
	if v.Scale != nil && v.Scale.Kind == topic.Kind {
		return v.Scale
	}
	return ScaleOf(v.Dataset, topic.Kind, v.Words)
}

// leastSeveral is how many accounts a dataset has for which small multiples are offered: two stand better
// side by side.
const leastSeveral = 3

// mostParts is how many proposals a switch can have as parts. Where there are more, only the opening
// pair is.
const mostParts = 3

func (v *View) switches() *Switch {
	show := v.State.Show
	s := &Switch{Pinned: len(v.Dataset.Proposals)}
	var pair []string
	for _, id := range openingPair(v.Dataset) {
		pair = append(pair, id.Proposal)
	}
	if s.Pinned > mostParts {
		s.Pinned = len(pair)
	}
	choose := func(id string) {
		second := show.Mode.Pair() && id == show.Second.Proposal
		s.Proposals = append(s.Proposals, Choice{id, v.ProposalTitle(id), id == show.First.Proposal, second})
	}
	for _, id := range pair {
		choose(id)
	}
	for _, p := range v.Dataset.Proposals {
		if !slices.Contains(pair, p.ID) {
			choose(p.ID)
		}
	}
	if show.Second.Proposal != "" {
		s.Second = v.AccountName(show.Second)
	}
	for _, account := range v.Dataset.AccountsOf(show.First.Proposal) {
		s.Readings = append(s.Readings, Choice{ID: account.Reading, Label: v.readingName(account.AccountID), On: account.Reading == show.First.Reading})
	}
	for _, mode := range Modes {
		if mode == Multiples && len(v.Dataset.Accounts) < leastSeveral {
			continue
		}
		s.Modes = append(s.Modes, Choice{ID: string(mode), Label: v.Words.Say("mode." + string(mode)), On: mode == show.Mode})
	}
	return s
}

// readingName names a reading among those of one proposal: "As published", "WION, 25 Apr 2025".
func (v *View) readingName(id Account) string {
	if id.Reading == data.PrimaryReading {
		return upperFirst(v.AccountWords(id))
	}
	reading, _ := v.Dataset.Reading(id.Reading)
	return reading.Label
}

// AccountName is the short title of a proposal, with the account where it is not the one to expect.
func (v *View) AccountName(id Account) string {
	if id.Reading != data.PrimaryReading {
		return v.AccountTitle(id)
	}
	return v.ProposalTitle(id.Proposal)
}

// ProposalTitle is the short title of a proposal, else its title.
func (v *View) ProposalTitle(id string) string {
	p, _ := v.Dataset.Proposal(id)
	if p.ShortTitle != "" {
		return p.ShortTitle
	}
	return p.Title
}

// AccountWords says whose account is meant: "as published", "as told by WION, 25 Apr 2025".
func (v *View) AccountWords(id Account) string {
	account, ok := v.Dataset.Account(id)
	reading, _ := v.Dataset.Reading(id.Reading)
	switch {
	case !ok:
		return v.Words.Say("account.none")
	case id.Reading != data.PrimaryReading:
		return v.Words.Say("account.told", "Who", reading.Label)
	case account.Kind == "report":
		return v.Words.Say("account.reported")
	case account.Kind == "oral":
		source, _ := v.Dataset.Source(account.Source)
		return v.Words.Say("account.told", "Who", source.Origin())
	}
	if p, _ := v.Dataset.Proposal(id.Proposal); p.Status == "leaked" {
		return v.Words.Say("account.leaked")
	}
	return v.Words.Say("account.published")
}

// AccountTitle names an account: "US draft, as published".
func (v *View) AccountTitle(id Account) string {
	return v.Words.Say("account.title", "Proposal", v.ProposalTitle(id.Proposal), "Account", v.AccountWords(id))
}

// RegionName is the name of a region in the language of the view, else in English.
func (v *View) RegionName(id string) string {
	region, _ := v.Dataset.Region(id)
	switch {
	case v.Words.Language() == "uk" && region.NameUK != "":
		return region.NameUK
	case v.Words.Language() == "ru" && region.NameRU != "":
		return region.NameRU
	}
	return region.NameEN
}

// ActorNames says who is meant by actor ids.
func (v *View) ActorNames(ids data.List) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		actor, ok := v.Dataset.Actor(id)
		names[i] = actor.Label
		if !ok {
			names[i] = id
		}
	}
	return v.Words.List(names)
}

// DatasetTitle names the dataset for people: its title, else its name.
func (v *View) DatasetTitle() string {
	if v.Dataset.Info.Title != "" {
		return v.Dataset.Info.Title
	}
	return v.Dataset.Info.Name
}
