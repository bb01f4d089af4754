// Package export writes a View to files: the workbook, the table of positions as CSV, the regions with
// what is said of them as GeoJSON, the whole Data Package as a zip. What is written follows the view's
// tables and filter; the same view gives the same bytes on every machine. Every file goes through the atomic writer, so a failed or cancelled
// export leaves the earlier file as it was.
package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
)

// Options say how to write.
type Options struct {
	Program  string                           // name and version that the file names as its maker: "Stancemap 0.1.0"
	CSV      string                           // one of CSVKinds; empty for Machine
	Profile  string                           // of a workbook: Standard or Accessible; empty for Standard
	Scene    *picture.Scene                   // paints the Map sheet of a workbook; without it there is none
	Progress func(words string, done, of int) // called before each step; may be nil
}

// The kinds of CSV: two of the table of positions as the dataset has it, and the table below the map.
const (
	Machine     = "machine"     // every value as it is
	Spreadsheet = "spreadsheet" // safe to open in a spreadsheet, which would run text that reads as a formula
	Shown       = "shown"       // the table below the map as it is shown, safe to open in a spreadsheet
)

// The two profiles of a workbook.
const (
	Standard   = "standard"   // every sheet a marked-up table with its filter
	Accessible = "accessible" // for screen readers: plain ranges with named heads, no empty rows, no buttons
)

// Formats are the endings of the files that can be written.
var Formats = []string{"xlsx", "csv", "geojson", "zip"}

// CSVKinds are the kinds of CSV.
var CSVKinds = []string{Machine, Spreadsheet, Shown}

// Profiles are the profiles of a workbook.
var Profiles = []string{Standard, Accessible}

// A UsageError is a choice that does not exist; its sentence names the ones that do.
type UsageError struct{ Sentence string }

func (e *UsageError) Error() string { return e.Sentence }

// Format is the format of a path by its ending, in any case of letters. The error is a *UsageError.
func Format(path string) (string, error) {
	format := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if !slices.Contains(Formats, format) {
		return "", &UsageError{fmt.Sprintf("%q: a file to export ends in .%s or .%s", path, strings.Join(Formats[:len(Formats)-1], ", ."), Formats[len(Formats)-1])}
	}
	return format, nil
}

// Write writes the view to path, in the format of its ending. An existing file is replaced when all
// of the new one is on the disk. The error is a *UsageError for a choice that does not exist, a
// *file.Error where the file cannot be written, else it says what in the view does not fit the format.
func Write(ctx context.Context, fs file.FS, path string, v *state.View, o Options) error {
	format, err := Format(path)
	if err != nil {
		return err
	}
	if o, err = o.checked(format); err != nil {
		return err
	}
	content, err := bytesOf(ctx, format, v, o)
	if ctx.Err() != nil {
		return cancelled(fs, path, ctx.Err())
	}
	if err != nil {
		return fmt.Errorf("%q: %w; nothing was written", path, err)
	}
	return file.WriteContext(ctx, fs, path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// checked fills in what was left open and refuses choices that do not exist.
func (o Options) checked(format string) (Options, error) {
	o.CSV, o.Profile = cmp.Or(o.CSV, Machine), cmp.Or(o.Profile, Standard)
	switch {
	case !slices.Contains(CSVKinds, o.CSV):
		return o, &UsageError{fmt.Sprintf("%q is no kind of CSV; the kinds are %s and %s", o.CSV, strings.Join(CSVKinds[:len(CSVKinds)-1], ", "), CSVKinds[len(CSVKinds)-1])}
	case !slices.Contains(Profiles, o.Profile):
		return o, &UsageError{fmt.Sprintf("%q is no profile of a workbook; the profiles are %s", o.Profile, strings.Join(Profiles, " and "))}
	case o.Profile == Accessible && format != "xlsx":
		return o, &UsageError{fmt.Sprintf("the profile %s is one of workbooks; a .%s has no profile, so leave it out or write an .xlsx", o.Profile, format)}
	}
	return o, nil
}

// cancelled is the error of an export that was stopped before the file was touched.
func cancelled(fs file.FS, path string, cause error) error {
	_, err := fs.Stat(path)
	return &file.Error{Path: path, Step: file.StepContent, Earlier: err == nil, Err: cause}
}

func bytesOf(ctx context.Context, format string, v *state.View, o Options) ([]byte, error) {
	switch format {
	case "csv":
		return csvOf(v, o.CSV)
	case "geojson":
		return geoJSONOf(v, o)
	case "zip":
		return packageOf(v)
	}
	return workbookOf(ctx, v, o)
}

// Notice is what whoever exported must know of the file, as a sentence; mostly nothing.
func Notice(path string, w words.Words, o Options) string {
	if format, _ := Format(path); format == "csv" && (o.CSV == Spreadsheet || o.CSV == Shown) {
		return w.Say("export.csv_guarded")
	}
	return ""
}
