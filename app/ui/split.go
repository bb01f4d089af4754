package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	splitGrip = 8  // px of a split bar that can be taken hold of
	splitStep = 16 // px of an arrow key
)

// split is the bar between the map and the panel right of it or below it. Dragged, or moved with the
// arrow keys, it changes the size of that panel; a double click, Enter or Space gives the size back to
// the window. At rest it draws nothing: the panels have their own lines.
type split struct {
	widget.BaseWidget
	upright  bool // between left and right
	keys     *keyboard
	size     func() float32
	onSized  func(size float32)
	onReset  func()
	dragging bool
	wanted   float32 // while it is dragged, as the panel itself keeps within bounds

	hovered, focused bool
}

func newSplit(keys *keyboard, upright bool, size func() float32, onSized func(float32), onReset func()) *split {
	s := &split{upright: upright, keys: keys, size: size, onSized: onSized, onReset: onReset}
	s.ExtendBaseWidget(s)
	return s
}

func (s *split) Dragged(event *fyne.DragEvent) {
	if !s.dragging {
		s.dragging, s.wanted = true, s.size()
	}
	if s.upright {
		s.wanted -= event.Dragged.DX
	} else {
		s.wanted -= event.Dragged.DY
	}
	s.onSized(s.wanted)
}

func (s *split) DragEnd() {
	s.dragging = false
	s.Refresh()
}

// Tapped is there as the toolkit asks for it where there is a double click; a single one does nothing.
func (s *split) Tapped(*fyne.PointEvent)       {}
func (s *split) DoubleTapped(*fyne.PointEvent) { s.onReset() }

func (s *split) TypedRune(r rune) { s.keys.typedRune(r) }

func (s *split) TypedKey(event *fyne.KeyEvent) {
	larger, smaller := fyne.KeyUp, fyne.KeyDown
	if s.upright {
		larger, smaller = fyne.KeyLeft, fyne.KeyRight
	}
	switch event.Name {
	case larger:
		s.onSized(s.size() + splitStep)
	case smaller:
		s.onSized(s.size() - splitStep)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.onReset()
	default:
		s.keys.typedKey(event)
	}
}

func (s *split) FocusGained()                   { s.focused = true; s.Refresh() }
func (s *split) FocusLost()                     { s.focused = false; s.Refresh() }
func (s *split) MouseIn(*desktop.MouseEvent)    { s.hovered = true; s.Refresh() }
func (s *split) MouseMoved(*desktop.MouseEvent) {}
func (s *split) MouseOut()                      { s.hovered = false; s.Refresh() }

func (s *split) Cursor() desktop.Cursor {
	if s.upright {
		return desktop.HResizeCursor
	}
	return desktop.VResizeCursor
}

func (s *split) CreateRenderer() fyne.WidgetRenderer {
	r := &splitRenderer{split: s, line: canvas.NewRectangle(nil)}
	r.colour()
	return r
}

type splitRenderer struct {
	split *split
	line  *canvas.Rectangle
}

func (r *splitRenderer) colour() {
	r.line.FillColor = shownColor(theme.ColorNamePrimary)
	r.line.Hidden = !r.split.hovered && !r.split.focused && !r.split.dragging
}

func (r *splitRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.split)
}

func (r *splitRenderer) Layout(size fyne.Size) {
	if r.split.upright {
		place(r.line, splitGrip/2-1, 0, 2, size.Height)
		return
	}
	place(r.line, 0, splitGrip/2-1, size.Width, 2)
}

func (r *splitRenderer) MinSize() fyne.Size           { return fyne.NewSize(splitGrip, splitGrip) }
func (r *splitRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *splitRenderer) Destroy()                     {}
