package export

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
	"stancemap/data"
)

// A sheet is a table of the view with the names that a workbook gives it.
type sheet struct {
	*state.Sheet
	name  string
	heads []string
}

// A workbook is a file in the making: the Read me page, then one table a sheet, then the picture of the map.
type workbook struct {
	view    *state.View
	options Options
	book    *excelize.File
	styles  *stylist
	readMe  string // name of the first sheet
	sheets  []sheet
	mapName string // name of the last sheet; empty without a picture
}

func workbookOf(ctx context.Context, v *state.View, o Options) ([]byte, error) {
	w := &workbook{view: v, options: o, readMe: v.Words.Say("sheet.read_me")}
	for _, s := range v.Sheets() {
		w.sheets = append(w.sheets, sheet{s, s.Title, distinct(s.Columns)})
	}
	pages := []sheet{{&state.Sheet{}, w.readMe, nil}}
	if o.Scene != nil {
		w.mapName = v.Words.Say("sheet.map")
		pages = append(pages, sheet{&state.Sheet{}, w.mapName, nil})
	}
	if err := fits(append(pages, w.sheets...)); err != nil {
		return nil, err
	}
	w.book = excelize.NewFile()
	defer w.book.Close()
	w.styles = newStylist(w.book)
	if err := w.fill(ctx); err != nil {
		return nil, err
	}
	// Never SaveAs: it empties the earlier file before it knows whether the new one can be written.
	gathered := &parts{}
	w.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return gathered })
	if err := w.book.Write(io.Discard); err != nil {
		return nil, err
	}
	return gathered.packed()
}

func (w *workbook) fill(ctx context.Context) error {
	if err := w.book.SetDefaultFont(fontName); err != nil {
		return err
	}
	if err := w.book.SetSheetName("Sheet1", w.readMe); err != nil {
		return err
	}
	for _, s := range w.sheets {
		if _, err := w.book.NewSheet(s.name); err != nil {
			return err
		}
	}
	if w.mapName != "" {
		if _, err := w.book.NewSheet(w.mapName); err != nil {
			return err
		}
	}
	if err := w.properties(); err != nil {
		return err
	}
	w.progress(1)
	if err := w.writeReadMe(); err != nil {
		return fmt.Errorf("sheet %q: %w", w.readMe, err)
	}
	for i, s := range w.sheets {
		w.progress(i + 2)
		if err := w.writeSheet(ctx, s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	if w.mapName == "" || ctx.Err() != nil {
		return ctx.Err()
	}
	w.progress(len(w.sheets) + 2)
	if err := w.writeMap(); err != nil {
		return fmt.Errorf("sheet %q: %w", w.mapName, err)
	}
	return nil
}

// accessible reports whether the workbook is for screen readers.
func (w *workbook) accessible() bool { return w.options.Profile == Accessible }

// progress says which sheet comes next, counted from 1 for the Read me page.
func (w *workbook) progress(n int) {
	if w.options.Progress == nil {
		return
	}
	of := len(w.sheets) + 1
	if w.mapName != "" {
		of++
	}
	w.options.Progress(w.view.Words.Say("progress.workbook", "Sheet", n, "Sheets", of), n, of)
}

// Custom properties, in which a workbook carries what its cells do not: their names are part of the
// form, the same in every language.
const (
	geometryProperty = "regions.geojson SHA-256"
	versionProperty  = "Dataset version"
	datasetProperty  = "Dataset id"
	asOfProperty     = "As of"
)

func (w *workbook) properties() error {
	info := w.view.Dataset.Info
	stamp := stampOf(info)
	err := w.book.SetDocProps(&excelize.DocProperties{
		Title: info.Title, Subject: w.view.Words.Say("readme.subject"), Creator: authors(info), LastModifiedBy: w.options.Program,
		Keywords: join(info.Keywords, ", "), Description: info.Description, Identifier: info.ID, Version: info.Version,
		Language: w.view.Words.Language(), Created: stamp, Modified: stamp,
	})
	if err != nil {
		return err
	}
	if err := w.book.SetAppProps(&excelize.AppProperties{Application: w.options.Program}); err != nil {
		return err
	}
	for _, p := range []excelize.CustomProperty{
		{Name: datasetProperty, Value: info.Name}, {Name: versionProperty, Value: info.Version}, {Name: asOfProperty, Value: string(info.AsOf)},
		{Name: geometryProperty, Value: w.view.Dataset.GeometryHash()},
	} {
		if units(fmt.Sprint(p.Value)) > mostTitleUnits { // what spreadsheets keep of a property; the Read me page has it whole
			continue
		}
		if err := w.book.SetCustomProps(p); err != nil {
			return fmt.Errorf("property %q: %w", p.Name, err)
		}
	}
	return nil
}

// stampOf is the time that the file carries as its own, in UTC: that of the dataset, as the clock is no part
// of what was exported.
func stampOf(info data.Info) string {
	if created, err := time.Parse(time.RFC3339, info.Created); err == nil {
		return created.UTC().Format(time.RFC3339)
	}
	if asOf, ok := info.AsOf.Time(); ok {
		return asOf.Format(time.RFC3339)
	}
	return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
}
