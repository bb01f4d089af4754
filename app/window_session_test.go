//go:build !ci

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
)

// TestWindowOpensAnywayWhatTheLastSessionIs starts from sessions that cannot be shown: the bundled dataset opens
// as by itself, with one reason, and the session stays as it is.
func TestWindowOpensAnywayWhatTheLastSessionIs(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	gone := filepath.Join(home, "gone.zip")
	session := func(id string, paths ...string) string {
		var text bytes.Buffer
		s := state.Session{Dataset: state.SessionDataset{ID: id, Name: "rivers", Paths: paths}, State: state.Opening(data.Bundled())}
		if err := s.Write(&text); err != nil {
			t.Fatal(err)
		}
		return text.String()
	}
	good := session(data.Bundled().Info.ID)
	for name, c := range map[string]struct{ content, says string }{
		"it is good":          {good, ""},
		"there is none":       {"", ""},
		"it is cut off":       {good[:200], "broken"},
		"it is no session":    {"PK\x03\x04", "broken"},
		"it is newer":         {strings.Replace(good, `"version": 1`, `"version": 99`, 1), "newer version"},
		"its dataset is gone": {session(data.Bundled().Info.ID, gone), "gone.zip"},
		"it is another one":   {session("other-id"), "rivers"},
	} {
		path := filepath.Join(home, "stancemap", "last.stancemap")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if name == "there is none" {
			os.Remove(path)
		}
		got, err := opened(surroundings{context: context.Background(), streams: streams{&bytes.Buffer{}, &bytes.Buffer{}}, getenv: os.Getenv}, nil)
		if err != nil || got.Loaded == nil || got.Loaded.Dataset.Info.ID != data.Bundled().Info.ID {
			t.Errorf("%s: the bundled dataset does not open: %v", name, err)
			continue
		}
		if says := c.says == "" && got.Notice == nil || c.says != "" && got.Notice != nil && strings.Contains(got.Notice.Error(), c.says); !says {
			t.Errorf("%s: the reason is %v, want %q", name, got.Notice, c.says)
		}
		if (got.State == nil) != (name != "it is good") {
			t.Errorf("%s: it opens in the state %+v", name, got.State)
		}
		if after, _ := os.ReadFile(path); name != "there is none" && string(after) != c.content {
			t.Errorf("%s: the session now holds %q", name, after)
		}
	}
}
