package geo

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// Snyder 1987, Map Projections: A Working Manual, pp. 291–293: parallels 29.5
// and 45.5 N, centre 96 W 23 N, the point 75 W 35 N.
func TestAlbersAgreesWithSnydersExamples(t *testing.T) {
	for _, example := range []struct {
		name      string
		earth     ellipsoid
		n         float64
		x, y      float64
		tolerance float64
	}{
		{"unit sphere", ellipsoid{a: 1}, 0.6028370, 0.2952720, 0.2416774, 6e-8},
		{"Clarke 1866", ellipsoid{a: 6378206.4, e2: 0.00676866}, 0.6029035, 1885472.7, 1535925.0, 0.06},
	} {
		t.Run(example.name, func(t *testing.T) {
			p := newAlbers(example.earth, 29.5, 45.5, -96, 23)
			xy := p.Forward(orb.Point{-75, 35})
			near(t, "n", p.n, example.n, 6e-8)
			near(t, "x", xy[0], example.x, example.tolerance)
			near(t, "y", xy[1], example.y, example.tolerance)
			back := p.Inverse(orb.Point{example.x, example.y})
			near(t, "lon", back[0], -75, 5e-6)
			near(t, "lat", back[1], 35, 5e-6)
		})
	}
}

// The values are those with which PROJ checks its own Equal Earth on WGS 84.
func TestEqualEarthAgreesWithPublishedValues(t *testing.T) {
	for _, c := range []struct{ lon, lat, x, y float64 }{
		{0, 0, 0, 0},
		{0, 90, 0, 8392927.6},
		{180, 90, 10216474.79, 8392927.6},
		{180, 45, 14792474.75, 5466867.76},
		{180, 0, 17243959.06, 0},
		{-70, -31.2, -6241081.64, -3907019.16},
	} {
		xy := EqualEarth{}.Forward(orb.Point{c.lon, c.lat})
		near(t, "x", xy[0], c.x, 0.02)
		near(t, "y", xy[1], c.y, 0.02)
	}
}

var projections = map[string]Projection{
	"Ukraine":             Ukraine,
	"southern cone":       NewAlbers(-35, -20, 135, -28),
	"one parallel":        NewAlbers(40, 40, 10, 40),
	"opposite parallels":  NewAlbers(-10, 10, 20, 0),
	"Equal Earth":         EqualEarth{},
	"Equal Earth, Taipei": EqualEarth{Lon0: 121},
}

func FuzzProjectionsGoThereAndBack(f *testing.F) {
	for _, place := range []orb.Point{{34.10, 44.95}, {37.55, 47.10}, {0, 0}, {180, -89.9}, {-180, 12}, {-160, 17.2}} {
		f.Add(place[0], place[1])
	}
	f.Fuzz(func(t *testing.T, lon, lat float64) {
		if !(math.Abs(lon) <= 180 && math.Abs(lat) < 89.99) {
			t.Skip("not a place")
		}
		for name, p := range projections {
			back := p.Inverse(p.Forward(orb.Point{lon, lat}))
			// The two ends of the antimeridian are one place.
			east := math.Remainder(back[0]-lon, 360) * math.Cos(radians(lat))
			if off := 111e3 * math.Hypot(east, back[1]-lat); !(off < 0.01) {
				t.Errorf("%s: %v comes back %g m away", name, orb.Point{lon, lat}, off)
			}
		}
	})
}

// On the ellipsoid a quadrilateral of degrees between two parallels has the
// area a²·Δλ·Δq/2 (Snyder 1987, eq. 3-12 and after).
func TestEqualAreasStayEqual(t *testing.T) {
	for name, p := range projections {
		for _, lat := range []float64{-60, -28, 0.5, 45, 51, 60} {
			const side = 1e-3
			lon := 20.0
			a := p.Forward(orb.Point{lon, lat})
			b := p.Forward(orb.Point{lon + side, lat})
			c := p.Forward(orb.Point{lon + side, lat + side})
			d := p.Forward(orb.Point{lon, lat + side})
			plane := math.Abs((c[0]-a[0])*(d[1]-b[1])-(d[0]-b[0])*(c[1]-a[1])) / 2
			earth := wgs84.a * wgs84.a * radians(side) * (wgs84.q(radians(lat+side)) - wgs84.q(radians(lat))) / 2
			near(t, name+": area in the plane by area on the Earth", plane/earth, 1, 1e-5)
		}
	}
}

func TestUkraineIsTrueToScale(t *testing.T) {
	const step = 1e-4 // degrees
	for _, lat := range []float64{44.4, 45.7, 48.5, 51.05, 52.4} {
		a, b := Ukraine.Forward(orb.Point{36, lat}), Ukraine.Forward(orb.Point{36 + step, lat})
		parallel := wgs84.a * wgs84.m(radians(lat)) * radians(step)
		scale := math.Hypot(b[0]-a[0], b[1]-a[1]) / parallel
		if math.Abs(scale-1) > 0.0016 {
			t.Errorf("at %g N the scale along the parallel is %.5f, more than 0.16 %% off", lat, scale)
		}
	}
}

func TestAlbersForChoosesByExtent(t *testing.T) {
	for _, c := range []struct {
		name  string
		bound orb.Bound
		want  string
	}{
		{"Ukraine", box(22, 44, 40.2, 52.4), "Albers equal-area conic, parallels 45.4° N and 51° N, centre 31.1° E 48.2° N"},
		{"one point", box(36, 46, 36, 46), "parallels 46° N and 46° N"},
		{"the world", box(-180, -90, 180, 84), "Equal Earth, central meridian 0° E"},
		{"half the world", box(-180, -60, 0, 80), "Equal Earth, central meridian 90° W"},
		{"nothing", emptyBound, "Equal Earth"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if name := AlbersFor(c.bound).Name(); !strings.Contains(name, c.want) {
				t.Errorf("got %q, want %q", name, c.want)
			}
		})
	}
}

func TestDegreesOutOfRangeStayFinite(t *testing.T) {
	for name, p := range projections {
		for _, lonLat := range []orb.Point{{0, 90}, {0, -90}, {0, 200}, {900, 0}, {-541, -91}} {
			xy := p.Forward(lonLat)
			back := p.Inverse(xy)
			for _, number := range []float64{xy[0], xy[1], back[0], back[1]} {
				if math.IsNaN(number) || math.IsInf(number, 0) {
					t.Errorf("%s: %v becomes %v and back %v", name, lonLat, xy, back)
				}
			}
		}
		if far := p.Inverse(orb.Point{1e9, -1e9}); math.IsNaN(far[0]+far[1]) || math.Abs(far[1]) > 90 {
			t.Errorf("%s: a point off the map becomes %v", name, far)
		}
	}
}
