package picture

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"stancemap/assets"
	"stancemap/geo"
)

// A Place is a point on the map that texts name, such as a power plant.
type Place struct {
	ID     string
	Topic  string // id of the topic under which texts speak of it
	Region string // the region it lies in, if any

	xy orb.Point // metres of the plane
}

// Measures of places.
const (
	placesFrom  = 0.6 // px/km
	placeRadius = 5.0 // px, of the symbol
	placeReach  = 9.0 // px around the point that belong to it
)

// named are the points of the base map that texts name: those with a topic.
func named(points *geo.Layer) []geo.Feature {
	var features []geo.Feature
	for _, f := range points.Features {
		if topicOf(f) != "" {
			features = append(features, f)
		}
	}
	return features
}

func topicOf(f geo.Feature) string {
	topic, _ := f.Properties["topic"].(string)
	return topic
}

// findPlaces projects the places, and finds the region that each lies in.
func (s *Scene) findPlaces() {
	if !s.local {
		return
	}
	for _, f := range named(layerOf(s.layers, "points")) {
		lonLat, ok := f.Geometry.(orb.Point)
		if !ok {
			continue
		}
		place := Place{ID: f.ID, Topic: topicOf(f), xy: s.projection.Forward(lonLat)}
		place.Region, _ = s.RegionAt(place.xy)
		s.places = append(s.places, place)
	}
}

// PlaceAt says which place has its symbol under a point of a view, in px.
func (s *Scene) PlaceAt(v geo.Viewport, px orb.Point) (place Place, ok bool) {
	if v.PixelsPerKilometre() < placesFrom {
		return Place{}, false
	}
	nearest := placeReach
	for _, each := range s.places {
		at := v.ToScreen(each.xy)
		if distance := math.Hypot(at[0]-px[0], at[1]-px[1]); distance <= nearest {
			place, ok, nearest = each, true, distance
		}
	}
	return place, ok
}

// PlacePoint is where the symbol of a place stands, in metres.
func (s *Scene) PlacePoint(id string) (xy orb.Point, ok bool) {
	for _, place := range s.places {
		if place.ID == id {
			return place.xy, true
		}
	}
	return orb.Point{}, false
}

// PlaceName is the name of a place in a language, else in English.
func (s *Scene) PlaceName(id, language string) string {
	f, _ := layerOf(s.layers, "points").Feature(id)
	return nameIn(f, language)
}

// around are the places that the name of a place tries: texts name it, so it has more of them than a town.
var around = slices.Concat(beside, []geo.Anchor{geo.LeftBelow, geo.RightBelow, geo.LeftAbove, geo.RightAbove})

// points are the places that texts name, from 0.6 px/km on. Where the name finds no room, the symbol stays.
func (d *drawing) points() []geo.Candidate {
	if d.kilometre() < placesFrom || !d.scene.local {
		return nil
	}
	var candidates []geo.Candidate
	for _, f := range named(layerOf(d.scene.layers, "points")) {
		candidates = append(candidates, geo.Candidate{
			Key: "point/" + f.ID, Text: d.nameOf(f), At: d.at(f), Anchors: around, Gap: 8, Symbol: placeRadius + 1, Keep: true,
			Style: d.style(assets.Regular, 11, 0, d.base.Text),
		})
	}
	return candidates
}

// pointBoxes are what the symbols of the places cover.
func (d *drawing) pointBoxes() (boxes []orb.Bound) {
	for _, candidate := range d.points() {
		boxes = append(boxes, candidate.At.Bound().Pad(candidate.Symbol))
	}
	return boxes
}

// pointSymbol is a diamond, which no town has.
func (d *drawing) pointSymbol(at orb.Point) {
	diamond := func(radius float64) geo.Path {
		path := geo.Line(
			orb.Point{at[0], at[1] - radius}, orb.Point{at[0] + radius, at[1]},
			orb.Point{at[0], at[1] + radius}, orb.Point{at[0] - radius, at[1]}, orb.Point{at[0], at[1] - radius})
		path.Closed = true
		return path
	}
	outer := filled("points", diamond(placeRadius), d.base.Paper)
	outer.Stroke = geo.Stroke{Color: d.base.Symbol, Width: 1.25}
	d.add(outer, filled("points", diamond(2.25), d.base.Symbol))
}

// rivers are named from 1.2 px/km on, once each, beside the part of their line that is on screen and not
// under a region: as near to their label point as they find room among what is there already.
func (d *drawing) rivers(taken []orb.Bound) {
	if d.kilometre() < 1.2 || d.options.NoLabels {
		return
	}
	window := d.window()
	layer, shapes := layerOf(d.scene.layers, "rivers"), d.scene.base["rivers"]
	lines := map[string][]geo.Path{}
	for i, f := range layer.Features {
		if name := d.nameOf(f); name != "" {
			lines[name] = append(lines[name], d.path(shapes, i))
		}
	}
	for _, f := range layerOf(d.scene.layers, "waters").Features {
		name := d.nameOf(f)
		for _, spot := range spots(lines[name], window, d.at(f)) {
			if _, covered := d.scene.RegionAt(d.view.FromScreen(spot)); covered {
				continue
			}
			label := geo.PlaceLabels([]geo.Candidate{{
				Key: "river/" + f.ID, Text: name, At: spot, Anchors: beside, Gap: 5, Style: d.style(assets.Italic, 11, 0.6, d.base.SeaText),
			}}, taken, window)
			if len(label) > 0 {
				taken = append(taken, label[0].Bound)
				d.add(Mark{Part: "labels", Text: label[0].Text})
				break
			}
		}
	}
}

// spots are points on lines, 40 px or more apart, that lie in a window: the nearest to a point first.
func spots(lines []geo.Path, window orb.Bound, to orb.Point) (found []orb.Point) {
	const step = 40
	for _, line := range lines {
		for _, part := range line.Parts {
			left := 0.0 // px to the next spot
			for i := 1; i < len(part); i++ {
				a, b := part[i-1], part[i]
				length := math.Hypot(b[0]-a[0], b[1]-a[1])
				for ; left < length; left += step {
					k := left / length
					if p := (orb.Point{a[0] + k*(b[0]-a[0]), a[1] + k*(b[1]-a[1])}); window.Contains(p) {
						found = append(found, p)
					}
				}
				left -= length
			}
		}
	}
	far := func(p orb.Point) float64 { return math.Hypot(p[0]-to[0], p[1]-to[1]) }
	slices.SortStableFunc(found, func(a, b orb.Point) int { return cmp.Compare(far(a), far(b)) })
	return found
}
