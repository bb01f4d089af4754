package open

import (
	"encoding/xml"
	"io/fs"
	"path"
	"strings"
)

// tableNames finds the names of the marked-up tables of a workbook, by the name of their sheet, from its parts
// alone: the library would take every sheet apart for them (ECMA-376, part 1, 12.3 and part 2, 9.3). What is not
// there or not readable has no names.
func tableNames(files fs.FS) map[string][]string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	names := map[string][]string{}
	if !readXML(files, "xl/workbook.xml", &book) {
		return names
	}
	targets := relations(files, "xl/workbook.xml")
	for _, sheet := range book.Sheets {
		for _, target := range relations(files, targets[sheet.ID]) {
			var table struct {
				Name string `xml:"name,attr"`
			}
			if strings.HasPrefix(target, "xl/tables/") && readXML(files, target, &table) {
				names[sheet.Name] = append(names[sheet.Name], table.Name)
			}
		}
	}
	return names
}

// relations lists what a part leads to, by id.
func relations(files fs.FS, part string) map[string]string {
	var list struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	targets := map[string]string{}
	if part == "" || !readXML(files, path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), &list) {
		return targets
	}
	for _, r := range list.Relations {
		target := path.Join(path.Dir(part), r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = path.Clean(r.Target[1:])
		}
		targets[r.ID] = target
	}
	return targets
}

func readXML(files fs.FS, name string, into any) bool {
	content, err := fs.ReadFile(files, name)
	return err == nil && xml.Unmarshal(content, into) == nil
}
