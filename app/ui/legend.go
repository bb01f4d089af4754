package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/app/words"
)

// Measures of the legend card, in px.
const (
	legendWidth = 312
	cardInset   = 12
	rowHeight   = 24
	stripGap    = 12 // between the rows of a strip
	stripInset  = 6  // above and below them
	denseRow    = 20 // height of a row in a strip below small multiples
)

// legend explains the maps: a card on one map, a strip below two. A row filters the maps to its member
// of the scale; the same row again lifts the filter.
type legend struct {
	*fyne.Container
	store  *state.Store
	words  words.Words
	keys   *keyboard
	onAll  func()
	scene  *picture.Scene  // whose overlays are named; may be nil
	rows   []*press        // of the members, in scale order
	strip  *fyne.Container // its rows; nil for a card
	dense  bool            // a strip with lower rows
	terse  bool            // without its second line
	folded bool            // only the title, where the window is too low for more
}

// newCardLegend is the legend of one map, newStripLegend that of several.
func newCardLegend(store *state.Store, keys *keyboard, onAll func()) *legend {
	return newLegend(store, keys, onAll, nil)
}

func newStripLegend(store *state.Store, keys *keyboard) *legend {
	return newLegend(store, keys, nil, &fyne.Container{Layout: flow{stripGap}})
}

func newLegend(store *state.Store, keys *keyboard, onAll func(), strip *fyne.Container) *legend {
	l := &legend{store: store, words: store.View().Words, keys: keys, onAll: onAll, strip: strip}
	l.Container = &fyne.Container{Layout: fixed{}}
	state.Watch(store, func(v *state.View) *state.Legend { return v.Legend }, func(*state.Legend) { l.build() })
	return l
}

// legendShare is how much of the map the card covers at most.
const legendShare = 0.4

// asCard fits the card to a map of a size: without its second line where that is low, folded to its title where
// it would be higher or cover too much.
func (l *legend) asCard(size fyne.Size, terse bool) {
	if l.folded || l.terse != terse {
		l.folded, l.terse = false, terse
		l.build()
	}
	width, height := em(legendWidth), l.height(em(legendWidth))
	if height > size.Height-2*mapEdge || width*height > legendShare*size.Width*size.Height {
		l.folded = true
		l.build()
	}
}

// pack gives the rows of a strip their height.
func (l *legend) pack(dense bool) {
	if l.dense != dense {
		l.dense = dense
		l.build()
	}
}

// width is that of the card, in px: no more than its title where that is all it has.
func (l *legend) width() float32 {
	if !l.folded {
		return em(legendWidth)
	}
	widest := float32(0)
	for _, line := range wrap(l.store.View().Legend.Title, em(legendWidth)-2*cardInset, cardTitle.width) {
		widest = max(widest, cardTitle.width(line))
	}
	return min(em(legendWidth), widest+2*cardInset+1)
}

// lastLine is where the last line of a strip of that width ends, in px.
func (l *legend) lastLine(width float32) (end float32) {
	flow{stripGap}.each(l.strip.Objects, width-2*cardInset, func(_ fyne.CanvasObject, x, _ float32, size fyne.Size) {
		end = cardInset + x + size.Width
	})
	return end
}

// height is what the legend needs at a width, in px.
func (l *legend) height(width float32) float32 { return heightFor(l.Objects[1], width) }

func (l *legend) build() {
	l.rows = nil
	shown := l.store.View().Legend
	if l.strip != nil {
		l.Objects = []fyne.CanvasObject{newSurface(colorPaper), l.stripOf(shown)}
	} else {
		l.Objects = []fyne.CanvasObject{newCard(colorPaper, colorControlLine), l.cardOf(shown)}
	}
	l.Refresh()
}

func (l *legend) cardOf(shown *state.Legend) fyne.CanvasObject {
	rows := []fyne.CanvasObject{newProse(shown.Title, cardTitle)}
	if !l.folded {
		if shown.Subtitle != "" && !l.terse {
			rows = append(rows, newProse(shown.Subtitle, caption))
		}
		rows = append(rows, space(4), newHairline(), space(2))
		for _, row := range shown.Rows {
			rows = append(rows, l.row(row, shown.Filtered))
		}
		if l.scene != nil {
			rows = append(rows, newOverlayRows(l.scene)...)
		}
		rows = append(rows, space(2), newHairline(), space(6), l.foot(shown))
	}
	return padded(inset{9, cardInset, 9, cardInset}, stack(1, rows...))
}

func (l *legend) stripOf(shown *state.Legend) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, row := range shown.Rows {
		rows = append(rows, l.row(row, shown.Filtered))
	}
	if shown.Filtered {
		rows = append(rows, lined(l.rowHeight(), newLink(l.keys, l.words.Say("empty.clear_all"), linkedFine, l.store.ClearFilter)))
	}
	l.strip.Objects = rows
	return padded(inset{stripInset, cardInset, stripInset, cardInset}, l.strip)
}

func (l *legend) row(shown state.LegendRow, filtered bool) fyne.CanvasObject {
	width, height, gap, look := float32(28), float32(16), float32(10), body
	if l.strip != nil {
		width, height, gap, look = swatchWide, swatchHigh, 6, small
	}
	mark := fyne.CanvasObject(newAccountsMark(width, 16))
	switch {
	case shown.Sign != "":
		mark = sized(28, 16, newSign(shown.Sign))
	case shown.Key != "":
		mark = newSwatch(l.store.View().Scale.Entry(shown.Key), width, height)
	}
	if filtered && !shown.On {
		look = look.in(colorMuted)
	}
	count := newLine(l.words.Number(float64(shown.Count)), look)
	label := l.label(shown.Label, em(legendWidth)-2*cardInset-width-2*gap-count.MinSize().Width, look)
	content := line(gap, 1, mark, label, count)
	if shown.Key == "" {
		return lined(l.rowHeight(), content)
	}
	row := newPress(l.keys, lined(l.rowHeight(), content), func() { l.press(shown.Key) })
	row.on, row.radius = shown.On, 2
	l.rows = append(l.rows, row)
	return row
}

func (l *legend) rowHeight() float32 {
	if l.dense {
		return denseRow
	}
	return rowHeight
}

// press filters the maps to an entry, or shows again what was hidden.
func (l *legend) press(key string) {
	if key == state.Hidden {
		l.store.HideUnconfirmed(false)
		return
	}
	l.store.FilterEntry(key)
}

// newSign is a sign in the middle of its room.
func newSign(sign string) fyne.CanvasObject {
	p := newLine(sign, strong)
	p.align = fyne.TextAlignCenter
	return p
}

// label is the words of a row: on one line, in a card on two where they do not fit its room.
func (l *legend) label(words string, room float32, look look) fyne.CanvasObject {
	fine := look
	fine.size = small.size
	lines := []string{words}
	if l.strip == nil {
		lines, look = fitted(words, room, look, fine)
	}
	rows := make([]fyne.CanvasObject, len(lines))
	for i, line := range lines {
		rows[i] = newLine(line, look)
	}
	return stack(0, rows...)
}

// foot links to all members of the scale, and lifts the filter where there is one.
func (l *legend) foot(shown *state.Legend) fyne.CanvasObject {
	all := newLink(l.keys, l.words.Count("legend.all_entries", shown.All), linkedFine, l.onAll)
	right := fyne.CanvasObject(newLine(l.words.Say("legend.regions"), caption))
	if shown.Filtered {
		right = newLink(l.keys, l.words.Say("empty.clear_all"), linkedFine, l.store.ClearFilter)
	}
	return line(10, 1, all, space(0), right)
}
