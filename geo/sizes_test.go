package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"

	"github.com/paulmach/orb"
)

// A size is a made-up map as a person may bring one: pieces that share rough
// borders, lakes in them, enclaves in half of the lakes, and islands around,
// most of them tiny.
type size struct {
	name          string
	columns, rows int
	rough         int // a border has 2^rough edges
	islands       int
	shore         int // an island or lake has so many edges
}

// S, M and L have about 18,000, 190,000 and 1.6 million vertices.
var (
	sizeS = size{"S", 12, 8, 5, 100, 24}
	sizeM = size{"M", 20, 12, 7, 800, 50}
	sizeL = size{"L", 20, 12, 10, 4000, 125}
)

var madeSizes sync.Map

// layer makes the map, once.
func (s size) layer() *Layer {
	if made, ok := madeSizes.Load(s); ok {
		return made.(*Layer)
	}
	layer := jigsaw(s.columns, s.rows, s.rough)
	random := rand.New(rand.NewPCG(uint64(s.rough), 2026))
	s.addLakes(layer, random)
	s.addIslands(layer, random)
	for i := range layer.Features {
		feature := &layer.Features[i]
		feature.Bound = geometryBound(feature.Geometry)
	}
	madeSizes.Store(s, layer)
	return layer
}

// addLakes gives every other piece a lake, and half of these an enclave that
// fills it.
func (s size) addLakes(layer *Layer, random *rand.Rand) {
	width, height := 18/float64(s.columns), 8/float64(s.rows)
	for i := 0; i < s.columns*s.rows; i += 2 {
		at := orb.Point{22 + width*(float64(i%s.columns)+0.5), 44.5 + height*(float64(i/s.columns)+0.5)}
		shore := s.ring(at, 0.2*height, random)
		outside := shore.Clone()
		outside.Reverse()
		polygon := layer.Features[i].Geometry.(orb.Polygon)
		layer.Features[i].Geometry = append(polygon, outside)
		if i%4 == 0 {
			enclave := orb.Polygon{shore}
			layer.Features = append(layer.Features, Feature{ID: fmt.Sprint("enclave-", i), Geometry: enclave})
		}
	}
}

// addIslands lays islands of any size in the sea in the south, none over another.
// They belong to the pieces nearest to them.
func (s size) addIslands(layer *Layer, random *rand.Rand) {
	const west, south, width, height = 22, 41.5, 18, 2.5
	across := int(math.Ceil(math.Sqrt(float64(s.islands) * width / height)))
	room := width / float64(across)
	for k := range s.islands {
		at := orb.Point{west + (float64(k%across)+0.5)*room, south + (float64(k/across)+0.5)*room}
		radius := 0.45 * room * math.Pow(random.Float64(), 3)
		feature := &layer.Features[int((at[0]-west)/width*float64(s.columns))]
		island := orb.Polygon{s.ring(at, max(radius, 1e-4), random)}
		switch geometry := feature.Geometry.(type) {
		case orb.Polygon:
			feature.Geometry = orb.MultiPolygon{geometry, island}
		case orb.MultiPolygon:
			feature.Geometry = append(geometry, island)
		}
	}
}

// ring is a rough circle.
func (s size) ring(at orb.Point, radius float64, random *rand.Rand) orb.Ring {
	ring := make(orb.Ring, 0, s.shore+1)
	for i := range s.shore {
		angle := fullTurn * float64(i) / float64(s.shore)
		r := radius * (0.8 + 0.2*random.Float64())
		ring = append(ring, orb.Point{at[0] + r*math.Cos(angle), at[1] + 0.7*r*math.Sin(angle)})
	}
	return append(ring, ring[0])
}

// positions counts the vertices of a layer.
func positions(l *Layer) int {
	n := 0
	for _, feature := range l.Features {
		eachLine(feature.Geometry, func(line []orb.Point, _ role) { n += len(line) })
	}
	return n
}
