package export

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/file"
	"stancemap/data"
)

func TestAPreviewIsTheFirstLinesOfTheFile(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	for _, format := range []string{"csv", "geojson"} {
		path := filepath.Join(t.TempDir(), "a."+format)
		if err := Write(context.Background(), file.OS, path, v, Options{}); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := Preview(context.Background(), format, v, Options{}, 3)
		if err != nil || len(lines) == 0 || len(lines) > 3 {
			t.Fatalf("%s: %d lines, %v", format, len(lines), err)
		}
		if !strings.HasPrefix(string(content), strings.Join(lines, "\n")) {
			t.Errorf("%s: the file does not begin with %q", format, lines)
		}
	}
}

func TestAPreviewForSpreadsheetsShowsNeitherMarkNorReturn(t *testing.T) {
	lines, err := Preview(context.Background(), "csv", viewOf(data.Bundled(), nil), Options{CSV: Spreadsheet}, 2)
	if err != nil || len(lines) != 2 || !strings.HasPrefix(lines[0], "id,") || strings.Contains(strings.Join(lines, ""), "\r") {
		t.Errorf("the lines are %q, %v", lines, err)
	}
}

func TestAPreviewOfAPackageNamesItsFiles(t *testing.T) {
	lines, err := Preview(context.Background(), "zip", viewOf(data.Bundled(), nil), Options{}, 3)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(lines, "\n")
	for _, name := range []string{"datapackage.json  ", "positions.csv  ", "regions.geojson  ", " bytes"} {
		if !strings.Contains(all, name) {
			t.Errorf("%q is not among %q", name, all)
		}
	}
}

func TestAPreviewRefusesWhatAnExportRefuses(t *testing.T) {
	if _, err := Preview(context.Background(), "csv", viewOf(data.Bundled(), nil), Options{CSV: "other"}, 3); err == nil {
		t.Error("an unknown kind of CSV is taken")
	}
}
