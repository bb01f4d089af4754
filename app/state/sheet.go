package state

import (
	"slices"

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
	Of      int // rows before the filter; more than len(Rows) where it took some out
}

// A Column is described once: what it is called, what kind of value stands in it, how wide it is.
type Column struct {
	ID    string // the column of the form, the same in every language; else a stable name
	Title string
	Type  ColumnType
	Width float64 // share of the screen's width at 1280 px, in px
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
	Cells   []Cell
}

// A Cell is a value as text, with what its look follows from. Text is exact: dates are ISO, numbers
// have a decimal point.
type Cell struct {
	Text  string
	Entry *Entry // member of a scale, for stance cells
	URL   string
}

// Sorted gives the sheet's rows in the order of a column: numbers by value, dates by time, text in
// the order of the language, blanks last in both directions. Rows that are equal keep their order.
func (s *Sheet) Sorted(column int, descending bool, lang string) []Row {
	type keyed struct {
		row  Row
		text []byte
		num  float64
	}
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.English
	}
	collator := collate.New(tag, collate.Numeric)
	buffer := &collate.Buffer{}
	keys := make([]keyed, len(s.Rows))
	for i, row := range s.Rows {
		keys[i] = keyed{row: row, text: collator.KeyFromString(buffer, row.Cells[column].Text)}
		if s.Columns[column].Type == NumberColumn {
			keys[i].num, _ = data.Number(row.Cells[column].Text).Float()
		}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int {
		aBlank, bBlank := a.row.Cells[column].Text == "", b.row.Cells[column].Text == ""
		if aBlank != bBlank {
			return map[bool]int{true: 1, false: -1}[aBlank]
		}
		order := slices.Compare(a.text, b.text)
		if s.Columns[column].Type == NumberColumn {
			order = int(sign(a.num - b.num))
		}
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

func sign(x float64) float64 {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}
