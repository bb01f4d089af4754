package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// askOpen asks for a dataset or a session.
func (w *Window) askOpen() {
	if w.dialogOpen() {
		return
	}
	path := newPathEntry(w.keys)
	path.SetPlaceHolder(w.words.Say("open.placeholder"))
	choose := newButton(w.keys, w.words.Say("open.choose"), func() { w.chooseFile(path) })
	content := stack(8, newLine(w.words.Say("open.title"), heading), newProse(w.words.Say("open.kinds"), body), line(8, 0, path, choose))
	open := func() {
		if typed := strings.TrimSpace(path.Text); typed != "" {
			w.reopen(typed)
		}
	}
	d := w.openFramed(content, fyne.NewSize(600, 190), nil, footButton{w.words.Say("progress.cancel"), nil}, footButton{w.words.Say("open.open"), open})
	path.OnSubmitted = func(string) {
		d.Dismiss()
		open()
	}
	w.window.Canvas().Focus(path)
}

// chooseFile fills the entry from the toolkit's dialog.
func (w *Window) chooseFile(path *pathEntry) {
	chooser := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path.SetText(filepath.FromSlash(file.URI().Path()))
		_ = file.Close() // only its name was wanted
	}, w.window)
	chooser.SetFilter(storage.NewExtensionFileFilter([]string{".zip", ".xlsx", ".json", ".stancemap"}))
	if at, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(w.exporter.proposed()))); err == nil {
		chooser.SetLocation(at)
	}
	w.open(chooser, fyne.NewSize(720, 480))
}

// sayRefused says why something was not opened; what is shown stays.
func (w *Window) sayRefused(err error) {
	w.status.say(err.Error(), failed, action{w.words.Say("export.details"), func() { w.showMessage(w.words.Say("refused.title"), err.Error()) }},
		action{w.words.Say("dialog.close"), w.status.clear})
}

// dropped opens what is let fall on the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	var paths []string
	for _, file := range files {
		paths = append(paths, filepath.FromSlash(file.Path()))
	}
	if len(paths) > 0 {
		w.reopen(paths...)
	}
}

// recentItem offers what was opened lately, and the bundled dataset.
func (w *Window) recentItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(w.words.Say("menu.recent"), nil)
	var items []*fyne.MenuItem
	for _, paths := range w.memory.Recent.each() {
		var names []string
		for _, path := range paths {
			names = append(names, filepath.Base(path))
		}
		items = append(items, fyne.NewMenuItem(w.words.List(names), func() { w.reopen(paths...) }))
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	item.ChildMenu = fyne.NewMenu("", append(items, fyne.NewMenuItem(w.words.Say("menu.bundled"), w.reopenBundled))...)
	return item
}

// reopenBundled shows the dataset that the program carries, as it opens at first.
func (w *Window) reopenBundled() { w.shell.open(bundled) }
