package picture

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// every is the view of small multiples of every proposal.
func every() *state.View {
	english, _ := words.New("en")
	opening := state.Opening(data.Bundled())
	opening.Show.Mode = state.Multiples
	return state.Derive(data.Bundled(), english, opening, nil)
}

// Every proposal has a map of one size under a caption of its own, and none lies over another, the
// legend or the notes.
func TestEveryProposalHasAMapOnAPageOfSmallMultiples(t *testing.T) {
	view := every()
	for _, page := range slices.Concat(PageSizes, freeSizes) {
		size := orb.Point{page.Width, page.Height}
		p := NewPage(scene(t), view, PageOptions{Theme: state.Light, Program: "Stancemap 0.1.0"}.On(page))
		maps, captions := grouped(p, "map"), grouped(p, "caption")
		if len(maps) != len(view.Maps.Each) || len(captions) != len(maps) {
			t.Fatalf("%v: %d maps, %d captions of %d accounts", size, len(maps), len(captions), len(view.Maps.Each))
		}
		first := maps[0].Box
		for i, m := range maps {
			if math.Abs((m.Box.Max[0]-m.Box.Min[0])-(first.Max[0]-first.Min[0])) > 1e-6 || math.Abs((m.Box.Max[1]-m.Box.Min[1])-(first.Max[1]-first.Min[1])) > 1e-6 {
				t.Errorf("%v: map %d has the box %v, the first %v", size, i+1, m.Box, first)
			}
			if m.Box.Max[1]-m.Box.Min[1] < 40*math.Min(size[0]/designWidth, size[1]/designHeight) {
				t.Errorf("%v: map %d is %.0f px high", size, i+1, m.Box.Max[1]-m.Box.Min[1])
			}
			var said []string
			for _, mark := range captions[i].Marks {
				said = append(said, mark.Text.String)
				bound := mark.Text.Bound()
				if bound.Max[1] > m.Box.Min[1]+1 || bound.Min[0] < m.Box.Min[0]-1 || bound.Max[0] > m.Box.Max[0]+1 {
					t.Errorf("%v: %q leaves the room above its map", size, mark.Text.String)
				}
			}
			if title := view.Maps.Each[i].Title; !strings.HasPrefix(strings.Join(said, " "), title) {
				t.Errorf("%v: map %d is called %q, want %q", size, i+1, said, title)
			}
		}
		var boxes []labelBox
		for i, m := range maps {
			boxes = append(boxes, labelBox{"a map", m.Box, i})
		}
		for _, g := range p.Groups {
			for _, m := range g.Marks {
				if g.Name != "map" && m.Text.String != "" {
					boxes = append(boxes, labelBox{m.Text.String, m.Text.Bound(), len(boxes)})
				}
			}
		}
		for _, words := range overlaps(boxes) {
			t.Errorf("%v: %s", size, words)
		}
		text := textsOf(p)
		for _, row := range view.Legend.Rows {
			if !strings.Contains(text, row.Label) {
				t.Errorf("%v: the legend does not say %q", size, row.Label)
			}
		}
		if p.Description != view.Maps.Sentence || !strings.Contains(strings.Join(strings.Fields(text), " "), "more, which the dataset names.") {
			t.Errorf("%v: the page does not say that there are more sources: %s", size, text)
		}
	}
}
