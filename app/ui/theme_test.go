package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
)

func themed(theme state.Theme, name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(compact{theme}.Color(name, 0)).(color.NRGBA)
}

func TestTheThemesHaveTheirColours(t *testing.T) {
	for name, want := range map[fyne.ThemeColorName][3]string{
		theme.ColorNameBackground:          {"f4f3f0ff", "1f2327ff", "ffffffff"},
		theme.ColorNameForeground:          {"16191bff", "eceeefff", "000000ff"},
		theme.ColorNamePrimary:             {"1b5468ff", "86bbcdff", "003b4fff"},
		theme.ColorNameForegroundOnPrimary: {"ffffffff", "0e1418ff", "ffffffff"},
		theme.ColorNameSelection:           {"dce8ecff", "233a43ff", "d5e4eaff"},
		theme.ColorNameSeparator:           {"dad7d1ff", "33393eff", "000000ff"},
		theme.ColorNameInputBorder:         {"8f8c85ff", "727b81ff", "000000ff"},
		theme.ColorNameHover:               {"16191b0f", "ffffff14", "0000001a"},
		theme.ColorNamePressed:             {"16191b1f", "ffffff24", "0000002e"},
		theme.ColorNameError:               {"8a3b12ff", "e0a07aff", "000000ff"},
		colorPaper:                         {"ffffffff", "181b1eff", "ffffffff"},
		colorMuted:                         {"5a6268ff", "a6aeb3ff", "000000ff"},
		colorControlLine:                   {"c3bfb7ff", "4a5157ff", "000000ff"},
	} {
		for i, each := range state.Themes {
			if got := hexOf(themed(each, name)); got != want[i] {
				t.Errorf("%s, %s: %s, want %s", each, name, got, want[i])
			}
		}
	}
}

// A dialog has no line around it: what tells it from the window is the veil over the window.
func TestADialogStandsOutFromTheWindow(t *testing.T) {
	for _, each := range state.Themes {
		veil, dialog := themed(each, theme.ColorNameShadow), themed(each, theme.ColorNameOverlayBackground)
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, colorPaper} {
			under := themed(each, ground)
			dimmed := func(channel uint8) uint8 { return uint8(int(channel) * (255 - int(veil.A)) / 255) }
			under = color.NRGBA{R: dimmed(under.R), G: dimmed(under.G), B: dimmed(under.B), A: 255}
			if contrast := state.Contrast(under, dialog); contrast < 1.2 {
				t.Errorf("%s: a dialog on %s has a contrast of %.2f", each, ground, contrast)
			}
		}
	}
}

func hexOf(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	var text []byte
	for _, channel := range []uint8{c.R, c.G, c.B, c.A} {
		text = append(text, digits[channel>>4], digits[channel&15])
	}
	return string(text)
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, colorPaper, theme.ColorNameOverlayBackground, theme.ColorNameSelection, theme.ColorNameFocus, theme.ColorNameButton}
	for _, each := range state.Themes {
		least := 4.5
		if each == state.HighContrast {
			least = 7
		}
		check := func(text, ground fyne.ThemeColorName) {
			if contrast := state.Contrast(themed(each, text), themed(each, ground)); contrast < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", each, text, ground, contrast, least)
			}
		}
		for _, ground := range grounds {
			check(theme.ColorNameForeground, ground)
			check(colorMuted, ground)
			check(theme.ColorNameHyperlink, ground)
		}
		check(theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary)
		check(theme.ColorNameError, theme.ColorNameBackground)
	}
}

func TestFocusAndInputBordersStandOut(t *testing.T) {
	for _, each := range state.Themes {
		for _, name := range []fyne.ThemeColorName{theme.ColorNamePrimary, theme.ColorNameInputBorder} {
			if contrast := state.Contrast(themed(each, name), themed(each, theme.ColorNameBackground)); contrast < 3 {
				t.Errorf("%s: %s on bars has a contrast of %.2f, want 3", each, name, contrast)
			}
		}
	}
}

func TestControlsAre28High(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(compact{state.Light})
	if height := newButton(&keyboard{}, "Export", nil).MinSize().Height; height != controlHeight {
		t.Errorf("a button is %v high", height)
	}
	if height := newSegments(&keyboard{}, true, nil).MinSize().Height; height != controlHeight {
		t.Errorf("a switch is %v high", height)
	}
	for name, want := range map[fyne.ThemeSizeName]float32{
		theme.SizeNameText: 13, theme.SizeNameCaptionText: 12, theme.SizeNameSubHeadingText: 15, theme.SizeNameHeadingText: 18,
		theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 5, theme.SizeNameScrollBar: 10, theme.SizeNameInputRadius: 4,
	} {
		if got := theme.Size(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

func TestWhatTheThemeDoesNotNameIsTheToolkitsOwn(t *testing.T) {
	test.NewTempApp(t)
	if (compact{}).Font(fyne.TextStyle{Bold: true}) != theme.DefaultTextBoldFont() {
		t.Error("bold text is not set in the toolkit's bold font")
	}
	if (compact{}).Icon(theme.IconNameConfirm) == nil {
		t.Error("there is no icon for confirming")
	}
	if (compact{state.Dark}).variant() != theme.VariantDark || (compact{state.HighContrast}).variant() != theme.VariantLight {
		t.Error("the toolkit's own colours do not go with the theme")
	}
}
