package words

import "strings"

// List joins words for a sentence: "a", "a and b", "a, b and c".
func (w Words) List(words []string) string {
	if len(words) == 0 {
		return ""
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return w.Say("list.and", "First", strings.Join(words[:last], w.Say("list.comma")), "Last", words[last])
}
