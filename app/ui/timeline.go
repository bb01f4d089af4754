package ui

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Measures of the timeline, in px.
const (
	timeHead  = 24 // the line that says what is under the cursor
	timeFoot  = 20 // the labels of the axis
	timeEdge  = 16 // left and right of the range
	timeFirst = 10 // from the axis to the nearest marks
	timeLevel = 11 // from mark to mark where several would touch
	timeNear  = 10 // how far from a mark a click still means it
	timeLabel = 168
	timeTick  = 72 // between labels of the axis, at least
)

// Bounds of the range of the timeline, in years.
const (
	leastSpan  = 1.0 / 12
	timeMargin = 0.25
)

// timeline is the strip of proposals and events along time: proposals as diamonds above the axis, events
// as dots below it. The wheel zooms, dragging moves. Left and Right go from mark to mark, Up to the nearest
// proposal, Down to the nearest event; Enter shows what is under the cursor. The cursor is that of the
// table, whose rows these are.
type timeline struct {
	widget.BaseWidget
	table    *table
	moments  []state.Moment
	from, to float64 // the range in sight, in years; 0 for all
	hovered  int     // moment, -1 for none
	focused  bool
}

func newTimeline(t *table) *timeline {
	l := &timeline{table: t, hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// show takes over what the view tells.
func (l *timeline) show(v *state.View) {
	l.moments, l.hovered = v.Moments(), -1
	l.Refresh()
}

// all is the range of every moment with a margin.
func (l *timeline) all() (from, to float64) {
	if len(l.moments) == 0 {
		return 2014, 2026
	}
	from, to = l.moments[0].Year, l.moments[0].Year
	for _, m := range l.moments {
		from, to = min(from, m.Year), max(to, m.Year)
	}
	return from - timeMargin, to + timeMargin
}

func (l *timeline) inSight() (from, to float64) {
	if l.to > l.from {
		return l.from, l.to
	}
	return l.all()
}

// x is the place of a year, in px.
func (l *timeline) x(year float64) float32 {
	from, to := l.inSight()
	return timeEdge + float32((year-from)/(to-from))*(l.Size().Width-2*timeEdge)
}

func (l *timeline) yearAt(x float32) float64 {
	from, to := l.inSight()
	return from + float64((x-timeEdge)/max(1, l.Size().Width-2*timeEdge))*(to-from)
}

// look sets the range in sight within its bounds.
func (l *timeline) look(from, to float64) {
	first, last := l.all()
	wide := min(max(to-from, leastSpan), last-first)
	from += (to - from - wide) / 2
	from = min(max(from, first), last-wide)
	l.from, l.to = from, from+wide
	l.Refresh()
}

// zoom makes the range so many times narrower around a year.
func (l *timeline) zoom(by, around float64) {
	from, to := l.inSight()
	wide := (to - from) / by
	if wide < leastSpan {
		return
	}
	l.look(around-(around-from)/by, around+(to-around)/by)
}

// cursor is the moment under the cursor of the table, -1 for none.
func (l *timeline) cursor() int {
	at := l.table.body.cursorRow()
	for i, m := range l.moments {
		if m.Row == at {
			return i
		}
	}
	return -1
}

// move puts the cursor on a moment and brings it into sight.
func (l *timeline) move(to int) {
	if to < 0 || to >= len(l.moments) {
		return
	}
	m := l.moments[to]
	l.table.body.picked.Only(l.table.sheet.Rows[m.Row].Key)
	from, until := l.inSight()
	if margin := (until - from) * 0.05; m.Year < from+margin {
		l.look(m.Year-margin, m.Year-margin+until-from)
	} else if m.Year > until-margin {
		l.look(m.Year+margin-(until-from), m.Year+margin)
	}
	l.table.redraw()
}

// nearest is the moment of a kind that is nearest in time to the cursor, and not the one under it.
func (l *timeline) nearest(proposal bool) int {
	at := l.cursor()
	from, to := l.inSight()
	year := (from + to) / 2
	if at >= 0 {
		year = l.moments[at].Year
	}
	found := -1
	for i, m := range l.moments {
		if m.Proposal == proposal && i != at && (found < 0 || math.Abs(m.Year-year) < math.Abs(l.moments[found].Year-year)) {
			found = i
		}
	}
	return found
}

// choose shows the proposal on the map, or tells of the event.
func (l *timeline) choose(moment int) {
	if moment >= 0 && moment < len(l.moments) {
		l.table.choose(l.moments[moment].Row)
	}
}

func (l *timeline) Tapped(event *fyne.PointEvent) {
	focusFrom(l, l)
	l.choose(l.momentAt(event.Position))
}

// momentAt is the nearest mark at a place, -1 for none.
func (l *timeline) momentAt(at fyne.Position) int {
	found, nearest := -1, em(timeNear)*em(timeNear)
	for _, mark := range l.marks() {
		dx, dy := at.X-mark.at.X, at.Y-mark.at.Y
		if d := dx*dx + dy*dy; d <= nearest {
			found, nearest = mark.moment, d
		}
	}
	return found
}

func (l *timeline) MouseIn(event *desktop.MouseEvent)    { l.hover(l.momentAt(event.Position)) }
func (l *timeline) MouseMoved(event *desktop.MouseEvent) { l.hover(l.momentAt(event.Position)) }
func (l *timeline) MouseOut()                            { l.hover(-1) }

func (l *timeline) hover(moment int) {
	if moment != l.hovered {
		l.hovered = moment
		l.Refresh()
	}
}

func (l *timeline) Cursor() desktop.Cursor {
	if l.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (l *timeline) Scrolled(event *fyne.ScrollEvent) {
	by := 1.25
	if event.Scrolled.DY < 0 {
		by = 1 / by
	}
	if event.Scrolled.DY != 0 {
		l.zoom(by, l.yearAt(event.Position.X))
	}
}

func (l *timeline) Dragged(event *fyne.DragEvent) {
	from, to := l.inSight()
	by := l.yearAt(0) - l.yearAt(event.Dragged.DX)
	l.look(from+by, to+by)
}

func (l *timeline) DragEnd() {}

func (l *timeline) FocusGained() { l.focused = true; l.Refresh() }
func (l *timeline) FocusLost()   { l.focused = false; l.Refresh() }

func (l *timeline) TypedRune(typed rune) {
	from, to := l.inSight()
	around := (from + to) / 2
	if at := l.cursor(); at >= 0 {
		around = l.moments[at].Year
	}
	switch typed {
	case '+', '=':
		l.zoom(1.5, around)
	case '-', '−':
		l.zoom(1/1.5, around)
	case '0':
		l.look(l.all())
	default:
		l.table.keys.typedRune(typed)
	}
}

func (l *timeline) TypedKey(event *fyne.KeyEvent) {
	at := l.cursor()
	switch event.Name {
	case fyne.KeyLeft:
		l.move(max(at-1, 0))
	case fyne.KeyRight:
		l.move(at + 1)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.moments) - 1)
	case fyne.KeyUp:
		l.move(l.nearest(true))
	case fyne.KeyDown:
		l.move(l.nearest(false))
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.choose(at)
	case fyne.Key0: // typed as a rune
	default:
		l.table.keys.typedKey(event)
	}
}

// A timeMark is where a moment is drawn.
type timeMark struct {
	moment int
	at     fyne.Position
}

// axis is the height of the line between proposals and events, in px.
func (l *timeline) axis() float32 {
	return em(timeHead) + (l.Size().Height-em(timeHead)-em(timeFoot))/2
}

// marks places the moments in sight: above the axis or below it, farther out where they would touch.
func (l *timeline) marks() (marks []timeMark) {
	axis := l.axis()
	levels := max(1, int((axis-em(timeHead)-4)/em(timeLevel)))
	last := map[bool][]float32{true: make([]float32, levels), false: make([]float32, levels)}
	for _, ends := range last {
		for i := range ends {
			ends[i] = -em(timeLevel)
		}
	}
	for i, m := range l.moments {
		x := l.x(m.Year)
		if x < 0 || x > l.Size().Width {
			continue
		}
		ends, level := last[m.Proposal], 0
		for n := range ends {
			if x-ends[n] >= em(timeLevel) {
				level = n
				break
			}
			if ends[n] < ends[level] {
				level = n
			}
		}
		ends[level] = x
		y := axis + em(timeFirst) + float32(level)*em(timeLevel)
		if m.Proposal {
			y = axis - em(timeFirst) - float32(level)*em(timeLevel)
		}
		marks = append(marks, timeMark{i, fyne.NewPos(x, y)})
	}
	return marks
}

func (l *timeline) CreateRenderer() fyne.WidgetRenderer {
	return &timelineRenderer{line: l, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
}

type timelineRenderer struct {
	line    *timeline
	image   *canvas.Image
	objects []fyne.CanvasObject
}

func (r *timelineRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *timelineRenderer) Layout(fyne.Size)             { r.draw() }
func (r *timelineRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.line) }
func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *timelineRenderer) Destroy()                     {}

