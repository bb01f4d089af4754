//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package file

import "os"

// Windows refuses to remove or rename a file that a program has open, so there is nothing to lock.

func lock(*os.File) error { return nil }

func heldElsewhere(*os.File) bool { return false }

// SyncDir does nothing: Windows has no such call, and its rename is written through.
func (system) SyncDir(string) error { return nil }
