package open

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"stancemap/app/export"
	"stancemap/data"
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

// F25: neither the clock nor the locale of a machine changes what is written or read.
func TestF25NoClockAndNoLocaleChangesData(t *testing.T) {
	if os.Getenv(elsewhereAgain) != "" {
		for seed := range uint64(3) {
			dataset := datatest.Random(seed)
			equalPackages(t, opened(t, exported(t, dataset, "a.zip")).Dataset, dataset)
		}
		equalPackages(t, opened(t, exported(t, data.Bundled(), "a.xlsx")).Dataset, data.Bundled())
		return
	}
	for _, surroundings := range []string{
		"TZ=Pacific/Kiritimati", "TZ=Etc/GMT+12", "LC_ALL=tr_TR.UTF-8", "LC_ALL=uk_UA.UTF-8", "LC_ALL=ar_EG.UTF-8", "LC_ALL=C",
	} {
		again := exec.Command(os.Args[0], "-test.run=^TestF25NoClockAndNoLocaleChangesData$")
		again.Env = append(os.Environ(), elsewhereAgain+"=yes", surroundings)
		if message, err := again.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", surroundings, err, message)
		}
	}
}

// elsewhereAgain tells another process of this test that it is the one in other surroundings.
const elsewhereAgain = "STANCEMAP_TEST_ELSEWHERE"
