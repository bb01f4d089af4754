package open

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/open/mapping"
	"stancemap/data"
	"stancemap/geo"
)

// A source is where one dataset lies.
type source struct {
	path    string
	kind    kind
	outline string // the outlines given beside a workbook or a table; mostly empty
	mapping string // the mapping given for a table; mostly empty
	mend    bool   // make every repair that the checker offers
}

type kind int

const (
	folder kind = iota
	zipped
	workbook
	table   // delimited text
	outline // GeoJSON or TopoJSON
	columns // a saved mapping
)

// A reading is what came out of a source.
type reading struct {
	dataset  *data.Dataset // nil where there is none
	regions  *geo.Layer    // its outlines, where they are decoded already
	report   *data.Report
	repairs  []data.Repair // that were made
	imported *Import       // of a table that is not in the form
}

// sourcesOf sorts paths into datasets, each table and workbook with the outlines and the mapping given for it.
// Outlines may stand alone where they are only checked.
func sourcesOf(paths []string, alone bool) ([]source, error) {
	var sources []source
	beside := map[kind][]string{}
	for _, path := range paths {
		kind, err := kindOf(path)
		if err != nil {
			return nil, err
		}
		if kind == outline || kind == columns {
			beside[kind] = append(beside[kind], path)
			continue
		}
		sources = append(sources, source{path: path, kind: kind})
	}
	if len(beside) == 0 {
		return sources, nil
	}
	taken := len(sources) == 1 && (sources[0].kind == workbook || sources[0].kind == table)
	if alone && !taken && len(beside[columns]) == 0 {
		for _, path := range beside[outline] {
			sources = append(sources, source{path: path, kind: outline})
		}
		return sources, nil
	}
	if len(sources) == 0 && len(beside[outline]) == 1 {
		return nil, &UsageError{fmt.Sprintf("%s: outlines open together with the table or the workbook of their positions; %s", beside[outline][0], whatOpens), beside[outline][0]}
	}
	for kind, noun := range map[kind]string{outline: "outlines open", columns: "a mapping opens"} {
		if more := beside[kind]; len(more) > 1 || len(more) == 1 && !taken {
			return nil, &UsageError{Sentence: fmt.Sprintf("%s: %s only beside the one table or workbook to which they belong; %s", more[len(more)-1], noun, whatOpens)}
		}
	}
	sources[0].outline, sources[0].mapping = first(beside[outline]), first(beside[columns])
	return sources, nil
}

func first(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return paths[0]
}

const whatOpens = "what opens is a folder with datapackage.json, a .zip of it, a workbook (.xlsx) that this program wrote, or a table (.csv, .tsv, .txt, .xlsx) with the outlines of its regions (.geojson, .topojson); check also judges a lone .geojson or .topojson"

// Endings are the endings of files that open, by what they hold.
var (
	TableEndings   = []string{".csv", ".tsv", ".tab", ".txt"}
	OutlineEndings = []string{".geojson", ".topojson", ".json"}
	bookEndings    = []string{".xlsx", ".xlsm"}
)

func kindOf(path string) (kind, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, &UsageError{Sentence: fmt.Sprintf("%s: there is no such file or folder; %s", path, whatOpens)}
	}
	if err != nil {
		return 0, err
	}
	if info.IsDir() {
		return folder, nil
	}
	if !info.Mode().IsRegular() {
		return 0, &UsageError{Sentence: fmt.Sprintf("%s: this is a device or a pipe; %s", path, whatOpens)}
	}
	name := strings.ToLower(filepath.Base(path))
	ending := filepath.Ext(name)
	switch {
	case name == "datapackage.json":
		return folder, nil
	case strings.HasSuffix(name, mapping.File):
		return columns, nil
	case ending == ".zip":
		return zipped, nil
	case slices.Contains(bookEndings, ending):
		return workbook, nil
	case slices.Contains(TableEndings, ending):
		return table, nil
	case slices.Contains(OutlineEndings, ending):
		return outline, nil
	}
	return 0, &UsageError{Sentence: fmt.Sprintf("%s: this kind of file does not open; %s", path, whatOpens)}
}

// read reads the dataset; the report has its problems.
func (s source) read(ctx context.Context) (reading, error) {
	if err := ctx.Err(); err != nil {
		return reading{}, fmt.Errorf("%s: opening was stopped: %w", s.path, err)
	}
	switch s.kind {
	case zipped:
		return s.readZip(ctx)
	case workbook:
		return readWorkbook(ctx, s)
	case table:
		return readTable(ctx, s, nil)
	}
	return s.readFolder(ctx)
}
