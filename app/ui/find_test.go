package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/data"
)

// finding is a window on the whole base map in which Ctrl+F was pressed.
func finding(t *testing.T) *Window {
	t.Helper()
	scene, err := fullScene()
	if err != nil {
		t.Fatal(err)
	}
	w, _ := openedOn(t, scene, 1280, 800)
	press := ctrl(fyne.KeyF)
	w.keys.typedShortcut(press.typed())
	if !w.find.opened() || w.window.Canvas().Focused() != w.find.field {
		t.Fatal("Ctrl+F does not go to the field")
	}
	return w
}

func typeWords(w *Window, words string) { test.Type(w.find.field, words) }

func typeInField(w *Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		w.find.field.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestBothKeysAndTheControlOpenTheField(t *testing.T) {
	for name, open := range map[string]func(w *Window){
		"Ctrl+F":      func(w *Window) { w.keys.typedShortcut(ctrl(fyne.KeyF).typed()) },
		"Ctrl+K":      func(w *Window) { w.keys.typedShortcut(ctrl(fyne.KeyK).typed()) },
		"a click":     func(w *Window) { test.Tap(w.find.control) },
		"F3 at first": func(w *Window) { typeKey(w, fyne.KeyF3) },
	} {
		w, _ := opened(t, 1000, 650)
		open(w)
		if !w.find.opened() || w.window.Canvas().Focused() != w.find.field {
			t.Errorf("%s does not go to the field", name)
		}
	}
}

func TestEscLeavesTheFieldForTheMap(t *testing.T) {
	w := finding(t)
	typeWords(w, "kherson")
	typeInField(w, fyne.KeyEscape)
	if w.find.opened() || w.window.Canvas().Focused() != w.maps.views[0] {
		t.Error("Esc does not give the focus to the map")
	}
	if got := w.store.State(); got.Select != (state.Subject{}) {
		t.Errorf("it selects %+v", got.Select)
	}
	w.find.open()
	if w.find.field.Text != "kherson" || w.find.field.SelectedText() != "kherson" || len(w.find.list.results()) == 0 {
		t.Errorf("opened again the field has %q, selected is %q", w.find.field.Text, w.find.field.SelectedText())
	}
}

func TestEnterGoesToTheFirstResult(t *testing.T) {
	for _, c := range []struct {
		words string
		keys  []fyne.KeyName
		shown func(w *Window) bool
	}{
		{"Запорожье", nil, func(w *Window) bool {
			xy, _ := w.scene.RegionPoint("zaporizhzhia")
			return w.store.State().Select.Region == "zaporizhzhia" && w.maps.view.Bound().Contains(xy) && w.maps.view.Scale > w.maps.home(w.maps.view.Width, w.maps.view.Height).Scale
		}},
		{"Sebastopol", []fyne.KeyName{fyne.KeyDown}, func(w *Window) bool {
			xy, ok := w.scene.LandmarkPoint(w.store.State().Mark)
			at := w.maps.view.ToScreen(xy)
			return ok && w.maps.view.Scale >= townScale && at[0] > w.maps.around.legendEdge() && at[0] < w.maps.view.Width
		}},
		{"kinburn spit", nil, func(w *Window) bool { return w.store.State().Mark == "kinburn-spit" }},
		{"european text", nil, func(w *Window) bool { return w.store.State().Show.First.Proposal == "europe-ukraine-2025-04" }},
		{"draft told by wion", nil, func(w *Window) bool { return w.store.State().Show.First.Reading == "wion-2025-04-25" }},
		{"line of control", nil, func(w *Window) bool {
			return w.store.State().Select.Topic == "line-of-control" && w.table.copied() != ""
		}},
		{"jeddah", nil, func(w *Window) bool { return strings.Contains(w.table.copied(), "nterfax") }},
	} {
		w := finding(t)
		typeWords(w, c.words)
		typeInField(w, c.keys...)
		typeInField(w, fyne.KeyReturn)
		if !c.shown(w) {
			t.Errorf("%q leads to %+v, the map stands at %+v, the row is %q", c.words, w.store.State(), w.maps.view, w.table.copied())
		}
		if w.find.opened() || w.window.Canvas().Focused() != w.maps.views[0] {
			t.Errorf("%q: the field stays open", c.words)
		}
	}
}

func TestAPositionThatIsFoundIsTheRowUnderTheCursor(t *testing.T) {
	w := finding(t)
	typeWords(w, "frozen assets")
	results := w.find.list.results()
	at := slices.IndexFunc(results, func(f state.Found) bool { return f.Kind == state.FoundPosition })
	if at < 0 {
		t.Fatalf("found is %+v", results)
	}
	w.find.list.move(at)
	typeInField(w, fyne.KeyReturn)
	shown := w.store.State()
	if shown.Table.Tab != state.PositionsTab || shown.Select != results[at].Subject || shown.Show.First != results[at].Account {
		t.Errorf("it shows %+v", shown)
	}
	if row := w.table.body.cursorRow(); row < 0 || w.table.sheet.Rows[row].Key != results[at].Row {
		t.Errorf("the cursor is on row %d, want %s", row, results[at].Row)
	}
}

func TestKeysMoveAmongTheResults(t *testing.T) {
	w := finding(t)
	typeWords(w, "kherson")
	last := len(w.find.list.results()) - 1
	if last < 8 {
		t.Fatalf("there are only %d results to move in", last+1)
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyUp, 0}, {fyne.KeyDown, 1}, {fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyEnd, last}, {fyne.KeyDown, last}, {fyne.KeyHome, 0},
	} {
		typeInField(w, c.key)
		if got := w.find.list.cursor; got != c.want {
			t.Errorf("%s: the cursor is on %d, want %d", c.key, got, c.want)
		}
		top, bottom := w.find.list.extent(w.find.list.cursor)
		if y := w.find.scroll.Offset.Y; top < y || bottom > y+w.find.scroll.Size().Height {
			t.Errorf("%s: the cursor is out of sight", c.key)
		}
	}
	typeInField(w, fyne.KeyPageDown)
	if got := w.find.list.cursor; got < 2 {
		t.Errorf("a page on the cursor is on %d", got)
	}
	typeInField(w, fyne.KeyPageUp)
	if got := w.find.list.cursor; got != 0 {
		t.Errorf("a page back the cursor is on %d", got)
	}
}

