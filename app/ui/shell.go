package ui

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/geo"
)

// A shell is the window before it shows a dataset.
type shell struct {
	app     fyne.App
	window  fyne.Window
	program Program
	words   words.Words
	toolkit toolkit
	memory  *memory

	starting sync.Mutex // held by whoever uses widgets while the toolkit starts
	running  bool
	ahead    *Window // built while the toolkit started
	loaded   *open.Loaded
	shown    *Window // nil until a dataset is shown
	refused  error   // why none is
}

// newShell is an empty window of the size and in the theme that are remembered.
func newShell(a fyne.App, w words.Words, program Program, t toolkit, m *memory) *shell {
	s := &shell{app: a, window: a.NewWindow(program.Name), program: program, words: w, toolkit: t, memory: m}
	a.Settings().SetTheme(wornOf(m.look(s.theme())))
	s.window.SetPadded(false)
	s.window.Resize(m.windowSize())
	s.window.SetMaster()
	return s
}

// chosenTheme is the theme chosen in the menu, empty where the system decides.
func (s *shell) chosenTheme() state.Theme { return s.memory.Theme }

// theme is the one to show: the chosen one, else that of the system.
func (s *shell) theme() state.Theme {
	if chosen := s.chosenTheme(); chosen != "" {
		return chosen
	}
	return themeOf(s.app.Settings().ThemeVariant())
}

// open reads a dataset beside the window and shows it. Taking up the graphics is most of the toolkit's
// start and needs none of its widgets: panels that are ready to be built by then are built meanwhile.
func (s *shell) open(read func() (*open.Loaded, error)) {
	s.toolkit.background(func() {
		loaded, err := read()
		if err != nil {
			s.toolkit.foreground(func() { s.refuse(err) })
			return
		}
		store, scene := s.prepare(loaded)
		s.starting.Lock()
		defer s.starting.Unlock()
		if !s.running {
			s.loaded, s.ahead = loaded, s.build(store, scene)
			return
		}
		s.toolkit.foreground(func() { s.fill(s.build(store, scene)) })
	})
}

// run shows the window and returns when it is closed.
func (s *shell) run() {
	s.window.Show()
	s.starting.Lock()
	s.running = true
	s.starting.Unlock()
	if s.ahead != nil {
		s.fillAhead()
	}
	s.app.Run()
}

// fillAhead shows the panels that were built while nobody knew how fine the screen is. On another screen
// than expected they are built again.
func (s *shell) fillAhead() {
	expected := unseenScale
	unseenScale = scaleOf(s.window.Canvas())
	if unseenScale != expected {
		s.ahead = s.build(s.prepare(s.loaded))
	}
	s.fill(s.ahead)
	s.ahead, s.loaded = nil, nil
}

// prepare makes of a dataset what the window needs.
func (s *shell) prepare(loaded *open.Loaded) (*state.Store, *picture.Scene) {
	opening := state.Opening(loaded.Dataset)
	opening.Panels = state.Panels(s.memory.Panels)
	regions := loaded.Regions
	if regions == nil { // a dataset without regions has panels all the same
		regions = &geo.Layer{}
	}
	return state.NewStore(loaded.Dataset, s.words, opening), picture.Prepare(loaded.Base, regions)
}

// build makes the panels and lays them out as below the menu bar, which has the map painted.
func (s *shell) build(store *state.Store, scene *picture.Scene) *Window {
	w := newWindow(s, store, scene)
	menuBar := fyne.MeasureText("", theme.TextSize(), fyne.TextStyle{}).Height + theme.InnerPadding()
	w.content.Resize(s.memory.windowSize().SubtractWidthHeight(0, menuBar))
	return w
}

func (s *shell) fill(w *Window) {
	s.shown, s.refused = w, nil
	w.attach()
}
