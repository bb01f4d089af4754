package ui

import (
	"bytes"
	"context"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/file"
	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// fullScene is the scene of the bundled dataset; lightScene has nothing of the base map, as most
// tests never look at it. Both are prepared once.
var (
	fullScene  = sync.OnceValues(func() (*picture.Scene, error) { return prepareScene("*.geojson") })
	lightScene = sync.OnceValues(func() (*picture.Scene, error) { return prepareScene("none") })
)

// prepareScene reads the layers of the base map whose files fit a pattern.
func prepareScene(pattern string) (*picture.Scene, error) {
	base := map[string]*geo.Layer{}
	files, err := fs.Glob(assets.Basemap(), pattern)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := fs.ReadFile(assets.Basemap(), file)
		if err != nil {
			return nil, err
		}
		layer, err := geo.DecodeGeoJSON(file, bytes.NewReader(content), geo.DefaultLimits())
		if err != nil {
			return nil, err
		}
		base[strings.TrimSuffix(file, ".geojson")] = layer
	}
	regions, err := geo.DecodeGeoJSON("regions.geojson", bytes.NewReader(data.Bundled().Geometry), geo.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return picture.Prepare(base, regions), nil
}

// clock is a toolkit whose time stands still until a test moves it, and whose background work is done
// at once, or when the test lets it.
type clock struct {
	time   time.Time
	timers []*timer
	holds  bool     // background work waits
	held   []func() // what waits
}

type timer struct {
	due     time.Time
	f       func()
	stopped bool
}

func (c *clock) toolkit() toolkit {
	return toolkit{
		now: func() time.Time { return c.time },
		after: func(d time.Duration, f func()) func() {
			t := &timer{due: c.time.Add(d), f: f}
			c.timers = append(c.timers, t)
			return func() { t.stopped = true }
		},
		background: func(work func()) {
			if c.holds {
				c.held = append(c.held, work)
				return
			}
			work()
		},
		foreground: func(f func()) { f() },
	}
}

// work does the background work that waits, and what comes of it.
func (c *clock) work() {
	for len(c.held) > 0 {
		work := c.held[0]
		c.held = c.held[1:]
		work()
	}
}

// pass lets time go by.
func (c *clock) pass(d time.Duration) {
	c.time = c.time.Add(d)
	due := c.timers
	c.timers = nil
	for _, t := range due {
		switch {
		case t.stopped:
		case t.due.After(c.time):
			c.timers = append(c.timers, t)
		default:
			t.f()
		}
	}
}

// opened is a window on the bundled dataset in a test app, with its clock.
func opened(t *testing.T, width, height float32) (*Window, *clock) {
	t.Helper()
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	return openedOn(t, scene, width, height)
}

func openedOn(t *testing.T, scene *picture.Scene, width, height float32) (*Window, *clock) {
	t.Helper()
	a := test.NewTempApp(t)
	return openedWith(t, a, scene, settings{Theme: state.Light, HintRead: true}, width, height)
}

// openedWith is a window of an app that remembers those settings.
func openedWith(t *testing.T, a fyne.App, scene *picture.Scene, kept settings, width, height float32) (*Window, *clock) {
	t.Helper()
	return openedOver(t, a, data.Bundled(), scene, kept, width, height)
}

// openedOver is a window on a dataset.
func openedOver(t *testing.T, a fyne.App, d *data.Dataset, scene *picture.Scene, kept settings, width, height float32) (*Window, *clock) {
	t.Helper()
	english, _ := words.New("en")
	store := state.NewStore(d, english, state.Opening(d))
	c := &clock{time: time.Date(2025, 4, 25, 12, 0, 0, 0, time.UTC)}
	m := &memory{settings: kept, fs: file.OS, path: filepath.Join(t.TempDir(), "settings.json")}
	over := newShell(a, english, Program{Name: "Stancemap", ID: "org.stancemap.test", Version: "0.0.0"}, c.toolkit(), m, readPaths)
	over.running = true
	w := newWindow(over, store, scene)
	w.exporter.askDesktop = func(context.Context, saveQuestion) (string, error) { return "", errNoDialog }
	over.fill(w, Opened{Loaded: &open.Loaded{Dataset: d}})
	w.window.Resize(fyne.NewSize(width, height))
	t.Cleanup(func() { w.window.Close(); dropFrames(w) })
	return w, c
}

// dropFrames lets go of the pictures of a window that a test is done with: the toolkit keeps for a while what it
// has drawn, and all tests together draw gigabytes.
func dropFrames(w *Window) {
	for _, view := range append(w.maps.views[:], w.maps.grid.views...) {
		for _, l := range view.layers() {
			l.shown, l.spare = frame{}, nil
		}
	}
}

// shoot saves a picture of the window where PICTURES names a folder, to look at.
func shoot(t *testing.T, w *Window, name string) {
	t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// walk visits what is visible, parents first.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

// said is every piece of text that an object shows, from top to bottom.
func said(o fyne.CanvasObject) []string {
	var texts []string
	walk(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*prose); ok && p.text != "" {
			texts = append(texts, p.text)
		}
	})
	return texts
}

