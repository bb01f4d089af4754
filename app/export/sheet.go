package export

import (
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
)

// writeSheet writes one table. The order is excelize's: what belongs to the whole sheet before the
// first row, the table after the last; after Flush anything more is lost.
func (w *workbook) writeSheet(ctx context.Context, s sheet) error {
	linked, err := w.prepare(s)
	if err != nil {
		return err
	}
	stream, err := w.book.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	widths := widthsOf(s)
	if err := setWidths(stream, widths); err != nil {
		return err
	}
	panes := excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}
	if err := stream.SetPanes(&panes); err != nil {
		return err
	}
	if err := w.writeHead(stream, s, widths); err != nil {
		return err
	}
	for i, row := range s.Rows {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := w.writeRow(stream, s, i, row, widths, linked); err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
	}
	if w.accessible() {
		return stream.Flush()
	}
	if err := addTable(stream, s); err != nil {
		return err
	}
	return stream.Flush()
}

// setWidths goes from the last column to the first: excelize puts each before the others, and Excel calls
// a file damaged whose columns do not ascend.
func setWidths(stream *excelize.StreamWriter, widths []float64) error {
	for i := len(widths) - 1; i >= 0; i-- {
		if err := stream.SetColWidth(i+1, i+1, widths[i]); err != nil {
			return err
		}
	}
	return nil
}

// prepare sets what belongs to the sheet as a whole, and returns the cells that are links.
func (w *workbook) prepare(s sheet) (linked map[[2]int]bool, err error) {
	if err := w.book.SetSheetDimension(s.name, rangeOf(s, 0)); err != nil {
		return nil, err
	}
	paper := a4
	if total(widthsOf(s)) > wideTable {
		paper = a3
	}
	if err := w.layOut(s.name, "landscape", paper, accent); err != nil {
		return nil, err
	}
	titles := excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(s.name) + "!$1:$1", Scope: s.name}
	if err := w.book.SetDefinedName(&titles); err != nil {
		return nil, err
	}
	if w.accessible() {
		if err := w.nameHeads(s); err != nil {
			return nil, err
		}
	}
	if len(s.Rows) > 0 { // ids and codes made of digits are meant as text
		if err := w.book.AddIgnoredErrors(s.name, rangeOf(s, 1), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
			return nil, err
		}
	}
	if s.ID == "positions" {
		if err := w.validateStances(s); err != nil {
			return nil, err
		}
	}
	linked = map[[2]int]bool{}
	for _, l := range links(s) {
		if err := w.book.SetCellHyperLink(s.name, cellName(l.column, l.row), l.address, "External"); err != nil {
			return nil, err
		}
		linked[[2]int{l.column, l.row}] = true
	}
	return linked, nil
}

// nameHeads tells screen readers where the heads of a plain range stand, by a name as JAWS reads it: number,
// first cell, last cell, sheet.
func (w *workbook) nameHeads(s sheet) error {
	number, err := w.book.GetSheetIndex(s.name)
	if err != nil {
		return err
	}
	last := strings.ToLower(cellName(max(len(s.Columns), 1), len(s.Rows)+1))
	return w.book.SetDefinedName(&excelize.DefinedName{
		Name: fmt.Sprintf("TitleRegion1.a1.%s.%d", last, number+1), RefersTo: quoted(s.name) + "!$A$1",
	})
}

// Paper sizes as spreadsheets number them. A table that is wider than wideTable, in digits, would be too
// small to read on A4.
const (
	a3        = 8
	a4        = 9
	wideTable = 260.0
)

// layOut sets up a sheet for print: one page wide, the source and the page at its foot.
func (w *workbook) layOut(name, orientation string, paper int, tab string) error {
	wide, anyHeight, fit := 1, 0, true
	props := excelize.SheetPropsOptions{FitToPage: &fit}
	if tab != "" {
		opaque := "FF" + tab[1:] // alpha first, without the #: excelize writes what it gets
		props.TabColorRGB = &opaque
	}
	if err := w.book.SetSheetProps(name, &props); err != nil {
		return err
	}
	page := excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &anyHeight}
	if err := w.book.SetPageLayout(name, &page); err != nil {
		return err
	}
	side, edge, inner := 0.4, 0.3, 0.7 // inches
	margins := excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &inner, Bottom: &inner, Header: &edge, Footer: &edge}
	if err := w.book.SetPageMargins(name, &margins); err != nil {
		return err
	}
	footer := "&L&9" + footerText(w.sourceLine(), 150) + "&R&9" + w.view.Words.Say("readme.page", "Page", "&P", "Pages", "&N")
	header := "&L&9" + footerText(w.view.Words.Say("note.neutrality"), 200)
	return w.book.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer})
}

