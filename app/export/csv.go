package export

import (
	"bytes"
	"encoding/csv"

	"stancemap/app/state"
)

// byteOrderMark makes spreadsheets read a CSV file as UTF-8. Programs want none.
const byteOrderMark = "\ufeff"

// csvOf is the table of positions, or the one that is shown, in UTF-8 (RFC 4180; lines of the machine's kind
// end in LF).
func csvOf(v *state.View, kind string) ([]byte, error) {
	table := v.TableAsShown()
	if kind != Shown {
		table = v.Positions()
	}
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	guard := func(value string) string { return value }
	if kind != Machine {
		text.WriteString(byteOrderMark)
		writer.UseCRLF = true
		guard = state.Guarded
	}
	record := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		record[i] = guard(column.ID)
		if kind == Shown {
			record[i] = guard(column.Title)
		}
	}
	if err := writer.Write(record); err != nil {
		return nil, err
	}
	for _, row := range table.Rows {
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
