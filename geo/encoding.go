package geo

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readAll reads at most limits.Bytes. The buffer is made once where the reader
// says how much there is.
func readAll(r io.Reader, limits Limits) ([]byte, *Problem) {
	var text bytes.Buffer
	if size := sizeOf(r); size > limits.Bytes {
		return nil, tooLarge(limits)
	} else if size > 0 {
		text.Grow(int(size) + bytes.MinRead)
	}
	n, err := text.ReadFrom(io.LimitReader(r, limits.Bytes+1))
	if err != nil {
		return nil, &Problem{Severity: Error, Rule: ruleRead.ID, Must: "cannot be read", Value: err.Error(), Outcome: Stopped, offset: -1}
	}
	if n > limits.Bytes {
		return nil, tooLarge(limits)
	}
	return text.Bytes(), nil
}

func tooLarge(limits Limits) *Problem {
	return &Problem{
		Severity: Error, Rule: ruleSize.ID, Must: fmt.Sprintf("must have at most %d bytes", limits.Bytes), Value: "more",
		Mend: "simplify it or take parts of it, for example with mapshaper", Outcome: Stopped, offset: -1,
	}
}

// sizeOf is what a reader says about how many bytes are left, 0 if nothing.
func sizeOf(r io.Reader) int64 {
	switch r := r.(type) {
	case interface{ Len() int }:
		return int64(r.Len())
	case interface{ Stat() (fs.FileInfo, error) }:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	}
	return 0
}

// decoded returns the text in UTF-8 without a byte-order mark. The problems say
// which encoding was guessed.
func decoded(text []byte) ([]byte, []Problem) {
	var problems []Problem
	if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
		text = text[3:]
		problems = append(problems, Problem{
			Severity: Warning, Rule: ruleMark.ID, Must: "must not begin with a byte-order mark",
			Mend: "save it as UTF-8 without one", Repair: RemoveMark, Outcome: Mended,
		})
	}
	guess := guessEncoding(text)
	if guess == nil {
		return text, problems
	}
	utf, err := guess.encoding.NewDecoder().Bytes(text)
	if err != nil {
		utf = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return utf, append(problems, Problem{
		Severity: Error, Rule: ruleEncoding.ID, Must: "must be UTF-8", Value: "this seems to be " + guess.name,
		Mend: "save it as UTF-8", Repair: Recode, Outcome: Mended, offset: guess.from,
	})
}

type guessed struct {
	name     string
	encoding encoding.Encoding
	from     int // how much of the text is the same in UTF-8, in bytes
}

// guessEncoding is nil for UTF-8.
func guessEncoding(text []byte) *guessed {
	bom, none := unicode.UseBOM, unicode.IgnoreBOM
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")):
		return &guessed{"UTF-16 (little-endian)", unicode.UTF16(unicode.LittleEndian, bom), 0}
	case bytes.HasPrefix(text, []byte("\xfe\xff")):
		return &guessed{"UTF-16 (big-endian)", unicode.UTF16(unicode.BigEndian, bom), 0}
	case len(text) >= 4 && text[1] == 0 && text[3] == 0 && text[0] != 0:
		return &guessed{"UTF-16 (little-endian)", unicode.UTF16(unicode.LittleEndian, none), 0}
	case len(text) >= 4 && text[0] == 0 && text[2] == 0 && text[1] != 0:
		return &guessed{"UTF-16 (big-endian)", unicode.UTF16(unicode.BigEndian, none), 0}
	case utf8.Valid(text):
		return nil
	}
	return guessByteEncoding(text)
}

// guessByteEncoding looks at the bytes above ASCII: most of them in sequences
// of UTF-8 are UTF-8 with a few broken ones; in runs of three and more they
// are words, which only Cyrillic has; alone they are accented letters.
func guessByteEncoding(text []byte) *guessed {
	whole, inRuns, alone, run := 0, 0, 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r != utf8.RuneError && size > 1 {
			whole += size
		}
		for range size {
			if text[i] >= utf8.RuneSelf {
				run++
				i++
				continue
			}
			if run >= 3 {
				inRuns += run
			} else {
				alone += run
			}
			run = 0
			i++
		}
	}
	high := inRuns + alone + run
	ascii := bytes.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	switch {
	case whole*2 > high:
		return &guessed{"UTF-8 with broken characters", unicode.UTF8, firstBroken(text)}
	case inRuns > alone:
		return &guessed{"Windows-1251 (Cyrillic)", charmap.Windows1251, ascii}
	}
	return &guessed{"Windows-1252 or Latin-1", charmap.Windows1252, ascii}
}

// firstBroken is where the text stops being UTF-8.
func firstBroken(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

// foreignFormat says what a text is that is no JSON at all, nil if it may be.
func foreignFormat(text []byte) *Problem {
	start := bytes.ToLower(bytes.TrimLeft(text[:min(len(text), 200)], " \t\r\n"))
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(strings.ToLower(f.start))) {
			return &Problem{Severity: Error, Rule: ruleFormat.ID, Must: "must be GeoJSON or TopoJSON", Value: "this is " + f.what, Mend: f.mend, Outcome: Stopped, offset: -1}
		}
	}
	return nil
}
