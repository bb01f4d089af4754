package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// A Detail is what the panel beside the map tells of the selection: for each account compared, every
// part of what it says with its source; what the parties answered; then what is known of the region.
type Detail struct {
	Heading   string
	Codes     string // "UA-43, UA-40"
	Subtitle  string
	Empty     string // the sentence of a panel without a selection; then nothing else is set but the overview
	Overview  *Overview
	Blocks    []Block
	Related   []Block // clauses on the region under other topics
	Responses []Response
	Names     []Pair // of the region, by language
	Facts     []Fact
	Record    *RecordDetail // of a source or an event, in place of a selection
	Every     Every
}

// Every is the way to all positions on what is selected: on a region whatever they are about, on another topic
// those on it.
type Every struct {
	Words   string // "Every position on Kherson, by date: 64"; empty for none
	Subject Subject
}

// A Block is what one account says on a topic.
type Block struct {
	Account   Account
	Topic     string // id
	Heading   string // label of the topic, for related clauses
	Proposal  string
	Told      string // "as published"
	OnMap     bool
	Parts     []Part
	Conflicts []Conflict // other readings of the proposal that tell it otherwise
	Silent    []string   // a sentence for each other reading that does not speak of it
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

func (v *View) detail() *Detail {
	if told := v.recordDetail(); told != nil {
		return told
	}
	subject := v.State.Select
	topic, ok := v.Dataset.Topic(subject.Topic)
	if !ok {
		return &Detail{Heading: v.Words.Say("detail.nothing_selected"), Empty: v.Words.Say("empty.no_selection"), Overview: v.overview()}
	}
	d := &Detail{Heading: topic.Label, Subtitle: topic.Definition}
	for _, id := range v.compared() {
		d.Blocks = append(d.Blocks, v.block(id, topic, subject.Region))
	}
	d.Responses = v.responses(topic)
	d.Every = v.every(topic, subject.Region)
	region, ok := v.Dataset.Region(subject.Region)
	if !ok {
		return d
	}
	name := v.RegionName(region.ID)
	switch {
	case topic.Kind == data.TerritoryKind:
		d.Heading, d.Subtitle = name, region.Note
	case topic.ID == v.State.Show.Topic:
		d.Heading, d.Subtitle = name, topic.Label
	default:
		d.Subtitle = v.Words.Say("detail.topic_in_region", "Region", name, "Definition", topic.Definition)
	}
	d.Codes = strings.Join(region.ISO31662, ", ")
	d.Related = v.related(topic, region.ID)
	d.Names = v.names(region)
	d.Facts = v.facts(region.ID)
	return d
}

// compared lists the accounts of panel and tables: the first and the second of a comparison. With one map
// those of the opening pair stand in the order of the record, so that nothing moves when the other one is
// shown; of others the one on the map comes first.
func (v *View) compared() []Account {
	show := v.State.Show
	switch {
	case show.Second.Proposal == "" || show.Second == show.First:
		return []Account{show.First}
	case show.Mode == Single && !show.Ordered && v.opensWith(show.First) && v.opensWith(show.Second) && precedes(v.Dataset, show.Second, show.First):
		return []Account{show.Second, show.First}
	}
	return []Account{show.First, show.Second}
}

// opensWith reports whether the proposal of an account is one of the opening pair.
func (v *View) opensWith(id Account) bool {
	return slices.ContainsFunc(openingPair(v.Dataset), func(other Account) bool { return other.Proposal == id.Proposal })
}

func (v *View) block(id Account, topic data.Topic, region string) Block {
	b := Block{
		Account: id, Topic: topic.ID, Proposal: v.ProposalTitle(id.Proposal), Told: v.AccountWords(id),
		OnMap: slices.Contains(v.OnMap(), id),
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
	b.Conflicts = v.conflicts(id, topic, cellRegion(parts, region))
	b.Silent = v.silent(parts)
	return b
}

func (v *View) part(scale *Scale, p data.Position) Part {
	part := Part{Entry: KeyOf(p), Stance: v.StanceWords(scale, p), Summary: p.Summary, Quote: p.Quote, Note: p.Note}
	if part.Summary == "" {
		part.Summary = v.silence(p)
	}
	if p.Stance == Hidden {
		return part
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
	if extent := v.extentOf(p); extent != "" {
		part.Pairs = append(part.Pairs, Pair{v.Words.Say("detail.extent"), v.Words.Say("extent." + extent), extent == "unspecified"})
	}
	if term, ok := v.Dataset.Term(p.Topic, p.Terms); ok {
		pair("detail.terms", term.Label)
	}
	pair("detail.condition", p.Condition)
	if p.Named == "general-clause" {
		pair("detail.named", v.Words.Say("named.general_clause"))
	}
	pair("detail.unconfirmed", v.unconfirmedWords(p))
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
	case p.Stance == Hidden:
		return v.Words.Say("unconfirmed.hidden_about")
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

// related lists clauses of the accounts compared that are tied to the region under other topics.
func (v *View) related(topic data.Topic, region string) []Block {
	var blocks []Block
	for _, other := range v.Dataset.Topics {
		if other.ID == topic.ID {
			continue
		}
		for _, id := range v.compared() {
			parts := v.cell(data.Cell{Proposal: id.Proposal, Topic: other.ID, Region: region, Reading: id.Reading})
			if len(parts) > 0 {
				block := v.block(id, other, region)
				block.Heading = other.Label
				blocks = append(blocks, block)
			}
		}
	}
	return blocks
}
