package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/export"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// sessionEnding is the ending of a saved session.
const sessionEnding = "stancemap"

// A format is a kind of file that can be written.
type format struct {
	ending  string
	csv     string // kind of .csv, empty for other endings
	profile string // of a workbook, empty for other endings
	words   string // id of what it is called
}

// formats are what the form offers. Of two with one ending the first is meant where only the ending says it.
var formats = []format{
	{ending: "xlsx", profile: export.Standard, words: "export.workbook"},
	{ending: "xlsx", profile: export.Accessible, words: "export.workbook_accessible"},
	{ending: "csv", csv: export.Machine, words: "export.csv"},
	{ending: "csv", csv: export.Spreadsheet, words: "export.csv_spreadsheet"},
	{ending: "csv", csv: export.Shown, words: "export.csv_shown"},
	{ending: "geojson", words: "export.geojson"},
	{ending: "zip", words: "export.package"},
	{ending: string(picture.PNG), words: "export.png"},
	{ending: string(picture.SVG), words: "export.svg"},
	{ending: string(picture.PDF), words: "export.pdf"},
	{ending: sessionEnding, words: "export.session"},
}

// formatOf is the first format with the ending of a path. The zero format is none.
func formatOf(path string) format {
	ending := endingOf(path)
	i := slices.IndexFunc(formats, func(f format) bool { return f.ending == ending })
	if i < 0 {
		return format{}
	}
	return formats[i]
}

func endingOf(path string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
}

// picture reports whether the file is a picture of the page.
func (f format) picture() bool { return slices.Contains(picture.Formats, picture.Format(f.ending)) }

// An order is what is to be written where, and how.
type order struct {
	path string
	format
	page  picture.PageSize // of a picture
	theme state.Theme      // of a picture
	scale float64          // px of the file for each px of the page, for formats of pixels
}

// pictureScales are the px of the file for each px of the page to choose from; the usual one is 2.
var pictureScales = []float64{1, 2, 3, 4}

const usualScale = 2

// orderOf is the usual order for a path.
func orderOf(path string) order {
	return order{path: path, format: formatOf(path), page: picture.A4, theme: state.Light, scale: usualScale}
}

// setPage is the page of a view as the order wants it.
func (o order) setPage(scene *picture.Scene, v *state.View, program string) *picture.Page {
	return picture.NewPage(scene, v, picture.PageOptions{Theme: o.theme, Program: program}.On(o.page))
}

// pixels is the size of a picture in px of the file.
func (o order) pixels() (width, height float64) {
	scale := 1.0
	if picture.Format(o.ending).HasPixels() {
		scale = o.scale
	}
	return o.page.Width * scale, o.page.Height * scale
}
