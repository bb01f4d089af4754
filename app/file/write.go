package file

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Write calls content to write the file at path, and puts the result in place only when all of it is on the disk.
//
// A symbolic link is followed: the file it leads to is replaced and the link stays. An existing file keeps its
// permissions; a new one gets 0644 less the umask. A read-only file is refused, though its folder would allow the
// replacement. Of several hard links only this name gets the new file, the others keep the earlier one whole: writing
// through them could leave both broken. Owner, access lists and extended attributes are those of a new file.
//
// On any failure, also a panic of content, the temporary file is removed and the earlier file left as it was; the error
// is an *Error. Only when the folder cannot be secured after everything else went well is the new file in place. After a
// success, what writers that died more than a day ago left in the folder is swept.
func Write(fsys FS, path string, content func(io.Writer) error) error {
	return WriteContext(context.Background(), fsys, path, content)
}

// WriteContext is Write that stops, and leaves the earlier file, when ctx is done. It looks at ctx whenever content
// writes and once more before the new file takes its place; after that it cannot be cancelled any more.
func WriteContext(ctx context.Context, fsys FS, path string, content func(io.Writer) error) error {
	w := write{ctx: ctx, fsys: fsys, path: path}
	if err := w.findTarget(); err != nil {
		return err
	}
	if err := w.fillTemporary(content); err != nil {
		return err
	}
	if err := w.putInPlace(); err != nil {
		return err
	}
	// The file is written: what dead writers left beside it is worth a try, not a failure.
	_, _ = Sweep(fsys, filepath.Dir(w.target), deadAfter)
	return nil
}

// deadAfter is the age from which a temporary file that nobody holds is a leftover, also where there are no locks.
const deadAfter = 24 * time.Hour

// write is one write under way.
type write struct {
	ctx       context.Context
	fsys      FS
	path      string      // as the caller named it
	target    string      // after following links
	earlier   fs.FileInfo // nil if there is no file yet
	temporary string
}

func (w *write) fail(step Step, err error) error {
	return &Error{Path: w.path, Step: step, Earlier: w.earlier != nil, Err: err}
}

func (w *write) findTarget() error {
	_, name := filepath.Split(w.path)
	if err := CheckName(name, runtime.GOOS == "windows"); err != nil {
		return w.fail(StepName, err)
	}
	target, err := follow(w.fsys, w.path)
	if err != nil {
		return w.fail(StepTarget, err)
	}
	w.target = target
	info, err := w.fsys.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return w.fail(StepTarget, err)
	}
	if info.IsDir() {
		return w.fail(StepTarget, &NameError{Name: name, Rule: "this is a folder"})
	}
	w.earlier = info
	if !info.Mode().IsRegular() {
		return w.fail(StepTarget, &NameError{Name: name, Rule: "this is a device or a pipe, not a file"})
	}
	if err := w.tryToOpen(); err != nil {
		return w.fail(StepTarget, err)
	}
	return nil
}

// tryToOpen finds out whether the earlier file may be written: a rename would replace a read-only file without asking.
func (w *write) tryToOpen() error {
	f, err := w.fsys.OpenFile(w.target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// follow resolves the links at path itself; folders on the way are the system's affair. A link to nothing leads to the
// file that is to be made. The parts are joined without cleaning, as ".." after a linked folder is not its parent by name.
func follow(fsys FS, path string) (string, error) {
	const most = 40 // the limit of Linux
	for range most {
		info, err := fsys.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		to, err := fsys.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			dir, _ := filepath.Split(path)
			to = dir + to
		}
		path = to
	}
	return "", syscall.ELOOP
}

// fillTemporary leaves a closed, complete temporary file beside the target, or none.
func (w *write) fillTemporary(content func(io.Writer) error) (err error) {
	dir, _ := filepath.Split(w.target)
	w.temporary = dir + temporaryName()
	mode := fs.FileMode(0o644)
	if w.earlier != nil {
		mode = 0o600 // nobody may read what becomes a private file; the right mode follows
	}
	f, err := w.fsys.OpenFile(w.temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return w.fail(StepCreate, err)
	}
	complete, closed := false, false
	defer func() {
		if complete {
			return
		}
		if !closed {
			f.Close() // the first error is the one that counts
		}
		w.discard()
	}()
	f.Lock() // only keeps Sweep away; without it, Sweep goes by age

	if step, err := w.fill(f, content); err != nil {
		return w.fail(step, err)
	}
	if err := w.keepMode(); err != nil {
		return w.fail(StepMode, err)
	}
	if err := f.Sync(); err != nil {
		return w.fail(StepSync, err)
	}
	closed = true
	if err := f.Close(); err != nil {
		return w.fail(StepClose, err)
	}
	complete = true
	return nil
}

func (w *write) fill(f io.Writer, content func(io.Writer) error) (Step, error) {
	disk := &careful{ctx: w.ctx, out: f}
	buffer := bufio.NewWriterSize(disk, 64<<10)
	err := content(buffer)
	if disk.err != nil {
		return StepWrite, disk.err
	}
	if err != nil {
		return StepContent, err
	}
	if err := buffer.Flush(); err != nil {
		return StepWrite, err
	}
	return "", nil
}

// careful remembers the first failure: some encoders swallow what a Write returns.
type careful struct {
	ctx context.Context
	out io.Writer
	err error
}

func (c *careful) Write(p []byte) (int, error) {
	if c.err == nil {
		c.err = c.ctx.Err()
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.out.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	c.err = err
	return n, err
}

// keepMode leaves equal modes alone: on FAT every file has the mode of the mount, and chmod is refused.
func (w *write) keepMode() error {
	if w.earlier == nil {
		return nil
	}
	info, err := w.fsys.Stat(w.temporary)
	if err != nil {
		return err
	}
	if info.Mode().Perm() == w.earlier.Mode().Perm() {
		return nil
	}
	return w.fsys.Chmod(w.temporary, w.earlier.Mode().Perm())
}

func (w *write) putInPlace() error {
	if err := w.ctx.Err(); err != nil {
		w.discard()
		return w.fail(StepRename, err)
	}
	if err := w.fsys.Rename(w.temporary, w.target); err != nil {
		w.discard()
		return w.fail(StepRename, err)
	}
	dir, _ := filepath.Split(w.target)
	if dir == "" {
		dir = "."
	}
	if err := w.fsys.SyncDir(dir); err != nil {
		return w.fail(StepFolder, err)
	}
	return nil
}

// discard removes the temporary file. If even that fails, Sweep finds it later; the first error is the one to show.
func (w *write) discard() { w.fsys.Remove(w.temporary) }

const (
	temporaryPrefix = ".stancemap-"
	temporarySuffix = ".tmp"
)

func temporaryName() string {
	return temporaryPrefix + strings.ToLower(rand.Text()) + temporarySuffix
}

func isTemporary(path string) bool {
	name := filepath.Base(path)
	return strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporarySuffix)
}
