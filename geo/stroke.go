package geo

import (
	"image"
	"image/color"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
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
	if s.Width <= 0 || s.Color.A == 0 {
		return
	}
	area := r.begin(p.Bound().Pad(s.Width/2 + 1))
	if area.Empty() {
		return
	}
	pen := pen{raster: r, area: area, half: s.Width / 2, frame: r.bound().Pad(s.Width + 2)}
	for _, part := range p.Parts {
		if dash := usableDash(s.Dash); dash != nil {
			for _, piece := range dashes(part, dash) {
				pen.line(piece, false, false)
			}
			continue
		}
		pen.line(part, p.Closed, true)
	}
	r.paint(area, s.Color)
}

func usableDash(dash []float64) []float64 {
	total := 0.0
	for _, length := range dash {
		if length < 0 {
			return nil
		}
		total += length
	}
	if len(dash)%2 == 1 || total < 0.5 {
		return nil
	}
	return dash
}

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
		for length > left {
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

// A pen adds the outline of lines to a raster: one quadrilateral for each
// segment and a wedge on the outer side of each turn, all wound alike, so that
// where they overlap the rasterizer counts them once.
type pen struct {
	raster *Raster
	area   image.Rectangle
	frame  orb.Bound // segments outside it are left out
	half   float64   // half the width
}

func (p *pen) line(points []orb.Point, closed, round bool) {
	points = distinct(points)
	last := len(points) - 1
	if last < 1 {
		if last == 0 && round && p.frame.Contains(points[0]) {
			p.wedge(points[0], 0, fullTurn)
		}
		return
	}
	closed = closed && points[0] == points[last]
	before := direction(points[0], points[1])
	if closed {
		before = direction(points[last-1], points[last])
	} else if round {
		p.wedge(points[0], before+math.Pi/2, math.Pi)
	}
	for i := 1; i <= last; i++ {
		angle := direction(points[i-1], points[i])
		if p.frame.Intersects(segmentBound(points[i-1], points[i])) {
			p.turn(points[i-1], before, angle)
			p.segment(points[i-1], points[i], angle)
		}
		before = angle
	}
	if !closed && round {
		p.wedge(points[last], before-math.Pi/2, math.Pi)
	}
}

func (p *pen) segment(a, b orb.Point, angle float64) {
	if !p.frame.Contains(a) || !p.frame.Contains(b) {
		clipped := clip.LineString(p.frame, orb.LineString{a, b})
		if len(clipped) != 1 || len(clipped[0]) != 2 {
			return
		}
		a, b = clipped[0][0], clipped[0][1]
	}
	sin, cos := math.Sincos(angle)
	dx, dy := -sin*p.half, cos*p.half
	p.moveTo(orb.Point{a[0] + dx, a[1] + dy})
	p.lineTo(orb.Point{a[0] - dx, a[1] - dy})
	p.lineTo(orb.Point{b[0] - dx, b[1] - dy})
	p.lineTo(orb.Point{b[0] + dx, b[1] + dy})
	p.raster.lines.ClosePath()
}

// turn fills the gap on the outer side between two segments.
func (p *pen) turn(at orb.Point, before, after float64) {
	angle := math.Remainder(after-before, fullTurn)
	switch {
	case math.Abs(angle)*p.half < 0.02: // px: too narrow to see
	case angle > 0:
		p.wedge(at, before-math.Pi/2, angle)
	case angle < 0:
		p.wedge(at, after+math.Pi/2, -angle)
	}
}

// wedge adds the sector of a disc from one angle on.
func (p *pen) wedge(center orb.Point, from, angle float64) {
	n := arcSteps(angle, p.half)
	p.moveTo(onCircle(center, p.half, from))
	for i := 1; i <= n; i++ {
		p.lineTo(onCircle(center, p.half, from+angle*float64(i)/float64(n)))
	}
	if angle < fullTurn {
		p.lineTo(center)
	}
	p.raster.lines.ClosePath()
}

func (p *pen) moveTo(at orb.Point) {
	p.raster.lines.MoveTo(float32(at[0]-float64(p.area.Min.X)), float32(at[1]-float64(p.area.Min.Y)))
}

func (p *pen) lineTo(at orb.Point) {
	p.raster.lines.LineTo(float32(at[0]-float64(p.area.Min.X)), float32(at[1]-float64(p.area.Min.Y)))
}

func distinct(points []orb.Point) []orb.Point {
	for i := 1; i < len(points); i++ {
		if points[i] != points[i-1] {
			continue
		}
		kept := append([]orb.Point{}, points[:i]...)
		for _, point := range points[i:] {
			if point != kept[len(kept)-1] {
				kept = append(kept, point)
			}
		}
		return kept
	}
	return points
}

func direction(a, b orb.Point) float64 { return math.Atan2(b[1]-a[1], b[0]-a[0]) }

func segmentBound(a, b orb.Point) orb.Bound {
	return orb.Bound{
		Min: orb.Point{min(a[0], b[0]), min(a[1], b[1])},
		Max: orb.Point{max(a[0], b[0]), max(a[1], b[1])},
	}
}
