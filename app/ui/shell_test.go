package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"stancemap/app/file"
	"stancemap/app/open"
	"stancemap/app/state"
	"stancemap/app/words"
)

// readPaths opens datasets only.
func readPaths(ctx context.Context, paths []string) (Opened, error) {
	loaded, err := open.Paths(ctx, paths)
	return Opened{Loaded: loaded, Paths: paths}, err
}

// emptyShell is a window that shows nothing yet.
func emptyShell(t *testing.T, run bool) *shell {
	t.Helper()
	english, _ := words.New("en")
	m := &memory{settings: settings{Theme: state.Light, HintRead: true}, fs: file.OS, path: filepath.Join(t.TempDir(), "settings.json")}
	s := newShell(test.NewTempApp(t), english, Program{Name: "Stancemap", ID: "org.stancemap.test"}, (&clock{}).toolkit(), m, readPaths)
	s.running = run
	t.Cleanup(s.window.Close)
	return s
}

func TestADatasetThatDoesNotOpenIsSaidWithAWayOn(t *testing.T) {
	s := emptyShell(t, true)
	why := errors.New("points.txt: this kind of file does not open")
	s.open(func() (Opened, error) { return Opened{}, why })
	texts := said(s.window.Content())
	for _, want := range []string{s.words.Say("refused.title"), why.Error(), s.words.Say("refused.bundled"), s.words.Say("refused.quit")} {
		if !slices.Contains(texts, want) {
			t.Errorf("the window says %q, not %q", texts, want)
		}
	}
	if !errors.Is(s.refused, why) {
		t.Errorf("the program ends with %v, want %v", s.refused, why)
	}
	first, ok := s.window.Canvas().Focused().(*press)
	if !ok {
		t.Fatal("no way on has the focus")
	}
	first.TypedRune('1') // stands for nothing here
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.shown == nil || s.window.Content() != fyne.CanvasObject(s.shown.content) {
		t.Fatal("Enter does not open the bundled dataset")
	}
	if s.refused != nil {
		t.Errorf("with a dataset open the program still ends with %v", s.refused)
	}
}

// A file that is refused at once may be so before the window is on the screen.
func TestWhatIsRefusedBeforeTheWindowIsShownIsSaidInIt(t *testing.T) {
	s := emptyShell(t, false)
	s.window.SetContent(s.firstPicture())
	s.open(func() (Opened, error) { return Opened{}, errors.New("no such file") })
	s.show()
	if texts := said(s.window.Content()); !slices.Contains(texts, s.words.Say("refused.title")) {
		t.Errorf("the window says %q", texts)
	}
	if !s.running || s.shown != nil {
		t.Errorf("running %v, shown %v", s.running, s.shown != nil)
	}
}

func TestPanelsAreBuiltWhileTheToolkitStarts(t *testing.T) {
	for _, started := range []bool{false, true} {
		s := emptyShell(t, started)
		s.open(bundled)
		if built := s.ahead != nil; built == started || (s.shown != nil) != started {
			t.Errorf("running %v: built ahead %v, shown %v", started, built, s.shown != nil)
		}
		if started {
			continue
		}
		painted := s.ahead.maps.views[0].base.painted
		s.fillAhead()
		s.window.Resize(s.memory.windowSize())
		if s.shown == nil || painted == 0 {
			t.Errorf("the map was painted %d times ahead", painted)
		}
	}
}

// What was drawn for a coarse screen would be blurred on a fine one.
func TestPanelsAreBuiltAgainOnAFinerScreenThanExpected(t *testing.T) {
	s := emptyShell(t, false)
	s.open(bundled)
	ahead := s.ahead
	s.window.Canvas().(software.WindowlessCanvas).SetScale(2)
	t.Cleanup(func() { unseenScale = 1 })
	s.fillAhead()
	if s.shown == nil || s.shown == ahead || unseenScale != 2 {
		t.Errorf("shown %v, those for scale 1: %v, scale %v", s.shown != nil, s.shown == ahead, unseenScale)
	}
}

// The first frame is painted for the window alone, and nothing moves when it gets its margins.
func TestTheFirstFrameIsTheMiddleOfTheOneThatFollows(t *testing.T) {
	s := emptyShell(t, false)
	ticking := &clock{}
	s.toolkit = ticking.toolkit()
	s.open(bundled)
	view := s.ahead.maps.views[0]
	s.fillAhead()
	first := view.base.shown
	if first.view != s.shown.maps.view {
		t.Fatalf("the first frame shows %+v, the window %+v", first.view, s.shown.maps.view)
	}
	ticking.pass(widenTime)
	wide := view.base.shown
	if !view.base.covers(s.shown.maps.view.Pan(20, 10)) {
		t.Fatal("the frame that follows has no margins")
	}
	x, y := margins(s.shown.maps.view)
	for row := range first.image.Rect.Dy() {
		at, from := wide.image.PixOffset(int(x), row+int(y)), first.image.PixOffset(0, row)
		for i := range 4 * first.image.Rect.Dx() {
			if a, b := first.image.Pix[from+i], wide.image.Pix[at+i]; max(a, b)-min(a, b) > 1 { // 1 is rounding
				t.Fatalf("px %d, %d of the first frame is %d and %d in the one that follows", i/4, row, a, b)
			}
		}
	}
	painted := view.base.painted
	if ticking.pass(widenTime); view.base.painted != painted {
		t.Error("it is painted once more")
	}
}

// Who drags before that has the margins at once.
func TestADragGivesTheFirstFrameItsMargins(t *testing.T) {
	s := emptyShell(t, false)
	ticking := &clock{}
	s.toolkit = ticking.toolkit()
	s.open(bundled)
	s.fillAhead()
	m := s.shown.maps
	m.pan(3, 0)
	if !m.views[0].base.covers(m.view.Pan(20, 10)) {
		t.Error("the frame after a drag has no margins")
	}
	painted := m.views[0].base.painted
	if ticking.pass(widenTime); m.views[0].base.painted != painted {
		t.Error("it is painted once more")
	}
}
