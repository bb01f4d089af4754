package open

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/words"
	"stancemap/data"
)

func template(t *testing.T) string {
	t.Helper()
	say, _ := words.New("")
	path := filepath.Join(t.TempDir(), "template.xlsx")
	if err := export.WriteTemplate(context.Background(), file.OS, path, data.Example(), say); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATemplateOpensAsTheExample(t *testing.T) {
	loaded := opened(t, template(t))
	equalPackages(t, loaded.Dataset, data.Example())
	if len(loaded.Problems) > 0 {
		t.Errorf("%v", loaded.Problems)
	}
}

// A row of sources that a person filled in needs no CSL-JSON.
func TestASourceIsReadFromTheColumnsForPeople(t *testing.T) {
	path := template(t)
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	row := len(data.Example().Sources) + 2
	cell, _ := excelize.CoordinatesToCellName(1, row)
	if err := book.SetSheetRow("sources", cell, &[]string{"wire-1", "webpage", "A report", "The Wire", "", "1931-07-01", "en", "", "", "", "https://example.org/1", ""}); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	source, ok := opened(t, path).Dataset.Source("wire-1")
	if !ok || source.Title != "A report" || source.Publisher != "The Wire" || source.Date() != "1931-07-01" || source.URL != "https://example.org/1" {
		t.Errorf("%+v", source)
	}
}

// Every column with a closed list offers it, and so does every column that refers to another sheet.
func TestATemplateOffersWhatItsCellsTake(t *testing.T) {
	book, err := excelize.OpenFile(template(t))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, table := range data.Example().Tables() {
		rules, err := book.GetDataValidations(table.Name)
		if err != nil {
			t.Fatal(err)
		}
		comments, err := book.GetComments(table.Name)
		if err != nil || len(comments) != len(table.Columns) {
			t.Errorf("%s: %d columns are explained, want %d (%v)", table.Name, len(comments), len(table.Columns), err)
		}
		for j, column := range table.Columns {
			letter, _ := excelize.ColumnNumberToName(j + 1)
			offered := slices.ContainsFunc(rules, func(rule *excelize.DataValidation) bool { return rule.Sqref == letter+"2:"+letter+"2000" })
			if wanted := len(column.OneOf) > 0 || column.Refers != "" || column.Name == "stance"; offered != wanted {
				t.Errorf("%s.%s offers a list: %v, want %v", table.Name, column.Name, offered, wanted)
			}
		}
	}
}

// A package is saved whole as a folder and as a zip, and saving it again changes nothing.
func TestASavedPackageOpensAsWhatWasSaved(t *testing.T) {
	for _, name := range []string{"folder", "a.zip", "DATASET.ZIP"} {
		path := filepath.Join(t.TempDir(), name)
		for range 2 {
			if err := export.SavePackage(context.Background(), file.OS, path, data.Example()); err != nil {
				t.Fatal(err)
			}
			loaded := opened(t, path)
			equalPackages(t, loaded.Dataset, data.Example())
			if len(loaded.Problems) > 0 {
				t.Errorf("%s: %v", name, loaded.Problems)
			}
		}
	}
}
