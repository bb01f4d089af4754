package geo

import (
	"bytes"
	"testing"

	"github.com/paulmach/orb"
)

// thirtyThousand has as many vertices as the bundled map, in 20 areas.
func thirtyThousand(b *testing.B) *Shapes {
	shapes := Prepare(jigsaw(5, 4, 9), Ukraine)
	n := 0
	for i := range shapes.Len() {
		n += vertices(shapes.parts(i))
	}
	b.ReportMetric(float64(n), "vertices")
	return shapes
}

// paintMap paints all there is on the bundled map: fills, a quarter of them
// patterned and a quarter striped, and all borders.
func paintMap(r *Raster, shapes *Shapes, v Viewport) {
	r.Clear(white)
	for i := range shapes.Len() {
		f := Fill{Color: color1}
		if i%4 == 1 {
			f.Ink, f.Pattern = black, patterns[i%len(patterns)]
		}
		if i%4 == 2 {
			f.Stripes = Stripes{Color: white, Edge: black, Period: 12, Width: 4.5, EdgeWidth: 0.8}
		}
		r.Fill(shapes.Path(i, v), f, orb.Point{})
	}
	for i := range shapes.Len() {
		r.Stroke(shapes.Path(i, v), Stroke{Color: black, Width: 1.25})
	}
}

func benchmarkPaint(b *testing.B, zoom float64) {
	shapes := thirtyThousand(b)
	v := Fit(shapes.Bound(), 1600, 1000, Insets{}).ZoomAt(orb.Point{800, 500}, zoom)
	r := NewRaster(1600, 1000, white)
	b.ResetTimer()
	for b.Loop() {
		paintMap(r, shapes, v)
	}
}

func BenchmarkPaintWhole(b *testing.B)    { benchmarkPaint(b, 1) }
func BenchmarkPaintZoomed5(b *testing.B)  { benchmarkPaint(b, 5) }
func BenchmarkPaintZoomed50(b *testing.B) { benchmarkPaint(b, 50) }

func BenchmarkPrepare(b *testing.B) {
	layer := jigsaw(5, 4, 9)
	for b.Loop() {
		Prepare(layer, Ukraine)
	}
}

func BenchmarkPath(b *testing.B) {
	shapes := thirtyThousand(b)
	v := Fit(shapes.Bound(), 1600, 1000, Insets{})
	for b.Loop() {
		for i := range shapes.Len() {
			shapes.Path(i, v)
		}
	}
}

func BenchmarkFeatureAt(b *testing.B) {
	shapes := thirtyThousand(b)
	bound := shapes.Bound()
	random := newRandom(1)
	points := make([]orb.Point, 1000)
	for i := range points {
		points[i] = orb.Point{
			bound.Min[0] + random.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + random.Float64()*(bound.Max[1]-bound.Min[1]),
		}
	}
	k := 0
	for b.Loop() {
		shapes.FeatureAt(points[k%len(points)])
		k++
	}
}

func BenchmarkPole(b *testing.B) {
	shapes := thirtyThousand(b)
	for b.Loop() {
		labelPoint(shapes.parts(7))
	}
}

func BenchmarkDecode(b *testing.B) {
	var text bytes.Buffer
	if err := EncodeGeoJSON(&text, jigsaw(10, 8, 9)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := DecodeGeoJSON("b", bytes.NewReader(text.Bytes()), DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLabels(b *testing.B) {
	var candidates []Candidate
	font, random := goFont(b), newRandom(2)
	for range 100 {
		c := city(b, "Zaporizhzhia", random.Float64()*800, random.Float64()*500)
		c.Style.Font = font
		candidates = append(candidates, c)
	}
	r := NewRaster(800, 500, white)
	for b.Loop() {
		for _, label := range PlaceLabels(candidates, nil, window) {
			r.Text(label.Text)
		}
	}
}
