package picture

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/font/sfnt"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/data"
)

// A pageCase is one page of the bundled dataset.
type pageCase struct {
	name          string
	mode          state.Mode
	first, second string
	size          PageSize
	theme         state.Theme
}

// freeSizes are sizes beside the pages with a name: the smallest, that of the command line, and far from every design.
var freeSizes = []PageSize{FreeSize(400, 300), FreeSize(800, 600), FreeSize(1600, 1000), FreeSize(2000, 450), FreeSize(500, 1500)}

func pageCases() []pageCase {
	var cases []pageCase
	for _, size := range slices.Concat(PageSizes, freeSizes) {
		for _, theme := range state.Themes {
			if size.Name == "" && theme != state.Light {
				continue // the size of a page changes no colour
			}
			for _, mode := range state.Modes {
				for _, reading := range []string{"", wion} {
					name := fmt.Sprintf("%g×%g %s %s%s", size.Width, size.Height, theme, mode, reading)
					cases = append(cases, pageCase{name, mode, usDraft + reading, europeanText + reading, size, theme})
				}
			}
		}
	}
	return cases
}

// pages are the pages made so far: several tests look at the same.
var pages = map[pageCase]*Page{}

func (c pageCase) page(t testing.TB) *Page {
	t.Helper()
	if pages[c] == nil {
		pages[c] = c.newPage(t)
	}
	return pages[c]
}

func (c pageCase) newPage(t testing.TB) *Page {
	t.Helper()
	return NewPage(scene(t), viewOf(c.mode, c.first, c.second), PageOptions{Theme: c.theme, Program: "Stancemap 0.1.0"}.On(c.size))
}

func grouped(p *Page, name string) (groups []Group) {
	for _, g := range p.Groups {
		if g.Name == name {
			groups = append(groups, g)
		}
	}
	return groups
}

// Nothing is cut by the page's edge, runs over the notes at the foot, or over another text or map.
func TestNothingOnAPageOverlapsOrIsCut(t *testing.T) {
	for _, c := range pageCases() {
		t.Run(c.name, func(t *testing.T) { checkRoom(t, c.page(t)) })
	}
}

func checkRoom(t *testing.T, p *Page) {
	t.Helper()
	page := orb.Bound{Max: orb.Point{p.Width, p.Height}}
	foot := grouped(p, "foot")[0].Marks[0].Path.Bound().Min[1]
	var boxes []labelBox
	for _, g := range p.Groups {
		if g.Name == "map" {
			boxes = append(boxes, labelBox{"a map", g.Box, len(boxes)})
			continue
		}
		for _, m := range g.Marks {
			if m.Text.String != "" {
				boxes = append(boxes, labelBox{m.Text.String, m.Text.Bound(), len(boxes)})
			}
			if path := m.Path.Bound(); len(m.Path.Parts) > 0 && (!page.Contains(path.Min) || !page.Contains(path.Max)) {
				t.Errorf("%s of %s lies beyond the page: %v", m.Part, g.Name, path)
			}
			if path := m.Path.Bound(); len(m.Path.Parts) > 0 && g.Name != "foot" && path.Max[1] > foot {
				t.Errorf("%s of %s lies over the foot: %v", m.Part, g.Name, path)
			}
		}
	}
	for _, b := range boxes {
		if !page.Contains(b.Min) || !page.Contains(b.Max) {
			t.Errorf("%q is cut: %v", b.name, b.Bound)
		}
	}
	for _, words := range overlaps(boxes) {
		t.Error(words)
	}
	belowFoot := 0
	for _, b := range boxes {
		if b.Max[1] > foot {
			belowFoot++
		}
	}
	if want := footLines(p); belowFoot != want {
		t.Errorf("%d texts stand below the rule of the foot, want its own %d", belowFoot, want)
	}
}

func footLines(p *Page) int {
	lines := 0
	for _, m := range grouped(p, "foot")[0].Marks {
		if m.Text.String != "" {
			lines++
		}
	}
	return lines
}

// textsOf is everything that is written on a page outside its maps.
func textsOf(p *Page) string {
	var texts []string
	for _, g := range p.Groups {
		for _, m := range g.Marks {
			if g.Name != "map" && m.Text.String != "" {
				texts = append(texts, m.Text.String)
			}
		}
	}
	return strings.Join(texts, " ")
}

