package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// wheelRest is how long the wheel rests until its turn counts as ended.
const wheelRest = 400 * time.Millisecond

// hintDelay is how long the pointer rests on a region before the tooltip speaks.
const hintDelay = 300 * time.Millisecond

// maps is the panel of maps: one, or two side by side that share view, selection and pointer. It is
// the one that knows where the map stands; the store learns of it when a gesture ends.
type maps struct {
	*fyne.Container
	store   *state.Store
	scene   *picture.Scene
	keys    *keyboard
	toolkit toolkit
	views   [2]*mapView
	grid    *multiples    // any number of maps in the place of those
	around  *surroundings // legend, buttons, captions, scale bar, note
	tooltip *tooltip

	view      geo.Viewport // of one map, in px of the window
	tight     bool         // frames have no margins yet: the first one is sooner painted and shown without
	hovered   pointed
	pointer   fyne.Position // in the panel
	stopTimer func()
	stopRest  func() // of the wait for the end of a turn of the wheel
}

// painted is what the frames depend on besides the view.
type painted struct {
	maps     *state.Maps
	scale    *state.Scale
	look     state.Look
	selected string
	marked   string
}

func paintedOf(v *state.View) painted {
	return painted{v.Maps, v.Scale, v.State.Look, v.State.Select.Region, v.State.Mark}
}

// asked is everything that frames depend on. The toolkit lays out more often than anything changes.
type asked struct {
	painted
	view   geo.Viewport
	legend orb.Bound
	detail float64 // px of the screen for one of the window
}

func newMaps(store *state.Store, scene *picture.Scene, keys *keyboard, t toolkit, onAllEntries func()) *maps {
	m := &maps{store: store, scene: scene, keys: keys, toolkit: t, stopTimer: func() {}, stopRest: func() {}}
	m.views = [2]*mapView{newMapView(m), newMapView(m)}
	m.grid = newMultiples(m)
	m.views[1].nth = 1
	m.around = newSurroundings(m, onAllEntries)
	m.tooltip = newTooltip(store, scene)
	m.Container = &fyne.Container{Objects: []fyne.CanvasObject{m.views[0], m.views[1], m.grid.scroll}}
	m.Objects = append(m.Objects, m.around.objects()...)
	m.Objects = append(m.Objects, m.tooltip.Container)
	m.Layout = free(m.layout)
	state.Watch(store, paintedOf, func(painted) { m.retell(); m.layout(m.Size()) })
	state.Watch(store, func(v *state.View) state.Map { return v.State.Map }, func(state.Map) { m.stand() })
	return m
}

// several reports whether the maps are small multiples.
func (m *maps) several() bool { return m.store.View().State.Show.Mode == state.Multiples }

// shown lists the maps in use, in the order of the view.
func (m *maps) shown() []*mapView {
	if m.several() {
		return m.grid.shown()
	}
	return m.views[:min(len(m.store.View().Maps.Each), len(m.views))]
}

// inSight reports whether a map in use is to be painted.
func (m *maps) inSight(i int) bool { return !m.several() || m.grid.inSight(i) }

// showAlone shows the account of one of several maps on one map.
func (m *maps) showAlone(view *mapView) {
	if each := m.store.View().Maps.Each; m.several() && view.nth < len(each) {
		m.leave()
		m.store.ShowAccount(each[view.nth].Account)
	}
}

// two reports whether two maps are side by side.
func (m *maps) two() bool { return len(m.store.View().Maps.Each) > 1 }

// layout places maps and what lies around them, and asks for frames.
func (m *maps) layout(size fyne.Size) {
	if size.Width < 2 || size.Height < 2 {
		return
	}
	boxes := m.around.layout(size)
	several := m.several()
	show(m.grid.scroll, several)
	show(m.views[0], !several)
	show(m.views[1], !several && len(boxes) > 1)
	if several {
		m.stand()
		return
	}
	for i, box := range boxes {
		place(m.views[i], float32(box.Min[0]), float32(box.Min[1]), float32(box.Max[0]-box.Min[0]), float32(box.Max[1]-box.Min[1]))
	}
	m.stand()
}

