package ui

import (
	"slices"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

func TestNoKeyHasTwoMeanings(t *testing.T) {
	keys, runes, chords, ids := map[fyne.KeyName]string{}, map[rune]string{}, map[chord]string{}, map[string]bool{}
	for _, s := range shortcuts() {
		if ids[s.id] {
			t.Errorf("%s is there twice", s.id)
		}
		ids[s.id] = true
		for _, key := range s.keys {
			if other := keys[key]; other != "" {
				t.Errorf("%s means %s and %s", key, other, s.id)
			}
			keys[key] = s.id
		}
		for _, r := range s.runes {
			if other := runes[r]; other != "" {
				t.Errorf("%c means %s and %s", r, other, s.id)
			}
			runes[r] = s.id
		}
		for _, chord := range s.with {
			if other := chords[chord]; other != "" {
				t.Errorf("%s means %s and %s", chord.words(), other, s.id)
			}
			chords[chord] = s.id
		}
	}
	// A digit arrives as a key and as a rune: both have to mean the same.
	for r, id := range runes {
		if other := keys[fyne.KeyName(r)]; other != "" && other != id {
			t.Errorf("the key %c means %s, the rune %s", r, other, id)
		}
	}
}

func TestSingleKeysWorkOnEveryLayout(t *testing.T) {
	for _, s := range shortcuts() {
		for _, r := range s.runes {
			if unicode.IsLetter(r) || r == '\\' {
				t.Errorf("%s: %c is not on every layout", s.id, r)
			}
		}
		for _, key := range s.keys {
			if len(key) == 1 && !unicode.IsDigit(rune(key[0])) {
				t.Errorf("%s: the key %s has no name on some layouts", s.id, key)
			}
		}
	}
}

func TestTheSheetOfKeysListsEveryShortcut(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	typeKey(w, fyne.KeyF1)
	sheet := dialogOf(t, w)
	for _, s := range shortcuts() {
		if !says(sheet, s.words(w.words)) || !says(sheet, w.words.Say(s.id)) {
			t.Errorf("%s (%s) is not on the sheet", s.id, s.words(w.words))
		}
		if w.words.Say(s.id) == s.id {
			t.Errorf("%s has no words", s.id)
		}
	}
	typeKey(w, fyne.KeyEscape)
	if w.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the sheet")
	}
	w.window.Canvas().OnTypedRune()('?')
	dialogOf(t, w)
}

// pressCtrl sends a combination with Ctrl to the window; the toolkit's test canvas has no ear for them.
func pressCtrl(w *Window, key fyne.KeyName) {
	w.keys.typedShortcut(ctrl(key).typed())
}

func TestKeysShowWhatTheySay(t *testing.T) {
	w, _ := opened(t, 900, 600)
	show := func() state.Show { return w.store.State().Show }
	for _, c := range []struct {
		name string
		do   func()
		good func() bool
	}{
		{"2", func() { typeKey(w, fyne.Key2) }, func() bool { return show().First.Proposal == "europe-ukraine-2025-04" }},
		{"1", func() { typeKey(w, fyne.Key1) }, func() bool { return show().First.Proposal == "us-2025-04" }},
		{"the rune 2", func() { w.window.Canvas().OnTypedRune()('2') }, func() bool { return show().First.Proposal == "europe-ukraine-2025-04" }},
		{"9", func() { typeKey(w, fyne.Key9) }, func() bool { return show().First.Proposal == "china-brazil-2024-05" }},
		{"F6", func() { typeKey(w, fyne.KeyF6) }, func() bool { return show().Mode == state.Difference }},
		{"F6 again", func() { typeKey(w, fyne.KeyF6) }, func() bool { return show().Mode == state.Single }},
		{"F7", func() { typeKey(w, fyne.KeyF7) }, func() bool { return show().Mode == state.SideBySide }},
		{"Ctrl+D", func() { pressCtrl(w, fyne.KeyD) }, func() bool { return show().Mode == state.Difference }},
		{"Ctrl+B", func() { pressCtrl(w, fyne.KeyB) }, func() bool { return show().Mode == state.SideBySide }},
		{"Ctrl+Z", func() { pressCtrl(w, fyne.KeyZ) }, func() bool { return show().Mode == state.Difference }},
		{"Ctrl+Y", func() { pressCtrl(w, fyne.KeyY) }, func() bool { return show().Mode == state.SideBySide }},
		{"Ctrl+Z again", func() { pressCtrl(w, fyne.KeyZ) }, func() bool { return show().Mode == state.Difference }},
		{"Ctrl+Shift+Z", func() { w.keys.typedShortcut(ctrlShift(fyne.KeyZ).typed()) }, func() bool { return show().Mode == state.SideBySide }},
		{"F11", func() { typeKey(w, fyne.KeyF11) }, func() bool { return w.window.FullScreen() }},
		{"Esc", func() { typeKey(w, fyne.KeyEscape) }, func() bool { return !w.window.FullScreen() }},
	} {
		if c.do(); !c.good() {
			t.Errorf("%s: %+v", c.name, show())
		}
	}
}

