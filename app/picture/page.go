package picture

import (
	"cmp"
	"image"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// PageOptions say how large a page is, in px at scale 1, and what made it.
type PageOptions struct {
	Width, Height float64
	Paper         orb.Point // millimetres; zero is 96 px to the inch
	Theme         state.Theme
	Program       string // name and version of the program
}

// A Page is a picture to publish: title, sentence, maps, legend, sources and notes, as groups of
// marks from the bottom to the top.
type Page struct {
	About
	Width, Height float64
	Groups        []Group
	theme         state.Theme
	paper         orb.Point // millimetres
}

// designWidth and designHeight are the size for which the measures of a page are given; other sizes scale them.
const designWidth, designHeight = 1280, 905

// mostGrowth bounds how much larger measures are than the narrow side of a page allows, so that width and height always
// leave room for what has to be said.
const mostGrowth = 1.2

// unitOf is the px of a page for one of the design: as large as its area, within what its narrow side bears.
func unitOf(width, height float64) float64 {
	area := math.Sqrt(width * height / (designWidth * designHeight))
	return math.Min(area, mostGrowth*math.Min(width/designWidth, height/designHeight))
}

// layout holds the measures of one page while it is set.
type layout struct {
	scene   *Scene
	view    *state.View
	options PageOptions
	base    state.Base
	unit    float64 // px of the page per px of the design
	margin  float64
	places  bool // there are places that texts name on the maps
	page    *Page
}

// NewPage sets the maps of a view on a page.
func NewPage(s *Scene, v *state.View, o PageOptions) *Page {
	unit := unitOf(o.Width, o.Height)
	l := layout{scene: s, view: v, options: o, base: o.Theme.Base(), unit: unit, margin: 48 * unit, places: true}
	page := l.set()
	if shown := page.has("points"); shown != l.places { // what is not on the maps is not explained either
		l.places = shown
		page = l.set()
	}
	return page
}

// set sets everything on a new page.
func (l *layout) set() *Page {
	o := l.options
	l.page = &Page{About: aboutOf(l.view, o.Program), Width: o.Width, Height: o.Height, theme: o.Theme, paper: o.Paper}
	top, bottom := l.head(), l.foot()
	switch {
	case l.view.State.Show.Mode == state.Multiples:
		l.multiples(top, bottom)
	case len(l.view.Maps.Each) > 1:
		l.below(top, bottom)
	default:
		l.one(top, bottom)
	}
	return l.page
}

// has reports whether a map of the page has marks of a part.
func (p *Page) has(part string) bool {
	return slices.ContainsFunc(p.Groups, func(g Group) bool {
		return g.Name == "map" && slices.ContainsFunc(g.Marks, func(m Mark) bool { return m.Part == part })
	})
}

// Measures of the room around one map, in px of the design.
const (
	sideWidth, sideGap   = 288, 32 // the column beside it
	underGap, columnsGap = 16, 32  // the columns below it
)

// roomBeside and roomBelow are what legend and sources leave for the maps, beside them or above them.
func (l *layout) roomBeside(top, bottom float64) orb.Bound {
	right := l.options.Width - l.margin - (sideWidth+sideGap)*l.unit
	return orb.Bound{Min: orb.Point{l.margin, top}, Max: orb.Point{right, bottom}}
}

func (l *layout) roomBelow(top, bottom float64) (room orb.Bound, shrink float64) {
	room = orb.Bound{Min: orb.Point{l.margin, top}, Max: orb.Point{l.options.Width - l.margin, bottom}}
	for shrink = smaller; ; shrink = math.Max(shrink-0.05, smallest) {
		room.Max[1] = bottom - l.columnsBelow(0, shrink, false) - underGap*l.unit
		if room.Max[1]-top >= leastMap*(bottom-top) || shrink == smallest {
			return room, shrink
		}
	}
}

// leastMap is the share of the room between head and foot that maps above columns have at least.
const leastMap = 0.45

// one sets one map where it becomes largest: with the column of its legend to the right, or with columns below.
func (l *layout) one(top, bottom float64) {
	below, _ := l.roomBelow(top, bottom)
	if l.scaleIn(below) > l.scaleIn(l.roomBeside(top, bottom)) {
		l.below(top, bottom)
		return
	}
	l.beside(top, bottom)
}

// scaleIn is the scale of a map that fills a frame.
func (l *layout) scaleIn(frame orb.Bound) float64 {
	return l.scene.Home((frame.Max[0]-frame.Min[0])/l.unit, (frame.Max[1]-frame.Min[1])/l.unit, geo.Insets{}).Scale
}

// beside sets one map with the column of its legend to the right.
func (l *layout) beside(top, bottom float64) {
	room := l.roomBeside(top, bottom)
	l.maps(room)
	all := []section{l.legend, l.pairs, l.reading, l.conflicts, l.sources}
	l.fitting(func(shrink float64) float64 {
		c := l.sections(all, room.Max[0]+sideGap*l.unit, top, sideWidth*l.unit, shrink)
		if c.y <= bottom || shrink == smallest {
			l.group("side", c.marks)
		}
		return c.y
	}, bottom)
}

// below sets maps in a row with legend, notes and sources in three columns under them.
func (l *layout) below(top, bottom float64) {
	room, shrink := l.roomBelow(top, bottom)
	l.maps(room)
	l.columnsBelow(room.Max[1]+underGap*l.unit, shrink, true)
}

// columnsBelow sets the columns from a height on, or only measures them, and returns how high they are.
func (l *layout) columnsBelow(top, shrink float64, set bool) (height float64) {
	gap := columnsGap * l.unit
	width := (l.options.Width - 2*l.margin - 2*gap) / 3
	for i, sections := range [][]section{{l.legend}, {l.pairs, l.reading, l.conflicts}, {l.sources}} {
		c := l.sections(sections, l.margin+float64(i)*(width+gap), top, width, shrink)
		if set {
			l.group("below", c.marks)
		}
		height = math.Max(height, c.y-top)
	}
	return height
}

// Columns that do not fit are set smaller, down to the smallest.
const (
	smaller  = 0.9
	smallest = 0.6
)

// fitting sets a column as large as it fits above the bottom.
func (l *layout) fitting(set func(shrink float64) (end float64), bottom float64) {
	for shrink := 1.0; ; shrink = math.Max(shrink-0.05, smallest) {
		if set(shrink) <= bottom || shrink == smallest {
			return
		}
	}
}

// A section is one paragraph of a column: legend, stripes, conflicts, sources.
type section func(c *column)

// sections sets sections one under the other, a rule between those that have something to say.
func (l *layout) sections(all []section, x, y, width, shrink float64) *column {
	c := &column{part: "side", x: x, y: y, width: width, unit: l.unit * shrink, base: l.base}
	for _, set := range all {
		next := *c
		if next.y > y {
			next.rule()
		}
		start := next.y
		if set(&next); next.y > start {
			*c = next
		}
	}
	return c
}

func (l *layout) group(name string, marks []Mark) {
	all := orb.Bound{Max: orb.Point{l.options.Width, l.options.Height}}
	l.page.Groups = append(l.page.Groups, Group{Name: name, Box: all, Marks: marks})
}

// head sets bar, title and sentence, and returns where the maps begin.
func (l *layout) head() (bottom float64) {
	u := l.unit
	c := column{part: "title", x: l.margin, y: 40 * u, width: l.options.Width - 2*l.margin, unit: u, base: l.base}
	c.add(filled("title", box(l.margin, 40*u, 40*u, 4*u), l.base.Text))
	c.skip(14)
	c.write(l.page.Title, c.text(assets.Bold, titleSize(l.page.Title, c)), 34)
	c.skip(6)
	c.write(l.view.Maps.Lead, c.text(assets.Regular, 14.5), 21)
	l.group("head", c.marks)
	return c.y + 24*u
}

// titleSize is 26, or as much less as brings a title that is little too long on one line.
func titleSize(title string, c column) float64 {
	const size, least = 26, 22
	width, _, _ := c.text(assets.Bold, size).Measure(title)
	if fits := size * c.width / width * 0.995; fits >= least && fits < size {
		return fits
	}
	return size
}

// foot sets the notes at the bottom of the page and returns where the maps must end.
func (l *layout) foot() (top float64) {
	u, v := l.unit, l.view
	info := v.Dataset.Info
	c := column{part: "notes", x: l.margin, width: l.options.Width - 2*l.margin, unit: u, base: l.base}
	c.add(filled("notes", box(l.margin, 0, c.width, math.Max(1, u)), l.base.Text))
	c.skip(8)
	c.write(v.Words.Say("note.neutrality"), c.text(assets.Bold, 13), 20)
	c.write(v.Words.Say("page.projection", "Projection", l.scene.projection.Name()), c.muted(12), 20)
	made := v.Words.Say("page.dataset", "Dataset", cmp.Or(info.Title, info.Name), "Version", info.Version, "Program", l.options.Program)
	if info.AsOf != "" {
		made = v.Words.Say("page.as_of", "Date", v.Words.DateLong(string(info.AsOf)), "Dataset", info.Title, "Version", info.Version, "Program", l.options.Program)
	}
	c.write(made, c.muted(12), 20)
	top = l.options.Height - c.y - 32*u
	l.group("foot", moved(c.marks, 0, top))
	return top - 24*u
}

// maps sets the maps of the view side by side in a frame.
func (l *layout) maps(frame orb.Bound) {
	shown := l.view.Maps.Each
	gap := 16 * l.unit
	width := (frame.Max[0] - frame.Min[0] - gap*float64(len(shown)-1)) / float64(len(shown))
	for i, m := range shown {
		left := frame.Min[0] + float64(i)*(width+gap)
		at := orb.Bound{Min: orb.Point{left, frame.Min[1]}, Max: orb.Point{left + width, frame.Max[1]}}
		if len(shown) > 1 {
			c := column{part: "caption", x: left, y: at.Min[1], width: width, unit: l.unit, base: l.base}
			c.write(m.Title, c.text(assets.Bold, 14), 20)
			c.write(m.Caption, c.muted(12), 18)
			l.group("caption", c.marks)
			at.Min[1] += 44 * l.unit
		}
		l.oneMap(m, at)
	}
}

func (l *layout) oneMap(m state.MapView, at orb.Bound) {
	u := l.unit
	width, height := at.Max[0]-at.Min[0], at.Max[1]-at.Min[1]
	// Marks of the map are in px of the design, so that labels and lines keep their size to the page.
	view := l.scene.Home(width/u, height/u, geo.Insets{})
	corner := orb.Point{24, height/u - 20}
	bar := BarFor(view, 180)
	barBox := orb.Bound{Min: orb.Point{8, corner[1] - 30}, Max: orb.Point{corner[0] + bar.Width + 40, height / u}}
	marks := l.mapMarks(m, view, Options{Graticule: true, Obstacles: []orb.Bound{barBox}, LabelSize: 1.05})
	marks = append(marks, bar.Marks(corner, l.options.Theme, true)...)
	l.page.Groups = append(l.page.Groups, Group{Name: "map", Box: at, Marks: resized(marks, u)})
	frame := Mark{Part: "frame", Path: geo.Rectangle(at), Stroke: geo.Stroke{Color: l.base.Border, Width: u}}
	l.group("frame", []Mark{frame})
}

// mapMarks is a map with all its vertices, its symbols and labels gathered part by part: none lies over another.
func (l *layout) mapMarks(m state.MapView, view geo.Viewport, o Options) []Mark {
	o.Theme, o.Language, o.Full = l.options.Theme, l.view.Words.Language(), true
	labels := l.scene.LabelMarks(m, l.view.ScaleOf(l.view.Topic()), view, o)
	slices.SortStableFunc(labels, func(a, b Mark) int {
		return cmp.Compare(slices.Index(labelParts, a.Part), slices.Index(labelParts, b.Part))
	})
	return append(l.scene.ShapeMarks(m, l.view.Scale, view, o), labels...)
}

// labelParts are the parts of a map above its shapes, bottom to top.
var labelParts = []string{"towns", "points", "labels", "region-labels", "pair-tag", "swatch", "more-tag", "accounts-mark"}

// resized is the marks k times as large, lines, patterns and type included.
func resized(marks []Mark, k float64) []Mark {
	sized := make([]Mark, len(marks))
	for i, m := range marks {
		sized[i] = Mark{Part: m.Part, Path: m.Path.Scaled(k), Fill: m.Fill.Scaled(k), Stroke: m.Stroke.Scaled(k), Text: scaledText(m.Text, k)}
	}
	return sized
}

// Image paints the page, each px scale × scale px of the image.
func (p *Page) Image(scale float64) *image.RGBA {
	raster := geo.NewRaster(int(math.Round(p.Width*scale)), int(math.Round(p.Height*scale)), p.theme.Base().Paper)
	for _, group := range p.Groups {
		paintGroup(raster.Image(), group, scale)
	}
	return raster.Image()
}
