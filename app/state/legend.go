package state

import (
	"slices"

	"stancemap/data"
)

// A Legend explains the maps: the members of the scale in use, in scale order, with the count of
// regions, then the mark for readings that disagree.
type Legend struct {
	Title, Subtitle string
	Rows            []LegendRow
	All             int // members that the whole scale has
	Filtered        bool
}

// A LegendRow is one member in use. The rows of the marks have no Key, and that of what is unconfirmed
// has a Sign.
type LegendRow struct {
	Key     string
	Sign    string
	Label   string
	Count   int
	Regions []string // names, in order, each once
	On      bool     // the filter limits the map to it
}

func (v *View) legend() *Legend {
	l := &Legend{All: len(v.Scale.Entries), Filtered: v.State.Filter.Stances != ""}
	if v.Scale.Kind == data.TerritoryKind {
		l.All = wholes(v.Scale)
	}
	first := v.Maps.Each[0]
	l.Title, l.Subtitle = first.Title, first.Caption
	if len(v.Maps.Each) > 1 {
		l.Title, l.Subtitle = v.Topic().Label, ""
	}
	for _, entry := range v.Scale.Entries {
		row := LegendRow{Key: entry.Key, Label: v.legendLabel(entry), On: v.State.Filter.Stances.Has(entry.Key)}
		row.gather(v.Maps.Each, func(c MapCell) bool { return c.Entry == entry.Key })
		if row.Count > 0 {
			l.Rows = append(l.Rows, row)
		}
	}
	out := LegendRow{Key: Hidden, Label: v.Words.Say("unconfirmed.hidden"), On: true}
	out.gather(v.Maps.Each, func(c MapCell) bool { return c.Entry == Hidden })
	unsure := LegendRow{Sign: Dagger, Label: v.Words.Say("legend.unconfirmed")}
	unsure.gather(v.Maps.Each, func(c MapCell) bool { return c.Unsure })
	for _, row := range []LegendRow{out, unsure} {
		if row.Count > 0 {
			l.Rows = append(l.Rows, row)
		}
	}
	mark := LegendRow{Label: v.Words.Say("legend.accounts_differ")}
	mark.gather(v.Maps.Each, func(c MapCell) bool { return c.Disagree })
	if mark.Count > 0 {
		l.Rows = append(l.Rows, mark)
	}
	return l
}

// wholes counts the members of a scale without those for parts, which share a row of the full key.
func wholes(s *Scale) int {
	n := 0
	for _, entry := range s.Entries {
		if !entry.Part {
			n++
		}
	}
	return n
}

func (r *LegendRow) gather(maps []MapView, in func(MapCell) bool) {
	for _, m := range maps {
		for _, cell := range m.Cells {
			if !in(cell) {
				continue
			}
			r.Count++
			if !slices.Contains(r.Regions, cell.Name) {
				r.Regions = append(r.Regions, cell.Name)
			}
		}
	}
}

// legendLabel names the extent of an entry for parts where all its cells speak of the same one.
func (v *View) legendLabel(entry Entry) string {
	if v.Scale.Kind == DifferenceKind {
		return v.classLabel(entry)
	}
	if !entry.Part {
		return entry.Label
	}
	extent := ""
	for _, m := range v.Maps.Each {
		for _, cell := range m.Cells {
			if cell.Entry != entry.Key {
				continue
			}
			part := v.parts(m.Account, v.Topic(), cell.Region)[0]
			if extent != "" && extent != part.Extent {
				return v.Words.Say("legend.part", "Stance", entry.Label, "Extent", lowerFirst(v.Words.Say("extent.part")))
			}
			extent = part.Extent
		}
	}
	if extent == "" {
		extent = "part"
	}
	return v.Words.Say("legend.part", "Stance", entry.Label, "Extent", lowerFirst(v.Words.Say("extent."+extent)))
}
