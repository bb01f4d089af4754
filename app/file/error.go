package file

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// Step is the part of a write that failed.
type Step string

// The steps of a write, in order.
const (
	StepName    Step = "checking the name"
	StepTarget  Step = "looking at the target"
	StepCreate  Step = "making a temporary file"
	StepContent Step = "making the content"
	StepWrite   Step = "writing"
	StepMode    Step = "keeping the permissions"
	StepSync    Step = "securing the data on the disk"
	StepClose   Step = "closing"
	StepRename  Step = "putting the new file in its place"
	StepFolder  Step = "securing the folder on the disk"
)

// Error says which file could not be written, at which step, and why. Its text is one or two sentences for the person
// who asked for the file: place, step, cause, what became of the earlier file, the way out.
type Error struct {
	Path    string // as the caller named it
	Step    Step
	Earlier bool // there was a file at the path before
	Err     error
}

func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string {
	cause, wayOut := explain(e.Err)
	outcome := "nothing was written"
	switch {
	case e.Step == StepFolder:
		outcome = "the new file is in place, but a power cut now could undo it"
	case e.Earlier:
		outcome = "the earlier file is unchanged"
	}
	return fmt.Sprintf("%q: %s: %s; %s. %s", e.Path, e.Step, cause, outcome, wayOut)
}

const elsewhere = "Choose another place or name."

// explain puts the errors that people meet into words. Others keep the words of the system.
func explain(err error) (cause, wayOut string) {
	var name *NameError
	switch {
	case errors.As(err, &name):
		return name.Rule, "Choose another name."
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "cancelled", "Start it again when you like."
	case isAny(err, diskFull):
		return "the disk is full", "Free space or choose another place."
	case isAny(err, quotaUsed):
		return "your share of this disk is used up", "Free space or choose another place."
	case isAny(err, inUse):
		return "another program has the file open", "Close it there, or choose another name."
	case errors.Is(err, syscall.EROFS):
		return "this disk is read-only", elsewhere
	case errors.Is(err, fs.ErrPermission):
		return "you have no permission to write here", elsewhere
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "the name is too long", "Choose a shorter name."
	case errors.Is(err, syscall.ELOOP):
		return "the link leads back to itself", elsewhere
	case errors.Is(err, syscall.ENOTDIR):
		return "part of the path is not a folder", elsewhere
	case errors.Is(err, fs.ErrNotExist):
		return "the folder does not exist", "Make the folder or choose another place."
	case errors.Is(err, syscall.EIO):
		return "the disk reports a fault", "Choose another place, and check this disk."
	}
	return cleanText(err), elsewhere
}

// cleanText leaves out the name of the temporary file, which tells nobody anything.
func cleanText(err error) string {
	var path *fs.PathError
	var rename *os.LinkError
	switch {
	case errors.As(err, &path) && isTemporary(path.Path):
		return path.Err.Error()
	case errors.As(err, &rename) && isTemporary(rename.Old):
		return rename.Err.Error()
	}
	return err.Error()
}

func isAny(err error, any []error) bool {
	for _, one := range any {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}
