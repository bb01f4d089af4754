package geo

import "math"

// A tile knows the colour of a fill at any px. All shares are box-filtered
// over a px, so that the ink of a large area is the pattern's Coverage.
type tile struct {
	color, ink, ground, edge tint
	pattern                  Pattern
	sin, cos                 float64 // of the pattern's angle
	stripes                  Stripes
	symbols                  *symbolCell // nil for patterns of lines
}

func (r *Raster) newTile(f Fill) tile {
	t := tile{
		color: newTint(f.Color), ink: newTint(f.Ink),
		ground: newTint(f.Stripes.Color), edge: newTint(f.Stripes.Edge),
		pattern: f.Pattern, stripes: f.Stripes,
	}
	if !repeats(t.stripes.Period) || !(t.stripes.Width > 0) {
		t.stripes = Stripes{}
	}
	if !repeats(t.pattern.Spacing) || !(t.pattern.Width > 0) || f.Ink.A == 0 {
		t.pattern = Pattern{}
	}
	if t.stripes.Period > 0 && t.pattern.Kind == Lines && t.pattern.Angle == stripesAngle {
		t.pattern.Spacing = t.stripes.Period
	}
	t.sin, t.cos = math.Sincos(radians(t.pattern.Angle))
	if kind := t.pattern.Kind; kind == Dots || kind == Crosses || kind == Rings {
		t.symbols = r.symbolCell(t.pattern)
	}
	return t
}

// repeats says whether a pattern that repeats every so many px can be seen as
// one. What cannot is left out.
func repeats(px float64) bool { return px >= 0.5 && px <= mostPx }

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

// share is how much of the px around x, y is ink.
func (t *tile) share(x, y float64) float64 {
	s, w := t.pattern.Spacing, t.pattern.Width
	if t.symbols != nil {
		return t.symbols.share(x, y)
	}
	along, across := x*t.cos-y*t.sin, x*t.sin+y*t.cos
	switch t.pattern.Kind {
	case Lines:
		return line(across, s, w)
	case Grid:
		return 1 - (1-line(across, s, w))*(1-line(along, s, w))
	case Dashes:
		return twice(along, across, 1.5*s, func(u, v float64) float64 {
			return bar(u, t.pattern.Length) * bar(v, w)
		})
	}
	return 0
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
