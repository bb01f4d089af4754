package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// The outline stands where the letters stand, but for the whole px of the raster.
func TestTheOutlineStandsOnTheOrigin(t *testing.T) {
	text := Text{String: "Hx", At: orb.Point{10.3, 20.4}, Anchor: Center, Style: TextStyle{Font: goFont(t), Size: 20}}
	origin, width := text.Origin()
	bound := text.Outline().Bound()
	if math.Abs(bound.Max[1]-origin[1]) > 0.01 {
		t.Errorf("the letters stand at %v, the baseline is at %v", bound.Max[1], origin[1])
	}
	if math.Abs(origin[0]+width/2-10.3) > 1e-9 || math.Abs(origin[1]-text.Style.CapHeight()/2-20.4) > 1e-9 {
		t.Errorf("the origin is %v, the width %v", origin, width)
	}
}
