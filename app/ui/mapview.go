package ui

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Thresholds of gestures.
const (
	stillPx   = 4.0                    // a press that moves less is a click
	clickTime = 300 * time.Millisecond // between the clicks of a double click
	zoomStep  = 1.5                    // of one key or button
	wheelZoom = 0.008                  // k in exp(k·DY): one notch is 25 on Linux
	wheelMost = 60.0                   // faster wheels are held back
	clickZoom = 2.0                    // of a double click
)

// mapView is one map: its frames, one over the other, and the gestures of the pointer, which it hands on
// to the panel of maps. A frame over the whole map takes a third of the time of drawing the window where
// the graphics have no processor of their own, so that there is one, and only under the pointer another.
type mapView struct {
	widget.BaseWidget
	maps    *maps
	base    *layer   // the map
	outline *layer   // of the region under the pointer, below what is written; hidden where there is none
	box     *surface // drawn with Shift held down, to zoom into
	focused bool
	nth     int                               // of the maps in use, from 0
	asked   asked                             // what the last frames show, so that none is painted twice
	labels  func(geo.Viewport) []picture.Mark // what is written on the last frame

	pressed   *desktop.MouseEvent
	dragged   bool
	lastClick time.Time
	lastAt    fyne.Position
	selected  state.Subject // before the last click, as a double click only zooms
}

func newMapView(m *maps) *mapView {
	v := &mapView{maps: m, base: newLayer(m.toolkit), outline: newLayer(m.toolkit), box: newCard(theme.ColorNameHover, theme.ColorNamePrimary)}
	v.box.radius, v.box.lineWidth = 0, 2
	v.box.Hide()
	for _, l := range v.layers() {
		l.holder = v
	}
	v.ExtendBaseWidget(v)
	return v
}

// layers are the frames from the lowest to the highest.
func (v *mapView) layers() []*layer { return []*layer{v.base, v.outline} }

// forget takes the frames away until they are asked for again.
func (v *mapView) forget() {
	v.asked = asked{}
	for _, l := range v.layers() {
		l.drop()
	}
}

// follow moves all frames to the view of the panel.
func (v *mapView) follow() {
	for _, l := range v.layers() {
		l.place(v.maps.view)
	}
}

func (v *mapView) MouseDown(event *desktop.MouseEvent) {
	v.pressed, v.dragged = event, false
	if v.maps.several() {
		focusFrom(v, v)
	}
}

func (v *mapView) MouseUp(event *desktop.MouseEvent) {
	pressed := v.pressed
	v.pressed = nil
	still := pressed != nil && distance(pressed.Position, event.Position) < stillPx
	if v.dragged || !still || event.Button != desktop.MouseButtonPrimary {
		return
	}
	now := v.maps.toolkit.now()
	if now.Sub(v.lastClick) > clickTime || distance(v.lastAt, event.Position) > stillPx {
		v.lastClick, v.lastAt, v.selected = now, event.Position, v.maps.store.State().Select
		v.maps.click(at(event.Position))
		return
	}
	v.lastClick = time.Time{}
	v.maps.store.SelectSubject(v.selected)
	if v.maps.several() {
		v.maps.showAlone(v)
		return
	}
	factor := clickZoom
	if pressed.Modifier&fyne.KeyModifierShift != 0 {
		factor = 1 / clickZoom
	}
	v.maps.zoomAt(at(event.Position), factor)
}

func (v *mapView) Dragged(event *fyne.DragEvent) {
	v.dragged = true
	if v.pressed != nil && v.pressed.Modifier&fyne.KeyModifierShift != 0 {
		from, to := v.pressed.Position, event.Position
		place(v.box, min(from.X, to.X), min(from.Y, to.Y), abs(to.X-from.X), abs(to.Y-from.Y))
		v.box.Show()
		return
	}
	v.maps.pan(float64(event.Dragged.DX), float64(event.Dragged.DY))
}

func (v *mapView) DragEnd() {
	if !v.box.Hidden {
		v.box.Hide()
		corner, size := at(v.box.Position()), v.box.Size()
		v.maps.zoomInto(orb.Bound{Min: corner, Max: orb.Point{corner[0] + float64(size.Width), corner[1] + float64(size.Height)}})
		return
	}
	v.maps.settle()
}

func (v *mapView) Scrolled(event *fyne.ScrollEvent) {
	if v.maps.several() && v.maps.grid.scrolled(event) {
		return
	}
	turned := math.Max(-wheelMost, math.Min(wheelMost, float64(event.Scrolled.DY)))
	v.maps.wheelAt(at(event.Position), math.Exp(wheelZoom*turned))
}

func (v *mapView) MouseIn(event *desktop.MouseEvent)    { v.maps.hover(v, event.Position) }
func (v *mapView) MouseMoved(event *desktop.MouseEvent) { v.maps.hover(v, event.Position) }
func (v *mapView) MouseOut()                            { v.maps.leave() }

func (v *mapView) Cursor() desktop.Cursor {
	if v.maps.hovered != (pointed{}) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (v *mapView) FocusLost() { v.focused = false; v.Refresh() }

func (v *mapView) FocusGained() {
	v.focused = true
	v.Refresh()
	if v.maps.several() && v.pressed == nil { // what is clicked on stays where it is
		v.maps.grid.reveal(v.nth)
	}
}

func (v *mapView) TypedRune(r rune) { v.maps.keys.typedRune(r) }

// TypedKey shows one of several maps alone with Enter; other keys are the window's.
func (v *mapView) TypedKey(event *fyne.KeyEvent) {
	if enter := event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter; enter && v.maps.several() {
		v.maps.showAlone(v)
		return
	}
	v.maps.keys.typedKey(event)
}

func (v *mapView) CreateRenderer() fyne.WidgetRenderer {
	frames := &fyne.Container{}
	for _, l := range v.layers() {
		frames.Objects = append(frames.Objects, l.raster)
	}
	frames.Objects = append(frames.Objects, v.box)
	frames.Layout = free(func(fyne.Size) {})
	ring := canvas.NewRectangle(nil)
	r := &mapRenderer{view: v, clip: container.NewClip(frames), ring: ring}
	r.colour()
	return r
}

type mapRenderer struct {
	view *mapView
	clip *container.Clip
	ring *canvas.Rectangle
}

// colour draws the ring of the focus, 2 px inside the edge of the map.
func (r *mapRenderer) colour() {
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = shownColor(colorNone), shownColor(theme.ColorNamePrimary), 2
	r.ring.Hidden = !r.view.focused
}

func (r *mapRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.view)
}

func (r *mapRenderer) Layout(size fyne.Size) {
	r.clip.Resize(size)
	r.ring.Resize(size)
}

func (r *mapRenderer) MinSize() fyne.Size           { return fyne.NewSize(64, 64) }
func (r *mapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.clip, r.ring} }
func (r *mapRenderer) Destroy()                     {}

// at is a position in a map as px.
func at(p fyne.Position) orb.Point { return orb.Point{float64(p.X), float64(p.Y)} }

func distance(a, b fyne.Position) float64 {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y))
}

func abs(x float32) float32 { return max(x, -x) }
