package words

import "testing"

func TestAListReadsAsInASentence(t *testing.T) {
	english, _ := New("en")
	for want, words := range map[string][]string{
		"":                            nil,
		"Crimea":                      {"Crimea"},
		"Donetsk and Kherson":         {"Donetsk", "Kherson"},
		"Crimea, Donetsk and Kherson": {"Crimea", "Donetsk", "Kherson"},
	} {
		if got := english.List(words); got != want {
			t.Errorf("List(%q) = %q, want %q", words, got, want)
		}
	}
}
