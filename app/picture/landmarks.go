package picture

import (
	"cmp"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// landmarkLayers are the layers of towns and places that can be looked for.
var landmarkLayers = []struct {
	name string
	kind state.FoundKind
}{{"towns", state.FoundTown}, {"points", state.FoundPlace}}

// Landmarks are the towns and places of the base map, in a language: the larger or the more important
// first. On a map that draws none there are none.
func (s *Scene) Landmarks(language string) (landmarks []state.Landmark) {
	if !s.local {
		return nil
	}
	for _, each := range landmarkLayers {
		features := slices.Clone(layerOf(s.layers, each.name).Features)
		slices.SortStableFunc(features, func(a, b geo.Feature) int {
			return cmp.Or(cmp.Compare(numberOf(b, "population"), numberOf(a, "population")), cmp.Compare(numberOf(a, "rank"), numberOf(b, "rank")))
		})
		for _, f := range features {
			if _, ok := f.Geometry.(orb.Point); !ok {
				continue
			}
			region, _ := f.Properties["region"].(string)
			landmarks = append(landmarks, state.Landmark{
				ID: f.ID, Kind: each.kind, Name: nameIn(f, language), Within: s.within(f, language), Names: namesIn(f), Aliases: aliasesOf(f),
				Topic: topicOf(f), Region: region,
			})
		}
	}
	return landmarks
}

// within names the unit that a feature lies in, else the country.
func (s *Scene) within(f geo.Feature, language string) string {
	for _, up := range [][2]string{{"oblasts", "unit"}, {"countries", "country"}} {
		id, _ := f.Properties[up[1]].(string)
		if above, ok := layerOf(s.layers, up[0]).Feature(id); ok {
			return nameIn(above, language)
		}
	}
	return ""
}

// namesIn are the names of a feature in every language.
func namesIn(f geo.Feature) (names []string) {
	for _, language := range []string{"en", "uk", "ru"} {
		names = append(names, nameIn(f, language))
	}
	return names
}

// aliasesOf are the other names of a feature.
func aliasesOf(f geo.Feature) []string {
	aliases, _ := f.Properties["aliases"].(string)
	return strings.Split(aliases, ";")
}

// landmark finds a town or a place by its id.
func (s *Scene) landmark(id string) (f geo.Feature, ok bool) {
	for _, each := range landmarkLayers {
		if f, ok = layerOf(s.layers, each.name).Feature(id); ok {
			return f, s.local
		}
	}
	return f, false
}

// LandmarkPoint is where a town or a place lies, in metres.
func (s *Scene) LandmarkPoint(id string) (xy orb.Point, ok bool) {
	f, ok := s.landmark(id)
	lonLat, isPoint := f.Geometry.(orb.Point)
	if !ok || !isPoint {
		return orb.Point{}, false
	}
	return s.projection.Forward(lonLat), true
}

// markRadius is that of the ring around the marked town or place, in px.
const markRadius = 11.0

// markSpot is where the marked town or place stands on the screen.
func (d *drawing) markSpot() (at orb.Point, ok bool) {
	xy, ok := d.scene.LandmarkPoint(d.options.Marked)
	return d.view.ToScreen(xy), ok
}

// keepMarkFree keeps labels and symbols away from the ring.
func (d *drawing) keepMarkFree() {
	if at, ok := d.markSpot(); ok {
		d.options.Obstacles = append(slices.Clone(d.options.Obstacles), at.Bound().Pad(markRadius+2))
	}
}

// marked draws a ring around the marked town or place, whatever the scale of the view, and names it beside
// the regions. It returns what the name covers.
func (d *drawing) marked(taken []orb.Bound) (covered []orb.Bound) {
	at, ok := d.markSpot()
	if !ok {
		return nil
	}
	ground, ring, dot := geo.Circle(at, markRadius+2.5), geo.Circle(at, markRadius), geo.Circle(at, 3)
	d.add(filled("mark", ground, d.base.SelectionCasing), stroked("mark", ring, d.base.Selection, 2.5), filled("mark", dot, d.base.Selection))
	f, _ := d.scene.landmark(d.options.Marked)
	name := geo.Candidate{Key: "mark", Text: d.nameOf(f), At: at, Anchors: beside, Gap: markRadius + 5, Style: d.style(assets.Bold, 12, 0, d.base.Text)}
	for _, placed := range geo.PlaceLabels([]geo.Candidate{name}, taken, d.frame()) {
		d.add(Mark{Part: "mark", Text: placed.Text})
		covered = append(covered, placed.Bound)
	}
	return covered
}
