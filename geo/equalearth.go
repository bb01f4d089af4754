package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// EqualEarth is the equal-area projection for world extents, Šavrič, Patterson
// and Jenny 2018, on WGS 84 by way of the authalic latitude. Lon0 is the
// central meridian in degrees.
type EqualEarth struct{ Lon0 float64 }

// Coefficients of Šavrič, Patterson and Jenny 2018, eq. 12 to 14.
const (
	equalEarthA1 = 1.340264
	equalEarthA2 = -0.081106
	equalEarthA3 = 0.000893
	equalEarthA4 = 0.003796
)

var equalEarthM = math.Sqrt(3) / 2

// Forward projects degrees to metres.
func (p EqualEarth) Forward(lonLat orb.Point) orb.Point {
	pole := wgs84.q(math.Pi / 2)
	radius := wgs84.a * math.Sqrt(pole/2)
	λ := radians(fromMeridian(lonLat[0], p.Lon0))
	sinβ := wgs84.q(radians(clampLatitude(lonLat[1]))) / pole

	θ := math.Asin(equalEarthM * max(-1, min(1, sinβ)))
	y, slope := equalEarthY(θ)
	return orb.Point{radius * λ * math.Cos(θ) / (equalEarthM * slope), radius * y}
}

// Inverse returns the degrees of a point in metres, found by Newton's method.
func (p EqualEarth) Inverse(xy orb.Point) orb.Point {
	pole := wgs84.q(math.Pi / 2)
	radius := wgs84.a * math.Sqrt(pole/2)
	top, _ := equalEarthY(math.Pi / 3)
	target := max(-top, min(top, xy[1]/radius))

	θ := target / equalEarthA1
	for range 20 {
		y, slope := equalEarthY(θ)
		step := (y - target) / slope
		θ -= step
		if math.Abs(step) < 1e-14 {
			break
		}
	}
	_, slope := equalEarthY(θ)
	λ := equalEarthM * (xy[0] / radius) * slope / math.Cos(θ)
	λ = max(-math.Pi, min(math.Pi, λ))
	lat := wgs84.latitude(pole * math.Sin(θ) / equalEarthM)
	return orb.Point{wrapLongitude(p.Lon0 + degrees(λ)), degrees(lat)}
}

// equalEarthY is y of the parametric latitude θ and its slope dy/dθ.
func equalEarthY(θ float64) (y, slope float64) {
	θ2 := θ * θ
	θ6 := θ2 * θ2 * θ2
	y = θ * (equalEarthA1 + equalEarthA2*θ2 + θ6*(equalEarthA3+equalEarthA4*θ2))
	slope = equalEarthA1 + 3*equalEarthA2*θ2 + θ6*(7*equalEarthA3+9*equalEarthA4*θ2)
	return y, slope
}

func (p EqualEarth) meridian() float64 { return p.Lon0 }

// Name says the projection in words for a picture's source line.
func (p EqualEarth) Name() string {
	return "Equal Earth, central meridian " + longitudeText(p.Lon0)
}
