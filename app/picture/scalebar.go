package picture

import (
	"cmp"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// A ScaleBar is a length in steps of 1, 2 and 5 and its width on the screen.
type ScaleBar struct {
	Kilometres float64
	Width      float64 // px
	LabelSize  float64 // factor on the size of its labels; 0 is 1
}

// BarFor is the longest bar of a view that is at most that wide, in px.
func BarFor(v geo.Viewport, most float64) ScaleBar {
	km := v.PixelsPerKilometre()
	if km <= 0 || most <= 0 {
		return ScaleBar{}
	}
	power := math.Pow(10, math.Floor(math.Log10(most/km)))
	length := power
	for _, step := range []float64{2, 5} {
		if step*power*km <= most {
			length = step * power
		}
	}
	return ScaleBar{Kilometres: length, Width: length * km}
}

// Marks draws the bar with its lower left corner at a point in px: half dark, half light, with 0 and
// the length above it, and the half where middle is asked for.
func (b ScaleBar) Marks(corner orb.Point, theme state.Theme, middle bool) []Mark {
	base := theme.Base()
	x, y, k := corner[0], corner[1], cmp.Or(b.LabelSize, 1)
	frame := filled("scale-bar", box(x, y-5, b.Width, 5), base.Paper)
	frame.Stroke = geo.Stroke{Color: base.Text, Width: 1}
	marks := []Mark{frame, filled("scale-bar", box(x, y-5, b.Width/2, 5), base.Text)}
	label := func(text string, at float64, anchor geo.Anchor) {
		style := typed(assets.Regular, 11*k, base.Caption)
		style.Halo, style.HaloWidth = base.Halo, haloWidth
		marks = append(marks, Mark{Part: "scale-bar", Text: geo.Text{String: text, At: orb.Point{at, y - 5 - 5*k}, Anchor: anchor, Style: style}})
	}
	label("0", x, geo.Middle)
	if middle {
		label(fmt.Sprintf("%g", b.Kilometres/2), x+b.Width/2, geo.Middle)
	}
	label(fmt.Sprintf("%g km", b.Kilometres), x+b.Width, geo.Middle)
	return marks
}
