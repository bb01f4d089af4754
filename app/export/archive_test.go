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

// elsewhere names the folder into which another process writes: the same test under another clock, in another language,
// at another home.
const elsewhere = "STANCEMAP_TEST_WRITE_TO"

// F24: four formats in five surroundings are twenty cases.
func TestF24TheSameViewGivesTheSameBytesEverywhere(t *testing.T) {
	write := func(folder string) {
		for _, format := range Formats {
			writeTo(t, filepath.Join(folder, "a."+format), viewOf(trickyDataset(), nil), Options{Scene: scene()})
		}
	}
	if folder := os.Getenv(elsewhere); folder != "" {
		write(folder)
		return
	}
	here := t.TempDir()
	write(here)
	for _, surroundings := range []string{"TZ=Pacific/Kiritimati", "TZ=Etc/GMT+12", "LC_ALL=tr_TR.UTF-8", "LANG=ar", "HOME=/nonexistent"} {
		folder := t.TempDir()
		again := exec.Command(os.Args[0], "-test.run=^TestF24TheSameViewGivesTheSameBytesEverywhere$")
		again.Env = append(os.Environ(), elsewhere+"="+folder, surroundings)
		if message, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", surroundings, err, message)
		}
		for _, format := range Formats {
			if !bytes.Equal(contentOf(t, filepath.Join(here, "a."+format)), contentOf(t, filepath.Join(folder, "a."+format))) {
				t.Errorf("%s: the .%s is another", surroundings, format)
			}
		}
	}
}

// The order of a map differs from run to run.
func TestTheSameViewGivesTheSameWorkbookAgain(t *testing.T) {
	first := contentOf(t, written(t, "a.xlsx", viewOf(trickyDataset(), nil), Options{}))
	for range 4 {
		if !bytes.Equal(first, contentOf(t, written(t, "a.xlsx", viewOf(trickyDataset(), nil), Options{}))) {
			t.Fatal("it differs")
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
