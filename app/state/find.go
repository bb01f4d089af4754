package state

import (
	"context"
	"slices"
	"strings"
	"sync"

	"stancemap/data"
)

// A FoundKind says what was found.
type FoundKind string

// The kinds, named as their words are.
const (
	FoundRegion   FoundKind = "regions"
	FoundTown     FoundKind = "towns"
	FoundPlace    FoundKind = "places"
	FoundAccount  FoundKind = "accounts"
	FoundTopic    FoundKind = "topics"
	FoundPosition FoundKind = "positions"
	FoundSource   FoundKind = "sources"
	FoundEvent    FoundKind = "events"
)

// FoundKinds lists the kinds in the order in which they are shown.
var FoundKinds = []FoundKind{FoundRegion, FoundTown, FoundPlace, FoundAccount, FoundTopic, FoundPosition, FoundSource, FoundEvent}

// mostFound is how many of a kind are listed; the others are counted, and moreFound of them are listed each
// time that they are asked for.
const (
	mostFound = 8
	moreFound = 50
)

// A Landmark is a town or a place of the base map.
type Landmark struct {
	ID            string
	Kind          FoundKind
	Name          string
	Within        string   // the unit or country that it lies in; empty for none
	Names         []string // in every language
	Aliases       []string // other names, for search only
	Topic, Region string   // of a place that texts name
}

// A Finder searches a dataset and the base map. It makes its index with the first search.
type Finder struct {
	dataset   *data.Dataset
	landmarks map[FoundKind][]Landmark
	accounts  []Account
	titles    []string // of the accounts
	index     func() map[FoundKind][]string
}

// NewFinder searches the dataset of a view in its language.
func NewFinder(v *View, landmarks []Landmark) *Finder {
	f := &Finder{dataset: v.Dataset, landmarks: map[FoundKind][]Landmark{}}
	for _, each := range landmarks {
		f.landmarks[each.Kind] = append(f.landmarks[each.Kind], each)
	}
	for _, p := range v.Dataset.Proposals {
		first := firstAccount(v.Dataset, p.ID)
		f.accounts = append(f.accounts, first)
		for _, account := range v.Dataset.AccountsOf(p.ID) {
			if account.AccountID != first {
				f.accounts = append(f.accounts, account.AccountID)
			}
		}
	}
	for _, id := range f.accounts {
		f.titles = append(f.titles, v.AccountTitle(id))
	}
	f.index = sync.OnceValue(f.texts)
	return f
}

// Hits are the rows that hold all the words that were looked for, by kind.
type Hits struct {
	words []string
	rows  map[FoundKind][]hit // the best, as many as are listed
	of    map[FoundKind]int
}

// A hit is a row, and how well it fits: 0 best.
type hit struct{ row, rank int }

// Search finds what holds every one of the words, in any goroutine. What is called so comes first, what is
// also called so next, then what begins so, what has the words at the start of its own, and last what has
// them anywhere. Of a kind more are listed for each time that it is named. The error is that of the context,
// where the search was given up.
func (f *Finder) Search(ctx context.Context, text string, more ...FoundKind) (Hits, error) {
	hits := Hits{words: strings.Fields(fold(text)), rows: map[FoundKind][]hit{}, of: map[FoundKind]int{}}
	if len(hits.words) == 0 {
		return hits, nil
	}
	index := f.index()
	for _, kind := range FoundKinds {
		most := mostFound
		for _, asked := range more {
			if asked == kind {
				most += moreFound
			}
		}
		if err := hits.search(ctx, kind, index[kind], most); err != nil {
			return Hits{}, err
		}
	}
	return hits, nil
}

// breath is how many rows are searched between two looks at whether the search goes on.
const breath = 2048

func (h *Hits) search(ctx context.Context, kind FoundKind, texts []string, most int) error {
	phrase := strings.Join(h.words, " ")
	var best [ranks][]hit
	for row, text := range texts {
		if row%breath == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !holdsAll(text, h.words) {
			continue
		}
		h.of[kind]++
		if rank := rankOf(text, phrase, h.words); len(best[rank]) < most {
			best[rank] = append(best[rank], hit{row, rank})
		}
	}
	for _, equal := range best {
		h.rows[kind] = append(h.rows[kind], equal...)
	}
	h.rows[kind] = h.rows[kind][:min(most, len(h.rows[kind]))]
	return nil
}