// Whoever finds the picture alone can tell what it shows, who says so, and that it takes no side.
func TestAPageExplainsItself(t *testing.T) {
	always := []string{
		"Status of the five regions", "Shading shows what a document proposes or a report says. It implies no opinion of the authors.", "Natural Earth",
		"68/262 and ES-11/4", "do not imply official endorsement", "Albers", "As of the last source read, June 2026", data.Bundled().Info.Version, "Stancemap 0.1.0", "GeoNames, CC BY 4.0",
	}
	for _, c := range pageCases() {
		t.Run(c.name, func(t *testing.T) {
			p := c.page(t)
			text := strings.Join(strings.Fields(textsOf(p)), " ")
			view := viewOf(c.mode, c.first, c.second)
			wanted := append(slices.Clone(always), strings.Fields(view.Maps.Sentence)...)
			for _, row := range view.Legend.Rows {
				wanted = append(wanted, row.Label)
			}
			for _, id := range view.SourcesShown() {
				source, _ := data.Bundled().Source(id)
				wanted = append(wanted, source.Short())
			}
			for _, words := range wanted {
				if !strings.Contains(text, words) {
					t.Errorf("nothing on the page says %q", words)
				}
			}
			if p.Description != view.Maps.Sentence || p.Title != view.Maps.Title {
				t.Errorf("title and description are %q, %q", p.Title, p.Description)
			}
			if striped := strings.Contains(text, "No line of control is drawn"); striped != (c.mode != state.Difference && !strings.HasSuffix(c.first, wion)) {
				t.Errorf("the stripes are explained: %v", striped)
			}
		})
	}
}

// Whatever is on a map beside the fills has its word in the legend, and nothing that is not.
func TestEverySignOnTheMapsIsExplained(t *testing.T) {
	explained := 0
	for _, c := range append(pageCases(), pageCase{"several positions", state.Single, "us-2025-11", "", A4, state.Light}, pageCase{"several on many", state.Multiples, "us-2025-11", usDraft, Letter, state.Dark}) {
		p := c.page(t)
		text := strings.Join(strings.Fields(textsOf(p)), " ")
		for part, words := range map[string]string{"more-tag": "Further positions on the region", "points": "Place that texts name", "pair-tag": "In the boxes, left: US draft", "accounts-mark": "Accounts differ"} {
			if shown, said := p.has(part), strings.Contains(text, words); shown != said {
				t.Errorf("%s: %s is on the map: %v, in words: %v", c.name, part, shown, said)
			} else if shown {
				explained++
			}
		}
	}
	if explained < 20 {
		t.Errorf("only %d signs were looked at", explained)
	}
}

// The typeface has every letter that is written: a box in its place says nothing.
func TestEveryLetterOfAPageIsInTheTypeface(t *testing.T) {
	var buffer sfnt.Buffer
	for _, c := range pageCases() {
		for _, g := range c.page(t).Groups {
			for _, m := range g.Marks {
				for _, letter := range m.Text.String {
					if glyph, err := m.Text.Style.Font.GlyphIndex(&buffer, letter); glyph == 0 || err != nil {
						t.Errorf("%s: %q has no %q", c.name, m.Text.String, letter)
					}
				}
			}
		}
	}
}

func TestAPageHasAMapForEachAccountBesideEachOther(t *testing.T) {
	for _, c := range pageCases() {
		maps, captions := grouped(c.page(t), "map"), grouped(c.page(t), "caption")
		want := 1
		if c.mode == state.SideBySide || c.mode == state.Multiples {
			want = 2
		}
		if len(maps) != want || len(captions) != map[int]int{1: 0, 2: 2}[want] {
			t.Errorf("%s: %d maps and %d captions", c.name, len(maps), len(captions))
			continue
		}
		for _, m := range maps {
			width, height := m.Box.Max[0]-m.Box.Min[0], m.Box.Max[1]-m.Box.Min[1]
			if width < c.size.Width/3 || height < c.size.Height/4 {
				t.Errorf("%s: a map of %.0f × %.0f px", c.name, width, height)
			}
		}
		above := c.mode == state.Multiples && c.size.Height > c.size.Width // there one stands above the other
		if want == 2 && !above && (maps[0].Box.Min[1] != maps[1].Box.Min[1] || maps[0].Box.Max[0] >= maps[1].Box.Min[0]) {
			t.Errorf("%s: the maps stand at %v and %v", c.name, maps[0].Box, maps[1].Box)
		}
	}
}

// The length that the scale bar says is that of the maps, on a map of its own or in the foot for all.
func TestEveryPageHasAScaleBarThatIsRight(t *testing.T) {
	for _, c := range pageCases() {
		p := c.page(t)
		bars := 0
		for _, g := range p.Groups {
			marks := partsOf(g.Marks, "scale-bar")
			if len(marks) == 0 {
				continue
			}
			bars++
			frame, said := marks[0].Path.Bound(), ""
			for _, m := range marks {
				if strings.HasSuffix(m.Text.String, " km") {
					said = strings.TrimSuffix(m.Text.String, " km")
				}
			}
			length := (frame.Max[0] - frame.Min[0]) / asFloat(t, said)
			if want := kilometreOn(t, p); math.Abs(length/want-1) > 0.002 {
				t.Errorf("%s: a kilometre is %.4f px by the bar, %.4f px on the map", c.name, length, want)
			}
		}
		if want := map[state.Mode]int{state.SideBySide: 2}[c.mode]; bars != max(want, 1) {
			t.Errorf("%s: %d scale bars", c.name, bars)
		}
	}
}

