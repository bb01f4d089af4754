package export

import (
	"bytes"
	"encoding/csv"
	"errors"

	"stancemap/app/state"
)

// byteOrderMark makes spreadsheets read a CSV file as UTF-8. Programs want none.
const byteOrderMark = "\ufeff"

// csvOf is the table of positions in UTF-8 (RFC 4180; lines of the machine's kind end in LF).
func csvOf(v *state.View, kind string) ([]byte, error) {
	positions := sheetOf(v.Sheets(), "positions")
	if positions == nil {
		return nil, errors.New("the dataset has no table of positions")
	}
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	guard := func(value string) string { return value }
	if kind == Spreadsheet {
		text.WriteString(byteOrderMark)
		writer.UseCRLF = true
		guard = state.Guarded
	}
	record := make([]string, len(positions.Columns))
	for i, column := range positions.Columns {
		record[i] = guard(column.ID)
	}
	if err := writer.Write(record); err != nil {
		return nil, err
	}
	for _, row := range positions.Rows {
		for i, cell := range row.Cells {
			record[i] = guard(cell.Text)
		}
		if err := writer.Write(record); err != nil {
			return nil, err
		}
	}
	writer.Flush()
	return text.Bytes(), writer.Error()
}

// sheetOf finds a sheet by its id; nil where the view has none.
func sheetOf(sheets []*state.Sheet, id string) *state.Sheet {
	for _, sheet := range sheets {
		if sheet.ID == id {
			return sheet
		}
	}
	return nil
}
