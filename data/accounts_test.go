package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cellIn is the one position of a cell of the bundled dataset that has no further parts.
func cellIn(t *testing.T, proposal, reading, topic, region string) Position {
	t.Helper()
	parts := Bundled().Cell(Cell{proposal, topic, region, reading})
	if len(parts) != 1 {
		t.Fatalf("%s@%s on %s, %q: %d parts, want 1", proposal, reading, topic, region, len(parts))
	}
	return parts[0]
}

var fiveRegions = []string{"crimea", "luhansk", "donetsk", "zaporizhzhia", "kherson"}

// The text as published has three tiers on territory.
func TestThePublishedDraftHasThreeTiersOnTerritory(t *testing.T) {
	want := map[string]Claim{
		"crimea":       {Stance: "recognise_de_jure", Extent: "unspecified"},
		"luhansk":      {Stance: "recognise_de_facto", Extent: "unspecified"},
		"donetsk":      {Stance: "recognise_de_facto", Extent: "controlled-part"},
		"zaporizhzhia": {Stance: "recognise_de_facto", Extent: "controlled-part"},
		"kherson":      {Stance: "recognise_de_facto", Extent: "controlled-part"},
	}
	for region, claim := range want {
		p := cellIn(t, usDraft, PrimaryReading, "territory", region)
		if p.Stance != claim.Stance || p.Extent != claim.Extent || p.Object != "control" || p.ByWhom.String() != "us" || p.Named != "yes" {
			t.Errorf("%s: %+v, want %s, %s, control, by us", region, p.Claim, claim.Stance, claim.Extent)
		}
	}
}

func TestTheEuropeanTextDefersTerritoryByAGeneralClause(t *testing.T) {
	for _, region := range fiveRegions {
		p := cellIn(t, europeanText, PrimaryReading, "territory", region)
		if p.Stance != "defer_to_talks" || p.Named != "general-clause" || p.Terms != "after-ceasefire" || !strings.Contains(p.Condition, "ceasefire") {
			t.Errorf("%s: %+v, condition %q", region, p.Claim, p.Condition)
		}
		if told := cellIn(t, europeanText, wion, "territory", region); told.Stance != NotAddressed {
			t.Errorf("%s: WION says nothing of territory in this text, the cell has %s", region, told.Stance)
		}
	}
}

