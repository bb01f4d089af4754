//go:build unix

package file

import (
	"io/fs"
	"os"
	"syscall"
	"testing"
)

// faulty is the real file system with one step that fails.
type faulty struct {
	FS
	fail  string // the step: create, target, stat, lstat, readlink, write, sync, close, chmod, rename, syncdir, short
	err   error
	after int // so many writes succeed before one fails
	wrote int
}

func (f *faulty) when(step string) error {
	if f.fail == step {
		return f.err
	}
	return nil
}

func (f *faulty) OpenFile(name string, flag int, mode fs.FileMode) (Handle, error) {
	step := "target"
	if flag&os.O_CREATE != 0 {
		step = "create"
	}
	if err := f.when(step); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	handle, err := f.FS.OpenFile(name, flag, mode)
	if err != nil || flag&os.O_CREATE == 0 {
		return handle, err
	}
	return &faultyHandle{Handle: handle, owner: f, name: name}, nil
}

func (f *faulty) Rename(from, to string) error {
	if err := f.when("rename"); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return f.FS.Rename(from, to)
}

func (f *faulty) Stat(name string) (fs.FileInfo, error) {
	if err := f.when("stat"); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return f.FS.Stat(name)
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.when("lstat"); err != nil {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return f.FS.Lstat(name)
}

func (f *faulty) Chmod(name string, mode fs.FileMode) error {
	if err := f.when("chmod"); err != nil {
		return &fs.PathError{Op: "chmod", Path: name, Err: err}
	}
	return f.FS.Chmod(name, mode)
}

func (f *faulty) SyncDir(name string) error {
	if err := f.when("syncdir"); err != nil {
		return &fs.PathError{Op: "sync", Path: name, Err: err}
	}
	return f.FS.SyncDir(name)
}

type faultyHandle struct {
	Handle
	owner *faulty
	name  string
}

func (h *faultyHandle) fault(step string) error {
	if err := h.owner.when(step); err != nil {
		return &fs.PathError{Op: step, Path: h.name, Err: err}
	}
	return nil
}

func (h *faultyHandle) Write(p []byte) (int, error) {
	h.owner.wrote++
	if h.owner.wrote <= h.owner.after {
		return h.Handle.Write(p)
	}
	if h.owner.fail == "short" { // half of it went to the disk, and nobody said so
		return h.Handle.Write(p[:len(p)/2])
	}
	if err := h.fault("write"); err != nil {
		n, _ := h.Handle.Write(p[:len(p)/2])
		return n, err
	}
	return h.Handle.Write(p)
}

func (h *faultyHandle) Sync() error {
	if err := h.fault("sync"); err != nil {
		return err
	}
	return h.Handle.Sync()
}

// Close really closes: a failed close leaves no open file behind either.
func (h *faultyHandle) Close() error {
	err := h.Handle.Close()
	if fault := h.fault("close"); fault != nil {
		return fault
	}
	return err
}

// listed returns what a folder holds, so that a test sees every leftover.
func listed(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func hasText(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s holds %.40q (%d bytes), want %.40q (%d bytes)", path, got, len(got), want, len(want))
	}
}

// umask sets the process's umask for one test.
func umask(t *testing.T, mask int) {
	t.Helper()
	old := syscall.Umask(mask)
	t.Cleanup(func() { syscall.Umask(old) })
}
