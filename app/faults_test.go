//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stancemap/app/file"
)

// writes are a command for every format of picture, without the file. The second writes other bytes.
var writes = map[string][2][]string{
	".png": {rendered("us-2025-04"), rendered("europe-ukraine-2025-04")},
	".svg": {rendered("us-2025-04"), rendered("europe-ukraine-2025-04")},
	".pdf": {rendered("us-2025-04"), rendered("europe-ukraine-2025-04")},
}

func rendered(proposal string) []string {
	return []string{"render", "--page", "A4", "--lang", "en", "--proposal", proposal}
}

// arguments tells this test program which command to be instead, as JSON.
const arguments = "STANCEMAP_TEST_ARGUMENTS"

// TestProgram is no test of its own: with arguments it is the program, for tests that kill it or change what surrounds it.
func TestProgram(t *testing.T) {
	text := os.Getenv(arguments)
	if text == "" {
		return
	}
	var args []string
	if err := json.Unmarshal([]byte(text), &args); err != nil {
		t.Fatal(err)
	}
	os.Exit(run(context.Background(), args, streams{os.Stdout, os.Stderr}, os.Getenv))
}

// started is a command of a program of its own, in surroundings that differ from ours by some variables.
func started(t *testing.T, args []string, surroundings ...string) *exec.Cmd {
	t.Helper()
	text, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Args[0], "-test.run=^TestProgram$")
	command.Env = append(append(os.Environ(), surroundings...), arguments+"="+string(text))
	return command
}

func to(path string, command []string) []string {
	return append(append([]string{}, command...), "--to", path)
}

// content is what a command writes, in surroundings.
func content(t *testing.T, ending string, args []string, surroundings ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file"+ending)
	if said, err := started(t, to(path, args), surroundings...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, said)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// often is how many times a fault is provoked: few in make test, all in make torture.
func often(few, all int) int {
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		return all
	}
	return few
}

func TestF5AKilledRenderLeavesTheEarlierFileOrTheNewOne(t *testing.T) {
	for ending, commands := range writes {
		t.Run(ending, func(t *testing.T) {
			earlier, began := content(t, ending, commands[1]), time.Now()
			later := content(t, ending, commands[0])
			whole := time.Since(began)
			folder := t.TempDir()
			path := filepath.Join(folder, "file"+ending)
			delays, killed := rand.New(rand.NewSource(5)), 0
			for round := range often(3, 200) {
				if err := os.WriteFile(path, earlier, 0o644); err != nil {
					t.Fatal(err)
				}
				writer := started(t, to(path, commands[0]))
				if err := writer.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Duration(delays.Int63n(int64(whole))))
				writer.Process.Kill()
				if writer.Wait() != nil {
					killed++
				}
				got, err := os.ReadFile(path)
				if err != nil || !bytes.Equal(got, earlier) && !bytes.Equal(got, later) {
					t.Fatalf("round %d: %d bytes that are neither the earlier %d nor the later %d; %v", round, len(got), len(earlier), len(later), err)
				}
				if _, err := file.Sweep(file.OS, folder, 0); err != nil {
					t.Fatal(err)
				}
				if names, err := os.ReadDir(folder); err != nil || len(names) != 1 {
					t.Fatalf("round %d: left behind after the sweep: %v, %v", round, names, err)
				}
			}
			if killed == 0 {
				t.Error("no writer was killed before it was done")
			}
		})
	}
}

func TestF7AFullDiskLeavesTheEarlierFileOfEveryPicture(t *testing.T) {
	for ending, commands := range writes {
		t.Run(ending, func(t *testing.T) {
			folder := t.TempDir()
			if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=16k"); err != nil {
				t.Skipf("F7: no small disk can be mounted here: %v", err)
			}
			t.Cleanup(func() { syscall.Unmount(folder, 0) })
			path := filepath.Join(folder, "file"+ending)
			if err := os.WriteFile(path, []byte("earlier"), 0o644); err != nil {
				t.Fatal(err)
			}
			got := command(t, to(path, commands[0])...)
			if got.code != failed || !strings.Contains(got.err, "the disk is full; the earlier file is unchanged") {
				t.Errorf("exit %d: %s", got.code, got.err)
			}
			if left, err := os.ReadFile(path); err != nil || string(left) != "earlier" {
				t.Errorf("the file holds %q, %v", left, err)
			}
			if names, _ := os.ReadDir(folder); len(names) != 1 {
				t.Errorf("left behind: %v", names)
			}
		})
	}
}

