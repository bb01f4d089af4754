package basemap_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/paulmach/orb"
)

var inThreeLanguages = []string{"name_en", "name_uk", "name_ru", "aliases"}

// properties are what each layer's features carry, and what painting relies on.
var properties = map[string][]string{
	"regions":        {"name_en", "iso_3166_2"},
	"ukraine":        inThreeLanguages,
	"oblasts":        append([]string{"short_en", "short_uk", "short_ru", "region", "rank", "label_lon", "label_lat"}, inThreeLanguages...),
	"countries":      append([]string{"rank", "label_lon", "label_lat"}, inThreeLanguages...),
	"borders":        {"between", "status"},
	"oblast-borders": {"between"},
	"coast":          {},
	"lakes":          inThreeLanguages,
	"rivers":         {},
	"towns":          append([]string{"rank", "country", "unit", "region", "capital", "centre", "show"}, inThreeLanguages...),
	"waters":         append([]string{"kind", "rank", "show", "note"}, inThreeLanguages...),
	"points":         append([]string{"kind", "rank", "unit", "region", "topic", "note"}, inThreeLanguages...),
	"world":          {},
	"world-coast":    {},
	"world-lakes":    {},
}

// optional are present only where there is something to say.
var optional = map[string][]string{
	"rivers": inThreeLanguages,
	"towns":  {"population", "renaming", "renaming_note", "defacto_en", "defacto_ru"},
}

func TestLayersCarryTheirPropertiesAndNoOthers(t *testing.T) {
	for name, want := range properties {
		for _, f := range read(t, name) {
			for _, property := range want {
				if _, present := f.properties[property]; !present {
					t.Errorf("%s %s: no %s", name, f.id, property)
				}
			}
			for property := range f.properties {
				if !slices.Contains(want, property) && !slices.Contains(optional[name], property) {
					t.Errorf("%s %s: %s is not among the layer's properties", name, f.id, property)
				}
			}
		}
	}
}

func TestEveryNamedPlaceHasThreeNames(t *testing.T) {
	for name, want := range properties {
		if !slices.Contains(want, "name_uk") {
			continue
		}
		for _, f := range read(t, name) {
			for _, property := range []string{"name_en", "name_uk", "name_ru"} {
				if strings.TrimSpace(f.text(property)) == "" {
					t.Errorf("%s %s: %s is empty", name, f.id, property)
				}
			}
		}
	}
}

func TestNamesKeepToTheirAlphabet(t *testing.T) {
	const onlyRussian, onlyUkrainian = "ыэёъЫЭЁЪ", "іїєґІЇЄҐ"
	for name := range properties {
		for _, f := range read(t, name) {
			for property, value := range f.properties {
				text, _ := value.(string)
				uk, ru := strings.HasSuffix(property, "_uk"), strings.HasSuffix(property, "_ru")
				switch {
				case strings.HasSuffix(property, "_en") && hasLetterOf(unicode.Cyrillic, text):
					t.Errorf("%s %s: Cyrillic in %s %q", name, f.id, property, text)
				case (uk || ru) && hasLetterOf(unicode.Latin, text):
					t.Errorf("%s %s: Latin in %s %q", name, f.id, property, text)
				case uk && strings.ContainsAny(text, onlyRussian), ru && strings.ContainsAny(text, onlyUkrainian):
					t.Errorf("%s %s: another language's letter in %s %q", name, f.id, property, text)
				}
			}
		}
	}
}

func hasLetterOf(script *unicode.RangeTable, text string) bool {
	return strings.ContainsFunc(text, func(letter rune) bool { return unicode.Is(script, letter) })
}

func TestTheUnitsOfUkraineAreTwentySeven(t *testing.T) {
	codes := map[string]bool{}
	for _, f := range read(t, "oblasts") {
		codes[f.id] = true
	}
	if len(codes) != 27 || !codes["UA-43"] || !codes["UA-40"] || !codes["UA-30"] {
		t.Errorf("%d units: %v", len(codes), slices.Sorted(maps.Keys(codes)))
	}
}

func TestEveryUnitOfUkraineHasACentre(t *testing.T) {
	centres := map[string]string{}
	for _, town := range read(t, "towns") {
		if town.text("country") != "UA" || (town.properties["centre"] != true && town.properties["capital"] != true) {
			continue
		}
		if other, twice := centres[town.text("unit")]; twice {
			t.Errorf("%s: both %s and %s", town.text("unit"), other, town.text("name_en"))
		}
		centres[town.text("unit")] = town.text("name_en")
	}
	// Kyiv Oblast is seated in the city of Kyiv, a unit of its own.
	if len(centres) != 26 || centres["UA-43"] != "Simferopol" || centres["UA-30"] != "Kyiv" || centres["UA-32"] != "" {
		t.Errorf("%d centres: %v", len(centres), centres)
	}
}

func TestCapitalsAreInTheirCountries(t *testing.T) {
	countries := read(t, "countries")
	capitals := 0
	for _, town := range read(t, "towns") {
		if town.properties["capital"] != true {
			continue
		}
		capitals++
		if got := at(countries, town.geometry.(orb.Point)); !slices.Equal(got, []string{town.text("country")}) {
			t.Errorf("%s is in %v", town.text("name_en"), got)
		}
	}
	if capitals < 20 {
		t.Errorf("only %d capitals", capitals)
	}
}

func TestOnlyTheLineBetweenSerbiaAndKosovoIsMarkedDisputed(t *testing.T) {
	for _, border := range read(t, "borders") {
		want := "international"
		if border.id == "RS-XK" {
			want = "disputed"
		}
		if got := border.text("status"); got != want {
			t.Errorf("%s: %q, want %q", border.id, got, want)
		}
	}
	read(t, "borders").feature(t, "RS-XK")
}

// A label is shown where the map draws the water it names.
func TestWatersAreShownWhereTheyAreDrawn(t *testing.T) {
	waters := read(t, "waters")
	for id, want := range map[string]bool{
		"black-sea": true, "sea-of-azov": true, "dnipro": true, "kremenchuk-reservoir": true,
		"sivash": false, "southern-bug": false, "kakhovka-reservoir": false,
	} {
		if got := waters.feature(t, id).properties["show"]; got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
}

func TestEveryLayerHasASource(t *testing.T) {
	bytes, err := os.ReadFile("sources.json")
	if err != nil {
		t.Fatal(err)
	}
	var sources []struct {
		ID, Title, Publisher, Licence, Version string
		Layers                                 []string
	}
	if err := json.Unmarshal(bytes, &sources); err != nil {
		t.Fatal(err)
	}
	sourced := map[string]bool{}
	for _, source := range sources {
		if source.Title == "" || source.Publisher == "" || source.Licence == "" || source.Version == "" {
			t.Errorf("%s is not whole", source.ID)
		}
		for _, layer := range source.Layers {
			if _, known := properties[layer]; !known {
				t.Errorf("%s: no layer %q", source.ID, layer)
			}
			sourced[layer] = true
		}
	}
	for layer := range properties {
		if !sourced[layer] {
			t.Errorf("%s has no source", layer)
		}
	}
}

func TestEveryFileIsAKnownLayer(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name, isLayer := strings.CutSuffix(entry.Name(), ".geojson")
		if _, known := properties[name]; isLayer && !known {
			t.Errorf("%s is not among the layers", entry.Name())
		}
	}
}
