package ui

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// Colours that the toolkit has no name for.
const (
	colorPaper       fyne.ThemeColorName = "stancemap.paper"       // panel, cards
	colorMuted       fyne.ThemeColorName = "stancemap.muted"       // second lines, keys
	colorControlLine fyne.ThemeColorName = "stancemap.controlLine" // around switches, buttons and cards
	colorNone        fyne.ThemeColorName = "stancemap.none"
)

// compact is the look of the window in one of the three themes. What it has no value for is the
// toolkit's own.
type compact struct{ theme state.Theme }

func (c compact) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if name == colorNone {
		return color.Transparent // what has this very value is not drawn at all
	}
	if values, ok := colours[name]; ok {
		return values[c.index()]
	}
	return theme.DefaultTheme().Color(name, c.variant())
}

func (c compact) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

func (c compact) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

func (c compact) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size
	}
	return theme.DefaultTheme().Size(name)
}

func (c compact) index() int {
	switch c.theme {
	case state.Dark:
		return 1
	case state.HighContrast:
		return 2
	}
	return 0
}

// variant is the toolkit's variant that is nearest.
func (c compact) variant() fyne.ThemeVariant {
	if c.theme == state.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// themeOf is the theme that the system asks for.
func themeOf(variant fyne.ThemeVariant) state.Theme {
	if variant == theme.VariantDark {
		return state.Dark
	}
	return state.Light
}

// worn is a theme as somebody has it: with text of another size, and with colours as they are seen.
type worn struct {
	compact
	vision state.Vision
	text   float32 // factor on the size of text
}

func wornOf(l state.Look) worn { return worn{compact{l.Theme}, l.Vision, float32(l.TextShare())} }

func (w worn) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	c := w.compact.Color(name, variant)
	if w.vision == state.NormalVision || name == colorNone {
		return c
	}
	return w.vision.Seen(color.NRGBAModel.Convert(c).(color.NRGBA))
}

func (w worn) Size(name fyne.ThemeSizeName) float32 {
	size := w.compact.Size(name)
	switch name {
	case theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameSubHeadingText, theme.SizeNameHeadingText, theme.SizeNameInlineIcon:
		return size * w.text
	}
	return size
}

// wearing is how the window is drawn now.
func wearing() worn {
	switch drawn := fyne.CurrentApp().Settings().Theme().(type) {
	case worn:
		return drawn
	case compact:
		return worn{compact: drawn, text: 1}
	}
	return worn{compact: compact{state.Light}, text: 1}
}

// shownTheme is the theme in which the window is drawn now.
func shownTheme() state.Theme { return wearing().theme }

// shownColor is the value of a colour in the theme that is shown.
func shownColor(name fyne.ThemeColorName) color.Color { return wearing().Color(name, 0) }

// em is a height or width in px that follows the size of text, in whole px.
func em(px float32) float32 { return float32(int(px*wearing().text + 0.5)) }

// paint paints marks as picture.Paint does, in colours as they are seen.
func paint(img *image.RGBA, marks []picture.Mark, scale float64, phase orb.Point, vision state.Vision) {
	picture.Paint(img, marks, scale, phase)
	vision.Apply(img)
}

// sizes are in px at scale 1.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 13, theme.SizeNameCaptionText: 12, theme.SizeNameSubHeadingText: 15, theme.SizeNameHeadingText: 18,
	theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 5, theme.SizeNameLineSpacing: 4, theme.SizeNameInlineIcon: 16,
	theme.SizeNameSeparatorThickness: 1, theme.SizeNameSplitThickness: 8, theme.SizeNameInputBorder: 1,
	theme.SizeNameInputRadius: 4, theme.SizeNameButtonRadius: 4, theme.SizeNameCardRadius: 4, theme.SizeNameDialogRadius: 4,
	theme.SizeNamePopupRadius: 4, theme.SizeNameMenuRadius: 4, theme.SizeNameInnerWindowRadius: 4, theme.SizeNameSelectionRadius: 2,
	theme.SizeNameScrollBar: 10, theme.SizeNameScrollBarSmall: 4, theme.SizeNameScrollBarRadius: 2, theme.SizeNameModalBlurRadius: 0,
}

