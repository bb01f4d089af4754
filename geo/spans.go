package geo

import "image"

// A span is a run of px of one row that something covers: first some of which
// each is covered for itself, then some that are covered alike. Small, as a
// picture has many.
type span struct {
	x, y         uint16
	varied, same uint16 // px
	covers       uint32 // where in covers the varied ones begin
	cover        uint8  // of the same ones, of 255
}

// mostPx is the widest and highest picture that spans can tell of.
const mostPx = 1<<16 - 2

// spans are what shapes cover of some rows of a picture.
type spans struct {
	list   []span
	covers []uint8 // of 255
	laid   []uint8 // as many: the covers as opaque colours are laid over each other
}

func (s *spans) reset() { s.list, s.covers, s.laid = s.list[:0], s.covers[:0], s.laid[:0] }

// next appends a span to be filled in where it lies: one that is made first and
// copied then takes twice as long.
func (s *spans) next() *span {
	s.list = append(s.list, span{})
	return &s.list[len(s.list)-1]
}

// grow appends n px and returns them.
func (s *spans) grow(n int) (covers, laid []uint8) {
	at := len(s.covers)
	if at+n > min(cap(s.covers), cap(s.laid)) {
		s.covers = append(make([]uint8, 0, 2*(at+n)), s.covers...)
		s.laid = append(make([]uint8, 0, 2*(at+n)), s.laid...)
	}
	s.covers, s.laid = s.covers[:at+n], s.laid[:at+n]
	return s.covers[at:], s.laid[at:]
}

// Totals are what shapes cover together of the px of some rows, of 255.
type totals struct {
	rows image.Rectangle
	px   []uint8
}

func (t *totals) begin(rows image.Rectangle) {
	t.rows = rows
	n := rows.Dx() * rows.Dy()
	if len(t.px) < n {
		t.px = make([]uint8, n)
	}
	clear(t.px[:n])
}

// row returns n px of a row from x on.
func (t *totals) row(x, y, n int) []uint8 {
	return t.px[(y-t.rows.Min.Y)*t.rows.Dx()+x-t.rows.Min.X:][:n]
}

// A spanLine appends the spans of one row of a box within a window.
type spanLine struct {
	to          *spans
	totals      *totals // nil for a shape alone
	y           int
	left, right int // of the window, in columns of the box
	shift       int // of the box
}

// same appends the px from one to before another, which are covered alike.
func (l *spanLine) same(from, end int, cover uint8) {
	from, end = max(from, l.left), min(end, l.right)
	if end <= from {
		return
	}
	x := from + l.shift
	if n := len(l.to.list); n > 0 {
		if last := &l.to.list[n-1]; int(last.y) == l.y && int(last.x)+int(last.varied) == x && last.same == 0 {
			last.same, last.cover = uint16(end-from), cover
			return
		}
	}
	next := l.to.next()
	next.y, next.x, next.same, next.cover = uint16(l.y), uint16(x), uint16(end-from), cover
}

// varied appends the px of touched cells, clears them and returns the area with
// which it goes on.
func (l *spanLine) varied(at int, sums []int32, area int32) int32 {
	from, end := max(at, l.left)-at, min(at+len(sums), l.right)-at
	if end <= from {
		for i, sum := range sums {
			area += sum
			sums[i] = 0
		}
		return area
	}
	for i, sum := range sums[:from] {
		area += sum
		sums[i] = 0
	}
	next := l.to.next()
	next.y, next.x, next.varied, next.covers = uint16(l.y), uint16(at+from+l.shift), uint16(end-from), uint32(len(l.to.covers))
	covers, laid := l.to.grow(end - from)
	seen := sums[from:end]
	covers = covers[:len(seen)]
	for i, sum := range seen {
		area += sum
		seen[i] = 0
		covers[i] = coverOf(area)
	}
	if l.totals != nil {
		close(l.totals.row(at+from+l.shift, l.y, end-from), covers, laid)
	}
	for i, sum := range sums[end:] {
		area += sum
		sums[end+i] = 0
	}
	return area
}

// wholeTotal is from where on shares add up to a px: each may be half of 1/255
// off.
const wholeTotal = 253

// close adds to the totals of px and says how they are laid. Laid over each
// other, two halves of a px would let a quarter of the ground show through; so
// where all shapes together cover a whole px, the lowest of them is laid on all
// of it. Shapes come from the top one to the lowest. Without branches: which
// way they would go, nobody can foresee.
func close(totals, covers, laid []uint8) {
	covers, laid = covers[:len(totals)], laid[:len(totals)]
	for k, above := range totals {
		before, cover := uint32(above), uint32(covers[k])
		total := before + cover
		whole := (wholeTotal - 1 - total) & -cover & -before >> 31 // 1 if the difference is below 0 and neither is 0
		laid[k] = uint8(cover | -whole)
		totals[k] = uint8(min(total, 255))
	}
}
