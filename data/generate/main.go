// Command generate checks the bundled dataset and the example and rewrites what is derived from them: the
// codebook, the page of disagreements, the schemas, sizes and checksums in datapackage.json, and every table in
// its canonical form. Beside them it writes the page of the form and its JSON Schema.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"stancemap/data"
)

func main() {
	folders := os.Args[1:]
	if len(folders) == 0 {
		folders = []string{"data/bundled", "data/example"}
		if err := writeForm("data"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	for _, folder := range folders {
		if err := generate(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func writeForm(folder string) error {
	schema, err := data.FormSchema()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "form.schema.json"), schema, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "FORM.md"), data.Form().Markdown(), 0o644)
}

func generate(folder string) error {
	dataset, report := data.Read(os.DirFS(folder))
	for _, problem := range report.Problems {
		if problem.Rule != "checksum" { // checksums are what is written below
			fmt.Fprintln(os.Stderr, problem)
		}
	}
	if err := report.Err(); err != nil {
		return fmt.Errorf("%s is not written: %w", folder, err)
	}
	files, err := dataset.Package()
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
