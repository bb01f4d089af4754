package picture

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/geo"
)

// The whole bundled map at 1600 × 1000: marks and paint, as for a frame after a change.
func BenchmarkMapPaint(b *testing.B) {
	s, view := scene(b), viewOf(state.Single, usDraft, europeanText)
	v := s.Home(1600, 1000, geo.Insets{})
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	b.ReportAllocs()
	for b.Loop() {
		marks := s.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, v, Options{})
		Paint(img, marks, 1, orb.Point{})
	}
}

// BenchmarkPNG compares the parts of a picture file with each other, and prints the ratios itself: how paint grows with the
// px, and what a file costs beside its bare encoding. Runs of both sides take turns.
func BenchmarkPNG(b *testing.B) {
	s, view := scene(b), viewOf(state.Single, usDraft, europeanText)
	options := PageOptions{Theme: state.Light, Program: "Stancemap"}.On(FreeSize(1600, 1000))
	page := NewPage(s, view, options)
	img := page.Image(2)
	const paintSmall, paintLarge, encode, whole = 0, 1, 2, 3
	parts := []func(){
		paintSmall: func() { page.Image(1) },
		paintLarge: func() { page.Image(2) },
		encode:     func() { png.Encode(io.Discard, img) },
		whole:      func() { NewPage(s, view, options).WritePNG(io.Discard, 2) },
	}
	for b.Loop() {
		took := make([][]float64, len(parts))
		for range 7 {
			for i, part := range parts {
				began := time.Now()
				part()
				took[i] = append(took[i], time.Since(began).Seconds())
			}
		}
		median := func(part int) float64 { slices.Sort(took[part]); return took[part][len(took[part])/2] }
		b.ReportMetric(median(paintLarge)*1000, "paint-ms")
		ratio("paint_four_times_the_px", median(paintLarge)/median(paintSmall), 6)
		ratio("png_over_encoding", median(whole)/median(encode), 1.3)
	}
}

var printed = map[string]bool{}

// ratio prints a line that make bench shows as it is, once however often the benchmark is run.
func ratio(name string, value, limit float64) {
	if printed[name] {
		return
	}
	printed[name] = true
	verdict := "ok"
	if value > limit {
		verdict = "over"
	}
	fmt.Printf("ratio %s %.2f %.2f %s\n", name, value, limit, verdict)
}

// The two formats of lines, of one map on A4.
func BenchmarkLines(b *testing.B) {
	page := NewPage(scene(b), viewOf(state.Single, usDraft, europeanText), PageOptions{Theme: state.Light, Program: "Stancemap"}.On(A4))
	for _, format := range []Format{SVG, PDF} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				if err := page.Write(io.Discard, format, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Projecting the base map and the regions, once for each dataset that is opened.
func BenchmarkPrepare(b *testing.B) {
	layers := scene(b).layers
	regions := &geo.Layer{Name: "regions"}
	for _, f := range layers["oblasts"].Features {
		if region, _ := f.Properties["region"].(string); region != "" {
			regions.Features = append(regions.Features, f)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Prepare(layers, regions)
	}
}
