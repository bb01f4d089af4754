package ui

import (
	"image"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
	"stancemap/geo"
)

// BenchmarkFrame is the work between a gesture and the frame that answers it: marks, then paint, for
// the map of a window of 1280 × 800.
func BenchmarkFrame(b *testing.B) {
	scene, err := fullScene()
	if err != nil {
		b.Fatal(err)
	}
	english, _ := words.New("en")
	view := state.Derive(data.Bundled(), english, state.Opening(data.Bundled()), nil)
	j := newJob(scene.Home(944, 700, geo.Insets{}), 1, nil)
	img := image.NewRGBA(image.Rect(0, 0, int(j.view.Width), int(j.view.Height)))
	var marks []picture.Mark
	b.Run("marks", func(b *testing.B) {
		for b.Loop() {
			marks = scene.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, j.view, picture.Options{Language: "en"})
		}
	})
	b.Run("paint", func(b *testing.B) {
		for b.Loop() {
			picture.Paint(img, marks, 1, orb.Point{})
		}
	})
}
