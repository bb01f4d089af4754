//go:build ci || !(linux || freebsd || netbsd || openbsd)

package ui

import "context"

// askDesktop says that there is no desktop portal: not on this system, or not without a window.
func askDesktop(context.Context, saveQuestion) (path string, err error) { return "", errNoDialog }

func (w *Window) systemName() string { return "" }
