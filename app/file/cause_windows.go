package file

import "syscall"

// Numbers of Windows: ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED, ERROR_SHARING_VIOLATION,
// ERROR_LOCK_VIOLATION.
var (
	diskFull  = []error{syscall.Errno(112), syscall.Errno(39), syscall.ENOSPC}
	quotaUsed = []error{syscall.Errno(1295)}
	inUse     = []error{syscall.Errno(32), syscall.Errno(33)}
)
