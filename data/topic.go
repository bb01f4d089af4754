package data

// A Topic is a question that proposals settle, defer or leave out.
type Topic struct {
	ID             string
	Order          int
	Group          string
	Kind           string // territory or other: which stances apply
	Label          string
	Definition     string
	PAX, UCDP, PAM List // variables of other datasets on the same question
}

// The two kinds of topic and of stance.
const (
	TerritoryKind = "territory"
	OtherKind     = "other"
)

// A Term is a short code that tells two positions of one stance apart, within one topic.
type Term struct {
	Topic, Code, Label, Definition string
}

// An Actor is a state, a body, a person or an outlet that proposes, is bound, answers or reports.
type Actor struct {
	ID    string
	Order int
	Label string
	Note  string
}

var topicTable = Table[Topic]{
	Name:  "topics",
	About: "The questions that proposals settle, defer or leave out.",
	Key:   []string{"id"},
	Columns: []Column[Topic]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(t *Topic) any { return &t.ID }},
		{Name: "order", About: "Place in lists, from 1.", Field: func(t *Topic) any { return &t.Order }},
		{Name: "group", About: "The head under which tables list it.", Field: func(t *Topic) any { return &t.Group }},
		{Name: "kind", Required: true, OneOf: kinds, About: "Which list of stances applies.", Field: func(t *Topic) any { return &t.Kind }},
		{Name: "label", Required: true, About: "The words shown for it.", Field: func(t *Topic) any { return &t.Label }},
		{Name: "definition", About: "What belongs to it.", Field: func(t *Topic) any { return &t.Definition }},
		{Name: "pax", About: "Variables of the PA-X Peace Agreements Database.", Field: func(t *Topic) any { return &t.PAX }},
		{Name: "ucdp", About: "Variables of the UCDP Peace Agreement Dataset.", Field: func(t *Topic) any { return &t.UCDP }},
		{Name: "pam", About: "Variables of the Peace Accords Matrix.", Field: func(t *Topic) any { return &t.PAM }},
	},
}

var termTable = Table[Term]{
	Name:  "terms",
	About: "The closed list of terms within each topic.",
	Key:   []string{"topic", "code"},
	Columns: []Column[Term]{
		{Name: "topic", Required: true, Refers: "topics", About: "The topic within which the code is used.", Field: func(t *Term) any { return &t.Topic }},
		{Name: "code", Required: true, About: "Short code.", Field: func(t *Term) any { return &t.Code }},
		{Name: "label", Required: true, About: "The words shown for it.", Field: func(t *Term) any { return &t.Label }},
		{Name: "definition", About: "When the code is used.", Field: func(t *Term) any { return &t.Definition }},
	},
}

var actorTable = Table[Actor]{
	Name:  "actors",
	About: "The closed list of those who propose, are bound, answer or report.",
	Key:   []string{"id"},
	Columns: []Column[Actor]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(a *Actor) any { return &a.ID }},
		{Name: "order", About: "Place in lists, from 1.", Field: func(a *Actor) any { return &a.Order }},
		{Name: "label", Required: true, About: "The words shown for it.", Field: func(a *Actor) any { return &a.Label }},
		{Name: "note", About: "What a reader must know of it.", Field: func(a *Actor) any { return &a.Note }},
	},
}
