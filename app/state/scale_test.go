package state

import (
	"encoding/json"
	"fmt"
	"image/color"
	"math"
	"os"
	"testing"

	"stancemap/app/words"
	"stancemap/data"
	"stancemap/geo"
)

func english(t testing.TB) words.Words {
	t.Helper()
	w, notice := words.New("en")
	if notice != "" {
		t.Fatal(notice)
	}
	return w
}

// scales are the scales of the program: two from the bundled stances, one of the classes of difference.
func scales(t testing.TB) map[string]*Scale {
	t.Helper()
	w := english(t)
	return map[string]*Scale{
		"territory":  ScaleOf(data.Bundled(), data.TerritoryKind, w),
		"topic":      ScaleOf(data.Bundled(), data.OtherKind, w),
		"difference": DifferenceScale(w),
	}
}

// members are the entries of a scale but for those of a part, which have the look of the whole under stripes.
func members(s *Scale) []Entry {
	var whole []Entry
	for _, entry := range s.Entries {
		if !entry.Part {
			whole = append(whole, entry)
		}
	}
	return whole
}

// perThemeAndScale runs a test for each theme with each scale.
func perThemeAndScale(t *testing.T, test func(t *testing.T, theme Theme, s *Scale)) {
	t.Helper()
	for _, theme := range Themes {
		for name, scale := range scales(t) {
			t.Run(string(theme)+"/"+name, func(t *testing.T) { test(t, theme, scale) })
		}
	}
}

func TestLabelsOutlinesAndInkAreSeenOnEveryFill(t *testing.T) {
	perThemeAndScale(t, func(t *testing.T, theme Theme, s *Scale) {
		base := theme.Base()
		text := 4.5
		if theme == HighContrast {
			text = 7
		}
		for _, entry := range members(s) {
			fill, ink := entry.Colours(theme)
			atLeast(t, entry.Key+": label text on the fill", Contrast(base.Text, fill), text)
			atLeast(t, entry.Key+": outline on the fill", Contrast(base.Outline, fill), 3)
			if entry.Fill(theme).Pattern.Kind != geo.None {
				atLeast(t, entry.Key+": ink on the fill", Contrast(ink, fill), 3)
			}
		}
	})
}

func TestOutlinesAreSeenOnTheBaseMap(t *testing.T) {
	for _, theme := range Themes {
		base := theme.Base()
		for name, ground := range map[string]color.NRGBA{"sea": base.Sea, "land": base.Land, "other land": base.OtherLand} {
			atLeast(t, fmt.Sprintf("%s: outline on %s", theme, name), Contrast(base.Outline, ground), 3)
		}
	}
}

func atLeast(t *testing.T, what string, got, least float64) {
	t.Helper()
	if got < least {
		t.Errorf("%s: contrast %.2f, at least %.1f is wanted", what, got, least)
	}
}

// Two members differ by their pattern, or by lightness and colour, however the colours are seen.
func TestEveryPairOfMembersIsToldApart(t *testing.T) {
	pairs := 0
	perThemeAndScale(t, func(t *testing.T, theme Theme, s *Scale) {
		all := members(s)
		for i, a := range all {
			for _, b := range all[i+1:] {
				pairs++
				if p, q := a.Fill(theme).Pattern, b.Fill(theme).Pattern; p.Kind != q.Kind || p.Angle != q.Angle {
					continue
				}
				fillA, _ := a.Colours(theme)
				fillB, _ := b.Colours(theme)
				if apart := math.Abs(labOf(linearOf(fillA)).L - labOf(linearOf(fillB)).L); apart < 10 {
					t.Errorf("%s and %s: the same pattern, and lightness apart by %.1f", a.Key, b.Key, apart)
				}
				for _, vision := range Visions[:4] { // greyscale is the difference in lightness above
					if apart := ciede2000(labOf(vision.of(linearOf(fillA))), labOf(vision.of(linearOf(fillB)))); apart < 9 {
						t.Errorf("%s and %s: the same pattern, and colours apart by %.1f in %s vision", a.Key, b.Key, apart, vision)
					}
				}
			}
		}
	})
	if pairs != 795 {
		t.Errorf("%d pairs were held against each other, want 795: 19, 12 and 8 members in three themes", pairs)
	}
}

// No side is painted heavier: the mean lightness of fill and ink together is the same for opposites.
func TestOppositesHaveTheSameMeanLightness(t *testing.T) {
	opposites := map[string][][]string{
		"territory":  {{"recognise_de_jure", "no_recognition", "withdraw_ukraine", "withdraw_russia", "restore_to_ukraine"}},
		"topic":      {{"require", "prohibit"}, {"provide", "limit"}},
		"difference": {{"only_first", "only_second"}},
	}
	for _, theme := range Themes {
		for scale, groups := range opposites {
			for _, group := range groups {
				for _, a := range group {
					for _, b := range group {
						lightA, lightB := meanLightness(scales(t)[scale].Entry(a), theme), meanLightness(scales(t)[scale].Entry(b), theme)
						if math.Abs(lightA-lightB) > 2 {
							t.Errorf("%s: %s has the mean lightness %.1f, %s %.1f", theme, a, lightA, b, lightB)
						}
					}
				}
			}
		}
	}
}

