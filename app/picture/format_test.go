package picture

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"stancemap/app/state"
)

func TestAFormatIsKnownByItsEnding(t *testing.T) {
	for path, want := range map[string]Format{"a.png": PNG, "b/a.SVG": SVG, "a.b.Pdf": PDF} {
		if got, err := FormatOf(path); got != want || err != nil {
			t.Errorf("%q is %q, %v", path, got, err)
		}
	}
	for _, path := range []string{"a", "a.gif", "png", ".", "a.svgz", ""} {
		if got, err := FormatOf(path); err == nil {
			t.Errorf("%q is %q", path, got)
		}
	}
}

// limited takes so many bytes and then fails.
type limited struct{ left int }

var errFull = errors.New("full")

func (l *limited) Write(content []byte) (int, error) {
	if len(content) > l.left {
		taken := l.left
		l.left = 0
		return taken, errFull
	}
	l.left -= len(content)
	return len(content), nil
}

// No format swallows what its writer says, wherever the disk is full.
func TestF7AFullDiskAtAnyByteOfAPictureIsAnError(t *testing.T) {
	p := pageCase{"", state.Single, usDraft, europeanText, FreeSize(400, 300), state.Light}.page(t)
	for _, format := range Formats {
		var whole bytes.Buffer
		if err := p.Write(&whole, format, 1); err != nil {
			t.Fatal(err)
		}
		size := whole.Len()
		for _, fits := range []int{0, 1, 7, 8, 32, 33, 34, 200, 4096, 5000, size / 2, size - 1} {
			if err := p.Write(&limited{fits}, format, 1); !errors.Is(err, errFull) {
				t.Errorf("%s: after %d of %d bytes: %v", format, fits, size, err)
			}
		}
		if err := p.Write(&limited{size}, format, 1); err != nil {
			t.Errorf("%s: with room for all of it: %v", format, err)
		}
	}
	if err := p.Write(io.Discard, "gif", 1); err == nil {
		t.Error("a format that does not exist is written")
	}
}

func TestTheSamePageIsTheSameFile(t *testing.T) {
	for _, c := range sampled() {
		for _, format := range Formats {
			var first, second bytes.Buffer
			if err := errors.Join(c.newPage(t).Write(&first, format, 1), c.newPage(t).Write(&second, format, 1)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s as %s: the bytes differ", c.name, format)
			}
		}
	}
}

// Files stay small enough to send: all vertices of what is seen, and nothing of what is not.
func TestAPictureOfLinesIsNoLargerThanItHasToBe(t *testing.T) {
	view := every()
	many := NewPage(scene(t), view, PageOptions{Theme: state.Light, Program: "Stancemap 0.1.0"}.On(A4))
	single := pageCase{"", state.Single, usDraft, europeanText, A4, state.Light}.page(t)
	for name, c := range map[string]struct {
		page   *Page
		format Format
		most   int
	}{"one map, SVG": {single, SVG, 400 << 10}, "one map, PDF": {single, PDF, 500 << 10}, "all proposals, SVG": {many, SVG, 500 << 10}, "all proposals, PDF": {many, PDF, 4 << 20}} {
		var file bytes.Buffer
		if err := c.page.Write(&file, c.format, 1); err != nil {
			t.Fatal(err)
		}
		if file.Len() > c.most {
			t.Errorf("%s: %d bytes, want at most %d", name, file.Len(), c.most)
		}
	}
}
