package geo

import "math"

// A tile knows the colour of a fill at any px. All shares are box-filtered
// over a px, so that the ink of a large area is the pattern's Coverage.
type tile struct {
	color, ink, ground, edge tint
	pattern                  Pattern
	sin, cos                 float64 // of the pattern's angle
	stripes                  Stripes
}

func newTile(f Fill) tile {
	t := tile{
		color: newTint(f.Color), ink: newTint(f.Ink),
		ground: newTint(f.Stripes.Color), edge: newTint(f.Stripes.Edge),
		pattern: f.Pattern, stripes: f.Stripes,
	}
	if t.stripes.Period <= 0 || t.stripes.Width <= 0 {
		t.stripes = Stripes{}
	}
	if t.pattern.Spacing <= 0 || t.pattern.Width <= 0 || f.Ink.A == 0 {
		t.pattern = Pattern{}
	}
	if t.stripes.Period > 0 && t.pattern.Kind == Lines && t.pattern.Angle == stripesAngle {
		t.pattern.Spacing = t.stripes.Period
	}
	t.sin, t.cos = math.Sincos(radians(t.pattern.Angle))
	return t
}

func (t *tile) plain() bool { return t.pattern.Kind == None && t.stripes.Period == 0 }

// at mixes the colour of the px around x, y, counted from the phase.
func (t *tile) at(x, y float64) tint {
	mixed := t.color.cover(t.ink, t.share(x, y))
	if t.stripes.Period == 0 {
		return mixed
	}
	// Stripes lie around 0, lines around half the period: mid-band.
	d := nearest((x+y)*math.Sqrt2/2, t.stripes.Period)
	mixed = mixed.cover(t.ground, bar(d, t.stripes.Width))
	if t.stripes.EdgeWidth > 0 {
		mixed = mixed.cover(t.edge, bar(math.Abs(d)-t.stripes.Width/2, t.stripes.EdgeWidth))
	}
	return mixed
}

// share is how much of the px around x, y is ink. Small symbols that stand at
// the same place of every cell would all be rounded the same way, so they are
// looked at in quarters of a px.
func (t *tile) share(x, y float64) float64 {
	switch t.pattern.Kind {
	case None:
		return 0
	case Lines, Grid, Dashes:
		return t.bars(x*t.cos-y*t.sin, x*t.sin+y*t.cos)
	}
	x, y = 2*x, 2*y
	return (t.symbols(x-0.5, y-0.5) + t.symbols(x+0.5, y-0.5) + t.symbols(x-0.5, y+0.5) + t.symbols(x+0.5, y+0.5)) / 4
}

// bars is the share of ink in patterns that turn as a whole.
func (t *tile) bars(along, across float64) float64 {
	s, w := t.pattern.Spacing, t.pattern.Width
	switch t.pattern.Kind {
	case Lines:
		return line(across, s, w)
	case Grid:
		return 1 - (1-line(across, s, w))*(1-line(along, s, w))
	}
	return twice(along, across, 1.5*s, func(u, v float64) float64 {
		return bar(u, t.pattern.Length) * bar(v, w)
	})
}

// symbols is the share of ink in a quarter px, in half px.
func (t *tile) symbols(x, y float64) float64 {
	s, w := 2*t.pattern.Spacing, 2*t.pattern.Width
	switch t.pattern.Kind {
	case Dots:
		return twice(x, y, s, func(u, v float64) float64 { return disc(math.Hypot(u, v), w/2) })
	case Rings:
		return twice(x, y, s, func(u, v float64) float64 { return bar(math.Hypot(u, v)-s/6, w) })
	}
	return twice(x, y, s, func(u, v float64) float64 {
		u, v = u*t.cos-v*t.sin, u*t.sin+v*t.cos
		long, wide := bar(u, crossArm*s), bar(u, w)
		return long*bar(v, w) + wide*bar(v, crossArm*s) - wide*bar(v, w)
	})
}

// line is the share of a line in the middle of every spacing.
func line(d, spacing, width float64) float64 {
	if width >= spacing {
		return 1
	}
	return bar(nearest(d-spacing/2, spacing), width)
}

// twice sums what stands at ¼,¼ and ¾,¾ of a square cell, given as u, v from
// its middle.
func twice(x, y, cell float64, symbol func(u, v float64) float64) float64 {
	first := symbol(nearest(x-cell/4, cell), nearest(y-cell/4, cell))
	return min(1, first+symbol(nearest(x-cell*3/4, cell), nearest(y-cell*3/4, cell)))
}

// nearest takes d to the period around 0: −period/2 to period/2.
func nearest(d, period float64) float64 {
	return d - period*math.Floor(d/period+0.5)
}

// bar is the share of a px at distance d from the middle of a bar.
func bar(d, width float64) float64 {
	return max(0, min(d+0.5, width/2)-max(d-0.5, -width/2))
}

// disc is the share of a px at distance d from the centre of a disc. The slope
// of one px at its edge would add a twelfth to r²; it is taken off before.
func disc(d, radius float64) float64 {
	r := math.Sqrt(max(radius*radius-1.0/12, 0.04))
	return max(0, min(1, r+0.5-d))
}
