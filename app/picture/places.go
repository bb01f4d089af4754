package picture

import (
	"cmp"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/assets"
	"stancemap/geo"
)

// beside are the places that the name of a town tries.
var beside = []geo.Anchor{geo.RightOf, geo.LeftOf, geo.Above, geo.Below}

// towns are the towns that the scale of the view allows, the larger first.
func (d *drawing) towns(wanted func(geo.Feature) bool) []geo.Feature {
	if d.options.NoTowns {
		return nil
	}
	var towns []geo.Feature
	for _, f := range layerOf(d.scene.layers, "towns").Features {
		if flagOf(f, "show") && wanted(f) {
			towns = append(towns, f)
		}
	}
	slices.SortStableFunc(towns, func(a, b geo.Feature) int {
		return cmp.Or(cmp.Compare(numberOf(a, "rank"), numberOf(b, "rank")), cmp.Compare(numberOf(b, "population"), numberOf(a, "population")))
	})
	return towns
}

func (d *drawing) capitals() []geo.Candidate {
	var candidates []geo.Candidate
	for _, f := range d.towns(func(f geo.Feature) bool { return flagOf(f, "capital") }) {
		candidates = append(candidates, geo.Candidate{
			Key: f.ID, Text: d.nameOf(f), At: d.at(f), Anchors: beside, Gap: 7, Symbol: 4.5, Keep: true,
			Style: d.style(assets.Bold, 12, 0, d.base.Text),
		})
	}
	return candidates
}

// alwaysNamed are cities that texts and reports name, shown from the second step of scales on.
var alwaysNamed = []string{"Mariupol", "Melitopol", "Kerch"}

// cities follow the steps of scale: centres of oblasts and large cities first, all from 1.2 px/km. The
// centres come apart from the others.
func (d *drawing) cities() (centres, others []geo.Candidate) {
	k := d.kilometre()
	if k < 0.35 {
		return nil, nil
	}
	wanted := func(f geo.Feature) bool {
		people := numberOf(f, "population")
		home, _ := f.Properties["country"].(string)
		name, _ := f.Properties["name_en"].(string)
		switch {
		case flagOf(f, "capital"):
			return false
		case (flagOf(f, "centre") && home == "UA") || people > 250_000 || slices.Contains(alwaysNamed, name):
			return true
		case k >= 1.2:
			return true
		}
		return k >= 0.6 && people > 100_000 && home == "UA"
	}
	for _, f := range d.towns(wanted) {
		city := geo.Candidate{
			Key: f.ID, Text: d.nameOf(f), At: d.at(f), Anchors: beside, Gap: 6, Symbol: 2.8,
			Style: d.style(assets.Regular, 11, 0, d.base.Text),
		}
		if flagOf(f, "centre") {
			city.Symbol = 4
			centres = append(centres, city)
		} else {
			others = append(others, city)
		}
	}
	return centres, others
}

// symbols draws a place that texts name as a diamond, and a town by its kind: a square for a capital, a
// disc for the centre of an oblast, a ring for any other.
func (d *drawing) symbols() map[string]func(orb.Point) {
	draw := map[string]func(orb.Point){}
	for _, place := range d.scene.places {
		draw["point/"+place.ID] = d.pointSymbol
	}
	for _, f := range layerOf(d.scene.layers, "towns").Features {
		switch {
		case flagOf(f, "capital"):
			draw[f.ID] = func(at orb.Point) {
				outer := filled("towns", box(at[0]-3.5, at[1]-3.5, 7, 7), d.base.Paper)
				outer.Stroke = geo.Stroke{Color: d.base.Symbol, Width: 1.1}
				d.add(outer, filled("towns", box(at[0]-1.5, at[1]-1.5, 3, 3), d.base.Symbol))
			}
		case flagOf(f, "centre"):
			draw[f.ID] = func(at orb.Point) {
				d.add(filled("towns", geo.Circle(at, 4), d.base.Halo), filled("towns", geo.Circle(at, 3), d.base.Symbol))
			}
		default:
			draw[f.ID] = func(at orb.Point) {
				ring := filled("towns", geo.Circle(at, 2.25), d.base.Paper)
				ring.Stroke = geo.Stroke{Color: d.base.Symbol, Width: 1.1}
				d.add(ring)
			}
		}
	}
	return draw
}

