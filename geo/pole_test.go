package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func ringOf(points ...orb.Point) orb.Ring { return append(points, points[0]) }

func TestThePoleIsFarthestFromTheEdge(t *testing.T) {
	for _, c := range []struct {
		name     string
		geometry orb.Geometry
		distance float64 // from the edge, metres
	}{
		{"square", orb.Polygon{box(0, 0, 10, 10).ToRing()}, 5},
		// The circle that touches both outer sides and the inner corner (4, 4)
		// has its centre at c, c with c = √2 (4 − c)… from the corner outward.
		{
			"L of 10 with arms 4 wide",
			orb.Polygon{ringOf(orb.Point{0, 0}, orb.Point{10, 0}, orb.Point{10, 4}, orb.Point{4, 4}, orb.Point{4, 10}, orb.Point{0, 10})},
			4 * math.Sqrt2 / (1 + math.Sqrt2),
		},
		{"square with a hole in the middle: a corner of the frame", orb.Polygon{box(0, 0, 12, 12).ToRing(), box(4, 4, 8, 8).ToRing()}, 4 * math.Sqrt2 / (1 + math.Sqrt2)},
		{"the largest part", orb.MultiPolygon{{box(0, 0, 2, 2).ToRing()}, {box(5, 5, 11, 9).ToRing()}}, 2},
		{"a sliver", orb.Polygon{box(0, 0, 10000, 1).ToRing()}, 0.5},
	} {
		t.Run(c.name, func(t *testing.T) {
			shapes := shapesOf(c.geometry)
			pole := shapes.Pole(0)
			bound := shapes.FeatureBound(0)
			precision := max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]) / 1000
			polygon := largestPolygon(shapes.parts(0))
			got := toEdge(pole, polygon, stretchesOf(polygon))
			if got < c.distance-precision || got > c.distance+1e-9 {
				t.Errorf("%v lies %g m from the edge, want %g", pole, got, c.distance)
			}
			if i, ok := shapes.FeatureAt(pole); !ok || i != 0 {
				t.Errorf("%v lies outside", pole)
			}
		})
	}
}

func TestF17EveryGeometryHasAFiniteLabelPoint(t *testing.T) {
	for name, geometry := range map[string]orb.Geometry{
		"nothing":          nil,
		"empty polygon":    orb.Polygon{},
		"empty ring":       orb.Polygon{{}},
		"a point":          orb.Point{3, 4},
		"a line":           orb.LineString{{0, 0}, {5, 5}, {9, 9}},
		"zero area":        orb.Polygon{ringOf(orb.Point{0, 0}, orb.Point{5, 0}, orb.Point{9, 0})},
		"all one point":    orb.Polygon{ringOf(orb.Point{2, 2}, orb.Point{2, 2}, orb.Point{2, 2})},
		"bow tie":          orb.Polygon{ringOf(orb.Point{0, 0}, orb.Point{8, 8}, orb.Point{8, 0}, orb.Point{0, 8})},
		"hole outside":     orb.Polygon{box(0, 0, 4, 4).ToRing(), box(10, 10, 11, 11).ToRing()},
		"hole like ring":   orb.Polygon{box(0, 0, 4, 4).ToRing(), box(0, 0, 4, 4).ToRing()},
		"the whole world":  orb.Polygon{box(-180, -90, 180, 90).ToRing()},
		"spike":            orb.Polygon{ringOf(orb.Point{0, 0}, orb.Point{4, 0}, orb.Point{99, 0}, orb.Point{4, 0}, orb.Point{4, 4})},
		"nested":           orb.Collection{orb.Collection{orb.Polygon{box(0, 0, 4, 4).ToRing()}}},
		"both hemispheres": orb.MultiPolygon{{box(170, 60, 180, 70).ToRing()}, {box(-180, 60, -170, 70).ToRing()}},
	} {
		for _, p := range []Projection{flat{}, Ukraine, EqualEarth{}} {
			shapes := Prepare(&Layer{Features: []Feature{{Geometry: geometry}}}, p)
			pole := shapes.Pole(0)
			if math.IsNaN(pole[0]+pole[1]) || math.IsInf(pole[0]+pole[1], 0) {
				t.Errorf("%s: %v", name, pole)
			}
			r := NewRaster(40, 40, white)
			v := Fit(shapes.Bound(), 40, 40, Insets{})
			r.Fill(shapes.Path(0, v), Fill{Color: black}, orb.Point{})
			r.Stroke(shapes.Path(0, v), Stroke{Color: black, Width: 1})
		}
	}
}

// The nearest edge is the same as of all edges looked at one by one, from everywhere.
func TestStretchesLeaveNoNearerEdgeOut(t *testing.T) {
	var ring []orb.Point
	for i := range 100 {
		sin, cos := math.Sincos(float64(i) / 100 * 2 * math.Pi)
		radius := 1000 + 300*float64(i*37%11)/11
		ring = append(ring, orb.Point{radius * cos, radius * sin})
	}
	ring = append(ring, ring[0])
	polygon := []outline{{points: ring, role: outerRing}}
	edge := stretchesOf(polygon)
	for x := -1500.0; x <= 1500; x += 61 {
		for y := -1500.0; y <= 1500; y += 67 {
			p, want := orb.Point{x, y}, math.Inf(1)
			for i := 1; i < len(ring); i++ {
				want = min(want, fromSegment(p, ring[i-1], ring[i]))
			}
			if got := math.Abs(toEdge(p, polygon, edge)); got != math.Sqrt(want) {
				t.Fatalf("from %v the edge is %v m away, want %v", p, got, math.Sqrt(want))
			}
		}
	}
}
