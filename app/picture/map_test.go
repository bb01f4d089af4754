package picture

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/geo"
)

const (
	usDraft      = "us-2025-04"
	europeanText = "europe-ukraine-2025-04"
	wion         = "@wion-2025-04-25"
)

// A place is a town or a spot on the map, in degrees, with the region that it lies in.
type spot struct {
	name   string
	lonLat orb.Point
	region string
}

var realPlaces = []spot{
	{"Simferopol", orb.Point{34.10, 44.95}, "crimea"}, {"Sevastopol", orb.Point{33.53, 44.60}, "crimea"}, {"Kerch", orb.Point{36.47, 45.35}, "crimea"},
	{"Luhansk", orb.Point{39.31, 48.57}, "luhansk"}, {"Sievierodonetsk", orb.Point{38.49, 48.95}, "luhansk"},
	{"Donetsk", orb.Point{37.80, 48.01}, "donetsk"}, {"Kramatorsk", orb.Point{37.55, 48.74}, "donetsk"}, {"Mariupol", orb.Point{37.54, 47.12}, "donetsk"},
	{"Zaporizhzhia", orb.Point{35.14, 47.84}, "zaporizhzhia"}, {"Melitopol", orb.Point{35.37, 46.85}, "zaporizhzhia"}, {"Enerhodar", orb.Point{34.66, 47.48}, "zaporizhzhia"},
	{"Kherson", orb.Point{32.6178, 46.6558}, "kherson"}, {"Nova Kakhovka", orb.Point{33.36, 46.75}, "kherson"},
	{"Kyiv", orb.Point{30.52, 50.45}, ""}, {"Kharkiv", orb.Point{36.23, 49.99}, ""}, {"Dnipro", orb.Point{35.05, 48.46}, ""}, {"Mykolaiv", orb.Point{31.99, 46.97}, ""},
	{"Odesa", orb.Point{30.72, 46.48}, ""}, {"Rostov-on-Don", orb.Point{39.72, 47.24}, ""}, {"Belgorod", orb.Point{36.59, 50.60}, ""}, {"Krasnodar", orb.Point{38.98, 45.04}, ""},
	{"the Sea of Azov", orb.Point{36.5, 46.0}, ""}, {"the Black Sea", orb.Point{32.0, 44.0}, ""}, {"the Pole", orb.Point{0, 90}, ""},
}

func TestRegionsAreFoundUnderRealPlaces(t *testing.T) {
	s := scene(t)
	for _, place := range realPlaces {
		if got, _ := s.RegionAt(s.Projection().Forward(place.lonLat)); got != place.region {
			t.Errorf("%s lies in %q, want %q", place.name, got, place.region)
		}
	}
}

var windows = []orb.Point{{880, 560}, {1280, 800}, {1920, 1080}}

func TestHomeShowsAllRegions(t *testing.T) {
	s := scene(t)
	for _, window := range windows {
		for _, insets := range []geo.Insets{{}, {Left: 336}, {Left: 40, Top: 30, Right: 20, Bottom: 60}} {
			v := s.Home(window[0], window[1], insets)
			for i, id := range s.names {
				bound := s.regions.FeatureBound(i)
				for _, corner := range []orb.Point{bound.Min, bound.Max} {
					px := v.ToScreen(corner)
					if px[0] < insets.Left || px[1] < insets.Top || px[0] > window[0]-insets.Right || px[1] > window[1]-insets.Bottom {
						t.Errorf("%v, insets %v: a corner of %s lies at %v", window, insets, id, px)
					}
				}
			}
			for _, id := range append(s.names, "") {
				if around := s.Around(id, window[0], window[1], insets); around.Scale < v.Scale {
					t.Errorf("%v: around %q is smaller than home", window, id)
				}
			}
		}
	}
}

// marksOf is the map of a mode in a window, at home.
func marksOf(t testing.TB, mode state.Mode, first, second string, window orb.Point, o Options) (marks []Mark, v geo.Viewport) {
	t.Helper()
	s := scene(t)
	view := viewOf(mode, first, second)
	v = s.Home(window[0], window[1], geo.Insets{})
	return s.MapMarks(view.Maps.Each[0], view.Scale, view.ScaleOf(view.Topic()), v, o), v
}

