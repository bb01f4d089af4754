package geo

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A TextStyle is how text looks. Pairs of letters are kerned if Spacing is 0.
type TextStyle struct {
	Font        *opentype.Font
	Size        float64 // px per em
	Spacing     float64 // px between letters
	Color, Halo color.NRGBA
	HaloWidth   float64 // px of the line around the letters, half of it outside; 0 for none
}

// Scaled returns the style k times as large.
func (s TextStyle) Scaled(k float64) TextStyle {
	s.Size, s.Spacing, s.HaloWidth = s.Size*k, s.Spacing*k, s.HaloWidth*k
	return s
}

// Anchor says where text lies relative to its point.
type Anchor int

// The anchors. Those with a side are centred on the point by half the height
// of a capital; those of the baseline stand on it.
const (
	Start  Anchor = iota // begins at the point, which is on the baseline
	Middle               // the baseline's middle is the point
	End                  // ends at the point, which is on the baseline
	Center
	RightOf
	LeftOf
	Above
	Below
	RightBelow // the corner of the text is a gap away from the point in both directions
	RightAbove
	LeftBelow
	LeftAbove
)

// Text is a line of text at a point in px. Gap is the px between a point and
// the text beside, above or below it.
type Text struct {
	String string
	At     orb.Point
	Anchor Anchor
	Gap    float64
	Style  TextStyle
}

// Measure returns the width of a line of text, and how far the font rises
// above the baseline and falls below it, in px. Without a font all are 0.
func (s TextStyle) Measure(text string) (width, ascent, descent float64) {
	if s.Font == nil {
		return 0, 0, 0
	}
	run := s.run(text)
	unit := s.unit()
	metrics, err := s.Font.Metrics(&run.buffer, run.ppem, font.HintingNone)
	if err != nil {
		return run.width, 0, 0
	}
	return run.width, float64(metrics.Ascent) / 64 * unit, float64(metrics.Descent) / 64 * unit
}

// CapHeight is the height of a capital in px.
func (s TextStyle) CapHeight() float64 {
	if s.Font == nil {
		return 0
	}
	var buffer sfnt.Buffer
	metrics, err := s.Font.Metrics(&buffer, s.ppem(), font.HintingNone)
	if err != nil || metrics.CapHeight == 0 {
		return 0.7 * s.Size
	}
	return float64(metrics.CapHeight) / 64 * s.unit()
}

// ppem asks the font for its own units, which are exact; unit is one in px.
func (s TextStyle) ppem() fixed.Int26_6 { return fixed.I(int(s.Font.UnitsPerEm())) }
func (s TextStyle) unit() float64       { return s.Size / float64(s.Font.UnitsPerEm()) }

// run is a line of text broken into glyphs, each at its px on the baseline.
type run struct {
	glyphs []sfnt.GlyphIndex
	at     []float64
	width  float64
	ppem   fixed.Int26_6
	buffer sfnt.Buffer
}

func (s TextStyle) run(text string) *run {
	r := &run{ppem: s.ppem()}
	unit := s.unit() / 64
	for _, letter := range text {
		glyph, err := s.Font.GlyphIndex(&r.buffer, letter)
		if err != nil {
			glyph = 0
		}
		if n := len(r.glyphs); n > 0 {
			r.width += s.Spacing
			if s.Spacing == 0 {
				if kern, err := s.Font.Kern(&r.buffer, r.glyphs[n-1], glyph, r.ppem, font.HintingNone); err == nil {
					r.width += float64(kern) * unit
				}
			}
		}
		r.glyphs, r.at = append(r.glyphs, glyph), append(r.at, r.width)
		if advance, err := s.Font.GlyphAdvance(&r.buffer, glyph, r.ppem, font.HintingNone); err == nil {
			r.width += float64(advance) * unit
		}
	}
	return r
}

// origin is where the baseline of the text begins. It lies on a whole px, which
// keeps stems and feet crisp.
func (t Text) origin(width float64) orb.Point {
	origin := t.unrounded(width)
	return orb.Point{origin[0], math.Round(origin[1])}
}

func (t Text) unrounded(width float64) orb.Point {
	x, y, capital := t.At[0], t.At[1], t.Style.CapHeight()
	switch t.Anchor {
	case Middle:
		return orb.Point{x - width/2, y}
	case End:
		return orb.Point{x - width, y}
	case Center:
		return orb.Point{x - width/2, y + capital/2}
	case RightOf:
		return orb.Point{x + t.Gap, y + capital/2}
	case LeftOf:
		return orb.Point{x - t.Gap - width, y + capital/2}
	case Above:
		return orb.Point{x - width/2, y - t.Gap}
	case Below:
		return orb.Point{x - width/2, y + t.Gap + capital}
	case RightBelow:
		return orb.Point{x + t.Gap, y + t.Gap + capital}
	case RightAbove:
		return orb.Point{x + t.Gap, y - t.Gap}
	case LeftBelow:
		return orb.Point{x - t.Gap - width, y + t.Gap + capital}
	case LeftAbove:
		return orb.Point{x - t.Gap - width, y - t.Gap}
	}
	return t.At
}

