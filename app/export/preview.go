package export

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"

	"stancemap/app/state"
)

// Preview is the first lines of a file in a format of text, just as Write would write them; of a package
// the names of its files with their sizes in bytes. The format is "csv", "geojson" or "zip".
func Preview(ctx context.Context, format string, v *state.View, o Options, most int) ([]string, error) {
	o, err := o.checked(format)
	if err != nil {
		return nil, err
	}
	content, err := bytesOf(ctx, format, v, o)
	if err != nil {
		return nil, err
	}
	if format == "zip" {
		return filesIn(content, v)
	}
	lines := strings.SplitN(strings.TrimPrefix(string(content), byteOrderMark), "\n", most+1)
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, "\r")
	}
	return lines[:min(most, len(lines))], nil
}

// filesIn lists what a package holds.
func filesIn(content []byte, v *state.View) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, f := range archive.File {
		lines = append(lines, fmt.Sprintf("%s  %s", f.Name, v.Words.Say("export.bytes", "Bytes", v.Words.Number(float64(f.UncompressedSize64)))))
	}
	return lines, nil
}