// layers is the order of what a map is made of, from the bottom; labels and their marks come last.
var layers = []string{"sea", "other-land", "land", "graticule", "lakes", "rivers", "stances", "oblast-borders", "coast", "borders", "region-outlines", "hover", "selection", "labels"}

func layerIndex(part string) int {
	switch part {
	case "region-labels", "accounts-mark", "more-tag", "pair-tag", "swatch", "towns", "points":
		part = "labels"
	}
	return slices.Index(layers, part)
}

func TestAMapIsLaidFromSeaToLabels(t *testing.T) {
	for _, mode := range []state.Mode{state.Single, state.Difference} {
		marks, _ := marksOf(t, mode, usDraft, europeanText, windows[1], Options{Graticule: true, Selected: "crimea"})
		highest, seen := 0, map[string]bool{}
		for _, m := range marks {
			at := layerIndex(m.Part)
			if at < 0 {
				t.Fatalf("%q is no part of a map", m.Part)
			}
			if at < highest {
				t.Errorf("%s: %s lies over %s", mode, m.Part, layers[highest])
			}
			highest = max(highest, at)
			seen[layers[at]] = true
		}
		for _, layer := range layers {
			if !seen[layer] && layer != "hover" {
				t.Errorf("%s: the map has no %s", mode, layer)
			}
		}
	}
}

// painted is marks on a transparent image of the size of the view.
func painted(marks []Mark, v geo.Viewport, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(v.Width*scale)), int(math.Round(v.Height*scale))))
	Paint(img, marks, scale, orb.Point{})
	return img
}

func partsOf(marks []Mark, parts ...string) []Mark {
	var kept []Mark
	for _, m := range marks {
		if slices.Contains(parts, m.Part) {
			kept = append(kept, m)
		}
	}
	return kept
}

// The look of a stance stays within the region, to within half a px by which outlines are simplified and one px of
// painting.
func TestNoStanceIsPaintedOutsideItsRegion(t *testing.T) {
	s := scene(t)
	for _, acc := range []string{usDraft, europeanText} {
		marks, v := marksOf(t, state.Single, acc, "", windows[0], Options{})
		img := painted(partsOf(marks, "stances"), v, 1)
		inside, outside := 0, 0
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				if img.RGBAAt(x, y).A == 0 {
					continue
				}
				inside++
				if !nearRegion(s, v, float64(x)+0.5, float64(y)+0.5) {
					outside++
				}
			}
		}
		if inside < 5000 || outside > 0 {
			t.Errorf("%s: %d px are painted, %d of them outside every region", acc, inside, outside)
		}
	}
}

func nearRegion(s *Scene, v geo.Viewport, x, y float64) bool {
	for dx := -1.5; dx <= 1.5; dx += 0.5 {
		for dy := -1.5; dy <= 1.5; dy += 0.5 {
			if _, ok := s.RegionAt(v.FromScreen(orb.Point{x + dx, y + dy})); ok {
				return true
			}
		}
	}
	return false
}

// shares counts how much of the px around a place have a colour, to within three steps of 255.
func shares(img *image.RGBA, at orb.Point, wanted color.NRGBA) float64 {
	const radius = 8
	found, all := 0, 0
	for y := int(at[1]) - radius; y <= int(at[1])+radius; y++ {
		for x := int(at[0]) - radius; x <= int(at[0])+radius; x++ {
			c := img.RGBAAt(x, y)
			all++
			if max(apart(c.R, wanted.R), apart(c.G, wanted.G), apart(c.B, wanted.B)) <= 3 {
				found++
			}
		}
	}
	return float64(found) / float64(all)
}

// inked is the share of the px around a place that lie nearer to the ink of a fill than to its colour: dots are too small
// to cover a px.
func inked(img *image.RGBA, at orb.Point, fill geo.Fill) float64 {
	apartFrom := func(c color.RGBA, from color.NRGBA) int {
		return int(apart(c.R, from.R)) + int(apart(c.G, from.G)) + int(apart(c.B, from.B))
	}
	const radius = 8
	found, all := 0, 0
	for y := int(at[1]) - radius; y <= int(at[1])+radius; y++ {
		for x := int(at[0]) - radius; x <= int(at[0])+radius; x++ {
			all++
			if c := img.RGBAAt(x, y); apartFrom(c, fill.Ink) < apartFrom(c, fill.Color) {
				found++
			}
		}
	}
	return float64(found) / float64(all)
}