// draw paints axis and marks, and sets the words that have room.
func (r *timelineRenderer) draw() {
	l, size := r.line, r.line.Size()
	r.objects = nil
	if size.Width < 2*timeEdge || size.Height < em(timeHead)+em(timeFoot)+2*em(timeLevel) {
		return
	}
	v, marks := l.table.store.View(), l.marks()
	from, to := l.inSight()
	ticks := v.Ticks(from, to, (to-from)*float64(em(timeTick))/float64(size.Width-2*timeEdge))
	r.paint(marks, ticks)
	place(r.image, 0, 0, size.Width, size.Height)
	r.objects = append(r.objects, r.image)
	for _, tick := range ticks {
		width := caption.width(tick.Label)
		if x := l.x(tick.Year) - width/2; x >= 2 && x+width <= size.Width-2 {
			r.text(tick.Label, x, size.Height-em(timeFoot)/2, size.Width, caption)
		}
	}
	at := l.hovered
	if at < 0 {
		at = l.cursor()
	}
	head, look := v.Words.Say("timeline.hint"), caption
	if at >= 0 && at < len(l.moments) {
		head, look = l.moments[at].Words, small
	}
	r.text(head, cellInset, em(timeHead)/2, size.Width-2*cellInset, look)
	r.labels(marks)
	if l.focused {
		ring := canvas.NewRectangle(shownColor(colorNone))
		ring.StrokeColor, ring.StrokeWidth = shownColor(theme.ColorNamePrimary), 2
		place(ring, 1, 1, size.Width-2, size.Height-2)
		r.objects = append(r.objects, ring)
	}
}

