package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// fyneApp is FyneApp.toml, which the packaging tool reads.
type fyneApp struct {
	Details struct {
		Icon, Name, ID, Version string
		Build                   int
	}
	Migrations map[string]bool
}

func readFyneApp(t *testing.T) fyneApp {
	t.Helper()
	var app fyneApp
	if _, err := toml.DecodeFile("../FyneApp.toml", &app); err != nil {
		t.Fatal(err)
	}
	return app
}

func TestThePackageIsNamedAndItsIconIsThere(t *testing.T) {
	app := readFyneApp(t)
	if app.Details.Name != "Stancemap" || app.Details.ID != "org.stancemap.desktop" {
		t.Errorf("FyneApp.toml names %q, %q", app.Details.Name, app.Details.ID)
	}
	if _, err := os.Stat("../" + app.Details.Icon); err != nil {
		t.Errorf("FyneApp.toml: the icon: %v", err)
	}
	if app.Details.Build < 1 || !app.Migrations["fyneDo"] {
		t.Errorf("FyneApp.toml: build %d, migrations %v", app.Details.Build, app.Migrations)
	}
}

// The version stands in three files: whoever raises one raises all.
func TestAReleaseHasOneVersion(t *testing.T) {
	version := readFyneApp(t).Details.Version
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(version) {
		t.Errorf("FyneApp.toml: version %q is not major.minor.patch", version)
	}
	for file, line := range map[string]string{
		"../CITATION.cff": "\nversion: " + version + "\n",
		"../CHANGELOG.md": "\n### [" + version + "]",
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(content), line) {
			t.Errorf("%s does not say %q", file, strings.TrimSpace(line))
		}
	}
}
