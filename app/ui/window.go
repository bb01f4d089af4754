// Package ui is the window: panels of Fyne widgets over one store. A panel is built, connected to the
// store's verbs and watches its part of the view; panels never call each other. What is said, counted
// and coloured arrives ready in the view.
package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/file"
	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// Measures of the window, in px.
const (
	openWidth, openHeight   = 1280, 800
	leastWidth, leastHeight = 880, 532 // without the menus, which have 28
)

// Program names the program to people and files.
type Program struct{ Name, ID, Version string }

// A Window shows one dataset.
type Window struct {
	*shell
	windowParts
	loaded   *open.Loaded // what is shown
	store    *state.Store
	scene    *picture.Scene
	keys     *keyboard
	blinker  *blinker
	exporter *exporter
	keeper   *keeper
	watcher  *watcher
	dialogs  []dialogue
}

// windowParts are what lies in a window, from top to bottom, and over it.
type windowParts struct {
	content *fyne.Container
	toolbar *toolbar
	find    *find
	hint    *hint
	maps    *maps
	panels  *panels
	table   *table
	detail  *detail
	status  *status
	bubble  *bubble
}

// newWindow fills a shell with the panels over a store.
func newWindow(s *shell, store *state.Store, scene *picture.Scene) *Window {
	w, t := &Window{shell: s, store: store, scene: scene}, s.toolkit
	store.SetLook(s.memory.look(s.theme()))
	w.keys = &keyboard{w}
	w.blinker = &blinker{window: w}
	w.exporter = &exporter{window: w, fs: file.OS, askDesktop: askDesktop}
	w.bubble = newBubble(t)
	w.find = newFind(store, scene, w.keys, t, w.goTo, func() { w.window.Canvas().Focus(w.maps.views[0]) })
	w.toolbar = newToolbar(store, w.keys, w.bubble, w.find.control, w.exporter.ask)
	w.hint = w.newFirstHint()
	w.maps = newMaps(store, scene, w.keys, t, w.showEntries)
	w.table = newTable(store, w.keys, w.openURL)
	w.detail = newDetail(store, w.keys, w.openURL)
	w.detail.bubble, w.detail.onDisagreements = w.bubble, w.showDisagreements
	w.status = newStatus(store, w.keys, t)

	w.panels = newPanels(w)
	w.content = &fyne.Container{Objects: []fyne.CanvasObject{
		w.toolbar.Container, w.hint.Container, w.maps.Container, w.table.Container, w.detail.Container,
		w.panels.strip, w.panels.tableSplit, w.panels.detailSplit, w.status.Container, w.bubble.Container,
	}}
	w.content.Layout = windowLayout{w}
	return w
}

// attach puts the panels into the window.
func (w *Window) attach() {
	w.store.Beside(func(work, then func()) {
		w.toolkit.background(func() { work(); w.toolkit.foreground(then) })
	})
	w.keys.listen(w.window.Canvas())
	w.blinker.listen()
	w.connect()
	w.window.SetContent(w.content)
	w.window.SetOnDropped(w.dropped)
	w.start()
}

// connect keeps title, menus and theme in step with the view.
func (w *Window) connect() {
	state.Watch(w.store, func(v *state.View) *state.Maps { return v.Maps }, func(shown *state.Maps) {
		w.window.SetTitle(w.words.Say("window.title", "Shown", shown.Title, "Program", w.program.Name))
	})
	laidOut := w.store.State().Panels // for which the panels were built
	state.Watch(w.store, func(v *state.View) state.Panels { return v.State.Panels }, func(shown state.Panels) {
		if shown != laidOut {
			w.content.Refresh()
		}
		laidOut = shown
	})
	state.Watch(w.store, menuTicks, func(ticks) { w.window.SetMainMenu(w.menus()) })
}

// ticks is what the menus tick.
type ticks struct {
	look          state.Look
	mode          state.Mode
	confirmed     bool
	detail, table bool
}

func menuTicks(v *state.View) ticks {
	return ticks{v.State.Look, v.State.Show.Mode, v.State.Filter.Confirmed, v.State.Panels.DetailFolded, v.State.Panels.TableFolded}
}

// start keeps the theme from now on.
func (w *Window) start() {
	settings := w.app.Settings()
	state.Watch(w.store, func(v *state.View) worn { return wornOf(v.State.Look) }, func(shown worn) {
		if settings.Theme() != fyne.Theme(shown) {
			settings.SetTheme(shown)
			w.legible()
		}
	})
	w.followSystem()
	w.reportSettings()
	w.reportLanguage()
}

// legible lays the window out anew, as what follows the size of text has changed.
func (w *Window) legible() {
	w.maps.around.legend.build()
	w.maps.around.strip.build()
	w.table.measure()
	w.table.chips.show(w.table.sheet.Limits)
	w.detail.column.Refresh()
	w.content.Refresh()
	w.maps.layout(w.maps.Size())
}

// chooseTheme sets the theme; the empty one follows the system.
func (w *Window) chooseTheme(chosen state.Theme) {
	w.remember(func(s *settings) { s.Theme = chosen })
	w.store.SetTheme(w.theme())
	w.window.SetMainMenu(w.menus())
}

// showNth puts a proposal on the map by its place in the switch, from 0.
func (w *Window) showNth(place int) {
	if proposals := w.store.View().Switch.Proposals; place < len(proposals) {
		w.store.ShowProposal(proposals[place].ID)
	}
}

// goTo shows what was found: the map moves to a region, a town or a place, the table to a row.
func (w *Window) goTo(found state.Found) {
	lifted := w.store.Go(found)
	switch found.Kind {
	case state.FoundRegion:
		w.maps.fitSelection()
	case state.FoundTown, state.FoundPlace:
		w.maps.fitLandmark(found.ID)
	}
	w.table.point(found.Row)
	if len(lifted) > 0 {
		w.status.sayForAWhile(w.words.Say("find.lifted", "Filter", state.LimitsInWords(lifted)))
	}
}

// toggleMode compares in a mode, and the same again goes back to one map.
func (w *Window) toggleMode(mode state.Mode) {
	if w.store.State().Show.Mode == mode {
		mode = state.Single
	}
	w.store.SetMode(mode)
}
