package ui

import (
	"bytes"
	"path/filepath"
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
	"stancemap/data"
	"stancemap/data/datatest"
	"stancemap/geo"
)

// The size of the dataset of the benchmarks.
const (
	largePositions = 100_000
	largeRegions   = 1_000
)

var largeDataset = sync.OnceValue(func() *data.Dataset { return datatest.Large(largePositions, largeRegions) })

// A loop is a toolkit with a goroutine of its own for the window, which is that of the benchmark: what comes
// back from beside the window waits in a queue. It keeps the longest time for which nothing else could be
// done.
type loop struct {
	queue   chan func()
	longest time.Duration
}

func newLoop() *loop { return &loop{queue: make(chan func(), 10_000)} }

func (l *loop) toolkit() toolkit {
	return toolkit{
		now: time.Now,
		after: func(d time.Duration, f func()) func() {
			timer := time.AfterFunc(d, func() { l.queue <- f })
			return func() { timer.Stop() }
		},
		background: func(work func()) { go work() },
		foreground: func(f func()) { l.queue <- f },
	}
}

// step runs something in the window's goroutine.
func (l *loop) step(f func()) {
	begin := time.Now()
	f()
	l.longest = max(l.longest, time.Since(begin))
}

// until runs what comes back until something is so.
func (l *loop) until(b *testing.B, done func() bool) {
	b.Helper()
	for !done() {
		select {
		case f := <-l.queue:
			l.step(f)
		case <-time.After(time.Minute):
			b.Fatal("nothing comes back")
		}
	}
}

// largeWindow is a window of 1280 × 800 on the generated dataset. It has no pixels of a screen: what is
// measured is everything but what the toolkit draws.
func largeWindow(b *testing.B) (*Window, *loop) {
	b.Helper()
	d := largeDataset()
	layer, err := geo.DecodeGeoJSON("regions.geojson", bytes.NewReader(d.Geometry), geo.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	english, _ := words.New("en")
	store := state.NewStore(d, english, state.Opening(d))
	l := newLoop()
	m := &memory{settings: settings{Theme: state.Light, HintRead: true}, fs: file.OS, path: filepath.Join(b.TempDir(), "settings.json")}
	over := newShell(test.NewApp(), english, Program{Name: "Stancemap", ID: "org.stancemap.test", Version: "0.0.0"}, l.toolkit(), m, readPaths)
	over.running = true
	w := newWindow(over, store, picture.Prepare(nil, layer))
	over.fill(w, Opened{Loaded: &open.Loaded{Dataset: d}})
	w.window.Resize(fyne.NewSize(1280, 800))
	l.until(b, func() bool { return painting(w) == 0 })
	l.longest = 0
	b.Cleanup(w.window.Close)
	return w, l
}

// painting is how many frames are still to come.
func painting(w *Window) (n int) {
	for _, view := range w.maps.shown() {
		for _, layer := range view.layers() {
			layer.mutex.Lock()
			if layer.busy != nil {
				n++
			}
			layer.mutex.Unlock()
		}
	}
	return n
}

// BenchmarkLarge measures gestures on 100,000 positions and 1,000 regions, each from the gesture to what it
// shows, and the longest step for which the window did nothing else.
func BenchmarkLarge(b *testing.B) {
	w, l := largeWindow(b)
	accounts := w.store.View().Dataset.AllAccounts()
	regions := w.store.View().Dataset.Regions
	painted := func(b *testing.B) {
		l.until(b, func() bool { return painting(w) == 0 && len(l.queue) == 0 && !w.store.View().TableIsLate() })
	}
	look := []string{"region 77", "generated text 5", "condition", "район 5"}
	onTab := func(tab state.Tab) func(*testing.B) {
		return func(b *testing.B) { w.store.ClearFilter(); w.store.ShowTab(tab); painted(b) }
	}
	for _, c := range []struct {
		name  string
		ready func(b *testing.B)
		do    func(i int)
		shown func(b *testing.B)
	}{
		{"switch", onTab(state.ByRegion), func(i int) { w.store.ShowAccount(accounts[i%2*7].AccountID) }, painted},
		{"difference", onTab(state.ByRegion), func(i int) { w.store.SetMode([]state.Mode{state.Difference, state.Single}[i%2]) }, painted},
		{"select", onTab(state.ByRegion), func(i int) { w.store.SelectRegion(regions[i%len(regions)].ID) }, painted},
		{"legend", onTab(state.ByRegion), func(int) { w.store.FilterEntry(w.store.View().Legend.Rows[0].Key) }, painted},
		{"tab", onTab(state.ByRegion), func(i int) {
			w.store.ShowTab([]state.Tab{state.PositionsTab, state.DifferencesTab, state.ProposalsTab, state.ByTopic}[i%4])
		}, painted},
		{"sort", onTab(state.PositionsTab), func(i int) { w.store.SortBy([]string{"summary", "region", "presented_on"}[i%3]) }, painted},
		{"filter", onTab(state.PositionsTab), func(i int) {
			w.store.LimitColumn(state.ColumnLimit{Column: "summary", Contains: []string{"condition", "length", ""}[i%3]})
		}, painted},
		{"filter-values", onTab(state.PositionsTab), func(i int) {
			w.table.openFilter(1)
			w.table.filter.close()
		}, painted},
		{"scroll", onTab(state.PositionsTab), func(i int) { w.table.scrollTo(fyne.NewPos(0, float32(i*997%2_000_000))) }, painted},
		{"keys", onTab(state.PositionsTab), func(int) { w.table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }, painted},
		{"select-all", onTab(state.PositionsTab), func(int) { w.table.pickAll() }, painted},
		{"find", onTab(state.ByRegion), func(i int) {
			if !w.find.opened() {
				w.find.open()
			}
			w.find.field.SetText(look[i%len(look)])
		}, func(b *testing.B) { l.until(b, func() bool { return w.find.giveUp == nil }) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.ready(b)
			l.longest = 0
			i := 0
			for b.Loop() {
				l.step(func() { c.do(i) })
				c.shown(b)
				i++
			}
			b.ReportMetric(float64(l.longest)/float64(time.Millisecond), "longest-ms")
		})
	}
}
