package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// How many events a soak has: the long one in make torture, the short one in make test.
const (
	soakEvents  = 50_000
	soakWarm    = 10_000 // of them, before memory is first measured
	soakShort   = 600
	soakSeed    = 26
	soakGrowth  = 1.10 // the most that memory and goroutines may have grown by
	soakCapture = 250  // events after which the toolkit draws, and forgets what it has not seen for long
)

// A soaker works a window at random: keys, clicks, drags, the wheel, sizes, menus, and time that passes. The
// same seed does the same.
type soaker struct {
	t     *testing.T
	shell *shell
	clock *clock
	rand  *rand.Rand
	last  string // what was done last

	modes map[state.Mode]int
	tabs  map[state.Tab]int
	over  int // events with something over the window
}

// The gestures, each as often as its share.
var soakGestures = []struct {
	share int
	do    func(*soaker)
}{
	{26, (*soaker).key}, {8, (*soaker).shortcut}, {20, (*soaker).click}, {3, (*soaker).doubleClick}, {3, (*soaker).rightClick},
	{10, (*soaker).drag}, {12, (*soaker).wheel}, {8, (*soaker).move}, {4, (*soaker).pass}, {3, (*soaker).write}, {2, (*soaker).menu}, {1, (*soaker).resize},
}

// TestF26AnyEventsAreSurvived sends random events to a window through the test driver. Nothing may panic; in the
// long form neither memory nor goroutines may grow once everything has been in use.
func TestF26AnyEventsAreSurvived(t *testing.T) {
	long, seed := os.Getenv("STANCEMAP_TORTURE") != "", uint64(soakSeed)
	if long && os.Getenv("FYNE_CACHE") == "" {
		soakInChild(t)
		return
	}
	if given, err := strconv.ParseUint(os.Getenv("STANCEMAP_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("seed %d", seed)
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Chdir(folder) // where files go whose names are typed at random
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	w, c := openedWith(t, test.NewTempApp(t), scene, settings{Theme: state.Light, ExportFolder: folder}, 1000, 650)
	c.holds = true // results come late, as they do beside a window
	s := &soaker{t: t, shell: w.shell, clock: c, rand: rand.New(rand.NewPCG(seed, 0)), modes: map[state.Mode]int{}, tabs: map[state.Tab]int{}}
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("seed %d: after %s: %v", seed, s.last, fault)
			panic(fault)
		}
	}()
	if !long {
		before := runtime.NumGoroutine()
		s.run(soakShort)
		if after := runtime.NumGoroutine(); float64(after) > float64(before)*soakGrowth+1 {
			t.Errorf("%d goroutines have become %d", before, after)
		}
		return
	}
	s.run(soakWarm)
	memory, goroutines := s.atRest()
	s.run(soakEvents - soakWarm)
	memoryAfter, goroutinesAfter := s.atRest()
	t.Logf("%d events by mode %v, by table %v, %d with something over the window", soakEvents, s.modes, s.tabs, s.over)
	if len(s.modes) < len(state.Modes) || len(s.tabs) < len(state.Tabs) || s.over > soakEvents/2 {
		t.Error("not everything was worked with")
	}
	t.Logf("memory %.1f MB, then %.1f MB; goroutines %d, then %d", memory, memoryAfter, goroutines, goroutinesAfter)
	if memoryAfter > memory*soakGrowth {
		t.Errorf("memory has grown from %.1f to %.1f MB", memory, memoryAfter)
	}
	if float64(goroutinesAfter) > float64(goroutines)*soakGrowth {
		t.Errorf("%d goroutines have become %d", goroutines, goroutinesAfter)
	}
}

// soakInChild runs the long form in a process of its own, in which the toolkit forgets after ten seconds in place
// of a minute what it has not seen: at full speed a minute is the work of hours.
func soakInChild(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(program, "-test.run", "^TestF26AnyEventsAreSurvived$", "-test.v")
	child.Env = append(os.Environ(), "FYNE_CACHE=10s")
	output, err := child.CombinedOutput()
	t.Logf("%s", output)
	if err != nil {
		t.Error(err)
	}
}

