package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"stancemap/app/state"
	"stancemap/app/words"
)

const (
	toolbarHeight  = 44 // px
	progressHeight = 2  // px
)

// toolbar is the row of controls above the map: which proposal, how compared and with which, in whose
// account, and the export.
type toolbar struct {
	*fyne.Container
	store     *state.Store
	words     words.Words
	proposals *segments
	modes     *segments
	second    *secondControl
	account   *accountControl
	find      *press
	export    *press
	progress  *progress
	bubble    *bubble
	list      *offers // the last one that was opened
	fits      toolbarFit
}

// secondControl names the account compared with and opens the list of others.
type secondControl struct {
	*press
	name *prose
}

// accountControl chooses whose account of the proposal is shown.
type accountControl struct {
	label    *prose
	readings *readingSelect
}

func newToolbar(store *state.Store, keys *keyboard, words *bubble, find *press, onExport func()) *toolbar {
	w := store.View().Words
	t := &toolbar{
		store:     store,
		words:     w,
		proposals: newSegments(keys, true, store.ShowProposal),
		modes:     newSegments(keys, false, func(id string) { store.SetMode(state.Mode(id)) }),
		account: &accountControl{
			label:    newLine(w.Say("account.label"), body.in(colorMuted)),
			readings: newReadingSelect(keys, store.ShowReading),
		},
		find:     find,
		export:   newButton(keys, w.Say("tool.export"), onExport),
		progress: newProgress(),
		bubble:   words,
	}
	t.proposals.onList, t.proposals.onSecond, t.proposals.onHover = t.openProposals, t.compareWith, t.hoverProposal
	t.modes.signs, t.modes.onHover = t.fits.sign, t.hoverMode
	t.second = t.newSecond(keys)
	edge := newHairline() // the window itself is of the colour of the bar
	t.Container = &fyne.Container{Objects: []fyne.CanvasObject{
		t.proposals, t.modes, t.second.press, t.account.label, t.account.readings, t.find, t.export, edge, t.progress.Container,
	}}
	t.Layout = toolbarLayout{t, edge}
	state.Watch(store, func(v *state.View) *state.Switch { return v.Switch }, t.show)
	return t
}

// newSecond is the control that names the account compared with and leads to the list of others.
func (t *toolbar) newSecond(keys *keyboard) *secondControl {
	name, arrow := newCut("", body), newChevron(true, theme.ColorNameForeground)
	content := line(6, 1, newLine(t.words.Say("tool.compared_with"), caption), name, sized(chevronSize, chevronSize, arrow))
	p := newPress(keys, lined(controlHeight, padded(inset{0, 10, 0, 10}, content)), t.openSecond)
	p.fill, p.line, p.onHover = theme.ColorNameButton, colorControlLine, t.hoverSecond
	return &secondControl{p, name}
}

func (t *toolbar) show(shown *state.Switch) {
	if rest := len(shown.Proposals) - shown.Pinned; rest > 0 {
		t.proposals.showPinned(shown.Proposals, shown.Pinned, t.words.Count("tool.more_proposals", rest))
	} else {
		t.proposals.show(shown.Proposals)
	}
	t.modes.show(shown.Modes)
	t.second.name.say(shown.Second)
	t.account.readings.show(shown.Readings)
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
func (t *toolbar) openSecond() { t.open(t.second.press, true, t.store.ShowSecond) }

// open opens a list below a control, or below the bar where that has no room.
func (t *toolbar) open(below fyne.CanvasObject, further bool, chosen func(state.Account)) {
	if t.closeList() {
		return
	}
	t.proposals.keys.window.hush()
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(t.Container).AddXY(below.Position().X, em(toolbarHeight))
	t.list = openOffers(t.store, t.proposals.keys.window.window.Canvas(), at, further, chosen)
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
	t.explain(words, t.proposals, t.proposals.left(part))
}

// hoverMode names the mode under the pointer where its sign stands for it.
func (t *toolbar) hoverMode(part int) {
	words := ""
	if part >= 0 && t.fits.sign(t.modes.parts[part].ID) != nil {
		words = t.modes.parts[part].Label
	}
	t.explain(words, t.modes, t.modes.left(part))
}

func (t *toolbar) hoverSecond(hovered bool) {
	words := ""
	if shown := t.store.View(); hovered && shown.Switch.Second != "" {
		proposal, _ := shown.Dataset.Proposal(shown.State.Show.Second.Proposal)
		words = t.words.Say("tool.compared_with_full", "Title", proposal.Title, "Account", shown.AccountWords(shown.State.Show.Second))
	}
	t.explain(words, t.second.press, 0)
}

// explain says words below a control, so many px right of its left edge.
func (t *toolbar) explain(words string, below fyne.CanvasObject, right float32) {
	at := below.Position()
	t.bubble.say(words, t.Position().AddXY(at.X+right, at.Y+below.Size().Height+12), t.Size())
}
