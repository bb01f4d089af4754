package ui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// monospaced measures a letter as one px.
func monospaced(text string) float32 { return float32(utf8.RuneCountInString(text)) }

func TestLinesBreakAtSpaces(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		width float32
		want  []string
	}{
		"fits":                  {"de facto", 20, []string{"de facto"}},
		"breaks":                {"Recognition, de facto", 13, []string{"Recognition,", "de facto"}},
		"to the px":             {"ab cd", 5, []string{"ab cd"}},
		"a word too wide":       {"Запоріжжя", 4, []string{"Запо", "ріжж", "я"}},
		"wide after narrow":     {"a Zaporizhzhia", 8, []string{"a", "Zaporizh", "zhia"}},
		"paragraphs":            {"one\ntwo", 20, []string{"one", "two"}},
		"nothing":               {"", 20, []string{""}},
		"no room at all":        {"ab", 0, []string{"a", "b"}},
		"spaces are one":        {"a   b", 20, []string{"a b"}},
		"a hyphen is no breach": {"2014-04", 20, []string{"2014-04"}},
	} {
		if got := wrap(c.text, c.width, monospaced); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWhatDoesNotFitEndsInDots(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		width float32
		want  string
	}{
		"fits":              {"Crimea", 6, "Crimea"},
		"cut":               {"Crimea", 4, "Cri…"},
		"no comma is left":  {"Luhansk, Donetsk", 9, "Luhansk…"},
		"letters are whole": {"Їжак", 3, "Їж…"},
		"no room":           {"Crimea", 0, "…"},
		"nothing":           {"", 0, ""},
	} {
		if got := cut(c.text, c.width, monospaced); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func FuzzWrappedLinesKeepEveryLetter(f *testing.F) {
	f.Add("Deferred to talks after a full ceasefire", 7)
	f.Add("Автономна Республіка Крим", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) || width < 1 || len(text) > 500 {
			t.Skip()
		}
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		lines := wrap(text, float32(width), monospaced)
		if got := letters(strings.Join(lines, "")); got != letters(text) {
			t.Errorf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if monospaced(line) > float32(width) {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}

func TestTextTakesTheHeightOfItsLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	text := strings.Repeat("word ", 40)
	narrow, wide := newProse(text, body).heightFor(100), newProse(text, body).heightFor(1000)
	if narrow <= wide || int(narrow)%18 != 0 || int(wide)%18 != 0 {
		t.Errorf("100 px wide it is %v high, 1000 px wide %v; lines step by 18", narrow, wide)
	}
	if height := newLine(text, body).heightFor(100); height != 18 {
		t.Errorf("one line is %v high", height)
	}
	if width := newCut(text, body).MinSize().Width; width != 0 {
		t.Errorf("text that may be cut asks for %v px", width)
	}
	if height := newProse("a", caption).heightFor(100); height != 17 {
		t.Errorf("a line of captions is %v high", height)
	}
}

func TestTextIsDrawnInTheColourOfTheTheme(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(compact{state.Light})
	p := newProse("Crimea", body)
	window := test.NewTempWindow(t, p)
	window.Resize(fyne.NewSize(100, 30))
	r := test.WidgetRenderer(p).(*proseRenderer)
	for _, theme := range state.Themes {
		a.Settings().SetTheme(compact{theme})
		p.Refresh()
		if want := themed(theme, "foreground"); r.texts[0].Color != want {
			t.Errorf("%s: the text is %v, want %v", theme, r.texts[0].Color, want)
		}
	}
	p.say("Luhansk")
	if r.texts[0].Text != "Luhansk" {
		t.Errorf("it still says %q", r.texts[0].Text)
	}
}

func TestWordsThatDoNotFitStandFinerOnTwoLines(t *testing.T) {
	test.NewTempApp(t)
	fine := body
	fine.size = 8
	width := fine.width("Recognition, de facto ")
	for name, c := range map[string]struct {
		text  string
		width float32
		want  string
		cut   bool
	}{
		"nothing":                {"", width, "", false},
		"it fits":                {"Deferred", width, "Deferred", false},
		"finer, it fits":         {"Recognition, de facto", width, "Recognition, de facto", false},
		"two lines":              {"Recognition, de facto (controlled part)", width, "Recognition, de facto|(controlled part)", false},
		"more than two":          {"Recognition, de facto (controlled part); Ukrainian withdrawal", width, "Recognition, de facto|(controlled part); Uk…", true},
		"a first word too wide":  {"Recognitionrecognition de facto", fine.width("Recognition"), "", true},
		"text that ends in dots": {"Deferred…", width, "Deferred…", false},
	} {
		lines, _ := fitted(c.text, c.width, body, fine)
		if got := strings.Join(lines, "|"); c.want != "" && got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if cut := cutFrom(c.text, lines); (cut != "") != c.cut {
			t.Errorf("%s: it is cut: %v, want %v", name, cut != "", c.cut)
		}
	}
}
