package export

import (
	"math"
	"strings"
)

// Widths are in the unit of spreadsheets: digits of the standard font, which are about 7 px wide.
const (
	pixelsPerUnit = 7
	filterButton  = 3.0 // of the head that its button covers
	narrowest     = 8.0
	widestWord    = 46.0 // a longer word is broken
	padding       = 3.0  // left and right of a text
	measuredRows  = 2000 // rows that are looked at for the width of a column
)

// widthsOf fits columns to what stands in them: no wider than the longest text, no wider than the
// column's share of a screen, but wide enough for its longest word.
func widthsOf(s sheet) []float64 {
	widths := make([]float64, len(s.Columns))
	for i, column := range s.Columns {
		head := lengthOf(s.heads[i]) + filterButton + padding
		longest, word := min(head, column.Width/pixelsPerUnit), longestWord(s.heads[i])+filterButton+padding
		for _, row := range s.Rows[:min(len(s.Rows), measuredRows)] {
			longest = max(longest, lengthOf(row.Cells[i].Text)+padding)
			if !clipped(column) {
				word = max(word, longestWord(row.Cells[i].Text)+padding)
			}
		}
		width := min(longest, column.Width/pixelsPerUnit)
		widths[i] = math.Ceil(max(narrowest, width, min(word, widestWord)))
	}
	return widths
}

func total(widths []float64) float64 {
	sum := 0.0
	for _, width := range widths {
		sum += width
	}
	return sum
}

// lengthOf is about how many digits wide the longest line of a text is.
func lengthOf(text string) float64 {
	longest := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, widthOf(line))
	}
	return longest
}

func longestWord(text string) float64 {
	longest := 0.0
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, widthOf(word))
	}
	return longest
}

// widthOf estimates: capitals and wide letters take more than a digit, thin ones less.
func widthOf(text string) float64 {
	width := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'’|!()[] -", r):
			width += 0.65
		case strings.ContainsRune("mwMWШЩЖЮФЫшщжюфы—", r), r > 0x2E7F:
			width += 1.6
		case r >= 'A' && r <= 'Z', r >= 'А' && r <= 'Я':
			width += 1.2
		default:
			width++
		}
	}
	return width
}

// linesOf estimates on how many lines a text stands in a column. Words that are wider than the column
// are broken.
func linesOf(text string, width float64) int {
	width = max(width-padding, 1)
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines++
		at := 0.0
		for word := range strings.FieldsSeq(line) {
			length := widthOf(word)
			switch {
			case at == 0:
				at = length
			case at+0.65+length <= width:
				at += 0.65 + length
			default:
				lines, at = lines+1, length
			}
			for at > width {
				lines, at = lines+1, at-width
			}
		}
	}
	return lines
}

// heightOf is the height of a row in points: 27 holds two lines; 409 is the most a spreadsheet gives.
func heightOf(lines int) float64 {
	return min(max(27, float64(lines)*14+3), 409)
}

// heightOfText is the height in points of a row of a page that holds a text in a column of so many digits.
func heightOfText(text string, width float64) float64 {
	return min(float64(linesOf(text, width))*14+4, 409)
}
