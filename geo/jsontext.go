package geo

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// Reading JSON goes in two steps. valid checks the grammar and the depth of the
// whole text in one pass without recursion; after it a cursor walks the text,
// skips what nobody asked for, and need not look for faults of grammar again.
// encoding/json is not used because it boxes every number of a coordinate.

// readText reads at most limits.Bytes and checks the grammar.
func readText(r io.Reader, limits Limits) ([]byte, *Problem) {
	text, err := io.ReadAll(io.LimitReader(r, limits.Bytes+1))
	if err != nil {
		return nil, broken("cannot be read", err.Error())
	}
	if int64(len(text)) > limits.Bytes {
		return nil, broken(fmt.Sprintf("must have at most %d bytes", limits.Bytes), "more")
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if offset, rule := valid(text, limits.Depth); rule != "" {
		return nil, broken(rule, valueAt(text, offset)).in(lineColumn(text, offset))
	}
	return text, nil
}

func lineColumn(text []byte, offset int) string {
	before := text[:min(offset, len(text))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Sprintf("line %d, column %d", line, column)
}

func valueAt(text []byte, offset int) string {
	if offset >= len(text) {
		return "end of file"
	}
	return strconv.QuoteToGraphic(string(text[offset:min(offset+12, len(text))]))
}

// What the grammar allows next.
type expectation int

const (
	value      expectation = iota // a value
	valueOrEnd                    // a value or ]
	name                          // a member's name
	nameOrEnd                     // a name or }
	separator                     // a comma or the end of the array or object
)

// valid returns the first place where the text is not JSON (RFC 8259) or is
// nested deeper than depth, and the rule broken there; "" if it is valid.
func valid(text []byte, depth int) (offset int, rule string) {
	open := make([]byte, 0, 64) // the brackets that wait for their end
	expect := value
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\r' || c == '\t' {
			i++
			continue
		}
		if len(open) == 0 && expect == separator {
			return i, "nothing may follow the value"
		}
		start := i
		i, expect, open = step(text, i, expect, open)
		if i < 0 {
			return start, rules[expect]
		}
		if len(open) > depth {
			return start, fmt.Sprintf("must not be nested deeper than %d", depth)
		}
	}
	if len(open) > 0 || expect != separator {
		return len(text), rules[expect]
	}
	return 0, ""
}

var rules = map[expectation]string{
	value:      "must be a JSON value",
	valueOrEnd: "must be a JSON value or ]",
	name:       "must be a member's name in quotes and a colon",
	nameOrEnd:  "must be a member's name in quotes and a colon, or }",
	separator:  "must be a comma or the end of the array or object",
}

// step reads one token, a name together with its colon. It returns -1 with the
// expectation that was disappointed.
func step(text []byte, i int, expect expectation, open []byte) (int, expectation, []byte) {
	c := text[i]
	switch {
	case c == ']' && (expect == valueOrEnd || expect == separator && open[len(open)-1] == '['),
		c == '}' && (expect == nameOrEnd || expect == separator && open[len(open)-1] == '{'):
		return i + 1, separator, open[:len(open)-1]
	case expect == separator && c == ',':
		if open[len(open)-1] == '{' {
			return i + 1, name, open
		}
		return i + 1, value, open
	case expect == name || expect == nameOrEnd:
		if end := nameEnd(text, i); end > 0 {
			return end, value, open
		}
		return -1, expect, open
	case expect == separator:
		return -1, expect, open
	case c == '[':
		return i + 1, valueOrEnd, append(open, '[')
	case c == '{':
		return i + 1, nameOrEnd, append(open, '{')
	}
	if end := scalarEnd(text, i); end > 0 {
		return end, separator, open
	}
	return -1, expect, open
}

// nameEnd returns where a name and its colon end, 0 if there are none.
func nameEnd(text []byte, i int) int {
	end := stringEnd(text, i)
	if end == 0 {
		return 0
	}
	for end < len(text) && (text[end] == ' ' || text[end] == '\n' || text[end] == '\r' || text[end] == '\t') {
		end++
	}
	if end < len(text) && text[end] == ':' {
		return end + 1
	}
	return 0
}

// scalarEnd returns where a string, number or literal ends, 0 if there is none.
func scalarEnd(text []byte, i int) int {
	switch text[i] {
	case '"':
		return stringEnd(text, i)
	case 't':
		return literalEnd(text, i, "true")
	case 'f':
		return literalEnd(text, i, "false")
	case 'n':
		return literalEnd(text, i, "null")
	}
	return numberEnd(text, i)
}

func literalEnd(text []byte, i int, literal string) int {
	if bytes.HasPrefix(text[i:], []byte(literal)) {
		return i + len(literal)
	}
	return 0
}

func stringEnd(text []byte, i int) int {
	if text[i] != '"' {
		return 0
	}
	for i++; i < len(text); {
		switch c := text[i]; {
		case c == '"':
			return i + 1
		case c == '\\':
			n := escapeLength(text[i:])
			if n == 0 {
				return 0
			}
			i += n
		case c < ' ':
			return 0
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && n == 1 {
				return 0
			}
			i += n
		}
	}
	return 0
}

func escapeLength(text []byte) int {
	if len(text) < 2 {
		return 0
	}
	switch text[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if len(text) < 6 {
			return 0
		}
		for _, c := range text[2:6] {
			if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
				return 0
			}
		}
		return 6
	}
	return 0
}

// numberEnd follows the grammar of RFC 8259: no leading zero, no lone point.
func numberEnd(text []byte, i int) int {
	digits := func() bool {
		from := i
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		return i > from
	}
	if text[i] == '-' {
		i++
	}
	if i < len(text) && text[i] == '0' {
		i++
	} else if !digits() {
		return 0
	}
	if i < len(text) && text[i] == '.' {
		i++
		if !digits() {
			return 0
		}
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		if !digits() {
			return 0
		}
	}
	return i
}
