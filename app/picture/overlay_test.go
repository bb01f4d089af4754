package picture

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
	"stancemap/geo"
)

func TestAnOverlayIsDrawnDashedOverTheRegionsAndNamed(t *testing.T) {
	english, _ := words.New("en")
	regions, err := geo.DecodeGeoJSON("regions.geojson", bytes.NewReader(data.Example().Geometry), geo.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	line := &geo.Layer{Features: []geo.Feature{{Geometry: orb.LineString{{-33, 43}, {-32, 44}, {-31, 45}}, Bound: orb.Bound{Min: orb.Point{-33, 43}, Max: orb.Point{-31, 45}}}}}
	bare := Prepare(nil, regions)
	s := bare.With(Overlay{"Line of control", "The Wire", "3 May 1931", line})
	view := state.Derive(data.Example(), english, state.Opening(data.Example()), nil)
	marks := s.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, s.Home(600, 400, geo.Insets{}), Options{})
	at := slices.IndexFunc(marks, func(m Mark) bool { return m.Part == "overlay" && len(m.Stroke.Dash) > 0 })
	last := -1
	for i, m := range marks {
		if m.Part == "stances" || m.Part == "region-outlines" {
			last = i
		}
	}
	if at < 0 || at < last {
		t.Errorf("the dashed line is mark %d, the regions end at %d", at, last)
	}
	if slices.ContainsFunc(bare.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, s.Home(600, 400, geo.Insets{}), Options{}), func(m Mark) bool { return m.Part == "overlay" }) {
		t.Error("the scene that it was laid over is changed")
	}
	page := NewPage(s, view, PageOptions{Width: 1280, Height: 905})
	said := ""
	for _, group := range page.Groups {
		for _, mark := range group.Marks {
			said += mark.Text.String + " "
		}
	}
	if !strings.Contains(said, "Line of control – The Wire, 3 May 1931") {
		t.Errorf("the page does not name it: %.400q", said)
	}
}
