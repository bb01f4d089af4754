package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// dosEpoch is 1 January 1980, the first date of a zip, as MS-DOS counts. Every entry carries it: the
// clock is no part of what was exported.
const dosEpoch = 1<<5 | 1

// header describes an entry with nothing that differs between two machines: no time of its own, no
// extra fields, no permissions.
func header(name string) *zip.FileHeader {
	//lint:ignore SA1019 Modified would add an extra field; the date of MS-DOS is all that a reader needs.
	return &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: dosEpoch}
}

type entry struct {
	name    string
	content []byte
}

func archiveOf(entries []entry) ([]byte, error) {
	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	for _, e := range entries {
		w, err := writer.CreateHeader(header(e.name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		if _, err := w.Write(e.content); err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// contentTypes is the part of a workbook that must come first and lists all others.
const contentTypes = "[Content_Types].xml"

// parts gathers the parts of a workbook as excelize writes them, in the order of a map, so that they can be
// packed the same at every run. Each is compressed as it comes, but for the content types, which are sorted first.
type parts struct {
	entries []*deflated
	types   bytes.Buffer
	rows    map[string]*deflated // of sheets, by the name of their part
	err     error                // excelize passes none on
}

// A spliced is a sheet as excelize writes it, in one piece, into which its rows are put.
type spliced struct {
	to    *deflated
	rows  *deflated
	parts *parts
}

const endOfRows = "</sheetData>"

// Write is the io.Writer.
func (s *spliced) Write(content []byte) (int, error) {
	before, after, found := bytes.Cut(content, []byte(endOfRows))
	if !found {
		s.parts.err = fmt.Errorf("%s: the sheet has no place for rows", s.to.name)
		return 0, s.parts.err
	}
	frame := unmarked{to: s.to}
	if _, err := frame.Write(before); err != nil {
		return 0, err
	}
	s.to.join(s.rows)
	_, err := frame.Write(append([]byte(endOfRows), after...))
	return len(content), err
}

// Create begins a part.
func (p *parts) Create(name string) (io.Writer, error) {
	if name == contentTypes {
		return &p.types, nil
	}
	part := &deflated{name: name}
	p.entries = append(p.entries, part)
	if rows, ok := p.rows[name]; ok {
		return &spliced{part, rows, p}, nil
	}
	return &unmarked{to: part}, nil
}

// AddFS is asked for by the interface and by nobody else.
func (p *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (p *parts) Close() error { return nil }

// packed is the workbook: parts and content types sorted, times fixed.
func (p *parts) packed() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	sorted, err := sortedTypes(p.types.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", contentTypes, err)
	}
	types := &deflated{name: contentTypes}
	if _, err := types.Write(sorted); err != nil {
		return nil, err
	}
	p.entries = append(p.entries, types)
	slices.SortFunc(p.entries, func(a, b *deflated) int { return strings.Compare(a.name, b.name) })
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range p.entries {
		if err := part.addTo(archive); err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type types struct {
	XMLName  xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Default  []defaultType  `xml:"Default"`
	Override []overrideType `xml:"Override"`
}

type defaultType struct {
	Extension   string `xml:",attr"`
	ContentType string `xml:",attr"`
}

type overrideType struct {
	PartName    string `xml:",attr"`
	ContentType string `xml:",attr"`
}

func sortedTypes(content []byte) ([]byte, error) {
	var list types
	if err := xml.Unmarshal(content, &list); err != nil {
		return nil, err
	}
	slices.SortFunc(list.Default, func(a, b defaultType) int { return strings.Compare(a.Extension, b.Extension) })
	slices.SortFunc(list.Override, func(a, b overrideType) int { return strings.Compare(a.PartName, b.PartName) })
	sorted, err := xml.Marshal(list)
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), sorted...), nil
}
