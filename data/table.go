package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Column describes one column of a table once. Reader, checker, writers and codebook all use it.
type Column[R any] struct {
	Name     string
	About    string
	Required bool
	OneOf    Choices // the closed list of codes, where the form itself fixes it
	Refers   string  // the table whose key the values are; lists refer value by value

	// Field points to the cell in a row: *string, *int, *Date, *List, *Number or *Value.
	Field func(*R) any
}

// A Table describes the rows of one table of the form. The Key columns together name a row.
type Table[R any] struct {
	Name    string
	About   string
	Key     []string
	Columns []Column[R]
}

// ColumnInfo is what other packages need to know of a column: its name, its Table Schema type and
// what stands in it.
type ColumnInfo struct {
	Name     string
	Type     string // string, list, integer, number, date, any
	About    string
	Required bool
	OneOf    Choices
	Refers   string
}

// Rows is a table as text cells, in the order of its columns: what CSV and workbook write and read.
// An empty cell is a value that is not given.
type Rows struct {
	Name    string
	About   string
	Key     []string
	Columns []ColumnInfo
	Cells   [][]string
}

// Header is the column names in order.
func (r Rows) Header() []string {
	names := make([]string, len(r.Columns))
	for i, column := range r.Columns {
		names[i] = column.Name
	}
	return names
}

// KeyOf is the text that names row i, its key cells joined by "/".
func (r Rows) KeyOf(i int) string {
	var key []string
	for j, column := range r.Columns {
		if slices.Contains(r.Key, column.Name) {
			key = append(key, r.Cells[i][j])
		}
	}
	return strings.Join(key, "/")
}

func typeOf(field any) string {
	switch field.(type) {
	case *int:
		return "integer"
	case *Date:
		return "date"
	case *List:
		return "list"
	case *Number:
		return "number"
	case *Value:
		return "any"
	default:
		return "string"
	}
}

func (t Table[R]) info() []ColumnInfo {
	var zero R
	infos := make([]ColumnInfo, len(t.Columns))
	for i, c := range t.Columns {
		infos[i] = ColumnInfo{c.Name, typeOf(c.Field(&zero)), c.About, c.Required, c.OneOf, c.Refers}
	}
	return infos
}

// Rows writes the rows of a table as text.
func (t Table[R]) Rows(rows []R) Rows {
	cells := make([][]string, len(rows))
	for i := range rows {
		cells[i] = make([]string, len(t.Columns))
		for j, column := range t.Columns {
			cells[i][j] = textOf(column.Field(&rows[i]))
		}
	}
	return Rows{t.Name, t.About, t.Key, t.info(), cells}
}

func textOf(field any) string {
	switch cell := field.(type) {
	case *int:
		return strconv.Itoa(*cell)
	case *Date:
		return string(*cell)
	case *List:
		return cell.String()
	case *Number:
		return string(*cell)
	case *Value:
		return string(*cell)
	default:
		return *field.(*string)
	}
}

func setText(field any, text string) (err error) {
	switch cell := field.(type) {
	case *int:
		if text == "" {
			*cell = 0
			return nil
		}
		if *cell, err = strconv.Atoi(text); err != nil {
			return fmt.Errorf("%q is not a whole number", text)
		}
	case *Date:
		*cell, err = ParseDate(text)
	case *List:
		*cell = ParseList(text)
	case *Number:
		*cell, err = ParseNumber(text)
	case *Value:
		*cell = Value(text)
	default:
		*field.(*string) = text
	}
	return err
}

// RawTable is a table as a file gave it: a header and records of text, not yet checked.
type RawTable struct {
	File    string // "positions.csv", or the workbook and its sheet
	Header  []string
	Records [][]string
}

// Row is the number of record i as a spreadsheet counts: the header is row 1.
func (raw RawTable) Row(i int) int { return i + 2 }

// parse reads the records of a raw table into rows and reports every fault it meets. A row with a
// faulty cell is kept with that cell empty, so that later checks can go on.
func (t Table[R]) parse(raw RawTable, report *Report) []R {
	places := t.places(raw, report)
	coded := make([]bool, len(t.Columns))
	for j, column := range t.Columns {
		coded[j] = column.coded(t.Key)
	}
	rows := make([]R, len(raw.Records))
	for i, record := range raw.Records {
		if len(record) != len(raw.Header) {
			report.fail(raw.File, raw.Row(i), "row-length", "the row has %d cells, the header %d; give every row the columns of the header", len(record), len(raw.Header))
		}
		for j, column := range t.Columns {
			text := ""
			if at := places[j]; at >= 0 && at < len(record) {
				text = record[at]
			}
			t.parseCell(column, coded[j], &rows[i], text, raw, i, report)
		}
	}
	t.checkKeys(raw, rows, report)
	return rows
}

