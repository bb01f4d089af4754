package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unsafe"
)

// A scanner reads a JSON text (RFC 8259, UTF-8) once from front to back and
// checks grammar and depth on the way. At the first fault it stops: from then
// on the text seems to have ended, so that every loop over it ends too.
// encoding/json is not used because it boxes every number of a coordinate and
// does not say where a value lay.
type scanner struct {
	text     []byte
	i        int // the next byte
	depth    int // arrays and objects that are open
	deepest  int // how many may be
	decimals int // most decimals of a number read so far
	fault    *Problem
}

// stop is the first fault of the text.
func (s *scanner) stop(r rule, must, mend string) {
	if s.fault != nil {
		return
	}
	s.fault = &Problem{
		Severity: r.Severity, Rule: r.ID, Must: must, Value: valueAt(s.text, s.i), Mend: mend,
		Outcome: Stopped, offset: s.i,
	}
	s.text, s.i = nil, 0
}

func valueAt(text []byte, offset int) string {
	if offset >= len(text) {
		return "end of file"
	}
	return strconv.QuoteToGraphic(string(text[offset:min(offset+12, len(text))]))
}

// peek skips white space and returns the byte that says what follows, 0 at the
// end of the text.
func (s *scanner) peek() byte {
	for s.i < len(s.text) {
		b := s.text[s.i]
		if b != ' ' && b != '\n' && b != '\r' && b != '\t' {
			return b
		}
		s.i++
	}
	return 0
}

// enter moves behind the bracket at which the scanner stands.
func (s *scanner) enter() {
	if s.depth++; s.depth > s.deepest {
		s.stop(ruleDepth, fmt.Sprintf("must not be nested deeper than %d", s.deepest), "")
		return
	}
	s.i++
}

// more says whether the n-th item of an array or object follows, counted from
// 0, and moves to it, or else behind the closing bracket.
func (s *scanner) more(n int, closing byte) bool {
	b := s.peek()
	if b == closing {
		s.i++
		s.depth--
		return false
	}
	if n == 0 {
		return s.any()
	}
	if b != ',' {
		s.stop(ruleJSON, "must be a comma or the end of the array or object", hint(s.text, s.i))
		return false
	}
	s.i++
	if s.peek() == closing {
		s.stop(ruleJSON, "must be a JSON value, as a comma stands before it", "take the comma away")
		return false
	}
	return s.any()
}

// any says whether anything is left to read.
func (s *scanner) any() bool {
	if s.i >= len(s.text) {
		s.stop(ruleJSON, "must not end before its arrays and objects do", hint(s.text, s.i))
	}
	return s.fault == nil
}

// member reads a member's name, without its quotes but with its escapes, and
// moves to the member's value.
func (s *scanner) member() []byte {
	if s.peek() != '"' {
		s.stop(ruleJSON, "must be a member's name in quotes and a colon", hint(s.text, s.i))
		return nil
	}
	name := s.quoted()
	if s.peek() != ':' {
		s.stop(ruleJSON, "must be a colon after a member's name", "")
		return nil
	}
	s.i++
	s.peek()
	return name
}

// quoted moves behind a string and returns what lies between its quotes.
func (s *scanner) quoted() []byte {
	from := s.i + 1
	for i := from; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.i = i + 1
			return s.text[from:i]
		case c == '\\':
			n := escapeLength(s.text[i:])
			if n == 0 {
				s.i = i
				s.stop(ruleJSON, "must be an escape that JSON knows", "write a backslash as two")
				return nil
			}
			i += n - 1
		case c < ' ':
			s.i = i
			s.stop(ruleJSON, "control characters must be escaped in a string", `write a line break as \n, a tabulator as \t`)
			return nil
		}
	}
	s.stop(ruleJSON, "must be a string that ends", "the file seems cut off; get it whole")
	return nil
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