func (s *soaker) run(events int) {
	total := 0
	for _, gesture := range soakGestures {
		total += gesture.share
	}
	for i := range events {
		if s.window().window.Canvas().Overlays().Top() != nil && s.rand.IntN(4) == 0 { // else most would lie behind dialogs
			s.dismiss()
		}
		n := s.rand.IntN(total)
		for _, gesture := range soakGestures {
			if n -= gesture.share; n < 0 {
				gesture.do(s)
				break
			}
		}
		if s.rand.IntN(4) == 0 {
			s.clock.work()
		}
		shown := s.window().store.State()
		s.modes[shown.Show.Mode]++
		s.tabs[shown.Table.Tab]++
		if s.window().window.Canvas().Overlays().Top() != nil {
			s.over++
		}
		if i%soakCapture == soakCapture-1 {
			s.window().window.Canvas().Capture()
		}
	}
}

// dismiss closes what lies over the window, as Esc does or as a click beside it.
func (s *soaker) dismiss() {
	overlays := s.window().window.Canvas().Overlays()
	top := overlays.Top()
	s.window().closeTopmost()
	if overlays.Top() == top {
		overlays.Remove(top)
	}
}

// window is the one that is shown: another dataset may have been opened.
func (s *soaker) window() *Window { return s.shell.shown }

// atRest is memory in MB and goroutines in a window as it opens, when everything has been forgotten that was
// not seen for long.
func (s *soaker) atRest() (memory float64, goroutines int) {
	s.clock.work()
	w := s.window()
	for range 50 {
		w.closeTopmost()
	}
	for overlay := w.window.Canvas().Overlays().Top(); overlay != nil; overlay = w.window.Canvas().Overlays().Top() {
		w.window.Canvas().Overlays().Remove(overlay)
	}
	opening := state.Opening(w.store.View().Dataset)
	w.store.SetMode(state.Single)
	w.store.ClearFilter()
	w.store.ShowTab(opening.Table.Tab)
	w.store.ShowAccount(opening.Show.First)
	w.store.SelectSubject(state.Subject{})
	w.store.SetTextSize(100)
	w.store.SetVision(state.NormalVision)
	w.chooseTheme(state.Light)
	w.maps.fit()
	w.window.Resize(fyne.NewSize(1000, 650))
	s.clock.pass(time.Hour)
	s.clock.work()
	for range 3 { // the toolkit looks every ten seconds for what it may forget
		w.window.Canvas().Capture()
		time.Sleep(10_100 * time.Millisecond)
	}
	w.window.Canvas().Capture()
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapAlloc) / (1 << 20), runtime.NumGoroutine()
}

// place is somewhere in the window.
func (s *soaker) place() fyne.Position {
	size := s.window().window.Canvas().Size()
	return fyne.NewPos(s.rand.Float32()*size.Width, s.rand.Float32()*size.Height)
}

func (s *soaker) modifier() fyne.KeyModifier {
	return []fyne.KeyModifier{0, 0, 0, 0, fyne.KeyModifierShift, fyne.KeyModifierControl}[s.rand.IntN(6)]
}

var soakKeys = []fyne.KeyName{
	fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeySpace,
	fyne.KeyEscape, fyne.KeyEscape, fyne.KeyTab, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5,
	fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12, fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3, fyne.KeyPlus, fyne.KeyMinus,
}

