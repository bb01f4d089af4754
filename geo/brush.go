package geo

import (
	"encoding/binary"
	"image"
	"image/color"

	"github.com/paulmach/orb"
)

// A brush is a fill made ready: one colour, or a tile that knows one for each px.
type brush struct {
	color color.RGBA
	tile  *tile
	phase orb.Point
}

func (r *Raster) newBrush(f Fill, phase orb.Point) *brush {
	if tile := r.newTile(f); !tile.plain() {
		return &brush{tile: &tile, phase: phase}
	}
	return plainBrush(f.Color)
}

func plainBrush(c color.NRGBA) *brush {
	return &brush{color: color.RGBAModel.Convert(c).(color.RGBA)}
}

// opaque says whether nothing shows through the brush.
func (b *brush) opaque() bool {
	if b.tile == nil {
		return b.color.A == 255
	}
	return b.tile.color[3] == 255
}

// at is the colour of a tile for a px.
func (b *brush) at(x, y int) color.RGBA {
	t := b.tile.at(float64(x)+0.5-b.phase[0], float64(y)+0.5-b.phase[1])
	return color.RGBA{uint8(t[0] + 0.5), uint8(t[1] + 0.5), uint8(t[2] + 0.5), uint8(t[3] + 0.5)}
}

// A canvas paints spans on an image with one brush after the other.
type canvas struct {
	image  *image.RGBA
	hand   *hand
	mixes  *mixes // nil if later colours simply lie over earlier ones
	brush  *brush
	color  color.RGBA // the brush's
	packed uint32
	spread tints
	ready  int // bytes of the hand's row that have the colour
}

func (c *canvas) take(b *brush) {
	c.brush, c.ready = b, 0
	c.load(b.color)
}

func (c *canvas) load(color color.RGBA) {
	c.color, c.packed, c.spread = color, packed(color), spread(color)
}

func packed(c color.RGBA) uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | uint32(c.A)<<24
}

func (c *canvas) paint(s *span, covers []uint8) {
	at := c.image.PixOffset(int(s.x), int(s.y))
	pix := c.image.Pix[at : at+4*(int(s.varied)+int(s.same))]
	if c.brush.tile != nil {
		c.tiled(s, pix, covers)
		return
	}
	varied, same := pix[:4*int(s.varied)], pix[4*int(s.varied):]
	if s.varied > 0 {
		c.varied(s, varied, covers[s.covers:][:s.varied])
	}
	switch {
	case s.same == 0:
	case s.cover == 255 && c.color.A == 255:
		c.solid(same)
	default:
		for k := range s.same {
			c.px(int(s.x+s.varied+k), int(s.y), same[4*int(k):][:4:4], uint32(s.cover))
		}
	}
}

// varied paints px that are covered each for itself.
func (c *canvas) varied(s *span, pix, covers []uint8) {
	if c.mixes == nil && c.color.A == 255 {
		blend(pix, covers, c.packed)
		return
	}
	for k, cover := range covers {
		if cover > 0 {
			c.px(int(s.x)+k, int(s.y), pix[4*k:4*k+4:4*k+4], uint32(cover))
		}
	}
}

// blend lays an opaque colour over px, each thinned to its cover of 255. It
// works on two channels at once, in 256ths: 255 is taken for the whole.
func blend(pix, covers []uint8, color uint32) {
	const odd, half = 0x00ff00ff, 0x00800080
	redBlue, greenAlpha := color&odd, color>>8&odd
	for k, cover := range covers {
		px := pix[4*k : 4*k+4 : 4*k+4]
		ground := binary.LittleEndian.Uint32(px)
		share := uint32(cover) + uint32(cover>>7)
		keep := 256 - share
		binary.LittleEndian.PutUint32(px, (ground&odd*keep+redBlue*share+half)>>8&odd|
			(ground>>8&odd*keep+greenAlpha*share+half)&(odd<<8))
	}
}

// px paints a px of which so much is covered, of 255.
func (c *canvas) px(x, y int, px []uint8, cover uint32) {
	if c.mixes == nil || cover == 255 {
		c.lay(px, cover)
		return
	}
	c.mixes.add(x, y, binary.LittleEndian.Uint32(px), c.spread, cover)
}

// tiled paints px of a tile, each with its own colour.
func (c *canvas) tiled(s *span, pix, covers []uint8) {
	for k := range s.varied + s.same {
		cover := uint32(s.cover)
		if k < s.varied {
			cover = uint32(covers[s.covers+uint32(k)])
		}
		if cover > 0 {
			x, y := int(s.x+k), int(s.y)
			c.load(c.brush.at(x, y))
			c.px(x, y, pix[4*int(k):][:4:4], cover)
		}
	}
}

// lay lays the colour over a px, thinned to so much of 255.
func (c *canvas) lay(px []uint8, cover uint32) {
	if c.color.A < 255 {
		binary.LittleEndian.PutUint32(px, (c.spread * tints(cover)).over(binary.LittleEndian.Uint32(px)))
		return
	}
	blend(px, []uint8{uint8(cover)}, c.packed)
}

// solid paints whole px from a row of them that is made as far as it is needed.
func (c *canvas) solid(pix []uint8) {
	n := len(pix)
	if n > c.ready {
		if len(c.hand.row) < n {
			c.hand.row = make([]uint8, max(n, 4096))
			c.ready = 0
		}
		row := c.hand.row[:n]
		if c.ready == 0 {
			binary.LittleEndian.PutUint32(row, c.packed)
			c.ready = 4
		}
		for c.ready < n {
			c.ready += copy(row[c.ready:], row[:c.ready])
		}
	}
	copy(pix, c.hand.row)
}
