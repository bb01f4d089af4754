package picture

import (
	"encoding/json"
	"image/color"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// haloWidth is the line around the letters of a label, px.
const haloWidth = 3.2

// labels places names from the most to the least important; none overlaps another, a mark, or what
// lies over the map, and none is cut by the edge of the window. First the regions with their marks,
// then everything else around them; the symbols of places that texts name keep their room from the
// start, their names come after the centres of oblasts.
func (d *drawing) labels(m state.MapView, stances *state.Scale) {
	d.keepMarkFree()
	taken := slices.Concat(d.options.Obstacles, edges(d.window()))
	taken = append(taken, d.regionLabels(m, stances)...)
	if !d.scene.local {
		return
	}
	taken = append(taken, d.marked(taken)...)
	centres, others := d.cities()
	first := slices.Concat(d.capitals(), d.countries(d.window()), d.waters(), centres)
	taken = append(taken, d.place(first, slices.Concat(taken, d.pointBoxes()))...)
	taken = append(taken, d.place(d.points(), taken)...)
	taken = append(taken, d.place(slices.Concat(others, d.oblasts()), taken)...)
	d.rivers(taken)
}

// place draws those candidates that find room beside what is taken, and returns what they cover.
func (d *drawing) place(candidates []geo.Candidate, taken []orb.Bound) (covered []orb.Bound) {
	symbols := d.symbols()
	for _, placed := range geo.PlaceLabels(candidates, taken, d.frame()) {
		if draw, ok := symbols[placed.Key]; ok {
			draw(placed.At)
			covered = append(covered, placed.At.Bound().Pad(placed.Symbol))
		}
		if placed.Text.String != "" && !d.options.NoLabels {
			d.add(Mark{Part: "labels", Text: placed.Text})
			covered = append(covered, placed.Bound)
		}
	}
	return covered
}

// edges are the four sides of a box, as boxes without extent across.
func edges(box orb.Bound) []orb.Bound {
	corner := func(x, y float64) orb.Point { return orb.Point{x, y} }
	return []orb.Bound{
		{Min: box.Min, Max: corner(box.Max[0], box.Min[1])}, {Min: corner(box.Min[0], box.Max[1]), Max: box.Max},
		{Min: box.Min, Max: corner(box.Min[0], box.Max[1])}, {Min: corner(box.Max[0], box.Min[1]), Max: box.Max},
	}
}

// enlarged is px in the size of labels.
func (d *drawing) enlarged(px float64) float64 {
	if d.options.LabelSize > 0 {
		return px * d.options.LabelSize
	}
	return px
}

func (d *drawing) style(style assets.FontStyle, size, spacing float64, c color.NRGBA) geo.TextStyle {
	s := typed(style, d.enlarged(size), c)
	s.Spacing, s.Halo, s.HaloWidth = spacing, d.base.Halo, haloWidth
	return s
}

// A tag is marks beside a name, and the box that they cover.
type tag struct {
	box   orb.Bound
	marks []Mark
}

// regionLabels writes the names of the regions and the tags beside them, and returns what they cover.
// A name or a tag that would lie over an earlier one, as on a map that is zoomed out, is left out.
func (d *drawing) regionLabels(m state.MapView, stances *state.Scale) (taken []orb.Bound) {
	covered := func(box orb.Bound) bool {
		return slices.ContainsFunc(taken, func(other orb.Bound) bool { return meet(box, other) })
	}
	names := map[string]geo.Text{}
	if d.options.Full { // in a file nothing that lies over a name can be moved away
		taken = slices.Clone(d.options.Obstacles)
	}
	for _, cell := range m.Cells {
		if name, ok := d.regionName(cell); ok && !covered(name.Bound()) {
			names[cell.Region] = name
			if d.options.NoLabels {
				continue
			}
			taken = append(taken, name.Bound())
			d.add(Mark{Part: "region-labels", Text: name})
		}
	}
	for _, cell := range m.Cells {
		name, ok := names[cell.Region]
		if !ok {
			continue
		}
		for _, t := range d.regionTags(cell, name, stances, covered) {
			if !covered(t.box) {
				taken = append(taken, t.box)
				d.add(t.marks...)
			}
		}
	}
	return taken
}

// meet reports whether two boxes share more than an edge.
func meet(a, b orb.Bound) bool {
	return a.Min[0] < b.Max[0] && b.Min[0] < a.Max[0] && a.Min[1] < b.Max[1] && b.Min[1] < a.Max[1]
}

// regionName is a region's name in capitals at its pole, or at a clear spot of it.
func (d *drawing) regionName(cell state.MapCell) (name geo.Text, ok bool) {
	xy, ok := d.scene.RegionPoint(cell.Region)
	if !ok {
		return geo.Text{}, false
	}
	size := 12.0
	if k := d.kilometre(); k >= 2 {
		size = 14
	} else if k >= 1.2 {
		size = 13
	}
	words := strings.ToUpper(cell.Name)
	if cell.Unsure {
		words += "\u00a0" + state.Dagger
	}
	name = geo.Text{String: words, At: d.view.ToScreen(xy), Anchor: geo.Center, Style: d.style(assets.Bold, size, 0.6, d.base.Text)}
	if spot, free := d.clearSpot(cell.Region, name, d.window()); free {
		name.At = spot
	} else if d.window().Contains(name.At) {
		name.At[0] += inward(name.Bound(), d.window())
	}
	return name, true
}

// inward is how far a box has to move across to be within a window, 0 for one that is wider.
func inward(box, window orb.Bound) float64 {
	const rim = 2 // px to the edge
	left, right := window.Min[0]+rim-box.Min[0], window.Max[0]-rim-box.Max[0]
	switch {
	case left > right:
		return 0
	case left > 0:
		return left
	case right < 0:
		return right
	}
	return 0
}

// regionTags are what stands beside the name of a region: the line under a selected one, "+1", the pair
// of a difference, and the mark of readings that disagree. Where the pair would be covered the mark stands in its
// place.
func (d *drawing) regionTags(cell state.MapCell, name geo.Text, stances *state.Scale, covered func(orb.Bound) bool) (tags []tag) {
	// The mark has one size whatever that of the name, so that a small name leaves it no room at 15 px.
	below := orb.Point{name.At[0], max(name.At[1]+d.enlarged(15), name.Bound().Max[1]+accountsRoom)}
	if cell.Region == d.options.Selected && !d.options.NoLabels {
		start, end := name.Baseline()
		start[1], end[1] = start[1]+4, end[1]+4
		below[1] += 2.5
		d.add(stroked("region-labels", geo.Line(start, end), d.base.Selection, 2))
	}
	if cell.More > 0 {
		tags = append(tags, d.moreTag(cell.More, orb.Point{name.Bound().Max[0] + 2, name.At[1]}))
	}
	if cell.Pair != [2]string{} {
		if pair := d.pairTags(cell, stances, below); !covered(pair[0].box) {
			return append(tags, pair...)
		}
	}
	if cell.Disagree {
		tags = append(tags, d.accountsMark(d.markPlace(name, below, cell.More > 0, covered)))
	}
	return tags
}

// markPlace is where the mark of readings that disagree stands: below the name or, where that is covered, right of
// it and of "+1", left of it or above it.
func (d *drawing) markPlace(name geo.Text, below orb.Point, tagged bool, covered func(orb.Bound) bool) orb.Point {
	box := name.Bound()
	right := orb.Point{box.Max[0] + accountsRoom, name.At[1]}
	if tagged {
		right[0] += moreWidth + 2
	}
	for _, place := range []orb.Point{below, right, {box.Min[0] - accountsRoom, name.At[1]}, {name.At[0], box.Min[1] - accountsRoom}} {
		if !covered(place.Bound().Pad(accountsRoom)) {
			return place
		}
	}
	return below
}

// clearSpot finds a place for the name of a region whose own place is covered or beyond the frame,
// somewhere inside its outline.
func (d *drawing) clearSpot(region string, text geo.Text, frame orb.Bound) (orb.Point, bool) {
	half, above := orb.Point{text.Bound().Max[0] - text.At[0], d.enlarged(20)}, d.enlarged(8)
	obstacles := slices.Concat(d.options.Obstacles, d.pointBoxes())
	free := func(at orb.Point) bool {
		around := orb.Bound{Min: orb.Point{at[0] - half[0], at[1] - above}, Max: orb.Point{at[0] + half[0], at[1] + half[1]}}
		for _, obstacle := range obstacles {
			if obstacle.Intersects(around) {
				return false
			}
		}
		return frame.Contains(around.Min) && frame.Contains(around.Max)
	}
	if free(text.At) {
		return text.At, true
	}
	for i, id := range d.scene.names {
		if id == region {
			return d.roomiest(d.path(d.scene.regions, i), frame, free)
		}
	}
	return orb.Point{}, false
}

// roomiest searches a coarse grid for the point inside a path that lies farthest from its edge,
// among those that are free.
func (d *drawing) roomiest(path geo.Path, frame orb.Bound, free func(orb.Point) bool) (best orb.Point, found bool) {
	bound := path.Bound()
	low := orb.Point{math.Max(bound.Min[0], frame.Min[0]), math.Max(bound.Min[1], frame.Min[1])}
	high := orb.Point{math.Min(bound.Max[0], frame.Max[0]), math.Min(bound.Max[1], frame.Max[1])}
	const cells = 14
	farthest := 0.0
	for i := range cells {
		for j := range cells {
			at := orb.Point{low[0] + (high[0]-low[0])*(float64(i)+0.5)/cells, low[1] + (high[1]-low[1])*(float64(j)+0.5)/cells}
			if !free(at) || !inside(path, at) {
				continue
			}
			if room := distance(path, frame, at); room > farthest {
				best, found, farthest = at, true, room
			}
		}
	}
	return best, found
}

// inside is the even-odd rule over the rings of a path.
func inside(path geo.Path, at orb.Point) bool {
	in := false
	for _, ring := range path.Parts {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < a[0]+(b[0]-a[0])*(at[1]-a[1])/(b[1]-a[1]) {
				in = !in
			}
		}
	}
	return in
}

