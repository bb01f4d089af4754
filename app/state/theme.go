package state

import "image/color"

// A Theme is one of the three sets of colours.
type Theme string

// The themes. The empty Theme is Light.
const (
	Light        Theme = "light"
	Dark         Theme = "dark"
	HighContrast Theme = "high-contrast"
)

// Themes lists the themes; the order is that of the colours of a stance.
var Themes = []Theme{Light, Dark, HighContrast}

// index is the place of the theme in Themes; unknown themes are light.
func (t Theme) index() int {
	for i, theme := range Themes {
		if t == theme {
			return i
		}
	}
	return 0
}

// Base is the colours of the base map and of the page around it.
type Base struct {
	Ground
	Lines
	Lettering
	Paperwork
}

// Ground is the areas of the base map; Land is the ground under the stances.
type Ground struct{ Sea, Lake, Land, OtherLand color.NRGBA }

// Lines are those of the base map. OutlineWidth, of regions, is in px at scale 1.
type Lines struct {
	Coast, Border, Oblast, River, Graticule, Outline color.NRGBA
	OutlineWidth                                     float64
}

// Lettering is names, and the discs and rings of towns.
type Lettering struct{ Text, Halo, CountryText, SeaText, Caption, Symbol color.NRGBA }

// Paperwork is cards, their second lines and hairlines, and the outline of what is selected.
type Paperwork struct{ Paper, Muted, Line, Selection, SelectionCasing color.NRGBA }

// Base gives the colours of a theme.
func (t Theme) Base() Base { return bases[t.index()] }

var bases = [3]Base{
	{
		Ground:    Ground{Sea: hex("#D6DFE5"), Lake: hex("#CBD8E0"), Land: hex("#F5F3EE"), OtherLand: hex("#E7E4DE")},
		Lines:     Lines{Coast: hex("#8E9DA6"), Border: hex("#6B7075"), Oblast: hex("#B9B5AC"), River: hex("#A9BCC8"), Graticule: veil("#33373A", 0.10), Outline: hex("#33373A"), OutlineWidth: 1.25},
		Lettering: Lettering{Text: hex("#16191B"), Halo: veil("#FFFFFF", 0.80), CountryText: hex("#596166"), SeaText: hex("#46606F"), Caption: hex("#3F474C"), Symbol: hex("#2A2F33")},
		Paperwork: Paperwork{Paper: hex("#FFFFFF"), Muted: hex("#5A6268"), Line: hex("#DAD7D1"), Selection: hex("#000000"), SelectionCasing: hex("#FFFFFF")},
	},
	{
		Ground:    Ground{Sea: hex("#141A1F"), Lake: hex("#1B2530"), Land: hex("#2C3033"), OtherLand: hex("#202427")},
		Lines:     Lines{Coast: hex("#4A5A65"), Border: hex("#868D92"), Oblast: hex("#4B5054"), River: hex("#36495A"), Graticule: veil("#FFFFFF", 0.10), Outline: hex("#D9DCDE"), OutlineWidth: 1.25},
		Lettering: Lettering{Text: hex("#FFFFFF"), Halo: veil("#101315", 0.78), CountryText: hex("#A9B0B5"), SeaText: hex("#8AA2B1"), Caption: hex("#C3CACE"), Symbol: hex("#E6E9EB")},
		Paperwork: Paperwork{Paper: hex("#181B1E"), Muted: hex("#A6AEB3"), Line: hex("#33393E"), Selection: hex("#FFFFFF"), SelectionCasing: hex("#101315")},
	},
	{
		Ground:    Ground{Sea: hex("#FFFFFF"), Lake: hex("#FFFFFF"), Land: hex("#FFFFFF"), OtherLand: hex("#E4E4E4")},
		Lines:     Lines{Coast: hex("#000000"), Border: hex("#000000"), Oblast: hex("#767676"), River: hex("#767676"), Graticule: veil("#000000", 0.25), Outline: hex("#000000"), OutlineWidth: 2},
		Lettering: Lettering{Text: hex("#000000"), Halo: hex("#FFFFFF"), CountryText: hex("#000000"), SeaText: hex("#000000"), Caption: hex("#000000"), Symbol: hex("#000000")},
		Paperwork: Paperwork{Paper: hex("#FFFFFF"), Muted: hex("#000000"), Line: hex("#000000"), Selection: hex("#000000"), SelectionCasing: hex("#FFFFFF")},
	},
}

// hex reads "#RRGGBB"; text of another form, which the checker refuses, is opaque black.
func hex(text string) color.NRGBA {
	digit := func(c byte) uint8 {
		switch {
		case c >= '0' && c <= '9':
			return c - '0'
		case c >= 'a' && c <= 'f':
			return c - 'a' + 10
		case c >= 'A' && c <= 'F':
			return c - 'A' + 10
		}
		return 0
	}
	if len(text) != 7 {
		return color.NRGBA{A: 255}
	}
	pair := func(i int) uint8 { return digit(text[i])<<4 | digit(text[i+1]) }
	return color.NRGBA{R: pair(1), G: pair(3), B: pair(5), A: 255}
}

// veil is a colour of which only a share, 0 to 1, covers what lies under it.
func veil(text string, share float64) color.NRGBA {
	c := hex(text)
	c.A = uint8(share*255 + 0.5)
	return c
}
