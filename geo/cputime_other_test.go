//go:build !linux

package geo

import "time"

var started = time.Now()

// clock is the time of day, where the time of the process is not told.
func clock() time.Duration { return time.Since(started) }
