package mapping

import (
	"fmt"
	"strings"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// A position is a row of positions.csv in the making.
type position struct {
	row    int
	cell   data.Cell
	stance data.Stance
	day    data.Date
	cells  map[string]string // the other columns
}

// newWeight is that of a stance that the program does not know: in the middle, as nothing says how much it
// settles.
const newWeight = 3

// position reads the cells of an entry. What a column of the form cannot take is kept in the note.
func (im *importer) position(e entry, topic *topic, thing int) *position {
	g, m := im.grid, im.mapping
	meaning := im.meanings[wordKey(e.stance)]
	p := &position{row: g.Number(e.row), stance: im.facts.stance(meaning, topic.kind), cells: map[string]string{}}
	p.cell = data.Cell{Proposal: im.facts.proposal(e.proposal), Topic: topic.id, Reading: im.facts.reading(g.Cell(e.row, m.Is(Reading)))}
	if thing >= 0 {
		p.cell.Region = im.regions[thing].id
	}
	var notes []string
	keep := func(head, text string) {
		if text != "" {
			notes = append(notes, fmt.Sprintf("%s: %s", head, text))
		}
	}
	for role, column := range map[Role]string{Summary: "summary", Condition: "condition", Locator: "locator"} {
		p.cells[column] = g.Cell(e.row, m.Is(role))
	}
	p.cells["confidence"] = choice(g.Cell(e.row, m.Is(Confidence)), confidences)
	if text := g.Cell(e.row, m.Is(Confidence)); p.cells["confidence"] == "" {
		keep("confidence", text)
	}
	speaks := data.Speaks(p.stance.Code)
	p.cells["extent"] = choice(g.Cell(e.row, m.Is(Extent)), extents)
	if text := g.Cell(e.row, m.Is(Extent)); p.cells["extent"] == "" || !speaks {
		p.cells["extent"] = ""
		keep("extent", text)
	}
	quote := g.Cell(e.row, m.Is(Quote))
	if quote != "" && speaks && len(strings.Fields(quote)) <= data.MostQuoteWords {
		p.cells["quote"], p.cells["quote_language"] = quote, g.Cell(e.row, m.Is(QuoteLanguage))
		if p.cells["quote_language"] == "" {
			p.cells["quote_language"] = "und" // BCP 47: undetermined
		}
	} else {
		keep("quotation", quote)
	}
	if p.stance.Code == data.Other && p.cells["summary"] == "" {
		p.cells["summary"] = e.stance
	}
	p.cells["source"] = im.facts.source(g.Cell(e.row, m.Is(Source)), g.Cell(e.row, m.Is(Address)))
	p.day = im.facts.date(p.cell.Proposal, g.Cell(e.row, m.Is(Date)), p.row, keep)
	im.facts.proposer(p.cell.Proposal, g.Cell(e.row, m.Is(Proposer)))
	for _, column := range m.All(Note) {
		notes = append(notes, noteOf(g, e.row, column, len(m.All(Note)) > 1)...)
	}
	p.cells["note"] = strings.Join(notes, " · ")
	im.facts.account(p)
	return p
}

func noteOf(g grid.Grid, row, column int, headed bool) []string {
	text := g.Cell(row, column)
	switch {
	case text == "":
		return nil
	case headed:
		return []string{fmt.Sprintf("%s: %s", strings.TrimSpace(g.Head[column]), text)}
	}
	return []string{text}
}

// confidences and extents are words for codes of the form, folded.
var (
	confidences = wordsFor(map[string]string{"high": "high|certain|sure|hoch", "medium": "medium|middle|moderate|mittel", "low": "low|doubtful|niedrig"})
	extents     = wordsFor(map[string]string{
		"whole": "whole|all|entire|full|all of it|complete|ganz|вся|весь", "controlled-part": "controlled-part|controlled part|occupied part|held part",
		"remaining-part": "remaining-part|remaining part|rest", "named-part": "named-part|named part|part|partial|in part|parts|teil|частина|часть",
		"unspecified": "unspecified|not stated|unclear",
	})
)

func wordsFor(codes map[string]string) map[string]string {
	words := map[string]string{}
	for code, list := range codes {
		for _, word := range strings.Split(list, "|") {
			words[data.Fold(word)] = code
		}
	}
	return words
}

func choice(text string, codes map[string]string) string { return codes[data.Fold(text)] }
