package data

import (
	"strings"
	"testing"
)

const reuters = `{"id": "up-2025", "type": "article-newspaper", "title": "Terms & 100 % {of} it_all", "container-title": "Ukrainska Pravda", "language": "en",
	"issued": {"date-parts": [[2025, 4, 26]]}, "accessed": {"date-parts": [[2026, 11, 22]]}, "URL": "https://example.org/a_b?c=1&d=50%25#e",
	"custom": {"origin": "Reuters", "origin_date": "2025-04-25", "carrier": "Ukrainska Pravda"}, "volume": 7}`

func source(t *testing.T, item string) Source {
	t.Helper()
	s, err := ParseSource([]byte(item))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASourceIsShownByOriginDateAndCarrier(t *testing.T) {
	cases := []struct{ name, item, want string }{
		{"an outlet carries an agency", reuters, "Reuters, 25 Apr 2025, as carried by Ukrainska Pravda"},
		{"an outlet on its own", `{"id": "a", "type": "webpage", "container-title": "WION", "issued": "2025-04-25"}`, "WION, 25 Apr 2025"},
		{"a month alone", `{"id": "a", "type": "webpage", "container-title": "The Gaze", "issued": {"date-parts": [[2025, 4]]}}`, "The Gaze, Apr 2025"},
		{"a publisher and a year", `{"id": "a", "type": "dataset", "publisher": "State Statistics Service", "issued": {"date-parts": [[2021]]}}`, "State Statistics Service, 2021"},
		{"no date", `{"id": "a", "type": "webpage", "container-title": "Wikipedia"}`, "Wikipedia"},
		{"a title alone", `{"id": "a", "type": "webpage", "title": "A speech"}`, "A speech"},
		{"a re-post", `{"id": "a", "type": "webpage", "container-title": "iwpost.com", "issued": "2025-04-25", "custom": {"origin": "Reuters", "repost": true}}`, "Reuters, 25 Apr 2025, as carried by iwpost.com (re-post)"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := source(t, c.item).Short(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestACitationIsOneLine(t *testing.T) {
	want := "Reuters. “Terms & 100 % {of} it_all”. Ukrainska Pravda. 25 Apr 2025. https://example.org/a_b?c=1&d=50%25#e Read 22 Nov 2026."
	if got := source(t, reuters).Citation(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := source(t, `{"id": "a", "type": "book", "title": "“Why?”", "publisher": "A Press."}`).Citation(), "A Press. “Why?”."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Text is escaped; the address is written as it is, for BibTeX reads it verbatim.
func TestBibTeXEscapesTextButNoAddress(t *testing.T) {
	want := `@misc{up-2025,
  author = {{Reuters}},
  title = {Terms \& 100 \% \{of\} it\_all},
  howpublished = {Ukrainska Pravda},
  date = {2025-04-25},
  url = {https://example.org/a_b?c=1&d=50%25#e},
  urldate = {2026-11-22},
  langid = {en},
}
`
	if got := source(t, reuters).BibTeX(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	hostile := source(t, `{"id": "a", "type": "webpage", "title": "\\input{x} } $1 #2", "URL": "https://example.org/{a}}"}`).BibTeX()
	if opened, closed := strings.Count(hostile, "{")-strings.Count(hostile, `\{`), strings.Count(hostile, "}")-strings.Count(hostile, `\}`); opened != closed {
		t.Errorf("%d braces opened and %d closed in\n%s", opened, closed, hostile)
	}
}

func TestRISIsOneRecordOfTaggedLines(t *testing.T) {
	want := "TY  - NEWS\r\nAU  - Reuters\r\nTI  - Terms & 100 % {of} it_all\r\nT2  - Ukrainska Pravda\r\nDA  - 2025/04/25\r\nUR  - https://example.org/a_b?c=1&d=50%25#e\r\nY2  - 2026/11/22\r\nLA  - en\r\nID  - up-2025\r\nER  - \r\n"
	if got := source(t, reuters).RIS(); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	broken := source(t, `{"id": "a", "type": "webpage", "title": "One\nTY  - BOOK"}`).RIS()
	if strings.Count(broken, "TY  -") != 1 {
		t.Errorf("a title begins a record of its own:\n%s", broken)
	}
}

func TestADateOfCSLHasManyForms(t *testing.T) {
	cases := map[string]string{
		`"2025-04-25"`:                         "2025-04-25",
		`{"date-parts": [[2025, 4, 25]]}`:      "2025-04-25",
		`{"date-parts": [["2025", "4", "5"]]}`: "2025-04-05",
		`{"date-parts": [[2025, 4]]}`:          "2025-04",
		`{"date-parts": [[2025]]}`:             "2025",
		`{"raw": "2025-04"}`:                   "2025-04",
		`{"literal": "spring 2025"}`:           "",
		`null`:                                 "",
		`""`:                                   "",
	}
	for text, want := range cases {
		var date CSLDate
		if err := date.UnmarshalJSON([]byte(text)); err != nil || string(date) != want {
			t.Errorf("%s is %q, %v; want %q", text, date, err, want)
		}
	}
	for _, text := range []string{`"2025-02-30"`, `{"date-parts": [[2025, 2, 30]]}`, `{"date-parts": [[2025, 4, 25, 6]]}`, `{"date-parts": [[2025, 4.5]]}`, `{"date-parts": "2025"}`, `2025`, `[2025]`} {
		var date CSLDate
		if err := date.UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s is %q; want it refused", text, date)
		}
	}
}

// Members of an item that the program does not know survive.
func TestAnItemIsKeptWhole(t *testing.T) {
	if csl := source(t, reuters).CSL(); !strings.Contains(csl, `"volume":7`) || strings.Contains(csl, "\n") {
		t.Errorf("the item became %s", csl)
	}
}
