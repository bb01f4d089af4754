package export

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"stancemap/app/state"
)

// valueOf is what a spreadsheet stores for a cell, and the format in which it shows the text again:
// a day as a date, a number as a number with the decimals that it was written with. Months, years and
// numbers that would not come back as the same text stay text.
func valueOf(column state.Column, cell state.Cell) (value any, format string) {
	switch column.Type {
	case state.DateColumn:
		if day, ok := dayOf(cell.Text); ok {
			return day, "yyyy-mm-dd"
		}
	case state.NumberColumn, state.AnyColumn:
		if number, decimals, ok := numberOf(cell.Text); ok {
			return number, numberFormat(decimals)
		}
	}
	if cell.Text == "" {
		return nil, ""
	}
	return literal(cell.Text), ""
}

// firstDay and lastDay bound the dates that every spreadsheet shows alike: before March 1900 they
// count a day that never was.
var (
	firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)
)

func dayOf(text string) (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Before(firstDay) || day.After(lastDay) {
		return time.Time{}, false
	}
	return day, true
}

var decimalNumber = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// mostDigits is how many digits a spreadsheet keeps of a number.
const mostDigits = 15

// numberOf reads a number that a spreadsheet keeps exactly; NaN, infinities, exponents, leading zeros
// and −0 are text to it.
func numberOf(text string) (number float64, decimals int, ok bool) {
	if !decimalNumber.MatchString(text) {
		return 0, 0, false
	}
	if digits := len(strings.NewReplacer("-", "", ".", "").Replace(text)); digits > mostDigits {
		return 0, 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	if _, fraction, found := strings.Cut(text, "."); found {
		decimals = len(fraction)
	}
	same := strconv.FormatFloat(number, 'f', decimals, 64) == text && !(number == 0 && text[0] == '-')
	return number, decimals, err == nil && same
}

func numberFormat(decimals int) string {
	if decimals == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", decimals)
}
