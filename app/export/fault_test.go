//go:build unix

package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/data/datatest"
)

// A failing file system is the real one, of which one step fails.
type failing struct {
	file.FS
	at, done int // the step that fails, from 1, and how many there were
	err      error
}

func (f *failing) step(name string) error {
	if f.done++; f.done == f.at {
		return &fs.PathError{Op: name, Path: "x", Err: f.err}
	}
	return nil
}

func (f *failing) OpenFile(name string, flag int, mode fs.FileMode) (file.Handle, error) {
	if err := f.step("open"); err != nil {
		return nil, err
	}
	handle, err := f.FS.OpenFile(name, flag, mode)
	if err != nil {
		return nil, err
	}
	return &failingHandle{handle, f}, nil
}

func (f *failing) Rename(from, to string) error {
	if err := f.step("rename"); err != nil {
		return err
	}
	return f.FS.Rename(from, to)
}

type failingHandle struct {
	file.Handle
	of *failing
}

func (h *failingHandle) Write(p []byte) (int, error) {
	if err := h.of.step("write"); err != nil {
		n, _ := h.Handle.Write(p[:len(p)/2])
		return n, err
	}
	return h.Handle.Write(p)
}

func (h *failingHandle) Sync() error {
	if err := h.of.step("sync"); err != nil {
		return err
	}
	return h.Handle.Sync()
}

// F7 and F8: whichever step of an export fails, by a full disk or a broken one, the earlier file is intact, the message
// names the cause, and nothing is left behind.
func TestF7AndF8WhateverStepOfAnExportFailsTheEarlierFileIsIntact(t *testing.T) {
	v := viewOf(datatest.Random(1), nil)
	for _, format := range Formats {
		for cause, words := range map[error]string{syscall.ENOSPC: "the disk is full", syscall.EIO: "the disk reports a fault"} {
			steps := 0
			for at := 1; ; at++ {
				folder := t.TempDir()
				path := filepath.Join(folder, "a."+format)
				if err := os.WriteFile(path, []byte("earlier"), 0o644); err != nil {
					t.Fatal(err)
				}
				err := Write(t.Context(), &failing{FS: file.OS, at: at, err: cause}, path, v, Options{})
				if err == nil {
					break // there are no more steps
				}
				steps++
				var fault *file.Error
				if !errors.As(err, &fault) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), words) {
					t.Errorf(".%s, step %d: the error is %v, want %q", format, at, err, words)
				}
				if got := string(contentOf(t, path)); got != "earlier" {
					t.Errorf(".%s, step %d: the earlier file is now %.20q", format, at, got)
				}
				if entries, _ := os.ReadDir(folder); len(entries) != 1 {
					t.Errorf(".%s, step %d: left behind: %v", format, at, entries)
				}
			}
			if steps < 4 {
				t.Errorf(".%s: only %d steps failed", format, steps)
			}
		}
	}
}

// F9: a target that cannot be written is told once, by its name.
func TestF9ATargetThatCannotBeWrittenIsToldByName(t *testing.T) {
	v := viewOf(datatest.Random(1), nil)
	folder := t.TempDir()
	for _, format := range Formats {
		if err := os.Mkdir(filepath.Join(folder, "folder."+format), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, target := range map[string]string{
			"a folder that is not there": filepath.Join(folder, "gone", "a."+format), "a folder": filepath.Join(folder, "folder."+format),
			"a name that is too long": filepath.Join(folder, strings.Repeat("a", 300)+"."+format), "a file for a folder": filepath.Join(os.Args[0], "a."+format),
		} {
			err := Write(t.Context(), file.OS, target, v, Options{})
			var fault *file.Error
			if !errors.As(err, &fault) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: the error is %v", name, err)
			}
		}
	}
}

// F10: a link is followed, and the mode of the earlier file stays.
func TestF10ALinkIsFollowedAndTheModeStays(t *testing.T) {
	v := viewOf(datatest.Random(1), nil)
	for _, format := range Formats {
		folder := t.TempDir()
		target, link := filepath.Join(folder, "target"), filepath.Join(folder, "link."+format)
		if err := errors.Join(os.WriteFile(target, []byte("earlier"), 0o600), os.Symlink(target, link)); err != nil {
			t.Fatal(err)
		}
		writeTo(t, link, v, Options{})
		info, err := os.Stat(target)
		if err != nil || info.Mode().Perm() != 0o600 || info.Size() < 100 {
			t.Errorf(".%s: %v, %v", format, info.Mode(), err)
		}
		if linked, err := os.Lstat(link); err != nil || linked.Mode()&fs.ModeSymlink == 0 {
			t.Errorf(".%s: the link is a file now, %v", format, err)
		}
	}
}

