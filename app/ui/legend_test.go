package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

func TestTheLegendShowsSwatchWordAndCount(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	legend := w.maps.around.legend
	want := []string{
		"US draft, as published", "Presented 17 Apr 2025",
		"Recognition, de jure", "1", "Recognition, de facto", "1", "Recognition, de facto: controlled part", "3",
		"Accounts differ", "5", "All 19 entries", "regions",
	}
	if got := said(legend.Container); !slices.Equal(got, want) {
		t.Errorf("the legend says %q, want %q", got, want)
	}
	swatches := 0
	walk(legend.Container, func(o fyne.CanvasObject) {
		if _, ok := o.(*drawing); ok {
			swatches++
		}
	})
	if swatches != 4 {
		t.Errorf("there are %d swatches and marks for 4 rows", swatches)
	}
}

func TestAClickOnARowFiltersAndASecondOneClears(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	hidden := func() (n int) {
		for _, cell := range w.store.View().Maps.Each[0].Cells {
			if cell.Hidden {
				n++
			}
		}
		return n
	}
	legend := w.maps.around.legend
	test.Tap(pressable(t, legend.Container, "Recognition, de jure"))
	if got := hidden(); got != 4 {
		t.Errorf("filtered by de jure, %d regions lose their fill, want 4", got)
	}
	row := pressable(t, legend.Container, "Recognition, de jure")
	if !row.on || !says(legend.Container, "Clear all") {
		t.Error("the row of the filter is not marked, or nothing clears it")
	}
	test.Tap(row)
	if got := hidden(); got != 0 {
		t.Errorf("after the second click %d regions have no fill", got)
	}
	test.Tap(pressable(t, legend.Container, "Recognition, de facto"))
	test.Tap(pressable(t, legend.Container, "Clear all"))
	if got := w.store.State().Filter; got != (state.Filter{}) {
		t.Errorf("after Clear all the filter is %+v", got)
	}
}

func TestTheMarkForAccountsIsTheLastRowAndNoFilter(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	legend := w.maps.around.legend
	if len(legend.rows) != 3 {
		t.Errorf("%d rows filter, want the three members of the scale", len(legend.rows))
	}
	texts := said(legend.Container)
	if got := texts[slices.Index(texts, "All 19 entries")-2]; got != "Accounts differ" {
		t.Errorf("the last row is %q", got)
	}
}

func TestTheLegendFollowsTheMap(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.ShowProposal("europe-ukraine-2025-04")
	legend := w.maps.around.legend
	if !says(legend.Container, "European–Ukrainian text, as published") || !says(legend.Container, "Deferred to talks") {
		t.Errorf("under the second text the legend says %q", said(legend.Container))
	}
	w.store.SetMode(state.Difference)
	if !says(legend.Container, "One defers") || !says(legend.Container, "All 8 entries") {
		t.Errorf("of the difference the legend says %q", said(legend.Container))
	}
	if legend.Size().Width != legendWidth {
		t.Errorf("the card is %v wide", legend.Size().Width)
	}
}

func TestTwoMapsShareOneStripBelow(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	w.store.SetMode(state.SideBySide)
	legend, room := w.maps.around.strip, w.maps.around.stripRoom
	if legend.Size().Width != w.maps.Size().Width || room.Position().Y+room.Size().Height != w.maps.Size().Height {
		t.Errorf("the strip lies at %v, %v", room.Position(), room.Size())
	}
	for _, view := range w.maps.views {
		if bottom := view.Position().Y + view.Size().Height; bottom != room.Position().Y {
			t.Errorf("a map ends at %v, the strip begins at %v", bottom, room.Position().Y)
		}
	}
	if !says(legend.Container, "Deferred to talks") || !says(legend.Container, "Recognition, de jure") {
		t.Errorf("the strip says %q", said(legend.Container))
	}
	test.Tap(pressable(t, legend.Container, "Deferred to talks"))
	if !says(legend.Container, "Clear all") {
		t.Error("a filter of the strip cannot be cleared")
	}
	w.store.SetMode(state.Single)
	if card := w.maps.around.legend; card.Size().Width != legendWidth || !card.Visible() || room.Visible() {
		t.Errorf("back on one map the card is %v wide", card.Size().Width)
	}
}

func TestALowWindowKeepsOnlyTheTitle(t *testing.T) {
	w, _ := opened(t, 900, 600)
	legend := w.maps.around.legend
	full := legend.Size().Height
	legend.asCard(fyne.NewSize(900, full-1+2*mapEdge), legend.terse)
	if !legend.folded || says(legend.Container, "Recognition, de jure") || !says(legend.Container, "US draft, as published") {
		t.Errorf("where %v px are left for %v, the legend says %q", full-1, full, said(legend.Container))
	}
	legend.asCard(fyne.NewSize(900, full+2*mapEdge), legend.terse)
	if legend.folded || legend.height(legendWidth) != full {
		t.Errorf("with room again it is %v high, want %v", legend.height(legendWidth), full)
	}
}

// A card that would cover more than its share of the map is folded to a title no wider than its words.
func TestTheLegendNeverCoversMostOfTheMap(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 617}, {Width: 880, Height: 532}} {
		for _, percent := range state.TextSizes {
			for _, mode := range []state.Mode{state.Single, state.Difference} {
				w := enlarged(t, size.Width, size.Height, percent)
				w.store.SetMode(mode)
				card, room := w.maps.around.legend, w.maps.Size()
				if share := card.Size().Width * card.Size().Height / (room.Width * room.Height); share > legendShare {
					t.Errorf("%v, %d %%, %s: the legend covers %.0f %% of the map", size, percent, mode, share*100)
				}
				title := w.store.View().Legend.Title
				if lines := wrap(title, card.Size().Width-2*cardInset, cardTitle.width); len(lines) > 2 {
					t.Errorf("%v, %d %%, %s: the title %q takes %d lines of %v px", size, percent, mode, title, len(lines), card.Size().Width)
				}
			}
		}
	}
}

func TestALowMapHasALegendWithoutItsSecondLine(t *testing.T) {
	w, _ := opened(t, 1000, 622)
	legend := w.maps.around.legend
	if says(legend.Container, "Presented 17 Apr 2025") || !says(legend.Container, "Recognition, de jure") {
		t.Errorf("at 1000 × 650 it says %q", said(legend.Container))
	}
	w.window.Resize(fyne.NewSize(1280, 772))
	if !says(legend.Container, "Presented 17 Apr 2025") {
		t.Errorf("at 1280 × 800 it says %q", said(legend.Container))
	}
}

func TestAStripOfFiveEntriesHasOneLine(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.SetMode(state.SideBySide)
	if legend := w.maps.around.strip; len(w.store.View().Legend.Rows) != 5 || legend.Size().Height > rowHeight+12 {
		t.Errorf("%d entries take %v px", len(w.store.View().Legend.Rows), legend.Size().Height)
	}
}

func TestAllEntriesAreListedWithTheirDefinitions(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	test.Tap(pressable(t, w.maps.around.legend.Container, "All 19 entries"))
	sheet := dialogOf(t, w)
	n := 0
	for _, entry := range w.store.View().Scale.Entries {
		if entry.Part {
			continue
		}
		n++
		if !says(sheet, entry.Label) || (entry.Definition != "" && !says(sheet, entry.Definition)) {
			t.Errorf("%s is not listed with its definition", entry.Key)
		}
	}
	if n != w.store.View().Legend.All {
		t.Errorf("%d entries are listed, the legend speaks of %d", n, w.store.View().Legend.All)
	}
}
