package geo

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/paulmach/orb"
)

// Options say how a file is read. The zero value of all but Limits opens what
// can be opened.
type Options struct {
	Limits Limits
	// Accept are the repairs on request that somebody has accepted; they are
	// done to the whole file. The other repairs are always done.
	Accept Repair
	// Strict gives no layers for a file with an error.
	Strict bool
	// Shapes looks at polygons for crossings, spikes, holes out of place, rings
	// that occur twice and rings without area. It takes longer than reading.
	Shapes bool
	// Progress is told from time to time how many of how many bytes have been
	// read. Where it returns false, the reading ends with the problem "stopped".
	// It may be nil.
	Progress func(read, all int) bool
}

// Read reads GeoJSON (RFC 7946), of which it makes one layer, or TopoJSON 1.0,
// of which it makes one for each object, and judges it on the way. A fault
// costs no more than what it is in: a feature with broken coordinates keeps its
// row and loses its place. There are no layers where the text is no JSON, is
// neither of the two or exceeds the limits; Findings.Worst says which.
func Read(name string, r io.Reader, o Options) ([]*Layer, *Findings) {
	text, problem := readAll(r, o.Limits)
	if problem != nil {
		problem.File = name
		return nil, &Findings{Problems: []Problem{*problem}}
	}
	return ReadText(name, text, o)
}

// ReadText is Read of a text in memory, which the layers do not keep.
func ReadText(name string, text []byte, o Options) ([]*Layer, *Findings) {
	d := newDecoder(name, text, o)
	var layers []*Layer
	if d.fault == nil {
		layers = d.file()
	}
	if d.fault != nil {
		d.found.Problems = append(d.found.Problems, *d.fault)
	}
	d.found.locate(name, d.whole)
	if worst := d.found.Worst(); worst != nil && worst.Outcome == Stopped || o.Strict && d.found.Errors() > 0 {
		return nil, &d.found
	}
	return layers, &d.found
}

// DecodeGeoJSON reads a FeatureCollection, a Feature or a bare geometry
// (RFC 7946). Heights and foreign members are dropped. What was taken or mended
// is told by the layer's Problems; what would be left out is refused with an
// error, a *Problem with name as its File.
func DecodeGeoJSON(name string, r io.Reader, limits Limits) (*Layer, error) {
	layers, err := decodeWhole(name, r, limits)
	if err != nil {
		return nil, err
	}
	if len(layers) != 1 || layers[0].TopoJSON {
		return nil, &Problem{File: name, Severity: Error, Rule: ruleType.ID, Must: "must be GeoJSON", Value: "TopoJSON", Outcome: Stopped}
	}
	return layers[0], nil
}

// DecodeTopoJSON reads a Topology (TopoJSON 1.0), quantised or not. Each of its
// objects becomes a layer of that name, in the order of the file. It refuses as
// DecodeGeoJSON does; the problems of the file are those of the first layer.
func DecodeTopoJSON(name string, r io.Reader, limits Limits) ([]*Layer, error) {
	layers, err := decodeWhole(name, r, limits)
	if err != nil {
		return nil, err
	}
	if len(layers) > 0 && !layers[0].TopoJSON {
		return nil, &Problem{File: name, Severity: Error, Rule: ruleType.ID, Must: "type must be Topology", Value: "GeoJSON", Outcome: Stopped}
	}
	return layers, nil
}

func decodeWhole(name string, r io.Reader, limits Limits) ([]*Layer, error) {
	layers, found := Read(name, r, Options{Limits: limits})
	if worst := found.Worst(); worst != nil && worst.Outcome >= LeftOut {
		return nil, worst
	}
	if len(layers) > 0 {
		layers[0].Problems = found.Problems
	}
	return layers, nil
}

// A decoder reads one file.
type decoder struct {
	scanner
	name      string
	options   Options
	whole     []byte // the text, also after a fault
	found     Findings
	counts    map[string]int // problems of each rule
	layer     *Layer
	place     []step
	points    []orb.Point // of all geometries; it never grows
	sequences []sequence  // of the geometries that are not built yet
	misfits   []misplaced // of the geometry that is being read
	building  building    // the geometry that is being built
	rings     []orb.Ring  // room for those of the next polygons
	seen      seen
	met       met
}

// met is what has been met in the file so far.
type met struct {
	group    int    // arrays of level 1 in the coordinates at hand, less one
	broken   bool   // whether the coordinates at hand have a fault that loses them
	features int    // in all layers
	vertices int    // in all layers
	values   int    // in properties
	width    int    // members of the object of properties before
	work     int    // comparisons made by the check of shapes
	longest  int    // numbers in a position, at most
	long     int    // offset of the first position of more than three numbers, or -1
	crs      string // the member as it stands
	ids      map[string]bool
}