// Around the main town of each region the map has the fill, the ink and the stripes of what the account says of it, in
// every theme; around Kyiv the land alone.
func TestEachRegionIsPaintedByWhatTheAccountSays(t *testing.T) {
	towns := map[string]orb.Point{"crimea": {34.10, 44.95}, "luhansk": {39.0, 48.6}, "donetsk": {37.80, 48.01}, "zaporizhzhia": {35.6, 47.4}, "kherson": {33.6, 46.6}}
	accounts := map[string]map[string]string{
		usDraft:             {"crimea": "recognise_de_jure", "luhansk": "recognise_de_facto", "donetsk": "recognise_de_facto+part", "zaporizhzhia": "recognise_de_facto+part", "kherson": "recognise_de_facto+part"},
		usDraft + wion:      {"crimea": "recognise", "luhansk": "recognise", "donetsk": "recognise", "zaporizhzhia": "recognise", "kherson": "recognise"},
		europeanText:        {"crimea": "defer_to_talks", "luhansk": "defer_to_talks", "donetsk": "defer_to_talks", "zaporizhzhia": "defer_to_talks", "kherson": "defer_to_talks"},
		europeanText + wion: {"crimea": "not_addressed", "luhansk": "not_addressed", "donetsk": "not_addressed", "zaporizhzhia": "not_addressed", "kherson": "not_addressed"},
	}
	for _, theme := range state.Themes {
		for acc, entries := range accounts {
			t.Run(fmt.Sprint(theme, " ", acc), func(t *testing.T) {
				marks, v := marksOf(t, state.Single, acc, "", windows[2], Options{Theme: theme})
				img := painted(partsOf(marks, "sea", "other-land", "land", "stances"), v, 1)
				scale := viewOf(state.Single, acc, "").Scale
				for region, key := range entries {
					at := v.ToScreen(scene(t).Projection().Forward(towns[region]))
					fill := scale.Entry(key).Fill(theme)
					if got := shares(img, at, fill.Color); got < 0.15 {
						t.Errorf("%s: %.0f %% of the px have the fill of %s", region, 100*got, key)
					}
					if got := inked(img, at, fill); fill.Pattern.Kind != geo.None && got < 0.5*fill.Pattern.Coverage() {
						t.Errorf("%s: %.1f %% of the px have the ink of %s", region, 100*got, key)
					}
					if got := shares(img, at, fill.Stripes.Color); fill.Stripes.Width > 0 && got < 0.1 {
						t.Errorf("%s: %.0f %% of the px show the ground through stripes", region, 100*got)
					}
				}
				if got := shares(img, v.ToScreen(scene(t).Projection().Forward(orb.Point{30.52, 50.45})), theme.Base().Land); got != 1 {
					t.Errorf("around Kyiv %.0f %% of the px are land", 100*got)
				}
			})
		}
	}
}

func TestAHiddenRegionKeepsItsOutlineAndLosesItsFill(t *testing.T) {
	s, view := scene(t), viewOf(state.Single, usDraft, "")
	m := view.Maps.Each[0]
	m.Cells = slices.Clone(m.Cells)
	m.Cells[0].Hidden = true
	marks := s.MapMarks(m, view.Scale, view.Scale, s.Home(880, 560, geo.Insets{}), Options{})
	if fills, outlines := len(partsOf(marks, "stances")), len(partsOf(marks, "region-outlines")); fills != 4 || outlines != 5 {
		t.Errorf("%d regions are filled and %d outlined, want 4 and 5", fills, outlines)
	}
}

