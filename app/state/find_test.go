package state

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"stancemap/data"
)

// landmarks are a few towns and places as the base map names them.
var landmarks = []Landmark{
	{ID: "gn702658", Kind: FoundTown, Name: "Luhansk", Within: "Luhansk Oblast", Names: []string{"Luhansk", "Луганськ", "Луганск"}, Aliases: []string{"Lugansk", "Voroshilovgrad"}},
	{ID: "gn687700", Kind: FoundTown, Name: "Zaporizhzhia", Within: "Zaporizhzhia Oblast", Names: []string{"Zaporizhzhia", "Запоріжжя", "Запорожье"}, Aliases: []string{"Zaporozhye"}},
	{ID: "gn694423", Kind: FoundTown, Name: "Sevastopol", Within: "Sevastopol", Names: []string{"Sevastopol", "Севастополь"}, Aliases: []string{"Sebastopol", "Aqyar"}},
	{ID: "gn692087", Kind: FoundTown, Name: "Sloviansk", Within: "Donetsk Oblast", Names: []string{"Sloviansk", "Слов'янськ", "Славянск"}},
	{ID: "zaporizhzhia-npp", Kind: FoundPlace, Name: "Zaporizhzhia Nuclear Power Plant", Within: "Zaporizhzhia Oblast", Names: []string{"Zaporizhzhia Nuclear Power Plant"}, Aliases: []string{"ZNPP", "ЗАЕС"}, Topic: "zaporizhzhia-npp", Region: "zaporizhzhia"},
	{ID: "kinburn-spit", Kind: FoundPlace, Name: "Kinburn Spit", Within: "Mykolaiv Oblast", Names: []string{"Kinburn Spit", "Кінбурнська коса"}, Aliases: []string{"Kılburun"}, Topic: "dnipro-kinburn"},
}

// finding is what the words lead to in the bundled dataset: "kind: title" in the order of the list.
func finding(t *testing.T, words string) []string {
	t.Helper()
	var titles []string
	for _, group := range foundGroups(t, words) {
		for _, found := range group.Found {
			titles = append(titles, string(group.Kind)+": "+found.Title)
		}
	}
	return titles
}

func foundGroups(t *testing.T, words string) []FoundGroup {
	t.Helper()
	v := bundledView(t)
	finder := NewFinder(v, landmarks)
	hits, err := finder.Search(context.Background(), words)
	if err != nil {
		t.Fatal(err)
	}
	return finder.Groups(v, hits)
}

func bundledView(t testing.TB) *View {
	t.Helper()
	return Derive(data.Bundled(), english(t), Opening(data.Bundled()), nil)
}

func TestWordsLeadToWhatTheyName(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Lugansk", "regions: Luhansk"},
		{"Луганськ", "regions: Luhansk"},
		{"луганск", "towns: Luhansk"},
		{"Запорожье", "regions: Zaporizhzhia"},
		{"Запорожье", "towns: Zaporizhzhia"},
		{"UA-65", "regions: Kherson"},
		{"Sebastopol", "towns: Sevastopol"},
		{"слов’янськ", "towns: Sloviansk"},
		{"словянськ", "towns: Sloviansk"},
		{"Qirim", "regions: Crimea"},
		{"kilburun", "places: Kinburn Spit"},
		{"Kinburn", "places: Kinburn Spit"},
		{"кiнбурн", "none"}, // with a Latin i, which is another letter
		{"кінбурн", "places: Kinburn Spit"},
		{"us draft", "accounts: US draft"},
		{"European-Ukrainian", "accounts: European–Ukrainian text"},
		{"wion", "accounts: US draft, as told by WION, 25 Apr 2025"},
		{"line control", "topics: Line of control"},
		{"jeddah", "events: Jeddah statement on a ceasefire"},
		{"qwertzuiop", "none"},
		{"…", "none"},
		{"", "none"},
		{"   ", "none"},
	} {
		found := finding(t, c.words)
		if c.want == "none" {
			if len(found) > 0 {
				t.Errorf("%q leads to %q, want nothing", c.words, found)
			}
		} else if !slices.Contains(found, c.want) {
			t.Errorf("%q leads to %q, want %q among them", c.words, found, c.want)
		}
	}
}

