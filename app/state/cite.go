package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// A CitationFormat is a form in which writers keep references.
type CitationFormat string

// The forms of a citation.
const (
	PlainCitation CitationFormat = "text"
	BibTeX        CitationFormat = "bibtex"
	RIS           CitationFormat = "ris"
	CSLJSON       CitationFormat = "csl-json"
)

// CitationFormats lists the forms in the order of their menu.
var CitationFormats = []CitationFormat{PlainCitation, BibTeX, RIS, CSLJSON}

// Citation cites what the panel tells of the selection: as text a paragraph for each position with its
// words, quotation, source and place in it, then the dataset; in the other forms its sources, each
// once. Without a selection it is empty.
func (v *View) Citation(format CitationFormat) string {
	positions := v.cited()
	if len(positions) == 0 {
		return ""
	}
	if format == PlainCitation {
		return v.citedText(positions)
	}
	var written []string
	for _, source := range v.sourcesOf(positions) {
		switch format {
		case BibTeX:
			written = append(written, source.BibTeX())
		case RIS:
			written = append(written, source.RIS())
		case CSLJSON:
			written = append(written, source.CSL())
		}
	}
	if format == CSLJSON {
		return "[" + strings.Join(written, ",\n") + "]\n"
	}
	return strings.Join(written, "\n")
}

// cited lists the positions of the selection that say something.
func (v *View) cited() (positions []data.Position) {
	topic, ok := v.Dataset.Topic(v.State.Select.Topic)
	if !ok {
		return nil
	}
	for _, id := range v.compared() {
		positions = append(positions, v.parts(id, topic, v.State.Select.Region)...)
	}
	return positions
}

func (v *View) citedText(positions []data.Position) string {
	var paragraphs []string
	for _, p := range positions {
		topic, _ := v.Dataset.Topic(p.Topic)
		source, _ := v.Dataset.Source(p.Source)
		subject := topic.Label
		if p.Region != "" {
			subject = v.Words.Say("cite.subject", "Region", v.RegionName(p.Region), "Topic", v.inside(topic.Label))
		}
		text := v.Words.Say("cite.position", "Account", v.AccountTitle(p.Account()), "Subject", subject, "Stance", v.StanceWords(v.ScaleOf(topic), p))
		if p.Quote != "" {
			text += " “" + p.Quote + "”"
		}
		text += " " + source.Citation()
		if p.Locator != "" {
			text += " " + v.Words.Say("cite.locator", "Locator", p.Locator)
		}
		paragraphs = append(paragraphs, text)
	}
	return strings.Join(append(paragraphs, v.EditionWords()+"."), "\n\n")
}

// sourcesOf lists the sources that positions rest on, the displayed ones before those that also carry
// them.
func (v *View) sourcesOf(positions []data.Position) (sources []data.Source) {
	var ids []string
	for _, p := range positions {
		ids = append(ids, p.Source)
	}
	for _, p := range positions {
		ids = append(ids, p.Also...)
	}
	for i, id := range ids {
		if source, ok := v.Dataset.Source(id); ok && slices.Index(ids, id) == i {
			sources = append(sources, source)
		}
	}
	return sources
}
