package geo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestTheSideOfALineIsExact(t *testing.T) {
	for _, c := range []struct {
		a, b, p orb.Point
		want    int
	}{
		{orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{0, 1}, 1},
		{orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{0, -1}, -1},
		{orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{7, 0}, 0},
		{orb.Point{33, 45}, orb.Point{34.5, 46.5}, orb.Point{33.75, 45.75}, 0},
		// 0.1, 0.2 and 0.3 are no multiples of each other in a float64.
		{orb.Point{0, 0}, orb.Point{0.1, 0.3}, orb.Point{0.2, 0.6}, 0},
		{orb.Point{0.5, 0.5}, orb.Point{12, 12}, orb.Point{24, 24}, 0},
		{orb.Point{0.5, 0.5}, orb.Point{12, 12}, orb.Point{24, 24.000000000000004}, 1},
		{orb.Point{0.5000000000000001, 0.5}, orb.Point{12, 12}, orb.Point{24, 24}, -1},
	} {
		if got := sideOf(c.a, c.b, c.p); got != c.want {
			t.Errorf("%v of %v to %v: %d, not %d", c.p, c.a, c.b, got, c.want)
		}
		if got := exactSide(c.a, c.b, c.p); got != c.want {
			t.Errorf("exactly, %v of %v to %v: %d, not %d", c.p, c.a, c.b, got, c.want)
		}
	}
	random := newRandom(8)
	for range 20_000 {
		at := func() orb.Point { return orb.Point{float64(random.IntN(4)) / 10, float64(random.IntN(4)) / 10} }
		if a, b, p := at(), at(), at(); sideOf(a, b, p) != exactSide(a, b, p) {
			t.Fatalf("%v of %v to %v", p, a, b)
		}
	}
}

func TestAPointOnTheEdgeOfARingIsNeitherInNorOut(t *testing.T) {
	ring := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {2, 2}, {0, 4}, {0, 0}}
	for p, want := range map[orb.Point]int{
		{1, 1}: 1, {2, 1.999}: 1, {2, 2}: 0, {0, 0}: 0, {2, 0}: 0, {4, 3}: 0, {3, 3}: 0, {2, 2.001}: -1,
		{5, 2}: -1, {-1, 4}: -1, {-1, 0}: -1, {5, 0}: -1, {2, 4}: -1, {1, 3}: 0,
	} {
		if got := sideOfRing(p, ring); got != want {
			t.Errorf("%v: %d, not %d", p, got, want)
		}
	}
}

// shapeProblems are the rules that a polygon breaks, in order.
func shapeProblems(rings ...orb.Ring) []string {
	var text strings.Builder
	for i, ring := range rings {
		text.WriteString(strings.ReplaceAll(strings.ReplaceAll(fmt.Sprint(orb.LineString(ring)), " ", ","), "],[", "],["))
		if i < len(rings)-1 {
			text.WriteByte(',')
		}
	}
	_, found := ReadText("f", []byte(`{"type":"Polygon","coordinates":[`+text.String()+`]}`), Options{Limits: DefaultLimits(), Shapes: true})
	var rules []string
	for _, p := range found.Problems {
		if p.Rule != ruleWinding.ID {
			rules = append(rules, p.Rule)
		}
	}
	return rules
}

// crossesSomewhere compares every two edges that do not meet in a position.
func crossesSomewhere(ring orb.Ring) bool {
	n := len(ring) - 1
	for i := range n {
		for j := i + 2; j < n; j++ {
			if i == 0 && j == n-1 {
				continue
			}
			a := &ringEdge{from: ring[i], to: ring[i+1]}
			b := &ringEdge{from: ring[j], to: ring[j+1]}
			if meet(a, b, ring[(i+2)%n], ring[(j+2)%n]) != meetNot {
				return true
			}
		}
	}
	return false
}

func TestTheSweepFindsACrossingWhereverThereIsOne(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	crossing, plain := 0, 0
	for range 4000 {
		n := 4 + random.IntN(5)
		ring := make(orb.Ring, n+1)
		for i := range n {
			ring[i] = orb.Point{float64(random.IntN(900)) / 10, float64(random.IntN(900)) / 10}
		}
		ring[n] = ring[0]
		found := false
		for _, rule := range shapeProblems(ring) {
			found = found || rule == ruleCrossing.ID
		}
		if want := crossesSomewhere(ring); found != want {
			t.Fatalf("%v: found %v, there is one: %v", ring, found, want)
		}
		if found {
			crossing++
		} else {
			plain++
		}
	}
	if crossing < 400 || plain < 400 {
		t.Errorf("%d rings cross, %d do not: the cases say nothing", crossing, plain)
	}
}

func TestRingsMayTouchInAPoint(t *testing.T) {
	square := orb.Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}
	for name, rings := range map[string][]orb.Ring{
		"a hole at the ring":           {square, {{0, 5}, {2, 6}, {2, 4}, {0, 5}}},
		"a hole at a corner":           {square, {{0, 0}, {1, 2}, {2, 1}, {0, 0}}},
		"two holes at one point":       {square, {{5, 5}, {4, 6}, {6, 6}, {5, 5}}, {{5, 5}, {6, 4}, {4, 4}, {5, 5}}},
		"a ring at itself":             {{{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}, {0, 0}}},
		"a position twice":             {{{0, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 0}}},
		"a corner on an edge, outside": {{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}, {0, 0}}},
	} {
		if rules := shapeProblems(rings...); len(rules) > 0 {
			t.Errorf("%s: %v", name, rules)
		}
	}
}

func TestACrossingAtACornerIsACrossing(t *testing.T) {
	// The ring goes through its southern edge at one of its own positions.
	ring := orb.Ring{{0, 0}, {10, 0}, {10, 10}, {6, 5}, {5, 0}, {4, -5}, {3, 10}, {0, 10}, {0, 0}}
	if rules := shapeProblems(ring); len(rules) == 0 || rules[0] != ruleCrossing.ID {
		t.Errorf("%v", rules)
	}
}

func TestTheSweepAgreesOnLongRings(t *testing.T) {
	for _, feature := range jigsaw(6, 5, 6).Features {
		ring := feature.Geometry.(orb.Polygon)[0]
		crosses := false
		for _, rule := range shapeProblems(ring) {
			crosses = crosses || rule == ruleCrossing.ID
		}
		if want := crossesSomewhere(ring); crosses != want {
			t.Errorf("%s: crosses %v, not %v", feature.ID, crosses, want)
		}
	}
}
