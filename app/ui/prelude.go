package ui

import (
	"image"
	"image/color"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// newPrelude is what the window holds while its panels are built: nothing to see, but one of each kind of
// thing that the panels are drawn with. A screen without graphics of its own compiles a kind when it is
// first drawn, 20 to 50 ms each, and does so now beside the building. The kinds are a rectangle, a picture
// and a picture with a side that is a power of two; and the first two once more when they took turns for
// the third time, as Mesa then stops merging what it is handed. There is no text, as the toolkit measures
// and draws text in one goroutine at a time and the panels are measuring theirs.
func newPrelude() fyne.CanvasObject {
	clear := func(width, height int) fyne.CanvasObject {
		img := image.NewRGBA(image.Rect(0, 0, width, height))
		raster := canvas.NewRaster(func(int, int) image.Image { return img })
		raster.ScaleMode = canvas.ImageScaleFastest
		raster.Resize(fyne.NewSize(float32(width), float32(height)))
		return raster
	}
	veil := func() fyne.CanvasObject {
		veil := canvas.NewRectangle(color.NRGBA{})
		veil.Resize(fyne.NewSquareSize(1))
		return veil
	}
	return &fyne.Container{Objects: []fyne.CanvasObject{veil(), clear(3, 3), veil(), clear(4, 3), veil(), clear(3, 3)}}
}

// Bounds of the start, during which garbage is left lying.
const (
	startTime   = 2 * time.Second
	startMemory = 256 << 20 // bytes, above which it is collected all the same
)

// uncollected leaves garbage lying while the program starts: there is little, and each of a dozen
// collections would take the processors from what the first picture waits for. Then it is collected and given
// back at once. What it returns ends that early.
func uncollected() func() {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, startMemory))
	end := sync.OnceFunc(func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
	timer := time.AfterFunc(startTime, func() {
		end()
		debug.FreeOSMemory()
	})
	return func() {
		timer.Stop()
		end()
	}
}
