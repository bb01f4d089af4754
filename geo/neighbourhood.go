package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A neighbourhood tells for each cell of the plane whether vertices of one arc
// alone lie in it. Most cells along a border are such, and there no other line
// can be swept over; only near joints is it worth to look closely.
type neighbourhood struct {
	bound         orb.Bound
	columns, rows int
	perX, perY    float64 // cells per metre
	only          []int32 // arc + 1, 0 for none, −1 for several
	tree          *vertexTree
	full          *level
}

const several = -1

// mostCells is how many cells are looked at before looking closely is as quick.
const mostCells = 64

func newNeighbourhood(full *level) *neighbourhood {
	n := &neighbourhood{bound: orb.MultiPoint(full.points).Bound(), tree: newVertexTree(full.points), full: full}
	side := math.Sqrt(float64(len(full.points)) / 2)
	width, height := n.bound.Max[0]-n.bound.Min[0], n.bound.Max[1]-n.bound.Min[1]
	n.columns, n.rows = cellsAlong(side, width), cellsAlong(side, height)
	n.perX, n.perY = float64(n.columns)/max(width, 1e-30), float64(n.rows)/max(height, 1e-30)
	n.only = make([]int32, n.columns*n.rows)
	for arc := range len(full.from) - 1 {
		for _, point := range full.arc(int32(arc)) {
			cell := &n.only[n.row(point[1])*n.columns+n.column(point[0])]
			if *cell == 0 || *cell == int32(arc+1) {
				*cell = int32(arc + 1)
			} else {
				*cell = several
			}
		}
	}
	return n
}

func (n *neighbourhood) column(x float64) int {
	return max(0, min(n.columns-1, int((x-n.bound.Min[0])*n.perX)))
}

func (n *neighbourhood) row(y float64) int {
	return max(0, min(n.rows-1, int((y-n.bound.Min[1])*n.perY)))
}

// inTheWay says whether an arc would sweep over a vertex of another one if it
// left out p between a and b.
func (n *neighbourhood) inTheWay(arc int32, a, p, b orb.Point) bool {
	swept := newTriangle(a, p, b)
	return n.near(arc, swept.bound) && n.tree.otherIn(&swept, n.full.from[arc], n.full.from[arc+1])
}

// near says whether vertices of other arcs may lie in a box.
func (n *neighbourhood) near(arc int32, box orb.Bound) bool {
	left, right := n.column(box.Min[0]), n.column(box.Max[0])
	bottom, top := n.row(box.Min[1]), n.row(box.Max[1])
	if (right-left+1)*(top-bottom+1) > mostCells {
		return true
	}
	for row := bottom; row <= top; row++ {
		for _, only := range n.only[row*n.columns+left : row*n.columns+right+1] {
			if only != 0 && only != arc+1 {
				return true
			}
		}
	}
	return false
}