// stand takes the view of the map from the state; the zero Map is the home view.
func (m *maps) stand() {
	views := m.shown()
	if len(views) == 0 {
		return
	}
	size := views[0].Size()
	if size.Width < 2 || size.Height < 2 {
		return
	}
	width, height := float64(size.Width), float64(size.Height)
	if at := m.store.State().Map; at.Scale > 0 {
		m.view = geo.Viewport{Center: orb.Point{at.X, at.Y}, Scale: at.Scale, Width: width, Height: height}
	} else {
		m.view = m.home(width, height)
	}
	m.show()
	m.repaint()
}

// show moves the frames there are, without painting, and redraws what follows from the scale.
func (m *maps) show() {
	m.shift()
	m.around.showScale(m.view)
}

// shift moves the frames there are.
func (m *maps) shift() {
	for _, view := range m.shown() {
		view.follow()
	}
}

// eachLayer runs over the frames of the maps in use.
func (m *maps) eachLayer(each func(*layer)) {
	for _, view := range m.shown() {
		for _, l := range view.layers() {
			each(l)
		}
	}
}

// repaint asks for frames of what is shown now, unless they are asked for already.
func (m *maps) repaint() {
	shown := m.store.View()
	for i, view := range m.shown() {
		next := asked{paintedOf(shown), m.view, m.around.legendBox(), deviceScale(view)}
		switch {
		case next == view.asked:
			continue
		case !m.inSight(i):
			view.forget()
			continue
		}
		view.asked = next
		m.repaintOne(view, shown, i)
	}
	m.repaintOutlines()
	m.forgetOthers()
}

// forgetOthers lets go of the frames of maps that are not in use: those of many maps are large.
func (m *maps) forgetOthers() {
	used := m.shown()
	for _, view := range slices.Concat(m.views[:], m.grid.views) {
		if view.asked != (asked{}) && !slices.Contains(used, view) {
			view.forget()
		}
	}
}

// repaintOne asks for the frames of map i of a view.
func (m *maps) repaintOne(view *mapView, shown *state.View, i int) {
	each, obstacles, window := shown.Maps.Each[i], m.around.obstacles(i), m.around.window(i)
	scale, stances := shown.Scale, shown.ScaleOf(shown.Topic())
	options := mapOptions(shown)
	detail := deviceScale(view)
	options.Detail, options.Obstacles, options.Window = detail, obstacles, window
	view.labels = func(at geo.Viewport) []picture.Mark { return m.scene.LabelMarks(each, stances, at, options) }
	m.request(view.base, job{scale: detail, marks: func(at geo.Viewport) []picture.Mark {
		return m.scene.MapMarks(each, scale, stances, at, options)
	}})
}

// mapOptions are how a view has its maps drawn.
func mapOptions(v *state.View) picture.Options {
	look := v.State.Look
	return picture.Options{
		Theme: look.Theme, Language: v.Words.Language(), Selected: v.State.Select.Region, Marked: v.State.Mark, LabelSize: look.TextShare(),
		Graticule: look.Layers.Graticule, NoLabels: look.Layers.NoLabels, NoTowns: look.Layers.NoTowns,
	}
}

// request asks for a frame of what the window shows now.
func (m *maps) request(l *layer, j job) {
	j.seen = m.store.State().Look.Vision
	x, y := m.margins()
	l.request(j.over(m.view, x, y))
}

// margins is what frames show beyond the map on each side, in px.
func (m *maps) margins() (x, y float64) {
	if m.tight {
		return 0, 0
	}
	return margins(m.view)
}

