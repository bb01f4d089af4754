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
		words := c.indented(44)
		words.write(row.Label, words.text(assets.Regular, 13), 18)
		words.write(l.view.Words.List(row.Regions), words.muted(12), 16)
		c.take(words)
		c.skip(7)
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
