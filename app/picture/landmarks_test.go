package picture

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"stancemap/app/state"
	"stancemap/geo"
)

func landmarkNamed(t *testing.T, language, name string) state.Landmark {
	t.Helper()
	for _, each := range scene(t).Landmarks(language) {
		if each.Name == name {
			return each
		}
	}
	t.Fatalf("there is no %q in %q", name, language)
	return state.Landmark{}
}

func TestLandmarksHaveTheirNamesInEveryLanguage(t *testing.T) {
	for _, c := range []struct {
		language, name, within, region, topic string
		kind                                  state.FoundKind
		names                                 []string
	}{
		{"en", "Sevastopol", "Sevastopol", "crimea", "", state.FoundTown, []string{"Севастополь", "Sebastopol"}},
		{"uk", "Запоріжжя", "Запорізька область", "zaporizhzhia", "", state.FoundTown, []string{"Zaporizhzhia", "Запорожье", "Zaporozhye"}},
		{"en", "Rostov-on-Don", "Russia", "", "", state.FoundTown, []string{"Rostov"}},
		{"en", "Kinburn Spit", "Mykolaiv Oblast", "", "dnipro-kinburn", state.FoundPlace, []string{"Кінбурнська коса"}},
		{"en", "Zaporizhzhia Nuclear Power Plant", "Zaporizhzhia Oblast", "zaporizhzhia", "zaporizhzhia-npp", state.FoundPlace, []string{"ЗАЕС"}},
	} {
		got := landmarkNamed(t, c.language, c.name)
		if got.Within != c.within || got.Region != c.region || got.Topic != c.topic || got.Kind != c.kind {
			t.Errorf("%s is %+v", c.name, got)
		}
		for _, name := range c.names {
			if !slices.Contains(append(got.Names, got.Aliases...), name) {
				t.Errorf("%s has the names %q, want %q among them", c.name, got.Names, name)
			}
		}
	}
}

func TestTheLargerTownComesFirst(t *testing.T) {
	var towns []string
	for _, each := range scene(t).Landmarks("en") {
		if each.Kind == state.FoundTown {
			towns = append(towns, each.Name)
		}
	}
	for _, pair := range [][2]string{{"Kyiv", "Luhansk"}, {"Luhansk", "Melitopol"}, {"Odesa", "Kerch"}} {
		if slices.Index(towns, pair[0]) > slices.Index(towns, pair[1]) {
			t.Errorf("%s stands after %s", pair[0], pair[1])
		}
	}
}

// The marked town has its ring and its name also where the scale of the view would not show it, and nothing
// else is written over the ring.
func TestAMarkedTownIsRingedAndNamed(t *testing.T) {
	s := scene(t)
	for _, name := range []string{"Simferopol", "Kyiv", "Kinburn Spit", "Balaklava"} {
		id := landmarkNamed(t, "en", name).ID
		xy, ok := s.LandmarkPoint(id)
		if !ok {
			t.Fatalf("%s lies nowhere", name)
		}
		for _, kilometre := range []float64{0.5, 1.3, 3} {
			v := geo.Viewport{Center: xy, Scale: kilometre / 1000, Width: 900, Height: 600}
			marks := marksAt(t, v, Options{Marked: id})
			var drawn []Mark
			for _, m := range marks {
				if m.Part == "mark" {
					drawn = append(drawn, m)
				}
			}
			if len(drawn) != 4 || drawn[3].Text.String != name {
				t.Errorf("%s at %g px/km: the mark is %d marks", name, kilometre, len(drawn))
				continue
			}
			ring := drawn[1].Path.Bound()
			if at := ring.Center(); math.Hypot(at[0]-450, at[1]-300) > 0.1 {
				t.Errorf("%s at %g px/km: the ring lies around %v", name, kilometre, at)
			}
			for _, box := range labelBoxes(marks) {
				if meet(box.Bound, ring) {
					t.Errorf("%s at %g px/km: %s lies over the ring", name, kilometre, box.name)
				}
			}
		}
	}
}

func TestAnUnknownMarkIsNotDrawn(t *testing.T) {
	for _, m := range marksAt(t, viewAt(scene(t), plant, 1), Options{Marked: "gn0"}) {
		if m.Part == "mark" {
			t.Fatal("a town that there is none of has a ring")
		}
	}
}

// A map that draws no towns has none to look for.
func TestAMapBesideTheBaseMapHasNoLandmarks(t *testing.T) {
	const island = `{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{},"geometry":{"type":"Polygon","coordinates":[[[-150,-20],[-149,-20],[-149,-19],[-150,-19],[-150,-20]]]}}]}`
	regions, err := geo.DecodeGeoJSON("regions.geojson", bytes.NewReader([]byte(island)), geo.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	s := Prepare(scene(t).layers, regions)
	if got := s.Landmarks("en"); len(got) > 0 {
		t.Errorf("there are %d landmarks", len(got))
	}
	if _, ok := s.LandmarkPoint("gn703448"); ok {
		t.Error("Kyiv lies on it")
	}
}
