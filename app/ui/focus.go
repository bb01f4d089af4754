package ui

import "fyne.io/fyne/v2"

// focusFrom gives something the focus in the window that shows an object. What is not drawn yet, or no
// longer, is shown by none, and can be clicked on all the same: events wait in line.
func focusFrom(o fyne.CanvasObject, target fyne.Focusable) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(o); canvas != nil {
		canvas.Focus(target)
	}
}
