package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	listGap      = 8 // between columns
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
	size := fyne.NewSize(min(em(listWidth), frame.Width-32), min(em(listHeight), frame.Height-at.Y-24))
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
	focusFrom(o.body, o.field)
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
