package data

import "strings"

// A Proposal is one text, or one set of terms known only from reports, on how the dispute should end.
type Proposal struct {
	ID                       string
	Order                    int
	Title, ShortTitle        string
	Proposer                 List // actor ids
	PresentedOn, PublishedOn Date
	Status                   string
	Summary, Note            string
	Source                   string
}

// A Reading is whose account of a proposal is meant: the document itself, or a named outlet and date.
type Reading struct {
	ID          string
	Order       int
	Label, Note string
}

// An AccountID names one account: a proposal as one reading tells it.
type AccountID struct{ Proposal, Reading string }

// PrimaryReading is the reading of the document itself or, where none is public, of the fullest
// account of it.
const PrimaryReading = "primary"

// ParseAccountID reads "us-2025-04" or "us-2025-04@wion-2025-04-25"; without a reading it is primary.
func ParseAccountID(text string) AccountID {
	proposal, reading, named := strings.Cut(text, "@")
	if !named {
		reading = PrimaryReading
	}
	return AccountID{proposal, reading}
}

func (id AccountID) String() string {
	if id.Reading == PrimaryReading {
		return id.Proposal
	}
	return id.Proposal + "@" + id.Reading
}

// MarshalText writes the id as people type it.
func (id AccountID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText writes; any text is an id.
func (id *AccountID) UnmarshalText(text []byte) error {
	*id = ParseAccountID(string(text))
	return nil
}

// An Account says what was read of a proposal in one reading, and where it was read.
type Account struct {
	AccountID
	Kind       string // document, report, oral
	Read       string // whole, part
	Source     string
	Language   string
	Translated string // no, or the language that was read instead
	Note       string
}

var proposalTable = Table[Proposal]{
	Name:  "proposals",
	About: "The proposals, in the order in which tables list them.",
	Key:   []string{"id"},
	Columns: []Column[Proposal]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(p *Proposal) any { return &p.ID }},
		{Name: "order", About: "Place in lists, from 1.", Field: func(p *Proposal) any { return &p.Order }},
		{Name: "title", Required: true, About: "Title of the text, or a description where it has none.", Field: func(p *Proposal) any { return &p.Title }},
		{Name: "short_title", About: "Title for switches and table heads.", Field: func(p *Proposal) any { return &p.ShortTitle }},
		{Name: "proposer", Refers: "actors", About: "Who proposes.", Field: func(p *Proposal) any { return &p.Proposer }},
		{Name: "presented_on", About: "Date on which it was put to others.", Field: func(p *Proposal) any { return &p.PresentedOn }},
		{Name: "published_on", About: "Date on which it became public.", Field: func(p *Proposal) any { return &p.PublishedOn }},
		{Name: "status", OneOf: statuses, About: "How the text is known.", Field: func(p *Proposal) any { return &p.Status }},
		{Name: "summary", About: "What it is, in our own words.", Field: func(p *Proposal) any { return &p.Summary }},
		{Name: "note", About: "What a reader must know of it.", Field: func(p *Proposal) any { return &p.Note }},
		{Name: "source", Refers: "sources", About: "Id of the source that is shown for it.", Field: func(p *Proposal) any { return &p.Source }},
	},
}

var readingTable = Table[Reading]{
	Name:  "readings",
	About: "Whose account of a proposal is meant.",
	Key:   []string{"id"},
	Columns: []Column[Reading]{
		{Name: "id", Required: true, About: "Stable id: primary, or outlet and date.", Field: func(r *Reading) any { return &r.ID }},
		{Name: "order", About: "Place in lists, from 1.", Field: func(r *Reading) any { return &r.Order }},
		{Name: "label", Required: true, About: "The words shown for it.", Field: func(r *Reading) any { return &r.Label }},
		{Name: "note", About: "What a reader must know of it.", Field: func(r *Reading) any { return &r.Note }},
	},
}

var accountTable = Table[Account]{
	Name:  "accounts",
	About: "For each proposal the readings that exist of it, what was read and where.",
	Key:   []string{"proposal", "reading"},
	Columns: []Column[Account]{
		{Name: "proposal", Required: true, Refers: "proposals", About: "The proposal told of.", Field: func(a *Account) any { return &a.Proposal }},
		{Name: "reading", Required: true, Refers: "readings", About: "Whose account it is.", Field: func(a *Account) any { return &a.Reading }},
		{Name: "kind", Required: true, OneOf: accountKinds, About: "Whether the account is the document, a report of it, or told by word of mouth.", Field: func(a *Account) any { return &a.Kind }},
		{Name: "read", Required: true, OneOf: readWholeOrPart, About: "Whether the account was read whole; only then can its silence be stated.", Field: func(a *Account) any { return &a.Read }},
		{Name: "source", Required: true, Refers: "sources", About: "Where it was read.", Field: func(a *Account) any { return &a.Source }},
		{Name: "language", About: "Language that was read (BCP 47).", Field: func(a *Account) any { return &a.Language }},
		{Name: "translated", About: "Whether a translation was read.", Field: func(a *Account) any { return &a.Translated }},
		{Name: "note", About: "What was read, and what was not.", Field: func(a *Account) any { return &a.Note }},
	},
}
