package ui

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// askedForm opens the form for an export and finds its parts.
func askedForm(t *testing.T, w *Window) (path *pathEntry, formats *optionList) {
	t.Helper()
	pressCtrl(w, fyne.KeyE)
	walk(dialogOf(t, w), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *pathEntry:
			path = o
		case *optionList:
			formats = o
		}
	})
	if path == nil || formats == nil {
		t.Fatal("the form has no path or no formats")
	}
	return path, formats
}

// formatPlace is the place of the format with those words.
func formatPlace(t *testing.T, words string) int {
	t.Helper()
	i := slices.IndexFunc(formats, func(f format) bool { return f.words == words })
	if i < 0 {
		t.Fatalf("no format is called %q", words)
	}
	return i
}

// confirm presses the button of a dialog that says so.
func confirm(t *testing.T, w *Window, label string) {
	t.Helper()
	test.Tap(pressable(t, dialogOf(t, w), label))
}

func TestTheFormProposesANameThatSaysWhatIsShown(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	folder := t.TempDir()
	w.memory.ExportFolder = folder
	path, _ := askedForm(t, w)
	if want := filepath.Join(folder, "stancemap-peace-proposals-us-2025-04-primary.xlsx"); path.Text != want {
		t.Errorf("proposed is %q, want %q", path.Text, want)
	}
	confirm(t, w, "Cancel")
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("after Cancel the folder holds %v", entries)
	}
	w.store.SetMode(state.SideBySide)
	w.store.ShowReading("wion-2025-04-25")
	path, _ = askedForm(t, w)
	for _, part := range []string{"us-2025-04-wion-2025-04-25", "europe-ukraine-2025-04-wion-2025-04-25"} {
		if !strings.Contains(path.Text, part) {
			t.Errorf("of two maps %q does not name %s", path.Text, part)
		}
	}
}

func TestTheFormSaysWhatIsIncluded(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.FilterEntry("recognise_de_jure") // limits the map, not the tables
	v := w.store.View()
	everything := w.words.Count("export.everything", len(v.Dataset.Positions))
	_, formatChoice := askedForm(t, w)
	for id, want := range map[string][]string{
		"export.workbook":            {everything, w.words.Count("export.all_accounts", len(v.Dataset.AllAccounts())), "Read me, Stance by region"},
		"export.workbook_accessible": {everything, "for screen readers", "Read me, Stance by region"},
		"export.csv":                 {everything, "every value as it is"},
		"export.csv_spreadsheet":     {everything, "has an apostrophe in front"},
		"export.csv_shown":           {"By region", "1 of 5 rows", "only Recognition, de jure", "has an apostrophe in front"},
		"export.geojson":             {"5 regions with what is said of them", "by 1 account", "for GIS programs"},
		"export.package":             {everything, "opens again here"},
		"export.png":                 {"US draft, as published", "A4, colours: Light", "2,560 × 1,810 pixels"},
		"export.svg":                 {"US draft, as published", "keep sharp at any size"},
		"export.pdf":                 {"US draft, as published", "keep sharp at any size"},
		"export.session":             {"to open here again"},
	} {
		i := formatPlace(t, id)
		formatChoice.choose(i)
		text := strings.Join(said(dialogOf(t, w)), "\n")
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s: the form does not say %q; it says\n%s", formatChoice.labels[i], words, text)
			}
		}
	}
	formatChoice.choose(0)
	titles := []string{w.words.Say("sheet.map")}
	for _, sheet := range v.Sheets() {
		titles = append(titles, sheet.Title)
	}
	for _, title := range titles {
		if !strings.Contains(strings.Join(said(dialogOf(t, w)), "\n"), title) {
			t.Errorf("the form does not name the sheet %s", title)
		}
	}
}

func TestAFilterIsSaidWhereItTakesRowsOut(t *testing.T) {
	d := data.Bundled()
	s := state.Opening(d)
	s.Filter.Accounts, s.Filter.Regions = state.SetOf(s.Show.First.String()), state.SetOf("crimea")
	english, _ := words.New("en")
	v := state.Derive(d, english, s, nil)
	shown, of := v.PositionCount()
	pairs := included(v, order{format: formats[0]}, []string{"Read me"})
	if want := fmt.Sprintf("a part: %d of %s rows of positions; only US draft, as published; Crimea", shown, english.Number(float64(of))); pairs[0].Text != want || shown == 0 {
		t.Errorf("it says %q, want %q", pairs[0].Text, want)
	}
	if pairs[1].Text != "US draft, as published" {
		t.Errorf("accounts are %q", pairs[1].Text)
	}
	if last := pairs[len(pairs)-1]; last.Label != "1 sheet" || last.Text != "Read me" {
		t.Errorf("the sheets are %+v", last)
	}
}

