package loading

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// A size is a made-up map of pieces that share rough borders.
type size struct {
	name          string
	columns, rows int
	rough         int // each border has 2^rough edges
}

var (
	sizeM = size{"M", 23, 16, 7} // 190,000 vertices
	sizeL = size{"L", 49, 32, 8} // 1.6 million
)

// text is the map as GeoJSON with so many decimals.
func (s size) text(b testing.TB, decimals int) []byte {
	b.Helper()
	layer := &geo.Layer{}
	for r := range s.rows {
		for c := range s.columns {
			ring := s.piece(c, r)
			for i, p := range ring {
				ring[i] = orb.Point{rounded(p[0], decimals), rounded(p[1], decimals)}
			}
			layer.Features = append(layer.Features, geo.Feature{
				ID:         fmt.Sprintf("piece-%d-%d", c, r),
				Properties: map[string]any{"name": fmt.Sprint("Piece ", c, r), "column": c, "row": r},
				Geometry:   orb.Polygon{ring},
			})
		}
	}
	var text bytes.Buffer
	if err := geo.EncodeGeoJSON(&text, layer); err != nil {
		b.Fatal(err)
	}
	return text.Bytes()
}

func rounded(degrees float64, decimals int) float64 {
	ten := math.Pow(10, float64(decimals))
	return math.Round(degrees*ten) / ten
}

func (s size) piece(c, r int) orb.Ring {
	south, north := s.border(c, r, c+1, r), s.border(c, r+1, c+1, r+1)
	west, east := s.border(c, r, c, r+1), s.border(c+1, r, c+1, r+1)
	ring := append(append(orb.Ring{}, south...), east[1:]...)
	for i := len(north) - 2; i >= 0; i-- {
		ring = append(ring, north[i])
	}
	for i := len(west) - 2; i >= 0; i-- {
		ring = append(ring, west[i])
	}
	return ring
}

// border is the line between two corners, the same for both its neighbours.
func (s size) border(c0, r0, c1, r1 int) []orb.Point {
	corner := func(c, r int) orb.Point {
		return orb.Point{22 + 18*float64(c)/float64(s.columns), 44.5 + 8*float64(r)/float64(s.rows)}
	}
	random := rand.New(rand.NewPCG(uint64(((c0*1000+r0)*1000+c1)*1000+r1), 7))
	return append([]orb.Point{corner(c0, r0)}, rough(corner(c0, r0), corner(c1, r1), s.rough, random)...)
}

// rough displaces midpoints, the way coasts are made up.
func rough(a, b orb.Point, depth int, random *rand.Rand) []orb.Point {
	if depth == 0 {
		return []orb.Point{b}
	}
	shift := (random.Float64() - 0.5) * 0.4
	middle := orb.Point{(a[0]+b[0])/2 - (b[1]-a[1])*shift, (a[1]+b[1])/2 + (b[0]-a[0])*shift}
	return append(rough(a, middle, depth-1, random), rough(middle, b, depth-1, random)...)
}
