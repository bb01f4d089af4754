package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// dosEpoch is 1 January 1980, the first date of a zip, as MS-DOS counts. Every entry carries it: the
// clock is no part of what was exported.
const dosEpoch = 1<<5 | 1

// header describes an entry with nothing that differs between two machines: no time of its own, no
// extra fields, no permissions.
func header(name string) *zip.FileHeader {
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

// settled makes a workbook as excelize writes it the same at every run: excelize lists its parts in
// the order of a map. Parts are sorted, times fixed, and the marks of literal underscores put right.
func settled(workbook []byte) ([]byte, error) {
	reader, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, err
	}
	files := slices.Clone(reader.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	for _, f := range files {
		if err := settle(writer, f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func settle(writer *zip.Writer, f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if f.Name == contentTypes {
		if content, err = sortedTypes(content); err != nil {
			return err
		}
	}
	if marked := []byte(underscoreMark); bytes.Contains(content, marked) {
		content = bytes.ReplaceAll(content, marked, []byte("_x005F_"))
	}
	out, err := writer.CreateHeader(header(f.Name))
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	return err
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