// Names, marks and tags touch neither each other nor what lies over the map, and none is cut by the window.
func TestLabelsTouchNothing(t *testing.T) {
	for _, window := range windows {
		card := orb.Bound{Min: orb.Point{12, window[1] - 180}, Max: orb.Point{324, window[1] - 12}}
		buttons := orb.Bound{Min: orb.Point{window[0] - 40, 12}, Max: orb.Point{window[0] - 12, 96}}
		for _, mode := range []state.Mode{state.Single, state.Difference} {
			for _, selected := range []string{"", "donetsk"} {
				t.Run(fmt.Sprint(window, " ", mode, " ", selected), func(t *testing.T) {
					o := Options{Obstacles: []orb.Bound{card, buttons}, Selected: selected}
					marks, _ := marksOf(t, mode, usDraft, europeanText, window, o)
					boxes := labelBoxes(marks)
					if len(boxes) < 20 {
						t.Fatalf("only %d labels", len(boxes))
					}
					for _, a := range boxes {
						for _, obstacle := range o.Obstacles {
							if overlap(a.Bound, obstacle) > 0 {
								t.Errorf("%s lies under a card or a button", a.name)
							}
						}
						if a.Min[0] < 0 || a.Min[1] < 0 || a.Max[0] > window[0] || a.Max[1] > window[1] {
							t.Errorf("%s is cut: %v", a.name, a.Bound)
						}
					}
					for _, words := range overlaps(boxes) {
						t.Error(words)
					}
				})
			}
		}
	}
}

// Zoomed out, and in until more towns are named, still nothing overlaps.
func TestLabelsTouchNothingAtAnyScale(t *testing.T) {
	s := scene(t)
	for _, mode := range []state.Mode{state.Single, state.Difference} {
		view := viewOf(mode, usDraft, europeanText)
		for _, region := range append(s.names, "") {
			around := s.Around(region, 1280, 800, geo.Insets{Left: 336})
			for _, factor := range []float64{0.1, 0.3, 1, 2.5} {
				v := around.ZoomAt(orb.Point{800, 400}, factor)
				boxes := labelBoxes(s.MapMarks(view.Maps.Each[0], view.Scale, view.ScaleOf(view.Topic()), v, Options{Selected: "luhansk"}))
				for _, words := range overlaps(boxes) {
					t.Errorf("%s around %q × %g: %s", mode, region, factor, words)
				}
			}
		}
	}
}

// A labelBox is the box of a name, of a town or of a tag. A town belongs to its name: a letter's tail may touch its disc.
type labelBox struct {
	name string
	orb.Bound
	owner int
}

// labelBoxes are the boxes of names, of towns and of the tags beside names. What a tag holds lies in its box.
func labelBoxes(marks []Mark) []labelBox {
	var boxes []labelBox
	for i, m := range marks {
		switch {
		case (m.Part == "towns" || m.Part == "points") && i+1 < len(marks) && marks[i+1].Part == "labels":
			boxes = append(boxes, labelBox{"the town of " + marks[i+1].Text.String, m.Path.Bound(), i + 1})
		case m.Part == "labels" || m.Part == "region-labels" && m.Text.String != "":
			boxes = append(boxes, labelBox{m.Text.String, m.Text.Bound(), i})
		case (m.Part == "pair-tag" || m.Part == "accounts-mark" || m.Part == "more-tag") && m.Fill.Color.A > 0:
			boxes = append(boxes, labelBox{m.Part, m.Path.Bound(), i})
		}
	}
	return boxes
}

// overlaps says which boxes lie over each other, and by how much.
func overlaps(boxes []labelBox) (found []string) {
	for i, a := range boxes {
		for _, b := range boxes[i+1:] {
			if area := overlap(a.Bound, b.Bound); area > 0 && a.owner != b.owner {
				found = append(found, fmt.Sprintf("%s and %s overlap by %.1f px²", a.name, b.name, area))
			}
		}
	}
	return found
}

// overlap is the area that two boxes share, px².
func overlap(a, b orb.Bound) float64 {
	width := min(a.Max[0], b.Max[0]) - max(a.Min[0], b.Min[0])
	height := min(a.Max[1], b.Max[1]) - max(a.Min[1], b.Min[1])
	if width <= 0 || height <= 0 {
		return 0
	}
	return width * height
}

