//go:build !ci

package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// desk is a real window on a virtual screen, worked with mouse and keys and looked at in pictures.
type desk struct {
	t       *testing.T
	program *exec.Cmd
	ended   chan error
	home    string
	log     string
}

// Colours of the light theme that the map shows, from the scale of the bundled dataset.
var (
	deJure   = color.NRGBA{0xC4, 0x86, 0x51, 255}
	deferred = color.NRGBA{0xDA, 0xD8, 0xD5, 255}
)

// Where things lie in a window of 1280 × 800.
var (
	mapArea   = image.Rect(340, 80, 900, 760)
	panelArea = image.Rect(946, 74, 1280, 768)
)

// TestWindow is the main job in a real window: see both drafts, read what is said of Crimea, export.
func TestWindow(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	d := openDesk(t)
	d.await("the US draft colours Crimea", func(screen image.Image) bool { return count(screen, mapArea, deJure) > 1000 })
	d.keys("2")
	d.await("the European–Ukrainian text colours it otherwise", func(screen image.Image) bool {
		return count(screen, mapArea, deJure) == 0 && count(screen, mapArea, deferred) > 5000
	})
	d.keys("1")
	d.await("the US draft is back", func(screen image.Image) bool { return count(screen, mapArea, deJure) > 1000 })
	d.click(middle(d.look(), mapArea, deJure))
	d.awaitWords("Crimea", "UA-43, UA-40", "Recognition, de jure", "United States", "Reuters, 25 Apr 2025", "Accounts differ", "WION")
	target := filepath.Join(d.home, "stances of april.xlsx")
	d.keys("ctrl+e")
	d.await("the form lies over the window", func(screen image.Image) bool { return count(screen, mapArea, deJure) == 0 })
	d.keys("ctrl+a")
	d.write(target)
	d.keys("Return")
	d.awaitFile(target)
	checkWorkbook(t, target)
	d.keys("ctrl+q")
	d.awaitEnd()
}

func openDesk(t *testing.T) *desk { return openDeskWith(t, nil) }

// openDeskWith starts the program by a command that something else made of it: nil for the program itself.
func openDeskWith(t *testing.T, start func(binary string) *exec.Cmd) *desk {
	t.Helper()
	folder := t.TempDir()
	binary := filepath.Join(folder, "stancemap")
	if output, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v: %s", err, output)
	}
	d := &desk{t: t, home: filepath.Join(folder, "home"), log: filepath.Join(folder, "log"), ended: make(chan error, 1)}
	if err := os.Mkdir(d.home, 0o755); err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(d.log)
	if err != nil {
		t.Fatal(err)
	}
	d.program = exec.Command(binary)
	if start != nil {
		d.program = start(binary)
	}
	d.program.Env = append(d.program.Environ(), "HOME="+d.home, "XDG_CONFIG_HOME="+d.home, "XDG_DATA_HOME="+d.home, "FYNE_THEME=light", "LANG=C")
	d.program.Stdout, d.program.Stderr = log, log
	if err := d.program.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { d.ended <- d.program.Wait() }()
	t.Cleanup(func() {
		d.program.Process.Kill()
		log.Close()
	})
	window := strings.Fields(d.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Stancemap"))
	if len(window) == 0 {
		t.Fatal("the window did not open")
	}
	d.run("xdotool", "windowmove", window[0], "0", "0", "windowsize", window[0], "1280", "800", "windowfocus", window[0])
	return d
}

// run runs a tool of the desk; a tool that hangs is ended.
func (d *desk) run(tool string, args ...string) string {
	d.t.Helper()
	output, err := exec.Command("timeout", append([]string{"60", tool}, args...)...).CombinedOutput()
	if err != nil {
		log, _ := os.ReadFile(d.log)
		d.t.Fatalf("%s %s: %v: %s\nthe program said: %s", tool, strings.Join(args, " "), err, output, log)
	}
	return string(output)
}

func (d *desk) keys(names string) { d.run("xdotool", "key", names) }

func (d *desk) write(text string) { d.run("xdotool", "type", "--delay", "20", text) }

