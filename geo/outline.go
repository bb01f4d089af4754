package geo

import (
	"unicode/utf8"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
)

// Origin is where the baseline of the text begins, in px, and its width. The raster rounds the baseline to whole px of
// the device; a writer without px does not.
func (t Text) Origin() (start orb.Point, width float64) {
	width, _, _ = t.Style.Measure(t.String)
	return t.unrounded(width), width
}

// Outline is the outlines of the letters in px, on the baseline of Origin.
func (t Text) Outline() Path {
	width, _, _ := t.Style.Measure(t.String)
	path := Path{Parts: t.contours(), Closed: true}
	return path.Translate(0, t.unrounded(width)[1]-t.origin(width)[1])
}

// A Piece is letters of a text that follow each other without kerning, from a point on the baseline on, in px.
type Piece struct {
	String string
	At     orb.Point
}

// Pieces cuts a text where a pair of letters is kerned, for writers that know only the widths of letters.
func (t Text) Pieces() []Piece {
	start, _ := t.Origin()
	if t.Style.Font == nil || t.Style.Spacing != 0 {
		return []Piece{{t.String, start}}
	}
	run := t.Style.run(t.String)
	var pieces []Piece
	from, offset, expected := 0, 0, 0.0
	for i, glyph := range run.glyphs {
		if at := run.at[i]; i == 0 || at != expected {
			if i > 0 {
				pieces[len(pieces)-1].String = t.String[from:offset]
			}
			pieces = append(pieces, Piece{At: orb.Point{start[0] + at, start[1]}})
			from = offset
		}
		_, size := utf8.DecodeRuneInString(t.String[offset:])
		offset += size
		expected = run.at[i]
		if advance, err := t.Style.Font.GlyphAdvance(&run.buffer, glyph, run.ppem, font.HintingNone); err == nil {
			expected += float64(advance) * t.Style.unit() / 64
		}
	}
	if len(pieces) > 0 {
		pieces[len(pieces)-1].String = t.String[from:]
	}
	return pieces
}
