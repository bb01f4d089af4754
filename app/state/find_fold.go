package state

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold makes text comparable with what people type: without case, accents, apostrophes and punctuation,
// words parted by one space. Letters of an alphabet of their own stay (й, ї), but ё is е, as most write.
func fold(text string) string {
	if folded, ok := foldASCII(text); ok {
		return folded
	}
	text = cases.Fold().String(norm.NFKD.String(apostrophes.Replace(text)))
	w := wordWriter{}
	w.Grow(len(text))
	base := ' '
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r):
			if ownLetter(base, r) {
				w.WriteRune(r)
			}
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			w.write(plain(r))
		default:
			w.between = true
		}
		base = r
	}
	return w.String()
}

// apostrophes take away every sign that is used for one: "Слов’янськ" and "Слов'янськ" are the same word.
var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "‛", "", "ʼ", "", "ʻ", "", "ʹ", "", "′", "", "´", "", "`", "", "＇", "")

// foldASCII folds text without any other letters, which most is, without the tables of Unicode.
func foldASCII(text string) (folded string, ok bool) {
	w := wordWriter{}
	w.Grow(len(text))
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= 0x80:
			return "", false
		case c >= 'A' && c <= 'Z':
			w.write(rune(c) + 'a' - 'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			w.write(rune(c))
		case c != '\'' && c != '`':
			w.between = true
		}
	}
	return w.String(), true
}

// wordWriter writes letters, and one space before each word but the first.
type wordWriter struct {
	strings.Builder
	between bool
}

func (w *wordWriter) write(r rune) {
	if w.between && w.Len() > 0 {
		w.WriteByte(' ')
	}
	w.between = false
	w.WriteRune(r)
}

// ownLetter reports whether a mark makes another letter of its base, not an accent: й, ў, ї.
func ownLetter(base, mark rune) bool {
	const breve, diaeresis = '\u0306', '\u0308'
	return mark == breve && (base == 'и' || base == 'у') || mark == diaeresis && base == 'і'
}

// plain gives letters with a stroke, and the dotless i, the letter that people type.
func plain(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł':
		return 'l'
	case 'ø':
		return 'o'
	case 'đ':
		return 'd'
	}
	return r
}
