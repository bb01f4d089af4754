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
	brief   int  // how much is left out for want of room, 0 to mostBrief
	page    *Page
}

// NewPage sets the maps of a view on a page.
func NewPage(s *Scene, v *state.View, o PageOptions) *Page {
	unit := unitOf(o.Width, o.Height)
	l := layout{scene: s, view: v, options: o, base: o.Theme.Base(), unit: unit, margin: 48 * unit}
	l.places = l.roughScale()*1000 >= placesFrom
	page := l.set()
	if shown := page.has("points"); shown != l.places { // what is not on the maps is not explained either
		l.places = shown
		page = l.set()
	}
	return page
}

// roughScale is about the scale that the maps will have, in px of the design for each metre.
func (l *layout) roughScale() float64 {
	const head, foot = 160, 124
	maps := float64(len(l.view.Maps.Each))
	if l.view.State.Show.Mode == state.Multiples {
		maps *= 2
	}
	width, height := l.options.Width/l.unit-2*48, l.options.Height/l.unit-head-foot
	if maps == 1 {
		width -= sideWidth + sideGap
	}
	return l.scene.Home(width/maps, height, geo.Insets{}).Scale
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
	c.writeAtMost(mostTitle, l.page.Title, c.text(assets.Bold, titleSize(l.page.Title, c)), 34)
	c.skip(6)
	most := mostLead
	if l.options.Height < flat*u {
		most = mostLeadFlat
	}
	if !c.writeAtMost(most, l.view.Maps.Lead, c.text(assets.Regular, 14.5), 21) {
		c.write(l.view.Words.Say("page.goes_on"), c.muted(12), 18)
	}
	l.group("head", c.marks)
	return c.y + 24*u
}

// How many lines a title and the sentence below it have at most, also on a page that is flat, in px of the design. All of
// both stands in the file's description.
const mostTitle, mostLead, mostLeadFlat, flat = 2, 6, 4, 880

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

// maps sets the maps of the view side by side in a frame, several of them below captions.
func (l *layout) maps(frame orb.Bound) {
	shown := l.view.Maps.Each
	gap := 16 * l.unit
	width := (frame.Max[0] - frame.Min[0] - gap*float64(len(shown)-1)) / float64(len(shown))
	captions, tallest := l.captions(width)
	for i, m := range shown {
		left := frame.Min[0] + float64(i)*(width+gap)
		if len(shown) > 1 {
			l.group("caption", moved(captions[i].marks, left, frame.Min[1]))
		}
		l.oneMap(m, orb.Bound{Min: orb.Point{left, frame.Min[1] + tallest}, Max: orb.Point{left + width, frame.Max[1]}})
	}
}

// captions are title and date of each of several maps, from the origin, and the height that they need.
func (l *layout) captions(width float64) (captions []*column, tallest float64) {
	if len(l.view.Maps.Each) < 2 {
		return nil, 0
	}
	for _, m := range l.view.Maps.Each {
		c := &column{part: "caption", width: width, unit: l.unit, base: l.base}
		c.writeAtMost(2, m.Title, c.text(assets.Bold, 14), 20)
		c.writeAtMost(1, m.Caption, c.muted(12), 18)
		c.skip(6)
		captions, tallest = append(captions, c), math.Max(tallest, c.y)
	}
	return captions, tallest
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
