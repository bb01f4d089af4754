package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/export"
)

// dialogsOf are all dialogs of the program, with the label of the button that leaves each.
func dialogsOf(w *Window) map[string]struct {
	open  func()
	leave string
} {
	closes, cancels := w.words.Say("dialog.close"), w.words.Say("progress.cancel")
	type how = struct {
		open  func()
		leave string
	}
	return map[string]how{
		"keys":          {w.showKeys, closes},
		"entries":       {w.showEntries, closes},
		"about":         {w.showAbout, closes},
		"description":   {w.showDescription, closes},
		"disagreements": {w.showDisagreements, closes},
		"codebook":      {w.showCodebook, closes},
		"sources":       {w.showSources, closes},
		"a message":     {func() { w.showMessage("Title", "A sentence.") }, closes},
		"a licence":     {func() { w.showLicence("MIT", "Permission is hereby granted") }, closes},
		"export":        {w.exporter.ask, cancels},
		"session":       {func() { w.exporter.askFor(sessionEnding) }, cancels},
		"open":          {w.askOpen, cancels},
	}
}

// Every dialog is left by its button, by Esc wherever the focus stands in it, and changes nothing then.
func TestEveryDialogIsLeftByButtonAndEsc(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	before := w.store.State()
	for name, how := range dialogsOf(w) {
		how.open()
		if len(w.dialogs) != 1 {
			t.Fatalf("%s: %d dialogs are open", name, len(w.dialogs))
		}
		confirm(t, w, how.leave)
		if w.dialogOpen() {
			t.Errorf("%s: %q leaves it open", name, how.leave)
			w.closeTopmost()
		}
		how.open()
		if focused := w.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		} else {
			typeKey(w, fyne.KeyEscape)
		}
		if w.dialogOpen() {
			t.Errorf("%s: Esc leaves it open", name)
			w.closeTopmost()
		}
		if w.store.State() != before {
			t.Errorf("%s: leaving it changes what is shown", name)
		}
	}
}

// While one dialog is open no other opens over it by a key.
func TestNoDialogOpensOverAnother(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.showEntries()
	for name, how := range dialogsOf(w) {
		if name == "a licence" {
			continue // which opens over the page that leads to it
		}
		if how.open(); len(w.dialogs) != 1 {
			t.Errorf("%s opens over another dialog", name)
		}
	}
}

// Every link of About leads where it says: the works of the map and of the dataset to their addresses, the pages
// on the dataset to these.
func TestEveryLinkOfAboutLeadsSomewhere(t *testing.T) {
	w, app := workbench(t, false)
	w.showAbout()
	var want []string
	for _, credit := range w.store.View().Dataset.Info.Sources {
		if credit.Path != "" {
			want = append(want, credit.Path)
		}
	}
	for _, credit := range mapCredits() {
		if credit.URL != "" {
			want = append(want, credit.URL)
		}
	}
	for _, link := range pressesIn(dialogOf(t, w)) {
		if strings.HasPrefix(strings.Join(said(link), ""), "MIT") || len(w.dialogs) != 1 {
			continue
		}
		if inner, ok := link.content.(*fyne.Container); ok && len(inner.Objects) == 2 {
			test.Tap(link)
		}
	}
	for _, address := range want {
		if !slices.Contains(app.visited, address) {
			t.Errorf("nothing in About leads to %s; the links lead to %q", address, app.visited)
		}
	}
	for _, page := range []string{w.words.Say("menu.codebook"), w.words.Say("menu.sources")} {
		for w.dialogOpen() {
			w.closeTopmost()
		}
		w.showAbout()
		test.Tap(pressable(t, dialogOf(t, w), page))
		if len(w.dialogs) != 1 || !says(dialogOf(t, w), page) || says(dialogOf(t, w), w.words.Say("about.purpose")) {
			t.Errorf("%q does not open in the place of About", page)
		}
	}
}

// The button below the description copies it, and the dialog stays for reading on.
func TestTheDescriptionIsCopiedByItsButton(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.showDescription()
	test.Tap(pressable(t, dialogOf(t, w), w.words.Say("describe.copy")))
	if got := w.app.Clipboard().Content(); got != w.store.View().Description() || !w.dialogOpen() {
		t.Errorf("copied is %q, the dialog is open: %v", got, w.dialogOpen())
	}
}

