package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
	"stancemap/app/words"
)

// Measures of the tool bar, in px. Three of its parts give way where it is narrow: the one that leads to
// the list of proposals, the account compared with, and the reading. They keep their width whatever they
// name, so that nothing moves.
const (
	toolbarHeight  = 44
	listedWidth    = 160
	secondWidth    = 190
	selectWidth    = 148
	listedLeast    = 96
	secondLeast    = 120
	selectLeast    = 60
	selectAlone    = 40   // without the account compared with
	toolbarWide    = 1360 // below it small multiples stand in the menu alone
	toolbarNarrow  = 1100 // below it Find is a button
	labelLeast     = 1360 // below it "Account" loses its word
	progressHeight = 2
)

// toolbar is the row of controls above the map: which proposal, how compared and with which, in whose
// account, and the export.
type toolbar struct {
	*fyne.Container
	store            *state.Store
	words            words.Words
	proposals, modes *segments
	offered          []state.Choice // modes; a narrow bar has not all of them
	second           *press         // opens the list of what to compare with
	secondName       *prose
	label            *prose
	readings         *readingSelect
	find             *press
	export           *press
	progress         *progress
	bubble           *bubble
	list             *offers // the last one that was opened
	twoRows          bool    // proposals above, the others below, where large text leaves no room beside them
}

func newToolbar(store *state.Store, keys *keyboard, words *bubble, find *press, onExport func()) *toolbar {
	w := store.View().Words
	t := &toolbar{
		store:      store,
		words:      w,
		proposals:  newSegments(keys, true, store.ShowProposal),
		modes:      newSegments(keys, false, func(id string) { store.SetMode(state.Mode(id)) }),
		secondName: newCut("", body),
		label:      newLine(w.Say("account.label"), body.in(colorMuted)),
		readings:   newReadingSelect(keys, store.ShowReading),
		find:       find,
		export:     newButton(keys, w.Say("tool.export"), onExport),
		progress:   newProgress(),
		bubble:     words,
	}
	t.proposals.onList, t.proposals.onSecond, t.proposals.onHover = t.openProposals, t.compareWith, t.hoverProposal
	t.second = t.newSecond(keys)
	edge := newHairline() // the window itself is of the colour of the bar
	t.Container = &fyne.Container{Objects: []fyne.CanvasObject{t.proposals, t.modes, t.second, t.label, t.readings, t.find, t.export, edge, t.progress.Container}}
	t.Layout = toolbarLayout{t, edge}
	state.Watch(store, func(v *state.View) *state.Switch { return v.Switch }, t.show)
	return t
}

// newSecond is the control that names the account compared with and leads to the list of others.
func (t *toolbar) newSecond(keys *keyboard) *press {
	arrow := newChevron(true, theme.ColorNameForeground)
	content := line(6, 1, newLine(t.words.Say("tool.compared_with"), caption), t.secondName, sized(chevronSize, chevronSize, arrow))
	p := newPress(keys, lined(controlHeight, padded(inset{0, 10, 0, 10}, content)), t.openSecond)
	p.fill, p.line, p.onHover = theme.ColorNameButton, colorControlLine, t.hoverSecond
	return p
}

func (t *toolbar) show(shown *state.Switch) {
	if rest := len(shown.Proposals) - shown.Pinned; rest > 0 {
		t.proposals.showPinned(shown.Proposals, shown.Pinned, t.words.Count("tool.more_proposals", rest))
	} else {
		t.proposals.show(shown.Proposals)
	}
	t.offered = shown.Modes
	t.modes.show(shown.Modes)
	t.secondName.say(shown.Second)
	t.readings.show(shown.Readings)
	t.Refresh()
}

// openProposals opens the list of proposals; the one chosen is shown on the map. Of small multiples any
// number is chosen there.
func (t *toolbar) openProposals() {
	several := t.several()
	t.open(t.proposals, several, func(id state.Account) { t.store.ShowProposal(id.Proposal) })
	if t.list.several = several; several {
		t.list.field.SetPlaceHolder(t.words.Say("offers.several"))
		t.list.body.Refresh()
	}
}

