package geo

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// crossings counts the pairs of edges of all arcs that cross at a scale.
func crossings(s *Shapes, scale float64) int {
	level, least := s.arcs.at(scale)
	var edges [][2]orb.Point
	for arc := range s.arcs.bounds {
		var before []orb.Point
		for k, point := range level.arc(int32(arc)) {
			if level.weights[int(level.from[arc])+k] < least {
				continue
			}
			if len(before) > 0 {
				edges = append(edges, [2]orb.Point{before[0], point})
			}
			before = []orb.Point{point}
		}
	}
	left := func(e [2]orb.Point) float64 { return min(e[0][0], e[1][0]) }
	slices.SortFunc(edges, func(a, b [2]orb.Point) int { return int(math.Copysign(1, left(a)-left(b))) })
	n := 0
	for i, a := range edges {
		for _, b := range edges[i+1:] {
			if left(b) > max(a[0][0], a[1][0]) {
				break
			}
			if cross(a[0], a[1], b[0])*cross(a[0], a[1], b[1]) < 0 && cross(b[0], b[1], a[0])*cross(b[0], b[1], a[1]) < 0 {
				n++
			}
		}
	}
	return n
}

// shoals is a jagged coast with a tiny island in each of its bays.
func shoals() *Layer {
	coast := orb.Ring{{0, -500}}
	var islands orb.MultiPolygon
	for i := range 100 {
		x := float64(i) * 10
		coast = append(coast, orb.Point{x, 0}, orb.Point{x + 5, 8})
		islands = append(islands, orb.Polygon{{{x + 9, 5}, {x + 10, 4}, {x + 11, 5}, {x + 10, 6}, {x + 9, 5}}})
	}
	coast = append(coast, orb.Point{1000, 0}, orb.Point{1000, -500}, orb.Point{0, -500})
	return &Layer{Features: []Feature{{Geometry: orb.Polygon{coast}}, {Geometry: islands}}}
}

func TestLinesThatDoNotCrossNeverDo(t *testing.T) {
	for name, c := range map[string]struct {
		layer      *Layer
		projection Projection
	}{
		"pieces": {jigsaw(8, 6, 7), Ukraine},
		"S":      {sizeS.layer(), Ukraine},
		"shoals": {shoals(), flat{}},
	} {
		shapes := Prepare(c.layer, c.projection)
		bound := shapes.Bound()
		fit := 1000 / (bound.Max[0] - bound.Min[0])
		if n := crossings(shapes, math.Inf(1)); n > 0 {
			t.Fatalf("%s: %d crossings to begin with", name, n)
		}
		for scale := 16 * fit; scale > fit/64; scale *= 0.7 {
			if n := crossings(shapes, scale); n > 0 {
				t.Errorf("%s: %d crossings at %.3g of a fitting view", name, n, scale/fit)
			}
		}
	}
}

func TestTheTreeFindsWhatLiesInATriangle(t *testing.T) {
	random := newRandom(8)
	points := make([]orb.Point, 3000)
	for i := range points {
		points[i] = orb.Point{math.Round(random.Float64() * 300), math.Round(random.Float64() * 200)}
	}
	tree := newVertexTree(points)
	for range 2000 {
		a := points[random.IntN(len(points))]
		p := orb.Point{a[0] + random.Float64()*8 - 4, a[1] + random.Float64()*8 - 4}
		b := orb.Point{a[0] + random.Float64()*8 - 4, a[1] + random.Float64()*8 - 4}
		in := newTriangle(a, p, b)
		first := uint32(random.IntN(len(points)))
		want := slices.IndexFunc(points, func(q orb.Point) bool { return in.holds(q) }) >= 0
		if got := tree.otherIn(&in, 0, 0); got != want {
			t.Fatalf("%v %v %v: %v, want %v", a, p, b, got, want)
		}
		if tree.otherIn(&in, first, first+500) && !slices.ContainsFunc(append(points[:first:first], points[min(int(first)+500, len(points)):]...), in.holds) {
			t.Fatalf("%v %v %v: a vertex of the arc itself is in its way", a, p, b)
		}
	}
}
