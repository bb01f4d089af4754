package state

import "time"

// Year is the place of a date along time, in years: 1 July 2025 is about 2025.5. A month and a year stand
// in their middle. It is false for what is no such date.
func Year(date string) (year float64, ok bool) {
	begin, end, ok := span(date)
	if !ok {
		return 0, false
	}
	middle := begin.Add(end.Sub(begin) / 2)
	first := time.Date(middle.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
	next := first.AddDate(1, 0, 0)
	return float64(middle.Year()) + float64(middle.Sub(first))/float64(next.Sub(first)), true
}

// span is when a day, a month or a year begins and ends.
func span(date string) (begin, end time.Time, ok bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if at, err := time.Parse(form.layout, date); err == nil {
			return at, at.AddDate(form.years, form.months, form.days), true
		}
	}
	return begin, end, false
}

// A Moment is a row of the timeline that has a date.
type Moment struct {
	Row      int // of the table
	Year     float64
	Proposal bool
	First    bool // it is the proposal on the map
	Second   bool // it is the one compared with
	Words    string
}

// Moments are the rows of the timeline with a date, in its order.
func (v *View) Moments() (moments []Moment) {
	for i, row := range v.Sheet.Rows {
		date := row.Cells[1].Text
		year, ok := Year(date)
		if !ok {
			continue
		}
		m := Moment{Row: i, Year: year, Proposal: row.Record == Record{}}
		if m.Proposal {
			m.First, m.Second = row.Account.Proposal == v.State.Show.First.Proposal, row.Account.Proposal == v.State.Show.Second.Proposal
		}
		m.Words = v.Words.Say("timeline.moment", "Date", v.Words.Date(date), "Kind", row.Cells[2].Text, "Title", row.Cells[0].Text)
		moments = append(moments, m)
	}
	return moments
}

// A Tick is a mark of the axis of time.
type Tick struct {
	Year  float64
	Label string
}

// tickMonths are the steps that an axis of time can have, in months.
var tickMonths = []int{1, 2, 3, 6, 12, 24, 60}

// Ticks are the marks of an axis between two years, as many as there is room for at least so many years
// apart.
func (v *View) Ticks(from, to, apart float64) (ticks []Tick) {
	step := tickMonths[len(tickMonths)-1]
	for _, months := range tickMonths {
		if float64(months)/12 >= apart {
			step = months
			break
		}
	}
	first := int(from*12) / step * step
	for month := first; float64(month)/12 <= to; month += step {
		at := time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
		year, _, _ := span(at.Format(time.DateOnly))
		tick := Tick{Year: float64(year.Year()) + float64(year.YearDay()-1)/365.25, Label: at.Format("2006")}
		if step < 12 {
			tick.Label = v.Words.Date(at.Format("2006-01"))
		}
		if tick.Year >= from {
			ticks = append(ticks, tick)
		}
	}
	return ticks
}
