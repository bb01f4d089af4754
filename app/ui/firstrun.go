package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// hintHeight is in px, with the line below it.
const hintHeight = 33

// hint is a line below the tool bar that tells whoever opens the program for the first time what to do
// first. Once put away it does not come back.
type hint struct {
	*fyne.Container
	text      *prose
	put       *press
	onPutAway func()
}

func newHint(keys *keyboard, text, away string, onPutAway func()) *hint {
	h := &hint{text: newCut(text, body), onPutAway: onPutAway}
	h.put = newLink(keys, away, linked, h.putAway)
	edge := newHairline()
	below := &fyne.Container{Objects: []fyne.CanvasObject{edge}, Layout: free(func(size fyne.Size) { place(edge, 0, size.Height-1, size.Width, 1) })}
	row := padded(inset{0, 12, 1, 12}, line(16, 0, h.text, h.put))
	h.Container = &fyne.Container{Layout: lines(hintHeight), Objects: []fyne.CanvasObject{newSurface(theme.ColorNameSelection), row, below}}
	return h
}

func (h *hint) putAway() {
	h.Hide()
	h.onPutAway()
}

// height is what the line takes of the window now.
func (h *hint) height() float32 {
	if !h.Visible() {
		return 0
	}
	return em(hintHeight)
}

// newFirstHint is the hint of this window, hidden where it was read or where there is nothing to switch.
func (w *Window) newFirstHint() *hint {
	h := newHint(w.keys, w.words.Say("hint.first_run"), w.words.Say("hint.read"), func() {
		w.remember(func(s *settings) { s.HintRead = true })
		w.window.Canvas().Unfocus()
		w.window.Content().Refresh()
	})
	if w.memory.HintRead || len(w.store.View().Switch.Proposals) < 2 {
		h.Hide()
	}
	return h
}
