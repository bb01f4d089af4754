package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
)

// A File is one file of a package.
type File struct {
	Name    string
	Content []byte
}

// CSV writes the table as UTF-8 with a header row, comma-separated, lines ended by LF (RFC 4180
// but for the line end).
func (r Rows) CSV() ([]byte, error) {
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	if err := writer.Write(r.Header()); err != nil {
		return nil, err
	}
	if err := writer.WriteAll(r.Cells); err != nil {
		return nil, fmt.Errorf("%s.csv: %w", r.Name, err)
	}
	return text.Bytes(), nil
}

// Package writes the dataset as the files of a Data Package, the descriptor first, with the schema,
// the size and the checksum of every file, and the pages that explain it. The same dataset gives the same bytes.
func (d *Dataset) Package() ([]File, error) {
	var files []File
	var resources []any
	for _, rows := range d.Tables() {
		if rows.Name == "sources" {
			continue
		}
		content, err := rows.CSV()
		if err != nil {
			return nil, err
		}
		file := File{rows.Name + ".csv", content}
		files = append(files, file)
		resources = append(resources, tableResource(rows, file))
	}
	sources, err := d.sourcesJSON()
	if err != nil {
		return nil, err
	}
	files = append(files, File{sourcesFile, sources})
	resources = append(resources, fileResource("sources", "Every source as a CSL-JSON 1.1 item.", "json", "application/vnd.citationstyles.csl+json", File{sourcesFile, sources}))
	if len(d.Geometry) > 0 {
		file := File{geometryFile, d.Geometry}
		files = append(files, file)
		resources = append(resources, fileResource(geometryResource, "The outlines of the regions (RFC 7946); feature ids are the ids of regions.csv.", "geojson", "application/geo+json", file))
	}
	for _, page := range []struct {
		name, about string
		file        File
	}{
		{"codebook", "What every table, column and code means.", File{codebookFile, d.Codebook().Markdown()}},
		{"disagreements", "Every cell on which readings of one proposal disagree.", File{disagreementsFile, d.DisagreementPage().Markdown()}},
	} {
		files = append(files, page.file)
		resources = append(resources, fileResource(page.name, page.about, "md", "text/markdown", page.file))
	}
	descriptor, err := d.Info.withResources(resources)
	if err != nil {
		return nil, err
	}
	return append([]File{{descriptorFile, descriptor}}, files...), nil
}

func (d *Dataset) sourcesJSON() ([]byte, error) {
	items := make([]json.RawMessage, len(d.Sources))
	for i, source := range d.Sources {
		items[i] = source.item
	}
	if len(items) == 0 {
		return []byte("[]\n"), nil
	}
	return indented(items)
}

// withResources is the descriptor with its members kept and its resources set.
func (i Info) withResources(resources []any) ([]byte, error) {
	members, err := i.members()
	if err != nil {
		return nil, err
	}
	members["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json"
	members["resources"] = resources
	return indented(members)
}

func indented(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

func fileResource(name, about, format, mediatype string, file File) map[string]any {
	return map[string]any{
		"name": name, "path": file.Name, "description": about, "format": format, "mediatype": mediatype,
		"encoding": "utf-8", "bytes": len(file.Content), "hash": Hash(file.Content),
	}
}

// tableResource describes a table with its Table Schema v2.
func tableResource(rows Rows, file File) map[string]any {
	fields := make([]any, len(rows.Columns))
	foreign := []any{}
	for i, column := range rows.Columns {
		fields[i] = fieldOf(column, rows.Key)
		if column.Refers != "" && column.Type != "list" && column.Refers != "sources" {
			foreign = append(foreign, map[string]any{
				"fields":    []string{column.Name},
				"reference": map[string]any{"resource": column.Refers, "fields": []string{"id"}},
			})
		}
	}
	schema := map[string]any{"fields": fields, "primaryKey": rows.Key, "missingValues": []string{""}}
	if len(foreign) > 0 {
		schema["foreignKeys"] = foreign
	}
	described := fileResource(rows.Name, rows.About, "csv", "text/csv", file)
	described["type"] = "table"
	described["schema"] = schema
	return described
}

// datePattern is a day, a month or a year: Table Schema's own date type has days only.
const datePattern = `\d{4}(-\d{2}(-\d{2})?)?`

func fieldOf(column ColumnInfo, key []string) map[string]any {
	constraints := map[string]any{}
	if column.Required {
		constraints["required"] = true
	}
	if len(key) == 1 && key[0] == column.Name {
		constraints["unique"] = true
	}
	field := map[string]any{"name": column.Name, "type": column.Type, "description": column.About}
	switch column.Type {
	case "list":
		field["delimiter"] = ";"
	case "date":
		field["type"] = "string"
		constraints["pattern"] = datePattern
	}
	if len(column.OneOf) > 0 {
		constraints["enum"] = column.OneOf.Codes()
	}
	if len(constraints) > 0 {
		field["constraints"] = constraints
	}
	return field
}