// Where the news report differs from the texts both readings are kept. Each case says what both must say.
func TestBothReadingsAreKeptWhereTheReportDiffers(t *testing.T) {
	both := func(t *testing.T, proposal, topic, region string) (published, reported Position) {
		t.Helper()
		return cellIn(t, proposal, PrimaryReading, topic, region), cellIn(t, proposal, wion, topic, region)
	}
	silentInReport := func(t *testing.T, proposal, topic, region string) {
		t.Helper()
		parts := Bundled().Cell(Cell{proposal, topic, region, PrimaryReading})
		if !speak(parts) {
			t.Errorf("%s: the published text has nothing on %s", proposal, topic)
		}
		if told := cellIn(t, proposal, wion, topic, region); told.Stance != NotAddressed {
			t.Errorf("%s: the report does not mention %s, the cell has %s", proposal, topic, told.Stance)
		}
		if Bundled().ReadingsDisagree(proposal, topic, region) {
			t.Errorf("%s: the silence of the report counts as a contradiction on %s", proposal, topic)
		}
	}
	contradicts := func(t *testing.T, proposal, topic, region string) {
		t.Helper()
		if got := Bundled().Disagreeing(proposal, topic, region); !slices.Equal(got, []string{PrimaryReading, wion}) {
			t.Errorf("%s on %s, %q: %q disagree, want both readings", proposal, topic, region, got)
		}
	}

	t.Run("1 the report drops de jure, de facto and the parts", func(t *testing.T) {
		for _, region := range fiveRegions {
			published, reported := both(t, usDraft, "territory", region)
			if reported.Stance != "recognise" || reported.Extent != "unspecified" || published.Stance == "recognise" {
				t.Errorf("%s: published %+v, reported %+v", region, published.Claim, reported.Claim)
			}
			contradicts(t, usDraft, "territory", region)
		}
	})
	t.Run("2 the object is control in the text, annexation in the report", func(t *testing.T) {
		for _, region := range fiveRegions {
			if published, reported := both(t, usDraft, "territory", region); published.Object != "control" || reported.Object != "annexation" {
				t.Errorf("%s: published %q, reported %q", region, published.Object, reported.Object)
			}
		}
	})
	t.Run("3 the United States recognises, and nobody else is named", func(t *testing.T) {
		for _, region := range fiveRegions {
			published, reported := both(t, usDraft, "territory", region)
			if published.ByWhom.String() != "us" || !strings.Contains(published.Quote, "US provides") {
				t.Errorf("%s: by %q, %q", region, published.ByWhom, published.Quote)
			}
			if !strings.Contains(reported.Note, "by the United States") {
				t.Errorf("%s: the report's note does not say who recognises in the text: %q", region, reported.Note)
			}
		}
	})
	t.Run("4 what Ukraine regains is only in the text", func(t *testing.T) {
		silentInReport(t, usDraft, "kharkiv", "")
		silentInReport(t, usDraft, "zaporizhzhia-npp", "zaporizhzhia")
		silentInReport(t, usDraft, "kakhovka-dam", "kherson")
		silentInReport(t, usDraft, "dnipro-kinburn", "")
		if plant := cellIn(t, usDraft, PrimaryReading, "zaporizhzhia-npp", "zaporizhzhia"); plant.Terms != "us-run" {
			t.Errorf("the plant has the terms %q, want us-run", plant.Terms)
		}
	})
	t.Run("5 NATO is only in the texts", func(t *testing.T) {
		silentInReport(t, usDraft, "nato", "")
		silentInReport(t, europeanText, "nato", "")
		us, european := cellIn(t, usDraft, PrimaryReading, "nato", ""), cellIn(t, europeanText, PrimaryReading, "nato", "")
		if us.Stance != "prohibit" || us.Terms != "no-bid" || european.Stance != "state" || european.Terms != "no-consensus" {
			t.Errorf("the US draft %s %s, the European–Ukrainian text %s %s", us.Stance, us.Terms, european.Stance, european.Terms)
		}
	})
	t.Run("6 the assets stay frozen in the text and are used in the report", func(t *testing.T) {
		published, reported := both(t, europeanText, "compensation", "")
		if published.Terms != "frozen-russian-assets" || reported.Terms != "frozen-russian-assets-used" {
			t.Errorf("published %q, reported %q", published.Terms, reported.Terms)
		}
		if !strings.Contains(published.Quote, "remain frozen until") || !strings.Contains(reported.Summary, "used until full compensation") {
			t.Errorf("published %q, reported %q", published.Quote, reported.Summary)
		}
	})
	t.Run("7 children: deported and displaced, or taken to Russian-controlled areas", func(t *testing.T) {
		published, reported := both(t, europeanText, "children", "")
		if !strings.Contains(published.Quote, "deported and illegally displaced") || !strings.Contains(reported.Summary, "taken to Russian-controlled areas") {
			t.Errorf("published %q, reported %q", published.Quote, reported.Summary)
		}
	})
	t.Run("8 civilian prisoners are only in the text", func(t *testing.T) {
		silentInReport(t, europeanText, "civilian-detainees", "")
	})
	t.Run("9 guarantees in both, like Article 5 only in the European–Ukrainian text", func(t *testing.T) {
		for _, reading := range []string{PrimaryReading, wion} {
			us, european := cellIn(t, usDraft, reading, "security-guarantees", ""), cellIn(t, europeanText, reading, "security-guarantees", "")
			if us.Stance != "provide" || us.Terms == "article-5-like" || european.Stance != "provide" || european.Terms != "article-5-like" {
				t.Errorf("%s: the US draft %s %q, the European–Ukrainian text %s %q", reading, us.Stance, us.Terms, european.Stance, european.Terms)
			}
		}
	})
	t.Run("10 children and prisoners only in the European–Ukrainian text", func(t *testing.T) {
		for _, topic := range []string{"children", "prisoners-of-war"} {
			for _, reading := range []string{PrimaryReading, wion} {
				if us, european := cellIn(t, usDraft, reading, topic, ""), cellIn(t, europeanText, reading, topic, ""); us.Stance != NotAddressed || european.Stance != "require" {
					t.Errorf("%s, %s: %s and %s", topic, reading, us.Stance, european.Stance)
				}
			}
		}
	})
	t.Run("11 the US draft does not say who pays", func(t *testing.T) {
		for _, topic := range []string{"reconstruction", "compensation"} {
			published, reported := both(t, usDraft, topic, "")
			if published.Terms != "payer-not-named" || reported.Terms != "payer-not-named" || published.Stance != "provide" {
				t.Errorf("%s: published %q, reported %q", topic, published.Terms, reported.Terms)
			}
		}
	})
	t.Run("12 Witkoff's five territories are his words, not the draft's", func(t *testing.T) {
		for _, region := range fiveRegions {
			if _, reported := both(t, usDraft, "territory", region); !strings.Contains(reported.Note, "Witkoff") || !strings.Contains(reported.Note, "not part of the document") {
				t.Errorf("%s: %q", region, reported.Note)
			}
		}
		spoken := eventOf(t, "2025-04-14-witkoff-five-territories")
		if spoken.Date != "2025-04-14" || !slices.Contains(spoken.SaidBy, "witkoff") || !strings.Contains(spoken.Summary, "does not name them") || spoken.Proposal != "" {
			t.Errorf("the event is %+v", spoken)
		}
	})
	t.Run("13 which borders are meant is flagged, not settled", func(t *testing.T) {
		for _, region := range fiveRegions[1:] {
			r, _ := Bundled().Region(region)
			if !strings.Contains(r.Note, "without “oblast”") || !strings.Contains(r.Note, "not stated") {
				t.Errorf("%s: the region's note is %q", region, r.Note)
			}
			if p := cellIn(t, usDraft, PrimaryReading, "territory", region); !strings.Contains(p.Note, "without “oblast”") {
				t.Errorf("%s: the position's note is %q", region, p.Note)
			}
		}
	})
}

