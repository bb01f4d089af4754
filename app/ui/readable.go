package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// readable is around text on one line. What the line leaves out it says to a pointer that rests on it.
type readable struct {
	widget.BaseWidget
	line *prose
	keys *keyboard
}

func newReadable(keys *keyboard, line *prose) *readable {
	r := &readable{line: line, keys: keys}
	r.ExtendBaseWidget(r)
	return r
}

func (r *readable) MouseIn(*desktop.MouseEvent) {
	if cutFrom(r.line.text, r.line.lines(r.line.Size().Width)) == "" {
		return
	}
	w, driver := r.keys.window, fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(r).Subtract(driver.AbsolutePositionForObject(w.content))
	if at.Y > w.content.Size().Height/2 {
		w.bubble.sayOver(r.line.text, at.AddXY(0, -4), w.content.Size())
		return
	}
	w.bubble.say(r.line.text, at.AddXY(0, r.Size().Height+4), w.content.Size())
}

func (r *readable) MouseMoved(*desktop.MouseEvent) {}
func (r *readable) MouseOut()                      { r.keys.window.bubble.silence() }

func (r *readable) heightFor(width float32) float32 { return r.line.heightFor(width) }

func (r *readable) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.line) }
