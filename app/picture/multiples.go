package picture

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// Measures of small multiples on a page, in px of the design.
const (
	multiplesGap   = 10
	captionStep    = 15
	wholeMap       = 300 // height of a map at which its labels have their whole size
	smallestLabels = 0.5 // of their size
	legendWithin   = 0.3 // of the room between head and foot that legend and sources may take
	mostCaption    = 5   // lines of the title of a map

	smallestCaption = 0.6 // of its size
)

// multiples sets any number of maps in a grid, with one legend for all of them and the sources below.
func (l *layout) multiples(top, bottom float64) {
	width := l.options.Width - 2*l.margin
	var under *column
	l.fitting(1, func(shrink float64) bool {
		under = l.underMultiples(width, shrink)
		return under.y <= (bottom-top)*legendWithin
	})
	height := bottom - top - under.y - 12*l.unit
	scale := l.grid(orb.Bound{Min: orb.Point{l.margin, top}, Max: orb.Point{l.margin + width, top + height}})
	l.group("below", moved(under.marks, l.margin, bottom-under.y))
	l.sharedBar(scale)
}

// sharedBar sets one scale bar for all maps at the right end of the foot. The scale is px of the page for each metre.
func (l *layout) sharedBar(scale float64) {
	foot := &l.page.Groups[slices.IndexFunc(l.page.Groups, func(g Group) bool { return g.Name == "foot" })]
	bar := BarFor(geo.Viewport{Scale: scale / l.unit}, 120)
	right, top := l.options.Width/l.unit-l.margin/l.unit, foot.Marks[0].Path.Bound().Min[1]/l.unit
	corner := orb.Point{right - bar.Width - 20, top + 36}
	marks := bar.Marks(corner, l.options.Theme, false)
	words := geo.Text{String: l.view.Words.Say("page.scale_of_all"), At: orb.Point{corner[0] - 14, corner[1]}, Anchor: geo.End, Style: typed(assets.Regular, 12, l.base.Caption)}
	marks = append(marks, Mark{Part: "scale-bar", Text: words})
	foot.Marks = append(foot.Marks, resized(marks, l.unit)...)
}

// underMultiples sets legend, notes and sources for a width, from the origin.
func (l *layout) underMultiples(width, shrink float64) *column {
	c := &column{part: "below", width: width, unit: l.unit * shrink, base: l.base}
	l.legendStrip(c)
	for _, note := range l.multiplesNotes() {
		c.write(note, c.muted(12), 16)
	}
	return c
}

// legendStrip sets the members of the scale side by side, each with how many regions of all maps it is in, then the other
// signs on the maps.
func (l *layout) legendStrip(c *column) {
	strip := strip{column: c, left: c.x}
	for _, row := range l.view.Legend.Rows {
		var swatch []Mark
		switch {
		case row.Sign != "":
			swatch = []Mark{{Part: c.part, Text: geo.Text{String: row.Sign, At: orb.Point{16, 14}, Anchor: geo.Center, Style: typed(assets.Bold, 14, c.base.Text)}}}
		case row.Key == "":
			swatch = AccountsMark(orb.Point{16, 9}, 8, l.options.Theme)
		default:
			swatch = SwatchMarks(l.view.Scale.Entry(row.Key).Fill(l.options.Theme), 32, 18, l.options.Theme)
		}
		strip.add(swatch, l.view.Words.Say("page.legend_count", "Label", row.Label, "Number", l.view.Words.Number(float64(row.Count))))
	}
	for _, s := range l.signs() {
		strip.add(s.marks, s.label)
	}
	c.y += 30 * c.unit
}

// A strip sets swatches with words side by side, in as many lines as they need.
type strip struct {
	*column
	left float64
}

// add sets a swatch in px of the design, and the words beside it.
func (s *strip) add(swatch []Mark, words string) {
	const beside, apart, step = 40, 22, 24 // px of the design
	style := s.text(assets.Regular, 13)
	size, _, _ := style.Measure(words)
	wide := beside*s.unit + size
	if s.left > s.x && s.left+wide > s.x+s.width {
		s.left = s.x
		s.y += step * s.unit
	}
	s.column.add(moved(resized(swatch, s.unit), s.left, s.y)...)
	at := orb.Point{s.left + beside*s.unit, s.y + 14*s.unit}
	s.column.add(Mark{Part: s.part, Text: geo.Text{String: words, At: at, Anchor: geo.Start, Style: style}})
	s.left += wide + apart*s.unit
}

