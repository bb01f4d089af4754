package state

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainNumber is what a spreadsheet reads as a number and nothing else: −5 needs no guard.
var plainNumber = regexp.MustCompile(`^[+-]?\d+(\.\d+)?$`)

// Guarded puts an apostrophe before text that a spreadsheet would run as a formula: what begins with
// = + - @, their full-width forms, a tab or a line break (OWASP, "CSV injection"), unless it is a number.
// Spaces before such a sign hide nothing: gnumeric drops them, and then runs what follows.
func Guarded(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	sign, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, blank))
	runs := strings.ContainsRune("\t\r\n", first) || strings.ContainsRune("=+-@＝＋－＠", sign)
	if text == "" || !runs || plainNumber.MatchString(text) {
		return text
	}
	return "'" + text
}

// blank tells what is not seen at the start of a text: spaces of every kind, and marks without a width.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
