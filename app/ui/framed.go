package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogue is what lies over the window until it is dismissed: ours, or one of the toolkit's.
type dialogue interface {
	Show()
	Dismiss()
	Resize(fyne.Size)
	SetOnClosed(func())
}

// framed is content over a row of buttons. Unlike the toolkit's own, the buttons leave the keys that they
// have no use for to the window, so that Esc closes the dialog from everywhere.
type framed struct {
	popUp    *widget.PopUp
	onClosed []func()
}

// A footButton stands at the foot of a dialog. It closes the dialog and then does what it says, if anything.
type footButton struct {
	words string
	run   func()
}

// framedEdge is the margin around what a dialog holds, in px.
const framedEdge = 22

// newFramed makes a dialog. Of several buttons the last one stands out.
func newFramed(keys *keyboard, canvas fyne.Canvas, content fyne.CanvasObject, buttons ...footButton) *framed {
	d := &framed{}
	foot := make([]fyne.CanvasObject, len(buttons))
	for i, button := range buttons {
		newOne := newButton
		if i > 0 && i == len(buttons)-1 {
			newOne = newMainButton
		}
		foot[i] = newOne(keys, button.words, func() {
			d.Dismiss()
			if button.run != nil {
				button.run()
			}
		})
	}
	row := line(8, -1, foot...)
	inside := &fyne.Container{Objects: []fyne.CanvasObject{content, row}}
	inside.Layout = free(func(size fyne.Size) {
		edge := framedEdge - theme.InnerPadding() // which the toolkit leaves itself
		least := row.MinSize()
		bottom := size.Height - edge - least.Height
		place(content, edge, edge, size.Width-2*edge, bottom-edge-14)
		place(row, size.Width-edge-least.Width, bottom, least.Width, least.Height)
	})
	d.popUp = widget.NewModalPopUp(inside, canvas)
	return d
}

func (d *framed) Show()                     { d.popUp.Show() }
func (d *framed) Resize(size fyne.Size)     { d.popUp.Resize(size) }
func (d *framed) SetOnClosed(closed func()) { d.onClosed = append(d.onClosed, closed) }

// Dismiss closes the dialog; once it is closed it does nothing.
func (d *framed) Dismiss() {
	if !d.popUp.Visible() {
		return
	}
	d.popUp.Hide()
	for _, closed := range d.onClosed {
		closed()
	}
}
