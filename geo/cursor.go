package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// A cursor walks through a text that valid has passed.
type cursor struct {
	text   []byte
	offset int
	values *int // values read into properties so far
	most   int  // how many are allowed
}

// at is the same cursor at another place.
func (c cursor) at(offset int) *cursor {
	c.offset = offset
	return &c
}

// peek skips white space and returns the byte that says what follows.
func (c *cursor) peek() byte {
	for {
		switch b := c.text[c.offset]; b {
		case ' ', '\n', '\r', '\t':
			c.offset++
		default:
			return b
		}
	}
}

// next says whether an array or object goes on, and moves to its next item.
// Call it with the cursor behind the opening bracket or behind an item.
func (c *cursor) next() bool {
	switch c.peek() {
	case ']', '}':
		c.offset++
		return false
	case ',':
		c.offset++
	}
	return true
}

// enter moves behind the bracket of an array or object.
func (c *cursor) enter(bracket byte, noun string) *Problem {
	if c.peek() != bracket {
		return c.wrong("must be " + noun)
	}
	c.offset++
	return nil
}

// wrong is a problem with the value at the cursor.
func (c *cursor) wrong(rule string) *Problem {
	c.peek()
	end := *c
	end.skip()
	return broken(rule, string(c.text[c.offset:min(end.offset, c.offset+longestValue+1)]))
}

// skip moves behind a value.
func (c *cursor) skip() {
	depth := 0
	for {
		switch b := c.peek(); b {
		case '[', '{':
			depth++
			c.offset++
		case ']', '}':
			depth--
			c.offset++
		case ',', ':':
			c.offset++
			continue
		case '"':
			c.offset = c.stringEnd()
		default:
			c.offset = c.wordEnd()
		}
		if depth == 0 {
			return
		}
	}
}

func (c *cursor) stringEnd() int {
	i := c.offset + 1
	for c.text[i] != '"' {
		if c.text[i] == '\\' {
			i++
		}
		i++
	}
	return i + 1
}

func (c *cursor) wordEnd() int {
	for i := c.offset; i < len(c.text); i++ {
		switch c.text[i] {
		case ',', ']', '}', ' ', '\n', '\r', '\t':
			return i
		}
	}
	return len(c.text)
}

// string reads a string and its escapes.
func (c *cursor) string() (string, *Problem) {
	if c.peek() != '"' {
		return "", c.wrong("must be a string")
	}
	raw := c.text[c.offset:c.stringEnd()]
	c.offset += len(raw)
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", broken("must be a string", string(raw))
	}
	return s, nil
}

// number reads a number that a float64 can hold; -0 is 0.
func (c *cursor) number(noun string) (float64, *Problem) {
	if b := c.peek(); b != '-' && (b < '0' || b > '9') {
		return 0, c.wrong(noun + " must be a number")
	}
	word := c.text[c.offset:c.wordEnd()]
	n, err := strconv.ParseFloat(string(word), 64)
	if err != nil {
		return 0, c.wrong(noun + " must be a number within the range of a double")
	}
	c.offset += len(word)
	return n + 0, nil
}

// members returns where the values of the named members of an object begin,
// -1 for one that is missing, and moves behind the object.
func (c *cursor) members(noun string, names ...string) ([]int, *Problem) {
	offsets := make([]int, len(names))
	for i := range offsets {
		offsets[i] = -1
	}
	if err := c.enter('{', noun); err != nil {
		return nil, err
	}
	for c.next() {
		key, err := c.name()
		if err != nil {
			return nil, err
		}
		for i, name := range names {
			if key != name {
				continue
			}
			if offsets[i] >= 0 {
				return nil, broken("a member must not occur twice", key)
			}
			offsets[i] = c.offset
		}
		c.skip()
	}
	return offsets, nil
}

// name reads a member's name and moves to its value.
func (c *cursor) name() (string, *Problem) {
	key, err := c.string()
	if err != nil {
		return "", err
	}
	c.peek()
	c.offset++
	c.peek()
	return key, nil
}

// any reads a value as properties hold it.
func (c *cursor) any() (any, *Problem) {
	*c.values++
	if *c.values > c.most {
		return nil, broken(fmt.Sprintf("properties must hold at most %d values", c.most), "more")
	}
	switch c.peek() {
	case '"':
		return c.string()
	case '{':
		return c.object()
	case '[':
		return c.array()
	case 't':
		c.offset += len("true")
		return true, nil
	case 'f':
		c.offset += len("false")
		return false, nil
	case 'n':
		c.offset += len("null")
		return nil, nil
	}
	from := c.offset
	if _, err := c.number("a property"); err != nil {
		return nil, err
	}
	return json.Number(c.text[from:c.offset]), nil
}

func (c *cursor) object() (map[string]any, *Problem) {
	if err := c.enter('{', "an object"); err != nil {
		return nil, err
	}
	object := map[string]any{}
	for c.next() {
		key, err := c.name()
		if err != nil {
			return nil, err
		}
		if _, twice := object[key]; twice {
			return nil, broken("a member must not occur twice", key)
		}
		member, err := c.any()
		if err != nil {
			return nil, err.in(strconv.Quote(key))
		}
		object[key] = member
	}
	return object, nil
}

func (c *cursor) array() ([]any, *Problem) {
	if err := c.enter('[', "an array"); err != nil {
		return nil, err
	}
	array := []any{}
	for c.next() {
		item, err := c.any()
		if err != nil {
			return nil, err.at("item", len(array))
		}
		array = append(array, item)
	}
	return array, nil
}
