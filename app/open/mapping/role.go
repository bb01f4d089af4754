package mapping

// A Role is what a column of a table holds.
type Role string

// The roles.
const (
	Region        Role = "region"
	Proposal      Role = "proposal"
	Stance        Role = "stance" // in a table with a row a region, the columns of the proposals
	Topic         Role = "topic"
	Reading       Role = "reading"
	Extent        Role = "extent"
	Source        Role = "source"
	Address       Role = "address"
	Date          Role = "date"
	Proposer      Role = "proposer"
	Summary       Role = "summary"
	Quote         Role = "quote"
	QuoteLanguage Role = "quote_language"
	Condition     Role = "condition"
	Locator       Role = "locator"
	Confidence    Role = "confidence"
	Note          Role = "note"
	Ignored       Role = "ignore"
)

// Roles lists the roles in the order in which they are offered.
var Roles = []Role{Region, Proposal, Stance, Topic, Reading, Extent, Source, Address, Date, Proposer, Summary, Quote, QuoteLanguage, Condition, Locator, Confidence, Note, Ignored}

// several tells the roles that more than one column may have.
func (r Role) several() bool { return r == Stance || r == Note || r == Ignored }

// headWords are words of heads by role, folded, in the languages in which tables of this kind are met.
var headWords = map[Role][]string{
	Region:        {"region", "regions", "area", "oblast", "province", "territory", "district", "state", "country", "place", "unit", "adm1", "admin1", "canton", "land", "regione", "gebiet", "provinz", "provincia", "département", "область", "регион", "регіон", "територія", "территория"},
	Proposal:      {"proposal", "plan", "text", "draft", "document", "agreement", "treaty", "initiative", "proposition", "vorschlag", "propuesta", "projet", "entwurf", "предложение", "план", "пропозиція", "документ", "проект", "проєкт"},
	Stance:        {"stance", "position", "status", "outcome", "says", "value", "code", "category", "disposition", "what it says", "haltung", "postura", "posición", "позиция", "позиція", "статус", "рішення", "решение"},
	Topic:         {"topic", "issue", "subject", "theme", "question", "thema", "tema", "sujet", "тема", "питання", "вопрос"},
	Reading:       {"reading", "account", "version", "reported by", "according to", "lesart", "версия", "версія"},
	Extent:        {"extent", "part", "scope", "how much", "umfang", "объем", "обсяг"},
	Source:        {"source", "sources", "reference", "citation", "outlet", "quelle", "fuente", "fonte", "источник", "джерело"},
	Address:       {"url", "link", "address", "web", "website", "href", "source url", "source link", "ссылка", "посилання"},
	Date:          {"date", "presented", "presented on", "published", "day", "datum", "fecha", "дата"},
	Proposer:      {"proposer", "proposed by", "author", "by", "actor", "party", "mediator", "автор", "сторона"},
	Summary:       {"summary", "description", "what", "in words", "comment", "explanation", "details", "zusammenfassung", "resumen", "résumé", "описание", "опис", "суть"},
	Quote:         {"quote", "quotation", "wording", "original text", "excerpt", "zitat", "cita", "цитата"},
	QuoteLanguage: {"quote language", "language", "lang", "sprache", "язык", "мова"},
	Condition:     {"condition", "conditions", "provided that", "bedingung", "условие", "умова"},
	Locator:       {"locator", "article", "page", "clause", "paragraph", "point", "artikel", "seite", "статья", "стаття", "пункт"},
	Confidence:    {"confidence", "certainty", "reliability"},
	Note:          {"note", "notes", "remark", "remarks", "anmerkung", "nota", "примечание", "примітка"},
}
