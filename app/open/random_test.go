package open

import (
	"os"
	"path/filepath"
	"testing"

	"stancemap/app/export"
	"stancemap/data/datatest"
)

// F22: whatever a dataset holds, its package and its workbook open as the same dataset. A workbook has no outlines: it
// finds them beside it, by their checksum.
func TestF22WhatWasExportedOpensAgainAsItWas(t *testing.T) {
	generated := 12
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		generated = 500
	}
	for seed := range uint64(generated) {
		dataset := datatest.Random(seed)
		equalPackages(t, opened(t, exported(t, dataset, "a.zip")).Dataset, dataset)
		for _, profile := range export.Profiles {
			book := exportedAs(t, dataset, "a.xlsx", profile)
			if err := os.WriteFile(filepath.Join(filepath.Dir(book), "outlines.geojson"), dataset.Geometry, 0o644); err != nil {
				t.Fatal(err)
			}
			equalPackages(t, opened(t, book).Dataset, dataset)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
