package geo

import (
	"encoding/binary"
	"math"
	"os"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// oddNumbers are coordinates that a drawing may meet.
var oddNumbers = []float64{
	0, math.Copysign(0, -1), 0.5, 1, 31.999999, 32, 33, -1, -0.25, 63.5, 64, 1e-9, -1e-300, 5e-324,
	1e5, -1e6, 1e9, -3e9, 1e18, -1e38, 1e300, -math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(),
}

// A drawing is read from bytes: two numbers a vertex, a byte each as an odd
// number or a place near the picture.
func drawingOf(data []byte) (path Path, stroke Stroke, fill Fill) {
	number := func() float64 {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		switch {
		case b < 64:
			return oddNumbers[int(b)%len(oddNumbers)]
		case b < 72 && len(data) >= 8:
			value := math.Float64frombits(binary.LittleEndian.Uint64(data))
			data = data[8:]
			return value
		}
		return float64(b-72)/2 - 10
	}
	stroke = Stroke{Color: black, Width: number()}
	for range int(number()) & 3 {
		stroke.Dash = append(stroke.Dash, number())
	}
	fill = Fill{Color: color1, Ink: black, Pattern: patterns[int(uint8(len(data)))%len(patterns)]}
	if number() > 20 {
		fill.Pattern.Spacing, fill.Pattern.Width = number(), number()
	}
	path.Closed = number() > 0
	for len(data) > 0 {
		var part []orb.Point
		for n := 1 + len(data)%7; n > 0 && len(data) > 0; n-- {
			part = append(part, orb.Point{number(), number()})
		}
		path.Parts = append(path.Parts, part)
	}
	return path, stroke, fill
}

// paintAnything draws a path in every way there is.
func paintAnything(data []byte) {
	path, stroke, fill := drawingOf(data)
	r := NewRaster(64, 48, white)
	r.Fill(path, fill, orb.Point{})
	r.Stroke(path, stroke)
	r.Stroke(path, Stroke{Color: black, Width: 1})
	r.FillTogether([]Filled{{path, fill}, {path.Translate(3, 4), Fill{Color: glass}}}, orb.Point{})
	layer := &Layer{}
	for _, part := range path.Parts {
		layer.Features = append(layer.Features,
			Feature{Geometry: orb.Polygon{orb.Ring(part)}}, Feature{Geometry: orb.LineString(part)})
	}
	projections := []Projection{flat{}, flat{}, flat{}, Ukraine, EqualEarth{Lon0: 31}}
	shapes := Prepare(layer, projections[len(data)%len(projections)])
	for _, v := range []Viewport{Fit(shapes.Bound(), 64, 48, Insets{}), {Scale: stroke.Width, Width: 64, Height: 48}} {
		var areas Areas
		var lines Strokes
		areas.Cover(shapes, v)
		lines.Cover(shapes, v, stroke)
		r.Areas(&areas, func(int) Fill { return fill }, orb.Point{})
		r.Strokes(&lines, black)
		for i := range shapes.Len() {
			shapes.Path(i, v)
		}
	}
	newGrid(shapes).featureAt(shapes, orb.Point{1, 1})
}

func FuzzPainting(f *testing.F) {
	f.Add([]byte{3, 80, 200, 90, 100, 120, 130, 140, 150})
	f.Add([]byte("\x05\x18\x18\x18\x18\x10\x11\x12\x13\x14\x15\x16"))
	f.Fuzz(func(_ *testing.T, data []byte) { paintAnything(data) })
}

// Three hundred drawings of odd numbers (ten thousand in make torture): none may
// stop the painter, nor take it over two seconds.
func TestF30AnyDrawingIsPainted(t *testing.T) {
	random := newRandom(30)
	n := 300
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		n = 10_000
	}
	for i := range n {
		data := make([]byte, 4+random.IntN(60))
		for k := range data {
			data[k] = byte(random.Uint32())
		}
		begin := time.Now()
		paintAnything(data)
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("drawing %d took %v: %v", i, took, data)
		}
	}
}

