package geo

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// expectations reads a list of files and what is expected of each. Every file of
// the folder stands in it.
func expectations(t testing.TB, folder string) map[string]string {
	t.Helper()
	list, err := os.ReadFile(filepath.Join(folder, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "#") {
			file, rest, _ := strings.Cut(line, " ")
			expected[file] = rest
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if _, listed := expected[entry.Name()]; !listed && entry.Name() != "expected.txt" {
			t.Errorf("%s is not in the list", entry.Name())
		}
	}
	return expected
}

func judged(t testing.TB, folder, file string) ([]*Layer, *Findings) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	return ReadText(file, text, Options{Limits: DefaultLimits(), Shapes: true})
}

func TestEveryGoodFileIsTaken(t *testing.T) {
	folder := filepath.Join("testdata", "good")
	for file, expected := range expectations(t, folder) {
		t.Run(file, func(t *testing.T) {
			layers, found := judged(t, folder, file)
			fields := strings.Fields(expected)
			var warned []string
			for i := range found.Problems {
				p := &found.Problems[i]
				if p.Outcome > Mended || p.Severity == Error {
					t.Errorf("%s: %v", p.Severity, p)
				}
				warned = append(warned, p.Rule)
			}
			slices.Sort(warned)
			if warned = slices.Compact(warned); !slices.Equal(warned, fields[1:]) {
				t.Errorf("it warns of %v, not of %v", warned, fields[1:])
			}
			features := 0
			for _, layer := range layers {
				features += len(layer.Features)
			}
			if want, err := strconv.Atoi(fields[0]); err != nil || features != want {
				t.Errorf("%d features, not %d (%v)", features, want, err)
			}
		})
	}
}

func TestF16F17F18NoBadFileIsTakenSilently(t *testing.T) {
	folder := filepath.Join("testdata", "bad")
	expected := expectations(t, folder)
	if len(expected) < 44 {
		t.Errorf("only %d files", len(expected))
	}
	met := map[string]bool{}
	for file, expectation := range expected {
		t.Run(file, func(t *testing.T) {
			_, found := judged(t, folder, file)
			kind, place, _ := strings.Cut(expectation, " | ")
			severity, rule, _ := strings.Cut(kind, " ")
			met[rule] = true
			var told []string
			for i := range found.Problems {
				p := &found.Problems[i]
				if string(p.Severity) == severity && p.Rule == rule && strings.Contains(p.At(), place) {
					return
				}
				told = append(told, string(p.Severity)+" "+p.Rule+" | "+p.At()+": "+p.Message())
			}
			t.Errorf("%s is not among %q", expectation, told)
		})
	}
	elsewhere := []string{"read", "stopped", "size", "values", "most-features", "most-positions", "unchecked", "no-map"}
	for _, rule := range Rules() {
		if !met[rule.ID] && !slices.Contains(elsewhere, rule.ID) {
			t.Errorf("no bad file breaks the rule %s", rule.ID)
		}
	}
}

func TestAFaultIsToldTheSameHoweverOftenItIsRead(t *testing.T) {
	folder := filepath.Join("testdata", "bad")
	for file := range expectations(t, folder) {
		_, first := judged(t, folder, file)
		_, second := judged(t, folder, file)
		if !slices.EqualFunc(first.Problems, second.Problems, func(a, b Problem) bool { return a == b }) {
			t.Errorf("%s: %v, then %v", file, first.Problems, second.Problems)
		}
	}
}

// What opens is written as RFC 7946 wants it: reading it again finds nothing
// that writing mends.
func TestWhatWasMendedIsWrittenMended(t *testing.T) {
	written := 0
	for _, folder := range []string{filepath.Join("testdata", "bad"), filepath.Join("testdata", "good")} {
		for file := range expectations(t, folder) {
			layers, _ := judged(t, folder, file)
			for _, layer := range layers {
				var text bytes.Buffer
				if err := EncodeGeoJSON(&text, layer); err != nil {
					t.Errorf("%s: %v", file, err)
					continue
				}
				_, found := ReadText(file, text.Bytes(), Options{Limits: DefaultLimits()})
				if found.Errors() > 0 || found.Repairs()&^OnRequest != 0 {
					t.Errorf("%s: written as %s, which has %v", file, text.String(), found.Problems)
				}
				written++
			}
		}
	}
	if written < 50 {
		t.Errorf("only %d layers were written", written)
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	text, err := os.ReadFile("rules.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "| `") {
			rows++
		}
	}
	if rows != len(Rules()) {
		t.Errorf("%d rows for %d rules", rows, len(Rules()))
	}
	for _, rule := range Rules() {
		if row := "| `" + rule.ID + "` | " + string(rule.Severity) + " | " + rule.Source + " | "; !strings.Contains(string(text), row) {
			t.Errorf("there is no row %q", row)
		}
	}
}
