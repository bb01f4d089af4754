package open

import (
	"math"
	"regexp"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// textOf is the exact text of a cell, from what is shown and what is stored. The two differ only
// where a number has a format: a date comes back as year-month-day, a number with the decimals that it
// is shown with, unless the format rounds it.
func textOf(kind, shown, raw string, date1904 bool) string {
	if shown == raw {
		return shown
	}
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return shown
	}
	switch kind {
	case "date":
		return dayOf(number, shown, date1904)
	case "number", "integer", "any":
		if value, err := strconv.ParseFloat(shown, 64); err == nil && plainDecimal.MatchString(shown) && near(value, number) {
			return shown
		}
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return shown
}

var plainDecimal = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// near allows for the digits that a spreadsheet does not keep.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-14*math.Max(math.Abs(a), math.Abs(b)) }

// dayOf is the day of a serial number; with a time of day it is none, which the checker says.
func dayOf(serial float64, shown string, date1904 bool) string {
	day, err := excelize.ExcelDateToTime(serial, date1904)
	if err != nil {
		return shown
	}
	if serial != math.Trunc(serial) {
		return day.Format("2006-01-02T15:04:05")
	}
	return day.Format(time.DateOnly)
}

func at(rows [][]string, i, j int) string {
	if i >= len(rows) || j >= len(rows[i]) {
		return ""
	}
	return rows[i][j]
}

// trimmed leaves out the empty cells at the end of a row.
func trimmed(cells []string) []string {
	n := len(cells)
	for n > 0 && cells[n-1] == "" {
		n--
	}
	return cells[:n]
}

func blank(record []string) bool { return len(trimmed(record)) == 0 }
