package geo

import (
	"image/color"
	"math"
)

// PatternKind says what a pattern is made of.
type PatternKind int

// The kinds of pattern.
const (
	None PatternKind = iota
	Lines
	Dashes
	Dots
	Crosses
	Grid
	Rings
)

// A Pattern is ink over a fill. Angles are degrees counter-clockwise from the
// x axis, so 45° rises to the right; all else is px.
//
// Lines and Grid repeat every Spacing, Width wide. Dashes are Length long, two
// staggered ones in a cell of 1.5 × Spacing, the whole turned by Angle. Dots
// (diameter Width), Crosses (bars 0.44 of the cell, each turned by Angle) and
// Rings (radius a sixth of the cell) stand at ¼,¼ and ¾,¾ of an upright cell
// of Spacing.
type Pattern struct {
	Kind                          PatternKind
	Angle, Spacing, Width, Length float64
}

// Scaled returns the pattern k times as large.
func (p Pattern) Scaled(k float64) Pattern {
	p.Spacing, p.Width, p.Length = p.Spacing*k, p.Width*k, p.Length*k
	return p
}

// HighContrast returns the bolder pattern of the high-contrast theme: spacing
// +2, width +0.5, dashes 1 longer.
func (p Pattern) HighContrast() Pattern {
	if p.Kind == None {
		return p
	}
	p.Spacing, p.Width = p.Spacing+2, p.Width+0.5
	if p.Kind == Dashes {
		p.Length++
	}
	return p
}

// Coverage is the share of the area that is ink, 0 to 1.
func (p Pattern) Coverage() float64 {
	s, w := p.Spacing, p.Width
	if p.Kind == None || s <= 0 || w <= 0 {
		return 0
	}
	switch p.Kind {
	case Lines:
		return min(1, w/s)
	case Grid:
		return 1 - (1-min(1, w/s))*(1-min(1, w/s))
	case Dashes:
		return 2 * p.Length * w / (1.5 * s * 1.5 * s)
	case Dots:
		return 2 * math.Pi * (w / 2) * (w / 2) / (s * s)
	case Crosses:
		return 2 * (2*crossArm*s*w - w*w) / (s * s)
	case Rings:
		return 2 * math.Pi * (s / 3) * w / (s * s)
	}
	return 0
}

// crossArm is the length of a cross's bars as a share of its cell.
const crossArm = 0.44

// Stripes show the ground through a fill where a text speaks of a part of a
// region: bands of Color, Width of every Period px, rising at 45°, with edges
// of EdgeWidth px in Edge. The zero value shows none.
type Stripes struct {
	Color, Edge              color.NRGBA
	Period, Width, EdgeWidth float64
}

// stripesAngle is the angle of all stripes.
const stripesAngle = 45

// A Fill is how a shape is filled: a colour, ink in a pattern over it, and
// stripes over both. Lines of 45° under stripes take the stripes' period, so
// that one line runs in the middle of each band.
type Fill struct {
	Color   color.NRGBA
	Ink     color.NRGBA
	Pattern Pattern
	Stripes Stripes
}

// Scaled returns the fill with pattern and stripes k times as large.
func (f Fill) Scaled(k float64) Fill {
	f.Pattern = f.Pattern.Scaled(k)
	f.Stripes.Period *= k
	f.Stripes.Width *= k
	f.Stripes.EdgeWidth *= k
	return f
}