// distance is how far a point lies from the nearest vertex of a path and from the frame, px.
func distance(path geo.Path, frame orb.Bound, at orb.Point) float64 {
	nearest := min(at[0]-frame.Min[0], frame.Max[0]-at[0], at[1]-frame.Min[1], frame.Max[1]-at[1])
	for _, ring := range path.Parts {
		for _, p := range ring {
			nearest = min(nearest, math.Hypot(p[0]-at[0], p[1]-at[1]))
		}
	}
	return nearest
}

// accountsRoom is what the mark of readings that disagree takes on each side of its middle, in px.
const accountsRoom = 8

// accountsMark is "≠" in a circle: readings of the proposal tell the cell differently.
func (d *drawing) accountsMark(at orb.Point) tag {
	return tag{at.Bound().Pad(accountsRoom), AccountsMark(at, 6.5, d.options.Theme)}
}

// AccountsMark is "≠" in a circle of that radius in px. The sign is drawn, not written: the typeface
// has none.
func AccountsMark(at orb.Point, radius float64, theme state.Theme) []Mark {
	base := theme.Base()
	line := func(x0, y0, x1, y1 float64) Mark {
		return stroked("accounts-mark", geo.Line(orb.Point{at[0] + x0*radius, at[1] + y0*radius}, orb.Point{at[0] + x1*radius, at[1] + y1*radius}), base.Text, radius/5)
	}
	circle := filled("accounts-mark", geo.Circle(at, radius), base.Paper)
	circle.Stroke = geo.Stroke{Color: base.Text, Width: radius / 5}
	return []Mark{circle, line(-0.5, -0.2, 0.5, -0.2), line(-0.5, 0.25, 0.5, 0.25), line(-0.3, 0.6, 0.3, -0.6)}
}

