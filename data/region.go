package data

// A Region is a place that proposals speak of. Its outline lies in regions.geojson under the same id.
type Region struct {
	ID                     string
	Order                  int
	NameEN, NameUK, NameRU string
	Aliases                List // for search only, never a label
	ISO31662               List // codes of the units that the region consists of
	LabelLon, LabelLat     Number
	Note                   string
}

// A Fact is one dated statement about a region: an area, a population, a claim. Value and unit are
// those of the source.
type Fact struct {
	ID, Region, Property string
	Value                Value
	Unit                 string
	AsOf                 Date
	Kind                 string
	Source               string
	Confidence           string
	Note                 string
}

var regionTable = Table[Region]{
	Name:  "regions",
	About: "The regions of the map, in the order in which tables list them.",
	Key:   []string{"id"},
	Columns: []Column[Region]{
		{Name: "id", Required: true, About: "Stable id; also the feature id in regions.geojson.", Field: func(r *Region) any { return &r.ID }},
		{Name: "order", About: "Place in lists, from 1.", Field: func(r *Region) any { return &r.Order }},
		{Name: "name_en", Required: true, About: "Name in English.", Field: func(r *Region) any { return &r.NameEN }},
		{Name: "name_uk", About: "Name in Ukrainian.", Field: func(r *Region) any { return &r.NameUK }},
		{Name: "name_ru", About: "Name in Russian.", Field: func(r *Region) any { return &r.NameRU }},
		{Name: "aliases", About: "Other spellings and names, for search only.", Field: func(r *Region) any { return &r.Aliases }},
		{Name: "iso_3166_2", About: "ISO 3166-2 codes of the units that the region consists of.", Field: func(r *Region) any { return &r.ISO31662 }},
		{Name: "label_lon", About: "Longitude of the label in degrees east (WGS 84).", Field: func(r *Region) any { return &r.LabelLon }},
		{Name: "label_lat", About: "Latitude of the label in degrees north (WGS 84).", Field: func(r *Region) any { return &r.LabelLat }},
		{Name: "note", About: "What a reader must know of the region.", Field: func(r *Region) any { return &r.Note }},
	},
}

var factTable = Table[Fact]{
	Name:  "facts",
	About: "Dated statements about a region, each with its source: areas, populations, claims.",
	Key:   []string{"id"},
	Columns: []Column[Fact]{
		{Name: "id", Required: true, About: "Stable id.", Field: func(f *Fact) any { return &f.ID }},
		{Name: "region", Required: true, Refers: "regions", About: "The region spoken of.", Field: func(f *Fact) any { return &f.Region }},
		{Name: "property", Required: true, About: "What is stated: area, population, a claim.", Field: func(f *Fact) any { return &f.Property }},
		{Name: "value", Required: true, About: "The value as the source gives it: a number, else text.", Field: func(f *Fact) any { return &f.Value }},
		{Name: "unit", About: "Unit of the value.", Field: func(f *Fact) any { return &f.Unit }},
		{Name: "as_of", About: "The date for which the value is stated.", Field: func(f *Fact) any { return &f.AsOf }},
		{Name: "kind", About: "Kind of the value, such as resident or present population, or claim.", Field: func(f *Fact) any { return &f.Kind }},
		{Name: "source", Required: true, Refers: "sources", About: "Id of the source.", Field: func(f *Fact) any { return &f.Source }},
		{Name: "confidence", OneOf: confidences, About: "How well the statement is supported.", Field: func(f *Fact) any { return &f.Confidence }},
		{Name: "note", About: "What a reader must know of the statement.", Field: func(f *Fact) any { return &f.Note }},
	},
}
