package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// Heights of the lines of the list, in px.
const (
	findHeading = 28
	findRow     = 42
	findMore    = 22
	findInset   = 10
)

// findList is what was found, kind by kind, of which the lines in sight are drawn.
type findList struct {
	widget.BaseWidget
	find    *find
	lines   []findLine
	found   []state.Found
	height  float32
	cursor  int // the result that is gone to next, or was last
	hovered int // -1: none
}

// A findLine is the heading of a kind, a result, how many more there are of a kind, or a sentence.
type findLine struct {
	heading, words string
	result         int // -1: none
	top, height    float32
}

func newFindList(f *find) *findList {
	l := &findList{find: f, hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// results are all that can be chosen, in order: what was found, and after a kind that there is more of it.
func (l *findList) results() []state.Found { return l.found }

// show takes the groups over, with the cursor on what fits best.
func (l *findList) show(groups []state.FoundGroup) {
	l.lines, l.found, l.height, l.cursor, l.hovered = nil, nil, 0, 0, -1
	for _, group := range groups {
		l.add(findLine{heading: group.Title, result: -1, height: findHeading})
		for _, found := range group.Found {
			l.add(findLine{result: len(l.found), height: findRow})
			if len(l.found) > 0 && found.Fit < l.found[l.cursor].Fit {
				l.cursor = len(l.found)
			}
			l.found = append(l.found, found)
		}
		if group.More != "" {
			l.add(findLine{words: group.More, result: len(l.found), height: findMore})
			l.found = append(l.found, state.Found{Kind: group.Kind, Title: group.More, More: true})
		}
	}
}

// say shows a sentence instead of results.
func (l *findList) say(sentence string) {
	l.add(findLine{words: sentence, result: -1, height: findHeading})
}

func (l *findList) add(line findLine) {
	line.top = l.height
	l.lines = append(l.lines, line)
	l.height += line.height
}

// extent is where a result lies in the list, with the heading above it.
func (l *findList) extent(result int) (top, bottom float32) {
	for i, line := range l.lines {
		if line.result == result {
			top, bottom = line.top, line.top+line.height
			if i > 0 && l.lines[i-1].heading != "" {
				top = l.lines[i-1].top
			}
		}
	}
	return top, bottom
}

// move goes so many results on, and no farther than the first or the last.
func (l *findList) move(by int) {
	l.cursor = max(0, min(l.cursor+by, len(l.found)-1))
	l.find.reveal()
}

func (l *findList) resultAt(y float32) int {
	for _, line := range l.lines {
		if y >= line.top && y < line.top+line.height {
			return line.result
		}
	}
	return -1
}

func (l *findList) Tapped(event *fyne.PointEvent) {
	if at := l.resultAt(event.Position.Y); at >= 0 {
		l.cursor = at
		more := l.found[at].More
		if l.find.choose(); !more {
			return
		}
	}
	l.find.popup.Canvas.Focus(l.find.field) // the tap took it away
}

func (l *findList) MouseIn(event *desktop.MouseEvent)    { l.hover(l.resultAt(event.Position.Y)) }
func (l *findList) MouseMoved(event *desktop.MouseEvent) { l.hover(l.resultAt(event.Position.Y)) }
func (l *findList) MouseOut()                            { l.hover(-1) }

func (l *findList) hover(result int) {
	if result != l.hovered {
		l.hovered = result
		l.Refresh()
	}
}

func (l *findList) CreateRenderer() fyne.WidgetRenderer { return &findListRenderer{list: l} }

type findListRenderer struct {
	list    *findList
	objects []fyne.CanvasObject
}

func (r *findListRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.list.height) }
func (r *findListRenderer) Layout(fyne.Size)             { r.draw() }
func (r *findListRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.list) }
func (r *findListRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *findListRenderer) Destroy()                     {}

func (r *findListRenderer) draw() {
	l := r.list
	r.objects = nil
	if l.find.scroll == nil {
		return
	}
	heading := small
	heading.bold = true
	from := l.find.scroll.Offset.Y
	to := from + l.find.scroll.Size().Height
	for _, line := range l.lines {
		switch {
		case line.top+line.height < from || line.top > to:
		case line.result >= 0:
			r.result(line)
		case line.heading != "":
			r.text(line.heading, line.top+8, heading)
		default:
			r.text(line.words, line.top+2, caption)
		}
	}
}

// result draws what was found with its second line.
func (r *findListRenderer) result(line findLine) {
	l, found := r.list, r.list.found[line.result]
	switch line.result {
	case l.cursor:
		r.box(line, l.Size().Width, theme.ColorNameSelection)
		r.box(line, listBar, theme.ColorNamePrimary)
	case l.hovered:
		r.box(line, l.Size().Width, theme.ColorNameHover)
	}
	if found.More {
		r.text(found.Title, line.top+2, linkedFine)
		return
	}
	r.text(found.Title, line.top+3, body)
	r.text(found.About, line.top+21, caption)
}

func (r *findListRenderer) text(words string, y float32, l look) {
	text := canvas.NewText(cut(words, r.list.Size().Width-2*findInset, l.width), shownColor(l.color))
	text.TextSize, text.TextStyle = l.px(), l.style()
	size := text.MinSize()
	place(text, findInset, y+(l.step()-size.Height)/2, size.Width, size.Height)
	r.objects = append(r.objects, text)
}

func (r *findListRenderer) box(line findLine, width float32, fill fyne.ThemeColorName) {
	box := canvas.NewRectangle(shownColor(fill))
	place(box, 0, line.top, width, line.height)
	r.objects = append(r.objects, box)
}
