package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
	"stancemap/app/words"
)

// Measures of the tool bar, in px.
const (
	toolbarHeight  = 44
	selectWidth    = 148
	toolbarNarrow  = 1100 // below it "Account" loses its word
	progressHeight = 2
)

// proposalsPinned is how many proposals are parts of the switch where there are more than one further.
const proposalsPinned = 2

// toolbar is the row of controls above the map: which proposal, how compared, in whose account, and
// the export.
type toolbar struct {
	*fyne.Container
	words            words.Words
	proposals, modes *segments
	label            *prose
	readings         *readingSelect
	frame            *surface // around the select
	export           *press
	progress         *progress
}

func newToolbar(store *state.Store, keys *keyboard, onExport func()) *toolbar {
	w := store.View().Words
	t := &toolbar{
		words:     w,
		proposals: newSegments(keys, true, store.ShowProposal),
		modes:     newSegments(keys, false, func(id string) { store.SetMode(state.Mode(id)) }),
		label:     newLine(w.Say("account.label"), body.in(colorMuted)),
		readings:  newReadingSelect(keys, store.ShowReading),
		frame:     newCard(colorNone, theme.ColorNameInputBorder),
		export:    newButton(keys, w.Say("tool.export"), onExport),
		progress:  newProgress(),
	}
	ground, edge := newSurface(theme.ColorNameBackground), newHairline()
	t.Container = &fyne.Container{Objects: []fyne.CanvasObject{ground, t.proposals, t.modes, t.label, t.readings, t.frame, t.export, edge, t.progress.Container}}
	t.Layout = toolbarLayout{t, ground, edge}
	state.Watch(store, func(v *state.View) *state.Switch { return v.Switch }, t.show)
	return t
}

func (t *toolbar) show(shown *state.Switch) {
	if rest := len(shown.Proposals) - proposalsPinned; rest > 1 {
		t.proposals.showPinned(shown.Proposals, proposalsPinned, t.words.Count("tool.more_proposals", rest))
	} else {
		t.proposals.show(shown.Proposals)
	}
	t.modes.show(shown.Modes)
	t.readings.show(shown.Readings)
	t.Refresh()
}

type toolbarLayout struct {
	toolbar      *toolbar
	ground, edge *surface
}

func (l toolbarLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, toolbarHeight+1)
}

func (l toolbarLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t := l.toolbar
	place(l.ground, 0, 0, size.Width, toolbarHeight)
	place(l.edge, 0, toolbarHeight, size.Width, 1)
	place(t.progress, 0, toolbarHeight-progressHeight+1, size.Width, progressHeight)
	const top = (toolbarHeight - controlHeight) / 2
	x := float32(12)
	put := func(o fyne.CanvasObject, width, gap float32) {
		place(o, x, top, width, controlHeight)
		x += width + gap
	}
	put(t.proposals, t.proposals.MinSize().Width, 16)
	put(t.modes, t.modes.MinSize().Width, 20)
	t.label.Hidden = size.Width < toolbarNarrow
	if !t.label.Hidden {
		put(t.label, t.label.MinSize().Width, 8)
	}
	exportWidth := max(88, t.export.MinSize().Width)
	width := min(selectWidth, max(60, size.Width-x-exportWidth-24))
	place(t.frame, x, top, width, controlHeight)
	put(t.readings, width, 8)
	place(t.export, size.Width-12-exportWidth, top, exportWidth, controlHeight)
}

// readingSelect chooses among the readings of which there is an account. Keys that it has no use for
// go on to the window.
type readingSelect struct {
	widget.Select
	keys     *keyboard
	readings []state.Choice
	showing  bool
}

func newReadingSelect(keys *keyboard, onChosen func(reading string)) *readingSelect {
	s := &readingSelect{keys: keys}
	s.ExtendBaseWidget(s)
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); !s.showing && i >= 0 {
			onChosen(s.readings[i].ID)
		}
	}
	return s
}

func (s *readingSelect) show(readings []state.Choice) {
	s.showing = true
	defer func() { s.showing = false }()
	s.readings = readings
	options := make([]string, len(readings))
	for i, reading := range readings {
		options[i] = reading.Label
	}
	s.SetOptions(options)
	for i, reading := range readings {
		if reading.On {
			s.SetSelectedIndex(i)
		}
	}
}

func (s *readingSelect) TypedRune(r rune) { s.keys.typedRune(r) }

func (s *readingSelect) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		s.Select.TypedKey(event)
	default:
		s.keys.typedKey(event)
	}
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
