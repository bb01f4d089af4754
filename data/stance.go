package data

import (
	"fmt"
	"strconv"
	"strings"
)

// A Stance is a member of one of the two lists of what a text can say: on territory, and on all
// other topics. The list and its looks belong to the dataset.
type Stance struct {
	Code       string
	Kind       string // TerritoryKind or OtherKind
	Order      int
	Weight     int    // how much the stance settles: the heaviest position of a cell is its first part
	Axis       string // LawAxis, ControlAxis or empty: which comes first among equal weights
	Label      string
	Definition string
	Colour     List // see ParseColours
	Pattern    string
}

// Codes that mean the same in every dataset.
const (
	NotAddressed = "not_addressed" // the account was read whole and is silent
	NotFound     = "not_found"     // looked for in the part that was read, and not found
	Other        = "other"         // said in words, on no list
)

// The axes of stances: whose a place is in law, and who holds it in fact. A stance on neither has no
// axis.
const (
	LawAxis     = "law"
	ControlAxis = "control"
)

// Speaks reports whether a stance code stands for something said.
func Speaks(code string) bool { return code != NotAddressed && code != NotFound && code != "" }

// Defers reports whether a stance leaves the matter to later talks. By the form, these are the
// codes that begin with "defer".
func Defers(code string) bool { return strings.HasPrefix(code, "defer") }

// A Colour is the fill of a stance and the ink of its pattern, each "#RRGGBB"; a plain fill has no
// ink.
type Colour struct{ Fill, Ink string }

// ParseColours reads the colour cell of a stance: "fill/ink" for the light theme, then for the dark,
// then for high contrast. Themes that are not given are left to the program.
func ParseColours(cell List) (colours []Colour, err error) {
	for _, text := range cell {
		fill, ink, _ := strings.Cut(text, "/")
		if !isHex(fill) || (ink != "" && !isHex(ink)) {
			return nil, fmt.Errorf("%q is not a colour; write #RRGGBB, or #RRGGBB/#RRGGBB for fill and ink", text)
		}
		colours = append(colours, Colour{fill, ink})
	}
	return colours, nil
}

func isHex(text string) bool {
	if len(text) != 7 || text[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(text[1:], 16, 32)
	return err == nil
}

// PatternKinds are the kinds of pattern that a stance may have.
var PatternKinds = []string{"plain", "lines", "dashes", "dots", "crosses", "grid", "rings"}

// A Pattern is the hatching of a stance: angle in degrees counter-clockwise from the x axis, the
// other measures in pixels at scale 1.
type Pattern struct {
	Kind                          string
	Angle, Spacing, Width, Length float64
}

// ParsePattern reads "kind angle spacing/width length", such as "dashes 45 8/1.5 5"; "plain" and
// the empty text are no pattern.
func ParsePattern(text string) (Pattern, error) {
	if text == "" || text == "plain" {
		return Pattern{Kind: "plain"}, nil
	}
	bad := fmt.Errorf("%q is not a pattern; write plain, or kind angle spacing/width, such as lines 45 8/1.5, where kind is %s; dashes need their length after it", text, oneOf(PatternKinds[1:]))
	words := strings.Fields(text)
	if len(words) < 3 || len(words) > 4 {
		return Pattern{}, bad
	}
	spacing, width, _ := strings.Cut(words[2], "/")
	numbers := []string{words[1], spacing, width}
	if len(words) == 4 {
		numbers = append(numbers, words[3])
	}
	values := make([]float64, 4)
	for i, number := range numbers {
		value, ok := decimal(number)
		if !ok || value < 0 || value > 360 {
			return Pattern{}, bad
		}
		values[i] = value
	}
	pattern := Pattern{words[0], values[0], values[1], values[2], values[3]}
	known := false
	for _, kind := range PatternKinds[1:] {
		known = known || kind == pattern.Kind
	}
	if !known || pattern.Spacing < 2 || pattern.Width <= 0 || (pattern.Kind == "dashes" && pattern.Length <= 0) {
		return Pattern{}, bad
	}
	return pattern, nil
}

var stanceTable = Table[Stance]{
	Name:  "stances",
	About: "The closed lists of stances, on territory and on other topics, in scale order, with their looks.",
	Key:   []string{"kind", "code"},
	Columns: []Column[Stance]{
		{Name: "code", Required: true, About: "Stable code. not_addressed, not_found, other and codes that begin with defer mean the same in every dataset.", Field: func(s *Stance) any { return &s.Code }},
		{Name: "kind", Required: true, OneOf: kinds, About: "The list to which it belongs.", Field: func(s *Stance) any { return &s.Kind }},
		{Name: "order", About: "Place on the scale, from 1.", Field: func(s *Stance) any { return &s.Order }},
		{Name: "weight", About: "How much the stance settles, 0 to 6; it orders the parts of a cell.", Field: func(s *Stance) any { return &s.Weight }},
		{Name: "axis", OneOf: axes, About: "Whether the stance is about status in law or about who holds the place; empty for neither. At equal weight law comes before control.", Field: func(s *Stance) any { return &s.Axis }},
		{Name: "label", Required: true, About: "The words shown for it.", Field: func(s *Stance) any { return &s.Label }},
		{Name: "definition", About: "When the stance is used.", Field: func(s *Stance) any { return &s.Definition }},
		{Name: "colour", About: "fill/ink for the light theme; the dark theme; high contrast. Each #RRGGBB; a plain fill has no ink.", Field: func(s *Stance) any { return &s.Colour }},
		{Name: "pattern", About: "plain, or kind angle spacing/width length, such as dashes 45 8/1.5 5 (degrees counter-clockwise from the x axis; pixels).", Field: func(s *Stance) any { return &s.Pattern }},
	},
}
