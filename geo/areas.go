package geo

import (
	"image"
	"math"

	"github.com/paulmach/orb"
)

// Areas are what the areas of a layer cover of a picture. They are found once
// for a view and can be painted in any colours, again and again. One goroutine
// at a time may use them; covering another view uses their memory again.
type Areas struct {
	window image.Rectangle
	plan   plan
	arcs   arcEdges
	bands  []areaBand
}

// areaBand is what is covered of one band of rows, shape by shape.
type areaBand struct {
	spans  spans
	shapes []coveredShape // from the top one to the lowest
}

// coveredShape is a feature and its spans.
type coveredShape struct{ feature, from, end int }

// Cover finds what the areas cover of a window of v's size in whole px.
func (a *Areas) Cover(s *Shapes, v Viewport) {
	a.begin(image.Rect(0, 0, wholePx(v.Width), wholePx(v.Height)))
	a.arcs.begin(s, v)
	for i := range s.shapes {
		a.plan.shape(s, i, &a.arcs)
	}
	a.cover()
}

// wholePx is the px that a length reaches into, within reason.
func wholePx(length float64) int { return int(math.Ceil(clamp(0, length, mostPx))) }

func (a *Areas) begin(window image.Rectangle) {
	a.window = window
	a.plan.reset(window)
}

func (a *Areas) cover() {
	if n := len(bands(a.window)); len(a.bands) != n {
		a.bands = make([]areaBand, n)
	}
	eachBand(a.window, func(i int, rows image.Rectangle, h *hand) {
		band := &a.bands[i]
		band.spans.reset()
		band.shapes = band.shapes[:0]
		var totals *totals
		if len(a.plan.planned) > 1 {
			totals = &h.totals
			totals.begin(rows)
		}
		h.shares.begin(&a.plan, rows)
		for k := len(a.plan.planned) - 1; k >= 0; k-- {
			shape, from := &a.plan.planned[k], len(band.spans.list)
			a.plan.cover(shape, h, rows, &band.spans, totals)
			if end := len(band.spans.list); end > from {
				band.shapes = append(band.shapes, coveredShape{feature: shape.feature, from: from, end: end})
			}
		}
	})
}

// Areas paints areas, each feature with the fill that it gets, later ones over
// earlier ones. Where neighbours meet in a px, each takes its share of it, and
// nothing of what lies below shows between them. Patterns and stripes are fixed
// to the phase, as with Fill.
func (r *Raster) Areas(a *Areas, fill func(i int) Fill, phase orb.Point) {
	brushes := map[int]*brush{}
	for k := range a.plan.planned {
		i := a.plan.planned[k].feature
		if brushes[i] == nil {
			brushes[i] = r.newBrush(fill(i), phase)
		}
	}
	r.paintAreas(a, func(i int) *brush { return brushes[i] })
}

func (r *Raster) paintAreas(a *Areas, brushOf func(i int) *brush) {
	opaque := true
	for k := range a.plan.planned {
		opaque = opaque && brushOf(a.plan.planned[k].feature).opaque()
	}
	eachBand(a.window, func(i int, rows image.Rectangle, h *hand) {
		canvas := canvas{image: r.image, hand: h}
		band := &a.bands[i]
		covers := band.spans.covers
		switch {
		case len(a.plan.planned) < 2:
		case opaque:
			covers = band.spans.laid
		default:
			canvas.mixes = &h.mixes
			h.mixes.begin(rows)
		}
		for n := len(band.shapes) - 1; n >= 0; n-- {
			shape := band.shapes[n]
			canvas.take(brushOf(shape.feature))
			for k := shape.from; k < shape.end; k++ {
				canvas.paint(&band.spans.list[k], covers)
			}
		}
		if canvas.mixes != nil {
			h.mixes.end(r.image)
		}
	})
}

// arcEdges are the arcs of a layer as lots of edges on the screen, found when a
// first shape asks for them.
type arcEdges struct {
	view  Viewport
	seen  orb.Bound // metres
	level *level
	least float32
	lots  []int32 // for each arc the number of its lot, −1 if it has none, unfound
}

// unfound marks an arc whose edges are still to be found.
const unfound = -2

func (a *arcEdges) begin(s *Shapes, v Viewport) {
	if n := len(s.arcs.bounds); len(a.lots) != n {
		a.lots = make([]int32, n)
	}
	for i := range a.lots {
		a.lots[i] = unfound
	}
	a.view, a.seen = v, v.Bound()
	a.level, a.least = s.arcs.at(v.Scale)
}

// shape plans the area of feature i.
func (p *plan) shape(s *Shapes, i int, arcs *arcEdges) {
	shape := &s.shapes[i]
	if shape.role != outerRing || !arcs.seen.Intersects(shape.bound) {
		return
	}
	from := len(p.uses)
	for k := range shape.parts {
		part := &shape.parts[k]
		if !arcs.seen.Intersects(part.bound) {
			continue
		}
		look := part.look(arcs.view.Scale)
		if look == speck && part.role == outerRing || look == sliver {
			edges := len(p.edges)
			p.ring(square(arcs.view.ToScreen(part.bound.Center())))
			p.use(p.lot(edges), false)
		}
		if look == speck {
			continue
		}
		for _, ref := range part.arcs {
			p.use(p.arc(s, ref.arc(), arcs), ref < 0)
		}
	}
	p.shapeOf(i, from)
}

// arc returns the lot of an arc's edges.
func (p *plan) arc(s *Shapes, arc int32, arcs *arcEdges) int32 {
	if arcs.lots[arc] == unfound {
		edges := len(p.edges)
		p.arcLines(s, arc, arcs)
		arcs.lots[arc] = p.lot(edges)
	}
	return arcs.lots[arc]
}

// arcLines adds the lines of an arc. One that lies beside the window needs its
// ends alone, one above or below it not even these.
func (p *plan) arcLines(s *Shapes, arc int32, arcs *arcEdges) {
	bound, v := s.arcs.bounds[arc], arcs.view
	switch {
	case bound.Min[1] > arcs.seen.Max[1] || bound.Max[1] < arcs.seen.Min[1]:
		return
	case bound.Min[0] > arcs.seen.Max[0] || bound.Max[0] < arcs.seen.Min[0]:
		first, last := s.arcs.ends(arc)
		p.line(v.ToScreen(first), v.ToScreen(last))
		return
	}
	points, weights := arcs.level.arc(arc), arcs.level.weights[arcs.level.from[arc]:]
	before := v.ToScreen(points[0])
	inside := arcs.seen.Contains(bound.Min) && arcs.seen.Contains(bound.Max)
	for i := 1; i < len(points); i++ {
		if weights[i] < arcs.least {
			continue
		}
		at := v.ToScreen(points[i])
		if inside {
			p.edges = append(p.edges, edge{fix(before[0]), fix(before[1]), fix(at[0]), fix(at[1])})
		} else {
			p.line(before, at)
		}
		before = at
	}
}