func TestEveryRegionIsNamed(t *testing.T) {
	for _, window := range windows {
		marks, _ := marksOf(t, state.Single, usDraft, "", window, Options{})
		var names []string
		for _, m := range partsOf(marks, "region-labels") {
			names = append(names, m.Text.String)
		}
		slices.Sort(names)
		if want := []string{"CRIMEA", "DONETSK", "KHERSON", "LUHANSK", "ZAPORIZHZHIA"}; !slices.Equal(names, want) {
			t.Errorf("%v: the regions named are %q", window, names)
		}
	}
}

func TestMarksUnderANameSayHowItDiffers(t *testing.T) {
	cases := []struct {
		mode          state.Mode
		first, second string
		tags, differ  int
	}{
		{state.Single, usDraft, europeanText, 0, 5},
		{state.Single, europeanText, usDraft, 0, 0},
		{state.Single, usDraft + wion, "", 0, 5},
		{state.Difference, usDraft, europeanText, 5, 5},
	}
	for _, c := range cases {
		marks, _ := marksOf(t, c.mode, c.first, c.second, windows[1], Options{})
		tags, circles := 0, 0
		for _, m := range marks {
			if m.Part == "pair-tag" && m.Fill.Color.A > 0 {
				tags++
			}
			if m.Part == "accounts-mark" && m.Fill.Color.A > 0 {
				circles++
			}
		}
		if tags != c.tags || circles != c.differ {
			t.Errorf("%s of %s: %d tags and %d marks, want %d and %d", c.mode, c.first, tags, circles, c.tags, c.differ)
		}
		if swatches := len(partsOf(marks, "swatch")); swatches != 2*c.tags {
			t.Errorf("%s of %s: %d swatches, want %d", c.mode, c.first, swatches, 2*c.tags)
		}
	}
}

// Parts beyond the first are told by a tag beside the name.
func TestFurtherPartsAreTagged(t *testing.T) {
	s, view := scene(t), viewOf(state.Single, usDraft, "")
	m := view.Maps.Each[0]
	m.Cells = slices.Clone(m.Cells)
	m.Cells[1].More, m.Cells[2].More = 1, 12
	var tags []string
	for _, mark := range partsOf(s.MapMarks(m, view.Scale, view.Scale, s.Home(1280, 800, geo.Insets{}), Options{}), "more-tag") {
		if mark.Text.String != "" {
			tags = append(tags, mark.Text.String)
		}
	}
	if want := []string{"+1", "+9"}; !slices.Equal(tags, want) {
		t.Errorf("the tags are %q, want %q", tags, want)
	}
}

// Twice the scale is the same picture at twice the size: each px of the one is the mean of four of the other, but for
// letters, which stand on whole px.
func TestTwiceTheScaleIsTheSamePicture(t *testing.T) {
	marks, v := marksOf(t, state.Single, usDraft, "", windows[0], Options{Full: true})
	once, twice := painted(marks, v, 1), painted(marks, v, 2)
	if twice.Rect.Dx() != 2*once.Rect.Dx() || twice.Rect.Dy() != 2*once.Rect.Dy() {
		t.Fatalf("the sizes are %v and %v", once.Rect, twice.Rect)
	}
	sum, far := 0.0, 0
	for y := range once.Rect.Dy() {
		for x := range once.Rect.Dx() {
			difference := 0.0
			for channel := range 3 {
				mean := 0
				for _, o := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
					mean += int(twice.Pix[twice.PixOffset(2*x+o[0], 2*y+o[1])+channel])
				}
				difference = max(difference, math.Abs(float64(mean)/4-float64(once.Pix[once.PixOffset(x, y)+channel])))
			}
			sum += difference
			if difference > 64 {
				far++
			}
		}
	}
	px := float64(once.Rect.Dx() * once.Rect.Dy())
	if mean, share := sum/px, float64(far)/px; mean > 1.5 || share > 0.01 {
		t.Errorf("px differ by %.2f of 255 in the mean, %.2f %% of them by more than 64", mean, 100*share)
	}
}

