package state

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stancemap/data"
)

// withoutAccount is the bundled package without the lines of one account, named as in the tables.
func withoutAccount(t *testing.T, account string) fstest.MapFS {
	t.Helper()
	proposal, reading, _ := strings.Cut(account, ",")
	return changed(t, func(file, line string) string {
		dropped := (file == "accounts.csv" && strings.HasPrefix(line, account+",")) || (file == "positions.csv" && strings.HasPrefix(line, proposal+"."+reading+"."))
		if dropped {
			return ""
		}
		return line
	})
}

// changed is the bundled package with its lines as the function gives them; an empty line is dropped.
func changed(t *testing.T, line func(file, line string) string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(data.BundledFiles(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(data.BundledFiles(), name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".csv") {
			var kept bytes.Buffer
			for _, text := range strings.SplitAfter(string(content), "\n") {
				kept.WriteString(line(name, text))
			}
			content = kept.Bytes()
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}

// shown is the view of the bundled dataset with what a test sets.
func shown(t testing.TB, set func(s *State)) *View {
	t.Helper()
	s := Opening(data.Bundled())
	set(&s)
	return Derive(data.Bundled(), english(t), s, nil)
}

func showing(mode Mode, first, second string) func(s *State) {
	return func(s *State) { s.Show.Mode, s.Show.First, s.Show.Second = mode, account(first), account(second) }
}

// cellsOf writes the cells of a map as "region entry".
func cellsOf(m MapView) []string {
	var cells []string
	for _, cell := range m.Cells {
		cells = append(cells, strings.TrimSpace(cell.Region+" "+cell.Entry))
	}
	return cells
}

// rowsOf writes the rows of a legend as "label count".
func rowsOf(l *Legend) []string {
	var rows []string
	for _, row := range l.Rows {
		rows = append(rows, fmt.Sprint(row.Label, " ", row.Count))
	}
	return rows
}

func TestMapAndLegendShowWhatEachAccountSays(t *testing.T) {
	cases := []struct {
		name, account string
		title         string
		cells, legend []string
	}{
		{
			"the US draft, as published", usDraft, "US draft, as published",
			[]string{"crimea recognise_de_jure", "luhansk recognise_de_facto", "donetsk recognise_de_facto+part", "zaporizhzhia recognise_de_facto+part", "kherson recognise_de_facto+part"},
			[]string{"Recognition, de jure 1", "Recognition, de facto 1", "Recognition, de facto: controlled part 3", "Accounts differ 5"},
		},
		{
			"the European–Ukrainian text, as published", europeanText, "European–Ukrainian text, as published",
			[]string{"crimea defer_to_talks", "luhansk defer_to_talks", "donetsk defer_to_talks", "zaporizhzhia defer_to_talks", "kherson defer_to_talks"},
			[]string{"Deferred to talks 5"},
		},
		{
			"the US draft, as the report tells it", usDraft + "@" + wion, "US draft, as told by WION, 25 Apr 2025",
			[]string{"crimea recognise", "luhansk recognise", "donetsk recognise", "zaporizhzhia recognise", "kherson recognise"},
			[]string{"Recognition, form not stated 5", "Accounts differ 5"},
		},
		{
			"the European–Ukrainian text, as the report tells it", europeanText + "@" + wion, "European–Ukrainian text, as told by WION, 25 Apr 2025",
			[]string{"crimea not_addressed", "luhansk not_addressed", "donetsk not_addressed", "zaporizhzhia not_addressed", "kherson not_addressed"},
			[]string{"Not addressed 5"},
		},
		{
			"an account of which no source was read", europeanText + "@nobody", "European–Ukrainian text, no source read",
			[]string{"crimea no_source", "luhansk no_source", "donetsk no_source", "zaporizhzhia no_source", "kherson no_source"},
			[]string{"No source read 5"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := shown(t, showing(Single, c.account, ""))
			m := v.Maps.Each[0]
			if len(v.Maps.Each) != 1 || m.Title != c.title || v.Legend.Title != c.title {
				t.Errorf("%d maps, the first %q, the legend %q; want one, %q", len(v.Maps.Each), m.Title, v.Legend.Title, c.title)
			}
			if got := cellsOf(m); !slices.Equal(got, c.cells) {
				t.Errorf("the cells are\n%q, want\n%q", got, c.cells)
			}
			if got := rowsOf(v.Legend); !slices.Equal(got, c.legend) {
				t.Errorf("the legend is\n%q, want\n%q", got, c.legend)
			}
			if v.Legend.All != 19 {
				t.Errorf("the whole key has %d entries, want 19", v.Legend.All)
			}
		})
	}
}

func TestAMapOfADifferenceShowsClassAndPair(t *testing.T) {
	v := shown(t, showing(Difference, usDraft, europeanText))
	if len(v.Maps.Each) != 1 || v.Scale.Kind != DifferenceKind {
		t.Fatalf("%d maps on the scale %s", len(v.Maps.Each), v.Scale.Kind)
	}
	m := v.Maps.Each[0]
	if m.Title != "US draft compared with European–Ukrainian text" {
		t.Errorf("the title is %q", m.Title)
	}
	for i, first := range []string{"recognise_de_jure", "recognise_de_facto", "recognise_de_facto+part", "recognise_de_facto+part", "recognise_de_facto+part"} {
		cell := m.Cells[i]
		if cell.Entry != string(data.OneDefers) || cell.Pair != [2]string{first, "defer_to_talks"} || !cell.Disagree {
			t.Errorf("%s: %s, the pair %q, disagree %v", cell.Region, cell.Entry, cell.Pair, cell.Disagree)
		}
		if !strings.HasPrefix(cell.Words, "One defers (first: Recognition, de") || !strings.Contains(cell.Words, "second: Deferred to talks") {
			t.Errorf("%s: the words are %q", cell.Region, cell.Words)
		}
	}
	if got, want := rowsOf(v.Legend), []string{"One defers 5", "Accounts differ 5"}; !slices.Equal(got, want) {
		t.Errorf("the legend is %q, want %q", got, want)
	}
}

// Two readings of one proposal are told apart by whose account they are.
func TestADifferenceOfTwoReadingsNamesBoth(t *testing.T) {
	v := shown(t, showing(Difference, usDraft, usDraft+"@"+wion))
	if want := "US draft, as published compared with US draft, as told by WION, 25 Apr 2025"; v.Maps.Each[0].Title != want {
		t.Errorf("the title is %q, want %q", v.Maps.Each[0].Title, want)
	}
	if got, want := rowsOf(v.Legend), []string{"Both speak and differ 5", "Accounts differ 5"}; !slices.Equal(got, want) {
		t.Errorf("the legend is %q, want %q", got, want)
	}
}

// On topics that are not territory, what a text says about no region in particular holds for each, in every mode.
func TestATopicWithoutRegionsIsPaintedOnAll(t *testing.T) {
	cases := []struct {
		mode  Mode
		topic string
		want  []string
	}{
		{Single, "security-guarantees", []string{"crimea provide", "luhansk provide", "donetsk provide", "zaporizhzhia provide", "kherson provide"}},
		{Single, "zaporizhzhia-npp", []string{"crimea", "luhansk", "donetsk", "zaporizhzhia provide", "kherson"}},
		{Difference, "children", []string{"crimea only_second", "luhansk only_second", "donetsk only_second", "zaporizhzhia only_second", "kherson only_second"}},
		{Difference, "zaporizhzhia-npp", []string{"crimea", "luhansk", "donetsk", "zaporizhzhia same_stance_other_terms", "kherson"}},
	}
	for _, c := range cases {
		t.Run(string(c.mode)+" "+c.topic, func(t *testing.T) {
			v := shown(t, func(s *State) { s.Show.Mode, s.Show.Topic = c.mode, c.topic })
			if got := cellsOf(v.Maps.Each[0]); !slices.Equal(got, c.want) {
				t.Errorf("the cells are\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestSideBySideShowsBothAndCountsBoth(t *testing.T) {
	v := shown(t, showing(SideBySide, usDraft, europeanText))
	if len(v.Maps.Each) != 2 || v.Maps.Each[0].Account != account(usDraft) || v.Maps.Each[1].Account != account(europeanText) {
		t.Fatalf("the maps are %+v", v.Maps.Each)
	}
	if v.Maps.Each[0].Caption != "Presented 17 Apr 2025" || v.Maps.Each[1].Caption != "Presented 23 Apr 2025" {
		t.Errorf("the captions are %q and %q", v.Maps.Each[0].Caption, v.Maps.Each[1].Caption)
	}
	want := []string{"Recognition, de jure 1", "Recognition, de facto 1", "Recognition, de facto: controlled part 3", "Deferred to talks 5", "Accounts differ 5"}
	if got := rowsOf(v.Legend); !slices.Equal(got, want) {
		t.Errorf("the legend is\n%q, want\n%q", got, want)
	}
	if v.Maps.Title != "Status of the five regions: US draft and European–Ukrainian text, as published" {
		t.Errorf("the title is %q", v.Maps.Title)
	}
}

func TestALegendEntryLimitsTheMap(t *testing.T) {
	v := shown(t, func(s *State) { s.Filter.Stances = SetOf("recognise_de_facto") })
	for _, cell := range v.Maps.Each[0].Cells {
		if cell.Hidden != (cell.Region != "luhansk") {
			t.Errorf("%s: hidden %v", cell.Region, cell.Hidden)
		}
	}
	for _, row := range v.Legend.Rows {
		if row.On != (row.Key == "recognise_de_facto") {
			t.Errorf("%s: on %v", row.Label, row.On)
		}
	}
	if !v.Legend.Filtered || len(v.Legend.Rows) != 4 {
		t.Errorf("filtered %v, rows %q: filtering keeps the legend", v.Legend.Filtered, rowsOf(v.Legend))
	}
	if want := "5 regions · US draft, as published · only Recognition, de facto"; v.Status.Filter != want {
		t.Errorf("the status is %q, want %q", v.Status.Filter, want)
	}
}

func TestTheStatusSaysWhatIsShownAndWhatShadingMeans(t *testing.T) {
	v := shown(t, func(*State) {})
	if want := "5 regions · US draft, as published · nothing filtered"; v.Status.Filter != want {
		t.Errorf("the status is %q, want %q", v.Status.Filter, want)
	}
	if want := "Shading shows what a document proposes or a report says. It implies no opinion of the authors."; v.Status.Neutral != want {
		t.Errorf("the note is %q, want %q", v.Status.Neutral, want)
	}
}

func TestASentenceSaysWhoSaysWhat(t *testing.T) {
	cases := map[string]struct {
		set  func(s *State)
		want string
	}{
		"a text":                  {func(*State) {}, "“US draft”, presented on 17 April 2025 and published by Reuters on 25 April 2025, says for Crimea: recognition, de jure; for Luhansk: recognition, de facto; for Donetsk, Zaporizhzhia and Kherson: recognition, de facto (controlled part)."},
		"a report":                {showing(Single, usDraft+"@"+wion, ""), "WION, 25 April 2025, reports of “US draft” for Crimea, Luhansk, Donetsk, Zaporizhzhia and Kherson: recognition, form not stated (annexation)."},
		"a report that is silent": {showing(Single, europeanText+"@"+wion, ""), "WION, 25 April 2025, reports of “European–Ukrainian text” for Crimea, Luhansk, Donetsk, Zaporizhzhia and Kherson: not mentioned in this report."},
		"no source":               {showing(Single, usDraft+"@nobody", ""), "No source of “US draft” was read in this account."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := shown(t, c.set).Maps.Sentence; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Dates are known to the day, the month, the year, or not at all.
func TestADateInsideASentenceIsAsExactAsItIsKnown(t *testing.T) {
	v := shown(t, func(*State) {})
	for date, want := range map[data.Date]string{"2025-04-25": "on 25 April 2025", "2025-04": "in April 2025", "2025": "in 2025", "": "at a date not stated"} {
		if got := v.when(date); got != want {
			t.Errorf("%q is said as %q, want %q", date, got, want)
		}
	}
}

func TestTheSwitchOffersWhatThereIs(t *testing.T) {
	said := func(choices []Choice) string {
		var words []string
		for _, c := range choices {
			word := c.Label
			if c.On {
				word = "[" + word + "]"
			}
			if c.Second {
				word = "(" + word + ")"
			}
			words = append(words, word)
		}
		return strings.Join(words, " | ")
	}
	v := shown(t, showing(Difference, usDraft, europeanText))
	for got, want := range map[string]string{
		said(v.Switch.Proposals[:2]): "[US draft] | (European–Ukrainian text)",
		said(v.Switch.Readings):      "[As published] | WION, 25 Apr 2025",
		said(v.Switch.Modes):         "Single | [Difference] | Side by side | Small multiples",
	} {
		if got != want {
			t.Errorf("the switch is %q, want %q", got, want)
		}
	}
	if got, want := said(shown(t, func(*State) {}).Switch.Proposals[:2]), "[US draft] | European–Ukrainian text"; got != want {
		t.Errorf("with one map the switch is %q, want %q", got, want)
	}
}

func TestAHintTellsWhatEachAccountSays(t *testing.T) {
	v, donetsk := shown(t, func(*State) {}), Subject{"territory", "donetsk"}
	lines := v.Hint(donetsk, v.State.Show.First, v.State.Show.Second)
	want := []HintLine{{"US draft", "recognise_de_facto+part", "Recognition, de facto (controlled part)"}, {"European–Ukrainian text", "defer_to_talks", "Deferred to talks"}}
	if !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
	if lines := v.Hint(donetsk, account(usDraft), Account{}); len(lines) != 1 {
		t.Errorf("with nothing to compare with: %q", lines)
	}
	want = []HintLine{{"US draft, as told by WION, 25 Apr 2025", "recognise", "Recognition, form not stated (annexation)"}}
	if lines := v.Hint(donetsk, account(usDraft+"@"+wion)); !slices.Equal(lines, want) {
		t.Errorf("of the report alone: %q, want %q", lines, want)
	}
}

func TestWithoutSelectionThePanelSaysWhatToDo(t *testing.T) {
	d := shown(t, func(*State) {}).Detail
	if !strings.Contains(d.Empty, "to read both texts side by side") || d.Heading == "" || len(d.Blocks) > 0 {
		t.Errorf("the panel is %+v", d)
	}
}

func TestThePanelTellsACellWithItsSources(t *testing.T) {
	v := shown(t, func(s *State) { s.Select = Subject{"territory", "crimea"} })
	d := v.Detail
	if d.Heading != "Crimea" || d.Codes != "UA-43, UA-40" || len(d.Blocks) != 2 || d.Empty != "" {
		t.Fatalf("heading %q, codes %q, %d blocks", d.Heading, d.Codes, len(d.Blocks))
	}
	us, european := d.Blocks[0], d.Blocks[1]
	if us.Proposal != "US draft" || us.Told != "as published" || !us.OnMap || european.Proposal != "European–Ukrainian text" || european.OnMap {
		t.Errorf("the blocks are %q and %q", us.Proposal, european.Proposal)
	}
	part := us.Parts[0]
	if part.Stance != "Recognition, de jure" || part.Entry != "recognise_de_jure" || part.Quote == "" || part.Summary == "" {
		t.Errorf("the part is %+v", part)
	}
	pairs := map[string]Pair{}
	for _, pair := range part.Pairs {
		pairs[pair.Label] = pair
	}
	if pairs["By whom"].Text != "United States" || pairs["Object"].Text != "Control" || pairs["Extent"] != (Pair{"Extent", "Not stated", true}) {
		t.Errorf("the pairs are %+v", part.Pairs)
	}
	if _, present := pairs["Condition"]; present {
		t.Error("a condition is told that the text does not set")
	}
	if part.Source.Text != "Reuters, 25 Apr 2025, as carried by Censor.NET" || !strings.HasPrefix(part.Source.URL, "https://censor.net/") || len(part.Also) != 9 {
		t.Errorf("the source is %+v, and %d more", part.Source, len(part.Also))
	}
	names := []Pair{{Label: "English", Text: "Crimea"}, {Label: "Ukrainian", Text: "Крим"}, {Label: "Russian", Text: "Крым"}}
	if len(d.Facts) < 10 || !slices.Equal(d.Names, names) {
		t.Errorf("the names are %+v, the facts %+v", d.Names, d.Facts)
	}
}

// blockOf is what the panel says first of a subject while an account is shown alone.
func blockOf(t testing.TB, acc string, subject Subject) Block {
	return shown(t, func(s *State) {
		showing(Single, acc, "")(s)
		s.Select = subject
	}).Detail.Blocks[0]
}

func TestConflictNamesTheOtherReadingAndItsObject(t *testing.T) {
	at := func(acc string) *Conflict {
		conflicts := blockOf(t, acc, Subject{"territory", "crimea"}).Conflicts
		if len(conflicts) == 0 {
			return nil
		}
		return &conflicts[0]
	}
	if got := at(usDraft); got == nil || got.Other != account(usDraft+"@"+wion) || got.Words != "As told by WION, 25 Apr 2025: recognition, form not stated (annexation). Both accounts are kept." {
		t.Errorf("beside the published text: %+v", got)
	}
	if got := at(usDraft + "@" + wion); got == nil || got.Other != account(usDraft) || got.Words != "As published: recognition, de jure, control. Both accounts are kept." {
		t.Errorf("beside the report: %+v", got)
	}
	if got := at(europeanText); got != nil {
		t.Errorf("the silence of the report is a conflict: %+v", got)
	}
}

// Both wordings stand in the panel: that of the account shown, and that of the other with its source.
func TestConflictTellsTheOtherWordingAndItsSource(t *testing.T) {
	for acc, other := range map[string]string{usDraft: usDraft + "@" + wion, usDraft + "@" + wion: usDraft} {
		for _, region := range []string{"crimea", "luhansk", "donetsk", "zaporizhzhia", "kherson"} {
			conflicts := blockOf(t, acc, Subject{"territory", region}).Conflicts
			if len(conflicts) != 1 {
				t.Fatalf("%s, %s: %d conflicts", acc, region, len(conflicts))
			}
			want := blockOf(t, other, Subject{"territory", region}).Parts
			if got := conflicts[0]; !reflect.DeepEqual(got.Parts, want) || !strings.HasSuffix(got.Lead, ". Both accounts are kept.") {
				t.Errorf("%s, %s: %q %+v, want %+v", acc, region, got.Lead, got.Parts, want)
			}
			if want[0].Summary == "" || want[0].Source.Text == "" {
				t.Errorf("%s, %s: nothing to set beside it: %+v", other, region, want[0])
			}
		}
	}
}

// An account that speaks where another is silent is no conflict: the panel says that the other is silent.
func TestSilenceOfAnotherAccountIsSaidWithoutAMark(t *testing.T) {
	for name, c := range map[string]struct {
		account string
		subject Subject
		want    []string
	}{
		"a report is silent":        {europeanText, Subject{"territory", "crimea"}, []string{"WION does not mention this."}},
		"on a topic too":            {usDraft, Subject{"zaporizhzhia-npp", "zaporizhzhia"}, []string{"WION does not mention this."}},
		"the report itself":         {europeanText + "@" + wion, Subject{"territory", "crimea"}, nil},
		"both speak":                {usDraft, Subject{"territory", "crimea"}, nil},
		"nothing is coded for both": {usDraft, Subject{"nato", "crimea"}, nil},
	} {
		block := blockOf(t, c.account, c.subject)
		if name == "nothing is coded for both" {
			block = blockOf(t, usDraft+"@nobody", c.subject)
		}
		if !slices.Equal(block.Silent, c.want) {
			t.Errorf("%s: %q, want %q", name, block.Silent, c.want)
		}
		if len(c.want) > 0 && len(block.Conflicts) > 0 {
			t.Errorf("%s: silence is marked as a conflict: %+v", name, block.Conflicts)
		}
	}
}

// Answers on the topic or on the whole are told, each proposal's once; those on other topics are not.
func TestResponsesAreToldWithTheirSource(t *testing.T) {
	who := func(subject Subject, second string) (said []string) {
		v := shown(t, func(s *State) {
			showing(Single, usDraft, second)(s)
			s.Select = subject
		})
		for _, r := range v.Detail.Responses {
			if r.Proposal != "US draft" || r.Role == "" || r.Says == "" || r.Source.Text == "" || r.Source.URL == "" {
				t.Errorf("the response is %+v", r)
			}
			said = append(said, strings.TrimPrefix(r.Who+", "+r.Date, ", "))
		}
		return said
	}
	whole := []string{"Marco Rubio, ", "JD Vance, ", "Volodymyr Zelensky, 25 Apr 2025"}
	territory := []string{"Marco Rubio, ", "JD Vance, ", "Volodymyr Zelensky, 24 Apr 2025", "Volodymyr Zelensky, 25 Apr 2025", "Sergei Lavrov, 28 Apr 2025"}
	if got := who(Subject{"territory", "donetsk"}, europeanText); !slices.Equal(got, territory) {
		t.Errorf("on territory: %q", got)
	}
	if got := who(Subject{"territory", "donetsk"}, usDraft+"@"+wion); !slices.Equal(got, territory) {
		t.Errorf("beside two readings of one proposal: %q", got)
	}
	if got := who(Subject{Topic: "nato"}, europeanText); !slices.Equal(got, whole) {
		t.Errorf("on another topic: %q", got)
	}
}

func TestFactsReadAsWords(t *testing.T) {
	said := map[string]bool{}
	for _, region := range []string{"crimea", "luhansk"} {
		for _, fact := range shown(t, func(s *State) { s.Select = Subject{"territory", region} }).Detail.Facts {
			said[fact.Label+": "+fact.Text] = true
			if fact.Source.Text == "" || strings.ContainsAny(fact.Label, "_") {
				t.Errorf("the fact is %+v", fact)
			}
		}
	}
	for _, want := range []string{
		"Area: 27,000 km², Aug 2025", "Area of the autonomous republic: 26,081 km², Sep 2018", "Area of Sevastopol: 864 km²",
		"Population of Sevastopol, present on that day: 385.9 thousand people, 1 Jan 2014",
		"Population of Sevastopol, census held by Russia: 547,820 people, 2021", "Population, resident: 2,116.7 thousand people, 1 Jan 2021",
		"Claimed annexation by Russia: 18 Mar 2014", "Share under Russian control, claimed: >99 %, Aug 2025", "Share under Russian control, claimed: all, Aug 2025",
	} {
		if !said[want] {
			t.Errorf("nothing says %q, only %q", want, slices.Sorted(maps.Keys(said)))
		}
	}
}

// A clause of another topic that is tied to a region is headed by its topic; the map's own by the region.
func TestThePanelIsHeadedByWhatIsSpokenOf(t *testing.T) {
	for _, c := range []struct {
		painted           string
		subject           Subject
		heading, subtitle string
	}{
		{"territory", Subject{"zaporizhzhia-npp", "zaporizhzhia"}, "Zaporizhzhia nuclear power plant", "In Zaporizhzhia. Who controls"},
		{"nato", Subject{"nato", "crimea"}, "Crimea", "NATO membership"},
		{"territory", Subject{"territory", "kherson"}, "Kherson", "Kherson Oblast."},
		{"territory", Subject{Topic: "dnipro-kinburn"}, "Dnipro river and Kinburn Spit", "Passage on the Dnipro"},
	} {
		d := shown(t, func(s *State) { s.Show.Topic, s.Select = c.painted, c.subject }).Detail
		if d.Heading != c.heading || !strings.HasPrefix(d.Subtitle, c.subtitle) || len(d.Blocks) != 2 {
			t.Errorf("%+v: %q, %q and %d blocks", c.subject, d.Heading, d.Subtitle, len(d.Blocks))
		}
		if region := c.subject.Region; (region != "") != (len(d.Names) == 3 && len(d.Facts) > 0) {
			t.Errorf("%+v: names %+v and %d facts", c.subject, d.Names, len(d.Facts))
		}
	}
}

func TestAHintOnAPlaceTellsItsTopic(t *testing.T) {
	v := shown(t, func(*State) {})
	lines := v.Hint(Subject{"dnipro-kinburn", ""}, v.State.Show.First, v.State.Show.Second)
	if len(lines) != 2 || lines[0].Proposal != "US draft" || !strings.HasPrefix(lines[0].Words, "Provides (") || lines[0].Entry != "provide" {
		t.Errorf("on the Kinburn Spit: %+v", lines)
	}
	if lines := v.Hint(Subject{"no such topic", ""}, v.State.Show.First); lines != nil {
		t.Errorf("on no topic: %+v", lines)
	}
}

// Regions of which another account says the same share a sentence.
func TestConflictsAreToldForTheWholeMap(t *testing.T) {
	want := []string{"US draft on Crimea, Luhansk, Donetsk, Zaporizhzhia and Kherson, as told by WION, 25 Apr 2025: recognition, form not stated (annexation). Both accounts are kept."}
	if got := shown(t, func(*State) {}).Conflicts(); !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
	if got := shown(t, showing(Single, europeanText, "")).Conflicts(); len(got) > 0 {
		t.Errorf("conflicts of a text that nobody contradicts: %q", got)
	}
}

// Of three readings two agree: beside each stand all that say otherwise, and no other.
func TestConflictNeverNamesAReadingThatAgrees(t *testing.T) {
	d, report := data.Read(changed(t, func(file, line string) string {
		switch {
		case file == "readings.csv" && strings.HasPrefix(line, "primary,"):
			return line + "copy,3,A copy,\n"
		case file == "accounts.csv" && strings.HasPrefix(line, usDraft+",primary,"):
			return line + strings.Replace(line, ",primary,", ",copy,", 1)
		case file == "positions.csv" && strings.HasPrefix(line, usDraft+".primary.territory.crimea"):
			return line + strings.ReplaceAll(strings.ReplaceAll(line, ".primary.", ".copy."), ",primary,", ",copy,")
		}
		return line
	}))
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	for reading, want := range map[string][]string{"primary": {wion}, "copy": {wion}, wion: {"primary", "copy"}} {
		s := Opening(d)
		s.Show.First, s.Select = Account{Proposal: usDraft, Reading: reading}, Subject{"territory", "crimea"}
		var others []string
		for _, conflict := range Derive(d, english(t), s, nil).Detail.Blocks[0].Conflicts {
			others = append(others, conflict.Other.Reading)
		}
		if !slices.Equal(others, want) {
			t.Errorf("beside %s the conflicts are with %q, want %q", reading, others, want)
		}
	}
}

func TestClausesTiedToARegionAreToldBesideIt(t *testing.T) {
	v := shown(t, func(s *State) { s.Select = Subject{"territory", "zaporizhzhia"} })
	var topics []string
	for _, block := range v.Detail.Related {
		if block.Topic != "zaporizhzhia-npp" {
			t.Errorf("the topic of %q is %q", block.Heading, block.Topic)
		}
		topics = append(topics, block.Heading+": "+block.Parts[0].Stance)
	}
	want := []string{"Zaporizhzhia nuclear power plant: Provides (run by the United States)", "Zaporizhzhia nuclear power plant: Provides (with US involvement)"}
	if !slices.Equal(topics, want) {
		t.Errorf("beside Zaporizhzhia stand %q, want %q", topics, want)
	}
}

// Silence, part and absence are said in different words.
func TestTheThreeSilencesAreSaidApart(t *testing.T) {
	said := map[string]bool{}
	for _, acc := range []string{europeanText + "@" + wion, usDraft + "@nobody"} {
		v := shown(t, func(s *State) {
			showing(Single, acc, "")(s)
			s.Select = Subject{"territory", "crimea"}
		})
		said[v.Detail.Blocks[0].Parts[0].Stance] = true
	}
	v := shown(t, func(s *State) { s.Select = Subject{Topic: "monitoring"} })
	said[v.Detail.Blocks[0].Parts[0].Stance] = true
	for _, words := range []string{"Not mentioned in this report", "No source read", "Not addressed"} {
		if !said[words] {
			t.Errorf("nothing says %q, only %v", words, said)
		}
	}
}

func TestSourcesShownAreThoseOfTheMap(t *testing.T) {
	cases := map[string][]string{
		usDraft:              {"censor-net-2025-04-25"},
		europeanText:         {"ukrainska-pravda-2025-04-26"},
		usDraft + "@" + wion: {wion},
	}
	for acc, want := range cases {
		if got := shown(t, showing(Single, acc, "")).SourcesShown(); !slices.Equal(got, want) {
			t.Errorf("%s rests on %q, want %q", acc, got, want)
		}
	}
	if got := shown(t, showing(SideBySide, usDraft, europeanText)).SourcesShown(); len(got) != 2 {
		t.Errorf("two maps rest on %q", got)
	}
}

func TestTheFilterReadsItselfAloud(t *testing.T) {
	v := shown(t, func(s *State) {
		s.Filter.Accounts = SetOf(usDraft, europeanText+"@"+wion)
		s.Filter.Topics = SetOf("nato")
		s.Filter.Regions = SetOf("crimea")
	})
	if want := "European–Ukrainian text, as told by WION, 25 Apr 2025 and US draft, as published; NATO membership; Crimea"; v.FilterWords() != want {
		t.Errorf("the filter says %q, want %q", v.FilterWords(), want)
	}
	v = shown(t, func(s *State) { s.Filter.Stances = SetOf("recognise_de_facto+part") })
	if want := "Recognition, de facto: controlled part"; v.FilterWords() != want || !slices.ContainsFunc(v.Legend.Rows, func(r LegendRow) bool { return r.On && r.Label == want }) {
		t.Errorf("a filter of the legend says %q, want %q as its row does", v.FilterWords(), want)
	}
	if got := shown(t, func(*State) {}).FilterWords(); got != "" {
		t.Errorf("no filter says %q", got)
	}
}

func TestWordsInsideASentenceBeginSmall(t *testing.T) {
	for text, want := range map[string]string{"Recognition, de jure": "recognition, de jure", "US draft": "US draft", "NATO": "NATO", "A vote": "a vote", "Єдина": "єдина", "": ""} {
		if got := lowerFirst(text); got != want {
			t.Errorf("%q inside a sentence is %q, want %q", text, got, want)
		}
	}
}

// Nothing in a view fails for a dataset that holds next to nothing.
func TestAnEmptyDatasetHasAView(t *testing.T) {
	d := &data.Dataset{}
	for _, mode := range Modes {
		s := Opening(d)
		s.Show.Mode = mode
		v := Derive(d, english(t), s, nil)
		if len(v.Maps.Each) == 0 || len(v.Legend.Rows) > 0 || v.Detail == nil {
			t.Errorf("%s: %+v", mode, v)
		}
		for _, sheet := range v.Sheets() {
			if len(sheet.Rows) > 0 && sheet.ID != "dictionary" || len(sheet.Columns) == 0 { // the columns of the form mean something without rows
				t.Errorf("%s has %d rows and %d columns", sheet.ID, len(sheet.Rows), len(sheet.Columns))
			}
		}
	}
}
