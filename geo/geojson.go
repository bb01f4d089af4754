package geo

import (
	"fmt"
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
	sequences  int      // where its coordinates begin in decoder.sequences
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

// top reads the outermost object. It returns true for a Topology, of which it
// has read the type at most.
func (d *decoder) top() (topology bool) {
	start := d.scanner
	o, topology := d.object(true)
	if topology || o.kind == "Topology" {
		d.scanner = start
		return true
	}
	if d.fault != nil {
		return false
	}
	switch o.kind {
	case "FeatureCollection":
		d.collectionOfFeatures(&o)
	case "Feature":
		d.addFeature(&o)
	default:
		if o.has&(memberFeatures|memberType) == memberFeatures {
			d.report(ruleType, o.at, "a GeoJSON object must have a type", "", `write "type": "FeatureCollection"`).as(Mended, NameType)
			d.collectionOfFeatures(&o)
			return false
		}
		d.bareGeometry(&o)
	}
	return false
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
			d.report(ruleFeatures, d.i, "features must be an array", d.rest(), "").as(LeftOut, 0)
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
		d.report(ruleType, d.i, "type must be a string", d.rest(), "").as(LeftOut, 0)
		d.skip(d.twice)
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
	d.report(ruleProperties, d.i, "properties must be an object or null", d.rest(), "").as(LeftOut, 0)
	d.skip(d.twice)
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
	d.report(ruleGeometry, d.i, "geometry must be an object or null", d.rest(), "").as(LeftOut, 0)
	d.skip(d.twice)
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
		d.report(ruleCoordinates, d.i, "geometries must be an array", d.rest(), "").as(LeftOut, 0)
		d.skip(d.twice)
		return
	}
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		d.step("geometry", n)
		if d.text[d.i] != '{' {
			d.report(ruleGeometry, d.i, "must be a geometry", d.rest(), "").as(LeftOut, 0)
			d.skip(d.twice)
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

func (d *decoder) features() {
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		if d.met.features >= d.options.Limits.Features {
			d.halt(ruleMost, fmt.Sprintf("a file must have at most %d features", d.options.Limits.Features), "", "")
			return
		}
		d.pulse(n, 1<<10)
		if d.fault != nil {
			return
		}
		d.step("feature", n)
		if d.text[d.i] != '{' {
			d.report(ruleType, d.i, "must be a Feature", d.rest(), "").as(LeftOut, 0)
			d.skip(d.twice)
		} else {
			o, _ := d.object(false)
			d.addFeature(&o)
		}
		d.back()
	}
}

func (d *decoder) collectionOfFeatures(o *object) {
	if o.has&memberFeatures == 0 {
		d.report(ruleFeatures, o.at, "a FeatureCollection must have features", "", "").as(Stopped, 0)
	}
	d.meaningless(o, "a FeatureCollection", memberGeometry|memberProperties|memberCoordinates|memberGeometries)
	d.compareBbox(o, d.layer.Bound())
}

// meaningless tells of members that belong to other types (RFC 7946, 7.1).
func (d *decoder) meaningless(o *object, noun string, not members) {
	for i, name := range memberNames {
		if o.has&not&(1<<i) != 0 {
			d.report(ruleSemantics, o.at, noun+" must not have the member "+name, "", "rename it or take it out").as(Mended, 0)
		}
	}
}

// addFeature judges a feature and adds it to the layer. What stands among the
// features with another type is taken for what it holds, so that no row is lost.
func (d *decoder) addFeature(o *object) {
	if d.fault != nil {
		return
	}
	d.met.features++
	d.spell(o)
	switch {
	case o.kind == "Feature":
		d.meaningless(o, "a Feature", memberCoordinates|memberGeometries|memberFeatures)
		d.needed(o)
	case o.has&(memberCoordinates|memberGeometries) != 0 && o.has&memberGeometry == 0:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "put the geometry into a Feature").as(Mended, 0)
		o.geometry = d.geometry(o)
	case o.has&(memberGeometry|memberProperties) != 0:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "").as(Mended, NameType)
	default:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "").as(LeftOut, 0)
	}
	d.sequences = d.sequences[:o.sequences]
	feature := Feature{ID: o.id, Properties: o.properties, Geometry: o.geometry, Bound: o.bound}
	d.judgeFeature(o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

func (d *decoder) needed(o *object) {
	if o.has&memberGeometry == 0 {
		d.report(ruleGeometry, o.at, "a Feature must have a geometry", "", `write "geometry": null for one without a place`).as(Mended, 0)
	}
	if o.has&memberProperties == 0 {
		d.report(ruleProperties, o.at, "a Feature must have properties", "", `write "properties": null for one without any`).as(Mended, 0)
	}
}

// bareGeometry makes a layer of the outermost object.
func (d *decoder) bareGeometry(o *object) {
	d.spell(o)
	switch o.kind {
	case "FeatureCollection":
		d.collectionOfFeatures(o)
		return
	case "Feature":
		d.addFeature(o)
		return
	case "":
		if o.has&memberType == 0 {
			d.report(ruleType, o.at, "a GeoJSON object must have a type", "", esri(o)).as(Stopped, 0)
		}
		return
	}
	feature := Feature{Geometry: d.geometry(o)}
	if d.fault != nil {
		return
	}
	d.met.features++
	feature.Bound = o.bound
	d.judgeFeature(o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

// esri knows the file of a neighbour.
func esri(o *object) string {
	if o.has&memberFeatures != 0 {
		return `if this is Esri JSON, convert it, for example with ogr2ogr -f GeoJSON`
	}
	return `write "type": "FeatureCollection" and the features under "features"`
}
