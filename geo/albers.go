package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Albers is the equal-area conic on an ellipsoid, Snyder 1987, eq. 14-1 to
// 14-19. Make one with NewAlbers.
type Albers struct {
	south, north, lon0, lat0 float64 // degrees
	earth                    ellipsoid
	n, c, rho0               float64 // constants of the cone
}

// NewAlbers returns the projection on WGS 84 with the standard parallels south
// and north and the centre lon0, lat0, all in degrees. Parallels opposite each
// other would make a cylinder, which this formula cannot: the northern one is
// then moved by a fifth of a degree.
func NewAlbers(south, north, lon0, lat0 float64) Albers {
	return newAlbers(wgs84, south, north, lon0, lat0)
}

func newAlbers(earth ellipsoid, south, north, lon0, lat0 float64) Albers {
	south, north, lat0 = clampLatitude(south), clampLatitude(north), clampLatitude(lat0)
	if math.Abs(south+north) < 0.1 {
		north += 0.2
	}
	φ0, φ1, φ2 := radians(lat0), radians(south), radians(north)
	m1, m2 := earth.m(φ1), earth.m(φ2)
	q1, q2 := earth.q(φ1), earth.q(φ2)

	n := math.Sin(φ1)
	if math.Abs(q2-q1) > 1e-9 {
		n = (m1*m1 - m2*m2) / (q2 - q1)
	}
	p := Albers{south: south, north: north, lon0: lon0, lat0: lat0, earth: earth, n: n, c: m1*m1 + n*q1}
	p.rho0 = p.rho(earth.q(φ0))
	return p
}

// m is Snyder 1987, eq. 14-15.
func (e ellipsoid) m(φ float64) float64 {
	sin := math.Sin(φ)
	return math.Cos(φ) / math.Sqrt(1-e.e2*sin*sin)
}

func (p Albers) rho(q float64) float64 {
	return p.earth.a * math.Sqrt(max(0, p.c-p.n*q)) / p.n
}

// Forward projects degrees to metres from the centre.
func (p Albers) Forward(lonLat orb.Point) orb.Point {
	φ := radians(clampLatitude(lonLat[1]))
	θ := p.n * radians(fromMeridian(lonLat[0], p.lon0))
	ρ := p.rho(p.earth.q(φ))
	return orb.Point{ρ * math.Sin(θ), p.rho0 - ρ*math.Cos(θ)}
}

// Inverse returns the degrees of a point in metres. Points beyond the edge of
// the cone get the nearest latitude.
func (p Albers) Inverse(xy orb.Point) orb.Point {
	x, y := xy[0], p.rho0-xy[1]
	ρ := math.Hypot(x, y)
	θ := math.Atan2(x, y)
	if p.n < 0 {
		θ = math.Atan2(-x, -y)
	}
	k := ρ * p.n / p.earth.a
	q := (p.c - k*k) / p.n
	return orb.Point{wrapLongitude(p.lon0 + degrees(θ/p.n)), degrees(p.earth.latitude(q))}
}

func (p Albers) meridian() float64 { return p.lon0 }

// Name says the projection in words for a picture's source line.
func (p Albers) Name() string {
	return fmt.Sprintf("Albers equal-area conic, parallels %s and %s, centre %s %s",
		latitudeText(p.south), latitudeText(p.north), longitudeText(p.lon0), latitudeText(p.lat0))
}

func wrapLongitude(lon float64) float64 {
	if lon < -180 || lon > 180 {
		return math.Remainder(lon, 360)
	}
	return lon
}

func latitudeText(lat float64) string  { return degreesText(lat, "N", "S") }
func longitudeText(lon float64) string { return degreesText(lon, "E", "W") }

func degreesText(value float64, positive, negative string) string {
	if value < 0 {
		return fmt.Sprintf("%.4g° %s", -value, negative)
	}
	return fmt.Sprintf("%.4g° %s", value, positive)
}