func meanLightness(e Entry, theme Theme) float64 {
	fill, ink := e.Colours(theme)
	share := e.Fill(theme).Pattern.Coverage()
	return lightness((1-share)*Luminance(fill) + share*Luminance(ink))
}

// Opposites on one axis are mirrored mark for mark.
func TestOppositesAreMirrored(t *testing.T) {
	for _, theme := range Themes {
		for _, pair := range [][2]string{{"recognise_de_jure", "no_recognition"}, {"withdraw_ukraine", "withdraw_russia"}} {
			s := scales(t)["territory"]
			a, b := s.Entry(pair[0]), s.Entry(pair[1])
			p, q := a.Fill(theme).Pattern, b.Fill(theme).Pattern
			if p.Kind != q.Kind || p.Spacing != q.Spacing || p.Width != q.Width || p.Length != q.Length || p.Angle+q.Angle != 180 || a.Weight != b.Weight {
				t.Errorf("%s: %s is %+v of weight %d, %s is %+v of weight %d", theme, a.Key, p, a.Weight, b.Key, q, b.Weight)
			}
		}
	}
}

// swatch is a member as the palette of the design gives it.
type swatch struct {
	Fill    string
	Ink     *string
	Pattern struct {
		Kind                          string
		Angle, Spacing, Width, Length float64
	}
	Weight int
}

func TestColoursAndPatternsAreThoseOfTheDesign(t *testing.T) {
	content, err := os.ReadFile("testdata/palette.json")
	if err != nil {
		t.Fatal(err)
	}
	var palette map[string]map[string]json.RawMessage
	if err := json.Unmarshal(content, &palette); err != nil {
		t.Fatal(err)
	}
	names := map[Theme]string{Light: "light", Dark: "dark", HighContrast: "contrast"}
	perThemeAndScale(t, func(t *testing.T, theme Theme, s *Scale) {
		scale := map[string]string{data.TerritoryKind: "territory", data.OtherKind: "topic", DifferenceKind: "difference"}[s.Kind]
		var want map[string]swatch
		if err := json.Unmarshal(palette[names[theme]][scale], &want); err != nil {
			t.Fatal(err)
		}
		if len(want) != len(members(s)) {
			t.Errorf("%d members, the design has %d", len(members(s)), len(want))
		}
		for _, entry := range members(s) {
			designed, exists := want[entry.Code]
			if !exists {
				designed, exists = want["topic_"+entry.Code]
			}
			if !exists {
				t.Errorf("%s is not in the design", entry.Code)
				continue
			}
			sameAsDesigned(t, entry, theme, designed)
		}
	})
	for theme, name := range names {
		var base map[string]string
		if err := json.Unmarshal(palette[name]["base"], &base); err != nil {
			t.Fatal(err)
		}
		b := theme.Base()
		for part, got := range map[string]color.NRGBA{"sea": b.Sea, "lake": b.Lake, "land": b.Land, "other": b.OtherLand, "paper": b.Paper, "text": b.Text, "outline": b.Outline, "coast": b.Coast, "border": b.Border, "oblast": b.Oblast, "river": b.River} {
			if hexOf(got) != base[part] {
				t.Errorf("%s: %s is %s, the design has %s", theme, part, hexOf(got), base[part])
			}
		}
	}
}

func sameAsDesigned(t *testing.T, entry Entry, theme Theme, designed swatch) {
	t.Helper()
	fill, ink := entry.Colours(theme)
	if hexOf(fill) != designed.Fill {
		t.Errorf("%s: the fill is %s, the design has %s", entry.Key, hexOf(fill), designed.Fill)
	}
	if designed.Ink != nil && hexOf(ink) != *designed.Ink {
		t.Errorf("%s: the ink is %s, the design has %s", entry.Key, hexOf(ink), *designed.Ink)
	}
	kind := designed.Pattern.Kind
	if kind == "none" {
		kind = "plain"
	}
	want := geo.Pattern{Kind: patternKinds[kind], Angle: designed.Pattern.Angle, Spacing: designed.Pattern.Spacing, Width: designed.Pattern.Width, Length: designed.Pattern.Length}
	if theme == HighContrast {
		want = want.HighContrast()
	}
	if got := entry.Fill(theme).Pattern; got != want {
		t.Errorf("%s: the pattern is %+v, the design has %+v", entry.Key, got, want)
	}
	if entry.Weight != designed.Weight {
		t.Errorf("%s weighs %d, the design has %d", entry.Key, entry.Weight, designed.Weight)
	}
}

