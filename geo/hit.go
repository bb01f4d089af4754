package geo

import "github.com/paulmach/orb"

// FeatureAt returns the first feature whose area holds the point, in metres.
// Points on a border belong to the first feature in layer order; a hole's edge
// belongs to the area around it. Lines and dots have no area.
func (s *Shapes) FeatureAt(xy orb.Point) (i int, ok bool) {
	for i := range s.shapes {
		shape := &s.shapes[i]
		if shape.role == outerRing && shape.bound.Contains(xy) && holds(shape.levels[0], xy) {
			return i, true
		}
	}
	return 0, false
}

func holds(parts []part, xy orb.Point) bool {
	inside := false
	for _, part := range parts {
		if !part.bound.Contains(xy) {
			continue
		}
		crossed, border := crosses(part.points, xy)
		if border {
			return true
		}
		inside = inside != crossed
	}
	return inside
}

// crosses says whether a ray to the right crosses the ring an odd number of
// times, and whether the point lies on it. Each edge is looked at from its
// lower end, so neighbours agree about a point near their border.
func crosses(ring []orb.Point, p orb.Point) (odd, border bool) {
	for i := 1; i < len(ring); i++ {
		low, high := ring[i-1], ring[i]
		if low[1] > high[1] {
			low, high = high, low
		}
		if p[1] < low[1] || p[1] > high[1] {
			continue
		}
		if low[1] == high[1] {
			if p[0] >= min(low[0], high[0]) && p[0] <= max(low[0], high[0]) {
				return false, true
			}
			continue
		}
		side := (p[0]-low[0])*(high[1]-low[1]) - (high[0]-low[0])*(p[1]-low[1])
		if side == 0 {
			return false, true
		}
		if side < 0 && p[1] < high[1] {
			odd = !odd
		}
	}
	return odd, false
}
