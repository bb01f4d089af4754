package geo

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
)

// Borders about as wide as a px are most of a map, so they have a way of their
// own, which is quicker and a little coarser than a pen's pieces: an edge that is flatter than 45° is drawn column by column and a steeper
// one row by row, each column or row by the edge in which its middle lies.
// Where that leaves a gap, at ends, sharp turns and changes between the two,
// there is a disc.

// thinnest is the half width of the widest hairline, in px.
const thinnest = 0.8

// A hairline is points[from:to] and the rows between which they lie, in px.
type hairline struct {
	from, to    int
	top, bottom float64
}

// endHairline makes a line of the points from one on.
func (l *Strokes) endHairline(from int) {
	line := hairline{from: from, to: len(l.points), top: math.Inf(1), bottom: math.Inf(-1)}
	for _, point := range l.points[from:] {
		if point[1] < line.top {
			line.top = point[1]
		}
		if point[1] > line.bottom {
			line.bottom = point[1]
		}
	}
	if line.to > from {
		l.hairlines = append(l.hairlines, line)
	}
}

// A heading is how an edge runs: along columns or, steep, along rows, forwards
// or backwards, and by which tangent aside.
type heading struct {
	steep   bool
	forward float64 // 1 or −1
	tangent float64
}

func headingOf(dx, dy float64) heading {
	if math.Abs(dx) >= math.Abs(dy) {
		return heading{forward: math.Copysign(1, dx), tangent: dy / dx}
	}
	return heading{steep: true, forward: math.Copysign(1, dy), tangent: dx / dy}
}

// A turn is how two edges meet.
type turn int

const (
	onward turn = iota // along the same columns or rows: nothing is missing
	across             // from columns to rows or back, by less than 45°: each has to begin half a px earlier
	sharp              // a disc has to fill the gap
)

func (h heading) turn(before heading) turn {
	if h.steep == before.steep {
		if h.forward == before.forward {
			return onward
		}
		return sharp
	}
	if cos, sin := (h.tangent+before.tangent)*h.forward*before.forward, 1-h.tangent*before.tangent; cos > sin {
		return across
	}
	return sharp
}

// thin draws a hairline on a sheet.
func (p *pen) thin(points []orb.Point, to *sheet) {
	x0, y0 := float64(to.x)+0.5, float64(to.y)+0.5 // the middle of the sheet's first px is 0, 0
	ax, ay := points[0][0]-x0, points[0][1]-y0
	ring := len(points) > 1 && points[0] == points[len(points)-1]
	if !ring {
		p.spot.draw(ax, ay, to)
	}
	var before, first heading
	begun := false
	for _, point := range points[1:] {
		bx, by := point[0]-x0, point[1]-y0
		if ax == bx && ay == by {
			continue
		}
		way := headingOf(bx-ax, by-ay)
		begin := 0.0
		if !begun {
			first, begun = way, true
		} else if turn := way.turn(before); turn == sharp {
			p.spot.draw(ax, ay, to)
		} else if turn == across {
			p.edge(before, ax, ay, ax, ay, 0, 0.5, to)
			begin = 0.5
		}
		p.edge(way, ax, ay, bx, by, begin, 0, to)
		before, ax, ay = way, bx, by
	}
	if !ring || !begun || first.turn(before) != onward {
		p.spot.draw(ax, ay, to)
	}
}

// edge draws the edge from a to b, begun and ended so many px farther out.
func (p *pen) edge(way heading, ax, ay, bx, by, begin, end float64, to *sheet) {
	hair := &p.hairs[int(math.Abs(way.tangent)*directions+0.5)]
	switch {
	case way.steep && way.forward > 0:
		hair.rows(ax, ay, ay-begin, by+end, way.tangent, to)
	case way.steep:
		hair.rows(ax, ay, by-end, ay+begin, way.tangent, to)
	case way.forward > 0:
		hair.columns(ax, ay, ax-begin, bx+end, way.tangent, to)
	default:
		hair.columns(ax, ay, bx-end, ax+begin, way.tangent, to)
	}
}

// columns draws the columns between left and right of a line through ax, ay.
func (h *hair) columns(ax, ay, left, right, tangent float64, to *sheet) {
	if y0, y1 := ay+(left-ax)*tangent, ay+(right-ax)*tangent; y0 < -h.aside && y1 < -h.aside ||
		y0 > float64(to.height)+h.aside && y1 > float64(to.height)+h.aside {
		return
	}
	for x, end := wholeFrom(left, to.width), wholeFrom(right, to.width); x < end; x++ {
		at := ay + (float64(x)-ax)*tangent - h.aside
		if !(at > -nearest16 && at < float64(to.height)) {
			continue
		}
		y, pattern := h.pattern(at)
		for n := h.count; n > 0; n-- {
			if y >= 0 && y < to.height {
				to.touched[y*to.blocks+x>>6] = 1
				px := &to.pix[y*to.stride+x]
				*px = max(*px, uint8(pattern))
			}
			pattern >>= 8
			y++
		}
	}
}

