package geo

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/paulmach/orb"
)

// A Raster is a picture that is painted on, in device px. One goroutine at a
// time may use it; large shapes are painted on all cores.
type Raster struct {
	image   *image.RGBA
	areas   Areas
	strokes Strokes
	symbols map[Pattern]*symbolCell
}

// NewRaster returns a raster of that size in px, filled with the background.
func NewRaster(width, height int, background color.NRGBA) *Raster {
	r := OnImage(image.NewRGBA(image.Rect(0, 0, max(width, 0), max(height, 0))))
	r.Clear(background)
	return r
}

// OnImage returns a raster that paints on an image, so that its buffer can be
// used again.
func OnImage(img *image.RGBA) *Raster { return &Raster{image: img} }

// Image returns what was painted; it is not a copy.
func (r *Raster) Image() *image.RGBA { return r.image }

// Clear fills the whole raster with one colour.
func (r *Raster) Clear(background color.NRGBA) {
	draw.Draw(r.image, r.image.Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
}

// bound is the raster's extent in px.
func (r *Raster) bound() orb.Bound {
	b := r.image.Bounds()
	return orb.Bound{
		Min: orb.Point{float64(b.Min.X), float64(b.Min.Y)},
		Max: orb.Point{float64(b.Max.X), float64(b.Max.Y)},
	}
}

// px returns the px of the raster that a box touches.
func (r *Raster) px(box orb.Bound) image.Rectangle {
	bound := r.bound()
	if !(box.Min[0] <= bound.Max[0] && box.Max[0] >= bound.Min[0] && box.Min[1] <= bound.Max[1] && box.Max[1] >= bound.Min[1]) {
		return image.Rectangle{}
	}
	return image.Rect(
		int(math.Floor(clamp(bound.Min[0], box.Min[0], bound.Max[0]))), int(math.Floor(clamp(bound.Min[1], box.Min[1], bound.Max[1]))),
		int(math.Ceil(clamp(bound.Min[0], box.Max[0], bound.Max[0]))), int(math.Ceil(clamp(bound.Min[1], box.Max[1], bound.Max[1]))))
}

// Fill paints the inside of a closed path: what it winds around, whichever way.
// Pattern and stripes are fixed to the phase, a corner in px, so that they do
// not crawl with the shape and meet across shapes; they end at the edge of the
// path.
func (r *Raster) Fill(p Path, f Fill, phase orb.Point) {
	r.FillTogether([]Filled{{p, f}}, phase)
}

// Filled is a path and how it is filled.
type Filled struct {
	Path Path
	Fill Fill
}

// FillTogether paints paths that may abut, later ones over earlier ones: where
// two meet in a px, each takes its share of it, and nothing of what lies below
// shows between them.
func (r *Raster) FillTogether(all []Filled, phase orb.Point) {
	brushes := make([]*brush, len(all))
	r.fill(len(all), func(i int) Path { return all[i].Path }, func(i int) *brush {
		if brushes[i] == nil {
			brushes[i] = r.newBrush(all[i].Fill, phase)
		}
		return brushes[i]
	})
}

func (r *Raster) fill(n int, path func(i int) Path, brushOf func(i int) *brush) {
	box := emptyBound
	for i := range n {
		if p := path(i); p.Closed {
			box = box.Union(p.Bound())
		}
	}
	window := r.px(box)
	if window.Empty() {
		return
	}
	r.areas.begin(window)
	for i := range n {
		if p := path(i); p.Closed {
			r.areas.plan.path(i, p)
			brushOf(i)
		}
	}
	r.areas.cover()
	r.paintAreas(&r.areas, brushOf)
}
