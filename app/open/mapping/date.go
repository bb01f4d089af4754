package mapping

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stancemap/data"
)

// A DateOrder is how day and month stand in dates written in digits.
type DateOrder string

// The orders. The empty one is guessed.
const (
	Guessed  DateOrder = ""
	DayMonth DateOrder = "day-month" // 25.04.2025, 25/4/2025
	MonthDay DateOrder = "month-day" // 04/25/2025
)

// DateOrders lists the orders.
var DateOrders = []DateOrder{Guessed, DayMonth, MonthDay}

var (
	digitDate = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
	wordDate  = regexp.MustCompile(`^(?:(\d{1,2})[.\s]+)?(\pL+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})(?:\s*(?:р|г|року|года)\.?)?$`)
)

// orderOf guesses the order from dates: a number above 12 is a day. Sure is false where none tells it.
func orderOf(texts []string) (order DateOrder, sure bool) {
	for _, text := range texts {
		parts := digitDate.FindStringSubmatch(strings.TrimSpace(text))
		if parts == nil {
			continue
		}
		first, _ := strconv.Atoi(parts[1])
		second, _ := strconv.Atoi(parts[2])
		if first > 12 {
			return DayMonth, true
		}
		if second > 12 {
			return MonthDay, true
		}
		order = DayMonth
	}
	return order, order == Guessed
}

// parseDate reads a date in any of the forms that tables have.
func parseDate(text string, order DateOrder) (data.Date, error) {
	text = strings.TrimSpace(text)
	if day, _, ok := strings.Cut(text, "T"); ok && len(day) == len(time.DateOnly) {
		text = day
	}
	if date, err := data.ParseDate(text); err == nil {
		return date, nil
	}
	if p := yearFirst.FindStringSubmatch(text); p != nil {
		return dateOf(text, p[1], p[2], p[3])
	}
	if p := digitDate.FindStringSubmatch(text); p != nil && order == MonthDay {
		return dateOf(text, p[3], p[1], p[2])
	} else if p != nil {
		return dateOf(text, p[3], p[2], p[1])
	}
	if p := wordDate.FindStringSubmatch(text); p != nil {
		if month := monthOf(p[2]); month > 0 {
			return dateOf(text, p[4], strconv.Itoa(month), p[1]+p[3])
		}
	}
	return "", fmt.Errorf("%q is no date that is known; write it as year-month-day, such as 2025-04-25", text)
}

func dateOf(text, year, month, day string) (data.Date, error) {
	written := fmt.Sprintf("%s-%02s", year, month)
	if day != "" {
		written += fmt.Sprintf("-%02s", day)
	}
	date, err := data.ParseDate(written)
	if err != nil {
		return "", fmt.Errorf("%q is no day of the calendar", text)
	}
	return date, nil
}

// months are the beginnings of the names of months in English, Ukrainian, Russian, German, French and Spanish.
var months = [12][]string{
	{"jan", "січ", "янв", "ene"}, {"feb", "лют", "фев", "fév"}, {"mar", "бер", "мар", "mär"}, {"apr", "кві", "апр", "avr", "abr"}, {"may", "тра", "май", "мая", "mai"}, {"jun", "чер", "июн", "juin"},
	{"jul", "лип", "июл", "juil"}, {"aug", "сер", "авг", "aoû", "ago"}, {"sep", "вер", "сен"}, {"oct", "жов", "окт", "okt"}, {"nov", "лис", "ноя"}, {"dec", "гру", "дек", "dez", "déc", "dic"},
}

func monthOf(name string) int {
	name = strings.ToLower(name)
	for i, beginnings := range months {
		for _, beginning := range beginnings {
			if strings.HasPrefix(name, beginning) {
				return i + 1
			}
		}
	}
	return 0
}
