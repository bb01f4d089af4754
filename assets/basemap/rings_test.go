package basemap_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// areaLayers have polygons in degrees on the grid of 0.0001°.
var areaLayers = []string{"regions", "ukraine", "oblasts", "countries"}

func TestRingsAreClosedAndHaveFourPositions(t *testing.T) {
	for _, name := range append([]string{"lakes", "world", "world-lakes"}, areaLayers...) {
		for _, f := range read(t, name) {
			if len(f.polygons()) == 0 {
				t.Errorf("%s %s: no polygon", name, f.id)
			}
			for _, ring := range f.lines() {
				if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
					t.Errorf("%s %s: a ring of %d positions from %v to %v", name, f.id, len(ring), ring[0], ring[len(ring)-1])
				}
			}
		}
	}
}

// RFC 7946, 3.1.6: exterior rings counter-clockwise, holes clockwise.
func TestRingsFollowTheRightHandRule(t *testing.T) {
	for _, name := range append([]string{"lakes", "world", "world-lakes"}, areaLayers...) {
		for _, f := range read(t, name) {
			for _, polygon := range f.polygons() {
				for i, ring := range polygon {
					want := orb.CW
					if i == 0 {
						want = orb.CCW
					}
					if ring.Orientation() != want {
						t.Errorf("%s %s: ring %d at %v turns the wrong way", name, f.id, i, ring[0])
					}
				}
			}
		}
	}
}

func TestCoordinatesHaveFourDecimals(t *testing.T) {
	for _, name := range append([]string{"borders", "oblast-borders", "coast"}, areaLayers...) {
		for _, f := range read(t, name) {
			for _, line := range f.lines() {
				for _, p := range line {
					v := onGrid(p)
					if p != (orb.Point{float64(v.x) / 1e4, float64(v.y) / 1e4}) {
						t.Fatalf("%s %s: %v is finer", name, f.id, p)
					}
				}
			}
		}
	}
}

// Edges meet only end to end: no ring crosses or touches itself, no two
// neighbours cross, and a shared border has the same vertices on both sides,
// run through in opposite directions (so the areas lie on different sides).
func TestEdgesMeetOnlyAtSharedVertices(t *testing.T) {
	for _, name := range append([]string{"lakes", "world", "world-lakes"}, areaLayers...) {
		t.Run(name, func(t *testing.T) {
			edges := read(t, name).edges()
			for a, b := range near(edges) {
				if fault := meeting(a, b); fault != "" {
					t.Errorf("%s ring %d and %s ring %d %s near %v", a.feature, a.ring, b.feature, b.ring, fault, a.middle())
				}
			}
		})
	}
}

// meeting says what is wrong where two edges meet; nothing for edges that are
// apart, follow one another, or are a shared border.
func meeting(a, b edge) string {
	sameRing := a.feature == b.feature && a.ring == b.ring
	switch {
	case a.a == b.a && a.b == b.b:
		return "run together in the same direction"
	case a.a == b.b && a.b == b.a:
		if a.feature == b.feature {
			return "turn back on themselves"
		}
		return ""
	case contains(a, b.a) || contains(a, b.b) || contains(b, a.a) || contains(b, a.b):
		return "meet within an edge"
	case sameRing && a.a == b.a:
		return "touch"
	case properlyCross(a, b):
		return "cross"
	}
	return ""
}

// near yields every pair of edges whose bounds meet, by a sweep from west to east.
func near(edges []edge) func(yield func(a, b edge) bool) {
	west := func(e edge) int64 { return min(e.a.x, e.b.x) }
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(west(a), west(b)) })
	return func(yield func(a, b edge) bool) {
		var active []edge
		for _, e := range edges {
			active = slices.DeleteFunc(active, func(old edge) bool { return max(old.a.x, old.b.x) < west(e) })
			for _, old := range active {
				apart := max(old.a.y, old.b.y) < min(e.a.y, e.b.y) || max(e.a.y, e.b.y) < min(old.a.y, old.b.y)
				if !apart && !yield(old, e) {
					return
				}
			}
			active = append(active, e)
		}
	}
}

