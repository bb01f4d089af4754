package picture

import (
	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// An Overlay is a layer that a person laid over the map, such as a line of control from another source. It is drawn
// dashed, so that nobody takes it for what a text says.
type Overlay struct {
	Title  string
	Source string // who drew it
	Date   string // as of when, in words
	Layer  *geo.Layer
}

// Caption says what an overlay is, where it comes from and as of when.
func (o Overlay) Caption() string {
	text := o.Title + " – " + o.Source
	if o.Date != "" {
		text += ", " + o.Date
	}
	return text
}

// laid is an overlay in the projection of a scene.
type laid struct {
	Overlay
	shapes *geo.Shapes
}

// With is the scene with overlays, the first at the bottom.
func (s *Scene) With(overlays ...Overlay) *Scene {
	next := *s
	next.overlays = nil
	for _, o := range overlays {
		next.overlays = append(next.overlays, laid{o, geo.Prepare(o.Layer, s.projection)})
	}
	return &next
}

// Overlays lists the overlays of the scene.
func (s *Scene) Overlays() []Overlay {
	var overlays []Overlay
	for _, o := range s.overlays {
		overlays = append(overlays, o.Overlay)
	}
	return overlays
}

// overlayDashes tell overlays apart, in px.
var overlayDashes = [][]float64{{7, 4}, {2, 3}, {12, 3, 2, 3}, {4, 8}}

func overlayStroke(nth int, base state.Base) geo.Stroke {
	return geo.Stroke{Color: base.Outline, Width: 2, Dash: overlayDashes[nth%len(overlayDashes)]}
}

// overlayMarks draws the overlays over the outlines of the regions, on a casing that lifts them off the fills.
func (d *drawing) overlayMarks() {
	for nth, o := range d.scene.overlays {
		for i := range o.shapes.Len() {
			path := d.path(o.shapes, i)
			if len(path.Parts) == 0 {
				continue
			}
			d.add(Mark{Part: "overlay", Path: path, Stroke: geo.Stroke{Color: d.base.Halo, Width: 4}})
			d.add(Mark{Part: "overlay", Path: path, Stroke: overlayStroke(nth, d.base)})
		}
	}
}

// OverlayMarks is the swatch of an overlay, by its place in the scene: a piece of its line.
func OverlayMarks(nth int, width, height float64, theme state.Theme) []Mark {
	return []Mark{{Path: geo.Line(orb.Point{0, height / 2}, orb.Point{width, height / 2}), Stroke: overlayStroke(nth, theme.Base())}}
}

// overlayRows name the overlays below the legend of a page.
func (l *layout) overlayRows(c *column) {
	for nth, o := range l.scene.Overlays() {
		c.add(moved(resized(OverlayMarks(nth, 32, 18, l.options.Theme), c.unit), c.x, c.y)...)
		words := c.indented(44)
		words.write(o.Caption(), words.text(assets.Regular, 13), 18)
		c.take(words)
		c.skip(7)
	}
}
