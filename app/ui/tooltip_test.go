package ui

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

func pointAt(w *Window, p fyne.Position) {
	w.maps.views[0].MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
}

func TestTheTooltipNamesTheRegionAndBothStances(t *testing.T) {
	w, c := opened(t, 1000, 700)
	pointAt(w, placeOf(t, w, "kherson"))
	if w.maps.tooltip.Visible() {
		t.Error("it speaks at once")
	}
	c.pass(hintDelay)
	want := []string{"Kherson", "US draft: Recognition, de facto (controlled part)", "European–Ukrainian text: Deferred to talks"}
	if got := said(w.maps.tooltip.Container); !slices.Equal(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
	pointAt(w, placeOf(t, w, "crimea"))
	if w.maps.tooltip.Visible() {
		t.Error("over another region it still stands")
	}
	c.pass(hintDelay)
	if !says(w.maps.tooltip.Container, "US draft: Recognition, de jure") {
		t.Errorf("over Crimea it says %q", said(w.maps.tooltip.Container))
	}
}

// placesScene has countries and places of the base map, and no more.
var placesScene = sync.OnceValues(func() (*picture.Scene, error) { return prepareScene("[cp]o[iu]n*.geojson") })

func openedWithPlaces(t *testing.T) (*Window, *clock) {
	t.Helper()
	scene, err := placesScene()
	if err != nil {
		t.Fatal(err)
	}
	return openedOn(t, scene, 1000, 700)
}

// onPlace zooms in on a place that texts name and says where it stands in the map.
func onPlace(t *testing.T, w *Window, id string) fyne.Position {
	t.Helper()
	xy, ok := w.scene.PlacePoint(id)
	if !ok {
		t.Fatalf("there is no place %q", id)
	}
	w.store.MoveMap(state.Map{X: xy[0], Y: xy[1], Scale: 0.002})
	px := w.maps.view.ToScreen(xy)
	return fyne.NewPos(float32(px[0]), float32(px[1]))
}

func TestTheTooltipOfAPlaceTellsWhatBothSayOfIt(t *testing.T) {
	w, c := openedWithPlaces(t)
	for id, want := range map[string][]string{
		"zaporizhzhia-npp": {"Zaporizhzhia Nuclear Power Plant", "US draft: Provides (run by the United States)", "European–Ukrainian text: Provides (with US involvement)"},
		"kakhovka-dam":     {"Kakhovka Dam (site)", "US draft: Provides (regained by Ukraine)", "European–Ukrainian text: Provides (regained by Ukraine)"},
	} {
		pointAt(w, onPlace(t, w, id))
		c.pass(hintDelay)
		if got := said(w.maps.tooltip.Container); !slices.Equal(got, want) {
			t.Errorf("%s: it says %q, want %q", id, got, want)
		}
		pointAt(w, onPlace(t, w, id).AddXY(20, 20))
		c.pass(hintDelay)
		if got := said(w.maps.tooltip.Container); len(got) == 0 || got[0] == want[0] {
			t.Errorf("beside %s it says %q", id, got)
		}
	}
}

func TestAClickOnAPlaceOpensItsTopic(t *testing.T) {
	w, _ := openedWithPlaces(t)
	for id, want := range map[string]state.Subject{
		"zaporizhzhia-npp": {Topic: "zaporizhzhia-npp", Region: "zaporizhzhia"},
		"kakhovka-dam":     {Topic: "kakhovka-dam", Region: "kherson"},
		"kinburn-spit":     {Topic: "dnipro-kinburn"},
	} {
		w.maps.click(at(onPlace(t, w, id)))
		topic, _ := w.store.View().Dataset.Topic(want.Topic)
		if got := w.store.State().Select; got != want || !says(w.detail.Container, topic.Label) {
			t.Errorf("%s: it selects %+v and says %q", id, got, said(w.detail.Container))
		}
	}
}

func TestTheTooltipGoesWithThePointer(t *testing.T) {
	w, c := opened(t, 1000, 700)
	for name, leave := range map[string]func(){
		"the pointer leaves the region": func() { pointAt(w, fyne.NewPos(2, 2)) },
		"the pointer leaves the map":    w.maps.views[0].MouseOut,
		"the map is zoomed":             func() { w.maps.zoomBy(1.1) },
		"the map is dragged":            func() { w.maps.pan(1, 1) },
		"a dialog opens":                func() { w.showKeys(); w.closeTopmost() },
		"the list of proposals opens":   func() { typeKey(w, fyne.KeyF2); w.closeTopmost() },
		"the list of accounts opens":    func() { typeKey(w, fyne.KeyF5); w.closeTopmost() },
		"the field for finding opens":   func() { w.find.open(); w.find.close() },
		"the filter of a column opens":  func() { w.table.openFilter(1); w.table.filter.popup.Hide() },
		"the list of tabs opens":        func() { w.table.tabs.openMore(); w.window.Canvas().Overlays().Top().Hide() },
		"the list of columns opens":     func() { w.table.showColumns(); w.window.Canvas().Overlays().Top().Hide() },
		"the maps are others":           func() { typeKey(w, fyne.KeyF10); typeKey(w, fyne.KeyF10) },
	} {
		w.maps.fit()
		pointAt(w, placeOf(t, w, "donetsk"))
		c.pass(time.Second)
		if !w.maps.tooltip.Visible() {
			t.Fatalf("%s: before, there was no tooltip", name)
		}
		leave()
		if w.maps.tooltip.Visible() || w.maps.hovered != (pointed{}) {
			t.Errorf("%s: the tooltip stays", name)
		}
	}
	pointAt(w, placeOf(t, w, "donetsk"))
	w.maps.views[0].MouseOut()
	c.pass(time.Second)
	if w.maps.tooltip.Visible() {
		t.Error("a pointer that left before the time was over still gets a tooltip")
	}
}

// A key that changes the account changes what the tooltip says of the region under the pointer.
func TestTheTooltipFollowsWhatIsShown(t *testing.T) {
	w, c := opened(t, 1000, 700)
	pointAt(w, placeOf(t, w, "kherson"))
	c.pass(hintDelay)
	w.store.ShowReading("wion-2025-04-25")
	want := []string{"Kherson", "US draft, as told by WION, 25 Apr 2025: Recognition, form not stated (annexation)"}
	if got := said(w.maps.tooltip.Container); !slices.Equal(got[:2], want) {
		t.Errorf("under the report it says %q, want %q", got, want)
	}
}

// Over one of many maps the tooltip tells of its account alone, of a place as of a region; between them it
// tells nothing.
func TestTheTooltipOfASmallMapTellsOfItsAccount(t *testing.T) {
	w, c := openedWithPlaces(t)
	w.store.ShowSeveral(data.ParseAccountID("us-2025-04"), data.ParseAccountID("minsk-2-2015-02"), data.ParseAccountID("europe-ukraine-2025-04"))
	for nth, view := range w.maps.grid.shown() {
		id := w.store.View().Maps.Each[nth].Account
		name := w.store.View().AccountName(id)
		for place, find := range map[string]func() fyne.Position{
			"Donetsk":                          func() fyne.Position { return placeOf(t, w, "donetsk") },
			"Zaporizhzhia Nuclear Power Plant": func() fyne.Position { return onPlace(t, w, "zaporizhzhia-npp") },
		} {
			w.maps.fit()
			over := find()
			view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over}})
			c.pass(hintDelay)
			if got := said(w.maps.tooltip.Container); !w.maps.tooltip.Visible() || len(got) != 2 || got[0] != place || !strings.HasPrefix(got[1], name+": ") {
				t.Errorf("over %s of %s it says %q", place, name, got)
			}
			view.MouseOut()
			if w.maps.tooltip.Visible() {
				t.Errorf("beside the map of %s it still speaks", name)
			}
		}
	}
}

