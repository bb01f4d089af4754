package open

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"stancemap/data"
)

// findGeometry finds the outlines that belong to a workbook by their checksum: the given file, the
// bundled ones, or a .geojson beside the workbook.
func (p *workbookParts) findGeometry(path, given string, report *data.Report) []byte {
	if given != "" {
		content, err := readGeometry(given)
		if err != nil {
			refuse(report, filepath.Base(given), "", "read", "cannot be read: %v", err)
			return nil
		}
		if data.Hash(content) != "sha256:"+p.hash {
			refuse(report, filepath.Base(given), "", "checksum", "these are not the outlines of %s, which have the SHA-256 %s", filepath.Base(path), p.hash)
		}
		return content
	}
	if p.hash == "" {
		return nil
	}
	if bundled := data.Bundled(); bundled.GeometryHash() == p.hash {
		return bundled.Geometry
	}
	for _, candidate := range besides(path) {
		if content, err := readGeometry(candidate); err == nil && data.Hash(content) == "sha256:"+p.hash {
			return content
		}
	}
	refuse(report, geometryFile, "", "missing-file", "a workbook has no outlines, and none with the SHA-256 %s were found; put the %s that it was written from beside it", p.hash, geometryFile)
	return nil
}

// mostBesides bounds how many files beside a workbook are looked at.
const mostBesides = 100

func besides(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var found []string
	for _, entry := range entries {
		if strings.EqualFold(filepath.Ext(entry.Name()), ".geojson") && entry.Type().IsRegular() && len(found) < mostBesides {
			found = append(found, filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
	return found
}

// mostGeometry is the most that is read of a file of outlines, in bytes.
const mostGeometry = 64 << 20

func readGeometry(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, mostGeometry+1))
	if err == nil && len(content) > mostGeometry {
		return nil, errors.New("it is larger than 64 MB, the most that is read of one file of outlines")
	}
	return content, err
}
