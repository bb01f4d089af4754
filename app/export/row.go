package export

import (
	"context"
	"image/color"
	"io"
	"strconv"
	"strings"

	"stancemap/app/state"
)

// A rowWriter writes the rows of one sheet as excelize would (ECMA-376, part 1, 18.3.1.73), but many times
// faster, and without a temporary file. Rows are many and alike, so that what it needs for each is made
// once and used again.
type rowWriter struct {
	book    *workbook
	sheet   sheet
	widths  []float64
	linked  map[[2]int]bool // cells that lead to an address, by column and row from 1
	letters []string        // of the columns
	styles  []map[cellKind]int
	values  []stored
	text    []byte
}

// A cellKind is what the style of a cell of one column depends on.
type cellKind struct {
	format string
	link   bool
	code   string // of the entry of a scale; empty without one
	fill   color.NRGBA
}

func newRowWriter(w *workbook, s sheet, widths []float64, linked map[[2]int]bool) *rowWriter {
	r := &rowWriter{book: w, sheet: s, widths: widths, linked: linked, values: make([]stored, len(s.Columns))}
	for i := range s.Columns {
		r.letters = append(r.letters, strings.TrimSuffix(cellName(i+1, 1), "1"))
		r.styles = append(r.styles, map[cellKind]int{})
	}
	return r
}

// writtenAtOnce is how much text of rows is gathered before it is handed on, in bytes.
const writtenAtOnce = 1 << 16

// writeTo writes every row of the sheet. The error is that of the context, or of a style.
func (r *rowWriter) writeTo(ctx context.Context, out io.Writer) error {
	for i, row := range r.sheet.Rows {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := r.appendRow(i+2, row); err != nil {
			return err
		}
		if len(r.text) < writtenAtOnce {
			continue
		}
		if _, err := out.Write(r.text); err != nil {
			return err
		}
		r.text = r.text[:0]
	}
	_, err := out.Write(r.text)
	return err
}

// appendRow writes one row, by its number in the sheet.
func (r *rowWriter) appendRow(number int, row state.Row) error {
	lines := 1
	for j, cell := range row.Cells {
		r.values[j] = storedOf(r.sheet.Columns[j], cell)
		if !clipped(r.sheet.Columns[j]) {
			lines = max(lines, linesOf(cell.Text, r.widths[j]))
		}
	}
	r.text = append(r.text, `<row r="`...)
	r.text = strconv.AppendInt(r.text, int64(number), 10)
	r.text = append(r.text, `" ht="`...)
	r.text = strconv.AppendFloat(r.text, heightOf(lines), 'f', -1, 64)
	r.text = append(r.text, `" customHeight="1">`...)
	for j, cell := range row.Cells {
		style, err := r.styleOf(j, cell, r.values[j].format, len(r.linked) > 0 && r.linked[[2]int{j + 1, number}])
		if err != nil {
			return err
		}
		r.text = append(append(r.text, `<c r="`...), r.letters[j]...)
		r.text = strconv.AppendInt(r.text, int64(number), 10)
		r.text = append(r.text, `" s="`...)
		r.text = strconv.AppendInt(r.text, int64(style), 10)
		r.text = r.values[j].appendTo(r.text)
	}
	r.text = append(r.text, `</row>`...)
	return nil
}

// appendTo writes a value and the end of its cell; an empty cell has only its style.
func (v stored) appendTo(text []byte) []byte {
	switch {
	case v.isNumber:
		text = strconv.AppendFloat(append(text, `"><v>`...), v.number, 'f', -1, 64)
		return append(text, `</v></c>`...)
	case v.text == "":
		return append(text, `"/>`...)
	}
	text = append(text, `" t="inlineStr"><is><t`...)
	if first, last := v.text[0], v.text[len(v.text)-1]; first <= ' ' || last <= ' ' {
		text = append(text, ` xml:space="preserve"`...)
	}
	text = appendEscaped(append(text, '>'), v.text)
	return append(text, `</t></is></c>`...)
}

// appendEscaped writes text as XML. A tab and a carriage return would not come back as they are, and an
// underscore may begin an escape of spreadsheets.
func appendEscaped(to []byte, text string) []byte {
	for i := range len(text) {
		switch c := text[i]; c {
		case '&':
			to = append(to, `&amp;`...)
		case '<':
			to = append(to, `&lt;`...)
		case '>':
			to = append(to, `&gt;`...)
		case '\t':
			to = append(to, `&#x9;`...)
		case '\r':
			to = append(to, `&#xD;`...)
		case '_':
			if escapeLike(text[i:]) {
				to = append(to, escapedUnderscore...)
				continue
			}
			to = append(to, c)
		default:
			to = append(to, c)
		}
	}
	return to
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
func inWords(s sheet) bool {
	return s.ID == "stance-by-region" || s.ID == "comparison-by-topic" || s.ID == "differences"
}

// clipped tells the column whose text is for programs: it would fill a page if all of it were shown.
func clipped(column state.Column) bool { return column.ID == "csl" }
