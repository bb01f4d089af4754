// Package open leads from paths to a dataset and its layers: a package folder, a .zip of it, or a
// workbook that the export wrote. What comes from outside is never trusted: sizes, numbers and names
// are checked before anything is unpacked, and every fault of a dataset is reported with its file,
// place and rule.
package open

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"stancemap/data"
	"stancemap/geo"
)

// Loaded is a dataset that is fit for the map, with its layers. Nothing in it is ever changed.
type Loaded struct {
	Dataset  *data.Dataset
	Regions  *geo.Layer            // outlines of the regions; nil for a dataset without regions
	Base     map[string]*geo.Layer // the map under them, by name: land, coast, towns …
	Problems []data.Problem        // warnings and notes
	Path     string                // as it was given; empty for the bundled dataset
}

// A UsageError is a path that no dataset can be opened from; its sentence names what can be opened.
type UsageError struct{ Sentence string }

func (e *UsageError) Error() string { return e.Sentence }

// Refused is the error of a dataset with faults.
type Refused struct {
	Path     string
	Problems []data.Problem // all of them, warnings too
	dropped  int
}

func (e *Refused) Error() string {
	report := data.Report{Problems: e.Problems, Dropped: e.dropped}
	return fmt.Sprintf("%s: %v", e.Path, report.Err())
}

// Bundled is the dataset that the program carries, decoded once.
var Bundled = sync.OnceValues(func() (*Loaded, error) {
	dataset := data.Bundled()
	loaded, err := withLayers(dataset, &data.Report{})
	if err != nil {
		return nil, fmt.Errorf("the bundled dataset: %w", err)
	}
	return loaded, nil
})

// Paths opens the dataset at the paths given: a folder, a .zip or an .xlsx, the last also with the
// .geojson of its outlines; without a path the bundled one. The error is a *UsageError for what is
// no dataset, a *Refused for a dataset with faults, else that of the file system.
func Paths(ctx context.Context, paths []string) (*Loaded, error) {
	if len(paths) == 0 {
		return Bundled()
	}
	sources, err := sourcesOf(paths, false)
	if err != nil {
		return nil, err
	}
	if len(sources) > 1 {
		return nil, &UsageError{fmt.Sprintf("%s and %s: one dataset is opened at a time; a workbook may come with the .geojson of its outlines", sources[0].path, sources[1].path)}
	}
	dataset, report, err := sources[0].read(ctx)
	if err != nil {
		return nil, err
	}
	refused := func() error { return &Refused{sources[0].path, report.Problems, report.Dropped} }
	if dataset == nil || report.Errors() > 0 {
		return nil, refused()
	}
	loaded, err := withLayers(dataset, report)
	if err != nil {
		return nil, err
	}
	if report.Errors() > 0 {
		return nil, refused()
	}
	loaded.Problems, loaded.Path = report.Problems, sources[0].path
	return loaded, nil
}

// Check lists every problem of the datasets at the paths given; without a path, of the bundled one. Of
// several datasets the files are named with the path before them. The error is for what could not be
// judged at all.
func Check(ctx context.Context, paths []string) ([]data.Problem, error) {
	if len(paths) == 0 {
		dataset, report := data.Read(data.BundledFiles())
		if dataset != nil {
			outlines(dataset, report, true)
		}
		return report.Problems, nil
	}
	sources, err := sourcesOf(paths, true)
	if err != nil {
		return nil, err
	}
	var problems []data.Problem
	for _, s := range sources {
		report, err := s.check(ctx)
		if err != nil {
			return nil, err
		}
		if report.Dropped > 0 {
			report.Problems = append(report.Problems, data.Problem{Severity: data.Note, Rule: "not-listed", Message: fmt.Sprintf("%d more problems of these kinds are not listed", report.Dropped)})
		}
		for _, problem := range report.Problems {
			if len(sources) > 1 {
				problem.File = filepath.ToSlash(filepath.Join(s.path, problem.File))
			}
			problems = append(problems, problem)
		}
	}
	return problems, nil
}