// What a text or a report says is found by the words of its summary or its quotation, and only there.
func TestPositionsAreFoundByWhatTheySay(t *testing.T) {
	for _, words := range []string{"nato", "frozen assets", "Witkoff", "de jure", "FROZEN   Assets"} {
		of := 0
		for _, p := range data.Bundled().Positions {
			if holdsAll(fold(p.Summary)+passageSign+fold(p.Quote), strings.Fields(fold(words))) {
				of++
			}
		}
		shown, more := 0, ""
		for _, group := range foundGroups(t, words) {
			if group.Kind == FoundPosition {
				shown, more = len(group.Found), group.More
			}
		}
		if shown != min(of, mostFound) || (more == "") != (of <= mostFound) {
			t.Errorf("%q: %d positions say it, listed are %d and %q", words, of, shown, more)
		}
	}
}

func TestWitkoffIsFoundInEventsAndSources(t *testing.T) {
	kinds := map[FoundKind]bool{}
	for _, group := range foundGroups(t, "Witkoff") {
		kinds[group.Kind] = true
	}
	if !kinds[FoundEvent] || !kinds[FoundAccount] {
		t.Errorf("Witkoff is found in %v, want events and proposals among them", kinds)
	}
}

func TestFoldingKeepsLettersAndDropsTheRest(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Lugansk", "lugansk"},
		{"  De-facto,  RECOGNITION ", "de facto recognition"},
		{"Qırım", "qirim"},
		{"Lwów", "lwow"},
		{"Śródmieście", "srodmiescie"},
		{"Йосипівка", "йосипівка"},
		{"Київ", "київ"},
		{"Ґалаґан", "ґалаґан"},
		{"Чёрное", "черное"},
		{"Слов’янськ", "словянськ"},
		{"Словʼянськ", "словянськ"},
		{"Слов'янськ", "словянськ"},
		{"Слов`янськ", "словянськ"},
		{"European–Ukrainian", "european ukrainian"},
		{"27 km²", "27 km2"},
		{"Straße", "strasse"},
		{"И\u0306од", "йод"},
		{"Крыма́", "крыма"},
		{"№ 5", "no 5"},
		{"\xff\xfe", ""},
	} {
		if got := norm.NFC.String(fold(c.text)); got != c.want {
			t.Errorf("%q is folded to %q, want %q", c.text, got, c.want)
		}
		if once := fold(c.text); fold(once) != once {
			t.Errorf("%q folded is %q, folded again %q", c.text, once, fold(once))
		}
	}
}

// A name comes before what begins with the words, that before the start of a word, that before its inside.
func TestWhatIsCalledSoStandsFirst(t *testing.T) {
	var d data.Dataset
	for i, label := range []string{"Unarmed", "The arm", "Armed forces", "Arm"} {
		d.Topics = append(d.Topics, data.Topic{ID: fmt.Sprint("t", i), Label: label})
	}
	if got, want := titlesIn(t, &d, "ARM"), []string{"Arm", "Armed forces", "The arm", "Unarmed"}; !slices.Equal(got, want) {
		t.Errorf("“ARM” lists %q, want %q", got, want)
	}
	if got, want := titlesIn(t, &d, "forces arm"), []string{"Armed forces"}; !slices.Equal(got, want) {
		t.Errorf("two words list %q, want %q: every word must occur", got, want)
	}
}

func titlesIn(t *testing.T, d *data.Dataset, words string) (titles []string) {
	t.Helper()
	v := &View{Dataset: d, Words: english(t)}
	finder := NewFinder(v, nil)
	hits, err := finder.Search(context.Background(), words)
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range finder.Groups(v, hits) {
		for _, found := range group.Found {
			titles = append(titles, found.Title)
		}
	}
	return titles
}

