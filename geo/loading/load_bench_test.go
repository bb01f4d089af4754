// Package loading holds reading a map against orb's GeoJSON with the fastest
// JSON library of the language. It is a package of its own as neither may be
// linked into the program.
package loading

import (
	"testing"

	"github.com/bytedance/sonic"
	"github.com/paulmach/orb/geojson"

	"stancemap/geo"
)

func ours(text []byte) error {
	_, found := geo.ReadText("map.geojson", text, geo.Options{Limits: geo.DefaultLimits()})
	if worst := found.Worst(); worst != nil {
		return worst
	}
	return nil
}

// sonicJSON makes orb use sonic wherever it decodes.
type sonicJSON struct{}

func (sonicJSON) Unmarshal(data []byte, v any) error { return sonic.Unmarshal(data, v) }

func init() { geojson.CustomJSONUnmarshaler = sonicJSON{} }

func theirs(text []byte) error {
	_, err := geojson.UnmarshalFeatureCollection(text)
	return err
}

// BenchmarkShapes is what looking for crossings and the like adds.
func BenchmarkShapes(b *testing.B) {
	for _, s := range []size{sizeM, sizeL} {
		text := s.text(b, 7)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				geo.ReadText("map.geojson", text, geo.Options{Limits: geo.DefaultLimits(), Shapes: true})
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, s := range []size{sizeM, sizeL} {
		for _, decimals := range []int{7, 15} {
			text := s.text(b, decimals)
			for name, load := range map[string]func([]byte) error{"ours": ours, "orb": theirs} {
				b.Run(s.name+"/"+name, func(b *testing.B) {
					b.SetBytes(int64(len(text)))
					for b.Loop() {
						if err := load(text); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