// Stripes get edges where the ground would hardly be seen through them.
func TestAPartIsStripesOfTheGround(t *testing.T) {
	edged := map[Theme][]string{
		Light:        {"freeze_line", "defer_to_talks", "general_principle", "renounce_force", "other", "special_administration", "referendum"},
		Dark:         {"freeze_line", "defer_to_talks", "general_principle", "renounce_force", "other"},
		HighContrast: nil, // all
	}
	for theme, codes := range edged {
		for _, entry := range scales(t)["territory"].Entries {
			stripes := entry.Fill(theme).Stripes
			if !entry.Part {
				if stripes != (geo.Stripes{}) {
					t.Errorf("%s, %s: stripes on a whole region", theme, entry.Key)
				}
				continue
			}
			if stripes.Color != theme.Base().Land || stripes.Period != 12 || stripes.Width != 4.5 {
				t.Errorf("%s, %s: the stripes are %+v", theme, entry.Key, stripes)
			}
			want := theme == HighContrast
			for _, code := range codes {
				want = want || code == entry.Code
			}
			if got := stripes.EdgeWidth > 0; got != want {
				t.Errorf("%s, %s: edges %v, want %v", theme, entry.Key, got, want)
			}
			if theme == HighContrast && stripes.Edge != (color.NRGBA{A: 255}) {
				t.Errorf("%s: the edges are %v, want black", entry.Key, stripes.Edge)
			}
		}
	}
}

func TestAPositionIsPaintedByStanceAndExtent(t *testing.T) {
	cases := []struct{ stance, extent, want string }{
		{"recognise_de_facto", "controlled-part", "recognise_de_facto+part"},
		{"recognise_de_facto", "remaining-part", "recognise_de_facto+part"},
		{"recognise_de_facto", "named-part", "recognise_de_facto+part"},
		{"recognise_de_facto", "whole", "recognise_de_facto"},
		{"recognise_de_facto", "unspecified", "recognise_de_facto"},
		{"recognise_de_facto", "", "recognise_de_facto"},
		{"not_addressed", "controlled-part", "not_addressed"},
	}
	for _, c := range cases {
		if got := KeyOf(data.Position{Claim: data.Claim{Stance: c.stance, Extent: c.extent}}); got != c.want {
			t.Errorf("%s of %q is painted by %s, want %s", c.stance, c.extent, got, c.want)
		}
	}
	s := scales(t)["territory"]
	if s.Entry("weather").Key != NoSource || scales(t)["difference"].Entry(NoSource).Key != string(data.NoSourceRead) {
		t.Error("an unknown key is not painted as no source read")
	}
}

// A dataset of a user may give one colour, or none: every theme has a look all the same.
func TestThemesThatADatasetLeavesOutAreDerived(t *testing.T) {
	d := &data.Dataset{Stances: []data.Stance{
		{Code: "one", Kind: "territory", Weight: 6, Colour: data.ParseList("#C48651"), Pattern: "lines 45 8/1.5"},
		{Code: "none", Kind: "territory", Weight: 3, Pattern: "dots 0 8/1.8"},
		{Code: "heavy", Kind: "territory", Weight: 99},
	}}
	s := ScaleOf(d, "territory", english(t))
	for _, theme := range Themes {
		for _, code := range []string{"one", "none", "heavy"} {
			fill, ink := s.Entry(code).Colours(theme)
			if fill.A != 255 {
				t.Errorf("%s, %s: the fill is %v", theme, code, fill)
			}
			atLeast(t, fmt.Sprintf("%s, %s: label text", theme, code), Contrast(theme.Base().Text, fill), 4.5)
			if code != "heavy" {
				atLeast(t, fmt.Sprintf("%s, %s: ink", theme, code), Contrast(ink, fill), 2)
			}
		}
	}
	if fill, _ := s.Entry("one").Colours(Light); hexOf(fill) != "#C48651" {
		t.Errorf("the colour given is not used: %s", hexOf(fill))
	}
}

// Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula", 2005, table 1, pairs 1 and 25.
func TestCIEDE2000AgreesWithItsPublishedPairs(t *testing.T) {
	pairs := []struct {
		a, b lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
	}
	for _, pair := range pairs {
		if got := ciede2000(pair.a, pair.b); math.Abs(got-pair.want) > 0.00005 {
			t.Errorf("%v and %v: %.4f, want %.4f", pair.a, pair.b, got, pair.want)
		}
	}
}

func TestContrastAgreesWithTheGuidelines(t *testing.T) {
	white, black, grey := hex("#FFFFFF"), hex("#000000"), hex("#767676")
	for name, got := range map[string][2]float64{"black on white": {Contrast(black, white), 21}, "white on white": {Contrast(white, white), 1}, "#767676 on white": {Contrast(grey, white), 4.54}} {
		if math.Abs(got[0]-got[1]) > 0.01 {
			t.Errorf("%s: %.3f, want %.2f", name, got[0], got[1])
		}
	}
}
