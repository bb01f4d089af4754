package state

import (
	"strings"

	"stancemap/data"
)

// A Detail is what the panel beside the map tells of the selection: for each account compared, every
// part of what it says with its source; then what is known of the region.
type Detail struct {
	Heading  string
	Codes    string // "UA-43, UA-40"
	Subtitle string
	Empty    string // the sentence of a panel without a selection; then nothing else is set
	Blocks   []Block
	Related  []Block // clauses on the region under other topics
	Facts    []Pair
}

// A Block is what one account says on the subject.
type Block struct {
	Account  Account
	Topic    string // label of the topic, for related clauses
	Proposal string
	Told     string // "as published"
	OnMap    bool
	Parts    []Part
	Conflict *Conflict
}

// A Part is one position, in words.
type Part struct {
	Entry   string // key on the scale of stances of the subject
	Stance  string
	Summary string
	Pairs   []Pair
	Quote   string
	Source  SourceLine
	Also    []SourceLine
	Note    string
}

// A Pair is a key and its value. A muted value says that nothing is stated.
type Pair struct {
	Label, Text string
	Muted       bool
}

// A SourceLine is a source as shown: origin, date and carrier, with its address.
type SourceLine struct{ Text, URL string }

// A Conflict says that another reading of the proposal tells the cell differently.
type Conflict struct {
	Words string
	Other Account // the reading to show instead
}

func (v *View) detail() *Detail {
	subject := v.State.Select
	topic, ok := v.Dataset.Topic(subject.Topic)
	if !ok {
		return &Detail{Heading: v.Words.Say("detail.nothing_selected"), Empty: v.Words.Say("empty.no_selection")}
	}
	d := &Detail{Heading: topic.Label, Subtitle: topic.Definition}
	if region, ok := v.Dataset.Region(subject.Region); ok {
		d.Heading = v.RegionName(region.ID)
		d.Codes = strings.Join(region.ISO31662, ", ")
		d.Subtitle = region.Note
		d.Facts = v.facts(region)
		d.Related = v.related(topic, region.ID)
	}
	for _, id := range v.compared() {
		d.Blocks = append(d.Blocks, v.block(id, topic, subject.Region))
	}
	return d
}

// compared lists the accounts of the panel in the order of the switch.
func (v *View) compared() []Account {
	first, second := v.State.Show.First, v.State.Show.Second
	if second.Proposal == "" || second == first {
		return []Account{first}
	}
	for _, p := range v.Dataset.Proposals {
		if p.ID == second.Proposal && second.Proposal != first.Proposal {
			return []Account{second, first}
		}
		if p.ID == first.Proposal {
			break
		}
	}
	return []Account{first, second}
}

func (v *View) block(id Account, topic data.Topic, region string) Block {
	show := v.State.Show
	b := Block{
		Account: id, Proposal: v.ProposalTitle(id.Proposal), Told: v.AccountWords(id),
		OnMap: id == show.First || (show.Mode != Single && id == show.Second),
	}
	scale := v.ScaleOf(topic)
	parts := v.parts(id, topic, region)
	for _, p := range parts {
		b.Parts = append(b.Parts, v.part(scale, p))
	}
	if len(parts) == 0 {
		entry := scale.Entry(NoSource)
		b.Parts = []Part{{Entry: NoSource, Stance: entry.Label, Summary: entry.Definition}}
	}
	b.Conflict = v.conflict(id, topic, cellRegion(parts, region))
	return b
}

func (v *View) part(scale *Scale, p data.Position) Part {
	part := Part{Entry: KeyOf(p), Stance: v.StanceWords(scale, p), Summary: p.Summary, Quote: p.Quote, Note: p.Note}
	if part.Summary == "" {
		part.Summary = v.silence(p)
	}
	part.Source = v.sourceLine(p.Source)
	for _, id := range p.Also {
		part.Also = append(part.Also, v.sourceLine(id))
	}
	if !data.Speaks(p.Stance) {
		return part
	}
	pair := func(label, text string) {
		if text != "" {
			part.Pairs = append(part.Pairs, Pair{Label: v.Words.Say(label), Text: text})
		}
	}
	pair("detail.by_whom", v.ActorNames(p.ByWhom))
	if p.Object != "" {
		pair("detail.object", v.objectWords(p))
	}
	if p.Extent != "" {
		unstated := p.Extent == "unspecified"
		part.Pairs = append(part.Pairs, Pair{v.Words.Say("detail.extent"), v.Words.Say("extent." + p.Extent), unstated})
	}
	if term, ok := v.Dataset.Term(p.Topic, p.Terms); ok {
		pair("detail.terms", term.Label)
	}
	pair("detail.condition", p.Condition)
	if p.Named == "general-clause" {
		pair("detail.named", v.Words.Say("named.general_clause"))
	}
	if p.Confidence != "" {
		pair("detail.confidence", v.Words.Say("confidence."+p.Confidence))
	}
	return part
}

