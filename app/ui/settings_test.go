package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
)

func TestSettingsAreReadBackAsTheyWereKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "settings.json")
	want := settings{Theme: state.Dark, Width: 1100, Height: 700, Panels: panelSizes{Detail: 350, Table: 150, TableFolded: true}, ExportFolder: "/home/ä b", HintRead: true}
	m := remembered(file.OS, path)
	if m.settings != (settings{}) || m.problem != nil {
		t.Fatalf("before the first run there is %+v, %v", m.settings, m.problem)
	}
	if err := m.keep(func(s *settings) { *s = want }); err != nil {
		t.Fatal(err)
	}
	if again := remembered(file.OS, path); again.settings != want || again.problem != nil {
		t.Errorf("read back is %+v, %v", again.settings, again.problem)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.keep(func(s *settings) { s.Theme = state.Dark }); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("settings that did not change were written again: %v", err)
	}
}

// What the files of settings hold, and why they are left alone; nil where they are read.
var settingsFiles = []struct {
	name, content string
	problem       error
}{
	{"empty", "", errBrokenSettings},
	{"half", `{"version": 1, "the`, errBrokenSettings},
	{"no object", `[1]`, errBrokenSettings},
	{"null", `null`, errBrokenSettings},
	{"two", `{"version": 1} {"version": 1}`, errBrokenSettings},
	{"no version", `{"theme": "dark"}`, errBrokenSettings},
	{"version 0", `{"version": 0}`, errBrokenSettings},
	{"version in words", `{"version": "1"}`, errBrokenSettings},
	{"a number too large", `{"version": 1, "width": 1e400}`, errBrokenSettings},
	{"a list for a folder", `{"version": 1, "export_folder": []}`, errBrokenSettings},
	{"NUL", "\x00\x00\x00", errBrokenSettings},
	{"deep", strings.Repeat("[", 100_000), errBrokenSettings},
	{"too long", `{"version": 1, "export_folder": "` + strings.Repeat("x", mostSettings) + `"}`, errBrokenSettings},
	{"newer", `{"version": 2, "theme": {"base": "dark"}}`, errNewerSettings},
	{"much newer", `{"version": 1000000}`, errNewerSettings},
	{"unknown field", `{"version": 1, "sound": true}`, nil},
}

func TestF6SettingsThatCannotBeReadAreLeftAloneWithOneNotice(t *testing.T) {
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range settingsFiles {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		m := remembered(file.OS, path)
		if !errors.Is(m.problem, c.problem) || (c.problem == nil && m.problem != nil) {
			t.Errorf("%s: the problem is %v, want %v", c.name, m.problem, c.problem)
			continue
		}
		if c.problem == nil {
			continue
		}
		w, _ := openedWith(t, test.NewTempApp(t), scene, settings{}, 1280, 700)
		w.memory = m
		w.reportSettings()
		if !strings.HasSuffix(w.status.text.text, "this run uses the defaults.") {
			t.Errorf("%s: the status line says %q", c.name, w.status.text.text)
		}
		test.Tap(pressable(t, w.status.Container, "Details"))
		if text := strings.Join(said(dialogOf(t, w)), " "); !strings.Contains(text, path) || !strings.Contains(text, "remove it") {
			t.Errorf("%s: the details say %q", c.name, text)
		}
		w.closeTopmost()
		w.chooseTheme(state.Dark)
		if shownTheme() != state.Dark {
			t.Errorf("%s: no theme can be chosen in this run", c.name)
		}
		if err := w.rememberSize(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if content, _ := os.ReadFile(path); string(content) != c.content {
			t.Errorf("%s: the file was overwritten with %q", c.name, content)
		}
		test.Tap(pressable(t, w.status.Container, "Close"))
		if w.status.waiting() {
			t.Errorf("%s: a second notice follows: %q", c.name, w.status.text.text)
		}
	}
}

func TestF6AFolderInPlaceOfTheSettingsIsNoHarm(t *testing.T) {
	path := t.TempDir()
	m := remembered(file.OS, path)
	if !errors.Is(m.problem, errBrokenSettings) || m.settings != (settings{}) {
		t.Errorf("a folder is read as %+v, %v", m.settings, m.problem)
	}
}

func TestF6WhateverIsCutOffTheFileStarts(t *testing.T) {
	whole := `{"version": 1, "theme": "high-contrast", "width": 1000, "height": 600, "hint_read": true}`
	for length := range len(whole) {
		if got, err := parseSettings([]byte(whole[:length])); err == nil || got != (settings{}) {
			t.Fatalf("%d bytes are read as %+v, %v", length, got, err)
		}
	}
	if got, err := parseSettings([]byte(whole)); err != nil || got.Theme != state.HighContrast || got.Width != 1000 {
		t.Errorf("the whole is read as %+v, %v", got, err)
	}
}

func TestValuesThatCannotBeMeantAreLeftOut(t *testing.T) {
	for content, want := range map[string]settings{
		`"theme": "purple"`:                                      {},
		`"panels": {"detail": -5, "table": 1e300}`:               {},
		`"width": 1, "height": 1`:                                {},
		`"width": -1000, "height": 700`:                          {},
		`"width": 100000, "height": 700`:                         {},
		`"width": 1000`:                                          {},
		`"width": 1000, "height": 700, "theme": "x"`:             {Width: 1000, Height: 700},
		`"theme": "dark", "height": 3e38, "export_folder": "/x"`: {Theme: state.Dark, ExportFolder: "/x"},
	} {
		got, err := parseSettings(fmt.Appendf(nil, `{"version": 1, %s}`, content))
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", content, got, err, want)
		}
	}
}

