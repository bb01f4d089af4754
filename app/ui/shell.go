package ui

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/geo"
)

// An Opened is what a window is to show.
type Opened struct {
	Loaded   *open.Loaded
	Paths    []string        // where the dataset was opened from; none for the bundled one
	Overlays []state.Overlay // what lies over the map
	State    *state.State    // nil for the one in which the dataset opens by itself
	Notice   error           // why the session of the last run is not shown; it is then left alone
}

// A Reader opens a dataset or a session from paths; without any it goes on where the last run ended. It tells how
// far it is to whoever watches the context, and ends when that is done.
type Reader func(ctx context.Context, paths []string) (Opened, error)

// A shell is the window before it shows a dataset.
type shell struct {
	app     fyne.App
	window  fyne.Window
	program Program
	words   words.Words
	toolkit toolkit
	memory  *memory
	read    Reader
	reading *read // the opening under way; nil without one

	starting sync.Mutex    // held by whoever uses widgets while the toolkit starts
	settled  chan struct{} // closed when what opens first is built ahead, or will not be
	settle   func()        // closes it
	running  bool
	ahead    *Window // built while the toolkit started
	opened   Opened
	shown    *Window // nil until a dataset is shown
	follows  bool    // the colours of the system
	refused  error   // why none is
}

// newShell is an empty window of the size and in the theme that are remembered.
func newShell(a fyne.App, w words.Words, program Program, t toolkit, m *memory, read Reader) *shell {
	s := &shell{app: a, window: a.NewWindow(program.Name), program: program, words: w, toolkit: t, memory: m, read: read, settled: make(chan struct{})}
	s.settle = sync.OnceFunc(func() { close(s.settled) })
	a.Settings().SetTheme(wornOf(m.look(s.theme())))
	s.window.SetPadded(false)
	s.window.Resize(m.windowSize())
	s.window.SetMaster()
	return s
}

// chosenTheme is the theme chosen in the menu, empty where the system decides.
func (s *shell) chosenTheme() state.Theme { return s.memory.Theme }

// followSystem gives the window that is shown the colours of the system when they change, unless others were
// chosen. The toolkit keeps whoever listens for ever, so that no window may do so itself.
func (s *shell) followSystem() {
	if s.follows {
		return
	}
	s.follows = true
	s.app.Settings().AddListener(func(settings fyne.Settings) {
		if s.shown != nil && s.chosenTheme() == "" {
			s.shown.store.SetTheme(themeOf(settings.ThemeVariant()))
		}
	})
}

// theme is the one to show: the chosen one, else that of the system.
func (s *shell) theme() state.Theme {
	if chosen := s.chosenTheme(); chosen != "" {
		return chosen
	}
	return themeOf(s.app.Settings().ThemeVariant())
}

// open reads a dataset beside the window and shows it. Taking up the graphics is most of the toolkit's
// start and needs none of its widgets: panels that are ready to be built by then are built meanwhile.
func (s *shell) open(read func() (Opened, error)) {
	s.toolkit.background(func() {
		defer s.settle()
		opened, err := read()
		if err != nil {
			s.toolkit.foreground(func() { s.refuse(err) })
			return
		}
		store, scene := s.prepare(opened)
		s.starting.Lock()
		defer s.starting.Unlock()
		if !s.running {
			s.opened, s.ahead = opened, s.build(store, scene)
			s.ahead.maps.eachLayer((*layer).await) // panels that come before their map would be drawn twice
			return
		}
		s.toolkit.foreground(func() { s.fill(s.build(store, scene), opened) })
	})
}

// run shows the window and returns when it is closed. The window is taken up inside the toolkit's loop, which
// then draws the panels as soon as they are in it; before the loop they would wait for its first beat. The map
// comes before them, as soon as it is painted.
func (s *shell) run() {
	s.window.SetContent(s.firstPicture())
	s.app.Lifecycle().SetOnStarted(func() { s.toolkit.foreground(s.show) })
	s.app.Run()
}

// show takes up the graphics, draws the first frame and shows the panels that were built meanwhile.
func (s *shell) show() {
	s.window.Show()
	s.starting.Lock()
	s.running = true
	s.starting.Unlock()
	if s.ahead != nil {
		s.fillAhead()
	}
}

// widenTime is how long the first frame of the map stays without margins: until it is on the screen.
const widenTime = 500 * time.Millisecond

// fillAhead shows the panels that were built while nobody knew how fine the screen is. On another screen
// than expected they are built again.
func (s *shell) fillAhead() {
	expected := unseenScale
	unseenScale = scaleOf(s.window.Canvas())
	if unseenScale != expected {
		s.ahead = s.build(s.prepare(s.opened))
	}
	s.ahead.maps.eachLayer((*layer).take)
	s.fill(s.ahead, s.opened)
	s.toolkit.after(widenTime, s.ahead.maps.widen)
	s.ahead, s.opened = nil, Opened{}
}

// prepare makes of a dataset what the window needs.
func (s *shell) prepare(opened Opened) (*state.Store, *picture.Scene) {
	loaded := opened.Loaded
	opening := state.Opening(loaded.Dataset)
	if opened.State != nil {
		opening = opened.State.Fitted(loaded.Dataset)
	}
	opening.Panels = state.Panels(s.memory.Panels)
	regions := loaded.Regions
	if regions == nil { // a dataset without regions has panels all the same
		regions = &geo.Layer{}
	}
	return state.NewStore(loaded.Dataset, s.words, opening), laid(picture.Prepare(loaded.Base, regions), opened.Overlays)
}

// build makes the panels and lays them out as below the menu bar, which has the map painted.
func (s *shell) build(store *state.Store, scene *picture.Scene) *Window {
	w := newWindow(s, store, scene)
	w.maps.tight = !s.running
	w.content.Resize(s.memory.windowSize().SubtractWidthHeight(0, menuBarHeight()))
	return w
}

// fill puts a built window in the place of what was there, and keeps its state from now on.
func (s *shell) fill(w *Window, opened Opened) {
	if s.shown != nil {
		s.shown.leave()
	}
	s.shown, s.refused = w, nil
	w.loaded = opened.Loaded
	w.attach()
	w.keepSession(opened)
	if opened.Notice == nil {
		w.tellProblems()
	}
	w.tellUnlaid(opened.Overlays)
}
