package state

// Dictionary has a row for every column of every table, for every property of the regions in a GeoJSON
// file, and for every code with its definition. Like
// the tables that it describes it keeps the names of its columns in every language.
func (v *View) Dictionary() *Sheet {
	s := &Sheet{ID: "dictionary", Title: v.Words.Say("sheet.dictionary"), About: v.Words.Say("sheet.dictionary_about")}
	for _, c := range []struct {
		id    string
		width float64
	}{{"kind", 80}, {"list", 170}, {"name", 200}, {"label", 220}, {"type", 220}, {"required", 80}, {"meaning", 420}} {
		s.Columns = append(s.Columns, Column{ID: c.id, Title: c.id, Type: TextColumn, Width: c.width})
	}
	add := func(texts ...string) {
		row := Row{Key: texts[0] + "/" + texts[1] + "/" + texts[2]}
		for _, text := range texts {
			row.Cells = append(row.Cells, Cell{Text: text})
		}
		s.Rows = append(s.Rows, row)
	}
	dictionary := v.Dataset.Dictionary()
	for _, c := range dictionary.Columns {
		add("column", c.Table, c.Column, "", c.Type, v.yesNo(c.Required), c.Meaning)
	}
	for _, p := range v.JoinedFields() {
		add("property", "geojson", p.Name, "", "", "", p.Meaning)
	}
	for _, c := range dictionary.Codes {
		add("code", c.List, c.Code, c.Label, "", "", c.Definition)
	}
	s.Of = len(s.Rows)
	return s
}
