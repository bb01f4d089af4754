package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// A topology is what a TopoJSON file shares among its geometries. Its parts
// stand in any order, so that the text is read twice: once for its grammar and
// where the parts lie, once part by part.
type topology struct {
	arcs []arcLine
	// A quantised position q stands for translate + q × scale; without a
	// transform scale is 0.
	scale, translate orb.Point
}

// An arcLine is an arc in degrees; without points it is broken and has been told.
type arcLine []orb.Point

// topology reads the Topology at which the scanner stands into layers.
func (d *decoder) topology() []*Layer {
	d.layer.TopoJSON = true
	start := d.i
	at := d.offsets("type", "transform", "arcs", "objects", "bbox", "crs")
	end := d.scanner
	if d.fault != nil {
		return nil
	}
	if at[2] < 0 || at[3] < 0 {
		d.report(ruleTopology, start, "a Topology must have arcs and objects", "", "").as(Stopped, 0)
		return nil
	}
	var t topology
	if at[1] >= 0 && !d.transform(&t, at[1]) {
		return nil
	}
	if at[4] >= 0 {
		d.i = at[4]
		d.bbox()
	}
	d.readArcs(&t, at[2])
	layers := d.objects(&t, at[3])
	if d.fault == nil {
		end.decimals = d.decimals
		d.scanner = end
	}
	return layers
}

// offsets reads an object and returns where the values of the named members
// begin, -1 for one that is missing.
func (d *decoder) offsets(names_ ...string) []int {
	offsets := make([]int, len(names_))
	for i := range offsets {
		offsets[i] = -1
	}
	var seen names
	d.enter()
	for n := 0; d.more(n, '}'); n++ {
		at := d.i
		raw := d.member()
		if seen.add(raw) {
			d.twice(raw, at)
			d.skip(d.twice)
			continue
		}
		for i, name := range names_ {
			if string(raw) == name {
				offsets[i] = d.i
			}
		}
		d.skip(d.twice)
	}
	return offsets
}

func (d *decoder) transform(t *topology, at int) bool {
	d.step("transform", -1)
	defer d.back()
	d.i = at
	wrong := func(must, value string) bool {
		d.report(ruleTransform, at, must, value, "").as(Stopped, 0)
		return false
	}
	if d.peek() != '{' {
		return wrong("must be an object", d.rest())
	}
	members := d.offsets("scale", "translate")
	if members[0] < 0 || members[1] < 0 {
		return wrong("must have scale and translate", "")
	}
	for i, target := range []*orb.Point{&t.scale, &t.translate} {
		d.i = members[i]
		pair, ok := d.pair()
		if !ok {
			return wrong([]string{"scale", "translate"}[i]+" must be two numbers", "")
		}
		*target = pair
	}
	if t.scale[0] == 0 || t.scale[1] == 0 {
		return wrong("scale must not be 0", fmt.Sprint(t.scale))
	}
	return true
}

// pair reads an array of two numbers.
func (d *decoder) pair() (pair orb.Point, ok bool) {
	if d.peek() != '[' {
		return pair, false
	}
	n := 0
	for d.enter(); d.more(n, ']'); n++ {
		if b := d.text[d.i]; b != '-' && b-'0' > 9 || n > 1 {
			return pair, false
		}
		decimals := d.decimals
		if pair[n], ok = d.number(); !ok {
			return pair, false
		}
		d.decimals = decimals
	}
	return pair, n == 2
}

