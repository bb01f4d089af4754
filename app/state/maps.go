package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// A MapView is one map: one account painted over the regions, or the difference of two.
type MapView struct {
	Account Account // the account shown; of a difference, the first
	Title   string  // "US draft, as published"
	Caption string  // "Presented 17 Apr 2025"
	Cells   []MapCell
}

// A MapCell is what the map shows of one region.
type MapCell struct {
	Region   string
	Name     string
	Entry    string    // key on the scale of the view; empty where the topic has no cell for the region
	Words    string    // all parts: "Recognition, de facto (controlled part)"
	More     int       // parts beyond the first
	Disagree bool      // readings of the proposal tell the cell differently
	Hidden   bool      // filtered out: outline without fill
	Unsure   bool      // some of it is unconfirmed
	Pair     [2]string // of a difference: the keys of part 1 of both, on the scale of stances
}

func (v *View) maps() *Maps {
	show := v.State.Show
	shown := &Maps{}
	switch show.Mode {
	case Difference:
		shown.Each = []MapView{v.differenceMap(show.First, show.Second)}
	case SideBySide:
		shown.Each = []MapView{v.accountMap(show.First), v.accountMap(show.Second)}
	case Multiples:
		for _, id := range v.several() {
			shown.Each = append(shown.Each, v.accountMap(id))
		}
	default:
		shown.Each = []MapView{v.accountMap(show.First)}
	}
	shown.Title = v.title()
	shown.Sentence = v.sentence(shown.Each)
	shown.Lead = shown.Sentence
	if len(shown.Each) > mostToldAbove {
		shown.Lead = v.multiplesLead(shown.Each)
	}
	return shown
}

// mostToldAbove is how many maps a page tells in a sentence above them.
const mostToldAbove = 6

func (v *View) accountMap(id Account) MapView {
	m := MapView{Account: id, Title: v.AccountTitle(id), Caption: v.presented(id.Proposal)}
	topic := v.Topic()
	for _, region := range v.Dataset.Regions {
		cell := MapCell{Region: region.ID, Name: v.RegionName(region.ID)}
		parts := v.parts(id, topic, region.ID)
		cell.Entry, cell.Words = v.entryOf(id, topic, parts)
		cell.More = max(0, len(parts)-1)
		cell.Disagree = v.disagree(id, topic, parts, region.ID)
		cell.Unsure = v.unconfirmed(parts)
		cell.Hidden = hidden(parts) || !v.State.Filter.Stances.Allows(cell.Entry) || !v.State.Filter.Regions.Allows(region.ID)
		m.Cells = append(m.Cells, cell)
	}
	return m
}

// parts is what an account says on a topic about a region; on topics that are not territory, what
// it says about no region in particular holds for each.
func (v *View) parts(id Account, topic data.Topic, region string) []data.Position {
	parts := v.cell(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: id.Reading})
	if parts == nil && topic.Kind != data.TerritoryKind {
		parts = v.cell(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Reading: id.Reading})
	}
	return parts
}

func cellRegion(parts []data.Position, region string) string {
	if len(parts) > 0 {
		return parts[0].Region
	}
	return region
}

// entryOf gives the key of the entry that a cell is painted by, and the words for all its parts.
func (v *View) entryOf(id Account, topic data.Topic, parts []data.Position) (key, said string) {
	scale := v.ScaleOf(topic)
	if len(parts) > 0 {
		return KeyOf(parts[0]), v.PartsWords(scale, parts)
	}
	if _, ok := v.Dataset.Account(id); ok && topic.Kind != data.TerritoryKind {
		return "", ""
	}
	return NoSource, scale.Entry(NoSource).Label
}

// PartsWords says all parts of a cell by number, joined by "; ".
func (v *View) PartsWords(scale *Scale, parts []data.Position) string {
	said := make([]string, len(parts))
	for i, p := range parts {
		said[i] = v.StanceWords(scale, p)
		if i > 0 {
			said[i] = v.inside(said[i])
		}
	}
	return strings.Join(said, "; ")
}

// StanceWords says the stance of a position with its particulars: the part of the region that is
// meant, the terms on topics other than territory, the object where that is more than control. So
// "Recognition, de facto (controlled part)", "Provides (like Article 5)", "Recognition, form not
// stated (annexation)".
func (v *View) StanceWords(scale *Scale, p data.Position) string {
	if account, _ := v.Dataset.Account(p.Account()); p.Stance == data.NotAddressed && account.Kind == "report" {
		return v.Words.Say("stance.not_mentioned")
	}
	label := scale.Entry(KeyOf(p)).Label
	var particulars []string
	if data.Partial(p.Extent) {
		particulars = append(particulars, lowerFirst(v.Words.Say("extent."+p.Extent)))
	}
	if term, ok := v.Dataset.Term(p.Topic, p.Terms); ok && scale.Kind == data.OtherKind {
		particulars = append(particulars, v.inside(term.Label))
	}
	if saidWithStance(p.Object) {
		particulars = append(particulars, lowerFirst(v.Words.Say("object."+p.Object)))
	}
	if len(particulars) == 0 {
		return label
	}
	return v.Words.Say("stance.particulars", "Stance", label, "Particulars", v.Words.List(particulars))
}

