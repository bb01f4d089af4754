package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// bubbleDelay is how long the pointer rests on a control before the bubble speaks.
const bubbleDelay = 500 * time.Millisecond

// bubble says beside a control what does not fit on it. It lies over the window and takes no clicks.
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

// say shows the words after a while below a place of the window, moved into it where they would leave it
// to the side. No words take the bubble away.
func (b *bubble) say(words string, at fyne.Position, frame fyne.Size) {
	b.show(words, at, frame, false)
}

// sayOver shows them above the place, for what lies at the foot of the window.
func (b *bubble) sayOver(words string, at fyne.Position, frame fyne.Size) {
	b.show(words, at, frame, true)
}

func (b *bubble) show(words string, at fyne.Position, frame fyne.Size, over bool) {
	b.stop()
	b.Hide()
	if words == "" {
		return
	}
	b.stop = b.toolkit.after(bubbleDelay, func() {
		content := newTooltipWords(words)
		b.Objects = []fyne.CanvasObject{newCard(colorPaper, colorControlLine), padded(inset{7, cardInset, 7, cardInset}, content)}
		width := b.Objects[1].MinSize().Width
		height, y := heightFor(b.Objects[1], width), at.Y
		if over {
			y = max(0, y-height)
		}
		place(b, max(0, min(at.X, frame.Width-width-4)), y, width, height)
		b.Show()
		b.Refresh()
	})
}

// silence takes the bubble away.
func (b *bubble) silence() { b.show("", fyne.Position{}, fyne.Size{}, false) }
