package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Levels of detail. Neighbours must not gap, so what is simplified is not a
// ring but a chain: the vertices between two joints, where a joint is a vertex
// at which rings or lines part. A chain is always looked at from the same end,
// so every ring that has it keeps the same of its vertices.

const (
	finestTolerance = 50  // metres, of level 1; each next level doubles it
	coarsestLevel   = 13  // about 200 km
	halfPixel       = 0.5 // px: what a level may be off on the screen
	longestChain    = 1024
)

// tolerance is what level 1 and up may be off, in metres.
func tolerance(level int) float64 {
	return finestTolerance * math.Exp2(float64(level-1))
}

// level returns the coarsest parts that are off by less than half a px.
func (s *shape) level(scale float64) []part {
	level := len(s.levels) - 1
	for level > 0 && tolerance(level)*scale >= halfPixel {
		level--
	}
	return s.levels[level]
}

// joints holds for every vertex a digest of its neighbours, 0 for a joint.
type joints map[orb.Point]uint64

func (j joints) add(parts []part) {
	for _, part := range parts {
		n := len(part.points)
		for i, point := range part.points {
			switch {
			case i > 0 && i < n-1:
				j.meet(point, digest(part.points[i-1])+digest(part.points[i+1]))
			case part.role.kind() != outerRing || n < 3:
				j[point] = 0
			case i == 0:
				j.meet(point, digest(part.points[n-2])+digest(part.points[1]))
			}
		}
	}
}

func (j joints) meet(point orb.Point, neighbours uint64) {
	if before, seen := j[point]; seen && before != neighbours {
		neighbours = 0
	}
	j[point] = neighbours
}

// digest mixes the bits of a point (the finisher of MurmurHash3, twice).
func digest(p orb.Point) uint64 {
	return scramble(scramble(math.Float64bits(p[0])) ^ math.Float64bits(p[1]))
}

func scramble(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// levels returns full and its simplifications. A level that leaves out nothing
// is the one before it.
func levels(full []part, chains joints) [][]part {
	if len(full) == 0 || full[0].role == dot {
		return [][]part{full}
	}
	weights := make([][]float64, len(full))
	for i, part := range full {
		weights[i] = chains.weights(part)
	}
	all := [][]part{full}
	for level := 1; level <= coarsestLevel; level++ {
		kept := simplify(full, weights, tolerance(level))
		if finer := all[level-1]; vertices(kept) == vertices(finer) {
			kept = finer
		}
		all = append(all, kept)
	}
	return all
}

func vertices(parts []part) int {
	n := 0
	for _, part := range parts {
		n += len(part.points)
	}
	return n
}

// simplify keeps the vertices that weigh more than the tolerance, and of the
// parts those that are larger, the largest in any case.
func simplify(full []part, weights [][]float64, tolerance float64) []part {
	largest := 0
	for i := range full {
		if extent(full[i].bound) > extent(full[largest].bound) {
			largest = i
		}
	}
	kept := make([]part, 0, len(full))
	for i, p := range full {
		if i != largest && extent(p.bound) <= tolerance {
			continue
		}
		points := heavier(p.points, weights[i], tolerance)
		if p.role.kind() == outerRing && points[0] != points[len(points)-1] {
			points = append(points, points[0])
		}
		kept = append(kept, part{points: points, bound: p.bound, role: p.role})
	}
	return kept
}

// heavier returns the points that weigh more than the tolerance, with room for
// one more.
func heavier(points []orb.Point, weights []float64, tolerance float64) []orb.Point {
	n := 0
	for _, weight := range weights {
		if weight > tolerance {
			n++
		}
	}
	kept := make([]orb.Point, 0, n+1)
	for i, point := range points {
		if weights[i] > tolerance {
			kept = append(kept, point)
		}
	}
	return kept
}

func extent(b orb.Bound) float64 { return math.Hypot(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]) }

// weights returns for each vertex the tolerance in metres from which on it is
// left out; joints and ends never are.
func (j joints) weights(p part) []float64 {
	weights := make([]float64, len(p.points))
	last := len(p.points) - 1
	if p.role.kind() != outerRing {
		weighChains(p.points, weights, j)
		return weights
	}
	// A ring is run from its first joint, or from its smallest vertex if its
	// neighbour shares it whole.
	start, found := 0, false
	for i, point := range p.points[:last] {
		joint := j[point] == 0
		if joint && !found || joint == found && less(point, p.points[start]) {
			start, found = i, joint
		}
	}
	turned := append(append(make([]orb.Point, 0, last+1), p.points[start:last]...), p.points[:start+1]...)
	turnedWeights := make([]float64, last+1)
	weighChains(turned, turnedWeights, j)
	for i := range turnedWeights {
		weights[(start+i)%max(last, 1)] = turnedWeights[i]
	}
	weights[last] = weights[0]
	return weights
}

// weighChains cuts a line at its joints. Very long chains are cut as well,
// which bounds the time that a spiteful file can cost.
func weighChains(points []orb.Point, weights []float64, j joints) {
	from := 0
	for to := 1; to < len(points); to++ {
		if to == len(points)-1 || j[points[to]] == 0 {
			weighChain(points[from:to+1], weights[from:to+1])
			from = to
		}
	}
	if len(weights) == 1 {
		weights[0] = math.Inf(1)
	}
}

func weighChain(points []orb.Point, weights []float64) {
	if !backward(points) {
		weighForward(points, weights)
		return
	}
	reversed := orb.LineString(points).Clone()
	reversed.Reverse()
	reversedWeights := make([]float64, len(weights))
	weighForward(reversed, reversedWeights)
	for i, weight := range reversedWeights {
		weights[len(weights)-1-i] = weight
	}
}

// backward says whether a chain is to be looked at from its other end.
func backward(points []orb.Point) bool {
	for i, k := 0, len(points)-1; i < k; i, k = i+1, k-1 {
		if points[i] != points[k] {
			return less(points[k], points[i])
		}
	}
	return false
}

func weighForward(points []orb.Point, weights []float64) {
	last := len(points) - 1
	for from := 0; from < last; from += longestChain {
		to := min(from+longestChain, last)
		weights[from], weights[to] = math.Inf(1), math.Inf(1)
		douglasPeucker(points[from:to+1], weights[from:to+1], math.Inf(1))
	}
}

// douglasPeucker weighs the vertices between the ends: the farthest from the
// chord by its distance, but no more than the vertex that made the chord.
func douglasPeucker(points []orb.Point, weights []float64, most float64) {
	last := len(points) - 1
	for last > 1 {
		farthest, distance := 1, -1.0
		for i := 1; i < last; i++ {
			if d := fromSegment(points[i], points[0], points[last]); d > distance {
				farthest, distance = i, d
			}
		}
		most = min(most, math.Sqrt(distance))
		weights[farthest] = most
		douglasPeucker(points[:farthest+1], weights[:farthest+1], most)
		points, weights, last = points[farthest:], weights[farthest:], last-farthest
	}
}

// fromSegment is the squared distance of p from the segment ab.
func fromSegment(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	x, y := p[0]-a[0], p[1]-a[1]
	if length := dx*dx + dy*dy; length > 0 {
		t := max(0, min(1, (x*dx+y*dy)/length))
		x, y = x-t*dx, y-t*dy
	}
	return x*x + y*y
}
