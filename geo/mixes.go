package geo

import (
	"encoding/binary"
	"image"
	"image/color"
)

// Mixes hold the px that several shapes share, some of which let something show
// through. What is covered of a px is summed, and mixed with the ground when
// all shapes are there.
type mixes struct {
	rows image.Rectangle
	of   []uint32 // for each px of the rows its number in list, counted from 1
	list []mixed
}

// mixed is one px: what it was, and the shares of the colours that cover it.
type mixed struct {
	shares  tints
	ground  uint32 // the px before
	place   uint32 // of the px in the rows
	covered uint32 // of 255
}

// tints are red, green, blue and alpha in 255ths of 255ths, 16 bits each.
type tints uint64

// spread is a colour as tints of a px of which 1/255 is covered.
func spread(c color.RGBA) tints {
	return tints(c.R) | tints(c.G)<<16 | tints(c.B)<<32 | tints(c.A)<<48
}

func (m *mixes) begin(rows image.Rectangle) {
	m.rows = rows
	if n := rows.Dx() * rows.Dy(); len(m.of) < n {
		m.of = make([]uint32, n)
	}
}

// add covers a share of a px, of 255. Shapes that share a px take different
// parts of it; what would be more than a whole px covers the shapes before.
func (m *mixes) add(x, y int, ground uint32, c tints, cover uint32) {
	place := uint32((y-m.rows.Min.Y)*m.rows.Dx() + x - m.rows.Min.X)
	of := &m.of[place]
	if *of == 0 {
		m.list = append(m.list, mixed{place: place, ground: ground, shares: c * tints(cover), covered: cover})
		*of = uint32(len(m.list))
		return
	}
	px := &m.list[*of-1]
	if px.ground != ground { // painted over meanwhile
		*px = mixed{place: place, ground: ground}
	}
	if px.covered+cover > 256 {
		px.shares = px.shares.times(255-cover, px.covered)
		px.covered = 255 - cover
	}
	px.covered += cover
	px.shares += c * tints(cover)
}

// times is n of so many parts.
func (s tints) times(n, parts uint32) tints {
	var all tints
	for lane := 0; lane < 64; lane += 16 {
		all |= tints(uint32(s>>lane&0xffff)*n/parts) << lane
	}
	return all
}

// over lays tints over a px of a premultiplied picture.
func (s tints) over(ground uint32) uint32 {
	const whole = 255 * 255
	alpha := min(uint32(s>>48), whole)
	keep := whole - alpha
	mixed := uint32(0)
	for k := 0; k < 4; k++ {
		lane := min(uint32(s>>(16*k)&0xffff), whole)
		px := (lane*255 + ground>>(8*k)&0xff*keep + whole/2) / whole
		mixed |= min(px, 255) << (8 * k)
	}
	return mixed
}

// end paints the mixed px, but those that were painted over, and forgets them.
func (m *mixes) end(img *image.RGBA) {
	width := uint32(m.rows.Dx())
	for i := range m.list {
		px := &m.list[i]
		m.of[px.place] = 0
		x, y := int(px.place%width)+m.rows.Min.X, int(px.place/width)+m.rows.Min.Y
		pix := img.Pix[img.PixOffset(x, y):][:4:4]
		if binary.LittleEndian.Uint32(pix) == px.ground {
			binary.LittleEndian.PutUint32(pix, px.shares.over(px.ground))
		}
	}
	m.list = m.list[:0]
}
