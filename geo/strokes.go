package geo

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"math/bits"

	"github.com/paulmach/orb"
)

// Strokes are what lines of one style cover of a picture, all in one mask, so
// that they are no darker where they overlap. They are found once for a view
// and can be painted in any colour. One goroutine at a time may use them;
// covering another view uses their memory again.
type Strokes struct {
	window    image.Rectangle
	pen       *pen
	pens      map[float64]*pen // by width
	pieces    []piece
	runs      []pieceRun
	bands     []spans
	points    []orb.Point
	hairlines []hairline
	dots      []orb.Point
	arc       []orb.Point // scratch
}

// pieceRun is pieces up to end, and the rows between which they lie, in px.
type pieceRun struct {
	end         int
	top, bottom float64
}

// Cover finds what the borders of a layer cover of a window of v's size in
// whole px: each line once, whoever shares it. What is shorter and lower than a
// px is a dot.
func (l *Strokes) Cover(s *Shapes, v Viewport, style Stroke) {
	l.begin(image.Rect(0, 0, wholePx(v.Width), wholePx(v.Height)), style)
	if l.pen == nil {
		return
	}
	seen := v.Bound().Pad((l.pen.reach + 1) / v.Scale)
	level, least := s.arcs.at(v.Scale)
	dash := usableDash(style.Dash)
	for _, arc := range s.borders {
		if !seen.Intersects(s.arcs.bounds[arc]) {
			continue
		}
		from := len(l.points)
		points, weights := level.arc(arc), level.weights[level.from[arc]:]
		if bound := &s.arcs.bounds[arc]; max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])*v.Scale < 1 {
			l.dots = append(l.dots, v.ToScreen(bound.Center()))
			continue
		}
		for i, point := range points {
			if weights[i] >= least {
				l.points = append(l.points, v.ToScreen(point))
			}
		}
		if dash == nil && l.pen.hairs != nil {
			l.endHairline(from)
			continue
		}
		l.arc = append(l.arc[:0], l.points[from:]...)
		l.points = l.points[:from]
		l.line(l.arc, false, dash)
	}
	l.cover()
}

// begin readies the lines for a window and a style; a style that shows nothing
// has no pen.
func (l *Strokes) begin(window image.Rectangle, style Stroke) {
	l.window, l.pen = window, nil
	l.pieces, l.runs = l.pieces[:0], l.runs[:0]
	l.points, l.hairlines, l.dots = l.points[:0], l.hairlines[:0], l.dots[:0]
	if n := len(bands(window)); len(l.bands) != n {
		l.bands = make([]spans, n)
	}
	for i := range l.bands {
		l.bands[i].reset()
	}
	if !(style.Width > 0) {
		return
	}
	if l.pen = l.pens[style.Width]; l.pen == nil {
		if len(l.pens) > 32 || l.pens == nil {
			l.pens = map[float64]*pen{}
		}
		l.pen = newPen(style.Width)
		l.pens[style.Width] = l.pen
	}
}

// line adds a line or, closed, a ring; one without length is a dot. Vertices
// without a place are left out.
func (l *Strokes) line(points []orb.Point, closed bool, dash []float64) {
	from := len(l.pieces)
	if dash == nil {
		l.chain(points, closed, false)
		l.end(from)
		return
	}
	for _, dash := range dashes(points, dash) {
		l.chain(dash, false, true)
	}
	l.end(from)
}

// chain adds the pieces of a line and what joins them.
func (l *Strokes) chain(points []orb.Point, closed, cut bool) {
	from := len(l.pieces)
	var first, last orb.Point
	begun := false
	for _, point := range points {
		if !finite(point) {
			continue
		}
		point = orb.Point{clamp(-farthest, point[0], farthest), clamp(-farthest, point[1], farthest)}
		if begun {
			l.piece(last, point)
		} else {
			first, begun = point, true
		}
		last = point
	}
	if !begun {
		return
	}
	if closed && last != first {
		l.piece(last, first)
		last = first
	}
	end := len(l.pieces)
	if end == from {
		l.dot(first)
		return
	}
	for i := from + 1; i < end; i++ {
		l.join(&l.pieces[i-1], &l.pieces[i])
	}
	switch {
	case cut:
		l.pieces[from].cut, l.pieces[end-1].last = true, true
	case first == last:
		l.join(&l.pieces[end-1], &l.pieces[from])
	default:
		l.dot(first)
		l.dot(last)
	}
}

func (l *Strokes) piece(a, b orb.Point) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	if length := math.Sqrt(dx*dx + dy*dy); length > 0 {
		l.pieces = append(l.pieces, piece{x: a[0], y: a[1], ux: dx / length, uy: dy / length, length: length})
	}
}

// mostMitre is how far a cut corner may reach beyond a round one, in px.
const mostMitre = 0.08

