package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// clipMargin is how far outside the window shapes are cut, in px: more than
// half the widest stroke and its casing, so that no cut edge shows.
const clipMargin = 32

// Path returns feature i in px of v, with the vertices that the scale needs:
// each that is left out changes less than a quarter of a square px. Areas of
// less than a px become a dot of one, holes of less go. What lies outside the
// window is left out or cut off some px beyond its edge; polygons stay polygons.
func (s *Shapes) Path(i int, v Viewport) Path {
	shape := &s.shapes[i]
	path := Path{Closed: shape.role == outerRing}
	frame := orb.Bound{Max: orb.Point{v.Width, v.Height}}.Pad(clipMargin)
	seen := v.Bound().Pad(clipMargin / v.Scale)
	if !seen.Intersects(shape.bound) {
		return path
	}
	level, least := s.arcs.at(v.Scale)
	for k := range shape.parts {
		part := &shape.parts[k]
		if !seen.Intersects(part.bound) {
			continue
		}
		look := part.look(v.Scale)
		if look == speck && part.role == outerRing || look == sliver {
			path.Parts = append(path.Parts, square(v.ToScreen(part.bound.Center())))
		}
		if look == speck {
			continue
		}
		points := onScreen(s.arcs.vertices(nil, part, level, least), v)
		switch {
		case seen.Contains(part.bound.Min) && seen.Contains(part.bound.Max):
			path.Parts = append(path.Parts, points)
		case path.Closed:
			if ring := clip.Ring(frame, points); len(ring) > 0 {
				path.Parts = append(path.Parts, ring)
			}
		default:
			for _, line := range clip.LineString(frame, points) {
				path.Parts = append(path.Parts, line)
			}
		}
	}
	return path
}

// A look is how a part is drawn at a scale.
type look int

const (
	whole  look = iota
	sliver      // an area of less than a px, but longer: a dot marks it
	speck       // an area that is smaller than a px all over
)

// look says how a part is drawn; the scale is px per metre.
func (p *part) look(scale float64) look {
	switch {
	case p.role.kind() != outerRing:
		return whole
	case max(p.bound.Max[0]-p.bound.Min[0], p.bound.Max[1]-p.bound.Min[1])*scale < 1:
		return speck
	case p.role == outerRing && p.area*scale*scale < 1:
		return sliver
	}
	return whole
}

// square is a dot of one px, run like an outer ring on the screen.
func square(center orb.Point) []orb.Point {
	x, y := center[0], center[1]
	return []orb.Point{{x - 0.5, y - 0.5}, {x - 0.5, y + 0.5}, {x + 0.5, y + 0.5}, {x + 0.5, y - 0.5}, {x - 0.5, y - 0.5}}
}

// FullPath returns feature i in px of v with all its vertices, not clipped.
func (s *Shapes) FullPath(i int, v Viewport) Path {
	path := Path{Closed: s.shapes[i].role == outerRing}
	for _, part := range s.parts(i) {
		path.Parts = append(path.Parts, onScreen(part.points, v))
	}
	return path
}

func onScreen(points []orb.Point, v Viewport) []orb.Point {
	screen := make([]orb.Point, len(points))
	for i, point := range points {
		screen[i] = v.ToScreen(point)
	}
	return screen
}
