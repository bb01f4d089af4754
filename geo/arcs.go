package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Neighbours must not gap, so a border is stored once: as an arc, the vertices
// between two joints, where a joint is a vertex at which rings or lines part.
// Rings and lines are lists of arcs, each run forwards or backwards. What is
// left out of an arc is then left out on both of its sides.

// ref names an arc of a ring: its number, or ^number if it is run backwards.
type ref int32

func (r ref) arc() int32 { return int32(max(r, ^r)) }

// arcs are all lines of layers prepared together, in metres.
type arcs struct {
	levels []level // levels[0] has every vertex
	bounds []orb.Bound
	drawn  []bool // false where a layer was cut at the edge of the world, not at a border
}

// ends returns the first and last vertex of an arc.
func (a *arcs) ends(arc int32) (first, last orb.Point) {
	points := a.levels[0].arc(arc)
	return points[0], points[len(points)-1]
}

// A survey gathers the lines of layers, in metres, and finds what they share.
type survey struct {
	points []orb.Point
	lines  []surveyed
	edge   map[orb.Point]bool // vertices on the edge of the world
	added  int                // vertices so far on long edges

	ids    []uint32    // of each of points: equal ones have the same
	pairs  [][2]uint32 // for each id its neighbours, the smaller first
	joint  []bool      // for each id
	arcs   *arcs
	known  map[arcKey]int32
	closed []uint32 // scratch
}

// A surveyed line is points[from:to] of a feature.
type surveyed struct {
	shape    *shape
	role     role
	from, to int
}

// add appends a line in metres, without vertices that repeat the one before.
func (s *survey) add(shape *shape, r role, line []orb.Point) {
	from := len(s.points)
	for _, point := range line {
		if !finite(point) || len(s.points) > from && point == s.points[len(s.points)-1] {
			continue
		}
		s.points = append(s.points, point)
	}
	if len(s.points) == from {
		return
	}
	s.lines = append(s.lines, surveyed{shape: shape, role: r, from: from, to: len(s.points)})
}

func finite(p orb.Point) bool {
	return !math.IsNaN(p[0]-p[0]) && !math.IsNaN(p[1]-p[1])
}

// build cuts the lines into arcs and hands each feature its parts.
func (s *survey) build() *arcs {
	s.number()
	s.findJoints()
	s.arcs = &arcs{levels: []level{{from: []uint32{0}}}}
	s.known = make(map[arcKey]int32, len(s.lines)*2)
	s.arcs.levels[0].points = make([]orb.Point, 0, len(s.points)/2+len(s.lines))
	for _, line := range s.lines {
		points := s.points[line.from:line.to]
		part := part{role: line.role, bound: orb.MultiPoint(points).Bound()}
		if line.role.kind() == outerRing {
			part.area = math.Abs(ringArea(points))
		}
		part.arcs = s.cutAtJoints(line)
		line.shape.parts = append(line.shape.parts, part)
		line.shape.bound = line.shape.bound.Union(part.bound)
	}
	return s.arcs
}

// number gives equal points the same id, by a table with open addressing.
func (s *survey) number() {
	size := 16
	for size < 2*len(s.points) {
		size *= 2
	}
	table, mask := make([]uint32, size), uint64(size-1)
	s.ids = make([]uint32, len(s.points))
	unique := make([]orb.Point, 0, len(s.points)/2+1)
	for i, point := range s.points {
		slot := digest(point) & mask
		for table[slot] != 0 && unique[table[slot]-1] != point {
			slot = (slot + 1) & mask
		}
		if table[slot] == 0 {
			unique = append(unique, point)
			table[slot] = uint32(len(unique))
		}
		s.ids[i] = table[slot] - 1
	}
	s.joint = make([]bool, len(unique))
	for id := range unique {
		s.joint[id] = s.edge[unique[id]]
	}
	s.pairs = make([][2]uint32, len(unique))
}

// digest mixes the bits of a point (the finisher of MurmurHash3). A zero of
// either sign is the same.
func digest(p orb.Point) uint64 {
	return scramble(scramble(math.Float64bits(p[0]+0)) ^ math.Float64bits(p[1]+0))
}

