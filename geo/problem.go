package geo

import (
	"fmt"
	"strings"
)

// A Problem is a fault of a file: where it is, which rule it breaks and with
// which value.
type Problem struct {
	File  string // as named by the caller
	Place string // "feature 3, ring 1, position 7" or "line 4, column 12"; counted from 1
	Rule  string // what should be: "latitude must be a number"
	Value string // what was found, shortened; may be empty
}

// Error names file, place, rule and value, in that order.
func (p *Problem) Error() string {
	parts := make([]string, 0, 4)
	for _, part := range []string{p.File, p.Place, p.Rule, p.Value} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}

// longestValue is how much of a wrong value an error repeats, in bytes.
const longestValue = 60

func broken(rule string, value string) *Problem {
	if len(value) > longestValue {
		value = strings.ToValidUTF8(value[:longestValue], "") + "…"
	}
	return &Problem{Rule: rule, Value: value}
}

// in puts a place before the places already named. The place is put together
// only when something is wrong, so that decoding costs nothing for it.
func (p *Problem) in(place string) *Problem {
	if p == nil {
		return nil
	}
	if p.Place != "" {
		place += ", " + p.Place
	}
	p.Place = place
	return p
}

// at is in for the n-th thing, counted from 0 and shown from 1.
func (p *Problem) at(noun string, n int) *Problem {
	if p == nil {
		return nil
	}
	return p.in(fmt.Sprintf("%s %d", noun, n+1))
}
