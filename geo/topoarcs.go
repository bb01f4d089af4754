package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

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

// topoLines reads lines and rings that are strung together from arcs.
func (d *decoder) topoLines(t *topology, o *object) orb.Geometry {
	read := arcReader{decoder: d, topology: t, kind: o.kind, group: -1}
	if d.peek() != '[' {
		d.refuse(ruleCoordinates, "arcs must be an array")
		return nil
	}
	read.array(0)
	if d.fault != nil || read.broken {
		return nil
	}
	if d.met.vertices += read.positions; d.met.vertices > d.options.Limits.Vertices {
		d.tooMany(rulePositions, "positions", d.options.Limits.Vertices)
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