// pulse tells the progress, about every so many positions or features.
func (d *decoder) pulse(count, every int) {
	if d.options.Progress == nil || count%every != 0 || d.fault != nil {
		return
	}
	if !d.options.Progress(d.i, len(d.text)) {
		d.stop(ruleStopped, "reading was stopped", "")
	}
}

// A step leads to a place: "feature 3". A name without a number has n -1.
type step struct {
	noun string
	n    int
}

func newDecoder(name string, text []byte, o Options) *decoder {
	d := &decoder{name: name, options: o, counts: map[string]int{}, seen: newSeen()}
	if d.fault = foreignFormat(text); d.fault != nil {
		return d
	}
	var problems []Problem
	text, problems = decoded(text)
	d.found.Problems = problems
	d.whole = text
	d.scanner = scanner{text: text, deepest: o.Limits.Depth}
	d.met = met{long: -1, ids: map[string]bool{}}
	// Every position begins with a bracket.
	d.points = make([]orb.Point, 0, min(bytes.Count(text, []byte("[")), o.Limits.Vertices))
	return d
}

// file reads the whole text.
func (d *decoder) file() []*Layer {
	d.layer = &Layer{Name: d.name}
	layers := []*Layer{d.layer}
	if d.peek() != '{' {
		d.notAnObject()
		return layers
	}
	topology := d.top()
	if topology {
		layers = d.topology()
	}
	if d.fault == nil && d.peek() != 0 || d.i < len(d.text) {
		d.stop(ruleJSON, "nothing may follow the value", hint(d.text, d.i))
	}
	if d.fault == nil {
		d.finish()
	}
	return layers
}

// notAnObject tells what is there instead, if it is JSON at all.
func (d *decoder) notAnObject() {
	value, at := d.rest(), d.i
	d.skip(d.twice)
	if d.fault == nil {
		d.i = at
		d.stop(ruleObject, "must be a GeoJSON object", "")
		d.fault.Value = shortened(value)
	}
}

// report keeps a problem at an offset; nil if there are enough of its rule.
func (d *decoder) report(r rule, at int, must, value, mend string) *Problem {
	p := d.room(r.ID)
	if p == nil {
		return nil
	}
	*p = Problem{Place: d.where(), Severity: r.Severity, Rule: r.ID, Must: must, Value: shortened(value), Mend: mend, offset: at}
	return p
}

func (d *decoder) room(id string) *Problem {
	if d.counts[id]++; d.counts[id] > mostOfOneRule {
		d.found.Dropped++
		return nil
	}
	d.found.Problems = append(d.found.Problems, Problem{})
	return &d.found.Problems[len(d.found.Problems)-1]
}

// refuse leaves the value at hand out.
func (d *decoder) refuse(r rule, must string) {
	d.report(r, d.i, must, d.rest(), "").as(LeftOut, 0)
	d.skip(d.twice)
}

// as says what became of the thing; it takes a nil problem.
func (p *Problem) as(outcome Outcome, repair Repair) {
	if p != nil {
		p.Outcome, p.Repair = outcome, repair
	}
}

// within puts a place behind the one that is named already.
func (p *Problem) within(place string) *Problem {
	if p != nil && place != "" {
		p.Place = joined(", ", p.Place, place)
	}
	return p
}

// where names the place of the object at hand.
func (d *decoder) where() string {
	parts := make([]string, len(d.place))
	for i, s := range d.place {
		parts[i] = s.noun
		if s.n >= 0 {
			parts[i] = fmt.Sprintf("%s %d", s.noun, s.n+1)
		}
	}
	return strings.Join(parts, ", ")
}

func (d *decoder) tooMany(r rule, what string, most int) {
	d.halt(r, fmt.Sprintf("a file must have at most %d %s", most, what), "", "")
}

// halt stops the reading at a limit.
func (d *decoder) halt(r rule, must, mend, place string) {
	d.stop(r, must, mend)
	if d.fault.Value != "" && d.fault.Place == "" {
		d.fault.Place, d.fault.Value = joined(", ", d.where(), place), "more"
	}
}

func (d *decoder) step(noun string, n int) { d.place = append(d.place, step{noun, n}) }

// back leaves a place. A fault that stopped the reading lies in the innermost.
func (d *decoder) back() {
	if d.fault != nil && d.fault.Place == "" {
		d.fault.Place = d.where()
	}
	d.place = d.place[:len(d.place)-1]
}

func (d *decoder) twice(name []byte, at int) {
	d.report(ruleTwice, at, "a member must not occur twice", unescaped(name), "take one of them out").as(LeftOut, 0)
}
