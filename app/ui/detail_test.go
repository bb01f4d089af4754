package ui

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

func TestWithoutASelectionThePanelTellsTheMap(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	texts := said(w.detail.Container)
	if !slices.Contains(texts, "Nothing selected") || !slices.Contains(texts, w.store.View().Maps.Sentence) {
		t.Errorf("the panel says %q", texts)
	}
	w.store.ShowProposal("europe-ukraine-2025-04")
	if !says(w.detail.Container, w.store.View().Maps.Sentence) {
		t.Errorf("after another proposal the panel says %q", said(w.detail.Container))
	}
}

func TestThePanelShowsStanceQuoteAndSourceOfCrimea(t *testing.T) {
	for reading, want := range map[string][]string{
		"primary": {
			"Crimea", "UA-43, UA-40", "US draft", "as published", "Recognition, de jure", "By whom", "United States",
			"Object", "Control", "Extent", "Not stated", "“US provides de jure recognition of Russian control of Crimea”",
			"European–Ukrainian text", "Deferred to talks", "Accounts differ", "Show this account",
		},
		"wion-2025-04-25": {
			"Crimea", "US draft", "as told by WION, 25 Apr 2025", "Recognition, form not stated (annexation)", "Object",
			"Annexation (the report’s term)", "Accounts differ", "Show this account",
		},
	} {
		w, _ := opened(t, 1000, 700)
		w.store.ShowReading(reading)
		w.store.SelectRegion("crimea")
		texts := said(w.detail.Container)
		for _, text := range want {
			if !slices.Contains(texts, text) {
				t.Errorf("%s: the panel does not say %q; it says %q", reading, text, texts)
			}
		}
		source := w.store.View().Detail.Blocks[0].Parts[0].Source
		if source.Text == "" || !slices.Contains(texts, source.Text) {
			t.Errorf("%s: the source %q is not there", reading, source.Text)
		}
	}
}

func TestEveryPartOfEveryRegionIsInThePanel(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.detail.allFacts = true
	for _, region := range w.store.View().Dataset.Regions {
		w.store.SelectRegion(region.ID)
		texts := said(w.detail.Container)
		shown := w.store.View().Detail
		for _, text := range toldIn(shown) {
			if text != "" && !slices.Contains(texts, text) {
				t.Errorf("%s: %q is not there", region.ID, text)
			}
		}
	}
}

// toldIn is everything that a panel has to say of a region.
func toldIn(shown *state.Detail) []string {
	said := []string{shown.Heading, shown.Codes, shown.Subtitle}
	for _, name := range shown.Names {
		said = append(said, name.Label, name.Text)
	}
	for _, block := range append(slices.Clone(shown.Blocks), shown.Related...) {
		said = append(append(said, block.Heading, block.Proposal, block.Told), block.Silent...)
		parts := slices.Clone(block.Parts)
		for _, conflict := range block.Conflicts {
			said = append(said, conflict.Lead)
			for _, part := range conflict.Parts {
				part.Note = "" // it stands with the account itself
				parts = append(parts, part)
			}
		}
		for _, part := range parts {
			said = append(said, part.Stance, part.Summary, part.Note, part.Source.Text)
			if part.Quote != "" {
				said = append(said, "“"+part.Quote+"”")
			}
		}
	}
	for _, r := range shown.Responses {
		said = append(said, r.Who, r.Role, r.Date, r.Says, r.Source.Text)
	}
	for _, fact := range shown.Facts {
		said = append(said, fact.Label, fact.Text, fact.Note, fact.Source.Text)
	}
	return said
}

// What two accounts say stands in one panel, each in its own words and with its source.
func TestThePanelSetsBothWordingsBesideEachOther(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("luhansk")
	block := w.store.View().Detail.Blocks[0]
	texts := said(w.detail.Container)
	for _, part := range []state.Part{block.Parts[0], block.Conflicts[0].Parts[0]} {
		for _, text := range []string{part.Stance, part.Summary, part.Source.Text} {
			if text == "" || !slices.Contains(texts, text) {
				t.Errorf("%q is not there", text)
			}
		}
	}
	if !slices.Contains(texts, "WION does not mention this.") {
		t.Errorf("the silence of the other account on the European–Ukrainian text is not said: %q", texts)
	}
}

