package state

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stancemap/data"
)

// title names what is on the map: "Territory in the US draft, as published".
func (v *View) title() string {
	show := v.State.Show
	topic := v.Topic().Label
	switch show.Mode {
	case Multiples:
		return v.Words.Say("map.title_several", "Topic", topic, "Accounts", v.Words.Count("count.accounts", len(v.several())))
	case Single:
		return v.Words.Say("map.title", "Topic", topic, "Account", v.AccountTitle(show.First))
	}
	if told := v.AccountWords(show.First); told == v.AccountWords(show.Second) {
		return v.Words.Say("map.title_alike", "Topic", topic, "First", v.ProposalTitle(show.First.Proposal), "Second", v.ProposalTitle(show.Second.Proposal), "Account", told)
	}
	return v.Words.Say("map.title_two", "Topic", topic, "First", v.AccountTitle(show.First), "Second", v.AccountTitle(show.Second))
}

// sentence says in words what the maps show, one sentence a map.
func (v *View) sentence(maps []MapView) string {
	if v.State.Show.Mode == Multiples {
		return v.multiplesSentence(maps)
	}
	said := make([]string, len(maps))
	for i, m := range maps {
		said[i] = v.mapSentence(m)
	}
	if v.State.Show.Mode == Difference {
		said = append(said, v.countsSentence())
	}
	return strings.Join(said, " ")
}

// mapSentence says who says what of which regions; regions of which the same is said stand together.
func (v *View) mapSentence(m MapView) string {
	var order []string
	regions := map[string][]string{}
	for _, cell := range m.Cells {
		if cell.Words == "" {
			continue
		}
		if regions[cell.Words] == nil {
			order = append(order, cell.Words)
		}
		regions[cell.Words] = append(regions[cell.Words], cell.Name)
	}
	said := make([]string, len(order))
	for i, stance := range order {
		said[i] = v.Words.Say("sentence.regions", "Regions", v.Words.List(regions[stance]), "Stance", v.inside(stance))
	}
	clauses := strings.Join(said, "; ")
	if v.State.Show.Mode == Difference {
		return v.Words.Say("sentence.difference", "Title", m.Title, "Clauses", clauses)
	}
	return v.accountSentence(m.Account, clauses)
}

func (v *View) accountSentence(id Account, clauses string) string {
	proposal, _ := v.Dataset.Proposal(id.Proposal)
	account, read := v.Dataset.Account(id)
	source, _ := v.Dataset.Source(account.Source)
	pairs := []any{
		"Proposal", v.ProposalTitle(id.Proposal), "Clauses", clauses, "Source", source.Origin(),
		"Presented", v.when(proposal.PresentedOn), "Published", v.when(source.Date()),
	}
	switch {
	case !read:
		return v.Words.Say("sentence.no_source", pairs...)
	case account.Kind != "document" && source.Date() != "":
		return v.Words.Say("sentence.report", append(pairs, "Date", v.Words.DateLong(string(source.Date())))...)
	case account.Kind != "document":
		return v.Words.Say("sentence.report_undated", pairs...)
	case proposal.PresentedOn == "":
		return v.Words.Say("sentence.text_undated", pairs...)
	}
	return v.Words.Say("sentence.text", pairs...)
}

// when says a date inside a sentence: "on 25 April 2025", "in April 2025", "at a date not stated".
func (v *View) when(date data.Date) string {
	written := v.Words.DateLong(string(date))
	switch {
	case date == "":
		return v.Words.Say("date.none")
	case date.Day():
		return v.Words.Say("date.on", "Date", written)
	}
	return v.Words.Say("date.in", "Date", written)
}

// FilterWords says what limits the long tables, in words that serve status, file name and Read me;
// empty where nothing does.
func (v *View) FilterWords() string {
	f := v.State.Filter
	var said []string
	name := func(set Set, label func(id string) string) {
		if set == "" {
			return
		}
		var names []string
		for _, id := range set.Members() {
			names = append(names, label(id))
		}
		said = append(said, v.Words.List(names))
	}
	name(f.Accounts, func(id string) string { return v.AccountTitle(data.ParseAccountID(id)) })
	name(f.Topics, func(id string) string { topic, _ := v.Dataset.Topic(id); return topic.Label })
	name(f.Regions, v.RegionName)
	name(f.Stances, func(key string) string { return v.legendLabel(v.Scale.Entry(key)) })
	if f.Confirmed {
		said = append(said, v.Words.Say("filter.confirmed"))
	}
	return strings.Join(said, "; ")
}

func (v *View) status() *Status {
	shown := []string{v.Words.Count("status.regions", len(v.Dataset.Regions))}
	if v.State.Show.Mode == Multiples {
		shown = append(shown, v.Words.Count("count.accounts", len(v.Maps.Each)))
	} else {
		for _, m := range v.Maps.Each {
			shown = append(shown, m.Title)
		}
	}
	filter, table := v.FilterWords(), v.tableWords()
	switch {
	case filter != "":
		shown = append(shown, v.Words.Say("status.filtered", "Filter", filter))
	case table == "":
		shown = append(shown, v.Words.Say("status.unfiltered"))
	}
	if table != "" {
		shown = append(shown, table)
	}
	return &Status{Filter: strings.Join(shown, " · "), Neutral: v.Words.Say("note.neutrality")}
}

// upperFirst puts the first letter in upper case, for words that begin a sentence.
func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// lowerFirst puts the first letter in lower case, for words inside a sentence. Abbreviations, whose
// second letter is upper case too, stay.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if text == "" || unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
