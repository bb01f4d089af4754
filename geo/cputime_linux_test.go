package geo

import (
	"syscall"
	"time"
)

// clock is the processor time that this process has used: what else the machine
// does is not in it.
func clock() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
