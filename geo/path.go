package geo

import "github.com/paulmach/orb"

// A Path is a shape in px: rings if Closed, else lines. A line of one point is
// a dot. Rings repeat their first point and are wound so that holes run
// against their outer ring; even-odd and non-zero filling then agree.
type Path struct {
	Parts  [][]orb.Point
	Closed bool
}

// Bound returns the smallest box around the path, empty for an empty path.
// Vertices that are nowhere do not count.
func (p Path) Bound() orb.Bound {
	bound := emptyBound
	for _, part := range p.Parts {
		for _, point := range part {
			if finite(point) {
				bound = bound.Extend(point)
			}
		}
	}
	return bound
}

// Translate returns the path moved by dx, dy px.
func (p Path) Translate(dx, dy float64) Path {
	return p.each(func(point orb.Point) orb.Point { return orb.Point{point[0] + dx, point[1] + dy} })
}

// Scaled returns the path with every coordinate times k.
func (p Path) Scaled(k float64) Path {
	return p.each(func(point orb.Point) orb.Point { return orb.Point{point[0] * k, point[1] * k} })
}

func (p Path) each(move func(orb.Point) orb.Point) Path {
	moved := Path{Parts: make([][]orb.Point, len(p.Parts)), Closed: p.Closed}
	for i, part := range p.Parts {
		moved.Parts[i] = make([]orb.Point, len(part))
		for k, point := range part {
			moved.Parts[i][k] = move(point)
		}
	}
	return moved
}

// Rectangle is the path around a box.
func Rectangle(box orb.Bound) Path {
	return Path{Parts: [][]orb.Point{box.ToRing()}, Closed: true}
}

// Circle is the path around a disc of that radius, exact to a fiftieth of a px.
func Circle(center orb.Point, radius float64) Path {
	n := arcSteps(fullTurn, radius)
	ring := make([]orb.Point, 0, n+1)
	for i := range n {
		ring = append(ring, onCircle(center, radius, fullTurn*float64(i)/float64(n)))
	}
	return Path{Parts: [][]orb.Point{append(ring, ring[0])}, Closed: true}
}

// Line is an open path through the points.
func Line(points ...orb.Point) Path {
	return Path{Parts: [][]orb.Point{points}}
}
