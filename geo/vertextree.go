package geo

import "github.com/paulmach/orb"

// A vertexTree finds vertices in a triangle: a k-d tree laid out in one list,
// halved by x and y in turns (as in kdbush, Agafonkin 2016).
type vertexTree struct {
	places []orb.Point
	ids    []uint32 // of the vertices at places
	left   int      // how many vertices may still be looked at
}

const leafSize = 32

// looksPerVertex bounds the time that a spiteful file can cost: an ordinary one
// needs a score.
const looksPerVertex = 400

func newVertexTree(points []orb.Point) *vertexTree {
	t := &vertexTree{places: append([]orb.Point{}, points...), ids: make([]uint32, len(points)), left: looksPerVertex * len(points)}
	for i := range t.ids {
		t.ids[i] = uint32(i)
	}
	t.sort(0, len(points), 0)
	return t
}

func (t *vertexTree) sort(from, to, axis int) {
	for to-from > leafSize {
		middle := (from + to) / 2
		t.choose(from, to, middle, axis)
		t.sort(from, middle, 1-axis)
		from, axis = middle+1, 1-axis
	}
}

// choose puts the k-th vertex by one coordinate in its place, lesser ones
// before it, greater ones after it (Hoare 1961).
func (t *vertexTree) choose(from, to, k, axis int) {
	for to-from > 1 {
		pivot := median(t.places[from][axis], t.places[(from+to)/2][axis], t.places[to-1][axis])
		low, high := from, to-1
		for low <= high {
			for t.places[low][axis] < pivot {
				low++
			}
			for t.places[high][axis] > pivot {
				high--
			}
			if low <= high {
				t.places[low], t.places[high] = t.places[high], t.places[low]
				t.ids[low], t.ids[high] = t.ids[high], t.ids[low]
				low++
				high--
			}
		}
		switch {
		case k <= high:
			to = high + 1
		case k >= low:
			from = low
		default:
			return
		}
	}
}

func median(a, b, c float64) float64 { return max(min(a, b), min(max(a, b), c)) }

// A triangle is what a line would sweep over if it left out p between a and b.
type triangle struct {
	a, p, b orb.Point
	bound   orb.Bound
	turn    float64 // twice its area, signed
}

func newTriangle(a, p, b orb.Point) triangle {
	return triangle{
		a: a, p: p, b: b, turn: cross(a, p, b),
		bound: orb.Bound{
			Min: orb.Point{min(a[0], p[0], b[0]), min(a[1], p[1], b[1])},
			Max: orb.Point{max(a[0], p[0], b[0]), max(a[1], p[1], b[1])},
		},
	}
}

// cross is twice the signed area of a triangle.
func cross(a, b, c orb.Point) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}

// holds says whether a point lies in the triangle or on its edge, but is none
// of its corners.
func (t *triangle) holds(q orb.Point) bool {
	if !t.bound.Contains(q) || q == t.a || q == t.b || q == t.p {
		return false
	}
	sign := 1.0
	if t.turn < 0 {
		sign = -1
	}
	return cross(t.a, t.p, q)*sign >= 0 && cross(t.p, t.b, q)*sign >= 0 && cross(t.b, t.a, q)*sign >= 0
}

// otherIn says whether a vertex of another arc lies in the triangle, of an arc
// that has the vertices from first to before end. When the looks are used up
// there is none any more.
func (t *vertexTree) otherIn(in *triangle, first, end uint32) bool {
	return t.search(&query{triangle: in, first: first, end: end}, 0, len(t.ids), 0)
}

type query struct {
	*triangle
	first, end uint32
}

func (q *query) finds(id uint32, at orb.Point) bool {
	return (id < q.first || id >= q.end) && q.holds(at)
}

func (t *vertexTree) search(in *query, from, to, axis int) bool {
	for to-from > leafSize {
		middle := (from + to) / 2
		at := t.places[middle]
		if in.finds(t.ids[middle], at) {
			return true
		}
		if in.bound.Min[axis] <= at[axis] {
			if in.bound.Max[axis] < at[axis] {
				to, axis = middle, 1-axis
				continue
			}
			if t.search(in, from, middle, 1-axis) {
				return true
			}
		}
		if in.bound.Max[axis] < at[axis] {
			return false
		}
		from, axis = middle+1, 1-axis
	}
	if t.left -= to - from; t.left < 0 {
		return false
	}
	for i, place := range t.places[from:to] {
		if in.finds(t.ids[from+i], place) {
			return true
		}
	}
	return false
}