// openSecond opens the list of accounts; the one chosen is what the map is compared with.
func (t *toolbar) openSecond() { t.open(t.second, true, t.store.ShowSecond) }

// open opens a list below a control, or below the bar where that has no room.
func (t *toolbar) open(below fyne.CanvasObject, further bool, chosen func(state.Account)) {
	if t.closeList() {
		return
	}
	t.bubble.say("", fyne.Position{}, fyne.Size{})
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(t.Container).AddXY(below.Position().X, em(toolbarHeight))
	t.list = openOffers(t.store, driver.CanvasForObject(t.Container), at, further, chosen)
}

// closeList closes the list and reports whether it was open.
func (t *toolbar) closeList() bool {
	if t.list == nil || !t.list.open() {
		return false
	}
	t.list.close()
	return true
}

// compareWith compares what is on the map with a proposal.
func (t *toolbar) compareWith(proposal string) {
	for _, offer := range t.store.View().Offers(false, "") {
		if offer.Account.Proposal == proposal {
			t.store.ShowSecond(offer.Account)
		}
	}
}

// hoverProposal says the whole title of the proposal under the pointer.
func (t *toolbar) hoverProposal(part int) {
	words := ""
	if part >= 0 {
		proposal, _ := t.store.View().Dataset.Proposal(t.proposals.parts[part].ID)
		words = proposal.Title
	}
	t.explain(words, t.proposals)
}

func (t *toolbar) hoverSecond(hovered bool) {
	words := ""
	if shown := t.store.View(); hovered && shown.Switch.Second != "" {
		proposal, _ := shown.Dataset.Proposal(shown.State.Show.Second.Proposal)
		words = t.words.Say("tool.compared_with_full", "Title", proposal.Title, "Account", shown.AccountWords(shown.State.Show.Second))
	}
	t.explain(words, t.second)
}

func (t *toolbar) explain(words string, below fyne.CanvasObject) {
	t.bubble.say(words, t.Position().AddXY(below.Position().X, em(toolbarHeight)+4), t.Size())
}

type toolbarLayout struct {
	toolbar *toolbar
	edge    *surface
}

func (l toolbarLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.toolbar.height()+1)
}

func (t *toolbar) height() float32 {
	if t.twoRows {
		return em(toolbarHeight) + em(controlHeight) + rowGap
	}
	return em(toolbarHeight)
}

// rowGap is between the rows of the tool bar, in px.
const rowGap = 8

// fit finds out whether everything stands in one row of a window of that width.
func (t *toolbar) fit(width float32) {
	t.fitModes(width/max(1, wearing().text) < toolbarWide)
	listed := t.proposals.last
	t.proposals.last = listedLeast
	least := 12 + t.proposals.MinSize().Width + 16 + t.modes.MinSize().Width + 20 + selectLeast + 8 + em(controlHeight) + 8 + max(88, t.export.MinSize().Width) + 12
	t.proposals.last = listed
	t.twoRows = least > width && wearing().text > 1
}