// widen gives the frames the margins that they were painted without.
func (m *maps) widen() {
	if !m.tight {
		return
	}
	m.tight = false
	for _, view := range m.shown() {
		view.asked = asked{}
	}
	m.repaint()
}

// repaintOutlines asks for the outline of the region under the pointer, below the labels. That of the
// selection lies in the map itself. Until the first frame of the map is on the screen none is painted.
func (m *maps) repaintOutlines() {
	shown := m.store.View()
	theme, hovered := shown.State.Look.Theme, m.hovered.region
	if hovered == shown.State.Select.Region {
		hovered = ""
	}
	for i, view := range m.shown() {
		if hovered == "" || m.tight || !m.inSight(i) {
			view.outline.hide()
			continue
		}
		outline := func(at geo.Viewport) []picture.Mark { return m.scene.OutlineMarks(hovered, at, theme, false) }
		m.request(view.outline, job{scale: deviceScale(view), marks: outline, clear: view.labels})
	}
}

// pan moves the map by px of the window, for as long as a drag lasts. Only where the painted frame
// ends is a new one asked for.
func (m *maps) pan(dx, dy float64) {
	m.leave()
	m.view = m.view.Pan(dx, dy)
	m.shift()
	for i, view := range m.shown() {
		if m.inSight(i) && !view.base.covers(m.view) {
			m.tight = false
			m.repaint()
			return
		}
	}
}

// settle tells the store where the map stands after a movement.
func (m *maps) settle() {
	m.stopRest()
	m.store.MoveMap(m.stands())
}

// follow tells the store where the map stands while the wheel turns; the turn ends with its rest.
func (m *maps) follow() {
	m.store.FollowMap(m.stands())
	m.stopRest()
	m.stopRest = m.toolkit.after(wheelRest, func() { m.store.MoveMap(m.store.State().Map) })
}

func (m *maps) stands() state.Map {
	return state.Map{X: m.view.Center[0], Y: m.view.Center[1], Scale: m.view.Scale}
}

// wheelAt enlarges by factor while the wheel turns.
func (m *maps) wheelAt(px orb.Point, factor float64) {
	m.enlarge(px, factor)
	m.follow()
}

// zoomAt enlarges by factor; what lies under the point of a map stays there.
func (m *maps) zoomAt(px orb.Point, factor float64) {
	m.enlarge(px, factor)
	m.settle()
}

func (m *maps) enlarge(px orb.Point, factor float64) {
	scale := max(m.scene.Least(), min(m.scene.Most(), m.view.Scale*factor))
	m.leave()
	m.view = m.view.ZoomAt(px, scale/m.view.Scale)
	m.show()
}

// zoomBy enlarges by factor around the middle.
func (m *maps) zoomBy(factor float64) {
	m.zoomAt(orb.Point{m.view.Width / 2, m.view.Height / 2}, factor)
}

// zoomInto fits a box of px of a map.
func (m *maps) zoomInto(box orb.Bound) {
	if box.Max[0]-box.Min[0] < stillPx || box.Max[1]-box.Min[1] < stillPx {
		return
	}
	bound := orb.MultiPoint{m.view.FromScreen(box.Min), m.view.FromScreen(box.Max)}.Bound()
	m.moveTo(geo.Fit(bound, m.view.Width, m.view.Height, geo.Insets{}))
}

// panBy moves the view a quarter of its size: left, right, up, down.
func (m *maps) panBy(direction int) {
	steps := []orb.Point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}
	step := steps[direction]
	m.moveTo(m.view.Pan(step[0]*m.view.Width/4, step[1]*m.view.Height/4))
}

// fit goes back to the home view.
func (m *maps) fit() { m.store.MoveMap(state.Map{}) }

// fitSelection shows the selected region, or without one all regions, as large as it fits.
func (m *maps) fitSelection() {
	m.moveTo(m.scene.Around(m.store.State().Select.Region, m.view.Width, m.view.Height, geo.Insets{Left: m.around.legendEdge()}))
}

