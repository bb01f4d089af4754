package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stancemap/app/state"
	"stancemap/data"
)

// many is a window with small multiples of every proposal.
func many(t *testing.T, width, height float32) (*Window, *clock) {
	t.Helper()
	w, c := opened(t, width, height)
	w.store.ShowSeveral()
	return w, c
}

func TestSmallMapsAreLegibleAndOnlyThoseInSightArePainted(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 622}, {Width: 1920, Height: 1052}} {
		w, _ := many(t, size.Width, size.Height)
		g := w.maps.grid
		if len(g.shown()) != len(data.Bundled().Proposals) {
			t.Fatalf("%v: %d maps of %d proposals", size, len(g.shown()), len(data.Bundled().Proposals))
		}
		for i, view := range g.shown() {
			if view.Size().Width < smallWidth-1 || view.Size().Height < smallHeight-smallCaption-1 {
				t.Errorf("%v: map %d is %v", size, i+1, view.Size())
			}
			if got := view.base.painted > 0; got != g.inSight(i) {
				t.Errorf("%v: map %d in sight %v, painted %v", size, i+1, g.inSight(i), got)
			}
			if g.captions[i].title.text == "" {
				t.Errorf("%v: map %d has no name", size, i+1)
			}
		}
		if !g.overflows() {
			continue
		}
		last := len(g.shown()) - 1
		w.window.Canvas().Focus(g.views[last])
		if !g.inSight(last) || g.views[last].base.painted == 0 {
			t.Errorf("%v: the last map has the focus; in sight %v", size, g.inSight(last))
		}
	}
}

func TestSmallMapsShareViewAndSelection(t *testing.T) {
	w, c := many(t, 1280, 772)
	g := w.maps.grid
	first, second := g.views[0], g.views[1]
	click(second, placeOf(t, w, "crimea"), 0)
	if got := w.store.State(); got.Select.Region != "crimea" || got.Show.Mode != state.Multiples {
		t.Errorf("a click selects %+v in %s", got.Select, got.Show.Mode)
	}
	before := w.maps.view
	drag(first, fyne.NewPos(100, 80), 0, fyne.NewDelta(-10, 5))
	drop(first, fyne.NewPos(90, 85))
	if !near(w.maps.view, before.Pan(-10, 5)) || first.base.raster.Position() != second.base.raster.Position() {
		t.Errorf("dragged, the maps lie at %v and %v", first.base.raster.Position(), second.base.raster.Position())
	}
	c.pass(time.Second)
}

func TestTheWheelGoesThroughSmallMapsThatDoNotFit(t *testing.T) {
	w, _ := many(t, 1280, 772)
	g := w.maps.grid
	before := w.maps.view
	turn := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}
	g.views[0].Scrolled(turn)
	if g.scroll.Offset.Y <= 0 || w.maps.view != before {
		t.Errorf("the grid is scrolled by %v, the map %+v", g.scroll.Offset.Y, w.maps.view)
	}
	w.store.ShowSeveral(data.ParseAccountID("us-2025-04"), data.ParseAccountID("europe-ukraine-2025-04"))
	before = w.maps.view
	g.views[0].Scrolled(turn)
	if g.overflows() || w.maps.view == before {
		t.Error("over maps that all fit, the wheel does not zoom")
	}
}

func TestOneOfSeveralMapsIsShownAlone(t *testing.T) {
	open := map[string]func(w *Window, c *clock, view *mapView){
		"Enter": func(_ *Window, _ *clock, view *mapView) { pressKeys(view, fyne.KeyReturn) },
		"a double click": func(_ *Window, c *clock, view *mapView) {
			click(view, fyne.NewPos(40, 40), 0)
			c.pass(clickTime / 2)
			click(view, fyne.NewPos(40, 40), 0)
		},
	}
	for name, gesture := range open {
		w, c := many(t, 1280, 772)
		want := w.store.View().Maps.Each[2].Account
		gesture(w, c, w.maps.grid.views[2])
		if got := w.store.State().Show; got.Mode != state.Single || got.First != want || !w.maps.views[0].Visible() || w.maps.grid.scroll.Visible() {
			t.Errorf("%s shows %s of %v, want %v", name, got.Mode, got.First, want)
		}
	}
}