func TestATopicWithoutARegionHasThePanelToo(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectSubject(state.Subject{Topic: "dnipro-kinburn"})
	texts := said(w.detail.Container)
	for _, text := range append(toldIn(w.store.View().Detail), "What the parties said") {
		if text != "" && !slices.Contains(texts, text) {
			t.Errorf("%q is not there", text)
		}
	}
	if slices.Contains(texts, "Facts") {
		t.Error("a topic without a region has facts of a region")
	}
}

func TestResponsesAndFactsLeadToTheirSources(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	var opened []string
	w.detail.open = func(address *url.URL) { opened = append(opened, address.String()) }
	w.store.SelectRegion("donetsk")
	shown := w.store.View().Detail
	unfoldFacts(t, w)
	response, fact := shown.Responses[0].Source, shown.Facts[len(shown.Facts)-1].Source
	test.Tap(pressable(t, w.detail.Container, response.Text))
	test.Tap(pressable(t, w.detail.Container, fact.Text))
	if !slices.Equal(opened, []string{response.URL, fact.URL}) {
		t.Errorf("they open %q", opened)
	}
}

// unfoldFacts asks for all facts of the region that is shown.
func unfoldFacts(t *testing.T, w *Window) {
	t.Helper()
	more := len(w.store.View().Detail.Facts) - factsShown
	test.Tap(pressable(t, w.detail.Container, w.words.Count("detail.more_facts", more)))
}

func TestFactsBeyondTheFirstAreShownWhenTheyAreAskedFor(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("crimea")
	facts := w.store.View().Detail.Facts
	last := facts[len(facts)-1]
	if !says(w.detail.Container, facts[0].Text) || says(w.detail.Container, last.Text) {
		t.Fatalf("at first it says %q", said(w.detail.Container))
	}
	short := w.detail.column.Size().Height
	unfoldFacts(t, w)
	if !says(w.detail.Container, last.Text) || !says(w.detail.Container, last.Source.Text) || w.detail.column.Size().Height <= short {
		t.Errorf("asked for all it says %q in %v px", said(w.detail.Container), w.detail.column.Size().Height)
	}
	w.store.SelectRegion("luhansk")
	facts = w.store.View().Detail.Facts
	if last := facts[len(facts)-1]; !says(w.detail.Container, last.Text) {
		t.Error("of the next region they are folded again")
	}
}

func TestThePanelHasAButtonThatFoldsIt(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	for _, region := range []string{"", "crimea"} {
		w.store.SelectRegion(region)
		test.Tap(w.detail.fold)
		if !w.store.State().Panels.DetailFolded || w.detail.Visible() {
			t.Errorf("with %q selected it stays", region)
		}
		w.store.FoldDetail(false)
	}
}

func TestClausesTiedToTheRegionFollow(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.store.SelectRegion("zaporizhzhia")
	texts := said(w.detail.Container)
	if len(w.store.View().Detail.Related) == 0 || !slices.Contains(texts, "Clauses tied to this region") {
		t.Fatalf("no clause is tied to Zaporizhzhia; the panel says %q", texts)
	}
	for _, block := range w.store.View().Detail.Related {
		if !slices.Contains(texts, block.Heading) {
			t.Errorf("%q is not there", block.Heading)
		}
	}
}

func TestShowThisAccountSwitchesTheReading(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("crimea")
	test.Tap(pressable(t, w.detail.Container, "Show this account"))
	show := w.store.State().Show
	if show.First != (state.Account{Proposal: "us-2025-04", Reading: "wion-2025-04-25"}) {
		t.Errorf("it shows %+v", show.First)
	}
	if w.store.State().Select.Region != "crimea" || !says(w.detail.Container, "Recognition, form not stated (annexation)") {
		t.Errorf("the panel says %q", said(w.detail.Container))
	}
	test.Tap(pressable(t, w.detail.Container, "Show this account"))
	if got := w.store.State().Show.First.Reading; got != "primary" {
		t.Errorf("and back it shows %q", got)
	}
}

