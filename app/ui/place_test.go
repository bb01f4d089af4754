package ui

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
)

// answering lets the desktop's dialog answer, and keeps what it was asked.
func answering(w *Window, path string, err error) *saveQuestion {
	asked := &saveQuestion{}
	w.exporter.askDesktop = func(_ context.Context, q saveQuestion) (string, error) {
		*asked = q
		return path, err
	}
	return asked
}

func TestTheDesktopsDialogFillsTheForm(t *testing.T) {
	for _, c := range []struct{ name, answer, want string }{
		{"a name", "/tmp/a.csv", "/tmp/a.csv"},
		{"a name without an ending", "/tmp/a", "/tmp/a.xlsx"},
		{"a name with another dot", "/tmp/25.4", "/tmp/25.4.xlsx"},
		{"upper case", "/tmp/A.XLSX", "/tmp/A.XLSX"},
	} {
		w, _ := opened(t, 1280, 700)
		folder := t.TempDir()
		w.memory.ExportFolder = folder
		asked := answering(w, c.answer, nil)
		path, _ := askedForm(t, w)
		name := filepath.Base(path.Text)
		test.Tap(pressable(t, dialogOf(t, w), "Choose…"))
		if path.Text != c.want {
			t.Errorf("%s: the path is %q, want %q", c.name, path.Text, c.want)
		}
		if asked.folder != folder || asked.name != name || asked.title == "" || asked.accept == "" {
			t.Errorf("%s: the desktop was asked %+v", c.name, *asked)
		}
		if len(w.dialogs) != 1 {
			t.Errorf("%s: %d dialogs are open", c.name, len(w.dialogs))
		}
	}
}

func TestACancelledDialogLeavesThePath(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	answering(w, "", nil)
	path, _ := askedForm(t, w)
	before := path.Text
	test.Tap(pressable(t, dialogOf(t, w), "Choose…"))
	if path.Text != before || len(w.dialogs) != 1 {
		t.Errorf("the path is %q, %d dialogs are open", path.Text, len(w.dialogs))
	}
}

func TestWithoutAPortalTheToolkitsDialogOpensInSilence(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	answering(w, "", errNoDialog)
	askedForm(t, w)
	test.Tap(pressable(t, dialogOf(t, w), "Choose…"))
	if len(w.dialogs) != 2 {
		t.Fatalf("%d dialogs are open, want the form and the toolkit's", len(w.dialogs))
	}
	if w.status.waiting() {
		t.Errorf("the status line says %q", w.status.text.text)
	}
	w.closeTopmost()
	w.closeTopmost()
	if w.dialogOpen() {
		t.Error("two Esc leave a dialog")
	}
}

func TestADesktopThatDoesNotAnswerNeverHoldsTheWindowUp(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	asked := 0
	w.exporter.askDesktop = func(ctx context.Context, _ saveQuestion) (string, error) {
		asked++
		<-ctx.Done() // until the form is closed
		return "/tmp/late.csv", ctx.Err()
	}
	path, _ := askedForm(t, w)
	h := &heldBack{}
	w.toolkit.background = func(work func()) { h.work = append(h.work, work) }
	choose := pressable(t, dialogOf(t, w), "Choose…")
	test.Tap(choose)
	test.Tap(choose)
	if len(h.work) != 1 {
		t.Errorf("%d dialogs of the desktop were asked for", len(h.work))
	}
	before := path.Text
	confirm(t, w, "Cancel")
	h.run()
	if asked != 1 || path.Text != before || w.dialogOpen() || w.status.waiting() {
		t.Errorf("an answer after the form was closed: asked %d times, path %q, open %v", asked, path.Text, w.dialogOpen())
	}
	if w.exporter.choosing {
		t.Error("the next form cannot ask any more")
	}
}

func TestAPlaceThatIsGoneIsLookedForAbove(t *testing.T) {
	w, _ := opened(t, 900, 600)
	folder := t.TempDir()
	if got := w.exporter.existing(filepath.Join(folder, "gone", "too")); got != folder {
		t.Errorf("the nearest folder is %q, want %q", got, folder)
	}
	if got := w.exporter.existing("relative"); got != "." {
		t.Errorf("above a relative folder is %q", got)
	}
}

func TestAddressesOfFilesBecomePaths(t *testing.T) {
	for address, want := range map[string]string{
		"file:///tmp/a.xlsx":                     "/tmp/a.xlsx",
		"file:///tmp/a%20b+c%25.xlsx":            "/tmp/a b+c%.xlsx",
		"file:///home/%D0%9A%D0%B8%D1%97%D0%B2/": "/home/Київ/",
	} {
		if got, err := pathOf(address); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", address, got, err, want)
		}
	}
	for _, address := range []string{"", "/tmp/a", "https://example.org/a", "file://server/a", "sftp:///a", "%zz"} {
		if got, err := pathOf(address); err == nil {
			t.Errorf("%q is taken for the path %q", address, got)
		}
	}
	if _, err := pathOf("trash:///a"); !errors.Is(err, errNoDialog) {
		t.Errorf("an address elsewhere is refused with %v", err)
	}
}
