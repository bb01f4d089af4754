package picture

import (
	"slices"
	"strings"

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
	for _, row := range l.view.Legend.Rows {
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
	for _, s := range l.signs() {
		c.add(moved(resized(s.marks, c.unit), c.x, c.y)...)
		l.legendWords(c, s.label, s.regions)
	}
}

// legendWords sets the words of a row of the legend beside its swatch.
func (l *layout) legendWords(c *column, label string, regions []string) {
	words := c.indented(44)
	words.write(label, words.text(assets.Regular, 13), 18)
	words.write(l.view.Words.List(regions), words.muted(12), 16)
	c.take(words)
	c.skip(7)
}

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
	if len(keys) == 0 {
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
		words.write(label, words.text(assets.Regular, 13), 18)
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
	for _, sentence := range said {
		c.write(sentence, c.text(assets.Regular, 12), 17)
	}
}

// sources names the sources of what is on the maps, and of the maps.
func (l *layout) sources(c *column) {
	c.heading(l.view.Words.Say("page.sources"))
	line := func(words string) { c.write(words, c.muted(12), 17) }
	for _, id := range l.view.SourcesShown() {
		source, _ := l.view.Dataset.Source(id)
		line(strings.TrimSuffix(source.Short(), ".") + ".")
	}
	if l.scene.local {
		line(l.view.Words.Say("note.cities"))
		line(l.view.Words.Say("note.boundaries"))
		return
	}
	line(l.view.Words.Say("note.own_boundaries", "Dataset", l.view.DatasetTitle()))
}
