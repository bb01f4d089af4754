package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/state"
)

const lineOutline = `{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[34,46],[36,47],[38,49]]}}`

// An overlay is named in the legend with its source and date, kept in the session, and gone when it is removed.
func TestAnOverlayIsNamedInTheLegendAndKeptInTheSession(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	path := filepath.Join(t.TempDir(), "line.geojson")
	if err := os.WriteFile(path, []byte(lineOutline), 0o644); err != nil {
		t.Fatal(err)
	}
	w.store.SelectRegion("kherson")
	w.askOverlay()
	entries := inDialog[*pathEntry](t, w)
	for i, text := range []string{path, "Line of control", "The Wire", "2025-04-25"} {
		entries[i].SetText(text)
	}
	entries[0].OnSubmitted("")
	now := w.shell.shown
	if now == w || len(now.scene.Overlays()) != 1 {
		t.Fatalf("it is not shown: %q", said(w.status.Container))
	}
	if text := strings.Join(said(now.maps.around.legend.Container), " "); !strings.Contains(text, "Line of control – The Wire, 2025-04-25") {
		t.Errorf("the legend says %q", text)
	}
	if now.store.State().Select.Region != "kherson" {
		t.Error("the view is another")
	}
	want := state.Overlay{Path: path, Title: "Line of control", Source: "The Wire", Date: "2025-04-25"}
	if got := now.keeper.session(now.store.State()).Overlays; len(got) != 1 || got[0] != want {
		t.Errorf("the session has %v", got)
	}
	kept := now.store.State()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	now.shell.open(func() (Opened, error) {
		again, err := bundled()
		again.State, again.Overlays = &kept, []state.Overlay{want}
		return again, err
	})
	now = w.shell.shown
	if text := strings.Join(said(now.status.Container), " "); !strings.Contains(text, "“Line of control” is not shown") {
		t.Errorf("an overlay that is gone: %q", text)
	}
	now.removeOverlays()
	if len(w.shell.shown.keeper.overlays) != 0 {
		t.Error("it is not removed")
	}
}

func TestAnOverlayWithoutSourceOrContentIsRefused(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	line := write("line.geojson", lineOutline)
	for says, o := range map[string]state.Overlay{
		"say who drew it": {Path: line, Title: "Line"},
		"is not a date":   {Path: line, Title: "Line", Source: "The Wire", Date: "yesterday"},
		"nothing to draw": {Path: write("empty.geojson", `{"type":"FeatureCollection","features":[]}`), Title: "Line", Source: "The Wire"},
		"no such file":    {Path: filepath.Join(folder, "none.geojson"), Title: "Line", Source: "The Wire"},
		"broken.geojson":  {Path: write("broken.geojson", "{"), Title: "Line", Source: "The Wire"},
	} {
		w.addOverlay(o)
		if text := strings.Join(said(w.status.Container), " "); !strings.Contains(text, says) {
			t.Errorf("%+v: %q", o, text)
		}
		if w.shell.shown != w {
			t.Fatal("it is shown")
		}
	}
}
