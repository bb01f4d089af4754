package grid

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 is the name of the encoding that needs no guess.
const UTF8 = "UTF-8"

// An encodingOf is an encoding by its name.
type encodingOf struct {
	name string
	encoding.Encoding
}

var encodings = []encodingOf{
	{UTF8, encoding.Nop},
	{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"windows-1251", charmap.Windows1251},
	{"windows-1252", charmap.Windows1252},
	{"windows-1250", charmap.Windows1250},
	{"windows-1254", charmap.Windows1254},
	{"koi8-r", charmap.KOI8R},
	{"koi8-u", charmap.KOI8U},
	{"ibm866", charmap.CodePage866},
	{"iso-8859-1", charmap.ISO8859_1},
	{"iso-8859-2", charmap.ISO8859_2},
	{"iso-8859-5", charmap.ISO8859_5},
	{"macintosh", charmap.Macintosh},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic},
}

// Encodings lists the encodings that can be chosen, by the names of the WHATWG Encoding Standard.
var Encodings = func() (names []string) {
	for _, e := range encodings {
		names = append(names, e.name)
	}
	return names
}()

var marks = []struct {
	name string
	mark []byte
}{{UTF8, []byte("\ufeff")}, {"UTF-16LE", []byte{0xff, 0xfe}}, {"UTF-16BE", []byte{0xfe, 0xff}}}

// guessEncoding names the encoding of a text. It is sure where a byte-order mark says it, or where the text is
// valid UTF-8.
func guessEncoding(text []byte) (name string, sure bool) {
	for _, m := range marks {
		if bytes.HasPrefix(text, m.mark) {
			return m.name, true
		}
	}
	if name := zeroPattern(text); name != "" {
		return name, false
	}
	if utf8.Valid(text) {
		return UTF8, true
	}
	return guessCharmap(text), false
}

// zeroPattern tells UTF-16 without a mark: in a table the bytes of delimiters and line ends are zero in every
// second place.
func zeroPattern(text []byte) string {
	sample := text[:min(len(text), 64<<10)]
	even, odd := 0, 0
	for i, b := range sample {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch most := len(sample) / 2; {
	case most == 0 || len(text)%2 != 0:
		return ""
	case odd > most/8 && even < odd/8:
		return "UTF-16LE"
	case even > most/8 && odd < even/8:
		return "UTF-16BE"
	}
	return ""
}

// guessCharmap tells Cyrillic from Western text in one byte a letter. The letters of a Cyrillic word stand
// beside each other in the upper half of the table; in Western words an upper letter stands among lower ones.
func guessCharmap(text []byte) string {
	together, among := 0, 0
	for i := 1; i < len(text); i++ {
		a, b := text[i-1], text[i]
		switch {
		case a >= 0x80 && b >= 0x80:
			together++
		case a >= 0x80 && isLetter(b), b >= 0x80 && isLetter(a):
			among++
		}
	}
	if together <= among {
		return "windows-1252"
	}
	return guessCyrillic(text)
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// guessCyrillic takes of the Cyrillic tables the one in which small letters and the commonest ones are most.
func guessCyrillic(text []byte) string {
	best, most := "", -1
	for _, name := range []string{"windows-1251", "koi8-u", "ibm866", "iso-8859-5", "x-mac-cyrillic"} {
		decoded, err := lookup(name).NewDecoder().Bytes(text[:min(len(text), 64<<10)])
		if err != nil {
			continue
		}
		score := 0
		for _, r := range string(decoded) {
			switch {
			case bytes.ContainsRune([]byte("оеаинтсрвлкі"), r):
				score += 3
			case r >= 'а' && r <= 'я', r == 'ї', r == 'є', r == 'ґ':
				score++
			case r >= 0x2500 && r < 0x25a0, r < ' ' && r != '\n' && r != '\r' && r != '\t':
				score -= 3
			}
		}
		if score > most {
			best, most = name, score
		}
	}
	return best
}

func lookup(name string) encoding.Encoding {
	i := slices.IndexFunc(encodings, func(e encodingOf) bool { return e.name == name })
	if i < 0 {
		return nil
	}
	return encodings[i]
}

// decode gives the text in UTF-8 without its mark. Bytes that the encoding has no letter for become U+FFFD;
// bad is the first of them, −1 for none.
func decode(text []byte, name string) (decoded []byte, bad int) {
	for _, m := range marks {
		if m.name == name {
			text = bytes.TrimPrefix(text, m.mark)
		}
	}
	if name != UTF8 {
		text, _ = lookup(name).NewDecoder().Bytes(text) // a decoder replaces, and does not fail
	} else if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return text, bytes.IndexRune(text, utf8.RuneError)
}
