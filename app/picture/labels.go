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
// then everything else around them.
func (d *drawing) labels(m state.MapView, stances *state.Scale) {
	taken := slices.Concat(d.options.Obstacles, edges(d.window()))
	for _, cell := range m.Cells {
		taken = append(taken, d.regionLabel(cell, stances)...)
	}
	var candidates []geo.Candidate
	if d.scene.local {
		candidates = slices.Concat(d.capitals(), d.countries(d.window()), d.waters(), d.cities(), d.oblasts())
	}
	symbols := d.symbols()
	for _, placed := range geo.PlaceLabels(candidates, taken, d.frame()) {
		if draw, ok := symbols[placed.Key]; ok {
			draw(placed.At)
		}
		if placed.Text.String != "" {
			d.add(Mark{Part: "labels", Text: placed.Text})
		}
	}
}

// edges are the four sides of a box, as boxes without extent across.
func edges(box orb.Bound) []orb.Bound {
	corner := func(x, y float64) orb.Point { return orb.Point{x, y} }
	return []orb.Bound{
		{Min: box.Min, Max: corner(box.Max[0], box.Min[1])}, {Min: corner(box.Min[0], box.Max[1]), Max: box.Max},
		{Min: box.Min, Max: corner(box.Min[0], box.Max[1])}, {Min: corner(box.Max[0], box.Min[1]), Max: box.Max},
	}
}

func (d *drawing) style(style assets.FontStyle, size, spacing float64, c color.NRGBA) geo.TextStyle {
	if d.options.LabelSize > 0 {
		size *= d.options.LabelSize
	}
	s := typed(style, size, c)
	s.Spacing, s.Halo, s.HaloWidth = spacing, d.base.Halo, haloWidth
	return s
}

// regionLabel writes a region's name in capitals at its pole, with its marks under it, and returns
// what they cover.
func (d *drawing) regionLabel(cell state.MapCell, stances *state.Scale) []orb.Bound {
	xy, ok := d.scene.RegionPoint(cell.Region)
	if !ok {
		return nil
	}
	size := 12.0
	if k := d.kilometre(); k >= 2 {
		size = 14
	} else if k >= 1.2 {
		size = 13
	}
	text := geo.Text{String: strings.ToUpper(cell.Name), At: d.view.ToScreen(xy), Anchor: geo.Center, Style: d.style(assets.Bold, size, 0.6, d.base.Text)}
	bound := text.Bound()
	if spot, free := d.clearSpot(cell.Region, text, d.window()); free {
		text.At = spot
		bound = text.Bound()
	}
	d.add(Mark{Part: "region-labels", Text: text})
	taken := []orb.Bound{bound}
	below := text.At[1] + 12.5
	if cell.Region == d.options.Selected {
		start, end := text.Baseline()
		d.add(stroked("region-labels", geo.Line(orb.Point{start[0], start[1] + 4}, orb.Point{end[0], end[1] + 4}), d.base.Selection, 2))
		below = text.At[1] + 15
	}
	if cell.More > 0 {
		taken = append(taken, d.moreTag(cell.More, orb.Point{bound.Max[0] + 2, text.At[1]}))
	}
	if cell.Pair != [2]string{} {
		return append(taken, d.pairTag(cell, stances, orb.Point{text.At[0], below + 2.5})...)
	}
	if cell.Disagree {
		taken = append(taken, d.accountsMark(orb.Point{text.At[0], below + 2.5}))
	}
	return taken
}

// clearSpot finds a place for the name of a region whose own place is covered or beyond the frame,
// somewhere inside its outline.
func (d *drawing) clearSpot(region string, text geo.Text, frame orb.Bound) (orb.Point, bool) {
	half := orb.Point{text.Bound().Max[0] - text.At[0], 20}
	free := func(at orb.Point) bool {
		around := orb.Bound{Min: orb.Point{at[0] - half[0], at[1] - 8}, Max: orb.Point{at[0] + half[0], at[1] + half[1]}}
		for _, obstacle := range d.options.Obstacles {
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

// accountsMark draws "≠" in a circle: readings of the proposal tell the cell differently.
func (d *drawing) accountsMark(at orb.Point) orb.Bound {
	d.add(AccountsMark(at, 6.5, d.options.Theme)...)
	return at.Bound().Pad(8)
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

// moreTag says that a cell has further parts: "+1".
func (d *drawing) moreTag(more int, at orb.Point) orb.Bound {
	const width, height = 18.0, 12.0
	text := "+" + string(rune('0'+min(more, 9)))
	bound := orb.Bound{Min: orb.Point{at[0], at[1] - height/2}, Max: orb.Point{at[0] + width, at[1] + height/2}}
	tag := filled("more-tag", geo.Rectangle(bound), d.base.Paper)
	tag.Stroke = geo.Stroke{Color: d.base.Outline, Width: 0.75}
	d.add(tag, Mark{Part: "more-tag", Text: geo.Text{String: text, At: bound.Center(), Anchor: geo.Center, Style: typed(assets.Regular, 10, d.base.Text)}})
	return bound
}

// pairTag shows part 1 of both accounts under a name: two swatches and an arrow, then the mark.
func (d *drawing) pairTag(cell state.MapCell, stances *state.Scale, at orb.Point) []orb.Bound {
	const width, height, side = 48.0, 18.0, 13.0
	left, top := math.Round(at[0]-width/2), math.Round(at[1]-height/2+3)
	tag := filled("pair-tag", box(left, top, width, height), d.base.Paper)
	tag.Stroke = geo.Stroke{Color: d.base.Outline, Width: 0.75}
	d.add(tag)
	for i, key := range cell.Pair {
		x := left + 3 + float64(i)*(width-side-6)
		d.add(moved(SwatchMarks(stances.Entry(key).Fill(d.options.Theme), side, side, d.options.Theme), x, top+2.5)...)
	}
	middle, y := left+width/2, top+height/2
	d.add(
		stroked("pair-tag", geo.Line(orb.Point{middle - 5, y}, orb.Point{middle + 5, y}), d.base.Text, 1.1),
		stroked("pair-tag", geo.Line(orb.Point{middle + 2, y - 3}, orb.Point{middle + 5, y}, orb.Point{middle + 2, y + 3}), d.base.Text, 1.1))
	taken := []orb.Bound{{Min: orb.Point{left, top}, Max: orb.Point{left + width, top + height}}}
	if cell.Disagree {
		taken = append(taken, d.accountsMark(orb.Point{left + width + 10, y}))
	}
	return taken
}

// nameOf is the name of a feature in the language of the map, else in English.
func (d *drawing) nameOf(f geo.Feature) string {
	if name, ok := f.Properties["name_"+d.options.Language].(string); ok && name != "" {
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
