package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stancemap/app/state"
)

// open shows a dialog, which Esc closes.
func (w *Window) open(d dialogue, size fyne.Size) {
	w.hush()
	w.dialogs = append(w.dialogs, d)
	d.SetOnClosed(func() { w.forget(d) })
	d.Show() // before its size is set: the toolkit's dialog for files has none until it is shown
	d.Resize(w.within(size))
}

// hush takes away what the pointer had the window say: it would stay behind a list or a dialog.
func (w *Window) hush() {
	w.maps.leave()
	w.bubble.silence()
}

// within is a size that leaves a margin to the edges of the window.
func (w *Window) within(size fyne.Size) fyne.Size {
	const margin = 20
	frame := w.window.Canvas().Size()
	return size.Min(frame.SubtractWidthHeight(2*margin, 2*margin))
}

// openFramed shows content over buttons. onClosed may be nil.
func (w *Window) openFramed(content fyne.CanvasObject, size fyne.Size, onClosed func(), buttons ...footButton) dialogue {
	d := newFramed(w.keys, w.window.Canvas(), content, buttons...)
	d.Resize(w.within(size)) // before it is shown, which centres it
	if onClosed != nil {
		d.SetOnClosed(onClosed)
	}
	w.open(d, size)
	return d
}

func (w *Window) forget(closed dialogue) {
	for i, d := range w.dialogs {
		if d == closed {
			w.dialogs = append(w.dialogs[:i:i], w.dialogs[i+1:]...)
			return
		}
	}
}

func (w *Window) dialogOpen() bool { return len(w.dialogs) > 0 }

// closeTopmost closes a dialog, else the list of proposals, else a message that waits, else the
// mark on the map, else the selection, else the hint of the first run, else the full screen.
func (w *Window) closeTopmost() {
	switch {
	case len(w.dialogs) > 0:
		w.dialogs[len(w.dialogs)-1].Dismiss()
	case w.toolbar.closeList():
	case w.status.waiting():
		w.status.clear()
	case w.store.State().Mark != "":
		w.store.Mark("")
	case w.store.State().Select != (state.Subject{}), w.store.State().Record != (state.Record{}):
		w.store.SelectRegion("")
	case w.hint.Visible():
		w.hint.putAway()
	case w.window.FullScreen():
		w.window.SetFullScreen(false)
	}
}

// showScrolled opens a dialog with content that may be longer than it.
func (w *Window) showScrolled(title string, size fyne.Size, rows ...fyne.CanvasObject) {
	if w.dialogOpen() {
		return
	}
	content := container.NewBorder(padded(inset{bottom: 10}, newLine(title, heading)), nil, nil, nil, newScrolledColumn(rows...))
	w.openFramed(content, size, nil, footButton{w.words.Say("dialog.close"), nil})
}

// newScrolledColumn is a column that scrolls, set to the width it is given.
func newScrolledColumn(rows ...fyne.CanvasObject) fyne.CanvasObject {
	column := padded(inset{4, 14, 8, 4}, stack(6, rows...))
	scroll := container.NewVScroll(column)
	holder := &fyne.Container{Objects: []fyne.CanvasObject{scroll}}
	holder.Layout = free(func(size fyne.Size) {
		scroll.Resize(size)
		column.Resize(fyne.NewSize(size.Width, max(size.Height, heightFor(column, size.Width))))
		scroll.Refresh()
	})
	return holder
}

// showMessage shows a sentence in full.
func (w *Window) showMessage(title, sentence string) {
	w.showScrolled(title, fyne.NewSize(520, 220), newProse(sentence, body))
}

// showKeys is the sheet of keys.
func (w *Window) showKeys() {
	var rows []fyne.CanvasObject
	for _, s := range shortcuts() {
		keys := sized(150, 0, newLine(s.words(w.words), strong))
		rows = append(rows, line(12, 1, keys, newProse(w.words.Say(s.id), body)))
	}
	rows = append(rows, newHairline())
	for _, gesture := range []string{"gesture.click", "gesture.drag", "gesture.wheel", "gesture.double_click", "gesture.box", "gesture.rows", "gesture.columns"} {
		rows = append(rows, newProse(w.words.Say(gesture), body))
	}
	w.showScrolled(w.words.Say("key.help"), fyne.NewSize(560, 560), rows...)
}

// showEntries lists every member of the scale with its definition.
func (w *Window) showEntries() {
	scale := w.store.View().Scale
	var rows []fyne.CanvasObject
	for _, entry := range scale.Entries {
		if entry.Part {
			continue
		}
		words := []fyne.CanvasObject{newProse(entry.Label, strong)}
		if entry.Definition != "" {
			words = append(words, newProse(entry.Definition, caption))
		}
		swatch := sized(28, 18, padded(inset{top: 1, bottom: 1}, newSwatch(entry, 28, 16)))
		rows = append(rows, lineAtTop(10, 1, swatch, stack(0, words...)))
	}
	for _, note := range []string{w.words.Say("note.stripes"), w.words.Say("note.controlled")} {
		rows = append(rows, newHairline(), newProse(note, small))
	}
	w.showScrolled(w.words.Say("legend.title"), fyne.NewSize(520, 600), rows...)
}

// openURL opens an address in the program that the system has for it; where there is none it is said.
func (w *Window) openURL(address *url.URL) {
	if err := w.app.OpenURL(address); err != nil {
		w.status.say(w.words.Say("link.failed", "Address", address.String()), failed, action{w.words.Say("dialog.close"), w.status.clear})
	}
}
