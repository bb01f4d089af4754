//go:build unix

package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// large needs several writes, as the buffer holds 64 KiB.
var large = strings.Repeat("Kherson;not addressed\n", 20_000)

func TestWriteMakesANewFileUnderTheUmask(t *testing.T) {
	umask(t, 0o027)
	path := filepath.Join(t.TempDir(), "map.csv")
	if err := Write(OS, path, text("new")); err != nil {
		t.Fatal(err)
	}
	hasText(t, path, "new")
	hasMode(t, path, 0o640)
}

func TestWriteTakesAPathWithoutAFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := Write(OS, "map.csv", text("new")); err != nil {
		t.Fatal(err)
	}
	hasText(t, "map.csv", "new")
}

// Every error at every step, with an earlier file and without: the folder looks as before, and the sentence says which
// file, which step, which cause, what became of the earlier file and what to do.
func TestF8AFaultAtAnyStepLeavesTheEarlierFile(t *testing.T) {
	cases := []struct {
		fail  string
		err   error
		step  Step
		cause string
		isNew bool // also possible where no file was before
	}{
		{"lstat", syscall.EACCES, StepTarget, "no permission", true},
		{"stat", syscall.EIO, StepTarget, "reports a fault", true},
		{"target", syscall.EACCES, StepTarget, "no permission", false},
		{"create", syscall.EROFS, StepCreate, "read-only", true},
		{"create", syscall.EMFILE, StepCreate, "too many open files", true},
		{"write", syscall.EIO, StepWrite, "reports a fault", true},
		{"write", syscall.EDQUOT, StepWrite, "your share of this disk", true},
		{"short", nil, StepWrite, "short write", true},
		{"chmod", syscall.EPERM, StepMode, "no permission", false},
		{"sync", syscall.EIO, StepSync, "reports a fault", true},
		{"close", syscall.ENOSPC, StepClose, "disk is full", true},
		{"rename", syscall.EXDEV, StepRename, "cross-device", true},
		{"rename", syscall.EBUSY, StepRename, "another program has the file open", true},
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%s %v", c.fail, c.err), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "map.csv")
			if c.isNew {
				err := Write(&faulty{FS: OS, fail: c.fail, err: c.err}, path, text(large))
				says(t, err, path, string(c.step), c.cause, "nothing was written")
				if names := listed(t, dir); len(names) > 0 {
					t.Errorf("left behind: %v", names)
				}
			}
			os.WriteFile(path, []byte("earlier"), 0o640)
			err := Write(&faulty{FS: OS, fail: c.fail, err: c.err}, path, text(large))
			says(t, err, path, string(c.step), c.cause)
			if c.err != nil && !errors.Is(err, c.err) {
				t.Errorf("%v does not unwrap to %v", err, c.err)
			}
			hasText(t, path, "earlier")
			hasMode(t, path, 0o640)
			if names := listed(t, dir); !slices.Equal(names, []string{"map.csv"}) {
				t.Errorf("left behind: %v", names)
			}
		})
	}
}

func TestF7AFullDiskAtAnyWriteLeavesTheEarlierFile(t *testing.T) {
	counter := &faulty{FS: OS}
	if err := Write(counter, filepath.Join(t.TempDir(), "count"), text(large)); err != nil {
		t.Fatal(err)
	}
	if counter.wrote < 5 {
		t.Fatalf("%d writes are too few to tell", counter.wrote)
	}
	for n := range counter.wrote {
		t.Run(fmt.Sprintf("write %d", n+1), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "map.csv")
			os.WriteFile(path, []byte("earlier"), 0o644)
			err := Write(&faulty{FS: OS, fail: "write", err: syscall.ENOSPC, after: n}, path, text(large))
			says(t, err, path, "writing", "the disk is full; the earlier file is unchanged. Free space or choose another place.")
			hasText(t, path, "earlier")
			if names := listed(t, dir); len(names) != 1 {
				t.Errorf("left behind: %v", names)
			}
		})
	}
}

func TestAFaultOfTheFolderIsSaidThoughTheFileIsInPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.csv")
	os.WriteFile(path, []byte("earlier"), 0o644)
	err := Write(&faulty{FS: OS, fail: "syncdir", err: syscall.EIO}, path, text("new"))
	says(t, err, path, string(StepFolder), "the new file is in place")
	hasText(t, path, "new")
}

func TestContentThatFailsLeavesTheEarlierFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map.csv")
	os.WriteFile(path, []byte("earlier"), 0o644)
	broken := errors.New("row 7: no stance")

	err := Write(OS, path, func(w io.Writer) error {
		io.WriteString(w, large)
		return broken
	})
	says(t, err, path, "row 7: no stance", "the earlier file is unchanged")
	if !errors.Is(err, broken) {
		t.Errorf("%v does not unwrap to its cause", err)
	}

	func() {
		defer func() { recover() }()
		Write(OS, path, func(io.Writer) error { panic("in the encoder") })
	}()

	swallow := func(w io.Writer) error {
		io.WriteString(w, large) // this encoder looks at no error
		return nil
	}
	err = Write(&faulty{FS: OS, fail: "write", err: syscall.ENOSPC}, path, swallow)
	says(t, err, "the disk is full")

	hasText(t, path, "earlier")
	if names := listed(t, dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestACancelledWriteLeavesTheEarlierFile(t *testing.T) {
	cancelAt := map[string]func(cancel func()) func(io.Writer) error{
		"while writing": func(cancel func()) func(io.Writer) error {
			return func(w io.Writer) error {
				io.WriteString(w, large)
				cancel()
				_, err := io.WriteString(w, large)
				return err
			}
		},
		"after the last byte": func(cancel func()) func(io.Writer) error {
			return func(w io.Writer) error {
				_, err := io.WriteString(w, "short")
				cancel()
				return err
			}
		},
	}
	for name, content := range cancelAt {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "map.csv")
			os.WriteFile(path, []byte("earlier"), 0o644)
			ctx, cancel := context.WithCancel(t.Context())
			err := WriteContext(ctx, OS, path, content(cancel))
			says(t, err, "cancelled; the earlier file is unchanged")
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%v is no context.Canceled", err)
			}
			hasText(t, path, "earlier")
			if names := listed(t, dir); len(names) != 1 {
				t.Errorf("left behind: %v", names)
			}
		})
	}
}

