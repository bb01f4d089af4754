package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a list of options, in px.
const (
	optionHeight = 25
	optionRing   = 14 // diameter
	optionDot    = 6
	optionGap    = 10
)

// optionList is options one under the other of which one is chosen: one tab stop, in which the arrow keys
// move. Keys that it has no use for go on to the window.
type optionList struct {
	widget.BaseWidget
	labels   []string
	chosen   int
	onChosen func(option int)
	keys     *keyboard
	hovered  int // -1: none
	focused  bool
}

func newOptionList(keys *keyboard, labels []string, onChosen func(option int)) *optionList {
	l := &optionList{labels: labels, onChosen: onChosen, keys: keys, hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// choose chooses an option and says so, unless it is chosen already or there is none.
func (l *optionList) choose(option int) {
	if option == l.chosen || option < 0 || option >= len(l.labels) {
		return
	}
	l.chosen = option
	l.Refresh()
	l.onChosen(option)
}

func (l *optionList) optionAt(y float32) int { return int(y / em(optionHeight)) }

func (l *optionList) Tapped(event *fyne.PointEvent) { l.choose(l.optionAt(event.Position.Y)) }

func (l *optionList) MouseIn(event *desktop.MouseEvent)    { l.hover(l.optionAt(event.Position.Y)) }
func (l *optionList) MouseMoved(event *desktop.MouseEvent) { l.hover(l.optionAt(event.Position.Y)) }
func (l *optionList) MouseOut()                            { l.hover(-1) }

func (l *optionList) hover(option int) {
	if option != l.hovered {
		l.hovered = option
		l.Refresh()
	}
}

func (l *optionList) FocusGained()     { l.focused = true; l.Refresh() }
func (l *optionList) FocusLost()       { l.focused = false; l.Refresh() }
func (l *optionList) TypedRune(r rune) { l.keys.typedRune(r) }

func (l *optionList) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		l.choose(l.chosen - 1)
	case fyne.KeyDown, fyne.KeyRight:
		l.choose(l.chosen + 1)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.labels) - 1)
	default:
		l.keys.typedKey(event)
	}
}

func (l *optionList) CreateRenderer() fyne.WidgetRenderer {
	r := &optionListRenderer{list: l}
	r.draw()
	return r
}

type optionListRenderer struct {
	list    *optionList
	objects []fyne.CanvasObject
}

func (r *optionListRenderer) MinSize() fyne.Size {
	width := float32(0)
	for _, label := range r.list.labels {
		width = max(width, body.width(label))
	}
	return fyne.NewSize(2+optionRing+optionGap+width+2, em(optionHeight)*float32(len(r.list.labels)))
}

func (r *optionListRenderer) Layout(fyne.Size)             { r.draw() }
func (r *optionListRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.list) }
func (r *optionListRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *optionListRenderer) Destroy()                     {}

func (r *optionListRenderer) draw() {
	l, height := r.list, em(optionHeight)
	r.objects = nil
	for i, label := range l.labels {
		y := float32(i) * height
		line := theme.ColorNameInputBorder
		if i == l.chosen {
			line = theme.ColorNamePrimary
			r.circle(2+(optionRing-optionDot)/2, y+(height-optionDot)/2, optionDot, theme.ColorNamePrimary, colorNone, 0)
		}
		width := float32(1)
		if i == l.hovered || i == l.chosen {
			width = 1.75
		}
		r.circle(2, y+(height-optionRing)/2, optionRing, colorNone, line, width)
		text := canvas.NewText(label, shownColor(body.color))
		text.TextSize, text.TextStyle = body.px(), body.style()
		text.Resize(text.MinSize())
		text.Move(fyne.NewPos(2+optionRing+optionGap, y+(height-text.MinSize().Height)/2))
		r.objects = append(r.objects, text)
	}
	if l.focused {
		ring := canvas.NewRectangle(nil)
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = shownColor(theme.ColorNamePrimary), 2, 4
		place(ring, -4, float32(l.chosen)*height, l.Size().Width+4, height)
		r.objects = append(r.objects, ring)
	}
}

func (r *optionListRenderer) circle(x, y, diameter float32, fill, line fyne.ThemeColorName, width float32) {
	c := canvas.NewCircle(shownColor(fill))
	c.StrokeColor, c.StrokeWidth = shownColor(line), width
	place(c, x, y, diameter, diameter)
	r.objects = append(r.objects, c)
}