func TestTheKindOfCSVIsTheOneChosen(t *testing.T) {
	for id, guarded := range map[string]bool{"export.csv": false, "export.csv_spreadsheet": true} {
		i := formatPlace(t, id)
		w, _ := opened(t, 1000, 700)
		dataset := *data.Bundled()
		dataset.Positions = slices.Clone(dataset.Positions)
		dataset.Positions[0].Summary = "=1+1"
		w.store = state.NewStore(&dataset, w.words, state.Opening(&dataset))
		path, formatChoice := askedForm(t, w)
		formatChoice.choose(i)
		target := filepath.Join(t.TempDir(), "a.csv")
		path.SetText(target)
		if formatChoice.chosen != i {
			t.Errorf("a path in .csv changes %q to %q", formatChoice.labels[i], formatChoice.labels[formatChoice.chosen])
		}
		confirm(t, w, "Export")
		content, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(content), "'=1+1"); got != guarded {
			t.Errorf("%s: guarded is %v", formatChoice.labels[i], got)
		}
	}
}

func TestEndingAndFormatAgree(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.memory.ExportFolder = t.TempDir()
	path, formatChoice := askedForm(t, w)
	for i, format := range formats {
		formatChoice.choose(i)
		if filepath.Ext(path.Text) != "."+format.ending {
			t.Errorf("%q: the path is %q", formatChoice.labels[i], path.Text)
		}
	}
	for _, format := range formats {
		path.SetText("/tmp/a." + strings.ToUpper(format.ending))
		if !strings.HasSuffix(formatChoice.labels[formatChoice.chosen], "(."+format.ending+")") {
			t.Errorf("%q: the format is %q", path.Text, formatChoice.labels[formatChoice.chosen])
		}
	}
}

func TestAnExportIsWrittenAndNamed(t *testing.T) {
	for _, ending := range []string{"xlsx", "csv", "geojson", "zip", "png", "svg", "pdf", "stancemap"} {
		w, c := opened(t, 1280, 700)
		target := filepath.Join(t.TempDir(), "stances."+ending)
		path, _ := askedForm(t, w)
		path.SetText(target)
		confirm(t, w, "Export")
		content, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		starts := map[string]string{"xlsx": "PK", "geojson": "{", "zip": "PK", "png": "\x89PNG", "svg": "<?xml", "pdf": "%PDF-"}[ending]
		if len(content) < 500 || !strings.HasPrefix(string(content), starts) {
			t.Errorf("%s: %d bytes that start with %q", ending, len(content), content[:min(8, len(content))])
		}
		if !says(w.status.Container, "Written: "+target) || !says(w.status.Container, "Show file") {
			t.Errorf("%s: the status line says %q", ending, said(w.status.Container))
		}
		if w.toolbar.progress.Visible() || w.exporter.stop != nil {
			t.Errorf("%s: the export still seems under way", ending)
		}
		if got := w.memory.ExportFolder; got != filepath.Dir(target) {
			t.Errorf("%s: the next export is proposed in %q", ending, got)
		}
		c.pass(time.Hour)
		if w.status.waiting() {
			t.Errorf("%s: an hour later the status line says %q", ending, said(w.status.Container))
		}
	}
}

func TestAPathIsTypedOverTheProposedOneAndEnteredByKey(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	path, _ := askedForm(t, w)
	if w.window.Canvas().Focused() != path {
		t.Fatal("the path has not the focus")
	}
	target := filepath.Join(t.TempDir(), "typed.csv")
	test.Type(path, target)
	if path.Text != target {
		t.Errorf("typed was %q, the path is %q", target, path.Text)
	}
	path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, err := os.Stat(target); err != nil {
		t.Error(err)
	}
	path, _ = askedForm(t, w)
	path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.dialogOpen() {
		t.Error("Esc leaves the form open")
	}
}

