package open

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/app/open/grid"
	"stancemap/app/open/mapping"
	"stancemap/data"
	"stancemap/geo"
)

// An Import is a table with the outlines of its regions, read once, and the mapping by which a dataset was made
// of them. Load makes another one by another mapping.
type Import struct {
	Table     string // path
	OutlineAt string // path; empty for the bundled outlines
	SavedAt   string // path of the saved mapping that was used; empty for a guess
	Grid      grid.Grid
	Outlines  *mapping.Outlines
	Mapping   mapping.Mapping
	Unmatched mapping.Unmatched
}

// readTable reads a table that is not in the form; book is the workbook that it lies in, nil for text.
func readTable(ctx context.Context, s source, book *excelize.File) (reading, error) {
	report := &data.Report{}
	im := &Import{Table: s.path, OutlineAt: s.outline, SavedAt: s.mapping}
	if err := im.read(ctx, book, report); err != nil {
		return reading{}, err
	}
	if report.Errors() > 0 {
		return reading{report: report}, nil
	}
	return im.apply(ctx, im.Mapping, report)
}

// read reads mapping, table and outlines. What is wrong in them is reported.
func (im *Import) read(ctx context.Context, book *excelize.File, report *data.Report) error {
	if err := im.readMapping(report); err != nil || report.Errors() > 0 {
		return err
	}
	var err error
	if book != nil {
		im.Grid, err = grid.FromBook(ctx, filepath.Base(im.Table), book, im.Mapping.Form)
	} else {
		im.Grid, err = grid.Read(ctx, im.Table, im.Mapping.Form)
	}
	var fault *grid.Fault
	if errors.As(err, &fault) {
		refuse(report, fault.File, fault.Place, fault.Rule, "%s", fault.Message)
		err = nil
	}
	if err != nil || report.Errors() > 0 {
		return err
	}
	im.Outlines, err = readOutlines(ctx, im.OutlineAt, report)
	return err
}

// MappingBeside is where the mapping of a table is saved and looked for.
func MappingBeside(table string) string {
	return strings.TrimSuffix(table, filepath.Ext(table)) + mapping.File
}

// readMapping reads the mapping given, else the one beside the table, if there is one.
func (im *Import) readMapping(report *data.Report) error {
	path := im.SavedAt
	if path == "" {
		path = MappingBeside(im.Table)
	}
	content, err := grid.Bytes(context.Background(), path, 4<<20)
	if im.SavedAt == "" && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	im.SavedAt = path
	if im.Mapping, err = mapping.Read(bytes.NewReader(content)); err != nil {
		refuse(report, filepath.Base(path), "", "mapping", "%v", err)
	}
	return nil
}

// apply makes a dataset by a mapping. Its report goes on from one that exists.
func (im *Import) apply(ctx context.Context, m mapping.Mapping, report *data.Report) (reading, error) {
	result, err := mapping.Import(ctx, im.Grid, im.Outlines, m)
	if err != nil {
		return reading{}, err
	}
	made := *im
	made.Mapping, made.Unmatched = result.Mapping, result.Unmatched
	for _, problem := range result.Report.Problems {
		report.Add(problem)
	}
	report.Dropped += result.Report.Dropped
	if im.OutlineAt == "" && result.Dataset != nil && result.Unmatched.Shown == 0 {
		refuse(report, filepath.Base(im.Table), "", "outlines", "none of its regions is one of the bundled dataset; give the outlines of its regions too, a .geojson or a .topojson")
		result.Dataset = nil
	}
	return reading{dataset: result.Dataset, regions: result.Regions, report: report, imported: &made}, nil
}

