package export

import (
	"strconv"
	"strings"
	"time"

	"stancemap/app/state"
)

// A stored value is what a spreadsheet keeps of a cell, and the format in which it shows the text again.
type stored struct {
	text     string // empty for an empty cell
	number   float64
	isNumber bool
	format   string // of numbers and days
}

// storedOf is a day as a date, a number as a number with the decimals that it was written with. Months,
// years and numbers that would not come back as the same text stay text.
func storedOf(column state.Column, cell state.Cell) stored {
	switch column.Type {
	case state.DateColumn:
		if day, ok := dayOf(cell.Text); ok {
			return stored{number: serialOf(day), isNumber: true, format: "yyyy-mm-dd"}
		}
	case state.NumberColumn, state.AnyColumn:
		if number, decimals, ok := numberOf(cell.Text); ok {
			return stored{number: number, isNumber: true, format: numberFormat(decimals)}
		}
	}
	return stored{text: cell.Text}
}

// firstDay and lastDay bound the dates that every spreadsheet shows alike: before March 1900 they
// count a day that never was.
var (
	firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)
)

// serialOf counts the days of a spreadsheet: 1 March 1900 is day 61, as if 1900 had been a leap year.
func serialOf(day time.Time) float64 {
	const secondsOfADay = 24 * 60 * 60 // a duration is too short for the days up to 9999
	return float64((day.Unix()-firstDay.Unix())/secondsOfADay + 61)
}

func dayOf(text string) (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Before(firstDay) || day.After(lastDay) {
		return time.Time{}, false
	}
	return day, true
}

// mostDigits is how many digits a spreadsheet keeps of a number.
const mostDigits = 15

// numberOf reads a number that a spreadsheet keeps exactly; NaN, infinities, exponents, leading zeros
// and −0 are text to it.
func numberOf(text string) (number float64, decimals int, ok bool) {
	digits, decimals, ok := decimalNumber(text)
	if !ok || digits > mostDigits {
		return 0, 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	same := strconv.FormatFloat(number, 'f', decimals, 64) == text && !(number == 0 && text[0] == '-')
	return number, decimals, err == nil && same
}

// decimalNumber counts the digits of a number in plain form: a minus sign or none, no leading zero, a point
// only between digits.
func decimalNumber(text string) (digits, decimals int, ok bool) {
	whole, fraction, pointed := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !onlyDigits(whole) || len(whole) > 1 && whole[0] == '0' || pointed && !onlyDigits(fraction) {
		return 0, 0, false
	}
	return len(whole) + len(fraction), len(fraction), true
}

// onlyDigits tells a text of one digit or more and nothing else.
func onlyDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

func numberFormat(decimals int) string {
	if decimals == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", decimals)
}