func TestTheTooltipStaysInTheMap(t *testing.T) {
	w, _ := opened(t, 880, 560)
	frame := w.maps.Size()
	for _, p := range []fyne.Position{{X: 1, Y: 1}, {X: frame.Width - 1, Y: 1}, {X: 1, Y: frame.Height - 1}, {X: frame.Width - 1, Y: frame.Height - 1}, {X: 300, Y: 200}} {
		tip := w.maps.tooltip
		tip.show(pointed{region: "zaporizhzhia"}, p, frame, orb.Bound{}, orb.Bound{})
		corner := tip.Position().AddXY(tip.Size().Width, tip.Size().Height)
		if tip.Position().X < 0 || tip.Position().Y < 0 || corner.X > frame.Width || corner.Y > frame.Height {
			t.Errorf("at %v it lies from %v to %v in %v", p, tip.Position(), corner, frame)
		}
		if p.X > tip.Position().X && p.X < corner.X && p.Y > tip.Position().Y && p.Y < corner.Y {
			t.Errorf("at %v it lies under the pointer", p)
		}
	}
}

func TestABoxGoesBesideItsPointAndClearOfTheLegend(t *testing.T) {
	size, frame := fyne.NewSize(100, 50), fyne.NewSize(500, 400)
	legend := bound(12, 200, 300, 388)
	for name, c := range map[string]struct{ at, want fyne.Position }{
		"right below":              {fyne.NewPos(50, 50), fyne.NewPos(62, 62)},
		"left at the right edge":   {fyne.NewPos(450, 50), fyne.NewPos(338, 62)},
		"above at the lower edge":  {fyne.NewPos(350, 390), fyne.NewPos(362, 328)},
		"above the legend":         {fyne.NewPos(100, 170), fyne.NewPos(112, 108)},
		"above left in the corner": {fyne.NewPos(490, 390), fyne.NewPos(378, 328)},
		"out of the legend":        {fyne.NewPos(150, 300), fyne.NewPos(312, 312)},
	} {
		if got := besidePoint(c.at, size, frame, legend, orb.Bound{}); got != c.want {
			t.Errorf("%s: at %v it lies at %v, want %v", name, c.at, got, c.want)
		}
	}
	if got, want := besidePoint(fyne.NewPos(50, 50), size, fyne.NewSize(110, 400), orb.Bound{}, orb.Bound{}), fyne.NewPos(10, 62); got != want {
		t.Errorf("in a narrow frame it lies at %v, want %v", got, want)
	}
}

