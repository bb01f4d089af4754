package open

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"stancemap/assets"
	"stancemap/geo"
)

// Basemap is the map under the regions: every layer by its name, decoded once.
var Basemap = sync.OnceValues(func() (map[string]*geo.Layer, error) {
	files := assets.Basemap()
	names, err := fs.Glob(files, "*.geojson")
	if err != nil {
		return nil, err
	}
	layers := map[string]*geo.Layer{}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("base map: %w", err)
		}
		layer, err := geo.DecodeGeoJSON(name, bytes.NewReader(content), geo.DefaultLimits())
		if err != nil {
			return nil, fmt.Errorf("base map: %w", err)
		}
		layers[strings.TrimSuffix(name, ".geojson")] = layer
	}
	return layers, nil
})