// A name fits better than the start of one, that better than words anywhere; and what is said of a text
// stands before its quotation.
func TestTheFitSaysHowWellWordsFit(t *testing.T) {
	for _, c := range []struct {
		words string
		kind  FoundKind
		title string
		fit   int
	}{
		{"luhansk", FoundRegion, "Luhansk", 0},
		{"Lugansk", FoundRegion, "Luhansk", 0},
		{"sevastopol", FoundRegion, "Crimea", 0},
		{"sevastopol", FoundTown, "Sevastopol", 0},
		{"sevast", FoundTown, "Sevastopol", 1},
		{"plant", FoundPlace, "Zaporizhzhia Nuclear Power Plant", 2},
		{"astop", FoundTown, "Sevastopol", 2},
	} {
		found := false
		for _, group := range foundGroups(t, c.words) {
			for _, each := range group.Found {
				if each.Kind == c.kind && each.Title == c.title {
					if found = true; each.Fit != c.fit {
						t.Errorf("%q finds %s with a fit of %d, want %d", c.words, c.title, each.Fit, c.fit)
					}
				}
			}
		}
		if !found {
			t.Errorf("%q does not find %s", c.words, c.title)
		}
	}
	d := &data.Dataset{Positions: []data.Position{
		{ID: "quoted", Wording: data.Wording{Summary: "It says so.", Quote: "a ceasefire"}},
		{ID: "said", Wording: data.Wording{Summary: "It asks for a ceasefire."}},
	}}
	if got, want := titlesIn(t, d, "ceasefire"), []string{"It asks for a ceasefire.", "“a ceasefire”"}; !slices.Equal(got, want) {
		t.Errorf("listed are %q, want %q", got, want)
	}
}

func TestEightOfAKindAreListedAndTheOthersCounted(t *testing.T) {
	for _, c := range []struct {
		topics, listed int
		more           string
	}{{0, 0, ""}, {1, 1, ""}, {8, 8, ""}, {9, 8, "1 more"}, {1308, 8, "1,300 more"}} {
		var d data.Dataset
		for i := range c.topics {
			d.Topics = append(d.Topics, data.Topic{ID: fmt.Sprint("t", i), Label: "Prisoners"})
		}
		v := &View{Dataset: &d, Words: english(t)}
		finder := NewFinder(v, nil)
		hits, err := finder.Search(context.Background(), "prison")
		if err != nil {
			t.Fatal(err)
		}
		listed, more := 0, ""
		for _, group := range finder.Groups(v, hits) {
			listed, more = listed+len(group.Found), group.More
		}
		if listed != c.listed || more != c.more {
			t.Errorf("of %d topics %d are listed and %q, want %d and %q", c.topics, listed, more, c.listed, c.more)
		}
	}
}

func TestASearchThatIsGivenUpEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewFinder(bundledView(t), landmarks).Search(ctx, "nato"); err == nil {
		t.Error("a search that was given up found something")
	}
}

func TestALongTextIsShownFromWhereTheWordsStand(t *testing.T) {
	const text = "The text says that Ukraine is fully reconstructed and compensated financially, including through frozen Russian assets."
	for words, want := range map[string]string{
		"ukraine":       text,
		"frozen assets": "… financially, including through frozen Russian assets.",
		"compensated":   "… is fully reconstructed and compensated financially, including through frozen Russian assets.",
		"nothing":       text,
	} {
		if got := excerpt(text, strings.Fields(words)); got != want {
			t.Errorf("for %q the text is shown as %q, want %q", words, got, want)
		}
	}
}

