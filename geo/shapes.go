package geo

import (
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// Shapes is a layer projected once, with levels of detail. It is safe for use
// by several goroutines.
type Shapes struct {
	shapes     []shape
	projection Projection
}

// shape is one feature in metres. A feature of mixed geometry shows its areas,
// without areas its lines, without lines its points.
type shape struct {
	id    string
	bound orb.Bound
	role  role
	// levels[0] has every vertex; levels[k] is off by less than tolerance(k).
	levels   [][]part
	pole     orb.Point
	findPole *sync.Once
}

// part is one ring, line or dot of a shape.
type part struct {
	points []orb.Point
	bound  orb.Bound
	role   role
}

// clipMargin is how far outside the window shapes are cut, in px: more than
// half the widest stroke and its casing, so that no cut edge shows.
const clipMargin = 32

// Prepare projects a layer. Long straight edges, which in the file follow the
// grid of degrees, get more vertices first.
func Prepare(l *Layer, p Projection) *Shapes {
	return PrepareTogether(p, l)[0]
}

// PrepareTogether prepares layers that share borders, such as countries and
// their border lines: a line that occurs in several of them is simplified in
// the same way in all.
func PrepareTogether(p Projection, layers ...*Layer) []*Shapes {
	all := make([]*Shapes, len(layers))
	chains := joints{}
	for i, layer := range layers {
		all[i] = &Shapes{shapes: make([]shape, len(layer.Features)), projection: p}
		added := 0
		for k, feature := range layer.Features {
			all[i].shapes[k] = project(feature, p, &added)
			chains.add(all[i].shapes[k].levels[0])
		}
	}
	for _, shapes := range all {
		for k := range shapes.shapes {
			shapes.shapes[k].levels = levels(shapes.shapes[k].levels[0], chains)
		}
	}
	return all
}

func project(feature Feature, p Projection, added *int) shape {
	s := shape{id: feature.ID, bound: emptyBound, role: highestRole(feature.Geometry), findPole: new(sync.Once)}
	full := []part{}
	eachLine(feature.Geometry, func(line []orb.Point, r role) {
		if r.kind() != s.role || len(line) == 0 {
			return
		}
		points := densify(closeRing(line, r), added)
		for i, point := range points {
			points[i] = p.Forward(point)
		}
		orient(points, r)
		full = append(full, part{points: points, bound: orb.MultiPoint(points).Bound(), role: r})
	})
	for _, part := range full {
		s.bound = s.bound.Union(part.bound)
	}
	s.levels = [][]part{full}
	return s
}

// Len is the number of features, places or not.
func (s *Shapes) Len() int { return len(s.shapes) }

// ID returns the id of feature i.
func (s *Shapes) ID(i int) string { return s.shapes[i].id }

// Projection returns what the shapes were projected with.
func (s *Shapes) Projection() Projection { return s.projection }

// FeatureBound returns the bound of feature i in metres, empty without a place.
func (s *Shapes) FeatureBound(i int) orb.Bound { return s.shapes[i].bound }

// Bound returns the bound of all features in metres.
func (s *Shapes) Bound() orb.Bound {
	bound := emptyBound
	for _, shape := range s.shapes {
		bound = bound.Union(shape.bound)
	}
	return bound
}

// Path returns feature i in px of v, with the vertices that the scale needs:
// it is off by less than half a px. What lies outside the window is left out
// or cut off some px beyond its edge; polygons stay polygons.
func (s *Shapes) Path(i int, v Viewport) Path {
	shape := &s.shapes[i]
	path := Path{Closed: shape.role == outerRing}
	frame := orb.Bound{Max: orb.Point{v.Width, v.Height}}.Pad(clipMargin)
	seen := v.Bound().Pad(clipMargin / v.Scale)
	if !seen.Intersects(shape.bound) {
		return path
	}
	for _, part := range shape.level(v.Scale) {
		if !seen.Intersects(part.bound) {
			continue
		}
		points := onScreen(part.points, v)
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

// FullPath returns feature i in px of v with all its vertices, not clipped.
func (s *Shapes) FullPath(i int, v Viewport) Path {
	shape := &s.shapes[i]
	path := Path{Closed: shape.role == outerRing}
	for _, part := range shape.levels[0] {
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
