package data

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	usDraft      = "us-2025-04"
	europeanText = "europe-ukraine-2025-04"
	wion         = "wion-2025-04-25"
)

func TestTheBundledDatasetHasNoFault(t *testing.T) {
	_, report := Read(BundledFiles())
	for _, problem := range report.Problems {
		t.Errorf("%s: %s", problem.Severity, problem)
	}
}

func TestTheBundledDatasetSaysWhatItIs(t *testing.T) {
	info := Bundled().Info
	if info.Name == "" || info.Title == "" || info.Version == "" || info.AsOf != "2026-06" {
		t.Errorf("name %q, title %q, version %q, as of %q", info.Name, info.Title, info.Version, info.AsOf)
	}
	if len(info.Licenses) != 1 || info.Licenses[0].Name != "CC-BY-4.0" {
		t.Errorf("the licences are %v, want CC-BY-4.0", info.Licenses)
	}
	if _, err := time.Parse(time.RFC3339, info.Created); err != nil {
		t.Errorf("created: %v", err)
	}
	if !strings.Contains(info.Description, "no opinion of the authors") {
		t.Errorf("the description does not say whose opinion it implies: %s", info.Description)
	}
}

func TestTheBundledDatasetOpensWithTheTwoDraftsOfApril2025(t *testing.T) {
	if got := Bundled().Info.Opening; !slices.Equal(got, []string{usDraft, europeanText}) {
		t.Errorf("it opens with %q", got)
	}
}

func TestTheRegionsAreTheFive(t *testing.T) {
	var ids []string
	for _, region := range Bundled().Regions {
		ids = append(ids, region.ID)
		if region.NameEN == "" || region.NameUK == "" || region.NameRU == "" || len(region.ISO31662) == 0 {
			t.Errorf("%s lacks a name or its code: %+v", region.ID, region)
		}
	}
	if want := []string{"crimea", "luhansk", "donetsk", "zaporizhzhia", "kherson"}; !slices.Equal(ids, want) {
		t.Errorf("the regions are %q, want %q", ids, want)
	}
}