// turn is positive where a, b, c turn left, 0 where they lie on a line.
func turn(a, b, c vertex) int {
	return cmp.Compare((b.x-a.x)*(c.y-a.y), (b.y-a.y)*(c.x-a.x))
}

// contains says whether v lies on e, its ends excepted.
func contains(e edge, v vertex) bool {
	if v == e.a || v == e.b || turn(e.a, e.b, v) != 0 {
		return false
	}
	return min(e.a.x, e.b.x) <= v.x && v.x <= max(e.a.x, e.b.x) &&
		min(e.a.y, e.b.y) <= v.y && v.y <= max(e.a.y, e.b.y)
}

func properlyCross(a, b edge) bool {
	return turn(a.a, a.b, b.a)*turn(a.a, a.b, b.b) < 0 && turn(b.a, b.b, a.a)*turn(b.a, b.b, a.b) < 0
}

func TestMeetingNamesTheFault(t *testing.T) {
	along := edge{vertex{0, 0}, vertex{10, 0}, "one", 0, 0}
	for _, c := range []struct {
		name  string
		other edge
		want  string
	}{
		{"apart", edge{vertex{0, 5}, vertex{10, 5}, "two", 0, 0}, ""},
		{"a shared border", edge{vertex{10, 0}, vertex{0, 0}, "two", 0, 0}, ""},
		{"the next edge", edge{vertex{10, 0}, vertex{10, 10}, "one", 0, 1}, ""},
		{"overlapping areas", edge{vertex{0, 0}, vertex{10, 0}, "two", 0, 0}, "run together in the same direction"},
		{"a spike", edge{vertex{10, 0}, vertex{0, 0}, "one", 0, 1}, "turn back on themselves"},
		{"a vertex the other lacks", edge{vertex{5, 0}, vertex{5, 9}, "two", 0, 0}, "meet within an edge"},
		{"a crossing", edge{vertex{5, -5}, vertex{6, 5}, "two", 0, 0}, "cross"},
		{"a ring that touches itself", edge{vertex{0, 0}, vertex{3, 9}, "one", 0, 7}, "touch"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := meeting(along, c.other); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNoLineRunsAlongTheFrame(t *testing.T) {
	for _, name := range []string{"borders", "oblast-borders", "coast", "rivers", "lakes"} {
		for _, e := range read(t, name).edges() {
			if side := sideOf(e, frame); side != "" {
				t.Errorf("%s %s: a line runs along the frame's %s near %v", name, e.feature, side, e.middle())
			}
		}
	}
}

func TestNoWorldCoastRunsAlongTheAntimeridianOrThePole(t *testing.T) {
	world := orb.Bound{Min: orb.Point{-179.99, -89.9}, Max: orb.Point{179.99, 89.9}}
	for _, e := range read(t, "world-coast").edges() {
		if side := sideOf(e, world); side != "" {
			t.Errorf("%s: a coast runs along the %s near %v", e.feature, side, e.middle())
		}
	}
}

// sideOf names the side of the bound on or beyond which the whole edge lies.
func sideOf(e edge, bound orb.Bound) string {
	low, high := onGrid(bound.Min), onGrid(bound.Max)
	switch {
	case max(e.a.x, e.b.x) <= low.x:
		return "west"
	case min(e.a.x, e.b.x) >= high.x:
		return "east"
	case max(e.a.y, e.b.y) <= low.y:
		return "south"
	case min(e.a.y, e.b.y) >= high.y:
		return "north"
	}
	return ""
}

func TestIdsAreUnique(t *testing.T) {
	for name := range properties {
		seen := map[string]bool{}
		for _, f := range read(t, name) {
			if seen[f.id] {
				t.Errorf("%s: two features %q", name, f.id)
			}
			seen[f.id] = true
		}
	}
}