// key types a key into what has the focus, else into the window.
func (s *soaker) key() {
	name := soakKeys[s.rand.IntN(len(soakKeys))]
	s.last = "the key " + string(name)
	canvas := s.window().window.Canvas()
	event, focused := &fyne.KeyEvent{Name: name}, canvas.Focused()
	if name == fyne.KeyTab {
		canvas.FocusNext()
		return
	}
	held, isHeld := focused.(desktop.Keyable)
	shift := isHeld && s.rand.IntN(4) == 0
	if shift {
		held.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	if focused != nil {
		focused.TypedKey(event)
	} else {
		canvas.OnTypedKey()(event)
	}
	if shift {
		held.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// shortcut types a key with modifiers.
func (s *soaker) shortcut() {
	all := shortcuts()
	one := all[s.rand.IntN(len(all))]
	if len(one.with) == 0 || one.id == "key.quit" {
		return
	}
	s.last = "the keys of " + one.id
	s.window().keys.typedShortcut(one.with[s.rand.IntN(len(one.with))].typed())
}

// write types a few letters into what has the focus.
func (s *soaker) write() {
	words := []string{"kherson", "a", "Крим", "zz", "2025", "no such words", "US", "=1+1", "😀"}[s.rand.IntN(9)]
	s.last = "writing " + words
	for _, r := range words {
		if focused := s.window().window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else {
			s.window().window.Canvas().OnTypedRune()(r)
		}
	}
}

func (s *soaker) click() { s.clickAt(s.place(), desktop.MouseButtonPrimary) }

func (s *soaker) doubleClick() {
	at := s.place()
	s.clickAt(at, desktop.MouseButtonPrimary)
	s.clickAt(at, desktop.MouseButtonPrimary)
	if o, place := under(s.window(), at, is[fyne.DoubleTappable]); o != nil {
		o.(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{Position: place, AbsolutePosition: at})
	}
}

func (s *soaker) rightClick() {
	at := s.place()
	s.last = fmt.Sprintf("a click with the right button at %v", at)
	if o, place := under(s.window(), at, is[fyne.SecondaryTappable]); o != nil {
		o.(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{Position: place, AbsolutePosition: at})
	}
}

func is[Kind any](o fyne.CanvasObject) bool { _, ok := o.(Kind); return ok }

func (s *soaker) clickAt(at fyne.Position, button desktop.MouseButton) {
	s.last = fmt.Sprintf("a click at %v", at)
	o, place := under(s.window(), at, func(o fyne.CanvasObject) bool { return is[desktop.Mouseable](o) || is[fyne.Tappable](o) })
	event := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place, AbsolutePosition: at}, Button: button, Modifier: s.modifier()}
	pressed, presses := o.(desktop.Mouseable)
	if presses {
		pressed.MouseDown(event)
		pressed.MouseUp(event)
	}
	if tapped, ok := o.(fyne.Tappable); ok {
		tapped.Tapped(&event.PointEvent)
	}
}

// drag drags what can be dragged by some steps, and lets it go.
func (s *soaker) drag() {
	at := s.place()
	s.last = fmt.Sprintf("a drag from %v", at)
	o, place := under(s.window(), at, is[fyne.Draggable])
	if o == nil {
		return
	}
	event := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary, Modifier: s.modifier()}
	pressed, presses := o.(desktop.Mouseable)
	if presses {
		pressed.MouseDown(event)
	}
	for range 1 + s.rand.IntN(4) {
		step := fyne.NewDelta(s.rand.Float32()*120-60, s.rand.Float32()*120-60)
		place = place.Add(step)
		o.(fyne.Draggable).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: place}, Dragged: step})
	}
	if event.Position = place; presses {
		pressed.MouseUp(event)
	}
	o.(fyne.Draggable).DragEnd()
}

func (s *soaker) wheel() {
	at := s.place()
	s.last = fmt.Sprintf("the wheel at %v", at)
	if o, place := under(s.window(), at, is[fyne.Scrollable]); o != nil {
		turn := fyne.NewDelta(0, float32(s.rand.IntN(7)-3)*25)
		if s.rand.IntN(5) == 0 {
			turn.DX, turn.DY = turn.DY, 0
		}
		o.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: place, AbsolutePosition: at}, Scrolled: turn})
	}
}

// move moves the pointer to a place.
func (s *soaker) move() {
	at := s.place()
	s.last = fmt.Sprintf("the pointer at %v", at)
	test.MoveMouse(s.window().window.Canvas(), at)
}

// pass lets up to two seconds go by.
func (s *soaker) pass() {
	s.last = "time that passes"
	s.clock.pass(time.Duration(s.rand.IntN(2000)) * time.Millisecond)
}

// menu chooses an entry of a menu that is no way out.
func (s *soaker) menu() {
	menus := s.window().menus().Items
	items := menus[s.rand.IntN(len(menus))].Items
	item := items[s.rand.IntN(len(items))]
	for item.ChildMenu != nil && len(item.ChildMenu.Items) > 0 {
		item = item.ChildMenu.Items[s.rand.IntN(len(item.ChildMenu.Items))]
	}
	if item.Action == nil || item.IsQuit || item.Disabled {
		return
	}
	s.last = "the menu entry " + item.Label
	item.Action()
}

func (s *soaker) resize() {
	size := fyne.NewSize(600+s.rand.Float32()*700, 420+s.rand.Float32()*400)
	s.last = fmt.Sprintf("the size %v", size)
	s.window().window.Resize(size)
}
