package picture

import (
	"fmt"
	"strings"
	"unicode"

	"stancemap/assets"
	"stancemap/geo"
)

// fontFamily is the typeface of all text, then what comes nearest to it in width.
const fontFamily = "'Noto Sans', 'Open Sans', 'Droid Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

// text writes a line of text as text. Its length is said too, so that another typeface fills the same room.
func (d *svgDocument) text(t geo.Text) {
	start, width := t.Origin()
	x, anchor, length := start[0], "", width
	switch t.Anchor {
	case geo.Middle, geo.Center, geo.Above, geo.Below:
		x, anchor = start[0]+width/2, ` text-anchor="middle"`
	case geo.End, geo.LeftOf, geo.LeftBelow, geo.LeftAbove:
		x, anchor = start[0]+width, ` text-anchor="end"`
	}
	if t.Style.Spacing != 0 { // readers do not agree whether the space behind the last letter counts
		x, anchor, length = start[0], "", width+t.Style.Spacing
	}
	fmt.Fprintf(&d.body, `<text x="%s" y="%s"%s textLength="%s"%s>%s</text>`+"\n",
		number(x), number(start[1]), anchor, number(length), styleOf(t.Style), escaped(plain(t.String)))
}

func styleOf(s geo.TextStyle) string {
	text := fmt.Sprintf(` font-size="%s"`, number(s.Size))
	switch s.Font {
	case fonts()[assets.Bold]:
		text += ` font-weight="700"`
	case fonts()[assets.Italic]:
		text += ` font-style="italic"`
	}
	if s.Spacing != 0 {
		text += fmt.Sprintf(` letter-spacing="%s" font-kerning="none"`, number(s.Spacing))
	}
	text += fillOf(s.Color)
	if s.HaloWidth > 0 && s.Halo.A > 0 {
		text += colourOf("stroke", s.Halo) + fmt.Sprintf(` stroke-width="%s" paint-order="stroke"`, number(s.HaloWidth))
	}
	return text
}

// plain leaves out the signs that turn the direction of what follows: no line of ours has another direction inside, and
// in the text of a dataset they would show other words than it has.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
}
