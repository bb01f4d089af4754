package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of tabs, in px.
const (
	tabsHeight = 32
	tabInset   = 14
	tabsIndent = -2 // the words begin 12 px from the edge
)

// A tab is one of several things to show in the same place.
type tab struct{ id, label string }

// tabs are the names of tables of which one is shown: one tab stop, in which the arrow keys move.
type tabs struct {
	widget.BaseWidget
	parts    []tab
	more     string // for the tabs without room, which a menu lists
	shown    int    // how many of the parts stand there themselves
	on       string
	onChosen func(id string)
	keys     *keyboard
	hovered  int // -1: none
	focused  bool
}

func newTabs(keys *keyboard, parts []tab, more string, onChosen func(id string)) *tabs {
	t := &tabs{parts: parts, more: more, shown: len(parts), onChosen: onChosen, keys: keys, hovered: -1}
	t.ExtendBaseWidget(t)
	return t
}

// show marks the tab that is on, without calling back.
func (t *tabs) show(on string) {
	t.on = on
	t.Refresh()
}

// width is that of a tab in bold, so that none moves when another one is on.
func (t *tabs) width(part int) float32 {
	if part == t.shown {
		return t.moreWidth()
	}
	return 2*tabInset + strong.width(t.parts[part].label)
}

func (t *tabs) partAt(x float32) int {
	x -= tabsIndent
	for i := range t.inSight() {
		if x -= t.width(i); x < 0 {
			return i
		}
	}
	return -1
}

func (t *tabs) Tapped(event *fyne.PointEvent) {
	switch part := t.partAt(event.Position.X); {
	case part < 0:
	case part == t.shown:
		t.openMore()
	default:
		t.onChosen(t.parts[part].id)
	}
}

func (t *tabs) MouseIn(event *desktop.MouseEvent)    { t.hover(t.partAt(event.Position.X)) }
func (t *tabs) MouseMoved(event *desktop.MouseEvent) { t.hover(t.partAt(event.Position.X)) }
func (t *tabs) MouseOut()                            { t.hover(-1) }

func (t *tabs) hover(part int) {
	if part != t.hovered {
		t.hovered = part
		t.Refresh()
	}
}

func (t *tabs) FocusGained()     { t.focused = true; t.Refresh() }
func (t *tabs) FocusLost()       { t.focused = false; t.Refresh() }
func (t *tabs) TypedRune(r rune) { t.keys.typedRune(r) }

func (t *tabs) TypedKey(event *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[event.Name]
	for i, part := range t.parts {
		next := i + step
		if part.id != t.on || next < 0 || next >= len(t.parts) {
			continue
		}
		if step != 0 || event.Name == fyne.KeySpace || event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter {
			t.onChosen(t.parts[next].id)
			return
		}
	}
	if event.Name == fyne.KeyDown && t.shown < len(t.parts) {
		t.openMore()
		return
	}
	if step == 0 {
		t.keys.typedKey(event)
	}
}

func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{tabs: t}
	r.Refresh()
	return r
}

type tabsRenderer struct {
	tabs    *tabs
	objects []fyne.CanvasObject
}

func (r *tabsRenderer) MinSize() fyne.Size {
	width := float32(tabsIndent)
	for i := range r.tabs.inSight() {
		width += r.tabs.width(i)
	}
	return fyne.NewSize(width, em(tabsHeight))
}

func (r *tabsRenderer) Layout(fyne.Size) {}

// Refresh draws the tabs anew: words, the bar of the one that is on, the ring of the focus.
func (r *tabsRenderer) Refresh() {
	t := r.tabs
	r.objects = nil
	x := float32(tabsIndent)
	for i, part := range t.inSight() {
		width, l := t.width(i), body.in(colorMuted)
		if i == t.hovered {
			r.box(x+4, 3, width-8, em(tabsHeight)-7, theme.ColorNameHover)
		}
		if part.id == t.on {
			l = strong
			r.box(x+tabInset-8, em(tabsHeight)-3, width-2*(tabInset-8), 3, theme.ColorNamePrimary)
			if t.focused {
				ring := r.box(x+5, 2, width-10, em(tabsHeight)-6, colorNone)
				ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = shownColor(theme.ColorNamePrimary), 2, 3
			}
		}
		text := canvas.NewText(part.label, shownColor(l.color))
		text.TextSize, text.TextStyle = l.px(), l.style()
		size := text.MinSize()
		place(text, x+tabInset, (em(tabsHeight)-size.Height)/2, size.Width, size.Height)
		r.objects = append(r.objects, text)
		if i == t.shown {
			arrow := newChevron(true, l.color)
			place(arrow, x+tabInset+size.Width+tabsArrow-chevronSize, (em(tabsHeight)-chevronSize)/2, chevronSize, chevronSize)
			r.objects = append(r.objects, arrow)
		}
		x += width
	}
	canvas.Refresh(t)
}

func (r *tabsRenderer) box(x, y, width, height float32, fill fyne.ThemeColorName) *canvas.Rectangle {
	box := canvas.NewRectangle(shownColor(fill))
	place(box, x, y, width, height)
	r.objects = append(r.objects, box)
	return box
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tabsRenderer) Destroy()                     {}
