package mapping

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// F19: keys that are wrong, doubled or spelled in another way lose no row, and what they may mean is said.
func TestF19NoRowIsLostWhateverItsKeys(t *testing.T) {
	cases := []struct {
		name, rows string // below the head region,proposal,stance
		shown      int
		reason     Reason // of the first row reported; empty for none
		near       string // the first region suggested
	}{
		{"every key as it is", "north,A,shared\nsouth,A,split\n", 2, "", ""},
		{"names for ids", "North Isle,A,shared\nÖstmark,A,split\n", 2, "", ""},
		{"a second name", "Eastern March,A,shared\n", 1, "", ""},
		{"case and blanks", " NORTH  isle ,A,shared\n", 1, "", ""},
		{"Cyrillic letters that look Latin", "Nоrth Islе,A,shared\n", 1, "", ""}, // о and е
		{"an accent left out", "Ostmark,A,shared\n", 1, "", ""},
		{"a word that only says region", "North Isle Province,A,shared\n", 1, "", ""},
		{"an unknown region", "Atlantis,A,shared\n", 0, UnknownRegion, ""},
		{"a near miss", "Nort Isle,A,shared\n", 0, UnknownRegion, "north"},
		{"letters swapped", "Suoth Isle,A,shared\n", 0, UnknownRegion, "south"},
		{"no region", ",A,shared\n", 0, NoRegion, ""},
		{"no proposal", "north,,shared\n", 0, NoProposal, ""},
		{"no stance", "north,A,\n", 0, NoStance, ""},
		{"the same row twice", "north,A,shared\nNorth Isle,a,Shared\n", 1, Repeated, ""},
		{"two things said of one cell", "north,A,shared\nnorth,A,split\n", 2, "", ""},
		{"silence beside something said", "north,A,shared\nnorth,A,not mentioned\n", 1, Contradiction, ""},
		{"a blank row between", "north,A,shared\n,,\nsouth,A,split\n", 2, NoStance, ""},
	}
	if len(cases) < 15 {
		t.Errorf("%d cases, want 15", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := imported(t, isles(t), "region,proposal,stance\n"+c.rows, Mapping{})
			if r.Unmatched.Shown != c.shown || r.Unmatched.Entries != strings.Count(c.rows, "\n") {
				t.Errorf("%d of %d shown, want %d of %d: %v", r.Unmatched.Shown, r.Unmatched.Entries, c.shown, strings.Count(c.rows, "\n"), r.Report.Problems)
			}
			reason, near := Reason(""), ""
			if len(r.Unmatched.Reported) > 0 {
				first := r.Unmatched.Reported[0]
				reason = first.Reason
				if len(first.Near) > 0 {
					near = first.Near[0].ID
				}
			}
			if reason != c.reason || near != c.near {
				t.Errorf("reported for %q with %q suggested, want %q and %q", reason, near, c.reason, c.near)
			}
		})
	}
}

// F19: a name that two regions have is nobody's, and both are named.
func TestF19AnAmbiguousAliasIsNotGuessed(t *testing.T) {
	o := outlinesOf(t, square("luhansk", `"name":"Luhansk"`, 1), square("donetsk", `"name":"Donetsk","aliases":"Basin"`, 3), square("basin", `"name":"Basin"`, 5))
	r := imported(t, o, "region,proposal,stance\nBASIN,A,shared\nDonetsk,A,split\n", Mapping{})
	if len(r.Unmatched.Reported) != 1 {
		t.Fatalf("%+v", r.Unmatched)
	}
	missing := r.Unmatched.Reported[0]
	if missing.Reason != AmbiguousRegion || len(missing.Near) != 2 || missing.Row != 2 || !strings.Contains(missing.Sentence(), `"Donetsk" or "Basin"`) {
		t.Errorf("%+v: %s", missing, missing.Sentence())
	}
}

// F19: the spellings that the program knows of a place find it also where the outlines have only one.
func TestF19OldSpellingsOfKnownPlacesAreFound(t *testing.T) {
	o := outlinesOf(t, square("UA-09", `"name":"Luhansk Oblast"`, 1), square("UA-23", `"name":"Zaporizhzhia"`, 3))
	r := imported(t, o, "region,proposal,stance\nLugansk,A,shared\nЛуганская область,B,shared\nZaporozhye,A,shared\nЗапоріжжя,B,split\n", Mapping{})
	if r.Unmatched.Shown != 4 {
		t.Errorf("%+v", r.Unmatched)
	}
}

// F19: what a person accepts for a spelling is used.
func TestF19AnAcceptedSpellingIsShown(t *testing.T) {
	table := "region,proposal,stance\nThe frozen rock,A,shared\n"
	r := imported(t, isles(t), table, Mapping{})
	if r.Unmatched.Shown != 0 {
		t.Fatalf("%+v", r.Unmatched)
	}
	r = imported(t, isles(t), table, r.Mapping.WithRegion("The frozen rock", "north"))
	if r.Unmatched.Shown != 1 || stanceOf(r.Dataset, "a", "north") != "shared" {
		t.Errorf("%+v", r.Unmatched)
	}
}

