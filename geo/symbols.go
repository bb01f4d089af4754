package geo

import "math"

// A symbolCell holds the shares of ink for one cell of dots, crosses or rings.
// Such small marks stand at the same place of every px in each cell, so any
// rounding would add up; a table of true box averages has none.
type symbolCell struct {
	n      int       // entries a side
	perPx  float64   // entries a px
	shares []float32 // of the px around each entry, row by row
}

// symbolCell returns the cell of a pattern.
// Cached: a cell costs as much as painting a small region.
func (r *Raster) symbolCell(p Pattern) *symbolCell {
	cell, made := r.symbols[p]
	if !made {
		cell = newSymbolCell(p)
		if r.symbols == nil {
			r.symbols = map[Pattern]*symbolCell{}
		}
		r.symbols[p] = cell
	}
	return cell
}

const (
	entriesPerPx = 8
	mostEntries  = 512 // a side
)

func newSymbolCell(p Pattern) *symbolCell {
	n := max(2, min(mostEntries, int(math.Round(p.Spacing*entriesPerPx))))
	perPx := float64(n) / p.Spacing
	fine := make([]float32, n*n)
	symbol := p.Scaled(perPx).symbol()
	for y := range n {
		for x := range n {
			fine[y*n+x] = float32(twice(float64(x)+0.5, float64(y)+0.5, float64(n), symbol))
		}
	}
	px := max(1, int(math.Round(perPx)))
	return &symbolCell{n: n, perPx: perPx, shares: transpose(blur(transpose(blur(fine, n, px), n), n, px), n)}
}

// symbol says how much of a unit square at u, v from a mark's middle is ink.
func (p Pattern) symbol() func(u, v float64) float64 {
	s, w := p.Spacing, p.Width
	switch p.Kind {
	case Dots:
		return func(u, v float64) float64 { return max(0, min(1, w/2+0.5-math.Hypot(u, v))) }
	case Rings:
		return func(u, v float64) float64 { return bar(math.Hypot(u, v)-s/6, w) }
	}
	sin, cos := math.Sincos(radians(p.Angle))
	return func(u, v float64) float64 {
		u, v = u*cos-v*sin, u*sin+v*cos
		long, wide := bar(u, crossArm*s), bar(u, w)
		return long*bar(v, w) + wide*bar(v, crossArm*s) - wide*bar(v, w)
	}
}

// blur averages each row, around its end, over the px entries about each corner.
func blur(rows []float32, n, px int) []float32 {
	blurred := make([]float32, len(rows))
	for y := range n {
		row := rows[y*n : y*n+n]
		for x := range n {
			sum := float32(0)
			for k := -px / 2; k < px-px/2; k++ {
				sum += row[((x+k)%n+n)%n]
			}
			blurred[y*n+x] = sum / float32(px)
		}
	}
	return blurred
}

func transpose(rows []float32, n int) []float32 {
	columns := make([]float32, len(rows))
	for y := range n {
		for x := range n {
			columns[x*n+y] = rows[y*n+x]
		}
	}
	return columns
}

// share is that of the px around x, y.
func (c *symbolCell) share(x, y float64) float64 {
	column, row := c.entry(x), c.entry(y)
	return float64(c.shares[row*c.n+column])
}

func (c *symbolCell) entry(d float64) int {
	i := int(math.Floor(d*c.perPx+0.5)) % c.n
	if i < 0 {
		i += c.n
	}
	return i
}
