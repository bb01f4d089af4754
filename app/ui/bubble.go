package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// bubbleDelay is how long the pointer rests on a control before the bubble speaks.
const bubbleDelay = 500 * time.Millisecond

// bubble says below a control what does not fit on it. It lies over the window and takes no clicks.
type bubble struct {
	*fyne.Container
	toolkit toolkit
	stop    func()
}

func newBubble(t toolkit) *bubble {
	b := &bubble{toolkit: t, stop: func() {}, Container: &fyne.Container{Layout: fixed{}}}
	b.Hide()
	return b
}

// say shows the words after a while at a place of the window, moved into it where they would leave it.
// No words take the bubble away.
func (b *bubble) say(words string, at fyne.Position, frame fyne.Size) {
	b.stop()
	b.Hide()
	if words == "" {
		return
	}
	b.stop = b.toolkit.after(bubbleDelay, func() {
		content := newTooltipWords(words)
		b.Objects = []fyne.CanvasObject{newCard(colorPaper, colorControlLine), padded(inset{7, cardInset, 7, cardInset}, content)}
		width := b.Objects[1].MinSize().Width
		place(b, max(0, min(at.X, frame.Width-width-4)), at.Y, width, heightFor(b.Objects[1], width))
		b.Show()
		b.Refresh()
	})
}