// kilometreOn is the length of a kilometre on the first map of a page, in px, by the width of Crimea, the first region.
func kilometreOn(t *testing.T, p *Page) float64 {
	t.Helper()
	crimea, _ := scene(t).RegionBound("crimea")
	drawn := partsOf(grouped(p, "map")[0].Marks, "region-outlines")[0].Path.Bound()
	return (drawn.Max[0] - drawn.Min[0]) / (crimea.Max[0] - crimea.Min[0]) * 1000
}

func TestTagsAndMarksAreOnTheMapsOfAPage(t *testing.T) {
	for _, c := range pageCases() {
		for i, g := range grouped(c.page(t), "map") {
			tags := 0
			for _, m := range g.Marks {
				if m.Part == "pair-tag" && m.Fill.Color.A > 0 {
					tags++
				}
			}
			if want := map[bool]int{true: 5}[c.mode == state.Difference]; tags != want {
				t.Errorf("%s, map %d: %d tags, want %d", c.name, i+1, tags, want)
			}
			var names []string
			for _, m := range partsOf(g.Marks, "region-labels") {
				names = append(names, m.Text.String)
			}
			if len(names) != 5 {
				t.Errorf("%s, map %d: the regions named are %q", c.name, i+1, names)
			}
		}
	}
}

func TestAPictureHasTheSizeThatItSays(t *testing.T) {
	p := pageCase{"", state.Single, usDraft, "", FreeSize(640, 452), state.Light}.page(t)
	for scale, want := range map[float64][2]int{1: {640, 452}, 0.5: {320, 226}, 2: {1280, 904}, 1.5: {960, 678}} {
		var file bytes.Buffer
		if err := p.WritePNG(&file, scale); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&file)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Dx() != want[0] || img.Bounds().Dy() != want[1] {
			t.Errorf("at scale %v the picture is %v, want %v", scale, img.Bounds(), want)
		}
	}
}

func TestTheSamePageIsTheSamePicture(t *testing.T) {
	c := pageCase{"", state.Difference, usDraft, europeanText, FreeSize(640, 452), state.Dark}
	if !bytes.Equal(c.newPage(t).Image(1).Pix, c.newPage(t).Image(1).Pix) {
		t.Error("two pictures of one page differ")
	}
}

// A paper of the theme, and nothing that shows through: a picture is opaque.
func TestAPictureIsOpaqueOnThePaperOfItsTheme(t *testing.T) {
	for _, theme := range state.Themes {
		img := pageCase{"", state.Single, usDraft, "", FreeSize(320, 226), theme}.page(t).Image(1)
		if !img.Opaque() {
			t.Errorf("%s: the picture is transparent somewhere", theme)
		}
		if c, want := img.RGBAAt(1, 1), theme.Base().Paper; c.R != want.R || c.G != want.G || c.B != want.B {
			t.Errorf("%s: the corner is %v, the paper %v", theme, c, want)
		}
	}
}

func TestTextWrapsWithinItsColumn(t *testing.T) {
	style := typed(assets.Regular, 13, state.Light.Base().Text)
	cases := []struct {
		name, text string
		width      float64
		lines      int // 0: any number
	}{
		{"a short line stays one", "Deferred to talks", 300, 1},
		{"a long text", "Boundaries and names shown do not imply official endorsement by anybody at all", 150, 0},
		{"a word that is longer than the column keeps a line", "a Donaudampfschifffahrtsgesellschaftskapitän b", 60, 3},
		{"blanks and line breaks are one blank", "one \n\t two", 300, 1},
		{"nothing", "  ", 300, 0},
		{"Ukrainian", "Межі та назви не означають офіційного схвалення жодною стороною", 120, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lines := wrapped(c.text, style, c.width)
			if got := strings.Join(lines, " "); got != strings.Join(strings.Fields(c.text), " ") {
				t.Errorf("the lines say %q", got)
			}
			if c.lines > 0 && len(lines) != c.lines {
				t.Errorf("%d lines, want %d: %q", len(lines), c.lines, lines)
			}
			for _, line := range lines {
				if width, _, _ := style.Measure(line); width > c.width && strings.Contains(line, " ") {
					t.Errorf("%q is %.0f px wide, the column %.0f", line, width, c.width)
				}
			}
		})
	}
}
