package geo

import (
	"math"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"
)

// An index answers which feature lies under a point without looking at most of
// the edges. Its zero value is ready to be built.
type index struct {
	begin sync.Once
	grid  atomic.Pointer[grid]
}

func (x *index) build(s *Shapes) { x.grid.Store(newGrid(s)) }

// A grid divides the plane into cells. Most are crossed by no edge and hold an
// answer. For the others there are the edges of each row of cells, by feature:
// what lies above or below a point's row does not meet the ray from it, so that
// the answer is the same as that of all edges, to the last bit.
type grid struct {
	bound      orb.Bound
	perX, perY float64 // cells per metre
	columns    int
	cells      []uint32 // 0, feature + 1, or crossed + the first of candidates
	candidates []uint32 // feature × 4, + covers, + last
	rows       []slab
	edges      []uint32 // vertices of the arcs at which edges begin
}

const (
	crossed = 1 << 31 // a cell that is crossed by edges
	covers  = 1       // a candidate all over the cell
	last    = 2       // the last candidate of a cell
)

// A slab is a row of cells: its features, each with its edges.
type slab struct{ features []slabFeature }

// slabFeature is a feature with its edges in a slab, edges[from:to] of the grid.
type slabFeature struct {
	feature  int32
	from, to uint32
}

func (g *grid) column(x float64) int {
	return max(0, min(g.columns-1, int((x-g.bound.Min[0])*g.perX)))
}

func (g *grid) row(y float64) int {
	return max(0, min(len(g.rows)-1, int((y-g.bound.Min[1])*g.perY)))
}

func (g *grid) featureAt(s *Shapes, xy orb.Point) (i int, ok bool) {
	if !g.bound.Contains(xy) || xy[0] != xy[0] || xy[1] != xy[1] {
		return 0, false
	}
	row := g.row(xy[1])
	cell := g.cells[row*g.columns+g.column(xy[0])]
	if cell&crossed == 0 {
		return max(int(cell)-1, 0), cell > 0
	}
	for k := cell &^ crossed; ; k++ {
		candidate := g.candidates[k]
		feature := int32(candidate >> 2)
		if candidate&covers != 0 || g.holds(s, row, feature, xy) {
			return int(feature), true
		}
		if candidate&last != 0 {
			return 0, false
		}
	}
}

// holds says whether a feature holds a point of a row.
func (g *grid) holds(s *Shapes, row int, feature int32, xy orb.Point) bool {
	features := g.rows[row].features
	low, high := 0, len(features)
	for low < high {
		if middle := (low + high) / 2; features[middle].feature < feature {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(features) || features[low].feature != feature {
		return false
	}
	return g.within(s, &features[low], xy)
}

func (g *grid) within(s *Shapes, f *slabFeature, xy orb.Point) bool {
	points, inside := s.arcs.levels[0].points, false
	for _, vertex := range g.edges[f.from:f.to] {
		odd, border := crossesEdge(points[vertex], points[vertex+1], xy)
		if border {
			return true
		}
		inside = inside != odd
	}
	return inside
}

// newGrid builds the index of a layer's areas, with about as many rows as makes
// a score of edges for a feature in a row.
func newGrid(s *Shapes) *grid {
	g := &grid{bound: emptyBound}
	edges := 0
	s.eachEdge(func(feature int, _ uint32, _, _ orb.Point) { edges++ })
	for i := range s.shapes {
		if s.shapes[i].role == outerRing {
			g.bound = g.bound.Union(s.shapes[i].bound)
		}
	}
	if edges == 0 || g.bound.IsEmpty() {
		return g
	}
	width, height := g.bound.Max[0]-g.bound.Min[0], g.bound.Max[1]-g.bound.Min[1]
	rows := cellsAlong(1.25*math.Sqrt(float64(edges)), height)
	g.columns = cellsAlong(float64(rows)*min(max(width/height, 0.25), 4), width)
	g.perX, g.perY = float64(g.columns)/max(width, math.SmallestNonzeroFloat32), float64(rows)/max(height, math.SmallestNonzeroFloat32)
	g.rows = make([]slab, rows)
	g.fillRows(s)
	g.cells = make([]uint32, rows*g.columns)
	filler := newFiller(s, g)
	for row := range g.rows {
		filler.fill(row)
	}
	return g
}

// cellsAlong is how many cells lie along a length; without one there is one.
func cellsAlong(n, length float64) int {
	if !(length > 0) {
		return 1
	}
	return int(clamp(1, n, 2048))
}

// eachEdge visits the edges of all areas, feature by feature, by the vertex at
// which they begin.
func (s *Shapes) eachEdge(visit func(feature int, vertex uint32, a, b orb.Point)) {
	full := &s.arcs.levels[0]
	for i := range s.shapes {
		if s.shapes[i].role != outerRing {
			continue
		}
		for k := range s.shapes[i].parts {
			for _, ref := range s.shapes[i].parts[k].arcs {
				arc := ref.arc()
				for vertex := full.from[arc]; vertex+1 < full.from[arc+1]; vertex++ {
					visit(i, vertex, full.points[vertex], full.points[vertex+1])
				}
			}
		}
	}
}

// fillRows gives each row its edges: first they are counted, then stored.
func (g *grid) fillRows(s *Shapes) {
	counts, features := make([]uint32, len(g.rows)), make([]uint32, len(g.rows))
	latest := make([]int32, len(g.rows)) // feature + 1
	each := func(visit func(row, feature int, vertex uint32, first bool)) {
		clear(latest)
		s.eachEdge(func(feature int, vertex uint32, a, b orb.Point) {
			for row, end := g.row(min(a[1], b[1])), g.row(max(a[1], b[1])); row <= end; row++ {
				visit(row, feature, vertex, latest[row] != int32(feature+1))
				latest[row] = int32(feature + 1)
			}
		})
	}
	each(func(row, _ int, _ uint32, first bool) {
		counts[row]++
		if first {
			features[row]++
		}
	})
	total := uint32(0)
	for row, n := range counts {
		counts[row], total = total, total+n // from here on where the next edge goes
		g.rows[row].features = make([]slabFeature, 0, features[row])
	}
	g.edges = make([]uint32, total)
	each(func(row, feature int, vertex uint32, first bool) {
		slab, at := &g.rows[row], counts[row]
		if first {
			slab.features = append(slab.features, slabFeature{feature: int32(feature), from: at})
		}
		g.edges[at] = vertex
		counts[row]++
		slab.features[len(slab.features)-1].to = counts[row]
	})
}
