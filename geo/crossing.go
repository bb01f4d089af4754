package geo

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/paulmach/orb"
)

// A ringEdge is an edge of a ring, without those of no length.
type ringEdge struct {
	from, to orb.Point
	ring     int
	position int // of from, in the ring
	n        int // counted along the ring
}

func (e *ringEdge) west() float64  { return min(e.from[0], e.to[0]) }
func (e *ringEdge) east() float64  { return max(e.from[0], e.to[0]) }
func (e *ringEdge) south() float64 { return min(e.from[1], e.to[1]) }
func (e *ringEdge) north() float64 { return max(e.from[1], e.to[1]) }

// mostCrossings is how many are told of one polygon.
const mostCrossings = 10

// crossings sweeps from west to east over the edges of all rings. An edge is
// compared with those that begin before it and have not ended.
func (c *shapeCheck) crossings() {
	edges, along := c.edges()
	slices.SortFunc(edges, func(a, b ringEdge) int { return cmp.Compare(a.west(), b.west()) })
	var open []int
	told := 0
	for i := range edges {
		e := &edges[i]
		c.met.work += len(open) + 8
		if c.met.work > mostWork || told == mostCrossings {
			return
		}
		kept := open[:0]
		for _, j := range open {
			other := &edges[j]
			if other.east() < e.west() {
				continue
			}
			kept = append(kept, j)
			if other.south() <= e.north() && e.south() <= other.north() && told < mostCrossings && c.cross(e, other, along) {
				told++
			}
		}
		open = append(kept, i)
	}
}

// edges lists the edges of all rings, and how many each ring has.
func (c *shapeCheck) edges() (edges []ringEdge, along []int) {
	along = make([]int, len(c.polygon))
	for r, ring := range c.polygon {
		if c.crossed[r] {
			continue // it has been told what is wrong with it
		}
		for k := 1; k < len(ring); k++ {
			if ring[k-1] != ring[k] {
				edges = append(edges, ringEdge{ring[k-1], ring[k], r, k - 1, along[r]})
				along[r]++
			}
		}
	}
	return edges, along
}

// cross says, and tells, whether two edges cross or run along each other.
// That rings touch in a point is no fault.
func (c *shapeCheck) cross(a, b *ringEdge, along []int) bool {
	if a.ring == b.ring {
		apart := a.n - b.n
		if last := along[a.ring] - 1; apart == 1 || apart == -1 || apart == last || apart == -last {
			return false
		}
	}
	c.met.work += 50
	must := "the edges of a polygon should not cross"
	switch meet(a, b, c.following(a), c.following(b)) {
	case meetNot:
		return false
	case meetAlong:
		must = "the edges of a polygon should not run along each other"
	}
	if less(b.from, a.from) && a.ring == b.ring || b.ring < a.ring {
		a, b = b, a
	}
	value := fmt.Sprintf("%s near %v", placeOf("Polygon", c.of.sequences, c.indices[b.ring], b.position), crossingPoint(a, b))
	c.crossed[a.ring], c.crossed[b.ring] = true, true
	c.tell(ruleCrossing, a.ring, a.position, must, value, "mend it with a geographic tool, for example mapshaper -clean")
	return true
}

// following is the position after an edge that differs from its end.
func (c *shapeCheck) following(e *ringEdge) orb.Point {
	ring := c.polygon[e.ring]
	n := len(ring) - 1
	for k := 1; k <= n; k++ {
		if p := ring[(e.position+1+k)%n]; p != e.to {
			return p
		}
	}
	return e.to
}

// How two edges lie to each other.
type meeting int

const (
	meetNot    meeting = iota // they share at most a point at which they touch
	meetAcross                // they go through each other
	meetAlong                 // they share more than a point
)

// meet compares two edges; nextA and nextB are the positions after them, as a
// ring may also cross an edge at one of its own positions.
func meet(a, b *ringEdge, nextA, nextB orb.Point) meeting {
	a1, a2 := sideOf(b.from, b.to, a.from), sideOf(b.from, b.to, a.to)
	b1, b2 := sideOf(a.from, a.to, b.from), sideOf(a.from, a.to, b.to)
	switch {
	case a1*a2 < 0 && b1*b2 < 0:
		return meetAcross
	case a1 == 0 && a2 == 0:
		if overlap(a, b) {
			return meetAlong
		}
	case a2 == 0 && b1*b2 < 0 && a1*sideOf(b.from, b.to, nextA) < 0,
		b2 == 0 && a1*a2 < 0 && b1*sideOf(a.from, a.to, nextB) < 0:
		return meetAcross
	}
	return meetNot
}

// overlap says whether two edges on one line share more than a point.
func overlap(a, b *ringEdge) bool {
	return min(a.east(), b.east()) > max(a.west(), b.west()) || min(a.north(), b.north()) > max(a.south(), b.south())
}

func crossingPoint(a, b *ringEdge) orb.Point {
	ax, ay := a.to[0]-a.from[0], a.to[1]-a.from[1]
	bx, by := b.to[0]-b.from[0], b.to[1]-b.from[1]
	cross := ax*by - ay*bx
	if cross == 0 {
		return rounded(b.from)
	}
	t := ((b.from[0]-a.from[0])*by - (b.from[1]-a.from[1])*bx) / cross
	return rounded(orb.Point{a.from[0] + t*ax, a.from[1] + t*ay})
}

// rounded is a position as a sentence names it.
func rounded(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*1e6) / 1e6, math.Round(p[1]*1e6) / 1e6}
}

// sideOf is 1 for a point left of the line from a to b, 0 on it and -1 right of
// it. It is exact: what rounding could turn is computed with fractions
// (Shewchuk 1997, Adaptive precision floating-point arithmetic, section 4.1).
func sideOf(a, b, p orb.Point) int {
	left := (b[0] - a[0]) * (p[1] - a[1])
	right := (b[1] - a[1]) * (p[0] - a[0])
	difference := left - right
	if difference == 0 && left == 0 {
		return 0
	}
	const bound = (3 + 16*0x1p-53) * 0x1p-53
	if math.Abs(difference) > bound*(math.Abs(left)+math.Abs(right)) {
		return cmp.Compare(difference, 0)
	}
	return exactSide(a, b, p)
}

func exactSide(a, b, p orb.Point) int {
	minus := func(x, y float64) *big.Rat {
		return new(big.Rat).Sub(new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y))
	}
	left := minus(b[0], a[0])
	left.Mul(left, minus(p[1], a[1]))
	right := minus(b[1], a[1])
	right.Mul(right, minus(p[0], a[0]))
	return left.Cmp(right)
}
