// Package export writes a View to files: the workbook, the table of positions as CSV, the whole Data
// Package as a zip. What is written follows the view's tables and filter; the same view gives the
// same bytes on every machine. Every file goes through the atomic writer, so a failed or cancelled
// export leaves the earlier file as it was.
package export

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
)

// Options say how to write.
type Options struct {
	Program  string                           // name and version that the file names as its maker: "Stancemap 0.1.0"
	CSV      string                           // one of CSVKinds; empty for Machine
	Progress func(words string, done, of int) // called before each step; may be nil
}

// The kinds of CSV: two of the table of positions as the dataset has it, and the table below the map.
const (
	Machine     = "machine"     // every value as it is
	Spreadsheet = "spreadsheet" // safe to open in a spreadsheet, which would run text that reads as a formula
	Shown       = "shown"       // the table below the map as it is shown, safe to open in a spreadsheet
)

// Formats are the endings of the files that can be written.
var Formats = []string{"xlsx", "csv", "zip"}

// CSVKinds are the kinds of CSV.
var CSVKinds = []string{Machine, Spreadsheet, Shown}

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
	if o.CSV == "" {
		o.CSV = Machine
	}
	if !slices.Contains(CSVKinds, o.CSV) {
		return &UsageError{fmt.Sprintf("%q is no kind of CSV; the kinds are %s and %s", o.CSV, strings.Join(CSVKinds[:len(CSVKinds)-1], ", "), CSVKinds[len(CSVKinds)-1])}
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

// cancelled is the error of an export that was stopped before the file was touched.
func cancelled(fs file.FS, path string, cause error) error {
	_, err := fs.Stat(path)
	return &file.Error{Path: path, Step: file.StepContent, Earlier: err == nil, Err: cause}
}

func bytesOf(ctx context.Context, format string, v *state.View, o Options) ([]byte, error) {
	switch format {
	case "csv":
		return csvOf(v, o.CSV)
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
