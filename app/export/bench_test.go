package export

import (
	"context"
	"testing"

	"stancemap/data"
)

// BenchmarkWorkbook makes the workbook of the bundled dataset, all of it, without the disk.
func BenchmarkWorkbook(b *testing.B) {
	v := viewOf(data.Bundled(), nil)
	for b.Loop() {
		if _, err := bytesOf(context.Background(), "xlsx", v, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
