package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// The heights are those of the window without its menus, 28 px less than those of the screen.
func TestTheWindowIsSharedOutBySize(t *testing.T) {
	const rows = tableRowHeight
	for name, c := range map[string]struct {
		width, height float32
		panels        state.Panels
		panel, table  float32
	}{
		"1280 × 800: five rows":             {1280, 772, state.Panels{}, 336, tabsHeight + 6*rows},
		"1000 × 650: three rows":            {1000, 622, state.Panels{}, 288, tabsHeight + 4*rows},
		"1920 × 1080: six rows":             {1920, 1052, state.Panels{}, 400, tabsHeight + 7*rows},
		"the smallest window":               {880, 532, state.Panels{}, 288, tabsHeight + 4*rows},
		"by hand":                           {1280, 772, state.Panels{Detail: 500, Table: 300}, 500, 300},
		"by hand, larger than there is":     {1280, 772, state.Panels{Detail: 5000, Table: 5000}, 1280 - mapLeast, 772 - 45 - 29 - mapLowest},
		"by hand, smaller than can be read": {1280, 772, state.Panels{Detail: 1, Table: 1}, panelNarrowest, tableLowest},
		"folded":                            {1280, 772, state.Panels{Detail: 500, Table: 300, DetailFolded: true, TableFolded: true}, stripWidth, tabsHeight},
	} {
		got := divide(fyne.NewSize(c.width, c.height), 45, c.panels)
		if got.panel != c.panel || got.table != c.table || got.middle != c.height-45-statusHeight-1 {
			t.Errorf("%s: %+v, want %v for the panel and %v for the table", name, got, c.panel, c.table)
		}
	}
}

func TestOneKeyFoldsAPanelAndBack(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	panel, table := w.detail.Size().Width, w.table.Size().Height
	typeKey(w, fyne.KeyF4)
	typeKey(w, fyne.KeyF9)
	if w.table.Size().Height != tabsHeight || w.detail.Visible() || !w.panels.strip.Visible() || w.maps.Size() != fyne.NewSize(1280-stripWidth, 772-45-29-tabsHeight) {
		t.Errorf("folded, the table is %v, the map %v, the panel is there: %v", w.table.Size(), w.maps.Size(), w.detail.Visible())
	}
	if w.table.scroll.Visible() || !w.table.tabs.Visible() {
		t.Error("of the folded table more is left than its tabs, or less")
	}
	typeKey(w, fyne.KeyF4)
	typeKey(w, fyne.KeyF9)
	if w.table.Size().Height != table || w.detail.Size().Width != panel || !w.detail.Visible() || w.panels.strip.Visible() {
		t.Errorf("unfolded, the table is %v, the panel %v", w.table.Size(), w.detail.Size())
	}
}

func TestWhatIsFoldedIsUnfoldedByMouse(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	test.Tap(w.table.fold)
	if !w.store.State().Panels.TableFolded {
		t.Fatal("the arrow beside the tabs does not fold the table")
	}
	test.Tap(w.table.fold)
	w.store.FoldDetail(true)
	var strip *press
	walk(w.panels.strip, func(o fyne.CanvasObject) {
		if p, ok := o.(*press); ok {
			strip = p
		}
	})
	test.Tap(strip)
	if got := w.store.State().Panels; got != (state.Panels{}) {
		t.Errorf("the panels are %+v", got)
	}
}

func TestMenusTickThePanelsThatAreOpen(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	ticked := func(label string) bool {
		for _, menu := range w.window.MainMenu().Items {
			for _, item := range menu.Items {
				if item.Label == label {
					return item.Checked
				}
			}
		}
		t.Fatalf("no menu has %q", label)
		return false
	}
	const table, detail = "Table\u2003F4", "Panel beside the map\u2003F9"
	if !ticked(table) || !ticked(detail) {
		t.Error("the open panels are not ticked")
	}
	w.store.FoldTable(true)
	w.store.FoldDetail(true)
	if ticked(table) || ticked(detail) {
		t.Error("the folded panels are ticked")
	}
}

// Bars lie over the edges of the panels, and nothing else lies over another part of the window.
func TestPartsOfTheWindowMeetAndDoNotOverlap(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 622}, {Width: 1920, Height: 1052}, {Width: 880, Height: 532}} {
		w, _ := opened(t, size.Width, size.Height)
		right, bottom := w.maps.Size().Width, w.maps.Position().Y+w.maps.Size().Height
		if w.detail.Position().X != right || right+w.detail.Size().Width != size.Width {
			t.Errorf("%v: the map ends at %v, the panel begins at %v and is %v wide", size, right, w.detail.Position().X, w.detail.Size().Width)
		}
		if w.table.Position().Y != bottom || bottom+w.table.Size().Height != w.status.Position().Y {
			t.Errorf("%v: the map ends at %v, the table begins at %v, the status line at %v", size, bottom, w.table.Position().Y, w.status.Position().Y)
		}
		if bar := w.panels.detailSplit.Position().X + splitGrip/2; bar != right {
			t.Errorf("%v: the bar lies at %v, the edge at %v", size, bar, right)
		}
		if bar := w.panels.tableSplit.Position().Y + splitGrip/2; bar != bottom {
			t.Errorf("%v: the bar lies at %v, the edge at %v", size, bar, bottom)
		}
	}
}
