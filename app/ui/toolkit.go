package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// toolkit is what the window needs of time and goroutines; tests bring their own.
type toolkit struct {
	now func() time.Time
	// after runs f in the window's goroutine when the time is over, unless it is stopped.
	after func(d time.Duration, f func()) (stop func())
	// background runs slow work beside the window.
	background func(work func())
	// foreground runs f in the window's goroutine.
	foreground func(f func())
}

func newToolkit() toolkit {
	return toolkit{
		now: time.Now,
		after: func(d time.Duration, f func()) func() {
			timer := time.AfterFunc(d, func() { fyne.Do(f) })
			return func() { timer.Stop() }
		},
		background: func(work func()) { go work() },
		foreground: fyne.Do,
	}
}
