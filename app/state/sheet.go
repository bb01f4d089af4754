package state

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"stancemap/data"
)

// A Sheet is a table ready to show: window, workbook and CSV write the same one.
type Sheet struct {
	ID      string // stable, such as "positions"
	Title   string
	About   string
	Columns []Column
	Rows    []Row
	Of      int    // rows before the filter; more than len(Rows) where it took some out
	Status  string // on screen: "12 of 60 rows"
	Empty   string // on screen: why there is no row

	Limits []Limit // on screen: what takes rows out

	order []int // on screen: which cell of a row stands under each column; nil where each does under its own
}

// place is where the cells of a column lie in a row.
func (s *Sheet) place(column int) int {
	if s.order == nil {
		return column
	}
	return s.order[column]
}

// Cell is what stands in a row under a column of the sheet.
func (s *Sheet) Cell(row Row, column int) Cell { return row.Cells[s.place(column)] }

// A Column is described once: what it is called, what kind of value stands in it, how wide it is.
type Column struct {
	ID    string // the column of the form, the same in every language; else a stable name
	Title string
	Type  ColumnType
	Width float64 // share of the screen's width at 1280 px, in px
	Spare int     // on screen the column leaves where room is short, the largest first; 0 stays
	OnMap bool    // it tells the account that is on the map

	Hidden bool    // on screen: it was put away
	Set    float64 // on screen: the width that it was given by hand, in px; 0 for none
}

// A ColumnType says how values are compared and written.
type ColumnType string

// The types of column.
const (
	TextColumn   ColumnType = "text"
	NumberColumn ColumnType = "number"
	DateColumn   ColumnType = "date"
	LinkColumn   ColumnType = "link"
	StanceColumn ColumnType = "stance"
	AnyColumn    ColumnType = "any" // a number where the text reads as one
)

// A Row is one line of a sheet. Subject and Account say what it speaks of, where it speaks of one.
type Row struct {
	Key     string
	Subject Subject
	Account Account
	Record  Record // of a source or an event
	Cells   []Cell // in the sheet's own order; Sheet.Cell finds the one of a column
}

// A Cell is a value as text, with what its look follows from. Text is exact: dates are ISO, numbers
// have a decimal point.
type Cell struct {
	Text  string
	Entry *Entry // member of a scale, for stance cells
	URL   string
	Muted bool // the text says that nothing is stated
	Mark  bool // the mark for accounts that differ stands before the text
}

// notApplicable is the text of a cell for which there can be no value. It is sorted like a blank.
const notApplicable = "–"

// Row finds the row that speaks of a subject: of just this one or, in a table by region, of its region.
// It is -1 where none does.
func (s *Sheet) Row(subject Subject) int {
	if subject == (Subject{}) {
		return -1
	}
	for i, row := range s.Rows {
		of := row.Subject
		if of == subject || (s.ID == string(ByRegion) || of.Topic == "" && of.Region != "") && of.Region == subject.Region {
			return i
		}
	}
	return -1
}

// RowOf finds the row that speaks of an account as a whole; it is -1 where none does.
func (s *Sheet) RowOf(id Account) int {
	return slices.IndexFunc(s.Rows, func(row Row) bool { return row.Account == id && row.Subject == Subject{} })
}

// Sorted gives the sheet's rows in the order of a column: numbers by value, dates by time, text in
// the order of the language, blanks last in both directions. In a column of both, numbers stand before
// text. Rows that are equal keep their order.
func (s *Sheet) Sorted(column int, descending bool, lang string) []Row {
	keys := s.sortKeys(column, lang)
	slices.SortStableFunc(keys, func(a, b sortKey) int {
		if a.blank || b.blank {
			return cmp.Compare(rank(a.blank), rank(b.blank))
		}
		order := cmp.Or(cmp.Compare(rank(!a.isNumber), rank(!b.isNumber)), cmp.Compare(a.number, b.number), bytes.Compare(a.text, b.text))
		if descending {
			return -order
		}
		return order
	})
	rows := make([]Row, len(keys))
	for i, key := range keys {
		rows[i] = key.row
	}
	return rows
}

// A sortKey is what a row is sorted by, made once: comparing by language is slow.
type sortKey struct {
	row      Row
	blank    bool
	isNumber bool
	number   float64
	text     []byte // collation key; empty for a number
}

func (s *Sheet) sortKeys(column int, lang string) []sortKey {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.English
	}
	collator := collate.New(tag, collate.Numeric)
	buffer := &collate.Buffer{}
	numbers := s.Columns[column].Type == NumberColumn || s.Columns[column].Type == AnyColumn
	keys := make([]sortKey, len(s.Rows))
	for i, row := range s.Rows {
		text := s.Cell(row, column).Text
		key := sortKey{row: row, blank: text == "" || text == notApplicable}
		if numbers {
			key.number, key.isNumber = data.Number(text).Float()
		}
		if !key.isNumber {
			key.number, key.text = 0, collator.KeyFromString(buffer, text)
		}
		keys[i] = key
	}
	return keys
}

// rank puts false before true.
func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}

// TSV writes rows as text to paste into a spreadsheet, below the titles of the columns. Columns that were
// put away are left out. A value with a tab, a quotation mark or a line break is quoted, and what a
// spreadsheet would run as a formula is guarded.
func (s *Sheet) TSV(rows ...Row) string {
	var text strings.Builder
	w := csv.NewWriter(&text)
	w.Comma = '\t'
	line := func(value func(column int) string) {
		var values []string
		for i, column := range s.Columns {
			if !column.Hidden {
				values = append(values, Guarded(value(i)))
			}
		}
		_ = w.Write(values) // a builder takes everything
	}
	line(func(i int) string { return s.Columns[i].Title })
	for _, row := range rows {
		line(func(i int) string { return s.Cell(row, i).Text })
	}
	w.Flush()
	return text.String()
}
