package ui

import (
	"image/color"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
)

// over moves the pointer to a place of an object.
func over(o desktop.Hoverable, at fyne.Position) {
	o.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
}

// marked reports whether a renderer draws a box of the colour of what lies under the pointer over a height.
func marked(o fyne.Widget, y float32) bool {
	return slices.ContainsFunc(test.WidgetRenderer(o).Objects(), func(o fyne.CanvasObject) bool {
		box, ok := o.(*canvas.Rectangle)
		return ok && box.FillColor == color.Color(shownColor(theme.ColorNameHover)) && box.Position().Y <= y && y < box.Position().Y+box.Size().Height
	})
}

// In every list the line under the pointer is marked, and no longer when the pointer leaves.
func TestTheLineUnderThePointerIsMarkedInEveryList(t *testing.T) {
	for name, list := range map[string]func(w *Window) (fyne.Widget, float32){
		"proposals": func(w *Window) (fyne.Widget, float32) {
			typeKey(w, fyne.KeyF2)
			body := w.toolbar.list.body
			return body, body.lines[body.cursor+1].top + 5
		},
		"results": func(w *Window) (fyne.Widget, float32) {
			w.find.open()
			typeWords(w, "line of control")
			lines := w.find.list.lines
			at := slices.IndexFunc(lines, func(l findLine) bool { return l.result == 1 })
			return w.find.list, lines[at].top + 5
		},
		"values of a column": func(w *Window) (fyne.Widget, float32) {
			w.table.openFilter(1)
			return w.table.filter.list, valueRow + 5
		},
		"rows of the table": func(w *Window) (fyne.Widget, float32) { return w.table.body, tableRowHeight + 5 },
	} {
		w, _ := opened(t, 1280, 772)
		o, y := list(w)
		hovered := o.(desktop.Hoverable)
		for _, move := range []func(*desktop.MouseEvent){hovered.MouseIn, hovered.MouseMoved} {
			move(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, y)}})
			if !markedOrVeiled(w, o, y) {
				t.Errorf("%s: the line at %v is not marked", name, y)
			}
			hovered.MouseOut()
			if markedOrVeiled(w, o, y) {
				t.Errorf("%s: the mark stays when the pointer leaves", name)
			}
		}
	}
}

// markedOrVeiled is marked for lists, and for the table whose rows have a veil of their own.
func markedOrVeiled(w *Window, o fyne.Widget, y float32) bool {
	if o != fyne.Widget(w.table.body) {
		return marked(o, y)
	}
	row := test.WidgetRenderer(o).(*tableBodyRenderer).rows[int(y/tableRowHeight)]
	return !row.veil.Hidden
}

// What the pointer rests on is told in a bubble where it does not say all of itself, and the bubble goes with it.
func TestABubbleTellsWhatAControlLeavesOut(t *testing.T) {
	long := strings.Repeat("no text says this at all ", 4)
	for name, c := range map[string]struct {
		on   func(w *Window) desktop.Hoverable
		says string
	}{
		"a chip that is cut": {func(w *Window) desktop.Hoverable {
			w.store.ShowTab(state.PositionsTab)
			w.store.LimitColumn(state.ColumnLimit{Column: "stance", Contains: long})
			return w.table.chips.each[0].(*press)
		}, strings.TrimSpace(long)},
		"a proposal of the switch":  {func(w *Window) desktop.Hoverable { return w.toolbar.proposals }, "presented in Paris"},
		"the account compared with": {func(w *Window) desktop.Hoverable { return w.toolbar.second.press }, "as published"},
		"a square of the overview": {func(w *Window) desktop.Hoverable {
			w.store.SetMode(state.Difference)
			for _, p := range pressesIn(w.detail.column) {
				if p.MinSize().Width == clauseSquare {
					return p
				}
			}
			t.Fatal("there is no square")
			return nil
		}, "Crimea"},
	} {
		w, passed := opened(t, 1280, 772)
		o := c.on(w)
		o.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 14)}})
		if w.bubble.Visible() {
			t.Errorf("%s: the bubble speaks at once", name)
		}
		passed.pass(bubbleDelay)
		if got := strings.Join(said(w.bubble.Container), " "); !w.bubble.Visible() || !strings.Contains(got, c.says) {
			t.Errorf("%s: the bubble says %q, want %q", name, got, c.says)
		}
		if right := w.bubble.Position().X + w.bubble.Size().Width; w.bubble.Position().X < 0 || right > 1280 {
			t.Errorf("%s: the bubble ends at %v", name, right)
		}
		o.MouseOut()
		if w.bubble.Visible() {
			t.Errorf("%s: the bubble stays", name)
		}
	}
}

