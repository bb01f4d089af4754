package geo

import "encoding/json"

// seen shares what occurs again and again in the properties of a file, so that
// it is made once: names of members, words of a list, small numbers.
type seen struct {
	keys    map[string]string
	strings map[string]any
	numbers map[string]any
}

// Values that are longer are hardly ever shared, and a file of which every
// value is another should not be kept twice.
const (
	longestSeen = 24   // bytes
	mostSeen    = 4096 // of each kind
)

func newSeen() seen {
	return seen{map[string]string{}, map[string]any{}, map[string]any{}}
}

// key is a member's name, raw as it stands in the text.
func (s *seen) key(raw []byte) string {
	if key, ok := s.keys[string(raw)]; ok {
		return key
	}
	key := unescaped(raw)
	if len(s.keys) < mostSeen {
		s.keys[string(raw)] = key
	}
	return key
}

// string is a string without escapes.
func (s *seen) string(raw []byte) any {
	if len(raw) > longestSeen {
		return string(raw)
	}
	if value, ok := s.strings[string(raw)]; ok {
		return value
	}
	value := any(string(raw))
	if len(s.strings) < mostSeen {
		s.strings[value.(string)] = value
	}
	return value
}

// number is a number as its text.
func (s *seen) number(raw []byte) any {
	if value, ok := s.numbers[string(raw)]; ok {
		return value
	}
	value := any(json.Number(raw))
	if len(s.numbers) < mostSeen {
		s.numbers[string(raw)] = value
	}
	return value
}
