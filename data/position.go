package data

import (
	"slices"
	"strings"
)

// A Cell is a place in the record: what one account of a proposal says on one topic about one
// region. Region is empty for clauses on no region of the map.
type Cell struct{ Proposal, Topic, Region, Reading string }

// Account is the account to which the cell belongs.
func (c Cell) Account() AccountID { return AccountID{c.Proposal, c.Reading} }

// A Claim is what is said in codes, so that two accounts can be compared.
type Claim struct {
	Stance string
	Named  string // yes, or general-clause
	Extent string
	Object string
	ByWhom List // actor ids
	Terms  string
}

// Wording is what is said in words: our summary, and a short quotation.
type Wording struct {
	Condition, Summary, Quote, QuoteLanguage string
}

// Evidence is where it was read, and how well that supports it.
type Evidence struct {
	Locator    string // place in the source
	Source     string
	Also       List // further sources that carry it
	Confidence string
	Note       string
}

// A Position is one thing said in a cell. Part counts from 1; part 1 is what the map paints.
type Position struct {
	ID string
	Cell
	Part int
	Claim
	Wording
	Evidence
}

// Partial reports whether an extent is a part of the region, not the whole.
func Partial(extent string) bool { return strings.HasSuffix(extent, "-part") }

// MostQuoteWords keeps quotations short: under 25 words.
const MostQuoteWords = 24

// SameAs reports whether two claims are equal in all that a comparison asks for.
func (c Claim) SameAs(other Claim) bool {
	return c.Stance == other.Stance && c.Extent == other.Extent && c.Object == other.Object && c.ByWhom.SameMembers(other.ByWhom) && c.Terms == other.Terms
}

// agreesWith reports whether two readings of one text can both tell of the same thing: the stances
// are equal, and extent, object and by whom are where both say them. What one leaves out contradicts
// nothing, and terms are not asked for.
func (c Claim) agreesWith(other Claim) bool {
	return c.Stance == other.Stance &&
		(c.Extent == "" || other.Extent == "" || c.Extent == other.Extent) &&
		(c.Object == "" || other.Object == "" || c.Object == other.Object) &&
		(len(c.ByWhom) == 0 || len(other.ByWhom) == 0 || c.ByWhom.SameMembers(other.ByWhom))
}

var positionTable = Table[Position]{
	Name:  "positions",
	About: "What each account says on each topic about each region, one row for each part.",
	Key:   []string{"id"},
	Columns: slices.Concat([]Column[Position]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(p *Position) any { return &p.ID }},
	}, cellColumns, claimColumns, wordingColumns),
}

var cellColumns = []Column[Position]{
	{Name: "proposal", Required: true, Refers: "proposals", About: "The proposal.", Field: func(p *Position) any { return &p.Proposal }},
	{Name: "topic", Required: true, Refers: "topics", About: "The topic.", Field: func(p *Position) any { return &p.Topic }},
	{Name: "region", Refers: "regions", About: "The region; empty for clauses on no region of the map.", Field: func(p *Position) any { return &p.Region }},
	{Name: "reading", Required: true, Refers: "readings", About: "Whose account it is.", Field: func(p *Position) any { return &p.Reading }},
	{Name: "part", Required: true, About: "Number within the cell, from 1, by weight of the stance.", Field: func(p *Position) any { return &p.Part }},
}

var claimColumns = []Column[Position]{
	{Name: "stance", Required: true, About: "The stance, from the list of the topic's kind.", Field: func(p *Position) any { return &p.Stance }},
	{Name: "named", OneOf: namings, About: "Whether the text names the region, or the cell follows from a general clause.", Field: func(p *Position) any { return &p.Named }},
	{Name: "extent", OneOf: extents, About: "How much of the region is meant.", Field: func(p *Position) any { return &p.Extent }},
	{Name: "object", OneOf: objects, About: "What is recognised, left or given back, in the account's own term.", Field: func(p *Position) any { return &p.Object }},
	{Name: "by_whom", Refers: "actors", About: "Who would do it or be bound by it.", Field: func(p *Position) any { return &p.ByWhom }},
	{Name: "terms", About: "Code of the terms within the topic; empty if nothing more specific is said.", Field: func(p *Position) any { return &p.Terms }},
}

var wordingColumns = []Column[Position]{
	{Name: "condition", About: "What it depends on, in our own words.", Field: func(p *Position) any { return &p.Condition }},
	{Name: "summary", About: "What is said, in our own words.", Field: func(p *Position) any { return &p.Summary }},
	{Name: "quote", About: "A quotation of under 25 words, as carried by the source.", Field: func(p *Position) any { return &p.Quote }},
	{Name: "quote_language", About: "Language of the quotation (BCP 47).", Field: func(p *Position) any { return &p.QuoteLanguage }},
	{Name: "locator", About: "Place in the source.", Field: func(p *Position) any { return &p.Locator }},
	{Name: "source", Required: true, Refers: "sources", About: "Id of the source that is shown.", Field: func(p *Position) any { return &p.Source }},
	{Name: "also", Refers: "sources", About: "Ids of further sources that carry it.", Field: func(p *Position) any { return &p.Also }},
	{Name: "confidence", OneOf: confidences, About: "How well the position is supported.", Field: func(p *Position) any { return &p.Confidence }},
	{Name: "note", About: "What a reader must know of it.", Field: func(p *Position) any { return &p.Note }},
}
