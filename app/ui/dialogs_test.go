package ui

import (
	"errors"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/assets"
)

func TestAboutNamesVersionsDateLicencesAndCredits(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.showAbout()
	about := strings.Join(said(dialogOf(t, w)), "\n")
	info := w.store.View().Dataset.Info
	want := []string{
		"Stancemap 0.0.0", info.Title, info.Version, w.words.DateLong(string(info.AsOf)), neutrality,
		"UN General Assembly resolutions 68/262 and ES-11/4", "Natural Earth",
	}
	for _, licence := range info.Licenses {
		want = append(want, licence.Title)
	}
	for _, credit := range info.Sources {
		want = append(want, credit.Title)
	}
	for _, licence := range assets.Licences() {
		want = append(want, licence.Terms)
	}
	for _, text := range want {
		if !strings.Contains(about, text) {
			t.Errorf("About does not say %q", text)
		}
	}
}

func TestEveryLicenceCanBeReadInFull(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	for i, licence := range assets.Licences() {
		w.showLicence(licence.ID, licence.Text)
		if len(w.dialogs) != 1 {
			t.Fatalf("licence %d opens %d dialogs", i, len(w.dialogs))
		}
		w.closeTopmost()
	}
	w.showAbout()
	test.Tap(pressable(t, dialogOf(t, w), "Program: MIT"))
	if len(w.dialogs) != 2 {
		t.Errorf("a licence does not open over About: %d dialogs", len(w.dialogs))
	}
	w.closeTopmost()
	w.closeTopmost()
	if w.dialogOpen() {
		t.Error("two Esc leave a dialog")
	}
}

func TestADialogOpensOnce(t *testing.T) {
	w, _ := opened(t, 900, 600)
	for _, open := range []func(){w.showKeys, w.showKeys, w.showAbout, w.showEntries, w.exporter.ask} {
		open()
	}
	if len(w.dialogs) != 1 {
		t.Errorf("%d dialogs are open", len(w.dialogs))
	}
}

func TestADialogFitsTheWindow(t *testing.T) {
	w, _ := opened(t, 880, 560)
	for name, open := range map[string]func(){"keys": w.showKeys, "about": w.showAbout, "entries": w.showEntries, "export": w.exporter.ask} {
		open()
		walk(dialogOf(t, w), func(o fyne.CanvasObject) {
			if size := o.Size(); size.Width > 880 || size.Height > 4000 {
				t.Errorf("%s: %T is %v", name, o, size)
			}
		})
		w.closeTopmost()
	}
}

// offline is an app on a system that has no browser.
type offline struct{ fyne.App }

func (offline) OpenURL(*url.URL) error { return errors.New("no browser") }

func TestAnAddressThatCannotBeOpenedIsNamed(t *testing.T) {
	w, _ := opened(t, 1280, 600)
	w.app = offline{w.app}
	w.openURL(&url.URL{Scheme: "https", Host: "example.org", Path: "/text"})
	if !says(w.status.Container, "The address could not be opened: https://example.org/text") {
		t.Errorf("the status line says %q", said(w.status.Container))
	}
}

func TestTheMetadataIsThatOfThePackage(t *testing.T) {
	content, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	field := func(name string) string {
		match := regexp.MustCompile(name + ` = "?([^"\n]+)`).FindSubmatch(content)
		if match == nil {
			t.Fatalf("FyneApp.toml has no %s", name)
		}
		return string(match[1])
	}
	m := metadata(Program{Name: field("Name"), ID: field("ID"), Version: field("Version")})
	if m.Name != "Stancemap" || m.ID != "org.stancemap.desktop" || m.Version == "" || field("Build") != "1" || m.Build != 1 {
		t.Errorf("the metadata is %+v", m)
	}
	if !m.Migrations["fyneDo"] || field("fyneDo") != "true" {
		t.Error("the move to fyne.Do is not declared in both places")
	}
	if len(m.Icon.Content()) == 0 {
		t.Error("there is no icon")
	}
}