// check judges one source.
func (s source) check(ctx context.Context) (*data.Report, error) {
	if s.kind == outline {
		return checkOutline(s.path)
	}
	dataset, report, err := s.read(ctx)
	if err == nil && dataset != nil {
		outlines(dataset, report, true)
	}
	return report, err
}

func withLayers(dataset *data.Dataset, report *data.Report) (*Loaded, error) {
	base, err := Basemap()
	if err != nil {
		return nil, err
	}
	return &Loaded{Dataset: dataset, Regions: outlines(dataset, report, false), Base: base}, nil
}

// A source is where one dataset lies.
type source struct {
	path     string
	kind     kind
	geometry string // the .geojson given beside a workbook; mostly empty
}

type kind int

const (
	folder kind = iota
	zipped
	workbook
	outline // a .geojson or .topojson, which opens only beside a workbook
)

// sourcesOf sorts paths into datasets, each workbook with the outlines given for it. Outlines may stand
// alone where they are only checked.
func sourcesOf(paths []string, alone bool) ([]source, error) {
	var sources []source
	var geometry []string
	for _, path := range paths {
		kind, err := kindOf(path)
		if err != nil {
			return nil, err
		}
		if kind == outline {
			geometry = append(geometry, path)
			continue
		}
		sources = append(sources, source{path: path, kind: kind})
	}
	switch {
	case len(geometry) == 0:
		return sources, nil
	case len(geometry) == 1 && len(sources) == 1 && sources[0].kind == workbook:
		sources[0].geometry = geometry[0]
		return sources, nil
	case alone:
		for _, path := range geometry {
			sources = append(sources, source{path: path, kind: outline})
		}
		return sources, nil
	}
	return nil, &UsageError{fmt.Sprintf("%s: a .geojson opens only beside the one workbook whose outlines it holds; %s", geometry[0], whatOpens)}
}

const whatOpens = "what opens is a folder with datapackage.json, a .zip of it, or a workbook (.xlsx) that this program wrote; check also judges a lone .geojson or .topojson"

func kindOf(path string) (kind, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, &UsageError{fmt.Sprintf("%s: there is no such file or folder; %s", path, whatOpens)}
	}
	if err != nil {
		return 0, err
	}
	if info.IsDir() {
		return folder, nil
	}
	if !info.Mode().IsRegular() {
		return 0, &UsageError{fmt.Sprintf("%s: this is a device or a pipe; %s", path, whatOpens)}
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".zip":
		return zipped, nil
	case ".xlsx":
		return workbook, nil
	case ".geojson", ".topojson":
		return outline, nil
	case ".json":
		if filepath.Base(path) == "datapackage.json" {
			return folder, nil
		}
		return outline, nil
	}
	return 0, &UsageError{fmt.Sprintf("%s: this kind of file does not open; %s", path, whatOpens)}
}

// read reads the dataset; the report has its problems. The dataset is nil where there is none.
func (s source) read(ctx context.Context) (*data.Dataset, *data.Report, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("%s: opening was stopped: %w", s.path, err)
	}
	switch s.kind {
	case zipped:
		return readZip(s.path)
	case workbook:
		return readWorkbook(ctx, s.path, s.geometry)
	}
	return readFolder(s.path)
}

// readFolder reads a package folder. Links that lead out of it are not followed.
func readFolder(path string) (*data.Dataset, *data.Report, error) {
	if filepath.Base(path) == "datapackage.json" {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			path = filepath.Dir(path)
		}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	dataset, report := data.Read(root.FS())
	return dataset, report, nil
}

// refuse adds an error to a report.
func refuse(report *data.Report, file, place, rule, format string, args ...any) {
	report.Problems = append(report.Problems, data.Problem{File: file, Place: place, Severity: data.Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

func warn(report *data.Report, file, place, rule, format string, args ...any) {
	report.Problems = append(report.Problems, data.Problem{File: file, Place: place, Severity: data.Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}
