package data

import (
	"fmt"
	"slices"
	"strings"
)

// A Severity says what a problem means: an error refuses the dataset, a warning should be looked at,
// a note is good to know.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// A Problem is one fault of a file, with the place and the rule that it breaks. Message is a
// sentence of its own; String puts file and place before it.
type Problem struct {
	File     string   `json:"file"`
	Place    string   `json:"place"`
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Message  string   `json:"message"`
	Repair   *Repair  `json:"repair,omitempty"` // how it can be mended mechanically; nil where what is meant is open
}

func (p Problem) String() string {
	parts := []string{}
	for _, part := range []string{p.File, p.Place, p.Message} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}

// mostProblems bounds a report: a file with a fault in every row is as well told with a thousand.
const mostProblems = 1000

// A Report gathers the problems of a dataset in the order in which they were met. An error is never dropped for
// what is none: it takes the place of the last of those.
type Report struct {
	Problems []Problem
	Dropped  int // problems beyond the bound, counted only

	allErrors bool // no error can take the place of anything more
}

// Add adds a problem, within the bound.
func (r *Report) Add(p Problem) { r.add(p) }

func (r *Report) add(p Problem) {
	if len(r.Problems) < mostProblems {
		r.Problems = append(r.Problems, p)
		return
	}
	r.Dropped++
	if p.Severity != Error || r.allErrors {
		return
	}
	for i := len(r.Problems) - 1; i >= 0; i-- {
		if r.Problems[i].Severity != Error {
			r.Problems = append(slices.Delete(r.Problems, i, i+1), p)
			return
		}
	}
	r.allErrors = true
}

func place(row int) string {
	if row == 0 {
		return ""
	}
	return fmt.Sprintf("row %d", row)
}

func (r *Report) fail(file string, row int, rule, format string, args ...any) {
	r.add(Problem{File: file, Place: place(row), Severity: Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

func (r *Report) warn(file string, row int, rule, format string, args ...any) {
	r.add(Problem{File: file, Place: place(row), Severity: Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// mend offers a repair for the problem reported last, and says it.
func (r *Report) mend(repair Repair) {
	if r.Dropped > 0 { // the last one may not be there
		return
	}
	last := &r.Problems[len(r.Problems)-1]
	last.Repair = &repair
	if repair.To != "" {
		last.Message += fmt.Sprintf("; %q can be put in its place", repair.To)
	}
}

// Errors counts the problems that refuse the dataset.
func (r *Report) Errors() int {
	n := 0
	for _, problem := range r.Problems {
		if problem.Severity == Error {
			n++
		}
	}
	return n
}

// Err is nil for a dataset without errors; else it says the first one and how many more there are.
func (r *Report) Err() error {
	n := r.Errors()
	for _, problem := range r.Problems {
		if problem.Severity != Error {
			continue
		}
		if n == 1 {
			return fmt.Errorf("%s", problem)
		}
		return fmt.Errorf("%s (and %d more; run check to list them all)", problem, n-1+r.Dropped)
	}
	return nil
}

// oneOf lists choices for a sentence: a, b or c.
func oneOf(choices []string) string {
	if len(choices) < 2 {
		return strings.Join(choices, "")
	}
	return strings.Join(choices[:len(choices)-1], ", ") + " or " + choices[len(choices)-1]
}

// joinWords lists words for a sentence: a, b and c.
func joinWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
