package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// A shapeCheck looks at one polygon for what no picture of it can show well:
// rings that cross or run along each other, spikes, rings without area or there
// twice, holes outside their ring or inside another hole (OGC 06-103r4, 6.1.11).
type shapeCheck struct {
	*decoder
	of      *building
	polygon orb.Polygon
	indices []int // of the rings in building.sequences
	bounds  []orb.Bound
	crossed map[int]bool // the rings that cross another, or have another fault
}

// mostWork bounds the comparisons that looking at the shapes of one file may
// take: about a second.
const mostWork = 150_000_000

func (d *decoder) judgeShape(b *building, polygon orb.Polygon, indices []int) {
	c := &shapeCheck{d, b, polygon, indices, make([]orb.Bound, len(polygon)), map[int]bool{}}
	for i, ring := range polygon {
		c.bounds[i] = measure(ring).bound
		if c.flat(ring) {
			c.tell(ruleZeroArea, i, 0, "a ring should enclose an area", "", "take it out")
			c.crossed[i] = true
			continue
		}
		c.spikes(i, ring)
		c.again(i, ring)
	}
	if !c.enoughTime() {
		return
	}
	c.crossings()
	for i := 1; i < len(polygon) && c.enoughTime(); i++ {
		if !c.crossed[i] {
			c.hole(i)
		}
	}
}

// enoughTime is false once mostWork is used up, and tells it once.
func (c *shapeCheck) enoughTime() bool {
	if c.met.work <= mostWork {
		return true
	}
	if c.counts[ruleUnchecked.ID] == 0 {
		c.report(ruleUnchecked, -1, "the shapes from here on were not looked at, as it would take too long", c.where(), "")
	}
	return false
}

// tell reports a problem at a position of a ring.
func (c *shapeCheck) tell(r rule, ring, position int, must, value, mend string) {
	index := c.indices[ring]
	s := c.of.sequences[index]
	n := s.to - s.from
	if c.of.turned[index] {
		position = n - 1 - position
	}
	position = max(0, position) % max(n, 1)
	at := s.at
	if c.counts[r.ID] < mostOfOneRule {
		at = c.positionAt(s, position)
	}
	c.decoder.tell(c.of, index, position, r, at, must, value, mend)
}

// flat says whether all of a ring lies on one line, as seen from its length.
func (c *shapeCheck) flat(ring orb.Ring) bool {
	first, farthest, length := ring[0], ring[0], 0.0
	for _, p := range ring {
		if d := squaredDistance(first, p); d > length {
			farthest, length = p, d
		}
	}
	for _, p := range ring {
		off := (farthest[0]-first[0])*(p[1]-first[1]) - (farthest[1]-first[1])*(p[0]-first[0])
		if math.Abs(off) > 1e-12*length {
			return false
		}
	}
	return true
}

func squaredDistance(a, b orb.Point) float64 {
	return (a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1])
}

// spikes looks for a position at which the ring turns right back.
func (c *shapeCheck) spikes(i int, ring orb.Ring) {
	n := len(ring) - 1
	for k := range n {
		from, at, to := ring[(k+n-1)%n], ring[k], ring[k+1]
		if from == at || at == to {
			continue
		}
		forth := (at[0]-from[0])*(to[0]-at[0]) + (at[1]-from[1])*(to[1]-at[1])
		if forth < 0 && sideOf(from, at, to) == 0 {
			c.tell(ruleSpike, i, k, "a ring should not turn right back", fmt.Sprint(rounded(at)), "take the position out")
			return
		}
	}
}

// again looks for a ring of the same feature with the same positions.
func (c *shapeCheck) again(i int, ring orb.Ring) {
	key := keyOf(ring)
	for _, other := range c.of.rings[key] {
		c.met.work += len(ring)
		if !c.enoughTime() {
			return
		}
		if sameRing(other, ring) {
			c.tell(ruleRingTwice, i, 0, "a ring should occur once in a feature", fmt.Sprintf("%d positions from %v", len(ring), ring[0]), "take one of them out")
			c.crossed[i] = true
			return
		}
	}
	c.of.rings[key] = append(c.of.rings[key], ring)
}

// A ringKey is the same for rings of the same positions, wherever they begin
// and whichever way they run.
type ringKey struct {
	least orb.Point
	count int
}

func keyOf(ring orb.Ring) ringKey {
	least := ring[0]
	for _, p := range ring {
		if less(p, least) {
			least = p
		}
	}
	return ringKey{least, len(ring)}
}

// sameRing compares two closed rings that have as many positions.
func sameRing(a, b orb.Ring) bool {
	n := len(a) - 1
	for start := range n {
		if b[start] != a[0] {
			continue
		}
		forth, back := true, true
		for k := 0; k < n && (forth || back); k++ {
			forth = forth && a[k] == b[(start+k)%n]
			back = back && a[k] == b[(start-k+n)%n]
		}
		if forth || back {
			return true
		}
	}
	return false
}

// hole looks where the i-th ring lies.
func (c *shapeCheck) hole(i int) {
	ring := c.polygon[i]
	c.met.work += 4 * len(c.polygon[0])
	if !c.crossed[0] && !c.inside(ring, c.polygon[0]) {
		c.tell(ruleOutside, i, 0, "a hole must lie within the outer ring of its polygon", "", "make it a polygon of its own, or take it out")
		return
	}
	bound := c.bounds[i]
	for j := 1; j < len(c.polygon); j++ {
		if j == i || c.crossed[j] {
			continue
		}
		c.met.work++
		if around := c.bounds[j]; !around.Contains(bound.Min) || !around.Contains(bound.Max) {
			continue
		}
		c.met.work += 4 * len(c.polygon[j])
		if c.inside(ring, c.polygon[j]) {
			c.tell(ruleHoles, i, 0, "a hole should not lie in another hole", placeOf(c.of.kind, c.of.sequences, c.indices[j], -1), "take it out, or make it a polygon of its own")
			return
		}
	}
}

// inside says whether a ring that does not cross the other lies in it, judged
// by the first position that is not on the other's edge.
func (c *shapeCheck) inside(ring, other orb.Ring) bool {
	for _, p := range ring {
		switch where := sideOfRing(p, other); where {
		case 0:
			c.met.work += 4 * len(other)
			if !c.enoughTime() {
				return true
			}
		default:
			return where > 0
		}
	}
	return true
}

// sideOfRing is 1 for a point in a ring, 0 on its edge and -1 outside.
func sideOfRing(p orb.Point, ring orb.Ring) int {
	in := -1
	for k := 1; k < len(ring); k++ {
		a, b := ring[k-1], ring[k]
		if a[1] > p[1] == (b[1] > p[1]) {
			if a[1] == p[1] && b[1] == p[1] && min(a[0], b[0]) <= p[0] && p[0] <= max(a[0], b[0]) {
				return 0
			}
			if p == a || p == b {
				return 0
			}
			continue
		}
		if b[1] < a[1] {
			a, b = b, a
		}
		switch turn := sideOf(a, b, p); {
		case turn == 0:
			return 0
		case turn > 0:
			in = -in
		}
	}
	return in
}
