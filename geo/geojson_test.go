package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

const crimea = `{"type":"FeatureCollection","name":"regions","features":[
 {"id":"crimea","type":"Feature","geometry":{"coordinates":[[[33,45],[35,45],[35,46],[33,46],[33,45]]],"type":"Polygon"},
  "properties":{"name":"Крим \u2014 \"Crimea\"","code":12345678901234567,"tags":[true,null,{"a":1.50}]}},
 {"type":"Feature","id":7,"properties":null,"geometry":null}
]}`

func decode(text string) (*Layer, error) {
	return DecodeGeoJSON("regions.geojson", strings.NewReader(text), DefaultLimits())
}

func TestDecodeKeepsIdsPropertiesAndPlaces(t *testing.T) {
	layer, err := decode("\ufeff" + crimea)
	if err != nil {
		t.Fatal(err)
	}
	want := &Layer{Name: "regions.geojson", Features: []Feature{
		{
			ID: "crimea",
			Properties: map[string]any{
				"name": `Крим — "Crimea"`, "code": json.Number("12345678901234567"),
				"tags": []any{true, nil, map[string]any{"a": json.Number("1.50")}},
			},
			Geometry: orb.Polygon{{{33, 45}, {35, 45}, {35, 46}, {33, 46}, {33, 45}}},
			Bound:    box(33, 45, 35, 46),
		},
		{ID: "7", Bound: emptyBound},
	}}
	if len(layer.Problems) != 1 || layer.Problems[0].Rule != "byte-order-mark" {
		t.Errorf("the mark is not told: %v", layer.Problems)
	}
	layer.Problems = nil
	if !reflect.DeepEqual(layer, want) {
		t.Errorf("got  %+v\nwant %+v", layer, want)
	}
	if feature, ok := layer.Feature("7"); !ok || feature.ID != "7" {
		t.Errorf("feature 7 is not found: %+v", feature)
	}
	if _, ok := layer.Feature("donetsk"); ok {
		t.Error("a feature that is not there is found")
	}
	if layer.Bound() != box(33, 45, 35, 46) {
		t.Errorf("bound %v", layer.Bound())
	}
}

