package ui

import (
	"slices"
	"strings"
)

// mostRecent is how many openings are remembered.
const mostRecent = 8

// recent is what was opened lately, the last first. It is an array, so that settings stay comparable; an
// opening is its paths, one a line.
type recent [mostRecent]string

// with puts an opening first.
func (r recent) with(paths []string) recent {
	opening := strings.Join(paths, "\n")
	if opening == "" {
		return r
	}
	others := slices.DeleteFunc(r[:], func(other string) bool { return other == opening || other == "" })
	var next recent
	copy(next[1:], others)
	next[0] = opening
	return next
}

// each lists the openings.
func (r recent) each() (openings [][]string) {
	for _, opening := range r {
		if opening != "" {
			openings = append(openings, strings.Split(opening, "\n"))
		}
	}
	return openings
}