func TestAPictureHasThePageInItsSize(t *testing.T) {
	w, _ := opened(t, 900, 600)
	target := filepath.Join(t.TempDir(), "map.png")
	w.exporter.write(orderOf(target))
	f, err := os.Open(target)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size, err := png.DecodeConfig(f)
	if err != nil || size.Width != 2560 || size.Height != 1810 {
		t.Errorf("the picture has %d × %d px, %v", size.Width, size.Height, err)
	}
}

func TestAFileThatExistsIsAnnounced(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	existing := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(existing, []byte("earlier"), 0o644); err != nil {
		t.Fatal(err)
	}
	path, _ := askedForm(t, w)
	const warning = "This file exists and will be replaced."
	path.SetText(existing)
	if !says(dialogOf(t, w), warning) {
		t.Error("nothing says that the file will be replaced")
	}
	path.SetText(existing + ".other.xlsx")
	if says(dialogOf(t, w), warning) {
		t.Error("a file that does not exist is said to be replaced")
	}
	path.SetText(existing)
	confirm(t, w, "Cancel")
	if content, _ := os.ReadFile(existing); string(content) != "earlier" {
		t.Errorf("asking left %q in the file", content)
	}
}

// full is a file system whose disk is full.
type full struct{ file.FS }

func (f full) OpenFile(name string, flag int, mode fs.FileMode) (file.Handle, error) {
	if flag&os.O_CREATE != 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.ENOSPC}
	}
	return f.FS.OpenFile(name, flag, mode)
}

func TestAFailedExportSaysWhyUntilItIsClosedAndLeavesTheEarlierFile(t *testing.T) {
	for _, ending := range []string{"xlsx", "png"} {
		w, c := opened(t, 1280, 700)
		w.exporter.fs = full{file.OS}
		target := filepath.Join(t.TempDir(), "a."+ending)
		if err := os.WriteFile(target, []byte("earlier"), 0o644); err != nil {
			t.Fatal(err)
		}
		w.exporter.write(orderOf(target))
		c.pass(time.Hour)
		message := w.status.text.text
		for _, part := range []string{target, "the disk is full", "the earlier file is unchanged"} {
			if !strings.Contains(message, part) {
				t.Errorf("%s: %q does not say %q", ending, message, part)
			}
		}
		if content, _ := os.ReadFile(target); string(content) != "earlier" {
			t.Errorf("%s: the earlier file holds %q", ending, content)
		}
		test.Tap(pressable(t, w.status.Container, "Details"))
		if !says(dialogOf(t, w), message) {
			t.Errorf("%s: the details are %q", ending, said(dialogOf(t, w)))
		}
		w.closeTopmost()
		test.Tap(pressable(t, w.status.Container, "Close"))
		if w.status.waiting() {
			t.Errorf("%s: the closed message stays", ending)
		}
	}
}

func TestAnUnknownEndingIsRefusedWithTheValidOnes(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	w.exporter.write(orderOf(filepath.Join(t.TempDir(), "a.doc")))
	for _, ending := range []string{".xlsx", ".csv", ".geojson", ".zip"} {
		if !strings.Contains(w.status.text.text, ending) {
			t.Errorf("%q does not name %s", w.status.text.text, ending)
		}
	}
}

func TestProgressIsShownAndAnExportCanBeCancelled(t *testing.T) {
	w, c := opened(t, 1280, 700)
	h := &heldBack{}
	w.toolkit.background = func(work func()) { h.work = append(h.work, work) }
	target := filepath.Join(t.TempDir(), "a.xlsx")
	w.exporter.write(orderOf(target))
	if w.toolbar.progress.Visible() {
		t.Error("the line shows at once")
	}
	c.pass(progressDelay)
	if !w.toolbar.progress.Visible() || !says(w.status.Container, "Writing a.xlsx") {
		t.Errorf("after a while the status line says %q", said(w.status.Container))
	}
	w.exporter.report("Writing the workbook, sheet 5 of 10", 5, 10)
	if got := w.toolbar.progress.share; got != 0.5 {
		t.Errorf("half way the line is at %v", got)
	}
	w.exporter.write(orderOf(filepath.Join(t.TempDir(), "b.xlsx")))
	if len(h.work) != 1 {
		t.Error("a second export starts beside the first")
	}
	test.Tap(pressable(t, w.status.Container, "Cancel"))
	h.run()
	if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a cancelled export left a file: %v", err)
	}
	if !says(w.status.Container, "Export cancelled. Nothing was written.") || w.toolbar.progress.Visible() {
		t.Errorf("afterwards the status line says %q", said(w.status.Container))
	}
	w.exporter.report("late", 1, 2)
	if w.toolbar.progress.Visible() {
		t.Error("a report that comes late brings the line back")
	}
}

