package grid

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// A parser takes delimited text apart (RFC 4180), and what spreadsheets make of it: rows that end with LF,
// CR LF or CR, cells in quotation marks with any of these in them, and quotation marks within an unquoted cell.
type parser struct {
	ctx       context.Context
	file      string
	text      []byte
	delimiter byte
	most      int // rows that are wanted; 0 for all

	at    int
	cells []int // where cells of the row end in buffer
	buf   []byte
}

func (p *parser) rows() ([][]string, error) {
	var rows [][]string
	for p.at < len(p.text) && (p.most == 0 || len(rows) < p.most) {
		if len(rows)%4096 == 0 {
			if err := p.ctx.Err(); err != nil {
				return nil, fmt.Errorf("%s: opening was stopped: %w", p.file, err)
			}
		}
		if len(rows) >= MostRows {
			return nil, p.fault(len(rows), "size", fmt.Sprintf("the table has more than %d rows, the most that is read", MostRows))
		}
		row, err := p.row(len(rows))
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (p *parser) fault(row int, rule, message string) error {
	return &Fault{p.file, fmt.Sprintf("row %d", row+1), rule, message}
}

// row reads a row into one string that its cells share.
func (p *parser) row(number int) ([]string, error) {
	p.cells, p.buf = p.cells[:0], p.buf[:0]
	for {
		more, err := p.cell(number)
		if err != nil {
			return nil, err
		}
		p.cells = append(p.cells, len(p.buf))
		if len(p.cells) > MostColumns {
			return nil, p.fault(number, "size", fmt.Sprintf("the row has more than %d cells, the most that is read", MostColumns))
		}
		if !more {
			break
		}
	}
	whole := string(p.buf)
	row, from := make([]string, len(p.cells)), 0
	for i, end := range p.cells {
		row[i] = whole[from:end]
		from = end
	}
	return row, nil
}

// cell appends a cell to the buffer; more tells that another follows in the row.
func (p *parser) cell(row int) (more bool, err error) {
	if p.at < len(p.text) && p.text[p.at] == '"' {
		return p.quoted(row)
	}
	rest := p.text[p.at:]
	n := 0
	for n < len(rest) && rest[n] != p.delimiter && rest[n] != '\n' && rest[n] != '\r' {
		n++
	}
	if n > mostCell {
		return false, p.tooLong(row)
	}
	p.buf = append(p.buf, rest[:n]...)
	p.at += n
	return p.end(), nil
}

func (p *parser) tooLong(row int) error {
	return p.fault(row, "size", fmt.Sprintf("a cell has more than %d MB, the most that is read", mostCell>>20))
}

// end moves over what ends a cell.
func (p *parser) end() (more bool) {
	if p.at >= len(p.text) {
		return false
	}
	b := p.text[p.at]
	p.at++
	if b == p.delimiter {
		return true
	}
	if b == '\r' && p.at < len(p.text) && p.text[p.at] == '\n' {
		p.at++
	}
	return false
}

// quoted reads a cell in quotation marks; a doubled mark stands for itself. What follows the closing mark up to
// the delimiter is kept, as a person would read it. Line ends in a cell become LF.
func (p *parser) quoted(row int) (more bool, err error) {
	p.at++
	from := len(p.buf)
	for {
		n := bytes.IndexByte(p.text[p.at:], '"')
		if n < 0 {
			return false, p.fault(row, "csv", "a quotation mark is opened and never closed; close it, or double it where it is meant as text: "+excerpt(p.text[p.at:]))
		}
		p.buf = append(p.buf, p.text[p.at:p.at+n]...)
		p.at += n + 1
		if len(p.buf)-from > mostCell {
			return false, p.tooLong(row)
		}
		if p.at < len(p.text) && p.text[p.at] == '"' {
			p.buf = append(p.buf, '"')
			p.at++
			continue
		}
		break
	}
	if bytes.IndexByte(p.buf[from:], '\r') >= 0 {
		whole := bytes.ReplaceAll(p.buf[from:], []byte("\r\n"), []byte("\n"))
		p.buf = append(p.buf[:from], bytes.ReplaceAll(whole, []byte("\r"), []byte("\n"))...)
	}
	for p.at < len(p.text) && p.text[p.at] != p.delimiter && p.text[p.at] != '\n' && p.text[p.at] != '\r' {
		p.buf = append(p.buf, p.text[p.at])
		p.at++
	}
	return p.end(), nil
}

// excerpt is the beginning of a text, as a sentence shows it.
func excerpt(text []byte) string {
	const most = 40
	shown := strings.ToValidUTF8(string(text[:min(len(text), most)]), "")
	if len(text) > most {
		shown += "…"
	}
	return fmt.Sprintf("%q", shown)
}