func TestAClickGoesToTheResult(t *testing.T) {
	w := finding(t)
	typeWords(w, "kherson")
	line := w.find.list.lines[1]
	w.window.Canvas().Focus(nil)
	w.find.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, w.find.list.lines[0].top+4)})
	if !w.find.opened() || w.window.Canvas().Focused() != w.find.field {
		t.Error("a click on the heading of a kind does not go back to the field")
	}
	w.find.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, line.top+line.height/2)})
	if w.store.State().Select.Region != "kherson" || w.find.opened() {
		t.Errorf("a click on the first result leads to %+v", w.store.State())
	}
}

func TestF3GoesRoundTheResults(t *testing.T) {
	w := finding(t)
	typeWords(w, "line of control")
	results := w.find.list.results()
	typeInField(w, fyne.KeyReturn)
	want := 0
	for range len(results) + 1 {
		typeKey(w, fyne.KeyF3)
		for want = (want + 1) % len(results); results[want].More; want = (want + 1) % len(results) {
			continue // that there is more is no result
		}
		if got := w.find.list.cursor; got != want {
			t.Fatalf("F3 goes to result %d, want %d", got, want)
		}
	}
	w.keys.typedShortcut(shift(fyne.KeyF3).typed())
	if got := w.find.list.cursor; got != 0 {
		t.Errorf("Shift+F3 goes to result %d, want 0", got)
	}
	if w.find.opened() {
		t.Error("going on opens the field")
	}
}

func TestWhatLeadsNowhereIsSaid(t *testing.T) {
	w := finding(t)
	typeWords(w, "qwertzuiop")
	if got := w.find.list.lines; len(got) != 1 || got[0].words != "Nothing found for “qwertzuiop”." {
		t.Errorf("the list says %+v", got)
	}
	before := w.store.State()
	typeInField(w, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp)
	if w.store.State() != before || !w.find.opened() {
		t.Error("Enter leads somewhere, or closes the field")
	}
	w.find.field.SetText("")
	if len(w.find.list.lines) != 0 {
		t.Errorf("without words the list says %+v", w.find.list.lines)
	}
}

// A search that comes back late does not take the place of a newer one, and Enter waits for its own.
func TestOnlyTheLastWordsCount(t *testing.T) {
	w := finding(t)
	var waiting []func()
	w.find.toolkit.background = func(work func()) { waiting = append(waiting, work) }
	typeWords(w, "kh")
	if len(waiting) != 2 || len(w.find.list.results()) != 0 {
		t.Fatalf("%d searches wait", len(waiting))
	}
	typeInField(w, fyne.KeyReturn)
	if !w.find.opened() || w.store.State().Select != (state.Subject{}) {
		t.Fatal("Enter does not wait for the search")
	}
	waiting[0]()
	if len(w.find.list.results()) != 0 {
		t.Error("a search that was given up is shown")
	}
	waiting[1]()
	if got := w.store.State().Select.Region; got != "kherson" || w.find.opened() {
		t.Errorf("Enter leads to %q", got)
	}
}

