package geo

import (
	"math"
	"runtime"
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
			i, ok := shapes.featureAt(c.at)
			if !ok {
				i = -1
			}
			if i != c.want {
				t.Errorf("%v: got %d, want %d", c.at, i, c.want)
			}
			if k, found := newGrid(shapes).featureAt(shapes, c.at); k != max(i, 0) || found != ok {
				t.Errorf("%v: the index says %d, %v", c.at, k, found)
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
			if int(turns(shapes.parts(i)[0].points, p))%2 != 0 {
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

// randomPoints lie within a bound and a little around it.
func randomPoints(bound orb.Bound, n int, seed uint64) []orb.Point {
	random := newRandom(seed)
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	points := make([]orb.Point, n)
	for i := range points {
		points[i] = orb.Point{bound.Min[0] + (random.Float64()*1.02-0.01)*width, bound.Min[1] + (random.Float64()*1.02-0.01)*height}
	}
	return points
}

// unequal counts the points for which the index and all edges differ.
func unequal(s *Shapes, g *grid, points []orb.Point) int {
	n := 0
	for _, p := range points {
		i, ok := s.featureAt(p)
		k, found := g.featureAt(s, p)
		if i != k || ok != found {
			n++
		}
	}
	return n
}

func TestTheIndexAnswersLikeAllEdges(t *testing.T) {
	for _, size := range []size{sizeS, sizeM} {
		shapes := Prepare(size.layer(), Ukraine)
		grid := newGrid(shapes)
		if n := unequal(shapes, grid, randomPoints(shapes.Bound(), 100_000, 7)); n > 0 {
			t.Errorf("%s: %d of 100,000 points differ", size.name, n)
		}
		full := shapes.arcs.levels[0].points
		if n := unequal(shapes, grid, full[:min(len(full), 20_000)]); n > 0 { // on borders
			t.Errorf("%s: %d of 20,000 vertices differ", size.name, n)
		}
	}
}

func TestTheIndexKnowsAreasOverAreas(t *testing.T) {
	var geometries []orb.Geometry
	random := newRandom(3)
	for range 40 { // overlapping, long and thin, on whole numbers, doubled
		x, y := math.Round(random.Float64()*40), math.Round(random.Float64()*40)
		w, h := 1+math.Round(random.Float64()*30), 1+math.Round(random.Float64()*3)
		ring := orb.Ring{{x, y}, {x + w, y + h/2}, {x + w, y + h}, {x, y + h}, {x, y}}
		geometries = append(geometries, orb.Polygon{ring}, orb.Polygon{ring})
	}
	shapes := shapesOf(geometries...)
	points := randomPoints(shapes.Bound(), 20_000, 5)
	for x := -1.0; x < 75; x++ {
		for y := -1.0; y < 45; y++ {
			points = append(points, orb.Point{x, y}, orb.Point{x + 0.5, y})
		}
	}
	if n := unequal(shapes, newGrid(shapes), points); n > 0 {
		t.Errorf("%d of %d points differ", n, len(points))
	}
}

func TestTheIndexIsMadeInTheBackground(t *testing.T) {
	shapes := shapesOf(orb.Polygon{box(0, 0, 10, 10).ToRing()})
	if i, ok := shapes.FeatureAt(orb.Point{5, 5}); i != 0 || !ok {
		t.Fatalf("without an index: %d, %v", i, ok)
	}
	for shapes.index.grid.Load() == nil {
		runtime.Gosched()
	}
	if i, ok := shapes.FeatureAt(orb.Point{5, 5}); i != 0 || !ok {
		t.Errorf("with an index: %d, %v", i, ok)
	}
	if _, ok := shapesOf().FeatureAt(orb.Point{}); ok {
		t.Error("a layer without features answers")
	}
}
