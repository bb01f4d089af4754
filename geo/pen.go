package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A pen knows what a line of one width covers of a px: a straight piece by the
// distance of their middles and its direction, a round end by the distance from
// it. Of several pieces the one that covers a px most counts, so that overlaps
// are no darker; inside a sharp corner, where two cover different parts of a
// px, both count.
type pen struct {
	half   float64 // px
	reach  float64 // px from a line to the middle of the farthest px that it may touch
	strips [directions + 1][]uint8
	hairs  []hair  // of a pen for hairlines
	spot   *spot   // the same
	disc   []uint8 // by the square of the distance; of a small pen
}

const (
	directions  = 16  // of lines between 0° and 45°, by the tangent
	perPx       = 64  // entries of a strip
	perSquarePx = 64  // entries of a disc, by the square of the distance
	widestHalf  = 256 // px; wider lines are drawn as wide as that
	smallDisc   = 8   // px, the largest radius that is tabulated
)

// newPen returns the pen for lines of that width in px.
func newPen(width float64) *pen {
	p := &pen{half: min(width/2, widestHalf)}
	p.reach = p.half + math.Sqrt2/2
	for k := range p.strips {
		p.strips[k] = p.strip(float64(k) / directions)
	}
	if p.half > smallDisc {
		return p
	}
	p.disc = make([]uint8, int(p.reach*p.reach*perSquarePx)+1)
	for k := range p.disc {
		p.disc[k] = share255(discShare(math.Sqrt((float64(k)+0.5)/perSquarePx), p.half))
	}
	if p.half <= thinnest {
		p.hairs = make([]hair, len(p.strips))
		for k := range p.hairs {
			p.hairs[k] = p.newHair(float64(k) / directions)
		}
		p.spot = p.newSpot()
	}
	return p
}

// strip tabulates what a straight line covers of a px, by the distance of their
// middles. The tangent is that of its direction.
func (p *pen) strip(tangent float64) []uint8 {
	cos := 1 / math.Sqrt(1+tangent*tangent)
	sin := tangent * cos
	strip := make([]uint8, int(p.reach*perPx)+2)
	for k := range strip {
		d := float64(k) / perPx
		strip[k] = share255(halfPlane(p.half+d, cos, sin) - halfPlane(d-p.half, cos, sin))
	}
	return strip
}

func share255(share float64) uint8 { return uint8(math.Round(255 * max(0, min(1, share)))) }

// halfPlane is the area of a px on one side of a line at distance d from its
// middle, the normal being a, b with a ≥ b ≥ 0: the integral of a trapezium.
func halfPlane(d, a, b float64) float64 {
	outer, inner := (a+b)/2, (a-b)/2
	switch {
	case d <= -outer:
		return 0
	case d < -inner:
		return (d + outer) * (d + outer) / (2 * a * b)
	case d <= inner:
		return 0.5 + d/a
	case d < outer:
		return 1 - (outer-d)*(outer-d)/(2*a*b)
	}
	return 1
}

// discShare is the area of a px in a disc whose middle is d away, averaged over
// three directions, by counting 8 × 8 points.
func discShare(d, radius float64) float64 {
	if d+0.71 <= radius {
		return 1
	}
	const n = 8
	inside := 0
	for _, angle := range [3]float64{0, math.Pi / 8, math.Pi / 4} {
		sin, cos := math.Sincos(angle)
		for i := range n {
			for k := range n {
				x, y := d*cos+(float64(i)+0.5)/n-0.5, d*sin+(float64(k)+0.5)/n-0.5
				if x*x+y*y < radius*radius {
					inside++
				}
			}
		}
	}
	return float64(inside) / (3 * n * n)
}

// A piece is a straight part of a line in px. Blunt corners are cut along their
// bisector, so that each px belongs to one of the two pieces; it is told by the
// tangent of half the turn, positive towards the x axis's turn to the y axis.
// Other ends are square. A round end or join is a piece of its own, without a
// direction.
type piece struct {
	x, y      float64 // where it begins
	ux, uy    float64 // its direction, of length 1
	length    float64
	from, to  float64   // the tangents at its ends
	before    orb.Point // the direction of the piece before, if it turns sharply from it
	cut, last bool      // whether it begins or ends as a dash does
}

// A sheet is rows of a mask with a byte a px, from x, y on.
type sheet struct {
	x, y          int
	width, height int
	stride        int
	pix           []uint8
	blocks        int     // a row
	touched       []uint8 // for each block of 64 px of a row, whether anything may be in it
}

// touch notes that px of a row are covered from left to before right.
func (t *sheet) touch(row, left, right int) {
	for block := left >> 6; block <= (right-1)>>6; block++ {
		t.touched[row*t.blocks+block] = 1
	}
}