func TestRegionsWithoutARowAndProposalsWithNearlyOneNameAreNamed(t *testing.T) {
	r := imported(t, isles(t), "region,proposal,stance\nnorth,The Geneva text,shared\nsouth,The Genva text,split\nnorth,Draft no. 1,shared\nnorth,Draft no. 2,split\n", Mapping{})
	if len(r.Unmatched.Silent) != 1 || r.Unmatched.Silent[0].ID != "east" {
		t.Errorf("silent: %v", r.Unmatched.Silent)
	}
	if want := []Alike{{"The Geneva text", "The Genva text"}}; !slices.Equal(r.Unmatched.Alike, want) {
		t.Errorf("alike: %v", r.Unmatched.Alike)
	}
	r = imported(t, isles(t), "region,proposal,stance\nnorth,The Geneva text,shared\nsouth,The Genva text,split\n", Mapping{Proposals: map[string]string{"The Genva text": "The Geneva text"}})
	if len(r.Dataset.Proposals) != 1 {
		t.Errorf("%v", r.Dataset.Proposals)
	}
}

// Rows in are rows shown and rows reported, for tables of every kind.
func TestRowsInAreRowsShownAndRowsReportedForRandomTables(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 19))
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	layouts := map[Layout]int{}
	for range 500 {
		var table strings.Builder
		regions := []string{"north", "North Isle", "south ", "ÖSTMARK", "Nоrth Isle", "Nort Isle", "Atlantis", "", "East"}
		stances := []string{"shared", "split", "Shared", "not mentioned", "?", "", "freeze_line", "other", "-", "автономія"}
		wide := random.IntN(3)
		switch wide {
		case 0:
			table.WriteString("region,proposal,stance,topic,source,quote,extent,date\n")
		case 1:
			table.WriteString("region,Plan A,Plan B,Plan C\n")
		case 2:
			table.WriteString("proposal,North Isle,South Isle,Eastern March\n")
		}
		for range 1 + random.IntN(20) {
			switch wide {
			case 0:
				cells := []string{pick(regions...), pick("A", "B", "a ", "", "Текст"), pick(stances...), pick("", "", "Land", "Prisoners"), pick("", "http://example.org/x", "Daily"), pick("", "so it says", strings.Repeat("word ", 30)), pick("", "whole", "part", "the north"), pick("", "25.04.2025", "someday")}
				table.WriteString(strings.Join(cells[:random.IntN(3)+6], ",") + "\n")
			case 1:
				table.WriteString(strings.Join([]string{pick(regions...), pick(stances...), pick(stances...), pick(stances...)}, ",") + "\n")
			case 2:
				table.WriteString(strings.Join([]string{pick("A", "B", "C", "", "D"), pick(stances...), pick(stances...), pick(stances...)}, ",") + "\n")
			}
		}
		m := Guess(Mapping{}, gridOf(t, table.String()), isles(t))
		layouts[m.Layout]++
		r := imported(t, isles(t), table.String(), m)
		if t.Failed() {
			t.Fatalf("with the table\n%s\nas %s: %v", table.String(), m.Layout, r.Report.Problems)
		}
	}
	for _, layout := range Layouts {
		if layouts[layout] < 50 {
			t.Errorf("only %d tables of the layout %s", layouts[layout], layout)
		}
	}
}

func TestLayoutsSayTheSame(t *testing.T) {
	want := map[[2]string]string{{"plan-a", "north"}: "shared", {"plan-a", "south"}: "split", {"plan-b", "north"}: data.NotAddressed, {"plan-b", "south"}: "shared"}
	for layout, table := range map[Layout]string{
		Long:          "area,plan,outcome\nNorth Isle,Plan A,shared\nSouth Isle,Plan A,split\nNorth Isle,Plan B,silent\nSouth Isle,Plan B,shared\n",
		RegionsDown:   "area,Plan A,Plan B\nNorth Isle,shared,silent\nSouth Isle,split,shared\n",
		ProposalsDown: "plan,North Isle,South Isle\nPlan A,shared,split\nPlan B,silent,shared\n",
	} {
		r := imported(t, isles(t), table, Mapping{})
		if r.Mapping.Layout != layout {
			t.Errorf("%s is taken for %s", layout, r.Mapping.Layout)
		}
		for cell, stance := range want {
			if got := stanceOf(r.Dataset, cell[0], cell[1]); got != stance {
				t.Errorf("%s: %v is %q, want %q", layout, cell, got, stance)
			}
		}
	}
}

