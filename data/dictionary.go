package data

import "strings"

// A Dictionary says what every column and every code of a dataset means.
type Dictionary struct {
	Columns []ColumnEntry
	Codes   []CodeEntry
}

// A ColumnEntry describes one column of one table.
type ColumnEntry struct {
	Table, Column, Type string
	Required            bool
	Meaning             string
}

// A CodeEntry describes one code. List is the table and, where one table holds several lists, the
// column or kind within it: "topics", "stances, territory", "terms, nato", "positions, extent".
type CodeEntry struct{ List, Code, Label, Definition string }

// Dictionary lists the columns of every table, then the codes of every list: those of the dataset
// first, those of the form after them.
func (d *Dataset) Dictionary() Dictionary {
	form := (&Dataset{}).Tables() // the rows are not asked for
	return Dictionary{Columns: columnEntries(form), Codes: append(d.codeEntries(), formEntries(form)...)}
}

func columnEntries(tables []Rows) []ColumnEntry {
	var entries []ColumnEntry
	for _, table := range tables {
		for _, column := range table.Columns {
			entries = append(entries, ColumnEntry{table.Name, column.Name, typeWords(column), column.Required, column.About})
		}
	}
	return entries
}

// typeWords is the type of a column as a sentence has it.
func typeWords(column ColumnInfo) string {
	words := map[string]string{
		"string": "text", "integer": "whole number", "number": "number", "any": "number or text",
		"date": "date: year-month-day, year-month or year", "list": "list, separated by semicolons",
	}[column.Type]
	switch {
	case column.Refers != "":
		return words + ", ids of " + column.Refers
	case len(column.OneOf) > 0:
		return words + ", one of " + strings.Join(column.OneOf.Codes(), ", ")
	}
	return words
}

func (d *Dataset) codeEntries() []CodeEntry {
	var entries []CodeEntry
	for _, topic := range d.Topics {
		entries = append(entries, CodeEntry{"topics", topic.ID, topic.Label, topic.Definition})
	}
	for _, kind := range kinds.Codes() {
		for _, stance := range d.StancesOf(kind) {
			entries = append(entries, CodeEntry{"stances, " + kind, stance.Code, stance.Label, stance.Definition})
		}
	}
	for _, topic := range d.Topics {
		for _, term := range d.Terms {
			if term.Topic == topic.ID {
				entries = append(entries, CodeEntry{"terms, " + topic.ID, term.Code, term.Label, term.Definition})
			}
		}
	}
	for _, region := range d.Regions {
		entries = append(entries, CodeEntry{"regions", region.ID, region.NameEN, region.Note})
	}
	for _, proposal := range d.Proposals {
		entries = append(entries, CodeEntry{"proposals", proposal.ID, proposal.Title, proposal.Summary})
	}
	for _, reading := range d.Readings {
		entries = append(entries, CodeEntry{"readings", reading.ID, reading.Label, reading.Note})
	}
	for _, actor := range d.Actors {
		entries = append(entries, CodeEntry{"actors", actor.ID, actor.Label, actor.Note})
	}
	return entries
}

// formEntries are the codes that mean the same in every dataset.
func formEntries(tables []Rows) []CodeEntry {
	var entries []CodeEntry
	list := func(name string, choices Choices) {
		for _, choice := range choices {
			entries = append(entries, CodeEntry{name, choice.Code, plainWords(choice.Code), choice.Meaning})
		}
	}
	for _, table := range tables {
		for _, column := range table.Columns {
			list(table.Name+", "+column.Name, column.OneOf)
		}
	}
	list("comparison", classes)
	return entries
}

// plainWords writes a code as words: "controlled-part" is "Controlled part".
func plainWords(code string) string {
	words := strings.NewReplacer("-", " ", "_", " ").Replace(code)
	return strings.ToUpper(words[:1]) + words[1:]
}
