package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A Viewport is the part of the plane that a window shows. It is a value and
// comparable: equal viewports show the same.
type Viewport struct {
	Center        orb.Point // metres, in the middle of the window
	Scale         float64   // px per metre
	Width, Height float64   // px
}

// Insets are what lies over the edges of a window, in px.
type Insets struct{ Left, Top, Right, Bottom float64 }

// Fit returns the viewport of that size in px that shows all of bound, in
// metres, as large as it fits between the insets. A bound without extent is
// shown at 1 px per 100 m; insets that leave no room are ignored.
func Fit(bound orb.Bound, width, height float64, insets Insets) Viewport {
	if bound.IsEmpty() {
		bound = orb.Bound{}
	}
	if width-insets.Left-insets.Right < 1 || height-insets.Top-insets.Bottom < 1 {
		insets = Insets{}
	}
	room := orb.Point{width - insets.Left - insets.Right, height - insets.Top - insets.Bottom}
	scale := min(room[0]/(bound.Max[0]-bound.Min[0]), room[1]/(bound.Max[1]-bound.Min[1]))
	if math.IsInf(scale, 0) || math.IsNaN(scale) || scale <= 0 {
		scale = 0.01
	}
	v := Viewport{Center: bound.Center(), Scale: scale, Width: width, Height: height}
	return v.Pan((insets.Left-insets.Right)/2, (insets.Top-insets.Bottom)/2)
}

// ToScreen returns the px of a point in metres.
func (v Viewport) ToScreen(xy orb.Point) orb.Point {
	return orb.Point{
		v.Width/2 + (xy[0]-v.Center[0])*v.Scale,
		v.Height/2 - (xy[1]-v.Center[1])*v.Scale,
	}
}

// FromScreen returns the metres of a point in px.
func (v Viewport) FromScreen(px orb.Point) orb.Point {
	return orb.Point{
		v.Center[0] + (px[0]-v.Width/2)/v.Scale,
		v.Center[1] - (px[1]-v.Height/2)/v.Scale,
	}
}

// ZoomAt enlarges by factor; what lies under px stays there.
func (v Viewport) ZoomAt(px orb.Point, factor float64) Viewport {
	under := v.FromScreen(px)
	v.Scale *= factor
	moved := v.ToScreen(under)
	return v.Pan(px[0]-moved[0], px[1]-moved[1])
}

// Pan moves the map by dx px to the right and dy px down.
func (v Viewport) Pan(dx, dy float64) Viewport {
	v.Center[0] -= dx / v.Scale
	v.Center[1] += dy / v.Scale
	return v
}

// Resize changes the window's size in px; middle and scale stay.
func (v Viewport) Resize(width, height float64) Viewport {
	v.Width, v.Height = width, height
	return v
}

// Scaled is the same view on a device with k times as many px.
func (v Viewport) Scaled(k float64) Viewport {
	v.Scale, v.Width, v.Height = v.Scale*k, v.Width*k, v.Height*k
	return v
}

// Bound returns what the window shows, in metres.
func (v Viewport) Bound() orb.Bound {
	half := orb.Point{v.Width / 2 / v.Scale, v.Height / 2 / v.Scale}
	return orb.Bound{
		Min: orb.Point{v.Center[0] - half[0], v.Center[1] - half[1]},
		Max: orb.Point{v.Center[0] + half[0], v.Center[1] + half[1]},
	}
}

// PixelsPerKilometre is the scale that decides which labels show.
func (v Viewport) PixelsPerKilometre() float64 { return v.Scale * 1000 }
