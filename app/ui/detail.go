package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
	"stancemap/app/words"
)

// Measures of the detail panel, in px.
const (
	panelInset = 16
	keyWidth   = 88
	barWidth   = 3
	factsShown = 2 // of a region, until all are asked for
)

// detail is the panel that shows what the accounts compared say of the selection, part by part, with
// every source.
type detail struct {
	*fyne.Container
	store  *state.Store
	words  words.Words
	keys   *keyboard
	open   func(*url.URL)
	scroll *container.Scroll
	column *fyne.Container
	fold   *press
	bubble *bubble // says what a square of the overview stands for

	onDisagreements func()

	allFacts bool // were asked for, and are shown of the next region too
}

func newDetail(store *state.Store, keys *keyboard, open func(*url.URL)) *detail {
	d := &detail{store: store, words: store.View().Words, keys: keys, open: open, column: stack(0)}
	d.scroll = container.NewVScroll(d.column)
	d.fold = newPress(keys, newSideMark(true), func() { store.FoldDetail(true) })
	edge := newHairline()
	ground := newSurface(colorPaper)
	d.Container = &fyne.Container{Objects: []fyne.CanvasObject{ground, d.scroll, edge}}
	d.Layout = free(func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(edge, 0, 0, 1, size.Height)
		place(d.scroll, 1, 0, size.Width-1, size.Height)
		d.settle()
	})
	state.Watch(store, told, d.show)
	return d
}

// tale is what the panel tells: the selection, or without one the maps.
type tale struct {
	detail *state.Detail
	maps   *state.Maps
}

func told(v *state.View) tale {
	if v.Detail.Empty == "" {
		return tale{detail: v.Detail}
	}
	return tale{v.Detail, v.Maps}
}

// settle gives the column its width first, as its height follows from it.
func (d *detail) settle() {
	width := d.scroll.Size().Width
	if width <= 0 {
		return
	}
	d.column.Resize(fyne.NewSize(width, max(d.scroll.Size().Height, heightFor(d.column, width))))
	d.scroll.Refresh()
}

func (d *detail) show(shown tale) {
	d.column.Objects = d.contents(shown)
	d.column.Refresh()
	d.settle()
	d.scroll.ScrollToTop()
}

func (d *detail) contents(t tale) []fyne.CanvasObject {
	shown := t.detail
	side := inset{0, panelInset, 0, panelInset}
	head := lineAtTop(8, 0, padded(inset{top: 2}, newProse(shown.Heading, heading)), sized(0, 28, newLine(shown.Codes, caption)), d.fold)
	objects := []fyne.CanvasObject{padded(inset{11, panelInset - 10, 0, panelInset}, head)}
	if shown.Overview != nil {
		objects = append(d.overview(shown.Overview), d.rule(), padded(side, newLine(shown.Heading, subheading)))
	}
	if shown.Empty != "" {
		objects = append(objects, padded(inset{4, panelInset, 0, panelInset}, newProse(shown.Empty, body.in(colorMuted))), d.rule())
		return append(objects, padded(side, newProse(t.maps.Lead, body)), space(panelInset))
	}
	if shown.Subtitle != "" {
		objects = append(objects, padded(side, newProse(shown.Subtitle, caption)))
	}
	if shown.Record != nil {
		return append(objects, d.rule(), padded(side, d.record(shown.Record)), space(panelInset))
	}
	if every := shown.Every; every.Words != "" {
		link := newLink(d.keys, every.Words, linkedFine, func() { d.store.ListEvery(every.Subject) })
		objects = append(objects, space(4), padded(side, line(0, 1, link, space(0))))
	}
	for _, block := range shown.Blocks {
		objects = append(objects, d.rule(), d.block(block))
	}
	if len(shown.Related) > 0 {
		objects = append(objects, d.rule(), padded(side, newLine(d.words.Say("detail.related"), subheading)), space(4))
	}
	for i, block := range shown.Related {
		if i > 0 {
			objects = append(objects, space(10))
			if block.Topic == shown.Related[i-1].Topic {
				block.Heading = ""
			}
		}
		objects = append(objects, d.block(block))
	}
	if len(shown.Responses) > 0 {
		objects = append(objects, d.rule(), padded(side, d.responses(shown.Responses)))
	}
	if len(shown.Names) > 0 {
		objects = append(objects, d.rule(), padded(side, d.facts(shown)))
	}
	return append(objects, space(panelInset))
}