func TestF9ATargetThatCannotBeIsRefusedBySentenceForEveryPicture(t *testing.T) {
	for ending, commands := range writes {
		folder := t.TempDir()
		taken := filepath.Join(folder, "taken"+ending)
		if err := os.Mkdir(taken, 0o755); err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]string{
			taken: "this is a folder",
			filepath.Join(folder, "none", "a"+ending):              "the folder does not exist",
			filepath.Join(folder, strings.Repeat("a", 300)+ending): "the name is too long",
		} {
			if got := command(t, to(path, commands[0])...); got.code != failed || !strings.Contains(got.err, want) || strings.Count(strings.TrimSpace(got.err), "\n") > 0 {
				t.Errorf("%s: exit %d: %s", ending, got.code, got.err)
			}
		}
		if names, _ := os.ReadDir(folder); len(names) != 1 {
			t.Errorf("%s: left behind: %v", ending, names)
		}
	}
}

func TestF10ALinkIsFollowedAndTheModeKeptForEveryPicture(t *testing.T) {
	for ending, commands := range writes {
		folder := t.TempDir()
		kept, link := filepath.Join(folder, "kept"+ending), filepath.Join(folder, "link"+ending)
		if err := errors.Join(os.WriteFile(kept, []byte("earlier"), 0o600), os.Symlink(filepath.Base(kept), link)); err != nil {
			t.Fatal(err)
		}
		if got := command(t, to(link, commands[0])...); got.code != done {
			t.Errorf("%s: exit %d: %s", ending, got.code, got.err)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is gone: %v", ending, err)
		}
		if info, err := os.Stat(kept); err != nil || info.Mode().Perm() != 0o600 || info.Size() < 100 {
			t.Errorf("%s: the file behind the link: %v, %v", ending, info, err)
		}
	}
}

func TestF11OfTwoPicturesInOneFileOneWinsWhole(t *testing.T) {
	for ending, commands := range writes {
		t.Run(ending, func(t *testing.T) {
			possible := [2][]byte{content(t, ending, commands[0]), content(t, ending, commands[1])}
			path := filepath.Join(t.TempDir(), "file"+ending)
			for pair := range often(2, 50) {
				first, second := started(t, to(path, commands[0])), started(t, to(path, commands[1]))
				if err := errors.Join(first.Start(), second.Start()); err != nil {
					t.Fatal(err)
				}
				if err := errors.Join(first.Wait(), second.Wait()); err != nil {
					t.Errorf("pair %d: %v", pair, err)
				}
				got, err := os.ReadFile(path)
				if err != nil || !bytes.Equal(got, possible[0]) && !bytes.Equal(got, possible[1]) {
					t.Errorf("pair %d: %d bytes of neither, %v", pair, len(got), err)
				}
			}
		})
	}
}

// elsewheres are surroundings in which nothing may change: time zones of a quarter of an hour and far from here, locales
// with other letters, numbers and capitals, no home, one processor.
var elsewheres = [][]string{
	{"TZ=Asia/Kathmandu", "LC_ALL=tr_TR.UTF-8", "HOME=/nonexistent"},
	{"TZ=Pacific/Kiritimati", "LC_ALL=uk_UA.UTF-8", "HOME=", "GOMAXPROCS=1"},
	{"TZ=America/Adak", "LC_ALL=ar_EG.UTF-8", "LANGUAGE=ar", "TMPDIR=/nonexistent"},
	{"TZ=UTC", "LC_ALL=C", "LANG=de_DE@euro", "USER=", "XDG_CONFIG_HOME=/nonexistent"},
}

// The clock, too, has gone on between two of them.
func TestF24AndF25PicturesAreTheSameBytesAnywhere(t *testing.T) {
	both := []string{"--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04"}
	modes := [][]string{
		{"--mode", "single", "--proposal", "us-2025-04", "--page", "A4"},
		append([]string{"--mode", "difference", "--page", "Letter", "--theme", "dark"}, both...),
		append([]string{"--mode", "side-by-side", "--page", "16:9", "--theme", "high-contrast"}, both...),
		append([]string{"--mode", "multiples", "--page", "square"}, both...),
	}
	for _, ending := range []string{".png", ".svg", ".pdf"} {
		for i, mode := range modes {
			args := append([]string{"render", "--lang", "en"}, mode...)
			here := content(t, ending, args)
			for k := range often(1, len(elsewheres)) {
				there := elsewheres[(i+k)%len(elsewheres)]
				if !bytes.Equal(content(t, ending, args, there...), here) {
					t.Errorf("%v as %s: other bytes with %v", mode, ending, there)
				}
			}
		}
	}
}
