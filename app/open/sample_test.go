package open

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// bundledFiles is the bundled package as it would be written, to be changed by a test.
func bundledFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range packageOf(t, data.Bundled()) {
		files[f.Name] = &fstest.MapFile{Data: bytes.Clone(f.Content)}
	}
	return files
}

func packageOf(t *testing.T, d *data.Dataset) []data.File {
	t.Helper()
	files, err := d.Package()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// folderWith writes files into a new folder.
func folderWith(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "dataset")
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

// exported writes a dataset, all of it, to a file of the ending given.
func exported(t *testing.T, d *data.Dataset, name string) string {
	t.Helper()
	return exportedAs(t, d, name, export.Standard)
}

func exportedAs(t *testing.T, d *data.Dataset, name, profile string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	say, _ := words.New("")
	view := state.Derive(d, say, state.Opening(d), nil)
	if err := export.Write(context.Background(), file.OS, path, view, export.Options{Program: "Stancemap test", Profile: profile}); err != nil {
		t.Fatal(err)
	}
	return path
}

// zipOf packs entries into a file.
func zipOf(t *testing.T, entries ...*zip.FileHeader) (path string, contents func(map[string]string)) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "dataset.zip")
	return path, func(texts map[string]string) {
		out, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		writer := zip.NewWriter(out)
		for _, header := range entries {
			w, err := writer.CreateHeader(header)
			if err == nil {
				_, err = w.Write([]byte(texts[header.Name]))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := writer.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// equalPackages compares two datasets file by file.
func equalPackages(t *testing.T, got, want *data.Dataset) {
	t.Helper()
	gotFiles, wantFiles := packageOf(t, got), packageOf(t, want)
	if len(gotFiles) != len(wantFiles) {
		t.Fatalf("%d files, want %d", len(gotFiles), len(wantFiles))
	}
	for i, f := range gotFiles {
		if f.Name != wantFiles[i].Name || !bytes.Equal(f.Content, wantFiles[i].Content) {
			t.Errorf("%s differs from %s at byte %d", f.Name, wantFiles[i].Name, firstDifference(f.Content, wantFiles[i].Content))
		}
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func opened(t *testing.T, paths ...string) *Loaded {
	t.Helper()
	loaded, err := Paths(context.Background(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func recordsOf(t *testing.T, content []byte) [][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func csvOf(t *testing.T, records [][]string) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}
