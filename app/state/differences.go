package state

import (
	"slices"

	"stancemap/data"
)

// Differences has a row for each clause of the two accounts compared, which is a topic in a region that it
// is tied to: what both say, how that differs, and whether readings of one of them disagree.
func (v *View) Differences() *Sheet {
	s := &Sheet{ID: string(DifferencesTab), Title: v.Words.Say("sheet.differences")}
	pair := v.compared()
	if len(pair) < 2 {
		s.Columns = []Column{{ID: "topic", Title: v.Words.Say("column.topic"), Type: TextColumn, Width: 192}}
		return s
	}
	first, second := v.pairNames()
	s.About = v.Words.Say("sheet.differences_about", "First", v.AccountTitle(pair[0]), "Second", v.AccountTitle(pair[1]))
	s.Columns = []Column{
		{ID: "topic", Title: v.Words.Say("column.topic"), Type: TextColumn, Width: 176},
		{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 100},
		{ID: "group", Title: v.Words.Say("column.head"), Type: TextColumn, Width: 84, Spare: 2},
		{ID: "class", Title: v.Words.Say("column.difference"), Type: StanceColumn, Width: 190},
		{ID: "first", Title: first, Type: StanceColumn, Width: 210, OnMap: slices.Contains(v.OnMap(), pair[0])},
		{ID: "second", Title: second, Type: StanceColumn, Width: 210, OnMap: slices.Contains(v.OnMap(), pair[1])},
		v.accountsColumn(1),
		{ID: "first_summary", Title: v.Words.Say("column.in_words", "Account", first), Type: TextColumn, Width: 300, Spare: 4},
		{ID: "second_summary", Title: v.Words.Say("column.in_words", "Account", second), Type: TextColumn, Width: 300, Spare: 3},
	}
	classes := DifferenceScale(v.Words)
	for _, x := range v.compare(pair[0], pair[1]) {
		s.Of++
		if v.State.Filter.Topics.Allows(x.Topic) && v.State.Filter.Regions.Allows(x.Region) {
			s.Rows = append(s.Rows, v.differenceRow(x, pair, classes))
		}
	}
	return s
}

// pairPasses reports whether there are two accounts to compare and the filter lets both through.
func (v *View) pairPasses() bool {
	pair := v.compared()
	for _, id := range pair {
		if !v.State.Filter.Accounts.Allows(id.String()) {
			return false
		}
	}
	return len(pair) == 2
}

// compare holds two accounts against each other in what the filter leaves of them. A clause of which one
// of them is hidden is in no class.
func (v *View) compare(first, second Account) []data.Difference {
	compared := v.Dataset.Compare(first, second)
	for i := range compared {
		x := &compared[i]
		of := func(id Account) []data.Position {
			return v.cell(data.Cell{Proposal: id.Proposal, Topic: x.Topic, Region: x.Region, Reading: id.Reading})
		}
		x.First, x.Second = of(first), of(second)
		x.Class = data.ClassOf(x.First, x.Second)
		if hidden(x.First) || hidden(x.Second) {
			x.Class = Hidden
		}
		x.Disagree = v.record.ReadingsDisagree(first.Proposal, x.Topic, x.Region) || v.record.ReadingsDisagree(second.Proposal, x.Topic, x.Region)
	}
	return compared
}

func (v *View) differenceRow(x data.Difference, pair []Account, classes *Scale) Row {
	topic, _ := v.Dataset.Topic(x.Topic)
	class := classes.Entry(string(x.Class))
	return Row{Key: x.Topic + "/" + x.Region, Subject: Subject{x.Topic, x.Region}, Cells: []Cell{
		{Text: topic.Label}, v.regionCell(x.Region), {Text: topic.Group},
		{Text: class.Label, Entry: &class},
		v.stanceCell(pair[0], topic, x.Region), v.stanceCell(pair[1], topic, x.Region),
		v.accountsCell(x.Disagree),
		{Text: v.summaries(pair[0], topic, x.Region)}, {Text: v.summaries(pair[1], topic, x.Region)},
	}}
}

// pairNames names the two accounts compared as short as tells them apart: two readings of one text by
// whose they are.
func (v *View) pairNames() (first, second string) {
	pair := v.compared()
	name := v.AccountName
	if pair[0].Proposal == pair[len(pair)-1].Proposal {
		name = v.AccountTitle
	}
	return name(pair[0]), name(pair[len(pair)-1])
}

