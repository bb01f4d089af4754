package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Files cut the world at 180°; a map cuts it half a turn from its own middle.
// What crosses that meridian is cut there, so that nothing runs straight across
// the map, and what encloses a pole is led along its edge.

// A centred projection has a meridian in its middle, in degrees.
type centred interface{ meridian() float64 }

const (
	seam       = 180 - 1e-9 // degrees from the middle; short of 180, so that a side is a side
	mostStrips = 2          // turns around the world that a line is followed, each way
)

// A turned vertex counts its longitude on over the seam.
type turned struct {
	east float64 // degrees from the middle meridian
	at   orb.Point
}

// atEdge says whether a point in degrees lies on the edge of the map, where
// borders are cuts.
func atEdge(lonLat orb.Point, p Projection) bool {
	middle, ok := p.(centred)
	return ok && (math.Abs(lonLat[0]-middle.meridian()) >= seam || math.Abs(lonLat[1]) >= 90)
}

// cut returns the pieces of a line or ring in degrees on either side of the
// seam, and the line itself, with longitudes within half a turn, if it crosses
// none.
func cut(line []orb.Point, r role, p Projection) [][]orb.Point {
	middle, ok := p.(centred)
	if !ok || len(line) == 0 {
		return [][]orb.Point{line}
	}
	lon0 := middle.meridian()
	line = within(line, lon0)
	path, crosses := unwrap(line, lon0)
	switch {
	case !crosses:
		return [][]orb.Point{line}
	case r.kind() == outerRing:
		return cutRing(path, lon0)
	}
	return cutLine(path, lon0)
}

// within takes longitudes to within half a turn of the middle. Only a line that
// needs it is copied.
func within(line []orb.Point, lon0 float64) []orb.Point {
	copied := false
	for i, point := range line {
		if d := point[0] - lon0; d >= -180 && d <= 180 {
			continue
		}
		if !copied {
			line, copied = append([]orb.Point{}, line...), true
		}
		line[i][0] = lon0 + fromMeridian(point[0], lon0)
	}
	return line
}

// unwrap follows a line around the world and says whether it crosses the seam.
// Edges longer than half a turn are taken to go the short way, but along a pole
// or from seam to seam on a map that has something in between.
func unwrap(line []orb.Point, lon0 float64) (path []turned, crosses bool) {
	spans := false
	for _, point := range line {
		spans = spans || math.Abs(point[0]-lon0) < 90
	}
	for i := 1; i < len(line) && !crosses; i++ {
		crosses = wraps(line[i-1], line[i], lon0, spans)
	}
	if !crosses {
		return nil, false
	}
	path = make([]turned, len(line))
	for i, point := range line {
		east := point[0] - lon0
		if i > 0 {
			step := east - (line[i-1][0] - lon0)
			if wraps(line[i-1], point, lon0, spans) {
				step = math.Remainder(step, 360)
			}
			east = path[i-1].east + step
		}
		path[i] = turned{east: east, at: point}
	}
	return path, true
}

func wraps(a, b orb.Point, lon0 float64, spans bool) bool {
	if !(math.Abs(b[0]-a[0]) > 180) {
		return false
	}
	pole := math.Abs(a[1]) > 89.9 && math.Abs(b[1]) > 89.9
	edge := spans && math.Abs(a[0]-lon0) >= seam && math.Abs(b[0]-lon0) >= seam
	return !pole && !edge
}

// cutRing clips a ring to each turn around the world that it reaches
// (Sutherland and Hodgman 1974, on two sides).
func cutRing(path []turned, lon0 float64) [][]orb.Point {
	if turn := path[len(path)-1].east - path[0].east; math.Abs(turn) > 180 {
		pole := math.Copysign(90, meanLatitude(path))
		last, first := path[len(path)-1], path[0]
		path = append(path, turned{last.east, orb.Point{last.at[0], pole}}, turned{first.east, orb.Point{first.at[0], pole}}, first)
	}
	var pieces [][]orb.Point
	for _, k := range strips(path) {
		inside := half(half(path, 360*k-180, 1), 360*k+180, -1)
		if len(inside) < 3 {
			continue
		}
		ring := make([]orb.Point, 0, len(inside)+1)
		for _, vertex := range inside {
			ring = append(ring, vertex.place(360*k, lon0))
		}
		if ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		pieces = append(pieces, ring)
	}
	return pieces
}

func meanLatitude(path []turned) float64 {
	sum := 0.0
	for _, vertex := range path {
		sum += vertex.at[1]
	}
	return sum / float64(len(path))
}

// strips lists the turns that a path reaches, counted from the middle one.
func strips(path []turned) []float64 {
	west, east := math.Inf(1), math.Inf(-1)
	for _, vertex := range path {
		west, east = min(west, vertex.east), max(east, vertex.east)
	}
	var all []float64
	for k := math.Floor((west + 180) / 360); k <= math.Floor((east+180)/360); k++ {
		if math.Abs(k) <= mostStrips {
			all = append(all, k)
		}
	}
	return all
}

// half keeps what lies east (side 1) or west (side −1) of a meridian.
func half(path []turned, meridian, side float64) []turned {
	var kept []turned
	for i, vertex := range path {
		inside := (vertex.east-meridian)*side >= 0
		if i > 0 && inside != ((path[i-1].east-meridian)*side >= 0) {
			kept = append(kept, crossing(path[i-1], vertex, meridian))
		}
		if inside {
			kept = append(kept, vertex)
		}
	}
	return kept
}

// crossing is where an edge meets a meridian, the same whichever way it is run.
func crossing(a, b turned, meridian float64) turned {
	if less(b.at, a.at) {
		a, b = b, a
	}
	t := (meridian - a.east) / (b.east - a.east)
	return turned{east: meridian, at: orb.Point{math.NaN(), a.at[1] + (b.at[1]-a.at[1])*t}}
}

// place is where a vertex lies on the map: its own longitude, or the seam's.
func (v turned) place(turn, lon0 float64) orb.Point {
	east := v.east - turn
	if math.Abs(east) >= seam || v.at[0] != v.at[0] {
		return orb.Point{lon0 + max(-seam, min(seam, east)), v.at[1]}
	}
	return v.at
}

func cutLine(path []turned, lon0 float64) [][]orb.Point {
	var pieces [][]orb.Point
	var piece []orb.Point
	turn := 360 * math.Floor((path[0].east+180)/360)
	for i, vertex := range path {
		next := 360 * math.Floor((vertex.east+180)/360)
		if i > 0 && next != turn {
			at := crossing(path[i-1], vertex, max(next, turn)-180)
			pieces = append(pieces, append(piece, at.place(turn, lon0)))
			piece, turn = []orb.Point{at.place(next, lon0)}, next
		}
		piece = append(piece, vertex.place(turn, lon0))
	}
	return append(pieces, piece)
}
