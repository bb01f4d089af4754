package geo

import (
	"image"
	"math"

	"github.com/paulmach/orb"
)

// A plan holds the edges of everything that is filled together, cut to the
// picture. Edges that two shapes share are there once.
type plan struct {
	window  image.Rectangle
	edges   []edge
	lots    []lot
	uses    []use
	planned []planned
}

// A lot is edges[from:to], which belong to the same shapes.
type lot struct {
	from, to uint32
	box      fixedBox
}

// A use is a lot as one shape has it.
type use struct {
	lot       int32
	backwards bool
}

// planned is a shape: uses[from:to].
type planned struct {
	feature  int
	from, to int
	box      fixedBox
}

// fixedBox is the extent of edges in 256ths of a px.
type fixedBox struct{ left, top, right, bottom int32 }

var noBox = fixedBox{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}

func (b fixedBox) union(o fixedBox) fixedBox {
	return fixedBox{min(b.left, o.left), min(b.top, o.top), max(b.right, o.right), max(b.bottom, o.bottom)}
}

// px returns the whole px that the box touches between two rows.
func (b fixedBox) px(top, bottom int) image.Rectangle {
	if b.left > b.right {
		return image.Rectangle{}
	}
	rows := image.Rect(int(b.left>>8), int(b.top>>8), int(b.right>>8)+1, int(b.bottom+one-1)>>8)
	return rows.Intersect(image.Rect(math.MinInt32, top, math.MaxInt32, bottom))
}

func (p *plan) reset(window image.Rectangle) {
	p.window = window
	p.edges, p.lots, p.uses, p.planned = p.edges[:0], p.lots[:0], p.uses[:0], p.planned[:0]
}

// farthest is how far out px are told apart; what lies beyond is moved there.
const farthest = 1e9

// line adds the edge between two px. What lies above or below the picture is
// left out; what lies beside it covers as much of its rows from its side.
func (p *plan) line(a, b orb.Point) {
	left, top := float64(p.window.Min.X-1), float64(p.window.Min.Y)
	right, bottom := float64(p.window.Max.X), float64(p.window.Max.Y)
	inside := a[0] >= left && a[0] <= right && b[0] >= left && b[0] <= right &&
		a[1] >= top && a[1] <= bottom && b[1] >= top && b[1] <= bottom
	if inside {
		p.edges = append(p.edges, edge{fix(a[0]), fix(a[1]), fix(b[0]), fix(b[1])})
		return
	}
	down := a[1] < b[1]
	if !down {
		a, b = b, a
	}
	if b[1] <= top || a[1] >= bottom || a[1] == b[1] {
		return
	}
	slope := (b[0] - a[0]) / (b[1] - a[1])
	at := func(y float64) orb.Point { return orb.Point{a[0] + (y-a[1])*slope, y} }
	from, to := a, b
	if a[1] < top {
		from = at(top)
	}
	if b[1] > bottom {
		to = at(bottom)
	}
	p.beside(a, from, to, slope, down)
}

// beside adds an edge that may leave the picture left or right, where it is
// moved to its side. a is a point of the line.
func (p *plan) beside(a, from, to orb.Point, slope float64, down bool) {
	left, right := float64(p.window.Min.X-1), float64(p.window.Max.X)
	cuts := [4]float64{from[1], from[1], from[1], to[1]}
	if slope != 0 {
		first, second := a[1]+(left-a[0])/slope, a[1]+(right-a[0])/slope
		cuts[1] = max(from[1], min(to[1], min(first, second)))
		cuts[2] = max(from[1], min(to[1], max(first, second)))
	}
	x := func(y float64) float64 {
		switch y {
		case from[1]:
			return from[0]
		case to[1]:
			return to[0]
		}
		return a[0] + (y-a[1])*slope
	}
	for i := 1; i < len(cuts); i++ {
		y0, y1 := fix(cuts[i-1]), fix(cuts[i])
		if y0 == y1 {
			continue
		}
		x0, x1 := fix(clamp(left, x(cuts[i-1]), right)), fix(clamp(left, x(cuts[i]), right))
		if down {
			p.edges = append(p.edges, edge{x0, y0, x1, y1})
		} else {
			p.edges = append(p.edges, edge{x1, y1, x0, y0})
		}
	}
}

