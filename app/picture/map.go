package picture

import (
	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/geo"
)

// Options say how a map is drawn. Lengths are px of the viewport.
type Options struct {
	Theme     state.Theme
	Language  string
	Graticule bool
	Full      bool        // all vertices, for exports
	Detail    float64     // device px per px, so that levels of detail fit the screen; 0 is 1
	Obstacles []orb.Bound // what lies over the map: labels keep clear of it
	Window    orb.Bound   // the part of the viewport that is on screen, where a frame is larger; zero is all
	Selected  string      // a region whose name is underlined
	Marked    string      // a town or place with a ring around it; empty for none
	LabelSize float64     // factor on the size of labels; 0 is 1
	NoLabels  bool        // without names; symbols and the marks of regions stay
	NoTowns   bool        // without towns and their names
}

// MapMarks is the whole map of a view, bottom to top. The scale is the one that the map is painted
// by, stances the one for the pair under each name of a difference.
func (s *Scene) MapMarks(m state.MapView, scale, stances *state.Scale, v geo.Viewport, o Options) []Mark {
	return append(s.ShapeMarks(m, scale, v, o), s.LabelMarks(m, stances, v, o)...)
}

// ShapeMarks is the map below its symbols and labels.
func (s *Scene) ShapeMarks(m state.MapView, scale *state.Scale, v geo.Viewport, o Options) []Mark {
	d := drawing{scene: s, view: v, options: o, base: o.Theme.Base()}
	d.ground()
	d.stances(m, scale)
	d.lines()
	d.outlines(m)
	return d.marks
}

// LabelMarks is the symbols and labels of the map. They serve a layer of their own above the outline of
// what is under the pointer.
func (s *Scene) LabelMarks(m state.MapView, stances *state.Scale, v geo.Viewport, o Options) []Mark {
	d := drawing{scene: s, view: v, options: o, base: o.Theme.Base()}
	d.labels(m, stances)
	return d.marks
}

// drawing gathers the marks of one map.
type drawing struct {
	scene   *Scene
	view    geo.Viewport
	options Options
	base    state.Base
	marks   []Mark
}

// frame is the whole of what is drawn, window the part of it that is on screen.
func (d *drawing) frame() orb.Bound {
	return orb.Bound{Max: orb.Point{d.view.Width, d.view.Height}}
}

func (d *drawing) window() orb.Bound {
	if d.options.Window == (orb.Bound{}) {
		return d.frame()
	}
	return d.options.Window
}

func (d *drawing) add(marks ...Mark) { d.marks = append(d.marks, marks...) }

// path is feature i of a layer in px of the view.
func (d *drawing) path(shapes *geo.Shapes, i int) geo.Path {
	if d.options.Full {
		return clipped(shapes.FullPath(i, d.view), d.frame().Pad(beyond))
	}
	if k := d.options.Detail; k > 1 {
		return shapes.Path(i, d.view.Scaled(k)).Scaled(1 / k)
	}
	return shapes.Path(i, d.view)
}

// pathIn is what a part of the view shows of feature i of a layer, in px of the view: the same whatever
// lies around that part.
func (d *drawing) pathIn(part orb.Bound, shapes *geo.Shapes, i int) geo.Path {
	view := d.view.Resize(part.Max[0]-part.Min[0], part.Max[1]-part.Min[1])
	view.Center = d.view.FromScreen(part.Center())
	return shapes.Path(i, view).Translate(part.Min[0], part.Min[1])
}

// each calls draw with every feature of a layer that the view shows.
func (d *drawing) each(layer string, draw func(id string, path geo.Path)) {
	shapes := d.scene.base[layer]
	for i := range shapes.Len() {
		if path := d.path(shapes, i); len(path.Parts) > 0 {
			draw(shapes.ID(i), path)
		}
	}
}

// ground is sea, land, Ukraine's land, graticule, lakes and rivers.
func (d *drawing) ground() {
	d.add(filled("sea", box(0, 0, d.view.Width, d.view.Height), d.base.Sea))
	if !d.scene.local || d.beyondBase() {
		d.each("world", func(_ string, p geo.Path) { d.add(filled("other-land", p, d.base.OtherLand)) })
		d.each("world-lakes", func(_ string, p geo.Path) { d.add(filled("lakes", p, d.base.Lake)) })
	}
	if !d.scene.local {
		return
	}
	d.each("countries", func(_ string, p geo.Path) { d.add(filled("other-land", p, d.base.OtherLand)) })
	d.each("ukraine", func(_ string, p geo.Path) { d.add(filled("land", p, d.base.Land)) })
	if d.options.Graticule {
		d.graticule()
	}
	d.each("lakes", func(_ string, p geo.Path) {
		d.add(Mark{Part: "lakes", Path: p, Fill: geo.Fill{Color: d.base.Lake}, Stroke: geo.Stroke{Color: d.base.River, Width: 0.75}})
	})
	d.each("rivers", func(_ string, p geo.Path) { d.add(stroked("rivers", p, d.base.River, 1)) })
}

