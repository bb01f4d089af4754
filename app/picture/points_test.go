package picture

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// viewAt is a view of that scale, in px/km, around a point in degrees.
func viewAt(s *Scene, lonLat orb.Point, kilometre float64) geo.Viewport {
	return geo.Viewport{Center: s.Projection().Forward(lonLat), Scale: kilometre / 1000, Width: 1280, Height: 800}
}

var plant = orb.Point{34.5861, 47.5111}

func namesOf(marks []Mark) (names []string) {
	for _, m := range marks {
		if m.Part == "labels" {
			names = append(names, m.Text.String)
		}
	}
	return names
}

func marksAt(t testing.TB, v geo.Viewport, o Options) []Mark {
	t.Helper()
	view := viewOf(state.Single, usDraft, europeanText)
	return scene(t).MapMarks(view.Maps.Each[0], view.Scale, view.Scale, v, o)
}

func TestPlacesThatTextsNameStandOnTheMapFromTheirScaleOn(t *testing.T) {
	places := []string{"Zaporizhzhia Nuclear Power Plant", "Kakhovka Dam (site)", "Kinburn Spit"}
	for kilometre, want := range map[float64]int{0.35: 0, 0.59: 0, 0.61: 3, 1.2: 3, 2.5: 3} {
		marks := marksAt(t, viewAt(scene(t), orb.Point{33.2, 46.9}, kilometre), Options{})
		names, symbols := namesOf(marks), len(partsOf(marks, "points"))
		found := 0
		for _, name := range places {
			if slices.Contains(names, name) {
				found++
			}
		}
		if found != want || symbols != 2*want {
			t.Errorf("at %g px/km %d of the places are named and %d marks drawn, want %d and %d: %q", kilometre, found, symbols, want, 2*want, names)
		}
	}
	ukrainian := namesOf(marksAt(t, viewAt(scene(t), plant, 1), Options{Language: "uk"}))
	if !slices.Contains(ukrainian, "Запорізька атомна електростанція") {
		t.Errorf("in Ukrainian the map names %q", ukrainian)
	}
}

// A large window opens at 0.8 px/km, where towns stand close around the places.
func TestALargeWindowOpensWithThePlacesNamed(t *testing.T) {
	s := scene(t)
	names := namesOf(marksAt(t, s.Home(1520, 748, geo.Insets{Left: 324}), Options{}))
	for _, name := range []string{"Zaporizhzhia Nuclear Power Plant", "Kakhovka Dam (site)", "Kinburn Spit"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s has no name among %q", name, names)
		}
	}
}

// Where the name of a place finds no room, its symbol stays.
func TestAPlaceKeepsItsSymbolUnderCards(t *testing.T) {
	s := scene(t)
	v := viewAt(s, plant, 1)
	at := v.ToScreen(s.Projection().Forward(plant))
	around := func(left, top, right, bottom float64) orb.Bound {
		return orb.Bound{Min: orb.Point{at[0] + left, at[1] + top}, Max: orb.Point{at[0] + right, at[1] + bottom}}
	}
	cards := []orb.Bound{around(7, -100, 300, 100), around(-300, -100, -7, 100), around(-7, -100, 7, -7), around(-7, 7, 7, 100)}
	marks := marksAt(t, v, Options{Obstacles: cards})
	if slices.Contains(namesOf(marks), "Zaporizhzhia Nuclear Power Plant") {
		t.Fatal("the cards leave room for the name")
	}
	for _, m := range partsOf(marks, "points") {
		if m.Path.Bound().Contains(at) {
			return
		}
	}
	t.Error("the symbol is gone with the name")
}

func TestAPlaceIsFoundUnderItsSymbolOnly(t *testing.T) {
	s := scene(t)
	v := viewAt(s, plant, 1)
	at := v.ToScreen(s.Projection().Forward(plant))
	for name, c := range map[string]struct {
		view geo.Viewport
		dx   float64
		want string
	}{
		"at its point":          {v, 0, "zaporizhzhia-npp"},
		"at the symbol's edge":  {v, 8, "zaporizhzhia-npp"},
		"beside it":             {v, 12, ""},
		"where it is not drawn": {viewAt(s, plant, 0.5), 0, ""},
	} {
		if got, _ := s.PlaceAt(c.view, orb.Point{at[0] + c.dx, at[1]}); got.ID != c.want {
			t.Errorf("%s: %q, want %q", name, got.ID, c.want)
		}
	}
}

// Each place leads to a topic of the bundled dataset, and lies in the region under which its clause is
// filed; the Kinburn Spit lies in none of the five.
func TestPlacesBelongToTopicsOfTheDataset(t *testing.T) {
	s := scene(t)
	if len(s.places) != 3 {
		t.Errorf("%d places, want 3", len(s.places))
	}
	for _, place := range s.places {
		if _, ok := data.Bundled().Topic(place.Topic); !ok {
			t.Errorf("%s: the dataset has no topic %q", place.ID, place.Topic)
		}
		cell := data.Cell{Proposal: usDraft, Topic: place.Topic, Region: place.Region, Reading: data.PrimaryReading}
		if len(data.Bundled().Cell(cell)) == 0 {
			t.Errorf("%s: the US draft says nothing of %+v", place.ID, cell)
		}
		if xy, ok := s.PlacePoint(place.ID); !ok || xy != place.xy || s.PlaceName(place.ID, "en") == "" {
			t.Errorf("%s: it has neither name nor place", place.ID)
		}
	}
	if _, ok := s.PlacePoint("nowhere"); ok {
		t.Error("an unknown place has a point")
	}
}

func TestRiversAreNamedOnceFromTheirScaleOn(t *testing.T) {
	count := func(kilometre float64) (n int) {
		for _, m := range marksAt(t, viewAt(scene(t), orb.Point{34.2, 48.8}, kilometre), Options{}) {
			if m.Text.String == "Dnipro" && m.Text.Style.Font == fonts()[assets.Italic] { // the city is upright
				n++
			}
		}
		return n
	}
	for kilometre, want := range map[float64]int{1.1: 0, 1.3: 1, 4: 1, 8: 1} {
		if got := count(kilometre); got != want {
			t.Errorf("at %g px/km the Dnipro is named %d times, want %d", kilometre, got, want)
		}
	}
}

// Rivers lie under the stances; a name there would name nothing that can be seen.
func TestNoRiverIsNamedOnARegion(t *testing.T) {
	s := scene(t)
	for _, kilometre := range []float64{1.3, 2, 4} {
		v := viewAt(s, orb.Point{33.4, 47.0}, kilometre)
		for _, m := range marksAt(t, v, Options{}) {
			if m.Text.String != "Dnipro" || m.Text.Style.Font != fonts()[assets.Italic] {
				continue
			}
			if region, on := s.RegionAt(v.FromScreen(m.Text.At)); on {
				t.Errorf("at %g px/km the Dnipro is named on %s", kilometre, region)
			}
		}
	}
}

func TestSpotsLieOnTheLineInTheWindowTheNearestFirst(t *testing.T) {
	line := geo.Line(orb.Point{-100, 50}, orb.Point{95, 50}, orb.Point{95, 500})
	window := orb.Bound{Max: orb.Point{200, 200}}
	got := spots([]geo.Path{line}, window, orb.Point{95, 55})
	if want := []orb.Point{{60, 50}, {95, 55}}; len(got) != 6 || !slices.Contains(got, want[0]) || got[0] != want[1] {
		t.Errorf("the spots are %v", got)
	}
}
