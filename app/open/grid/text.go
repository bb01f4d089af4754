package grid

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Delimiters lists the signs that may stand between cells.
var Delimiters = []string{",", ";", "\t", "|"}

var delimiterNames = map[string]string{",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}

// DelimiterName is the English word for a delimiter.
func DelimiterName(delimiter string) string { return delimiterNames[delimiter] }

// Parse reads delimited text. Name is that of the file, for notes and faults.
func Parse(ctx context.Context, name string, content []byte, form Form) (Grid, error) {
	g := Grid{File: name, Form: form}
	text, err := g.decoded(content)
	if err != nil {
		return Grid{}, err
	}
	text = g.separated(text)
	if !slices.Contains(Delimiters, g.Form.Delimiter) {
		return Grid{}, &Fault{name, "", "delimiter", fmt.Sprintf("%q separates no cells; the delimiters are comma, semicolon, tab and bar", g.Form.Delimiter)}
	}
	p := parser{ctx: ctx, file: name, text: text, delimiter: g.Form.Delimiter[0]}
	rows, err := p.rows()
	if err != nil {
		return Grid{}, err
	}
	return g.headed(rows)
}

// decoded turns the file into UTF-8 text and notes the guess.
func (g *Grid) decoded(content []byte) ([]byte, error) {
	if guess, sure := guessEncoding(content); g.Form.Encoding == "" {
		g.Form.Encoding = guess
		if !sure {
			g.Notes = append(g.Notes, fmt.Sprintf("the file does not say its encoding; it was read as %s", guess))
		}
	}
	if lookup(g.Form.Encoding) == nil {
		return nil, &Fault{g.File, "", "encoding", fmt.Sprintf("there is no encoding %q; the encodings are %s", g.Form.Encoding, strings.Join(Encodings, ", "))}
	}
	text, bad := decode(content, g.Form.Encoding)
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nil, &Fault{g.File, lineOf(text, at), "zero-byte", "holds a zero byte, as no text does; save the table as CSV UTF-8, or choose its encoding"}
	}
	if bad >= 0 {
		g.Notes = append(g.Notes, fmt.Sprintf("%s holds what is no letter in %s, shown as \ufffd; choose another encoding if more letters look wrong", lineOf(text, bad), g.Form.Encoding))
	}
	return text, nil
}

func lineOf(text []byte, at int) string {
	return fmt.Sprintf("line %d", bytes.Count(text[:at], []byte("\n"))+1)
}

// separated takes off the line by which Excel is told the delimiter, and guesses it where nothing tells it.
func (g *Grid) separated(text []byte) []byte {
	if rest, ok := bytes.CutPrefix(text, []byte("sep=")); ok && len(rest) > 1 && slices.Contains(Delimiters, string(rest[:1])) {
		if g.Form.Delimiter == "" {
			g.Form.Delimiter = string(rest[:1])
		}
		text = bytes.TrimLeft(rest[1:], "\r\n")
	}
	if g.Form.Delimiter == "" {
		g.Form.Delimiter = guessDelimiter(text)
		if g.Form.Delimiter != "," {
			g.Notes = append(g.Notes, fmt.Sprintf("cells are taken to be separated by the %s", DelimiterName(g.Form.Delimiter)))
		}
	}
	return text
}

// sampledRows is how many rows tell the delimiter.
const sampledRows = 50

// guessDelimiter takes the delimiter that splits the first rows into the most equal number of cells. Where
// several do, the one with more cells; a comma where none does.
func guessDelimiter(text []byte) string {
	best, bestScore := ",", 0.0
	for _, delimiter := range Delimiters {
		p := parser{ctx: context.Background(), text: text[:min(len(text), 256<<10)], delimiter: delimiter[0], most: sampledRows}
		rows, err := p.rows()
		if err != nil || len(rows) == 0 || len(rows[0]) < 2 {
			continue
		}
		alike := 0
		for _, row := range rows {
			if len(row) == len(rows[0]) {
				alike++
			}
		}
		share := float64(alike) / float64(len(rows))
		if score := share * (1 + float64(min(len(rows[0]), 20))/100); score > bestScore {
			best, bestScore = delimiter, score
		}
	}
	return best
}

// headed takes the head off the rows.
func (g Grid) headed(rows [][]string) (Grid, error) {
	if g.Form.HeadRow == 0 {
		g.Form.HeadRow = guessHead(rows)
		if g.Form.HeadRow > 1 {
			g.Notes = append(g.Notes, fmt.Sprintf("row %d is taken for the heads of the columns", g.Form.HeadRow))
		}
	}
	if g.Form.HeadRow < 1 || g.Form.HeadRow > len(rows) || blank(rows[g.Form.HeadRow-1]) {
		return Grid{}, &Fault{g.File, fmt.Sprintf("row %d", max(g.Form.HeadRow, 1)), "header", "there is no row with the heads of the columns; write them above the rows"}
	}
	g.Head = trimmed(rows[g.Form.HeadRow-1])
	g.Rows, g.first = rows[g.Form.HeadRow:], g.Form.HeadRow+1
	for n := len(g.Rows); n > 0 && blank(g.Rows[n-1]); n-- {
		g.Rows = g.Rows[:n-1]
	}
	return g, nil
}

// guessHead finds the heads below a title: the first row that fills as many cells as most rows do.
func guessHead(rows [][]string) int {
	widest := 0
	sample := rows[:min(len(rows), sampledRows)]
	for _, row := range sample {
		widest = max(widest, filled(row))
	}
	for i, row := range sample {
		if n := filled(row); n > 0 && n*3 >= widest*2 {
			return i + 1
		}
	}
	return 1
}

func filled(row []string) (n int) {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

func blank(row []string) bool { return filled(row) == 0 }

func trimmed(row []string) []string {
	n := len(row)
	for n > 0 && strings.TrimSpace(row[n-1]) == "" {
		n--
	}
	return row[:n]
}
