package open

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/data"
)

// What a workbook carries besides its tables, under the names that the export gives it in every
// language: two rows of its first page, and a property that says one of them again.
const (
	descriptorRow    = "datapackage.json"
	geometryRow      = geometryFile
	geometryProperty = "regions.geojson SHA-256"
)

// readWorkbook reads a workbook that the export wrote, perhaps edited since, or the table of positions that
// another one holds. The library was made for files of friends, so that its panics are turned into a refusal.
func readWorkbook(ctx context.Context, s source) (read reading, err error) {
	report := &data.Report{}
	name := filepath.Base(s.path)
	file, err := os.Open(s.path)
	if err != nil {
		return reading{}, err
	}
	defer file.Close()
	if protected(file) {
		refuse(report, name, "", "encrypted", "is protected with a password, or an .xls under another name; save it as .xlsx without a password")
		return reading{report: report}, nil
	}
	archive, ok := openArchive(file, name, report)
	if !ok {
		return reading{report: report}, nil
	}
	entries, ok := checkedEntries(archive, name, report)
	if !ok {
		return reading{report: report}, nil
	}
	defer func() {
		if fault := recover(); fault != nil {
			refuse(report, name, "", "xlsx", "not readable as a workbook: %v", fault)
			read, err = reading{report: report}, nil
		}
	}()
	book, err := excelize.OpenReader(io.NewSectionReader(file, 0, mostArchive), excelize.Options{UnzipSizeLimit: mostTotal, UnzipXMLSizeLimit: mostEntry})
	if err != nil {
		refuse(report, name, "", "xlsx", "not readable as a workbook: %v", err)
		return reading{report: report}, nil
	}
	defer book.Close()
	r := workbookReader{book: book, name: name, report: report, tables: tableNames(entries), parts: &workbookParts{Parts: data.Parts{Tables: map[string]data.RawTable{}}}}
	if !r.inForm() {
		return readTable(ctx, s, book)
	}
	return r.dataset(ctx, s)
}

// inForm tells a workbook of ours from one with a table in another form: it describes a dataset, or has several
// tables of the form.
func (r *workbookReader) inForm() bool {
	tables := 0
	for _, sheet := range r.book.GetSheetList() {
		if r.formOf(sheet) != nil {
			tables++
		} else if tables < mostForeign && r.describes(sheet) {
			return true
		}
	}
	return tables > mostForeign
}

// mostForeign is how many sheets of another workbook may be named like tables of ours.
const mostForeign = 3

func (r *workbookReader) describes(sheet string) bool {
	rows, err := r.book.Rows(sheet)
	if err != nil {
		return false
	}
	defer rows.Close()
	for n := 0; n < mostPageRows && rows.Next(); n++ {
		row, err := rows.Columns()
		if err != nil || len(trimmed(row)) > mostPageColumns {
			return false
		}
		if len(row) > 0 && row[0] == descriptorRow {
			return true
		}
	}
	return false
}

// The description of a dataset stands on a page of few columns, no further down than this.
const (
	mostPageRows    = 2000
	mostPageColumns = 4
)

// dataset reads the tables and the outlines that belong to them.
func (r *workbookReader) dataset(ctx context.Context, s source) (reading, error) {
	if err := r.read(ctx); err != nil {
		return reading{}, err
	}
	r.parts.Geometry = r.parts.findGeometry(ctx, s.path, s.outline, r.report)
	read := s.assembled(r.parts.Parts, r.report)
	r.parts.renameSources(r.report)
	return read, nil
}

// protected tells a compound file (MS-CFB), in which Excel wraps what it encrypts.
func protected(file *os.File) bool {
	head := make([]byte, 8)
	n, _ := file.ReadAt(head, 0)
	return string(head[:n]) == "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
}

// workbookParts is what was found in a workbook.
type workbookParts struct {
	data.Parts
	hash    string // of the outlines that belong to it, SHA-256 in hexadecimal
	sources string // name of the sheet with the sources
}

type workbookReader struct {
	book   *excelize.File
	name   string
	tables map[string][]string // names of marked-up tables, by sheet
	report *data.Report
	parts  *workbookParts
}

