package ui

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// A saveQuestion is what a file dialog of the desktop is asked.
type saveQuestion struct {
	parent               string // the window, as the desktop names it; empty where it has no name
	title, accept        string
	folder, name, ending string
}

// errNoDialog says that the desktop has no file dialog to offer.
var errNoDialog = errors.New("the desktop offers no file dialog")

// choosePlace asks for another place: in the desktop's own dialog where there is one, else in the
// toolkit's. The answer only fills the form, so that it is read before anything is written.
func (e *exporter) choosePlace(f *exportForm) {
	if e.choosing {
		return
	}
	e.choosing = true
	w, path := e.window, f.path.Text
	ctx, giveUp := context.WithCancel(context.Background())
	f.giveUp = giveUp
	question := saveQuestion{
		parent: w.systemName(), title: w.words.Say("export.title"), accept: w.words.Say("export.choose"),
		folder: e.existing(filepath.Dir(path)), name: filepath.Base(path), ending: filepath.Ext(path),
	}
	w.toolkit.background(func() {
		chosen, err := e.askDesktop(ctx, question)
		w.toolkit.foreground(func() {
			e.choosing = false
			gone := ctx.Err() != nil
			giveUp()
			switch {
			case gone: // the form was closed while the desktop asked
			case err != nil:
				e.chooseFolder(f)
			case chosen != "":
				f.path.SetText(withEnding(chosen, question.ending))
			}
		})
	})
}

// chooseFolder asks in the toolkit's dialog. Its dialog for files would empty the file.
func (e *exporter) chooseFolder(f *exportForm) {
	chooser := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			f.path.SetText(filepath.Join(folder.Path(), filepath.Base(f.path.Text)))
		}
	}, e.window.window)
	if at, err := storage.ListerForURI(storage.NewFileURI(e.existing(filepath.Dir(f.path.Text)))); err == nil {
		chooser.SetLocation(at)
	}
	e.window.open(chooser, fyne.NewSize(720, 480))
}

// existing is the nearest folder above a path that is there.
func (e *exporter) existing(folder string) string {
	for {
		if info, err := e.fs.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			return folder
		}
		folder = above
	}
}

// withEnding gives a path an ending where it has none that names a format.
func withEnding(path, ending string) string {
	if formatOf(path) != (format{}) {
		return path
	}
	return path + ending
}

// pathOf is the path of an address of a file on this machine.
func pathOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if u.Scheme != "file" || u.Host != "" || u.Path == "" {
		return "", errNoDialog
	}
	return filepath.FromSlash(u.Path), nil
}
