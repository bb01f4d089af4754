package geo

import (
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// twoSquares are two squares with one border between them, quantised to tenths of
// a degree from 30 E 40 N.
const twoSquares = `{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[30,40]},
 "objects":{
  "regions":{"type":"GeometryCollection","geometries":[
   {"type":"Polygon","id":"west","properties":{"name":"West"},"arcs":[[0,1]]},
   {"type":"MultiPolygon","id":2,"arcs":[[[2,-1]]]},
   {"type":null,"id":"nowhere"}]},
  "border":{"type":"LineString","arcs":[-1]},
  "town":{"type":"Point","coordinates":[5,5]}},
 "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}`

func TestTopoJSONBecomesLayers(t *testing.T) {
	layers, err := DecodeTopoJSON("t.json", strings.NewReader(twoSquares), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	west := orb.Polygon{{{31, 40}, {31, 41}, {30, 41}, {30, 40}, {31, 40}}}
	east := orb.MultiPolygon{{{{31, 40}, {32, 40}, {32, 41}, {31, 41}, {31, 40}}}}
	want := []*Layer{
		{Name: "regions", TopoJSON: true, Features: []Feature{
			{ID: "west", Properties: map[string]any{"name": "West"}, Geometry: west, Bound: box(30, 40, 31, 41)},
			{ID: "2", Geometry: east, Bound: box(31, 40, 32, 41)},
			{ID: "nowhere", Bound: emptyBound},
		}},
		{Name: "border", TopoJSON: true, Features: []Feature{{Geometry: orb.LineString{{31, 41}, {31, 40}}, Bound: box(31, 40, 31, 41)}}},
		{Name: "town", TopoJSON: true, Features: []Feature{{Geometry: orb.Point{30.5, 40.5}, Bound: box(30.5, 40.5, 30.5, 40.5)}}},
	}
	if !reflect.DeepEqual(layers, want) {
		for i := range layers {
			t.Errorf("got %+v", *layers[i])
		}
	}
}

func TestABadTopologyIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"arc out of range", `[[0,1]]`, `[[0,3]]`, "t: regions, feature 1, ring 1, arc 2: an index must name one of 3 arcs: 3"},
		{"arc out of range, backward", `[[2,-1]]`, `[[2,-4]]`, "an index must name one of 3 arcs: -4"},
		{"arcs that do not meet", `[[0,1]]`, `[[0,2]]`, "regions, feature 1, ring 1, arc 2: an arc must begin where the one before it ends: [31 40]"},
		{"half an arc", `[[2,-1]]`, `[[2,0.5]]`, "an index must name one of 3 arcs: 0.5"},
		{"no arcs", `"arcs":[-1]`, `"arc":[-1]`, "border: a geometry must have arcs: LineString"},
		{"scale 0", `[0.1,0.1]`, `[0,0.1]`, "transform: scale must not be 0"},
		{"not a topology", `Topology`, `FeatureCollection`, "a FeatureCollection must have features"},
		{"an arc of one", `[[10,0],[0,10]]`, `[[10,0]]`, "regions, feature 1, ring 1, arc 1: an arc must be a good one: arc 1"},
		{"unknown geometry", `"type":"LineString"`, `"type":"Arc"`, "border: type must be one of the seven geometries: Arc"},
		{"no translate", `"translate"`, `"offset"`, "transform: must have scale and translate"},
		{"no objects", `"objects"`, `"things"`, "a Topology must have arcs and objects"},
		{"properties are a list", `{"name":"West"}`, `["West"]`, `regions, feature 1: properties must be an object or null: ["West"]`},
		{"an arc is a word", `[[0,1]]`, `[["0",1]]`, `ring 1, arc 1: an arc's index must be a number: "0"`},
		{"metres", `"translate":[30,40]`, `"translate":[3000000,4000000]`, "regions, feature 1: coordinates must be degrees"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(twoSquares, c.old, c.new, 1)
			_, err := DecodeTopoJSON("t", strings.NewReader(text), DefaultLimits())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestATopologyMayNameItsTypeLast(t *testing.T) {
	text := strings.Replace(twoSquares, `"type":"Topology",`, `"bbox":[1,2,3],`, 1)
	text = text[:len(text)-1] + `,"type":"Topology"}`
	layers, found := ReadText("t", []byte(text), Options{Limits: DefaultLimits()})
	if len(layers) != 3 || len(found.Problems) != 1 || found.Problems[0].Rule != "bbox" {
		t.Errorf("%d layers: %v", len(layers), found.Problems)
	}
}

func TestTopoJSONTakesEveryKindOfGeometryUnquantised(t *testing.T) {
	text := `{"type":"Topology","arcs":[[[1,1],[2,2]],[[2,2],[3,1],[1,1]]],"objects":{"all":{"type":"GeometryCollection","geometries":[
		{"type":"MultiPoint","coordinates":[[5,5],[6,6]]},
		{"type":"MultiLineString","arcs":[[0],[1]]},
		{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Polygon","arcs":[[-2,-1]]}]}]}}}`
	layers, err := DecodeTopoJSON("t", strings.NewReader(text), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := []orb.Geometry{
		orb.MultiPoint{{5, 5}, {6, 6}},
		orb.MultiLineString{{{1, 1}, {2, 2}}, {{2, 2}, {3, 1}, {1, 1}}},
		orb.Collection{orb.Point{1, 2}, orb.Polygon{{{1, 1}, {3, 1}, {2, 2}, {1, 1}}}},
	}
	for i, feature := range layers[0].Features {
		if !reflect.DeepEqual(feature.Geometry, want[i]) {
			t.Errorf("got %v, want %v", feature.Geometry, want[i])
		}
	}
}

func TestAnArcUsedOftenCountsEachTime(t *testing.T) {
	arcs := `{"type":"Topology","arcs":[[[1,1],[2,2],[3,3],[1,1]]],"objects":{"a":{"type":"LineString","arcs":[` +
		strings.Repeat("0,", 100) + `0]}}}`
	limits := DefaultLimits()
	limits.Vertices = 300
	if _, err := DecodeTopoJSON("t", strings.NewReader(arcs), limits); err == nil || !strings.Contains(err.Error(), "at most 300 positions") {
		t.Errorf("got %v", err)
	}
}

func TestAMemberThatOccursTwiceIsToldOnce(t *testing.T) {
	for _, c := range []struct{ old, new string }{
		{`"id":"west"`, `"id":"west","id":"east"`},
		{`"name":"West"`, `"name":"West","name":"East"`},
		{`"objects":{`, `"more":{"a":1,"a":2},"objects":{`},
		{`"geometries":[`, `"x":1,"x":2,"geometries":[`},
		{`"type":"Point"`, `"type":"Point","y":1,"y":2`},
		{`"scale":`, `"z":1,"z":1,"scale":`},
		{`{"type":"Topology",`, `{"a":1,"a":2,"type":"Topology",`},
	} {
		text := strings.Replace(twoSquares, c.old, c.new, 1)
		_, found := ReadText("t", []byte(text), Options{Limits: DefaultLimits()})
		if len(found.Problems) != 1 || found.Problems[0].Rule != "member-twice" {
			t.Errorf("%s: %v", c.new, found.Problems)
		}
	}
}
