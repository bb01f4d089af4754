package words

import "testing"

func TestAListReadsAsASentenceDoes(t *testing.T) {
	w, _ := New("en")
	cases := []struct {
		words []string
		want  string
	}{
		{nil, ""},
		{[]string{"Crimea"}, "Crimea"},
		{[]string{"Crimea", "Kherson"}, "Crimea and Kherson"},
		{[]string{"Crimea", "Donetsk", "Kherson"}, "Crimea, Donetsk and Kherson"},
	}
	for _, c := range cases {
		if got := w.List(c.words); got != c.want {
			t.Errorf("List(%v) = %q, want %q", c.words, got, c.want)
		}
	}
}
