// Package open leads from paths to a dataset and its layers: a package folder, a .zip of it, a
// workbook that the export wrote, or a table of positions in any form with the outlines of its regions.
// What comes from outside is never trusted: sizes, numbers and names are checked before anything is
// unpacked, and every fault of a dataset is reported with its file, place and rule.
package open

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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
	Dropped  int                   // problems beyond those listed, counted only
	Repairs  []data.Repair         // that were made; the files are as they were
	Path     string                // as it was given; empty for the bundled dataset
	Import   *Import               // of a dataset that was made of a table; nil for one in the form
}

// A UsageError is a path that no dataset can be opened from; its sentence names what can be opened.
type UsageError struct {
	Sentence string
	Outline  string // the outlines that were given without a table; mostly empty
}

func (e *UsageError) Error() string { return e.Sentence }

// Refused is the error of a dataset with faults.
type Refused struct {
	Path     string
	Problems []data.Problem // all of them, warnings too
	Import   *Import        // of a table that gave no dataset by its mapping; mostly nil
	Dropped  int            // problems beyond those listed, counted only
}

func (e *Refused) Error() string {
	report := data.Report{Problems: e.Problems, Dropped: e.Dropped}
	return fmt.Sprintf("%s: %v", e.Path, report.Err())
}

// Bundled is the dataset that the program carries, decoded once.
var Bundled = sync.OnceValues(func() (*Loaded, error) {
	dataset := data.Bundled()
	loaded, err := withLayers(reading{dataset: dataset, report: &data.Report{}})
	if err != nil {
		return nil, fmt.Errorf("the bundled dataset: %w", err)
	}
	return loaded, nil
})

// Paths opens the dataset at the paths given: a folder, a .zip, a workbook, also with the .geojson of its
// outlines, or a table with outlines and perhaps a saved mapping; without a path the bundled one. The error is
// a *UsageError for what is no dataset, a *Refused for a dataset with faults, else that of the file system.
func Paths(ctx context.Context, paths []string) (*Loaded, error) { return load(ctx, paths, false) }

func load(ctx context.Context, paths []string, mend bool) (*Loaded, error) {
	if len(paths) == 0 {
		return Bundled()
	}
	sources, err := sourcesOf(paths, false)
	if err != nil {
		return nil, err
	}
	if len(sources) > 1 {
		return nil, &UsageError{Sentence: fmt.Sprintf("%s and %s: one dataset is opened at a time; a workbook or a table may come with the outlines of its regions", sources[0].path, sources[1].path)}
	}
	sources[0].mend = mend
	read, err := sources[0].read(ctx)
	if err != nil {
		return nil, err
	}
	refused := func() error {
		return &Refused{sources[0].path, read.report.Problems, read.imported, read.report.Dropped}
	}
	if read.dataset == nil || read.report.Errors() > 0 {
		return nil, refused()
	}
	loaded, err := withLayers(read)
	if err != nil {
		return nil, err
	}
	if read.report.Errors() > 0 {
		return nil, refused()
	}
	loaded.Problems, loaded.Dropped, loaded.Repairs = read.report.Problems, read.report.Dropped, read.repairs
	loaded.Path, loaded.Import = sources[0].path, read.imported
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
	read, err := s.read(ctx)
	if err == nil && read.dataset != nil && read.regions == nil {
		outlines(read.dataset, read.report, true)
	}
	return read.report, err
}

func withLayers(read reading) (*Loaded, error) {
	base, err := Basemap()
	if err != nil {
		return nil, err
	}
	regions := read.regions
	if regions == nil {
		regions = outlines(read.dataset, read.report, false)
	}
	return &Loaded{Dataset: read.dataset, Regions: regions, Base: base}, nil
}

// readFolder reads a package folder. Links that lead out of it are not followed.
func (s source) readFolder(ctx context.Context) (reading, error) {
	path := s.path
	if filepath.Base(path) == "datapackage.json" {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			path = filepath.Dir(path)
		}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return reading{}, err
	}
	defer root.Close()
	return s.readPackage(ctx, root.FS())
}

// refuse adds an error to a report.
func refuse(report *data.Report, file, place, rule, format string, args ...any) {
	report.Add(data.Problem{File: file, Place: place, Severity: data.Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

func warn(report *data.Report, file, place, rule, format string, args ...any) {
	report.Add(data.Problem{File: file, Place: place, Severity: data.Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}