// classLabel names a class of difference with the accounts compared: "Only the US draft".
func (v *View) classLabel(entry Entry) string {
	first, second := v.pairNames()
	switch data.Class(entry.Key) {
	case data.Differ:
		return v.Words.Say("difference.both_differ")
	case data.OnlyFirst:
		return v.Words.Say("difference.only", "Account", first)
	case data.OnlySecond:
		return v.Words.Say("difference.only", "Account", second)
	}
	return entry.Label
}

// An Overview is what differs between two accounts on all topics: how many clauses of each class, each
// clause under its head, and where readings disagree.
type Overview struct {
	Heading, Subtitle string
	Classes           []OverviewClass
	Heads             []OverviewHead
	Disagree          string // in a sentence; empty where no readings disagree
}

// An OverviewClass is one class of difference that occurs.
type OverviewClass struct {
	Key, Label string
	Count      int
}

// An OverviewHead is the clauses of one group of topics, in their order.
type OverviewHead struct {
	Label   string
	Clauses []OverviewClause
}

// An OverviewClause is one topic, in the region that it is tied to.
type OverviewClause struct {
	Subject Subject
	Key     string // of its class
	Words   string // "Sanctions: same"
}

// overview tells what differs between the accounts of a difference; nil in the other modes.
func (v *View) overview() *Overview {
	if v.State.Show.Mode != Difference {
		return nil
	}
	compared := v.compare(v.State.Show.First, v.State.Show.Second)
	first, second := v.pairNames()
	o := &Overview{
		Heading:  v.Words.Say("difference.heading"),
		Subtitle: v.Words.Say("difference.clauses_of", "Clauses", v.Words.Count("count.clauses", len(compared)), "First", first, "Second", second),
		Classes:  v.classCounts(compared),
		Disagree: v.disagreeSentence(compared),
	}
	for _, x := range compared {
		topic, _ := v.Dataset.Topic(x.Topic)
		at := slices.IndexFunc(o.Heads, func(h OverviewHead) bool { return h.Label == topic.Group })
		if at < 0 {
			at = len(o.Heads)
			o.Heads = append(o.Heads, OverviewHead{Label: topic.Group})
		}
		o.Heads[at].Clauses = append(o.Heads[at].Clauses, v.overviewClause(x, topic))
	}
	return o
}

func (v *View) overviewClause(x data.Difference, topic data.Topic) OverviewClause {
	class := v.classLabel(v.Scale.Entry(string(x.Class)))
	words := v.Words.Say("difference.clause", "Topic", topic.Label, "Class", lowerFirst(class))
	if x.Region != "" {
		words = v.Words.Say("difference.clause_in", "Topic", topic.Label, "Region", v.RegionName(x.Region), "Class", lowerFirst(class))
	}
	return OverviewClause{Subject{x.Topic, x.Region}, string(x.Class), words}
}

func (v *View) classCounts(compared []data.Difference) (counts []OverviewClass) {
	for _, entry := range append(slices.Clone(v.Scale.Entries), hiddenEntry(v.Words)) {
		n := 0
		for _, x := range compared {
			if string(x.Class) == entry.Key {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, OverviewClass{entry.Key, v.classLabel(entry), n})
		}
	}
	return counts
}

// countsSentence says how many clauses of the accounts compared fall into which class.
func (v *View) countsSentence() string {
	compared := v.compare(v.State.Show.First, v.State.Show.Second)
	var said []string
	for _, class := range v.classCounts(compared) {
		said = append(said, v.Words.Say("sentence.count", "Stance", class.Label, "Number", v.Words.Number(float64(class.Count))))
	}
	if len(said) == 0 {
		return ""
	}
	return v.Words.Say("sentence.difference_counts", "Clauses", v.Words.Count("count.clauses", len(compared)), "Counts", v.Words.List(said))
}

// disagreeSentence says in how many cells readings of the proposals compared disagree.
func (v *View) disagreeSentence(compared []data.Difference) string {
	cells := 0
	var topics []string
	for _, x := range compared {
		if !x.Disagree {
			continue
		}
		cells++
		if topic, _ := v.Dataset.Topic(x.Topic); !slices.Contains(topics, topic.Label) {
			topics = append(topics, topic.Label)
		}
	}
	if cells == 0 {
		return ""
	}
	return v.Words.Say("difference.disagree", "Cells", v.Words.Count("count.cells", cells), "Topics", v.Words.List(topics))
}
