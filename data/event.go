package data

// An Event is something that happened or was said around the proposals.
type Event struct {
	ID        string
	Date      Date
	Precision string // day, month, year, derived
	Title     string
	Summary   string
	SaidBy    List   // actor ids
	Proposal  string // the proposal it belongs to, if one
	Source    string
}

// A Response is what a party answered to a proposal, apart from what the document says.
type Response struct {
	Proposal, Topic, Actor string
	Says                   string
	Date                   Date
	Source                 string
}

var eventTable = Table[Event]{
	Name:  "events",
	About: "What happened or was said around the proposals, by date.",
	Key:   []string{"id"},
	Columns: []Column[Event]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(e *Event) any { return &e.ID }},
		{Name: "date", Required: true, About: "Date.", Field: func(e *Event) any { return &e.Date }},
		{Name: "precision", OneOf: precisions, About: "How exactly the date is known; derived means computed from the source.", Field: func(e *Event) any { return &e.Precision }},
		{Name: "title", Required: true, About: "Title.", Field: func(e *Event) any { return &e.Title }},
		{Name: "summary", About: "What happened or was said, in our own words.", Field: func(e *Event) any { return &e.Summary }},
		{Name: "said_by", Refers: "actors", About: "Who says so.", Field: func(e *Event) any { return &e.SaidBy }},
		{Name: "proposal", Refers: "proposals", About: "The proposal it belongs to, if one.", Field: func(e *Event) any { return &e.Proposal }},
		{Name: "source", Required: true, Refers: "sources", About: "Id of the source.", Field: func(e *Event) any { return &e.Source }},
	},
}

var responseTable = Table[Response]{
	Name:  "responses",
	About: "What parties answered to a proposal, apart from what the document says.",
	Key:   []string{"proposal", "topic", "actor", "date"},
	Columns: []Column[Response]{
		{Name: "proposal", Required: true, Refers: "proposals", About: "The proposal answered.", Field: func(r *Response) any { return &r.Proposal }},
		{Name: "topic", Refers: "topics", About: "The topic spoken of; empty for the whole.", Field: func(r *Response) any { return &r.Topic }},
		{Name: "actor", Required: true, Refers: "actors", About: "Who answers.", Field: func(r *Response) any { return &r.Actor }},
		{Name: "says", Required: true, About: "What is answered, in our own words.", Field: func(r *Response) any { return &r.Says }},
		{Name: "date", About: "Date.", Field: func(r *Response) any { return &r.Date }},
		{Name: "source", Required: true, Refers: "sources", About: "Id of the source.", Field: func(r *Response) any { return &r.Source }},
	},
}
