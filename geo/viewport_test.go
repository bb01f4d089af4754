package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

var view = Viewport{Center: orb.Point{12000, -3400}, Scale: 0.000535, Width: 944, Height: 499}

func distance(a, b orb.Point) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

func FuzzAViewportGoesThereAndBack(f *testing.F) {
	f.Add(10.0, 20.0, 1.5)
	f.Add(-500.0, 2000.0, 0.01)
	f.Fuzz(func(t *testing.T, x, y, factor float64) {
		if !(math.Abs(x) < 1e5 && math.Abs(y) < 1e5 && factor > 1e-3 && factor < 1e3) {
			t.Skip("no gesture")
		}
		px := orb.Point{x, y}
		v := view.ZoomAt(px, factor)
		if off := distance(v.ToScreen(v.FromScreen(px)), px); off > 1e-6 {
			t.Errorf("%v comes back %g px away", px, off)
		}
		if off := distance(v.ToScreen(view.FromScreen(px)), px); off > 1e-6 {
			t.Errorf("zooming by %g at %v moves what is under the cursor by %g px", factor, px, off)
		}
	})
}

func TestPanMovesTheMapWithTheHand(t *testing.T) {
	held := view.FromScreen(orb.Point{100, 100})
	moved := view.Pan(30, -20).ToScreen(held)
	near(t, "x", moved[0], 130, 1e-9)
	near(t, "y", moved[1], 80, 1e-9)
}

func TestNorthIsUp(t *testing.T) {
	north := view.ToScreen(orb.Point{view.Center[0], view.Center[1] + 1000})
	if north[1] >= view.Height/2 {
		t.Errorf("a point 1 km north of the centre lies at y %g, below the middle", north[1])
	}
	near(t, "px per km", view.PixelsPerKilometre(), 0.535, 1e-12)
}

func TestFitShowsTheWholeBoundBetweenTheInsets(t *testing.T) {
	insets := Insets{Left: 324, Top: 16, Right: 16, Bottom: 40}
	for _, c := range []struct {
		name  string
		bound orb.Bound
	}{
		{"wide", box(-500e3, -200e3, 700e3, 300e3)},
		{"tall", box(0, 0, 10e3, 400e3)},
		{"a line", box(0, 0, 10e3, 0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Fit(c.bound, 1280, 800, insets)
			topLeft := v.ToScreen(orb.Point{c.bound.Min[0], c.bound.Max[1]})
			bottomRight := v.ToScreen(orb.Point{c.bound.Max[0], c.bound.Min[1]})
			left, right := topLeft[0]-324, 1280-16-bottomRight[0]
			top, bottom := topLeft[1]-16, 800-40-bottomRight[1]
			near(t, "left against right", left, right, 1e-6)
			near(t, "top against bottom", top, bottom, 1e-6)
			near(t, "the tighter side", min(left, top), 0, 1e-6)
		})
	}
}

func TestFitNeverGivesAnUnusableScale(t *testing.T) {
	for name, v := range map[string]Viewport{
		"a point":       Fit(box(5, 5, 5, 5), 800, 600, Insets{}),
		"nothing":       Fit(emptyBound, 800, 600, Insets{}),
		"no room":       Fit(box(0, 0, 9, 9), 100, 100, Insets{Left: 90, Right: 90}),
		"an empty size": Fit(box(0, 0, 9, 9), 0, 0, Insets{}),
	} {
		if !(v.Scale > 0) || math.IsInf(v.Scale, 0) || math.IsNaN(v.Center[0]+v.Center[1]) {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

func TestAScaledViewportShowsTheSameLand(t *testing.T) {
	twice := view.Scaled(2)
	if view.Bound() != twice.Bound() {
		t.Errorf("%v became %v", view.Bound(), twice.Bound())
	}
	at := orb.Point{50e3, 70e3}
	one, two := view.ToScreen(at), twice.ToScreen(at)
	near(t, "x", two[0], 2*one[0], 1e-9)
	near(t, "y", two[1], 2*one[1], 1e-9)
	if resized := view.Resize(10, 20); resized.Center != view.Center || resized.Scale != view.Scale {
		t.Errorf("resizing moved the map: %+v", resized)
	}
}

func TestAPathIsScaledLikeItsViewport(t *testing.T) {
	shapes := Prepare(jigsaw(2, 2, 5), Ukraine)
	v := Fit(shapes.Bound(), 400, 300, Insets{})
	one, two := shapes.FullPath(1, v).Scaled(2), shapes.FullPath(1, v.Scaled(2))
	for i, point := range one.Parts[0] {
		if distance(point, two.Parts[0][i]) > 1e-6 {
			t.Fatalf("%v is not %v", point, two.Parts[0][i])
		}
	}
}