func (l toolbarLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t := l.toolbar
	place(l.edge, 0, t.height(), size.Width, 1)
	place(t.progress, 0, t.height()-progressHeight+1, size.Width, progressHeight)
	top := (em(toolbarHeight) - em(controlHeight)) / 2
	x := float32(12)
	put := func(o fyne.CanvasObject, width, gap float32) {
		place(o, x, top, width, em(controlHeight))
		x += width + gap
	}
	t.label.Hidden = size.Width/max(1, wearing().text) < labelLeast
	exportWidth := max(88, t.export.MinSize().Width)
	t.fitModes(size.Width/max(1, wearing().text) < toolbarWide)
	find := float32(findWidth)
	switch width := size.Width / max(1, wearing().text); {
	case width < toolbarNarrow:
		find = em(controlHeight)
	case width < labelLeast:
		find = findShort
	}
	place(t.find, size.Width-12-exportWidth-8-find, top, find, em(controlHeight))
	place(t.export, size.Width-12-exportWidth, top, exportWidth, em(controlHeight))
	second, readings := t.share(size.Width - 24 - exportWidth - 8 - find)
	if t.twoRows {
		second, readings = t.shareRows(size.Width-24, size.Width-24-exportWidth-16-find)
	}
	several := t.several()
	t.readings.Hidden = several
	t.label.Hidden = t.label.Hidden || several
	if several { // no account is compared with another
		second = 0
	}
	put(t.proposals, t.proposals.MinSize().Width, 16)
	if t.twoRows {
		x, top = 12, top+em(controlHeight)+rowGap
	}
	put(t.modes, t.modes.MinSize().Width, 8)
	t.second.Hidden = second == 0
	if !t.second.Hidden {
		put(t.second, second, 8)
	}
	x += 12
	if !t.label.Hidden {
		put(t.label, t.label.MinSize().Width, 8)
	}
	put(t.readings, readings, 8)
}

// shareRows does the same for a bar of two rows: the list has what room the upper one leaves, the others
// that of the lower one.
func (t *toolbar) shareRows(lower, upper float32) (second, readings float32) {
	t.proposals.last = 0
	if room := upper - t.proposals.MinSize().Width; t.proposals.listed {
		t.proposals.last = max(listedLeast, min(em(listedWidth), room))
	}
	room := lower - t.modes.MinSize().Width - 20
	second = min(em(secondWidth), room-8-selectLeast)
	if second < secondLeast {
		return 0, max(selectLeast, min(em(selectWidth), room))
	}
	return second, max(selectLeast, min(em(selectWidth), room-8-second))
}

// several reports whether small multiples are shown.
func (t *toolbar) several() bool { return t.store.View().State.Show.Mode == state.Multiples }

// fitModes leaves small multiples to the menu and its key where the bar is narrow and they are not shown.
func (t *toolbar) fitModes(narrow bool) {
	modes := t.offered
	if last := len(modes) - 1; narrow && last >= 0 && modes[last].ID == string(state.Multiples) && !modes[last].On {
		modes = modes[:last]
	}
	if len(modes) != len(t.modes.parts) {
		t.modes.show(modes)
	}
}

// share gives each of the parts that give way its share of the room: the part that leads to the list,
// which the switch has then, the account compared with, and the reading. The second of them leaves where
// there is no room for three; the menu leads to its list, too.
func (t *toolbar) share(room float32) (second, readings float32) {
	room -= t.modes.MinSize().Width + 16 + 8 + 12 + 8
	if !t.label.Hidden {
		room -= t.label.MinSize().Width + 8
	}
	t.proposals.last = 0
	room -= t.proposals.MinSize().Width
	wanted := float32(secondWidth + 8 + selectWidth)
	if t.proposals.listed {
		wanted += listedWidth
	}
	part := min(1, room/wanted)
	if t.proposals.listed {
		t.proposals.last = max(listedLeast, listedWidth*part)
		room -= t.proposals.last
	}
	second = min(max(secondLeast, secondWidth*part), room-8-selectLeast)
	if second < secondLeast {
		return 0, max(selectAlone, min(selectWidth, room))
	}
	return second, max(selectLeast, min(selectWidth, room-8-second))
}

// progress is a line that grows with a task.
type progress struct {
	*fyne.Container
	bar   *surface
	share float32
}

func newProgress() *progress {
	p := &progress{bar: newSurface(theme.ColorNamePrimary)}
	p.Container = &fyne.Container{Objects: []fyne.CanvasObject{p.bar}}
	p.Layout = free(func(size fyne.Size) { place(p.bar, 0, 0, size.Width*p.share, size.Height) })
	p.Hide()
	return p
}

// show sets the share that is done, 0 to 1.
func (p *progress) show(share float32) {
	p.share = share
	p.Container.Show()
	p.Layout.Layout(nil, p.Size())
}
