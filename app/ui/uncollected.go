package ui

import (
	"runtime/debug"
	"sync"
	"time"
)

// Bounds of the start, during which garbage is left lying.
const (
	startTime   = 2 * time.Second
	startMemory = 256 << 20 // bytes, above which it is collected all the same
)

// uncollected leaves garbage lying while the program starts: there is little, and each of a dozen
// collections would take the processors from what the first picture waits for. Then it is collected and given
// back at once. What it returns ends that early.
func uncollected() func() {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, startMemory))
	end := sync.OnceFunc(func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
	timer := time.AfterFunc(startTime, func() {
		end()
		debug.FreeOSMemory()
	})
	return func() {
		timer.Stop()
		end()
	}
}
