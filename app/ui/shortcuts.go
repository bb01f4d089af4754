package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stancemap/app/state"
	"stancemap/app/words"
)

// A shortcut is a gesture of the keyboard. Menus, keys and the sheet of keys all read the one table
// below. Single keys are digits, F-keys, arrows and the like only: letters without Ctrl arrive
// nameless on many layouts. What runs is told which of the keys or runes was pressed, from 0.
type shortcut struct {
	id    string // of its words
	keys  []fyne.KeyName
	runes []rune
	with  []chord // keys with modifiers
	shown string  // for the sheet, where the keys do not say it themselves: text, or the id of words
	run   func(w *Window, which int)
}

func shortcuts() []shortcut {
	return []shortcut{
		{id: "key.proposal", keys: digits("123456789"), runes: []rune("123456789"), shown: "1–9", run: (*Window).showNth},
		{id: "key.side_by_side", keys: []fyne.KeyName{fyne.KeyF7}, with: []chord{ctrl(fyne.KeyB)}, run: func(w *Window, _ int) { w.toggleMode(state.SideBySide) }},
		{id: "key.difference", keys: []fyne.KeyName{fyne.KeyF6}, with: []chord{ctrl(fyne.KeyD)}, run: func(w *Window, _ int) { w.toggleMode(state.Difference) }},
		{id: "key.multiples", keys: []fyne.KeyName{fyne.KeyF10}, with: []chord{ctrl(fyne.KeyM)}, run: func(w *Window, _ int) { w.toggleMode(state.Multiples) }},
		{id: "key.blink", keys: []fyne.KeyName{blinkKey}, run: func(w *Window, _ int) { w.blinker.start() }},
		{id: "key.proposals", keys: []fyne.KeyName{fyne.KeyF2}, run: func(w *Window, _ int) { w.toolbar.openProposals() }},
		{id: "key.second", keys: []fyne.KeyName{fyne.KeyF5}, run: func(w *Window, _ int) { w.toolbar.openSecond() }},
		{id: "key.swap", with: []chord{ctrlShift(fyne.KeyD)}, run: func(w *Window, _ int) { w.store.SwapAccounts() }},
		{id: "key.pan", keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}, shown: "key.arrows", run: func(w *Window, which int) { w.maps.panBy(which) }},
		{id: "key.zoom_in", keys: []fyne.KeyName{fyne.KeyPageUp}, runes: []rune("+="), shown: "+  =  PgUp", run: func(w *Window, _ int) { w.maps.zoomBy(zoomStep) }},
		{id: "key.zoom_out", keys: []fyne.KeyName{fyne.KeyPageDown}, runes: []rune("-−"), shown: "-  PgDn", run: func(w *Window, _ int) { w.maps.zoomBy(1 / zoomStep) }},
		{id: "key.fit", keys: []fyne.KeyName{fyne.Key0, fyne.KeyHome}, runes: []rune("0"), shown: "0  Home", run: func(w *Window, _ int) { w.maps.fit() }},
		{id: "key.zoom_to_selection", with: []chord{ctrl(fyne.KeyJ)}, run: func(w *Window, _ int) { w.maps.fitSelection() }},
		{id: "key.next_place", keys: []fyne.KeyName{fyne.KeyF12}, run: func(w *Window, _ int) { w.nextPlace() }},
		{id: "key.table", keys: []fyne.KeyName{fyne.KeyF4}, run: func(w *Window, _ int) { w.foldTable() }},
		{id: "key.detail", keys: []fyne.KeyName{fyne.KeyF9}, run: func(w *Window, _ int) { w.foldDetail() }},
		{id: "key.undo", with: []chord{ctrl(fyne.KeyZ)}, run: func(w *Window, _ int) { w.store.Undo() }},
		{id: "key.redo", with: []chord{ctrl(fyne.KeyY), ctrlShift(fyne.KeyZ)}, run: func(w *Window, _ int) { w.store.Redo() }},
		{id: "key.earlier_map", with: []chord{alt(fyne.KeyLeft)}, run: func(w *Window, _ int) { w.store.EarlierMap() }},
		{id: "key.later_map", with: []chord{alt(fyne.KeyRight)}, run: func(w *Window, _ int) { w.store.LaterMap() }},
		{id: "key.find", with: []chord{ctrl(fyne.KeyF), ctrl(fyne.KeyK)}, run: func(w *Window, _ int) { w.find.open() }},
		{id: "key.find_next", keys: []fyne.KeyName{fyne.KeyF3}, run: func(w *Window, _ int) { w.find.step(1) }},
		{id: "key.find_previous", with: []chord{shift(fyne.KeyF3)}, run: func(w *Window, _ int) { w.find.step(-1) }},
		{id: "key.copy", with: []chord{ctrl(fyne.KeyC)}, run: func(w *Window, _ int) { w.copyRows() }},
		{id: "key.select_all", with: []chord{ctrl(fyne.KeyA)}, run: func(w *Window, _ int) { w.table.pickAll() }},
		{id: "key.describe", with: []chord{ctrlShift(fyne.KeyC)}, run: func(w *Window, _ int) { w.copyDescription() }},
		{id: "key.close", keys: []fyne.KeyName{fyne.KeyEscape}, shown: "Esc", run: func(w *Window, _ int) { w.closeTopmost() }},
		{id: "key.open", with: []chord{ctrl(fyne.KeyO)}, run: func(w *Window, _ int) { w.askOpen() }},
		{id: "key.save", with: []chord{ctrl(fyne.KeyS)}, run: func(w *Window, _ int) { w.exporter.askFor(sessionEnding) }},
		{id: "key.export", with: []chord{ctrl(fyne.KeyE)}, run: func(w *Window, _ int) { w.exporter.ask() }},
		{id: "key.full_screen", keys: []fyne.KeyName{fyne.KeyF11}, run: func(w *Window, _ int) { w.window.SetFullScreen(!w.window.FullScreen()) }},
		{id: "key.help", keys: []fyne.KeyName{fyne.KeyF1}, runes: []rune("?"), shown: "F1  ?", run: func(w *Window, _ int) { w.showKeys() }},
		{id: "key.quit", with: []chord{ctrl(fyne.KeyQ)}, run: func(w *Window, _ int) { w.app.Quit() }},
	}
}