func TestEscTakesTheMarkAwayBeforeTheSelection(t *testing.T) {
	w, _ := opened(t, 1000, 650)
	w.store.SelectRegion("crimea")
	w.store.Mark("gn694423")
	typeKey(w, fyne.KeyEscape)
	if got := w.store.State(); got.Mark != "" || got.Select.Region != "crimea" {
		t.Errorf("Esc leads to %+v", got)
	}
}

// The line that says how many more there are lists them, by key and by click, and leaves the cursor where the
// first of them stands.
func TestMoreIsShownWhenItIsChosen(t *testing.T) {
	for _, by := range []string{"key", "click"} {
		w := finding(t)
		typeWords(w, "ukraine")
		results := w.find.list.results()
		at := slices.IndexFunc(results, func(f state.Found) bool { return f.More && f.Kind == state.FoundPosition })
		if at < 0 {
			t.Fatal("there is no line for more positions")
		}
		if by == "key" {
			w.find.list.move(at - w.find.list.cursor)
			typeInField(w, fyne.KeyReturn)
		} else {
			top, bottom := w.find.list.extent(at)
			w.find.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, (top+bottom)/2)})
		}
		wider := w.find.list.results()
		if !w.find.opened() || len(wider) <= len(results) || w.find.list.cursor != at || wider[at].More || wider[at].Kind != state.FoundPosition {
			t.Errorf("by %s: %d results become %d, the cursor is on %d of %+v", by, len(results), len(wider), w.find.list.cursor, wider[at])
		}
		if w.window.Canvas().Focused() != w.find.field {
			t.Errorf("by %s: the field has lost the focus", by)
		}
		if top, bottom := w.find.list.extent(at); top < w.find.scroll.Offset.Y || bottom > w.find.scroll.Offset.Y+w.find.scroll.Size().Height {
			t.Errorf("by %s: the cursor is out of sight", by)
		}
		w.find.field.SetText("ukraine draft")
		w.find.field.SetText("ukraine")
		if got := len(w.find.list.results()); got != len(results) {
			t.Errorf("by %s: looked for again there are %d results, want %d", by, got, len(results))
		}
	}
}

func TestAnEventIsGoneToInItsTableAndLeadsToItsProposal(t *testing.T) {
	w := finding(t)
	typeWords(w, "Witkoff")
	results := w.find.list.results()
	at := slices.IndexFunc(results, func(f state.Found) bool {
		e := slices.IndexFunc(w.store.View().Dataset.Events, func(e data.Event) bool { return e.ID == f.ID })
		return f.Kind == state.FoundEvent && e >= 0 && w.store.View().Dataset.Events[e].Proposal != ""
	})
	if at < 0 {
		t.Fatalf("no event with a proposal is among %+v", results)
	}
	w.store.LimitColumn(state.ColumnLimit{Column: "region", Contains: "no such"}) // of another table: stays
	w.store.ShowTab(state.EventsTab)
	w.store.LimitColumn(state.ColumnLimit{Column: "title", Contains: "no such"})
	w.find.list.move(at - w.find.list.cursor)
	typeInField(w, fyne.KeyReturn)
	if row := w.table.body.cursorRow(); row < 0 || w.table.sheet.Rows[row].Key != results[at].ID || w.table.sheet.ID != string(state.EventsTab) {
		t.Errorf("the cursor is on row %d of %s", row, w.table.sheet.ID)
	}
	if !strings.Contains(w.status.text.text, "Title: with “no such”") {
		t.Errorf("of what was lifted is said %q", w.status.text.text)
	}
	event := w.store.View().Dataset.Events[slices.IndexFunc(w.store.View().Dataset.Events, func(e data.Event) bool { return e.ID == results[at].ID })]
	account := w.store.View().Dataset.AccountsOf(event.Proposal)[0].AccountID
	w.store.ShowProposal("europe-ukraine-2025-04")
	pressable(t, w.detail.Container, w.store.View().AccountTitle(account)).Tapped(nil)
	if got := w.store.State().Show.First; got != account {
		t.Errorf("its line leads to %v, want %v", got, account)
	}
}

func TestTheResultsStayInTheWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1000, Height: 650}, {Width: 880, Height: 560}} {
		w, _ := opened(t, size.Width, size.Height)
		w.find.open()
		for _, words := range []string{"", "a", "qwertzuiop", "kherson"} {
			w.find.field.SetText(words)
			at, popup := w.find.popup.Position(), w.find.popup.Size()
			if at.X < 0 || at.Y < 0 || at.X+popup.Width > size.Width || at.Y+popup.Height > size.Height {
				t.Errorf("%v, %q: the list is %v at %v", size, words, popup, at)
			}
		}
	}
}