func TestF17OddGeometryIsDrawnSanely(t *testing.T) {
	ring := func(points ...orb.Point) orb.Ring { return orb.Ring(points) }
	square := ring(orb.Point{30, 45}, orb.Point{40, 45}, orb.Point{40, 50}, orb.Point{30, 50}, orb.Point{30, 45})
	inner := ring(orb.Point{32, 46}, orb.Point{34, 46}, orb.Point{34, 47}, orb.Point{32, 47}, orb.Point{32, 46})
	clockwise := square.Clone()
	clockwise.Reverse()
	for name, geometry := range map[string]orb.Geometry{
		"nil":              nil,
		"no ring":          orb.Polygon{},
		"empty ring":       orb.Polygon{{}},
		"one point":        orb.Polygon{ring(orb.Point{30, 45})},
		"two points":       orb.Polygon{ring(orb.Point{30, 45}, orb.Point{31, 46})},
		"three points":     orb.Polygon{ring(orb.Point{30, 45}, orb.Point{31, 46}, orb.Point{30, 45})},
		"unclosed":         orb.Polygon{square[:4]},
		"one place":        orb.Polygon{ring(orb.Point{30, 45}, orb.Point{30, 45}, orb.Point{30, 45}, orb.Point{30, 45})},
		"zero area":        orb.Polygon{ring(orb.Point{30, 45}, orb.Point{35, 45}, orb.Point{40, 45}, orb.Point{30, 45})},
		"self-crossing":    orb.Polygon{ring(orb.Point{30, 45}, orb.Point{40, 50}, orb.Point{40, 45}, orb.Point{30, 50}, orb.Point{30, 45})},
		"spike":            orb.Polygon{ring(orb.Point{30, 45}, orb.Point{40, 45}, orb.Point{50, 45}, orb.Point{40, 45}, orb.Point{40, 50}, orb.Point{30, 45})},
		"hole outside":     orb.Polygon{inner, square},
		"nested holes":     orb.Polygon{square, inner, inner},
		"the same twice":   orb.MultiPolygon{{square}, {square}},
		"wrong winding":    orb.Polygon{clockwise, inner},
		"doubled vertices": orb.Polygon{ring(square[0], square[0], square[1], square[1], square[2], square[3], square[3], square[4], square[4])},
		"no number":        orb.Polygon{ring(orb.Point{30, 45}, orb.Point{math.NaN(), 45}, orb.Point{40, 50}, orb.Point{30, 50}, orb.Point{30, 45})},
		"endless":          orb.Polygon{ring(orb.Point{30, 45}, orb.Point{math.Inf(1), 45}, orb.Point{40, 50}, orb.Point{30, 50}, orb.Point{30, 45})},
		"poles":            orb.Polygon{ring(orb.Point{-180, -90}, orb.Point{180, -90}, orb.Point{180, 90}, orb.Point{-180, 90}, orb.Point{-180, -90})},
		"empty line":       orb.LineString{},
		"a line's point":   orb.LineString{{30, 45}},
		"a ring":           square,
		"a bound":          orb.Bound{Min: orb.Point{30, 45}, Max: orb.Point{40, 50}},
		"everything":       orb.Collection{orb.Point{1, 1}, orb.LineString{{1, 1}, {2, 2}}, orb.Polygon{square}, nil},
	} {
		for _, projection := range []Projection{Ukraine, EqualEarth{Lon0: -140}} {
			shapes := Prepare(&Layer{Features: []Feature{{Geometry: geometry}, {Geometry: orb.Polygon{square}}}}, projection)
			r := NewRaster(200, 100, white)
			v := Fit(shapes.FeatureBound(1), 200, 100, Insets{})
			var areas Areas
			var borders Strokes
			areas.Cover(shapes, v)
			borders.Cover(shapes, v, Stroke{Width: 1})
			r.Areas(&areas, func(i int) Fill { return Fill{Color: colorOf(i)} }, orb.Point{})
			r.Strokes(&borders, black)
			if pole := shapes.Pole(0); !finite(pole) {
				t.Errorf("%s: the label is at %v", name, pole)
			}
			if got := r.Image().RGBAAt(100, 50); got.R == 255 {
				t.Errorf("%s: the square is not painted", name)
			}
			inside := shapes.Pole(1)
			if i, ok := shapes.featureAt(inside); !ok {
				t.Errorf("%s: nothing lies at %v", name, inside)
			} else if k, found := newGrid(shapes).featureAt(shapes, inside); k != i || !found {
				t.Errorf("%s: the index says %d, %v", name, k, found)
			}
		}
	}
}
