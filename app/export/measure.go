package export

import (
	"math"
	"strings"
	"unicode"
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
		case r < unicode.MaxASCII:
			width += asciiWidths[r]
		case r == '’':
			width += thin
		case r > 0x2E7F, strings.ContainsRune("—ШЩЖЮФЫшщжюфы", r):
			width += wide
		case r >= 'А' && r <= 'Я':
			width += capital
		default:
			width++
		}
	}
	return width
}

// Widths of letters against that of a digit.
const (
	thin    = 0.65
	capital = 1.2
	wide    = 1.6
)

// asciiWidths are those of the letters that most texts are made of.
var asciiWidths = func() (widths [unicode.MaxASCII]float64) {
	for i := range widths {
		switch r := rune(i); {
		case strings.ContainsRune("iljtfrI.,:;'|!()[] -", r):
			widths[i] = thin
		case strings.ContainsRune("mwMW", r):
			widths[i] = wide
		case r >= 'A' && r <= 'Z':
			widths[i] = capital
		default:
			widths[i] = 1
		}
	}
	return widths
}()

// linesOf estimates on how many lines a text stands in a column. Words that are wider than the column
// are broken.
func linesOf(text string, width float64) int {
	width = max(width-padding, 1)
	if float64(len(text))*wide <= width && !strings.Contains(text, "\n") {
		return 1 // no letter is wider
	}
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines++
		at := 0.0
		for word := range strings.FieldsSeq(line) {
			length := widthOf(word)
			switch {
			case at == 0:
				at = length
			case at+thin+length <= width:
				at += thin + length
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
