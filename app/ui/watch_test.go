package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stancemap/app/state"
	"stancemap/data"
)

// F29: a file that changes or goes while it is shown is noticed, reading it again is offered, and nothing happens by
// itself.
func TestF29AFileThatChangesOrGoesIsNoticed(t *testing.T) {
	positions := func(folder string) string { return filepath.Join(folder, "positions.csv") }
	later := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	cases := map[string]struct {
		change func(folder string) error
		says   string
	}{
		"a table grows": {func(folder string) error {
			content, err := os.ReadFile(positions(folder))
			if err != nil {
				return err
			}
			return os.WriteFile(positions(folder), append(content, '\n'), 0o644)
		}, "positions.csv has changed"},
		"a table is written again":    {func(folder string) error { return os.Chtimes(positions(folder), later, later) }, "positions.csv has changed"},
		"a table is emptied":          {func(folder string) error { return os.Truncate(positions(folder), 0) }, "positions.csv has changed"},
		"a table is replaced":         {func(folder string) error { return replaceFile(positions(folder)) }, "positions.csv has changed"},
		"a table is taken away":       {func(folder string) error { return os.Remove(positions(folder)) }, "positions.csv is no longer there"},
		"a table gets another name":   {func(folder string) error { return os.Rename(positions(folder), positions(folder)+".old") }, "positions.csv"},
		"the outlines are taken away": {func(folder string) error { return os.Remove(filepath.Join(folder, "regions.geojson")) }, "regions.geojson is no longer there"},
		"the descriptor is written": {func(folder string) error {
			return os.WriteFile(filepath.Join(folder, "datapackage.json"), []byte("{}"), 0o644)
		}, "datapackage.json has changed"},
		"a file is added":          {func(folder string) error { return os.WriteFile(filepath.Join(folder, "aa.csv"), nil, 0o644) }, "aa.csv has changed"},
		"the whole folder is gone": {func(folder string) error { return os.RemoveAll(folder) }, "is no longer there"},
	}
	if len(cases) != 10 {
		t.Errorf("%d cases, want 10", len(cases))
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			first, clock := opened(t, 1000, 700)
			folder := examplePackage(t, "regions.csv", "Aldermark", "Aldermark")
			first.reopen(folder)
			w := first.shell.shown
			clock.pass(watchEvery)
			if w.status.waiting() {
				t.Fatalf("before anything changed it says %q", said(w.status.Container))
			}
			if err := c.change(folder); err != nil {
				t.Fatal(err)
			}
			clock.pass(watchEvery)
			if text := strings.Join(said(w.status.Container), " "); !strings.Contains(text, c.says) || !strings.Contains(text, "Read it again") {
				t.Errorf("the status line says %q", text)
			}
			if w.shell.shown != w || len(w.store.View().Dataset.Positions) != len(data.Example().Positions) {
				t.Error("what is shown has changed by itself")
			}
			w.status.clear()
			clock.pass(watchEvery)
			if w.status.waiting() {
				t.Error("the same change is told twice")
			}
		})
	}
}

// replaceFile puts another file in the place of one, as careful editors do.
func replaceFile(path string) error {
	if err := os.WriteFile(path+".new", []byte("id\n"), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// Reading again keeps the view; what is broken meanwhile leaves everything as it is.
func TestF29ReadingAgainKeepsTheView(t *testing.T) {
	first, clock := opened(t, 1000, 700)
	folder := examplePackage(t, "regions.csv", "Aldermark", "Aldermark")
	first.reopen(folder)
	w := first.shell.shown
	w.store.SetMode(state.Difference)
	w.store.SelectRegion("corvale")
	kept := w.store.State()
	table := filepath.Join(folder, "regions.csv")
	content, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(table, []byte(strings.Replace(string(content), "1,Aldermark,", "1,Alder March,", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	clock.pass(watchEvery)
	w.status.actions.Objects[0].(*press).Tapped(nil)
	now := w.shell.shown
	if region, _ := now.store.View().Dataset.Region("aldermark"); now == w || region.NameEN != "Alder March" {
		t.Fatal("it is not read again")
	}
	if got := now.store.State(); got.Show != kept.Show || got.Select != kept.Select {
		t.Errorf("the view is %+v, was %+v", got, kept)
	}
	if err := os.WriteFile(table, []byte("nothing"), 0o644); err != nil {
		t.Fatal(err)
	}
	clock.pass(watchEvery)
	now.status.actions.Objects[0].(*press).Tapped(nil)
	if now.shell.shown != now || !now.dialogOpen() {
		t.Error("a broken file takes the place of what is shown, or is not told")
	}
}
