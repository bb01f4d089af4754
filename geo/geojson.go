package geo

import (
	"fmt"
	"io"
	"math"

	"github.com/paulmach/orb"
)

// DecodeGeoJSON reads a FeatureCollection, a Feature or a bare geometry
// (RFC 7946). The error is a *Problem with name as its File. Heights and foreign members are
// dropped. What has no clear meaning is refused: numbers that are none, rings
// unclosed or of under four positions, members that occur twice, coordinates
// in metres. What can be drawn but looks unmeant becomes a warning of the
// layer.
func DecodeGeoJSON(name string, r io.Reader, limits Limits) (*Layer, error) {
	text, problem := readText(r, limits)
	if problem == nil {
		d := decoder{limits: limits, layer: &Layer{Name: name}}
		c := &cursor{text: text, values: new(int), most: limits.Vertices}
		if problem = d.top(c); problem == nil {
			problem = d.judge()
		}
		if problem == nil {
			return d.layer, nil
		}
	}
	problem.File = name
	return nil, problem
}

type decoder struct {
	limits   Limits
	layer    *Layer
	vertices int
}

func (d *decoder) top(c *cursor) *Problem {
	start := c.offset
	members, problem := c.members("a GeoJSON object", "type", "features")
	if problem != nil {
		return problem
	}
	kind, problem := typeOf(c, members[0])
	if problem != nil {
		return problem
	}
	switch kind {
	case "FeatureCollection":
		if members[1] < 0 {
			return broken("a FeatureCollection must have features", "")
		}
		return d.features(c.at(members[1]))
	case "Feature":
		return d.feature(c.at(start))
	}
	geometry, problem := d.geometry(c.at(start))
	if problem == nil {
		d.layer.Features = []Feature{{Geometry: geometry, Bound: geometryBound(geometry)}}
	}
	return problem
}

func typeOf(c *cursor, offset int) (string, *Problem) {
	if offset < 0 {
		return "", broken("a GeoJSON object must have a type", "")
	}
	kind, problem := c.at(offset).string()
	return kind, problem.in("type")
}

func (d *decoder) features(c *cursor) *Problem {
	if problem := c.enter('[', "an array of features"); problem != nil {
		return problem
	}
	for n := 0; c.next(); n++ {
		if n >= d.limits.Features {
			return broken(fmt.Sprintf("a file must have at most %d features", d.limits.Features), "more")
		}
		if problem := d.feature(c); problem != nil {
			return problem.at("feature", n)
		}
	}
	return nil
}

func (d *decoder) feature(c *cursor) *Problem {
	members, problem := c.members("a feature", "type", "id", "properties", "geometry")
	if problem != nil {
		return problem
	}
	if kind, problem := typeOf(c, members[0]); problem != nil {
		return problem
	} else if kind != "Feature" {
		return broken("type must be Feature", kind)
	}
	var feature Feature
	if feature.ID, problem = idAt(c, members[1]); problem != nil {
		return problem
	}
	if feature.Properties, problem = propertiesAt(c, members[2]); problem != nil {
		return problem
	}
	if at := members[3]; at >= 0 && c.at(at).peek() != 'n' {
		if feature.Geometry, problem = d.geometry(c.at(at)); problem != nil {
			return problem
		}
	}
	feature.Bound = geometryBound(feature.Geometry)
	d.layer.Features = append(d.layer.Features, feature)
	return nil
}

func idAt(c *cursor, offset int) (string, *Problem) {
	if offset < 0 {
		return "", nil
	}
	at := c.at(offset)
	switch b := at.peek(); {
	case b == '"':
		id, problem := at.string()
		return id, problem.in("id")
	case b == '-' || b >= '0' && b <= '9':
		return string(at.text[at.offset:at.wordEnd()]), nil
	}
	return "", at.wrong("must be a string or a number").in("id")
}