func TestGoingToWhatWasFoundShowsIt(t *testing.T) {
	position := data.Bundled().Positions[slices.IndexFunc(data.Bundled().Positions, func(p data.Position) bool { return p.Reading != data.PrimaryReading })]
	event := data.Bundled().Events[slices.IndexFunc(data.Bundled().Events, func(e data.Event) bool { return e.Proposal != "" && e.Proposal != usDraft })]
	for _, c := range []struct {
		found Found
		shown func(State) bool
	}{
		{Found{Kind: FoundRegion, ID: "kherson", Subject: Subject{Region: "kherson"}}, func(s State) bool { return s.Select.Region == "kherson" && s.Mark == "" }},
		{Found{Kind: FoundTown, ID: "gn702658"}, func(s State) bool { return s.Mark == "gn702658" }},
		{Found{Kind: FoundPlace, ID: "zaporizhzhia-npp", Subject: Subject{"zaporizhzhia-npp", "zaporizhzhia"}},
			func(s State) bool { return s.Mark == "zaporizhzhia-npp" && s.Select.Topic == "zaporizhzhia-npp" }},
		{Found{Kind: FoundAccount, Account: account(usDraft + "@" + wion)}, func(s State) bool { return s.Show.First == account(usDraft+"@"+wion) }},
		{Found{Kind: FoundTopic, ID: "line-of-control"}, func(s State) bool { return s.Select.Topic == "line-of-control" && s.Table.Tab == ByTopic }},
		{Found{Kind: FoundTopic, ID: "territory"}, func(s State) bool { return s.Select == Subject{"territory", "crimea"} }},
		{Found{Kind: FoundPosition, ID: position.ID, Account: position.Account(), Subject: Subject{position.Topic, position.Region}}, func(s State) bool {
			return s.Show.First == position.Account() && s.Select == Subject{position.Topic, position.Region} && s.Table.Tab == PositionsTab
		}},
		{Found{Kind: FoundSource, ID: "wion-2025-04-25", Row: "wion-2025-04-25"}, func(s State) bool {
			return s.Table.Tab == SourcesTab && s.Record == Record{"sources", "wion-2025-04-25"}
		}},
		{Found{Kind: FoundEvent, ID: event.ID, Row: event.ID}, func(s State) bool {
			return s.Table.Tab == EventsTab && s.Record == Record{"events", event.ID} && s.Show.First.Proposal == event.Proposal
		}},
	} {
		store := opened(t)
		before := stepOf(store.State())
		store.Mark("gn694423")
		store.Go(c.found)
		if !c.shown(store.State()) {
			t.Errorf("%+v leads to %+v", c.found, store.State())
		}
		store.Undo()
		if stepOf(store.State()) != before {
			t.Errorf("%+v: one step back leads to %+v", c.found, store.State())
		}
		if store.Way().Undo {
			t.Errorf("%+v is more than one step", c.found)
		}
	}
}

func TestAFilterDoesNotHideWhatIsGoneTo(t *testing.T) {
	store := opened(t)
	next := store.State()
	next.Filter = Filter{Regions: SetOf("crimea"), Topics: SetOf("territory"), Accounts: SetOf("us-2025-04")}
	store.change(next)
	store.Go(Found{Kind: FoundRegion, ID: "crimea", Subject: Subject{Region: "crimea"}})
	if got := store.State().Filter; got != next.Filter {
		t.Errorf("going to what the filter lets through changes it to %+v", got)
	}
	store.Go(Found{Kind: FoundPosition, Account: account(europeanText), Subject: Subject{Topic: "territory", Region: "kherson"}})
	if got, want := store.State().Filter, (Filter{Topics: SetOf("territory")}); got != want {
		t.Errorf("the filter is %+v, want %+v", got, want)
	}
}

