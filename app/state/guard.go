package state

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// plainNumber is what a spreadsheet reads as a number and nothing else: −5 needs no guard.
var plainNumber = regexp.MustCompile(`^[+-]?\d+(\.\d+)?$`)

// Guarded puts an apostrophe before text that a spreadsheet would run as a formula: what begins with
// = + - @, their full-width forms, a tab or a line break (OWASP, "CSV injection"), unless it is a number.
func Guarded(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || !strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) || plainNumber.MatchString(text) {
		return text
	}
	return "'" + text
}
