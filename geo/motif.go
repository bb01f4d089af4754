package geo

import (
	"image/color"

	"github.com/paulmach/orb"
)

// A Motif is one colour of a pattern as geometry, for writers that repeat a cell themselves. Cells are squares of Cell
// px, side by side from Origin on, the whole turned by Angle about the phase. All points are u, v in px: u runs along
// the angle, v across it, to the right and down at 0°.
type Motif struct {
	Color  color.NRGBA
	Cell   float64
	Angle  float64 // degrees counter-clockwise
	Origin orb.Point
	Bars   []Bar   // from the corner of the cell
	Rounds []Round // from the corner of the cell
}

// A Bar is a straight piece with cut ends. One as long as the cell meets the next.
type Bar struct {
	Center        orb.Point
	Length, Width float64
	Angle         float64 // degrees counter-clockwise within the cell
}

// A Round is a disc, or with a Line a ring that wide.
type Round struct {
	Center       orb.Point
	Radius, Line float64
}

// Motifs is what lies over the colour of a fill, bottom to top: the ink of its pattern, then the ground that stripes
// let through, then the edges of the stripes. A plain fill has none.
func (f Fill) Motifs() []Motif {
	var motifs []Motif
	if ink := f.inkMotif(); len(ink.Bars)+len(ink.Rounds) > 0 {
		motifs = append(motifs, ink)
	}
	s := f.Stripes
	if s.Period <= 0 || s.Width <= 0 {
		return motifs
	}
	// Stripes lie around 0; a cell that begins half a period earlier holds a whole one.
	middle := orb.Point{s.Period / 2, s.Period / 2}
	band := Motif{Color: s.Color, Cell: s.Period, Angle: stripesAngle, Origin: orb.Point{0, -s.Period / 2}}
	edges := band
	band.Bars = []Bar{{Center: middle, Length: s.Period, Width: s.Width}}
	motifs = append(motifs, band)
	if s.EdgeWidth > 0 {
		edges.Color = s.Edge
		for _, side := range []float64{-1, 1} {
			edges.Bars = append(edges.Bars, Bar{Center: orb.Point{middle[0], middle[1] + side*s.Width/2}, Length: s.Period, Width: s.EdgeWidth})
		}
		motifs = append(motifs, edges)
	}
	return motifs
}

func (f Fill) inkMotif() Motif {
	p := f.Pattern
	if p.Spacing <= 0 || p.Width <= 0 || f.Ink.A == 0 {
		return Motif{}
	}
	if f.Stripes.Period > 0 && f.Stripes.Width > 0 && p.Kind == Lines && p.Angle == stripesAngle {
		p.Spacing = f.Stripes.Period
	}
	m := Motif{Color: f.Ink, Cell: p.Spacing, Angle: p.Angle}
	middle := orb.Point{p.Spacing / 2, p.Spacing / 2}
	along := Bar{Center: middle, Length: p.Spacing, Width: p.Width}
	across := along
	across.Angle = 90
	switch p.Kind {
	case Lines:
		m.Bars = []Bar{along}
	case Grid:
		m.Bars = []Bar{along, across}
	case Dashes:
		m.Cell = 1.5 * p.Spacing
		for _, at := range quarters(m.Cell) {
			m.Bars = append(m.Bars, Bar{Center: at, Length: p.Length, Width: p.Width})
		}
	case Crosses:
		m.Angle = 0 // the bars turn, not the cell
		for _, at := range quarters(m.Cell) {
			bar := Bar{Center: at, Length: crossArm * p.Spacing, Width: p.Width, Angle: p.Angle}
			other := bar
			other.Angle += 90
			m.Bars = append(m.Bars, bar, other)
		}
	case Dots, Rings:
		m.Angle = 0
		round := Round{Radius: p.Width / 2}
		if p.Kind == Rings {
			round = Round{Radius: p.Spacing / 6, Line: p.Width}
		}
		for _, round.Center = range quarters(m.Cell) {
			m.Rounds = append(m.Rounds, round)
		}
	}
	return m
}

// quarters are where the two marks of a cell stand.
func quarters(cell float64) []orb.Point {
	return []orb.Point{{cell / 4, cell / 4}, {cell * 3 / 4, cell * 3 / 4}}
}