func scramble(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// findJoints marks the vertices that do not lie between the same two wherever
// they occur, and the ends of lines.
func (s *survey) findJoints() {
	seen := make([]bool, len(s.pairs))
	meet := func(id, before, after uint32) {
		pair := [2]uint32{min(before, after), max(before, after)}
		s.joint[id] = s.joint[id] || seen[id] && s.pairs[id] != pair
		s.pairs[id], seen[id] = pair, true
	}
	for _, line := range s.lines {
		ids := s.ids[line.from:line.to]
		last := len(ids) - 1
		for i := 1; i < last; i++ {
			meet(ids[i], ids[i-1], ids[i+1])
		}
		if line.role.kind() == outerRing && last > 2 && ids[0] == ids[last] {
			meet(ids[0], ids[last-1], ids[1])
			continue
		}
		s.joint[ids[0]], s.joint[ids[last]] = true, true
	}
}

// cutAtJoints returns the arcs of a line. A ring is run from its first joint,
// or from its smallest vertex if it has none.
func (s *survey) cutAtJoints(line surveyed) []ref {
	ids, points := s.ids[line.from:line.to], s.points[line.from:line.to]
	if last := len(ids) - 1; line.role.kind() == outerRing && last > 2 && ids[0] == ids[last] {
		start, found := 0, false
		for i, point := range points[:last] {
			if joint := s.joint[ids[i]]; joint && !found || joint == found && less(point, points[start]) {
				start, found = i, joint
			}
		}
		ids, points = s.turn(ids, points, start)
	}
	if len(ids) == 1 {
		return []ref{s.arc(ids, points)}
	}
	var refs []ref
	from := 0
	for to := 1; to < len(ids); to++ {
		if to == len(ids)-1 || s.joint[ids[to]] {
			refs = append(refs, s.arc(ids[from:to+1], points[from:to+1]))
			from = to
		}
	}
	return refs
}

// turn runs a ring from another of its vertices.
func (s *survey) turn(ids []uint32, points []orb.Point, start int) ([]uint32, []orb.Point) {
	if start == 0 {
		return ids, points
	}
	last := len(ids) - 1
	s.closed = append(append(append(s.closed[:0], ids[start:last]...), ids[:start]...), ids[start])
	copy(ids, s.closed)
	moved := append(append(append(make([]orb.Point, 0, last+1), points[start:last]...), points[:start]...), points[start])
	return ids, moved
}

// An arcKey tells arcs apart: between joints there is only one way on, so the
// first two vertices say which.
type arcKey struct{ first, second, vertices uint32 }

// arc returns the arc along these vertices, a new one if there is none yet. It
// is stored in the direction in which its ids rise.
func (s *survey) arc(ids []uint32, points []orb.Point) ref {
	last := len(ids) - 1
	first, second, backwards := ids[0], ids[min(1, last)], ids[last] < ids[0]
	if ids[last] == ids[0] && last > 0 {
		backwards = ids[last-1] < ids[1]
	}
	if backwards {
		first, second = ids[last], ids[last-1]
	}
	key := arcKey{first, second, uint32(len(ids))}
	arc, known := s.known[key]
	if !known {
		arc = s.store(points, backwards)
		s.known[key] = arc
	}
	if backwards {
		return ^ref(arc)
	}
	return ref(arc)
}

func (s *survey) store(points []orb.Point, backwards bool) int32 {
	full := &s.arcs.levels[0]
	drawn := len(points) == 1
	for i := range points {
		point := points[i]
		if backwards {
			point = points[len(points)-1-i]
		}
		drawn = drawn || !s.edge[point]
		full.points = append(full.points, point)
	}
	full.from = append(full.from, uint32(len(full.points)))
	s.arcs.bounds = append(s.arcs.bounds, orb.MultiPoint(points).Bound())
	s.arcs.drawn = append(s.arcs.drawn, drawn)
	return int32(len(s.arcs.bounds) - 1)
}

// ringArea is the area of a ring, positive counter-clockwise, counted from its
// first vertex so that far rings lose nothing.
func ringArea(ring []orb.Point) float64 {
	sum := 0.0
	for i := 2; i < len(ring); i++ {
		ax, ay := ring[i-1][0]-ring[0][0], ring[i-1][1]-ring[0][1]
		bx, by := ring[i][0]-ring[0][0], ring[i][1]-ring[0][1]
		sum += ax*by - bx*ay
	}
	return sum / 2
}
