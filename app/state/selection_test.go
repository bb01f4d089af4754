package state

import (
	"strings"
	"testing"
)

// lettered is a sheet with a row for each letter.
func lettered(letters string) *Sheet {
	s := &Sheet{Columns: []Column{{ID: "letter"}}}
	for _, letter := range strings.Split(letters, "") {
		s.Rows = append(s.Rows, Row{Key: letter, Cells: []Cell{{Text: letter}}})
	}
	return s
}

func TestGesturesSelectRows(t *testing.T) {
	sheet, backwards := lettered("abcdef"), lettered("fedcba")
	for name, c := range map[string]struct {
		do           func(s *Selection)
		rows, cursor string
	}{
		"nothing":                          {func(*Selection) {}, "", ""},
		"one row":                          {func(s *Selection) { s.Only("b"); s.Only("c") }, "c", "c"},
		"none again":                       {func(s *Selection) { s.Only("b"); s.Only("") }, "", ""},
		"another row":                      {func(s *Selection) { s.Only("d"); s.Toggle("b") }, "bd", "b"},
		"a row less":                       {func(s *Selection) { s.Only("d"); s.Toggle("b"); s.Toggle("d") }, "b", "d"},
		"down to a row":                    {func(s *Selection) { s.Only("b"); s.Extend(sheet, 3) }, "bcd", "d"},
		"up to a row":                      {func(s *Selection) { s.Only("d"); s.Extend(sheet, 1) }, "bcd", "b"},
		"farther, and back":                {func(s *Selection) { s.Only("b"); s.Extend(sheet, 5); s.Extend(sheet, 2) }, "bc", "c"},
		"round the anchor":                 {func(s *Selection) { s.Only("c"); s.Extend(sheet, 4); s.Extend(sheet, 0) }, "abc", "a"},
		"from the row that was added":      {func(s *Selection) { s.Only("a"); s.Toggle("d"); s.Extend(sheet, 4) }, "de", "e"},
		"in another order of the rows":     {func(s *Selection) { s.Only("b"); s.Extend(backwards, 0) }, "bcdef", "f"},
		"without an anchor":                {func(s *Selection) { s.Extend(sheet, 2) }, "c", "c"},
		"with an anchor that is gone":      {func(s *Selection) { s.Only("x"); s.Extend(sheet, 2) }, "c", "c"},
		"every row, the cursor stays":      {func(s *Selection) { s.Only("b"); s.All(sheet) }, "abcdef", "b"},
		"what the filter leaves of them":   {func(s *Selection) { s.All(sheet); s.Keep(lettered("bdx")) }, "bd", ""},
		"nothing of nothing":               {func(s *Selection) { s.Keep(sheet) }, "", ""},
		"all, and then one":                {func(s *Selection) { s.All(sheet); s.Only("e") }, "e", "e"},
		"a row that was taken out is free": {func(s *Selection) { s.Toggle("e"); s.Toggle("e") }, "", "e"},
	} {
		var s Selection
		c.do(&s)
		var keys []string
		for _, row := range s.Rows(sheet) {
			keys = append(keys, row.Key)
			if !s.Has(row.Key) {
				t.Errorf("%s: %s is among the rows, and not selected", name, row.Key)
			}
		}
		if got := strings.Join(keys, ""); got != c.rows || s.Cursor != c.cursor || s.Count() != len(keys) {
			t.Errorf("%s: %q are selected (%d), the cursor is at %q; want %q, %q", name, got, s.Count(), s.Cursor, c.rows, c.cursor)
		}
	}
}

func TestFormulasAreGuardedAndNumbersAreNot(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Kherson": "Kherson", "–": "–", "-5": "-5", "+27.5": "+27.5", "a=1": "a=1",
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		"＝1+1": "'＝1+1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "-": "'-",
	} {
		if got := Guarded(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
