package state

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"stancemap/data"
)

// inside writes a label of the dataset as it stands inside a sentence: the first letter in lower case,
// unless it begins a name. Which words are names the dataset itself shows: those that it writes with a
// capital inside its own definitions.
func (v *View) inside(label string) string {
	first := firstWord(label)
	if properWords(v.Dataset)[first] {
		return label
	}
	return lowerFirst(label)
}

var properWordsOf sync.Map // *data.Dataset → map[string]bool

// properWords are the words that the dataset writes with a capital where no sentence begins.
func properWords(d *data.Dataset) map[string]bool {
	if known, ok := properWordsOf.Load(d); ok {
		return known.(map[string]bool)
	}
	names, common := map[string]bool{}, map[string]bool{}
	for _, topic := range d.Topics {
		addProper(names, common, topic.Label, topic.Definition)
	}
	for _, stance := range d.Stances {
		addProper(names, common, stance.Label, stance.Definition)
	}
	for _, term := range d.Terms {
		addProper(names, common, term.Label, term.Definition)
	}
	for _, region := range d.Regions {
		names[firstWord(region.NameEN)] = true
	}
	for _, actor := range d.Actors {
		if allCapital(actor.Label) {
			names[firstWord(actor.Label)] = true
		}
	}
	for word := range common {
		delete(names, upperFirst(word))
	}
	known, _ := properWordsOf.LoadOrStore(d, names)
	return known.(map[string]bool)
}

// addProper adds the words of the texts with a capital that do not begin a sentence, and those in lower
// case: "States" alone is no name, for the dataset speaks of states too.
func addProper(names, common map[string]bool, texts ...string) {
	for _, text := range texts {
		begins := true
		for word := range strings.FieldsSeq(text) {
			switch plain := firstWord(word); {
			case !capital(plain):
				common[plain] = true
			case !begins:
				names[plain] = true
			}
			begins = strings.ContainsAny(word[len(word)-1:], ".:!?") || strings.HasSuffix(word, "“")
		}
	}
}

// firstWord is the text up to the first character that is no letter, without quotation marks before it.
func firstWord(text string) string {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

func capital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// allCapital reports whether each word of a name begins with a capital: "Vladimir Putin", not "Other states".
func allCapital(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if !capital(word) {
			return false
		}
	}
	return true
}