// clamp takes x to between low and high; what is no number is low.
func clamp(low, x, high float64) float64 {
	switch {
	case x > high:
		return high
	case x >= low:
		return x
	}
	return low
}

// fix rounds px to 256ths. Edges lie right of −2 px and below it.
func fix(px float64) int32 { return int32(px*one+2*one+0.5) - 2*one }

// lot makes a lot of the edges from one on and returns its number, −1 if there
// are none.
func (p *plan) lot(from int) int32 {
	if from == len(p.edges) {
		return -1
	}
	l := lot{from: uint32(from), to: uint32(len(p.edges)), box: noBox}
	for i := range p.edges[from:] {
		e := &p.edges[from+i]
		l.box.left, l.box.right = min(l.box.left, e.x0, e.x1), max(l.box.right, e.x0, e.x1)
		l.box.top, l.box.bottom = min(l.box.top, e.y0, e.y1), max(l.box.bottom, e.y0, e.y1)
	}
	p.lots = append(p.lots, l)
	return int32(len(p.lots) - 1)
}

// use adds a lot to the shape that is being planned.
func (p *plan) use(lot int32, backwards bool) {
	if lot >= 0 {
		p.uses = append(p.uses, use{lot, backwards})
	}
}

// shapeOf makes a shape of the uses from one on, unless there are none.
func (p *plan) shapeOf(feature, from int) {
	shape := planned{feature: feature, from: from, to: len(p.uses), box: noBox}
	for _, use := range p.uses[from:] {
		shape.box = shape.box.union(p.lots[use.lot].box)
	}
	if shape.to > from {
		p.planned = append(p.planned, shape)
	}
}

// path plans a closed path. Vertices without a place are left out.
func (p *plan) path(feature int, path Path) {
	edges, from := len(p.edges), len(p.uses)
	for _, ring := range path.Parts {
		p.ring(ring)
	}
	p.use(p.lot(edges), false)
	p.shapeOf(feature, from)
}

func (p *plan) ring(ring []orb.Point) {
	if len(ring) < 3 {
		return
	}
	var first, before orb.Point
	begun := false
	for _, point := range ring {
		if !finite(point) {
			continue
		}
		point = orb.Point{max(-farthest, min(farthest, point[0])), max(-farthest, min(farthest, point[1]))}
		if begun {
			p.line(before, point)
		} else {
			first, begun = point, true
		}
		before = point
	}
	if begun && before != first {
		p.line(before, first)
	}
}

// bandShares are the shares of a plan's lots in one band, found when a first
// shape asks for them.
type bandShares struct {
	shares
	found []foundShares // by lot
}

// foundShares are list[from:to−1]; to is 0 if they are still to be found.
type foundShares struct{ from, to uint32 }

func (b *bandShares) begin(p *plan, rows image.Rectangle) {
	b.top, b.bottom, b.list = int32(rows.Min.Y)*one, int32(rows.Max.Y)*one, b.list[:0]
	if len(b.found) < len(p.lots) {
		b.found = make([]foundShares, len(p.lots))
	}
	clear(b.found[:len(p.lots)])
}

func (b *bandShares) of(p *plan, lot int32) []share {
	found := &b.found[lot]
	if found.to == 0 {
		found.from = uint32(len(b.list))
		l := &p.lots[lot]
		for k := l.from; k < l.to; k++ {
			b.line(&p.edges[k])
		}
		found.to = uint32(len(b.list)) + 1
	}
	return b.list[found.from : found.to-1]
}

// cover appends what a planned shape covers of a band of rows.
func (p *plan) cover(shape *planned, h *hand, rows image.Rectangle, to *spans, totals *totals) {
	box := shape.box.px(rows.Min.Y, rows.Max.Y)
	if box.Empty() {
		return
	}
	h.cells.reset(box)
	for _, s := range p.uses[shape.from:shape.to] {
		if box := &p.lots[s.lot].box; box.bottom > h.shares.top && box.top < h.shares.bottom {
			h.cells.add(h.shares.of(p, s.lot), rows.Min.Y, s.backwards)
		}
	}
	h.cells.sweep(to, p.window, totals)
}