func eventOf(t *testing.T, id string) Event {
	t.Helper()
	i := slices.IndexFunc(Bundled().Events, func(e Event) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("there is no event %s", id)
	}
	return Bundled().Events[i]
}

// The news report is in the dataset whole: its comparison as a reading, the rest as events.
func TestTheReportIsInTheDatasetWhole(t *testing.T) {
	comparison := []struct {
		topic        string
		us, european string // stance and terms
	}{
		{"security-guarantees", "provide ", "provide article-5-like"},
		{"children", "not_addressed ", "require "},
		{"prisoners-of-war", "not_addressed ", "require all-for-all"},
		{"reconstruction", "provide payer-not-named", "provide "},
		{"compensation", "provide payer-not-named", "provide frozen-russian-assets-used"},
	}
	for _, row := range comparison {
		us, european := cellIn(t, usDraft, wion, row.topic, ""), cellIn(t, europeanText, wion, row.topic, "")
		if got := us.Stance + " " + us.Terms; got != row.us {
			t.Errorf("%s: the US draft %q, want %q", row.topic, got, row.us)
		}
		if got := european.Stance + " " + european.Terms; got != row.european {
			t.Errorf("%s: the European–Ukrainian text %q, want %q", row.topic, got, row.european)
		}
	}
	for _, region := range fiveRegions {
		if p := cellIn(t, usDraft, wion, "territory", region); p.Stance != "recognise" || p.Object != "annexation" || p.ByWhom.String() != "us" {
			t.Errorf("%s: %+v", region, p.Claim)
		}
	}
	events := []struct {
		id, date, precision, saidBy string
		words                       []string
	}{
		{"2025-04-25-putin-witkoff-meeting", "2025-04-25", "day", "wion;ushakov", []string{"Fourth", "Kremlin", "three hours", "Ushakov", "WION"}},
		{"2025-04-25-ushakov-on-the-talks", "2025-04-25", "day", "ushakov", []string{"constructive", "very useful", "direct talks", "came closer", "several levels"}},
		{"2025-04-25-zelensky-calls-for-pressure", "2025-04-25", "day", "zelensky", []string{"stronger international pressure", "social media", "cannot be resolved", "North Korea and its partners"}},
		{"2025-04-24-kyiv-missile-parts", "2025-04-24", "derived", "zelensky", []string{"12 civilians", "116 imported parts", "US companies", "North Korean", "he says"}},
		{"2025-03-11-quiet-in-the-sky", "2025-03-11", "derived", "zelensky", []string{"45 days", "in the sky, at sea and on the front line", "Russia rejects", "says"}},
		{"2025-04-25-two-documents-reported", "2025-04-25", "day", "reuters;wion", []string{"two documents", "Reuters", "different views"}},
	}
	for _, want := range events {
		e := eventOf(t, want.id)
		if string(e.Date) != want.date || e.Precision != want.precision || e.SaidBy.String() != want.saidBy || e.Source != wion {
			t.Errorf("%s: %q, %q, %q, %q", e.ID, e.Date, e.Precision, e.SaidBy, e.Source)
		}
		for _, words := range want.words {
			if !strings.Contains(e.Title+" "+e.Summary, words) {
				t.Errorf("%s does not say %q: %s", e.ID, words, e.Summary)
			}
		}
	}
	for _, e := range Bundled().Events {
		for _, headline := range []string{"24-hour", "24 hours", "car bomb", "drone"} {
			if strings.Contains(e.Title+e.Summary, headline) {
				t.Errorf("%s is the headline of another article", e.ID)
			}
		}
	}
}