// The edge of a column shows that it can be taken hold of.
func TestTheEdgeOfAColumnIsSeenUnderThePointer(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	edge := w.table.grips.Objects[1].(*grip)
	line := test.WidgetRenderer(edge).Objects()[0]
	edge.MouseIn(nil)
	edge.MouseMoved(nil)
	if !line.Visible() || edge.Cursor() != desktop.HResizeCursor {
		t.Error("under the pointer it shows nothing")
	}
	edge.MouseOut()
	if line.Visible() {
		t.Error("the line stays when the pointer leaves")
	}
	width := w.table.widths[1]
	test.Tap(edge)
	if w.table.widths[1] != width {
		t.Error("a single click sizes the column")
	}
}

// On the timeline the wheel zooms both ways, dragging moves, the runes zoom, and the pointer names a mark.
func TestTheTimelineIsWorkedByPointerAndRunes(t *testing.T) {
	_, l := onTimeline(t, 1280, 772)
	span := func() float64 { from, to := l.inSight(); return to - from }
	whole := span()
	for _, c := range []struct {
		name string
		do   func()
		good func(before float64) bool
	}{
		{"the wheel forwards", func() { turn(l, 1) }, func(before float64) bool { return span() < before }},
		{"the wheel back", func() { turn(l, -1) }, func(before float64) bool { return span() > before }},
		{"the wheel sideways", func() { turn(l, 0) }, func(before float64) bool { return span() == before }},
		{"+", func() { l.TypedRune('+') }, func(before float64) bool { return span() < before }},
		{"=", func() { l.TypedRune('=') }, func(before float64) bool { return span() < before }},
		{"-", func() { l.TypedRune('-') }, func(before float64) bool { return span() > before }},
		{"0", func() { l.TypedRune('0') }, func(float64) bool { return span() == whole }},
	} {
		before := span()
		if c.do(); !c.good(before) {
			t.Errorf("%s: the range goes from %v to %v years", c.name, before, span())
		}
	}
	l.TypedRune('+')
	from, _ := l.inSight()
	l.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-60, 0)})
	l.DragEnd()
	if to, _ := l.inSight(); to <= from {
		t.Error("dragging to the left does not go on in time")
	}
	mark := l.marks()[0]
	if l.Cursor() != desktop.DefaultCursor {
		t.Error("beside the marks there is a hand")
	}
	over(l, mark.at)
	if got := timelineTexts(l); l.Cursor() != desktop.PointerCursor || !slices.ContainsFunc(got, func(text *canvas.Text) bool {
		return text.Text == cut(l.moments[mark.moment].Words, l.Size().Width-2*cellInset, small.width)
	}) {
		t.Errorf("under the pointer the mark is not named")
	}
	l.MouseOut()
	if l.hovered != -1 || l.Cursor() != desktop.DefaultCursor {
		t.Error("when the pointer leaves the mark stays named")
	}
}

func turn(l *timeline, dy float32) {
	l.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(400, 60)}, Scrolled: fyne.NewDelta(3, dy)})
}

// With Shift a click on the switch compares with the proposal.
func TestAClickWithShiftComparesWithTheProposal(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowSecond(state.Account{Proposal: "minsk-2-2015-02", Reading: "primary"})
	s := w.toolbar.proposals
	at := fyne.PointEvent{Position: fyne.NewPos(s.width(0)+10, 14)}
	s.MouseDown(&desktop.MouseEvent{PointEvent: at, Modifier: fyne.KeyModifierShift})
	s.MouseUp(nil)
	s.Tapped(&at)
	if show := w.store.State().Show; show.Second.Proposal != "europe-ukraine-2025-04" || show.First.Proposal != "us-2025-04" {
		t.Errorf("it shows %+v", show)
	}
}

// A press on the mark at the right end of the tabs folds the table, and again unfolds it.
func TestTheMarkBesideTheTabsFoldsTheTable(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for _, folded := range []bool{true, false} {
		if test.Tap(w.table.fold); w.store.State().Panels.TableFolded != folded || w.table.folded != folded {
			t.Errorf("after a press the table is folded: %v, want %v", w.table.folded, folded)
		}
	}
}

// The menu of a column filters it and fits it, as its button and its edge do.
func TestTheMenuOfAColumnFiltersAndFits(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	menu := w.table.columnMenu(1)
	pick(t, menu.Items, w.words.Say("columns.filter"))
	if f := w.table.filter; f == nil || !f.popup.Visible() {
		t.Fatal("no filter is open")
	}
	w.table.filter.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.table.filter.popup.Visible() {
		t.Error("Esc does not close the filter")
	}
	before := w.table.widths[1]
	pick(t, w.table.columnMenu(1).Items, w.words.Say("columns.fit"))
	if w.table.sheet.Columns[1].Set == 0 || w.table.widths[1] == before {
		t.Error("the column keeps its width")
	}
	at := fyne.PointEvent{Position: fyne.NewPos(w.table.columnX(1)+20, 10)}
	w.table.header.TappedSecondary(&at)
	dialogOf(t, w)
}