func TestTheListChoosesAnyNumberOfSmallMaps(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowSeveral(data.ParseAccountID("us-2025-04"), data.ParseAccountID("europe-ukraine-2025-04"))
	w.toolbar.openProposals()
	list := w.toolbar.list
	choose := func(id string) {
		t.Helper()
		for i, line := range list.body.lines {
			if line.heading == "" && line.offer.Account.String() == id {
				list.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(40, list.body.lines[i].top+4)})
				return
			}
		}
		t.Fatalf("the list has no %s", id)
	}
	for _, step := range []struct {
		id   string
		maps int
	}{{"us-2025-04@wion-2025-04-25", 3}, {"us-2025-04", 2}, {"europe-ukraine-2025-04", 1}, {"us-2025-04@wion-2025-04-25", 1}} {
		choose(step.id)
		if got := len(w.store.View().Maps.Each); got != step.maps || !list.open() || len(w.maps.grid.shown()) != step.maps {
			t.Errorf("after %s there are %d maps, want %d; the list is open: %v", step.id, got, step.maps, list.open())
		}
		if at := list.body.lines[list.body.cursor].offer.Account.String(); at != step.id {
			t.Errorf("the cursor went from %s to %s", step.id, at)
		}
	}
}

func TestNothingLiesOverSmallMaps(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 772}, {Width: 1000, Height: 622}} {
		w, _ := many(t, size.Width, size.Height)
		s := w.maps.around
		if s.legend.Visible() || s.stripRoom.Size().Height > w.maps.Size().Height/3 {
			t.Errorf("%v: the legend takes %v of %v", size, s.stripRoom.Size(), w.maps.Size())
		}
		for name, o := range map[string]fyne.CanvasObject{"legend": s.stripRoom, "zoom": s.zoom, "scale bar": s.bar, "note": s.note} {
			at, grid := o.Position(), w.maps.grid.scroll
			if o.Visible() && at.X < grid.Size().Width-1 && at.Y < grid.Size().Height-1 {
				t.Errorf("%v: the %s at %v lies over the grid of %v", size, name, at, grid.Size())
			}
		}
	}
}

func TestAHeldKeyShowsTheSecondAccount(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	first, second := w.store.State().Show.First, w.store.State().Show.Second
	onMap := func() state.Account { return w.store.View().Maps.Each[0].Account }
	for name, focus := range map[string]fyne.Focusable{"nothing": nil, "the map": w.maps.views[0], "the table": w.table.body, "a control": w.toolbar.modes} {
		if focus != nil {
			w.window.Canvas().Focus(focus)
			for range 3 { // a key that repeats
				if focused := w.window.Canvas().Focused(); focused != nil {
					focused.TypedKey(&fyne.KeyEvent{Name: blinkKey})
				} else {
					w.keys.typedKey(&fyne.KeyEvent{Name: blinkKey})
				}
			}
		} else {
			w.window.Canvas().Unfocus()
			w.keys.typedKey(&fyne.KeyEvent{Name: blinkKey})
		}
		if onMap() != second || w.window.Canvas().Focused() != nil || !w.maps.around.blinking.Visible() {
			t.Errorf("%s has the focus: held, the map shows %v", name, onMap())
		}
		w.blinker.stop()
		if onMap() != first || w.window.Canvas().Focused() != focus || w.maps.around.blinking.Visible() {
			t.Errorf("%s had the focus: let go, the map shows %v", name, onMap())
		}
	}
}

func TestAHeldButtonShowsTheSecondAccount(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	first, second := w.store.State().Show.First, w.store.State().Show.Second
	hold := w.maps.around.hold
	press, space := &desktop.MouseEvent{}, &fyne.KeyEvent{Name: fyne.KeySpace}
	for name, gesture := range map[string][2]func(){
		"the mouse":             {func() { hold.MouseDown(press) }, func() { hold.MouseUp(press) }},
		"the mouse leaves":      {func() { hold.MouseDown(press) }, hold.MouseOut},
		"Space":                 {func() { hold.KeyDown(space) }, func() { hold.KeyUp(space) }},
		"another has the focus": {func() { hold.KeyDown(space) }, hold.FocusLost},
	} {
		gesture[0]()
		if got := w.store.View().Maps.Each[0].Account; got != second {
			t.Errorf("%s: held, the map shows %v", name, got)
		}
		gesture[1]()
		if got := w.store.View().Maps.Each[0].Account; got != first {
			t.Errorf("%s: let go, the map shows %v", name, got)
		}
	}
	w.store.SetMode(state.Difference)
	if hold.Visible() {
		t.Error("in a comparison there is a button to blink")
	}
}