// moreWidth is that of the tag for further parts, in px.
const moreWidth = 18.0

// moreTag says that a cell has further parts: "+1".
func (d *drawing) moreTag(more int, at orb.Point) tag {
	const width, height = moreWidth, 12.0
	text := "+" + string(rune('0'+min(more, 9)))
	bound := orb.Bound{Min: orb.Point{at[0], at[1] - height/2}, Max: orb.Point{at[0] + width, at[1] + height/2}}
	frame := filled("more-tag", geo.Rectangle(bound), d.base.Paper)
	frame.Stroke = geo.Stroke{Color: d.base.Outline, Width: 0.75}
	return tag{bound, []Mark{frame, {Part: "more-tag", Text: geo.Text{String: text, At: bound.Center(), Anchor: geo.Center, Style: typed(assets.Regular, 10, d.base.Text)}}}}
}

// pairTags show part 1 of both accounts under a name: two swatches and an arrow, then the mark.
func (d *drawing) pairTags(cell state.MapCell, stances *state.Scale, at orb.Point) []tag {
	const width, height, side = 48.0, 18.0, 13.0
	left, top := math.Round(at[0]-width/2), math.Round(at[1]-height/2+3)
	frame := filled("pair-tag", box(left, top, width, height), d.base.Paper)
	frame.Stroke = geo.Stroke{Color: d.base.Outline, Width: 0.75}
	marks := []Mark{frame}
	for i, key := range cell.Pair {
		x := left + 3 + float64(i)*(width-side-6)
		marks = append(marks, moved(SwatchMarks(stances.Entry(key).Fill(d.options.Theme), side, side, d.options.Theme), x, top+2.5)...)
	}
	middle, y := left+width/2, top+height/2
	marks = append(marks,
		stroked("pair-tag", geo.Line(orb.Point{middle - 5, y}, orb.Point{middle + 5, y}), d.base.Text, 1.1),
		stroked("pair-tag", geo.Line(orb.Point{middle + 2, y - 3}, orb.Point{middle + 5, y}, orb.Point{middle + 2, y + 3}), d.base.Text, 1.1))
	tags := []tag{{orb.Bound{Min: orb.Point{left, top}, Max: orb.Point{left + width, top + height}}, marks}}
	if cell.Disagree {
		tags = append(tags, d.accountsMark(orb.Point{left + width + 10, y}))
	}
	return tags
}

// nameOf is the name of a feature in the language of the map.
func (d *drawing) nameOf(f geo.Feature) string { return nameIn(f, d.options.Language) }

// nameIn is the name of a feature in a language, else in English.
func nameIn(f geo.Feature, language string) string {
	if name, ok := f.Properties["name_"+language].(string); ok && name != "" {
		return name
	}
	name, _ := f.Properties["name_en"].(string)
	return name
}

func numberOf(f geo.Feature, property string) float64 {
	n, _ := f.Properties[property].(json.Number)
	value, err := n.Float64()
	if err != nil {
		return 0
	}
	return value
}

func flagOf(f geo.Feature, property string) bool {
	flag, _ := f.Properties[property].(bool)
	return flag
}

// at is where a point feature, or the label point of another, stands on the screen.
func (d *drawing) at(f geo.Feature) orb.Point {
	lonLat, ok := f.Geometry.(orb.Point)
	if !ok {
		lonLat = orb.Point{numberOf(f, "label_lon"), numberOf(f, "label_lat")}
	}
	return d.view.ToScreen(d.scene.projection.Forward(lonLat))
}
