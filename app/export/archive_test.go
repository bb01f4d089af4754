package export

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

// partsOf reads a zip into memory.
func partsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	reader, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	parts := map[string]string{}
	for _, f := range reader.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		in.Close()
		parts[f.Name] = string(content)
	}
	return parts
}

// elsewhere names the folder into which another process writes: the same test in another time zone
// and language.
const elsewhere = "STANCEMAP_TEST_WRITE_TO"

func TestTheSameViewGivesTheSameBytes(t *testing.T) {
	if folder := os.Getenv(elsewhere); folder != "" {
		for _, format := range Formats {
			content := contentOf(t, written(t, "a."+format, viewOf(trickyDataset(), nil), Options{}))
			if err := os.WriteFile(filepath.Join(folder, "a."+format), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	folder := t.TempDir()
	again := exec.Command(os.Args[0], "-test.run=^TestTheSameViewGivesTheSameBytes$")
	again.Env = append(os.Environ(), elsewhere+"="+folder, "TZ=Pacific/Chatham", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8")
	if message, err := again.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	for _, format := range Formats {
		other := contentOf(t, filepath.Join(folder, "a."+format))
		for range 5 { // the order of a map differs from run to run
			if !bytes.Equal(contentOf(t, written(t, "a."+format, viewOf(trickyDataset(), nil), Options{})), other) {
				t.Errorf("two .%s of one view differ", format)
				break
			}
		}
	}
}

func TestEntriesAreSortedAndCarryNoTimeOfTheirOwn(t *testing.T) {
	for _, name := range []string{"a.xlsx", "a.zip"} {
		reader, err := zip.OpenReader(written(t, name, viewOf(data.Bundled(), nil), Options{}))
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		var names []string
		for _, f := range reader.File {
			names = append(names, f.Name)
			if f.Modified.Year() != 1980 || len(f.Extra) > 0 || f.Comment != "" {
				t.Errorf("%s: %s has the time %v and %d bytes of extra fields", name, f.Name, f.Modified, len(f.Extra))
			}
		}
		if name == "a.xlsx" && (!slices.IsSorted(names) || names[0] != contentTypes) {
			t.Errorf("%s: the order is %v", name, names)
		}
	}
}

func TestThePackageIsTheOneOfTheDataset(t *testing.T) {
	files, err := data.Bundled().Package()
	if err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, written(t, "a.zip", viewOf(data.Bundled(), nil), Options{}))
	if len(parts) != len(files) {
		t.Errorf("%d files, want %d", len(parts), len(files))
	}
	for _, f := range files {
		if parts[f.Name] != string(f.Content) {
			t.Errorf("%s differs", f.Name)
		}
	}
}

func TestAPackageOfAPartSaysSoAndIsADataset(t *testing.T) {
	v := viewOf(data.Bundled(), onlyUS)
	path := written(t, "a.zip", v, Options{})
	reader, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	dataset, report := data.Read(reader)
	if len(report.Problems) > 0 {
		t.Errorf("problems: %v", report.Problems)
	}
	if got, want := len(dataset.Positions), len(sheetOf(v.Sheets(), "positions").Rows); got != want || got == 0 || got == len(data.Bundled().Positions) {
		t.Errorf("%d positions, want %d", got, want)
	}
	if !strings.Contains(partsOf(t, path)["datapackage.json"], `"part": "a part: `) {
		t.Error("the descriptor does not say that this is a part")
	}
}
