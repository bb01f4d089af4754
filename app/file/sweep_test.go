//go:build unix

package file

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

func TestSweepRemovesOnlyWhatDeadWritersLeft(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-48 * time.Hour)
	make := func(name string, changed time.Time) {
		path := filepath.Join(dir, name)
		os.WriteFile(path, []byte("half"), 0o600)
		os.Chtimes(path, changed, changed)
	}
	make(".stancemap-abc.tmp", old)
	make(".stancemap-young.tmp", time.Now())
	make(".stancemap-other.txt", old)
	make("map.tmp", old)
	os.Symlink("map.tmp", filepath.Join(dir, ".stancemap-link.tmp"))
	os.Mkdir(filepath.Join(dir, ".stancemap-folder.tmp"), 0o755)

	removed, err := Sweep(OS, dir, time.Hour)
	if err != nil || removed != 1 {
		t.Errorf("Sweep removed %d, %v, want 1", removed, err)
	}
	want := []string{".stancemap-folder.tmp", ".stancemap-link.tmp", ".stancemap-other.txt", ".stancemap-young.tmp", "map.tmp"}
	if names := listed(t, dir); !slices.Equal(names, want) {
		t.Errorf("left %v, want %v", names, want)
	}
}

func TestSweepLeavesAWriterAtWorkAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map.csv")
	err := Write(OS, path, func(w io.Writer) error {
		if removed, err := Sweep(OS, dir, 0); removed != 0 || err != nil {
			t.Errorf("Sweep removed %d, %v, while the writer was at work", removed, err)
		}
		_, err := io.WriteString(w, "new")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	hasText(t, path, "new")
}

func TestSweepOfAFolder(t *testing.T) {
	if removed, err := Sweep(OS, filepath.Join(t.TempDir(), "gone"), 0); removed != 0 || err != nil {
		t.Errorf("a folder that is not there: %d, %v, want nothing to do", removed, err)
	}
	if _, err := Sweep(unreadable{OS}, t.TempDir(), 0); err == nil {
		t.Error("a folder that cannot be read: no error")
	}
}

type unreadable struct{ FS }

func (unreadable) ReadDir(name string) ([]fs.DirEntry, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EACCES}
}

func TestASuccessfulWriteSweepsWhatTheDeadLeft(t *testing.T) {
	dir := t.TempDir()
	left := filepath.Join(dir, ".stancemap-dead.tmp")
	if err := os.WriteFile(left, []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	write := func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }
	if err := Write(OS, filepath.Join(dir, "a.csv"), write); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("the leftover is still there: %v", err)
	}
}
