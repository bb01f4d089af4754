package geo_test

import (
	"fmt"
	"os"
	"strings"

	"stancemap/geo"
)

func ExampleRead() {
	text := `{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "crimea", "properties": {"name": "Крим"}, "geometry":
    {"type": "Polygon", "coordinates": [[[33, 45], [36, 45], [36, 46], [33, 46]]]}}]}`
	layers, found := geo.Read("regions.geojson", strings.NewReader(text), geo.Options{Limits: geo.DefaultLimits()})
	for _, problem := range found.Problems {
		fmt.Printf("%s: %s: %s\n", problem.Severity, problem.At(), problem.Message())
	}
	fmt.Println(layers[0].Features[0].Properties["name"], layers[0].Features[0].Geometry)
	// Output:
	// error: feature 1, ring 1, position 4 (line 3, column 72): a ring must end where it begins: [33 46]; repeat its first position at its end
	// Крим [[[33 45] [36 45] [36 46] [33 46] [33 45]]]
}

func ExampleRewrite() {
	swapped := `{"type": "LineString", "coordinates": [[51.83, 107.58], [52.29, 104.28]]}`
	found, err := geo.Rewrite(os.Stdout, "line.geojson", []byte(swapped), geo.SwapAxes)
	fmt.Println(found.Errors(), err)
	// Output:
	// {"type":"FeatureCollection","features":[
	// {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[107.58,51.83],[104.28,52.29]]}}
	// ]}
	// 0 <nil>
}