// labels names marks beside them where no mark and no other name lies: what is on the map first, then what
// is under the cursor, then proposals, then events.
func (r *timelineRenderer) labels(marks []timeMark) {
	l := r.line
	var taken []orb.Bound
	for _, mark := range marks {
		p := orb.Point{float64(mark.at.X), float64(mark.at.Y)}
		taken = append(taken, p.Bound().Pad(float64(em(5))))
	}
	cursor, tried := l.cursor(), make([]bool, len(marks))
	for _, wanted := range []func(i int) bool{
		func(i int) bool { return l.moments[i].First || l.moments[i].Second },
		func(i int) bool { return i == cursor },
		func(i int) bool { return l.moments[i].Proposal },
		func(int) bool { return true },
	} {
		for n, mark := range marks {
			if !tried[n] && wanted(mark.moment) {
				tried[n], taken = true, r.label(mark, n, taken)
			}
		}
	}
}

// label names a mark right or left of it if there is room, and gives what is taken then. The mark itself is at place n of it.
func (r *timelineRenderer) label(mark timeMark, n int, taken []orb.Bound) []orb.Bound {
	l, m := r.line, r.line.moments[mark.moment]
	look := caption
	if m.First || m.Second {
		look = small
		look.bold = m.First
	}
	words := cut(l.table.sheet.Rows[m.Row].Cells[0].Text, em(timeLabel), look.width)
	width, y, beside, half := float64(look.width(words)), float64(mark.at.Y), float64(em(9)), float64(em(7))
	for _, x := range []float64{float64(mark.at.X) + beside, float64(mark.at.X) - beside - width} {
		box := orb.Bound{Min: orb.Point{x - 2, y - half}, Max: orb.Point{x + width + 2, y + half}}
		if box.Min[0] < 0 || box.Max[0] > float64(l.Size().Width) {
			continue
		}
		others := slices.Delete(slices.Clone(taken), n, n+1)
		if !slices.ContainsFunc(others, box.Intersects) {
			r.text(words, float32(x), float32(y), float32(width)+1, look)
			return append(taken, box)
		}
	}
	return taken
}