func propertiesAt(c *cursor, offset int) (map[string]any, *Problem) {
	if offset < 0 || c.at(offset).peek() == 'n' {
		return nil, nil
	}
	properties, problem := c.at(offset).object()
	return properties, problem.in("properties")
}

// geometry reads a geometry object. Its recursion is bounded by Limits.Depth.
func (d *decoder) geometry(c *cursor) (orb.Geometry, *Problem) {
	members, problem := c.members("a geometry", "type", "coordinates", "geometries")
	if problem != nil {
		return nil, problem
	}
	kind, problem := typeOf(c, members[0])
	if problem != nil {
		return nil, problem
	}
	if kind == "GeometryCollection" {
		if members[2] < 0 {
			return nil, broken("a GeometryCollection must have geometries", "")
		}
		return d.collection(c.at(members[2]))
	}
	if members[1] < 0 {
		return nil, broken("a geometry must have coordinates", kind)
	}
	return d.coordinates(kind, c.at(members[1]))
}

func (d *decoder) collection(c *cursor) (orb.Geometry, *Problem) {
	return list(c, "geometry", d.geometry, func(all []orb.Geometry) orb.Geometry { return orb.Collection(all) })
}

func (d *decoder) coordinates(kind string, c *cursor) (orb.Geometry, *Problem) {
	switch kind {
	case "Point":
		if empty := *c; empty.peek() == '[' {
			empty.offset++
			if !empty.next() {
				return nil, nil // an empty point is a feature without a place
			}
		}
		return d.position(c)
	case "MultiPoint":
		return list(c, "position", d.position, func(all []orb.Point) orb.Geometry { return orb.MultiPoint(all) })
	case "LineString":
		return d.lineGeometry(c)
	case "MultiLineString":
		return list(c, "line", d.line, func(all []orb.LineString) orb.Geometry { return orb.MultiLineString(all) })
	case "Polygon":
		return d.polygonGeometry(c)
	case "MultiPolygon":
		return list(c, "polygon", d.polygon, func(all []orb.Polygon) orb.Geometry { return orb.MultiPolygon(all) })
	}
	return nil, broken("type must be one of the seven geometries", kind)
}

func (d *decoder) lineGeometry(c *cursor) (orb.Geometry, *Problem) {
	if empty := *c; empty.peek() == '[' {
		empty.offset++
		if !empty.next() {
			return orb.LineString{}, nil
		}
	}
	return d.line(c)
}

func (d *decoder) polygonGeometry(c *cursor) (orb.Geometry, *Problem) {
	polygon, problem := d.polygon(c)
	return polygon, problem
}

// list reads an array of things of one noun.
func list[T, All any](c *cursor, noun string, read func(*cursor) (T, *Problem), all func([]T) All) (result All, problem *Problem) {
	if problem = c.enter('[', "an array"); problem != nil {
		return result, problem
	}
	items := []T{}
	for c.next() {
		item, problem := read(c)
		if problem != nil {
			return result, problem.at(noun, len(items))
		}
		items = append(items, item)
	}
	return all(items), nil
}

func (d *decoder) polygon(c *cursor) (orb.Polygon, *Problem) {
	return list(c, "ring", d.ring, func(rings []orb.Ring) orb.Polygon { return rings })
}

func (d *decoder) line(c *cursor) (orb.LineString, *Problem) {
	line, problem := d.positions(c)
	if problem == nil && len(line) < 2 {
		return nil, broken("a line must have two positions", fmt.Sprint(len(line)))
	}
	return line, problem
}

func (d *decoder) ring(c *cursor) (orb.Ring, *Problem) {
	ring, problem := d.positions(c)
	if problem != nil {
		return nil, problem
	}
	return orb.Ring(ring), checkRing(ring)
}

func checkRing(ring []orb.Point) *Problem {
	n := len(ring)
	if n < 4 {
		return broken("a ring must have four positions", fmt.Sprint(n))
	}
	if ring[0] != ring[n-1] {
		return broken("a ring must end where it begins", fmt.Sprint(ring[n-1])).at("position", n-1)
	}
	return nil
}