// draw covers the px of a sheet that a piece covers more than they are.
func (p *pen) draw(s *piece, to *sheet) {
	x, y := s.x-float64(to.x)-0.5, s.y-float64(to.y)-0.5 // counted from the middle of the first px
	if s.ux == 0 && s.uy == 0 {
		p.dot(x, y, to)
		return
	}
	steep, flat := math.Abs(s.uy), math.Abs(s.ux)
	tangent := 0.0
	if steep < flat {
		tangent = steep / flat
	} else {
		tangent = flat / steep
	}
	strip := p.strips[int(tangent*directions+0.5)]
	w := p.within(s, p.half+(steep+flat)/2)
	first, end := pxBetween(y+w.top, y+w.bottom, to.height)
	for row := first; row < end; row++ {
		ry := float64(row) - y
		low, high := w.columns(ry)
		left, right := pxBetween(x+low, x+high, to.width)
		if left >= right {
			continue
		}
		to.touch(row, left, right)
		line := to.pix[row*to.stride+left : row*to.stride+right]
		rx := float64(left) - x
		if s.cut || s.last || s.before != (orb.Point{}) {
			p.cornered(s, strip, line, rx, ry)
			continue
		}
		across, step := (ry*s.ux-rx*s.uy)*perPx, s.uy*perPx
		for k, before := range line {
			if d := int(math.Abs(across) + 0.5); d < len(strip) && strip[d] > before {
				line[k] = strip[d]
			}
			across -= step
		}
	}
}

// A strip of the plane that a piece may touch, counted from its beginning: the
// lines along it and those across its ends, each as x = at + slope × y.
type strip struct {
	top, bottom float64
	sides       [4]side
	n           int
}

// A side is a line that bounds a row from the left or from the right.
type side struct {
	at, slope float64
	left      bool
}

// within returns the strip around a piece, so wide on each side.
func (p *pen) within(s *piece, wide float64) strip {
	const slack = 1e-6 // px, so that a px on a bisector is not lost
	from, to := -slack, s.length+slack
	if s.cut {
		from -= 0.5
	}
	if s.last {
		to += 0.5
	}
	w := strip{top: math.Inf(1), bottom: math.Inf(-1)}
	for _, across := range [2]float64{-wide, wide} {
		for _, along := range [2]float64{from + s.from*across, to - s.to*across} {
			y := along*s.uy + across*s.ux
			if y < w.top {
				w.top = y
			}
			if y > w.bottom {
				w.bottom = y
			}
		}
	}
	// a·x + b·y ≤ c for each of the four.
	w.add(-s.uy, s.ux, wide)
	w.add(s.uy, -s.ux, wide)
	w.add(-s.ux-s.from*s.uy, -s.uy+s.from*s.ux, -from)
	w.add(s.ux-s.to*s.uy, s.uy+s.to*s.ux, to)
	return w
}

// add bounds the strip to a·x + b·y ≤ c, unless that bounds no row.
func (w *strip) add(a, b, c float64) {
	if a > -1e-6 && a < 1e-6 {
		return
	}
	per := 1 / a
	w.sides[w.n] = side{at: c * per, slope: -b * per, left: a < 0}
	w.n++
}

// columns returns between which x the row at y is within the strip.
func (w *strip) columns(y float64) (low, high float64) {
	low, high = -1e18, 1e18
	for i := range w.sides[:w.n] {
		s := &w.sides[i]
		x := s.at + s.slope*y
		if s.left {
			if x > low {
				low = x
			}
		} else if x < high {
			high = x
		}
	}
	return low, high
}

// pxBetween returns the whole numbers from low to high that are below n.
func pxBetween(low, high float64, n int) (first, end int) {
	if !(high >= 0 && low < float64(n)) {
		return 0, 0
	}
	if low > 0 {
		first = int(low)
		if float64(first) < low {
			first++
		}
	}
	if high >= float64(n-1) {
		return first, n
	}
	return first, int(high) + 1
}

// cornered draws px of a row where a piece begins at a sharp corner or ends as
// a dash does; the first lies rx, ry from the piece's point.
func (p *pen) cornered(s *piece, strip []uint8, row []uint8, rx, ry float64) {
	sine := s.ux*s.before[1] - s.uy*s.before[0]
	for k, before := range row {
		d := int(math.Abs(ry*s.ux-rx*s.uy)*perPx + 0.5)
		if d < len(strip) {
			cover := strip[d]
			if along := rx*s.ux + ry*s.uy; s.cut && along < 0.5 || s.last && along > s.length-0.5 {
				cover = uint8(float64(cover)*max(0, min(along, s.length-along)+0.5) + 0.5)
			}
			most := max(cover, before)
			if inside := rx*s.before[0]+ry*s.before[1] < 0; inside && rx*rx+ry*ry < p.reach*p.reach {
				most += uint8(float64(min(cover, before)) * float64(255-most) / 255 * sine * sine)
			}
			row[k] = most
		}
		rx++
	}
}

// discAt is what a disc covers of a px at the square of a distance.
func (p *pen) discAt(square float64) uint8 {
	if p.half > smallDisc {
		return share255(p.half + 0.5 - math.Sqrt(square))
	}
	if d := int(square * perSquarePx); d < len(p.disc) {
		return p.disc[d]
	}
	return 0
}

// spotAt draws a disc, from a table if there is one.
func (p *pen) spotAt(x, y float64, to *sheet) {
	if p.spot != nil {
		p.spot.draw(x, y, to)
		return
	}
	p.dot(x, y, to)
}

// dot draws a disc.
func (p *pen) dot(x, y float64, to *sheet) {
	top, bottom := pxBetween(y-p.reach, y+p.reach, to.height)
	left, right := pxBetween(x-p.reach, x+p.reach, to.width)
	for row := top; row < bottom && left < right; row++ {
		to.touch(row, left, right)
		line := to.pix[row*to.stride+left : row*to.stride+right]
		ry := float64(row) - y
		rx := float64(left) - x
		for k, before := range line {
			line[k] = max(before, p.discAt(rx*rx+ry*ry))
			rx++
		}
	}
}
