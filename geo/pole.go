package geo

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Pole returns where the label of feature i goes, in metres: the pole of
// inaccessibility of its largest part, the point farthest from the edge. For
// lines and dots, and for areas without extent, it is the vertex in the middle
// of the list; without a place 0, 0.
func (s *Shapes) Pole(i int) orb.Point {
	shape := &s.shapes[i]
	shape.findPole.Do(func() { shape.pole = labelPoint(s.parts(i)) })
	return shape.pole
}

func labelPoint(full []outline) orb.Point {
	if len(full) == 0 {
		return orb.Point{}
	}
	polygon := largestPolygon(full)
	if len(polygon) == 0 {
		middle := full[len(full)/2].points
		return middle[len(middle)/2]
	}
	return poleOf(polygon)
}

// largestPolygon returns the outer ring of largest area with its holes, nil if
// nothing has an area.
func largestPolygon(parts []outline) []outline {
	var largest []outline
	most := 0.0
	for i := 0; i < len(parts); {
		end := i + 1
		for end < len(parts) && parts[end].role == hole {
			end++
		}
		if parts[i].role == outerRing {
			if area := math.Abs(planar.Area(orb.Ring(parts[i].points))); area > most {
				largest, most = parts[i:end], area
			}
		}
		i = end
	}
	return largest
}

// cell is a square that may hold the pole.
type cell struct {
	center   orb.Point
	half     float64 // half its side
	distance float64 // from the centre to the edge, negative outside
	most     float64 // the largest distance any point of it can have
}

type squares []cell

func (c squares) Len() int           { return len(c) }
func (c squares) Less(i, k int) bool { return c[i].most > c[k].most }
func (c squares) Swap(i, k int)      { c[i], c[k] = c[k], c[i] }
func (c *squares) Push(x any)        { *c = append(*c, x.(cell)) }
func (c *squares) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}

// poleOf searches squares, the most promising first, and quarters them until
// none can be better by a thousandth of the polygon's extent (the method of
// Agafonkin's polylabel, 2016).
func poleOf(polygon []outline) orb.Point {
	bound := polygon[0].bound
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	precision := max(width, height) / 1000
	side := max(min(width, height), max(width, height)/64)

	edge := stretchesOf(polygon)
	newCell := func(center orb.Point, half float64) cell {
		distance := toEdge(center, polygon, edge)
		return cell{center: center, half: half, distance: distance, most: distance + half*math.Sqrt2}
	}
	best := newCell(bound.Center(), 0)
	if center, area := planar.CentroidArea(orb.Ring(polygon[0].points)); area != 0 {
		if c := newCell(center, 0); c.distance > best.distance {
			best = c
		}
	}
	queue := &squares{}
	for x := bound.Min[0]; x < bound.Max[0]; x += side {
		for y := bound.Min[1]; y < bound.Max[1]; y += side {
			heap.Push(queue, newCell(orb.Point{x + side/2, y + side/2}, side/2))
		}
	}
	for looks := mostLooks(polygon); queue.Len() > 0 && looks > 0; looks-- {
		c := heap.Pop(queue).(cell)
		if c.distance > best.distance {
			best = c
		}
		if c.most-best.distance <= precision {
			break
		}
		half := c.half / 2
		for _, corner := range [4][2]float64{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			center := orb.Point{c.center[0] + corner[0]*half, c.center[1] + corner[1]*half}
			heap.Push(queue, newCell(center, half))
		}
	}
	return best.center
}

// mostLooks bounds the search in a polygon so ragged that every square looks
// promising; an ordinary one needs a hundred.
func mostLooks(polygon []outline) int {
	return 100 + 10_000_000/max(1, vertices(polygon))
}

func vertices(parts []outline) int {
	n := 0
	for _, part := range parts {
		n += len(part.points)
	}
	return n
}

// stretch is some edges in a row, and the box around them.
type stretch struct {
	points []orb.Point
	bound  orb.Bound
}

// stretchesOf cuts the edges of a polygon into stretches, most of which are seen from afar to hold no edge
// that is nearest.
func stretchesOf(polygon []outline) (edge []stretch) {
	const edges = 16 // of a stretch
	for _, part := range polygon {
		for i := 0; i < len(part.points)-1; i += edges {
			points := part.points[i:min(i+edges+1, len(part.points))]
			edge = append(edge, stretch{points, orb.LineString(points).Bound()})
		}
	}
	return edge
}

// fromBound is the square of the distance to a box, 0 inside.
func fromBound(p orb.Point, b orb.Bound) float64 {
	dx := max(b.Min[0]-p[0], 0, p[0]-b.Max[0])
	dy := max(b.Min[1]-p[1], 0, p[1]-b.Max[1])
	return dx*dx + dy*dy
}

// toEdge is the distance to the nearest edge of a polygon in metres, negative outside.
func toEdge(p orb.Point, polygon []outline, edge []stretch) float64 {
	nearest := math.Inf(1)
	for _, s := range edge {
		if fromBound(p, s.bound) >= nearest {
			continue
		}
		for i := 1; i < len(s.points); i++ {
			nearest = min(nearest, fromSegment(p, s.points[i-1], s.points[i]))
		}
	}
	if holds(polygon, p) {
		return math.Sqrt(nearest)
	}
	return -math.Sqrt(nearest)
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
