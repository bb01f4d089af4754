package export

import (
	"image/color"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
)

// A rowWriter writes the rows of one sheet. Rows are many and alike, so that what it needs for each is made
// once and used again.
type rowWriter struct {
	book   *workbook
	sheet  sheet
	widths []float64
	linked map[[2]int]bool // cells that lead to an address, by column and row from 1

	cells  []excelize.Cell
	values []any // pointers to the cells: the library takes them as they are
	styles []map[cellKind]int
}

// A cellKind is what the style of a cell of one column depends on.
type cellKind struct {
	format string
	link   bool
	code   string // of the entry of a scale; empty without one
	fill   color.NRGBA
}

func newRowWriter(w *workbook, s sheet, widths []float64, linked map[[2]int]bool) *rowWriter {
	r := &rowWriter{book: w, sheet: s, widths: widths, linked: linked}
	r.cells, r.values = make([]excelize.Cell, len(s.Columns)), make([]any, len(s.Columns))
	for i := range r.cells {
		r.values[i] = &r.cells[i]
		r.styles = append(r.styles, map[cellKind]int{})
	}
	return r
}

// write writes a row of the sheet, counted from 0 below the head.
func (r *rowWriter) write(stream *excelize.StreamWriter, i int, row state.Row) error {
	lines := 1
	for j, cell := range row.Cells {
		column := r.sheet.Columns[j]
		value, format := valueOf(column, cell)
		style, err := r.styleOf(j, cell, format, len(r.linked) > 0 && r.linked[[2]int{j + 1, i + 2}])
		if err != nil {
			return err
		}
		r.cells[j].StyleID, r.cells[j].Value = style, value
		if !clipped(column) {
			lines = max(lines, linesOf(cell.Text, r.widths[j]))
		}
	}
	return stream.SetRow(cellName(1, i+2), r.values, excelize.RowOpts{Height: heightOf(lines)})
}

func (r *rowWriter) styleOf(column int, cell state.Cell, format string, link bool) (int, error) {
	kind := cellKind{format: format, link: link}
	if cell.Entry != nil {
		kind.code = cell.Entry.Code
		kind.fill, _ = cell.Entry.Colours(state.Light)
	}
	if id, ok := r.styles[column][kind]; ok {
		return id, nil
	}
	id, err := r.book.styles.style(lookOf(r.sheet, column, cell, format, link))
	r.styles[column][kind] = id
	return id, err
}

func lookOf(s sheet, column int, cell state.Cell, format string, link bool) look {
	numeric := format != "" && s.Columns[column].Type != state.DateColumn
	l := look{format: format, number: numeric, link: link, clipped: clipped(s.Columns[column]), bold: column == 0 && inWords(s)}
	if l.clipped {
		l.color = mutedText
	}
	if cell.Entry != nil {
		entry := entryLook(*cell.Entry)
		l.fill, l.italic = entry.fill, entry.italic
	}
	return l
}

// inWords tells the sheets that say in words what the tables hold in codes.
func inWords(s sheet) bool { return s.ID == "stance-by-region" || s.ID == "comparison-by-topic" }

// clipped tells the column whose text is for programs: it would fill a page if all of it were shown.
func clipped(column state.Column) bool { return column.ID == "csl" }
