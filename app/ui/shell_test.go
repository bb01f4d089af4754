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
func readPaths(paths []string) (Opened, error) {
	loaded, err := open.Paths(context.Background(), paths)
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
