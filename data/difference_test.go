package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// claims reads parts written as "stance extent object by_whom terms", "-" for a field that is empty and parts
// separated by "+"; what follows the stance may be left out.
func claims(t testing.TB, text string) []Position {
	t.Helper()
	var parts []Position
	if text == "" {
		return nil
	}
	for i, part := range strings.Split(text, "+") {
		words := append(strings.Fields(part), "-", "-", "-", "-")
		for j, word := range words {
			if word == "-" {
				words[j] = ""
			}
		}
		claim := Claim{Stance: words[0], Extent: words[1], Object: words[2], ByWhom: ParseList(words[3]), Terms: words[4]}
		parts = append(parts, Position{Part: i + 1, Claim: claim})
	}
	return parts
}

// told is a dataset of one proposal, one topic and no region that each reading tells as its claims say.
func told(t testing.TB, readings ...string) *Dataset {
	t.Helper()
	d := &Dataset{Topics: []Topic{{ID: "ceasefire", Kind: OtherKind}}, Proposals: []Proposal{{ID: "plan"}}}
	for i, said := range readings {
		reading := fmt.Sprintf("reading-%d", i+1)
		d.Readings = append(d.Readings, Reading{ID: reading, Order: i + 1})
		for _, p := range claims(t, said) {
			p.Cell = Cell{"plan", "ceasefire", "", reading}
			d.Positions = append(d.Positions, p)
		}
	}
	d.arrange()
	return d
}

func TestEveryClassOfDifferenceFollowsFromTheParts(t *testing.T) {
	cases := []struct {
		name, first, second string
		want                Class
	}{
		{"equal in everything", "recognise whole control us a", "recognise whole control us a", Same},
		{"equal, the actors in another order", "require - - us;russia", "require - - russia;us", Same},
		{"equal in two parts", "withdraw_ukraine+freeze_line", "withdraw_ukraine+freeze_line", Same},
		{"the stance equal, the extent not", "recognise whole", "recognise controlled-part", SameStanceOtherTerms},
		{"the stance equal, the object not", "recognise - control", "recognise - annexation", SameStanceOtherTerms},
		{"the stance equal, by whom not", "recognise - - us", "recognise - - international", SameStanceOtherTerms},
		{"the stance equal, the terms not", "provide - - - robust", "provide - - - article-5-like", SameStanceOtherTerms},
		{"the stance equal, one says more", "provide", "provide - - us", SameStanceOtherTerms},
		{"both equal in stance, the second part in terms not", "require+provide - - - a", "require+provide - - - b", SameStanceOtherTerms},
		{"other stances", "recognise_de_jure", "recognise_de_facto", Differ},
		{"one has a part more", "withdraw_ukraine+freeze_line", "withdraw_ukraine", Differ},
		{"the same stances, in another order", "withdraw_ukraine+freeze_line", "freeze_line+withdraw_ukraine", Differ},
		{"both defer, one with a part more", "defer_to_talks+renounce_force", "defer_to_talks", Differ},
		{"the second defers", "recognise_de_jure", "defer_to_talks", OneDefers},
		{"the first defers", "defer", "require", OneDefers},
		{"one defers only in its second part", "freeze_line+defer_to_talks", "no_recognition", Differ},
		{"only the first speaks", "require", "not_addressed", OnlyFirst},
		{"only the first speaks, the other was read in part", "require", "not_found", OnlyFirst},
		{"only the second speaks", "not_addressed", "state", OnlySecond},
		{"neither speaks", "not_addressed", "not_addressed", Neither},
		{"neither speaks, for two reasons", "not_addressed", "not_found", Neither},
		{"of the first no source was read", "", "require", NoSourceRead},
		{"of the second no source was read", "not_addressed", "", NoSourceRead},
		{"of neither a source was read", "", "", NoSourceRead},
	}
	seen := map[Class]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := ClassOf(claims(t, c.first), claims(t, c.second)); got != c.want {
				t.Errorf("%q and %q are %s, want %s", c.first, c.second, got, c.want)
			}
			if got := ClassOf(claims(t, c.second), claims(t, c.first)); got != mirrored(c.want) {
				t.Errorf("the other way round they are %s, want %s", got, mirrored(c.want))
			}
		})
		seen[c.want] = true
	}
	for _, class := range Classes {
		if !seen[class] {
			t.Errorf("no case for %s", class)
		}
	}
}

func mirrored(class Class) Class {
	switch class {
	case OnlyFirst:
		return OnlySecond
	case OnlySecond:
		return OnlyFirst
	}
	return class
}

