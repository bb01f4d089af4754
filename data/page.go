package data

import "strings"

// A Page is a text about the dataset in sections: what the program shows and what lies beside the
// tables as Markdown.
type Page struct {
	Title    string
	Sections []Section
}

// A Section has paragraphs, then a table where it has a header. Level counts from 1 below the title.
type Section struct {
	Level   int
	Heading string
	Text    []string
	Header  []string
	Rows    [][]string
}

// Markdown writes the page in GitHub's dialect, which has tables.
func (p Page) Markdown() []byte {
	var text strings.Builder
	text.WriteString("# " + markdownText(p.Title) + "\n")
	for _, s := range p.Sections {
		if s.Heading != "" {
			text.WriteString("\n" + strings.Repeat("#", s.Level+1) + " " + markdownText(s.Heading) + "\n")
		}
		for _, paragraph := range s.Text {
			if paragraph == "" {
				continue
			}
			text.WriteString("\n" + markdownText(paragraph) + "\n")
		}
		if len(s.Header) == 0 {
			continue
		}
		text.WriteString("\n")
		markdownRow(&text, s.Header)
		text.WriteString("|" + strings.Repeat(" --- |", len(s.Header)) + "\n")
		for _, row := range s.Rows {
			markdownRow(&text, row)
		}
	}
	return []byte(text.String())
}

func markdownRow(text *strings.Builder, cells []string) {
	text.WriteString("|")
	for _, cell := range cells {
		text.WriteString(" " + markdownText(cell) + " |")
	}
	text.WriteString("\n")
}

// markdownText keeps words from being read as marks. Underscores within a word are none.
func markdownText(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "`", "\\`", "<", `\<`, "[", `\[`, "#", `\#`).Replace(text)
}
