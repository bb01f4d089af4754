package data

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// lookalikes are the letters of Cyrillic and Greek that are drawn like Latin ones (Unicode Technical Standard 39,
// confusables, those of single small letters after folding).
var lookalikes = strings.NewReplacer(
	"а", "a", "в", "b", "с", "c", "е", "e", "н", "h", "і", "i", "ј", "j", "к", "k", "м", "m", "о", "o", "р", "p", "ѕ", "s", "т", "t", "у", "y", "х", "x",
	"α", "a", "β", "b", "ε", "e", "η", "h", "ι", "i", "κ", "k", "μ", "m", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "y", "χ", "x",
	"ı", "i", "ø", "o", "ł", "l", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe",
)

// Fold makes names equal that a person takes for the same: it leaves out case, accents, blanks and signs, and
// takes letters that look alike for one.
func Fold(name string) string {
	if plain, ok := foldASCII(name); ok {
		return plain
	}
	plain := cases.Fold().String(norm.NFKD.String(name))
	plain = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, plain)
	return lookalikes.Replace(plain)
}

// foldASCII folds a name of ASCII letters, as most are, without the tables of Unicode.
func foldASCII(name string) (folded string, ok bool) {
	done := true
	for i := 0; i < len(name); i++ {
		b := name[i]
		if b >= utf8.RuneSelf {
			return "", false
		}
		done = done && (b >= 'a' && b <= 'z' || b >= '0' && b <= '9')
	}
	if done {
		return name, true
	}
	plain := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		switch b := name[i]; {
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9':
			plain = append(plain, b)
		case b >= 'A' && b <= 'Z':
			plain = append(plain, b|0x20)
		}
	}
	return string(plain), true
}

// Distance is how many letters of a must be exchanged, put in, taken out or swapped with the next for b
// (optimal string alignment); more than most are not counted exactly.
func Distance(a, b string, most int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > most || len(t)-len(s) > most {
		return most + 1
	}
	before, above, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return above[len(t)]
}

// Nearest lists those of the words that a text may stand for, the nearest first: equal when folded, else with
// up to a third of the letters, and no more than three, different.
func Nearest(text string, words []string) []string {
	key := Fold(text)
	most := min(len([]rune(key))/3, 3)
	far := map[string]int{}
	for _, word := range words {
		if d := Distance(key, Fold(word), most); key != "" && d <= most {
			far[word] = d
		}
	}
	near := slices.Collect(maps.Keys(far))
	slices.SortFunc(near, func(a, b string) int { return cmp.Or(far[a]-far[b], strings.Compare(a, b)) })
	return near
}
