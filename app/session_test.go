package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
)

// saved is a session file: the difference of the two drafts, only Crimea and Kherson.
func saved(t *testing.T, info data.Info, paths ...string) string {
	t.Helper()
	s := state.Opening(data.Bundled())
	s.Show.Mode = state.Difference
	s.Filter.Regions = state.SetOf("crimea", "kherson")
	var content bytes.Buffer
	if err := state.SessionOf(s, info, paths).Write(&content); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "two drafts"+sessionEnding)
	if err := os.WriteFile(path, content.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestASessionGivesExportsItsFilter(t *testing.T) {
	session := saved(t, data.Bundled().Info)
	target := filepath.Join(t.TempDir(), "x.csv")
	if got := command(t, "export", "--to", target, "--session", session); got.code != done {
		t.Fatalf("%+v", got)
	}
	content, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(content); !strings.Contains(text, ",kherson,") || strings.Contains(text, ",luhansk,") {
		t.Error("the export does not keep to the regions of the session")
	}
	if got := command(t, "export", "--to", target, "--session", session, "--region", "luhansk"); got.code != done {
		t.Fatalf("%+v", got)
	}
	content, _ = os.ReadFile(target)
	if text := string(content); strings.Contains(text, ",kherson,") || !strings.Contains(text, ",luhansk,") {
		t.Error("a flag does not go before the session")
	}
}

func TestASessionGivesPicturesItsAccounts(t *testing.T) {
	session := saved(t, data.Bundled().Info)
	folder := t.TempDir()
	one, other := filepath.Join(folder, "session.png"), filepath.Join(folder, "flags.png")
	fromSession := command(t, "render", "--to", one, "--session", session, "--size", "800x600")
	fromFlags := command(t, "render", "--to", other, "--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04", "--mode", "difference", "--size", "800x600")
	if fromSession.code != done || fromFlags.code != done {
		t.Fatalf("%+v\n%+v", fromSession, fromFlags)
	}
	_, said, _ := strings.Cut(fromSession.out, "\n")
	if _, want, _ := strings.Cut(fromFlags.out, "\n"); said != want {
		t.Errorf("the session's picture is described as %q, that of the flags as %q", said, want)
	}
}

func TestASessionOfAnotherDatasetOpensThatDataset(t *testing.T) {
	folder := copied(t)
	target := filepath.Join(t.TempDir(), "x.csv")
	if got := command(t, "export", "--to", target, "--session", saved(t, data.Bundled().Info, folder)); got.code != done {
		t.Fatalf("%+v", got)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		session string
		says    []string
	}{
		"its dataset is gone": {saved(t, data.Bundled().Info, folder), []string{"two drafts.stancemap", "cannot be opened", folder}},
		"another dataset":     {saved(t, data.Info{ID: "other-id", Name: "rivers"}), []string{"two drafts.stancemap", `"rivers"`, `"other-id"`, "--dataset"}},
	} {
		got := command(t, "export", "--to", target, "--session", c.session)
		if got.code == done {
			t.Errorf("%s: it was exported", name)
		}
		for _, want := range c.says {
			if !strings.Contains(got.err, want) {
				t.Errorf("%s: %q lacks %q", name, got.err, want)
			}
		}
	}
}

func TestABrokenSessionIsRefusedAndLeftAlone(t *testing.T) {
	session := saved(t, data.Bundled().Info)
	good, err := os.ReadFile(session)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ content, says string }{
		"half":  {string(good[:100]), "broken"},
		"newer": {strings.Replace(string(good), `"version": 1`, `"version": 99`, 1), "newer version"},
	} {
		if err := os.WriteFile(session, []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		got := command(t, "render", "--to", filepath.Join(t.TempDir(), "x.png"), "--session", session)
		if got.code != failed || !strings.Contains(got.err, session) || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: %+v", name, got)
		}
		if after, _ := os.ReadFile(session); string(after) != c.content {
			t.Errorf("%s: the session was changed", name)
		}
	}
}