func says(o fyne.CanvasObject, text string) bool { return slices.Contains(said(o), text) }

// pressable finds what carries a text and can be pressed.
func pressable(t *testing.T, o fyne.CanvasObject, text string) *press {
	t.Helper()
	var found *press
	walk(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*press); ok && found == nil && says(p.content, text) {
			found = p
		}
	})
	if found == nil {
		t.Fatalf("nothing to press says %q; there is %q", text, said(o))
	}
	return found
}

// dialogOf is what lies over the window.
func dialogOf(t *testing.T, w *Window) fyne.CanvasObject {
	t.Helper()
	top := w.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog is open")
	}
	return top
}

// typeKey presses a key in the window.
func typeKey(w *Window, name fyne.KeyName) {
	w.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

func TestTheWindowKeepsItsPartsWhereTheyBelong(t *testing.T) {
	for _, size := range []struct{ width, height, panel float32 }{
		{1280, 800, 336}, {1000, 650, 288}, {1920, 1080, 400}, {880, 560, 288},
	} {
		w, _ := opened(t, size.width, size.height)
		if got := w.detail.Size().Width; got != size.panel {
			t.Errorf("%v wide: the panel has %v, want %v", size.width, got, size.panel)
		}
		if got := w.maps.Size().Width + w.detail.Size().Width; got != size.width {
			t.Errorf("%v wide: map and panel have %v", size.width, got)
		}
		if bottom := w.status.Position().Y + w.status.Size().Height; bottom != size.height {
			t.Errorf("%v high: the status line ends at %v", size.height, bottom)
		}
		if edge := w.table.Position().Y + w.table.Size().Height; edge != w.status.Position().Y {
			t.Errorf("%v high: the table ends at %v, the status line begins at %v", size.height, edge, w.status.Position().Y)
		}
	}
}

func TestNothingOfTheToolBarLiesOverAnotherPart(t *testing.T) {
	for _, width := range []float32{880, 1000, 1280, 1920} {
		w, _ := opened(t, width, 600)
		x := float32(0)
		for _, part := range []fyne.CanvasObject{w.toolbar.proposals, w.toolbar.modes, w.toolbar.account.label, w.toolbar.account.readings, w.find.control, w.toolbar.export} {
			if !part.Visible() {
				continue
			}
			if part.Position().X < x {
				t.Errorf("%v wide: %T begins at %v, what is left of it ends at %v", width, part, part.Position().X, x)
			}
			x = part.Position().X + part.Size().Width
		}
		if x > width {
			t.Errorf("%v wide: the tool bar ends at %v", width, x)
		}
	}
}

func TestTheTitleNamesWhatIsShown(t *testing.T) {
	w, _ := opened(t, 900, 600)
	if want := "Status of the five regions: US draft, as published – Stancemap"; w.window.Title() != want {
		t.Errorf("the title is %q, want %q", w.window.Title(), want)
	}
	w.store.ShowProposal("europe-ukraine-2025-04")
	if !strings.Contains(w.window.Title(), "European–Ukrainian text") {
		t.Errorf("after the second proposal was shown the title is %q", w.window.Title())
	}
}

func TestAThemeIsKeptWhenItIsChosenAndElseFollowsTheSystem(t *testing.T) {
	w, _ := opened(t, 900, 600)
	for _, theme := range state.Themes {
		w.chooseTheme(theme)
		if shownTheme() != theme || w.store.State().Look.Theme != theme {
			t.Errorf("chose %q: the window is %q, the map %q", theme, shownTheme(), w.store.State().Look.Theme)
		}
		// Settings of the system change, as when day turns to night.
		w.app.Settings().SetTheme(compact{theme})
		if w.store.State().Look.Theme != theme {
			t.Errorf("chose %q: a change of the system's settings made it %q", theme, w.store.State().Look.Theme)
		}
	}
	w.chooseTheme("")
	if want := themeOf(w.app.Settings().ThemeVariant()); shownTheme() != want {
		t.Errorf("following the system the window is %q, want %q", shownTheme(), want)
	}
	if got := w.memory.Theme; got != "" {
		t.Errorf("following the system is kept as %q", got)
	}
}

func TestAPictureOfEveryWindowCanBeTaken(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height float32
	}{{"1280x800", 1280, 800}, {"1000x650", 1000, 650}} {
		scene, err := fullScene()
		if err != nil {
			t.Fatal(err)
		}
		w, _ := openedOn(t, scene, size.width, size.height)
		w.store.SelectRegion("crimea")
		for _, theme := range state.Themes {
			w.chooseTheme(theme)
			for _, mode := range state.Modes {
				w.store.SetMode(mode)
				shoot(t, w, string(theme)+"-"+string(mode)+"-"+size.name)
			}
			pixel := w.window.Canvas().Capture().At(4, int(size.height)-6)
			if want := shownColor("background"); pixel != want {
				t.Errorf("%s, %s: the status line is %v, want %v", size.name, theme, pixel, want)
			}
		}
	}
}
