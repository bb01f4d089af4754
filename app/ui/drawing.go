package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// drawing shows marks of the picture package at a fixed size: a swatch, the mark for accounts that
// differ, the scale bar. They are painted when size, theme or content change.
type drawing struct {
	widget.BaseWidget
	size  fyne.Size
	marks func(theme state.Theme) []picture.Mark
}

func newDrawing(width, height float32, marks func(state.Theme) []picture.Mark) *drawing {
	d := &drawing{size: fyne.NewSize(width, height), marks: marks}
	d.ExtendBaseWidget(d)
	return d
}

// newSwatch is the look of a member of a scale.
func newSwatch(entry state.Entry, width, height float32) *drawing {
	return newDrawing(width, height, func(theme state.Theme) []picture.Mark {
		return picture.SwatchMarks(entry.Fill(theme), float64(width), float64(height), theme)
	})
}

// newAccountsMark is "≠" in a circle, in the middle of the size given.
func newAccountsMark(width, height float32) *drawing {
	return newDrawing(width, height, func(theme state.Theme) []picture.Mark {
		return picture.AccountsMark(orb.Point{float64(width) / 2, float64(height) / 2}, 7, theme)
	})
}

// newArrow points out of the window, for links that open a browser.
func newArrow() *drawing {
	return newDrawing(9, 9, func(theme state.Theme) []picture.Mark {
		stroke := geo.Stroke{Color: colours[linked.color][compact{theme}.index()], Width: 1.3}
		return []picture.Mark{
			{Path: geo.Line(orb.Point{1, 8}, orb.Point{8, 1}), Stroke: stroke},
			{Path: geo.Line(orb.Point{3, 1}, orb.Point{8, 1}, orb.Point{8, 6}), Stroke: stroke},
		}
	})
}

func (d *drawing) CreateRenderer() fyne.WidgetRenderer {
	r := &drawingRenderer{drawing: d, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	r.paint()
	return r
}

type drawingRenderer struct {
	drawing *drawing
	image   *canvas.Image
}

func (r *drawingRenderer) paint() {
	size, scale := r.drawing.size, deviceScale(r.drawing)
	img := image.NewRGBA(image.Rect(0, 0, int(float64(size.Width)*scale+0.5), int(float64(size.Height)*scale+0.5)))
	paint(img, r.drawing.marks(shownTheme()), scale, orb.Point{}, wearing().vision)
	r.image.Image = img
}

func (r *drawingRenderer) Layout(fyne.Size) { r.image.Resize(r.drawing.size) }

func (r *drawingRenderer) Refresh() {
	r.paint()
	r.image.Resize(r.drawing.size)
	r.image.Refresh()
}

func (r *drawingRenderer) MinSize() fyne.Size           { return r.drawing.size }
func (r *drawingRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *drawingRenderer) Destroy()                     {}

// unseenScale is the scale of the screen for what is not in a window yet.
var unseenScale = 1.0

// deviceScale is how many px of the screen a px of the window has.
func deviceScale(o fyne.CanvasObject) float64 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return scaleOf(c)
	}
	return unseenScale
}

func scaleOf(c fyne.Canvas) float64 {
	const far = 1000 // rounding to whole px hardly shows at this distance
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, far))
	if x <= 0 {
		return float64(c.Scale())
	}
	return float64(x) / far
}
