package geo

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// seeds are the good and the bad files.
func seeds(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, folder := range []string{"good", "bad"} {
		folder = filepath.Join("testdata", folder)
		var files []string
		for file := range expectations(t, folder) {
			files = append(files, file)
		}
		slices.Sort(files)
		for _, file := range files {
			text, err := os.ReadFile(filepath.Join(folder, file))
			if err != nil {
				t.Fatal(err)
			}
			if len(text) < 4096 {
				texts = append(texts, string(text))
			}
		}
	}
	return texts
}

// soundly reads a text with every option and holds what comes out against what
// Read promises. It returns 1 if there are layers.
func soundly(t *testing.T, text string) int {
	taken := 0
	for _, accept := range []Repair{0, SwapAxes, FromMercator | WrapLongitude} {
		begin := time.Now()
		layers, found := ReadText("f", []byte(text), Options{Limits: DefaultLimits(), Accept: accept, Shapes: true})
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%v for %q", took, text)
		}
		worst := found.Worst()
		if stopped := worst != nil && worst.Outcome == Stopped; stopped != (layers == nil) {
			t.Errorf("%d layers of %q, but %v", len(layers), text, worst)
		}
		for i := range found.Problems {
			soundProblem(t, text, &found.Problems[i])
		}
		for _, layer := range layers {
			soundLayer(t, text, layer)
		}
		if layers != nil {
			taken = 1
		}
	}
	return taken
}

func soundProblem(t *testing.T, text string, p *Problem) {
	known := slices.ContainsFunc(Rules(), func(r Rule) bool { return r.ID == p.Rule && r.Severity == p.Severity })
	if !known || p.Must == "" || p.File != "f" || p.Outcome > Mended && p.Severity != Error || len(p.Value) > longestValue+3 {
		t.Errorf("%q: a problem without its parts: %+v", text, *p)
	}
}

func soundLayer(t *testing.T, text string, layer *Layer) {
	for _, feature := range layer.Features {
		if feature.Bound != geometryBound(feature.Geometry) {
			t.Errorf("%q: bound %v of %v", text, feature.Bound, feature.Geometry)
		}
		eachLine(feature.Geometry, func(line []orb.Point, r role) {
			if r.kind() == outerRing && (len(line) < 4 || line[0] != line[len(line)-1]) {
				t.Errorf("%q: a ring of %v", text, line)
			}
			for _, p := range line {
				if !(math.Abs(p[0]) <= mostDegrees && math.Abs(p[1]) <= mostDegrees) {
					t.Errorf("%q: a position at %v", text, p)
				}
			}
		})
	}
	var written bytes.Buffer
	if err := EncodeGeoJSON(&written, layer); err != nil {
		t.Errorf("%q: %v", text, err)
		return
	}
	if _, found := ReadText("f", written.Bytes(), Options{Limits: DefaultLimits()}); found.Errors() > 0 {
		t.Errorf("%q is written as %q, which has %v", text, written.String(), found.Problems)
	}
}

func TestF1TenThousandMutationsAreReadSoundly(t *testing.T) {
	texts := append(seeds(t), crimea, twoSquares)
	random := rand.New(rand.NewPCG(5, 6))
	taken := 0
	for i := range 10_000 {
		taken += soundly(t, mutate(texts[i%len(texts)]+" ", random))
	}
	if taken < 500 || taken > 9000 {
		t.Errorf("%d of 10,000 were taken: the mutations say nothing", taken)
	}
}

func TestF17WhatIsTakenOfABadFileIsDrawn(t *testing.T) {
	drawn := 0
	for _, text := range seeds(t) {
		drawn += harmless(t, text)
	}
	if drawn < 40 {
		t.Errorf("only %d files were drawn", drawn)
	}
}

func FuzzReadIsSound(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { soundly(t, text) })
}

// F12: a file that is too large is refused before it is read.
func TestF12AFileOfTwoGigabytesIsRefusedAtOnce(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "large.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(2 << 30); err != nil {
		t.Fatal(err)
	}
	layers, found := Read("large.geojson", file, Options{Limits: DefaultLimits()})
	if at, err := file.Seek(0, 1); layers != nil || at != 0 || err != nil {
		t.Errorf("it was read up to %d (%v)", at, err)
	}
	if worst := found.Worst(); worst == nil || worst.Rule != "size" || !strings.Contains(worst.Message(), "134217728 bytes") {
		t.Errorf("%v", worst)
	}
}

// endless is a reader that does not say how much there is.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestF12AnEndlessFileIsRefused(t *testing.T) {
	limits := DefaultLimits()
	limits.Bytes = 1 << 20
	layers, found := Read("f", endless{}, Options{Limits: limits})
	if worst := found.Worst(); layers != nil || worst == nil || worst.Rule != "size" {
		t.Errorf("%v %v", layers, found.Problems)
	}
}

