package geo

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0, 0, 0, 255}
	glass = color.NRGBA{}
)

// jigsaw is a layer of columns × rows pieces over Ukraine's extent. Each border
// is a rough line of 2^rough edges that both neighbours share.
func jigsaw(columns, rows, rough int) *Layer {
	layer := &Layer{Name: "jigsaw"}
	corner := func(c, r int) orb.Point {
		return orb.Point{22 + 18*float64(c)/float64(columns), 44.5 + 8*float64(r)/float64(rows)}
	}
	border := func(c0, r0, c1, r1 int) []orb.Point {
		seed := uint64(((c0*100+r0)*100+c1)*100 + r1)
		line := roughLine(corner(c0, r0), corner(c1, r1), rough, rand.New(rand.NewPCG(seed, 7)))
		return append([]orb.Point{corner(c0, r0)}, line...)
	}
	for r := range rows {
		for c := range columns {
			south, north := border(c, r, c+1, r), border(c, r+1, c+1, r+1)
			west, east := border(c, r, c, r+1), border(c+1, r, c+1, r+1)
			ring := append(append(orb.Ring{}, south...), east[1:]...)
			for i := len(north) - 2; i >= 0; i-- {
				ring = append(ring, north[i])
			}
			for i := len(west) - 2; i >= 0; i-- {
				ring = append(ring, west[i])
			}
			geometry := orb.Polygon{ring}
			layer.Features = append(layer.Features, Feature{
				ID: fmt.Sprintf("piece-%d-%d", c, r), Geometry: geometry, Bound: geometry.Bound(),
			})
		}
	}
	return layer
}

// roughLine displaces midpoints, the way coasts are made up.
func roughLine(a, b orb.Point, depth int, random *rand.Rand) []orb.Point {
	if depth == 0 {
		return []orb.Point{b}
	}
	shift := (random.Float64() - 0.5) * 0.3
	middle := orb.Point{
		(a[0]+b[0])/2 - (b[1]-a[1])*shift,
		(a[1]+b[1])/2 + (b[0]-a[0])*shift,
	}
	return append(roughLine(a, middle, depth-1, random), roughLine(middle, b, depth-1, random)...)
}

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

var color1 = color.NRGBA{200, 150, 100, 255}

// flat is a projection for tests: a degree is a metre.
type flat struct{}

func (flat) Forward(p orb.Point) orb.Point { return p }
func (flat) Inverse(p orb.Point) orb.Point { return p }
func (flat) Name() string                  { return "flat" }

// shapesOf prepares geometries as features "0", "1", … of the flat plane.
func shapesOf(geometries ...orb.Geometry) *Shapes {
	layer := &Layer{}
	for i, geometry := range geometries {
		layer.Features = append(layer.Features, Feature{ID: fmt.Sprint(i), Geometry: geometry, Bound: geometryBound(geometry)})
	}
	return Prepare(layer, flat{})
}

func box(x0, y0, x1, y1 float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x0, y0}, Max: orb.Point{x1, y1}}
}

// ink is the summed darkness of a picture in px: black on white counts 1.
func ink(img *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(img.Pix); i += 4 {
		sum += 1 - float64(img.Pix[i])/255
	}
	return sum
}

// largestDifference is that of two pictures in any channel.
func largestDifference(a, b *image.RGBA) int {
	most := 0
	for i := range a.Pix {
		most = max(most, int(math.Abs(float64(a.Pix[i])-float64(b.Pix[i]))))
	}
	return most
}

func goFont(t testing.TB) *opentype.Font {
	t.Helper()
	font, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return font
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s: got %.9g, want %.9g ± %g", what, got, want, tolerance)
	}
}
