package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

// An overlayForm asks for a layer to lay over the map. Its source is asked for, as nothing is drawn that nobody
// answers for.
type overlayForm struct {
	path, title, source, date *pathEntry
}

// askOverlay asks for a GeoJSON to lay over the map.
func (w *Window) askOverlay() { w.askOverlayAt("") }

func (w *Window) askOverlayAt(path string) {
	if w.dialogOpen() {
		return
	}
	f := &overlayForm{newPathEntry(w.keys), newPathEntry(w.keys), newPathEntry(w.keys), newPathEntry(w.keys)}
	f.path.OnChanged = func(path string) {
		f.title.SetPlaceHolder(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	}
	f.path.SetText(path)
	f.date.SetPlaceHolder("2025-04-25")
	choose := newButton(w.keys, w.words.Say("open.choose"), func() { w.chooseFile(f.path, open.OutlineEndings) })
	field := func(label string, entry fyne.CanvasObject) fyne.CanvasObject {
		return stack(2, newLine(w.words.Say(label), strong), entry)
	}
	content := stack(8, newLine(w.words.Say("overlay.add"), heading), newProse(w.words.Say("overlay.about"), body),
		field("overlay.file", line(8, 0, f.path, choose)), field("overlay.title", f.title), field("overlay.source", f.source), field("overlay.date", f.date))
	add := func() { w.addOverlay(f.overlay()) }
	d := w.openFramed(content, fyne.NewSize(600, 420), nil, footButton{w.words.Say("progress.cancel"), nil}, footButton{w.words.Say("overlay.lay"), add})
	for _, entry := range []*pathEntry{f.path, f.title, f.source, f.date} {
		entry.OnSubmitted = func(string) {
			d.Dismiss()
			add()
		}
	}
	w.window.Canvas().Focus(f.path)
}

// overlay is what the form says.
func (f *overlayForm) overlay() state.Overlay {
	text := func(e *pathEntry) string { return strings.TrimSpace(e.Text) }
	title := text(f.title)
	if title == "" {
		title = f.title.PlaceHolder
	}
	return state.Overlay{Path: text(f.path), Title: title, Source: text(f.source), Date: text(f.date)}
}

// addOverlay lays a layer over the map, above those that are there.
func (w *Window) addOverlay(o state.Overlay) {
	_, err := data.ParseDate(o.Date)
	switch {
	case o.Path == "":
		return
	case o.Source == "":
		w.sayRefused(fmt.Errorf("%s", w.words.Say("overlay.no_source", "File", filepath.Base(o.Path))))
		return
	case err != nil:
		w.sayRefused(err)
		return
	}
	w.toolkit.background(func() {
		_, err := open.Overlay(context.Background(), o.Path)
		w.toolkit.foreground(func() {
			if err != nil {
				w.sayRefused(err)
				return
			}
			w.layOverlays(append(slices.Clone(w.keeper.overlays), o))
		})
	})
}

// removeOverlays takes all of them away.
func (w *Window) removeOverlays() { w.layOverlays(nil) }

// layOverlays shows the same dataset in the same view with other overlays.
func (w *Window) layOverlays(overlays []state.Overlay) {
	kept := w.store.State()
	opened := Opened{Loaded: w.loaded, Paths: w.keeper.opened, State: &kept, Overlays: overlays}
	w.shell.load(w.keeper.opened, func(context.Context) (Opened, error) { return opened, nil })
}

// laid is the scene with the overlays of a session. One that cannot be read is left out.
func laid(scene *picture.Scene, overlays []state.Overlay) *picture.Scene {
	var read []picture.Overlay
	for _, o := range overlays {
		if layer, err := open.Overlay(context.Background(), o.Path); err == nil {
			read = append(read, picture.Overlay{Title: o.Title, Source: o.Source, Date: o.Date, Layer: layer})
		}
	}
	if len(read) == 0 {
		return scene
	}
	return scene.With(read...)
}

// tellUnlaid names the overlays of a session that are not shown. They stay in the session.
func (w *Window) tellUnlaid(overlays []state.Overlay) {
	shown := w.scene.Overlays()
	for _, o := range overlays {
		if !slices.ContainsFunc(shown, func(s picture.Overlay) bool { return s.Title == o.Title && s.Source == o.Source }) {
			w.status.say(w.words.Say("overlay.missing", "Title", o.Title, "File", o.Path), failed, action{w.words.Say("dialog.close"), w.status.clear})
			return
		}
	}
}

// newOverlayRows name the overlays in the legend, each with a piece of its line.
func newOverlayRows(scene *picture.Scene) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for nth, o := range scene.Overlays() {
		mark := newDrawing(28, 16, func(theme state.Theme) []picture.Mark { return picture.OverlayMarks(nth, 28, 16, theme) })
		rows = append(rows, line(10, 1, mark, newProse(o.Caption(), small)))
	}
	return rows
}
