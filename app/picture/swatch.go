package picture

import (
	"stancemap/app/state"
	"stancemap/geo"
)

// SwatchMarks is a fill as a swatch of width × height px, outlined. Patterns are smaller than on the
// map, so that a swatch shows as much of them.
func SwatchMarks(fill geo.Fill, width, height float64, theme state.Theme) []Mark {
	k := 0.75
	if height <= 14 {
		k = 0.7
	} else if height > 20 {
		k = 1
	}
	return []Mark{{
		Part: "swatch", Path: box(0.5, 0.5, width-1, height-1), Fill: fill.Scaled(k),
		Stroke: geo.Stroke{Color: theme.Base().Outline, Width: 1},
	}}
}
