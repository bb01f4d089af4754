package geo

import (
	"bytes"
	"slices"
)

// A Rule is what a file is judged by: RFC 7946 for GeoJSON, RFC 8259 for its
// JSON, the TopoJSON 1.0 specification. What a standard forbids is an error, what
// it discourages a warning; where a standard is silent, what would draw
// something unmeant is a warning.
type Rule struct {
	ID       string
	Severity Severity
	Source   string // where the rule is written, empty for one of our own
}

type rule = *Rule

// all gathers the rules in the order in which they are written below.
var all []rule

func newRule(id string, severity Severity, source string) rule {
	all = append(all, &Rule{id, severity, source})
	return all[len(all)-1]
}

// Rules returns every rule that a problem may name.
func Rules() []Rule {
	rules := make([]Rule, len(all))
	for i, r := range all {
		rules[i] = *r
	}
	return rules
}

// The text.
var (
	ruleRead      = newRule("read", Error, "")
	ruleStopped   = newRule("stopped", Error, "")
	ruleSize      = newRule("size", Error, "")
	ruleFormat    = newRule("format", Error, "")
	ruleEncoding  = newRule("encoding", Error, "RFC 8259, 8.1")
	ruleMark      = newRule("byte-order-mark", Warning, "RFC 8259, 8.1")
	ruleJSON      = newRule("json", Error, "RFC 8259")
	ruleDepth     = newRule("depth", Error, "")
	ruleValues    = newRule("values", Error, "")
	ruleTwice     = newRule("member-twice", Error, "RFC 8259, 4")
	ruleSurrogate = newRule("surrogate", Warning, "RFC 8259, 8.2")
)

// Objects.
var (
	ruleObject     = newRule("object", Error, "RFC 7946, 3")
	ruleType       = newRule("type", Error, "RFC 7946, 1.4")
	ruleFeatures   = newRule("features", Error, "RFC 7946, 3.3")
	ruleMost       = newRule("most-features", Error, "")
	ruleGeometry   = newRule("geometry", Error, "RFC 7946, 3.2")
	ruleProperties = newRule("properties", Error, "RFC 7946, 3.2")
	ruleID         = newRule("id", Error, "RFC 7946, 3.2")
	ruleIDTwice    = newRule("id-twice", Warning, "")
	ruleSemantics  = newRule("semantics", Error, "RFC 7946, 7.1")
	ruleCRS        = newRule("crs", Warning, "RFC 7946, 4")
	ruleBbox       = newRule("bbox", Error, "RFC 7946, 5")
	ruleBboxExtent = newRule("bbox-extent", Warning, "RFC 7946, 5")
	ruleNested     = newRule("collection-nested", Warning, "RFC 7946, 3.1.8")
	ruleSingle     = newRule("collection-single", Warning, "RFC 7946, 3.1.8")
)

// Coordinates.
var (
	ruleCoordinates = newRule("coordinates", Error, "RFC 7946, 3.1")
	rulePositions   = newRule("most-positions", Error, "")
	ruleNumber      = newRule("number", Error, "RFC 7946, 3.1.1")
	ruleRange       = newRule("number-range", Error, "RFC 7946, 3.1.1")
	ruleShort       = newRule("position-short", Error, "RFC 7946, 3.1.1")
	ruleLong        = newRule("position-long", Warning, "RFC 7946, 3.1.1")
	ruleLine        = newRule("line-length", Error, "RFC 7946, 3.1.4")
	ruleRing        = newRule("ring-length", Error, "RFC 7946, 3.1.6")
	ruleClosed      = newRule("ring-closed", Error, "RFC 7946, 3.1.6")
	ruleWinding     = newRule("winding", Warning, "RFC 7946, 3.1.6")
	ruleLongitude   = newRule("longitude", Warning, "RFC 7946, 4")
	ruleLatitude    = newRule("latitude", Warning, "RFC 7946, 4")
	ruleSwapped     = newRule("swapped", Warning, "RFC 7946, 3.1.1")
	ruleProjected   = newRule("projected", Error, "RFC 7946, 4")
	ruleAntimer     = newRule("antimeridian", Warning, "RFC 7946, 3.1.9")
	rulePrecision   = newRule("precision", Warning, "RFC 7946, 11.2")
)

