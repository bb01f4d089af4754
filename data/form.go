package data

import (
	"fmt"
	"slices"
)

// Form is the page that says how to make a dataset of one's own: the files of a package, every table and
// column, what is checked, and what is read at most.
func Form() Page {
	sections := []Section{
		{Text: []string{
			"A dataset is a Data Package (version 2): a folder, a .zip of it, or a workbook with the same tables, a sheet each. The example beside this page is complete and small; copy it, and write over it. The program makes the copy by File, New from template.",
			"A table in any other form opens too, together with the outlines of its regions: the program asks what its columns mean, and saves the answer in a file that ends in .mapping.json.",
		}},
		{Level: 1, Heading: "Files", Header: []string{"File", "Needed", "What it holds"}, Rows: formFiles()},
		{Level: 1, Heading: "Rules", Header: []string{"Rule", "Meaning"}, Rows: formRules},
		{Level: 1, Heading: "Limits", Text: []string{"What is larger is refused by the name of the limit, before or while it is read."}, Header: []string{"Limit", "Value"}, Rows: formLimits},
	}
	empty := &Dataset{}
	return Page{Title: "The form of a dataset", Sections: append(sections, empty.tableSections()...)}
}

func formFiles() [][]string {
	rows := [][]string{
		{descriptorFile, "yes", "Title, version and date of the dataset, and a Table Schema of every table. Only name and title need to be written by hand; Save as package writes the rest."},
		{geometryFile, "for a map", "The outlines of the regions (RFC 7946): features that are a Polygon or a MultiPolygon in degrees, the feature's id being that of the region."},
		{sourcesFile, "yes", "Every source as a CSL-JSON 1.1 item, with an address, or with title, date and publisher."},
	}
	for _, table := range (&Dataset{}).Tables() {
		if table.Name == "sources" {
			continue
		}
		needed := "yes"
		if optionalTable(table.Name) {
			needed = "no"
		}
		rows = append(rows, []string{table.Name + ".csv", needed, table.About})
	}
	return rows
}

var formRules = [][]string{
	{"Text", "UTF-8, with or without a byte-order mark, commas between cells, lines ended by LF or CR LF. Tables in another encoding or with semicolons can be mended by the program."},
	{"Ids", "Any text without ; and @ and without blanks around it. An id is written in the same way everywhere."},
	{"Lists", "Values separated by ;"},
	{"Dates", "2025-04-25, or 2025-04, or 2025."},
	{"Numbers", "With a decimal point."},
	{"Keys", "Every id stands once in its table, and every id that a cell refers to exists."},
	{"Parts", "The positions of a cell are numbered from 1, the heaviest stance first."},
	{"Silence", "not_addressed only in an account that was read whole; a silent cell says nothing else."},
	{"Quotations", "Under 25 words, with their language."},
	{"Colours", "#RRGGBB, or fill/ink, for the light theme, the dark one and high contrast, separated by ;. Stances without colours are drawn in greys."},
}

var formLimits = [][]string{
	{"Bytes of one file", fmt.Sprintf("%d MB", mostBytes>>20)},
	{"Rows of one table", fmt.Sprint(mostRows)},
	{"Files in a .zip", "2000"},
	{"Bytes of a .zip, packed and unpacked", "256 MB and 512 MB"},
	{"Bytes of one file in a .zip, unpacked", "256 MB, and 250 times its packed size"},
	{"Features and positions of the outlines", "500000 and 8000000"},
	{"Depth of the outlines", "64 arrays and objects inside each other"},
	{"Paths", "Inside the package; links out of it are not followed. Nothing is ever fetched from a network."},
}

// FormSchema is a JSON Schema (draft 2020-12) of the tables, for programs that keep them as JSON: an object with
// an array of rows for each table, the cells being text as in the CSV files.
func FormSchema() ([]byte, error) {
	properties, definitions := map[string]any{}, map[string]any{}
	required := []string{}
	for _, table := range (&Dataset{}).Tables() {
		if table.Name == "sources" {
			continue
		}
		properties[table.Name] = map[string]any{"type": "array", "description": table.About, "items": map[string]any{"$ref": "#/$defs/" + table.Name}}
		definitions[table.Name] = rowSchema(table)
		if !optionalTable(table.Name) {
			required = append(required, table.Name)
		}
	}
	return indented(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tables of a Stancemap dataset",
		"type": "object", "properties": properties, "required": required, "$defs": definitions,
	})
}

func rowSchema(table Rows) map[string]any {
	columns, required := map[string]any{}, []string{}
	for _, column := range table.Columns {
		columns[column.Name] = cellSchema(column)
		if column.Required {
			required = append(required, column.Name)
		}
	}
	slices.Sort(required)
	return map[string]any{"type": "object", "description": table.About, "properties": columns, "required": required, "additionalProperties": false}
}

func cellSchema(column ColumnInfo) map[string]any {
	schema := map[string]any{"type": "string", "description": column.About}
	switch column.Type {
	case "integer":
		schema["pattern"] = `^-?\d*$`
	case "number":
		schema["pattern"] = `^([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)?$`
	case "date":
		schema["pattern"] = `^(` + datePattern + `)?$`
	}
	if column.Required {
		schema["minLength"] = 1
	}
	if len(column.OneOf) > 0 && column.Type != "list" {
		codes := column.OneOf.Codes()
		if !column.Required {
			codes = append([]string{""}, codes...)
		}
		schema["enum"] = codes
	}
	return schema
}
