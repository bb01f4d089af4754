package data

import "fmt"

// A Look is how a stance is drawn, as the cells of stances.csv say it.
type Look struct {
	Colour  List   // see ParseColours
	Pattern string // see ParsePattern
}

// reservePatterns are the patterns of the reserve, the plainest first. No two are of one kind and angle.
var reservePatterns = []string{
	"plain", "lines 45 8/1.5", "dots 0 8/1.8", "grid 0 10/1.25", "dashes 0 8/1.5 4", "crosses 45 14/1.25", "lines 90 8/1.5", "rings 0 12/1.25",
	"dashes 90 8/1.5 4", "lines 0 8/1.5", "grid 45 12/1.25", "crosses 0 14/1.25", "lines 135 8/1.5", "dashes 45 8/1.5 5", "dashes 135 8/1.5 5",
	"lines 22 8/1.5", "lines 112 8/1.5", "lines 68 8/1.5", "lines 158 8/1.5",
}

// reserveColours are two tiers of fills, each in five hues of one lightness (CIELAB, L* 80, 33, 83 and 64, 47,
// 68 in the three themes): none is heavier than another of its tier, and the two tiers are told apart without
// a pattern.
var reserveColours = [2][]List{
	{
		{"#8FD2D4/#065759", "#225557/#A2C8C9", "#97DBDC/#000000"},
		{"#F3BC84/#6D4512", "#694720/#DEBB9A", "#FCC48C/#000000"},
		{"#CBBFF7/#4F4777", "#4F496E/#C4BDDE", "#D3C8FE/#000000"},
		{"#B3CADB/#3B505F", "#3F505C/#B5C3CD", "#BBD2E4/#000000"},
		{"#F2B6D0/#703E55", "#6A4154/#DBB7C6", "#FABED8/#000000"},
	},
	{
		{"#64A6A8/#034042", "#457879/#BDE4E5", "#6EB1B3/#000000"},
		{"#C4915C/#553100", "#8E6840/#FBD6B5", "#D09C66/#000000"},
		{"#9F94C9/#393360", "#726A92/#E0D8FA", "#A99FD5/#000000"},
		{"#889EAF/#263C4A", "#61727E/#D1DFE9", "#92A9BA/#000000"},
		{"#C48BA4/#5A2940", "#8E6376/#F8D3E2", "#CF95AF/#000000"},
	},
}

// ReserveSize is how many looks of the reserve are told apart.
const ReserveSize = 38

// Reserve gives looks to so many stances that have none, each told apart from the others and from those taken:
// by its pattern, or by lightness. No hue stands for a side. Where more are wanted than there are, looks
// repeat.
func Reserve(taken []Stance, n int) []Look {
	used := map[string]bool{}
	for _, stance := range taken {
		if pattern, err := ParsePattern(stance.Pattern); err == nil && Speaks(stance.Code) {
			used[kindAndAngle(pattern)] = true
		}
	}
	var free []Look
	for tier, colours := range reserveColours {
		for i, text := range reservePatterns {
			if pattern, err := ParsePattern(text); err == nil && !used[kindAndAngle(pattern)] {
				free = append(free, Look{colours[(i+2*tier)%len(colours)], text})
			}
		}
	}
	looks := make([]Look, n)
	for i := range looks {
		if len(free) > 0 {
			looks[i] = free[i%len(free)]
		}
	}
	return looks
}

func kindAndAngle(p Pattern) string { return fmt.Sprintf("%s %g", p.Kind, p.Angle) }
