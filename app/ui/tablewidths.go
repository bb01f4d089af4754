package ui

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stancemap/app/state"
)

// Limits of what is measured of a table to share out its room.
const (
	needRows  = 1000 // a longer table is measured at its top
	needWords = 3    // of each column, those with the most letters
	needMost  = 200  // px; a word that is wider may be cut
)

// columnNeeds are the widths below which a column would break a word, its title's included: px with the
// insets of a cell and the swatch of a stance. Addresses are no words.
func columnNeeds(s *state.Sheet) []float32 {
	needs := make([]float32, len(s.Columns))
	rows := s.Rows[:min(len(s.Rows), needRows)]
	for i, column := range s.Columns {
		title := small
		title.bold = true
		for _, word := range longestWords([]string{column.Title}) {
			needs[i] = max(needs[i], needFor(title.width(word)))
		}
		if column.Type == state.LinkColumn {
			continue
		}
		texts, before := make([]string, len(rows)), float32(0)
		for n, row := range rows {
			cell := s.Cell(row, i)
			texts[n] = cell.Text
			if cell.Entry != nil {
				before = swatchWide + markGap
			}
		}
		for _, word := range longestWords(texts) {
			// The row under the cursor has its first cell in bold.
			needs[i] = max(needs[i], needFor(before+cellLook(state.Cell{}, i == 0).width(word)))
		}
	}
	return needs
}

// needFor is the width of a column for content of a width, in whole px.
func needFor(content float32) float32 {
	return min(needMost, float32(math.Ceil(float64(content)))+2*cellInset)
}

// longestWords are the words with the most letters among texts, a few of them as letters differ in width.
func longestWords(texts []string) []string {
	var longest []string
	letters := func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) }
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			if len(longest) == needWords && letters(longest[needWords-1], word) <= 0 || slices.Contains(longest, word) {
				continue
			}
			longest = append(longest, word)
			slices.SortStableFunc(longest, letters)
			longest = longest[:min(len(longest), needWords)]
		}
	}
	return longest
}

// columnWidths shares the room out in proportion; a column that would break a word takes from the others.
// Where a column would get too little of its width, the spare ones leave; where none is left that could,
// the table is wider than its room and scrolls.
func columnWidths(columns []state.Column, needs []float32, room float32) []float32 {
	widths, total, left := make([]float32, len(columns)), float32(0), map[int]bool{}
	wanted := func(i int) float32 { return max(float32(columns[i].Width), needs[i]) }
	for i := range columns {
		total += wanted(i)
	}
	for total*leastShare > room {
		most := -1
		for i, column := range columns {
			if !left[i] && column.Spare > 0 && (most < 0 || column.Spare > columns[most].Spare) {
				most = i
			}
		}
		if most < 0 {
			break
		}
		left[most] = true
		total -= wanted(most)
	}
	share := room / total
	if total*leastShare > room {
		share = 1
	}
	for i := range columns {
		if !left[i] {
			widths[i] = float32(int(wanted(i) * share))
		}
	}
	if share < 1 {
		giveNeeds(widths, needs)
	}
	return widths
}

// giveNeeds raises the columns that are narrower than they need, and takes that from the widest others.
func giveNeeds(widths, needs []float32) {
	for i, width := range widths {
		if width == 0 {
			continue
		}
		for lacks := needs[i] - width; lacks > 0; {
			from := -1
			for j := range widths {
				if spare := widths[j] - needs[j]; j != i && widths[j] > 0 && spare >= 1 && (from < 0 || spare > widths[from]-needs[from]) {
					from = j
				}
			}
			if from < 0 {
				break
			}
			step := min(lacks, max(1, float32(int(widths[from]-needs[from])/2)))
			widths[from] -= step
			widths[i] += step
			lacks -= step
		}
	}
}
