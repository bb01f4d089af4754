package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stancemap/app/state"
)

// Measures of the sign of a mode, in px.
const (
	signWidth, signHeight = 20, 14
	signInset             = 9 // left and right of it in the switch
)

// modeSign is the sign of a mode: a map, two that lie over each other, two side by side, or six. Its size
// follows the size of text.
func modeSign(mode state.Mode) []fyne.CanvasObject {
	var maps []fyne.CanvasObject
	draw := func(x, y, width, height float32) {
		box := canvas.NewRectangle(nil)
		box.StrokeWidth, box.CornerRadius = 1.4, 1
		place(box, em(x), em(y), em(width), em(height))
		maps = append(maps, box)
	}
	switch mode {
	case state.Single:
		draw(2, 1, 16, 12)
	case state.Difference:
		draw(1, 0, 13, 10)
		draw(6, 4, 13, 10)
	case state.SideBySide:
		draw(0, 1, 9, 12)
		draw(11, 1, 9, 12)
	case state.Multiples:
		for i := range 6 {
			draw(float32(i%3)*7, float32(i/3)*8, 6, 6)
		}
	}
	return maps
}