func digits(text string) []fyne.KeyName {
	var names []fyne.KeyName
	for _, digit := range text {
		names = append(names, fyne.KeyName(digit))
	}
	return names
}

// A chord is a key pressed with modifiers.
type chord struct {
	modifier fyne.KeyModifier
	key      fyne.KeyName
}

// ctrl is a key with Ctrl, on macOS with Command.
func ctrl(key fyne.KeyName) chord { return chord{fyne.KeyModifierShortcutDefault, key} }

func ctrlShift(key fyne.KeyName) chord {
	return chord{fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, key}
}

func shift(key fyne.KeyName) chord { return chord{fyne.KeyModifierShift, key} }

func alt(key fyne.KeyName) chord { return chord{fyne.KeyModifierAlt, key} }

// words names the chord as it stands on the keys.
func (c chord) words() string {
	var said strings.Builder
	for _, modifier := range []struct {
		bit  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierShortcutDefault, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if c.modifier&modifier.bit != 0 {
			said.WriteString(modifier.name)
		}
	}
	return said.String() + string(c.key)
}

// typed is what the toolkit reports when the chord is typed. It has names of its own for a few.
func (c chord) typed() fyne.Shortcut {
	switch c {
	case ctrl(fyne.KeyC):
		return &fyne.ShortcutCopy{}
	case ctrl(fyne.KeyA):
		return &fyne.ShortcutSelectAll{}
	case ctrl(fyne.KeyZ):
		return &fyne.ShortcutUndo{}
	case ctrl(fyne.KeyY):
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.modifier}
}

// inMenu is the key that a menu writes after its entry, empty for none.
func (s shortcut) inMenu() string {
	switch {
	case len(s.with) > 0:
		return s.with[0].words()
	case len(s.keys) == 1 && strings.HasPrefix(string(s.keys[0]), "F"):
		return string(s.keys[0])
	case len(s.runes) > 0:
		return string(s.runes[:1])
	}
	return ""
}

// words names all keys of the shortcut, for the sheet of keys.
func (s shortcut) words(w words.Words) string {
	var said []string
	if s.shown != "" {
		said = append(said, w.Say(s.shown))
	} else {
		for _, key := range s.keys {
			said = append(said, string(key))
		}
	}
	for _, chord := range s.with {
		said = append(said, chord.words())
	}
	return strings.Join(said, "  ")
}

// shortcutOf finds a shortcut by its id.
func shortcutOf(id string) shortcut {
	for _, s := range shortcuts() {
		if s.id == id {
			return s
		}
	}
	return shortcut{id: id, run: func(*Window, int) {}}
}

// keyboard takes the keys that no control has a use for.
type keyboard struct{ window *Window }

func (k *keyboard) typedKey(event *fyne.KeyEvent) {
	if held() == fyne.KeyModifierShift && k.run(shift(event.Name).typed()) {
		return // the toolkit reports a key with Shift as the key
	}
	for _, s := range shortcuts() {
		for i, key := range s.keys {
			if key == event.Name {
				s.run(k.window, i)
				return
			}
		}
	}
}

func (k *keyboard) typedRune(typed rune) {
	for _, s := range shortcuts() {
		for i, r := range s.runes {
			if r == typed {
				s.run(k.window, i)
				return
			}
		}
	}
}

func (k *keyboard) typedShortcut(typed fyne.Shortcut) { k.run(typed) }

// run runs what a key with modifiers stands for, and reports whether it stands for anything.
func (k *keyboard) run(typed fyne.Shortcut) bool {
	for _, s := range shortcuts() {
		if s.typedBy(typed) {
			s.run(k.window, 0)
			return true
		}
	}
	return false
}

// typedBy reports whether what the toolkit reports is one of the shortcut's keys with modifiers.
func (s shortcut) typedBy(typed fyne.Shortcut) bool {
	return slices.ContainsFunc(s.with, func(c chord) bool { return c.typed().ShortcutName() == typed.ShortcutName() })
}

// held are the modifiers that are held down now.
func held() fyne.KeyModifier {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()
	}
	return 0
}

// listen sends the keys of the window through the table.
func (k *keyboard) listen(canvas fyne.Canvas) {
	canvas.SetOnTypedKey(k.typedKey)
	canvas.SetOnTypedRune(k.typedRune)
	for _, s := range shortcuts() {
		for _, chord := range s.with {
			canvas.AddShortcut(chord.typed(), k.typedShortcut)
		}
	}
}
