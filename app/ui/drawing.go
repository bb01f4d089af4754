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
	scale := deviceScale(r.drawing)
	img := newTexture(r.drawing.size, scale)
	paint(img, r.drawing.marks(shownTheme()), scale, orb.Point{}, wearing().vision)
	r.image.Image = img
	r.image.Resize(textureSize(img, scale))
}

// Layout leaves the picture as it is, which has the size of the drawing wherever that lies.
func (r *drawingRenderer) Layout(fyne.Size) {}

func (r *drawingRenderer) Refresh() {
	r.paint()
	r.image.Refresh()
}

func (r *drawingRenderer) MinSize() fyne.Size           { return r.drawing.size }
func (r *drawingRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *drawingRenderer) Destroy()                     {}

// newTexture is an empty picture for a size in px of the window, no side of which is a power of two px: a
// screen without graphics of its own compiles its sampling anew for such sides, which takes as long as
// drawing a whole frame. In the place of one it has a px more, which stays empty.
func newTexture(size fyne.Size, scale float64) *image.RGBA {
	side := func(length float32) int {
		px := int(float64(length)*scale + 0.5)
		for px > 0 && px&(px-1) == 0 { // 1 and 2 both are
			px++
		}
		return px
	}
	return image.NewRGBA(image.Rect(0, 0, side(size.Width), side(size.Height)))
}

// textureSize is how large a picture is shown px by px, in px of the window.
func textureSize(img image.Image, scale float64) fyne.Size {
	return fyne.NewSize(float32(float64(img.Bounds().Dx())/scale), float32(float64(img.Bounds().Dy())/scale))
}

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
