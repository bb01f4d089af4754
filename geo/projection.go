package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A Projection maps degrees to metres in the plane and back. Degrees out of
// range are taken to the nearest that make sense; the result is finite.
type Projection interface {
	Forward(lonLat orb.Point) orb.Point
	Inverse(xy orb.Point) orb.Point
	Name() string
}

// Ukraine is the projection of the bundled map: scale error under 0.16 %,
// angular error under 0.17°.
var Ukraine = NewAlbers(45.7, 51.05, 31.2, 48.5)

// Widest bound that a conic serves: above it, the world projection.
const (
	widestConicLon = 160 // degrees
	widestConicLat = 80  // degrees
)

// AlbersFor returns an equal-area projection for a bound in degrees: Albers
// with parallels a sixth of the height inside its south and north edge, or
// Equal Earth when the bound is of world extent or empty.
func AlbersFor(bound orb.Bound) Projection {
	if bound.IsEmpty() {
		return EqualEarth{}
	}
	west, east := bound.Min[0], bound.Max[0]
	south, north := clampLatitude(bound.Min[1]), clampLatitude(bound.Max[1])
	center := orb.Point{(west + east) / 2, (south + north) / 2}
	if east-west > 300 {
		return EqualEarth{}
	}
	if east-west > widestConicLon || north-south > widestConicLat {
		return EqualEarth{Lon0: center[0]}
	}
	sixth := (north - south) / 6
	return NewAlbers(south+sixth, north-sixth, center[0], center[1])
}

// ellipsoid is a figure of the Earth: a in metres, e2 the eccentricity squared.
type ellipsoid struct{ a, e2 float64 }

var wgs84 = ellipsoid{a: 6378137, e2: 0.00669437999014}

// q is the authalic function of the latitude, Snyder 1987, eq. 3-12.
func (e ellipsoid) q(φ float64) float64 {
	sin := math.Sin(φ)
	if e.e2 == 0 {
		return 2 * sin
	}
	ε := math.Sqrt(e.e2)
	return (1 - e.e2) * (sin/(1-e.e2*sin*sin) - math.Log((1-ε*sin)/(1+ε*sin))/(2*ε))
}

// latitude is the inverse of q, Snyder 1987, eq. 3-16, by iteration.
func (e ellipsoid) latitude(q float64) float64 {
	pole := e.q(math.Pi / 2)
	if math.Abs(q) >= pole*(1-1e-15) {
		return math.Copysign(math.Pi/2, q)
	}
	φ := math.Asin(q / pole)
	for range 20 {
		sin := math.Sin(φ)
		k := 1 - e.e2*sin*sin
		step := k * k / (2 * math.Cos(φ)) * (q - e.q(φ)) / (1 - e.e2)
		φ += step
		if math.Abs(step) < 1e-14 {
			break
		}
	}
	return max(-math.Pi/2, min(math.Pi/2, φ))
}

func clampLatitude(lat float64) float64 { return max(-90, min(90, lat)) }

// fromMeridian is lon − lon0 in [−180, 180]. The edges of a map that is cut at
// its antimeridian stay on their own side.
func fromMeridian(lon, lon0 float64) float64 {
	d := lon - lon0
	if d >= -180 && d <= 180 {
		return d
	}
	return math.Remainder(d, 360)
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }
func degrees(radians float64) float64 { return radians * 180 / math.Pi }
