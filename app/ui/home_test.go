package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
	"stancemap/geo"
)

// The whole country is in sight at home as long as it is not tiny there; under large text in a small window the
// regions alone are, and never less of them.
func TestTheHomeViewShowsTheCountryWhereItHasRoom(t *testing.T) {
	scene, err := fullScene()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		size    fyne.Size
		percent int
		country bool
	}{
		{fyne.NewSize(1920, 1052), 100, true}, {fyne.NewSize(1280, 772), 100, true}, {fyne.NewSize(1280, 772), 150, true},
		{fyne.NewSize(1000, 622), 100, true}, {fyne.NewSize(880, 532), 100, true}, {fyne.NewSize(1000, 617), 150, false},
	} {
		w, _ := openedOn(t, scene, c.size.Width, c.size.Height)
		w.chooseTextSize(c.percent)
		v := w.maps.view
		whole := scene.Home(v.Width, v.Height, geo.Insets{})
		around := scene.Around("", v.Width, v.Height, geo.Insets{})
		if share := v.Scale / whole.Scale; share < barely || c.country && share > 1.001 {
			t.Errorf("%v, %d %%: the view has %.2f of the scale of the country", c.size, c.percent, share)
		}
		if v.Scale > around.Scale*1.001 {
			t.Errorf("%v, %d %%: the view is closer than the regions", c.size, c.percent)
		}
		for _, region := range w.store.View().Dataset.Regions {
			xy, _ := scene.RegionPoint(region.ID)
			if px := v.ToScreen(xy); px[0] < 0 || px[1] < 0 || px[0] > v.Width || px[1] > v.Height {
				t.Errorf("%v, %d %%: %s lies at %v, outside the map", c.size, c.percent, region.ID, px)
			}
		}
		if w.maps.hidden(v) {
			t.Errorf("%v, %d %%: the legend lies over a region", c.size, c.percent)
		}
	}
}

// Whatever the mode, home is where the map stands after 0, and in every mode it shows the regions.
func TestEveryModeHasAHome(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for _, mode := range state.Modes {
		w.store.SetMode(mode)
		w.maps.fit()
		home := w.maps.view
		w.maps.zoomBy(3)
		if near(w.maps.view, home) {
			t.Errorf("%s: the map does not leave home", mode)
		}
		typeKey(w, fyne.Key0)
		if !near(w.maps.view, home) {
			t.Errorf("%s: 0 leads to %+v, home is %+v", mode, w.maps.view, home)
		}
		if bound, _ := w.scene.RegionBound("luhansk"); home.ToScreen(bound.Max)[0] > home.Width || home.ToScreen(bound.Max)[1] < 0 {
			t.Errorf("%s: Luhansk reaches beyond the map", mode)
		}
	}
}