func TestTheOutlineOfASelectionLiesOnACasing(t *testing.T) {
	s := scene(t)
	v := s.Home(880, 560, geo.Insets{})
	for _, theme := range state.Themes {
		base := theme.Base()
		marks := s.OutlineMarks("crimea", v, theme, true)
		if len(marks) != 2 || marks[0].Stroke.Width != 6 || marks[0].Stroke.Color != base.SelectionCasing || marks[1].Stroke.Width != 2.75 || marks[1].Stroke.Color != base.Selection {
			t.Errorf("%s: the selection is %+v", theme, marks)
		}
		marks = s.OutlineMarks("crimea", v, theme, false)
		if len(marks) != 2 || marks[0].Stroke.Width != 5 || marks[1].Stroke.Width != 2 || marks[1].Stroke.Color != base.Outline {
			t.Errorf("%s: the hover is %+v", theme, marks)
		}
	}
	if marks := s.OutlineMarks("odesa", v, state.Light, true); marks != nil {
		t.Errorf("an unknown region has an outline: %v", marks)
	}
}

func TestASwatchIsSmallerThanTheMapAndOutlined(t *testing.T) {
	fill := viewOf(state.Single, usDraft, "").Scale.Entry("recognise_de_jure").Fill(state.Light)
	for _, c := range []struct{ width, height, k float64 }{{28, 16, 0.75}, {20, 12, 0.7}, {24, 14, 0.7}, {32, 24, 1}} {
		marks := SwatchMarks(fill, c.width, c.height, state.Light)
		if got := marks[0].Fill.Pattern.Spacing; len(marks) != 1 || got != 8*c.k {
			t.Errorf("%v × %v: the pattern repeats every %v px, want %v", c.width, c.height, got, 8*c.k)
		}
		if bound := marks[0].Path.Bound(); marks[0].Stroke.Width != 1 || bound.Min[0] < 0.5 || bound.Max[0] > c.width-0.5 || bound.Max[1] > c.height-0.5 {
			t.Errorf("%v × %v: the outline at %v is cut", c.width, c.height, bound)
		}
	}
}

func TestAScaleBarIsOneTwoOrFive(t *testing.T) {
	for _, scale := range []float64{1e-6, 0.0003, 0.000535, 0.0012, 0.0025, 0.02} {
		bar := BarFor(geo.Viewport{Scale: scale}, 180)
		lead := bar.Kilometres / math.Pow(10, math.Floor(math.Log10(bar.Kilometres)+1e-9))
		if bar.Width > 180 || bar.Width < 180/2.5-0.01 || math.Abs(bar.Width-bar.Kilometres*scale*1000) > 1e-9 {
			t.Errorf("at %v px/m the bar of %v km is %v px wide", scale, bar.Kilometres, bar.Width)
		}
		if nearest := slices.MinFunc([]float64{1, 2, 5}, func(a, b float64) int {
			return int(math.Copysign(1, math.Abs(a-lead)-math.Abs(b-lead)))
		}); math.Abs(nearest-lead) > 1e-6 {
			t.Errorf("at %v px/m the bar is %v km", scale, bar.Kilometres)
		}
	}
	if BarFor(geo.Viewport{}, 180) != (ScaleBar{}) || BarFor(geo.Viewport{Scale: 1}, 0) != (ScaleBar{}) {
		t.Error("a view without scale has a bar")
	}
}

// What lies under the pointer is outlined between the two, so that no label is ever covered.
func TestTheMapIsItsShapesAndOverThemItsLabels(t *testing.T) {
	view := viewOf(state.Difference, usDraft, europeanText)
	m, s := view.Maps.Each[0], scene(t)
	v, o := s.Home(1280, 800, geo.Insets{}), Options{Selected: "crimea"}
	shapes, labels := s.ShapeMarks(m, view.Scale, v, o), s.LabelMarks(m, view.ScaleOf(view.Topic()), v, o)
	if whole := s.MapMarks(m, view.Scale, view.ScaleOf(view.Topic()), v, o); len(whole) != len(shapes)+len(labels) {
		t.Errorf("the map has %d marks, its shapes %d, its labels %d", len(whole), len(shapes), len(labels))
	}
	for _, mark := range shapes {
		if mark.Text.String != "" || mark.Part == "towns" || mark.Part == "points" {
			t.Errorf("below the outlines lies %q of %s", mark.Text.String, mark.Part)
		}
	}
	for _, mark := range labels {
		if mark.Part == "stances" || mark.Part == "selection" || mark.Part == "region-outlines" {
			t.Errorf("%s lie over the labels", mark.Part)
		}
	}
}