// Page keys go through a filter and a long page as they go through every list.
func TestPageKeysGoThroughFilterAndPage(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.PositionsTab)
	w.table.openFilter(columnOf(t, w.table, "proposal"))
	list, field := w.table.filter.list, w.table.filter.field
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 0}, {fyne.KeyPageDown, 8}, {fyne.KeyUp, 7}, {fyne.KeyPageUp, 0}} {
		if field.TypedKey(&fyne.KeyEvent{Name: c.key}); list.cursor != c.want {
			t.Errorf("%s: the cursor is at %d, want %d", c.key, list.cursor, c.want)
		}
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})

	w.showCodebook()
	search := w.window.Canvas().Focused().(*paperField)
	page := search.paper
	offset := func() float32 { return page.scroll.Offset.Y }
	for _, c := range []struct {
		key  fyne.KeyName
		good func(before float32) bool
	}{
		{fyne.KeyDown, func(before float32) bool { return offset() == before+40 }},
		{fyne.KeyPageDown, func(before float32) bool { return offset() > before+100 }},
		{fyne.KeyUp, func(before float32) bool { return offset() == before-40 }},
		{fyne.KeyPageUp, func(before float32) bool { return offset() < before-100 || offset() == 0 }},
	} {
		before := offset()
		if search.TypedKey(&fyne.KeyEvent{Name: c.key}); !c.good(before) {
			t.Errorf("%s: the page goes from %v to %v", c.key, before, offset())
		}
	}
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.dialogOpen() {
		t.Error("Esc does not close the page")
	}
}

// Space and the arrows up and down open the list of accounts, whose lines choose; other keys are the window's.
func TestTheAccountIsChosenByKeys(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyDown, fyne.KeyUp} {
		w, _ := opened(t, 1280, 772)
		s := w.toolbar.account.readings
		s.TypedKey(&fyne.KeyEvent{Name: key})
		list := w.window.Canvas().Overlays().Top()
		if list == nil {
			t.Fatalf("%s opens no list", key)
		}
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := w.store.State().Show.First.Reading; got != "wion-2025-04-25" {
			t.Errorf("%s: the second line chooses %q", key, got)
		}
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
		if got := w.store.State().Show.Mode; got != state.Difference {
			t.Errorf("%s: F6 in the select shows %q", key, got)
		}
	}
}

// The row of the legend that counts what is hidden as unconfirmed shows it again.
func TestTheLegendShowsWhatIsHiddenAgain(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowProposal("russia-2025-08-06")
	w.store.HideUnconfirmed(true)
	test.Tap(pressable(t, w.maps.around.legend.Container, w.words.Say("unconfirmed.hidden")))
	if w.store.State().Filter.Confirmed {
		t.Error("it stays hidden")
	}
}

// The button of the form for opening leads to the dialog for files, which Esc closes before the form.
func TestTheFormForOpeningChoosesAFile(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.askOpen()
	w.askOpen() // while it is open, nothing
	if len(w.dialogs) != 1 {
		t.Fatalf("%d dialogs are open", len(w.dialogs))
	}
	test.Tap(pressable(t, dialogOf(t, w), w.words.Say("open.choose")))
	if len(w.dialogs) != 2 {
		t.Fatal("no dialog for files opens")
	}
	typeKey(w, fyne.KeyEscape)
	typeKey(w, fyne.KeyEscape)
	if w.dialogOpen() {
		t.Error("Esc leaves a dialog open")
	}
}

// A failure to open is told in full by Details, and leaves with Close.
func TestWhyAFileDoesNotOpenIsToldInFull(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.reopen(filepath.Join(t.TempDir(), "nothing.zip"))
	test.Tap(pressable(t, w.status.Container, w.words.Say("export.details")))
	if got := strings.Join(said(dialogOf(t, w)), " "); !strings.Contains(got, w.words.Say("refused.title")) || !strings.Contains(got, "nothing.zip") {
		t.Errorf("the details say %q", got)
	}
	w.closeTopmost()
	test.Tap(pressable(t, w.status.Container, w.words.Say("dialog.close")))
	if w.status.waiting() {
		t.Error("the message stays")
	}
}

// What was opened lately opens again from the menu.
func TestTheMenuOpensWhatWasOpenedLately(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	folder := copiedPackage(t)
	w.reopen(folder)
	w.shell.shown.reopenBundled()
	now := w.shell.shown
	now.recentItem().ChildMenu.Items[0].Action()
	if again := w.shell.shown; again == now || len(again.keeper.opened) != 1 || again.keeper.opened[0] != folder {
		t.Error("the entry does not open it")
	}
}

// Where nothing can be shown, the second way on ends the program.
func TestARefusedDatasetCanBeLeftByQuitting(t *testing.T) {
	s := emptyShell(t, true)
	app := &noting{App: s.app}
	s.app = app
	s.open(func() (Opened, error) { return Opened{}, errBrokenSettings })
	test.Tap(pressable(t, s.window.Content(), s.words.Say("refused.quit")))
	if !app.quit {
		t.Error("Quit does not end the program")
	}
}