// townScale is the scale at which a town or place that is gone to is shown, in px per metre: there every
// town has its name.
const townScale = 0.0012

// fitLandmark shows a town or a place in the middle of what the legend leaves free, at townScale or larger.
func (m *maps) fitLandmark(id string) {
	xy, ok := m.scene.LandmarkPoint(id)
	if !ok {
		return
	}
	view := m.view
	view.Center, view.Scale = xy, max(view.Scale, townScale)
	if !m.two() {
		view = view.Pan(m.around.legendEdge()/2, 0)
	}
	m.moveTo(view)
}

func (m *maps) moveTo(view geo.Viewport) {
	view.Scale = max(m.scene.Least(), min(m.scene.Most(), view.Scale))
	m.leave()
	m.view = view
	m.settle()
}

// pointed is what lies under the pointer: a region, or none; and over it a place that texts name, or none.
type pointed struct {
	region string
	place  picture.Place
	nth    int // of several maps
}

func (m *maps) under(px orb.Point) (p pointed) {
	p.region, _ = m.scene.RegionAt(m.view.FromScreen(px))
	p.place, _ = m.scene.PlaceAt(m.view, px)
	return p
}

// click selects what lies at a point of a map: what texts say of a place, else the region; beside the
// regions it selects nothing.
func (m *maps) click(px orb.Point) {
	under := m.under(px)
	if _, told := m.store.View().Dataset.Topic(under.place.Topic); told {
		m.store.SelectSubject(state.Subject{Topic: under.place.Topic, Region: under.place.Region})
		return
	}
	m.store.SelectRegion(under.region)
}

// hover marks the region under the pointer and has it, or a place in it, named after a while.
func (m *maps) hover(view *mapView, position fyne.Position) {
	under := m.under(at(position))
	m.pointer = view.Position().Add(position)
	if m.several() {
		under.nth = view.nth
		corner := m.grid.corner(view.nth)
		m.pointer = position.AddXY(float32(corner[0]), float32(corner[1]))
	}
	if under == m.hovered {
		if m.tooltip.Visible() {
			m.hint()
		}
		return
	}
	m.leave()
	if under.region == "" && under.place.ID == "" {
		return
	}
	m.hovered = under
	m.repaintOutlines()
	m.stopTimer = m.toolkit.after(hintDelay, m.hint)
}

// hint shows the tooltip for what is under the pointer.
func (m *maps) hint() {
	if m.hovered != (pointed{}) {
		m.tooltip.show(m.hovered, m.pointer, m.Size(), m.around.legendBox(), m.hoveredBox())
	}
}

// retell has the tooltip say what is shown now. In another mode other maps lie under the pointer.
func (m *maps) retell() {
	switch {
	case !m.tooltip.Visible():
	case m.tooltip.mode != m.store.State().Show.Mode:
		m.leave()
	default:
		m.tooltip.fill()
	}
}

// hoveredBox is the box around the region under the pointer, in px of the panel.
func (m *maps) hoveredBox() orb.Bound {
	region, ok := m.scene.RegionBound(m.hovered.region)
	if !ok {
		return at(m.pointer).Bound()
	}
	corner := orb.Point{}
	for _, box := range m.around.mapBoxes() {
		if box.Contains(at(m.pointer)) {
			corner = box.Min
		}
	}
	box := orb.MultiPoint{m.view.ToScreen(region.Min), m.view.ToScreen(region.Max)}.Bound()
	return orb.Bound{Min: orb.Point{box.Min[0] + corner[0], box.Min[1] + corner[1]}, Max: orb.Point{box.Max[0] + corner[0], box.Max[1] + corner[1]}}
}

// leave forgets what is under the pointer.
func (m *maps) leave() {
	m.stopTimer()
	m.tooltip.hide()
	if m.hovered != (pointed{}) {
		m.hovered = pointed{}
		m.repaintOutlines()
	}
}
