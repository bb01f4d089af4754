package geo

import (
	"fmt"
	"slices"

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
	at := d.offsets("type", "transform", "arcs", "objects", "bbox")
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

// quietly is for reading what is read again.
func quietly([]byte, int) {}

// offsets reads an object and returns where the values of the wanted members
// begin, -1 for one that is missing. What is wrong within these is told when
// they are read.
func (d *decoder) offsets(wanted ...string) []int {
	offsets := make([]int, len(wanted))
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
		index := slices.Index(wanted, string(raw))
		if index < 0 {
			d.skip(d.twice)
			continue
		}
		offsets[index] = d.i
		d.skip(quietly)
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
