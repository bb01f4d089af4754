package ui

import (
	"bytes"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// bundledScene is the scene of the bundled dataset, prepared once for all tests.
var bundledScene = sync.OnceValues(func() (*picture.Scene, error) {
	base := map[string]*geo.Layer{}
	files, err := fs.Glob(assets.Basemap(), "*.geojson")
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
})

// clock is a toolkit whose time stands still until a test moves it, and whose background work is done
// at once.
type clock struct {
	time   time.Time
	timers []*timer
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
		background: func(work func()) { work() },
		foreground: func(f func()) { f() },
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
	a := test.NewTempApp(t)
	scene, err := bundledScene()
	if err != nil {
		t.Fatal(err)
	}
	english, _ := words.New("en")
	store := state.NewStore(data.Bundled(), english, state.Opening(data.Bundled()))
	c := &clock{time: time.Date(2025, 4, 25, 12, 0, 0, 0, time.UTC)}
	w := newWindow(a, store, scene, Program{Name: "Stancemap", ID: "org.stancemap.test", Version: "0.0.0"}, c.toolkit())
	w.start()
	w.chooseTheme(state.Light)
	w.window.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.window.Close)
	return w, c
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

func TestShots(t *testing.T) {
	w, c := opened(t, 1280, 800)
	shoot(t, w, "light")
	w.store.ShowProposal("europe-ukraine-2025-04")
	w.store.SelectRegion("luhansk")
	shoot(t, w, "european")
	w.store.SetMode(state.SideBySide)
	shoot(t, w, "side")
	w.store.SetMode(state.Difference)
	shoot(t, w, "difference")
	w.store.SetMode(state.Single)
	w.store.ShowProposal("us-2025-04")
	w.chooseTheme(state.Dark)
	shoot(t, w, "dark")
	w.chooseTheme(state.HighContrast)
	w.store.SelectRegion("zaporizhzhia")
	shoot(t, w, "contrast")
	w.chooseTheme(state.Light)
	w.store.FilterEntry("recognise_de_facto+part")
	shoot(t, w, "filtered")
	w.store.ClearFilter()
	w.window.Resize(fyne.NewSize(1000, 650))
	w.store.SelectRegion("")
	shoot(t, w, "small")
	test.MoveMouse(w.window.Canvas(), fyne.NewPos(560, 420))
	t.Log(w.maps.hovered, w.maps.pointer, len(c.timers), w.maps.views[0].Position(), w.maps.views[0].Size())
	c.pass(time.Second)
	shoot(t, w, "tooltip")
	w.showKeys()
	shoot(t, w, "keys")
	w.closeTopmost()
	w.showAbout()
	shoot(t, w, "about")
	w.closeTopmost()
	w.showEntries()
	shoot(t, w, "entries")
	w.closeTopmost()
	w.exporter.ask()
	shoot(t, w, "export")
}