// text sets words around a middle height.
func (r *timelineRenderer) text(words string, x, middle, width float32, l look) {
	text := canvas.NewText(cut(words, width, l.width), shownColor(l.color))
	text.TextSize, text.TextStyle = l.px(), l.style()
	size := text.MinSize()
	place(text, x, middle-size.Height/2, size.Width, size.Height)
	r.objects = append(r.objects, text)
}

// paint paints the axis with its ticks and the marks: diamonds for proposals, filled for the one on the
// map, doubled for the one compared with; dots for events; a ring around what is under the cursor.
func (r *timelineRenderer) paint(marks []timeMark, ticks []state.Tick) {
	l, size, scale := r.line, r.line.Size(), deviceScale(r.line)
	shown := shownTheme()
	stroke := func(name fyne.ThemeColorName, width float64) geo.Stroke {
		return geo.Stroke{Color: colours[name][compact{shown}.index()], Width: width}
	}
	fill := func(name fyne.ThemeColorName) geo.Fill { return geo.Fill{Color: stroke(name, 1).Color} }
	axis, foot := float64(l.axis()), float64(size.Height-em(timeFoot))
	drawn := []picture.Mark{{Path: geo.Line(orb.Point{0, axis}, orb.Point{float64(size.Width), axis}), Stroke: stroke(colorControlLine, 1)}}
	for _, tick := range ticks {
		x := float64(l.x(tick.Year))
		drawn = append(drawn, picture.Mark{Path: geo.Line(orb.Point{x, float64(em(timeHead))}, orb.Point{x, foot}), Stroke: stroke(theme.ColorNameSeparator, 1)})
	}
	cursor, k := l.cursor(), float64(wearing().text)
	for _, mark := range marks {
		m, at := l.moments[mark.moment], orb.Point{float64(mark.at.X), float64(mark.at.Y)}
		switch {
		case !m.Proposal:
			drawn = append(drawn, picture.Mark{Path: geo.Circle(at, 3.4*k), Fill: fill(colorMuted)})
		case m.First:
			drawn = append(drawn, picture.Mark{Path: diamond(at, 7*k), Fill: fill(theme.ColorNamePrimary)})
		case m.Second:
			drawn = append(drawn, picture.Mark{Path: diamond(at, 7*k), Fill: fill(colorPaper), Stroke: stroke(theme.ColorNamePrimary, 1.8)},
				picture.Mark{Path: diamond(at, 3*k), Fill: fill(theme.ColorNamePrimary)})
		default:
			drawn = append(drawn, picture.Mark{Path: diamond(at, 5*k), Fill: fill(colorPaper), Stroke: stroke(theme.ColorNameForeground, 1.3)})
		}
		if mark.moment == cursor {
			drawn = append(drawn, picture.Mark{Path: geo.Circle(at, 9*k), Stroke: stroke(theme.ColorNamePrimary, 2)})
		} else if mark.moment == l.hovered {
			drawn = append(drawn, picture.Mark{Path: geo.Circle(at, 8*k), Stroke: stroke(theme.ColorNameForeground, 1)})
		}
	}
	img := image.NewRGBA(image.Rect(0, 0, int(float64(size.Width)*scale+0.5), int(float64(size.Height)*scale+0.5)))
	paint(img, drawn, scale, orb.Point{}, wearing().vision)
	r.image.Image = img
	r.image.Refresh()
}

// diamond is a square on its corner.
func diamond(at orb.Point, radius float64) geo.Path {
	path := geo.Line(orb.Point{at[0], at[1] - radius}, orb.Point{at[0] + radius, at[1]}, orb.Point{at[0], at[1] + radius}, orb.Point{at[0] - radius, at[1]}, orb.Point{at[0], at[1] - radius})
	path.Closed = true
	return path
}

// showTimeline gives the timeline what it shows: nothing while another tab is on.
func (t *table) showTimeline() {
	if t.sheet.ID == string(state.TimelineTab) {
		t.along.show(t.store.View())
		return
	}
	t.along.moments, t.along.hovered = nil, -1
}
