package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestFeatureAtKnowsBordersHolesAndParts(t *testing.T) {
	west := orb.Polygon{box(0, 0, 10, 10).ToRing(), box(2, 2, 6, 6).ToRing()}
	east := orb.MultiPolygon{{box(10, 0, 20, 10).ToRing()}, {box(3, 3, 4, 4).ToRing()}}
	shapes := shapesOf(west, east, orb.LineString{{30, 0}, {30, 9}}, nil)
	for _, c := range []struct {
		name string
		at   orb.Point
		want int // −1 for nothing
	}{
		{"inside", orb.Point{1, 5}, 0},
		{"inside the other", orb.Point{15, 5}, 1},
		{"on the border: the first feature", orb.Point{10, 5}, 0},
		{"on a corner", orb.Point{0, 0}, 0},
		{"on the outer edge of the second", orb.Point{20, 10}, 1},
		{"in the hole", orb.Point{5, 5}, -1},
		{"on the hole's edge", orb.Point{2, 4}, 0},
		{"an island in the hole", orb.Point{3.5, 3.5}, 1},
		{"level with corners", orb.Point{1, 10}, 0},
		{"level with corners, outside", orb.Point{-1, 10}, -1},
		{"outside", orb.Point{50, 50}, -1},
		{"on a line, which has no area", orb.Point{30, 5}, -1},
		{"nowhere", orb.Point{math.NaN(), 0}, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			i, ok := shapes.FeatureAt(c.at)
			if !ok {
				i = -1
			}
			if i != c.want {
				t.Errorf("%v: got %d, want %d", c.at, i, c.want)
			}
		})
	}
}

// turns is the winding number of a ring around a point, by summed angles: a
// second opinion that shares nothing with crosses.
func turns(ring []orb.Point, p orb.Point) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		a := math.Atan2(ring[i-1][1]-p[1], ring[i-1][0]-p[0])
		b := math.Atan2(ring[i][1]-p[1], ring[i][0]-p[0])
		sum += math.Remainder(b-a, fullTurn)
	}
	return math.Round(sum / fullTurn)
}

func TestFeatureAtAgreesWithSummedAngles(t *testing.T) {
	shapes := Prepare(jigsaw(3, 3, 5), Ukraine)
	bound := shapes.Bound()
	random := newRandom(11)
	for range 5000 {
		p := orb.Point{
			bound.Min[0] + random.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + random.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		want := -1
		for i := range shapes.Len() {
			if int(turns(shapes.shapes[i].levels[0][0].points, p))%2 != 0 {
				want = i
				break
			}
		}
		got, ok := shapes.FeatureAt(p)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%v: got %d, want %d", p, got, want)
		}
	}
}
