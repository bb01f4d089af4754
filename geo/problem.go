package geo

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Severity says what a problem means: an error breaks a standard, a warning
// is discouraged by one or looks unmeant, a note is good to know.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// An Outcome is what became of the thing that has a problem.
type Outcome int

// The outcomes, lightest first.
const (
	Taken   Outcome = iota // it is in the layer as it stands in the file
	Mended                 // it is in the layer, mended as the problem says
	LeftOut                // it is not in the layer: a feature without its geometry
	Stopped                // nothing was read beyond it, and there is no layer
)

// A Problem is a fault of a file: where it is, which rule it breaks and with
// which value, and how it is mended.
type Problem struct {
	File     string // as named by the caller
	Place    string // "feature 3, ring 1, position 7", counted from 1; empty for the file as a whole
	Line     int    // in the text, from 1
	Column   int    // in characters, from 1
	Severity Severity
	Rule     string // its id, one of Rules
	Must     string // what should be: "latitude must be a number"
	Value    string // what was found, shortened; may be empty
	Mend     string // what to do about it; may be empty
	Repair   Repair // the mechanical mend, 0 if there is none
	Outcome  Outcome

	offset int // in the text, in bytes
}

// Error names file, place, rule and value, in that order; the line only where
// there is no other place.
func (p *Problem) Error() string {
	place := p.Place
	if place == "" {
		place = p.At()
	}
	return joined(": ", p.File, place, p.Must, p.Value)
}

// At is the place with line and column.
func (p *Problem) At() string {
	if p.Line == 0 {
		return p.Place
	}
	position := fmt.Sprintf("line %d, column %d", p.Line, p.Column)
	if p.Place == "" {
		return position
	}
	return p.Place + " (" + position + ")"
}

// Message says what should be, what was found and how to mend it.
func (p *Problem) Message() string { return joined("; ", joined(": ", p.Must, p.Value), p.Mend) }

// joined joins what is not empty.
func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), by)
}

// Findings are the problems of a file in the order of its text.
type Findings struct {
	Problems []Problem
	Dropped  int // problems beyond the bound, counted only
}

// A file with a fault in every position is as well told with a hundred of them,
// and one rule should not hide the others.
const (
	mostOfOneRule = 100
	mostProblems  = 1000
)

// Errors counts the problems that break a standard.
func (f *Findings) Errors() int {
	n := 0
	for i := range f.Problems {
		if f.Problems[i].Severity == Error {
			n++
		}
	}
	return n
}

// Worst returns the first problem of the heaviest outcome, nil if everything in
// the file was taken as it stands.
func (f *Findings) Worst() *Problem {
	var worst *Problem
	for i := range f.Problems {
		if p := &f.Problems[i]; p.Outcome > Taken && (worst == nil || p.Outcome > worst.Outcome) {
			worst = p
		}
	}
	return worst
}

// locate names the file, sorts the problems by their place in the text and says
// on which line and in which column they lie.
func (f *Findings) locate(file string, text []byte) {
	slices.SortStableFunc(f.Problems, func(a, b Problem) int { return cmp.Compare(a.offset, b.offset) })
	line, start, counted := 1, 0, 0
	for i := range f.Problems {
		p := &f.Problems[i]
		p.File = file
		if p.offset < 0 {
			continue
		}
		at := min(p.offset, len(text))
		line += bytes.Count(text[counted:at], []byte("\n"))
		if last := bytes.LastIndexByte(text[counted:at], '\n'); last >= 0 {
			start = counted + last + 1
		}
		counted = at
		p.Line, p.Column = line, utf8.RuneCount(text[start:at])+1
	}
}

// longestValue is how much of a wrong value an error repeats, in bytes.
const longestValue = 60

func shortened(value string) string {
	if len(value) > longestValue {
		return strings.ToValidUTF8(value[:longestValue], "") + "…"
	}
	return value
}