// Load makes a dataset of the table by a mapping. The error is a *Refused where it has faults.
func (im *Import) Load(ctx context.Context, m mapping.Mapping) (*Loaded, error) {
	read, err := im.apply(ctx, m, &data.Report{})
	if err != nil {
		return nil, err
	}
	refused := &Refused{im.Table, read.report.Problems, read.imported, read.report.Dropped}
	if read.dataset == nil || read.report.Errors() > 0 {
		return nil, refused
	}
	loaded, err := withLayers(read)
	if err != nil {
		return nil, err
	}
	if read.report.Errors() > 0 {
		refused.Problems = read.report.Problems
		return nil, refused
	}
	loaded.Problems, loaded.Dropped, loaded.Path, loaded.Import = read.report.Problems, read.report.Dropped, im.Table, read.imported
	return loaded, nil
}

// Reread is the import with its table read in another form, or with other outlines: an empty path stands for
// the bundled ones. The error is a *Refused where they have faults.
func (im *Import) Reread(ctx context.Context, form grid.Form, outlineAt string) (*Import, error) {
	again := *im
	again.Mapping.Form, again.OutlineAt = form, outlineAt
	report := &data.Report{}
	var err error
	if form != im.Grid.Form {
		again.Mapping = mapping.Mapping{Title: im.Mapping.Title, Form: form}
		again.Grid, err = grid.Read(ctx, im.Table, form)
	}
	var fault *grid.Fault
	if errors.As(err, &fault) {
		refuse(report, fault.File, fault.Place, fault.Rule, "%s", fault.Message)
		err = nil
	}
	if err == nil && outlineAt != im.OutlineAt {
		again.Mapping.Outlines, again.Mapping.Regions = mapping.Properties{}, nil
		again.Outlines, err = readOutlines(ctx, outlineAt, report)
	}
	if err == nil && report.Errors() > 0 {
		err = &Refused{Path: im.Table, Problems: report.Problems}
	}
	return &again, err
}

// Paths are what the import was read from, for opening it again.
func (im *Import) Paths() []string {
	return slices.DeleteFunc([]string{im.Table, im.OutlineAt, im.SavedAt}, func(path string) bool { return path == "" })
}

// userLimits bound the outlines that a person opens: larger than what the program carries, and still held in
// memory by any machine that has a window.
func userLimits() geo.Limits {
	return geo.Limits{Bytes: grid.MostBytes, Features: 500_000, Vertices: 8_000_000, Values: 8_000_000, Depth: 64}
}

// readOutlines reads the areas of a file; of the bundled dataset for an empty path.
func readOutlines(ctx context.Context, path string, report *data.Report) (*mapping.Outlines, error) {
	if path == "" {
		bundled := data.Bundled()
		layer, err := geo.DecodeGeoJSON(geometryFile, bytes.NewReader(bundled.Geometry), geo.DefaultLimits())
		if err != nil {
			return nil, fmt.Errorf("the bundled dataset: %w", err)
		}
		return mapping.OutlinesOf(geometryFile, layer, bundled.Geometry), nil
	}
	name := filepath.Base(path)
	content, err := grid.Bytes(ctx, path, userLimits().Bytes)
	var fault *grid.Fault
	if errors.As(err, &fault) {
		refuse(report, fault.File, fault.Place, fault.Rule, "%s", fault.Message)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	layers, found := geo.ReadText(name, content, geo.Options{Limits: userLimits()})
	addFindings(report, found, false)
	if len(layers) == 0 {
		return nil, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("%s: opening was stopped: %w", path, err)
	}
	layer := fullest(layers)
	if layer.TopoJSON || found.Worst() != nil { // the text is not what is drawn
		content = nil
	}
	o := mapping.OutlinesOf(name, layer, content)
	if len(layer.Features) == o.Left {
		refuse(report, name, "", "area", "holds no area; the outline of a region is a Polygon or a MultiPolygon")
	}
	return o, nil
}

// fullest is the layer with the most features: a topology has several.
func fullest(layers []*geo.Layer) *geo.Layer {
	return slices.MaxFunc(layers, func(a, b *geo.Layer) int { return len(a.Features) - len(b.Features) })
}
