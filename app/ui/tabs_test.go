package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// tabWords is the names of the tabs; boldTab the one that is on.
func tabWords(t *tabs) (names []string, boldTab string) {
	for _, o := range test.WidgetRenderer(t).Objects() {
		if text, ok := o.(*canvas.Text); ok {
			names = append(names, text.Text)
			if text.TextStyle.Bold {
				boldTab = text.Text
			}
		}
	}
	return names, boldTab
}

func TestATabShowsItsTable(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	x := float32(tabsIndent)
	for i, want := range state.Tabs[:w.table.tabs.shown] {
		w.table.tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+w.table.tabs.width(i)/2, 16)})
		names, bold := tabWords(w.table.tabs)
		if got := w.store.State().Table.Tab; got != want || w.table.sheet.ID != string(want) || bold != names[i] {
			t.Errorf("tab %d shows %s, the table %s, in bold is %q", i, got, w.table.sheet.ID, bold)
		}
		x += w.table.tabs.width(i)
	}
	if names, _ := tabWords(w.table.tabs); !slices.Equal(names, []string{"By region", "By topic", "Differences", "Proposals", "Positions", "Sources", "Events", "More"}) {
		t.Errorf("the tabs are %q", names)
	}
	w.table.tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(900, 16)})
	if got := w.store.State().Table.Tab; got != state.EventsTab {
		t.Errorf("a click beside the tabs shows %s", got)
	}
}

// However narrow the window, every table is there: as a tab, or in the menu of the last.
func TestTabsWithoutRoomStandInAMenu(t *testing.T) {
	for _, width := range []float32{880, 1000, 1280, 1920} {
		w, _ := opened(t, width, 772)
		tabs := w.table.tabs
		if right := tabs.MinSize().Width; right > w.table.Size().Width-countRoom {
			t.Errorf("%v px: the tabs end at %v of %v", width, right, w.table.Size().Width)
		}
		if tabs.shown == len(tabs.parts) {
			continue
		}
		menu := tabs.moreMenu().Items
		if len(menu)+tabs.shown != len(state.Tabs) {
			t.Errorf("%v px: %d tabs and %d in the menu", width, tabs.shown, len(menu))
		}
		before := tabs.MinSize()
		menu[len(menu)-1].Action()
		last := state.Tabs[len(state.Tabs)-1]
		names, bold := tabWords(tabs)
		if w.store.State().Table.Tab != last || bold != w.store.View().TabTitle(last) || names[len(names)-1] != bold || tabs.MinSize() != before {
			t.Errorf("%v px: the last of the menu shows %s, in bold is %q of %q", width, w.store.State().Table.Tab, bold, names)
		}
		x := before.Width - tabs.moreWidth()/2
		tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 16)})
		if w.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%v px: the last tab opens no menu", width)
		}
	}
}

func TestArrowsMoveInTheTabsAndStopAtTheirEnds(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	tabs := w.table.tabs
	for _, step := range []struct {
		key  fyne.KeyName
		want state.Tab
	}{
		{fyne.KeyLeft, state.ByRegion}, {fyne.KeyRight, state.ByTopic}, {fyne.KeyRight, state.DifferencesTab}, {fyne.KeyRight, state.ProposalsTab}, {fyne.KeyRight, state.PositionsTab},
		{fyne.KeyRight, state.SourcesTab}, {fyne.KeyRight, state.EventsTab}, {fyne.KeyRight, state.TimelineTab}, {fyne.KeyRight, state.RegionsTab},
		{fyne.KeyRight, state.FactsTab}, {fyne.KeyRight, state.FactsTab}, {fyne.KeyLeft, state.RegionsTab},
	} {
		pressKeys(tabs, step.key)
		if got := w.store.State().Table.Tab; got != step.want {
			t.Errorf("%s shows %s, want %s", step.key, got, step.want)
		}
	}
	w.store.FoldTable(true)
	pressKeys(tabs, fyne.KeySpace)
	if w.store.State().Panels.TableFolded {
		t.Error("Space on the tab that is on does not unfold the table")
	}
	pressKeys(tabs, fyne.KeyF7)
	tabs.TypedRune('+')
	if w.store.State().Show.Mode != state.SideBySide || w.store.State().Map.Scale == 0 {
		t.Error("keys that the tabs have no use for do not reach the window")
	}
}

func TestPointerAndFocusAreSeenOnTabs(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	tabs := w.table.tabs
	objects := func() int { return len(test.WidgetRenderer(tabs).Objects()) }
	plain := objects()
	at := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(130, 10)}}
	tabs.MouseIn(at)
	tabs.MouseMoved(at)
	if tabs.hovered != 1 || objects() != plain+1 {
		t.Errorf("the tab under the pointer is %d", tabs.hovered)
	}
	tabs.MouseOut()
	tabs.FocusGained()
	if objects() != plain+1 {
		t.Error("the focus is not seen")
	}
	tabs.FocusLost()
	if objects() != plain {
		t.Error("something stays of pointer or focus")
	}
}
