package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// surface is a ground in the colours of the theme: a bar, a card, a hairline.
type surface struct {
	widget.BaseWidget
	fill, line fyne.ThemeColorName
	lineWidth  float32
	radius     float32
	least      fyne.Size
}

func newSurface(fill fyne.ThemeColorName) *surface {
	s := &surface{fill: fill, line: colorNone}
	s.ExtendBaseWidget(s)
	return s
}

// newCard is a ground with a line around it.
func newCard(fill, line fyne.ThemeColorName) *surface {
	s := newSurface(fill)
	s.line, s.lineWidth, s.radius = line, 1, 4
	return s
}

// newHairline is a line of 1 px in either direction.
func newHairline() *surface {
	s := newSurface(theme.ColorNameSeparator)
	s.least = fyne.NewSize(1, 1)
	return s
}

func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{surface: s, flat: canvas.NewRectangle(nil), round: newPlate()}
	r.Refresh()
	return r
}

type surfaceRenderer struct {
	surface *surface
	flat    *canvas.Rectangle // the ground without round corners
	round   *plate            // the one with them
}

func (r *surfaceRenderer) Refresh() {
	s := r.surface
	if s.radius > 0 {
		r.round.wear(s.fill, s.line, s.lineWidth, s.radius)
		r.round.Refresh()
		return
	}
	r.flat.FillColor = shownColor(s.fill)
	r.flat.StrokeColor, r.flat.StrokeWidth = shownColor(s.line), s.lineWidth
	r.flat.Refresh()
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	r.flat.Resize(size)
	r.round.Resize(size)
}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	if r.surface.radius > 0 {
		return []fyne.CanvasObject{r.round.Raster}
	}
	return []fyne.CanvasObject{r.flat}
}

func (r *surfaceRenderer) MinSize() fyne.Size { return r.surface.least }
func (r *surfaceRenderer) Destroy()           {}
