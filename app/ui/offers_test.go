package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/data/datatest"
)

// openedOnMany is a window on thirty generated proposals.
func openedOnMany(t *testing.T, width, height float32) (*Window, *clock) {
	t.Helper()
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	return openedOver(t, test.NewTempApp(t), datatest.Many(30), scene, settings{Theme: state.Light, HintRead: true}, width, height)
}

func first(w *Window) string { return w.store.State().Show.First.String() }

func TestTheListShowsAProposalOnTheMap(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	before := w.toolbar.modes.Position()
	s := w.toolbar.proposals
	test.TapAt(s, fyne.NewPos(s.Size().Width-4, 14))
	list := w.toolbar.list
	if !list.open() || w.window.Canvas().Focused() != list.field {
		t.Fatal("the list is not open, or its field has not the focus")
	}
	if at := list.body.lines[list.body.cursor].offer; !at.First {
		t.Errorf("the cursor stands on %+v, not on what is on the map", at)
	}
	test.Type(list.field, "text no. 3 of")
	list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if list.open() || first(w) != "text-003" {
		t.Errorf("on the map is %s, and the list is open: %v", first(w), list.open())
	}
	if part := s.parts[2]; part.ID != "text-003" || !part.On {
		t.Errorf("the last part is %+v", part)
	}
	if after := w.toolbar.modes.Position(); after != before {
		t.Errorf("the switch of modes moved from %v to %v", before, after)
	}
}

func TestKeysMoveInTheList(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.toolbar.openProposals()
	list := w.toolbar.list
	last := len(list.body.lines) - 1
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyHome, "text-001"}, {fyne.KeyUp, "text-001"}, {fyne.KeyDown, "text-002"}, {fyne.KeyDown, "text-003"}, {fyne.KeyUp, "text-002"},
		{fyne.KeyEnd, list.body.lines[last].offer.Account.Proposal}, {fyne.KeyDown, list.body.lines[last].offer.Account.Proposal}, {fyne.KeyHome, "text-001"}, {fyne.KeyPageDown, "text-017"}, {fyne.KeyPageUp, "text-001"},
	} {
		list.field.TypedKey(&fyne.KeyEvent{Name: c.key})
		if got := list.body.lines[list.body.cursor].offer.Account.Proposal; got != c.want {
			t.Errorf("after %s the cursor stands on %s, want %s", c.key, got, c.want)
		}
		line, sight := list.body.lines[list.body.cursor], list.scroll
		if line.top < sight.Offset.Y || line.top+listRow > sight.Offset.Y+sight.Size().Height {
			t.Errorf("after %s the cursor is out of sight", c.key)
		}
	}
	list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if list.open() || first(w) != "text-016" {
		t.Errorf("after Esc the list is open: %v, and on the map is %s", list.open(), first(w))
	}
}

func TestTheListIsOrderedByYears(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.toolbar.openProposals()
	var years []string
	for _, line := range w.toolbar.list.body.lines {
		if line.heading != "" {
			years = append(years, line.heading)
		} else if line.offer.Year != years[len(years)-1] {
			t.Errorf("%s of %s stands under %s", line.offer.Title, line.offer.Year, years[len(years)-1])
		}
	}
	if !slices.IsSorted(years) || len(slices.Compact(slices.Clone(years))) != len(years) {
		t.Errorf("the years are %q", years)
	}
}

func TestAListThatFindsNothingSaysSo(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.toolbar.openProposals()
	list := w.toolbar.list
	test.Type(list.field, "zzz")
	if !offersSay(list, "Nothing found for “zzz”.") {
		t.Error("the empty list does not say why")
	}
	list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !list.open() || first(w) != "text-016" {
		t.Errorf("Enter on nothing shows %s", first(w))
	}
}

func offersSay(o *offers, words string) bool {
	return slices.ContainsFunc(test.WidgetRenderer(o.body).Objects(), func(object fyne.CanvasObject) bool {
		text, ok := object.(*canvas.Text)
		return ok && strings.Contains(text.Text, words)
	})
}

