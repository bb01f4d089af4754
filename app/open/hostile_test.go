package open

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// times is how often a fault is provoked: in full where faults are run at length, else a sample of it.
func times(full int) int {
	if os.Getenv("STANCEMAP_TORTURE") != "" {
		return full
	}
	return full / 50
}

// longest is how long any input may take. It catches a hang, and measures nothing.
const longest = 20 * time.Second

// survives opens paths and wants a dataset, or a refusal with a sentence.
func survives(t *testing.T, paths ...string) {
	t.Helper()
	begin := time.Now()
	problems, err := Check(context.Background(), paths)
	if took := time.Since(begin); took > longest {
		t.Errorf("it took %v", took)
	}
	if err != nil {
		if strings.TrimSpace(err.Error()) == "" {
			t.Error("it is refused without a sentence")
		}
		return
	}
	for _, problem := range problems {
		if problem.Rule == "" || problem.Message == "" || problem.File == "" && problem.Rule != "not-listed" {
			t.Fatalf("%+v says too little", problem)
		}
	}
}

// mutate changes a text at a few places: bytes exchanged, taken out, doubled, cut off, or signs put in that
// mean something to a reader.
func mutate(random *rand.Rand, text []byte) []byte {
	text = bytes.Clone(text)
	signs := []string{"\"", ",", ";", "\n", "\r", "\x00", "\ufeff", "\xff", "\t", "{", "[", "]", "}", ":", "\\", "\u202e", "=1+1", "-1", "1e999", "not_addressed", strings.Repeat("x", 5000)}
	for range 1 + random.IntN(4) {
		if len(text) == 0 {
			return text
		}
		at := random.IntN(len(text))
		end := min(len(text), at+1+random.IntN(40))
		switch random.IntN(5) {
		case 0:
			text[at] = byte(random.IntN(256))
		case 1:
			text = append(text[:at:at], text[end:]...)
		case 2:
			text = append(text[:end:end], text[at:]...)
		case 3:
			text = text[:at]
		case 4:
			text = append(text[:at:at], append([]byte(signs[random.IntN(len(signs))]), text[at:]...)...)
		}
	}
	return text
}

// exampleTexts are the files of the example, by name.
func exampleTexts(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range packageOf(t, data.Example()) {
		files[f.Name] = f.Content
	}
	return files
}

func TestF2AMutatedPackageIsReadOrRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 10_000))
	files := exampleTexts(t)
	names := []string{"datapackage.json", "positions.csv", "regions.csv", "accounts.csv", "stances.csv", "sources.json", "regions.geojson", "topics.csv", "proposals.csv"}
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range times(5_000) {
		name := names[i%len(names)]
		if err := os.WriteFile(filepath.Join(folder, name), mutate(random, files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
		survives(t, folder)
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The other half of the row: tables in any form. Whatever is read, no row is lost.
func TestF2AMutatedTableIsReadOrRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 5_000))
	paths := filesWith(t, map[string]string{"a.csv": "", "a.geojson": isles, "a.mapping.json": ""}, "a.csv", "a.geojson", "a.mapping.json")
	if err := os.Remove(paths[2]); err != nil {
		t.Fatal(err)
	}
	for range times(5_000) {
		if err := os.WriteFile(paths[0], mutate(random, []byte(positionsOfIsles)), 0o644); err != nil {
			t.Fatal(err)
		}
		survives(t, paths[:2]...)
		if loaded, err := Paths(context.Background(), paths[:2]); err == nil {
			if u := loaded.Import.Unmatched; u.Entries != u.Shown+len(u.Reported) || u.Shown != len(loaded.Dataset.Positions) {
				text, _ := os.ReadFile(paths[0])
				t.Fatalf("%d entries, %d shown, %d reported, of\n%q", u.Entries, u.Shown, len(u.Reported), text)
			}
		}
	}
}

func TestF3AMutatedWorkbookIsReadOrRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5_000))
	ours, err := os.ReadFile(exported(t, data.Example(), "a.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile(bookOf(t, positionsOfIsles, ";"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	for i := range times(5_000) {
		whole := [][]byte{ours, theirs}[i%2]
		mutated := mutate(random, whole)
		if i%4 > 1 {
			mutated = mutatePart(t, random, whole)
		}
		if err := os.WriteFile(path, mutated, 0o644); err != nil {
			t.Fatal(err)
		}
		survives(t, path)
	}
}