// readArcs reads all arcs; quantised ones are differences from position to position.
func (d *decoder) readArcs(t *topology, at int) {
	d.i = at
	if !d.coordinates() {
		d.report(ruleTopology, at, "arcs must be an array", d.rest(), "").as(Stopped, 0)
		return
	}
	broken := map[int]bool{}
	for _, m := range d.misfits {
		broken[m.sequence] = true
		if p := d.room(m.Rule); p != nil {
			*p = m.Problem
			p.Place = fmt.Sprintf("arc %d, position %d", m.sequence+1, m.position+1)
		}
	}
	for i, s := range d.sequences {
		if s.level < 1 && s.from == s.to {
			break // no arcs at all
		}
		arc := arcLine(d.view(s))
		if len(arc) < 2 || s.level != 1 {
			d.report(ruleArc, s.at, "an arc must have two positions", fmt.Sprint(len(arc)), "").within(fmt.Sprintf("arc %d", i+1)).as(LeftOut, 0)
			broken[i] = true
		}
		if broken[i] {
			arc = nil
		}
		t.dequantise(arc)
		t.arcs = append(t.arcs, arc)
	}
	d.sequences, d.misfits, d.met.broken = nil, nil, false
	d.points = nil // the arcs keep theirs
}

func (t *topology) dequantise(arc arcLine) {
	if t.scale[0] == 0 {
		return
	}
	var sum orb.Point
	for i, step := range arc {
		sum = orb.Point{sum[0] + step[0], sum[1] + step[1]}
		arc[i] = t.place(sum)
	}
}

func (t *topology) place(quantised orb.Point) orb.Point {
	if t.scale[0] == 0 {
		return quantised
	}
	return orb.Point{t.translate[0] + quantised[0]*t.scale[0], t.translate[1] + quantised[1]*t.scale[1]}
}

func (d *decoder) objects(t *topology, at int) []*Layer {
	d.i = at
	if d.fault != nil || d.peek() != '{' {
		d.report(ruleTopology, at, "objects must be an object of named geometries", d.rest(), "").as(Stopped, 0)
		return nil
	}
	layers := []*Layer{}
	d.enter()
	for n := 0; d.more(n, '}'); n++ {
		name := d.seen.key(d.member())
		if d.fault != nil {
			break
		}
		d.layer = &Layer{Name: name, TopoJSON: true}
		d.met.ids = map[string]bool{}
		d.step(name, -1)
		d.topoFeatures(t)
		d.back()
		layers = append(layers, d.layer)
	}
	return layers
}

// topoFeatures reads one object of a Topology: the members of a collection are
// the features of the layer, anything else is one feature.
func (d *decoder) topoFeatures(t *topology) {
	start := d.i
	if d.peek() != '{' {
		d.topoFeature(t)
		return
	}
	at := d.offsets("type", "geometries")
	end := d.i
	d.i = at[0]
	if at[0] < 0 || at[1] < 0 || d.typeName() != "GeometryCollection" {
		d.i = start
		d.topoFeature(t)
		return
	}
	d.i = at[1]
	if d.peek() != '[' {
		d.report(ruleCoordinates, d.i, "geometries must be an array", d.rest(), "").as(LeftOut, 0)
	} else {
		d.enter()
		for n := 0; d.more(n, ']'); n++ {
			d.pulse(n, 1<<10)
			d.step("feature", n)
			d.topoFeature(t)
			d.back()
		}
	}
	if d.fault == nil {
		d.i = end
	}
}