func (r *workbookReader) read(ctx context.Context) error {
	found := map[string]bool{}
	described := false
	for _, sheet := range r.book.GetSheetList() {
		if ctx.Err() != nil {
			return fmt.Errorf("%s: opening was stopped: %w", r.name, ctx.Err())
		}
		form := r.formOf(sheet)
		switch {
		case form == nil:
			described = r.readPage(sheet) || described
		case found[form.Name]:
			refuse(r.report, sheet, "", "duplicate-table", "the workbook has the table %q twice; keep one sheet of it", form.Name)
		default:
			found[form.Name] = true
			r.readTable(sheet, *form)
		}
	}
	if !described {
		refuse(r.report, r.name, "", "missing-file", "the workbook has no row %q, which says what dataset it is; only a workbook that this program wrote can be opened", descriptorRow)
	}
	for _, form := range forms() {
		if !found[form.Name] && !optional(form.Name) {
			refuse(r.report, r.name, "", "missing-file", "the workbook has no sheet with the table %q; a dataset needs it", form.Name)
		}
	}
	r.readHash()
	return nil
}

// forms are the tables of the form, without rows.
func forms() []data.Rows { return (&data.Dataset{}).Tables() }

// optional tells the tables that a dataset may do without.
func optional(table string) bool {
	return slices.Contains([]string{"facts", "responses", "events", "terms"}, table)
}

// formOf finds out which table a sheet holds: by the name of its marked-up table, else by the name of
// the sheet, else by its head, if only one table has such a head. It is nil for another sheet.
func (r *workbookReader) formOf(sheet string) *data.Rows {
	names := r.tables[sheet]
	head := r.head(sheet)
	for _, fits := range []func(data.Rows) bool{
		func(form data.Rows) bool { return slices.Contains(names, form.Name) },
		func(form data.Rows) bool { return strings.EqualFold(sheet, form.Name) },
		func(form data.Rows) bool { return slices.Equal(head, form.Header()) },
	} {
		found := slices.DeleteFunc(forms(), func(form data.Rows) bool { return !fits(form) })
		if len(found) == 1 {
			return &found[0]
		}
	}
	return nil
}

func (r *workbookReader) head(sheet string) []string {
	rows, err := r.book.Rows(sheet)
	if err != nil || !rows.Next() {
		return nil
	}
	defer rows.Close()
	head, err := rows.Columns()
	if err != nil {
		return nil
	}
	return head
}

// readTable reads the sheet of a table. Values come back as the text that the export wrote.
func (r *workbookReader) readTable(sheet string, form data.Rows) {
	shown, raw, err := r.cells(sheet)
	if err != nil {
		refuse(r.report, sheet, "", "xlsx", "not readable: %v", err)
		return
	}
	table := data.RawTable{File: sheet}
	if len(shown) == 0 {
		refuse(r.report, sheet, "row 1", "header", "the sheet has no header row; write the column names into the first row")
		return
	}
	table.Header = trimmed(shown[0])
	kinds := kindsOf(form, table.Header)
	date1904 := r.countsFrom1904()
	for i, cells := range shown[1:] {
		record := make([]string, max(len(table.Header), len(trimmed(cells))))
		for j := range min(len(record), len(cells)) {
			kind := ""
			if j < len(kinds) {
				kind = kinds[j]
			}
			record[j] = textOf(kind, cells[j], at(raw, i+1, j), date1904)
		}
		table.Records = append(table.Records, record)
	}
	for n := len(table.Records); n > 0 && blank(table.Records[n-1]); n-- { // formats reach further than rows
		table.Records = table.Records[:n-1]
	}
	if form.Name == "sources" {
		r.readSources(sheet, table)
		return
	}
	r.parts.Tables[form.Name] = table
}

// cells gives the texts of a sheet twice: as they are shown, and as they are stored.
func (r *workbookReader) cells(sheet string) (shown, raw [][]string, err error) {
	if shown, err = r.book.GetRows(sheet); err != nil {
		return nil, nil, err
	}
	raw, err = r.book.GetRows(sheet, excelize.Options{RawCellValue: true})
	return shown, raw, err
}

