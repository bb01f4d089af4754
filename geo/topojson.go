package geo

import (
	"fmt"
	"io"
	"math"

	"github.com/paulmach/orb"
)

// DecodeTopoJSON reads a Topology (TopoJSON 1.0), quantised or not. Each of its
// objects becomes a layer of that name, in the order of the file. The error is
// a *Problem with name as its File.
func DecodeTopoJSON(name string, r io.Reader, limits Limits) ([]*Layer, error) {
	text, problem := readText(r, limits)
	if problem == nil {
		d := topology{decoder: decoder{limits: limits}}
		c := &cursor{text: text, values: new(int), most: limits.Vertices}
		if problem = d.read(c); problem == nil {
			return d.layers, nil
		}
	}
	problem.File = name
	return nil, problem
}

type topology struct {
	decoder
	arcs     []orb.LineString
	layers   []*Layer
	features int
	// A quantised position q stands for translate + q × scale; without a
	// transform scale is 0.
	scale, translate orb.Point
}

func (t *topology) read(c *cursor) *Problem {
	members, problem := c.members("a Topology", "type", "transform", "arcs", "objects")
	if problem != nil {
		return problem
	}
	if kind, problem := typeOf(c, members[0]); problem != nil {
		return problem
	} else if kind != "Topology" {
		return broken("type must be Topology", kind)
	}
	if members[2] < 0 || members[3] < 0 {
		return broken("a Topology must have arcs and objects", "")
	}
	if members[1] >= 0 {
		if problem := t.transform(c.at(members[1])); problem != nil {
			return problem.in("transform")
		}
	}
	t.arcs, problem = list(c.at(members[2]), "arc", t.arc, func(arcs []orb.LineString) []orb.LineString { return arcs })
	if problem != nil {
		return problem
	}
	return t.objects(c.at(members[3]))
}

func (t *topology) transform(c *cursor) *Problem {
	members, problem := c.members("a transform", "scale", "translate")
	if problem != nil {
		return problem
	}
	if members[0] < 0 || members[1] < 0 {
		return broken("must have scale and translate", "")
	}
	if t.scale, problem = t.position(c.at(members[0])); problem != nil {
		return problem.in("scale")
	}
	if t.scale[0] == 0 || t.scale[1] == 0 {
		return broken("scale must not be 0", fmt.Sprint(t.scale))
	}
	t.translate, problem = t.position(c.at(members[1]))
	return problem.in("translate")
}

// arc reads one arc; quantised arcs are differences from position to position.
func (t *topology) arc(c *cursor) (orb.LineString, *Problem) {
	line, problem := t.positions(c)
	if problem != nil {
		return nil, problem
	}
	if len(line) < 2 {
		return nil, broken("an arc must have two positions", fmt.Sprint(len(line)))
	}
	if t.scale[0] == 0 {
		return line, nil
	}
	var sum orb.Point
	for i, step := range line {
		sum = orb.Point{sum[0] + step[0], sum[1] + step[1]}
		line[i] = t.place(sum)
	}
	return line, nil
}

func (t *topology) place(quantised orb.Point) orb.Point {
	if t.scale[0] == 0 {
		return quantised
	}
	return orb.Point{t.translate[0] + quantised[0]*t.scale[0], t.translate[1] + quantised[1]*t.scale[1]}
}

func (t *topology) objects(c *cursor) *Problem {
	if problem := c.enter('{', "an object of named geometries"); problem != nil {
		return problem
	}
	for c.next() {
		name, problem := c.name()
		if problem != nil {
			return problem
		}
		t.layer = &Layer{Name: name}
		if problem := t.object(c, true); problem != nil {
			return problem.in(name)
		}
		if problem := t.judge(); problem != nil {
			return problem.in(name)
		}
		t.layers = append(t.layers, t.layer)
	}
	return nil
}

// object reads a geometry and its properties as a feature; the members of an
// outermost collection are the features of the layer.
func (t *topology) object(c *cursor, outermost bool) *Problem {
	start := c.offset
	members, problem := c.members("a geometry", "type", "id", "properties", "geometries")
	if problem != nil {
		return problem
	}
	if kind, _ := typeOf(c, members[0]); kind == "GeometryCollection" && outermost && members[3] >= 0 {
		_, problem := list(c.at(members[3]), "feature", func(c *cursor) (bool, *Problem) {
			return true, t.object(c, false)
		}, func([]bool) bool { return true })
		return problem
	}
	if t.features++; t.features > t.limits.Features {
		return broken(fmt.Sprintf("a file must have at most %d features", t.limits.Features), "more")
	}
	var feature Feature
	if feature.ID, problem = idAt(c, members[1]); problem != nil {
		return problem
	}
	if feature.Properties, problem = propertiesAt(c, members[2]); problem != nil {
		return problem
	}
	if feature.Geometry, problem = t.geometry(c.at(start)); problem != nil {
		return problem
	}
	feature.Bound = geometryBound(feature.Geometry)
	t.layer.Features = append(t.layer.Features, feature)
	return nil
}

