package data

import (
	"fmt"
	"strings"
)

// Short is the line under a position: origin, date and, where another outlet carried it, that one:
// "Reuters, 25 Apr 2025, as carried by RTÉ". A re-post is marked.
func (s Source) Short() string {
	line := s.Origin()
	if date := dateInWords(s.Date()); date != "" {
		line += ", " + date
	}
	if carrier := s.Carrier(); carrier != "" {
		line += ", as carried by " + carrier
	}
	if s.Custom.Repost {
		line += " (re-post)"
	}
	return line
}

// Citation is the whole reference as a line of text: origin, title, carrier, date, address and the
// day on which it was read.
func (s Source) Citation() string {
	sentences := []string{}
	add := func(text string) {
		if text = strings.TrimRight(text, "."); text != "" {
			sentences = append(sentences, text+".")
		}
	}
	add(s.Origin())
	if s.Title != "" {
		add("“" + strings.Trim(s.Title, "“”\"") + "”")
	}
	add(s.Carrier())
	add(dateInWords(s.Date()))
	if s.URL != "" {
		sentences = append(sentences, s.URL)
	}
	if read := dateInWords(Date(s.Accessed)); read != "" {
		add("Read " + read)
	}
	return strings.Join(sentences, " ")
}

// dateInWords writes 25 Apr 2025, Apr 2025 or 2025; empty for no date.
func dateInWords(d Date) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return t.Format(map[int]string{10: "2 Jan 2006", 7: "Jan 2006", 4: "2006"}[len(d)])
}

// BibTeX is the source as one BibTeX entry, its key the source's id.
func (s Source) BibTeX() string {
	var entry strings.Builder
	fmt.Fprintf(&entry, "@misc{%s,\n", s.ID)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&entry, "  %s = {%s},\n", name, value)
		}
	}
	field("author", "{"+bibtexText(s.Origin())+"}") // in braces of its own: a body, not given and family names
	field("title", bibtexText(s.Title))
	field("howpublished", bibtexText(s.Carrier()))
	field("date", string(s.Date()))
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(s.URL)) // BibTeX takes an address as it is
	field("urldate", string(s.Accessed))
	field("langid", s.Language)
	return entry.String() + "}\n"
}

// bibtexText escapes what BibTeX would read as a command.
func bibtexText(text string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`).Replace(text)
}

// RIS is the source as one RIS record.
func (s Source) RIS() string {
	var record strings.Builder
	field := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&record, "%s  - %s\r\n", tag, strings.Join(strings.Fields(value), " "))
		}
	}
	kind := "ELEC"
	if s.Type == "article-newspaper" {
		kind = "NEWS"
	}
	field("TY", kind)
	field("AU", s.Origin())
	field("TI", s.Title)
	field("T2", s.Carrier())
	field("DA", strings.ReplaceAll(string(s.Date()), "-", "/"))
	field("UR", s.URL)
	field("Y2", strings.ReplaceAll(string(s.Accessed), "-", "/"))
	field("LA", s.Language)
	field("ID", s.ID)
	return record.String() + "ER  - \r\n"
}
