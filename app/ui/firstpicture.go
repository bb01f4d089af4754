package ui

import (
	"image"
	"image/draw"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// firstWait is how long the first picture waits for the map; a large dataset takes longer.
const firstWait = 400 * time.Millisecond

// firstPicture is what the window holds when it opens: the map where it will lie among the panels. A screen
// without graphics of its own compiles each kind of thing when it is first drawn, 20 to 50 ms each, and so
// shows one picture long before the panels around it.
func (s *shell) firstPicture() fyne.CanvasObject {
	raster := canvas.NewRaster(func(width, height int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, width, height))
		draw.Draw(img, img.Rect, image.NewUniform(shownColor(theme.ColorNameBackground)), image.Point{}, draw.Src)
		select {
		case <-s.settled:
			s.drawAhead(img)
		case <-time.After(firstWait):
		}
		return img
	})
	raster.ScaleMode = canvas.ImageScaleFastest
	return container.NewStack(raster)
}

// drawAhead draws the maps that were painted ahead where they will lie in a window of that size, below the menus
// to come. On a screen that is finer than expected they are painted again, so that there is nothing to draw.
func (s *shell) drawAhead(img *image.RGBA) {
	s.starting.Lock()
	defer s.starting.Unlock()
	w := s.ahead
	if w == nil || int(math.Round(float64(w.content.Size().Width)*unseenScale)) != img.Rect.Dx() {
		return
	}
	for _, view := range w.maps.shown() {
		at := view.Position().Add(w.maps.Position()).AddXY(0, menuBarHeight())
		corner := image.Pt(int(math.Round(float64(at.X)*unseenScale)), int(math.Round(float64(at.Y)*unseenScale)))
		if painted := view.base.newest(); painted != nil {
			draw.Draw(img, painted.Rect.Add(corner), painted, painted.Rect.Min, draw.Src)
		}
	}
}

// newest is the picture that was painted last, whether it is shown yet or not; nil without one.
func (l *layer) newest() *image.RGBA {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.done == nil {
		return l.shown.image
	}
	return l.done.image
}

// menuBarHeight is that of the menus above the content of a window, in px.
func menuBarHeight() float32 {
	return fyne.MeasureText("", theme.TextSize(), fyne.TextStyle{}).Height + theme.InnerPadding()
}
