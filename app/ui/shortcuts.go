package ui

import (
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
	ctrl  fyne.KeyName // with Ctrl, on macOS with Command
	shown string       // for the sheet, where the keys do not say it themselves: text, or the id of words
	run   func(w *Window, which int)
}

func shortcuts() []shortcut {
	return []shortcut{
		{id: "key.proposal", keys: digits("123456789"), runes: []rune("123456789"), shown: "1–9", run: (*Window).showNth},
		{id: "key.side_by_side", keys: []fyne.KeyName{fyne.KeyF7}, ctrl: fyne.KeyB, run: func(w *Window, _ int) { w.toggleMode(state.SideBySide) }},
		{id: "key.difference", keys: []fyne.KeyName{fyne.KeyF6}, ctrl: fyne.KeyD, run: func(w *Window, _ int) { w.toggleMode(state.Difference) }},
		{id: "key.pan", keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}, shown: "key.arrows", run: func(w *Window, which int) { w.maps.panBy(which) }},
		{id: "key.zoom_in", keys: []fyne.KeyName{fyne.KeyPageUp}, runes: []rune("+="), shown: "+  =  PgUp", run: func(w *Window, _ int) { w.maps.zoomBy(zoomStep) }},
		{id: "key.zoom_out", keys: []fyne.KeyName{fyne.KeyPageDown}, runes: []rune("-−"), shown: "-  PgDn", run: func(w *Window, _ int) { w.maps.zoomBy(1 / zoomStep) }},
		{id: "key.fit", keys: []fyne.KeyName{fyne.Key0, fyne.KeyHome}, runes: []rune("0"), shown: "0  Home", run: func(w *Window, _ int) { w.maps.fit() }},
		{id: "key.zoom_to_selection", ctrl: fyne.KeyJ, run: func(w *Window, _ int) { w.maps.fitSelection() }},
		{id: "key.table", keys: []fyne.KeyName{fyne.KeyF4}, run: func(w *Window, _ int) { w.foldTable() }},
		{id: "key.detail", keys: []fyne.KeyName{fyne.KeyF9}, run: func(w *Window, _ int) { w.foldDetail() }},
		{id: "key.copy", ctrl: fyne.KeyC, run: func(w *Window, _ int) { w.copyRow() }},
		{id: "key.close", keys: []fyne.KeyName{fyne.KeyEscape}, shown: "Esc", run: func(w *Window, _ int) { w.closeTopmost() }},
		{id: "key.export", ctrl: fyne.KeyE, run: func(w *Window, _ int) { w.exporter.ask() }},
		{id: "key.full_screen", keys: []fyne.KeyName{fyne.KeyF11}, run: func(w *Window, _ int) { w.window.SetFullScreen(!w.window.FullScreen()) }},
		{id: "key.help", keys: []fyne.KeyName{fyne.KeyF1}, runes: []rune("?"), shown: "F1  ?", run: func(w *Window, _ int) { w.showKeys() }},
		{id: "key.quit", ctrl: fyne.KeyQ, run: func(w *Window, _ int) { w.app.Quit() }},
	}
}

func digits(text string) []fyne.KeyName {
	var names []fyne.KeyName
	for _, digit := range text {
		names = append(names, fyne.KeyName(digit))
	}
	return names
}

// combination is the shortcut's key with Ctrl, nil if it has none.
func (s shortcut) combination() *desktop.CustomShortcut {
	if s.ctrl == "" {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: s.ctrl, Modifier: fyne.KeyModifierShortcutDefault}
}

// inMenu is the key that a menu writes after its entry, empty for none.
func (s shortcut) inMenu() string {
	switch {
	case s.ctrl != "":
		return "Ctrl+" + string(s.ctrl)
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
	if s.ctrl != "" {
		said = append(said, "Ctrl+"+string(s.ctrl))
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

func (k *keyboard) typedShortcut(typed fyne.Shortcut) {
	for _, s := range shortcuts() {
		if combination := s.combination(); combination != nil && combination.ShortcutName() == typed.ShortcutName() {
			s.run(k.window, 0)
			return
		}
	}
}

// listen sends the keys of the window through the table.
func (k *keyboard) listen(canvas fyne.Canvas) {
	canvas.SetOnTypedKey(k.typedKey)
	canvas.SetOnTypedRune(k.typedRune)
	// The toolkit has a name of its own for Ctrl+C.
	canvas.AddShortcut(&fyne.ShortcutCopy{}, func(fyne.Shortcut) { k.window.copyRow() })
	for _, s := range shortcuts() {
		if combination := s.combination(); combination != nil {
			canvas.AddShortcut(combination, k.typedShortcut)
		}
	}
}
