// Package file writes files whole or not at all. Every export, session, setting and saved package goes through Write:
// whoever opens the path sees the earlier file or the new one, complete, whatever fails in between.
// What the bytes mean is the caller's business.
package file

import (
	"io"
	"io/fs"
	"os"
)

// FS is the part of the operating system that a write touches, so that a test can let each step fail.
// Errors are those of package os: they unwrap to the system's error number.
type FS interface {
	OpenFile(name string, flag int, mode fs.FileMode) (Handle, error)
	Rename(from, to string) error
	Remove(name string) error
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	Readlink(name string) (string, error)
	Chmod(name string, mode fs.FileMode) error
	ReadDir(name string) ([]fs.DirEntry, error)
	// SyncDir returns when the entries of a folder are on the disk, as far as the system can say so.
	SyncDir(name string) error
	// Held tells whether a living program holds the lock on a file. Where there are no such locks it is always false.
	Held(name string) bool
}

// Handle is an open file.
type Handle interface {
	io.WriteCloser
	Sync() error
	// Lock marks the file as held until it is closed or its program dies. It never waits.
	Lock() error
}

// OS is the real file system.
var OS FS = system{}

type system struct{}

type systemFile struct{ *os.File }

func (system) OpenFile(name string, flag int, mode fs.FileMode) (Handle, error) {
	f, err := os.OpenFile(name, flag, mode)
	if err != nil {
		return nil, err
	}
	return systemFile{f}, nil
}

func (system) Rename(from, to string) error               { return os.Rename(from, to) }
func (system) Remove(name string) error                   { return os.Remove(name) }
func (system) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (system) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (system) Readlink(name string) (string, error)       { return os.Readlink(name) }
func (system) Chmod(name string, mode fs.FileMode) error  { return os.Chmod(name, mode) }
func (system) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

func (system) Held(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return heldElsewhere(f)
}

func (f systemFile) Lock() error { return lock(f.File) }
