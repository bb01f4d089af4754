package geo

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"golang.org/x/image/vector"
)

// A Raster is a picture that is painted on, in device px. One goroutine at a
// time may use it.
type Raster struct {
	image   *image.RGBA
	mask    *image.Alpha
	lines   vector.Rasterizer
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
func OnImage(img *image.RGBA) *Raster {
	return &Raster{image: img, mask: &image.Alpha{}}
}

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

// begin readies the rasterizer for shapes within box and returns the whole px
// that they can touch, empty if none.
func (r *Raster) begin(box orb.Bound) image.Rectangle {
	if box.IsEmpty() || !box.Intersects(r.bound()) {
		return image.Rectangle{}
	}
	box = clip.Bound(box, r.bound())
	area := image.Rect(
		int(math.Floor(box.Min[0])), int(math.Floor(box.Min[1])),
		int(math.Ceil(box.Max[0])), int(math.Ceil(box.Max[1])))
	r.lines.Reset(area.Dx(), area.Dy())
	return area
}

// add puts a ring into the rasterizer.
func (r *Raster) add(ring []orb.Point, area image.Rectangle) {
	x, y := float64(area.Min.X), float64(area.Min.Y)
	r.lines.MoveTo(float32(ring[0][0]-x), float32(ring[0][1]-y))
	for _, point := range ring[1:] {
		r.lines.LineTo(float32(point[0]-x), float32(point[1]-y))
	}
	r.lines.ClosePath()
}

// cover turns what the rasterizer holds into the mask, one byte a px of area.
func (r *Raster) cover(area image.Rectangle) {
	if n := area.Dx() * area.Dy(); cap(r.mask.Pix) < n {
		r.mask.Pix = make([]uint8, n)
	} else {
		r.mask.Pix = r.mask.Pix[:n]
	}
	r.mask.Stride, r.mask.Rect = area.Dx(), image.Rect(0, 0, area.Dx(), area.Dy())
	r.lines.DrawOp = draw.Src
	r.lines.Draw(r.mask, r.mask.Rect, image.Opaque, image.Point{})
}

// rows returns the mask and the image for a line of px.
func (r *Raster) rows(area image.Rectangle, y int) (mask, pix []uint8) {
	mask = r.mask.Pix[(y-area.Min.Y)*r.mask.Stride:][:area.Dx()]
	return mask, r.image.Pix[r.image.PixOffset(area.Min.X, y):][:4*area.Dx()]
}

// paint lays a colour over the px that the rasterizer holds. Most px of a
// border's box are empty and most of an area are full: neither is mixed.
func (r *Raster) paint(area image.Rectangle, c color.NRGBA) {
	r.cover(area)
	premultiplied := color.RGBAModel.Convert(c).(color.RGBA)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		mask, pix := r.rows(area, y)
		for x, m := range mask {
			switch {
			case m == 0:
			case m == 255 && c.A == 255:
				px := pix[4*x : 4*x+4 : 4*x+4]
				px[0], px[1], px[2], px[3] = c.R, c.G, c.B, 255
			default:
				mix(pix[4*x:4*x+4:4*x+4], premultiplied, uint32(m))
			}
		}
	}
}

// mix lays a premultiplied colour over a px, thinned by m of 255.
func mix(px []uint8, c color.RGBA, m uint32) {
	keep := 255*255 - uint32(c.A)*m
	px[0] = uint8((uint32(px[0])*keep + uint32(c.R)*m*255 + 255*255/2) / (255 * 255))
	px[1] = uint8((uint32(px[1])*keep + uint32(c.G)*m*255 + 255*255/2) / (255 * 255))
	px[2] = uint8((uint32(px[2])*keep + uint32(c.B)*m*255 + 255*255/2) / (255 * 255))
	px[3] = uint8((uint32(px[3])*keep + uint32(c.A)*m*255 + 255*255/2) / (255 * 255))
}

// Fill paints the inside of closed paths. Pattern and stripes are fixed to the
// phase, a corner in px, so that they do not crawl with the shape and meet
// across shapes; they end at the edge of the path.
func (r *Raster) Fill(p Path, f Fill, phase orb.Point) {
	if !p.Closed {
		return
	}
	area := r.begin(p.Bound())
	if area.Empty() {
		return
	}
	frame := r.bound().Pad(1)
	for _, ring := range p.Parts {
		if len(ring) < 3 {
			continue
		}
		if b := orb.MultiPoint(ring).Bound(); !frame.Contains(b.Min) || !frame.Contains(b.Max) {
			ring = clip.Ring(frame, orb.Ring(ring).Clone())
		}
		if len(ring) > 2 {
			r.add(ring, area)
		}
	}
	if tile := r.newTile(f); !tile.plain() {
		r.fillTile(area, tile, phase)
		return
	}
	r.paint(area, f.Color)
}

// fillTile mixes the tile's colour for each px under the mask.
func (r *Raster) fillTile(area image.Rectangle, t tile, phase orb.Point) {
	r.cover(area)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		mask, pix := r.rows(area, y)
		for x, m := range mask {
			if m == 0 {
				continue
			}
			ink := t.at(float64(area.Min.X+x)+0.5-phase[0], float64(y)+0.5-phase[1])
			ink.over(pix[4*x:4*x+4:4*x+4], m)
		}
	}
}

// tint is a colour times its alpha, each 0 to 255.
type tint [4]float64

func newTint(c color.NRGBA) tint {
	a := float64(c.A) / 255
	return tint{float64(c.R) * a, float64(c.G) * a, float64(c.B) * a, float64(c.A)}
}

// cover lays over over t, thinned to a share of 0 to 1.
func (t tint) cover(over tint, share float64) tint {
	if share <= 0 {
		return t
	}
	keep := 1 - share*over[3]/255
	for i := range t {
		t[i] = t[i]*keep + over[i]*share
	}
	return t
}

// over lays the tint over a px of an RGBA image, thinned by m of 255.
func (t tint) over(px []uint8, m uint8) {
	if m == 255 && t[3] == 255 {
		px[0], px[1], px[2], px[3] = uint8(t[0]+0.5), uint8(t[1]+0.5), uint8(t[2]+0.5), 255
		return
	}
	share := float64(m) / 255
	keep := 1 - share*t[3]/255
	for i := range t {
		px[i] = uint8(float64(px[i])*keep + t[i]*share + 0.5)
	}
}