func (d *decoder) topoFeature(t *topology) {
	if d.met.features++; d.met.features > d.options.Limits.Features {
		d.halt(ruleMost, fmt.Sprintf("a file must have at most %d features", d.options.Limits.Features), "", "")
		return
	}
	if d.peek() != '{' {
		d.report(ruleGeometry, d.i, "must be a geometry", d.rest(), "").as(LeftOut, 0)
		d.skip(d.twice)
		return
	}
	o := object{at: d.i, bound: emptyBound}
	at := d.offsets("id", "properties")
	end := d.i
	if d.fault != nil {
		return
	}
	if at[0] >= 0 {
		d.i = at[0]
		o.id = d.id()
	}
	if at[1] >= 0 {
		d.i = at[1]
		o.properties = d.properties()
	}
	if d.fault != nil {
		return
	}
	d.i = o.at
	feature := Feature{ID: o.id, Properties: o.properties, Geometry: d.topoGeometry(t, &o)}
	if d.fault != nil {
		return
	}
	d.i = end
	feature.Bound = o.bound
	d.judgeFeature(&o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

// topoGeometry reads the geometry of an object at which the scanner stands and
// moves behind it.
func (d *decoder) topoGeometry(t *topology, o *object) orb.Geometry {
	o.at, o.kindAt = d.i, d.i
	at := d.offsets("type", "arcs", "coordinates", "geometries")
	if d.fault != nil {
		return nil
	}
	end := d.i
	defer func() {
		if d.fault == nil {
			d.i = end
		}
	}()
	if at[0] >= 0 {
		if d.i, o.kindAt = at[0], at[0]; d.peek() == 'n' {
			return nil // a null object has no place
		}
		o.kind = d.typeName()
	}
	needed := map[string]int{"Point": 2, "MultiPoint": 2, "GeometryCollection": 3, "LineString": 1, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 1}[o.kind]
	if needed == 0 {
		d.report(ruleType, o.kindAt, "type must be one of the seven geometries", o.kind, "").as(LeftOut, 0)
		return nil
	}
	if at[needed] < 0 {
		d.report(ruleCoordinates, o.at, "a geometry must have "+[]string{"type", "arcs", "coordinates", "geometries"}[needed], o.kind, "").as(LeftOut, 0)
		return nil
	}
	d.i = at[needed]
	switch needed {
	case 2:
		return d.topoPoints(t, o)
	case 3:
		return d.topoCollection(t, o)
	}
	return d.topoLines(t, o)
}

func (d *decoder) topoCollection(t *topology, o *object) orb.Geometry {
	if d.peek() != '[' {
		d.report(ruleCoordinates, d.i, "geometries must be an array", d.rest(), "").as(LeftOut, 0)
		return nil
	}
	collection := orb.Collection{}
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		d.step("geometry", n)
		inner := object{bound: emptyBound}
		if d.peek() != '{' {
			d.report(ruleGeometry, d.i, "must be a geometry", d.rest(), "").as(LeftOut, 0)
			d.skip(d.twice)
		} else if geometry := d.topoGeometry(t, &inner); geometry != nil {
			collection = append(collection, geometry)
			o.bound = o.bound.Union(inner.bound)
		}
		d.back()
	}
	return collection
}

// topoPoints reads a Point or MultiPoint, which has coordinates of its own.
func (d *decoder) topoPoints(t *topology, o *object) orb.Geometry {
	d.roomFor(d.brackets())
	o.sequences, o.has = len(d.sequences), memberType|memberCoordinates
	d.coordinatesMember(o)
	if d.fault != nil {
		return nil
	}
	for _, s := range d.sequences[o.sequences:] {
		for i := s.from; i < s.to; i++ {
			d.points[i] = t.place(d.points[i])
		}
	}
	return d.geometry(o)
}

// brackets is how many arrays open in the value at the scanner.
func (d *decoder) brackets() int {
	ahead := d.scanner
	ahead.skip(func([]byte, int) {})
	n := 0
	for _, b := range d.text[d.i:ahead.i] {
		if b == '[' {
			n++
		}
	}
	return n
}

// roomFor makes sure that the next n positions lie together.
func (d *decoder) roomFor(n int) {
	if cap(d.points)-len(d.points) < n {
		d.points = make([]orb.Point, 0, max(n, min(2*cap(d.points), 1<<20)))
	}
}

// topoLines reads lines and rings that are strung together from arcs.
func (d *decoder) topoLines(t *topology, o *object) orb.Geometry {
	read := arcReader{decoder: d, topology: t, kind: o.kind, group: -1}
	if d.peek() != '[' {
		d.report(ruleCoordinates, d.i, "arcs must be an array", d.rest(), "").as(LeftOut, 0)
		return nil
	}
	read.array(0)
	if d.fault != nil || read.broken {
		return nil
	}
	if d.met.vertices += read.positions; d.met.vertices > d.options.Limits.Vertices {
		d.halt(rulePositions, fmt.Sprintf("a file must have at most %d positions", d.options.Limits.Vertices), "", "")
		return nil
	}
	d.roomFor(read.positions)
	sequences := make([]sequence, 0, len(read.strings))
	for i := range read.strings {
		from := len(d.points)
		if !read.string(i) {
			return nil
		}
		s := read.strings[i]
		s.from, s.to = from, len(d.points)
		sequences = append(sequences, s)
	}
	if !d.wellFormed(o, sequences, nesting[o.kind]) {
		return nil
	}
	if move := d.options.Accept & (SwapAxes | FromMercator); move != 0 && len(sequences) > 0 {
		move.move(d.points[sequences[0].from:])
	}
	return d.build(o, sequences)
}

// An arcReader reads the arcs of one geometry.
type arcReader struct {
	*decoder
	topology  *topology
	kind      string
	strings   []sequence // of indices, until they are strung together
	indices   []int
	offsets   []int // of the indices
	positions int   // at most, when strung together
	group     int
	broken    bool
}

// array reads the array at which the scanner stands.
func (r *arcReader) array(level int) {
	if level == 1 {
		r.group++
	}
	s := sequence{from: len(r.indices), at: r.i, last: r.i, level: level, group: r.group}
	index := -1
	r.enter()
	n := 0
	for ; r.more(n, ']'); n++ {
		if r.text[r.i] == '[' && index < 0 {
			r.array(level + 1)
			continue
		}
		if index < 0 {
			index = len(r.strings)
			r.strings = append(r.strings, s)
		}
		r.index(index)
	}
	if n == 0 {
		index = len(r.strings)
		r.strings = append(r.strings, s)
	}
	if index >= 0 {
		r.strings[index].to = len(r.indices)
	}
}

// index reads the index of an arc; ~i is arc i run backward.
func (r *arcReader) index(of int) {
	at := r.i
	wrong := func(must, value string) {
		r.broken = true
		r.report(ruleArcIndex, at, must, value, "").within(r.placeOf(of, len(r.indices))).as(LeftOut, 0)
	}
	if b := r.text[r.i]; b != '-' && b-'0' > 9 {
		wrong("an arc's index must be a number", r.rest())
		r.skip(r.twice)
		return
	}
	number, _ := r.number()
	if r.fault != nil {
		return
	}
	if count := len(r.topology.arcs); number != math.Trunc(number) || number < -float64(count) || number >= float64(count) {
		wrong(fmt.Sprintf("an index must name one of %d arcs", count), fmt.Sprint(number))
		return
	}
	index := int(number)
	arc := r.topology.arcs[max(index, ^index)]
	if arc == nil {
		wrong("an arc must be a good one", fmt.Sprintf("arc %d", max(index, ^index)+1))
	}
	r.indices, r.offsets = append(r.indices, index), append(r.offsets, at)
	r.positions = min(r.positions+len(arc)+1, math.MaxInt32)
}

// placeOf names an arc of a line or ring.
func (r *arcReader) placeOf(of, index int) string {
	return joined(", ", placeOf(r.kind, r.strings, of, -1), fmt.Sprintf("arc %d", index-r.strings[of].from+1))
}

// string strings the arcs of a line or ring together; each must begin where the
// one before ends.
func (r *arcReader) string(of int) bool {
	s := r.strings[of]
	for i := s.from; i < s.to; i++ {
		index := r.indices[i]
		arc := r.topology.arcs[max(index, ^index)]
		first := 0
		if i > s.from {
			first = 1
			begin := arc[0]
			if index < 0 {
				begin = arc[len(arc)-1]
			}
			if begin != r.points[len(r.points)-1] {
				r.report(ruleArcJoin, r.offsets[i], "an arc must begin where the one before it ends", fmt.Sprint(begin), "").within(r.placeOf(of, i)).as(LeftOut, 0)
				return false
			}
		}
		for k := first; k < len(arc); k++ {
			p := arc[k]
			if index < 0 {
				p = arc[len(arc)-1-k]
			}
			r.points = append(r.points, p)
		}
	}
	return true
}
