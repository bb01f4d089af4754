package geo

import "image/color"

// tint is a colour times its alpha, each 0 to 255.
type tint [4]float64

func newTint(c color.NRGBA) tint {
	a := float64(c.A) / 255
	return tint{float64(c.R) * a, float64(c.G) * a, float64(c.B) * a, float64(c.A)}
}

// cover lays over over t, thinned to a share of 0 to 1.
func (t tint) cover(over tint, share float64) tint {
	if share <= 0 {
		return t
	}
	keep := 1 - share*over[3]/255
	for i := range t {
		t[i] = t[i]*keep + over[i]*share
	}
	return t
}