// unescaped is what a string of the text stands for.
func unescaped(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	quoted := make([]byte, 0, len(raw)+2)
	quoted = append(append(append(quoted, '"'), raw...), '"')
	var s string
	if err := json.Unmarshal(quoted, &s); err != nil {
		return string(raw) // never: the grammar has been checked
	}
	return s
}

// word reads true, false or null.
func (s *scanner) word() byte {
	first := s.peek()
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.text[s.i:], []byte(word)) {
			s.i += len(word)
			return first
		}
	}
	s.stop(ruleJSON, "must be a JSON value", hint(s.text, s.i))
	return 0
}

// number reads a number; -0 is 0. ok is false for one that no float64 can hold.
func (s *scanner) number() (n float64, ok bool) {
	text, i := s.text, s.i
	negative := i < len(text) && text[i] == '-'
	if negative {
		i++
	}
	start, mantissa := i, uint64(0)
	for i < len(text) && text[i]-'0' <= 9 {
		mantissa = mantissa*10 + uint64(text[i]-'0')
		i++
	}
	digits, decimals := i-start, 0
	if digits == 0 || digits > 1 && text[start] == '0' {
		s.stop(ruleJSON, "must be a number as JSON writes it", hint(text, s.i))
		return 0, false
	}
	if i < len(text) && text[i] == '.' {
		i++
		point := i
		for i < len(text) && text[i]-'0' <= 9 {
			mantissa = mantissa*10 + uint64(text[i]-'0')
			i++
		}
		if decimals = i - point; decimals == 0 {
			s.stop(ruleJSON, "must be a number with digits after its point", "")
			return 0, false
		}
		s.decimals = max(s.decimals, decimals)
	}
	if i < len(text) && text[i]|0x20 == 'e' || digits+decimals > mostDigits {
		return s.longNumber(i)
	}
	s.i = i
	n = decimal(mantissa, decimals)
	if negative {
		n = 0 - n
	}
	return n, true
}

// longNumber reads a number that has an exponent or many digits. i is where the
// exponent begins, or the number ends.
func (s *scanner) longNumber(i int) (float64, bool) {
	text := s.text
	if i < len(text) && text[i]|0x20 == 'e' {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		from := i
		for i < len(text) && text[i]-'0' <= 9 {
			i++
		}
		if i == from {
			s.stop(ruleJSON, "must be a number with digits in its exponent", "")
			return 0, false
		}
	}
	word := text[s.i:i]
	s.i = i
	// The string is used only within this call, while the text stays as it is.
	n, err := strconv.ParseFloat(unsafe.String(unsafe.SliceData(word), len(word)), 64)
	return n + 0, err == nil
}

// skip moves behind a value of any kind, which may hold no member twice.
func (s *scanner) skip(twice func(name []byte, at int)) {
	switch b := s.peek(); {
	case b == '"':
		s.quoted()
	case b == '[':
		s.enter()
		for n := 0; s.more(n, ']'); n++ {
			s.skip(twice)
		}
	case b == '{':
		s.enter()
		var seen names
		for n := 0; s.more(n, '}'); n++ {
			at := s.i
			if name := s.member(); seen.add(name) {
				twice(name, at)
			}
			s.skip(twice)
		}
	case b == '-' || b-'0' <= 9:
		s.number()
	default:
		s.word()
	}
}

// names are those of an object's members met so far.
type names struct {
	few  [][]byte
	many map[string]bool
}

// fewNames is up to where comparing is faster than a map.
const fewNames = 12

// add says whether the name was there before.
func (n *names) add(name []byte) bool {
	if n.many != nil {
		before := n.many[string(name)]
		n.many[string(name)] = true
		return before
	}
	for _, other := range n.few {
		if bytes.Equal(other, name) {
			return true
		}
	}
	if n.few = append(n.few, name); len(n.few) > fewNames {
		n.many = map[string]bool{}
		for _, other := range n.few {
			n.many[string(other)] = true
		}
	}
	return false
}
