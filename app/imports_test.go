package main_test

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the plan of the program: which package may know which of ours. A package below another has its row.
var mayImport = map[string][]string{
	"data":            {},
	"data/generate":   {"data"},
	"geo":             {},
	"assets":          {},
	"assets/licences": {},
	"app/file":        {},
	"app/words":       {"assets"},
	"app/open":        {"data", "geo", "assets"},
	"app/state":       {"data", "geo", "app/words"},
	"app/picture":     {"geo", "app/state", "app/words", "assets"},
	"app/export":      {"data", "app/state", "app/picture", "app/file", "app/words"},
	"app/ui":          {"data", "geo", "assets", "app/file", "app/words", "app/open", "app/state", "app/picture", "app/export"},
	"app": {"data", "geo", "assets", "app/file", "app/words", "app/open", "app/state", "app/picture", "app/export",
		"app/ui"},
}

// knows lists the only packages that may import a library, or anything below it.
var knows = map[string][]string{
	"fyne.io":                  {"app/ui", "app"},
	"github.com/xuri/excelize": {"app/open", "app/export"},
	"codeberg.org/go-pdf":      {"app/picture"},
}

const module = "stancemap/"

// listed is what go list says about one package.
type listed struct {
	ImportPath string
	Imports    []string
	CgoFiles   []string
}

func TestPackagesImportOnlyWhatThePlanAllows(t *testing.T) {
	for name, build := range builds {
		t.Run(name, func(t *testing.T) {
			for _, p := range goList(t, build, "./...") {
				row := rowOf(within(p.ImportPath))
				if row == "" {
					t.Errorf("%s has no row in the plan", p.ImportPath)
					continue
				}
				for _, imported := range p.Imports {
					if strings.HasPrefix(imported, module) {
						checkOwn(t, row, within(imported))
						continue
					}
					checkLibrary(t, row, imported)
				}
			}
		})
	}
}

func checkOwn(t *testing.T, row, imported string) {
	t.Helper()
	other := rowOf(imported)
	if other != row && !slices.Contains(mayImport[row], other) {
		t.Errorf("%s imports %s; it may import %v", row, imported, mayImport[row])
	}
}

func checkLibrary(t *testing.T, row, imported string) {
	t.Helper()
	for library, allowed := range knows {
		if strings.HasPrefix(imported, library) && !slices.Contains(allowed, row) {
			t.Errorf("%s imports %s; only %v know it", row, imported, allowed)
		}
	}
}

// orb/geojson links a database's encoding, sonic writes machine code; only benchmarks may compare with them.
func TestTheProgramLinksNoSecondGeoJSON(t *testing.T) {
	for name, build := range builds {
		t.Run(name, func(t *testing.T) {
			for _, p := range goList(t, build, "-deps", "./...") {
				for _, imported := range p.Imports {
					if imported == "github.com/paulmach/orb/geojson" || strings.HasPrefix(imported, "go.mongodb.org/") || strings.HasPrefix(imported, "github.com/bytedance/") {
						t.Errorf("%s imports %s", p.ImportPath, imported)
					}
				}
			}
		})
	}
}

func TestTheHeadlessBuildIsPureGo(t *testing.T) {
	for _, p := range goList(t, builds["headless"], "-deps", "./...") {
		if len(p.CgoFiles) > 0 || slices.Contains(p.Imports, "C") {
			t.Errorf("%s holds C code: %v", p.ImportPath, p.CgoFiles)
		}
		if strings.HasPrefix(p.ImportPath, "github.com/go-gl/") {
			t.Errorf("the build without a window links %s", p.ImportPath)
		}
	}
}

func TestThePlanContradictsItselfNowhere(t *testing.T) {
	for row, imports := range mayImport {
		for _, imported := range imports {
			if slices.Contains(mayImport[imported], row) {
				t.Errorf("%s and %s may import each other", row, imported)
			}
			if _, exists := mayImport[imported]; !exists {
				t.Errorf("%s may import %s, which has no row", row, imported)
			}
		}
	}
}

// The top of the repository shows at a glance what there is.
func TestTheTopLevelHoldsOnlyWhatIsAgreed(t *testing.T) {
	agreed := []string{
		"app", "geo", "data", "assets", "go.mod", "go.sum", "FyneApp.toml", "README.md",
		"LICENSE", "CHANGELOG.md", "CITATION.cff", "Makefile",
		"build", // made by make, never committed
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); !strings.HasPrefix(name, ".") && !slices.Contains(agreed, name) {
			t.Errorf("%s does not belong at the top", name)
		}
	}
}

var builds = map[string][]string{
	"window":   {"CGO_ENABLED=1", "-tags="},
	"headless": {"CGO_ENABLED=0", "-tags=ci"},
}

// goList asks the go tool, for the system on which the window is tested.
func goList(t *testing.T, build []string, arguments ...string) []listed {
	t.Helper()
	arguments = append([]string{"list", "-json=ImportPath,Imports,CgoFiles", build[1]}, arguments...)
	command := exec.Command("go", arguments...)
	command.Dir = ".."
	command.Env = append(os.Environ(), build[0], "GOOS=linux", "GOARCH=amd64")
	var complaint strings.Builder
	command.Stderr = &complaint
	output, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, complaint.String())
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) == 0 {
		t.Fatal("go list found nothing")
	}
	return packages
}

func within(path string) string { return strings.TrimPrefix(path, module) }

// rowOf finds the row of a package: its own, or that of the nearest package above it. What lies right below app is a
// subject of its own and needs its own row.
func rowOf(path string) string {
	best := ""
	for _, row := range slices.Sorted(maps.Keys(mayImport)) {
		isBelow := row != "app" && strings.HasPrefix(path, row+"/")
		if (path == row || isBelow) && len(row) > len(best) {
			best = row
		}
	}
	return best
}