// exportTo makes another process of this test export to a path: without end, or once where a seed is given.
const (
	exportTo   = "STANCEMAP_TEST_EXPORT_TO"
	exportSeed = "STANCEMAP_TEST_EXPORT_SEED"
)

// twoViews are what two exports write to one file in turn.
func twoViews() []*state.View {
	return []*state.View{viewOf(datatest.Random(1), nil), viewOf(datatest.Random(2), nil)}
}

func bytesOfBoth(t *testing.T, format string) [][]byte {
	t.Helper()
	var both [][]byte
	for _, v := range twoViews() {
		both = append(both, contentOf(t, written(t, "a."+format, v, Options{})))
	}
	if bytes.Equal(both[0], both[1]) {
		t.Fatalf(".%s: both views give the same bytes", format)
	}
	return both
}

func isOneOf(content []byte, both [][]byte) bool {
	return slices.ContainsFunc(both, func(whole []byte) bool { return bytes.Equal(whole, content) })
}

// TestExportElsewhere is what the other processes of the tests below do; by itself it does nothing.
func TestExportElsewhere(t *testing.T) {
	path := os.Getenv(exportTo)
	if path == "" {
		return
	}
	views := twoViews()
	if seed := os.Getenv(exportSeed); seed != "" {
		writeTo(t, path, views[int(seed[0]-'0')], Options{})
		return
	}
	for i := 0; ; i++ {
		writeTo(t, path, views[i%2], Options{})
	}
}

func another(path string, variables ...string) *exec.Cmd {
	command := exec.Command(os.Args[0], "-test.run=^TestExportElsewhere$")
	command.Env = append(append(os.Environ(), exportTo+"="+path), variables...)
	return command
}

// F5: an export that is killed leaves the earlier file or the new one, complete.
func TestF5AKilledExportLeavesAWholeFile(t *testing.T) {
	rounds := 3
	if torture() {
		rounds = 200
	}
	delays := rand.New(rand.NewSource(5))
	for _, format := range Formats {
		both := bytesOfBoth(t, format)
		folder := t.TempDir()
		path := filepath.Join(folder, "a."+format)
		if err := os.WriteFile(path, both[0], 0o644); err != nil {
			t.Fatal(err)
		}
		for round := range rounds {
			writer := another(path)
			if err := writer.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(40+delays.Intn(120)) * time.Millisecond)
			writer.Process.Kill()
			writer.Wait()
			if content := contentOf(t, path); !isOneOf(content, both) {
				t.Fatalf(".%s, round %d: %d bytes that are neither the one file nor the other", format, round, len(content))
			}
			if _, err := file.Sweep(file.OS, folder, 0); err != nil {
				t.Fatal(err)
			}
			if entries, _ := os.ReadDir(folder); len(entries) != 1 {
				t.Fatalf(".%s, round %d: left behind after the sweep: %v", format, round, entries)
			}
		}
	}
}

// F11: of two instances that export to one file at once, one wins whole.
func TestF11OfTwoInstancesOneWinsWhole(t *testing.T) {
	pairs := 2
	if torture() {
		pairs = 50
	}
	for _, format := range Formats {
		both := bytesOfBoth(t, format)
		path := filepath.Join(t.TempDir(), "a."+format)
		for pair := range pairs {
			instances := []*exec.Cmd{another(path, exportSeed+"=0"), another(path, exportSeed+"=1")}
			for _, instance := range instances {
				if err := instance.Start(); err != nil {
					t.Fatal(err)
				}
			}
			for i, instance := range instances {
				if err := instance.Wait(); err != nil {
					t.Errorf(".%s, pair %d: instance %d: %v", format, pair, i, err)
				}
			}
			if content := contentOf(t, path); !isOneOf(content, both) {
				t.Fatalf(".%s, pair %d: %s", format, pair, fmt.Sprint(len(content), " bytes that nobody wrote"))
			}
		}
	}
}
