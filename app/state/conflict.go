package state

import "stancemap/data"

// A Conflict is another reading of a proposal that tells a cell otherwise.
type Conflict struct {
	Words string  // its stance in a sentence: "As told by WION, 25 Apr 2025: no recognition. Both accounts are kept."
	Lead  string  // the same without the stance, above the parts
	Other Account // the reading to show instead
	Parts []Part  // what that reading says, with its sources
}

// conflicts tells what each other reading says that contradicts this one.
func (v *View) conflicts(id Account, topic data.Topic, region string) (told []Conflict) {
	cell := data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: id.Reading}
	scale := v.ScaleOf(topic)
	for _, reading := range v.record.Contradicting(cell) {
		other := Account{Proposal: id.Proposal, Reading: reading}
		cell.Reading = reading
		parts := v.record.Cell(cell)
		who := upperFirst(v.AccountWords(other))
		c := Conflict{
			Words: v.Words.Say("conflict.words", "Account", who, "Said", v.inside(v.saidInConflict(scale, parts))),
			Lead:  v.Words.Say("conflict.lead", "Account", who),
			Other: other,
		}
		for _, p := range parts {
			c.Parts = append(c.Parts, v.part(scale, p))
		}
		told = append(told, c)
	}
	return told
}

// saidInConflict says the stances of a cell, and the object that readings may differ in.
func (v *View) saidInConflict(scale *Scale, parts []data.Position) string {
	said := v.PartsWords(scale, parts)
	if object := parts[0].Object; object != "" && !saidWithStance(object) {
		return v.Words.Say("conflict.object", "Said", said, "Object", lowerFirst(v.Words.Say("object."+object)))
	}
	return said
}

// silent says, a sentence each, which other readings of the proposal do not speak of what these parts
// tell. The silence of one reading contradicts nothing.
func (v *View) silent(parts []data.Position) (sentences []string) {
	if len(parts) == 0 || !data.Speaks(parts[0].Stance) || hidden(parts) {
		return nil
	}
	for _, account := range v.Dataset.AccountsOf(parts[0].Proposal) {
		cell := data.Cell{Proposal: parts[0].Proposal, Topic: parts[0].Topic, Region: parts[0].Region, Reading: account.Reading}
		other := v.record.Cell(cell)
		if len(other) > 0 && !data.Speaks(other[0].Stance) {
			sentences = append(sentences, v.silenceOf(account, other[0].Stance))
		}
	}
	return sentences
}

// silenceOf says that an account is silent: a report by its source, a text by its name.
func (v *View) silenceOf(account data.Account, stance string) string {
	source, _ := v.Dataset.Source(account.Source)
	text := v.AccountTitle(account.AccountID)
	switch {
	case stance == data.NotFound:
		return v.Words.Say("silent.not_found", "Account", text)
	case account.Kind == "document":
		return v.Words.Say("silent.text", "Account", text)
	}
	return v.Words.Say("silent.report", "Source", source.Origin())
}

// Conflicts says, a sentence each, what other readings of the accounts on the maps say where they
// contradict them; regions of which the same is said share a sentence.
func (v *View) Conflicts() []string {
	type told struct{ proposal, words string }
	var order []told
	regions := map[told][]string{}
	for _, id := range v.OnMap() {
		for _, region := range v.Dataset.Regions {
			for _, conflict := range v.conflicts(id, v.Topic(), region.ID) {
				key := told{v.ProposalTitle(id.Proposal), v.inside(conflict.Words)}
				if regions[key] == nil {
					order = append(order, key)
				}
				regions[key] = append(regions[key], v.RegionName(region.ID))
			}
		}
	}
	said := make([]string, len(order))
	for i, key := range order {
		said[i] = v.Words.Say("conflict.regions", "Proposal", key.proposal, "Regions", v.Words.List(regions[key]), "Words", key.words)
	}
	return said
}
