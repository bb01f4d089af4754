package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// Measures of the panels, in px.
const (
	panelShare            = 0.2625 // of the width, for the detail panel
	panelLeast, panelMost = 288, 400
	panelNarrowest        = 240 // by hand
	mapLeast              = 320 // what the panels leave of the map, in width
	mapLowest             = 160 // and in height
	stripWidth            = 20  // of the detail panel when it is folded
)

// The rows of the table below the map by the height of the window without its menus, in px.
const (
	lowWindow, highWindow            = 692, 960
	lowRows, rows5, highRows         = 3, 5, 6
	tableLowest                      = tabsHeight + 2*tableRowHeight
	foldBelow                float32 = 0.6 // a panel dragged below this share of its least size folds
)

// panels are the parts around the map with the bars between them.
type panels struct {
	detailSplit, tableSplit *split
	strip                   *fyne.Container // what stands for the folded detail panel
}

func newPanels(w *Window) *panels {
	store := w.store
	return &panels{
		detailSplit: newSplit(w.keys, true, func() float32 { return w.division().panel }, sizing(panelNarrowest, store.SizeDetail, store.FoldDetail), func() { store.SizeDetail(0) }),
		tableSplit:  newSplit(w.keys, false, func() float32 { return w.division().table }, sizing(tableLowest, store.SizeTable, store.FoldTable), func() { store.SizeTable(0) }),
		strip:       newStrip(w.keys, func() { store.FoldDetail(false) }),
	}
}

// sizing sets the size of a panel, and folds it when it is made much smaller than it can be.
func sizing(least float32, size func(float64), fold func(bool)) func(float32) {
	return func(wanted float32) {
		if wanted < least*foldBelow {
			fold(true)
			return
		}
		size(float64(max(least, wanted)))
	}
}

// newStrip is the edge of a folded panel, which unfolds it.
func newStrip(keys *keyboard, unfold func()) *fyne.Container {
	ground, edge, button := newSurface(colorPaper), newHairline(), newPress(keys, newSideMark(false), unfold)
	return &fyne.Container{Objects: []fyne.CanvasObject{ground, edge, button}, Layout: free(func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(edge, 0, 0, 1, size.Height)
		place(button, 1, 8, size.Width-1, controlHeight)
	})}
}

// newSideMark points where the detail panel goes: to the right while it is open, out again while it is
// folded.
func newSideMark(open bool) fyne.CanvasObject {
	tail, tip := 12.0, 7.0
	if open {
		tail, tip = tip, tail
	}
	return newDrawing(stripWidth-1, controlHeight, func(shown state.Theme) []picture.Mark {
		return chevronMarks(theme.ColorNameForeground, shown, orb.Point{tail, 9}, orb.Point{tip, 14}, orb.Point{tail, 19})
	})
}

// A division is how the room of the window is shared out, in px.
type division struct {
	top, middle  float32 // height of what is above the map, and of what is between that and the status line
	panel, table float32 // width of the detail panel, height of the table with its tabs
}

// divide shares out a window of a size. The map takes what the panels leave.
func divide(size fyne.Size, top float32, p state.Panels) division {
	f := division{top: top, middle: max(0, size.Height-top-em(statusHeight)-1)}
	f.panel = min(panelMost, max(panelLeast, float32(int(size.Width*panelShare))))
	if p.Detail > 0 {
		f.panel = float32(int(p.Detail))
	}
	f.panel = max(panelNarrowest, min(f.panel, size.Width-mapLeast))
	f.table = em(tabsHeight) + float32(1+rowsFor(size.Height/wearing().text))*em(tableRowHeight)
	if p.Table > 0 {
		f.table = float32(int(p.Table))
	}
	f.table = max(em(tableLowest), min(f.table, f.middle-mapLowest))
	if p.DetailFolded {
		f.panel = stripWidth
	}
	if p.TableFolded {
		f.table = em(tabsHeight)
	}
	return f
}

// rowsFor is how many rows of the table a window of a height shows.
func rowsFor(height float32) int {
	switch {
	case height < lowWindow:
		return lowRows
	case height < highWindow:
		return rows5
	}
	return highRows
}

// division is how the window is shared out now.
func (w *Window) division() division {
	return divide(w.content.Size(), w.top(), w.store.State().Panels)
}

// top is where the map begins: below the tool bar and the hint of the first run.
func (w *Window) top() float32 {
	w.toolbar.fit(w.content.Size().Width)
	return w.toolbar.MinSize().Height + w.hint.height()
}

// foldTable folds the table to its tabs, or unfolds it.
func (w *Window) foldTable() { w.store.FoldTable(!w.store.State().Panels.TableFolded) }

// foldDetail folds the panel beside the map, or unfolds it.
func (w *Window) foldDetail() { w.store.FoldDetail(!w.store.State().Panels.DetailFolded) }

// windowLayout gives the maps all room that the others leave.
type windowLayout struct{ window *Window }

func (l windowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := l.window
	folded := w.store.State().Panels.DetailFolded
	f := divide(size, w.top(), w.store.State().Panels)
	left := size.Width - f.panel
	w.detail.Hidden, w.panels.strip.Hidden, w.panels.detailSplit.Hidden = folded, !folded, folded
	bar := f.top - w.hint.height()
	place(w.toolbar, 0, 0, size.Width, bar)
	place(w.hint, 0, bar, size.Width, w.hint.height())
	place(w.maps, 0, f.top, left, f.middle-f.table)
	place(w.table, 0, f.top+f.middle-f.table, left, f.table)
	if folded {
		place(w.panels.strip, left, f.top, f.panel, f.middle)
	} else {
		place(w.detail, left, f.top, f.panel, f.middle)
	}
	place(w.panels.detailSplit, left-splitGrip/2, f.top, splitGrip, f.middle)
	place(w.panels.tableSplit, 0, f.top+f.middle-f.table-splitGrip/2, left-splitGrip/2, splitGrip)
	place(w.status, 0, f.top+f.middle, size.Width, em(statusHeight)+1)
}

func (l windowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWidth, leastHeight)
}

// copyRows copies the selected rows of the table, if there are any.
func (w *Window) copyRows() {
	if copied := w.table.copied(); copied != "" {
		w.app.Clipboard().SetContent(copied)
		w.status.sayForAWhile(w.words.Count("table.copied", w.table.body.picked.Count()))
	}
}

// copyTable copies the table with its filter, order and columns, or the rows of it that are selected.
func (w *Window) copyTable() {
	text, rows := w.table.copiedAll()
	w.copyText(text, w.words.Count("table.copied", rows))
}
