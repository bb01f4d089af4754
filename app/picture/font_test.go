package picture

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/assets"
	"stancemap/geo"
)

var black = color.NRGBA{A: 255}

func TestPiecesAreTheWholeTextWithItsKerning(t *testing.T) {
	for _, s := range []string{"AVATAR To. Ye,", "Kyiv", "a", "Туреччина", "Łódź"} {
		text := geo.Text{String: s, At: orb.Point{10, 20}, Anchor: geo.Start, Style: typed(assets.Regular, 20, black)}
		pieces := text.Pieces()
		var joined []string
		for i, piece := range pieces {
			joined = append(joined, piece.String)
			before := strings.Join(joined[:i], "")
			width, _, _ := text.Style.Measure(before + string([]rune(piece.String)[0]))
			last, _, _ := text.Style.Measure(string([]rune(piece.String)[0]))
			if want := 10 + width - last; math.Abs(piece.At[0]-want) > 1e-6 || piece.At[1] != 20 {
				t.Errorf("%q: piece %q begins at %v, want %v", s, piece.String, piece.At, want)
			}
		}
		if got := strings.Join(joined, ""); got != s {
			t.Errorf("the pieces of %q are %q", s, joined)
		}
	}
	kerned := geo.Text{String: "AV", Style: typed(assets.Regular, 20, black)}
	if len(kerned.Pieces()) != 2 {
		t.Errorf("AV has the pieces %v", kerned.Pieces())
	}
	kerned.Style.Spacing = 1
	if len(kerned.Pieces()) != 1 {
		t.Errorf("spaced, AV has the pieces %v", kerned.Pieces())
	}
}