func (d *decoder) positions(c *cursor) (orb.LineString, *Problem) {
	if problem := c.enter('[', "an array of positions"); problem != nil {
		return nil, problem
	}
	line := orb.LineString{}
	for c.next() {
		point, problem := d.position(c)
		if problem != nil {
			return nil, problem.at("position", len(line))
		}
		line = append(line, point)
	}
	return line, nil
}

// position reads lon, lat and drops further numbers, such as the height.
func (d *decoder) position(c *cursor) (orb.Point, *Problem) {
	d.vertices++
	if d.vertices > d.limits.Vertices {
		return orb.Point{}, broken(fmt.Sprintf("a file must have at most %d positions", d.limits.Vertices), "more")
	}
	if problem := c.enter('[', "a position, an array of numbers"); problem != nil {
		return orb.Point{}, problem
	}
	var point orb.Point
	n := 0
	for c.next() {
		number, problem := c.number([]string{"longitude", "latitude", "height"}[min(n, 2)])
		if problem != nil {
			return orb.Point{}, problem
		}
		if n < 2 {
			point[n] = number
		}
		n++
	}
	if n < 2 {
		return orb.Point{}, broken("a position must have longitude and latitude", fmt.Sprintf("%d numbers", n))
	}
	return point, nil
}

// mostDegrees is above any sloppy longitude and below any projected coordinate
// that would make a map.
const mostDegrees = 1000

// judge looks at the layer as a whole.
func (d *decoder) judge() *Problem {
	seen := map[string]bool{}
	for i, feature := range d.layer.Features {
		if problem := d.judgeRange(feature.Bound); problem != nil {
			return problem.at("feature", i)
		}
		if feature.ID != "" && seen[feature.ID] {
			d.warn(i, "an id should occur once", feature.ID)
		}
		seen[feature.ID] = true
		d.judgeDegrees(i, feature)
	}
	return nil
}

func (d *decoder) judgeDegrees(i int, feature Feature) {
	if feature.Bound.IsEmpty() {
		return
	}
	lon := max(math.Abs(feature.Bound.Min[0]), math.Abs(feature.Bound.Max[0]))
	lat := max(math.Abs(feature.Bound.Min[1]), math.Abs(feature.Bound.Max[1]))
	switch {
	case lat > 90 && lon <= 90 && lat <= 180:
		d.warn(i, "longitude comes first, then latitude; they seem swapped", fmt.Sprint(feature.Bound.Max))
	case lat > 90:
		d.warn(i, "latitude should lie within 90 degrees", fmt.Sprint(lat))
	case lon > 180:
		d.warn(i, "longitude should lie within 180 degrees", fmt.Sprint(lon))
	case jumps(feature.Geometry):
		d.warn(i, "what crosses the antimeridian should be cut there", "an edge of more than 180 degrees")
	}
}

// jumps says whether an edge goes the long way round the Earth. The edge of a
// map of the whole world, 360 degrees long, does not count.
func jumps(geometry orb.Geometry) bool {
	found := false
	eachLine(geometry, func(line []orb.Point, _ role) {
		for i := 1; i < len(line); i++ {
			length := math.Abs(line[i][0] - line[i-1][0])
			found = found || length > 180 && length < 360
		}
	})
	return found
}

func (d *decoder) judgeRange(bound orb.Bound) *Problem {
	if bound.IsEmpty() {
		return nil
	}
	for _, point := range []orb.Point{bound.Min, bound.Max} {
		if math.Abs(point[0]) > mostDegrees || math.Abs(point[1]) > mostDegrees {
			return broken("coordinates must be degrees (WGS 84); these look projected, in metres", fmt.Sprint(point))
		}
	}
	return nil
}

func (d *decoder) warn(feature int, rule, value string) {
	problem := broken(rule, value).at("feature", feature)
	problem.File = d.layer.Name
	d.layer.Warnings = append(d.layer.Warnings, *problem)
}
