package geo

import "github.com/paulmach/orb"

// topoFeatures reads one object of a Topology: the members of a collection are
// the features of the layer, anything else is one feature.
func (d *decoder) topoFeatures(t *topology) {
	start := d.i
	if !d.isCollection() {
		d.i = start
		d.topoFeature(t)
		return
	}
	d.i = start
	at := d.offsets("type", "geometries")
	end := d.i
	d.i = at[1]
	if d.peek() != '[' {
		d.refuse(ruleCoordinates, "geometries must be an array")
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

// isCollection reads an object and says whether it is a collection.
func (d *decoder) isCollection() bool {
	if d.peek() != '{' {
		return false
	}
	ahead := decoder{scanner: d.scanner, counts: map[string]int{}, seen: newSeen()}
	at := ahead.offsets("type", "geometries")
	if at[0] < 0 || at[1] < 0 {
		return false
	}
	ahead.i = at[0]
	return ahead.peek() == '"' && string(ahead.quoted()) == "GeometryCollection"
}

// The members of an object of a Topology, in the order of topoMembers.
const (
	topoID = iota
	topoProperties
	topoType
	topoArcs
	topoCoordinates
	topoGeometries
)

var topoMembers = []string{"id", "properties", "type", "arcs", "coordinates", "geometries"}

// topoNeeds is the member that a geometry of each type must have.
var topoNeeds = map[string]int{
	"Point": topoCoordinates, "MultiPoint": topoCoordinates, "GeometryCollection": topoGeometries,
	"LineString": topoArcs, "MultiLineString": topoArcs, "Polygon": topoArcs, "MultiPolygon": topoArcs,
}

func (d *decoder) topoFeature(t *topology) {
	if d.met.features++; d.met.features > d.options.Limits.Features {
		d.tooMany(ruleMost, "features", d.options.Limits.Features)
		return
	}
	if d.peek() != '{' {
		d.refuse(ruleGeometry, "must be a geometry")
		return
	}
	o := object{at: d.i, kindAt: d.i, bound: emptyBound}
	at := d.offsets(topoMembers...)
	end := d.i
	if d.fault != nil {
		return
	}
	if d.i = at[topoID]; d.i >= 0 {
		o.id = d.id()
	}
	if d.i = at[topoProperties]; d.i >= 0 {
		o.properties = d.properties()
	}
	feature := Feature{ID: o.id, Properties: o.properties, Geometry: d.topoGeometry(t, &o, at)}
	if d.fault != nil {
		return
	}
	d.i = end
	feature.Bound = o.bound
	d.judgeFeature(&o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

// topoGeometry reads the geometry of an object whose members lie at the offsets.
func (d *decoder) topoGeometry(t *topology, o *object, at []int) orb.Geometry {
	if d.fault != nil {
		return nil
	}
	if at[topoType] >= 0 {
		if d.i, o.kindAt = at[topoType], at[topoType]; d.peek() == 'n' {
			return nil // a null object has no place
		}
		o.kind = d.typeName()
	}
	needed, known := topoNeeds[o.kind]
	if !known {
		d.report(ruleType, o.kindAt, "type must be one of the seven geometries", o.kind, "").as(LeftOut, 0)
		return nil
	}
	if at[needed] < 0 {
		d.report(ruleCoordinates, o.at, "a geometry must have "+topoMembers[needed], o.kind, "").as(LeftOut, 0)
		return nil
	}
	d.i = at[needed]
	switch needed {
	case topoCoordinates:
		return d.topoPoints(t, o)
	case topoGeometries:
		return d.topoCollection(t, o)
	}
	return d.topoLines(t, o)
}

func (d *decoder) topoCollection(t *topology, o *object) orb.Geometry {
	if d.peek() != '[' {
		d.refuse(ruleCoordinates, "geometries must be an array")
		return nil
	}
	collection := orb.Collection{}
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		d.step("geometry", n)
		if d.peek() != '{' {
			d.refuse(ruleGeometry, "must be a geometry")
			d.back()
			continue
		}
		inner := object{at: d.i, kindAt: d.i, bound: emptyBound}
		at := d.offsets(topoMembers...)
		end := d.i
		if geometry := d.topoGeometry(t, &inner, at); geometry != nil {
			collection = append(collection, geometry)
			o.bound = o.bound.Union(inner.bound)
		}
		if d.fault == nil {
			d.i = end
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
	ahead.skip(quietly)
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
