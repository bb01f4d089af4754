package geo

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// sampled is what a round line of some width covers of each px, counted on 256
// points of it that share no row or column: the reference for strokes.
func sampled(line []orb.Point, width float64, size int) *image.Alpha {
	const n = 256
	mask := image.NewAlpha(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			if distanceToLine(orb.Point{float64(x) + 0.5, float64(y) + 0.5}, line) > width/2+1 {
				continue
			}
			inside := 0
			for k := range n {
				_, across := math.Modf(float64(k) * math.Phi)
				at := orb.Point{float64(x) + across, float64(y) + (float64(k)+0.5)/n}
				if distanceToLine(at, line) < width/2 {
					inside++
				}
			}
			mask.Pix[y*size+x] = uint8(math.Round(255 * float64(inside) / n))
		}
	}
	return mask
}

// strokeMask is what Stroke covers, read from black on white.
func strokeMask(p Path, s Stroke, size int) *image.Alpha {
	r := NewRaster(size, size, white)
	s.Color = black
	r.Stroke(p, s)
	mask := image.NewAlpha(image.Rect(0, 0, size, size))
	for i := range mask.Pix {
		mask.Pix[i] = 255 - r.Image().Pix[4*i]
	}
	return mask
}

// hairlineMask is what a border of that width covers.
func hairlineMask(line []orb.Point, width float64, size int) *image.Alpha {
	r := NewRaster(size, size, white)
	r.strokes.begin(r.Image().Rect, Stroke{Width: width})
	r.strokes.points = append(r.strokes.points, line...)
	r.strokes.endHairline(0)
	r.strokes.cover()
	r.Strokes(&r.strokes, black)
	mask := image.NewAlpha(r.Image().Rect)
	for i := range mask.Pix {
		mask.Pix[i] = 255 - r.Image().Pix[4*i]
	}
	return mask
}

// compared returns the mean difference of the px that either mask covers, and
// the largest, of 255.
func compared(a, b *image.Alpha) (mean float64, most int) {
	sum, n := 0, 0
	for i := range a.Pix {
		if a.Pix[i] > 0 || b.Pix[i] > 0 {
			d := int(apart(a.Pix[i], b.Pix[i]))
			sum, n, most = sum+d, n+1, max(most, d)
		}
	}
	return float64(sum) / float64(max(n, 1)), most
}

func TestAStrokeIsTheUnionOfItsSegments(t *testing.T) {
	const size = 120
	walk := func(seed uint64, step, turn float64) []orb.Point {
		random := newRandom(seed)
		line, angle := []orb.Point{{60, 60}}, 0.0
		for range 60 {
			angle += (random.Float64() - 0.5) * turn
			last := line[len(line)-1]
			next := orb.Point{last[0] + step*math.Cos(angle), last[1] + step*math.Sin(angle)}
			if next[0] < 5 || next[0] > 115 || next[1] < 5 || next[1] > 115 {
				angle += math.Pi / 2
				continue
			}
			line = append(line, next)
		}
		return line
	}
	for _, c := range []struct {
		name string
		line []orb.Point
		mean float64 // of 255, the most that the px of a line may be off on average
	}{
		{"straight", []orb.Point{{10.3, 20.2}, {100.7, 61.9}}, 1.5},
		{"level", []orb.Point{{10.3, 20.2}, {100.7, 20.2}}, 1.5},
		{"corner", []orb.Point{{10, 10}, {100, 10}, {100, 100}}, 1.5},
		{"acute", []orb.Point{{10, 10}, {100, 20}, {10, 40}}, 2},
		{"smooth", walk(1, 2, 0.6), 5},
		{"coast", walk(2, 2, 2), 6},
		{"coast of long edges", walk(3, 9, 3), 4},
		{"turning within a px", walk(5, 0.5, 2), 13},
		{"jagged", walk(4, 1.5, 5), 22}, // back and forth through the same px, which no painter tells apart
	} {
		for _, width := range []float64{0.75, 1, 1.25, 3.2, 6} {
			mean, most := compared(strokeMask(Path{Parts: [][]orb.Point{c.line}}, Stroke{Width: width}, size), sampled(c.line, width, size))
			if mean > c.mean || most > 140 {
				t.Errorf("%s, %g px wide: on average %.2f of 255 off, at most %d", c.name, width, mean, most)
			}
			if width > 2*thinnest {
				continue
			}
			mean, most = compared(hairlineMask(c.line, width, size), sampled(c.line, width, size))
			if mean > c.mean+1 || most > 140 {
				t.Errorf("%s, a hairline %g px wide: on average %.2f of 255 off, at most %d", c.name, width, mean, most)
			}
		}
	}
}

func TestLinesTogetherAreNoDarkerWhereTheyCross(t *testing.T) {
	half := Stroke{Color: color.NRGBA{0, 0, 0, 128}, Width: 3}
	cross := []Path{Line(orb.Point{5, 20}, orb.Point{35, 20}), Line(orb.Point{20, 5}, orb.Point{20, 35}), Line(orb.Point{5, 20}, orb.Point{35, 20})}
	r := NewRaster(40, 40, white)
	r.StrokeTogether(cross, half)
	if once, twice := r.Image().RGBAAt(10, 19), r.Image().RGBAAt(19, 19); apart(once.R, twice.R) > 1 {
		t.Errorf("a line is %v, a crossing %v", once, twice)
	}
}

// Neighbours' shared border is one line, and the outline is there.
func TestEachBorderIsDrawnOnce(t *testing.T) {
	shapes := shapesOf(orb.Polygon{box(0, 0, 20, 20).ToRing()}, orb.Polygon{box(20, 0, 40, 20).ToRing()})
	var borders Strokes
	borders.Cover(shapes, Viewport{Center: orb.Point{20, 10}, Scale: 1, Width: 60, Height: 40}, Stroke{Width: 2})
	r := NewRaster(60, 40, white)
	r.Strokes(&borders, color.NRGBA{0, 0, 0, 128})
	for _, x := range []int{10, 30, 50} {
		if got := r.Image().RGBAAt(x, 20); got.R < 126 || got.R > 128 {
			t.Errorf("the border at %d is %v", x, got)
		}
	}
}