// The control beside the modes names what is compared with, also another reading of the same text.
func TestTheSecondAccountIsChosenFromAListOfAccounts(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.store.ShowProposal("text-003")
	test.Tap(w.toolbar.second.press)
	list := w.toolbar.list
	at := slices.IndexFunc(list.body.lines, func(line offersLine) bool { return line.offer.Account.String() == "text-003@second-2025-05-09" })
	if at < 0 || !list.body.lines[at].offer.Further {
		t.Fatal("the list does not offer another reading of the text on the map")
	}
	list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for list.body.cursor != at {
		list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	list.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.store.State().Show.Second.String(); got != "text-003@second-2025-05-09" {
		t.Errorf("compared with %s", got)
	}
	if got := w.toolbar.second.name.text; got != "Generated text no. 3 of many, as told by Second Courier, 9 May 2025" {
		t.Errorf("the control names %q", got)
	}
	w.store.SetMode(state.Difference)
	if show := w.store.State().Show; show.First.String() != "text-003" || !show.Ordered {
		t.Errorf("the difference is of %+v", show)
	}
}

func TestATapOnALineOfTheListChoosesIt(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.toolbar.openProposals()
	body := w.toolbar.list.body
	test.TapAt(body, fyne.NewPos(40, 4)) // the heading of the first year
	if !w.toolbar.list.open() || w.window.Canvas().Focused() != w.toolbar.list.field {
		t.Error("a tap on a heading closes the list, or takes the focus from its field")
	}
	test.TapAt(body, fyne.NewPos(40, listHeading+listRow+4))
	if w.toolbar.list.open() || first(w) != "text-002" {
		t.Errorf("a tap on the second line shows %s", first(w))
	}
}

// A window that gets narrower leaves the part that leads to the list less room, and it is drawn so.
func TestTheSwitchIsDrawnAsWideAsItIs(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 650)
	for _, width := range []float32{1280, 1000, 900, 1280} {
		w.window.Resize(fyne.NewSize(width, 650))
		frame := test.WidgetRenderer(w.toolbar.proposals).Objects()[0]
		if got, want := frame.Size().Width, w.toolbar.proposals.Size().Width; abs(got-want) > 0.5 { // it is drawn on whole px
			t.Errorf("%v wide: the switch is drawn %v wide and has %v", width, got, want)
		}
	}
}

// In every window the parts of the tool bar stand beside each other, and the narrower give way.
func TestThePartsOfTheToolBarDoNotOverlap(t *testing.T) {
	for _, width := range []float32{800, 880, 1000, 1280, 1920} {
		w, _ := openedOnMany(t, width, 650)
		w.store.ShowProposal("text-003")
		right := float32(0)
		for _, o := range []fyne.CanvasObject{w.toolbar.proposals, w.toolbar.modes, w.toolbar.second, w.toolbar.account.label, w.toolbar.account.readings, w.find.control, w.toolbar.export} {
			if !o.Visible() {
				continue
			}
			if o.Position().X < right+4 {
				t.Errorf("%v wide: a part begins at %v, the one before ends at %v", width, o.Position().X, right)
			}
			right = o.Position().X + o.Size().Width
		}
		if right > width-8 {
			t.Errorf("%v wide: the tool bar ends at %v", width, right)
		}
		if shown := w.toolbar.second.Visible(); shown != (width >= 1000) {
			t.Errorf("%v wide: the account compared with is shown: %v", width, shown)
		}
	}
}

func TestWhatDoesNotFitIsSaidBelow(t *testing.T) {
	w, c := openedOnMany(t, 1280, 800)
	w.toolbar.proposals.hover(0)
	if w.bubble.Visible() {
		t.Error("the bubble does not wait")
	}
	c.pass(time.Second)
	if !w.bubble.Visible() || !strings.HasPrefix(strings.Join(said(w.bubble.Container), " "), "Generated proposal number 16, with a title that goes on") {
		t.Error("the whole title is not said")
	}
	w.toolbar.proposals.hover(-1)
	if w.bubble.Visible() {
		t.Error("the bubble stays after the pointer left")
	}
}

// Going through the table of proposals shows each on the map, and the row under the cursor is the one
// on the map, whoever put it there.
func TestARowOfTheProposalsTabIsShownOnTheMap(t *testing.T) {
	w, _ := openedOnMany(t, 1280, 800)
	w.store.ShowTab(state.ProposalsTab)
	if w.table.body.picked.Cursor != "text-016" {
		t.Errorf("the cursor stands on %q", w.table.body.picked.Cursor)
	}
	w.table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if first(w) != "text-017" || w.table.body.picked.Cursor != "text-017" {
		t.Errorf("one row down, on the map is %s and the cursor on %s", first(w), w.table.body.picked.Cursor)
	}
	w.store.ShowProposal("text-003")
	if w.table.body.picked.Cursor != "text-003" {
		t.Errorf("the cursor stands on %q after another proposal was shown", w.table.body.picked.Cursor)
	}
	w.store.SetMode(state.SideBySide)
	w.table.choose(w.table.sheet.RowOf(state.Account{Proposal: "text-017", Reading: "first-2025-05-03"}))
	if show := w.store.State().Show; first(w) != "text-003" || show.Second.String() != "text-017@first-2025-05-03" || w.table.body.picked.Cursor != show.Second.String() {
		t.Errorf("another reading of the second was chosen: %+v, the cursor on %q", show, w.table.body.picked.Cursor)
	}
}
