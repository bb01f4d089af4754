// Command generate checks the bundled dataset and rewrites what is derived from it: the codebook, the
// page of disagreements, the schemas, sizes and checksums in datapackage.json, and every table in its
// canonical form.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"stancemap/data"
)

func main() {
	folder := "data/bundled"
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := generate(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
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
