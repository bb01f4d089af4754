package state

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Found is something that words led to, as it is listed and as it is gone to.
type Found struct {
	Kind    FoundKind
	ID      string
	Title   string
	About   string // a second line
	Account Account
	Subject Subject
	Fit     int    // 0: it is called so, 1: its name begins so, 2: it holds the words
	Row     string // key of its row in the table that it is gone to; empty where the selection says it
	More    bool   // it stands for those of its kind that are not listed
}

// A FoundGroup is what was found of a kind.
type FoundGroup struct {
	Kind  FoundKind
	Title string
	Found []Found
	More  string // how many are not listed; empty for none
}

// Groups words what was found, kind by kind. The view is of the dataset that was searched.
func (f *Finder) Groups(v *View, hits Hits) []FoundGroup {
	var groups []FoundGroup
	for _, kind := range FoundKinds {
		rows := hits.rows[kind]
		if len(rows) == 0 {
			continue
		}
		group := FoundGroup{Kind: kind, Title: v.Words.Say("found." + string(kind))}
		for _, each := range rows {
			found := f.found(v, kind, each.row, hits.words)
			found.Kind, found.Fit = kind, fits[each.rank]
			group.Found = append(group.Found, found)
		}
		if more := hits.of[kind] - len(rows); more > 0 {
			group.More = v.Words.Count("found.more", more)
		}
		groups = append(groups, group)
	}
	return groups
}

func (f *Finder) found(v *View, kind FoundKind, row int, words []string) Found {
	d := f.dataset
	switch kind {
	case FoundRegion:
		r := d.Regions[row]
		name := v.RegionName(r.ID)
		others := slices.DeleteFunc([]string{r.NameEN, r.NameUK, r.NameRU}, func(other string) bool { return other == name })
		return Found{ID: r.ID, Title: name, About: dotted(append(others, r.ISO31662...)...), Subject: Subject{Region: r.ID}}
	case FoundTown, FoundPlace:
		each := f.landmarks[kind][row]
		return Found{ID: each.ID, Title: each.Name, About: each.Within, Subject: Subject{each.Topic, each.Region}}
	case FoundAccount:
		return f.foundAccount(v, row)
	case FoundTopic:
		t := d.Topics[row]
		return Found{ID: t.ID, Title: t.Label, About: dotted(t.Group, t.Definition), Subject: Subject{Topic: t.ID}}
	case FoundPosition:
		p := d.Positions[row]
		topic, _ := d.Topic(p.Topic)
		text := p.Summary
		if !holdsAll(fold(text), words) && holdsAll(fold(p.Quote), words) {
			text = v.Words.Say("found.quote", "Quote", excerpt(p.Quote, words))
		}
		return Found{
			ID: p.ID, Title: excerpt(text, words), About: dotted(v.AccountTitle(p.Account()), topic.Label, v.RegionName(p.Region)),
			Account: p.Account(), Subject: Subject{p.Topic, p.Region}, Row: p.ID,
		}
	case FoundSource:
		s := d.Sources[row]
		return Found{ID: s.ID, Title: s.Title, About: s.Short(), Row: s.ID}
	}
	e := d.Events[row]
	return Found{ID: e.ID, Title: e.Title, About: dotted(v.Words.Date(string(e.Date)), e.Summary), Row: e.ID}
}

func (f *Finder) foundAccount(v *View, row int) Found {
	id := f.accounts[row]
	p, _ := f.dataset.Proposal(id.Proposal)
	found := Found{ID: id.String(), Title: v.ProposalTitle(id.Proposal), Account: id}
	if account, _ := f.dataset.Account(id); f.further(row) {
		found.Title, found.About = f.titles[row], v.Words.Say("account_kind."+account.Kind)
		return found
	}
	found.About = dotted(v.Words.Date(string(p.PresentedOn)), v.ActorNames(p.Proposer), p.Title)
	return found
}

// dotted sets what there is side by side.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " · ")
}

// Where the first of the words that were found stands beyond excerptFrom characters, a text is shown from
// excerptAhead characters before it.
const (
	excerptFrom  = 44
	excerptAhead = 32
)

// excerpt is a text from its start or, where the first of the words stands far on, from shortly before it.
func excerpt(text string, words []string) string {
	own := strings.Fields(text)
	at := slices.IndexFunc(own, func(word string) bool {
		folded := fold(word)
		return slices.ContainsFunc(words, func(looked string) bool { return strings.Contains(folded, looked) })
	})
	if at < 0 || utf8.RuneCountInString(strings.Join(own[:at], " ")) < excerptFrom {
		return text
	}
	from, ahead := at, 0
	for from > 0 && ahead+utf8.RuneCountInString(own[from-1]) < excerptAhead {
		from--
		ahead += utf8.RuneCountInString(own[from]) + 1
	}
	return "… " + strings.Join(own[from:], " ")
}
