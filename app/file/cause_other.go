//go:build !windows

package file

import "syscall"

var (
	diskFull  = []error{syscall.ENOSPC}
	quotaUsed = []error{syscall.EDQUOT}
	inUse     = []error{syscall.ETXTBSY, syscall.EBUSY}
)