// beyondBase reports whether the view shows more than the base map holds.
func (d *drawing) beyondBase() bool {
	base := d.scene.base["countries"].Bound()
	view := d.view.Bound()
	return !base.Contains(view.Min) || !base.Contains(view.Max)
}

// stances lays each region's stance over the ground, never by colouring countries.
func (d *drawing) stances(m state.MapView, scale *state.Scale) {
	cells := map[string]state.MapCell{}
	for _, cell := range m.Cells {
		cells[cell.Region] = cell
	}
	for i, id := range d.scene.names {
		cell, ok := cells[id]
		if !ok || cell.Hidden || cell.Entry == "" {
			continue
		}
		path := d.path(d.scene.regions, i)
		if len(path.Parts) > 0 {
			d.add(Mark{Part: "stances", Path: path, Fill: scale.Entry(cell.Entry).Fill(d.options.Theme)})
		}
	}
}

// lines is oblast borders, coast and international borders: lines of their own, never the edges of
// clipped polygons.
func (d *drawing) lines() {
	if !d.scene.local {
		return
	}
	if d.kilometre() >= 0.35 {
		d.each("oblast-borders", func(_ string, p geo.Path) { d.add(stroked("oblast-borders", p, d.base.Oblast, 0.75)) })
	}
	d.each("coast", func(_ string, p geo.Path) { d.add(stroked("coast", p, d.base.Coast, 1)) })
	width := 1.25
	if d.options.Theme == state.HighContrast {
		width = 2
	}
	d.each("borders", func(id string, p geo.Path) {
		mark := stroked("borders", p, d.base.Border, width)
		if feature, _ := d.scene.layers["borders"].Feature(id); feature.Properties["status"] == "disputed" {
			mark.Stroke.Dash = []float64{4, 3}
		}
		d.add(mark)
	})
}

// kilometre is the length of a kilometre in px.
func (d *drawing) kilometre() float64 { return d.view.PixelsPerKilometre() }

func (d *drawing) outlines(m state.MapView) {
	for i := range d.scene.names {
		if path := d.path(d.scene.regions, i); len(path.Parts) > 0 {
			d.add(stroked("region-outlines", path, d.base.Outline, d.base.OutlineWidth))
		}
	}
	d.overlayMarks()
	if d.options.Selected != "" {
		d.add(d.scene.outline(d.options.Selected, d.view, d.options, true)...)
	}
}

// OutlineMarks is the outline of a region under the pointer or of the selected one, on a casing that
// lifts it off the fills. It serves a layer of its own between the shapes of the map and its labels.
func (s *Scene) OutlineMarks(region string, v geo.Viewport, theme state.Theme, selected bool) []Mark {
	return s.outline(region, v, Options{Theme: theme}, selected)
}

func (s *Scene) outline(region string, v geo.Viewport, o Options, selected bool) []Mark {
	d := drawing{scene: s, view: v, options: o, base: o.Theme.Base()}
	casing := geo.Stroke{Color: d.base.Halo, Width: 5}
	line := geo.Stroke{Color: d.base.Outline, Width: 2}
	part := "hover"
	if selected {
		casing = geo.Stroke{Color: d.base.SelectionCasing, Width: 6}
		line = geo.Stroke{Color: d.base.Selection, Width: 2.75}
		part = "selection"
	}
	for i, id := range s.names {
		if id != region {
			continue
		}
		path := d.path(s.regions, i)
		return []Mark{{Part: part, Path: path, Stroke: casing}, {Part: part, Path: path, Stroke: line}}
	}
	return nil
}

// graticule draws meridians and parallels every two degrees over the base map.
func (d *drawing) graticule() {
	const step, along = 2, 0.25
	for lon := 12.0; lon <= 52; lon += step {
		var line []orb.Point
		for lat := 38.0; lat <= 58; lat += along {
			line = append(line, d.view.ToScreen(d.scene.projection.Forward(orb.Point{lon, lat})))
		}
		d.add(stroked("graticule", geo.Line(line...), d.base.Graticule, 0.75))
	}
	for lat := 38.0; lat <= 58; lat += step {
		var line []orb.Point
		for lon := 12.0; lon <= 52; lon += along {
			line = append(line, d.view.ToScreen(d.scene.projection.Forward(orb.Point{lon, lat})))
		}
		d.add(stroked("graticule", geo.Line(line...), d.base.Graticule, 0.75))
	}
}
