package geo

import (
	"image"
	"image/color"
	"math"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// reference paints with golang.org/x/image/vector, as one would without this
// package: one rasterizer, reset to the clipped box of each polygon.
type reference struct {
	image *image.RGBA
	lines vector.Rasterizer
}

func newReference(width, height int) *reference {
	return &reference{image: image.NewRGBA(image.Rect(0, 0, width, height))}
}

// begin readies the rasterizer for a path and returns its box within the image.
func (r *reference) begin(bound orb.Bound) (box image.Rectangle, ok bool) {
	box = image.Rect(
		int(math.Floor(bound.Min[0])), int(math.Floor(bound.Min[1])),
		int(math.Ceil(bound.Max[0])), int(math.Ceil(bound.Max[1]))).Intersect(r.image.Rect)
	r.lines.Reset(box.Dx(), box.Dy())
	return box, !box.Empty()
}

func (r *reference) add(ring []orb.Point, box image.Rectangle) {
	x, y := float64(box.Min.X), float64(box.Min.Y)
	r.lines.MoveTo(float32(ring[0][0]-x), float32(ring[0][1]-y))
	for _, point := range ring[1:] {
		r.lines.LineTo(float32(point[0]-x), float32(point[1]-y))
	}
	r.lines.ClosePath()
}

func (r *reference) fill(p Path, bound orb.Bound, c color.Color) {
	box, ok := r.begin(bound)
	if !ok {
		return
	}
	for _, ring := range p.Parts {
		r.add(ring, box)
	}
	r.lines.Draw(r.image, box, image.NewUniform(c), image.Point{})
}

// stroke draws one quadrilateral a segment, the segments of a ring at once.
func (r *reference) stroke(p Path, bound orb.Bound, width float64, c color.Color) {
	box, ok := r.begin(bound.Pad(width))
	if !ok {
		return
	}
	var quad [4]orb.Point
	for _, ring := range p.Parts {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			dx, dy := b[0]-a[0], b[1]-a[1]
			k := width / 2 / math.Hypot(dx, dy)
			x, y := -dy*k, dx*k
			quad = [4]orb.Point{{a[0] + x, a[1] + y}, {a[0] - x, a[1] - y}, {b[0] - x, b[1] - y}, {b[0] + x, b[1] + y}}
			r.add(quad[:], box)
		}
	}
	r.lines.Draw(r.image, box, image.NewUniform(c), image.Point{})
}

// mask is what the rasterizer covers of an image of that size, like coverage.
func (r *reference) mask(p Path, width, height int) *image.Alpha {
	r.lines.Reset(width, height)
	for _, ring := range p.Parts {
		r.add(ring, image.Rectangle{})
	}
	mask := image.NewAlpha(image.Rect(0, 0, width, height))
	r.lines.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return mask
}
