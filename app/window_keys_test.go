//go:build !ci

package main

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Keys of the keyboard by their place, as X numbers them: a letter with Ctrl means its place, whatever the layout writes
// there.
const (
	ctrlB = "ctrl+56"
	ctrlD = "ctrl+40"
	ctrlE = "ctrl+26"
	ctrlJ = "ctrl+44"
)

// quit is Ctrl with the key that writes q, or would on a layout with Latin letters.
var quit = map[string]string{"us": "ctrl+24", "ua": "ctrl+24", "fr": "ctrl+38", "de": "ctrl+24"}

// pressed are keys one after the other, each of which changes what the map shows.
var pressed = []struct{ key, what string }{
	{"2", "shows the second proposal"},
	{"1", "shows the first again"},
	{"F6", "shows the difference"},
	{"F6", "goes back from it"},
	{"F7", "shows both side by side"},
	{"F7", "goes back from them"},
	{ctrlD, "shows the difference"},
	{ctrlD, "goes back from it"},
	{ctrlB, "shows both side by side"},
	{ctrlB, "goes back from them"},
	{"plus", "zooms in"},
	{"minus", "zooms out"},
	{"plus", "zooms in again"},
	{"0", "shows the whole map"},
	{"Prior", "zooms in"},
	{"Home", "shows the whole map"},
	{"Right", "moves the map"},
	{"Left", "moves it back"},
	{"Up", "moves it up"},
	{"Down", "moves it back down"},
	{ctrlE, "opens the form for an export"},
	{"Escape", "closes it"},
	{"F1", "opens the sheet of keys"},
	{"Escape", "closes it"},
	{"question", "opens the sheet of keys too"},
	{"Escape", "closes it"},
}

// TestWindowKeysUnderEveryLayout types the table of shortcuts as people with other keyboards do.
func TestWindowKeysUnderEveryLayout(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	for _, layout := range []string{"us", "ua", "fr", "de"} {
		t.Run(layout, func(t *testing.T) {
			if output, err := exec.Command("setxkbmap", layout).CombinedOutput(); err != nil {
				t.Fatalf("setxkbmap %s: %v: %s", layout, err, output)
			}
			t.Cleanup(func() { exec.Command("setxkbmap", "us").Run() })
			d := openDesk(t)
			shown := d.awaitRest()
			for _, p := range pressed {
				d.keys(p.key)
				before := shown
				d.await(p.key+" "+p.what, func(screen image.Image) bool { return differing(before, screen, mapArea) > 1000 })
				shown = d.awaitRest()
			}
			d.keys(ctrlJ) // nothing is selected: it does nothing, and harms nothing
			d.keys(quit[layout])
			d.awaitEnd()
		})
	}
}

// awaitRest looks until the map stands still.
func (d *desk) awaitRest() image.Image {
	d.t.Helper()
	last := d.look()
	for begin := time.Now(); time.Since(begin) < patience; {
		time.Sleep(150 * time.Millisecond)
		now := d.look()
		if differing(last, now, mapArea) == 0 {
			return now
		}
		last = now
	}
	d.keep()
	d.t.Fatal("the map does not come to rest")
	return nil
}

// differing is how many pixels of an area are not the same.
func differing(a, b image.Image, area image.Rectangle) int {
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// TestWindowF28CallsNobody works the window in a network without anybody: it does everything, says nothing, calls
// nobody.
func TestWindowF28CallsNobody(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	counted := filepath.Join(t.TempDir(), "counted")
	d := openDeskWith(t, func(binary string) *exec.Cmd { return apart(t, counted, binary) })
	d.await("the US draft colours Crimea", func(screen image.Image) bool { return count(screen, mapArea, deJure) > 1000 })
	d.keys("2")
	d.await("the other text colours it otherwise", func(screen image.Image) bool { return count(screen, mapArea, deferred) > 5000 })
	d.click(middle(d.look(), mapArea, deferred))
	d.keys("F1")
	d.awaitRest()
	d.keys("Escape")
	target := filepath.Join(d.home, "offline.xlsx")
	before := d.awaitRest()
	d.keys("ctrl+e")
	d.await("the form lies over the window", func(screen image.Image) bool { return differing(before, screen, mapArea) > 1000 })
	d.keys("ctrl+a")
	d.write(target)
	d.keys("Return")
	d.awaitFile(target)
	d.keys("ctrl+q")
	d.awaitEnd()
	if made := calls(t, counted); len(made) > 0 {
		t.Errorf("the window called somebody: %v", made)
	}
	if log, err := os.ReadFile(d.log); err != nil || len(log) > 0 {
		t.Errorf("the program said: %s (%v)", log, err)
	}
}
