package geo

import (
	"io"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// A Repair is a mechanical mend, or a set of them.
type Repair uint

// The repairs. The first ones are done whenever a file is opened, as they change
// nothing that anybody could have meant; those from SwapAxes on only on request
// (Options.Accept), as they move things.
const (
	RemoveMark    Repair = 1 << iota // take a byte-order mark away
	Recode                           // read another encoding than UTF-8
	NameType                         // write "polygon" as "Polygon"
	CloseRing                        // repeat a ring's first position at its end
	TurnRing                         // wind outer rings counter-clockwise, holes clockwise
	SwapAxes                         // read every position as latitude, longitude
	FromMercator                     // turn metres of Web Mercator (EPSG:3857) into degrees
	WrapLongitude                    // move what lies wholly beyond 180° by full turns
)

// OnRequest are the repairs that are done only where somebody accepts them.
const OnRequest = SwapAxes | FromMercator | WrapLongitude

var repairNames = []string{
	"remove-mark", "recode", "name-type", "close-ring", "turn-ring", "swap-axes", "from-mercator", "wrap-longitude",
}

// String names the repairs, with a comma between them.
func (r Repair) String() string {
	var set []string
	for i, name := range repairNames {
		if r&(1<<i) != 0 {
			set = append(set, name)
		}
	}
	return strings.Join(set, ",")
}

// Repairs is the set of all repairs that the problems carry.
func (f *Findings) Repairs() Repair {
	var set Repair
	for i := range f.Problems {
		set |= f.Problems[i].Repair
	}
	return set
}

// Rewrite reads a text with the repairs on request that are accepted, and writes
// what it holds as RFC 7946 wants it: UTF-8, types in their own spelling, rings
// closed and wound, each feature on a line. The findings are those of the text
// that was read. Heights, foreign members and every bbox are not kept. There is
// nothing to write where nothing could be read.
func Rewrite(w io.Writer, name string, text []byte, accept Repair) (*Findings, error) {
	layers, found := ReadText(name, text, Options{Limits: DefaultLimits(), Accept: accept & OnRequest})
	if layers == nil {
		return found, found.Worst()
	}
	whole := &Layer{Name: name}
	for _, layer := range layers {
		whole.Features = append(whole.Features, layer.Features...)
	}
	return found, EncodeGeoJSON(w, whole)
}

// mercatorRadius is that of the sphere of Web Mercator, in metres.
const mercatorRadius = 6378137

// mostMercator is half the width of the Web Mercator square, in metres.
const mostMercator = math.Pi * mercatorRadius

// fromMercator is the inverse of Web Mercator, Snyder 1987, eq. 7-4 and 7-5.
func fromMercator(p orb.Point) orb.Point {
	const degrees = 180 / math.Pi
	lon := p[0] / mercatorRadius
	lat := math.Pi/2 - 2*math.Atan(math.Exp(-p[1]/mercatorRadius))
	return orb.Point{lon * degrees, lat * degrees}
}

// move applies the accepted repairs that move positions, in place.
func (r Repair) move(points []orb.Point) {
	if r&SwapAxes != 0 {
		for i, p := range points {
			points[i] = orb.Point{p[1], p[0]}
		}
	}
	if r&FromMercator != 0 {
		for i, p := range points {
			points[i] = fromMercator(p)
		}
	}
}

// wholeTurns is by how many degrees what lies between two longitudes has to move to
// come within 180°, 0 if it cannot or need not.
func wholeTurns(west, east float64) float64 {
	turn := 360 * math.Floor((west+180)/360)
	if east-turn > 180 {
		return 0
	}
	return -turn
}

// moved is a geometry moved east, in place where it can be.
func moved(geometry orb.Geometry, east float64) orb.Geometry {
	switch g := geometry.(type) {
	case orb.Point:
		return orb.Point{g[0] + east, g[1]}
	case orb.MultiPoint:
		for i := range g {
			g[i][0] += east
		}
	case orb.Collection:
		for i := range g {
			g[i] = moved(g[i], east)
		}
	default:
		eachLine(geometry, func(line []orb.Point, _ role) {
			for i := range line {
				line[i][0] += east
			}
		})
	}
	return geometry
}