// objectWords names the object of a position. A report's word for it is marked as the report's.
func (v *View) objectWords(p data.Position) string {
	object := v.Words.Say("object." + p.Object)
	if account, _ := v.Dataset.Account(p.Account()); p.Object == "annexation" && account.Kind == "report" {
		return v.Words.Say("detail.reports_term", "Term", object)
	}
	return object
}

// silence says in a sentence which of the silences a position is; empty for one that speaks.
func (v *View) silence(p data.Position) string {
	account, _ := v.Dataset.Account(p.Account())
	switch {
	case p.Stance == data.NotFound:
		return v.Words.Say("silence.not_found")
	case p.Stance == data.NotAddressed && account.Kind == "report":
		return v.Words.Say("silence.not_addressed_report")
	case p.Stance == data.NotAddressed:
		return v.Words.Say("silence.not_addressed")
	}
	return ""
}

func (v *View) sourceLine(id string) SourceLine {
	source, _ := v.Dataset.Source(id)
	return SourceLine{Text: source.Short(), URL: source.URL}
}

// conflict tells what the first other reading that contradicts this one says.
func (v *View) conflict(id Account, topic data.Topic, region string) *Conflict {
	contradicting := v.Dataset.Contradicting(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: id.Reading})
	if len(contradicting) == 0 {
		return nil
	}
	other := Account{Proposal: id.Proposal, Reading: contradicting[0]}
	parts := v.Dataset.Cell(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: other.Reading})
	said := v.PartsWords(v.ScaleOf(topic), parts)
	if object := parts[0].Object; object != "" && !saidWithStance(object) {
		said = v.Words.Say("conflict.object", "Said", said, "Object", lowerFirst(v.Words.Say("object."+parts[0].Object)))
	}
	return &Conflict{Words: v.Words.Say("conflict.words", "Account", upperFirst(v.AccountWords(other)), "Said", lowerFirst(said)), Other: other}
}

// related lists clauses of the accounts compared that are tied to the region under other topics.
func (v *View) related(topic data.Topic, region string) []Block {
	var blocks []Block
	for _, other := range v.Dataset.Topics {
		if other.ID == topic.ID {
			continue
		}
		for _, id := range v.compared() {
			parts := v.Dataset.Cell(data.Cell{Proposal: id.Proposal, Topic: other.ID, Region: region, Reading: id.Reading})
			if len(parts) > 0 {
				block := v.block(id, other, region)
				block.Topic = other.Label
				blocks = append(blocks, block)
			}
		}
	}
	return blocks
}

// facts is the names of a region in three languages and its dated facts.
func (v *View) facts(region data.Region) []Pair {
	var names []string
	for _, name := range []string{region.NameEN, region.NameUK, region.NameRU} {
		if name != "" {
			names = append(names, name)
		}
	}
	pairs := []Pair{{Label: v.Words.Say("detail.names"), Text: strings.Join(names, " · ")}}
	for _, fact := range v.Dataset.FactsOf(region.ID) {
		said := string(fact.Value)
		if value, isNumber := fact.Value.Float(); isNumber {
			said = v.Words.Number(value)
		}
		if fact.Unit != "" {
			said += " " + fact.Unit
		}
		if fact.AsOf != "" {
			said = v.Words.Say("detail.as_of", "Value", said, "Date", v.Words.Date(string(fact.AsOf)))
		}
		source, _ := v.Dataset.Source(fact.Source)
		said = v.Words.Say("detail.fact", "Value", said, "Source", source.Origin())
		pairs = append(pairs, Pair{Label: factLabel(fact), Text: said})
	}
	return pairs
}

// factLabel reads the property of a fact as words: "population_resident" is "Population, resident".
func factLabel(fact data.Fact) string {
	label := strings.ReplaceAll(fact.Property, "_", " ")
	if label == "" {
		return ""
	}
	label = strings.ToUpper(label[:1]) + label[1:]
	if fact.Kind != "" {
		label += ", " + strings.ReplaceAll(fact.Kind, "_", " ")
	}
	return label
}
