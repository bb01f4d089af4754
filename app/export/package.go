package export

import (
	"bytes"
	"encoding/json"
	"slices"

	"stancemap/app/state"
	"stancemap/data"
)

// packageOf is the dataset as a zip of its Data Package. The filter takes positions out, and then the
// descriptor says that this is a part, and of what.
func packageOf(v *state.View) ([]byte, error) {
	positions := v.Positions()
	kept := map[string]bool{}
	for _, row := range positions.Rows {
		kept[row.Key] = true
	}
	dataset := *v.Dataset
	dataset.Positions = slices.DeleteFunc(slices.Clone(dataset.Positions), func(p data.Position) bool { return !kept[p.ID] })
	files, err := dataset.Package()
	if err != nil {
		return nil, err
	}
	entries := make([]entry, len(files))
	for i, f := range files {
		entries[i] = entry{f.Name, f.Content}
	}
	if len(positions.Rows) < positions.Of {
		if entries[0].content, err = withPart(entries[0].content, partOf(v, len(positions.Rows), positions.Of)); err != nil {
			return nil, err
		}
	}
	return archiveOf(entries)
}

// withPart adds the member "part" to a descriptor.
func withPart(descriptor []byte, words string) ([]byte, error) {
	members := map[string]any{}
	if err := json.Unmarshal(descriptor, &members); err != nil {
		return nil, err
	}
	members["part"] = words
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(members)
	return text.Bytes(), err
}

// Part says how many of the positions a file of the view holds, and which filter takes the others out.
func Part(v *state.View) string {
	shown, of := v.PositionCount()
	return share(v, shown, of)
}

// partWords says how much of a table passed the filter, and which filter it was.
func partWords(v *state.View, sheet *state.Sheet) string { return share(v, len(sheet.Rows), sheet.Of) }

// partOf says how many rows passed the filter, and which filter it was.
func partOf(v *state.View, rows, of int) string {
	if rows == of {
		return v.Words.Count("export.everything", of)
	}
	return v.Words.Count("export.part", of, "Shown", v.Words.Number(float64(rows)), "Filter", v.PositionFilterWords())
}

// share says the same of a file whose rows stand in the order of their table on screen.
func share(v *state.View, rows, of int) string {
	if sorted := v.PositionSortWords(); sorted != "" {
		return partOf(v, rows, of) + "; " + sorted
	}
	return partOf(v, rows, of)
}
