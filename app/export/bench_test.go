package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
	"stancemap/data"
	"stancemap/data/datatest"
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

// manyPositions is how many positions the comparison with the bare library writes, about.
const manyPositions = 100_000

// BenchmarkPositionsOverBareExcelize writes 100,000 positions as a workbook, in turn with the bare library writing the
// same cells, and compares the medians of the times and of the peaks of memory. Both begin at the view, which gives both
// the cells.
func BenchmarkPositionsOverBareExcelize(b *testing.B) {
	v := viewOf(datatest.Many(manyPositions/100), nil)
	shown, _ := v.PositionCount()
	b.Logf("%d positions", shown)
	var ours, bare []cost
	for b.Loop() {
		bare = append(bare, costOf(b, func() error { return writeBare(v) }))
		ours = append(ours, costOf(b, func() error {
			_, err := workbookOf(context.Background(), v, Options{Program: "Stancemap"})
			return err
		}))
	}
	ratio("xlsx_time", median(ours, cost.seconds)/median(bare, cost.seconds), 1.15)
	ratio("xlsx_memory", median(ours, cost.bytes)/median(bare, cost.bytes), 1.3)
	b.ReportMetric(median(ours, cost.seconds), "ours-s")
	b.ReportMetric(median(bare, cost.seconds), "bare-s")
	b.ReportMetric(median(ours, cost.bytes)/1e6, "ours-MB")
	b.ReportMetric(median(bare, cost.bytes)/1e6, "bare-MB")
}

// writeBare writes the cells of a view with the library alone: no styles, widths, tables, links or checks.
func writeBare(v *state.View) error {
	book := excelize.NewFile()
	defer book.Close()
	for _, s := range v.Sheets() {
		if _, err := book.NewSheet(s.Title); err != nil {
			return err
		}
		stream, err := book.NewStreamWriter(s.Title)
		if err != nil {
			return err
		}
		heads := make([]any, len(s.Columns))
		for i, column := range s.Columns {
			heads[i] = column.Title
		}
		if err := stream.SetRow("A1", heads); err != nil {
			return err
		}
		for i, row := range s.Rows {
			cells := make([]any, len(row.Cells))
			for j, cell := range row.Cells {
				switch value := storedOf(s.Columns[j], cell); {
				case value.isNumber:
					cells[j] = value.number
				case value.text != "":
					cells[j] = value.text
				}
			}
			if err := stream.SetRow(cellName(1, i+2), cells); err != nil {
				return err
			}
		}
		if err := stream.Flush(); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	return book.Write(&out)
}

type cost struct {
	time time.Duration
	peak uint64 // bytes of the heap above what was there before
}

func (c cost) seconds() float64 { return c.time.Seconds() }
func (c cost) bytes() float64   { return float64(c.peak) }

// costOf measures a piece of work; the heap is looked at every millisecond.
func costOf(b *testing.B, work func() error) cost {
	b.Helper()
	runtime.GC()
	before := heap()
	var highest atomic.Uint64
	done, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		for {
			highest.Store(max(highest.Load(), heap()))
			select {
			case <-done:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	start := time.Now()
	err := work()
	took := time.Since(start)
	close(done)
	<-watched
	if err != nil {
		b.Fatal(err)
	}
	return cost{took, highest.Load() - min(before, highest.Load())}
}

func heap() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func median(costs []cost, of func(cost) float64) float64 {
	values := make([]float64, len(costs))
	for i, c := range costs {
		values[i] = of(c)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// ratio prints a line that make bench shows as it is.
func ratio(name string, value, limit float64) {
	verdict := "ok"
	if value > limit {
		verdict = "over"
	}
	fmt.Fprintf(io.Writer(os.Stdout), "ratio %s %.3f %.2f %s\n", name, value, limit, verdict)
}