// rule is a hairline with room around it.
func (d *detail) rule() fyne.CanvasObject {
	return padded(inset{10, panelInset, 9, panelInset}, newHairline())
}

// block is what one account says. The account on the map carries a bar at the panel's edge.
func (d *detail) block(shown state.Block) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if shown.Heading != "" {
		rows = append(rows, newProse(shown.Heading, small))
	}
	title := lineAtTop(8, 0, newProse(shown.Proposal, strong), sized(0, strong.step(), newLine(shown.Told, caption)))
	rows = append(rows, title)
	topic, _ := d.store.View().Dataset.Topic(shown.Topic)
	scale := d.store.View().ScaleOf(topic)
	for i, part := range shown.Parts {
		if i > 0 {
			rows = append(rows, space(4))
		}
		rows = append(rows, d.part(scale, part)...)
	}
	for _, sentence := range shown.Silent {
		rows = append(rows, newProse(sentence, caption))
	}
	for _, conflict := range shown.Conflicts {
		rows = append(rows, space(2), d.conflict(scale, conflict))
	}
	content := padded(inset{0, panelInset, 0, panelInset}, stack(4, rows...))
	if !shown.OnMap || shown.Topic != d.store.View().State.Select.Topic {
		return content
	}
	bar := newSurface(theme.ColorNamePrimary)
	return &fyne.Container{Layout: barred{}, Objects: []fyne.CanvasObject{content, bar}}
}

// part is one position: stance, what it consists of, quotation, source.
func (d *detail) part(scale *state.Scale, shown state.Part) []fyne.CanvasObject {
	rows := d.stance(scale, shown)
	if len(shown.Pairs) > 0 {
		rows = append(rows, d.pairs(shown.Pairs))
	}
	rows = append(rows, d.evidence(shown)...)
	if shown.Note != "" {
		rows = append(rows, newProse(shown.Note, caption))
	}
	return rows
}

// stance is the swatch and the words of a position, and its summary.
func (d *detail) stance(scale *state.Scale, shown state.Part) []fyne.CanvasObject {
	swatch := sized(28, 18, padded(inset{top: 1, bottom: 1}, newSwatch(scale.Entry(shown.Entry), 28, 16)))
	rows := []fyne.CanvasObject{lineAtTop(10, 1, swatch, newProse(shown.Stance, body))}
	if shown.Summary != "" {
		rows = append(rows, newProse(shown.Summary, small))
	}
	return rows
}

// evidence is the quotation of a position and its sources.
func (d *detail) evidence(shown state.Part) (rows []fyne.CanvasObject) {
	if shown.Quote != "" {
		rule := sized(2, 0, newSurface(colorControlLine))
		rows = append(rows, &fyne.Container{Layout: quotation{}, Objects: []fyne.CanvasObject{rule, newProse("“"+shown.Quote+"”", quoted)}})
	}
	return append(rows, d.sources(shown)...)
}

// sources are the links of a position. Where a text was carried by many, one stands for them until
// they are asked for.
func (d *detail) sources(shown state.Part) []fyne.CanvasObject {
	link := func(source state.SourceLine) fyne.CanvasObject {
		return newSourceLink(d.keys, source.Text, source.URL, d.open)
	}
	var rows []fyne.CanvasObject
	if shown.Source.Text != "" {
		rows = append(rows, link(shown.Source))
	}
	if len(shown.Also) <= 1 {
		for _, source := range shown.Also {
			rows = append(rows, link(source))
		}
		return rows
	}
	more := stack(4)
	unfold := func() {
		more.Objects = nil
		for _, source := range shown.Also {
			more.Add(link(source))
		}
		d.settle()
	}
	more.Add(line(0, 1, newLink(d.keys, d.words.Count("detail.more_sources", len(shown.Also)), linkedFine, unfold), space(0)))
	return append(rows, more)
}

// pairs are keys and values in two columns.
func (d *detail) pairs(shown []state.Pair) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, pair := range shown {
		value := body
		if pair.Muted {
			value = value.in(colorMuted)
		}
		rows = append(rows, &fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse(pair.Label, caption), newProse(pair.Text, value)}})
	}
	return stack(2, rows...)
}

