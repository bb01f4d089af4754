package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/app/file"
	"stancemap/app/words"
	"stancemap/data"
)

// templateRows is how many rows of a template's sheets offer the lists that their cells take.
const templateRows = 2000

// WriteTemplate writes a workbook to be filled in: a page that says how, and a sheet for each table of the form with
// the rows of a dataset as examples. Cells with a closed list, or with ids of another sheet, offer them. It opens as
// the dataset that it was made of, with the outlines of that dataset. The error is a *file.Error where it cannot be
// written.
func WriteTemplate(ctx context.Context, fs file.FS, path string, d *data.Dataset, w words.Words) error {
	t := template{dataset: d, words: w, book: excelize.NewFile()}
	defer t.book.Close()
	if err := t.fill(); err != nil {
		return fmt.Errorf("%q: %w; nothing was written", path, err)
	}
	gathered := &parts{}
	t.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return gathered })
	if err := t.book.Write(io.Discard); err != nil {
		return err
	}
	content, err := gathered.packed()
	if err != nil {
		return err
	}
	return file.WriteContext(ctx, fs, path, write(content))
}

// A template is a workbook in the making.
type template struct {
	dataset *data.Dataset
	words   words.Words
	book    *excelize.File
	head    int // style of heads
	wrapped int // style of the page of instructions
}

func (t *template) fill() (err error) {
	t.head, err = t.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}}, Alignment: &excelize.Alignment{Vertical: "center"}})
	if err != nil {
		return err
	}
	if t.wrapped, err = t.book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}); err != nil {
		return err
	}
	if err := t.writeSteps(t.words.Say("template.sheet")); err != nil {
		return err
	}
	for _, table := range t.dataset.Tables() {
		if _, err := t.book.NewSheet(table.Name); err != nil {
			return err
		}
	}
	for _, table := range t.dataset.Tables() {
		if err := t.writeTable(table); err != nil {
			return fmt.Errorf("sheet %q: %w", table.Name, err)
		}
	}
	return t.book.SetDocProps(&excelize.DocProperties{Title: t.dataset.Info.Title, Created: stampOf(t.dataset.Info), Modified: stampOf(t.dataset.Info)})
}

// steps are the instructions, by the ids of their words.
var steps = []string{"template.step_regions", "template.step_proposals", "template.step_stances", "template.step_positions", "template.step_sources", "template.step_open", "template.step_check"}

// writeSteps writes the first page: what to do, and the two rows by which the workbook opens.
func (t *template) writeSteps(name string) error {
	if err := t.book.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	descriptor, err := t.dataset.Info.Descriptor()
	if err != nil {
		return err
	}
	rows := [][2]string{{t.words.Say("template.title"), ""}, {}}
	for i, step := range steps {
		rows = append(rows, [2]string{fmt.Sprintf("%d.", i+1), t.words.Say(step)})
	}
	rows = append(rows, [2]string{}, [2]string{"", t.words.Say("readme.programs_about")}, [2]string{geometryRow, t.dataset.GeometryHash()}, [2]string{descriptorRow, string(descriptor)})
	for i, row := range rows {
		for j, text := range row {
			if err := t.book.SetCellStr(name, cellName(j+1, i+1), text); err != nil {
				return err
			}
		}
	}
	if err := t.book.SetCellStyle(name, "B1", cellName(2, len(rows)-1), t.wrapped); err != nil {
		return err
	}
	if err := t.book.SetColWidth(name, "A", "A", 18); err != nil {
		return err
	}
	return t.book.SetColWidth(name, "B", "B", 100)
}

func (t *template) writeTable(table data.Rows) error {
	name := table.Name
	for j, column := range table.Columns {
		letter, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		if err := t.book.SetCellStr(name, cellName(j+1, 1), column.Name); err != nil {
			return err
		}
		if err := t.book.AddComment(name, excelize.Comment{Cell: cellName(j+1, 1), Text: columnHelp(t.words, column)}); err != nil {
			return err
		}
		if err := t.book.SetColWidth(name, letter, letter, templateWidth(column)); err != nil {
			return err
		}
		if err := t.offer(name, letter, column); err != nil {
			return err
		}
	}
	for i, cells := range table.Cells {
		for j, text := range cells {
			if err := t.book.SetCellStr(name, cellName(j+1, i+2), text); err != nil {
				return err
			}
		}
	}
	if err := t.book.SetCellStyle(name, "A1", cellName(len(table.Columns), 1), t.head); err != nil {
		return err
	}
	return t.book.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"})
}

// columnHelp is what a reader is told over the head of a column.
func columnHelp(w words.Words, column data.ColumnInfo) string {
	text := column.About
	if column.Required {
		text += " " + w.Say("template.required")
	}
	if column.Type == "list" {
		text += " " + w.Say("template.list")
	}
	return text
}

func templateWidth(column data.ColumnInfo) float64 {
	if slices.Contains([]string{"summary", "note", "quote", "definition", "title", "csl", "says", "colour"}, column.Name) {
		return 40
	}
	return 18
}

// offer lets the cells of a column take what is on its list: codes of the form, or ids of another sheet. Columns that
// hold several values offer them without refusing others.
func (t *template) offer(sheet, letter string, column data.ColumnInfo) error {
	source := ""
	codes := strings.Join(column.OneOf.Codes(), ",")
	switch {
	case column.Name == "stance":
		source = "stances"
	case column.Refers != "":
		source = column.Refers
	case codes == "" || len(codes) > 250: // what a spreadsheet takes of a list in a rule
		return nil
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, templateRows))
	if source != "" {
		rule.SetSqrefDropList(fmt.Sprintf("%s!$A$2:$A$%d", quoted(source), templateRows))
	} else if err := rule.SetDropList(column.OneOf.Codes()); err != nil {
		return err
	}
	style := excelize.DataValidationErrorStyleStop
	if column.Type == "list" {
		style = excelize.DataValidationErrorStyleInformation
	}
	rule.SetError(style, column.Name, t.words.Say("template.not_listed", "Column", column.Name))
	return t.book.AddDataValidation(sheet, rule)
}