func (r *workbookReader) countsFrom1904() bool {
	props, err := r.book.GetWorkbookProps()
	return err == nil && props.Date1904 != nil && *props.Date1904
}

// kindsOf is the type of each column of a head; empty for a column that the form does not have.
func kindsOf(form data.Rows, head []string) []string {
	kinds := make([]string, len(head))
	for i, name := range head {
		for _, column := range form.Columns {
			if column.Name == name {
				kinds[i] = column.Type
			}
		}
	}
	return kinds
}

// readSources reads the sources from the whole items in the column csl. A row without one is made an item of its
// other columns, which otherwise are for people.
func (r *workbookReader) readSources(sheet string, table data.RawTable) {
	r.parts.sources = sheet
	csl, id := slices.Index(table.Header, "csl"), slices.Index(table.Header, "id")
	if csl < 0 || id < 0 {
		refuse(r.report, sheet, "row 1", "missing-column", "the header has no column %q; the form needs it", map[bool]string{true: "csl", false: "id"}[csl < 0])
		return
	}
	for i, record := range table.Records {
		place := fmt.Sprintf("row %d", table.Row(i))
		item := []byte(record[csl])
		if strings.TrimSpace(record[csl]) == "" {
			item = itemOf(table.Header, record)
		}
		source, err := data.ParseSource(item)
		if err != nil {
			refuse(r.report, sheet, place, "csl", "csl is not a CSL-JSON item: %v", err)
			continue
		}
		if source.ID != record[id] {
			refuse(r.report, sheet, place, "csl", "id is %q, but the item in csl has the id %q; csl is what is read", record[id], source.ID)
		}
		r.parts.Sources = append(r.parts.Sources, source)
	}
}

// itemOf makes a CSL-JSON item of the columns that people fill in.
func itemOf(header, record []string) []byte {
	item := map[string]any{}
	for column, member := range map[string]string{"id": "id", "type": "type", "title": "title", "origin": "publisher", "carrier": "container-title", "language": "language", "url": "URL"} {
		if at := slices.Index(header, column); at >= 0 && record[at] != "" {
			item[member] = record[at]
		}
	}
	if at := slices.Index(header, "date"); at >= 0 && record[at] != "" {
		item["issued"] = map[string]any{"raw": record[at]}
	}
	text, _ := json.Marshal(item) // strings always marshal
	return text
}

// renameSources tells problems of sources by the sheet: the checker knows them as sources.json.
func (p *workbookParts) renameSources(report *data.Report) {
	for i, problem := range report.Problems {
		n := 0
		if _, err := fmt.Sscanf(problem.Place, "item %d", &n); err == nil && problem.File == "sources.json" && p.sources != "" {
			report.Problems[i].File, report.Problems[i].Place = p.sources, fmt.Sprintf("row %d", n+1)
		}
	}
}

// readPage looks for the description of the dataset on a page that is no table.
func (r *workbookReader) readPage(sheet string) bool {
	rows, err := r.book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		refuse(r.report, sheet, "", "xlsx", "not readable: %v", err)
		return false
	}
	described := false
	for i, row := range rows {
		if len(row) < 2 {
			continue
		}
		switch row[0] {
		case geometryRow:
			r.parts.hash = row[1]
		case descriptorRow:
			info, err := data.ParseInfo([]byte(row[1]))
			if err != nil {
				refuse(r.report, sheet, fmt.Sprintf("row %d", i+1), "json", "the description of the dataset is not readable as JSON: %v", err)
			}
			r.parts.Info, described = info, true
		}
	}
	return described
}

// readHash takes the checksum from the properties where the page has lost it.
func (r *workbookReader) readHash() {
	properties, err := r.book.GetCustomProps()
	if err != nil || r.parts.hash != "" {
		return
	}
	for _, property := range properties {
		if hash, ok := property.Value.(string); ok && property.Name == geometryProperty {
			r.parts.hash = hash
		}
	}
}
