//go:build !ci

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// How many events the soak of a real window has: the long one in make torture, the short one in make test.
const (
	soakLong   = 6000
	soakShort  = 240
	soakSeed   = 26
	soakBatch  = 20   // events that are sent at once
	soakGrowth = 1.10 // the most that memory may have grown by
)

// TestWindowF26 sends random keys, clicks, drags, turns of the wheel and sizes to a real window. It may not end,
// and in the long form its memory may not grow once everything has been in use.
func TestWindowF26(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	events := soakShort
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		events = soakLong
	}
	t.Logf("seed %d, %d events", soakSeed, events)
	d := openDesk(t)
	hand := rand.New(rand.NewPCG(soakSeed, 0))
	window, warm := "", 0.0
	for sent := 0; sent < events; sent += soakBatch {
		window = d.windowNow()
		var args []string
		for range soakBatch {
			args = append(args, anyEvent(hand, window)...)
		}
		d.run("xdotool", args...)
		select {
		case err := <-d.ended:
			log, _ := os.ReadFile(d.log)
			t.Fatalf("after %d events the program ended: %v; the last were %q; it said: %s", sent, err, args, log)
		default:
		}
		if warm == 0 && sent >= events/3 {
			warm = d.memoryAtRest(window)
		}
	}
	after := d.memoryAtRest(window)
	t.Logf("memory %.0f MB, then %.0f MB", warm, after)
	if events == soakLong && after > warm*soakGrowth {
		t.Errorf("memory has grown from %.0f to %.0f MB", warm, after)
	}
	if log, _ := os.ReadFile(d.log); strings.Contains(string(log), "panic") || strings.Contains(string(log), "goroutine ") {
		t.Errorf("the program said: %s", log)
	}
	d.keys("ctrl+q")
	d.awaitEnd()
}

// windowNow finds the program's window, which the toolkit replaces now and then.
func (d *desk) windowNow() string {
	found := strings.Fields(d.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Stancemap"))
	return found[len(found)-1]
}

// memoryAtRest is what the program holds in a window as it opens, in MB, after the toolkit has had time to forget
// what is not seen.
func (d *desk) memoryAtRest(window string) float64 {
	d.t.Helper()
	d.run("xdotool", "windowsize", window, "1280", "800")
	for range 6 {
		d.keys("Escape")
	}
	for range 8 { // the toolkit forgets while it draws, what it has not drawn for a minute
		d.run("xdotool", "mousemove", "400", "300", "sleep", "0.2", "mousemove", "600", "400")
		if os.Getenv("STANCEMAP_TORTURE") != "" {
			time.Sleep(10 * time.Second)
		}
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.program.Process.Pid))
	if err != nil {
		d.t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		d.t.Fatal(err)
	}
	return kilobytes / 1024
}

// soakKeys are keys that neither end the program nor leave its window.
var soakKeys = strings.Fields("Up Down Left Right Prior Next Home End Return space Escape Escape Escape Tab Tab shift+Tab BackSpace F2 F3 shift+F3 F4 F5 F6 F7 F9 F10 F12 0 1 2 3 plus minus ctrl+f ctrl+z ctrl+y ctrl+a ctrl+c ctrl+d ctrl+b ctrl+m ctrl+j alt+Left alt+Right a k 2")

// anyEvent is what xdotool is told of one event.
func anyEvent(hand *rand.Rand, window string) []string {
	at := func() []string {
		return []string{"mousemove", fmt.Sprint(4 + hand.IntN(1270)), fmt.Sprint(40 + hand.IntN(750))}
	}
	switch n := hand.IntN(20); {
	case n < 8:
		return []string{"key", soakKeys[hand.IntN(len(soakKeys))]}
	case n < 13:
		return append(at(), "click", "1")
	case n < 15:
		return append(at(), "click", "--repeat", fmt.Sprint(1+hand.IntN(3)), fmt.Sprint(4+hand.IntN(2)))
	case n < 18:
		by := func() string { return fmt.Sprint(hand.IntN(160) - 80) }
		return append(at(), "mousedown", "1", "mousemove_relative", "--", by(), by(), "mousemove_relative", "--", by(), by(), "mouseup", "1")
	case n < 19:
		return at()
	}
	return []string{"windowsize", window, fmt.Sprint(900 + hand.IntN(380)), fmt.Sprint(600 + hand.IntN(200))}
}
