package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stancemap/app/state"
	"stancemap/data"
)

// copiedPackage is a copy of the bundled package in a folder of its own.
func copiedPackage(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	files, err := data.Bundled().Package()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestCtrlOOpensADatasetInThePlaceOfAnother(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("kherson")
	folder := copiedPackage(t)
	pressCtrl(w, fyne.KeyO)
	dialogOf(t, w)
	path, ok := w.window.Canvas().Focused().(*pathEntry)
	if !ok {
		t.Fatal("the path has no focus")
	}
	path.SetText(folder)
	path.OnSubmitted(folder)
	now := w.shell.shown
	if now == w || now.keeper.opened[0] != folder {
		t.Fatal("Enter does not open the folder")
	}
	if got := now.store.State().Select; got != (state.Subject{}) {
		t.Errorf("what was selected before is selected still: %v", got)
	}
	if got := now.memory.Recent.each(); len(got) != 1 || got[0][0] != folder {
		t.Errorf("opened lately is %v", got)
	}
	// The keys now mean the window that is shown.
	typeKey(now, fyne.Key2)
	if now.store.State().Show == w.store.State().Show {
		t.Error("a key still means the earlier dataset")
	}
	last := now.recentItem().ChildMenu.Items
	last[len(last)-1].Action()
	if shown := w.shell.shown; shown == now || len(shown.keeper.opened) != 0 {
		t.Error("the menu does not lead back to the bundled dataset")
	}
}

func TestWhatCannotBeOpenedIsSaidAndNothingIsLost(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("kherson")
	before := w.store.State()
	w.reopen(filepath.Join(t.TempDir(), "nothing.zip"))
	if w.shell.shown != w || w.store.State() != before {
		t.Error("a path that leads nowhere changes what is shown")
	}
	if text := strings.Join(said(w.status.Container), " "); !strings.Contains(text, "nothing.zip") {
		t.Errorf("the status line says %q", text)
	}
	if got := w.memory.Recent.each(); len(got) != 0 {
		t.Errorf("what did not open is remembered: %v", got)
	}
}

func TestAFileThatFallsOnTheWindowIsOpened(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	folder := copiedPackage(t)
	w.dropped(fyne.NewPos(1, 1), []fyne.URI{storage.NewFileURI(folder)})
	if now := w.shell.shown; now == w || now.keeper.opened[0] != folder {
		t.Error("it is not shown")
	}
}

func TestASessionOpensWhereItWasSaved(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SetMode(state.Difference)
	w.store.SelectRegion("donetsk")
	saved := w.store.State()
	target := filepath.Join(t.TempDir(), "my view.stancemap")
	pressCtrl(w, fyne.KeyS)
	dialogOf(t, w)
	path, ok := w.window.Canvas().Focused().(*pathEntry)
	if !ok || filepath.Ext(path.Text) != "."+sessionEnding {
		t.Fatalf("the form proposes %q", path.Text)
	}
	path.SetText(target)
	path.OnSubmitted(target)
	session, err := readLast(target)
	if err != nil || session == nil || session.State != saved {
		t.Fatalf("saved is %+v, %v", session, err)
	}
	w.shell.open(func() (Opened, error) {
		again, err := bundled()
		again.State = &session.State
		return again, err
	})
	if now := w.shell.shown.store.State(); now.Show != saved.Show || now.Select != saved.Select {
		t.Errorf("it opens with %+v", now)
	}
}

func TestASessionThatIsNotShownIsSaidAndLeftAlone(t *testing.T) {
	s := emptyShell(t, true)
	s.open(func() (Opened, error) {
		opened, err := bundled()
		opened.Notice = errors.New("the dataset is gone")
		return opened, err
	})
	if text := strings.Join(said(s.shown.status.Container), " "); !strings.Contains(text, "the dataset is gone") {
		t.Errorf("the status line says %q", text)
	}
	s.shown.store.SelectRegion("crimea")
	if err := s.shown.keeper.end(s.shown.store.State()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.memory.sessionPath()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a session was written over it: %v", err)
	}
}

func TestWhatWasOpenedLatelyIsListedOnceAndNotForEver(t *testing.T) {
	var r recent
	for i := range 2 * mostRecent {
		r = r.with([]string{"/data/" + string(rune('a'+i))})
	}
	r = r.with([]string{"/x.xlsx", "/x.geojson"}).with([]string{"/data/p"}).with(nil)
	got := r.each()
	if len(got) != mostRecent || got[0][0] != "/data/p" || strings.Join(got[1], " ") != "/x.xlsx /x.geojson" || got[2][0] != "/data/o" {
		t.Errorf("listed are %v", got)
	}
}
