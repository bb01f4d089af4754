package open

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/data"
)

// findGeometry finds the outlines that belong to a workbook: the given file, those that the program
// carries, or a .geojson beside the workbook. They are known by their checksum. A given file is also taken where every region of the
// workbook is among its areas, and so is one beside a workbook that states no checksum.
func (p *workbookParts) findGeometry(ctx context.Context, path, given string, report *data.Report) []byte {
	if given != "" {
		content, err := readGeometry(given)
		if err != nil {
			refuse(report, filepath.Base(given), "", "read", "cannot be read: %v", err)
			return nil
		}
		return p.fitting(ctx, path, given, content, report)
	}
	for _, carried := range []func() *data.Dataset{data.Bundled, data.Example} {
		if d := carried(); p.hash != "" && d.GeometryHash() == p.hash {
			return d.Geometry
		}
	}
	candidates := besides(path)
	for _, candidate := range candidates {
		if content, err := readGeometry(candidate); err == nil && data.Hash(content) == "sha256:"+p.hash {
			return content
		}
	}
	for _, candidate := range candidates {
		if content := p.byIDs(ctx, candidate); content != nil && p.hash == "" {
			warn(report, filepath.Base(candidate), "", "outlines", "these outlines are taken for those of %s, as every region is among them", filepath.Base(path))
			return content
		}
	}
	const way = "open it together with the .geojson of its regions, or put that beside it"
	switch {
	case p.hash != "":
		refuse(report, geometryFile, "", "missing-file", "a workbook has no outlines, and none with the SHA-256 %s were found; %s", p.hash, way)
	case len(p.regionIDs()) > 0:
		refuse(report, geometryFile, "", "missing-file", "a workbook has no outlines, and none for its regions were found; %s", way)
	}
	return nil
}

// fitting is the given file of outlines, or what of it are the regions of the workbook.
func (p *workbookParts) fitting(ctx context.Context, path, given string, content []byte, report *data.Report) []byte {
	if data.Hash(content) == "sha256:"+p.hash {
		return content
	}
	if found := p.byIDs(ctx, given); found != nil {
		if p.hash != "" {
			warn(report, filepath.Base(given), "", "checksum", "these are not the outlines that %s was written with; every region is among them", filepath.Base(path))
		}
		return found
	}
	refuse(report, filepath.Base(given), "", "outlines", "these are not the outlines of %s: no property has the ids of its regions (%s); give the file with those ids", filepath.Base(path), some(p.regionIDs()))
	return content
}

// byIDs are the outlines of a file for the regions of the workbook; nil where one is missing.
func (p *workbookParts) byIDs(ctx context.Context, path string) []byte {
	outlines, err := readOutlines(ctx, path, &data.Report{})
	if err != nil || outlines == nil {
		return nil
	}
	content, ok := outlines.For(p.regionIDs())
	if !ok {
		return nil
	}
	return content
}

func (p *workbookParts) regionIDs() []string {
	raw := p.Tables["regions"]
	at := slices.Index(raw.Header, "id")
	var ids []string
	for _, record := range raw.Records {
		if at >= 0 && at < len(record) && record[at] != "" {
			ids = append(ids, record[at])
		}
	}
	return ids
}

// some lists the first of several ids.
func some(ids []string) string {
	const most = 5
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:most], ", ") + ", …"
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
