package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"stancemap/app/state"
)

// The points on the map that texts name are reached without the mouse, one after the other and round again.
func TestAKeyGoesThroughThePlacesThatTextsName(t *testing.T) {
	w, _ := openedWithPlaces(t)
	subjects := map[string]state.Subject{
		"zaporizhzhia-npp": {Topic: "zaporizhzhia-npp", Region: "zaporizhzhia"},
		"kakhovka-dam":     {Topic: "kakhovka-dam", Region: "kherson"},
		"kinburn-spit":     {Topic: "dnipro-kinburn"},
	}
	first, seen := "", map[string]bool{}
	for range subjects {
		typeKey(w, fyne.KeyF12)
		id := w.store.State().Mark
		if first == "" {
			first = id
		}
		seen[id] = true
		if got := w.store.State().Select; got != subjects[id] {
			t.Errorf("at %s it selects %+v, want %+v", id, got, subjects[id])
		}
		xy, _ := w.scene.LandmarkPoint(id)
		at, view := w.maps.view.ToScreen(xy), w.maps.view
		if !(orb.Bound{Max: orb.Point{view.Width, view.Height}}).Contains(at) || at[0] < w.maps.around.legendEdge() {
			t.Errorf("%s stands at %v, out of sight in %v × %v", id, at, view.Width, view.Height)
		}
	}
	if len(seen) != len(subjects) {
		t.Errorf("of %d places it goes to %v", len(subjects), seen)
	}
	if typeKey(w, fyne.KeyF12); w.store.State().Mark != first {
		t.Errorf("after the last comes %q, want %q", w.store.State().Mark, first)
	}
}

func TestWhereTextsNameNoPlaceTheKeySaysSo(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	typeKey(w, fyne.KeyF12)
	if !says(w.status.Container, "The texts name no place that is on this map.") || w.store.State().Mark != "" {
		t.Errorf("it says %q", said(w.status.Container))
	}
}
