package ui

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// progressDelay is how long an export may take before the line for it shows.
const progressDelay = 300 * time.Millisecond

// pictureFormat is the ending of a picture of the page.
const pictureFormat = "png"

// The page of a picture in px, and how many px of the file each of them has.
const (
	pageWidth, pageHeight = 1280, 905
	pageScale             = 2
)

// folderKey is the preference that holds where the last export went.
const folderKey = "export.folder"

// formats are the endings that can be written, and the words for each.
var formats = []struct{ ending, words string }{
	{"xlsx", "export.workbook"}, {"csv", "export.csv"}, {"zip", "export.package"}, {pictureFormat, "export.picture"},
}

// exporter asks where to and writes what is on the screen, one export at a time.
type exporter struct {
	window *Window
	fs     file.FS
	stop   context.CancelFunc // of the export under way, nil without one
}

// exportForm is what is asked: a path, whose ending is the format.
type exportForm struct {
	path    *pathEntry
	formats *widget.RadioGroup
	exists  *prose
	content fyne.CanvasObject
}

// ask opens the form. The toolkit's own dialog would empty a file that exists before it is replaced.
func (e *exporter) ask() {
	w := e.window
	if e.stop != nil || w.dialogOpen() {
		return
	}
	form := e.newForm()
	d := dialog.NewCustomConfirm("", w.words.Say("tool.export"), w.words.Say("progress.cancel"), form.content, func(confirmed bool) {
		if confirmed {
			e.write(form.path.Text)
		}
	}, w.window)
	form.path.OnSubmitted = func(string) { d.Confirm() }
	w.open(d, fyne.NewSize(560, 300))
	w.window.Canvas().Focus(form.path)
	form.path.TypedShortcut(&fyne.ShortcutSelectAll{})
}

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

func (e *exporter) newForm() *exportForm {
	w := e.window.words
	f := &exportForm{path: newPathEntry(e.window.keys), exists: newProse("", caption)}
	var labels []string
	for _, format := range formats {
		labels = append(labels, w.Say(format.words))
	}
	f.formats = widget.NewRadioGroup(labels, nil)
	f.formats.Required = true
	f.formats.OnChanged = func(label string) {
		ending := "." + formats[slices.Index(labels, label)].ending
		if strings.ToLower(filepath.Ext(f.path.Text)) != ending {
			f.path.SetText(strings.TrimSuffix(f.path.Text, filepath.Ext(f.path.Text)) + ending)
		}
	}
	f.path.OnChanged = func(path string) {
		ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
		for i, format := range formats {
			if format.ending == ending {
				f.formats.SetSelected(labels[i])
			}
		}
		f.exists.text = ""
		if info, err := e.fs.Stat(path); err == nil && !info.IsDir() {
			f.exists.text = w.Say("export.replaces")
		}
		f.exists.Refresh()
	}
	f.path.SetText(e.proposed())
	folder := newButton(e.window.keys, w.Say("export.folder"), func() { e.chooseFolder(f) })
	f.content = padded(inset{0, 14, 6, 14}, stack(8, newLine(w.Say("export.title"), heading),
		newLine(w.Say("export.what"), strong), f.formats, newLine(w.Say("export.file"), strong),
		line(8, 0, f.path, folder), f.exists))
	return f
}

// proposed is a path in the folder of the last export, named after what is shown.
func (e *exporter) proposed() string {
	folder := e.window.app.Preferences().String(folderKey)
	if info, err := e.fs.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder, _ = os.UserHomeDir()
	}
	return filepath.Join(folder, fileName(e.window.store.View())+".xlsx")
}

// fileName writes what is shown with letters, digits and hyphens only.
func fileName(v *state.View) string {
	parts := []string{strings.ToLower(v.Dataset.Info.Name)}
	if parts[0] == "" {
		parts[0] = "dataset"
	}
	for _, m := range v.Maps.Each {
		parts = append(parts, m.Account.Proposal, m.Account.Reading)
	}
	name := strings.Map(func(r rune) rune {
		if r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(strings.Join(parts, "-")))
	return name[:min(len(name), 120)]
}

func (e *exporter) chooseFolder(f *exportForm) {
	chooser := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			f.path.SetText(filepath.Join(folder.Path(), filepath.Base(f.path.Text)))
		}
	}, e.window.window)
	if at, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(f.path.Text))); err == nil {
		chooser.SetLocation(at)
	}
	e.window.open(chooser, fyne.NewSize(720, 480))
}

// write exports the view of this moment beside the window; what is shown can change meanwhile.
func (e *exporter) write(path string) {
	if e.stop != nil {
		return
	}
	w := e.window
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	view := w.store.View()
	started := w.toolkit.after(progressDelay, func() { e.report(w.words.Say("export.writing", "File", filepath.Base(path)), 0, 0) })
	options := e.options()
	w.toolkit.background(func() {
		err := e.writeFile(ctx, path, view, options)
		w.toolkit.foreground(func() {
			started()
			e.finish(path, err)
		})
	})
}

// options are those of every export; its progress comes back to the window.
func (e *exporter) options() export.Options {
	w := e.window
	return export.Options{Program: w.program.Name + " " + w.program.Version, Progress: func(words string, done, of int) {
		w.toolkit.foreground(func() { e.report(words, done, of) })
	}}
}

// writeFile writes in the format of the path's ending.
func (e *exporter) writeFile(ctx context.Context, path string, view *state.View, options export.Options) error {
	if strings.ToLower(filepath.Ext(path)) != "."+pictureFormat {
		return export.Write(ctx, e.fs, path, view, options)
	}
	page := picture.NewPage(e.window.scene, view, picture.PageOptions{
		Width: pageWidth, Height: pageHeight, Theme: state.Light, Program: options.Program,
	})
	return file.WriteContext(ctx, e.fs, path, func(out io.Writer) error { return page.WritePNG(out, pageScale) })
}

// report says how far the export is.
func (e *exporter) report(words string, done, of int) {
	if e.stop == nil {
		return
	}
	share := float32(0.05)
	if of > 0 {
		share = max(share, float32(done)/float32(of))
	}
	e.window.toolbar.progress.show(share)
	e.window.status.say(words, small, action{e.window.words.Say("progress.cancel"), func() {
		if e.stop != nil {
			e.stop()
		}
	}})
}

// finish says where the file is, or why there is none. What went wrong stays until it is closed.
func (e *exporter) finish(path string, err error) {
	w := e.window
	e.stop()
	e.stop = nil
	w.toolbar.progress.Hide()
	switch {
	case errors.Is(err, context.Canceled):
		w.status.sayForAWhile(w.words.Say("export.cancelled"))
	case err != nil:
		w.status.say(err.Error(), failed, action{w.words.Say("export.details"), func() { w.showMessage(err.Error()) }},
			action{w.words.Say("dialog.close"), w.status.clear})
	default:
		folder := filepath.Dir(path)
		w.app.Preferences().SetString(folderKey, folder)
		show := action{w.words.Say("progress.show_file"), func() { w.openURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}) }}
		w.status.sayForAWhile(w.words.Say("export.written", "File", path), show)
	}
}