// mutatePart changes one part of a zip before it is packed, so that the fault is met behind the archive.
func mutatePart(t *testing.T, random *rand.Rand, whole []byte) []byte {
	t.Helper()
	reader, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	var names []string
	for _, f := range reader.File {
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(content); err != nil {
			t.Fatal(err)
		}
		texts[f.Name], names = text.String(), append(names, f.Name)
	}
	name := names[random.IntN(len(names))]
	texts[name] = string(mutate(random, []byte(texts[name])))
	return zipOfTexts(t, texts)
}

// F15: XML in a workbook that asks for more than it says is not given it.
func TestF15NothingInXMLIsExpandedOrFetched(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("the secret words"), 0o644); err != nil {
		t.Fatal(err)
	}
	laughs := `<!DOCTYPE x [<!ENTITY a "ha">` + entities() + `]>`
	sheet := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>`
	cases := map[string]struct{ part, text string }{
		"a billion laughs in a sheet":      {"xl/worksheets/sheet1.xml", laughs + fmt.Sprintf(sheet, "&z;")},
		"an external entity in a sheet":    {"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY e SYSTEM "file://` + secret + `">]>` + fmt.Sprintf(sheet, "&e;")},
		"an entity from the network":       {"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY e SYSTEM "http://192.0.2.1/x">]>` + fmt.Sprintf(sheet, "&e;")},
		"a document type from the network": {"xl/workbook.xml", `<!DOCTYPE workbook SYSTEM "http://192.0.2.1/x.dtd"><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`},
		"a billion laughs in the strings":  {"xl/sharedStrings.xml", laughs + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&z;</t></si></sst>`},
		"an external entity in relations":  {"xl/_rels/workbook.xml.rels", `<!DOCTYPE x [<!ENTITY e SYSTEM "file://` + secret + `">]><Relationships>&e;</Relationships>`},
	}
	if len(cases) != 6 {
		t.Errorf("%d cases, want 6", len(cases))
	}
	whole, err := os.ReadFile(bookOf(t, positionsOfIsles, ";"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := os.WriteFile(path, withPart(t, whole, c.part, c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			within(t, 256<<20, func() { survives(t, path) })
			problems, err := Check(context.Background(), []string{path})
			if text := fmt.Sprint(problems, err); strings.Contains(text, "secret words") || strings.Contains(text, "hahaha") {
				t.Errorf("something was expanded: %.300s", text)
			}
		})
	}
}

func entities() string {
	var text strings.Builder
	for c := 'b'; c <= 'z'; c++ {
		fmt.Fprintf(&text, `<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	return text.String()
}

func withPart(t *testing.T, whole []byte, part, text string) []byte {
	t.Helper()
	reader, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range reader.File {
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var old bytes.Buffer
		if _, err := old.ReadFrom(content); err != nil {
			t.Fatal(err)
		}
		texts[f.Name] = old.String()
	}
	texts[part] = text
	return zipOfTexts(t, texts)
}

// within wants no more memory in use at once, in bytes, above what was in use before.
func within(t *testing.T, most uint64, do func()) {
	t.Helper()
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		highest := uint64(0)
		for {
			select {
			case <-done:
				peak <- highest
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&now)
				highest = max(highest, now.HeapInuse)
			}
		}
	}()
	do()
	close(done)
	if highest := <-peak; highest > before.HeapInuse+most {
		t.Errorf("%d MB were in use, %d MB are the most", (highest-before.HeapInuse)>>20, most>>20)
	}
}

// F14: an archive whose entries lie over each other, and one with more entries than any package has, need no
// memory to be refused.
func TestF14ALargeDirectoryIsRefusedFromItsHead(t *testing.T) {
	many := zipOfMany(t, 100_000)
	overlapping := overlappingZip(t)
	for name, content := range map[string][]byte{"100,000 entries": many, "entries that lie over each other": overlapping} {
		path := filepath.Join(t.TempDir(), "a.zip")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		within(t, 256<<20, func() {
			if _, err := Paths(context.Background(), []string{path}); err == nil {
				t.Errorf("%s: it opened", name)
			}
		})
	}
}

