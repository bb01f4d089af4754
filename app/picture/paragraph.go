package picture

import (
	"strings"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// wrapped breaks text into lines of at most that width in px, at blanks. A word that is longer alone
// keeps a line of its own.
func wrapped(text string, style geo.TextStyle, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if size, _, _ := style.Measure(longer); size > width && line != "" {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// column sets text and swatches one under the other. Its measures are those of the design; unit is
// the px of the page for one of them.
type column struct {
	part  string
	x, y  float64 // px of the page; y is the top of the next line
	width float64 // px of the page
	unit  float64
	base  state.Base
	marks []Mark
}

func (c *column) text(style assets.FontStyle, size float64) geo.TextStyle {
	return typed(style, size*c.unit, c.base.Text)
}

func (c *column) muted(size float64) geo.TextStyle {
	return typed(assets.Regular, size*c.unit, c.base.Caption)
}

// write sets a paragraph with that step from line to line.
func (c *column) write(text string, style geo.TextStyle, step float64) {
	for _, line := range wrapped(text, style, c.width) {
		c.line(line, style, step)
	}
}

// line sets one line, however long it is.
func (c *column) line(text string, style geo.TextStyle, step float64) {
	c.marks = append(c.marks, Mark{Part: c.part, Text: geo.Text{String: text, At: orb.Point{c.x, c.y + step*c.unit*0.75}, Anchor: geo.Start, Style: style}})
	c.skip(step)
}

// writeAtMost sets a paragraph of so many lines, ending in "…" where that is not all of it, and reports whether it is.
func (c *column) writeAtMost(most int, text string, style geo.TextStyle, step float64) (whole bool) {
	lines := wrapped(text, style, c.width)
	if len(lines) <= most {
		c.write(text, style, step)
		return true
	}
	last := strings.Fields(lines[most-1])
	for width := c.width + 1; width > c.width && len(last) > 0; last = last[:len(last)-1] {
		width, _, _ = style.Measure(strings.Join(last, " ") + "…")
		lines[most-1] = strings.Join(last, " ") + "…"
	}
	for _, line := range lines[:most] {
		c.line(line, style, step)
	}
	return false
}

func (c *column) skip(height float64) { c.y += height * c.unit }

func (c *column) add(marks ...Mark) { c.marks = append(c.marks, marks...) }

// indented is an empty column beginning at the next line, that far to the right.
func (c *column) indented(by float64) *column {
	inner := *c
	inner.x, inner.width, inner.marks = c.x+by*c.unit, c.width-by*c.unit, nil
	return &inner
}

// take sets the lines of an indented column.
func (c *column) take(inner *column) {
	c.marks = append(c.marks, inner.marks...)
	c.y = inner.y
}

func (c *column) heading(words string) {
	c.write(words, c.text(assets.Bold, 13.5), 20)
	c.skip(4)
}

// rule is the hairline between two sections, with ruleAbove and ruleBelow around it.
func (c *column) rule() {
	c.skip(ruleAbove)
	c.add(filled(c.part, box(c.x, c.y, c.width, c.unit), c.base.Line))
	c.skip(ruleBelow)
}

const ruleAbove, ruleBelow = 8, 9
