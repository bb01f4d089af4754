package data

// A Choice is one code of a closed list that the form itself fixes.
type Choice struct{ Code, Meaning string }

// Choices is such a list, in the order in which it is told.
type Choices []Choice

// Codes lists the codes alone.
func (c Choices) Codes() []string {
	var codes []string
	for _, choice := range c {
		codes = append(codes, choice.Code)
	}
	return codes
}

var confidences = Choices{
	{"high", "Two or more independent outlets agree, or the text itself was read."},
	{"medium", "One good outlet, a translation, or outlets that differ in wording."},
	{"low", "A weak host, a single paraphrase, or accounts that contradict each other."},
}

var statuses = Choices{
	{"agreement", "Agreed by the parties that it binds."},
	{"official", "Made public by the one who proposes."},
	{"leaked", "Made public by others, as a text."},
	{"reported", "Known from reports only; no text is public."},
	{"oral", "Told by word of mouth."},
	{"draft", "A draft, still to be agreed."},
}

var accountKinds = Choices{
	{"document", "The document itself, or a copy of its words."},
	{"report", "A report of what it says."},
	{"oral", "What somebody told of it by word of mouth."},
}

var readWholeOrPart = Choices{
	{"whole", "Read from beginning to end: its silence can be stated."},
	{"part", "Read in part: what was not found may still be there."},
}

var namings = Choices{
	{"yes", "The text names the region, or what the topic asks about."},
	{"general-clause", "The text names no region; the position follows from a general clause."},
}

// extents are the parts of a region that a position can speak of.
var extents = Choices{
	{"whole", "All of the region."},
	{"controlled-part", "The part held by the side that the clause favours; by_whom and summary name it."},
	{"remaining-part", "The part not held by the side that the clause favours."},
	{"named-part", "A part that the text names, such as “certain areas”."},
	{"unspecified", "The region is meant, and neither a part nor a border is stated."},
}

var objects = Choices{
	{"control", "Control, without a statement on sovereignty."},
	{"sovereignty", "Sovereignty."},
	{"territory", "Territory, without a statement on control or sovereignty."},
	{"annexation", "Annexation, where that is the account's own term."},
}

var precisions = Choices{
	{"day", "The day is known."},
	{"month", "The month is known."},
	{"year", "The year is known."},
	{"derived", "Computed from what the source says, such as “45 days ago”."},
}

var kinds = Choices{
	{TerritoryKind, "What becomes of the status or control of a region."},
	{OtherKind, "Everything else that a text settles."},
}

var axes = Choices{
	{LawAxis, "Whose the place is in law."},
	{ControlAxis, "Who holds the place."},
}

// classes are the ways in which two accounts compare in a cell.
var classes = Choices{
	{string(Same), "Both say the same: stance, extent, object, by whom and terms are equal in all parts."},
	{string(SameStanceOtherTerms), "The stances are equal in all parts; extent, object, by whom or terms are not."},
	{string(Differ), "Both say something, and the stances differ."},
	{string(OneDefers), "Both say something, and the first part of one leaves the matter to later talks."},
	{string(OnlyFirst), "Only the first account says something."},
	{string(OnlySecond), "Only the second account says something."},
	{string(Neither), "Neither account says something."},
	{string(NoSourceRead), "No source was read for one of the two."},
}
