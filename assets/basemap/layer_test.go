// Package basemap_test checks the derived files: the base map in this folder
// and the five regions beside the dataset's tables. It reads them with a decoder
// of its own, so that a fault in the program's decoder cannot hide one here.
package basemap_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
)

// frame is west, south, east, north of what a wide window can show.
var frame = orb.Bound{Min: orb.Point{12, 38}, Max: orb.Point{52, 58}}

type feature struct {
	id         string
	properties map[string]any
	geometry   orb.Geometry
}

func (f feature) text(property string) string {
	text, _ := f.properties[property].(string)
	return text
}

type layer []feature

func (l layer) feature(t *testing.T, id string) feature {
	t.Helper()
	for _, f := range l {
		if f.id == id {
			return f
		}
	}
	t.Fatalf("no feature %q", id)
	return feature{}
}

// read decodes a layer by its file's name without ending.
func read(t *testing.T, name string) layer {
	t.Helper()
	path := name + ".geojson"
	if name == "regions" {
		path = filepath.Join("..", "..", "data", "bundled", path)
	}
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	var collection struct {
		Type     string
		Features []struct {
			Type       string
			ID         string
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(bytes, &collection); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) == 0 {
		t.Fatalf("%s: %q with %d features", path, collection.Type, len(collection.Features))
	}

	var l layer
	for _, f := range collection.Features {
		if f.Type != "Feature" || f.ID == "" || f.Properties == nil {
			t.Fatalf("%s: feature %q is not whole", path, f.ID)
		}
		l = append(l, feature{f.ID, f.Properties, geometry(t, f.Geometry.Type, f.Geometry.Coordinates)})
	}
	return l
}

func geometry(t *testing.T, kind string, coordinates json.RawMessage) orb.Geometry {
	t.Helper()
	switch kind {
	case "Point":
		return decoded[orb.Point](t, coordinates)
	case "LineString":
		return decoded[orb.LineString](t, coordinates)
	case "MultiLineString":
		return decoded[orb.MultiLineString](t, coordinates)
	case "Polygon":
		return decoded[orb.Polygon](t, coordinates)
	case "MultiPolygon":
		return decoded[orb.MultiPolygon](t, coordinates)
	}
	t.Fatalf("geometry of type %q", kind)
	return nil
}

func decoded[G orb.Geometry](t *testing.T, coordinates json.RawMessage) G {
	t.Helper()
	var g G
	if err := json.Unmarshal(coordinates, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// polygons is the feature's area, whichever way it is written.
func (f feature) polygons() orb.MultiPolygon {
	switch g := f.geometry.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.MultiPolygon:
		return g
	}
	return nil
}

// lines are the feature's lines, or the rings of its area.
func (f feature) lines() []orb.LineString {
	var lines []orb.LineString
	switch g := f.geometry.(type) {
	case orb.LineString:
		lines = append(lines, g)
	case orb.MultiLineString:
		lines = append(lines, g...)
	}
	for _, polygon := range f.polygons() {
		for _, ring := range polygon {
			lines = append(lines, orb.LineString(ring))
		}
	}
	return lines
}

// A vertex in units of 0.0001°, the grid of every layer, so that comparisons and
// turns are exact.
type vertex struct{ x, y int64 }

func onGrid(p orb.Point) vertex {
	return vertex{int64(math.Round(p.Lon() * 1e4)), int64(math.Round(p.Lat() * 1e4))}
}

// An edge runs from a to b with its feature's area on the left.
type edge struct {
	a, b    vertex
	feature string
	ring    int
	place   int // in the ring
}

func (e edge) reversed() edge { return edge{a: e.b, b: e.a} }

func (e edge) ends() [2]vertex { return [2]vertex{e.a, e.b} }

func (e edge) middle() orb.Point {
	return orb.Point{float64(e.a.x+e.b.x) / 2e4, float64(e.a.y+e.b.y) / 2e4}
}

func (f feature) edges() []edge {
	var edges []edge
	for ring, line := range f.lines() {
		for i := 1; i < len(line); i++ {
			edges = append(edges, edge{onGrid(line[i-1]), onGrid(line[i]), f.id, ring, i - 1})
		}
	}
	return edges
}

func (l layer) edges() []edge {
	var edges []edge
	for _, f := range l {
		edges = append(edges, f.edges()...)
	}
	return edges
}
