package state

import (
	"encoding/json"
	"strings"
	"testing"

	"stancemap/data"
)

func TestTheSelectionIsCitedInEveryForm(t *testing.T) {
	s := opened(t)
	s.SelectRegion("crimea")
	view := s.View()
	for _, c := range []struct {
		format CitationFormat
		has    []string
	}{
		{PlainCitation, []string{"US draft, as published", "Crimea", "Recognition, de jure", "“US provides de jure recognition of Russian control of Crimea”", "Territory, first point",
			"European–Ukrainian text", "Deferred to talks", "https://censor.net/", view.Dataset.Info.Version, "June 2026"}},
		{BibTeX, []string{"@misc{censor-net-2025-04-25,", "url = {https://censor.net/"}},
		{RIS, []string{"TY  - ", "UR  - https://censor.net/", "ER  - "}},
		{CSLJSON, []string{`"id":"censor-net-2025-04-25"`}},
	} {
		got := view.Citation(c.format)
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", c.format, want, got)
			}
		}
	}
	var items []map[string]any
	if err := json.Unmarshal([]byte(view.Citation(CSLJSON)), &items); err != nil {
		t.Fatal(err)
	}
	seen := map[any]bool{}
	for _, item := range items {
		if seen[item["id"]] {
			t.Errorf("%v is cited twice", item["id"])
		}
		seen[item["id"]] = true
	}
	for _, p := range view.cited() {
		for _, id := range append(data.List{p.Source}, p.Also...) {
			if !seen[id] {
				t.Errorf("%s carries %s and is not cited", id, p.ID)
			}
		}
	}
}

func TestWithoutASelectionNothingIsCited(t *testing.T) {
	for _, format := range CitationFormats {
		if got := opened(t).View().Citation(format); got != "" {
			t.Errorf("%s: %q", format, got)
		}
	}
}

func TestTheDescriptionSaysWhatTheMapsShow(t *testing.T) {
	s := opened(t)
	got := s.View().Description()
	for _, want := range []string{"US draft, as published", "17 April 2025", "Crimea: recognition, de jure", "WION", "Reuters, 25 Apr 2025, as carried by", "implies no opinion", "June 2026"} {
		if !strings.Contains(got, want) {
			t.Errorf("the description lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Only ") {
		t.Errorf("nothing is filtered, and the description says:\n%s", got)
	}
	s.FilterEntry("recognise_de_jure")
	if got := s.View().Description(); !strings.Contains(got, "Only Recognition, de jure.") {
		t.Errorf("the description does not say the filter:\n%s", got)
	}
}
