package ui

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/file"
	"stancemap/app/open"
	"stancemap/app/open/grid"
	"stancemap/app/open/mapping"
	"stancemap/app/state"
)

// Measures of the import assistant, in px.
const (
	assistantWidth  = 1160
	assistantSide   = 400 // of the column with the map
	assistantMap    = 270 // height of the map
	assistantLabel  = 150
	assistantChoice = 200
)

// assistant is the dialog in which a table that is not in the form becomes a dataset: what its columns and values
// mean, which property of the outlines is the id, a map of what comes out, and what found no place. Each choice
// makes the dataset anew beside the window.
type assistant struct {
	window *Window
	dialog dialogue
	im     *open.Import
	loaded *open.Loaded  // what the choices give; nil where they give no dataset
	fault  *open.Refused // why
	asked  int           // attempts so far, of which only the last is shown

	form    *fyne.Container // the column of choices
	scroll  fyne.CanvasObject
	preview *mapPreview
	found   *fyne.Container // what of the table is shown, and what is not
	keep    *widget.Check
	show    *press
}

// assist opens the assistant on a table that was read, with the dataset that a guess made of it, or with what
// stands against it.
func (w *Window) assist(im *open.Import, loaded *open.Loaded, refused *open.Refused) *assistant {
	if w.dialogOpen() {
		return nil
	}
	a := &assistant{window: w, im: im, loaded: loaded, fault: refused, form: stack(10), found: stack(6)}
	a.preview = newMapPreview(w)
	a.keep = widget.NewCheck(w.words.Say("assistant.keep", "File", filepath.Base(open.MappingBeside(im.Table))), nil)
	a.keep.SetChecked(true)
	a.show = newMainButton(w.keys, w.words.Say("assistant.show"), a.finish)
	content := a.content()
	a.refresh()
	a.dialog = w.openFramed(content, fyne.NewSize(assistantWidth, w.window.Canvas().Size().Height), nil)
	return a
}

func (a *assistant) content() fyne.CanvasObject {
	w := a.window
	head := padded(inset{bottom: 8}, stack(2, newProse(w.words.Say("assistant.title", "File", a.im.Grid.File), heading), newProse(w.words.Say("assistant.about"), small)))
	cancel := newButton(w.keys, w.words.Say("progress.cancel"), func() { a.dialog.Dismiss() })
	foot := padded(inset{top: 8}, line(8, 0, a.keep, cancel, a.show))
	a.scroll = newScrolledColumn(a.form)
	side := padded(inset{0, 0, 0, 10}, container.NewBorder(sized(0, assistantMap, a.preview.Container), nil, nil, nil, newScrolledColumn(a.found)))
	body := &fyne.Container{Objects: []fyne.CanvasObject{a.scroll, newHairline(), side}}
	body.Layout = free(func(size fyne.Size) {
		left := size.Width - assistantSide
		place(body.Objects[0], 0, 0, left, size.Height)
		place(body.Objects[1], left, 0, 1, size.Height)
		place(body.Objects[2], left+1, 0, assistantSide-1, size.Height)
	})
	return container.NewBorder(head, foot, nil, nil, body)
}

// refresh writes the choices and what comes of them.
func (a *assistant) refresh() {
	a.form.Objects = nil
	for _, section := range [][]fyne.CanvasObject{a.fileRows(), a.outlineRows(), a.columnRows(), a.stanceRows()} {
		for _, row := range section {
			a.form.Add(row)
		}
	}
	a.found.Objects = a.foundRows()
	a.preview.show(a.loaded)
	show(a.show, a.loaded != nil)
	a.form.Refresh()
	a.found.Refresh()
	if a.scroll != nil {
		a.scroll.Refresh()
	}
}

// mapped makes the dataset by other choices.
func (a *assistant) mapped(m mapping.Mapping) {
	im := a.im
	a.attempt(func() (*open.Import, *open.Loaded, error) {
		loaded, err := im.Load(context.Background(), m)
		return im, loaded, err
	}, m)
}

// reread reads the table in another form, or with other outlines.
func (a *assistant) reread(form grid.Form, outlineAt string) {
	im := a.im
	a.attempt(func() (*open.Import, *open.Loaded, error) {
		again, err := im.Reread(context.Background(), form, outlineAt)
		if err != nil {
			return im, nil, err
		}
		loaded, err := again.Load(context.Background(), again.Mapping)
		return again, loaded, err
	}, im.Mapping)
}

// attempt works beside the window and shows what came of it, unless the choices have changed since.
func (a *assistant) attempt(work func() (*open.Import, *open.Loaded, error), m mapping.Mapping) {
	a.asked++
	asked, t := a.asked, a.window.toolkit
	t.background(func() {
		im, loaded, err := work()
		t.foreground(func() {
			if asked != a.asked {
				return
			}
			a.take(im, loaded, err, m)
		})
	})
}

func (a *assistant) take(im *open.Import, loaded *open.Loaded, err error, m mapping.Mapping) {
	var refused *open.Refused
	a.loaded, a.fault = loaded, nil
	switch {
	case err == nil:
		a.im = loaded.Import
	case errors.As(err, &refused):
		a.fault = refused
		if refused.Import != nil {
			a.im = refused.Import
		} else {
			made := *im
			made.Mapping = m
			a.im = &made
		}
	default:
		a.window.sayRefused(err)
		a.dialog.Dismiss()
		return
	}
	a.refresh()
}

// finish keeps the choices beside the table where that is wanted, and shows the dataset.
func (a *assistant) finish() {
	if a.loaded == nil {
		return
	}
	w, im := a.window, a.loaded.Import
	saved := open.MappingBeside(im.Table)
	var kept error
	if a.keep.Checked {
		kept = file.Write(w.exporter.fs, saved, func(out io.Writer) error { return im.Mapping.Write(out) })
	}
	a.dialog.Dismiss()
	opened := Opened{Loaded: a.loaded, Paths: im.Paths()}
	store, scene := w.shell.prepare(opened)
	w.shell.showOpened(opened, store, scene, im.Paths())
	if kept != nil {
		w.shell.shown.sayRefused(kept)
	}
}

// askMapping opens the assistant on the table of the dataset that is shown.
func (w *Window) askMapping() {
	if w.loaded != nil && w.loaded.Import != nil {
		w.assist(w.loaded.Import, w.loaded, nil)
	}
}

// mapPreview is a small map of the first account of a dataset.
type mapPreview struct {
	*fyne.Container
	window *Window
}

func newMapPreview(w *Window) *mapPreview {
	p := &mapPreview{window: w}
	p.Container = &fyne.Container{}
	p.Container.Layout = free(func(size fyne.Size) {
		for _, o := range p.Objects {
			place(o, 0, 0, size.Width, size.Height)
		}
	})
	return p
}

// show paints the map that a dataset opens with; without a dataset it says that there is none.
func (p *mapPreview) show(loaded *open.Loaded) {
	w := p.window
	const width, height = assistantSide - 34, assistantMap - 40
	if loaded == nil {
		p.Objects = []fyne.CanvasObject{stack(4, newProse(w.words.Say("assistant.no_map"), strong))}
		p.Container.Refresh()
		return
	}
	opening := state.Opening(loaded.Dataset)
	opening.Show.Mode = state.Single
	view := state.Derive(loaded.Dataset, w.words, opening, nil)
	scene := sceneOf(loaded)
	if len(view.Maps.Each) == 0 {
		return
	}
	picture := newDrawing(width, height, mapPicture(scene, view, width, height))
	p.Objects = []fyne.CanvasObject{stack(4, newProse(view.Maps.Title, strong), picture)}
	p.Container.Refresh()
}