// footerText is text for a header or footer, of at most so many UTF-16 units, as its parts together may have
// 255: & begins a code there, and digits after a size would belong to the size.
func footerText(text string, most int) string {
	escaped := " "
	for _, r := range text {
		next := strings.ReplaceAll(string(r), "&", "&&")
		if units(escaped)+units(next) >= most {
			return escaped + "…"
		}
		escaped += next
	}
	return escaped
}

// validateStances lets the stance column of Positions take the codes of the Stances sheet only.
func (w *workbook) validateStances(s sheet) error {
	column := columnOf(s, "stance")
	for _, stances := range w.sheets {
		if stances.ID != "stances" || len(stances.Rows) == 0 || column == 0 || len(s.Rows) == 0 {
			continue
		}
		letter, err := excelize.ColumnNumberToName(columnOf(stances, "code"))
		if err != nil {
			return err
		}
		validation := excelize.NewDataValidation(false)
		validation.SetSqref(cellName(column, 2) + ":" + cellName(column, len(s.Rows)+1))
		validation.SetSqrefDropList(fmt.Sprintf("%s!$%s$2:$%s$%d", quoted(stances.name), letter, letter, len(stances.Rows)+1))
		validation.SetError(excelize.DataValidationErrorStyleStop, w.view.Words.Say("readme.stance_title"), w.view.Words.Say("readme.stance_unknown", "Sheet", stances.name))
		return w.book.AddDataValidation(s.name, validation)
	}
	return nil
}

func (w *workbook) writeHead(stream *excelize.StreamWriter, s sheet, widths []float64) error {
	style, err := w.styles.style(headLook)
	if err != nil {
		return err
	}
	cells := make([]any, len(s.heads))
	lines := 1
	for i, head := range s.heads {
		cells[i] = excelize.Cell{StyleID: style, Value: literal(head)}
		lines = max(lines, linesOf(head, widths[i]-filterButton))
	}
	height := 22.0
	if lines > 1 {
		height = float64(lines)*15 + 7
	}
	return stream.SetRow("A1", cells, excelize.RowOpts{Height: height})
}

func (w *workbook) writeRow(stream *excelize.StreamWriter, s sheet, i int, row state.Row, widths []float64, linked map[[2]int]bool) error {
	cells := make([]any, len(row.Cells))
	lines := 1
	for j, cell := range row.Cells {
		value, format := valueOf(s.Columns[j], cell)
		style, err := w.styles.style(w.lookOf(s, j, cell, format, linked[[2]int{j + 1, i + 2}]))
		if err != nil {
			return err
		}
		cells[j] = excelize.Cell{StyleID: style, Value: value}
		if !clipped(s.Columns[j]) {
			lines = max(lines, linesOf(cell.Text, widths[j]))
		}
	}
	return stream.SetRow(cellName(1, i+2), cells, excelize.RowOpts{Height: heightOf(lines)})
}

func (w *workbook) lookOf(s sheet, column int, cell state.Cell, format string, link bool) look {
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

// addTable marks the rows as a table with its own filter. A table needs a row: a sheet with only a
// head stays a plain range.
func addTable(stream *excelize.StreamWriter, s sheet) error {
	if len(s.Rows) == 0 {
		return nil
	}
	stripes := false
	return stream.AddTable(&excelize.Table{Range: rangeOf(s, 0), Name: tableName(s.ID), ShowRowStripes: &stripes})
}

// tableName is the name of the table in the file, by which the sheet is found again in any language.
func tableName(id string) string { return strings.ReplaceAll(id, "-", "_") }

// rangeOf is the range of the sheet from a row, counted from 0 for the head.
func rangeOf(s sheet, from int) string {
	return cellName(1, from+1) + ":" + cellName(max(len(s.Columns), 1), max(len(s.Rows)+1, from+1))
}

// cellName is "B3" for 2, 3; the limits were checked before, so it does not fail.
func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// quoted is the name of a sheet as a reference writes it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// columnOf is the number of a column from 1; 0 where the sheet has none of that id.
func columnOf(s sheet, id string) int {
	for i, column := range s.Columns {
		if column.ID == id {
			return i + 1
		}
	}
	return 0
}
