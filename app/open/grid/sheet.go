package grid

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Bounds on a workbook, in bytes: unpacked as a whole, and one part of it.
const (
	mostUnpacked = 512 << 20
	mostPart     = 256 << 20
)

// readSheet reads one sheet of a workbook. Whoever opens files of strangers checks the archive first.
func readSheet(ctx context.Context, path string, form Form) (g Grid, err error) {
	name := filepath.Base(path)
	defer func() {
		if fault := recover(); fault != nil { // the library was made for files of friends
			g, err = Grid{}, &Fault{name, "", "xlsx", fmt.Sprintf("not readable as a workbook: %v", fault)}
		}
	}()
	book, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostPart})
	if err != nil {
		return Grid{}, &Fault{name, "", "xlsx", fmt.Sprintf("not readable as a workbook: %v", err)}
	}
	defer book.Close()
	return FromBook(ctx, name, book, form)
}

// FromBook reads one sheet of an open workbook: the one that the form names, else the one with the most
// filled cells.
func FromBook(ctx context.Context, name string, book *excelize.File, form Form) (Grid, error) {
	g := Grid{File: name, Form: form}
	names := book.GetSheetList()
	g.Sheets = names
	if form.Sheet != "" && !slices.Contains(names, form.Sheet) {
		return Grid{}, &Fault{name, "", "sheet", fmt.Sprintf("there is no sheet %q; the sheets are %s", form.Sheet, strings.Join(names, ", "))}
	}
	if form.Sheet != "" {
		names = []string{form.Sheet}
	}
	var best [][]string
	for i, sheet := range names {
		rows, err := sheetRows(ctx, name, book, sheet)
		if err != nil {
			return Grid{}, err
		}
		if i == 0 || cellsIn(rows) > cellsIn(best) {
			best, g.Form.Sheet = rows, sheet
		}
	}
	if len(names) > 1 {
		g.Notes = append(g.Notes, fmt.Sprintf("of %d sheets %q was read, which holds the most", len(names), g.Form.Sheet))
	}
	return g.headed(best)
}

func cellsIn(rows [][]string) (n int) {
	for _, row := range rows {
		n += filled(row)
	}
	return n
}

// sheetRows reads the texts of a sheet. Dates come back as year-month-day and numbers with their own digits,
// whatever format they are shown in.
func sheetRows(ctx context.Context, file string, book *excelize.File, sheet string) ([][]string, error) {
	rows, err := passRows(ctx, file, book, sheet, excelize.Options{})
	if err != nil || !slices.ContainsFunc(rows, func(row []string) bool { return slices.ContainsFunc(row, mayBeFormatted) }) {
		return rows, err
	}
	raw, err := passRows(ctx, file, book, sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	props, err := book.GetWorkbookProps()
	date1904 := err == nil && props.Date1904 != nil && *props.Date1904
	for i, row := range rows {
		for j, shown := range row {
			if i < len(raw) && j < len(raw[i]) && shown != raw[i][j] {
				row[j] = plainText(shown, raw[i][j], date1904)
			}
		}
	}
	return rows, nil
}

// mayBeFormatted tells texts behind which another value may be stored.
func mayBeFormatted(shown string) bool {
	if shown == "" || shown[0] > '9' && shown[0] < utf8.RuneSelf && !dateShape.MatchString(shown) {
		return false
	}
	return dateShape.MatchString(shown) && !isoDate.MatchString(shown) || numberShape.MatchString(shown)
}

// passRows reads the texts of a sheet once.
func passRows(ctx context.Context, file string, book *excelize.File, sheet string, options excelize.Options) ([][]string, error) {
	fail := func(err error) error {
		return &Fault{file, fmt.Sprintf("sheet %q", sheet), "xlsx", fmt.Sprintf("not readable: %v", err)}
	}
	reader, err := book.Rows(sheet)
	if err != nil {
		return nil, fail(err)
	}
	defer reader.Close()
	var rows [][]string
	for reader.Next() {
		if len(rows)%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("%s: opening was stopped: %w", file, err)
			}
			Tell(ctx, file, int64(len(rows)), 0)
		}
		if len(rows) >= MostRows {
			return nil, &Fault{file, fmt.Sprintf("row %d", len(rows)+1), "size", fmt.Sprintf("the sheet has more than %d rows, the most that is read", MostRows)}
		}
		row, err := reader.Columns(options)
		if err != nil {
			return nil, fail(err)
		}
		rows = append(rows, row)
	}
	if err := reader.Error(); err != nil {
		return nil, fail(err)
	}
	return rows, nil
}

var (
	dateShape   = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?i)^\d{0,2}[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`)
	isoDate     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	numberShape = regexp.MustCompile(`^-?[\d,. \x{a0}\x{202f}]+%?$`)
)

// plainText is the exact text of a cell that is shown in a format of its own: the day of a date, the digits of
// a number.
func plainText(shown, raw string, date1904 bool) string {
	number, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil:
		return shown
	case dateShape.MatchString(shown) && number >= 0 && number < 2958466: // the year 10000
		day, err := excelize.ExcelDateToTime(number, date1904)
		if err != nil {
			return shown
		}
		if number != math.Trunc(number) {
			return day.Format("2006-01-02T15:04:05")
		}
		return day.Format(time.DateOnly)
	case numberShape.MatchString(shown):
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return shown
}