func (d *desk) click(at image.Point) {
	d.run("xdotool", "mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y), "click", "1")
}

// look is what the screen shows now.
func (d *desk) look() image.Image {
	d.t.Helper()
	path := filepath.Join(d.home, "screen.png")
	d.run("import", "-window", "root", "-quality", "1", path) // hardly packed: packing takes longest
	file, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer file.Close()
	screen, err := png.Decode(file)
	if err != nil {
		d.t.Fatal(err)
	}
	return screen
}

// patience bounds how long something may take on a slow machine; it measures nothing.
const patience = 60 * time.Second

func (d *desk) await(what string, shown func(image.Image) bool) {
	d.t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(200 * time.Millisecond) {
		if shown(d.look()) {
			return
		}
	}
	d.keep()
	d.t.Fatalf("not seen: %s", what)
}

// awaitWords reads the panel as a person would, from its picture, until all the words stand in it.
func (d *desk) awaitWords(words ...string) {
	d.t.Helper()
	read := ""
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(200 * time.Millisecond) {
		read = d.readPanel()
		if missing(read, words) == "" {
			return
		}
	}
	d.keep()
	d.t.Fatalf("the panel lacks %q; it reads:\n%s", missing(read, words), read)
}

func missing(text string, words []string) string {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return word
		}
	}
	return ""
}

func (d *desk) readPanel() string {
	picture := filepath.Join(d.home, "panel.png")
	crop := fmt.Sprintf("%dx%d+%d+%d", panelArea.Dx(), panelArea.Dy(), panelArea.Min.X, panelArea.Min.Y)
	d.run("import", "-window", "root", "-crop", crop, "-resize", "300%", picture)
	return strings.Join(strings.Fields(d.run("tesseract", picture, "-", "--psm", "6")), " ")
}

// keep leaves the last picture for whoever looks into the failure.
func (d *desk) keep() {
	if err := os.MkdirAll("../build", 0o755); err == nil {
		d.run("cp", filepath.Join(d.home, "screen.png"), "../build/window-test.png")
		d.t.Log("the last picture is in build/window-test.png")
	}
}

func (d *desk) awaitFile(path string) {
	d.t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(200 * time.Millisecond) {
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			return
		}
	}
	d.look()
	d.keep()
	d.t.Fatalf("%s was not written", path)
}

func (d *desk) awaitEnd() {
	d.t.Helper()
	select {
	case err := <-d.ended:
		if err != nil {
			d.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		d.t.Error("the program did not end")
	}
}

// count is how many pixels of an area have a colour, give or take 3 in each channel.
func count(screen image.Image, area image.Rectangle, want color.NRGBA) int {
	n := 0
	each(screen, area, want, func(image.Point) { n++ })
	return n
}

// middle is a pixel of a colour near the middle of all of them.
func middle(screen image.Image, area image.Rectangle, want color.NRGBA) image.Point {
	var sum image.Point
	n := 0
	each(screen, area, want, func(p image.Point) { sum, n = sum.Add(p), n+1 })
	if n == 0 {
		return sum
	}
	centre := sum.Div(n)
	nearest, least := centre, 1<<30
	each(screen, area, want, func(p image.Point) {
		away := p.Sub(centre)
		if square := away.X*away.X + away.Y*away.Y; square < least {
			nearest, least = p, square
		}
	})
	return nearest
}

func each(screen image.Image, area image.Rectangle, want color.NRGBA, found func(image.Point)) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := color.NRGBAModel.Convert(screen.At(x, y)).(color.NRGBA)
			if near(c.R, want.R) && near(c.G, want.G) && near(c.B, want.B) {
				found(image.Pt(x, y))
			}
		}
	}
}

func near(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }

func checkWorkbook(t *testing.T, path string) {
	t.Helper()
	workbook, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer workbook.Close()
	rows, err := workbook.GetRows("Stance by region")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if slices.Contains(row, "US draft") && slices.Contains(row, "Recognition, de jure") {
			return
		}
	}
	t.Errorf("Stance by region reads %q", rows)
}
