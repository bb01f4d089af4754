package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"stancemap/app/open"
)

// An openForm asks for a dataset, and for the outlines that go with a table.
type openForm struct {
	window  *Window
	path    *pathEntry
	outline *pathEntry
}

// askOpen asks for a dataset or a session.
func (w *Window) askOpen() { w.askFiles("", w.words.Say("open.kinds")) }

// askForTable asks for the table of the positions that belong to outlines.
func (w *Window) askForTable(outline string) { w.askFiles(outline, w.words.Say("open.needs_table")) }

func (w *Window) askFiles(outline, about string) {
	if w.dialogOpen() {
		return
	}
	f := &openForm{window: w, path: newPathEntry(w.keys), outline: newPathEntry(w.keys)}
	f.path.SetPlaceHolder(w.words.Say("open.placeholder"))
	f.outline.SetPlaceHolder(w.words.Say("open.outline_placeholder"))
	f.outline.SetText(outline)
	field := func(label, choice string, entry *pathEntry, endings []string) fyne.CanvasObject {
		choose := newButton(w.keys, choice, func() { w.chooseFile(entry, endings) })
		return stack(2, newLine(label, strong), line(8, 0, entry, choose))
	}
	content := stack(10, newLine(w.words.Say("open.title"), heading), newProse(about, body),
		field(w.words.Say("open.dataset"), w.words.Say("open.choose"), f.path, datasetEndings()), field(w.words.Say("open.outline"), w.words.Say("open.choose_outlines"), f.outline, open.OutlineEndings))
	open := func() {
		if paths := f.paths(); len(paths) > 0 {
			w.reopen(paths...)
		}
	}
	d := w.openFramed(content, fyne.NewSize(640, 300), nil, footButton{w.words.Say("progress.cancel"), nil}, footButton{w.words.Say("open.open"), open})
	f.path.OnSubmitted = func(string) {
		d.Dismiss()
		open()
	}
	f.outline.OnSubmitted = f.path.OnSubmitted
	w.window.Canvas().Focus(f.path)
}

// paths are what the form names.
func (f *openForm) paths() []string {
	var paths []string
	for _, entry := range []*pathEntry{f.path, f.outline} {
		if typed := strings.TrimSpace(entry.Text); typed != "" {
			paths = append(paths, typed)
		}
	}
	return paths
}

func datasetEndings() []string {
	return append([]string{".zip", ".xlsx", ".xlsm", ".json", "." + sessionEnding}, open.TableEndings...)
}

// chooseFile fills an entry from the toolkit's dialog.
func (w *Window) chooseFile(path *pathEntry, endings []string) {
	chooser := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path.SetText(filepath.FromSlash(file.URI().Path()))
		_ = file.Close() // only its name was wanted
	}, w.window)
	chooser.SetFilter(storage.NewExtensionFileFilter(endings))
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
