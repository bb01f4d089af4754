package geo

import (
	"image"
	"math"
	"math/bits"
)

// Lengths of edges are whole 256ths of a px; areas of a cell are 512 × 256ths.
const (
	one  = 256       // a px
	full = one * 512 // the area of a cell that lies inside
)

// An edge runs from one point to another, in 256ths of a px, y down.
type edge struct{ x0, y0, x1, y1 int32 }

// A share is what an edge covers of one cell and, as it lies behind the edge, of
// the cells after it. Shapes on both sides of a border take the same shares,
// once forwards and once backwards.
type share struct {
	x      int32 // px
	row    int16 // of the band
	height int16 // of the row, in 256ths, positive where the edge runs down
	behind int32 // what of height × px is behind the edge within the cell, in 512 × 256ths
}

// Shares are those of edges within a band of rows.
type shares struct {
	top, bottom int32 // of the band, in 256ths
	list        []share
}

// line adds the shares of an edge. It is followed from its upper end, so that
// both its sides round alike, and by whole rows from that end, so that the band
// does not matter.
func (s *shares) line(e *edge) {
	up := (e.y1 - e.y0) >> 31 // −1 or 0: without branches, as nobody can foresee them
	swapX, swapY, sign := (e.x0^e.x1)&up, (e.y0^e.y1)&up, up|1
	x0, y0, x1, y1 := e.x0^swapX, e.y0^swapY, e.x1^swapX, e.y1^swapY
	if y0 == y1 || y1 <= s.top || y0 >= s.bottom {
		return
	}
	dx, dy := float64(x1-x0), float64(y1-y0)
	slope, rise := dx/dy, dy/dx // rise is used only where x changes
	x, y := x0, y0
	if y < s.top {
		y = s.top
		x = x0 + int32(float64(y-y0)*slope)
	}
	end, row := min(y1, s.bottom), int16((y-s.top)>>8)
	for y < end {
		nextX, nextY := x1, y1
		if below := (y | (one - 1)) + 1; below < y1 {
			nextX, nextY = x0+int32(float64(below-y0)*slope), below
		}
		if height := sign * (nextY - y); x>>8 == nextX>>8 {
			behind := height * (x&(one-1) + nextX&(one-1))
			s.list = append(s.list, share{x: x >> 8, row: row, height: int16(height), behind: behind})
		} else {
			s.row(row, x, nextX, sign, nextY-y, rise)
		}
		x, y = nextX, nextY
		row++
	}
}

// row adds the shares of a piece of an edge within one row, from x0 to x1, that
// covers so much of the row's height. The heights at the sides of the cells are
// rounded, not those between, so that they add up.
func (s *shares) row(row int16, x0, x1, sign, height int32, rise float64) {
	x0, x1, rise = min(x0, x1), max(x0, x1), math.Abs(rise)
	before, from := int32(0), x0&(one-1)
	last := x1 >> 8
	for x := x0 >> 8; x < last; x++ {
		at := min(int32(float64((x+1)<<8-x0)*rise), height)
		s.list = append(s.list, share{x: x, row: row, height: int16(sign * (at - before)), behind: sign * (at - before) * (from + one)})
		before, from = at, 0
	}
	s.list = append(s.list, share{x: last, row: row, height: int16(sign * (height - before)), behind: sign * (height - before) * (x1 & (one - 1))})
}

// Cells gather how edges cover the px of a box: for each cell what its own and
// the next cell's area differ by from the cell before. The running sum along a
// row is then the signed area, exactly nothing again behind a closed ring. (The
// sums of font-rs, Levien 2016, in whole numbers as in FreeType's smooth
// rasterizer; a bit for each cell tells which to look at.)
type cells struct {
	box     image.Rectangle
	stride  int // sums a row: a cell's share falls on the next one, too
	words   int // a row of touched
	sums    []int32
	touched []uint64
}

// reset readies the cells for a box. Sweeping leaves them clear, so nothing
// has to be cleared here.
func (c *cells) reset(box image.Rectangle) {
	c.box = box
	c.stride = box.Dx() + 1
	c.words = (c.stride + 63) / 64
	if n := c.stride * box.Dy(); len(c.sums) < n {
		c.sums = make([]int32, n)
	}
	if n := c.words * box.Dy(); len(c.touched) < n {
		c.touched = make([]uint64, n)
	}
}

// add gathers shares of a band whose first row is top, or takes them away for a
// shape that has the edges backwards. They must lie within the box.
func (c *cells) add(shares []share, top int, backwards bool) {
	sign := int32(1)
	if backwards {
		sign = -1
	}
	left, skip := c.box.Min.X, c.box.Min.Y-top
	for i := range shares {
		s := &shares[i]
		x, row := int(s.x)-left, int(s.row)-skip
		c.touched[row*c.words+x>>6] |= 1 << (x & 63)
		sums := c.sums[row*c.stride+x:][:2:2]
		behind := sign * s.behind
		sums[0] += sign*2*one*int32(s.height) - behind
		sums[1] += behind
	}
}

// sweep appends what the cells cover of a window as spans, and clears them.
// Cells that no edge touched are skipped: they are like the one before. Totals
// are nil for a shape alone.
func (c *cells) sweep(to *spans, window image.Rectangle, totals *totals) {
	line := spanLine{to: to, totals: totals, left: window.Min.X - c.box.Min.X, right: window.Max.X - c.box.Min.X, shift: c.box.Min.X}
	for row := range c.box.Dy() {
		sums, touched := c.sums[row*c.stride:][:c.stride], c.touched[row*c.words:][:c.words]
		line.y = c.box.Min.Y + row
		area, done, carry := int32(0), 0, uint64(0)
		for w, word := range touched {
			changed := word | word<<1 | carry
			carry = word >> 63
			touched[w] = 0
			for changed != 0 {
				start := bits.TrailingZeros64(changed)
				n := bits.TrailingZeros64(^(changed >> start))
				changed &^= (1<<n - 1) << start
				at := 64*w + start
				if cover := coverOf(area); cover > 0 {
					line.same(done, at, cover)
				}
				done = min(at+n, c.stride)
				area = line.varied(at, sums[at:done], area)
			}
		}
		if cover := coverOf(area); cover > 0 {
			line.same(done, c.stride-1, cover)
		}
	}
}

// coverOf is the share of a cell in 255ths, whichever way its ring is wound.
func coverOf(area int32) uint8 {
	area = (area ^ area>>31) - area>>31
	return uint8((min(area, full)*255 + full/2) >> 17)
}
