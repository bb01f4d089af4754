package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// Measures of the list of proposals, in px.
const (
	listWidth    = 800
	listHeight   = 520
	listRow      = 26
	listHeading  = 30
	listBar      = 3
	listFurther  = 16 // how far a further reading stands in
	listDate     = 128
	listProposer = 208
	listStatus   = 84
	listMark     = 100
)

// offers is the list from which a proposal is chosen: a field that limits it, and below it a line for
// each proposal under its year. The field has the focus; arrows, page keys, Home and End move in the
// list, Enter chooses, Esc closes.
type offers struct {
	store   *state.Store
	further bool // with the further readings of each proposal
	several bool // any number is chosen, and the list stays open
	chosen  func(state.Account)
	field   *offersField
	body    *offersBody
	scroll  *container.Scroll
	popup   *widget.PopUp
}

// openOffers opens the list at a place of the window. It calls chosen at most once.
func openOffers(store *state.Store, c fyne.Canvas, at fyne.Position, further bool, chosen func(state.Account)) *offers {
	o := &offers{store: store, further: further, chosen: chosen}
	o.field = newOffersField(o)
	o.field.SetPlaceHolder(store.View().Words.Say("offers.filter"))
	o.body = newOffersBody(o)
	o.scroll = container.NewVScroll(o.body)
	o.scroll.OnScrolled = func(fyne.Position) { o.body.Refresh() }
	frame := c.Size()
	size := fyne.NewSize(min(listWidth, frame.Width-32), min(listHeight, frame.Height-at.Y-24))
	card := newCard(colorPaper, colorControlLine)
	content := &fyne.Container{Objects: []fyne.CanvasObject{card, o.field, o.scroll}}
	content.Layout = free(func(size fyne.Size) {
		const edge = 8
		place(card, 0, 0, size.Width, size.Height)
		place(o.field, edge, edge, size.Width-2*edge, em(controlHeight))
		place(o.scroll, 1, em(controlHeight)+2*edge, size.Width-2, size.Height-em(controlHeight)-2*edge-1)
	})
	o.popup = widget.NewPopUp(sized(size.Width, size.Height, content), c)
	o.limit("")
	o.popup.ShowAtPosition(fyne.NewPos(max(0, min(at.X, frame.Width-size.Width-16)), at.Y))
	c.Focus(o.field)
	o.centre()
	return o
}

// centre scrolls so that the cursor has lines above and below it, as what is looked for is often near what
// is shown.
func (o *offers) centre() {
	if b := o.body; b.cursor >= 0 {
		height, all := o.scroll.Size().Height, b.MinSize().Height
		y := min(b.lines[b.cursor].top-(height-em(listRow))/2, all-height)
		o.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
		o.reveal()
	}
}

func (o *offers) open() bool { return o.popup.Visible() }

func (o *offers) close() { o.popup.Hide() }

// limit shows the lines that fit the words, with the cursor on what is shown now, else on the first.
func (o *offers) limit(words string) {
	v := o.store.View()
	o.body.show(v.Offers(o.further, words), v.Words.Say("offers.undated"))
	o.body.nothing = ""
	if len(o.body.lines) == 0 {
		o.body.nothing = v.Words.Say("offers.nothing", "Words", words)
	}
	o.scroll.Refresh()
	o.reveal()
}

// choose closes the list and hands over the account of the line under the cursor.
func (o *offers) choose() {
	if o.body.cursor < 0 {
		return
	}
	chosen := o.body.lines[o.body.cursor].offer.Account
	if o.several {
		o.toggle()
		return
	}
	o.close()
	o.chosen(chosen)
}

// toggle puts the account of the line under the cursor among the small multiples, or takes it out. From
// then on the list chooses any number.
func (o *offers) toggle() {
	cursor, offset := o.body.lines[o.body.cursor].offer.Account, o.scroll.Offset
	o.store.ToggleSeveral(cursor)
	o.several, o.further = true, true
	o.field.SetPlaceHolder(o.store.View().Words.Say("offers.several"))
	o.limit(o.field.Text)
	for i, line := range o.body.lines {
		if line.heading == "" && line.offer.Account == cursor {
			o.body.cursor = i
		}
	}
	o.scroll.ScrollToOffset(offset)
	o.reveal()
	fyne.CurrentApp().Driver().CanvasForObject(o.body).Focus(o.field)
}

// reveal scrolls as little as brings the cursor into sight, with the year above the first line.
func (o *offers) reveal() {
	b := o.body
	if b.cursor < 0 {
		return
	}
	top, bottom := b.lines[b.cursor].top, b.lines[b.cursor].top+em(listRow)
	if b.cursor > 0 && b.lines[b.cursor-1].heading != "" {
		top -= em(listHeading)
	}
	offset := o.scroll.Offset
	offset.Y = min(max(offset.Y, bottom-o.scroll.Size().Height), top)
	if offset != o.scroll.Offset {
		o.scroll.ScrollToOffset(offset)
	}
	b.Refresh()
}

// offersField is the field of the list; it keeps the keys that edit, and sends those that move to the
// list.
type offersField struct {
	widget.Entry
	offers *offers
}

func newOffersField(o *offers) *offersField {
	f := &offersField{offers: o}
	f.ExtendBaseWidget(f)
	f.OnChanged = o.limit
	f.OnSubmitted = func(string) { o.choose() }
	return f
}

func (f *offersField) TypedKey(event *fyne.KeyEvent) {
	page := max(1, int(f.offers.scroll.Size().Height/em(listRow))-2)
	move := f.offers.body.move
	switch event.Name {
	case fyne.KeyEscape:
		f.offers.close()
	case fyne.KeyUp:
		move(-1)
	case fyne.KeyDown:
		move(1)
	case fyne.KeyPageUp:
		move(-page)
	case fyne.KeyPageDown:
		move(page)
	case fyne.KeyHome:
		move(-len(f.offers.body.lines))
	case fyne.KeyEnd:
		move(len(f.offers.body.lines))
	default:
		f.Entry.TypedKey(event)
	}
}

// offersBody is the lines of the list, of which those in sight are drawn.
type offersBody struct {
	widget.BaseWidget
	offers  *offers
	lines   []offersLine
	height  float32
	nothing string // said instead of lines
	cursor  int    // a line with an offer, -1 for none
	hovered int
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
	b.lines, b.height, b.cursor, b.hovered = nil, 0, -1, -1
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
	}
	b.Refresh()
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
		fyne.CurrentApp().Driver().CanvasForObject(b).Focus(b.offers.field) // the tap took it away
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
		r.text(text, x, line.top, room-8, l)
		x += room
	}
	if offer.Further {
		x += em(listDate) + em(listFurther)
		put(offer.Title, right-x-em(listStatus)-em(listMark), title)
	} else {
		put(offer.Date, em(listDate), body.in(colorMuted))
		put(offer.Title, right-x-em(listProposer)-em(listStatus)-em(listMark), title)
		put(offer.Proposer, em(listProposer), body)
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