func TestTheTwoTextsCompareAsTheyShould(t *testing.T) {
	want := map[string]Class{
		"territory/crimea": OneDefers, "territory/luhansk": OneDefers, "territory/donetsk": OneDefers, "territory/zaporizhzhia": OneDefers, "territory/kherson": OneDefers,
		"line-of-control/": OnlySecond, "kharkiv/": OnlyFirst, "zaporizhzhia-npp/zaporizhzhia": SameStanceOtherTerms, "kakhovka-dam/kherson": Same, "dnipro-kinburn/": Same,
		"ceasefire/": SameStanceOtherTerms, "monitoring/": OnlySecond, "security-guarantees/": SameStanceOtherTerms, "guarantors/": Same, "nato/": Differ, "eu/": Differ,
		"ukrainian-forces/": OnlySecond, "foreign-forces/": OnlySecond, "sanctions/": Differ, "minerals/": Same, "us-russia-economy/": OnlyFirst,
		"reconstruction/": SameStanceOtherTerms, "compensation/": SameStanceOtherTerms, "children/": OnlySecond, "prisoners-of-war/": OnlySecond,
		"civilian-detainees/": OnlySecond, "political-prisoners/": Neither, "accountability/": Neither, "amnesty/": Neither, "elections/": Neither, "language/": Neither,
	}
	got := Bundled().Compare(AccountID{usDraft, PrimaryReading}, AccountID{europeanText, PrimaryReading})
	if len(got) != len(want) {
		t.Errorf("%d cells are compared, want %d", len(got), len(want))
	}
	for _, difference := range got {
		if cell := difference.Topic + "/" + difference.Region; difference.Class != want[cell] {
			t.Errorf("%s is %s, want %s", cell, difference.Class, want[cell])
		}
		if disagree := difference.Topic == "territory"; difference.Disagree && !disagree && difference.Topic != "compensation" {
			t.Errorf("%s: the mark says that accounts of it differ", difference.Topic)
		}
		if difference.Topic == "territory" && !difference.Disagree {
			t.Errorf("territory, %s: the report contradicts the text, and there is no mark", difference.Region)
		}
	}
}

func TestComparedInTheReportTheDraftsDifferAsItSays(t *testing.T) {
	classes := map[string]Class{}
	for _, d := range Bundled().Compare(AccountID{usDraft, wion}, AccountID{europeanText, wion}) {
		classes[fmt.Sprint(d.Topic, "/", d.Region)] = d.Class
	}
	want := map[string]Class{"territory/crimea": OnlyFirst, "security-guarantees/": SameStanceOtherTerms, "children/": OnlySecond, "prisoners-of-war/": OnlySecond, "compensation/": SameStanceOtherTerms, "nato/": Neither}
	for cell, class := range want {
		if classes[cell] != class {
			t.Errorf("%s is %s, want %s", cell, classes[cell], class)
		}
	}
}
