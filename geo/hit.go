package geo

import "github.com/paulmach/orb"

// FeatureAt returns the first feature whose area holds the point, in metres.
// Points on a border belong to the first feature in layer order; a hole's edge
// belongs to the area around it. Lines and dots have no area.
//
// The first question has an index made in the background; until it is there,
// the features are looked through one by one, with the same answer.
func (s *Shapes) FeatureAt(xy orb.Point) (i int, ok bool) {
	if grid := s.index.grid.Load(); grid != nil {
		return grid.featureAt(s, xy)
	}
	s.index.begin.Do(func() { go s.index.build(s) })
	return s.featureAt(xy)
}

// featureAt looks through the features.
func (s *Shapes) featureAt(xy orb.Point) (i int, ok bool) {
	for i := range s.shapes {
		if s.shapes[i].role == outerRing && s.shapes[i].bound.Contains(xy) && s.holds(i, xy) {
			return i, true
		}
	}
	return 0, false
}

func (s *Shapes) holds(i int, xy orb.Point) bool {
	inside := false
	for k := range s.shapes[i].parts {
		part := &s.shapes[i].parts[k]
		if !part.bound.Contains(xy) {
			continue
		}
		for _, ref := range part.arcs {
			bound := &s.arcs.bounds[ref.arc()]
			if xy[1] < bound.Min[1] || xy[1] > bound.Max[1] || xy[0] > bound.Max[0] {
				continue // a ray to the right does not meet it
			}
			odd, border := crosses(s.arcs.levels[0].arc(ref.arc()), xy)
			if border {
				return true
			}
			inside = inside != odd
		}
	}
	return inside
}

func holds(parts []outline, xy orb.Point) bool {
	inside := false
	for _, part := range parts {
		if !part.bound.Contains(xy) {
			continue
		}
		odd, border := crosses(part.points, xy)
		if border {
			return true
		}
		inside = inside != odd
	}
	return inside
}

// crosses says whether a ray to the right crosses a line an odd number of
// times, and whether the point lies on it.
func crosses(line []orb.Point, p orb.Point) (odd, border bool) {
	for i := 1; i < len(line); i++ {
		crossed, on := crossesEdge(line[i-1], line[i], p)
		if on {
			return false, true
		}
		odd = odd != crossed
	}
	return odd, false
}

// crossesEdge says whether a ray to the right crosses an edge, and whether the
// point lies on it. Each edge is looked at from its lower end, so neighbours
// agree about a point near their border.
func crossesEdge(low, high, p orb.Point) (crossed, border bool) {
	if low[1] > high[1] {
		low, high = high, low
	}
	if p[1] < low[1] || p[1] > high[1] {
		return false, false
	}
	if low[1] == high[1] {
		return false, p[0] >= min(low[0], high[0]) && p[0] <= max(low[0], high[0])
	}
	side := (p[0]-low[0])*(high[1]-low[1]) - (high[0]-low[0])*(p[1]-low[1])
	return side < 0 && p[1] < high[1], side == 0
}
