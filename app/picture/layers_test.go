package picture

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/geo"
)

// From far away to a scale at which every town, river and oblast is named.
var layerScales = []float64{0.4, 0.9, 1.5, 2.5}

func TestALayerThatIsOffLeavesNoMark(t *testing.T) {
	for _, c := range []struct {
		name       string
		off        Options
		gone, stay []string
	}{
		{"labels", Options{NoLabels: true, Selected: "kherson"}, []string{"labels", "region-labels"}, []string{"towns", "stances", "region-outlines"}},
		{"towns", Options{NoTowns: true}, []string{"towns"}, []string{"labels", "region-labels", "stances"}},
		{"graticule", Options{}, []string{"graticule"}, []string{"labels", "towns"}},
	} {
		for _, kilometre := range layerScales {
			marks := marksAt(t, viewAt(scene(t), orb.Point{34.2, 47.2}, kilometre), c.off)
			for _, part := range c.gone {
				if left := partsOf(marks, part); len(left) > 0 {
					t.Errorf("without %s there are %d marks of %q at %g px/km", c.name, len(left), part, kilometre)
				}
			}
			for _, part := range c.stay {
				if len(partsOf(marks, part)) == 0 {
					t.Errorf("without %s nothing of %q is left at %g px/km", c.name, part, kilometre)
				}
			}
		}
	}
	if marks := marksAt(t, viewAt(scene(t), orb.Point{34.2, 47.2}, 0.9), Options{Graticule: true}); len(partsOf(marks, "graticule")) == 0 {
		t.Error("a graticule that is on is not drawn")
	}
}

func TestWithoutTownsNoneIsNamed(t *testing.T) {
	v := viewAt(scene(t), orb.Point{34.2, 47.2}, 2.5)
	towns := map[string]bool{}
	for _, f := range layerOf(scene(t).layers, "towns").Features {
		towns[nameIn(f, "en")] = true
	}
	for _, f := range layerOf(scene(t).layers, "waters").Features { // Dnipro is a river, too
		delete(towns, nameIn(f, "en"))
	}
	for _, name := range namesOf(marksAt(t, v, Options{NoTowns: true})) {
		if towns[name] {
			t.Errorf("%q is named", name)
		}
	}
}

// Where the accounts of a cell differ, and how, is said without names, too.
func TestMarksOfRegionsStayWithoutTheirNames(t *testing.T) {
	named, _ := marksOf(t, state.Difference, usDraft, europeanText, windows[1], Options{})
	bare, _ := marksOf(t, state.Difference, usDraft, europeanText, windows[1], Options{NoLabels: true})
	for _, part := range []string{"pair-tag", "accounts-mark"} {
		if got, want := len(partsOf(bare, part)), len(partsOf(named, part)); got < want || want == 0 {
			t.Errorf("%q: %d marks without names, %d with them", part, got, want)
		}
	}
}

func TestLargeLabelsTouchNothing(t *testing.T) {
	for _, mode := range []state.Mode{state.Single, state.Difference} {
		for _, window := range windows {
			marks, _ := marksOf(t, mode, usDraft, europeanText, window, Options{LabelSize: 1.5, Selected: "luhansk"})
			for _, found := range overlaps(labelBoxes(marks)) {
				t.Errorf("%s, %v: %s", mode, window, found)
			}
		}
	}
}

func TestAScaleBarGrowsWithItsLabelsOnly(t *testing.T) {
	v := viewAt(scene(t), orb.Point{34.2, 47.2}, 0.9)
	usual := BarFor(v, 180)
	large := usual
	large.LabelSize = 1.5
	if a, b := usual.Marks(orb.Point{}, state.Light, false), large.Marks(orb.Point{}, state.Light, false); a[0].Path.Bound() != b[0].Path.Bound() || b[2].Text.Style.Size != 1.5*a[2].Text.Style.Size {
		t.Errorf("the bar is %v and %v, its labels %g and %g px", a[0].Path.Bound(), b[0].Path.Bound(), a[2].Text.Style.Size, b[2].Text.Style.Size)
	}
}

// The mark has one size, the names several: whatever their size, every region whose readings disagree has
// its mark, selected or not.
func TestTheMarkOfReadingsStandsClearOfNamesOfAnySize(t *testing.T) {
	for _, percent := range state.TextSizes {
		for _, selected := range []string{"", "crimea", "donetsk"} {
			o := Options{LabelSize: float64(percent) / 100, Selected: selected}
			for _, mode := range []state.Mode{state.Single, state.Difference} {
				marks, _ := marksOf(t, mode, usDraft, europeanText, orb.Point{1280, 640}, o)
				circles := 0
				for _, m := range partsOf(marks, "accounts-mark") {
					if m.Fill.Color.A > 0 {
						circles++
					}
				}
				if circles != 5 {
					t.Errorf("%d %%, %s, selected %q: %d of 5 marks", percent, mode, selected, circles)
				}
			}
		}
	}
}

// On a small map the pair of a difference can find no room below a name; the mark then stands where the pair
// would, near the name, and not where it would beside the pair.
func TestTheMarkStaysNearItsNameWithoutThePair(t *testing.T) {
	for _, window := range []orb.Point{{592, 314}, {420, 300}, {1280, 640}} {
		marks, _ := marksOf(t, state.Difference, usDraft, europeanText, window, Options{})
		var names, pairs, circles []orb.Bound
		for _, m := range partsOf(marks, "region-labels", "pair-tag", "accounts-mark") {
			switch {
			case m.Text.String != "":
				names = append(names, m.Text.Bound())
			case m.Fill.Color.A > 0 && m.Part == "pair-tag":
				pairs = append(pairs, m.Path.Bound())
			case m.Fill.Color.A > 0:
				circles = append(circles, m.Path.Bound())
			}
		}
		if len(circles) == 0 {
			t.Errorf("%v: no mark is drawn", window)
		}
		for _, circle := range circles {
			near := func(box orb.Bound) bool { return box.Pad(6).Intersects(circle) }
			if !slices.ContainsFunc(names, near) && !slices.ContainsFunc(pairs, near) {
				t.Errorf("%v: the mark at %v is near no name and no pair", window, circle)
			}
		}
	}
}

// On a map as small as those of a grid the mark finds another side of its name where names below it leave no room.
func TestTheMarkFindsASideOfItsNameOnASmallMap(t *testing.T) {
	s, view := scene(t), viewOf(state.Single, usDraft, "")
	for _, window := range []orb.Point{{244, 180}, {292, 220}, {390, 220}} {
		v := s.Around("", window[0], window[1], geo.Insets{})
		marks := s.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, v, Options{})
		names, circles := 0, 0
		for _, m := range partsOf(marks, "region-labels", "accounts-mark") {
			switch {
			case m.Text.String != "":
				names++
			case m.Part == "accounts-mark" && m.Fill.Color.A > 0:
				circles++
			}
		}
		if circles != names || names < 4 {
			t.Errorf("%v: %d names have %d marks", window, names, circles)
		}
		if found := overlaps(labelBoxes(partsOf(marks, "region-labels", "accounts-mark"))); len(found) > 0 {
			t.Errorf("%v: %v", window, found)
		}
	}
}
