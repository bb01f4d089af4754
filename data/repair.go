package data

import (
	"regexp"
	"slices"
	"strings"
)

// A RepairKind says how a fault can be mended without asking what was meant.
type RepairKind string

// The repairs.
const (
	Trim         RepairKind = "trim"          // blanks around an id, a code, a date or a number are dropped
	DecimalPoint RepairKind = "decimal-point" // a decimal comma becomes a point
	DayFormat    RepairKind = "day-format"    // a date is written as year-month-day
	Respell      RepairKind = "respell"       // an id or a code is spelled as the list has it, which differs in case, blanks or look-alike letters
	Recode       RepairKind = "recode"        // the whole file is read in the encoding and with the delimiter that it seems to have
)

// A Repair is a mend that can be accepted: one cell gets another text, or the file is read in another way.
type Repair struct {
	Kind   RepairKind `json:"kind"`
	Table  string     `json:"table,omitempty"`  // its name in the form
	Row    int        `json:"row,omitempty"`    // as a spreadsheet counts
	Column string     `json:"column,omitempty"` // its name in the form
	From   string     `json:"from,omitempty"`
	To     string     `json:"to,omitempty"`
}

// Repairs lists the mends that a report offers.
func (r *Report) Repairs() []Repair {
	var repairs []Repair
	for _, problem := range r.Problems {
		if problem.Repair != nil {
			repairs = append(repairs, *problem.Repair)
		}
	}
	return repairs
}

// Mended is the tables with accepted repairs of cells made, and the repairs that were. A cell that holds
// something else by now is left.
func (p Parts) Mended(repairs []Repair) (mended Parts, made []Repair) {
	tables := map[string]RawTable{}
	for name, raw := range p.Tables {
		raw.Records = slices.Clone(raw.Records)
		tables[name] = raw
	}
	for _, repair := range repairs {
		raw, ok := tables[repair.Table]
		i, j := repair.Row-raw.Row(0), slices.Index(raw.Header, repair.Column)
		if !ok || i < 0 || i >= len(raw.Records) || j < 0 || j >= len(raw.Records[i]) || raw.Records[i][j] != repair.From {
			continue
		}
		raw.Records[i] = slices.Clone(raw.Records[i])
		raw.Records[i][j] = repair.To
		made = append(made, repair)
	}
	p.Tables = tables
	return p, made
}

// Joined makes one repair of those that follow each other in a cell.
func Joined(repairs []Repair) []Repair {
	var joined []Repair
	for _, repair := range repairs {
		at := slices.IndexFunc(joined, func(r Repair) bool {
			return r.Table == repair.Table && r.Row == repair.Row && r.Column == repair.Column && r.To == repair.From
		})
		if at < 0 {
			joined = append(joined, repair)
			continue
		}
		joined[at].Kind, joined[at].To = repair.Kind, repair.To
	}
	return joined
}

var (
	decimalComma = regexp.MustCompile(`^[+-]?\d+,\d+$`)
	pointedDate  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`) // with points the day comes first everywhere
	slashedDate  = regexp.MustCompile(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$`)
	timedDate    = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ][\d:.Z+-]+$`)
)

// repairOf finds the mend for a cell that its column does not take; ok is false where what is meant is open.
func repairOf(field any, text string, codes []string) (kind RepairKind, to string, ok bool) {
	plain := strings.TrimFunc(text, isBlank)
	takes := func(candidate string) bool {
		return setText(field, candidate) == nil && (len(codes) == 0 || slices.Contains(codes, candidate))
	}
	if plain != text && takes(plain) {
		return Trim, plain, true
	}
	switch field.(type) {
	case *Number:
		if decimalComma.MatchString(plain) {
			return DecimalPoint, strings.Replace(plain, ",", ".", 1), true
		}
	case *Date:
		if day := dayIn(plain); day != "" && takes(day) {
			return DayFormat, day, true
		}
	case *string:
		if same := equalFolded(plain, codes); same != "" {
			return Respell, same, true
		}
	}
	return "", "", false
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == 0xa0 || r == 0x202f || r == 0xfeff
}

func dayIn(text string) string {
	two := func(digits string) string { return strings.Repeat("0", 2-len(digits)) + digits }
	if p := pointedDate.FindStringSubmatch(text); p != nil {
		return p[3] + "-" + two(p[2]) + "-" + two(p[1])
	}
	if p := slashedDate.FindStringSubmatch(text); p != nil {
		return p[1] + "-" + two(p[2]) + "-" + two(p[3])
	}
	if p := timedDate.FindStringSubmatch(text); p != nil && strings.TrimLeft(text[len(p[1])+1:], "0:.TZ") == "" {
		return p[1]
	}
	return ""
}

// equalFolded is the one word that equals a text when both are folded; empty for none and for several.
func equalFolded(text string, words []string) string {
	key, same := Fold(text), ""
	for _, word := range words {
		if key == "" || Fold(word) != key {
			continue
		}
		if same != "" {
			return ""
		}
		same = word
	}
	return same
}
