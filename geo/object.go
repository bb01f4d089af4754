package geo

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// The members that GeoJSON gives a meaning.
type members uint

const (
	memberType members = 1 << iota
	memberFeatures
	memberID
	memberProperties
	memberGeometry
	memberCoordinates
	memberGeometries
	memberBbox
	memberCRS
)

var memberNames = []string{"type", "features", "id", "properties", "geometry", "coordinates", "geometries", "bbox", "crs"}

// An object is a GeoJSON object whose members have been read in the order of
// the file, before its type is known.
type object struct {
	at         int // offset of its bracket
	has        members
	kind       string
	kindAt     int
	id         string
	properties map[string]any
	geometry   orb.Geometry
	bound      orb.Bound
	geometries []orb.Geometry
	kinds      kinds
	sequences  int // where its coordinates begin in decoder.sequences
	bbox       []float64
	bboxAt     int
	misfits    []misplaced // of its coordinates
	broken     bool        // whether its coordinates have no clear meaning
}

// kinds are those of the geometries of a collection.
type kinds struct {
	first  string
	others bool // whether there are others than the first
	nested bool // whether a collection is among them
}

func (k *kinds) add(kind string) {
	if k.first == "" {
		k.first = kind
	}
	k.others = k.others || kind != k.first
	k.nested = k.nested || kind == "GeometryCollection"
}

// object reads all members of an object. Features are read only into the
// outermost one; for a Topology it ends at once.
func (d *decoder) object(outermost bool) (o object, topology bool) {
	o = object{at: d.i, kindAt: d.i, bound: emptyBound, sequences: len(d.sequences)}
	d.enter()
	var others names
	for n := 0; d.more(n, '}'); n++ {
		at := d.i
		raw := d.member()
		index := slices.Index(memberNames, string(raw))
		if index < 0 {
			if others.add(raw) {
				d.twice(raw, at)
			}
			d.skip(d.twice)
			continue
		}
		if o.has&(1<<index) != 0 {
			d.twice(raw, at)
			d.skip(d.twice)
			continue
		}
		o.has |= 1 << index
		d.readMember(&o, 1<<index, outermost)
		if outermost && o.kind == "Topology" {
			return o, true
		}
	}
	return o, false
}

func (d *decoder) readMember(o *object, member members, outermost bool) {
	switch member {
	case memberType:
		o.kindAt = d.i
		o.kind = d.typeName()
	case memberFeatures:
		if outermost && d.peek() == '[' {
			d.features()
			return
		}
		if outermost {
			d.refuse(ruleFeatures, "features must be an array")
		}
		d.skip(d.twice)
	case memberID:
		o.id = d.id()
	case memberProperties:
		o.properties = d.properties()
	case memberGeometry:
		d.geometryMember(o)
	case memberCoordinates:
		d.coordinatesMember(o)
	case memberGeometries:
		d.geometriesMember(o)
	case memberBbox:
		o.bboxAt = d.i
		o.bbox = d.bbox()
	case memberCRS:
		at := d.i
		d.skip(d.twice)
		if d.fault == nil {
			d.met.crs = string(d.text[at:d.i])
			d.report(ruleCRS, at, "a file should not name a coordinate system; it is always WGS 84, longitude before latitude", d.met.crs, "take crs out; if it names another system than WGS 84, reproject, for example with ogr2ogr -t_srs EPSG:4326")
		}
	}
}

func (d *decoder) typeName() string {
	if d.peek() != '"' {
		d.refuse(ruleType, "type must be a string")
		return ""
	}
	return d.seen.key(d.quoted())
}

// knownTypes are the types in their own spelling.
var knownTypes = []string{
	"Feature", "FeatureCollection",
	"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
}

// spell mends the case of a type.
func (d *decoder) spell(o *object) {
	if o.kind == "" || slices.Contains(knownTypes, o.kind) {
		return
	}
	for _, known := range knownTypes {
		if strings.EqualFold(known, o.kind) {
			d.report(ruleType, o.kindAt, "type must be written "+known, o.kind, "").as(Mended, NameType)
			o.kind = known
		}
	}
}

// id reads a string or a number, kept as its text.
func (d *decoder) id() string {
	switch b := d.peek(); {
	case b == '"':
		return d.string()
	case b == '-' || b-'0' <= 9:
		at := d.i
		d.number()
		if d.fault == nil {
			return string(d.text[at:d.i])
		}
		return ""
	}
	outcome := LeftOut
	if d.peek() == 'n' {
		outcome = Mended // null is none
	}
	d.report(ruleID, d.i, "id must be a string or a number", d.rest(), "leave id out where there is none").as(outcome, 0)
	d.skip(d.twice)
	return ""
}

func (d *decoder) properties() map[string]any {
	switch d.peek() {
	case '{':
		d.step("properties", -1)
		properties := d.table()
		d.back()
		return properties
	case 'n':
		d.word()
		return nil
	}
	d.refuse(ruleProperties, "properties must be an object or null")
	return nil
}

func (d *decoder) geometryMember(o *object) {
	switch d.peek() {
	case '{':
		inner, _ := d.object(false)
		o.geometry = d.geometry(&inner)
		o.bound = inner.bound
		return
	case 'n':
		d.word()
		return
	}
	d.refuse(ruleGeometry, "geometry must be an object or null")
}

func (d *decoder) coordinatesMember(o *object) {
	d.misfits, d.met.broken = nil, false
	d.sequences = d.sequences[:o.sequences]
	at := d.i
	if !d.coordinates() {
		d.report(ruleCoordinates, at, "coordinates must be an array", d.rest(), "").as(LeftOut, 0)
		d.skip(d.twice)
		d.met.broken = true
	}
	o.misfits, o.broken = d.misfits, d.met.broken
}

func (d *decoder) geometriesMember(o *object) {
	if d.peek() != '[' {
		d.refuse(ruleCoordinates, "geometries must be an array")
		return
	}
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		d.step("geometry", n)
		if d.text[d.i] != '{' {
			d.refuse(ruleGeometry, "must be a geometry")
		} else {
			inner, _ := d.object(false)
			if geometry := d.geometry(&inner); geometry != nil {
				o.geometries = append(o.geometries, geometry)
				o.bound = o.bound.Union(inner.bound)
			}
			o.kinds.add(inner.kind)
		}
		d.back()
	}
}