func TestEscClosesTheTopmostThingOnly(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.store.SelectRegion("crimea")
	w.status.say("Something went wrong", failed, action{"Close", w.status.clear})
	w.showAbout()
	typeKey(w, fyne.KeyEscape)
	if w.dialogOpen() || !w.status.waiting() {
		t.Fatal("the first Esc closes the dialog and nothing else")
	}
	typeKey(w, fyne.KeyEscape)
	if w.status.waiting() || w.store.State().Select.Region != "crimea" {
		t.Fatal("the second Esc closes the message and nothing else")
	}
	typeKey(w, fyne.KeyEscape)
	if w.store.State().Select.Region != "" {
		t.Error("the third Esc clears the selection")
	}
	w.store.SelectSubject(state.Subject{Topic: "nato"})
	typeKey(w, fyne.KeyEscape)
	if got := w.store.State().Select; got != (state.Subject{}) {
		t.Errorf("Esc leaves %+v selected", got)
	}
}

func TestMenusCarryTheKeysOfTheTable(t *testing.T) {
	w, _ := opened(t, 900, 600)
	var labels []string
	for _, menu := range w.window.MainMenu().Items {
		for _, item := range menu.Items {
			labels = append(labels, item.Label)
		}
	}
	for _, want := range []string{
		"Export…\u2003Ctrl+E", "Quit\u2003Ctrl+Q", "Zoom in\u2003+", "Zoom out\u2003-", "Whole map\u20030", "Zoom to the selection\u2003Ctrl+J",
		"Light", "Dark", "High contrast", "Colours of the system", "Full screen\u2003F11",
		"Single", "Difference\u2003Ctrl+D", "Side by side\u2003Ctrl+B", "Keys and gestures\u2003F1", "About",
	} {
		if !slices.Contains(labels, want) {
			t.Errorf("no menu has %q; there are %q", want, labels)
		}
	}
}

func TestMenusTickWhatIsOn(t *testing.T) {
	w, _ := opened(t, 900, 600)
	ticked := func() []string {
		var labels []string
		for _, menu := range w.window.MainMenu().Items {
			for _, item := range menu.Items {
				if item.Checked {
					labels = append(labels, item.Label)
				}
			}
		}
		return labels
	}
	if got := ticked(); !slices.Equal(got, []string{"Table\u2003F4", "Panel beside the map\u2003F9", "Light", "Single"}) {
		t.Errorf("ticked are %q", got)
	}
	w.chooseTheme(state.Dark)
	w.store.SetMode(state.Difference)
	if got := ticked(); !slices.Equal(got, []string{"Table\u2003F4", "Panel beside the map\u2003F9", "Dark", "Difference\u2003Ctrl+D"}) {
		t.Errorf("after both were changed, ticked are %q", got)
	}
}

func TestTabGoesThroughTheWindowAsItIsRead(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("crimea")
	canvas := w.window.Canvas()
	want := []fyne.Focusable{w.toolbar.proposals, w.toolbar.modes, w.toolbar.second.press, w.toolbar.account.readings, w.find.control, w.toolbar.export, w.maps.views[0]}
	for i, stop := range want {
		canvas.FocusNext()
		if canvas.Focused() != stop {
			t.Errorf("stop %d is a %T, want a %T", i+1, canvas.Focused(), stop)
		}
	}
}

func TestKeysReachTheMapFromEveryControl(t *testing.T) {
	w, _ := opened(t, 900, 600)
	for name, focusable := range map[string]fyne.Focusable{
		"switch": w.toolbar.proposals, "readings": w.toolbar.account.readings, "export": w.toolbar.export,
		"map": w.maps.views[0], "legend": w.maps.around.legend.rows[0],
	} {
		w.maps.fit()
		focusable.TypedRune('+')
		if w.store.State().Map.Scale == 0 {
			t.Errorf("%s: + does not zoom the map", name)
		}
		focusable.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		if w.store.State().Map.Scale != 0 {
			t.Errorf("%s: Home does not fit the map", name)
		}
	}
}
