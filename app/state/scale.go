package state

import (
	"image/color"

	"stancemap/app/words"
	"stancemap/data"
	"stancemap/geo"
)

// A Scale gives every stance of one kind, or every class of difference, its fill, pattern and word.
// Map, legend, tables, pictures and workbook all ask it.
type Scale struct {
	Kind    string // data.TerritoryKind, data.OtherKind or DifferenceKind
	Entries []Entry
	hidden  Entry // for what is hidden as unconfirmed; it is no member
	places  map[string]int
}

// DifferenceKind is the kind of the scale of differences, beside the two kinds of stances.
const DifferenceKind = "difference"

// NoSource is the key of the entry for cells of which no source was read. It is on every scale of
// stances and never a row of a dataset.
const NoSource = "no_source"

// partMark ends the key of the entry for a part of a region.
const partMark = "+part"

// An Entry is one member of a scale: a stance, for the whole region or for a part of it.
type Entry struct {
	Key        string // the code, with "+part" for a part of a region
	Code       string
	Part       bool
	Label      string
	Definition string
	Weight     int
	looks      [3]look
}

type look struct {
	fill, ink color.NRGBA
	pattern   geo.Pattern
}

// KeyOf is the key of the entry that a position is painted by.
func KeyOf(p data.Position) string {
	if data.Speaks(p.Stance) && data.Partial(p.Extent) {
		return p.Stance + partMark
	}
	return p.Stance
}

// Entry finds an entry by its key. A key that is not on the scale, which only a dataset with faults
// can bring, gives the entry for no source read.
func (s *Scale) Entry(key string) Entry {
	if i, ok := s.places[key]; ok {
		return s.Entries[i]
	}
	if key == Hidden {
		return s.hidden
	}
	return s.Entries[s.places[NoSource]]
}

// Colours gives the fill and the ink of an entry, without its pattern: what a workbook can show.
func (e Entry) Colours(theme Theme) (fill, ink color.NRGBA) {
	look := e.looks[theme.index()]
	return look.fill, look.ink
}

// Fill gives the whole look of an entry: fill, ink in a pattern, and stripes of the ground where a
// part of a region is meant.
func (e Entry) Fill(theme Theme) geo.Fill {
	look := e.looks[theme.index()]
	fill := geo.Fill{Color: look.fill, Ink: look.ink, Pattern: look.pattern}
	if !e.Part {
		return fill
	}
	ground := theme.Base().Land
	fill.Stripes = geo.Stripes{Color: ground, Period: 12, Width: 4.5}
	if theme == HighContrast {
		fill.Stripes.Edge, fill.Stripes.EdgeWidth = theme.Base().Outline, stripeEdge
	} else if Contrast(look.fill, ground) < 1.5 && look.ink.A > 0 {
		fill.Stripes.Edge, fill.Stripes.EdgeWidth = look.ink, stripeEdge
	}
	return fill
}

// stripeEdge is the width in px of the edges of stripes on fills that are close to the ground.
const stripeEdge = 0.8

// ScaleOf builds the scale of a kind of topic from the stances of a dataset.
func ScaleOf(d *data.Dataset, kind string, w words.Words) *Scale {
	s := &Scale{Kind: kind, hidden: hiddenEntry(w)}
	for _, stance := range d.StancesOf(kind) {
		entry := Entry{Key: stance.Code, Code: stance.Code, Label: stance.Label, Definition: stance.Definition, Weight: stance.Weight, looks: looksOf(stance)}
		s.Entries = append(s.Entries, entry)
		if data.Speaks(stance.Code) && kind == data.TerritoryKind {
			entry.Key, entry.Part = stance.Code+partMark, true
			s.Entries = append(s.Entries, entry)
		}
	}
	s.Entries = append(s.Entries, Entry{Key: NoSource, Code: NoSource, Label: w.Say("stance.no_source"), Definition: w.Say("silence.no_source"), looks: noSourceLooks})
	return s.indexed()
}

// DifferenceScale is the scale of the classes of difference between two accounts.
func DifferenceScale(w words.Words) *Scale {
	s := &Scale{Kind: DifferenceKind, hidden: hiddenEntry(w)}
	for i, class := range data.Classes {
		key := string(class)
		s.Entries = append(s.Entries, Entry{Key: key, Code: key, Label: w.Say("difference." + key), looks: differenceLooks[i]})
	}
	return s.indexed()
}

func (s *Scale) indexed() *Scale {
	s.places = map[string]int{}
	for i, entry := range s.Entries {
		s.places[entry.Key] = i
	}
	if s.Kind == DifferenceKind {
		s.places[NoSource] = s.places[string(data.NoSourceRead)]
	}
	return s
}

