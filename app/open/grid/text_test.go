package grid

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func encoded(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	bytes, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

const cyrillic = "область,позиція,джерело\nДонецька область,відкладено до переговорів,газета\nЛуганська область,не згадано,газета\n"

// F18: text of every kind comes out right, or what was guessed is named and can be changed.
func TestF18TextComesOutRightOrTheGuessIsNamed(t *testing.T) {
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding {
		return unicode.UTF16(order, mark)
	}
	plain := "region,stance\nCrimea,shared\n"
	longCell := strings.Repeat("word ", 200_000)
	cases := []struct {
		name, text string
		rows       [][]string // with the head
		note       string     // a part of the note on the guess; empty for none
	}{
		{"UTF-8", plain, [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"UTF-8 with a byte-order mark", "\ufeff" + plain, [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"UTF-16LE with a mark", encoded(t, utf16(unicode.LittleEndian, unicode.UseBOM), plain), [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"UTF-16BE with a mark", encoded(t, utf16(unicode.BigEndian, unicode.UseBOM), plain), [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"UTF-16LE without a mark", encoded(t, utf16(unicode.LittleEndian, unicode.IgnoreBOM), plain), [][]string{{"region", "stance"}, {"Crimea", "shared"}}, "UTF-16LE"},
		{"UTF-16BE without a mark", encoded(t, utf16(unicode.BigEndian, unicode.IgnoreBOM), plain), [][]string{{"region", "stance"}, {"Crimea", "shared"}}, "UTF-16BE"},
		{"Latin-1", encoded(t, charmap.ISO8859_1, "región,posición\nCórdoba,retirada\n"), [][]string{{"región", "posición"}, {"Córdoba", "retirada"}}, "windows-1252"},
		{"Windows-1252 with its quotation marks", encoded(t, charmap.Windows1252, "region,words\nA,“so” – yes\n"), [][]string{{"region", "words"}, {"A", "“so” – yes"}}, "windows-1252"},
		{"CP1251", encoded(t, charmap.Windows1251, cyrillic), rowsOf(cyrillic), "windows-1251"},
		{"KOI8-U", encoded(t, charmap.KOI8U, cyrillic), rowsOf(cyrillic), "koi8-u"},
		{"CP866", encoded(t, charmap.CodePage866, strings.ReplaceAll(cyrillic, "і", "и")), rowsOf(strings.ReplaceAll(cyrillic, "і", "и")), "ibm866"},
		{"rows that end with CR LF", "region,stance\r\nCrimea,shared\r\n", [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"rows that end with CR", "region,stance\rCrimea,shared\r", [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"no line end at the end", "region,stance\nCrimea,shared", [][]string{{"region", "stance"}, {"Crimea", "shared"}}, ""},
		{"semicolons", "region;stance\nCrimea;shared, for now\n", [][]string{{"region", "stance"}, {"Crimea", "shared, for now"}}, "semicolon"},
		{"tabs", "region\tstance\nCrimea\tshared\n", [][]string{{"region", "stance"}, {"Crimea", "shared"}}, "tab"},
		{"the delimiter as Excel is told it", "sep=;\r\nregion;stance\r\nCrimea;a,b,c\r\n", [][]string{{"region", "stance"}, {"Crimea", "a,b,c"}}, ""},
		{"decimal commas", "region;share\nCrimea;12,5\n", [][]string{{"region", "share"}, {"Crimea", "12,5"}}, "semicolon"},
		{"line ends in cells", "region,stance\nCrimea,\"one\r\ntwo\rthree\nfour\"\n", [][]string{{"region", "stance"}, {"Crimea", "one\ntwo\nthree\nfour"}}, ""},
		{"quotation marks", "region,stance\nCrimea,\"he said \"\"no\"\"\"\nB,so \"called\"\n", [][]string{{"region", "stance"}, {"Crimea", `he said "no"`}, {"B", `so "called"`}}, ""},
		{"combining marks", "region,stance\nЛуганськ и\u0306,e\u0301\n", [][]string{{"region", "stance"}, {"Луганськ и\u0306", "e\u0301"}}, ""},
		{"right to left", "region,stance\n\u202eCrimea,سلام\n", [][]string{{"region", "stance"}, {"\u202eCrimea", "سلام"}}, ""},
		{"emoji", "region,stance\nCrimea,🕊️ shared\n", [][]string{{"region", "stance"}, {"Crimea", "🕊️ shared"}}, ""},
		{"a cell of a megabyte", "region,stance\nCrimea," + longCell + "\n", [][]string{{"region", "stance"}, {"Crimea", longCell}}, ""},
		{"a title above the heads", "Our table of positions,,\n,,\nregion,stance,source\nCrimea,shared,paper\n", [][]string{{"region", "stance", "source"}, {"Crimea", "shared", "paper"}}, "row 3"},
	}
	if len(cases) < 24 {
		t.Errorf("%d cases, want 24", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g, err := Parse(context.Background(), "table.csv", []byte(c.text), Form{})
			if err != nil {
				t.Fatal(err)
			}
			if got := append([][]string{g.Head}, g.Rows...); !slices.EqualFunc(got, c.rows, slices.Equal[[]string]) {
				t.Errorf("read %.200q, want %.200q", got, c.rows)
			}
			if notes := strings.Join(g.Notes, "\n"); (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
				t.Errorf("the notes are %q, want %q in them", notes, c.note)
			}
		})
	}
}

func rowsOf(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimSpace(line), ","))
	}
	return rows
}

// Whatever was guessed can be said instead.
func TestF18TheGuessCanBeChanged(t *testing.T) {
	text := encoded(t, charmap.Windows1250, "region;stance\nŁódź;část\n")
	guessed, err := Parse(context.Background(), "table.csv", []byte(text), Form{})
	if err != nil || guessed.Rows[0][0] == "Łódź" {
		t.Fatalf("%v, %q: this is a case that cannot be guessed", err, guessed.Rows)
	}
	said, err := Parse(context.Background(), "table.csv", []byte(text), Form{Encoding: "windows-1250", Delimiter: ";", HeadRow: 1})
	if err != nil || said.Rows[0][0] != "Łódź" || said.Rows[0][1] != "část" || len(said.Notes) > 0 {
		t.Errorf("%v, %q, %q", err, said.Rows, said.Notes)
	}
}

func TestAFormThatThereIsNotIsRefusedWithThoseThereAre(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		form Form
		rule string
	}{
		"an encoding":                    {"a,b\n", Form{Encoding: "ebcdic"}, "encoding"},
		"a delimiter":                    {"a,b\n", Form{Delimiter: "/"}, "delimiter"},
		"a row of heads beyond":          {"a,b\n", Form{HeadRow: 9}, "header"},
		"a row of heads before":          {"a,b\n", Form{HeadRow: -1}, "header"},
		"nothing":                        {"", Form{}, "header"},
		"blank rows":                     {"\n\n\n", Form{}, "header"},
		"a zero byte":                    {"region,stance\nCrimea,a\x00b\n", Form{}, "zero-byte"},
		"a quotation mark left open":     {"region,stance\nCrimea,\"shared\n", Form{}, "csv"},
		"too many cells in a row":        {strings.Repeat(",", MostColumns+1), Form{Delimiter: ","}, "size"},
		"too many rows":                  {strings.Repeat("a\n", MostRows+1), Form{Delimiter: ","}, "size"},
		"a cell too long":                {"a\n" + strings.Repeat("x", mostCell+1), Form{Delimiter: ","}, "size"},
		"a quoted cell that is too long": {"a\n\"" + strings.Repeat("x", mostCell+1) + "\"", Form{Delimiter: ","}, "size"},
	} {
		_, err := Parse(context.Background(), "table.csv", []byte(c.text), c.form)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Rule != c.rule || fault.File != "table.csv" {
			t.Errorf("%s: %v, want the rule %s", name, err, c.rule)
		}
	}
}

func TestRowsAreCountedAsASpreadsheetCounts(t *testing.T) {
	g, err := Parse(context.Background(), "table.csv", []byte("title\n\nregion,stance\nA,x\nB,y\n\n"), Form{})
	if err != nil || len(g.Rows) != 2 || g.Number(0) != 4 || g.Number(1) != 5 {
		t.Errorf("%v, %+v", err, g)
	}
}

// Any text is read or refused with a rule; what is read is the same when it is read again from rows that were
// written by a strict writer.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "a,b\n1,2\n", "\"", "a;b\r\n\"x\"\"y\";z", "sep=\t\na\tb", "\ufeffa", "\xff\xfea\x00,\x00b\x00", "\xd0,\xcf\n", "a\rb\rc", cyrillic, "\"a\nb\",c\n,,,\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		g, err := Parse(context.Background(), "table.csv", text, Form{})
		var fault *Fault
		if err != nil {
			if !errors.As(err, &fault) || fault.Rule == "" || fault.Message == "" {
				t.Fatalf("%v is no fault with a rule", err)
			}
			return
		}
		for i := range g.Rows {
			for j := range g.Head {
				g.Cell(i, j)
			}
		}
		again, err := Parse(context.Background(), "table.csv", text, g.Form)
		if err != nil || len(again.Rows) != len(g.Rows) || !slices.Equal(again.Head, g.Head) {
			t.Fatalf("read again by its own form it differs: %v", err)
		}
	})
}