func TestF12ReadingTellsItsProgressAndStops(t *testing.T) {
	feature := `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}`
	many := `{"type":"FeatureCollection","features":[` + strings.Repeat(feature+",", 50_000) + feature + `]}`
	long := `{"type":"LineString","coordinates":[` + strings.Repeat("[1,2],", 200_000) + `[1,2]]}`
	for _, text := range []string{many, long} {
		told, last := 0, -1
		options := Options{Limits: DefaultLimits(), Progress: func(read, all int) bool {
			if told++; read <= last || read > all || all != len(text) {
				t.Errorf("%d of %d after %d", read, all, last)
			}
			last = read
			return true
		}}
		if layers, found := ReadText("f", []byte(text), options); layers == nil || told < 5 {
			t.Errorf("told %d times: %v", told, found.Problems)
		}
		options.Progress = func(read, _ int) bool { return read < 1000 }
		layers, found := ReadText("f", []byte(text), options)
		if worst := found.Worst(); layers != nil || worst == nil || worst.Rule != "stopped" {
			t.Errorf("not stopped: %v", found.Problems)
		}
	}
}

// Each of these would take quadratic time or more where an array is looked
// through again for every item.
func TestF12HostileFilesTakeLinearTime(t *testing.T) {
	square := `[[0,0],[9,0],[9,9],[0,0]]`
	for name, text := range map[string]string{
		"many rings alike":     `{"type":"Polygon","coordinates":[` + strings.Repeat(square+",", 50_000) + square + `]}`,
		"many empty rings":     `{"type":"Polygon","coordinates":[` + strings.Repeat("[],", 300_000) + `[]]}`,
		"many polygons":        `{"type":"MultiPolygon","coordinates":[` + strings.Repeat("["+square+"],", 50_000) + "[" + square + `]]}`,
		"a comb":               `{"type":"Polygon","coordinates":[[` + strings.Repeat("[0,0],[90,1],", 50_000) + `[0,1],[0,0]]]}`,
		"many unclosed rings":  `{"type":"Polygon","coordinates":[` + strings.Repeat("[[0,0],[9,0],[9,9]],", 50_000) + square + `]}`,
		"a zigzag":             `{"type":"Polygon","coordinates":[[` + zigzag(60_000) + `[-1,70],[-1,0],[0,0]]]}`,
		"many holes":           `{"type":"Polygon","coordinates":[[[0,0],[90,0],[90,90],[0,90],[0,0]]` + holes(40_000) + `]}`,
		"many unclosed in one": `{"type":"MultiPolygon","coordinates":[[` + strings.Repeat("[[0,0],[9,0],[9,9]],", 50_000) + square + `]]}`,
		"many words":           `{"type":"LineString","coordinates":[` + strings.Repeat(`["a","b"],`, 100_000) + `[1,2]]}`,
		"a member many times":  `{"type":"Point","coordinates":[1,2]` + strings.Repeat(`,"a":1`, 200_000) + `}`,
		"many members":         `{"type":"Point","coordinates":[1,2]` + numbered(200_000) + `}`,
		"a line of faults":     `{"type":"FeatureCollection","features":[` + strings.Repeat(`{"type":"Feature"},`, 100_000) + `null]}`,
		"one arc many times":   `{"type":"Topology","arcs":[[[0,0],[1,0],[1,1],[0,0]]],"objects":{"a":{"type":"Polygon","arcs":[` + strings.Repeat("[0],", 100_000) + `[0]]}}}`,
		"deep objects":         strings.Repeat(`{"a":`, 1_000_000),
		"a number many digits": `{"type":"Point","coordinates":[1,0.` + strings.Repeat("1", 2_000_000) + `]}`,
	} {
		begin := time.Now()
		ReadText("f", []byte(text), Options{Limits: DefaultLimits(), Shapes: true})
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(text))
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}

func zigzag(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "[%d,%.4f],", i%2*90, float64(i)/1000)
	}
	return text.String()
}

func holes(n int) string {
	var text strings.Builder
	for i := range n {
		x, y := float64(i%200)/3+0.1, float64(i/200)/3+0.1
		fmt.Fprintf(&text, ",[[%.3f,%.3f],[%.3f,%.3f],[%.3f,%.3f],[%.3f,%.3f]]", x, y, x, y+0.1, x+0.1, y+0.1, x, y)
	}
	return text.String()
}

func numbered(n int) string {
	var members strings.Builder
	for i := range n {
		members.WriteString(`,"` + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/182) + `":1`)
		if members.Len() > 8<<20 {
			break
		}
	}
	return members.String()
}
