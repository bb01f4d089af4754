package picture

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// bundledScene is the scene of the bundled dataset, prepared once for all tests.
var bundledScene = sync.OnceValues(func() (*Scene, error) {
	base := map[string]*geo.Layer{}
	files, err := fs.Glob(assets.Basemap(), "*.geojson")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := fs.ReadFile(assets.Basemap(), file)
		if err != nil {
			return nil, err
		}
		layer, err := geo.DecodeGeoJSON(file, bytes.NewReader(content), geo.DefaultLimits())
		if err != nil {
			return nil, err
		}
		base[strings.TrimSuffix(file, ".geojson")] = layer
	}
	regions, err := geo.DecodeGeoJSON("regions.geojson", bytes.NewReader(data.Bundled().Geometry), geo.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return Prepare(base, regions), nil
})

func scene(t testing.TB) *Scene {
	t.Helper()
	s, err := bundledScene()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func viewOf(mode state.Mode, first, second string) *state.View {
	english, _ := words.New("en")
	opening := state.Opening(data.Bundled())
	opening.Show.Mode = mode
	opening.Show.First = data.ParseAccountID(first)
	opening.Show.Second = data.ParseAccountID(second)
	opening.Show.Several = state.SetOf(first, second)
	return state.Derive(data.Bundled(), english, opening, nil)
}
