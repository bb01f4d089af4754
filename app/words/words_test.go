package words

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"stancemap/assets"
)

func TestALanguageIsFoundByAnyOfItsNames(t *testing.T) {
	cases := []struct {
		lang, speaks string
		notice       bool
	}{
		{"", "en", false},
		{"en", "en", false},
		{"en-GB", "en", false},
		{"en_US.UTF-8", "en", false},
		{"C", "en", false},
		{"C.UTF-8", "en", false},
		{"POSIX", "en", false},
		{"tr_TR.UTF-8", "en", true},
		{"ca@valencia", "en", true},
		{"no language", "en", true},
		{"etc/passwd", "en", true},
	}
	for _, c := range cases {
		t.Run(c.lang, func(t *testing.T) {
			w, notice := New(c.lang)
			if w.Language() != c.speaks {
				t.Errorf("speaks %s, want %s", w.Language(), c.speaks)
			}
			if (notice != "") != c.notice {
				t.Errorf("notice %q", notice)
			}
			if lacks := w.Lacks(); (lacks != "") != c.notice {
				t.Errorf("it lacks %q", lacks)
			}
			if w.Say("extent.whole") == "extent.whole" {
				t.Error("it has no words")
			}
		})
	}
}

func TestTheLocaleIsTheFirstVariableThatIsSet(t *testing.T) {
	cases := []struct{ all, messages, lang, want string }{
		{"", "", "", ""},
		{"", "", "uk_UA.UTF-8", "uk-UA"},
		{"", "fr_FR", "uk_UA.UTF-8", "fr-FR"},
		{"C", "fr_FR", "uk_UA.UTF-8", ""},
		{"sr_RS@latin", "", "", "sr-RS"},
	}
	for _, c := range cases {
		if got := Locale(c.all, c.messages, c.lang); got != c.want {
			t.Errorf("Locale(%q, %q, %q) = %q, want %q", c.all, c.messages, c.lang, got, c.want)
		}
	}
}

func TestSayFillsInValues(t *testing.T) {
	w, _ := New("en")
	cases := []struct{ got, want string }{
		{w.Say("extent.controlled-part"), "Controlled part"},
		{w.Say("export.writing", "File", "{{.File}} <b> ї"), "Writing {{.File}} <b> ї"},
		{w.Say("no.such_id"), "no.such_id"},
		{w.Count("table.rows_shown", 60, "Shown", "12"), "12 of 60 rows"},
		{w.Count("table.rows_shown", 1, "Shown", "1"), "1 of 1 row"},
		{w.Count("table.rows_shown", 0, "Shown", "0"), "0 of 0 rows"},
		{w.Count("table.rows_shown", 100000, "Shown", "12"), "12 of 100,000 rows"},
		{w.Number(26081.5), "26,081.5"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDatesAreWrittenAsPreciselyAsTheyAreKnown(t *testing.T) {
	w, _ := New("en")
	cases := []struct{ iso, short, long string }{
		{"2025-04-25", "25 Apr 2025", "25 April 2025"},
		{"2025-12-01", "1 Dec 2025", "1 December 2025"},
		{"2026-06", "Jun 2026", "June 2026"},
		{"2026", "2026", "2026"},
		{"", "", ""},
		{"2025-02-30", "2025-02-30", "2025-02-30"},
		{"spring 2025", "spring 2025", "spring 2025"},
	}
	for _, c := range cases {
		if got := w.Date(c.iso); got != c.short {
			t.Errorf("Date(%q) = %q, want %q", c.iso, got, c.short)
		}
		if got := w.DateLong(c.iso); got != c.long {
			t.Errorf("DateLong(%q) = %q, want %q", c.iso, got, c.long)
		}
	}
}

// A second language, made up here, has its own plural forms and months, and English where it has no word.
func TestAnotherLanguageFallsBackToEnglishWordByWord(t *testing.T) {
	english, err := fs.ReadFile(assets.Translations(), "active.en.json")
	if err != nil {
		t.Fatal(err)
	}
	before := bundle
	t.Cleanup(func() { bundle = before })
	bundle = load(fstest.MapFS{
		"active.en.json": {Data: english},
		"active.uk.json": {Data: []byte(`{
			"extent.whole": "Уся область",
			"date.months_of_a_day": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
			"date.months": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
			"table.rows_selected": {"one": "вибрано {{.Count}} рядок", "few": "вибрано {{.Count}} рядки", "many": "вибрано {{.Count}} рядків", "other": "вибрано {{.Count}} рядка"}
		}`)},
	})
	w, notice := New("uk_UA.UTF-8")
	if notice != "" || w.tag != language.Ukrainian {
		t.Fatalf("speaks %v, notice %q", w.tag, notice)
	}
	cases := []struct{ got, want string }{
		{w.Say("extent.whole"), "Уся область"},
		{w.Say("extent.named-part"), "Named part"},
		{w.Count("table.rows_selected", 1), "вибрано 1 рядок"},
		{w.Count("table.rows_selected", 23), "вибрано 23 рядки"},
		{w.Count("table.rows_selected", 11), "вибрано 11 рядків"},
		{w.Count("legend.all_entries", 19), "All 19 entries"},
		{w.DateLong("2025-04-25"), "25 квітня 2025"},
		{w.DateLong("2025-04"), "квітень 2025"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// One message a line, sorted by id: two people who add words do not meet, and a translator finds them.
func TestTranslationFilesAreSorted(t *testing.T) {
	names, _ := fs.Glob(assets.Translations(), "*.json")
	if !slices.Contains(names, "active.en.json") {
		t.Fatalf("there is no English among %v", names)
	}
	for _, name := range names {
		content, err := fs.ReadFile(assets.Translations(), name)
		if err != nil {
			t.Fatal(err)
		}
		var messages map[string]any
		if err := json.Unmarshal(content, &messages); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		lines := strings.Split(strings.TrimSpace(string(content)), "\n")
		if want := len(messages) + 2; len(lines) != want {
			t.Errorf("%s: %d lines, want %d: each message once, on one line", name, len(lines), want)
		}
		var ids []string
		for _, line := range lines[1 : len(lines)-1] {
			id, _, _ := strings.Cut(strings.TrimSpace(line), `":`)
			ids = append(ids, strings.TrimPrefix(id, `"`))
		}
		if !slices.IsSorted(ids) {
			for i := range ids[1:] {
				if ids[i] > ids[i+1] {
					t.Errorf("%s: %q stands before %q", name, ids[i], ids[i+1])
				}
			}
		}
	}
}

func TestEveryLanguageHasTwelveMonths(t *testing.T) {
	for _, tag := range Languages() {
		w, _ := New(tag)
		for _, list := range []string{"date.months", "date.months_of_a_day", "date.months_short"} {
			if n := len(strings.Fields(w.Say(list))); n != 12 {
				t.Errorf("%s: %s has %d names", tag, list, n)
			}
		}
	}
}