func TestDecodeTakesEveryKindOfGeometry(t *testing.T) {
	for text, want := range map[string]orb.Geometry{
		`{"type":"Point","coordinates":[34.1,44.95,300,9]}`:                   orb.Point{34.1, 44.95},
		`{"type":"Point","coordinates":[]}`:                                   nil,
		`{"type":"Point","coordinates":[-0,1e1]}`:                             orb.Point{0, 10},
		`{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`:                   orb.MultiPoint{{1, 2}, {3, 4}},
		`{"type":"LineString","coordinates":[[1,2],[3,4]]}`:                   orb.LineString{{1, 2}, {3, 4}},
		`{"type":"LineString","coordinates":[]}`:                              orb.LineString{},
		`{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}`:            orb.MultiLineString{{{1, 2}, {3, 4}}},
		`{"type":"Polygon","coordinates":[]}`:                                 orb.Polygon{},
		`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}`: orb.MultiPolygon{{{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}},
		`{"geometries":[{"coordinates":[1,2],"type":"Point"}],"type":"Geometry` +
			`Collection"}`: orb.Collection{orb.Point{1, 2}},
	} {
		layer, err := decode(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := layer.Features[0].Geometry; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v", text, got)
		}
	}
}

// feature3 puts coordinates into the third feature of a collection.
func feature3(geometry string) string {
	empty := `{"type":"Feature","properties":{},"geometry":null}`
	return `{"type":"FeatureCollection","features":[` + empty + `,` + empty +
		`,{"type":"Feature","properties":{},"geometry":` + geometry + `}]}`
}

func TestF16AndF17ABadFileIsRefusedWithPlaceRuleAndValue(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f.json: line 1, column 1: must be a JSON value: end of file"},
		{"cut off", "{\"type\":\n \"Feat", `f.json: line 2, column 2: must be a string that ends: "\"Feat"`},
		{"two values", `{"type":"FeatureCollection","features":[]} {}`, "line 1, column 44: nothing may follow the value"},
		{"trailing comma", `{"type":"Point","coordinates":[1,2,]}`, "line 1, column 36: must be a JSON value"},
		{"leading zero", `{"type":"Point","coordinates":[01,2]}`, "column 32: must be a number as JSON writes it"},
		{"NaN", `{"type":"Point","coordinates":[NaN,2]}`, "column 32: must be a JSON value"},
		{"Infinity", `{"type":"Point","coordinates":[1,-Infinity]}`, "must be a number as JSON writes it"},
		{"not UTF-8", "{\"type\":\"\xff\"}", "one of the seven geometries: ÿ"},
		{"wrong bracket", `{"type":["Point"}}`, "must be a comma or the end of the array or object"},
		{"no type", `{"coordinates":[]}`, "f.json: line 1, column 1: a GeoJSON object must have a type"},
		{"a list", `[1,2]`, "f.json: line 1, column 1: must be a GeoJSON object: [1,2]"},
		{"a Topology", `{"type":"Topology"}`, "a Topology must have arcs and objects"},
		{"unknown geometry", `{"type":"Circle","coordinates":[1,2]}`, "type must be one of the seven geometries: Circle"},
		{"no features", `{"type":"FeatureCollection"}`, "a FeatureCollection must have features"},
		{"a member twice", `{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}`, "a member must not occur twice: coordinates"},
		{"a property twice", `{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}`, "properties: a member must not occur twice: a"},
		{"id is a list", `{"type":"Feature","geometry":null,"properties":{},"id":[1]}`, "id must be a string or a number: [1]"},
		{"overflow", feature3(`{"type":"Point","coordinates":[1e400,2]}`), "feature 3: longitude must be a number within the range of a double: 1e400"},
		{"a word", feature3(`{"type":"LineString","coordinates":[[1,2],[3,"4"]]}`), `feature 3, position 2: latitude must be a number: "4"`},
		{"height is null", feature3(`{"type":"Point","coordinates":[1,2,null]}`), "feature 3: height must be a number: null"},
		{"one number", feature3(`{"type":"MultiPoint","coordinates":[[1,2],[3]]}`), "feature 3, position 2: a position must have longitude and latitude: 1 numbers"},
		{"metres", feature3(`{"type":"Point","coordinates":[4123456,5512345]}`), "feature 3: coordinates must be degrees (WGS 84); these look projected, in metres"},
		{"1e308", feature3(`{"type":"Point","coordinates":[1e308,0]}`), "coordinates must be degrees"},
		{"line of one", feature3(`{"type":"LineString","coordinates":[[1,2]]}`), "feature 3: a line must have two positions: 1"},
		{
			"inside a collection", feature3(`{"type":"GeometryCollection","geometries":[{"type":"Point"}]}`),
			"feature 3, geometry 1: a geometry must have coordinates: Point",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			layer, err := DecodeGeoJSON("f.json", strings.NewReader(c.text), DefaultLimits())
			if err == nil {
				t.Fatalf("taken as %+v", layer)
			}
			if !strings.HasPrefix(err.Error(), "f.json: ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant … %s", err, c.want)
			}
			var problem *Problem
			if !errors.As(err, &problem) || problem.File != "f.json" || problem.Rule == "" {
				t.Errorf("not a problem with a file and a rule: %#v", err)
			}
		})
	}
}

func TestF16DoubtfulDegreesAreDrawnWithAWarning(t *testing.T) {
	for _, c := range []struct{ coordinates, want string }{
		{"[[34.1,44.95],[35,45]]", ""},
		{"[[-180,-90],[180,-90]]", ""},
		{"[[44.95,134.1],[45,134]]", "w.json: line 1, column 1: longitude comes first, then latitude; they seem swapped: [45 134.1]"},
		{"[[200,45],[201,45]]", "w.json: line 1, column 1: longitude should lie within 180 degrees: 201"},
		{"[[120,-91],[120,0]]", "w.json: line 1, column 1: latitude should lie within 90 degrees: 91"},
		{"[[170,0],[-170,0]]", "w.json: position 2: what crosses the antimeridian should be cut there: an edge of more than 180 degrees"},
	} {
		layer, err := DecodeGeoJSON("w.json", strings.NewReader(`{"type":"LineString","coordinates":`+c.coordinates+`}`), DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, warning := range layer.Problems {
			got += warning.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.coordinates, got, c.want)
		}
	}
}