// looksOf takes the colours of a stance from the dataset. Themes that it leaves out are derived from
// the light fill; a stance without any colour is a grey, the darker the more it weighs.
func looksOf(stance data.Stance) (looks [3]look) {
	colours, _ := data.ParseColours(stance.Colour)
	pattern, _ := data.ParsePattern(stance.Pattern)
	if len(colours) == 0 {
		grey := uint8(238 - 16*min(max(stance.Weight, 0), 6))
		colours = []data.Colour{{Fill: hexOf(color.NRGBA{R: grey, G: grey, B: grey, A: 255})}}
	}
	for i, theme := range Themes {
		looks[i].pattern = patternOf(pattern, theme)
		if i < len(colours) {
			looks[i].fill = hex(colours[i].Fill)
			if colours[i].Ink != "" {
				looks[i].ink = hex(colours[i].Ink)
			}
		} else {
			looks[i].fill, looks[i].ink = derived(hex(colours[0].Fill), theme)
		}
		if looks[i].pattern.Kind != geo.None && looks[i].ink.A == 0 {
			_, looks[i].ink = derived(looks[i].fill, theme)
		}
	}
	return looks
}

// derived makes a fill and an ink for a theme from the fill of the light one.
func derived(light color.NRGBA, theme Theme) (fill, ink color.NRGBA) {
	switch theme {
	case Dark:
		fill = mix(light, color.NRGBA{A: 255}, 0.55)
		return fill, mix(fill, color.NRGBA{R: 255, G: 255, B: 255, A: 255}, 0.6)
	case HighContrast:
		return mix(light, color.NRGBA{R: 255, G: 255, B: 255, A: 255}, 0.15), color.NRGBA{A: 255}
	}
	return light, mix(light, color.NRGBA{A: 255}, 0.6)
}

// patternOf is a pattern of the dataset for a theme: high contrast is wider and coarser.
func patternOf(p data.Pattern, theme Theme) geo.Pattern {
	pattern := geo.Pattern{Kind: patternKinds[p.Kind], Angle: p.Angle, Spacing: p.Spacing, Width: p.Width, Length: p.Length}
	if theme == HighContrast {
		return pattern.HighContrast()
	}
	return pattern
}

var patternKinds = map[string]geo.PatternKind{
	"plain": geo.None, "lines": geo.Lines, "dashes": geo.Dashes, "dots": geo.Dots,
	"crosses": geo.Crosses, "grid": geo.Grid, "rings": geo.Rings,
}

// builtin makes the looks of a member that belongs to the program, not to a dataset.
func builtin(light, dark, contrast data.Colour, pattern string) [3]look {
	return looksOf(data.Stance{
		Colour:  data.List{light.Fill + "/" + light.Ink, dark.Fill + "/" + dark.Ink, contrast.Fill + "/" + contrast.Ink},
		Pattern: pattern,
	})
}

var noSourceLooks = builtin(data.Colour{Fill: "#F5F3EE", Ink: "#888683"}, data.Colour{Fill: "#2C3033", Ink: "#8D8B88"}, data.Colour{Fill: "#FFFFFF", Ink: "#000000"}, "lines 135 12/1.5")

// differenceLooks are the looks of data.Classes, in that order.
var differenceLooks = [...][3]look{
	builtin(data.Colour{Fill: "#D0D3D6"}, data.Colour{Fill: "#424546"}, data.Colour{Fill: "#D1D3D5"}, "plain"),
	builtin(data.Colour{Fill: "#C9DADB", Ink: "#417579"}, data.Colour{Fill: "#364546", Ink: "#85A7A9"}, data.Colour{Fill: "#CCDDDE", Ink: "#000000"}, "dashes 0 8/1.5 4"),
	builtin(data.Colour{Fill: "#5CA7AC"}, data.Colour{Fill: "#1E7075"}, data.Colour{Fill: "#36AAB1"}, "plain"),
	builtin(data.Colour{Fill: "#87B9BC", Ink: "#1E5D61"}, data.Colour{Fill: "#306164", Ink: "#A7C3C5"}, data.Colour{Fill: "#87C3C7", Ink: "#000000"}, "dots 0 8/2"),
	builtin(data.Colour{Fill: "#9AC6C9", Ink: "#2A676B"}, data.Colour{Fill: "#2D5659", Ink: "#9FBBBD"}, data.Colour{Fill: "#98CDD1", Ink: "#000000"}, "lines 45 8/1.5"),
	builtin(data.Colour{Fill: "#9AC6C9", Ink: "#2A676B"}, data.Colour{Fill: "#2D5659", Ink: "#9FBBBD"}, data.Colour{Fill: "#98CDD1", Ink: "#000000"}, "lines 135 8/1.5"),
	builtin(data.Colour{Fill: "#FFFFFF"}, data.Colour{Fill: "#14171A"}, data.Colour{Fill: "#FFFFFF"}, "plain"),
	noSourceLooks,
}
