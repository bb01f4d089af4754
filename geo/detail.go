package geo

import "github.com/paulmach/orb"

// A line is drawn with the vertices that weigh at least a quarter of a square
// px at the scale of the view, whatever the scale. Levels only spare the time
// of looking at the others.

// leastWeight is what a vertex must weigh to be drawn, in px².
const leastWeight = 0.25

// A level holds the vertices of all arcs from some weight on.
type level struct {
	least   float64 // m²: all vertices that weigh as much are there
	points  []orb.Point
	weights []float32
	from    []uint32 // arc i is points[from[i]:from[i+1]]
}

func (l *level) arc(i int32) []orb.Point { return l.points[l.from[i]:l.from[i+1]] }

// sparser is how many of a level's vertices the next one may have: it bounds
// the memory of all levels to three times that of the first.
const sparser = 0.65

// detail weighs all vertices and adds the coarser levels.
func (a *arcs) detail() {
	full := &a.levels[0]
	full.weights = make([]float32, len(full.points))
	w := weigher{around: newNeighbourhood(full)}
	for i := range a.bounds {
		from, to := full.from[i], full.from[i+1]
		w.arc = int32(i)
		w.weigh(full.points[from:to], full.weights[from:to])
	}
	finer, lines := full, 2*len(a.bounds)
	for least := 1.0; len(finer.points) > 2*lines && least < 1e18; least *= 4 {
		if n := finer.count(least); float64(n) <= sparser*float64(len(finer.points)) {
			a.levels = append(a.levels, finer.heavier(least, n))
			finer = &a.levels[len(a.levels)-1]
		}
	}
}

// count is how many vertices weigh as much.
func (l *level) count(least float64) int {
	n := 0
	for _, weight := range l.weights {
		if float64(weight) >= least {
			n++
		}
	}
	return n
}

// heavier is the level of the n vertices from a higher weight on.
func (l *level) heavier(least float64, n int) level {
	next := level{least: least, points: make([]orb.Point, 0, n), weights: make([]float32, 0, n), from: make([]uint32, 1, len(l.from))}
	for i := range len(l.from) - 1 {
		for k := l.from[i]; k < l.from[i+1]; k++ {
			if float64(l.weights[k]) >= least {
				next.points = append(next.points, l.points[k])
				next.weights = append(next.weights, l.weights[k])
			}
		}
		next.from = append(next.from, uint32(len(next.points)))
	}
	return next
}

// at returns the coarsest level that has every vertex a scale needs, and the
// weight in m² from which on they are drawn. The scale is px per metre.
func (a *arcs) at(scale float64) (l *level, least float32) {
	weight := leastWeight / (scale * scale)
	k := len(a.levels) - 1
	for k > 0 && a.levels[k].least > weight {
		k--
	}
	return &a.levels[k], float32(weight)
}