func TestTheAccountsAreThoseOfTheRecord(t *testing.T) {
	want := strings.Fields(`minsk-2-2015-02 istanbul-2022-03 istanbul-2022-03@podolyak-2022-03-29 peace-formula-2022-11
		peace-formula-2022-11@euromaidan-press-2024-06-13 china-2023-02 indonesia-2023-06 african-mission-2023-06 china-brazil-2024-05
		russia-2024-06 russia-2024-06@penzainform-2024-06-14 swiss-summit-2024-06 victory-plan-2024-10 kellogg-2025-04
		us-2025-04 us-2025-04@wion-2025-04-25 europe-ukraine-2025-04 europe-ukraine-2025-04@wion-2025-04-25 russia-2025-06 ukraine-2025-06
		russia-2025-08-06 europe-ukraine-2025-08 russia-2025-08-15 europe-ukraine-2025-10 us-2025-11 us-2025-11@cnn-2025-11-20
		e3-2025-11 europe-2025-11 us-ukraine-2025-11 framework-2025-12 paris-2026-01 russia-2026-02 russia-2026-03
		russia-2026-03@cccv-2026-03 zelensky-letter-2026-06`)
	var got []string
	for _, account := range Bundled().AllAccounts() {
		got = append(got, account.AccountID.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the accounts are\n%q, want\n%q", got, want)
	}
}

func TestTheTopicsAreTheStableOnes(t *testing.T) {
	want := strings.Fields(`territory line-of-control kharkiv zaporizhzhia-npp kakhovka-dam dnipro-kinburn ceasefire monitoring security-guarantees
		guarantors nato eu ukrainian-forces foreign-forces sanctions minerals us-russia-economy reconstruction compensation children prisoners-of-war
		civilian-detainees political-prisoners accountability amnesty elections language`)
	var got []string
	for _, topic := range Bundled().Topics {
		got = append(got, topic.ID)
		if kind := map[bool]string{true: TerritoryKind, false: OtherKind}[topic.ID == "territory"]; topic.Kind != kind {
			t.Errorf("%s is of the kind %s, want %s", topic.ID, topic.Kind, kind)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the topics are\n%q, want\n%q", got, want)
	}
}

func TestTheStancesAreTheClosedLists(t *testing.T) {
	lists := map[string]string{
		TerritoryKind: `recognise_de_jure recognise recognise_de_facto withdraw_ukraine freeze_line demilitarise special_administration referendum
			defer_to_talks general_principle renounce_force renounce_claim no_recognition withdraw_russia restore_to_ukraine other not_addressed not_found`,
		OtherKind: `require provide permit limit prohibit condition defer state other not_addressed not_found`,
	}
	weights := map[string]int{
		"recognise_de_jure": 6, "recognise": 5, "recognise_de_facto": 4, "withdraw_ukraine": 6, "freeze_line": 3, "demilitarise": 3, "special_administration": 3,
		"referendum": 3, "defer_to_talks": 2, "general_principle": 1, "renounce_force": 1, "renounce_claim": 5, "no_recognition": 6, "withdraw_russia": 6,
		"restore_to_ukraine": 6, "other": 1, "require": 6, "provide": 5, "permit": 4, "limit": 5, "prohibit": 6, "condition": 3, "defer": 2, "state": 1,
	}
	for kind, list := range lists {
		var codes []string
		for _, stance := range Bundled().StancesOf(kind) {
			codes = append(codes, stance.Code)
			if stance.Weight != weights[stance.Code] {
				t.Errorf("%s weighs %d, want %d", stance.Code, stance.Weight, weights[stance.Code])
			}
			if stance.Definition == "" || len(stance.Colour) != 3 {
				t.Errorf("%s lacks its definition or a theme", stance.Code)
			}
		}
		if want := strings.Fields(list); !slices.Equal(codes, want) {
			t.Errorf("%s: the codes are\n%q, want\n%q", kind, codes, want)
		}
	}
}

// Opposite stances weigh the same, so that no side stands first for its place in the list.
func TestOppositeStancesWeighTheSame(t *testing.T) {
	for _, pair := range [][2]string{{"recognise_de_jure", "no_recognition"}, {"withdraw_ukraine", "withdraw_russia"}, {"withdraw_ukraine", "restore_to_ukraine"}} {
		a, _ := Bundled().Stance(TerritoryKind, pair[0])
		b, _ := Bundled().Stance(TerritoryKind, pair[1])
		if a.Weight != b.Weight {
			t.Errorf("%s weighs %d, %s %d", pair[0], a.Weight, pair[1], b.Weight)
		}
	}
}

// Recognition in any form, its refusal and the renunciation of a claim are about law; leaving and keeping are about control.
func TestStancesAreAboutLawOrControl(t *testing.T) {
	axes := map[string]string{
		LawAxis:     "recognise_de_jure recognise recognise_de_facto renounce_claim no_recognition",
		ControlAxis: "withdraw_ukraine freeze_line demilitarise withdraw_russia restore_to_ukraine",
	}
	for _, stance := range Bundled().Stances {
		want := ""
		for axis, codes := range axes {
			if stance.Kind == TerritoryKind && slices.Contains(strings.Fields(codes), stance.Code) {
				want = axis
			}
		}
		if stance.Axis != want {
			t.Errorf("%s is on the axis %q, want %q", stance.Code, stance.Axis, want)
		}
	}
}

// Every account that was read says, or is said not to say, something on each topic and about each region.
func TestEveryAccountHasACellForEveryQuestion(t *testing.T) {
	d := Bundled()
	if len(d.AllAccounts()) != len(d.Accounts) {
		t.Errorf("%d accounts are listed by proposal and reading, of %d", len(d.AllAccounts()), len(d.Accounts))
	}
	for _, proposal := range d.Proposals {
		if _, ok := d.Account(AccountID{proposal.ID, PrimaryReading}); !ok {
			t.Errorf("%s has no primary account", proposal.ID)
		}
	}
	for _, account := range d.AllAccounts() {
		for _, topic := range d.Topics {
			regions := d.regionsOf(topic, account.AccountID)
			if len(regions) == 0 {
				t.Errorf("%s says nothing on %s", account.AccountID, topic.ID)
			}
			for _, region := range regions {
				if len(d.Cell(Cell{account.Proposal, topic.ID, region, account.Reading})) == 0 {
					t.Errorf("%s has no cell on %s, region %q", account.AccountID, topic.ID, region)
				}
			}
		}
	}
}

func TestSilenceIsStatedOnlyWhereTheAccountWasReadWhole(t *testing.T) {
	silent := 0
	for _, p := range Bundled().Positions {
		account, _ := Bundled().Account(p.Account())
		if p.Stance == NotAddressed {
			silent++
			if account.Read != "whole" {
				t.Errorf("%s: not_addressed, but %s was read in part", p.ID, p.Account())
			}
			if account.Kind == "report" && !strings.Contains(p.Summary, "report") {
				t.Errorf("%s: the silence of a report is not said to be the report's: %q", p.ID, p.Summary)
			}
		}
	}
	if silent == 0 {
		t.Error("no account is silent on anything")
	}
}

// Every position can be followed: summary, place in the source, source, and a short quotation where one was read.
func TestEveryPositionCanBeFollowed(t *testing.T) {
	for _, p := range Bundled().Positions {
		if p.Summary == "" || p.Confidence == "" {
			t.Errorf("%s has no summary or no confidence", p.ID)
		}
		if Speaks(p.Stance) && (p.Locator == "" || p.Named == "") {
			t.Errorf("%s says something, but not where, or not whether by name", p.ID)
		}
		if words := strings.FieldsFunc(p.Quote, func(r rune) bool { return strings.ContainsRune(" \n\t—–/", r) }); len(words) >= 25 {
			t.Errorf("%s quotes %d words", p.ID, len(words))
		}
		region := strings.Replace("."+p.Region, "..", ".", 1)
		if region == "." {
			region = ""
		}
		if want := fmt.Sprintf("%s.%s.%s%s.%d", p.Proposal, p.Reading, p.Topic, region, p.Part); p.ID != want {
			t.Errorf("the id %s does not name its cell: %s", p.ID, want)
		}
	}
}

// A re-post is the source shown only where no outlet that names itself carried the clause.
func TestARepostIsMarked(t *testing.T) {
	for _, p := range Bundled().Positions {
		shown, _ := Bundled().Source(p.Source)
		if !Speaks(p.Stance) {
			continue
		}
		if shown.Custom.Repost && !strings.Contains(shown.Short(), "re-post") {
			t.Errorf("%s shows %q, which does not say that it is a re-post", p.ID, shown.Short())
		}
		if shown.Custom.Repost && !strings.Contains(p.Note, "re-post") {
			t.Errorf("%s rests on a re-post and its note does not say so", p.ID)
		}
	}
}

func TestDatesOfTheBundledDatasetAreInOrder(t *testing.T) {
	d := Bundled()
	for i, p := range d.Proposals {
		if !p.PublishedOn.Day() || (p.PresentedOn != "" && (!p.PresentedOn.Day() || p.PublishedOn < p.PresentedOn)) {
			t.Errorf("%s: presented on %q, published on %q", p.ID, p.PresentedOn, p.PublishedOn)
		}
		if i > 0 && knownFrom(p) < knownFrom(d.Proposals[i-1]) {
			t.Errorf("%s stands after a later proposal", p.ID)
		}
		if p.Order != i+1 {
			t.Errorf("%s has the order %d, want %d", p.ID, p.Order, i+1)
		}
	}
	for i, event := range d.Events {
		if event.Precision == "day" && !event.Date.Day() {
			t.Errorf("%s: the date %q names no day", event.ID, event.Date)
		}
		if !strings.HasPrefix(event.ID, string(event.Date)) {
			t.Errorf("%s: the id does not begin with the date %q", event.ID, event.Date)
		}
		if i > 0 && event.Date < d.Events[i-1].Date {
			t.Errorf("%s stands after a later event", event.ID)
		}
	}
	last := Date("")
	for _, source := range d.Sources {
		last = max(last, source.Date())
		if read := Date(source.Accessed); !read.Day() || read < source.Date() {
			t.Errorf("%s: read on %q, published on %q", source.ID, read, source.Date())
		}
	}
	if last > d.Info.AsOf+"-31" {
		t.Errorf("a source of %s is later than the dataset's %s", last, d.Info.AsOf)
	}
}

// knownFrom is the day on which a proposal was presented, else that on which it became public.
func knownFrom(p Proposal) Date {
	if p.PresentedOn != "" {
		return p.PresentedOn
	}
	return p.PublishedOn
}

// A source has an address or a full reference, and is there because something rests on it.
func TestEverySourceCanBeFoundAndIsUsed(t *testing.T) {
	d := Bundled()
	used := map[string]bool{}
	for _, table := range d.Tables() {
		for i, column := range table.Columns {
			if column.Refers != "sources" {
				continue
			}
			for _, row := range table.Cells {
				for _, id := range ParseList(row[i]) {
					used[id] = true
				}
			}
		}
	}
	for _, source := range d.Sources {
		if !used[source.ID] {
			t.Errorf("nothing rests on %s", source.ID)
		}
		if source.URL == "" && (source.Title == "" || source.Origin() == "" || source.Date() == "") {
			t.Errorf("%s has neither an address nor a full reference", source.ID)
		}
		if source.Origin() == "" || source.Language == "" || source.Accessed == "" {
			t.Errorf("%s lacks origin, language or the day on which it was read", source.ID)
		}
	}
}

// Codes that nothing uses are no help to a reader of the lists.
func TestEveryTermAndActorIsUsed(t *testing.T) {
	d := Bundled()
	terms, actors := map[termKey]bool{}, map[string]bool{}
	for _, p := range d.Positions {
		terms[termKey{p.Topic, p.Terms}] = true
	}
	for _, term := range d.Terms {
		if !terms[termKey{term.Topic, term.Code}] {
			t.Errorf("no position has the terms %s of %s", term.Code, term.Topic)
		}
	}
	for _, table := range d.Tables() {
		for i, column := range table.Columns {
			if column.Refers == "actors" {
				for _, row := range table.Cells {
					for _, id := range ParseList(row[i]) {
						actors[id] = true
					}
				}
			}
		}
	}
	for _, actor := range d.Actors {
		if !actors[actor.ID] {
			t.Errorf("nothing names the actor %s", actor.ID)
		}
	}
}

func TestEveryRegionHasItsFacts(t *testing.T) {
	for _, region := range Bundled().Regions {
		properties := map[string]bool{}
		for _, fact := range Bundled().FactsOf(region.ID) {
			properties[fact.Property] = true
			if fact.Property == "share_under_Russian_control" && (fact.Kind != "claimed" || fact.AsOf == "") {
				t.Errorf("%s: a share under control is claimed, and dated, not %q of %q", fact.ID, fact.Kind, fact.AsOf)
			}
		}
		for _, property := range []string{"area", "claimed_annexation_by_Russia", "share_under_Russian_control"} {
			if !properties[property] {
				t.Errorf("%s has no %s", region.ID, property)
			}
		}
		if !properties["population"] && !properties["population_of_the_autonomous_republic"] {
			t.Errorf("%s has no population", region.ID)
		}
	}
}

// loaded are words that take a side. Our own words do without them; a quotation stands in quotation marks.
var loaded = regexp.MustCompile(`(?i)\b(annex(?:ed|es|ing|ations?)|to annex|occupi\w*|occupy\w*|occupation\w*|liberat\w*|regimes?|junta|aggress\w*|invad\w*|invasion|terroris\w*|puppet\w*|separatis\w*|militants?|rebels?|nazi\w*|so-called|capitulat\w*|surrender\w*|betray\w*|appease\w*|illegal\w*|deport\w*|abduct\w*|kidnap\w*|stolen|steals?|seiz\w*|hostages?|criminals?|war crimes?|atrocit\w*|unprovoked|enem(?:y|ies)|historic(?:al)? (?:lands?|territor\w+)|reunif\w*|reunit\w*|returned home|incorporat\w*|special military operation|peacekeep\w* operation|kiev|lugansk|zaporozh\w*|current(?:ly)?|fair|unfair|generous|reasonable|maximalist)\b`)

// allowed are exceptions, each a phrase that says whose word it is.
var allowed = []string{"Russia's claimed annexation"}

var quotation = regexp.MustCompile(`“[^”]*”`)

// ownWords are the columns in which the dataset speaks itself.
var ownWords = []string{"label", "title", "short_title", "definition", "summary", "condition", "note", "says", "group", "property", "kind"}

func TestOurOwnWordsTakeNoSide(t *testing.T) {
	d := Bundled()
	for _, table := range d.Tables() {
		if table.Name == "sources" {
			continue // titles are the outlets' own
		}
		reading := slices.Index(table.Header(), "reading")
		for i, column := range table.Columns {
			if !slices.Contains(ownWords, column.Name) {
				continue
			}
			for _, row := range table.Cells {
				if word := firstLoaded(row[i], reading >= 0 && row[reading] == wion); word != "" {
					t.Errorf("%s %s, %s: %q in %q", table.Name, row[0], column.Name, word, row[i])
				}
			}
		}
	}
	for text, want := range map[string]string{"the occupied part": "occupied", "the “occupied” part": "", "Russia's claimed annexation": "", "Russia's annexation": "annexation"} {
		if got := firstLoaded(text, false); got != want {
			t.Errorf("the rule finds %q in %q, want %q", got, text, want)
		}
	}
}

// firstLoaded finds a word that takes a side. WION's account may say annexation: it is the report's own term.
func firstLoaded(text string, reported bool) string {
	text = quotation.ReplaceAllString(text, "")
	for _, phrase := range allowed {
		text = strings.ReplaceAll(text, phrase, "")
	}
	if reported {
		text = strings.ReplaceAll(text, "Russia's annexation of five Ukrainian regions", "")
	}
	return loaded.FindString(text)
}

// saysWho is how a summary begins, by the kind of its account. A report may tell in whose words it tells.
var saysWho = map[string]*regexp.Regexp{
	"document": regexp.MustCompile(`^The text[ ,]`),
	"report":   regexp.MustCompile(`^(The report[ ,]|(Zelensky|Putin|The Indonesian minister) says |Not mentioned in this report)`),
	"oral":     regexp.MustCompile(`^((Zelensky|Kellogg|Podolyak) (says|speaks) |Zelensky’s account[ ,]|Not mentioned in this account)`),
}

// A text says, a report says, somebody says: nothing in the dataset claims that what is proposed is the case.
func TestASummarySaysWhoSaysIt(t *testing.T) {
	for _, p := range Bundled().Positions {
		if p.Stance == NotFound && strings.HasPrefix(p.Summary, "Not found in what was read of this account") {
			continue
		}
		account, _ := Bundled().Account(p.Account())
		if !saysWho[account.Kind].MatchString(p.Summary) {
			t.Errorf("%s: the summary (%s) does not begin with who says it: %q", p.ID, account.Kind, p.Summary)
		}
	}
}

func TestQueriesFindWhatIsThereAndNothingElse(t *testing.T) {
	d := Bundled()
	for name, found := range map[string]func(string) bool{
		"crimea":              func(id string) bool { _, ok := d.Region(id); return ok },
		usDraft:               func(id string) bool { _, ok := d.Proposal(id); return ok },
		"nato":                func(id string) bool { _, ok := d.Topic(id); return ok },
		wion:                  func(id string) bool { _, ok := d.Reading(id); return ok },
		"witkoff":             func(id string) bool { _, ok := d.Actor(id); return ok },
		"gauchazh-2025-04-28": func(id string) bool { _, ok := d.Source(id); return ok },
	} {
		if !found(name) || found(name+"x") || found("") {
			t.Errorf("%s is not found, or something else is", name)
		}
	}
	if topic, ok := d.TerritoryTopic(); !ok || topic.ID != "territory" {
		t.Errorf("the map opens with %q", topic.ID)
	}
	if _, ok := (&Dataset{}).TerritoryTopic(); ok {
		t.Error("a dataset without topics has one on territory")
	}
	if got := len(d.ResponsesTo(usDraft)); got != 5 {
		t.Errorf("%d responses to the US draft, want 5", got)
	}
	if got := Header("readings"); !slices.Equal(got, []string{"id", "order", "label", "note"}) || Header("weather") != nil {
		t.Errorf("the columns of readings are %q", got)
	}
	if tables := d.Tables(); len(tables) != 13 {
		t.Errorf("%d tables, want 13", len(tables))
	}
}
