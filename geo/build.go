package geo

import (
	"fmt"

	"github.com/paulmach/orb"
)

// nesting is how many arrays are around a position in the coordinates of each
// type.
var nesting = map[string]int{
	"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}

// shapeOf says what the coordinates of each nesting are.
var shapeOf = []string{"a position", "an array of positions", "an array of arrays of positions", "an array of arrays of arrays of positions"}

// geometry makes a geometry of an object; nil for one that has no place or
// that is left out.
func (d *decoder) geometry(o *object) orb.Geometry {
	if d.fault != nil {
		return nil
	}
	d.spell(o)
	d.meaningless(o, "a geometry", memberGeometry|memberProperties|memberFeatures)
	if o.bbox != nil && o.has&memberGeometry == 0 {
		defer func() { d.compareBbox(o, o.bound) }()
	}
	if o.kind == "GeometryCollection" {
		return d.collection(o)
	}
	depth, known := nesting[o.kind]
	switch {
	case o.has&memberType == 0:
		d.report(ruleType, o.at, "a geometry must have a type", "", "").as(LeftOut, 0)
		return nil
	case !known:
		d.report(ruleType, o.kindAt, "type must be one of the seven geometries", o.kind, "").as(LeftOut, 0)
		return nil
	case o.has&memberCoordinates == 0:
		d.report(ruleCoordinates, o.at, "a geometry must have coordinates", o.kind, `write "geometry": null for a feature without a place`).as(LeftOut, 0)
		return nil
	}
	sequences := d.sequences[o.sequences:]
	d.sequences = d.sequences[:o.sequences]
	if !d.wellFormed(o, sequences, depth) {
		return nil
	}
	if d.options.Accept&(SwapAxes|FromMercator) != 0 && len(sequences) > 0 {
		d.options.Accept.move(d.points[sequences[0].from:sequences[len(sequences)-1].to])
	}
	return d.build(o, sequences)
}

// wellFormed tells of misplaced values and of arrays that are nested otherwise
// than the type says.
func (d *decoder) wellFormed(o *object, sequences []sequence, depth int) bool {
	for _, m := range o.misfits {
		if p := d.room(m.Rule); p != nil {
			*p = m.Problem
			p.Place = joined(", ", d.where(), placeOf(o.kind, sequences, m.sequence, m.position))
		}
	}
	if o.broken {
		return false
	}
	for i, s := range sequences {
		empty := s.from == s.to
		switch {
		case s.level == depth-1, empty && s.level < depth-1, empty && depth == 0 && s.level == 0:
		case empty && s.level == depth:
			d.report(ruleShort, s.at, "a position must have longitude and latitude", "0 numbers", "").within(placeOf(o.kind, sequences[:i], i-1, -1)).as(LeftOut, 0)
			return false
		default:
			value := fmt.Sprintf("%d arrays around a position", s.level+1)
			d.report(ruleCoordinates, s.at, "the coordinates of a "+o.kind+" must be "+shapeOf[depth], value, "").as(LeftOut, 0)
			return false
		}
	}
	return true
}

// placeOf names a position of a sequence, or with position -1 the sequence.
func placeOf(kind string, sequences []sequence, index, position int) string {
	if index < 0 || index >= len(sequences) {
		return ""
	}
	place := ""
	switch kind {
	case "MultiLineString":
		place = fmt.Sprintf("line %d", index+1)
	case "Polygon":
		place = fmt.Sprintf("ring %d", index+1)
	case "MultiPolygon":
		ring := 1
		for i := index - 1; i >= 0 && sequences[i].group == sequences[index].group; i-- {
			ring++
		}
		place = fmt.Sprintf("polygon %d, ring %d", sequences[index].group+1, ring)
	}
	if position < 0 || kind == "Point" {
		return place
	}
	return joined(", ", place, fmt.Sprintf("position %d", position+1))
}

// build makes views of the positions of well-formed coordinates.
func (d *decoder) build(o *object, sequences []sequence) orb.Geometry {
	b := &d.building
	*b = building{kind: o.kind, sequences: sequences, bound: emptyBound}
	if d.options.Shapes {
		b.turned, b.rings = map[int]bool{}, map[ringKey][]orb.Ring{}
	}
	defer func() { o.bound = o.bound.Union(b.bound) }()
	switch o.kind {
	case "Polygon":
		return d.polygon(b, 0, len(sequences))
	case "MultiPolygon":
		return d.multiPolygon(b)
	case "MultiLineString":
		return d.multiLine(b)
	}
	if len(sequences) == 0 || o.kind == "Point" && sequences[0].from == sequences[0].to {
		return nil
	}
	points := d.view(sequences[0])
	switch o.kind {
	case "LineString":
		if len(points) > 0 && !d.longEnough(b, 0, points) {
			return nil
		}
		d.measured(b, 0, points)
		return orb.LineString(points)
	case "MultiPoint":
		b.extend(measure(points))
		return orb.MultiPoint(points)
	}
	b.extend(measure(points))
	return points[0]
}

// A building is a geometry that is being built.
type building struct {
	kind      string
	sequences []sequence
	bound     orb.Bound
	jumped    bool // whether an edge that crosses the antimeridian has been told
	// For the check of shapes:
	turned map[int]bool // the rings that run otherwise than in the file
	rings  map[ringKey][]orb.Ring
}

func (p *building) extend(m measures) { p.bound = p.bound.Union(m.bound) }

// tell reports a problem of a position of a sequence, or with position -1 of the
// sequence. The place is put together only for what is kept.
func (d *decoder) tell(p *building, index, position int, r rule, at int, must, value, mend string) *Problem {
	problem := d.report(r, at, must, value, mend)
	if problem != nil {
		problem.within(placeOf(p.kind, p.sequences, index, position))
	}
	return problem
}

// view is the positions of a sequence, of which nobody can append into the next.
func (d *decoder) view(s sequence) []orb.Point { return d.points[s.from:s.to:s.to] }

func (d *decoder) multiLine(p *building) orb.Geometry {
	lines := make(orb.MultiLineString, 0, len(p.sequences))
	for i, s := range p.sequences {
		if s.level < 1 {
			continue
		}
		if points := d.view(s); d.longEnough(p, i, points) {
			d.measured(p, i, points)
			lines = append(lines, points)
		}
	}
	return lines
}

func (d *decoder) multiPolygon(p *building) orb.Geometry {
	polygons := orb.MultiPolygon{}
	for from := 0; from < len(p.sequences); {
		to := from + 1
		for to < len(p.sequences) && p.sequences[to].group == p.sequences[from].group {
			to++
		}
		if polygon := d.polygon(p, from, to); len(polygon) > 0 {
			polygons = append(polygons, polygon)
		}
		from = to
	}
	return polygons
}

// polygon makes one of the rings from, from+1 … to-1. A ring that encloses
// nothing is taken out, and with an outer ring its polygon.
func (d *decoder) polygon(p *building, from, to int) orb.Polygon {
	polygon := d.roomForRings(to - from)
	var indices []int
	jumps := false
	for i := from; i < to; i++ {
		if s := p.sequences[i]; s.level < nesting[p.kind]-1 {
			continue // an empty array of rings
		}
		ring, jump, ok := d.ring(p, i, i == from)
		jumps = jumps || jump
		if !ok && i == from {
			return orb.Polygon{}
		}
		if ok {
			polygon, indices = append(polygon, ring), append(indices, i)
		}
	}
	if d.options.Shapes && len(polygon) > 0 && inDegrees(p.bound) && !jumps {
		d.judgeShape(p, polygon, indices)
	}
	return polygon
}

// roomForRings makes room for the rings of a polygon in one piece with others.
func (d *decoder) roomForRings(n int) orb.Polygon {
	if len(d.rings) < n {
		d.rings = make([]orb.Ring, max(n, min(2*n+64, 1<<10)))
	}
	room := d.rings[:0:n]
	d.rings = d.rings[n:]
	return room
}

// ring closes and winds a ring as RFC 7946, 3.1.6 says, and tells of both.
func (d *decoder) ring(p *building, index int, outer bool) (_ orb.Ring, jumps, ok bool) {
	s := p.sequences[index]
	ring := d.view(s)
	n := len(ring)
	closed := n > 1 && ring[0] == ring[n-1]
	if least := 4; n < least-1 || n < least && closed {
		d.tellShort(p, index)
		return nil, false, false
	}
	if !closed {
		d.tell(p, index, n-1, ruleClosed, s.last, "a ring must end where it begins", fmt.Sprint(ring[n-1]), "repeat its first position at its end").as(Mended, CloseRing)
		ring = append(ring, ring[0])
	}
	m := d.measured(p, index, ring)
	if !d.layer.TopoJSON && m.jump == 0 && (m.area > 0) != outer && m.area != 0 {
		d.tellWinding(p, index, outer)
		orb.Ring(ring).Reverse()
		if d.options.Shapes {
			p.turned[index] = true
		}
	}
	return ring, m.jump > 0, true
}

// tellShort tells of a ring that encloses nothing.
func (d *decoder) tellShort(p *building, index int) {
	s := p.sequences[index]
	r, must := ruleRing, "a ring must have four positions"
	if d.layer.TopoJSON {
		r, must = ruleCollapsed, "a ring should have four positions; this one has been drawn together by quantising"
	}
	d.tell(p, index, -1, r, s.at, must, fmt.Sprint(s.to-s.from), "take the ring out").as(Mended, 0)
}

func (d *decoder) tellWinding(p *building, index int, outer bool) {
	must := "a hole should run clockwise"
	if outer {
		must = "an outer ring should run counter-clockwise"
	}
	d.tell(p, index, -1, ruleWinding, p.sequences[index].at, must, "", "turn it round").as(Mended, TurnRing)
}

func (d *decoder) longEnough(p *building, index int, points []orb.Point) bool {
	if len(points) >= 2 {
		return true
	}
	d.tell(p, index, -1, ruleLine, p.sequences[index].at, "a line must have two positions", fmt.Sprint(len(points)), "take the line out, or make it a Point").as(LeftOut, 0)
	return false
}

// measured is measure, of a line or ring, and tells where it jumps.
func (d *decoder) measured(p *building, index int, points []orb.Point) measures {
	m := measure(points)
	p.extend(m)
	if m.jump > 0 && !p.jumped && m.bound.Min[0] >= -180 && m.bound.Max[0] <= 180 {
		p.jumped = true
		at := d.positionAt(p.sequences[index], m.jump)
		d.tell(p, index, m.jump, ruleAntimer, at, "what crosses the antimeridian should be cut there", "an edge of more than 180 degrees", "cut it, for example with ogr2ogr -wrapdateline")
	}
	return m
}

// positionAt is the offset of the n-th position of a sequence.
func (d *decoder) positionAt(s sequence, n int) int {
	if s.level < 0 || d.layer.TopoJSON {
		return s.at
	}
	again := scanner{text: d.whole, i: s.at, deepest: d.deepest}
	again.enter()
	for k := 0; again.more(k, ']'); k++ {
		if k == n {
			return again.i
		}
		again.skip(quietly)
	}
	return s.last
}

// measures are what one pass over a line or ring tells.
type measures struct {
	bound orb.Bound
	area  float64 // twice that of the ring in square degrees, positive if counter-clockwise
	jump  int     // the first position after an edge of more than 180 and under 360 degrees, 0 if there is none
}

// The edge of a map of the whole world, 360 degrees long, is no jump.
func measure(points []orb.Point) measures {
	if len(points) == 0 {
		return measures{bound: emptyBound}
	}
	origin := points[0]
	low, high, before := origin, origin, origin
	var area float64
	jump := 0
	for i, p := range points {
		low[0], high[0] = min(low[0], p[0]), max(high[0], p[0])
		low[1], high[1] = min(low[1], p[1]), max(high[1], p[1])
		area += (before[0]-origin[0])*(p[1]-origin[1]) - (p[0]-origin[0])*(before[1]-origin[1])
		if width := p[0] - before[0]; (width > 180 && width < 360 || width < -180 && width > -360) && jump == 0 {
			jump = i
		}
		before = p
	}
	return measures{orb.Bound{Min: low, Max: high}, area, jump}
}

// collection makes a geometry of several.
func (d *decoder) collection(o *object) orb.Geometry {
	if o.has&memberGeometries == 0 {
		d.report(ruleCoordinates, o.at, "a GeometryCollection must have geometries", "", "").as(LeftOut, 0)
		return nil
	}
	switch {
	case o.kinds.nested:
		d.report(ruleNested, o.at, "a GeometryCollection should not lie in another", "", "put the inner geometries into the outer collection")
	case o.kinds.first != "" && !o.kinds.others:
		d.report(ruleSingle, o.at, "a GeometryCollection should hold more than one kind of geometry", o.kinds.first, "write one geometry of that kind, or of its Multi form")
	}
	if o.geometries == nil {
		return orb.Collection{}
	}
	return orb.Collection(o.geometries)
}