// saidWithStance reports whether an object is more than control, so that no stance is told without it.
func saidWithStance(object string) bool { return object == "annexation" || object == "sovereignty" }

func (v *View) differenceMap(first, second Account) MapView {
	m := MapView{Account: first, Caption: v.Words.Say("difference.caption", "First", v.AccountWords(first), "Second", v.AccountWords(second))}
	if told := v.AccountWords(first); told == v.AccountWords(second) {
		m.Caption = v.Words.Say("difference.caption_alike", "Account", told)
	}
	name := func(id Account) string { return v.ProposalTitle(id.Proposal) }
	if first.Proposal == second.Proposal {
		name = v.AccountTitle // two accounts of one text
	}
	m.Title = v.Words.Say("difference.title", "First", name(first), "Second", name(second))
	topic := v.Topic()
	scale := v.ScaleOf(topic)
	for _, region := range v.Dataset.Regions {
		a, b := v.parts(first, topic, region.ID), v.parts(second, topic, region.ID)
		cell := MapCell{Region: region.ID, Name: v.RegionName(region.ID)}
		if len(a)+len(b) > 0 || topic.Kind == data.TerritoryKind {
			cell.Entry = string(data.ClassOf(a, b))
			cell.Words = v.Scale.Entry(cell.Entry).Label
			cell.Pair = [2]string{keyOfParts(a), keyOfParts(b)}
			cell.Disagree = v.disagree(first, topic, a, region.ID) || v.disagree(second, topic, b, region.ID)
		}
		cell.Unsure = v.unconfirmed(a) || v.unconfirmed(b)
		switch {
		case hidden(a) || hidden(b):
			cell.Entry, cell.Words, cell.Pair = Hidden, v.Words.Say("unconfirmed.hidden"), [2]string{}
		case len(a) > 0 && len(b) > 0:
			cell.Words = v.Words.Say("difference.cell", "Class", cell.Words, "First", v.PartsWords(scale, a), "Second", v.PartsWords(scale, b))
		}
		cell.Hidden = cell.Entry == Hidden || !v.State.Filter.Stances.Allows(cell.Entry) || !v.State.Filter.Regions.Allows(cell.Region)
		m.Cells = append(m.Cells, cell)
	}
	return m
}

// disagree reports whether readings of an account's proposal tell a cell differently: the region's own
// or, where it has none, the one about no region.
func (v *View) disagree(id Account, topic data.Topic, parts []data.Position, region string) bool {
	return v.record.ReadingsDisagree(id.Proposal, topic.ID, cellRegion(parts, region))
}

func keyOfParts(parts []data.Position) string {
	if len(parts) == 0 {
		return NoSource
	}
	return KeyOf(parts[0])
}

func (v *View) presented(proposal string) string {
	p, _ := v.Dataset.Proposal(proposal)
	if p.PresentedOn == "" {
		return ""
	}
	return v.Words.Say("map.presented", "Date", v.Words.Date(string(p.PresentedOn)))
}

// Hint is what accounts say on a topic of a region or a place under the pointer, a line each. An account of no
// proposal has none.
func (v *View) Hint(subject Subject, told ...Account) (lines []HintLine) {
	topic, ok := v.Dataset.Topic(subject.Topic)
	if !ok {
		return nil
	}
	for _, id := range told {
		if id.Proposal == "" {
			continue
		}
		key, said := v.entryOf(id, topic, v.parts(id, topic, subject.Region))
		title := v.AccountName(id)
		if v.State.Show.First.Proposal == v.State.Show.Second.Proposal {
			title = v.AccountTitle(id)
		}
		lines = append(lines, HintLine{title, key, said})
	}
	return lines
}

// A HintLine is one account's line: its name, the key of its entry on the scale of stances, and
// its words.
type HintLine struct{ Proposal, Entry, Words string }

// OnMap lists the accounts that are on the maps.
func (v *View) OnMap() []Account {
	switch v.State.Show.Mode {
	case Single:
		return []Account{v.State.Show.First}
	case Multiples:
		return v.several()
	}
	return []Account{v.State.Show.First, v.State.Show.Second}
}

// SourcesShown lists the ids of the sources that the maps rest on, each once.
func (v *View) SourcesShown() []string {
	var ids []string
	topic := v.Topic()
	for _, id := range v.OnMap() {
		for _, region := range v.Dataset.Regions {
			for _, p := range v.parts(id, topic, region.ID) {
				if p.Source != "" && !slices.Contains(ids, p.Source) {
					ids = append(ids, p.Source)
				}
			}
		}
	}
	return ids
}
