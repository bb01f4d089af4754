package ui

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// endTime is how long the toolkit has to end.
const endTime = 5 * time.Second

// boundEnd ends the program when the toolkit does not. Its last event can be lost between its queues as it
// closes them, and then it waits for it for ever, without a window. From when the window is closed, or the
// program is told to end, later runs exit after endTime.
func boundEnd(window fyne.Window, later func(time.Duration, func()), exit func(code int)) {
	begun := sync.OnceFunc(func() { later(endTime, func() { exit(0) }) })
	window.SetOnClosed(begun)
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-told
		begun()
	}()
}
