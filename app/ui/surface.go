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
	r := &surfaceRenderer{surface: s, rectangle: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type surfaceRenderer struct {
	surface   *surface
	rectangle *canvas.Rectangle
}

func (r *surfaceRenderer) Refresh() {
	r.rectangle.FillColor = shownColor(r.surface.fill)
	r.rectangle.StrokeColor, r.rectangle.StrokeWidth = shownColor(r.surface.line), r.surface.lineWidth
	r.rectangle.CornerRadius = r.surface.radius
	r.rectangle.Refresh()
}

func (r *surfaceRenderer) Layout(size fyne.Size)        { r.rectangle.Resize(size) }
func (r *surfaceRenderer) MinSize() fyne.Size           { return r.surface.least }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rectangle} }
func (r *surfaceRenderer) Destroy()                     {}
