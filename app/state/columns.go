package state

import (
	"net/url"
	"strconv"
)

// Columns is how the columns of the tables stand on screen: which were put away, as "table.column", which
// were given a width, and which tables have them in an order of their own.
type Columns struct {
	Hidden Set         `json:"hidden,omitempty"`
	Widths Widths      `json:"widths,omitempty"`
	Order  Arrangement `json:"order,omitempty"`
}

// Widths are those that columns were given by hand, in px, as one canonical string in the form of a query:
// "positions.region=120&positions.summary=300".
type Widths string

// Of is the width of a column, 0 for one that was given none.
func (w Widths) Of(tab Tab, column string) float64 {
	values, _ := url.ParseQuery(string(w)) // what was edited by hand holds what could be read of it
	width, err := strconv.ParseFloat(values.Get(columnKey(tab, column)), 64)
	if err != nil || !(width >= leastColumn && width <= mostColumn) {
		return 0
	}
	return width
}

// With gives a column a width; 0 takes it back.
func (w Widths) With(tab Tab, column string, width float64) Widths {
	values, _ := url.ParseQuery(string(w))
	values.Del(columnKey(tab, column))
	if width > 0 {
		width = min(max(width, leastColumn), mostColumn)
		values.Set(columnKey(tab, column), strconv.FormatFloat(width, 'f', 0, 64))
	}
	return Widths(values.Encode())
}

// Widths by hand lie between these, in px.
const (
	leastColumn = 48
	mostColumn  = 1200
)

func columnKey(tab Tab, column string) string { return string(tab) + "." + column }

// arrange marks the columns of a sheet that were put away or given a width, and puts them into the order
// that they were given. The first names its row and stays.
func (c Columns) arrange(tab Tab, s *Sheet) {
	if c == (Columns{}) {
		return
	}
	own := s.Columns
	s.order = c.Order.of(tab, own)
	s.Columns = make([]Column, len(own))
	for i := range own {
		column := own[s.place(i)]
		column.Hidden = i > 0 && c.Hidden.Has(columnKey(tab, column.ID))
		column.Set = c.Widths.Of(tab, column.ID)
		s.Columns[i] = column
	}
}

// HideColumn puts a column of the table away, or brings it back; the first stays.
func (s *Store) HideColumn(column string, hidden bool) {
	next := s.state
	if column == s.view.Sheet.Columns[0].ID {
		return
	}
	if key := columnKey(next.Table.Tab, column); next.Columns.Hidden.Has(key) != hidden {
		next.Columns.Hidden = next.Columns.Hidden.Toggle(key)
	}
	s.change(next)
}

// MoveColumn puts a column of the table before another one; before none it stands last. The first stays.
func (s *Store) MoveColumn(column, before string) {
	columns := s.view.Sheet.Columns
	if column == before || column == columns[0].ID || before == columns[0].ID {
		return
	}
	var ids []string
	for _, each := range columns {
		if each.ID == before {
			ids = append(ids, column)
		}
		if each.ID != column {
			ids = append(ids, each.ID)
		}
	}
	if len(ids) < len(columns) {
		ids = append(ids, column)
	}
	next := s.state
	next.Columns.Order = next.Columns.Order.With(next.Table.Tab, s.view.whole.Columns, ids)
	s.change(next)
}

// ResetColumns brings every column of the table back, in its own place and in the width that the window
// gives it.
func (s *Store) ResetColumns() {
	next := s.state
	next.Columns.Order = next.Columns.Order.With(next.Table.Tab, s.view.whole.Columns, nil)
	for _, column := range s.view.Sheet.Columns {
		if key := columnKey(next.Table.Tab, column.ID); next.Columns.Hidden.Has(key) {
			next.Columns.Hidden = next.Columns.Hidden.Toggle(key)
		}
		next.Columns.Widths = next.Columns.Widths.With(next.Table.Tab, column.ID, 0)
	}
	s.change(next)
}

// SizeColumn gives a column of the table a width in px; 0 leaves it to the window.
func (s *Store) SizeColumn(column string, width float64) {
	next := s.state
	next.Columns.Widths = next.Columns.Widths.With(next.Table.Tab, column, width)
	s.change(next)
}