func (t Table[R]) parseCell(column Column[R], coded bool, row *R, text string, raw RawTable, i int, report *Report) {
	if text == "" && column.Required {
		report.fail(raw.File, raw.Row(i), "required", "%s is empty; every row needs it", column.Name)
		return
	}
	field := column.Field(row)
	if err := setText(field, text); err != nil {
		report.fail(raw.File, raw.Row(i), "type", "%s: %v", column.Name, err)
		t.offer(column, text, raw, i, report)
		return
	}
	if text == "" {
		return
	}
	if coded && (isBlank(rune(text[0])) || isBlank(rune(text[len(text)-1])) || text[0] >= utf8.RuneSelf || text[len(text)-1] >= utf8.RuneSelf) && strings.TrimFunc(text, isBlank) != text {
		report.warn(raw.File, raw.Row(i), "blanks", "%s is %q, with blanks around it, so that it equals no other", column.Name, text)
		t.offer(column, text, raw, i, report)
	}
	if len(column.OneOf) == 0 {
		return
	}
	values := List{text}
	if list, ok := field.(*List); ok {
		values = *list
	}
	for _, value := range values {
		if !slices.Contains(column.OneOf.Codes(), value) {
			report.fail(raw.File, raw.Row(i), "closed-list", "unknown %s %q; the choices are %s", column.Name, value, oneOf(column.OneOf.Codes()))
			t.offer(column, text, raw, i, report)
		}
	}
}

// coded tells columns in which a blank is never meant: those of ids and of codes.
func (c Column[R]) coded(key []string) bool {
	var zero R
	_, isText := c.Field(&zero).(*string)
	return isText && (c.Refers != "" || len(c.OneOf) > 0 || slices.Contains(key, c.Name))
}

// offer adds to the problem reported last how it can be mended, if it can.
func (t Table[R]) offer(column Column[R], text string, raw RawTable, i int, report *Report) {
	var scratch R
	if kind, to, ok := repairOf(column.Field(&scratch), text, column.OneOf.Codes()); ok {
		report.mend(Repair{kind, t.Name, raw.Row(i), column.Name, text, to})
	}
}

// places finds each column in the header: an index, or −1 where the file has no such column.
func (t Table[R]) places(raw RawTable, report *Report) []int {
	places := make([]int, len(t.Columns))
	for j, column := range t.Columns {
		places[j] = slices.Index(raw.Header, column.Name)
		if places[j] < 0 && column.Required {
			report.fail(raw.File, 1, "missing-column", "the header has no column %q; the form needs it", column.Name)
		}
	}
	seen := map[string]bool{}
	for _, name := range raw.Header {
		known := slices.ContainsFunc(t.Columns, func(c Column[R]) bool { return c.Name == name })
		switch {
		case seen[name]:
			report.fail(raw.File, 1, "duplicate-column", "the column %q stands twice in the header; keep one", name)
		case !known:
			report.warn(raw.File, 1, "unknown-column", "the column %q is not part of the form and is not read", name)
		}
		seen[name] = true
	}
	return places
}

// reserved are the signs that no id may hold: lists separate ids by the first, names of accounts by the
// second.
const reserved = ";@"

func (t Table[R]) checkKeys(raw RawTable, rows []R, report *Report) {
	first := map[string]int{}
	for i := range rows {
		key := t.key(&rows[i])
		if strings.ContainsAny(key, reserved) {
			report.fail(raw.File, raw.Row(i), "reserved", "%s %q holds one of %q; lists and names of accounts are separated by them", joinWords(t.Key), key, reserved)
		}
		if before, taken := first[key]; taken {
			report.fail(raw.File, raw.Row(i), "duplicate-key", "%s %q stands in row %d already; each may stand once", joinWords(t.Key), key, raw.Row(before))
			continue
		}
		first[key] = i
	}
}

// key is the text that names a row, its key cells joined by "/".
func (t Table[R]) key(row *R) string {
	key := ""
	for _, name := range t.Key {
		for _, column := range t.Columns {
			if column.Name == name {
				key += "/" + textOf(column.Field(row))
			}
		}
	}
	return key[1:]
}