// The button of the form for opening opens what was typed; an empty path opens nothing.
func TestOpenOpensWhatWasTyped(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	folder := copiedPackage(t)
	for _, c := range []struct {
		typed string
		opens bool
	}{{"", false}, {"   ", false}, {"  " + folder + " ", true}} {
		w.askOpen()
		entryOf(w).SetText(c.typed)
		confirm(t, w, w.words.Say("open.open"))
		if opened := w.shell.shown != w; opened != c.opens {
			t.Errorf("%q opens another dataset: %v, want %v", c.typed, opened, c.opens)
		}
	}
	if now := w.shell.shown; len(now.keeper.opened) != 1 || now.keeper.opened[0] != folder {
		t.Errorf("opened is %q, typed was %q", now.keeper.opened, folder)
	}
}

// Each line of formats sets the ending of the file, and the button writes a file of that format there.
func TestEveryFormatIsChosenAndWritten(t *testing.T) {
	begins := map[string]string{
		"xlsx": "PK", "zip": "PK", "geojson": "{", "png": "\x89PNG", "svg": "<?xml", "pdf": "%PDF", "stancemap": "{",
		"csv" + export.Machine: "id,", "csv" + export.Spreadsheet: "id,", "csv" + export.Shown: "Region,",
	}
	for i, format := range formats {
		w, _ := opened(t, 1280, 772)
		path, list := askedForm(t, w)
		press := func() { test.TapAt(list, fyne.NewPos(20, (float32(i)+0.5)*optionHeight)) }
		press()
		if got := filepath.Ext(path.Text); got != "."+format.ending {
			t.Errorf("format %d: the file ends in %q, want %q", i, got, format.ending)
		}
		target := filepath.Join(t.TempDir(), "file."+format.ending)
		path.SetText(target)
		press()
		confirm(t, w, w.words.Say("tool.export"))
		content, err := os.ReadFile(target)
		if err != nil {
			t.Errorf("format %d: %v", i, err)
			continue
		}
		if start := strings.TrimPrefix(string(content), "\ufeff"); !strings.HasPrefix(start, begins[format.ending+format.csv]) {
			t.Errorf("format %d: the file begins with %q", i, start[:min(len(start), 12)])
		}
	}
}

// The page of a source has links to the source, and the search leaves those that have the words.
func TestThePageOfSourcesIsSearchedAndLeadsOut(t *testing.T) {
	w, app := workbench(t, false)
	w.showSources()
	field := w.window.Canvas().Focused().(*paperField)
	whole := len(field.paper.shown)
	field.SetText("wion")
	if found := len(field.paper.shown); found == 0 || found >= whole {
		t.Fatalf("of %d lines %d are left", whole, found)
	}
	test.Tap(pressesIn(field.paper)[0])
	if len(app.visited) != 1 || !strings.Contains(app.visited[0], "wion") {
		t.Errorf("the first link leads to %q", app.visited)
	}
	field.SetText("")
	if len(field.paper.shown) != whole {
		t.Error("without words not every line is back")
	}
}

// Dialogs have buttons that can be reached and seen: each label once.
func TestNoDialogHasTwoButtonsOfOneName(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	for name, how := range dialogsOf(w) {
		how.open()
		labels := map[string]int{}
		walk(dialogOf(t, w), func(o fyne.CanvasObject) {
			if b, ok := o.(*press); ok && (b.fill == theme.ColorNameButton || b.fill == theme.ColorNamePrimary) {
				label := strings.Join(said(b), "")
				labels[label]++
				if b.Size().Width < b.MinSize().Width {
					t.Errorf("%s: %q has %v of %v px", name, label, b.Size().Width, b.MinSize().Width)
				}
			}
		})
		if len(labels) == 0 {
			t.Errorf("%s has no button", name)
		}
		for label, n := range labels {
			if n > 1 {
				t.Errorf("%s has %d buttons %q", name, n, label)
			}
		}
		w.closeTopmost()
	}
}
