package mapping

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stancemap/data"
)

// generic are the words that stand beside the name of a region and are left out where names are compared.
var generic = map[string]bool{}

func init() {
	for _, word := range strings.Fields("oblast region province district county state republic autonomous territory area of the kanton canton land " +
		"область обл регион край республика автономная район област регіон республіка автономна края") {
		generic[data.Fold(word)] = true
	}
}

// bare is a folded name without the words that only say that it is a region.
func bare(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := words[:0:0]
	for _, word := range words {
		if !generic[data.Fold(word)] {
			kept = append(kept, word)
		}
	}
	return data.Fold(strings.Join(kept, " "))
}

// slug makes an id of a name: small Latin letters, digits and hyphens, other letters written in Latin ones.
func slug(name string) string {
	var id strings.Builder
	gap := false
	for _, r := range cases.Fold().String(norm.NFC.String(name)) {
		text, silent := latin[r]
		if silent = silent && text == ""; silent {
			continue
		}
		if text == "" {
			if base := []rune(norm.NFD.String(string(r)))[0]; base < 0x80 && (unicode.IsLetter(base) || unicode.IsDigit(base)) {
				text = string(base)
			} else if latin[base] != "" {
				text = latin[base]
			}
		}
		if text == "" {
			gap = true
			continue
		}
		if gap && id.Len() > 0 {
			id.WriteByte('-')
		}
		gap = false
		id.WriteString(text)
		if id.Len() >= mostID {
			break
		}
	}
	return id.String()
}

// mostID is the length of an id, in bytes.
const mostID = 60

// latin writes Cyrillic letters by the Ukrainian national system of 2010, with the Russian ones beside them.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ю': "iu", 'я': "ia", 'ё': "io", 'ы': "y", 'э': "e", 'ъ': "", 'ь': "", 'ß': "ss", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i",
}
