package picture

import (
	"slices"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
)

// legend sets the members of the scale in use with the regions they are in use for.
func (l *layout) legend(c *column) {
	heading := "page.legend"
	if l.view.Scale.Kind == state.DifferenceKind {
		heading = "page.legend_difference"
	}
	c.heading(l.view.Words.Say(heading))
	rows := l.view.Legend.Rows
	shown := min(len(rows), l.at([...]int{len(rows), len(rows), len(rows), fewestRows}))
	for _, row := range rows[:shown] {
		switch {
		case row.Sign != "":
			sign := c.indented(12)
			sign.write(row.Sign, sign.text(assets.Bold, 14), 18)
			c.add(sign.marks...)
		case row.Key == "":
			c.add(AccountsMark(orb.Point{c.x + 16*c.unit, c.y + 9*c.unit}, 8*c.unit, l.options.Theme)...)
		default:
			swatch := SwatchMarks(l.view.Scale.Entry(row.Key).Fill(l.options.Theme), 32, 18, l.options.Theme)
			c.add(moved(resized(swatch, c.unit), c.x, c.y)...)
		}
		l.legendWords(c, row.Label, row.Regions)
	}
	if more := len(rows) - shown; more > 0 {
		c.write(l.view.Words.Count("page.more_rows", more), c.muted(12), 17)
	}
	for _, s := range l.signs() {
		c.add(moved(resized(s.marks, c.unit), c.x, c.y)...)
		l.legendWords(c, s.label, s.regions)
	}
	l.overlayRows(c)
}

// fewestRows are how many members of the scale a legend has at least.
const fewestRows = 20

// legendWords sets the words of a row of the legend beside its swatch.
func (l *layout) legendWords(c *column, label string, regions []string) {
	words := c.indented(44)
	words.writeAtMost(l.at([...]int{3, 2, 2, 1}), label, words.text(assets.Regular, 13), 18)
	named, style := l.view.Words.List(regions), words.muted(12)
	if l.brief > 0 || len(wrapped(named, style, words.width)) > mostRegionLines {
		named = l.view.Words.Count("page.regions", len(regions))
	}
	if l.brief < 2 && len(regions) > 0 {
		words.write(named, style, 16)
	}
	c.take(words)
	c.skip(7)
}

// mostRegionLines are how many lines the names of regions fill at most in a row of the legend; of more it gives the number.
const mostRegionLines = 4

// A sign is something on the maps beside the fills that needs a word, drawn in px of the design where a swatch would be.
type sign struct {
	marks   []Mark
	label   string
	regions []string
}

// signs are those on the maps of this page: tags of further positions, and places that texts name.
func (l *layout) signs() (signs []sign) {
	d := drawing{options: Options{Theme: l.options.Theme}, base: l.base}
	var regions []string
	most := 0
	for _, m := range l.view.Maps.Each {
		for _, cell := range m.Cells {
			if cell.More > 0 && !slices.Contains(regions, cell.Name) {
				regions = append(regions, cell.Name)
			}
			most = max(most, cell.More)
		}
	}
	if most > 0 {
		signs = append(signs, sign{d.moreTag(1, orb.Point{7, 9}).marks, l.view.Words.Say("page.more_tag"), regions})
	}
	if l.places {
		d.pointSymbol(orb.Point{16, 9})
		signs = append(signs, sign{d.marks, l.view.Words.Say("page.places"), nil})
	}
	return signs
}

// pairs explains the boxes under the names of a difference: which account stands left, and what its swatches mean.
func (l *layout) pairs(c *column) {
	stances := l.view.ScaleOf(l.view.Topic())
	var keys []string
	for _, m := range l.view.Maps.Each {
		for _, cell := range m.Cells {
			if cell.Pair != [2]string{} {
				keys = append(keys, cell.Pair[:]...)
			}
		}
	}
	if len(keys) == 0 || l.brief == mostBrief {
		return
	}
	show := l.view.State.Show
	c.heading(l.view.Words.Say("page.pairs", "First", l.view.AccountTitle(show.First), "Second", l.view.AccountTitle(show.Second)))
	for _, entry := range stances.Entries {
		if !slices.Contains(keys, entry.Key) {
			continue
		}
		swatch := SwatchMarks(entry.Fill(l.options.Theme), 18, 18, l.options.Theme)
		c.add(moved(resized(swatch, c.unit), c.x, c.y)...)
		words := c.indented(30)
		label := entry.Label
		if entry.Part {
			label = l.view.Words.Say("legend.part", "Stance", entry.Label, "Extent", l.view.Words.Say("page.in_part"))
		}
		words.writeAtMost(l.at([...]int{3, 2, 1, 1}), label, words.text(assets.Regular, 13), 18)
		c.take(words)
		c.skip(5)
	}
}

// reading explains the stripes, where a part of a region is meant.
func (l *layout) reading(c *column) {
	striped := slices.ContainsFunc(l.view.Legend.Rows, func(r state.LegendRow) bool {
		return r.Key != "" && l.view.Scale.Entry(r.Key).Part
	})
	if striped {
		c.heading(l.view.Words.Say("page.stripes"))
		c.write(l.view.Words.Say("note.stripes"), c.text(assets.Regular, 12), 17)
	}
}

// conflicts says what the other readings of the accounts shown say where they contradict them.
func (l *layout) conflicts(c *column) {
	said := l.view.Conflicts()
	if len(said) == 0 {
		return
	}
	c.add(AccountsMark(orb.Point{c.x + 8*c.unit, c.y + 10*c.unit}, 7*c.unit, l.options.Theme)...)
	head := c.indented(22)
	head.heading(l.view.Words.Say("page.conflicts"))
	c.take(head)
	most := l.at([...]int{8, 6, 3, 1})
	for _, sentence := range said[:min(len(said), most)] {
		c.writeAtMost(l.at([...]int{8, 6, 4, 3}), sentence, c.text(assets.Regular, 12), 17)
	}
	if more := len(said) - most; more > 0 {
		c.write(l.view.Words.Count("page.conflicts_more", more), c.muted(12), 17)
	}
}

// sources names the sources of what is on the maps, and of the maps.
func (l *layout) sources(c *column) {
	c.heading(l.view.Words.Say("page.sources"))
	line := func(words string) { c.write(words, c.muted(12), 17) }
	named := sourcesOf(l.view)
	most := l.at([...]int{mostSources, mostSources, 8, 4})
	for _, source := range named[:min(len(named), most)] {
		line(source + ".")
	}
	if more := len(named) - most; more > 0 {
		line(l.view.Words.Count("page.more_sources", more))
	}
	if l.scene.local {
		line(l.view.Words.Say("note.cities"))
		line(l.view.Words.Say("note.boundaries"))
		return
	}
	line(l.view.Words.Say("note.own_boundaries", "Dataset", l.view.DatasetTitle()))
}
