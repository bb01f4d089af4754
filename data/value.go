package data

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar date of the Gregorian calendar as ISO 8601 writes it: a day "2025-04-25", a
// month "2025-04" or a year "2025". The empty Date is a date that is not given.
type Date string

// ParseDate refuses text that is not a date of the calendar, such as "2025-02-30".
func ParseDate(text string) (Date, error) {
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil && t.Format(layout) == text {
			return Date(text), nil
		}
	}
	return "", fmt.Errorf("%q is not a date; write year-month-day, such as 2025-04-25, or 2025-04, or 2025", text)
}

// Time is the first instant of the date in UTC; ok is false for the empty date.
func (d Date) Time() (t time.Time, ok bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// Day reports whether the date names a day, not only a month or a year.
func (d Date) Day() bool { return len(d) == len("2006-01-02") }

// A List is several values in one cell, separated by ";". Order is kept as written.
type List []string

// ParseList splits at ";" and drops the blanks around each value; empty text is an empty list.
func ParseList(text string) List {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	values := strings.Split(text, ";")
	for i, value := range values {
		values[i] = strings.TrimSpace(value)
	}
	return values
}

func (l List) String() string { return strings.Join(l, ";") }

// SameMembers reports whether both lists name the same values in any order.
func (l List) SameMembers(other List) bool {
	a, b := slices.Clone(l), slices.Clone(other)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}

// A Number is a decimal number kept as it was written, so that "27.180" stays "27.180". The empty
// Number is a number that is not given.
type Number string

// ParseNumber accepts what a spreadsheet writes for a finite decimal number.
func ParseNumber(text string) (Number, error) {
	if text == "" {
		return "", nil
	}
	if _, ok := decimal(text); !ok {
		return "", fmt.Errorf("%q is not a number; write digits with a decimal point, such as 27180.5", text)
	}
	return Number(text), nil
}

// decimal reads a finite decimal number. What else a float parser takes, such as "inf", "0x1p4" and
// "1_000", is text.
func decimal(text string) (value float64, ok bool) {
	if strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("+-.0123456789eE", r) }) {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil && math.Abs(value) <= 1e300
}

// Float is the value in float64; ok is false for the empty number.
func (n Number) Float() (value float64, ok bool) { return decimal(string(n)) }

// A Value is a number where it reads as one, and text otherwise.
type Value string

// Float is the value of a number; ok is false for text.
func (v Value) Float() (value float64, ok bool) { return Number(v).Float() }