// colours are for light, dark and high contrast.
var colours = map[fyne.ThemeColorName][3]color.NRGBA{
	theme.ColorNameBackground:                {rgb(0xF4F3F0), rgb(0x1F2327), rgb(0xFFFFFF)},
	theme.ColorNameOverlayBackground:         {rgb(0xFFFFFF), rgb(0x22272B), rgb(0xFFFFFF)},
	theme.ColorNameMenuBackground:            {rgb(0xFFFFFF), rgb(0x22272B), rgb(0xFFFFFF)},
	theme.ColorNameHeaderBackground:          {rgb(0xFFFFFF), rgb(0x181B1E), rgb(0xFFFFFF)},
	colorPaper:                               {rgb(0xFFFFFF), rgb(0x181B1E), rgb(0xFFFFFF)},
	theme.ColorNameForeground:                {rgb(0x16191B), rgb(0xECEEEF), rgb(0x000000)},
	theme.ColorNamePlaceHolder:               {rgb(0x5A6268), rgb(0xA6AEB3), rgb(0x000000)},
	colorMuted:                               {rgb(0x5A6268), rgb(0xA6AEB3), rgb(0x000000)},
	theme.ColorNameDisabled:                  {rgb(0x8B9196), rgb(0x6E777D), rgb(0x767676)},
	theme.ColorNameDisabledButton:            {rgb(0xECEBE7), rgb(0x1B1F22), rgb(0xFFFFFF)},
	theme.ColorNamePrimary:                   accent,
	theme.ColorNameHyperlink:                 accent,
	theme.ColorNameSuccess:                   accent,
	theme.ColorNameForegroundOnPrimary:       onAccent,
	theme.ColorNameForegroundOnSuccess:       onAccent,
	theme.ColorNameForegroundOnError:         onAccent,
	theme.ColorNameForegroundOnWarning:       onAccent,
	theme.ColorNameButton:                    {rgb(0xFFFFFF), rgb(0x14171A), rgb(0xFFFFFF)},
	theme.ColorNameInputBackground:           {rgb(0xFFFFFF), rgb(0x14171A), rgb(0xFFFFFF)},
	theme.ColorNameInputBorder:               {rgb(0x8F8C85), rgb(0x727B81), rgb(0x000000)},
	colorControlLine:                         {rgb(0xC3BFB7), rgb(0x4A5157), rgb(0x000000)},
	theme.ColorNameSeparator:                 hairline,
	theme.ColorNameInnerWindowBorder:         hairline,
	theme.ColorNameInnerWindowBorderInactive: hairline,
	theme.ColorNameSelection:                 selected,
	// The toolkit fills what has the focus, words and all; rings of the focus are drawn in the accent.
	theme.ColorNameFocus:               selected,
	theme.ColorNameHover:               {veil(0x16191B, 6), veil(0xFFFFFF, 8), veil(0x000000, 10)},
	theme.ColorNamePressed:             {veil(0x16191B, 12), veil(0xFFFFFF, 14), veil(0x000000, 18)},
	theme.ColorNameScrollBar:           {veil(0x16191B, 40), veil(0xFFFFFF, 35), rgb(0x000000)},
	theme.ColorNameScrollBarBackground: {},
	theme.ColorNameError:               {rgb(0x8A3B12), rgb(0xE0A07A), rgb(0x000000)},
	theme.ColorNameWarning:             {rgb(0x6B4E0E), rgb(0xD9B36C), rgb(0x000000)},
	// It also lies over the window behind a dialog, which has no other edge.
	theme.ColorNameShadow: {veil(0x000000, 12), veil(0x000000, 40), veil(0x000000, 50)},
}

var (
	accent   = [3]color.NRGBA{rgb(0x1B5468), rgb(0x86BBCD), rgb(0x003B4F)}
	onAccent = [3]color.NRGBA{rgb(0xFFFFFF), rgb(0x0E1418), rgb(0xFFFFFF)}
	selected = [3]color.NRGBA{rgb(0xDCE8EC), rgb(0x233A43), rgb(0xD5E4EA)}
	hairline = [3]color.NRGBA{rgb(0xDAD7D1), rgb(0x33393E), rgb(0x000000)}
)

// rgb reads 0xRRGGBB.
func rgb(value uint32) color.NRGBA {
	return color.NRGBA{R: uint8(value >> 16), G: uint8(value >> 8), B: uint8(value), A: 255}
}

// veil is a colour of which only some percent cover what lies under it.
func veil(value uint32, percent int) color.NRGBA {
	c := rgb(value)
	c.A = uint8((255*percent + 50) / 100)
	return c
}
