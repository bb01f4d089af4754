package geo

import (
	"sync"

	"github.com/paulmach/orb"
)

// Shapes is a layer projected once, with levels of detail. It is safe for use
// by several goroutines.
type Shapes struct {
	shapes     []shape
	arcs       *arcs // shared with the layers prepared together with it
	borders    []int32
	projection Projection
	index      index
}

// shape is one feature in metres. A feature of mixed geometry shows its areas,
// without areas its lines, without lines its points.
type shape struct {
	id       string
	bound    orb.Bound
	role     role
	parts    []part
	pole     orb.Point
	findPole sync.Once
}

// part is one ring, line or dot of a shape.
type part struct {
	arcs  []ref
	bound orb.Bound
	area  float64 // m², 0 for lines and dots
	role  role
}

// Prepare projects a layer. Long straight edges, which in the file follow the
// grid of degrees, get more vertices first. What crosses the edge of the map
// half a turn from its middle is cut there.
func Prepare(l *Layer, p Projection) *Shapes {
	return PrepareTogether(p, l)[0]
}

// PrepareTogether prepares layers that share borders, such as countries and
// their border lines: a line that occurs in several of them is one line, and
// simplified in the same way in all.
func PrepareTogether(p Projection, layers ...*Layer) []*Shapes {
	all := make([]*Shapes, len(layers))
	survey := &survey{edge: map[orb.Point]bool{}}
	for i, layer := range layers {
		all[i] = &Shapes{shapes: make([]shape, len(layer.Features)), projection: p}
		for k := range layer.Features {
			survey.project(&layer.Features[k], &all[i].shapes[k], p)
		}
	}
	arcs := survey.build()
	arcs.detail()
	for _, shapes := range all {
		shapes.arcs = arcs
		shapes.findBorders()
	}
	return all
}

// project surveys one feature.
func (s *survey) project(feature *Feature, shape *shape, p Projection) {
	shape.id, shape.bound, shape.role = feature.ID, emptyBound, highestRole(feature.Geometry)
	eachLine(feature.Geometry, func(line []orb.Point, r role) {
		if r.kind() != shape.role || len(line) == 0 {
			return
		}
		for _, piece := range cut(closeRing(line, r), r, p) {
			points := densify(piece, &s.added)
			for i, lonLat := range points {
				points[i] = p.Forward(lonLat)
				if atEdge(lonLat, p) {
					s.edge[points[i]] = true
				}
			}
			orient(points, r)
			s.add(shape, r, points)
		}
	})
}

// findBorders lists the arcs that are drawn as the layer's borders, each once:
// not those along the edge of the world, nor those with the same feature on
// both sides, at which a file cut it in two.
func (s *Shapes) findBorders() {
	type use struct{ shape, forward, backward int32 }
	uses := make([]use, len(s.arcs.bounds))
	for i := range s.shapes {
		for _, part := range s.shapes[i].parts {
			for _, ref := range part.arcs {
				u := &uses[ref.arc()]
				switch {
				case u.shape == 0:
					u.shape = int32(i + 1)
				case u.shape != int32(i+1):
					u.shape = -1
				}
				if ref >= 0 {
					u.forward++
				} else {
					u.backward++
				}
			}
		}
	}
	for arc, u := range uses {
		within := u.shape > 0 && u.forward > 0 && u.backward > 0 && s.shapes[u.shape-1].role == outerRing
		if u.shape != 0 && !within && s.arcs.drawn[arc] {
			s.borders = append(s.borders, int32(arc))
		}
	}
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
	for i := range s.shapes {
		bound = bound.Union(s.shapes[i].bound)
	}
	return bound
}

// vertices appends the vertices of a part in metres that weigh at least that
// much, a ring closed.
func (a *arcs) vertices(to []orb.Point, p *part, l *level, least float32) []orb.Point {
	for _, ref := range p.arcs {
		arc := ref.arc()
		points, weights := l.arc(arc), l.weights[l.from[arc]:l.from[arc+1]]
		for i := range points {
			k := i
			if ref < 0 {
				k = len(points) - 1 - i
			}
			if weights[k] >= least && (len(to) == 0 || to[len(to)-1] != points[k]) {
				to = append(to, points[k])
			}
		}
	}
	return to
}

// full returns all vertices of a part in metres.
func (s *Shapes) full(p *part) []orb.Point {
	return s.arcs.vertices(nil, p, &s.arcs.levels[0], 0)
}

// parts returns those of a feature in metres, with all vertices.
func (s *Shapes) parts(i int) []outline {
	var all []outline
	for k := range s.shapes[i].parts {
		part := &s.shapes[i].parts[k]
		all = append(all, outline{points: s.full(part), bound: part.bound, role: part.role})
	}
	return all
}

// outline is a part with its vertices.
type outline struct {
	points []orb.Point
	bound  orb.Bound
	role   role
}
