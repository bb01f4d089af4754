// Package loading holds reading a map against orb's GeoJSON with the fastest
// JSON library of the language. It is a package of its own as neither may be
// linked into the program.
package loading

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/bytedance/sonic"
	"github.com/paulmach/orb/geojson"

	"stancemap/geo"
)

func ours(text []byte) error {
	_, found := geo.ReadText("map.geojson", text, geo.Options{Limits: geo.DefaultLimits()})
	if worst := found.Worst(); worst != nil {
		return worst
	}
	return nil
}

// sonicJSON makes orb use sonic wherever it decodes.
type sonicJSON struct{}

func (sonicJSON) Unmarshal(data []byte, v any) error { return sonic.Unmarshal(data, v) }

func theirs(text []byte) error {
	_, err := geojson.UnmarshalFeatureCollection(text)
	return err
}

// rounds is how often both are measured, in turns.
const rounds = 9

// decimals are those of RFC 7946, 11.2, with one to spare: ten of ogr2ogr's and
// mapshaper's own would make ours look better still.
const decimals = 7

// BenchmarkRatios prints lines of "ratio NAME VALUE LIMIT ok|over" and decides
// nothing. load_M and load_L are the median time of ours over that of orb with
// sonic for a text in memory, decoded and judged; load_L_memory is the peak of
// a process that reads the file of L.
func BenchmarkRatios(b *testing.B) { once.Do(func() { ratios(b) }) }

// once, as the medians are taken here and not over runs of the benchmark.
var once sync.Once

func ratios(b *testing.B) {
	for _, s := range []size{sizeM, sizeL} {
		text := s.text(b, decimals)
		a, o := paired(b, func() error { return ours(text) }, func() error { return theirs(text) })
		ratio("load_"+s.name, a/o, 0.5)
		figure("load_"+s.name, a*1000, "ms")
		figure("load_"+s.name+"_rate", float64(len(text))/a/1e6, "MB/s")
	}
	file := filepath.Join(b.TempDir(), "L.geojson")
	if err := os.WriteFile(file, sizeL.text(b, decimals), 0o600); err != nil {
		b.Fatal(err)
	}
	a, o := peak(b, "ours", file), peak(b, "theirs", file)
	ratio("load_L_memory", a/o, 0.6)
	figure("load_L_peak", a, "MB")
}

// ratio prints whether a value keeps to the most that it should be. The testing
// package has begun a line with the name of the benchmark.
func ratio(name string, value, limit float64) {
	verdict := "ok"
	if !(value <= limit) {
		verdict = "over"
	}
	fmt.Printf("\nratio %s %.3g %g %s\n", name, value, limit, verdict)
}

func figure(name string, value float64, unit string) {
	fmt.Printf("\nfigure %s %.4g %s\n", name, value, unit)
}

// paired runs two things in turns and returns the median time of each in seconds.
func paired(b *testing.B, first, second func() error) (float64, float64) {
	var times [2][]float64
	for round := range rounds + 1 {
		for i, run := range []func() error{first, second} {
			begin := time.Now()
			if err := run(); err != nil {
				b.Fatal(err)
			}
			if round > 0 { // the first warms up
				times[i] = append(times[i], time.Since(begin).Seconds())
			}
		}
	}
	slices.Sort(times[0])
	slices.Sort(times[1])
	return times[0][rounds/2], times[1][rounds/2]
}

// reader and readFile are how peak tells its process what to do.
const (
	reader   = "STANCEMAP_LOADING"
	readFile = "STANCEMAP_LOADING_FILE"
)

// peak is the most memory in MB that a process of its own takes to read a file.
func peak(b *testing.B, who, file string) float64 {
	b.Helper()
	var peaks []float64
	for range 5 {
		command := exec.Command(os.Args[0], "-test.run=^$")
		command.Env = append(os.Environ(), reader+"="+who, readFile+"="+file)
		output, err := command.Output()
		if err != nil {
			b.Fatalf("reading as %s: %v", who, err)
		}
		kilobytes, err := strconv.ParseFloat(string(output), 64)
		if err != nil {
			b.Skip("this system does not tell the peak of a process")
		}
		peaks = append(peaks, kilobytes/1024)
	}
	slices.Sort(peaks)
	return peaks[len(peaks)/2]
}

func TestMain(m *testing.M) {
	geojson.CustomJSONUnmarshaler = sonicJSON{}
	if who := os.Getenv(reader); who != "" {
		if err := load(who, os.Getenv(readFile)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// load reads a file and prints the peak of the process in kB.
func load(who, name string) error {
	if err := read(who, name); err != nil {
		return err
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return nil
	}
	if found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status); found != nil {
		fmt.Print(string(found[1]))
	}
	return nil
}

func read(who, name string) error {
	if who == "theirs" {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return theirs(text)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	_, found := geo.Read(name, file, geo.Options{Limits: geo.DefaultLimits()})
	if worst := found.Worst(); worst != nil {
		return worst
	}
	return nil
}

func BenchmarkLoad(b *testing.B) {
	for _, s := range []size{sizeM, sizeL} {
		text := s.text(b, decimals)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if err := ours(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkShapes is reading together with the look for crossings and the like.
func BenchmarkShapes(b *testing.B) {
	for _, s := range []size{sizeM, sizeL} {
		text := s.text(b, decimals)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				geo.ReadText("map.geojson", text, geo.Options{Limits: geo.DefaultLimits(), Shapes: true})
			}
		})
	}
}