func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Signs that part the names and passages of a row's text. Its words are parted by spaces.
const (
	nameSign    = "\n" // before and after each name
	aliasSign   = "\v" // before and after each other name
	passageSign = "\t" // before a passage
	lesserSign  = "\f" // before what comes after the first passage
)

// ranks is how many ranks there are.
const ranks = 6

// fits says for each rank how a row fits, as Found tells it.
var fits = [ranks]int{0, 0, 1, 2, 2, 2}

// rankOf says how well a row fits, 0 best.
func rankOf(text, phrase string, words []string) int {
	first, _, _ := strings.Cut(text, lesserSign)
	switch {
	case strings.Contains(text, nameSign+phrase+nameSign):
		return 0
	case strings.Contains(text, aliasSign+phrase+aliasSign):
		return 1
	case strings.Contains(text, nameSign+phrase) || strings.Contains(text, aliasSign+phrase):
		return 2
	case begins(first, words):
		return 3
	case begins(text, words):
		return 4
	}
	return 5
}

// begins reports whether each word stands at the start of a word of the text.
func begins(text string, words []string) bool {
	for _, word := range words {
		found := false
		for _, before := range []string{" ", nameSign, aliasSign, passageSign, lesserSign} {
			found = found || strings.Contains(text, before+word)
		}
		if !found {
			return false
		}
	}
	return true
}

// texts are what is searched: a text for each row of a kind, in its order.
func (f *Finder) texts() map[FoundKind][]string {
	d := f.dataset
	index := map[FoundKind][]string{}
	add := func(kind FoundKind, names, aliases []string, passages ...string) {
		index[kind] = append(index[kind], searchText(names, aliases, passages))
	}
	for _, r := range d.Regions {
		add(FoundRegion, []string{r.NameEN, r.NameUK, r.NameRU}, slices.Concat([]string{r.ID}, r.Aliases, r.ISO31662))
	}
	for _, kind := range []FoundKind{FoundTown, FoundPlace} {
		for _, each := range f.landmarks[kind] {
			add(kind, each.Names, each.Aliases)
		}
	}
	for i, id := range f.accounts {
		p, _ := d.Proposal(id.Proposal)
		if f.further(i) {
			add(FoundAccount, []string{f.titles[i]}, nil, p.Title)
			continue
		}
		add(FoundAccount, []string{p.ShortTitle, p.Title}, []string{p.ID}, f.titles[i], f.proposers(p), p.Summary)
	}
	for _, t := range d.Topics {
		passages := []string{t.Definition, t.Group}
		for _, term := range d.Terms {
			if term.Topic == t.ID {
				passages = append(passages, term.Label)
			}
		}
		add(FoundTopic, []string{t.Label}, []string{t.ID}, passages...)
	}
	for _, p := range d.Positions {
		add(FoundPosition, nil, nil, p.Summary, p.Quote)
	}
	for _, s := range d.Sources {
		add(FoundSource, []string{s.Title}, []string{s.Origin(), s.Carrier(), s.ID}, authors(s), s.ContainerTitle, s.Publisher)
	}
	for _, e := range d.Events {
		add(FoundEvent, []string{e.Title}, nil, e.Summary)
	}
	return index
}

// further reports whether an account is a further reading of the proposal listed before it.
func (f *Finder) further(i int) bool {
	return i > 0 && f.accounts[i-1].Proposal == f.accounts[i].Proposal
}

func (f *Finder) proposers(p data.Proposal) string {
	var labels []string
	for _, id := range p.Proposer {
		actor, _ := f.dataset.Actor(id)
		labels = append(labels, actor.Label)
	}
	return strings.Join(labels, " ")
}

func authors(s data.Source) string {
	var names []string
	for _, a := range s.Author {
		names = append(names, a.Given, a.Family, a.Literal)
	}
	return strings.Join(names, " ")
}

func searchText(names, aliases, passages []string) string {
	var text strings.Builder
	block := func(sign string, names []string) {
		wrote := false
		for _, name := range names {
			if name = fold(name); name != "" {
				text.WriteString(sign + name)
				wrote = true
			}
		}
		if wrote {
			text.WriteString(sign)
		}
	}
	block(nameSign, names)
	block(aliasSign, aliases)
	sign := passageSign
	for _, passage := range passages {
		text.WriteString(sign + fold(passage))
		sign = lesserSign
	}
	return text.String()
}
