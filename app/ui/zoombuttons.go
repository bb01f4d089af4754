package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// newZoomButtons is the column of three buttons: in, out, whole map.
func newZoomButtons(m *maps) *fyne.Container {
	button := func(icon func(size float64) []geo.Path, onPressed func()) fyne.CanvasObject {
		drawn := newDrawing(controlHeight, controlHeight, func(shown state.Theme) []picture.Mark {
			var marks []picture.Mark
			color := colours[theme.ColorNameForeground][compact{shown}.index()]
			for _, path := range icon(controlHeight) {
				marks = append(marks, picture.Mark{Path: path, Stroke: geo.Stroke{Color: color, Width: 1.6}})
			}
			return marks
		})
		return newPress(m.keys, drawn, onPressed)
	}
	buttons := stack(0,
		button(plus, func() { m.zoomBy(zoomStep) }), button(minus, func() { m.zoomBy(1 / zoomStep) }), button(corners, m.fit))
	return &fyne.Container{Layout: fixed{controlHeight, 3 * controlHeight}, Objects: []fyne.CanvasObject{newCard(theme.ColorNameButton, colorControlLine), buttons}}
}

func minus(size float64) []geo.Path {
	return []geo.Path{geo.Line(orb.Point{size/2 - 5, size / 2}, orb.Point{size/2 + 5, size / 2})}
}

func plus(size float64) []geo.Path {
	return append(minus(size), geo.Line(orb.Point{size / 2, size/2 - 5}, orb.Point{size / 2, size/2 + 5}))
}

// corners are the four corners of a frame.
func corners(size float64) []geo.Path {
	var paths []geo.Path
	for _, x := range []float64{-1, 1} {
		for _, y := range []float64{-1, 1} {
			paths = append(paths, geo.Line(
				orb.Point{size/2 + x*6, size/2 + y*2.5}, orb.Point{size/2 + x*6, size/2 + y*6}, orb.Point{size/2 + x*2.5, size/2 + y*6}))
		}
	}
	return paths
}
