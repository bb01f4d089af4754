// Package grid reads tables of text out of files that people have: delimited text in any of the encodings,
// delimiters and line ends that spreadsheets write, and the sheets of a workbook. What the file does not say
// is guessed, the guess is named, and a Form that says more takes its place. What the cells mean is not its
// business.
package grid

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Bounds on what is read, enforced while reading.
const (
	MostBytes   = 256 << 20 // of one file
	MostRows    = 1_000_000 // of one table
	MostColumns = 16_384    // of one row
	mostCell    = 4 << 20   // bytes of one cell
)

// A Grid is a table as a file gave it, without the blank rows at its end.
type Grid struct {
	File   string // its name, without folders
	Form   Form   // how it was read
	Head   []string
	Rows   [][]string // each as long as the row of the file was
	first  int        // number of the row after the head, as a spreadsheet counts
	Notes  []string   // sentences on what was guessed
	Sheets []string   // of a workbook, in its order
}

// Number is the number of row i as a spreadsheet counts, the head mostly being 1.
func (g Grid) Number(i int) int { return g.first + i }

// Cell is the text in a row and a column, without the blanks around it; empty where the row is shorter.
func (g Grid) Cell(i, column int) string {
	if column < 0 || column >= len(g.Rows[i]) {
		return ""
	}
	return strings.TrimSpace(g.Rows[i][column])
}

// Column is the place of a column by its head, −1 where there is none. Blanks around the head and its case
// do not count.
func (g Grid) Column(head string) int {
	for i, name := range g.Head {
		if strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(head)) {
			return i
		}
	}
	return -1
}

// A Form says how a file is read. An empty field is guessed.
type Form struct {
	Encoding  string `json:"encoding,omitempty"`  // a name of Encodings
	Delimiter string `json:"delimiter,omitempty"` // one of Delimiters
	Sheet     string `json:"sheet,omitempty"`     // of a workbook
	HeadRow   int    `json:"head_row,omitempty"`  // number of the row with the heads, from 1
}

// A Fault says why a file gives no grid: where, by which rule and in which words.
type Fault struct{ File, Place, Rule, Message string }

func (f *Fault) Error() string {
	if f.Place == "" {
		return f.File + ": " + f.Message
	}
	return f.File + ": " + f.Place + ": " + f.Message
}

// Read reads the table at a path in the form given. The error is a *Fault for what the file holds, that of
// ctx where reading was stopped, else that of the file system.
func Read(ctx context.Context, path string, form Form) (Grid, error) {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") || strings.EqualFold(filepath.Ext(path), ".xlsm") {
		return readSheet(ctx, path, form)
	}
	content, err := Bytes(ctx, path, MostBytes)
	if err != nil {
		return Grid{}, err
	}
	return Parse(ctx, filepath.Base(path), content, form)
}

// Bytes reads a whole file that is no larger than most. It stops when ctx is done.
func Bytes(ctx context.Context, path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	tooLarge := &Fault{filepath.Base(path), "", "size", fmt.Sprintf("is larger than %d MB, the most that is read of one file; leave out what is not needed", most>>20)}
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = info.Size()
	}
	if size > most {
		return nil, tooLarge
	}
	content := make([]byte, 0, size+1) // one more, so that the end is met without growing
	for {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("%s: opening was stopped: %w", path, err)
		}
		if len(content) == cap(content) {
			content = append(content, 0)[:len(content)]
		}
		n, err := file.Read(content[len(content):min(cap(content), len(content)+1<<20)])
		content = content[:len(content)+n]
		if int64(len(content)) > most { // a file may be larger than it says
			return nil, tooLarge
		}
		if err == io.EOF {
			return content, nil
		}
		if err != nil {
			return nil, err
		}
		Tell(ctx, filepath.Base(path), int64(len(content)), size)
	}
}