func TestF13DepthIsBoundedWhileReading(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `{"type":"GeometryCollection","geometries":[`} {
		for _, depth := range []int{100, 10_000, 1_000_000} {
			_, err := decode(strings.Repeat(open, depth))
			if err == nil || !strings.Contains(err.Error(), "must not be nested deeper than 64") {
				t.Errorf("%d × %s: %v", depth, open, err)
			}
		}
	}
}

func TestLimitsHoldWhileReading(t *testing.T) {
	limits := Limits{Bytes: 400, Features: 2, Vertices: 5, Values: 5, Depth: 9}
	for _, c := range []struct{ name, text, want string }{
		{"bytes", strings.Repeat(" ", 401), "must have at most 400 bytes"},
		{"features", feature3("null"), "a file must have at most 2 features"},
		{"positions", `{"type":"MultiPoint","coordinates":[[1,1],[1,1],[1,1],[1,1],[1,1],[1,1]]}`, "position 6: a file must have at most 5 positions"},
		{"values", `{"type":"Feature","geometry":null,"properties":{"a":[1,2,3,4,5]}}`, `properties, "a", item 5: properties must hold at most 5 values`},
	} {
		_, err := DecodeGeoJSON("f", strings.NewReader(c.text), limits)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestEncodeAndDecodeAgree(t *testing.T) {
	layer, err := decode(crimea)
	if err != nil {
		t.Fatal(err)
	}
	layer.Features = append(layer.Features, jigsaw(2, 2, 4).Features...)
	for i, geometry := range []orb.Geometry{
		orb.Point{-179.9999999, 1e-7}, orb.MultiPoint{{1, 2}}, orb.LineString{{1, 2}, {3, 4}},
		orb.MultiLineString{{{1, 2}, {3, 4}}}, orb.MultiPolygon{{{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}},
		orb.Collection{orb.Point{1, 2}, orb.Collection{}}, orb.Polygon{},
	} {
		layer.Features = append(layer.Features, Feature{ID: fmt.Sprint("g", i), Geometry: geometry, Bound: geometryBound(geometry)})
	}
	var first, second bytes.Buffer
	if err := EncodeGeoJSON(&first, layer); err != nil {
		t.Fatal(err)
	}
	back, err := decode(first.String())
	if err != nil {
		t.Fatal(err)
	}
	for i := range back.Features {
		if !reflect.DeepEqual(back.Features[i], layer.Features[i]) {
			t.Errorf("feature %d comes back as %.200v", i+1, back.Features[i])
		}
	}
	if len(back.Features) != len(layer.Features) || back.Name != layer.Name {
		t.Error("the layers differ")
	}
	if err := EncodeGeoJSON(&second, back); err != nil || first.String() != second.String() {
		t.Errorf("encoding twice differs (%v)", err)
	}
	if !json.Valid(first.Bytes()) {
		t.Error("not JSON")
	}
}

func TestEncodeFollowsTheRightHandRule(t *testing.T) {
	wrong := orb.Polygon{
		{{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}},
		{{1, 1}, {2, 1}, {2, 2}, {1, 1}},
	}
	var out bytes.Buffer
	if err := EncodeGeoJSON(&out, &Layer{Features: []Feature{{Geometry: wrong}}}); err != nil {
		t.Fatal(err)
	}
	want := `[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]`
	if !strings.Contains(out.String(), want) {
		t.Errorf("got %s, want %s", out.String(), want)
	}
	if wrong[0][1] != (orb.Point{0, 9}) {
		t.Error("encoding changed the layer")
	}
}

func TestEncodeRefusesWhatNoFileCanHold(t *testing.T) {
	nan := orb.Point{0, 0}
	nan[0] /= nan[1]
	for _, feature := range []Feature{{Geometry: nan}, {Properties: map[string]any{"f": func() {}}}} {
		if err := EncodeGeoJSON(&bytes.Buffer{}, &Layer{Name: "x", Features: []Feature{feature}}); err == nil || !strings.HasPrefix(err.Error(), "x: feature 1: ") {
			t.Errorf("%+v: %v", feature, err)
		}
	}
}

// mutate changes a few bytes of a text, the way broken files are broken.
func mutate(text string, random *rand.Rand) string {
	mutated := []byte(text)
	for range 1 + random.IntN(4) {
		i := random.IntN(len(mutated))
		switch random.IntN(4) {
		case 0:
			mutated[i] = byte(random.IntN(256))
		case 1:
			mutated[i] = `[]{},:"-.0eE `[random.IntN(13)]
		case 2:
			mutated = append(mutated[:i:i], mutated[min(i+random.IntN(20), len(mutated)-1):]...)
		case 3:
			mutated = append(mutated[:i:i], append([]byte(text[random.IntN(len(text)):]), mutated[i:]...)...)
		}
	}
	return string(mutated)
}

func TestF1TenThousandBrokenFilesDoNoHarm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	seeds := []string{crimea, twoSquares, feature3(`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}`)}
	taken := 0
	for i := range 10_000 {
		text := mutate(seeds[i%len(seeds)], random)
		taken += harmless(t, text)
	}
	if taken == 0 || taken == 10_000 {
		t.Errorf("%d of 10,000 were taken: the mutations say nothing", taken)
	}
}

// harmless decodes, draws and asks, and returns 1 if the text was taken. What
// it takes must be JSON in the eyes of the standard library too.
func harmless(t *testing.T, text string) int {
	layers, _ := DecodeTopoJSON("f", strings.NewReader(text), DefaultLimits())
	layer, err := decode(text)
	if err == nil {
		if repairs := (&Findings{Problems: layer.Problems}).Repairs(); repairs&Recode == 0 && !json.Valid([]byte(strings.TrimPrefix(text, "\ufeff"))) {
			t.Errorf("taken, but it is no JSON: %q", text)
		}
		layers = append(layers, layer)
	}
	for _, layer := range layers {
		shapes := Prepare(layer, Ukraine)
		v := Fit(shapes.Bound(), 60, 40, Insets{})
		r := NewRaster(60, 40, white)
		for i := range shapes.Len() {
			r.Fill(shapes.Path(i, v), Fill{Color: black}, orb.Point{})
			r.Stroke(shapes.FullPath(i, v), Stroke{Color: black, Width: 1})
			if pole := shapes.Pole(i); pole[0] != pole[0] || pole[1] != pole[1] {
				t.Errorf("no pole for %q", text)
			}
		}
		shapes.FeatureAt(v.Center)
	}
	return min(1, len(layers))
}

func FuzzDecodeDoesNoHarm(f *testing.F) {
	for _, seed := range []string{crimea, twoSquares, feature3(`{"type":"Point","coordinates":[1e400]}`), `[[[[`, `{"type":"Polygon","coordinates":[[]]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { harmless(t, text) })
}

func TestTheGrammarIsThatOfTheStandardLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		text := mutate(`{"a":[1,-2.5e+3,"x\u00e9\n",true,false,null,{}],"b":{"c":[]} }`, random)
		if !strings.Contains(text, "\\u") && strings.ToValidUTF8(text, "") != text {
			continue // the standard library lets broken UTF-8 pass
		}
		s := scanner{text: []byte(text), deepest: 64}
		s.skip(func([]byte, int) {})
		if s.peek() != 0 || s.i < len(s.text) {
			s.stop(ruleJSON, "nothing may follow the value", "")
		}
		if ours, theirs := s.fault == nil, json.Valid([]byte(text)); ours != theirs {
			t.Fatalf("%q: valid %v here, %v there (%v)", text, ours, theirs, s.fault)
		}
	}
}
