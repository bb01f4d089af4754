package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A weigher finds how much each vertex of an arc matters: the area that the
// line would lose without it, by Visvalingam and Whyatt 1993. A vertex stays as
// long as the line would sweep over one of another arc without it: arcs then
// never cross that did not cross before, whatever is left out of each. Its
// buffers serve one arc after the other.
type weigher struct {
	points       []orb.Point
	weights      []float32
	before, next []int32        // neighbours that are still there
	areas        []float64      // m², of the triangle with them
	heap         []int32        // vertices, the least area first
	place        []int32        // of each vertex in the heap
	around       *neighbourhood // nil if nothing is
	arc          int32
}

const (
	patience = 4    // how many times as heavy a vertex in the way becomes before it is tried again
	forever  = 1e20 // m²: what would stay so long stays
)

// weigh writes the weight of each vertex in m². Ends weigh infinitely, and so
// do the two heaviest others of a closed arc: it stays a triangle.
func (w *weigher) weigh(points []orb.Point, weights []float32) {
	n := len(points)
	w.points, w.weights = points, weights
	kept := 0
	if points[0] == points[n-1] {
		kept = 2
	}
	w.begin(n)
	most := 0.0
	for len(w.heap) > kept {
		i := w.pop()
		most = max(most, w.areas[i])
		a, b := w.before[i], w.next[i]
		if w.around != nil && w.around.inTheWay(w.arc, points[a], points[i], points[b]) {
			weights[i] = float32(math.Inf(1))
			if w.areas[i] = max(most*patience, math.SmallestNonzeroFloat32); w.areas[i] < forever {
				w.push(i)
			}
			continue
		}
		weights[i] = float32(most)
		w.next[a], w.before[b] = b, a
		w.update(a)
		w.update(b)
	}
	for _, i := range w.heap {
		weights[i] = float32(math.Inf(1))
	}
	weights[0], weights[n-1] = float32(math.Inf(1)), float32(math.Inf(1))
}

func (w *weigher) push(i int32) {
	w.place[i] = int32(len(w.heap))
	w.heap = append(w.heap, i)
	w.up(len(w.heap) - 1)
}

func (w *weigher) begin(n int) {
	if cap(w.areas) < n {
		w.before, w.next, w.place = make([]int32, n), make([]int32, n), make([]int32, n)
		w.areas, w.heap = make([]float64, n), make([]int32, 0, n)
	}
	w.before, w.next, w.place, w.areas, w.heap = w.before[:n], w.next[:n], w.place[:n], w.areas[:n], w.heap[:0]
	for i := range n {
		w.before[i], w.next[i] = int32(i-1), int32(i+1)
	}
	w.areas[0], w.areas[n-1] = 0, 0
	for i := 1; i < n-1; i++ {
		w.areas[i] = lost(w.points[i-1], w.points[i], w.points[i+1])
		w.place[i] = int32(len(w.heap))
		w.heap = append(w.heap, int32(i))
	}
	for k := len(w.heap)/2 - 1; k >= 0; k-- {
		w.down(k)
	}
}

// lost is what a line loses without its vertex p between a and b: the triangle.
// A spike narrower than half its height weighs a quarter of the square on its
// height, so that it goes when it is short and not because it is thin.
func lost(a, p, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	x, y := p[0]-a[0], p[1]-a[1]
	double := math.Abs(dx*y - dy*x)
	base := dx*dx + dy*dy
	if t := x*dx + y*dy; t < 0 || t > base || base == 0 {
		return max(double/2, min(x*x+y*y, squared(p, b))/4) // beyond the base: from its nearer end
	}
	return max(double/2, double*double/base/4)
}

func squared(a, b orb.Point) float64 {
	x, y := a[0]-b[0], a[1]-b[1]
	return x*x + y*y
}

// update weighs a neighbour of a vertex that went.
func (w *weigher) update(i int32) {
	if i == 0 || int(i) == len(w.points)-1 || w.areas[i] >= forever {
		return
	}
	before := w.areas[i]
	w.areas[i] = lost(w.points[w.before[i]], w.points[i], w.points[w.next[i]])
	if w.areas[i] < before {
		w.up(int(w.place[i]))
		return
	}
	w.down(int(w.place[i]))
}

// lighter orders vertices by area, equal ones along the line.
func (w *weigher) lighter(a, b int32) bool {
	if w.areas[a] != w.areas[b] {
		return w.areas[a] < w.areas[b]
	}
	return a < b
}

func (w *weigher) pop() int32 {
	top, last := w.heap[0], len(w.heap)-1
	w.heap[0] = w.heap[last]
	w.place[w.heap[0]] = 0
	w.heap = w.heap[:last]
	if last > 0 {
		w.down(0)
	}
	return top
}

func (w *weigher) up(k int) {
	for k > 0 && w.lighter(w.heap[k], w.heap[(k-1)/2]) {
		w.swap(k, (k-1)/2)
		k = (k - 1) / 2
	}
}

func (w *weigher) down(k int) {
	for {
		least := k
		for child := 2*k + 1; child <= 2*k+2 && child < len(w.heap); child++ {
			if w.lighter(w.heap[child], w.heap[least]) {
				least = child
			}
		}
		if least == k {
			return
		}
		w.swap(k, least)
		k = least
	}
}

func (w *weigher) swap(a, b int) {
	w.heap[a], w.heap[b] = w.heap[b], w.heap[a]
	w.place[w.heap[a]], w.place[w.heap[b]] = int32(a), int32(b)
}
