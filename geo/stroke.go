package geo

import (
	"image/color"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A Stroke is a line along a path: round joins and round caps. Dash lists
// lengths of line and gap in px, starting with a line, with cut ends; none is
// a solid line.
type Stroke struct {
	Color color.NRGBA
	Width float64 // px
	Dash  []float64
}

// Scaled returns the stroke k times as wide.
func (s Stroke) Scaled(k float64) Stroke {
	s.Width *= k
	dash := make([]float64, len(s.Dash))
	for i, length := range s.Dash {
		dash[i] = length * k
	}
	s.Dash = dash
	return s
}

// Same says whether two strokes look alike.
func (s Stroke) Same(o Stroke) bool {
	return s.Color == o.Color && s.Width == o.Width && slices.Equal(s.Dash, o.Dash)
}

const fullTurn = 2 * math.Pi

// arcSteps is how many chords keep an arc within a fiftieth of a px.
func arcSteps(angle, radius float64) int {
	step := 2 * math.Acos(max(0, 1-0.02/max(radius, 0.02)))
	return max(1, int(math.Ceil(math.Abs(angle)/step)))
}

func onCircle(center orb.Point, radius, angle float64) orb.Point {
	sin, cos := math.Sincos(angle)
	return orb.Point{center[0] + radius*cos, center[1] + radius*sin}
}

// Stroke draws lines along a path, closed ones all around; a dot becomes a
// disc of the stroke's width.
func (r *Raster) Stroke(p Path, s Stroke) {
	r.StrokeTogether([]Path{p}, s)
}

// StrokeTogether draws lines along paths as if they were one: no darker where
// they overlap, even if the colour lets something show through.
func (r *Raster) StrokeTogether(paths []Path, s Stroke) {
	if !(s.Width > 0) || s.Color.A == 0 {
		return
	}
	box := emptyBound
	for _, p := range paths {
		box = box.Union(p.Bound())
	}
	window := r.px(box.Pad(s.Width/2 + 1))
	if window.Empty() {
		return
	}
	r.strokes.begin(window, s)
	dash := usableDash(s.Dash)
	for _, p := range paths {
		for _, part := range p.Parts {
			r.strokes.line(part, p.Closed, dash)
		}
	}
	r.strokes.cover()
	r.Strokes(&r.strokes, s.Color)
}

// usableDash is nil for a dash that cannot be drawn: then a line is solid.
func usableDash(dash []float64) []float64 {
	total := 0.0
	for _, length := range dash {
		if !(length >= 0) {
			return nil
		}
		total += length
	}
	if len(dash)%2 == 1 || !(total >= 0.5) || math.IsInf(total, 1) {
		return nil
	}
	return dash
}

// mostDashes is how many pieces a line is cut into; one that asks for more is
// solid from there on.
const mostDashes = 100_000

// dashes cuts a line into the pieces that are drawn.
func dashes(line []orb.Point, dash []float64) [][]orb.Point {
	var pieces [][]orb.Point
	if len(line) == 0 {
		return nil
	}
	k, left := 0, dash[0]
	piece := []orb.Point{line[0]}
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		length := math.Hypot(to[0]-from[0], to[1]-from[1])
		for length > left && len(pieces) < mostDashes {
			at := orb.Point{from[0] + (to[0]-from[0])*left/length, from[1] + (to[1]-from[1])*left/length}
			if k%2 == 0 {
				pieces = append(pieces, append(piece, at))
			}
			from, length = at, length-left
			k = (k + 1) % len(dash)
			left, piece = dash[k], []orb.Point{at}
		}
		left -= length
		piece = append(piece, to)
	}
	if k%2 == 0 {
		pieces = append(pieces, piece)
	}
	return pieces
}