// countries are named at their label point, or at the roomiest place of what the view shows of them.
func (d *drawing) countries(frame orb.Bound) []geo.Candidate {
	shapes := d.scene.base["countries"]
	var candidates []geo.Candidate
	for i, f := range layerOf(d.scene.layers, "countries").Features {
		if rank := numberOf(f, "rank"); rank == 0 || rank > 4 {
			continue
		}
		style := d.style(assets.Regular, 11.5, 2.2, d.base.CountryText)
		if f.ID == "UA" {
			style = d.style(assets.Regular, 15, 5, d.base.CountryText)
		}
		name := strings.ToUpper(d.nameOf(f))
		extent := geo.Text{String: name, Anchor: geo.Center, Style: style}.Bound()
		at := d.at(f)
		if !d.clear(at, extent, frame) {
			path := d.pathIn(frame, shapes, i)
			if len(path.Parts) == 0 {
				continue
			}
			spot, found := d.roomiest(path, frame, func(p orb.Point) bool {
				if !d.clear(p, extent, frame) {
					return false
				}
				_, onRegion := d.scene.RegionAt(d.view.FromScreen(p))
				return !onRegion
			})
			if !found {
				continue
			}
			at = spot
		}
		candidates = append(candidates, geo.Candidate{Key: f.ID, Text: name, At: at, Anchors: []geo.Anchor{geo.Center}, Style: style})
	}
	return candidates
}

// clear reports whether a box around the origin, moved to a point, fits the frame beside what lies
// over the map.
func (d *drawing) clear(at orb.Point, extent, frame orb.Bound) bool {
	bound := orb.Bound{Min: orb.Point{at[0] + extent.Min[0], at[1] + extent.Min[1]}, Max: orb.Point{at[0] + extent.Max[0], at[1] + extent.Max[1]}}
	const rim = 6 // px to the edge
	if inner := frame.Pad(-rim); !inner.Contains(bound.Min) || !inner.Contains(bound.Max) {
		return false
	}
	return !slices.ContainsFunc(d.options.Obstacles, func(o orb.Bound) bool { return o.Intersects(bound) })
}

// waters are seas from the second step of scales on, bays and lakes from the third.
func (d *drawing) waters() []geo.Candidate {
	k := d.kilometre()
	var candidates []geo.Candidate
	for _, f := range layerOf(d.scene.layers, "waters").Features {
		kind, _ := f.Properties["kind"].(string)
		if !flagOf(f, "show") || k < 0.35 || (kind != "sea" && k < 1.2) || kind == "river" {
			continue
		}
		size, spacing := 11.0, 0.6
		if kind == "sea" && numberOf(f, "rank") == 1 && f.ID == "black-sea" {
			size, spacing = 14, 2
		}
		candidates = append(candidates, geo.Candidate{
			Key: "water/" + f.ID, Text: d.nameOf(f), At: d.at(f), Anchors: []geo.Anchor{geo.Center},
			Style: d.style(assets.Italic, size, spacing, d.base.SeaText),
		})
	}
	return candidates
}

// oblasts are named from 1.2 px/km on, but for the regions, which have labels of their own.
func (d *drawing) oblasts() []geo.Candidate {
	if d.kilometre() < 1.2 {
		return nil
	}
	var candidates []geo.Candidate
	for _, f := range layerOf(d.scene.layers, "oblasts").Features {
		if region, _ := f.Properties["region"].(string); region != "" {
			continue
		}
		candidates = append(candidates, geo.Candidate{
			Key: "oblast/" + f.ID, Text: d.nameOf(f), At: d.at(f), Anchors: []geo.Anchor{geo.Center},
			Style: d.style(assets.Regular, 11, 0.6, d.base.CountryText),
		})
	}
	return candidates
}
