package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// offersBody is the lines of the list, of which those in sight are drawn.
type offersBody struct {
	widget.BaseWidget
	offers  *offers
	lines   []offersLine
	height  float32
	nothing string // said instead of lines
	cursor  int    // a line with an offer, -1 for none
	hovered int
	widest  float32 // px of the widest title that stands before a proposer
}

// An offersLine is the heading of a year, or an offer.
type offersLine struct {
	heading string
	offer   state.Offer
	top     float32
}

func newOffersBody(o *offers) *offersBody {
	b := &offersBody{offers: o, cursor: -1, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

// show takes the offers over, with a heading before each year.
func (b *offersBody) show(offers []state.Offer, undated string) {
	b.lines, b.height, b.cursor, b.hovered, b.widest = nil, 0, -1, -1, 0
	add := func(line offersLine, height float32) {
		line.top = b.height
		b.lines = append(b.lines, line)
		b.height += height
	}
	year := "none yet"
	for _, offer := range offers {
		if offer.Year != year {
			year = offer.Year
			heading := year
			if heading == "" {
				heading = undated
			}
			add(offersLine{heading: heading}, em(listHeading))
		}
		if b.cursor < 0 || b.stands(offer) {
			b.cursor = len(b.lines)
		}
		add(offersLine{offer: offer}, em(listRow))
		if !offer.Further {
			b.widest = max(b.widest, strong.width(offer.Title)+listGap+1)
		}
	}
	b.Refresh()
}

// shares divides the room of title and proposer: the title is said in full, where the list is narrow at the
// cost of who proposes.
func (b *offersBody) shares(room float32) (title, proposer float32) {
	title = min(b.widest, max(room-em(listProposer), 0.75*room))
	return title, room - title
}

// stands reports whether an offer is what the list chooses now.
func (b *offersBody) stands(offer state.Offer) bool {
	if b.offers.further {
		return offer.Second
	}
	return offer.First
}

// move goes so many offers on, and no farther than the first or the last.
func (b *offersBody) move(by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for at := b.cursor + step; by > 0 && at >= 0 && at < len(b.lines); at += step {
		if b.lines[at].heading == "" {
			b.cursor = at
			by--
		}
	}
	b.offers.reveal()
}

func (b *offersBody) lineAt(y float32) int {
	for i, line := range b.lines {
		if line.heading == "" && y >= line.top && y < line.top+em(listRow) {
			return i
		}
	}
	return -1
}

func (b *offersBody) Tapped(event *fyne.PointEvent) {
	at := b.lineAt(event.Position.Y)
	if at < 0 {
		focusFrom(b, b.offers.field) // the tap took it away
		return
	}
	b.cursor = at
	if controlHeld() {
		b.offers.toggle()
		return
	}
	b.offers.choose()
}

func (b *offersBody) MouseIn(event *desktop.MouseEvent)    { b.hover(b.lineAt(event.Position.Y)) }
func (b *offersBody) MouseMoved(event *desktop.MouseEvent) { b.hover(b.lineAt(event.Position.Y)) }
func (b *offersBody) MouseOut()                            { b.hover(-1) }

func (b *offersBody) hover(line int) {
	if line != b.hovered {
		b.hovered = line
		b.Refresh()
	}
}

func (b *offersBody) CreateRenderer() fyne.WidgetRenderer { return &offersRenderer{body: b} }

type offersRenderer struct {
	body    *offersBody
	objects []fyne.CanvasObject
}

func (r *offersRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, max(r.body.height, em(listRow))) }
func (r *offersRenderer) Layout(fyne.Size)             { r.draw() }
func (r *offersRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.body) }
func (r *offersRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *offersRenderer) Destroy()                     {}

func (r *offersRenderer) draw() {
	b := r.body
	r.objects = nil
	if b.nothing != "" {
		r.text(b.nothing, cellInset, 0, b.Size().Width-2*cellInset, body.in(colorMuted))
	}
	year := caption
	year.bold = true
	from := b.offers.scroll.Offset.Y - em(listHeading)
	to := b.offers.scroll.Offset.Y + b.offers.scroll.Size().Height
	for i, line := range b.lines {
		switch {
		case line.top < from || line.top > to:
		case line.heading != "":
			r.text(line.heading, cellInset, line.top+4, b.Size().Width, year)
		default:
			r.line(i, line)
		}
	}
}

// line draws an offer: date, title, who proposes, status, and whether it is on the map or compared.
func (r *offersRenderer) line(i int, line offersLine) {
	b, offer, width := r.body, line.offer, r.body.Size().Width
	switch {
	case i == b.cursor:
		r.box(0, line.top, width, em(listRow), theme.ColorNameSelection)
		r.box(0, line.top, listBar, em(listRow), theme.ColorNamePrimary)
	case i == b.hovered:
		r.box(0, line.top, width, em(listRow), theme.ColorNameHover)
	}
	words := b.offers.store.View().Words
	mark := ""
	switch {
	case b.offers.several && offer.Several, !b.offers.several && offer.First:
		mark = words.Say("offers.first")
	case !b.offers.several && offer.Second:
		mark = words.Say("offers.second")
	}
	title := body
	title.bold = mark != ""
	x, right := float32(cellInset), width-cellInset
	put := func(text string, room float32, l look) {
		r.text(text, x, line.top, room-listGap, l)
		x += room
	}
	if offer.Further {
		x += em(listDate) + em(listFurther)
		put(offer.Title, right-x-em(listStatus)-em(listMark), title)
	} else {
		put(offer.Date, em(listDate), body.in(colorMuted))
		titled, proposed := b.shares(right - x - em(listStatus) - em(listMark))
		put(offer.Title, titled, title)
		put(offer.Proposer, proposed, body)
	}
	put(offer.Status, em(listStatus), body)
	put(mark, em(listMark), body.in(colorMuted))
}

func (r *offersRenderer) text(words string, x, y, width float32, l look) {
	text := canvas.NewText(cut(words, width, l.width), shownColor(l.color))
	text.TextSize, text.TextStyle = l.px(), l.style()
	size := text.MinSize()
	place(text, x, y+(em(listRow)-size.Height)/2, size.Width, size.Height)
	r.objects = append(r.objects, text)
}

func (r *offersRenderer) box(x, y, width, height float32, fill fyne.ThemeColorName) {
	box := canvas.NewRectangle(shownColor(fill))
	place(box, x, y, width, height)
	r.objects = append(r.objects, box)
}
