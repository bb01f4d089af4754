package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// blinkKey shows the second account for as long as it is held.
const blinkKey = fyne.KeyF8

// blinker shows the second account in the place of the first while a key or a button is held, and says
// meanwhile which one is shown.
type blinker struct {
	window  *Window
	focused fyne.Focusable // had the focus before the key was pressed
}

// listen hears when the key is let go. The toolkit tells that to the canvas only while nothing has the
// focus, so that it is taken away for as long as the key is held.
func (b *blinker) listen() {
	b.window.app.Lifecycle().SetOnExitedForeground(b.stop) // the key may be let go elsewhere
	if c, ok := b.window.window.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyUp(func(event *fyne.KeyEvent) {
			if event.Name == blinkKey {
				b.stop()
			}
		})
	}
}

// start is called again and again by a key that repeats.
func (b *blinker) start() {
	store := b.window.store
	if store.Blinking() || b.window.dialogOpen() {
		return
	}
	b.focused = b.window.window.Canvas().Focused()
	b.window.window.Canvas().Unfocus()
	store.Blink(true)
}

func (b *blinker) stop() {
	b.window.store.Blink(false)
	if b.focused != nil && b.window.window.Canvas().Focused() == nil {
		b.window.window.Canvas().Focus(b.focused)
	}
	b.focused = nil
}

// holdButton acts for as long as it is pressed, by the mouse or with Space.
type holdButton struct {
	press
	onHeld func(held bool)
}

var _ desktop.Mouseable = (*holdButton)(nil)
var _ desktop.Keyable = (*holdButton)(nil)

func newHoldButton(keys *keyboard, text string, onHeld func(bool)) *holdButton {
	b := &holdButton{onHeld: onHeld}
	b.press = *newButton(keys, text, func() {})
	b.BaseWidget = widget.BaseWidget{} // that of the button copied would be drawn again in its place
	b.ExtendBaseWidget(b)
	return b
}

func (b *holdButton) MouseDown(*desktop.MouseEvent) { b.onHeld(true) }
func (b *holdButton) MouseUp(*desktop.MouseEvent)   { b.onHeld(false) }

func (b *holdButton) MouseOut() {
	b.onHeld(false)
	b.press.MouseOut()
}

func (b *holdButton) FocusLost() {
	b.onHeld(false)
	b.press.FocusLost()
}

func (b *holdButton) KeyDown(event *fyne.KeyEvent) {
	if event.Name == fyne.KeySpace {
		b.onHeld(true)
	}
}

func (b *holdButton) KeyUp(event *fyne.KeyEvent) {
	if event.Name == fyne.KeySpace || event.Name == blinkKey {
		b.onHeld(false)
	}
}

// blinkWords says over the map which account is shown while it blinks.
type blinkWords struct {
	*fyne.Container
	words *prose
}

func newBlinkWords(store *state.Store) *blinkWords {
	b := &blinkWords{words: newLine("", strong)}
	b.Container = &fyne.Container{Layout: inset{}, Objects: []fyne.CanvasObject{newCard(colorPaper, theme.ColorNamePrimary), padded(inset{5, cardInset, 5, cardInset}, b.words)}}
	b.Hide()
	state.Watch(store, func(v *state.View) *state.Maps { return v.Maps }, func(shown *state.Maps) {
		b.words.say(store.View().Words.Say("blink.shown", "Account", shown.Each[0].Title))
		show(b.Container, store.Blinking())
	})
	return b
}
