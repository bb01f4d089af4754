package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// Widths of the tool bar in px of the usual size of text.
const (
	wordsFrom  = 1600 // below it a sign stands for small multiples
	labelFrom  = 1440 // below it "Account" loses its word, and Find its room
	signsBelow = 1160 // below it signs stand for all modes, and Find is a button

	exportLeast, exportNarrow = 88, 76
	toolbarEdge               = 12
)

// Gaps between the controls of the tool bar, in px.
const (
	controlGap  = 8
	modesGap    = 16 // before the modes
	accountGap  = 20 // before the reading
	accountNear = 12 // the same in a narrow bar
	rowGap      = 8  // between the rows
)

// A toolbarFit is how the controls stand in the tool bar. Three of them give way where it is narrow: the part
// that leads to the list of proposals, the account compared with, and the reading. They keep their width
// whatever they name, so that nothing moves.
type toolbarFit struct {
	width           float32 // px of the usual size of text
	twoRows         bool    // proposals above, the others below, where large text leaves no room beside them
	second, reading float32 // px; no second where there is no room for three
}

// The least widths of what gives way, in px of the usual size of text.
const (
	listLeast, secondLeast, readingLeast = 92, 112, 112
	readingAlone                         = 40 // without the account compared with
	secondLegible, readingLegible        = 230, 150
	listMost                             = 200
)

// steps widen what gives way one after the other, as long as there is room: first the list and the
// reading are made legible, then the account compared with.
var steps = []toolbarStep{
	{listPart, 104}, {readingPart, readingLegible}, {secondPart, secondLegible}, {readingPart, 230}, {listPart, listMost}, {secondPart, 360},
}

// A toolbarStep widens a part up to a width.
type toolbarStep struct {
	part int
	to   float32
}

// The parts of the tool bar that give way.
const (
	listPart = iota
	secondPart
	readingPart
)

// shareOut gives each part its width of a room in px; a part without a least width gets none.
func shareOut(room float32, least [3]float32) [3]float32 {
	widths := least
	for _, width := range widths {
		room -= width
	}
	for _, step := range steps {
		if grow := min(em(step.to)-widths[step.part], room); widths[step.part] > 0 && grow > 0 {
			widths[step.part] += grow
			room -= grow
		}
	}
	return widths
}

// sign stands for a mode where the words have no room: maps as they will lie.
func (f *toolbarFit) sign(mode string) []fyne.CanvasObject {
	if f.width >= wordsFrom || mode != string(state.Multiples) && (f.twoRows || f.width >= signsBelow) {
		return nil
	}
	return modeSign(state.Mode(mode))
}

// fit finds out how everything stands in a window of that width.
func (t *toolbar) fit(width float32) {
	f := &t.fits
	f.twoRows, f.width = false, width/max(1, wearing().text)
	listed := t.proposals.last
	t.proposals.last = em(listLeast)
	least := toolbarEdge + t.proposals.MinSize().Width + modesGap + t.modes.MinSize().Width + controlGap + em(secondLegible) + accountNear + em(readingLegible) + controlGap + t.rightWidth() + toolbarEdge
	t.proposals.last = listed
	f.twoRows = least > width && wearing().text > 1
}

// findWidth is that of Find in px.
func (t *toolbar) findWidth() float32 {
	switch {
	case t.fits.width < signsBelow:
		return em(controlHeight)
	case t.fits.width < labelFrom:
		return em(findShort)
	}
	return em(findWidth)
}

func (t *toolbar) exportWidth() float32 {
	least := float32(exportLeast)
	if t.fits.width < labelFrom {
		least = exportNarrow
	}
	return max(least, t.export.MinSize().Width)
}

// rightWidth is that of Find and the export at the right end of the bar, in px.
func (t *toolbar) rightWidth() float32 { return t.findWidth() + controlGap + t.exportWidth() }

// several reports whether small multiples are shown.
func (t *toolbar) several() bool { return t.store.View().State.Show.Mode == state.Multiples }

func (t *toolbar) height() float32 {
	if t.fits.twoRows {
		return em(toolbarHeight) + em(controlHeight) + rowGap
	}
	return em(toolbarHeight)
}

// share gives each of the parts that give way its share of the room. The account compared with leaves where
// there is no room for three; the menu leads to its list, too.
func (t *toolbar) share(width float32) {
	f := &t.fits
	t.proposals.last = 0
	upper := width - 2*toolbarEdge - t.rightWidth() - controlGap
	lower := upper
	if f.twoRows {
		lower = width - 2*toolbarEdge
	}
	lower -= t.modes.MinSize().Width + controlGap + t.accountGap()
	if !t.account.label.Hidden {
		lower -= t.account.label.MinSize().Width + controlGap
	}
	least := [3]float32{secondPart: em(secondLeast) + controlGap, readingPart: em(readingLeast)}
	if t.proposals.listed {
		least[listPart] = em(listLeast)
	}
	switch room := upper - t.proposals.MinSize().Width; {
	case f.twoRows:
		t.proposals.last = max(least[listPart], min(em(listMost), room))
		least[listPart] = 0
	default:
		lower -= t.proposals.MinSize().Width + modesGap
	}
	if least[listPart]+least[secondPart]+least[readingPart] > lower {
		least[secondPart], least[readingPart] = 0, em(readingAlone)
	}
	widths := shareOut(lower, least)
	if !f.twoRows {
		t.proposals.last = widths[listPart]
	}
	f.second, f.reading = max(0, widths[secondPart]-controlGap), widths[readingPart]
}

func (t *toolbar) accountGap() float32 {
	if t.fits.width < labelFrom {
		return accountNear
	}
	return accountGap
}

type toolbarLayout struct {
	toolbar *toolbar
	edge    *surface
}

func (l toolbarLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.toolbar.height()+1)
}

func (l toolbarLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t, a := l.toolbar, l.toolbar.account
	t.fit(size.Width)
	several := t.several() // then no account is compared with another
	a.label.Hidden = several || t.fits.width < labelFrom
	a.readings.Hidden = several
	t.share(size.Width)
	t.second.Hidden = several || t.fits.second == 0

	place(l.edge, 0, t.height(), size.Width, 1)
	place(t.progress, 0, t.height()-progressHeight+1, size.Width, progressHeight)
	top := (em(toolbarHeight) - em(controlHeight)) / 2
	place(t.find, size.Width-toolbarEdge-t.rightWidth(), top, t.findWidth(), em(controlHeight))
	place(t.export, size.Width-toolbarEdge-t.exportWidth(), top, t.exportWidth(), em(controlHeight))
	x := float32(toolbarEdge)
	put := func(o fyne.CanvasObject, width, gap float32) {
		place(o, x, top, width, em(controlHeight))
		x += width + gap
	}
	put(t.proposals, t.proposals.MinSize().Width, modesGap)
	if t.fits.twoRows {
		x, top = toolbarEdge, top+em(controlHeight)+rowGap
	}
	put(t.modes, t.modes.MinSize().Width, controlGap)
	if !t.second.Hidden {
		put(t.second, t.fits.second, controlGap)
	}
	x += t.accountGap() - controlGap
	if !a.label.Hidden {
		put(a.label, a.label.MinSize().Width, controlGap)
	}
	put(a.readings, t.fits.reading, controlGap)
}