// TopoJSON.
var (
	ruleTransform = newRule("transform", Error, "TopoJSON 1.0, 2.1.2")
	ruleTopology  = newRule("topology", Error, "TopoJSON 1.0, 2.1")
	ruleArc       = newRule("arc-length", Error, "TopoJSON 1.0, 2.1.3")
	ruleArcIndex  = newRule("arc-index", Error, "TopoJSON 1.0, 2.1.4")
	ruleArcJoin   = newRule("arc-join", Error, "TopoJSON 1.0, 2.1.4")
)

// ruleCollapsed is about rings that quantising has drawn together to a line or a
// point, as many good topologies have them.
var ruleCollapsed = newRule("ring-collapsed", Warning, "TopoJSON 1.0, 2.2.6")

// Shapes: what Crossings and the like look for on request.
var (
	ruleCrossing  = newRule("crossing", Warning, "OGC 06-103r4, 6.1.11")
	ruleSpike     = newRule("spike", Warning, "OGC 06-103r4, 6.1.11")
	ruleOutside   = newRule("hole-outside", Error, "RFC 7946, 3.1.6")
	ruleHoles     = newRule("holes-overlap", Warning, "OGC 06-103r4, 6.1.11")
	ruleRingTwice = newRule("ring-twice", Warning, "OGC 06-103r4, 6.1.11")
	ruleZeroArea  = newRule("zero-area", Warning, "")
	ruleUnchecked = newRule("unchecked", Note, "")
)

// Files that are good, but show nothing by themselves: who opens them says so.
var _ = newRule("no-map", Note, "")

// hint is what to do about a text that is no JSON, judged by how it goes on.
func hint(text []byte, at int) string {
	if at >= len(text) {
		return "the file seems cut off; get it whole"
	}
	rest := text[at:min(at+10, len(text))]
	for _, h := range hints {
		if slices.ContainsFunc(h.starts, func(start string) bool { return bytes.HasPrefix(rest, []byte(start)) }) {
			return h.mend
		}
	}
	return ""
}

var hints = []struct {
	starts []string
	mend   string
}{
	{[]string{"NaN", "nan", "Infinity", "-Infinity", "inf", "-inf", "-nan"}, "JSON has no such number; take the position out, or write null for a property"},
	{[]string{"None", "undefined", "NULL", "Null"}, "JSON writes null"},
	{[]string{"True", "TRUE"}, "JSON writes true"},
	{[]string{"False", "FALSE"}, "JSON writes false"},
	{[]string{"//", "/*", "#", "<!--"}, "JSON has no comments; take it out"},
	{[]string{"'", "“", "”", "‘", "«"}, "JSON writes strings in straight double quotes"},
	{[]string{"+", ".", "-.", "0"}, "JSON writes numbers as 0.5 or -12: a digit before the point, no plus, no leading zero"},
	{[]string{"{", "\x1e"}, "this looks like one feature a line (GeoJSON text sequence); convert it to a FeatureCollection, for example with ogr2ogr -f GeoJSON"},
}

// foreign are the first bytes of what is often taken for GeoJSON.
var foreign = []struct{ start, what, mend string }{
	{"\x1f\x8b", "a gzip archive", "unpack it first"},
	{"PK\x03\x04", "a zip archive", "unpack it first"},
	{"\x00\x00\x27\x0a", "a Shapefile", "convert it, for example with ogr2ogr -f GeoJSON -t_srs EPSG:4326"},
	{"SQLite format 3", "a GeoPackage or another SQLite database", "convert it, for example with ogr2ogr -f GeoJSON -t_srs EPSG:4326"},
	{"<?xml", "XML, such as KML, GML or OSM", "convert it, for example with ogr2ogr -f GeoJSON -t_srs EPSG:4326"},
	{"<kml", "KML", "convert it, for example with ogr2ogr -f GeoJSON"},
	{"<!", "a web page", "download the file itself"},
	{"<html", "a web page", "download the file itself"},
	{"version https://git-lfs", "a pointer of Git LFS", "fetch the file itself with git lfs pull"},
}