func TestWhatIsExportedIsTheViewOfTheMomentOfAsking(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	h := &heldBack{}
	target := filepath.Join(t.TempDir(), "a.csv")
	want := filepath.Join(t.TempDir(), "want.csv")
	if err := w.exporter.writeFile(context.Background(), orderOf(want), w.store.View()); err != nil {
		t.Fatal(err)
	}
	background := w.toolkit.background
	w.toolkit.background = func(work func()) { h.work = append(h.work, work) }
	w.exporter.write(orderOf(target))
	w.toolkit.background = background
	w.store.ShowProposal("europe-ukraine-2025-04")
	w.store.SelectRegion("crimea")
	h.run()
	got, err := os.ReadFile(target)
	expected, _ := os.ReadFile(want)
	if err != nil || string(got) != string(expected) {
		t.Errorf("what was written differs from what was shown: %v", err)
	}
}

func TestTheNameOfAFileSaysTheFilter(t *testing.T) {
	w, _ := opened(t, 900, 600)
	workbook, table := formats[0], format{ending: "csv", csv: export.Shown}
	before := fileName(w.store.View(), workbook)
	w.store.ShowTab(state.PositionsTab)
	w.store.ToggleValue("region", "Kherson")
	for f, want := range map[format]string{workbook: before + "-region--kherson", table: w.store.View().Dataset.Info.Name + "-positions-region--kherson"} {
		if got := fileName(w.store.View(), f); got != want {
			t.Errorf("%s: the file is called %q, want %q", f.words, got, want)
		}
	}
	w.store.ClearFilter()
	w.store.ShowTab(state.SourcesTab)
	w.store.LimitColumn(state.ColumnLimit{Column: "title", Contains: "talks"})
	if got, want := fileName(w.store.View(), workbook), before+"-sources--title--with--talks-"; got != want {
		t.Errorf("the file is called %q, want %q", got, want)
	}
}

// A name that was proposed follows the format; one that was typed stays.
func TestTheProposedNameFollowsTheFormat(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.FactsTab)
	f := newExportForm(w.exporter, "xlsx")
	shown := formatPlace(t, "export.csv_shown")
	f.formats.choose(shown)
	if got, want := filepath.Base(f.path.Text), w.store.View().Dataset.Info.Name+"-facts.csv"; got != want {
		t.Errorf("for the table that is shown it proposes %q, want %q", got, want)
	}
	f.formats.choose(0)
	if got, want := filepath.Base(f.path.Text), fileName(w.store.View(), formats[0])+".xlsx"; got != want {
		t.Errorf("for a workbook again it proposes %q, want %q", got, want)
	}
	f.path.SetText(filepath.Join(filepath.Dir(f.path.Text), "mine.xlsx"))
	f.formats.choose(shown)
	if got := filepath.Base(f.path.Text); got != "mine.csv" || f.order.csv != export.Shown {
		t.Errorf("a name that was typed becomes %q, the kind %q", got, f.order.csv)
	}
	if got := said(f.included); !slices.Contains(got, "Facts") || !slices.Contains(got, fmt.Sprint(len(w.store.View().Dataset.Facts), " rows")) {
		t.Errorf("it is said to include %q", got)
	}
}

func TestNamesOfFilesAreSafe(t *testing.T) {
	w, _ := opened(t, 900, 600)
	view := *w.store.View()
	dataset := *view.Dataset
	dataset.Info.Name = "Ärger: a/b\\c" + strings.Repeat("x", 300)
	view.Dataset = &dataset
	name := fileName(&view, formats[0])
	if strings.ContainsAny(name, `/\:Ä `) || len(name) > 120 {
		t.Errorf("the name is %q", name)
	}
	dataset.Info.Name = ""
	if name := fileName(&view, formats[0]); !strings.HasPrefix(name, "dataset-") {
		t.Errorf("without a name the file is called %q", name)
	}
}