func TestSettingsThatCannotBeWrittenAreSaidAndHoldForTheRun(t *testing.T) {
	w, _ := opened(t, 1280, 700)
	w.memory.fs = full{file.OS}
	w.chooseTheme(state.Dark)
	if shownTheme() != state.Dark {
		t.Error("the theme does not change")
	}
	if !strings.Contains(w.status.text.text, "The settings were not kept") || !strings.Contains(w.status.text.text, "the disk is full") {
		t.Errorf("the status line says %q", w.status.text.text)
	}
	if err := w.rememberSize(); err == nil {
		t.Error("the size seems to be kept on a full disk")
	}
}

func TestASystemWithoutAPlaceForSettingsKeepsNone(t *testing.T) {
	m := remembered(file.OS, "")
	if err := m.keep(func(s *settings) { s.HintRead = true }); err != nil || !m.HintRead {
		t.Errorf("%v, %+v", err, m.settings)
	}
}

func TestTheWindowOpensInTheSizeItHad(t *testing.T) {
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	w, _ := openedWith(t, test.NewTempApp(t), scene, settings{}, 1100, 700)
	w.store.SizeDetail(370)
	w.store.FoldTable(true)
	if err := w.rememberSize(); err != nil {
		t.Fatal(err)
	}
	kept := remembered(file.OS, w.memory.path)
	if got := kept.Panels; got.Detail != 370 || !got.TableFolded {
		t.Errorf("the next window has panels of %+v", got)
	}
	if got := kept.windowSize(); got != fyne.NewSize(1100, 700) {
		t.Errorf("the next window has %v", got)
	}
	w.window.SetFullScreen(true)
	w.window.Resize(fyne.NewSize(1920, 1080))
	if err := w.rememberSize(); err != nil {
		t.Fatal(err)
	}
	if got := remembered(file.OS, w.memory.path).windowSize(); got != fyne.NewSize(1100, 700) {
		t.Errorf("after a full screen the next window has %v", got)
	}
	if got := (settings{}).windowSize(); got != fyne.NewSize(openWidth, openHeight) {
		t.Errorf("the first window has %v", got)
	}
}

// Under a locale without a translation the window speaks English and says so, once and for all.
func TestALocaleWithoutATranslationIsSaidOnce(t *testing.T) {
	for _, c := range []struct {
		locale string
		said   bool
	}{{"de_DE.UTF-8", true}, {"tlh", true}, {"not a locale", true}, {"en_GB.UTF-8", false}, {"C", false}, {"", false}} {
		w, _ := opened(t, 1280, 772)
		w.words, _ = words.New(c.locale)
		for start, want := range []bool{c.said, false} {
			w.status.clear()
			w.reportLanguage()
			if got := w.status.waiting(); got != want {
				t.Errorf("%q, start %d: there is a notice: %v, want %v (%q)", c.locale, start+1, got, want, w.status.text.text)
			}
		}
		if !c.said {
			continue
		}
		if kept, err := readSettings(w.memory.path); err != nil || kept.LacksTold != w.words.Lacks() {
			t.Errorf("%q: kept is %q, %v", c.locale, kept.LacksTold, err)
		}
		if got := w.words.Language(); got != "en" {
			t.Errorf("%q: the window speaks %q", c.locale, got)
		}
	}
}

// One notice is enough: while the settings are left alone, the language is not spoken of.
func TestBrokenSettingsAreTheOnlyNotice(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.words, _ = words.New("de_DE")
	w.memory.problem = errBrokenSettings
	w.reportSettings()
	w.reportLanguage()
	if got := w.status.text.text; !strings.HasPrefix(got, w.words.Say("settings.broken")) {
		t.Errorf("the status line says %q", got)
	}
}
