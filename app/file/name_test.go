package file

import (
	"strings"
	"testing"
)

func TestF9NamesAreRefusedByTheRuleTheyBreak(t *testing.T) {
	const fine = ""
	cases := []struct{ name, unix, windows string }{
		{"stances.xlsx", fine, fine},
		{"Донецьк – Україна.csv", fine, fine},
		{"-rf", fine, fine},
		{".hidden", fine, fine},
		{"console.csv", fine, fine},
		{"COM10", fine, fine},
		{"", "empty", "empty"},
		{".", "folder", "folder"},
		{"..", "folder", "folder"},
		{"a\x00b", "zero byte", "zero byte"},
		{strings.Repeat("x", 255), fine, fine},
		{strings.Repeat("x", 256), "limit is 255", "limit is 255"},
		{strings.Repeat("ї", 200), "400 bytes", fine},
		{"map.csv.", fine, "at the end"},
		{"map ", fine, "at the end"},
		{"what?.csv", fine, `'?'`},
		{`a\b`, fine, `'\\'`},
		{"a:b", fine, `':'`},
		{"line\nbreak", fine, `'\n'`},
		{"NUL", fine, `"NUL" for a device`},
		{"con.xlsx", fine, `"con" for a device`},
		{"Aux .tar.gz", fine, `"Aux" for a device`},
		{"com1", fine, `"com1" for a device`},
		{"LPT².txt", fine, `"LPT²" for a device`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			breaks(t, CheckName(c.name, false), c.unix)
			breaks(t, CheckName(c.name, true), c.windows)
		})
	}
}

func breaks(t *testing.T, err error, rule string) {
	t.Helper()
	switch {
	case rule == "" && err != nil:
		t.Errorf("refused: %v", err)
	case rule != "" && err == nil:
		t.Errorf("accepted, want a refusal with %q", rule)
	case rule != "" && !strings.Contains(err.Error(), rule):
		t.Errorf("%v does not say %q", err, rule)
	}
}
