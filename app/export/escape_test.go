package export

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var escape = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// unescaped reads a text as spreadsheets do (ECMA-376, ST_Xstring).
func unescaped(text string) string {
	return escape.ReplaceAllStringFunc(text, func(code string) string {
		unit, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil {
			return code
		}
		return string(rune(unit))
	})
}

func FuzzEveryTextSurvivesTheEscapes(f *testing.F) {
	for _, text := range append(tricky, "_xD800_", "_x_x0041_", "__x0041__", "_x005F__x005F_", "x0041_x0041_x0041_") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, underscoreMark) {
			t.Skip("refused before it is written")
		}
		byLibrary, byUs := strings.ReplaceAll(literal(text), underscoreMark, escapedUnderscore), ""
		if err := xml.Unmarshal(append(appendEscaped([]byte("<t>"), text), "</t>"...), &byUs); err != nil && textFits(text) == nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, stored := range []string{byLibrary, byUs} {
			if got := unescaped(stored); got != text && textFits(text) == nil {
				t.Errorf("%q is stored as %q and read as %q", text, stored, got)
			}
		}
	})
}

func FuzzANumberIsShownAsItWasWritten(f *testing.F) {
	for _, text := range []string{"0", "27.180", "-0.5", "1e5", "100000000000000", "0.1", "999999999999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		number, decimals, ok := numberOf(text)
		if ok && strconv.FormatFloat(number, 'f', decimals, 64) != text {
			t.Errorf("%q is shown as %q", text, strconv.FormatFloat(number, 'f', decimals, 64))
		}
	})
}
