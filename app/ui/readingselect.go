package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// readingSelect chooses among the readings of which there is an account. Keys that it has no use for
// go on to the window.
type readingSelect struct {
	widget.Select
	keys     *keyboard
	readings []state.Choice
	showing  bool
}

func newReadingSelect(keys *keyboard, onChosen func(reading string)) *readingSelect {
	s := &readingSelect{keys: keys}
	s.ExtendBaseWidget(s)
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); !s.showing && i >= 0 {
			onChosen(s.readings[i].ID)
		}
	}
	return s
}

func (s *readingSelect) show(readings []state.Choice) {
	s.showing = true
	defer func() { s.showing = false }()
	s.readings = readings
	options := make([]string, len(readings))
	for i, reading := range readings {
		options[i] = reading.Label
	}
	s.SetOptions(options)
	for i, reading := range readings {
		if reading.On {
			s.SetSelectedIndex(i)
		}
	}
}

func (s *readingSelect) TypedRune(r rune) { s.keys.typedRune(r) }

func (s *readingSelect) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		s.Select.TypedKey(event)
	default:
		s.keys.typedKey(event)
	}
}