func TestTheTooltipSpeaksOfTheReadingThatIsShown(t *testing.T) {
	w, c := opened(t, 1000, 700)
	w.store.ShowReading("wion-2025-04-25")
	pointAt(w, placeOf(t, w, "luhansk"))
	c.pass(hintDelay)
	if !says(w.maps.tooltip.Container, "US draft, as told by WION, 25 Apr 2025: Recognition, form not stated (annexation)") {
		t.Errorf("it says %q", said(w.maps.tooltip.Container))
	}
	w.store.SetMode(state.Difference)
	pointAt(w, fyne.NewPos(2, 2))
	pointAt(w, placeOf(t, w, "luhansk"))
	c.pass(hintDelay)
	if !says(w.maps.tooltip.Container, "US draft, as told by WION, 25 Apr 2025: Recognition, form not stated (annexation)") {
		t.Errorf("in the difference it says %q", said(w.maps.tooltip.Container))
	}
}

func TestTheTooltipCoversLeastOfItsRegion(t *testing.T) {
	size, frame := fyne.NewSize(100, 50), fyne.NewSize(800, 600)
	at := fyne.NewPos(400, 300)
	for name, c := range map[string]struct {
		region orb.Bound
		want   fyne.Position
	}{
		"the region lies to the right": {bound(390, 200, 600, 400), fyne.NewPos(288, 312)},
		"below":                        {bound(200, 290, 600, 500), fyne.NewPos(412, 238)},
		"above":                        {bound(200, 100, 600, 310), fyne.NewPos(412, 312)},
		"above and to the right":       {bound(390, 100, 600, 320), fyne.NewPos(288, 312)},
		"everywhere":                   {bound(0, 0, 800, 600), fyne.NewPos(412, 312)},
	} {
		if got := besidePoint(at, size, frame, orb.Bound{}, c.region); got != c.want {
			t.Errorf("%s: it stands at %v, want %v", name, got, c.want)
		}
	}
}