func zipOfMany(t *testing.T, entries int) []byte {
	t.Helper()
	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	for i := range entries {
		if _, err := writer.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("f%d.csv", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// overlappingZip is a bomb that does not nest: every entry of the directory leads to the same packed bytes, so that
// the whole unpacks to far more than any entry.
func overlappingZip(t *testing.T) []byte {
	t.Helper()
	text := strings.Repeat("0123456789", 100_000)
	first := zipOfTexts(t, map[string]string{"a.csv": text})
	end := bytes.LastIndex(first, []byte("PK\x05\x06"))
	directory := bytes.Index(first, []byte("PK\x01\x02"))
	record := first[directory:end]
	var out bytes.Buffer
	out.Write(first[:directory])
	const entries = 1500
	for i := range entries {
		another := bytes.Clone(record)
		copy(another[46:], fmt.Sprintf("%05d", i)[:5])
		out.Write(another)
	}
	tail := bytes.Clone(first[end:])
	binary.LittleEndian.PutUint16(tail[8:], entries)
	binary.LittleEndian.PutUint16(tail[10:], entries)
	binary.LittleEndian.PutUint32(tail[12:], uint32(entries*len(record)))
	out.Write(tail)
	return out.Bytes()
}

// F12: what is too large is refused by the name of the limit, before it is read.
func TestF12WhatIsTooLargeIsRefusedBeforeItIsRead(t *testing.T) {
	folder := t.TempDir()
	for name, size := range map[string]int64{"a.geojson": 2 << 30, "a.csv": 2 << 30, "a.zip": 2 << 30, "a.xlsx": 2 << 30} {
		path := filepath.Join(folder, name)
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := file.Truncate(size); err != nil { // a hole, which takes no room
			t.Fatal(err)
		}
		file.Close()
		paths := []string{path}
		if name == "a.geojson" {
			paths = append(paths, filesWith(t, map[string]string{"b.csv": positionsOfIsles}, "b.csv")...)
		}
		within(t, 64<<20, func() {
			_, err := Paths(context.Background(), paths)
			if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("larger than %d MB", grid.MostBytes>>20)) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

// F12: a table of 100,000 rows is read whole, and reading it ends soon after it is told to.
func TestF12AHundredThousandRowsAreReadAndCanBeStopped(t *testing.T) {
	var text strings.Builder
	text.WriteString("region,proposal,stance,summary\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "%s,Proposal %d,shared,The text says so at some length.\n", []string{"Crimea", "Luhansk", "Donetsk", "Kherson"}[i%4], i/4)
	}
	path := filesWith(t, map[string]string{"a.csv": text.String()}, "a.csv")[0]
	loaded := opened(t, path)
	if u := loaded.Import.Unmatched; u.Entries != 100_000 || u.Shown != 100_000 {
		t.Errorf("%d of %d are shown", u.Shown, u.Entries)
	}
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan time.Time, 1)
	ctx = grid.Watched(ctx, func(_ string, done, of int64) {
		if done == of {
			cancel()
			stopped <- time.Now()
		}
	})
	if _, err := Paths(ctx, []string{path}); err == nil {
		t.Error("it went on")
	}
	if took := time.Since(<-stopped); took > longest {
		t.Errorf("it went on for %v", took)
	}
}

// F27: names that are made to mislead are shown in quotation marks, with what does not print written out.
func TestF27HostileNamesAreShownEscaped(t *testing.T) {
	hostile := []string{"a\nb", "a\tb", `a"b`, "-rf", "\u202eexe.csv", "a\u0000b", "a\x1b[31mb", "<b>a</b>", "../../a", strings.Repeat("a", 300)}
	for _, name := range hostile {
		table := "region,proposal,stance\n\"" + strings.ReplaceAll(name, `"`, `""`) + "\",A,shared\nCrimea,A,shared\n"
		problems, err := Check(context.Background(), filesWith(t, map[string]string{"a.csv": table}, "a.csv"))
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, problem := range problems {
			told = told || problem.Rule == "unknown-region" || problem.Rule == "zero-byte"
			if strings.ContainsAny(problem.Message, "\n\t\x1b\x00\u202e") {
				t.Errorf("%q stands as it is in %q", name, problem.Message)
			}
		}
		if !told {
			t.Errorf("%q is not told: %v", name, problems)
		}
	}
}