func (t *topology) geometry(c *cursor) (orb.Geometry, *Problem) {
	members, problem := c.members("a geometry", "type", "arcs", "coordinates", "geometries")
	if problem != nil {
		return nil, problem
	}
	if members[0] >= 0 && c.at(members[0]).peek() == 'n' {
		return nil, nil // a null object has no place
	}
	kind, problem := typeOf(c, members[0])
	if problem != nil {
		return nil, problem
	}
	need := map[string]int{"Point": 2, "MultiPoint": 2, "GeometryCollection": 3}[kind]
	if need == 0 {
		need = 1
	}
	if members[need] < 0 {
		return nil, broken("a geometry must have "+[]string{"type", "arcs", "coordinates", "geometries"}[need], kind)
	}
	at := c.at(members[need])
	switch kind {
	case "Point":
		return t.point(at)
	case "MultiPoint":
		return list(at, "position", t.point, func(all []orb.Point) orb.Geometry { return orb.MultiPoint(all) })
	case "LineString":
		line, problem := t.line(at)
		return line, problem
	case "MultiLineString":
		return list(at, "line", t.line, func(all []orb.LineString) orb.Geometry { return orb.MultiLineString(all) })
	case "Polygon":
		return list(at, "ring", t.ring, func(all []orb.Ring) orb.Geometry { return orb.Polygon(all) })
	case "MultiPolygon":
		return list(at, "polygon", t.polygon, func(all []orb.Polygon) orb.Geometry { return orb.MultiPolygon(all) })
	case "GeometryCollection":
		return list(at, "geometry", t.geometry, func(all []orb.Geometry) orb.Geometry { return orb.Collection(all) })
	}
	return nil, broken("type must be one of the seven geometries", kind)
}

func (t *topology) point(c *cursor) (orb.Point, *Problem) {
	point, problem := t.position(c)
	return t.place(point), problem
}

func (t *topology) polygon(c *cursor) (orb.Polygon, *Problem) {
	return list(c, "ring", t.ring, func(all []orb.Ring) orb.Polygon { return all })
}

// line strings arcs together; each must begin where the one before ends.
func (t *topology) line(c *cursor) (orb.LineString, *Problem) {
	arcs, problem := list(c, "arc", t.arcAt, func(arcs []orb.LineString) []orb.LineString { return arcs })
	if problem != nil {
		return nil, problem
	}
	line := orb.LineString{}
	for i, arc := range arcs {
		if i > 0 {
			if arc[0] != line[len(line)-1] {
				return nil, broken("an arc must begin where the one before it ends", fmt.Sprint(arc[0])).at("arc", i)
			}
			arc = arc[1:]
		}
		line = append(line, arc...)
	}
	return line, nil
}

func (t *topology) ring(c *cursor) (orb.Ring, *Problem) {
	line, problem := t.line(c)
	if problem != nil {
		return nil, problem
	}
	return orb.Ring(line), checkRing(line)
}

// arcAt returns the arc of an index; ~i is arc i run backward. Every use of an
// arc counts against Limits.Vertices, as a small file may use one a million times.
func (t *topology) arcAt(c *cursor) (orb.LineString, *Problem) {
	number, problem := c.number("an arc's index")
	if problem != nil {
		return nil, problem
	}
	if number != math.Trunc(number) || number < -float64(len(t.arcs)) || number >= float64(len(t.arcs)) {
		return nil, broken(fmt.Sprintf("an index must name one of %d arcs", len(t.arcs)), fmt.Sprint(number))
	}
	index := int(number)
	backward := index < 0
	if backward {
		index = ^index
	}
	if t.vertices += len(t.arcs[index]); t.vertices > t.limits.Vertices {
		return nil, broken(fmt.Sprintf("a file must have at most %d positions", t.limits.Vertices), "more")
	}
	if !backward {
		return t.arcs[index], nil
	}
	reversed := t.arcs[index].Clone()
	reversed.Reverse()
	return reversed, nil
}
