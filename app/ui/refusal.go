package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/open"
)

// refusalWidth is that of the column with the sentence, in px.
const refusalWidth = 520

// refuse says why there is no dataset to show, and leads on.
func (s *shell) refuse(err error) {
	s.refused = err
	way := newButton(nil, s.words.Say("refused.bundled"), func() { s.open(bundled) })
	quit := newButton(nil, s.words.Say("refused.quit"), s.app.Quit)
	s.window.SetContent(newRefusal(s.words.Say("refused.title"), err.Error(), way, quit))
	canvas := s.window.Canvas()
	canvas.Focus(way)
	canvas.AddShortcut(ctrl(fyne.KeyQ).typed(), func(fyne.Shortcut) { s.app.Quit() })
}

// bundled opens the dataset that the program carries.
func bundled() (Opened, error) {
	loaded, err := open.Bundled()
	return Opened{Loaded: loaded}, err
}

// newRefusal is a column in the upper middle of the window.
func newRefusal(title, sentence string, ways ...fyne.CanvasObject) *fyne.Container {
	column := stack(14, newProse(title, heading), newProse(sentence, body), line(8, -1, ways...))
	refusal := &fyne.Container{Objects: []fyne.CanvasObject{column}}
	refusal.Layout = free(func(size fyne.Size) {
		width := min(refusalWidth, size.Width-2*panelInset)
		height := heightFor(column, width)
		place(column, (size.Width-width)/2, max(panelInset, (size.Height-height)/3), width, height)
	})
	return refusal
}