// Baseline returns where the text begins and ends on its baseline, for an
// underline or another writer of text.
func (t Text) Baseline() (start, end orb.Point) {
	width, _, _ := t.Style.Measure(t.String)
	start = t.origin(width)
	return start, orb.Point{start[0] + width, start[1]}
}

// Bound returns the box of the letters and their halo in px, empty if there is
// no ink.
func (t Text) Bound() orb.Bound {
	width, ink := t.Style.ink(t.String)
	return t.boundOf(width, ink)
}

// ink returns the width of the text and the box of its letters when it begins
// at 0, 0.
func (s TextStyle) ink(text string) (width float64, ink orb.Bound) {
	ink = emptyBound
	for _, contour := range (Text{String: text, Style: s}).contours() {
		ink = ink.Union(orb.MultiPoint(contour).Bound())
	}
	width, _, _ = s.Measure(text)
	return width, ink
}

func (t Text) boundOf(width float64, ink orb.Bound) orb.Bound {
	if ink.IsEmpty() {
		return ink
	}
	origin := t.origin(width)
	return orb.Bound{
		Min: orb.Point{ink.Min[0] + origin[0], ink.Min[1] + origin[1]},
		Max: orb.Point{ink.Max[0] + origin[0], ink.Max[1] + origin[1]},
	}.Pad(t.Style.HaloWidth / 2)
}

// Text paints a line of text, its halo first.
func (r *Raster) Text(t Text) {
	contours := t.contours()
	if len(contours) == 0 {
		return
	}
	letters := Path{Parts: contours, Closed: true}
	if t.Style.Halo.A > 0 {
		r.Stroke(letters, Stroke{Color: t.Style.Halo, Width: t.Style.HaloWidth})
	}
	ink := plainBrush(t.Style.Color)
	r.fill(1, func(int) Path { return letters }, func(int) *brush { return ink })
}

// contours returns the outlines of the letters in px, flattened.
func (t Text) contours() [][]orb.Point {
	if t.Style.Font == nil || t.Style.Size <= 0 {
		return nil
	}
	run := t.Style.run(t.String)
	origin := t.origin(run.width)
	unit := t.Style.unit() / 64

	var contours [][]orb.Point
	for i, glyph := range run.glyphs {
		segments, err := t.Style.Font.LoadGlyph(&run.buffer, glyph, run.ppem, nil)
		if err != nil {
			continue // a font without that glyph's outline leaves its space
		}
		toPx := func(p fixed.Point26_6) orb.Point {
			return orb.Point{origin[0] + run.at[i] + float64(p.X)*unit, origin[1] + float64(p.Y)*unit}
		}
		contours = append(contours, flatten(segments, toPx)...)
	}
	return contours
}

// flatten turns the curves of a glyph into closed contours of chords.
func flatten(segments sfnt.Segments, toPx func(fixed.Point26_6) orb.Point) [][]orb.Point {
	var contours [][]orb.Point
	var pen orb.Point
	buffer := make([]orb.Point, 4)
	for _, segment := range segments {
		if segment.Op == sfnt.SegmentOpMoveTo {
			pen = toPx(segment.Args[0])
			contours = append(contours, []orb.Point{pen})
			continue
		}
		contour := &contours[len(contours)-1]
		controls := append(buffer[:0], pen)
		for k := range int(segment.Op) { // LineTo has one more point, QuadTo two, CubeTo three
			controls = append(controls, toPx(segment.Args[k]))
		}
		n := chords(controls)
		for k := 1; k <= n; k++ {
			*contour = append(*contour, bezier(controls, float64(k)/float64(n)))
		}
		pen = controls[len(controls)-1]
	}
	for i, contour := range contours {
		if contour[0] != contour[len(contour)-1] {
			contours[i] = append(contour, contour[0])
		}
	}
	return contours
}

// chords is how many keep a curve within a twentieth of a px: the error of one
// chord is an eighth of the second difference, and falls with n².
func chords(controls []orb.Point) int {
	most := 0.0
	for i := 2; i < len(controls); i++ {
		a, b, c := controls[i-2], controls[i-1], controls[i]
		most = max(most, math.Hypot(a[0]-2*b[0]+c[0], a[1]-2*b[1]+c[1]))
	}
	degree := float64(len(controls) - 1)
	return max(1, int(math.Ceil(math.Sqrt(degree*(degree-1)*most/8/0.05))))
}

// bezier is the curve's point at t (de Casteljau).
func bezier(controls []orb.Point, t float64) orb.Point {
	var points [4]orb.Point
	copy(points[:], controls)
	for n := len(controls) - 1; n > 0; n-- {
		for i := range n {
			points[i][0] += (points[i+1][0] - points[i][0]) * t
			points[i][1] += (points[i+1][1] - points[i][1]) * t
		}
	}
	return points[0]
}
