package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// enlarged is a window with text of a size in percent.
func enlarged(t *testing.T, width, height float32, percent int) *Window {
	t.Helper()
	w, _ := opened(t, width, height)
	w.chooseTextSize(percent)
	return w
}

// written is every text that is drawn in an object, with its place in it.
func written(o fyne.CanvasObject) (texts []*canvas.Text) {
	walk(o, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			texts = append(texts, text)
		}
	})
	return texts
}

// In the list of proposals every title is said in full, whatever the size of text, and no words lie over others.
func TestTheListOfProposalsNamesThemAtEverySizeOfText(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1000, Height: 650}} {
		for _, percent := range state.TextSizes {
			w := enlarged(t, size.Width, size.Height, percent)
			typeKey(w, fyne.KeyF2)
			list := w.toolbar.list
			titles := map[string]bool{}
			for _, line := range list.body.lines {
				if line.heading == "" {
					titles[line.offer.Title] = false
				}
			}
			list.body.move(-len(list.body.lines))
			for at := -1; list.body.cursor != at; list.body.move(8) {
				at = list.body.cursor
				for _, text := range written(list.body) {
					titles[text.Text] = true
				}
				checkApart(t, size, percent, written(list.body))
			}
			for title, seen := range titles {
				if !seen && size.Width > 1000 {
					t.Errorf("%v, %d %%: %q is cut", size, percent, title)
				}
			}
		}
	}
}

// checkApart fails where two words on a line lie over each other.
func checkApart(t *testing.T, size fyne.Size, percent int, texts []*canvas.Text) {
	t.Helper()
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			sameLine := a.Position().Y < b.Position().Y+b.MinSize().Height && b.Position().Y < a.Position().Y+a.MinSize().Height
			if sameLine && a.Position().X < b.Position().X+b.MinSize().Width && b.Position().X < a.Position().X+a.MinSize().Width {
				t.Errorf("%v, %d %%: %q lies over %q", size, percent, a.Text, b.Text)
			}
		}
	}
}

// Rows, bars and captions are as high as their words.
func TestWhatHoldsWordsGrowsWithThem(t *testing.T) {
	for _, percent := range state.TextSizes {
		w := enlarged(t, 1280, 800, percent)
		high := fyne.MeasureText("Ag", body.px(), fyne.TextStyle{}).Height
		w.store.FilterEntry("recognise_de_facto")
		w.store.ShowTab(state.PositionsTab)
		for _, chip := range w.table.chips.each {
			if chip.Size().Height < high {
				t.Errorf("%d %%: a chip is %v high, its words %v", percent, chip.Size().Height, high)
			}
		}
		w.store.ShowSeveral()
		for _, c := range w.maps.grid.captions[:2] {
			if c.Size().Height < high {
				t.Errorf("%d %%: the caption of a small map is %v high, its words %v", percent, c.Size().Height, high)
			}
		}
	}
}

// Names beside the marks of the timeline keep clear of each other.
func TestNamesOnTheTimelineKeepApart(t *testing.T) {
	for _, percent := range state.TextSizes {
		w := enlarged(t, 1280, 800, percent)
		w.store.ShowTab(state.TimelineTab)
		w.store.SizeTable(320)
		texts := written(w.table.along)
		if len(texts) < 10 {
			t.Fatalf("%d %%: the timeline says only %d things", percent, len(texts))
		}
		checkApart(t, fyne.NewSize(1280, 800), percent, texts)
	}
}

// Under large text a small window still shows the regions, and says which map it is.
func TestASmallWindowShowsTheRegionsUnderLargeText(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1000, Height: 617}, {Width: 1280, Height: 767}} {
		for _, percent := range []int{130, 150} {
			for _, mode := range []state.Mode{state.Single, state.Difference, state.SideBySide} {
				w := enlarged(t, size.Width, size.Height, percent)
				w.store.SetMode(mode)
				whole, _ := w.scene.RegionBound("crimea")
				width := (whole.Max[0] - whole.Min[0]) * w.maps.view.Scale
				if width < 48 {
					t.Errorf("%v, %d %%, %s: Crimea is %.0f px wide on a map of %v", size, percent, mode, width, w.maps.views[0].Size())
				}
				if got := strings.Join(said(w.maps.Container), " · "); !strings.Contains(got, "US draft") {
					t.Errorf("%v, %d %%, %s: the map says %q", size, percent, mode, got)
				}
			}
		}
	}
}

// The marks that fold and lead on stand in the middle of their bars.
func TestArrowsStandInTheMiddleOfTheirBars(t *testing.T) {
	w := enlarged(t, 1280, 800, 150)
	mark := w.table.fold.content.(*fyne.Container).Objects[0]
	if middle := mark.Position().Y + mark.Size().Height/2; middle != w.table.fold.Size().Height/2 {
		t.Errorf("the mark that folds stands at %v in %v px", middle, w.table.fold.Size().Height)
	}
	for _, o := range test.WidgetRenderer(w.table.tabs).Objects() {
		if arrow, ok := o.(*drawing); ok {
			if middle := arrow.Position().Y + arrow.Size().Height/2; middle != em(tabsHeight)/2 {
				t.Errorf("the arrow of the last tab stands at %v in %v px", middle, em(tabsHeight))
			}
		}
	}
}
