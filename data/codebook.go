package data

import (
	"fmt"
	"strconv"
)

// Codebook is the page that says what everything in the dataset means: how the record is made, every
// table and column, every code.
func (d *Dataset) Codebook() Page {
	about := append([]string{d.edition(), d.Info.Description}, d.licences()...)
	sections := []Section{{Text: about}, {Level: 1, Heading: "How to read it", Header: []string{"Notion", "Meaning"}, Rows: notions}}
	sections = append(sections, d.tableSections()...)
	sections = append(sections, d.topicSections()...)
	sections = append(sections, d.stanceSections()...)
	return Page{Title: "Codebook: " + d.Info.Title, Sections: append(sections, d.listSections()...)}
}

// edition says which version this is and how current.
func (d *Dataset) edition() string {
	words := "Version " + d.Info.Version
	if d.Info.Version == "" {
		words = "A dataset without a version"
	}
	if asOf, ok := d.Info.AsOf.Time(); ok {
		words += ", as of the last source read, " + asOf.Format("January 2006")
	}
	return words + "."
}

// licences says whose the dataset is to use.
func (d *Dataset) licences() []string {
	var lines []string
	for _, licence := range d.Info.Licenses {
		lines = append(lines, "Licence: "+licence.Title+", "+licence.Path)
	}
	return lines
}

// notions are what the form rests on. They hold for every dataset.
var notions = [][]string{
	{"Proposal", "One text, or one set of terms known only from reports. A proposal is not an agreement, unless its status says so."},
	{"Reading", "Whose account of a proposal is meant. The reading “primary” is the document itself or, where none is public, the fullest account of it; the others are a named outlet and a date. Readings may contradict each other, and all are kept."},
	{"Account", "A proposal as one reading tells it. It says what kind of account it is, and whether it was read whole."},
	{"Cell", "Proposal, topic, region and reading. On topics of the kind territory there is a cell for every region; on the others the region is empty unless a clause is tied to a place in one."},
	{"Position", "One thing said in a cell: a stance, with extent, object, by whom and terms as far as they are stated, a summary in our own words, a short quotation and its source."},
	{"Part", "A cell holds one or more positions, numbered by the weight of their stances, the heaviest first; at equal weight law comes before control, then the order of the text. Part 1 is what the map paints and the legend counts."},
	{"Weight", "How much a stance settles, from 0 to 6. Stances that favour opposed sides equally weigh the same."},
	{"Named", "Whether the text names the region, or the position follows from a general clause."},
	{"Silence: not_addressed", "The account was read whole and is silent. Of a report it means that this report does not mention it, not that the document is silent."},
	{"Silence: not_found", "Looked for in what was read and not found, where the silence of the whole account cannot be stated."},
	{"Silence: no source read", "There is no account of the proposal in this reading, and so no row."},
	{"Disagreement", "Two readings of one proposal disagree on a cell where both say something and each says something, in stance, extent, object or by whom, that the other does not. What one leaves out contradicts nothing."},
	{"Comparison", "Two accounts are compared cell by cell; the classes stand under “comparison” below."},
	{"Confidence", "How well a position is supported. Positions of low confidence, and those whose source rests on sources that it does not name, are marked as unconfirmed and can be hidden."},
	{"Origin and carrier", "The origin is whose text it is, the carrier the outlet in which it was read. A re-post is marked, and is the source shown only where no outlet that names itself carried the clause."},
	{"Empty cell", "The value is not stated. It is never nought and never a guess."},
}

func (d *Dataset) tableSections() []Section {
	sections := []Section{{Level: 1, Heading: "Tables", Text: []string{"Tables are CSV files in UTF-8; the sources are CSL-JSON in sources.json, of which the table below is a view. datapackage.json holds the same description for programs, with size and SHA-256 of every file."}}}
	for _, table := range d.Tables() {
		s := Section{
			Level: 2, Heading: table.Name, Text: []string{table.About, "Key: " + joinWords(table.Key) + "."},
			Header: []string{"Column", "Type", "Required", "Meaning"},
		}
		for _, column := range table.Columns {
			s.Rows = append(s.Rows, []string{column.Name, typeWords(column), yesOrNo(column.Required), column.About})
		}
		sections = append(sections, s)
	}
	return sections
}

func (d *Dataset) topicSections() []Section {
	topics := Section{Level: 1, Heading: "Topics", Header: []string{"Id", "Group", "Kind", "Label", "Definition"}}
	crosswalk := Section{
		Level: 2, Heading: "The same questions in other datasets",
		Text:   []string{"Variables of the PA-X Peace Agreements Database, the UCDP Peace Agreement Dataset and the Peace Accords Matrix. They code signed agreements, and whether something is dealt with; they say nothing on its direction."},
		Header: []string{"Topic", "PA-X", "UCDP", "Peace Accords Matrix"},
	}
	for _, t := range d.Topics {
		topics.Rows = append(topics.Rows, []string{t.ID, t.Group, t.Kind, t.Label, t.Definition})
		if len(t.PAX)+len(t.UCDP)+len(t.PAM) > 0 {
			crosswalk.Rows = append(crosswalk.Rows, []string{t.ID, joinComma(t.PAX), joinComma(t.UCDP), joinComma(t.PAM)})
		}
	}
	if len(crosswalk.Rows) == 0 {
		return []Section{topics}
	}
	return []Section{topics, crosswalk}
}

func (d *Dataset) stanceSections() []Section {
	sections := []Section{{Level: 1, Heading: "Stances"}}
	for _, kind := range kinds {
		s := Section{Level: 2, Heading: "stances, " + kind.Code, Text: []string{kind.Meaning}, Header: []string{"Code", "Label", "Weight", "Axis", "Definition"}}
		for _, stance := range d.StancesOf(kind.Code) {
			s.Rows = append(s.Rows, []string{stance.Code, stance.Label, strconv.Itoa(stance.Weight), stance.Axis, stance.Definition})
		}
		if len(s.Rows) > 0 {
			sections = append(sections, s)
		}
	}
	return sections
}

// listSections are the codes that the sections before have not told, a section for each list.
func (d *Dataset) listSections() []Section {
	sections := []Section{{Level: 1, Heading: "Codes"}}
	told := map[string]bool{"topics": true}
	for _, kind := range kinds.Codes() {
		told["stances, "+kind] = true
	}
	for _, entry := range d.Dictionary().Codes {
		if told[entry.List] {
			continue
		}
		if last := sections[len(sections)-1]; last.Heading != entry.List {
			sections = append(sections, Section{Level: 2, Heading: entry.List, Header: []string{"Code", "Label", "Definition"}})
		}
		last := &sections[len(sections)-1]
		last.Rows = append(last.Rows, []string{entry.Code, entry.Label, entry.Definition})
	}
	return sections
}

func joinComma(list List) string {
	words := ""
	for i, value := range list {
		if i > 0 {
			words += ", "
		}
		words += value
	}
	return words
}

// count is a number and a noun: "1 cell", "3 cells".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