func TestASourceOpensItsAddress(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	var opened []string
	w.detail.open = func(address *url.URL) { opened = append(opened, address.String()) }
	w.store.SelectRegion("crimea")
	source := w.store.View().Detail.Blocks[0].Parts[0].Source
	test.Tap(pressable(t, w.detail.Container, source.Text))
	if !slices.Equal(opened, []string{source.URL}) {
		t.Errorf("it opens %q, want %q", opened, source.URL)
	}
}

func TestOnlyWebAndMailAddressesBecomeLinks(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/a": true, "http://example.org": true, "mailto:a@example.org": true,
		"": false, "javascript:alert(1)": false, "file:///etc/passwd": false, "::": false,
	} {
		if _, isLink := newSourceLink(&keyboard{}, "Source", address, nil).(*press); isLink != want {
			t.Errorf("%q is a link: %v, want %v", address, isLink, want)
		}
	}
}

func TestFurtherCarriersUnfold(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("crimea")
	also := w.store.View().Detail.Blocks[0].Parts[0].Also
	if len(also) < 2 {
		t.Fatalf("Crimea in the US draft has %d further carriers", len(also))
	}
	hidden := also[len(also)-1].Text
	if says(w.detail.Container, hidden) {
		t.Errorf("%q is there before it is asked for", hidden)
	}
	before := w.detail.column.Size().Height
	test.Tap(pressable(t, w.detail.Container, w.words.Count("detail.more_sources", len(also))))
	if !says(w.detail.Container, hidden) {
		t.Errorf("%q is still folded", hidden)
	}
	if after := w.detail.column.Size().Height; after <= before {
		t.Errorf("the column stays %v px high, was %v", after, before)
	}
}

func TestThePanelIsAsHighAsWhatItSays(t *testing.T) {
	w, _ := opened(t, 880, 560)
	w.store.SelectRegion("zaporizhzhia")
	column := w.detail.column
	if want := heightFor(column, column.Size().Width); column.Size().Height != want {
		t.Errorf("the column is %v high, its content %v", column.Size().Height, want)
	}
	y := float32(0)
	for i, o := range column.Objects {
		if o.Position().Y < y {
			t.Errorf("object %d lies at %v, over the one before it, which ends at %v", i, o.Position().Y, y)
		}
		y = o.Position().Y + o.Size().Height
	}
	w.detail.scroll.ScrollToBottom()
	w.store.SelectRegion("crimea")
	if got := w.detail.scroll.Offset; got != (fyne.Position{}) {
		t.Errorf("a new selection begins at %v", got)
	}
}

func TestTheBarStandsAtTheAccountOnTheMap(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.store.SelectRegion("crimea")
	bars := func() (n int) {
		walk(w.detail.Container, func(o fyne.CanvasObject) {
			if s, ok := o.(*surface); ok && s.fill == "primary" {
				n++
			}
		})
		return n
	}
	if got := bars(); got != 1 {
		t.Errorf("with one map there are %d bars", got)
	}
	w.store.SetMode(state.SideBySide)
	if got := bars(); got != 2 {
		t.Errorf("with two maps there are %d bars", got)
	}
}

func TestNothingIsSaidForMissingWords(t *testing.T) {
	w, _ := opened(t, 900, 600)
	for _, region := range w.store.View().Dataset.Regions {
		w.store.SelectRegion(region.ID)
		for _, text := range said(w.detail.Container) {
			if strings.Contains(text, "<no value>") || strings.TrimSpace(text) == "" || text == "“”" {
				t.Errorf("%s: %q", region.ID, text)
			}
		}
	}
}
