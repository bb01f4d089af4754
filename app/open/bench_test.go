package open

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"stancemap/app/picture"
)

// ratio prints how long one thing takes over another, and whether that is within a limit.
func ratio(b *testing.B, name string, ours, theirs time.Duration, limit float64) {
	b.Helper()
	value, verdict := ours.Seconds()/theirs.Seconds(), "ok"
	if value > limit {
		verdict = "over"
	}
	b.ReportMetric(value, "ratio")
	fmt.Printf("ratio %s %.2f %.2f %s\n", name, value, limit, verdict)
}

func timed(b *testing.B, what func() error) time.Duration {
	b.Helper()
	best := time.Duration(math.MaxInt64)
	for range 3 {
		begin := time.Now()
		if err := what(); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(begin))
	}
	return best
}

// squares writes a GeoJSON of so many features in a grid around the equator, of about 400 bytes each.
func squares(path string, features int) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	text := []byte(`{"type":"FeatureCollection","features":[` + "\n")
	side := int(math.Ceil(math.Sqrt(float64(features))))
	for i := range features {
		if i > 0 {
			text = append(text, ",\n"...)
		}
		west, south := -60+float64(i%side)*120/float64(side), -40+float64(i/side)*80/float64(side)
		text = fmt.Appendf(text, `{"type":"Feature","id":"cell-%06d","properties":{"name":"Cell number %d","code":%d},"geometry":{"type":"Polygon","coordinates":[[`, i, i, i)
		for corner := range 13 { // a rough circle
			angle := 2 * math.Pi * float64(corner%12) / 12
			if corner > 0 {
				text = append(text, ',')
			}
			text = fmt.Appendf(text, "[%.6f,%.6f]", west+0.12*math.Cos(angle), south+0.08*math.Sin(angle))
		}
		text = append(text, "]]}}"...)
		if len(text) > 1<<20 {
			if _, err := file.Write(text); err != nil {
				return err
			}
			text = text[:0]
		}
	}
	_, err = file.Write(append(text, "\n]}\n"...))
	return err
}

// BenchmarkOpenLargeOutlines holds opening a GeoJSON of 145,000 features with a table, up to a scene that can be
// painted, against checking alone that the file is JSON.
func BenchmarkOpenLargeOutlines(b *testing.B) {
	folder := b.TempDir()
	outlines, table := filepath.Join(folder, "cells.geojson"), filepath.Join(folder, "cells.csv")
	if err := squares(outlines, 145_000); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(table, []byte("region,proposal,stance\ncell-000001,A,shared\ncell-000002,A,split\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	if _, err := Basemap(); err != nil { // the program has it by then
		b.Fatal(err)
	}
	var opening time.Duration
	for range b.N {
		ours := timed(b, func() error {
			begin := time.Now()
			loaded, err := Paths(context.Background(), []string{table, outlines})
			if err != nil {
				return err
			}
			opening = time.Since(begin)
			picture.Prepare(loaded.Base, loaded.Regions)
			return nil
		})
		content, err := os.ReadFile(outlines)
		if err != nil {
			b.Fatal(err)
		}
		theirs := timed(b, func() error {
			if !json.Valid(content) {
				return io.ErrUnexpectedEOF
			}
			return nil
		})
		b.ReportMetric(float64(len(content))/1e6, "MB")
		b.ReportMetric(opening.Seconds(), "s-read")
		ratio(b, "open_58MB_geojson", ours, theirs, 4)
	}
}

// positionRows are rows of a table of positions of the length that such tables have.
func positionRows(rows int) [][]string {
	table := [][]string{{"region", "proposal", "stance", "source", "date", "summary"}}
	for i := range rows {
		table = append(table, []string{
			[]string{"Crimea", "Luhansk", "Donetsk", "Zaporizhzhia", "Kherson"}[i%5], fmt.Sprintf("Proposal %d", i/5), []string{"freeze_line", "referendum", "defer_to_talks"}[i%3],
			fmt.Sprintf("https://example.org/%d", i%500), fmt.Sprintf("2025-%02d-%02d", 1+i/5%12, 1+i/5%28), "The text says what it says " + strings.Repeat("at some length ", i%6),
		})
	}
	return table
}

const manyPositions = 100_000

// BenchmarkOpenPositionsFromCSV holds opening 100,000 positions against reading their cells alone.
func BenchmarkOpenPositionsFromCSV(b *testing.B) {
	path := filepath.Join(b.TempDir(), "positions.csv")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := csv.NewWriter(file).WriteAll(positionRows(manyPositions)); err != nil {
		b.Fatal(err)
	}
	file.Close()
	for range b.N {
		theirs := timed(b, func() error {
			file, err := os.Open(path)
			if err != nil {
				return err
			}
			defer file.Close()
			_, err = csv.NewReader(file).ReadAll()
			return err
		})
		ratio(b, "open_100000_positions_csv", timed(b, func() error { return openPositions(path) }), theirs, 60)
	}
}

// BenchmarkOpenPositionsFromXLSX is the same for a workbook.
func BenchmarkOpenPositionsFromXLSX(b *testing.B) {
	path := filepath.Join(b.TempDir(), "positions.xlsx")
	book := excelize.NewFile()
	stream, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i, row := range positionRows(manyPositions) {
		cells := make([]any, len(row))
		for j, cell := range row {
			cells[j] = cell
		}
		name, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := stream.SetRow(name, cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := book.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	for range b.N {
		theirs := timed(b, func() error {
			book, err := excelize.OpenFile(path)
			if err != nil {
				return err
			}
			defer book.Close()
			_, err = book.GetRows("Sheet1")
			return err
		})
		ratio(b, "open_100000_positions_xlsx", timed(b, func() error { return openPositions(path) }), theirs, 2)
	}
}

func openPositions(path string) error {
	loaded, err := Paths(context.Background(), []string{path})
	if err == nil && len(loaded.Dataset.Positions) != manyPositions {
		err = fmt.Errorf("%d positions were read", len(loaded.Dataset.Positions))
	}
	return err
}