// join fills the gap on the outer side between two pieces.
func (l *Strokes) join(a, b *piece) {
	cos, sin := a.ux*b.ux+a.uy*b.uy, a.ux*b.uy-a.uy*b.ux
	if beyond := math.Sqrt(2/(1+cos)) - 1; beyond*l.pen.half < mostMitre && cos > 0 {
		a.to = sin / (1 + cos)
		b.from = a.to
		return
	}
	b.before = orb.Point{a.ux, a.uy}
	l.dot(orb.Point{b.x, b.y})
}

func (l *Strokes) dot(at orb.Point) { l.pieces = append(l.pieces, piece{x: at[0], y: at[1]}) }

// end closes a run of pieces that may touch the window.
func (l *Strokes) end(from int) {
	run := pieceRun{top: math.Inf(1), bottom: math.Inf(-1)}
	for i := range l.pieces[from:] {
		s := &l.pieces[from+i]
		run.top, run.bottom = min(run.top, s.y, s.y+s.length*s.uy), max(run.bottom, s.y, s.y+s.length*s.uy)
	}
	if run.end = len(l.pieces); run.end > from {
		l.runs = append(l.runs, run)
	}
}

func (l *Strokes) cover() {
	if len(l.pieces)+len(l.points)+len(l.dots) == 0 {
		return
	}
	eachBand(l.window, func(i int, rows image.Rectangle, h *hand) {
		to := h.sheet(rows)
		from, top, bottom := 0, float64(rows.Min.Y)-l.pen.reach, float64(rows.Max.Y)+l.pen.reach
		for _, run := range l.runs {
			if run.bottom >= top && run.top <= bottom {
				for k := from; k < run.end; k++ {
					l.pen.draw(&l.pieces[k], &to)
				}
			}
			from = run.end
		}
		for _, line := range l.hairlines {
			if line.bottom >= top && line.top <= bottom {
				l.pen.thin(l.points[line.from:line.to], &to)
			}
		}
		for _, at := range l.dots {
			if at[1] >= top && at[1] <= bottom {
				l.pen.spotAt(at[0]-float64(to.x)-0.5, at[1]-float64(to.y)-0.5, &to)
			}
		}
		to.spans(&l.bands[i])
	})
}

// sheet is a clear mask for rows of px, in whole words of
// eight with one to spare at the end of each row.
func (h *hand) sheet(rows image.Rectangle) sheet {
	to := sheet{x: rows.Min.X, y: rows.Min.Y, width: rows.Dx(), height: rows.Dy(), stride: (rows.Dx()+7)&^7 + 8}
	if n := to.stride * to.height; len(h.mask) < n {
		h.mask = make([]uint8, n)
	}
	to.blocks = (to.stride + 63) / 64
	if n := to.blocks * to.height; len(h.touched) < n {
		h.touched = make([]uint8, n)
	}
	to.pix, to.touched = h.mask, h.touched
	return to
}

// spans appends what is covered of a sheet, and clears it.
func (t *sheet) spans(to *spans) {
	for row := range t.height {
		touched := t.touched[row*t.blocks:][:t.blocks]
		for block := 0; block < t.blocks; block++ {
			if touched[block] == 0 {
				continue
			}
			from := block
			for ; block < t.blocks && touched[block] != 0; block++ {
				touched[block] = 0
			}
			t.rowSpans(to, row, 64*from, min(64*block, t.stride))
		}
	}
}

// rowSpans appends what is covered between two px of a row, and clears it.
func (t *sheet) rowSpans(to *spans, row, x, last int) {
	line := t.pix[row*t.stride:][:t.stride]
	for ; x < last; x += 8 {
		word := binary.LittleEndian.Uint64(line[x:])
		if word == 0 {
			continue
		}
		from, end := x+bits.TrailingZeros64(word)/8, x
		for ; x < last; x += 8 {
			word := binary.LittleEndian.Uint64(line[x:])
			if word == 0 {
				break
			}
			end = x + 8 - bits.LeadingZeros64(word)/8
		}
		covered := line[from:end]
		if end = min(end, t.width); end > from {
			at := len(to.covers)
			to.covers = append(to.covers, line[from:end]...)
			next := to.next()
			next.y, next.x, next.varied, next.covers = uint16(t.y+row), uint16(t.x+from), uint16(end-from), uint32(at)
		}
		clear(covered)
	}
}

// Strokes paints lines in one colour.
func (r *Raster) Strokes(l *Strokes, c color.NRGBA) {
	brush := plainBrush(c)
	eachBand(l.window, func(i int, _ image.Rectangle, h *hand) {
		canvas := canvas{image: r.image, hand: h}
		canvas.take(brush)
		for k := range l.bands[i].list {
			canvas.paint(&l.bands[i].list[k], l.bands[i].covers)
		}
	})
}
