package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// world is lands over the edge of the map, as files have them: run across it,
// counted on beyond 180°, cut at it, and around a pole.
func world() *Layer {
	across := orb.Polygon{{{170, 60}, {-170, 60}, {-170, 70}, {170, 70}, {170, 60}}}
	beyond := orb.Polygon{{{170, 20}, {190, 20}, {190, 30}, {170, 30}, {170, 20}}}
	cutInTwo := orb.MultiPolygon{
		{{{170, -20}, {180, -20}, {180, -10}, {170, -10}, {170, -20}}},
		{{{-180, -20}, {-170, -20}, {-170, -10}, {-180, -10}, {-180, -20}}},
	}
	pole := orb.Polygon{{{-180, -70}, {-180, -90}, {180, -90}, {180, -70}, {90, -65}, {0, -75}, {-90, -65}, {-180, -70}}}
	around := orb.Ring{}
	for lon := 0.0; lon < 360; lon += 10 {
		around = append(around, orb.Point{math.Remainder(lon, 360), 80})
	}
	around = append(around, around[0])
	layer := &Layer{}
	for _, geometry := range []orb.Geometry{across, beyond, cutInTwo, pole, orb.Polygon{around}, orb.LineString{{160, 40}, {-160, 45}}} {
		layer.Features = append(layer.Features, Feature{Geometry: geometry})
	}
	return layer
}

func TestNothingRunsAcrossTheWorld(t *testing.T) {
	const radius = 6371.007e3 // authalic, m
	cap := func(south, north, width float64) float64 {
		return radius * radius * radians(width) * (math.Sin(radians(north)) - math.Sin(radians(south)))
	}
	for _, lon0 := range []float64{0, 31.2, 90, -150, 180} {
		shapes := Prepare(world(), EqualEarth{Lon0: lon0})
		for i, want := range []float64{cap(60, 70, 20), cap(20, 30, 20), cap(-20, -10, 20), 0, cap(80, 90, 360), 0} {
			area := 0.0
			for _, part := range shapes.parts(i) {
				if part.role == outerRing {
					area += ringArea(part.points)
				}
				for k := 1; k < len(part.points); k++ {
					a, b := shapes.Projection().Inverse(part.points[k-1]), shapes.Projection().Inverse(part.points[k])
					atPole := math.Abs(a[1]) > 89 && math.Abs(b[1]) > 89
					if step := distance(part.points[k-1], part.points[k]); step > 200e3 && !atPole && math.Abs(a[0]-lon0) < 179 && math.Abs(b[0]-lon0) < 179 {
						t.Errorf("lon0 %g, %d: an edge of %.0f km from %v to %v", lon0, i, step/1e3, a, b)
					}
				}
			}
			if want > 0 {
				near(t, "area in km²", area/1e6, want/1e6, want/1e6*0.01)
			}
		}
	}
}

// The sixth of these lands and the map's edges have borders; cuts have none.
func TestCutsAreNoBorders(t *testing.T) {
	for _, lon0 := range []float64{0, 90, -150} {
		shapes := Prepare(world(), EqualEarth{Lon0: lon0})
		for _, arc := range shapes.borders {
			points := shapes.arcs.levels[0].arc(arc)
			for k := 1; k < len(points); k++ {
				a, b := shapes.Projection().Inverse(points[k-1]), shapes.Projection().Inverse(points[k])
				edge := math.Abs(math.Abs(fromMeridian(a[0], lon0))-180) < 0.01 && math.Abs(math.Abs(fromMeridian(b[0], lon0))-180) < 0.01
				file := math.Abs(math.Abs(a[0])-180) < 0.01 && math.Abs(math.Abs(b[0])-180) < 0.01 && math.Abs(a[1]+15) < 4
				if (edge || file) && distance(points[k-1], points[k]) > 1 {
					t.Errorf("lon0 %g: a border runs along the cut from %v to %v", lon0, a, b)
				}
			}
		}
	}
}

func TestTheWorldHasNoStreaks(t *testing.T) {
	for _, lon0 := range []float64{0, 31.2, -150} {
		shapes := Prepare(world(), EqualEarth{Lon0: lon0})
		v := Fit(box(-17.3e6, -8.4e6, 17.3e6, 8.4e6), 700, 350, Insets{})
		r := NewRaster(700, 350, white)
		var areas Areas
		var borders Strokes
		areas.Cover(shapes, v)
		borders.Cover(shapes, v, Stroke{Width: 1})
		r.Areas(&areas, func(int) Fill { return Fill{Color: black} }, orb.Point{})
		r.Strokes(&borders, black)
		// In every row but the poles' most is sea.
		for y := 40; y < 290; y++ {
			dark := 0
			for x := range 700 {
				if r.Image().RGBAAt(x, y).R < 128 {
					dark++
				}
			}
			if dark > 100 {
				t.Errorf("lon0 %g: row %d has %d dark px", lon0, y, dark)
			}
		}
	}
}

func TestSpitefulTurnsAreCutQuickly(t *testing.T) {
	spiral := orb.Ring{}
	for i := range 100_000 {
		spiral = append(spiral, orb.Point{math.Remainder(float64(i)*100, 360), float64(i%160) - 80})
	}
	shapes := Prepare(&Layer{Features: []Feature{{Geometry: orb.Polygon{spiral}}}}, EqualEarth{})
	if bound := shapes.Bound(); !finite(bound.Min) || !finite(bound.Max) {
		t.Errorf("the bound is %v", bound)
	}
}
