package ui

import (
	"net/url"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"stancemap/assets"
)

// open shows a dialog, which Esc closes.
func (w *Window) open(d dialog.Dialog, size fyne.Size) {
	w.dialogs = append(w.dialogs, d)
	d.SetOnClosed(func() { w.forget(d) })
	frame := w.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(size.Width, frame.Width-40), min(size.Height, frame.Height-40)))
	d.Show()
}

func (w *Window) forget(closed dialog.Dialog) {
	for i, d := range w.dialogs {
		if d == closed {
			w.dialogs = append(w.dialogs[:i:i], w.dialogs[i+1:]...)
			return
		}
	}
}

func (w *Window) dialogOpen() bool { return len(w.dialogs) > 0 }

// closeTopmost closes a dialog, else a message that waits, else the selection, else the full screen.
func (w *Window) closeTopmost() {
	switch {
	case len(w.dialogs) > 0:
		w.dialogs[len(w.dialogs)-1].Dismiss()
	case w.status.waiting():
		w.status.clear()
	case w.store.State().Select.Region != "":
		w.store.SelectRegion("")
	case w.window.FullScreen():
		w.window.SetFullScreen(false)
	}
}

// showScrolled opens a dialog with content that may be longer than it.
func (w *Window) showScrolled(title string, size fyne.Size, rows ...fyne.CanvasObject) {
	if w.dialogOpen() {
		return
	}
	content := container.NewBorder(padded(inset{0, 14, 10, 14}, newLine(title, heading)), nil, nil, nil, newScrolledColumn(rows...))
	w.open(dialog.NewCustom("", w.words.Say("dialog.close"), content, w.window), size)
}

// newScrolledColumn is a column that scrolls, set to the width it is given.
func newScrolledColumn(rows ...fyne.CanvasObject) fyne.CanvasObject {
	column := padded(inset{4, 18, 8, 14}, stack(6, rows...))
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
func (w *Window) showMessage(sentence string) {
	w.showScrolled(w.words.Say("export.title"), fyne.NewSize(520, 220), newProse(sentence, body))
}

// showKeys is the sheet of keys.
func (w *Window) showKeys() {
	var rows []fyne.CanvasObject
	for _, s := range shortcuts() {
		keys := sized(150, 0, newLine(s.words(w.words), strong))
		rows = append(rows, line(12, 1, keys, newProse(w.words.Say(s.id), body)))
	}
	rows = append(rows, newHairline())
	for _, gesture := range []string{"gesture.click", "gesture.drag", "gesture.wheel", "gesture.double_click", "gesture.box"} {
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

// showAbout says which program and dataset this is, as of when, and under which terms.
func (w *Window) showAbout() {
	info := w.store.View().Dataset.Info
	pair := func(label, text string) fyne.CanvasObject {
		return &fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse(label, caption), newProse(text, body)}}
	}
	rows := []fyne.CanvasObject{
		newLine(w.program.Name+" "+w.program.Version, subheading),
		newProse(w.words.Say("about.purpose"), body),
		newHairline(),
		pair(w.words.Say("about.dataset"), w.words.Say("about.dataset_version", "Title", info.Title, "Version", info.Version)),
		pair(w.words.Say("about.as_of"), w.words.DateLong(string(info.AsOf))),
	}
	for _, licence := range info.Licenses {
		rows = append(rows, pair(w.words.Say("about.licence"), licence.Title))
	}
	for _, credit := range info.Sources {
		rows = append(rows, newSourceLink(w.keys, credit.Title, credit.Path, w.openURL))
	}
	rows = append(rows, newHairline(), newProse(w.words.Say("note.neutrality"), body), newProse(w.words.Say("note.boundaries"), body), newHairline())
	rows = append(rows, newLine(w.words.Say("about.licences"), subheading), w.licences(), newProse(buildWords(), caption))
	w.showScrolled(w.words.Say("menu.about"), fyne.NewSize(620, 600), rows...)
}

// licences folds out the terms of everything the program contains.
func (w *Window) licences() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, licence := range assets.Licences() {
		label := w.words.Say("about.licence_of", "Part", w.words.Say("licence."+licence.ID), "Terms", licence.Terms)
		rows = append(rows, newLink(w.keys, label, linked, func() { w.showLicence(label, licence.Text) }))
	}
	return stack(6, rows...)
}

func (w *Window) showLicence(title, text string) {
	reader := widget.NewLabel(text)
	reader.Wrapping, reader.Selectable = fyne.TextWrapWord, true
	content := container.NewBorder(padded(inset{0, 5, 6, 5}, newLine(title, subheading)), nil, nil, nil, container.NewVScroll(reader))
	w.open(dialog.NewCustom("", w.words.Say("dialog.close"), content, w.window), fyne.NewSize(640, 520))
}

// buildWords names what the program was built with.
func buildWords() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	said := []string{build.GoVersion}
	for _, module := range build.Deps {
		if module.Path == "fyne.io/fyne/v2" {
			said = append(said, "Fyne "+module.Version)
		}
	}
	return strings.Join(said, " · ")
}

// openURL opens an address in the program that the system has for it; where there is none it is said.
func (w *Window) openURL(address *url.URL) {
	if err := w.app.OpenURL(address); err != nil {
		w.status.say(w.words.Say("link.failed", "Address", address.String()), failed, action{w.words.Say("dialog.close"), w.status.clear})
	}
}