// conflict is the box that says which account tells it otherwise, with its words and sources, and
// leads there.
func (d *detail) conflict(scale *state.Scale, shown state.Conflict) fyne.CanvasObject {
	show := func() {
		d.store.ShowAccount(shown.Other)
	}
	rows := []fyne.CanvasObject{
		line(7, 1, newAccountsMark(16, 16), newLine(d.words.Say("legend.accounts_differ"), strong)),
		newProse(shown.Lead, small),
	}
	for _, part := range shown.Parts {
		rows = append(rows, d.stance(scale, part)...)
		rows = append(rows, d.evidence(part)...)
	}
	rows = append(rows, line(0, 1, newLink(d.keys, d.words.Say("account.show"), linkedFine, show), space(0)))
	return &fyne.Container{Layout: inset{}, Objects: []fyne.CanvasObject{
		newCard(theme.ColorNameBackground, theme.ColorNameSeparator), padded(inset{9, cardInset, 8, cardInset}, stack(4, rows...))}}
}

// responses are what the parties answered, each with its date and source.
func (d *detail) responses(shown []state.Response) fyne.CanvasObject {
	rows := []fyne.CanvasObject{newLine(d.words.Say("detail.responses"), subheading)}
	proposal := ""
	for i, r := range shown {
		if r.Proposal != proposal {
			proposal = r.Proposal
			rows = append(rows, newProse(d.words.Say("detail.to", "Proposal", proposal), caption))
		} else if i > 0 {
			rows = append(rows, space(4))
		}
		rows = append(rows, lineAtTop(8, 0, newProse(r.Who, strong), sized(0, strong.step(), newLine(r.Date, caption))))
		if r.Role != "" {
			rows = append(rows, newProse(r.Role, caption))
		}
		rows = append(rows, newProse(r.Says, small), newSourceLink(d.keys, r.Source.Text, r.Source.URL, d.open))
	}
	return stack(3, rows...)
}

// facts are the names of a region and what is stated of it; statements of one kind stand together. Where
// there are many, the first stand for them until all are asked for.
func (d *detail) facts(shown *state.Detail) fyne.CanvasObject {
	stated := stack(2)
	told := shown.Facts
	if !d.allFacts && len(told) > factsShown+1 {
		told = told[:factsShown]
	}
	d.tell(stated, told)
	if more := len(shown.Facts) - len(told); more > 0 {
		unfold := func() {
			d.allFacts = true
			stated.Objects = nil
			d.tell(stated, shown.Facts)
			d.settle()
		}
		stated.Add(space(6))
		stated.Add(line(0, 1, newLink(d.keys, d.words.Count("detail.more_facts", more), linkedFine, unfold), space(0)))
	}
	return stack(2, newLine(d.words.Say("detail.facts"), subheading), d.pairs(shown.Names), stated)
}

// tell adds facts to a column, each with its note and its source.
func (d *detail) tell(stated *fyne.Container, facts []state.Fact) {
	label := ""
	for _, fact := range facts {
		if fact.Label != label {
			label = fact.Label
			stated.Add(space(6))
			stated.Add(newProse(label, caption))
		} else {
			stated.Add(space(3))
		}
		stated.Add(newProse(fact.Text, body))
		if fact.Note != "" {
			stated.Add(newProse(fact.Note, caption))
		}
		stated.Add(newSourceLink(d.keys, fact.Source.Text, fact.Source.URL, d.open))
	}
}

// barred lays a bar along the left edge of the first line of its content.
type barred struct{}

func (barred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	place(objects[1], 0, 0, barWidth, em(18))
}

func (barred) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (barred) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], width)
}

// quotation sets a rule of 2 px beside text.
type quotation struct{}

const quotationInset = 14

func (quotation) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, 2, size.Height)
	place(objects[1], quotationInset, 0, size.Width-quotationInset, size.Height)
}

func (q quotation) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(quotationInset, 0)
}

func (quotation) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[1], width-quotationInset)
}

// keyed sets a key of fixed width beside its value.
type keyed struct{}

func (keyed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, em(keyWidth)-8, heightFor(objects[0], em(keyWidth)-8))
	place(objects[1], em(keyWidth), 0, size.Width-em(keyWidth), heightFor(objects[1], size.Width-em(keyWidth)))
}

func (keyed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(em(keyWidth), em(18))
}

func (keyed) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(heightFor(objects[0], em(keyWidth)-8), heightFor(objects[1], width-em(keyWidth)))
}
