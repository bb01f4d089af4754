package picture

import (
	"image"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/geo"
)

// The whole bundled map at 1600 × 1000: marks and paint, as for a frame after a change.
func BenchmarkMapPaint(b *testing.B) {
	s, view := scene(b), viewOf(state.Single, usDraft, europeanText)
	v := s.Home(1600, 1000, geo.Insets{})
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	b.ReportAllocs()
	for b.Loop() {
		marks := s.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, v, Options{})
		Paint(img, marks, 1, orb.Point{})
	}
}

// Projecting the base map and the regions, once for each dataset that is opened.
func BenchmarkPrepare(b *testing.B) {
	layers := scene(b).layers
	regions := &geo.Layer{Name: "regions"}
	for _, f := range layers["oblasts"].Features {
		if region, _ := f.Properties["region"].(string); region != "" {
			regions.Features = append(regions.Features, f)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Prepare(layers, regions)
	}
}
