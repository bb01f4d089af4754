package picture

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// A turned motif: how u, v of its cells become px of the page, and the part of that plane that a box needs.
type hatch struct {
	geo.Motif
	sin, cos float64
	over     orb.Bound // u, v
}

func newHatch(m geo.Motif, box orb.Bound) hatch {
	h := hatch{Motif: m}
	h.sin, h.cos = math.Sincos(m.Angle * math.Pi / 180)
	first := true
	for _, corner := range box.ToRing() {
		uv := orb.Point{corner[0]*h.cos - corner[1]*h.sin, corner[0]*h.sin + corner[1]*h.cos}
		if first {
			h.over, first = uv.Bound(), false
		}
		h.over = h.over.Extend(uv)
	}
	h.over = h.over.Pad(m.Cell)
	return h
}

// px turns u, v back.
func (h hatch) px(u, v float64) orb.Point {
	return orb.Point{u*h.cos + v*h.sin, -u*h.sin + v*h.cos}
}

// steps calls each with every place from low to high where something stands that stands at a place of the first cell.
func (h hatch) steps(place, low, high float64, each func(at float64)) {
	for n := math.Floor((low - place) / h.Cell); place+n*h.Cell <= high; n++ {
		each(place + n*h.Cell)
	}
}

// motif draws the cells that a box of the page needs. Bars in rows are one dashed line a row; discs are the round ends
// of dashes without length.
func (d *pdfDocument) motif(m geo.Motif, box orb.Bound) {
	h := newHatch(m, box)
	d.RawWriteStr("q")
	d.colour("RG", m.Color)
	for _, bar := range m.Bars {
		bar.Center = orb.Point{bar.Center[0] + m.Origin[0], bar.Center[1] + m.Origin[1]}
		d.RawWriteStr("0 J " + d.length(bar.Width) + " w")
		switch bar.Angle {
		case 0:
			d.rows(h, bar.Center, bar.Length)
		case 90:
			d.rows(h.quarterTurn(), orb.Point{-bar.Center[1], bar.Center[0]}, bar.Length)
		default:
			d.single(h, bar)
		}
	}
	for _, round := range m.Rounds {
		round.Center = orb.Point{round.Center[0] + m.Origin[0], round.Center[1] + m.Origin[1]}
		if round.Line > 0 {
			d.rings(h, round)
			continue
		}
		d.RawWriteStr("1 J " + d.length(2*round.Radius) + " w")
		d.rows(h, round.Center, 0)
	}
	d.RawWriteStr("Q")
}

// quarterTurn is the same motif with its rows upright: u runs where v ran, upwards.
func (h hatch) quarterTurn() hatch {
	h.sin, h.cos = h.cos, -h.sin
	h.over = orb.Bound{Min: orb.Point{-h.over.Max[1], h.over.Min[0]}, Max: orb.Point{-h.over.Min[1], h.over.Max[0]}}
	return h
}

// rows draws what stands around a place of every cell along u, that long, a line for each row.
func (d *pdfDocument) rows(h hatch, place orb.Point, length float64) {
	var lines strings.Builder
	begin := 0.0
	h.steps(place[0]-length/2, h.over.Min[0]-h.Cell, h.over.Min[0], func(at float64) { begin = at })
	h.steps(place[1], h.over.Min[1], h.over.Max[1], func(v float64) {
		lines.WriteString(d.path(geo.Line(h.px(begin, v), h.px(h.over.Max[0], v))))
	})
	if length < h.Cell {
		d.RawWriteStr(d.dash([]float64{length, h.Cell - length}, 0))
	}
	d.RawWriteStr(lines.String() + "S")
	if length < h.Cell {
		d.RawWriteStr("[] 0 d")
	}
}

// single draws a bar of every cell by itself.
func (d *pdfDocument) single(h hatch, bar geo.Bar) {
	from, to := ends(bar)
	var lines strings.Builder
	h.steps(0, h.over.Min[1], h.over.Max[1], func(v float64) {
		h.steps(0, h.over.Min[0], h.over.Max[0], func(u float64) {
			lines.WriteString(d.path(geo.Line(h.px(u+from[0], v+from[1]), h.px(u+to[0], v+to[1]))))
		})
	})
	d.RawWriteStr(lines.String() + "S")
}

func (d *pdfDocument) rings(h hatch, round geo.Round) {
	d.RawWriteStr(d.length(round.Line) + " w")
	var lines strings.Builder
	h.steps(round.Center[1], h.over.Min[1], h.over.Max[1], func(v float64) {
		h.steps(round.Center[0], h.over.Min[0], h.over.Max[0], func(u float64) {
			lines.WriteString(d.path(geo.Circle(h.px(u, v), round.Radius)))
		})
	})
	d.RawWriteStr(lines.String() + "S")
}
