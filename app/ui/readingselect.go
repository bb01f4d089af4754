package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// readingSelect chooses among the readings of which there is an account. Keys that it has no use for
// go on to the window.
type readingSelect struct {
	widget.Select
	keys             *keyboard
	readings         []state.Choice
	showing          bool
	hovered, focused bool
}

// selectInset is from the edge of the select to its words, and from their room to its arrowhead, in px.
const selectInset = 5

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

func (s *readingSelect) MouseIn(event *desktop.MouseEvent) { s.hovered = true; s.Select.MouseIn(event) }
func (s *readingSelect) MouseOut()                         { s.hovered = false; s.Select.MouseOut() }
func (s *readingSelect) FocusGained()                      { s.focused = true; s.Select.FocusGained() }
func (s *readingSelect) FocusLost()                        { s.focused = false; s.Select.FocusLost() }

// CreateRenderer draws the select like the other controls of the bar.
func (s *readingSelect) CreateRenderer() fyne.WidgetRenderer {
	r := &readingRenderer{reading: s, ground: newPlate(), words: canvas.NewText("", nil), arrow: newChevron(true, theme.ColorNameForeground)}
	r.draw()
	return r
}

type readingRenderer struct {
	reading *readingSelect
	ground  *plate
	words   *canvas.Text
	arrow   *drawing
}

func (r *readingRenderer) draw() {
	size, fill := r.reading.Size(), theme.ColorNameInputBackground
	switch {
	case r.reading.focused:
		fill = theme.ColorNameFocus
	case r.reading.hovered:
		fill = theme.ColorNameHover
	}
	r.ground.wear(fill, theme.ColorNameInputBorder, 1, 4)
	r.ground.Resize(size)
	room := size.Width - 3*selectInset - chevronSize
	r.words.Text, r.words.TextSize, r.words.Color = cut(r.reading.Selected, room, body.width), body.px(), shownColor(body.color)
	least := r.words.MinSize()
	place(r.words, selectInset, (size.Height-least.Height)/2, least.Width, least.Height)
	place(r.arrow, size.Width-selectInset-chevronSize-2, (size.Height-chevronSize)/2, chevronSize, chevronSize)
}

func (r *readingRenderer) Layout(fyne.Size) { r.draw() }

func (r *readingRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.reading)
}

func (r *readingRenderer) MinSize() fyne.Size { return fyne.NewSize(readingAlone, em(controlHeight)) }

func (r *readingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Raster, r.words, r.arrow}
}

func (r *readingRenderer) Destroy() {}
