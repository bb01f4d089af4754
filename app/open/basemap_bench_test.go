package open

import (
	"bytes"
	"io/fs"
	"testing"

	"stancemap/assets"
	"stancemap/geo"
)

func BenchmarkBasemap(b *testing.B) {
	files := assets.Basemap()
	names, _ := fs.Glob(files, "*.geojson")
	for b.Loop() {
		for _, name := range names {
			content, _ := fs.ReadFile(files, name)
			if _, err := geo.DecodeGeoJSON(name, bytes.NewReader(content), geo.DefaultLimits()); err != nil {
				b.Fatal(err)
			}
		}
	}
}
