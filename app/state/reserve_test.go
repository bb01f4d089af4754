package state

import (
	"fmt"
	"math"
	"testing"

	"stancemap/data"
	"stancemap/geo"
)

// withReserve is the scale of so many new stances beside some of the bundled ones.
func withReserve(t *testing.T, n int, bundled ...string) *Scale {
	t.Helper()
	var stances []data.Stance
	for _, code := range append(bundled, data.NotAddressed, data.NotFound) {
		stance, ok := data.Bundled().Stance(data.TerritoryKind, code)
		if !ok {
			t.Fatalf("there is no stance %s", code)
		}
		stances = append(stances, stance)
	}
	for i, look := range data.Reserve(stances, n) {
		stances = append(stances, data.Stance{Code: fmt.Sprintf("new_%d", i+1), Kind: data.TerritoryKind, Order: 100 + i, Weight: 3, Label: "New", Colour: look.Colour, Pattern: look.Pattern})
	}
	return ScaleOf(&data.Dataset{Stances: stances}, data.TerritoryKind, english(t))
}

// New stances follow the rules of the designed ones: seen on every ground, and told apart however colours are
// seen.
func TestLooksOfTheReserveFollowTheRulesOfTheScale(t *testing.T) {
	for name, s := range map[string]*Scale{
		"all of the reserve":     withReserve(t, data.ReserveSize),
		"beside stances of ours": withReserve(t, 24, "recognise", "recognise_de_facto", "freeze_line", "defer_to_talks", "withdraw_russia", "referendum", "other"),
	} {
		for _, theme := range Themes {
			t.Run(name+"/"+string(theme), func(t *testing.T) { followsTheRules(t, s, theme) })
		}
	}
}

func followsTheRules(t *testing.T, s *Scale, theme Theme) {
	text := 4.5
	if theme == HighContrast {
		text = 7
	}
	all := members(s)
	for i, a := range all {
		fill, ink := a.Colours(theme)
		atLeast(t, a.Key+": label text on the fill", Contrast(theme.Base().Text, fill), text)
		atLeast(t, a.Key+": outline on the fill", Contrast(theme.Base().Outline, fill), 3)
		if a.Fill(theme).Pattern.Kind != geo.None {
			atLeast(t, a.Key+": ink on the fill", Contrast(ink, fill), 3)
		}
		for _, b := range all[i+1:] {
			other, _ := b.Colours(theme)
			if p, q := a.Fill(theme).Pattern, b.Fill(theme).Pattern; p.Kind != q.Kind || p.Angle != q.Angle {
				continue
			}
			if designed(a) && designed(b) { // they have a test of their own
				continue
			}
			if apart := math.Abs(labOf(linearOf(fill)).L - labOf(linearOf(other)).L); apart < 10 {
				t.Errorf("%s and %s: the same pattern, and lightness apart by %.1f", a.Key, b.Key, apart)
			}
			for _, vision := range Visions[:4] {
				if apart := ciede2000(labOf(vision.of(linearOf(fill))), labOf(vision.of(linearOf(other)))); apart < 9 {
					t.Errorf("%s and %s: the same pattern, and colours apart by %.1f in %s vision", a.Key, b.Key, apart, vision)
				}
			}
		}
	}
}

func designed(e Entry) bool {
	_, ok := data.Bundled().Stance(data.TerritoryKind, e.Code)
	return ok || e.Code == NoSource
}

// The looks of one tier are equally heavy, so that none of the new stances seems the stronger one.
func TestLooksOfTheReserveAreEquallyHeavy(t *testing.T) {
	s := withReserve(t, data.ReserveSize)
	for _, theme := range Themes {
		for tier := range 2 {
			least, most := 100.0, 0.0
			for i := range data.ReserveSize / 2 {
				fill, _ := s.Entry(fmt.Sprintf("new_%d", tier*data.ReserveSize/2+i+1)).Colours(theme)
				light := labOf(linearOf(fill)).L
				least, most = min(least, light), max(most, light)
			}
			if most-least > 2 {
				t.Errorf("%s: the fills of tier %d are between %.1f and %.1f light", theme, tier+1, least, most)
			}
		}
	}
}
