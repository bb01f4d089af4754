package loading

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// manyFeatures is a file of parcels, as a land register gives them: 145,000
// squares with ten properties each, 58 MB.
func manyFeatures() []byte {
	var text strings.Builder
	text.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range 145_000 {
		if i > 0 {
			text.WriteString(",\n")
		}
		x, y := 22+float64(i%400)/25, 44+float64(i/400)/50
		fmt.Fprintf(&text, `{"type":"Feature","id":"parcel-%d","properties":{"number":%d,"street":"Street %d","owner":null,"area":%.2f,"built":%d,"zone":"R%d","listed":%t,"district":"District %d","note":"","checked":"2025-04-25"},"geometry":{"type":"Polygon","coordinates":[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]}}`,
			i, i*7, i%900, float64(i%5000)/3, 1900+i%120, i%9, i%13 == 0, i%40, x, y, x+0.03, y, x+0.03, y+0.01, x, y+0.01, x, y)
	}
	text.WriteString("]}\n")
	return []byte(text.String())
}

// BenchmarkManyFeatures reads them, and lets the standard library look at the
// grammar alone.
func BenchmarkManyFeatures(b *testing.B) {
	text := manyFeatures()
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if err := ours(text); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json.Valid", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if !json.Valid(text) {
				b.Fatal("not JSON")
			}
		}
	})
	b.Run("orb", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if err := theirs(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}
