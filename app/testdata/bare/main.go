// Command bare is the least window of the toolkit, to hold the start and the repainting of the program's
// window against: one picture over the whole window, and a small square that changes its colour with
// every drag, so that each frame can be told from the one before.
package main

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ground is the colour that tells from outside that the window has been painted.
var ground = color.NRGBA{0xC4, 0x86, 0x51, 0xFF}

func main() {
	app.SetMetadata(fyne.AppMetadata{ID: "org.stancemap.bare", Name: "Bare", Migrations: map[string]bool{"fyneDo": true}})
	w := app.NewWithID("org.stancemap.bare").NewWindow("Bare")
	w.SetPadded(false)
	w.SetContent(newStill())
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}

// still never changes, but for the square.
type still struct {
	widget.BaseWidget
	square *canvas.Rectangle
	drags  uint8
}

func newStill() *still {
	s := &still{square: canvas.NewRectangle(color.Black)}
	s.ExtendBaseWidget(s)
	return s
}

func (s *still) CreateRenderer() fyne.WidgetRenderer {
	picture := image.NewRGBA(image.Rect(0, 0, 1280, 800))
	for i := range picture.Pix {
		picture.Pix[i] = [4]uint8{ground.R, ground.G, ground.B, ground.A}[i%4]
	}
	raster := canvas.NewRaster(func(int, int) image.Image { return picture })
	raster.ScaleMode = canvas.ImageScaleFastest
	s.square.Resize(fyne.NewSquareSize(8))
	return widget.NewSimpleRenderer(container.NewStack(raster, container.NewWithoutLayout(s.square)))
}

func (s *still) Dragged(*fyne.DragEvent) {
	s.drags++
	s.square.FillColor = color.NRGBA{s.drags, s.drags * 7, s.drags * 31, 0xFF}
	s.square.Refresh()
}

func (s *still) DragEnd() {}
