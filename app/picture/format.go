package picture

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a kind of picture file, named by its ending without the dot.
type Format string

// The formats of pictures: pixels, and two of lines and text that keep sharp at any size.
const (
	PNG Format = "png"
	SVG Format = "svg"
	PDF Format = "pdf"
)

// Formats are all formats, in the order in which they are offered.
var Formats = []Format{PNG, SVG, PDF}

// HasPixels reports whether the size of a picture in px depends on a scale.
func (f Format) HasPixels() bool { return f == PNG }

// FormatOf is the format of a path by its ending, in any case of letters. The error names the endings that there are.
func FormatOf(path string) (Format, error) {
	format := Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
	if !slices.Contains(Formats, format) {
		return "", fmt.Errorf("%q: a picture ends in .%s, .%s or .%s", path, PNG, SVG, PDF)
	}
	return format, nil
}

// Write writes the page in a format. A format with pixels gets scale × scale of them for each px of the page. The same
// page gives the same bytes.
func (p *Page) Write(w io.Writer, format Format, scale float64) error {
	switch format {
	case PNG:
		return p.WritePNG(w, scale)
	case SVG:
		return p.WriteSVG(w)
	case PDF:
		return p.WritePDF(w)
	}
	return fmt.Errorf("no picture is written as %q", format)
}
