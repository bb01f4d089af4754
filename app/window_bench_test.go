//go:build !ci

package main

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// rounds is how often everything is measured; what is printed is the median.
const rounds = 5

// BenchmarkWindow measures the program's window from outside, on a virtual screen whose pixels can be
// read at any moment, and beside it a window of the toolkit with one picture in it. It prints lines of
// figures and ratios itself and decides nothing: an "over" is for a person to judge.
func BenchmarkWindow(b *testing.B) {
	framebuffer := os.Getenv("STANCEMAP_FRAMEBUFFER")
	if framebuffer == "" {
		b.Skip("needs a screen of its own: make bench runs it on a virtual one")
	}
	s, err := openScreen(framebuffer)
	if err != nil {
		b.Fatal(err)
	}
	m := &meter{b: b, screen: s, ours: build(b, "."), bare: build(b, "./testdata/bare"), values: map[string][]float64{}}
	for range rounds {
		m.measure("bare", m.bare, nil)
		m.measure("window", m.ours, m.measureSwitch)
	}
	m.report()
}

func build(b *testing.B, what string) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "program")
	if output, err := exec.Command("go", "build", "-o", binary, what).CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v: %s", what, err, output)
	}
	return binary
}

// meter gathers the values of each figure.
type meter struct {
	b          *testing.B
	screen     *screen
	ours, bare string
	values     map[string][]float64
}

func (m *meter) add(name string, value float64) { m.values[name] = append(m.values[name], value) }

// measure starts a program, takes its figures and ends it.
func (m *meter) measure(name, binary string, more func()) {
	home := m.b.TempDir()
	program := exec.Command(binary)
	program.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "FYNE_THEME=light", "LANG=C")
	begin := time.Now()
	if err := program.Start(); err != nil {
		m.b.Fatal(err)
	}
	defer func() { // killed, as a window that is asked to end may take its time
		program.Process.Kill()
		program.Wait()
		m.await("an empty screen", func() bool { return m.screen.share(mapArea, deJure) == 0 })
	}()
	m.await("the map", func() bool { return m.screen.share(mapArea, deJure) > 0.003 })
	m.add(name+"-start", time.Since(begin).Seconds()*1000)
	time.Sleep(3 * time.Second) // what follows a start, like a first collection of garbage, is over
	m.add(name+"-memory", m.memory(program.Process.Pid))
	before := m.ticks(program.Process.Pid)
	time.Sleep(10 * time.Second)
	m.add(name+"-idle", float64(m.ticks(program.Process.Pid)-before))
	m.add(name+"-pan", m.pan())
	if more != nil {
		more()
	}
}

// measureSwitch takes the time from sending a key to the other proposal's colours on the map, the start
// of what sends it included.
func (m *meter) measureSwitch() {
	m.tool("key", "0") // the map is where it was before it was dragged
	time.Sleep(time.Second)
	begin := time.Now()
	m.tool("key", "--delay", "0", "2")
	m.await("the other proposal", func() bool { return m.screen.share(mapArea, deJure) == 0 && m.screen.share(mapArea, deferred) > 0.003 })
	m.add("window-switch", time.Since(begin).Seconds()*1000)
}

// pan drags the map to and fro for a few seconds, with more moves than a screen shows, and counts how
// often a row of pixels changes in a second.
func (m *meter) pan() float64 {
	const moves = 800
	args := []string{"mousemove", "620", "420", "mousedown", "1"}
	for i := range moves {
		step := "2"
		if i/25%2 == 1 {
			step = "-2"
		}
		args = append(args, "mousemove_relative", "--", step, "0", "sleep", "0.005")
	}
	hand := exec.Command("xdotool", append(args, "mouseup", "1")...)
	begin := time.Now()
	if err := hand.Start(); err != nil {
		m.b.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- hand.Wait() }()
	frames, last := 0, ""
	for {
		select {
		case err := <-done:
			if err != nil {
				m.b.Fatal(err)
			}
			return float64(frames) / time.Since(begin).Seconds()
		case <-time.After(time.Millisecond):
			if now := m.screen.probe(); now != last {
				frames, last = frames+1, now
			}
		}
	}
}