// What a row says beside its stance comes out in its column, and what fits none is kept in the note.
func TestEverythingARowSaysIsKept(t *testing.T) {
	quote := strings.Repeat("long ", 25)
	r := imported(t, isles(t), "region,proposal,stance,extent,source,url,date,summary,quote,article,confidence,note,remarks\n"+
		"north,A,shared,part,Daily News,https://example.org/1,25.04.2025,It is shared.,so be it,Art. 3,high,first,second\n"+
		"south,A,split,the hills,Daily News,https://example.org/1,someday,,"+quote+",,fairly,,\n", Mapping{})
	d := r.Dataset
	a, b := d.Positions[0], d.Positions[1]
	source, _ := d.Source(a.Source)
	for what, pair := range map[string][2]string{
		"extent": {a.Extent, "named-part"}, "summary": {a.Summary, "It is shared."}, "quote": {a.Quote, "so be it"}, "language": {a.QuoteLanguage, "und"},
		"locator": {a.Locator, "Art. 3"}, "confidence": {a.Confidence, "high"}, "title of the source": {source.Title, "Daily News"}, "its address": {source.URL, "https://example.org/1"},
		"date of the proposal": {string(d.Proposals[0].PresentedOn), "2025-04-25"}, "notes": {a.Note, "note: first · remarks: second"},
		"what fits no column": {b.Note, "confidence: fairly · extent: the hills · quotation: " + strings.TrimSpace(quote) + " · date: someday"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
	if len(d.Sources) != 1 {
		t.Errorf("one source became %d", len(d.Sources))
	}
	if !slices.ContainsFunc(r.Report.Problems, func(p data.Problem) bool { return p.Place == "row 3" && strings.Contains(p.Message, "someday") }) {
		t.Errorf("the date is not reported: %v", r.Report.Problems)
	}
}

// A mapping without the columns that are needed gives no dataset, and says which they are and what there is.
func TestAMissingColumnIsNamed(t *testing.T) {
	r := imported(t, isles(t), "when,where\nMonday,home\nTuesday,work\n", Mapping{Layout: Long, Columns: []Column{{1, "when", Ignored}}})
	if r.Dataset != nil || r.Report.Errors() != 3 || !strings.Contains(r.Report.Err().Error(), `"when", "where"`) {
		t.Errorf("%v", r.Report.Problems)
	}
}

func TestNewStancesGetLooksOfTheReserveAndKnownOnesKeepTheirs(t *testing.T) {
	r := imported(t, isles(t), "region,proposal,stance\nnorth,A,freeze_line\nsouth,A,Shared rule\neast,A,Partition\n", Mapping{})
	known, _ := data.Bundled().Stance(data.TerritoryKind, "freeze_line")
	looks := map[string]bool{}
	for _, stance := range r.Dataset.Stances {
		look := stance.Colour.String() + stance.Pattern
		if len(stance.Colour) == 0 || looks[look] {
			t.Errorf("%s has the look %q of another", stance.Code, look)
		}
		looks[look] = true
	}
	if stance, _ := r.Dataset.Stance(data.TerritoryKind, "freeze_line"); stance.Colour.String() != known.Colour.String() {
		t.Errorf("a stance of ours has another look: %v", stance)
	}
}

// The dataset is written as a package and read again without a fault, and its outlines carry the ids.
func TestAnImportedTableIsAPackageLikeAny(t *testing.T) {
	o := outlinesOf(t, square("", `"CODE":"N;1","NAME":"North Isle"`, 1), square("", `"CODE":"S 1","NAME":"South Isle"`, 3), square("", `"CODE":"N;1","NAME":"North Isle"`, 7))
	r := imported(t, o, "region,proposal,stance\nNorth Isle,A,shared\nSouth Isle,A,split\n", Mapping{Outlines: Properties{ID: "CODE", Name: "NAME"}})
	files, err := r.Dataset.Package()
	if err != nil {
		t.Fatal(err)
	}
	var geometry string
	for _, file := range files {
		if file.Name == "regions.geojson" {
			geometry = string(file.Content)
		}
	}
	if !strings.Contains(geometry, `"id":"n-1"`) || !strings.Contains(geometry, `"id":"s-1"`) || strings.Count(geometry, `"Feature"`) != 2 || !strings.Contains(geometry, "MultiPolygon") {
		t.Errorf("the outlines are %s", geometry)
	}
}

func TestOutlinesInTheFormAreKeptByteForByte(t *testing.T) {
	o := isles(t)
	r := imported(t, o, "region,proposal,stance\nnorth,A,shared\n", Mapping{})
	if string(r.Dataset.Geometry) != string(o.Content) {
		t.Error("the file was written anew")
	}
}

// A table that has gained columns since its mapping was saved is read by the heads.
func TestAMappingFollowsTheHeads(t *testing.T) {
	m := Guess(Mapping{}, gridOf(t, "region,proposal,stance\nnorth,A,shared\n"), isles(t))
	r := imported(t, isles(t), "id,checked by,region,proposal,stance\n1,me,north,A,shared\n", m)
	if r.Unmatched.Shown != 1 || stanceOf(r.Dataset, "a", "north") != "shared" {
		t.Errorf("%+v", r.Unmatched)
	}
}

func TestTheFormOfTheFileIsPartOfTheMapping(t *testing.T) {
	m := Guess(Mapping{}, gridOf(t, "region;proposal;stance\nnorth;A;shared\n"), isles(t))
	if m.Form != (grid.Form{Encoding: "UTF-8", Delimiter: ";", HeadRow: 1}) {
		t.Errorf("%+v", m.Form)
	}
}
