package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Measures of chips, in px.
const (
	chipsHeight = 32 // of the bar
	chipHeight  = 24
	chipMost    = 320 // width
	chipGap     = 6
)

// chips is the bar above the table that says what limits it. A press on a chip lifts its limit. Chips for
// which there is no room are counted.
type chips struct {
	*fyne.Container
	store  *state.Store
	keys   *keyboard
	ground *surface
	each   []fyne.CanvasObject
	more   *prose
	count  *prose // of rows, where it has no room beside the tabs
	clear  *press
}

func newChips(store *state.Store, keys *keyboard) *chips {
	c := &chips{store: store, keys: keys, ground: newSurface(theme.ColorNameBackground), more: newLine("", caption), count: newLine("", caption)}
	c.clear = newLink(keys, store.View().Words.Say("empty.clear_all"), linkedFine, store.ClearFilter)
	c.Container = &fyne.Container{}
	c.Layout = free(c.lay)
	return c
}

// show takes over the limits.
func (c *chips) show(limits []state.Limit) {
	c.each = nil
	for _, limit := range limits {
		c.each = append(c.each, c.chip(limit))
	}
	c.Objects = append([]fyne.CanvasObject{c.ground, c.more, c.count, c.clear}, c.each...)
	c.lay(c.Size())
	c.Refresh()
}

func (c *chips) chip(limit state.Limit) fyne.CanvasObject {
	words := newCut(limit.Words, small)
	width := min(em(chipMost), small.width(limit.Words)+1)
	content := padded(inset{0, 8, 0, 10}, line(8, -1, sized(width, 0, words), newCross()))
	p := newPress(c.keys, lined(chipHeight, content), func() { c.store.Lift(limit) })
	p.fill, p.line = colorPaper, colorControlLine
	p.onHover = func(hovered bool) { c.sayInFull(limit.Words, p, hovered && small.width(limit.Words) > em(chipMost)) }
	return p
}

// sayInFull says what a chip leaves out.
func (c *chips) sayInFull(words string, chip *press, said bool) {
	if !said {
		c.keys.window.bubble.silence()
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(chip)
	content := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.keys.window.content)
	c.keys.window.bubble.sayOver(words, at.Subtract(content), c.keys.window.content.Size())
}

// tell says how many rows there are; nothing where that stands beside the tabs.
func (c *chips) tell(words string) {
	if words != c.count.text {
		c.count.say(words)
		c.lay(c.Size())
	}
}

// lay sets the chips side by side as far as they fit.
func (c *chips) lay(size fyne.Size) {
	clear := c.clear.MinSize()
	place(c.ground, 0, 0, size.Width, size.Height)
	place(c.clear, size.Width-cellInset-clear.Width, (size.Height-clear.Height)/2, clear.Width, clear.Height)
	count, end := c.count.MinSize(), size.Width-2*cellInset-clear.Width
	if c.count.text != "" {
		end -= count.Width + cellInset
		place(c.count, end+cellInset, (size.Height-count.Height)/2, count.Width, count.Height)
		end -= cellInset
	}
	room := end - em(40) // for how many others there are
	x, shown := float32(cellInset), 0
	for _, chip := range c.each {
		least := chip.MinSize()
		fits := shown == 0 || x+least.Width <= room
		show(chip, fits && x >= 0)
		if !fits {
			x = size.Width // none after one that is left out
			continue
		}
		place(chip, x, (size.Height-em(chipHeight))/2, min(least.Width, max(0, room-x)), em(chipHeight))
		x += least.Width + chipGap
		shown++
	}
	show(c.more, shown < len(c.each))
	if shown < len(c.each) {
		c.more.say(c.store.View().Words.Count("limit.more", len(c.each)-shown))
		least := c.more.MinSize()
		place(c.more, end-least.Width, (size.Height-least.Height)/2, least.Width, least.Height)
	}
}

// newCross is "×", which takes something away.
func newCross() *drawing {
	return newDrawing(8, 8, func(theme state.Theme) []picture.Mark {
		stroke := geo.Stroke{Color: colours[colorMuted][compact{theme}.index()], Width: 1.4}
		return []picture.Mark{
			{Path: geo.Line(orb.Point{1, 1}, orb.Point{7, 7}), Stroke: stroke},
			{Path: geo.Line(orb.Point{7, 1}, orb.Point{1, 7}), Stroke: stroke},
		}
	})
}