func (m *meter) tool(args ...string) {
	m.b.Helper()
	if output, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		m.b.Fatalf("xdotool %v: %v: %s", args, err, output)
	}
}

func (m *meter) await(what string, shown func() bool) {
	m.b.Helper()
	for begin := time.Now(); !shown(); time.Sleep(2 * time.Millisecond) {
		if time.Since(begin) > patience {
			m.b.Fatalf("not seen: %s", what)
		}
	}
}

// memory is what a process holds of the machine's memory, in MB.
func (m *meter) memory(pid int) float64 {
	m.b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		m.b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		m.b.Fatal(err)
	}
	return kilobytes / 1024
}

// ticks is the time of all processors that a process has used, in 1/100 s: fields 14 and 15 of proc(5).
func (m *meter) ticks(pid int) int {
	m.b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		m.b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(stat), ") ") // a name may hold spaces
	fields := strings.Fields(after)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return user + system
}

func (m *meter) report() {
	fmt.Println() // ends the line that the testing package has begun
	median := func(name string) float64 {
		sorted := slices.Sorted(slices.Values(m.values[name]))
		return sorted[len(sorted)/2]
	}
	for _, f := range []struct{ name, unit string }{
		{"window-start", "ms"}, {"bare-start", "ms"}, {"window-switch", "ms"}, {"window-pan", "updates/s"}, {"bare-pan", "updates/s"},
		{"window-memory", "MB"}, {"bare-memory", "MB"}, {"window-idle", "ticks/10s"}, {"bare-idle", "ticks/10s"},
	} {
		fmt.Printf("figure %s %.1f %s\n", f.name, median(f.name), f.unit)
	}
	ratio("start", median("window-start")/median("bare-start"), 1.5, false)
	ratio("pan", median("window-pan")/median("bare-pan"), 0.7, true)
}

// ratio prints whether a value keeps to its limit, the least or the most that it should be.
func ratio(name string, value, limit float64, least bool) {
	verdict := "ok"
	if least && value < limit || !least && value > limit {
		verdict = "over"
	}
	fmt.Printf("ratio %s %.2f %.2f %s\n", name, value, limit, verdict)
}

// screen is the memory of the virtual screen, a picture in the form of xwd(1) with 4 bytes a pixel in
// the order blue, green, red.
type screen struct {
	file         *os.File
	start, bytes int64 // of the pixels, and of a row of them
}

func openScreen(path string) (*screen, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	var header [25]uint32 // of XWDFile.h
	if err := binary.Read(file, binary.BigEndian, &header); err != nil {
		return nil, err
	}
	const headerSize, bitsPerPixel, bytesPerLine, colours = 0, 11, 12, 19
	if header[bitsPerPixel] != 32 {
		return nil, fmt.Errorf("%s: %d bits per pixel: 32 are needed", path, header[bitsPerPixel])
	}
	return &screen{file, int64(header[headerSize]) + 12*int64(header[colours]), int64(header[bytesPerLine])}, nil
}

// row reads n pixels.
func (s *screen) row(x, y, n int) []byte {
	pixels := make([]byte, 4*n)
	s.file.ReadAt(pixels, s.start+int64(y)*s.bytes+4*int64(x)) // what cannot be read is black
	return pixels
}

// share is how much of an area has a colour, looked at in each eighth row.
func (s *screen) share(area image.Rectangle, want color.NRGBA) float64 {
	found, all := 0, 0
	for y := area.Min.Y; y < area.Max.Y; y += 8 {
		row := s.row(area.Min.X, y, area.Dx())
		for i := 0; i < len(row); i += 4 {
			if near(row[i+2], want.R) && near(row[i+1], want.G) && near(row[i], want.B) {
				found++
			}
			all++
		}
	}
	return float64(found) / float64(all)
}

// probe is what changes with every frame: a row across the middle of the map, and one through the
// square of the bare window.
func (s *screen) probe() string {
	return string(s.row(340, 460, 560)) + string(s.row(2, 4, 4))
}
