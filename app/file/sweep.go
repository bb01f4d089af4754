package file

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"
)

// Sweep removes temporary files that dead writers left in dir and returns how many. A file stays while its writer lives
// (it holds a lock on it) and while it is younger than olderThan: between making and locking it a file looks dead, and
// some network disks have no locks. Seconds are enough for the first, a day is right for the second.
// A folder that is not there holds no leftovers.
func Sweep(fsys FS, dir string, olderThan time.Duration) (removed int, err error) {
	entries, err := fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var failures []error
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		if !isLeftover(fsys, path, entry, olderThan) {
			continue
		}
		err := fsys.Remove(path)
		switch {
		case err == nil:
			removed++
		case !errors.Is(err, fs.ErrNotExist): // another instance may sweep too
			failures = append(failures, err)
		}
	}
	return removed, errors.Join(failures...)
}

func isLeftover(fsys FS, path string, entry fs.DirEntry, olderThan time.Duration) bool {
	if !isTemporary(entry.Name()) || !entry.Type().IsRegular() {
		return false
	}
	info, err := entry.Info()
	if err != nil || time.Since(info.ModTime()) < olderThan {
		return false
	}
	return !fsys.Held(path)
}
