package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// pathEntry is an entry that Esc closes with its dialog.
type pathEntry struct {
	widget.Entry
	keys *keyboard
}

func newPathEntry(keys *keyboard) *pathEntry {
	p := &pathEntry{keys: keys}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pathEntry) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyEscape {
		p.keys.typedKey(event)
		return
	}
	p.Entry.TypedKey(event)
}
