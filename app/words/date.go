package words

import (
	"strconv"
	"strings"
	"time"
)

// Date writes an ISO date short: "25 Apr 2025", "Jun 2026", "2026". What is no such date comes back as it is.
func (w Words) Date(iso string) string {
	return w.date(iso, "date.months_short", "date.months_short")
}

// DateLong writes an ISO date in full: "25 April 2025", "June 2026", "2026". What is no such date comes back as it is.
func (w Words) DateLong(iso string) string {
	return w.date(iso, "date.months_of_a_day", "date.months")
}

// date takes two lists of months, as many languages bend the name of a month that follows a day.
func (w Words) date(iso, monthsOfADay, monthsAlone string) string {
	if day, err := time.Parse(time.DateOnly, iso); err == nil {
		return w.Say("date.day", "Day", strconv.Itoa(day.Day()), "Month", w.month(monthsOfADay, day), "Year", iso[:4])
	}
	if month, err := time.Parse("2006-01", iso); err == nil {
		return w.Say("date.month", "Month", w.month(monthsAlone, month), "Year", iso[:4])
	}
	return iso
}

func (w Words) month(list string, date time.Time) string {
	names := strings.Fields(w.Say(list))
	if len(names) != 12 {
		return date.Month().String() // a translation with a fault; a test counts them
	}
	return names[date.Month()-1]
}