func TestReadingsDisagreeOnlyWhereEachSaysWhatTheOtherDoesNot(t *testing.T) {
	cases := []struct {
		name     string
		readings []string
		want     []string // the readings that disagree, by number
	}{
		{"one account alone", []string{"require"}, nil},
		{"equal", []string{"require - - us", "require - - us"}, nil},
		{"another stance", []string{"recognise_de_jure", "recognise_de_facto"}, []string{"reading-1", "reading-2"}},
		{"another extent", []string{"recognise whole", "recognise controlled-part"}, []string{"reading-1", "reading-2"}},
		{"another object", []string{"recognise - control", "recognise - annexation"}, []string{"reading-1", "reading-2"}},
		{"other actors", []string{"require - - us", "require - - europe"}, []string{"reading-1", "reading-2"}},
		{"the same actors in another order", []string{"require - - us;europe", "require - - europe;us"}, nil},
		{"other terms are no contradiction", []string{"provide - - - robust", "provide - - - article-5-like"}, nil},
		{"silence contradicts nothing", []string{"require", "not_addressed"}, nil},
		{"not found contradicts nothing", []string{"require", "not_found"}, nil},
		{"no account contradicts nothing", []string{"require", ""}, nil},
		{"two silences", []string{"not_addressed", "not_found"}, nil},
		{"an extent left out contradicts nothing", []string{"recognise whole", "recognise"}, nil},
		{"an object left out contradicts nothing", []string{"recognise - control", "recognise"}, nil},
		{"actors left out contradict nothing", []string{"require - - us", "require"}, nil},
		{"fewer parts contradict nothing", []string{"withdraw_ukraine+freeze_line", "withdraw_ukraine"}, nil},
		{"the same parts in another order", []string{"withdraw_ukraine+withdraw_russia", "withdraw_russia+withdraw_ukraine"}, nil},
		{"a part in common does not reconcile the others", []string{"withdraw_ukraine+freeze_line", "withdraw_ukraine+referendum"}, []string{"reading-1", "reading-2"}},
		{"the third agrees with the first", []string{"require", "prohibit", "require"}, []string{"reading-1", "reading-2", "reading-3"}},
		{"the third is silent", []string{"require", "prohibit", "not_addressed"}, []string{"reading-1", "reading-2"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := told(t, c.readings...)
			got := d.Disagreeing("plan", "ceasefire", "")
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: %q disagree, want %q", c.readings, got, c.want)
			}
			if d.ReadingsDisagree("plan", "ceasefire", "") != (len(c.want) > 0) {
				t.Errorf("%q: ReadingsDisagree says otherwise than Disagreeing", c.readings)
			}
		})
	}
}

// Of three readings the third may agree with one and contradict the other.
func TestAReadingIsContradictedOnlyByThoseThatTellItOtherwise(t *testing.T) {
	d := told(t, "require", "prohibit", "require")
	for reading, want := range map[string][]string{
		"reading-1": {"reading-2"},
		"reading-2": {"reading-1", "reading-3"},
		"reading-3": {"reading-2"},
		"reading-4": nil,
	} {
		if got := d.Contradicting(Cell{"plan", "ceasefire", "", reading}); !slices.Equal(got, want) {
			t.Errorf("%s is contradicted by %q, want %q", reading, got, want)
		}
	}
}

// Territory is compared in every region; other topics where either account speaks of a region, or of none.
func TestComparisonGoesThroughTopicsAndRegionsInOrder(t *testing.T) {
	first, second := AccountID{"a", "primary"}, AccountID{"b", "primary"}
	d := &Dataset{
		Topics:    []Topic{{ID: "plant", Order: 3, Kind: OtherKind}, {ID: "territory", Order: 1, Kind: TerritoryKind}, {ID: "ceasefire", Order: 2, Kind: OtherKind}, {ID: "amnesty", Order: 4, Kind: OtherKind}},
		Regions:   []Region{{ID: "south", Order: 2}, {ID: "north", Order: 1}},
		Proposals: []Proposal{{ID: "a"}, {ID: "b"}},
		Readings:  []Reading{{ID: "primary"}, {ID: "told"}},
	}
	put := func(proposal, topic, region, reading, stance string) {
		d.Positions = append(d.Positions, Position{Cell: Cell{proposal, topic, region, reading}, Part: 1, Claim: Claim{Stance: stance}})
	}
	put("a", "territory", "north", "primary", "recognise")
	put("a", "territory", "north", "told", "withdraw_russia")
	put("b", "territory", "north", "primary", "defer_to_talks")
	put("a", "ceasefire", "", "primary", "require")
	put("b", "ceasefire", "", "primary", "require")
	put("b", "plant", "south", "primary", "provide")
	d.arrange()
	var got []string
	for _, x := range d.Compare(first, second) {
		got = append(got, fmt.Sprint(x.Topic, "/", x.Region, " ", x.Class, " ", x.Disagree))
	}
	want := []string{"territory/north one_defers true", "territory/south no_source_read false", "ceasefire/ same false", "plant/south no_source_read false"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
