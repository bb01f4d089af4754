package loading

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"stancemap/geo"
)

// Two readers that have nothing in common read the same positions, to the bit.
func TestOursAndOrbReadTheSame(t *testing.T) {
	for _, decimals := range []int{4, 7, 15} {
		text := size{"small", 9, 7, 6}.text(t, decimals)
		layers, found := geo.ReadText("map.geojson", text, geo.Options{Limits: geo.DefaultLimits()})
		if worst := found.Worst(); worst != nil {
			t.Fatal(worst)
		}
		theirs, err := geojson.UnmarshalFeatureCollection(text)
		if err != nil {
			t.Fatal(err)
		}
		for i, feature := range theirs.Features {
			our := layers[0].Features[i]
			if our.ID != feature.ID || our.Properties["name"] != feature.Properties["name"] || !orb.Equal(our.Geometry, feature.Geometry) {
				t.Fatalf("%d decimals, feature %d: %v is read as %v", decimals, i+1, feature.Geometry, our.Geometry)
			}
		}
		if len(theirs.Features) != len(layers[0].Features) || len(theirs.Features) != 63 {
			t.Errorf("%d features and %d", len(theirs.Features), len(layers[0].Features))
		}
	}
}
