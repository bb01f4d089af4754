package state

import (
	"strings"

	"stancemap/data"
)

// A Fact is one dated statement about a region, in words.
type Fact struct {
	Label  string // "Population, resident"; facts of one kind stand together
	Text   string // value, unit and date
	Note   string
	Source SourceLine
}

// names are those of a region in English, Ukrainian and Russian, as far as they are known.
func (v *View) names(region data.Region) (known []Pair) {
	for _, name := range []Pair{
		{Label: v.Words.Say("detail.name_en"), Text: region.NameEN},
		{Label: v.Words.Say("detail.name_uk"), Text: region.NameUK},
		{Label: v.Words.Say("detail.name_ru"), Text: region.NameRU},
	} {
		if name.Text != "" {
			known = append(known, name)
		}
	}
	return known
}

// facts tells the facts of a region in their order.
func (v *View) facts(region string) (told []Fact) {
	for _, fact := range v.Dataset.FactsOf(region) {
		told = append(told, Fact{Label: factLabel(fact), Text: v.factWords(fact), Note: fact.Note, Source: v.sourceLine(fact.Source)})
	}
	return told
}

// factWords says a value with its unit and its date. A value that is a date has neither.
func (v *View) factWords(fact data.Fact) string {
	said := string(fact.Value)
	value, isNumber := fact.Value.Float()
	if _, err := data.ParseDate(said); err == nil && !isNumber {
		return v.Words.Date(said)
	}
	if isNumber {
		said = v.Words.Number(value)
	}
	if fact.Unit != "" {
		said = v.Words.Say("detail.value", "Value", said, "Unit", fact.Unit)
	}
	if fact.AsOf != "" {
		said = v.Words.Say("detail.as_of", "Value", said, "Date", v.Words.Date(string(fact.AsOf)))
	}
	return said
}

// factLabel reads the codes of a fact as words: "population" of kind "resident" is "Population, resident".
func factLabel(fact data.Fact) string {
	label := upperFirst(strings.ReplaceAll(fact.Property, "_", " "))
	if fact.Kind != "" {
		label += ", " + strings.ReplaceAll(fact.Kind, "_", " ")
	}
	return label
}
