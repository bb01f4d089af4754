package geo

import (
	"image"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// sampled is what a round line of some width covers of each px, counted on
// 16 × 16 points of it: the reference for strokes.
func sampled(line []orb.Point, width float64, size int) *image.Alpha {
	const n = 16
	mask := image.NewAlpha(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			if distanceToLine(orb.Point{float64(x) + 0.5, float64(y) + 0.5}, line) > width/2+1 {
				continue
			}
			inside := 0
			for k := range n * n {
				at := orb.Point{float64(x) + (float64(k%n)+0.5)/n, float64(y) + (float64(k/n)+0.5)/n}
				if distanceToLine(at, line) < width/2 {
					inside++
				}
			}
			mask.Pix[y*size+x] = uint8(math.Round(255 * float64(inside) / (n * n)))
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
	}{
		{"straight", []orb.Point{{10.3, 20.2}, {100.7, 61.9}}},
		{"level", []orb.Point{{10.3, 20.2}, {100.7, 20.2}}},
		{"corner", []orb.Point{{10, 10}, {100, 10}, {100, 100}}},
		{"acute", []orb.Point{{10, 10}, {100, 20}, {10, 40}}},
		{"smooth", walk(1, 2, 0.6)},
		{"coast", walk(2, 2, 2)},
		{"coast of long edges", walk(3, 9, 3)},
		{"jagged", walk(4, 1.5, 5)},
		{"fine", walk(5, 0.5, 2)},
	} {
		for _, width := range []float64{0.75, 1, 1.25, 3.2, 6} {
			mean, most := compared(strokeMask(Path{Parts: [][]orb.Point{c.line}}, Stroke{Width: width}, size), sampled(c.line, width, size))
			t.Logf("%s %g: mean %.2f most %d", c.name, width, mean, most)
		}
	}
}
