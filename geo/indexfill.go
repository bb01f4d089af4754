package geo

import "github.com/paulmach/orb"

// A filler finds the answers of a grid's cells, row by row.
type filler struct {
	shapes   *Shapes
	grid     *grid
	crossing [][]int32 // for each column the features with edges in it, in order
}

func newFiller(s *Shapes, g *grid) *filler {
	return &filler{shapes: s, grid: g, crossing: make([][]int32, g.columns)}
}

// fill answers for a row. Cells without edges between two that are crossed have
// one answer.
func (f *filler) fill(row int) {
	for column := range f.crossing {
		f.crossing[column] = f.crossing[column][:0]
	}
	features := f.grid.rows[row].features
	for k := range features {
		f.cross(row, &features[k])
	}
	cells := f.grid.cells[row*f.grid.columns:][:f.grid.columns]
	known := false
	var answer uint32
	for column := range cells {
		if len(f.crossing[column]) > 0 {
			cells[column] = f.candidates(row, column)
			known = false
			continue
		}
		if !known {
			answer, known = f.answer(row, column), true
		}
		cells[column] = answer
	}
}

// cross notes the cells that a feature's edges may touch: those of their boxes,
// and of an edge through several those next to it, too.
func (f *filler) cross(row int, feature *slabFeature) {
	g, points := f.grid, f.shapes.arcs.levels[0].points
	bottom := g.bound.Min[1] + float64(row)/g.perY
	top := bottom + 1/g.perY
	for _, vertex := range g.edges[feature.from:feature.to] {
		a, b := points[vertex], points[vertex+1]
		first, end := g.column(min(a[0], b[0])), g.column(max(a[0], b[0]))
		if end > first+2 && a[1] != b[1] {
			slope := (b[0] - a[0]) / (b[1] - a[1])
			low, high := max(bottom, min(a[1], b[1])), min(top, max(a[1], b[1]))
			x0, x1 := a[0]+(low-a[1])*slope, a[0]+(high-a[1])*slope
			first, end = max(first, g.column(min(x0, x1))-1), min(end, g.column(max(x0, x1))+1)
		}
		for column := first; column <= end; column++ {
			if n := len(f.crossing[column]); n == 0 || f.crossing[column][n-1] != feature.feature {
				f.crossing[column] = append(f.crossing[column], feature.feature)
			}
		}
	}
}

// middle is the middle of a cell.
func (f *filler) middle(row, column int) orb.Point {
	g := f.grid
	return orb.Point{g.bound.Min[0] + (float64(column)+0.5)/g.perX, g.bound.Min[1] + (float64(row)+0.5)/g.perY}
}

// answer is the first feature that covers a cell without edges.
func (f *filler) answer(row, column int) uint32 {
	middle, features := f.middle(row, column), f.grid.rows[row].features
	for k := range features {
		if i := features[k].feature; f.shapes.shapes[i].bound.Contains(middle) && f.grid.within(f.shapes, &features[k], middle) {
			return uint32(i) + 1
		}
	}
	return 0
}

// candidates lists the features to ask for a point of a cell, in layer order up
// to the first that covers all of it.
func (f *filler) candidates(row, column int) uint32 {
	g, middle, crossing := f.grid, f.middle(row, column), f.crossing[column]
	from := len(g.candidates)
	features := g.rows[row].features
	for k := range features {
		i := features[k].feature
		if len(crossing) > 0 && crossing[0] == i {
			g.candidates = append(g.candidates, uint32(i)<<2)
			crossing = crossing[1:]
			continue
		}
		if f.shapes.shapes[i].bound.Contains(middle) && g.within(f.shapes, &features[k], middle) {
			g.candidates = append(g.candidates, uint32(i)<<2|covers)
			break
		}
	}
	g.candidates[len(g.candidates)-1] |= last
	return crossed | uint32(from)
}
