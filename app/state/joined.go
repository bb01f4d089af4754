package state

import (
	"slices"

	"stancemap/data"
)

// A Property is one property of the regions in a GeoJSON file: its name, which stays the same in every
// language and version of the form, the value, and what it means.
type Property struct {
	Name    string
	Value   any // string, int, bool, []Properties, or nil for what is not given
	Meaning string
}

// Properties are those of one thing, in the order in which a file has them.
type Properties []Property

// accountPlace stands in the dictionary where the name of a property has the id of an account.
const accountPlace = "ACCOUNT:"

// JoinedRegion is a region with what the accounts on the map say of it on the topic of the map, as the
// properties of a feature. The names of those on an account begin with its id: "us-2025-04:stance".
func (v *View) JoinedRegion(region data.Region) Properties {
	joined := v.regionProperties(region)
	for _, id := range v.OnMap() {
		for _, p := range v.accountProperties(id, region.ID) {
			p.Name = id.String() + ":" + p.Name
			joined = append(joined, p)
		}
	}
	return joined
}

// JoinedFields are the properties of a joined region with their meaning, those on an account once.
func (v *View) JoinedFields() Properties {
	fields := v.regionProperties(data.Region{})
	for _, p := range v.accountProperties(Account{}, "") {
		p.Name = accountPlace + p.Name
		fields = append(fields, p)
	}
	return fields
}

// JoinedRegions lists the regions that pass the filter.
func (v *View) JoinedRegions() []data.Region {
	return slices.DeleteFunc(slices.Clone(v.Dataset.Regions), func(r data.Region) bool { return !v.State.Filter.Regions.Allows(r.ID) })
}

func (v *View) regionProperties(r data.Region) Properties {
	return Properties{
		{"region", r.ID, "Id of the region; the feature has the same."},
		{"name", given(v.RegionName(r.ID)), "Name of the region in the language of the export."},
		{"name_en", given(r.NameEN), "Name in English."},
		{"name_uk", given(r.NameUK), "Name in Ukrainian."},
		{"name_ru", given(r.NameRU), "Name in Russian."},
		{"iso_3166_2", given(r.ISO31662.String()), "ISO 3166-2 codes of the units that the region consists of, separated by semicolons."},
	}
}

// accountProperties are what one account says of a region: part 1, which the map paints, and the further
// parts in the same form.
func (v *View) accountProperties(id Account, region string) Properties {
	topic := v.Topic()
	parts := v.parts(id, topic, region)
	scale := ScaleOf(v.Dataset, topic.Kind, v.Words)
	code, words := NoSource, scale.Entry(NoSource).Label
	var first data.Position
	var further []Properties
	if len(parts) > 0 {
		first, code, words = parts[0], parts[0].Stance, v.signed(v.PartsWords(scale, parts), parts)
		for _, p := range parts[1:] {
			further = append(further, append(Properties{{Name: "part", Value: p.Part}, {Name: "stance", Value: p.Stance}}, v.positionProperties(p)...))
		}
	}
	joined := Properties{
		{"account", given(v.accountTitleOf(id)), "The account in words."},
		{"stance", code, "Code of the stance of part 1, which the map paints; no_source where no source was read, hidden where all that is said was left out as unconfirmed."},
		{"label", words, "All parts in words, in the order of their number."},
		{"parts", len(parts), "How many parts the account has on the region; 0 where no source was read."},
	}
	joined = append(joined, v.positionProperties(first)...)
	return append(joined, Property{"further", listed(further), "The parts from 2 on, a list of objects with part, stance and the properties above from extent on; null where there is none."})
}

// accountTitleOf is empty for the account that stands for any.
func (v *View) accountTitleOf(id Account) string {
	if id == (Account{}) {
		return ""
	}
	return v.AccountTitle(id)
}

// positionProperties are what a position says besides its stance, and where it was read.
func (v *View) positionProperties(p data.Position) Properties {
	source, _ := v.Dataset.Source(p.Source)
	citation := ""
	if source.ID != "" {
		citation = source.Short()
	}
	return Properties{
		{"extent", given(p.Extent), "How much of the region is meant, a code."},
		{"named", given(p.Named), "Whether the text names the region, or the position follows from a general clause."},
		{"object", given(p.Object), "What is recognised, left or given back, a code."},
		{"by_whom", given(p.ByWhom.String()), "Ids of the actors who would do it, separated by semicolons."},
		{"terms", given(p.Terms), "Code of the terms within the topic."},
		{"condition", given(p.Condition), "What it depends on, in words."},
		{"summary", given(p.Summary), "What is said, in words."},
		{"quote", given(p.Quote), "A short quotation."},
		{"quote_language", given(p.QuoteLanguage), "Language of the quotation (BCP 47)."},
		{"locator", given(p.Locator), "Place in the source."},
		{"source", given(p.Source), "Id of the source in the dataset."},
		{"citation", given(citation), "The source in words: origin, date, carrier."},
		{"url", given(source.URL), "Address of the source."},
		{"confidence", given(p.Confidence), "How well the position is supported, a code."},
	}
}

// given is nil for a value that is not given.
func given(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func listed(parts []Properties) any {
	if len(parts) == 0 {
		return nil
	}
	return parts
}
