package ui

import (
	"context"
	"errors"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"time"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// progressDelay is how long an export may take before the line for it shows.
const progressDelay = 300 * time.Millisecond

// exporter asks where to and writes what is on the screen, one export at a time.
type exporter struct {
	window     *Window
	fs         file.FS
	askDesktop func(context.Context, saveQuestion) (path string, err error)
	choosing   bool               // the desktop's dialog is open
	stop       context.CancelFunc // of the export under way, nil without one
}

// ask opens the form for a workbook.
func (e *exporter) ask() { e.askFor(formats[0].ending) }

// askFor opens the form for a format. The toolkit's own dialog would empty a file that exists before it is
// replaced.
func (e *exporter) askFor(ending string) {
	if e.stop != nil || e.window.dialogOpen() {
		return
	}
	newExportForm(e, ending).open()
}

// write exports the view of this moment beside the window; what is shown can change meanwhile.
func (e *exporter) write(o order) {
	if e.stop != nil {
		return
	}
	w := e.window
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	view := w.store.View()
	started := w.toolkit.after(progressDelay, func() { e.report(w.words.Say("export.writing", "File", filepath.Base(o.path)), 0, 0) })
	w.toolkit.background(func() {
		err := e.writeFile(ctx, o, view)
		w.toolkit.foreground(func() {
			started()
			e.finish(o.path, err)
		})
	})
}

func (e *exporter) programName() string {
	return e.window.program.Name + " " + e.window.program.Version
}

// writeFile writes what is ordered.
func (e *exporter) writeFile(ctx context.Context, o order, view *state.View) error {
	switch {
	case o.ending == sessionEnding:
		session := e.window.keeper.session(view.State)
		return file.WriteContext(ctx, e.fs, o.path, session.Write)
	case o.picture():
		page := o.setPage(e.window.scene, view, e.programName())
		return file.WriteContext(ctx, e.fs, o.path, func(out io.Writer) error { return page.Write(out, picture.Format(o.ending), o.scale) })
	case o.format == (format{}):
		return e.unknownEnding(o.path)
	}
	return export.Write(ctx, e.fs, o.path, view, export.Options{
		Program: e.programName(), CSV: o.csv, Profile: o.profile, Scene: e.window.scene,
		Progress: func(words string, done, of int) {
			e.window.toolkit.foreground(func() { e.report(words, done, of) })
		},
	})
}

// unknownEnding names the endings that there are.
func (e *exporter) unknownEnding(path string) error {
	var endings []string
	for _, f := range formats {
		if ending := "." + f.ending; !slices.Contains(endings, ending) {
			endings = append(endings, ending)
		}
	}
	return errors.New(e.window.words.Say("export.unknown_ending", "File", path, "Endings", e.window.words.List(endings)))
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
		w.status.say(err.Error(), failed, action{w.words.Say("export.details"), func() { w.showMessage(w.words.Say("export.title"), err.Error()) }},
			action{w.words.Say("dialog.close"), w.status.clear})
	default:
		folder := filepath.Dir(path)
		w.remember(func(s *settings) { s.ExportFolder = folder })
		show := action{w.words.Say("progress.show_file"), func() { w.openURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}) }}
		w.status.sayForAWhile(w.words.Say("export.written", "File", path), show)
	}
}