// mostSources is how many sources a page names; the dataset has the others.
const mostSources = 16

// multiplesNotes are the notes below small multiples: on stripes, on readings that disagree, the sources.
func (l *layout) multiplesNotes() []string {
	v := l.view
	var notes []string
	if slices.ContainsFunc(v.Legend.Rows, func(r state.LegendRow) bool { return r.Key != "" && v.Scale.Entry(r.Key).Part }) {
		notes = append(notes, v.Words.Say("note.stripes"))
	}
	named := sourcesOf(v)
	most := l.at([...]int{mostSources, mostSources, 8, 4})
	shown := strings.Join(named[:min(len(named), most)], "; ")
	sources := v.Words.Say("page.sources_line", "Sources", shown)
	if more := len(named) - most; more > 0 {
		sources = v.Words.Count("page.sources_more", more, "Sources", shown)
	}
	notes = append(notes, sources)
	if l.scene.local {
		return append(notes, v.Words.Say("note.cities")+" "+v.Words.Say("note.boundaries"))
	}
	return append(notes, v.Words.Say("note.own_boundaries", "Dataset", v.DatasetTitle()))
}

// grid sets the maps of the view in rows, as large as they fit, and returns their scale in px for each metre.
func (l *layout) grid(frame orb.Bound) (scale float64) {
	shown, gap := l.view.Maps.Each, multiplesGap*l.unit
	width, height := frame.Max[0]-frame.Min[0], frame.Max[1]-frame.Min[1]
	columns := BestColumns(len(shown), width, height, gap, 2*captionStep*l.unit)
	rows := (len(shown) + columns - 1) / columns
	cell := orb.Point{(width - gap*float64(columns-1)) / float64(columns), (height - gap*float64(rows-1)) / float64(rows)}
	captions, tallest := make([]*column, len(shown)), 0.0
	for i, m := range shown {
		captions[i] = l.smallCaption(m, cell[0])
		tallest = math.Max(tallest, captions[i].y)
	}
	for i, m := range shown {
		x, y := frame.Min[0]+float64(i%columns)*(cell[0]+gap), frame.Min[1]+float64(i/columns)*(cell[1]+gap)
		l.group("caption", moved(captions[i].marks, x, y))
		scale = l.smallMap(m, orb.Bound{Min: orb.Point{x, y + tallest}, Max: orb.Point{x + cell[0], y + cell[1]}})
	}
	return scale
}

// BestColumns is in how many columns so many maps below captions are largest.
func BestColumns(maps int, width, height, gap, caption float64) int {
	best, largest := 1, math.Inf(-1)
	for columns := 1; columns <= maps; columns++ {
		rows := float64((maps + columns - 1) / columns)
		across := (width - gap*float64(columns-1)) / float64(columns)
		down := (height-gap*(rows-1))/rows - caption
		if side := math.Min(across, down); side > largest {
			best, largest = columns, side
		}
	}
	return best
}

// smallCaption is title, date and account of a map, from the origin.
func (l *layout) smallCaption(m state.MapView, width float64) *column {
	c := &column{part: "caption", width: width, unit: l.unit, base: l.base}
	if narrow := width / l.unit / 180; narrow < 1 {
		c.unit *= math.Max(narrow, smallestCaption)
	}
	c.writeAtMost(mostCaption, m.Title, c.text(assets.Bold, 12), captionStep)
	if m.Caption != "" {
		c.writeAtMost(2, m.Caption, c.muted(11), captionStep)
	}
	c.skip(2)
	return c
}

// smallMap draws a map of small multiples: the regions alone, its labels smaller the smaller it is. It returns the scale
// of the map in px for each metre.
func (l *layout) smallMap(m state.MapView, at orb.Bound) (scale float64) {
	width, height := at.Max[0]-at.Min[0], at.Max[1]-at.Min[1]
	k := l.unit * math.Max(smallestLabels, math.Min(1, math.Min(width, height)/l.unit/wholeMap))
	view := l.scene.Around("", width/k, height/k, geo.Insets{})
	marks := l.mapMarks(m, view, Options{})
	l.page.Groups = append(l.page.Groups, Group{Name: "map", Box: at, Marks: resized(marks, k)})
	l.group("frame", []Mark{{Part: "frame", Path: geo.Rectangle(at), Stroke: geo.Stroke{Color: l.base.Border, Width: l.unit}}})
	return view.Scale * k
}
