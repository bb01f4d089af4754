package geo

import (
	"bytes"
	"encoding/base64"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestARepairMendsWhatItsProblemSays(t *testing.T) {
	simferopol := `{"type":"Point","coordinates":`
	for _, c := range []struct {
		name, text string
		repair     Repair
		want       orb.Point // the first position
	}{
		{"swapped axes", `{"type":"MultiPoint","coordinates":[[51.5,107.6],[52,108]]}`, SwapAxes, orb.Point{107.6, 51.5}},
		{"swapped against the bbox", `{"type":"FeatureCollection","bbox":[33,44,36,46],"features":[{"type":"Feature","properties":{},"geometry":` + simferopol + `[44.95,34.1]}}]}`, SwapAxes, orb.Point{34.1, 44.95}},
		{"metres of Web Mercator", simferopol + `[3795994.636,5613653.441]}`, FromMercator, orb.Point{34.1, 44.95}},
		{"metres with their name", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":` + simferopol + `[3795994.636,5613653.441]}}],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}`, FromMercator, orb.Point{34.1, 44.95}},
		{"longitude 0 to 360", `{"type":"LineString","coordinates":[[200,45],[210,46]]}`, WrapLongitude, orb.Point{-160, 45}},
		{"polygon 0 to 360", `{"type":"Polygon","coordinates":[[[200,45],[210,45],[210,46],[200,45]]]}`, WrapLongitude, orb.Point{-160, 45}},
		{"point 0 to 360", `{"type":"Point","coordinates":[359,1]}`, WrapLongitude, orb.Point{-1, 1}},
		{"unclosed ring", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}`, CloseRing, orb.Point{0, 0}},
		{"wound clockwise", `{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}`, TurnRing, orb.Point{0, 0}},
		{"lower case", `{"type":"point","coordinates":[3,4]}`, NameType, orb.Point{3, 4}},
		{"byte-order mark", "\ufeff" + `{"type":"Point","coordinates":[3,4]}`, RemoveMark, orb.Point{3, 4}},
		{"Latin-1", "{\"type\":\"Point\",\"coordinates\":[3,4],\"name\":\"caf\xe9\"}", Recode, orb.Point{3, 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := ReadText("f", []byte(c.text), Options{Limits: DefaultLimits()})
			if found.Repairs()&c.repair == 0 {
				t.Fatalf("the repair is not offered: %v", found.Problems)
			}
			var text bytes.Buffer
			if _, err := Rewrite(&text, "f", []byte(c.text), c.repair); err != nil {
				t.Fatal(err)
			}
			layers, after := ReadText("f", text.Bytes(), Options{Limits: DefaultLimits()})
			if after.Repairs() != 0 {
				t.Errorf("what was repaired needs %v: %s", after.Repairs(), text.String())
			}
			var first orb.Point
			eachLine(layers[0].Features[0].Geometry, func(line []orb.Point, _ role) {
				if first == (orb.Point{}) {
					first = line[0]
				}
			})
			if math.Abs(first[0]-c.want[0]) > 1e-6 || math.Abs(first[1]-c.want[1]) > 1e-6 {
				t.Errorf("it lies at %v, not at %v", first, c.want)
			}
		})
	}
}

func TestWhatMovesThingsIsDoneOnlyOnRequest(t *testing.T) {
	layers, found := ReadText("f", []byte(`{"type":"MultiPoint","coordinates":[[51.5,107.6],[52,108]]}`), Options{Limits: DefaultLimits()})
	if got := layers[0].Bound().Min; got != (orb.Point{51.5, 107.6}) || found.Worst() != nil {
		t.Errorf("it was moved to %v: %v", got, found.Problems)
	}
}

func TestAnotherSystemThanWebMercatorIsNotTakenForIt(t *testing.T) {
	text := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,5400000]}}],"crs":{"type":"name","properties":{"name":"EPSG:32636"}}}`
	_, found := ReadText("f", []byte(text), Options{Limits: DefaultLimits()})
	if found.Repairs() != 0 || found.Errors() != 1 {
		t.Errorf("%v: %v", found.Repairs(), found.Problems)
	}
}

func TestStrictGivesNoLayersForAFileWithAnError(t *testing.T) {
	for text, taken := range map[string]bool{
		`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}`:       false,
		`{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}`: true, // a warning
	} {
		for _, strict := range []bool{false, true} {
			layers, _ := ReadText("f", []byte(text), Options{Limits: DefaultLimits(), Strict: strict})
			if want := taken || !strict; (layers != nil) != want {
				t.Errorf("%s, strict %v: layers %v", text, strict, layers)
			}
		}
	}
}

func TestAFeatureWithoutAPlaceKeepsItsRow(t *testing.T) {
	text := `{"type":"FeatureCollection","features":[
		{"type":"Feature","id":"a","properties":{"n":1},"geometry":{"type":"Point","coordinates":["x",2]}},
		{"type":"Feature","id":"b","properties":{"n":2},"geometry":{"type":"Point","coordinates":[1,2]}}]}`
	layers, found := ReadText("f", []byte(text), Options{Limits: DefaultLimits()})
	if len(layers) != 1 || len(layers[0].Features) != 2 || layers[0].Features[0].Geometry != nil || layers[0].Features[1].Geometry == nil {
		t.Fatalf("%v", layers)
	}
	if worst := found.Worst(); worst == nil || worst.Outcome != LeftOut || worst.Rule != "number" {
		t.Errorf("%v", worst)
	}
}

func TestF18TheRightTextComesOutOfEveryEncoding(t *testing.T) {
	want := map[string]string{
		"utf-16le.geojson": "Крим", "utf-16be.geojson": "Крим", "utf-16le-unmarked.geojson": "Крим",
		"windows-1251.geojson": "Автономна Республіка Крим", "latin-1.geojson": "Évian-les-Bains, café",
	}
	for file, name := range want {
		text, err := os.ReadFile(filepath.Join("testdata", "bad", file))
		if err != nil {
			t.Fatal(err)
		}
		layers, found := ReadText(file, text, Options{Limits: DefaultLimits()})
		if len(layers) != 1 || layers[0].Features[0].Properties["name"] != name {
			t.Errorf("%s: %v %v", file, layers, found.Problems)
		}
		if !strings.Contains(found.Problems[0].Message(), "this seems to be ") {
			t.Errorf("%s: the guess is not named: %v", file, found.Problems[0])
		}
	}
}

func TestF18BrokenCharactersAreReplacedAndTold(t *testing.T) {
	for _, mark := range []string{"", "\ufeff"} {
		text := mark + "{\"type\":\"Feature\",\"properties\":{\"name\":\"Кр\xffим\"},\"geometry\":null}"
		layers, found := ReadText("f", []byte(text), Options{Limits: DefaultLimits()})
		if len(layers) != 1 || layers[0].Features[0].Properties["name"] != "Кр\ufffdим" || found.Repairs()&Recode == 0 {
			t.Errorf("%q: %v %v", text, layers, found.Problems)
		}
	}
}

func TestAHintSaysWhatAForeignFileIs(t *testing.T) {
	zip, _ := base64.StdEncoding.DecodeString("UEsDBBQAAAAIAA==")
	for text, want := range map[string]string{
		string(zip):                           "a zip archive",
		"SQLite format 3\x00":                 "a GeoPackage",
		"  <kml></kml>":                       "KML",
		`{"type":"Point","coordinates":[NaN`:  "JSON has no such number",
		"{'type':1}":                          "straight double quotes",
		`{"type":"Feature"} {"type":"Feature`: "one feature a line",
		`{"a":1 /* b */}`:                     "no comments",
		`{"type":"Feat`:                       "cut off",
	} {
		_, found := ReadText("f", []byte(text), Options{Limits: DefaultLimits()})
		if worst := found.Worst(); worst == nil || !strings.Contains(worst.Message(), want) {
			t.Errorf("%q: %v", text, worst)
		}
	}
}