func TestF9ATargetThatCannotBeWrittenIsRefusedBySentence(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	os.WriteFile(plain, []byte("earlier"), 0o644)
	folder := filepath.Join(dir, "folder")
	os.Mkdir(folder, 0o755)
	loop := filepath.Join(dir, "loop")
	os.Symlink("loop", loop)
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	before := listed(t, dir)

	cases := []struct{ name, path, says string }{
		{"no name", "", "the name is empty"},
		{"only a folder", dir + "/", "the name is empty"},
		{"a dot", filepath.Join(dir, "x") + "/..", "names a folder"},
		{"a folder", folder, "this is a folder"},
		{"vanished folder", filepath.Join(dir, "gone", "map.csv"), "the folder does not exist"},
		{"folder is a file", filepath.Join(plain, "map.csv"), "not a folder"},
		{"name too long", filepath.Join(dir, strings.Repeat("x", 256)), "too long"},
		{"zero byte", filepath.Join(dir, "a\x00b"), "zero byte"},
		{"circular link", loop, "leads back to itself"},
		{"pipe", pipe, "a device or a pipe"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			says(t, Write(OS, c.path, text("new")), c.says)
		})
	}
	if after := listed(t, dir); !slices.Equal(before, after) {
		t.Errorf("the folder held %v, now %v", before, after)
	}
	hasText(t, plain, "earlier")
}

func TestF10LinksAndModesAreKept(t *testing.T) {
	t.Run("symbolic link", func(t *testing.T) {
		dir := t.TempDir()
		os.MkdirAll(filepath.Join(dir, "real", "deep"), 0o755)
		os.Symlink(filepath.Join("real", "deep"), filepath.Join(dir, "short"))
		target := filepath.Join(dir, "real", "map.csv")
		os.WriteFile(target, []byte("earlier"), 0o600)
		os.Symlink(filepath.Join("..", "map.csv"), filepath.Join(dir, "real", "deep", "link")) // up from deep, not from short
		link := filepath.Join(dir, "short", "link")

		if err := Write(OS, link, text("new")); err != nil {
			t.Fatal(err)
		}
		hasText(t, target, "new")
		hasMode(t, target, 0o600)
		if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
			t.Error("the link was replaced by a file")
		}
	})
	t.Run("link to a file that is not there", func(t *testing.T) {
		dir := t.TempDir()
		link := filepath.Join(dir, "link")
		os.Symlink("map.csv", link)
		if err := Write(OS, link, text("new")); err != nil {
			t.Fatal(err)
		}
		hasText(t, filepath.Join(dir, "map.csv"), "new")
	})
	t.Run("hard link", func(t *testing.T) {
		dir := t.TempDir()
		path, other := filepath.Join(dir, "map.csv"), filepath.Join(dir, "other")
		os.WriteFile(path, []byte("earlier"), 0o600)
		os.Link(path, other)
		if err := Write(OS, path, text("new")); err != nil {
			t.Fatal(err)
		}
		hasText(t, path, "new")
		hasText(t, other, "earlier")
		hasMode(t, path, 0o600)
	})
	for _, mode := range []fs.FileMode{0o600, 0o664, 0o755} {
		t.Run(mode.String(), func(t *testing.T) {
			umask(t, 0o077)
			path := filepath.Join(t.TempDir(), "map.csv")
			os.WriteFile(path, nil, mode)
			os.Chmod(path, mode)
			if err := Write(OS, path, text("new")); err != nil {
				t.Fatal(err)
			}
			hasMode(t, path, mode)
		})
	}
}

func TestF11OfTwoWritersOneWinsWhole(t *testing.T) {
	contents := []string{strings.Repeat("a", 200_000), strings.Repeat("b", 300_000)}
	dir := t.TempDir()
	for pair := range 50 {
		path := filepath.Join(dir, fmt.Sprintf("pair-%d.csv", pair))
		var both sync.WaitGroup
		for _, content := range contents {
			both.Go(func() {
				if err := Write(OS, path, text(content)); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(contents, string(got)) {
			t.Fatalf("pair %d: %d bytes that nobody wrote", pair, len(got))
		}
	}
	if names := listed(t, dir); len(names) != 50 {
		t.Errorf("%d files, want 50", len(names))
	}
}

func hasMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != want {
		t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), want)
	}
}

// says checks for an *Error with these words in its text, and without the name of a temporary file.
func says(t *testing.T, err error, words ...string) {
	t.Helper()
	var refused *Error
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no *file.Error", err)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
	if strings.Contains(err.Error(), temporarySuffix) {
		t.Errorf("%q names the temporary file", err)
	}
}
