package mapping

import (
	"fmt"
	"strings"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// silent are the words, folded, for a text that says nothing, and for one in which nothing was found.
var silent = map[string]string{}

func init() {
	for code, words := range map[string]string{
		data.NotAddressed: "not addressed|not mentioned|no mention|silent|silence|not covered|none|nothing|not in text|не згадано|не упомянуто|не указано|нет|немає|nicht erwähnt|no mencionado|non mentionné",
		data.NotFound:     "not found|unknown|no data|?|-|–|—|n/a|na|nd|no information|unclear|не знайдено|не найдено|неизвестно|невідомо|unbekannt|desconocido|inconnu",
		data.Other:        "other|misc|інше|другое|andere|otro|autre",
	} {
		for _, word := range strings.Split(words, "|") {
			silent[wordKey(word)] = code
		}
	}
}

// wordKey folds a value; signs alone, such as "?", stay themselves.
func wordKey(value string) string {
	if key := data.Fold(value); key != "" {
		return key
	}
	return strings.TrimSpace(value)
}

// guessMeanings gives every value in the columns of stances a meaning: a stance of the program's own lists
// where the value is its code or its label, silence where it says so, else a stance of its own.
func (m Mapping) guessMeanings(g grid.Grid) Mapping {
	known, codes := map[string]Meaning{}, map[string]string{}
	for _, meaning := range m.Stances {
		known[wordKey(meaning.Value)] = meaning
		codes[meaning.Code] = meaning.Label
	}
	for _, value := range m.stanceValues(g) {
		key := wordKey(value)
		if _, ok := known[key]; ok {
			continue
		}
		meaning := meaningOf(value, codes)
		known[key], codes[meaning.Code] = meaning, meaning.Label
		m.Stances = append(m.Stances, meaning)
	}
	return m
}

// MostStances is how many stances a scale can have.
const MostStances = 200

// stanceValues are the distinct values of the stances, in the order of the table.
func (m Mapping) stanceValues(g grid.Grid) []string {
	var values []string
	seen := map[string]bool{}
	columns := m.All(Stance)
	for i := range g.Rows {
		for _, column := range columns {
			value := g.Cell(i, column)
			if key := wordKey(value); value != "" && !seen[key] && len(seen) < MostStances {
				seen[key] = true
				values = append(values, value)
			}
		}
	}
	return values
}

// OwnMeaning is a stance of its own for a value.
func OwnMeaning(value string) Meaning { return ownMeaning(value, map[string]string{}) }

func meaningOf(value string, codes map[string]string) Meaning {
	if stance, ok := builtin(value); ok {
		return Meaning{value, stance.Code, stance.Label}
	}
	if code, ok := silent[wordKey(value)]; ok {
		stance, _ := data.Bundled().Stance(data.TerritoryKind, code)
		return Meaning{value, code, stance.Label}
	}
	return ownMeaning(value, codes)
}

func ownMeaning(value string, codes map[string]string) Meaning {
	code := strings.ReplaceAll(slug(value), "-", "_")
	if code == "" {
		code = "stance"
	}
	free := code
	for n := 2; ; n++ {
		if _, taken := codes[free]; !taken && !isBuiltin(free) {
			return Meaning{value, free, label(value)}
		}
		free = fmt.Sprintf("%s_%d", code, n)
	}
}

func builtin(value string) (data.Stance, bool) {
	key := wordKey(value)
	for _, stance := range data.Bundled().StancesOf(data.TerritoryKind) {
		if wordKey(stance.Code) == key || wordKey(stance.Label) == key {
			return stance, true
		}
	}
	return data.Stance{}, false
}

func isBuiltin(code string) bool {
	_, ok := data.Bundled().Stance(data.TerritoryKind, code)
	return ok
}

// mostLabel is the length of the words for a stance, in letters.
const mostLabel = 80

// label is a value as words on one line, written with a capital.
func label(value string) string {
	letters := []rune(strings.Join(strings.Fields(value), " "))
	if len(letters) > mostLabel {
		letters = append(letters[:mostLabel-1], '…')
	}
	if len(letters) > 0 {
		letters[0] = []rune(strings.ToUpper(string(letters[0])))[0]
	}
	return string(letters)
}
