package data

import (
	"slices"
	"strings"
	"testing"
)

func TestTheDictionaryExplainsEveryColumnAndCode(t *testing.T) {
	d := Bundled()
	dictionary := d.Dictionary()
	columns := map[string]ColumnEntry{}
	for _, entry := range dictionary.Columns {
		columns[entry.Table+"."+entry.Column] = entry
	}
	type code struct{ list, code string }
	codes := map[code]CodeEntry{}
	for _, entry := range dictionary.Codes {
		at := code{entry.List, entry.Code}
		if _, twice := codes[at]; twice {
			t.Errorf("%s stands twice in %s", entry.Code, entry.List)
		}
		codes[at] = entry
		if entry.Label == "" {
			t.Errorf("%s of %s has no label", entry.Code, entry.List)
		}
	}
	for _, table := range d.Tables() {
		for _, column := range table.Columns {
			if entry := columns[table.Name+"."+column.Name]; entry.Meaning != column.About || entry.Type == "" || entry.Meaning == "" {
				t.Errorf("%s, %s is explained as %+v", table.Name, column.Name, entry)
			}
			for _, choice := range column.OneOf {
				if entry := codes[code{table.Name + ", " + column.Name, choice.Code}]; entry.Definition == "" {
					t.Errorf("%s, %s: the code %s has no definition", table.Name, column.Name, choice.Code)
				}
			}
		}
	}
	for _, stance := range d.Stances {
		if entry := codes[code{"stances, " + stance.Kind, stance.Code}]; entry.Label != stance.Label || entry.Definition == "" {
			t.Errorf("the stance %s is explained as %+v", stance.Code, entry)
		}
	}
	for _, term := range d.Terms {
		if entry := codes[code{"terms, " + term.Topic, term.Code}]; entry.Label != term.Label || entry.Definition == "" {
			t.Errorf("the term %s of %s is explained as %+v", term.Code, term.Topic, entry)
		}
	}
	for _, class := range Classes {
		if codes[code{"comparison", string(class)}].Definition == "" {
			t.Errorf("the class %s has no definition", class)
		}
	}
	if !slices.Equal(classes.Codes(), classCodes()) {
		t.Errorf("the classes explained are %q, want %q", classes.Codes(), classCodes())
	}
}

func classCodes() (codes []string) {
	for _, class := range Classes {
		codes = append(codes, string(class))
	}
	return codes
}

func TestTheCodebookHoldsTheDictionaryAndTheCrosswalk(t *testing.T) {
	d := Bundled()
	text := string(d.Codebook().Markdown())
	holds := func(what string) {
		t.Helper()
		if !strings.Contains(text, what) {
			t.Errorf("the codebook does not hold %q", what)
		}
	}
	for _, entry := range d.Dictionary().Columns {
		holds("| " + entry.Column + " | " + entry.Type + " |")
	}
	for _, entry := range d.Dictionary().Codes {
		holds("| " + entry.Code + " | ")
		holds(entry.Label)
	}
	for _, topic := range d.Topics {
		for _, variable := range slices.Concat(topic.PAX, topic.UCDP, topic.PAM) {
			holds(variable)
		}
	}
	for _, notion := range []string{"Cell", "Part", "Weight", "Reading", "Silence: not_addressed", "Silence: not_found", "Silence: no source read", "Disagreement", "Comparison"} {
		holds("| " + notion + " | ")
	}
	holds("| withdraw_ukraine | Ukrainian withdrawal | 6 | control |")
	holds("Version " + d.Info.Version + ", as of the last source read, June 2026.")
}

func TestMarkdownKeepsWordsFromBeingMarks(t *testing.T) {
	page := Page{Title: "A #1 title", Sections: []Section{
		{Text: []string{"One *word* and `another` of <b>two</b>", ""}},
		{Level: 2, Heading: "Rows", Header: []string{"A", "B"}, Rows: [][]string{{"a|b", "two\nlines"}, {`back\slash`, "not_found"}, {"", "[1]"}}},
	}}
	want := `# A \#1 title

One \*word\* and \` + "`another\\`" + ` of \<b>two\</b>

### Rows

| A | B |
| --- | --- |
| a\|b | two lines |
| back\\slash | not_found |
|  | \[1] |
`
	if got := string(page.Markdown()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEveryDisagreementIsShownWithTheWordingOfEachReading(t *testing.T) {
	d := Bundled()
	want := map[Cell]bool{}
	for _, p := range d.Positions {
		if d.ReadingsDisagree(p.Proposal, p.Topic, p.Region) {
			want[Cell{Proposal: p.Proposal, Topic: p.Topic, Region: p.Region}] = true
		}
	}
	text := string(d.DisagreementPage().Markdown())
	for _, g := range d.Disagreements() {
		cell := Cell{Proposal: g.Proposal, Topic: g.Topic, Region: g.Region}
		if !want[cell] || len(g.Tellings) < 2 {
			t.Errorf("%v is told by %d readings as a disagreement", cell, len(g.Tellings))
		}
		delete(want, cell)
		for _, telling := range g.Tellings {
			for _, p := range telling.Parts {
				source, _ := d.Source(p.Source)
				for _, words := range []string{p.Summary, p.Quote, source.Origin(), string(source.Date()), source.Carrier(), source.URL} {
					if !strings.Contains(text, markdownText(words)) {
						t.Errorf("%s: the page does not hold %q", p.ID, words)
					}
				}
			}
		}
	}
	for cell := range want {
		t.Errorf("%v is not shown", cell)
	}
}

func TestADatasetWithoutDisagreementSaysSo(t *testing.T) {
	d := &Dataset{}
	d.arrange()
	if text := string(d.DisagreementPage().Markdown()); !strings.Contains(text, "0 cells of this dataset.") {
		t.Errorf("the page says\n%s", text)
	}
}
