package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// role is what a sequence of points is within its geometry.
type role int

const (
	dot role = iota
	openLine
	outerRing
	hole
)

// kind is the role by which a whole feature is drawn: a hole is area.
func (r role) kind() role { return min(r, outerRing) }

// eachLine visits every point, line and ring of a geometry, each hole after
// its outer ring.
func eachLine(geometry orb.Geometry, visit func(line []orb.Point, r role)) {
	switch g := geometry.(type) {
	case orb.Point:
		visit([]orb.Point{g}, dot)
	case orb.MultiPoint:
		for _, point := range g {
			visit([]orb.Point{point}, dot)
		}
	case orb.LineString:
		visit(g, openLine)
	case orb.MultiLineString:
		for _, line := range g {
			visit(line, openLine)
		}
	case orb.Ring:
		visit(g, outerRing)
	case orb.Bound:
		visit(g.ToRing(), outerRing)
	case orb.Polygon:
		for i, ring := range g {
			if i == 0 {
				visit(ring, outerRing)
			} else {
				visit(ring, hole)
			}
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			eachLine(polygon, visit)
		}
	case orb.Collection:
		for _, member := range g {
			eachLine(member, visit)
		}
	}
}

// highestRole is the kind of the geometry's members of highest dimension.
func highestRole(geometry orb.Geometry) role {
	highest := dot
	eachLine(geometry, func(_ []orb.Point, r role) { highest = max(highest, r.kind()) })
	return highest
}

func closeRing(line []orb.Point, r role) []orb.Point {
	if r.kind() != outerRing || line[0] == line[len(line)-1] {
		return line
	}
	return append(append([]orb.Point{}, line...), line[0])
}

// orient winds an outer ring counter-clockwise and a hole clockwise, in place.
func orient(points []orb.Point, r role) {
	if r.kind() != outerRing || len(points) < 4 {
		return
	}
	if ring := orb.Ring(points); (ringArea(points) < 0) == (r == outerRing) {
		ring.Reverse()
	}
}

const (
	longestEdge = 0.25    // degrees; a parallel of that length bends by under 10 m in the plane
	mostAdded   = 500_000 // vertices in a layer; files with more long edges keep them straight
)

// densify returns a copy with vertices added on long edges. A shared edge gets
// the same vertices whichever way it is run.
func densify(line []orb.Point, added *int) []orb.Point {
	dense := make([]orb.Point, 0, len(line))
	for i, to := range line {
		if i > 0 {
			from := line[i-1]
			n := pieces(from, to)
			if *added+n > mostAdded {
				n = 1
			}
			*added += n - 1
			for k := 1; k < n; k++ {
				dense = append(dense, between(from, to, k, n))
			}
		}
		dense = append(dense, to)
	}
	return dense
}

func pieces(from, to orb.Point) int {
	length := max(math.Abs(to[0]-from[0]), math.Abs(to[1]-from[1]))
	return max(1, int(math.Ceil(min(length, 720)/longestEdge)))
}

func between(from, to orb.Point, k, n int) orb.Point {
	if less(to, from) {
		from, to, k = to, from, n-k
	}
	t := float64(k) / float64(n)
	return orb.Point{from[0] + (to[0]-from[0])*t, from[1] + (to[1]-from[1])*t}
}

// less orders points by x, then y.
func less(a, b orb.Point) bool {
	if a[0] != b[0] {
		return a[0] < b[0]
	}
	return a[1] < b[1]
}