func TestThePanelOfADifferenceCountsClassesAndLeadsToEachClause(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.SetMode(state.Difference)
	o := w.store.View().Detail.Overview
	text := said(w.detail.Container)
	for _, class := range o.Classes {
		if !slices.Contains(text, class.Label) {
			t.Errorf("the panel does not say %q", class.Label)
		}
	}
	squares := 0
	for _, p := range pressesIn(w.detail.column) {
		if p.MinSize().Width == clauseSquare {
			squares++
			p.Tapped(nil)
			if w.store.State().Select == (state.Subject{}) {
				t.Error("a square selects nothing")
			}
			w.store.SelectRegion("")
		}
	}
	clauses := 0
	for _, head := range o.Heads {
		clauses += len(head.Clauses)
	}
	if squares != clauses {
		t.Errorf("%d squares for %d clauses", squares, clauses)
	}
}

func TestTheListOfDisagreementsLeadsToEachCell(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	listed := w.store.View().Disagreements()
	for i, found := range listed[:2] {
		w.showDisagreements()
		if !w.dialogOpen() {
			t.Fatal("no list is shown")
		}
		links := 0
		for _, p := range pressesIn(w.window.Canvas().Overlays().Top()) {
			if label, ok := p.content.(*prose); ok && label.text == found.Cell {
				if links == timesBefore(listed[:i], found.Cell) {
					p.Tapped(nil)
					break
				}
				links++
			}
		}
		if w.dialogOpen() || w.store.State().Select != found.Subject || w.store.State().Show.First != found.Account {
			t.Errorf("%s leads to %+v, %v", found.Cell, w.store.State().Select, w.store.State().Show.First)
		}
	}
}

func timesBefore(listed []state.Disagreement, cell string) (n int) {
	for _, d := range listed {
		if d.Cell == cell {
			n++
		}
	}
	return n
}

func pressesIn(o fyne.CanvasObject) (found []*press) {
	walk(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*press); ok {
			found = append(found, p)
		}
	})
	return found
}

// Frames are large: only maps in use have any.
func TestMapsThatAreNotInUseHoldNoFrames(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	held := func() (n int) {
		for _, view := range slices.Concat(w.maps.views[:], w.maps.grid.views) {
			if view.base.shown.image != nil || len(view.base.spare) > 0 {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		mode state.Mode
		want func(n int) bool
	}{
		{state.Single, func(n int) bool { return n == 1 }}, {state.SideBySide, func(n int) bool { return n == 2 }}, {state.Difference, func(n int) bool { return n == 1 }},
		{state.Multiples, func(n int) bool { return n > 2 }}, {state.Single, func(n int) bool { return n == 1 }},
	} {
		w.store.SetMode(c.mode)
		if n := held(); !c.want(n) {
			t.Errorf("%s: %d maps hold frames", c.mode, n)
		}
		for i, view := range w.maps.shown() {
			if w.maps.inSight(i) && (view.base.shown.image == nil || !view.base.raster.Visible()) {
				t.Errorf("%s: map %d shows nothing", c.mode, i)
			}
		}
	}
}

// Small multiples that were scrolled to their end come back in a window of another size.
func TestSmallMapsComeBackScrolledInAnotherSize(t *testing.T) {
	w, _ := opened(t, 900, 560)
	for _, size := range []fyne.Size{{Width: 1280, Height: 900}, {Width: 900, Height: 560}, {Width: 1280, Height: 600}} {
		w.store.SetMode(state.Multiples)
		w.maps.grid.scroll.ScrollToBottom()
		w.store.SetMode(state.SideBySide)
		w.window.Resize(size)
		w.store.SetMode(state.Multiples)
		if n := len(w.maps.shown()); n != len(w.store.View().Maps.Each) {
			t.Errorf("%v: %d of %d maps are shown", size, n, len(w.store.View().Maps.Each))
		}
	}
}
