package open

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stancemap/data"
)

func TestEveryContainerGivesBackTheSameDataset(t *testing.T) {
	want := data.Bundled()
	inFolder := func(t *testing.T) string {
		files := bundledFiles(t)
		path, fill := zipOf(t, headersIn("my dataset", files)...)
		texts := map[string]string{}
		for name, f := range files {
			texts["my dataset/"+name] = string(f.Data)
		}
		fill(texts)
		return path
	}
	cases := map[string]func(t *testing.T) string{
		"a folder":                     func(t *testing.T) string { return folderWith(t, bundledFiles(t)) },
		"the descriptor in a folder":   func(t *testing.T) string { return filepath.Join(folderWith(t, bundledFiles(t)), "datapackage.json") },
		"a zip":                        func(t *testing.T) string { return exported(t, want, "dataset.zip") },
		"a zip with a folder in it":    inFolder,
		"a workbook":                   func(t *testing.T) string { return exported(t, want, "dataset.xlsx") },
		"a workbook with upper ending": func(t *testing.T) string { return exported(t, want, "DATASET.XLSX") },
	}
	for name, path := range cases {
		t.Run(name, func(t *testing.T) {
			loaded := opened(t, path(t))
			equalPackages(t, loaded.Dataset, want)
			if len(loaded.Problems) > 0 {
				t.Errorf("problems: %v", loaded.Problems)
			}
			for _, region := range want.Regions {
				if _, ok := loaded.Regions.Feature(region.ID); !ok {
					t.Errorf("no outline of %s", region.ID)
				}
			}
			if loaded.Base["land"] == nil && loaded.Base["ukraine"] == nil {
				t.Error("there is no base map")
			}
		})
	}
}

func headersIn(folder string, files fstest.MapFS) []*zip.FileHeader {
	headers := []*zip.FileHeader{{Name: folder + "/"}}
	for name := range files {
		headers = append(headers, &zip.FileHeader{Name: folder + "/" + name, Method: zip.Deflate})
	}
	return headers
}

func TestNoPathOpensTheBundledDataset(t *testing.T) {
	loaded := opened(t)
	if loaded.Dataset != data.Bundled() || loaded.Path != "" || len(loaded.Regions.Features) == 0 {
		t.Errorf("%+v", loaded.Path)
	}
	problems, err := Check(context.Background(), nil)
	if err != nil || slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Severity == data.Error }) {
		t.Errorf("check: %v, %v", problems, err)
	}
}

func TestWhatIsNoDatasetIsRefusedWithWhatOpens(t *testing.T) {
	folder := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	book := exported(t, data.Bundled(), "a.xlsx")
	cases := map[string][]string{
		"a missing file":              {filepath.Join(folder, "none.zip")},
		"a lone geojson":              {write("map.geojson")},
		"a topojson":                  {write("map.topojson")},
		"a lone mapping":              {write("table.mapping.json")},
		"a picture":                   {write("map.png")},
		"no ending":                   {write("table")},
		"two workbooks":               {book, book},
		"two outlines for a workbook": {book, write("a.geojson"), write("b.geojson")},
		"outlines for a folder":       {folder, write("map.geojson")},
	}
	for name, paths := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Paths(context.Background(), paths)
			var usage *UsageError
			if !errors.As(err, &usage) {
				t.Fatalf("the error is %v", err)
			}
			if !strings.Contains(err.Error(), "workbook") || !strings.Contains(err.Error(), filepath.Base(paths[0])) && len(paths) == 1 {
				t.Errorf("%q names neither the path nor what opens", err)
			}
		})
	}
}

func TestOpeningStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, path := range []string{folderWith(t, bundledFiles(t)), exported(t, data.Bundled(), "a.xlsx")} {
		if _, err := Paths(ctx, []string{path}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestCheckNamesTheDatasetOfEachProblemWhereThereAreSeveral(t *testing.T) {
	broken := bundledFiles(t)
	delete(broken, "topics.csv")
	first, second := folderWith(t, broken), folderWith(t, bundledFiles(t))
	problems, err := Check(context.Background(), []string{first, second})
	if err != nil || len(problems) == 0 {
		t.Fatalf("%v, %v", problems, err)
	}
	for _, problem := range problems {
		if !strings.HasPrefix(problem.File, filepath.ToSlash(first)) {
			t.Errorf("%s is not below %s", problem.File, first)
		}
	}
}

func TestALinkOutOfTheFolderIsNotFollowed(t *testing.T) {
	folder := folderWith(t, bundledFiles(t))
	outside := filepath.Join(t.TempDir(), "topics.csv")
	if err := os.Rename(filepath.Join(folder, "topics.csv"), outside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "topics.csv")); err != nil {
		t.Skip("this system makes no links")
	}
	_, err := Paths(context.Background(), []string{folder})
	if err == nil || !strings.Contains(err.Error(), "topics.csv") {
		t.Errorf("the error is %v", err)
	}
}