// rows draws the rows between top and bottom of a line through ax, ay.
func (h *hair) rows(ax, ay, top, bottom, tangent float64, to *sheet) {
	for y, end := wholeFrom(top, to.height), wholeFrom(bottom, to.height); y < end; y++ {
		at := ax + (float64(y)-ay)*tangent - h.aside
		if at > -nearest16 && at < float64(to.width) {
			x, pattern := h.pattern(at)
			to.most(x, y, pattern)
		}
	}
}

// most covers eight px of a row, each by a byte of the pattern if it is more
// than it is.
func (t *sheet) most(x, y int, pattern uint64) {
	if x < 0 {
		pattern >>= 8 * -x
		x = 0
	}
	if x >= t.width {
		return
	}
	t.touched[y*t.blocks+x>>6], t.touched[y*t.blocks+(x+7)>>6] = 1, 1
	px := t.pix[y*t.stride+x:][:8]
	before := binary.LittleEndian.Uint64(px)
	binary.LittleEndian.PutUint64(px, greater(before, pattern))
}

// greater is for each byte the greater one.
func greater(a, b uint64) uint64 {
	const high = 0x8080808080808080
	least := ((a&^b | ^(a^b)&((a|high)-(b&^high))) & high) >> 7 * 255 // where a is not less
	return a&least | b&^least
}

// wholeFrom is the first whole number that is not below x, within 0 to n.
func wholeFrom(x float64, n int) int {
	switch {
	case !(x > 0):
		return 0
	case x > float64(n):
		return n
	}
	i := int(x)
	if float64(i) < x {
		i++
	}
	return i
}

const (
	phases    = 64 // of a line between two px
	spots     = 16 // of a disc between two px, each way
	nearest16 = 16 // px: what begins farther out is not drawn
)

// A hair is what a line of one direction covers of a column or row, for each of
// its phases between two px.
type hair struct {
	aside    float64        // px from the line to the farthest that it touches
	count    int            // px that it may touch
	patterns [phases]uint64 // a byte a px
}

func (p *pen) newHair(tangent float64) hair {
	cos := 1 / math.Sqrt(1+tangent*tangent)
	sin := tangent * cos
	h := hair{aside: (p.half + (cos+sin)/2) / cos}
	h.count = min(int(math.Ceil(2*h.aside))+1, 8)
	for phase := range h.patterns {
		first := 1 - float64(phase)/phases - h.aside
		for i := range h.count {
			d := math.Abs(first+float64(i)) * cos
			share := halfPlane(p.half+d, cos, sin) - halfPlane(d-p.half, cos, sin)
			h.patterns[phase] |= uint64(share255(share)) << (8 * i)
		}
	}
	return h
}

// pattern returns the first px that a line touches, and the pattern from there,
// for a line that begins to touch a column or row at a place.
func (h *hair) pattern(at float64) (first int, pattern uint64) {
	k := int((at+nearest16)*phases + 0.5)
	return k/phases + 1 - nearest16, h.patterns[k%phases]
}

// A spot is what a disc covers, for each of its phases between the px, row by
// row.
type spot struct {
	reach    float64
	rows     int
	patterns [][]uint64
}

func (p *pen) newSpot() *spot {
	s := &spot{reach: p.reach, rows: int(math.Ceil(2*p.reach)) + 1, patterns: make([][]uint64, spots*spots)}
	for k := range s.patterns {
		x := 1 - (float64(k%spots)+0.5)/spots - p.reach
		y := 1 - (float64(k/spots)+0.5)/spots - p.reach
		s.patterns[k] = make([]uint64, s.rows)
		for row := range s.rows {
			for i := range min(s.rows, 8) {
				d := math.Hypot(x+float64(i), y+float64(row))
				if at := int(d * d * perSquarePx); at < len(p.disc) {
					s.patterns[k][row] |= uint64(p.disc[at]) << (8 * i)
				}
			}
		}
	}
	return s
}

func (s *spot) draw(x, y float64, to *sheet) {
	x, y = x-s.reach, y-s.reach
	if !(x > -nearest16 && x < float64(to.width) && y > -nearest16 && y < float64(to.height)) {
		return
	}
	column, row := int((x+nearest16)*spots), int((y+nearest16)*spots)
	left, top := column/spots+1-nearest16, row/spots+1-nearest16
	for i, pattern := range s.patterns[row%spots*spots+column%spots] {
		if y := top + i; y >= 0 && y < to.height {
			to.most(left, y, pattern)
		}
	}
}