// Of what limits a table only that is lifted which hides the row, and what was lifted is told.
func TestWhatHidesARowIsLiftedAndTold(t *testing.T) {
	d := data.Bundled()
	kherson := d.Positions[slices.IndexFunc(d.Positions, func(p data.Position) bool { return p.Region == "kherson" && !d.Unconfirmed(p) })]
	doubtful := d.Positions[slices.IndexFunc(d.Positions, func(p data.Position) bool { return p.Region == "kherson" && d.Unconfirmed(p) })]
	gone := func(p data.Position) Found {
		return Found{Kind: FoundPosition, ID: p.ID, Row: p.ID, Account: p.Account(), Subject: Subject{p.Topic, p.Region}}
	}
	other := ColumnLimit{Column: "region", Values: []string{"Crimea"}}
	both := ColumnLimit{Column: "region", Values: []string{"Crimea", "Kherson"}}
	for name, c := range map[string]struct {
		found  Found
		filter Filter
		want   string
		left   Filter
	}{
		"nothing hides it": {gone(kherson), Filter{Columns: ColumnLimits("").With(PositionsTab, both)}, "", Filter{Columns: ColumnLimits("").With(PositionsTab, both)}},
		"one of two columns": {gone(kherson), Filter{Columns: ColumnLimits("").With(PositionsTab, other).With(PositionsTab, ColumnLimit{Column: "part", Contains: "1"})},
			"Region: Crimea", Filter{Columns: ColumnLimits("").With(PositionsTab, ColumnLimit{Column: "part", Contains: "1"})}},
		"another table":        {gone(kherson), Filter{Columns: ColumnLimits("").With(FactsTab, other)}, "", Filter{Columns: ColumnLimits("").With(FactsTab, other)}},
		"the filter":           {gone(kherson), Filter{Regions: "crimea"}, "Crimea", Filter{}},
		"what is unconfirmed":  {gone(doubtful), Filter{Confirmed: true}, "what is not marked as unconfirmed", Filter{}},
		"confirmed stays":      {gone(kherson), Filter{Confirmed: true}, "", Filter{Confirmed: true}},
		"a topic in its table": {Found{Kind: FoundTopic, ID: "sanctions"}, Filter{Columns: ColumnLimits("").With(ByTopic, ColumnLimit{Column: "topic", Contains: "dam"})}, "Topic: with “dam”", Filter{}},
		"an event": {Found{Kind: FoundEvent, ID: d.Events[0].ID, Row: d.Events[0].ID}, Filter{Columns: ColumnLimits("").With(EventsTab, ColumnLimit{Column: "title", Contains: "no such"})},
			"Title: with “no such”", Filter{}},
	} {
		store := opened(t)
		next := store.State()
		next.Filter = c.filter
		store.change(next)
		if got := LimitsInWords(store.Go(c.found)); got != c.want {
			t.Errorf("%s: lifted is %q, want %q", name, got, c.want)
		}
		if got := store.State().Filter; got != c.left {
			t.Errorf("%s: %+v is left, want %+v", name, got, c.left)
		}
		if c.found.Row != "" && store.View().Sheet.rowOfKey(c.found.Row) < 0 {
			t.Errorf("%s: its row is not there", name)
		}
		store.Undo()
		if got := store.State().Filter; got != c.filter {
			t.Errorf("%s: one step back the filter is %+v", name, got)
		}
	}
}

func TestMoreOfAKindIsListedWhenItIsAskedFor(t *testing.T) {
	finder := NewFinder(bundledView(t), nil)
	listed := func(more ...FoundKind) (positions, others int, rest string) {
		hits, err := finder.Search(context.Background(), "ukraine", more...)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range finder.Groups(bundledView(t), hits) {
			if group.Kind == FoundPosition {
				positions, rest = len(group.Found), group.More
			} else {
				others += len(group.Found)
			}
		}
		return positions, others, rest
	}
	first, others, rest := listed()
	second, same, lessRest := listed(FoundPosition)
	if first != mostFound || second != mostFound+moreFound || same != others || rest == lessRest {
		t.Errorf("first %d and %q, then %d and %q; of other kinds %d, then %d", first, rest, second, lessRest, others, same)
	}
	third, _, _ := listed(FoundPosition, FoundPosition, FoundEvent)
	if third != mostFound+2*moreFound {
		t.Errorf("asked for twice it lists %d", third)
	}
}

// generated is a dataset of so many positions, each with a summary and a quotation of usual length.
func generated(positions int) *data.Dataset {
	d := &data.Dataset{}
	for i := range 1000 {
		d.Regions = append(d.Regions, data.Region{ID: fmt.Sprint("r", i), NameEN: fmt.Sprint("Region ", i), NameUK: fmt.Sprint("Область ", i)})
	}
	for i := range positions {
		d.Positions = append(d.Positions, data.Position{
			ID:      fmt.Sprint("p", i),
			Claim:   data.Claim{},
			Wording: data.Wording{Summary: fmt.Sprintf("The text says that party %d recognises control of region %d in fact – and that talks on its status, “as agreed”, begin after a ceasefire of %d days.", i%17, i%1000, i%60), Quote: fmt.Sprintf("recognition of the controlled parts of region %d, pending talks", i%1000)},
		})
	}
	return d
}

func BenchmarkFind(b *testing.B) {
	v := &View{Dataset: generated(100_000), Words: english(b)}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			NewFinder(v, nil).index()
		}
	})
	finder := NewFinder(v, nil)
	finder.index()
	for _, words := range []string{"a", "ceasefire", "region 999", "talks pending ceasefire control", "qwertzuiop"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				hits, err := finder.Search(context.Background(), words)
				if err != nil {
					b.Fatal(err)
				}
				finder.Groups(v, hits)
			}
		})
	}
}
