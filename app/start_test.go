package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkStartToFirstMap is the whole process from its start to the first map in a file: reading
// and checking the dataset, decoding and projecting the base map, painting and writing 1280 × 800.
func BenchmarkStartToFirstMap(b *testing.B) {
	folder := b.TempDir()
	binary := filepath.Join(folder, "stancemap")
	build := exec.Command("go", "build", "-tags", "ci", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	target := filepath.Join(folder, "map.png")
	for b.Loop() {
		if output, err := exec.Command(binary, "render", "--to", target, "--proposal", "us-2025-04", "--size", "1280x800").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, output)
		}
	}
}
