package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// press is something to press: a button, a link, a row of the legend. It is a tab stop; Enter and
// Space press it, and keys that it has no use for go on to the window.
type press struct {
	widget.BaseWidget
	content    fyne.CanvasObject
	fill, line fyne.ThemeColorName
	radius     float32
	pointer    bool // the pointing hand over it
	onPressed  func()
	onHover    func(hovered bool) // may be nil
	keys       *keyboard          // nil where no dataset is shown that they could work on

	hovered, focused, on bool
}

func newPress(keys *keyboard, content fyne.CanvasObject, onPressed func()) *press {
	p := &press{content: content, fill: colorNone, line: colorNone, radius: 4, onPressed: onPressed, keys: keys}
	p.ExtendBaseWidget(p)
	return p
}

// newButton is a control of the tool bar, 28 px high.
func newButton(keys *keyboard, text string, onPressed func()) *press {
	p := newPress(keys, lined(controlHeight, padded(inset{0, 12, 0, 12}, centred(text, body))), onPressed)
	p.fill, p.line = theme.ColorNameButton, colorControlLine
	return p
}

// newMainButton is the button of a dialog that does what the dialog is for.
func newMainButton(keys *keyboard, text string, onPressed func()) *press {
	label := centred(text, strong.in(theme.ColorNameForegroundOnPrimary))
	p := newPress(keys, lined(controlHeight, padded(inset{0, 16, 0, 16}, label)), onPressed)
	p.fill = theme.ColorNamePrimary
	return p
}

func centred(text string, l look) *prose {
	label := newLine(text, l)
	label.align = fyne.TextAlignCenter
	return label
}

// newLink is text to press.
func newLink(keys *keyboard, text string, l look, onPressed func()) *press {
	p := newPress(keys, newLine(text, l), onPressed)
	p.pointer, p.radius = true, 2
	return p
}

// newWordsLink is text to press that goes on in the next line.
func newWordsLink(keys *keyboard, text string, l look, onPressed func()) *press {
	p := newPress(keys, newProse(text, l), onPressed)
	p.pointer, p.radius = true, 2
	return p
}

// newSourceLink is a wrapped line that opens an address outside; without one it is plain text.
func newSourceLink(keys *keyboard, text, address string, open func(*url.URL)) fyne.CanvasObject {
	target, err := url.Parse(address)
	if err != nil || (target.Scheme != "http" && target.Scheme != "https" && target.Scheme != "mailto") {
		return newProse(text, body)
	}
	p := newPress(keys, lineAtTop(6, 0, newProse(text, linked), sized(9, 18, padded(inset{top: 5}, newArrow()))), func() { open(target) })
	p.pointer, p.radius = true, 2
	return p
}

func (p *press) heightFor(width float32) float32 { return heightFor(p.content, width) }

func (p *press) Tapped(*fyne.PointEvent) {
	if p.onPressed != nil {
		p.onPressed()
	}
}

func (p *press) MouseIn(*desktop.MouseEvent)    { p.hover(true) }
func (p *press) MouseMoved(*desktop.MouseEvent) {}
func (p *press) MouseOut()                      { p.hover(false) }

func (p *press) hover(hovered bool) {
	p.hovered = hovered
	if p.onHover != nil {
		p.onHover(hovered)
	}
	p.Refresh()
}

func (p *press) Cursor() desktop.Cursor {
	if p.pointer {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (p *press) FocusGained() { p.focused = true; p.Refresh() }
func (p *press) FocusLost()   { p.focused = false; p.Refresh() }

func (p *press) TypedRune(r rune) {
	if p.keys != nil {
		p.keys.typedRune(r)
	}
}

func (p *press) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		if p.keys != nil {
			p.keys.typedKey(event)
		}
	}
}

func (p *press) CreateRenderer() fyne.WidgetRenderer {
	r := &pressRenderer{press: p, ground: newPlate(), veil: newPlate(), ring: newPlate()}
	r.colour()
	return r
}

type pressRenderer struct {
	press              *press
	ground, veil, ring *plate
}

func (r *pressRenderer) colour() {
	p := r.press
	fill := p.fill
	if p.on {
		fill = theme.ColorNameSelection
	}
	r.ground.wear(fill, p.line, 1, p.radius)
	r.veil.wear(theme.ColorNameHover, colorNone, 0, p.radius)
	r.veil.Hidden = !p.hovered
	r.ring.wear(colorNone, theme.ColorNamePrimary, 2, p.radius)
	r.ring.Hidden = !p.focused
}

func (r *pressRenderer) Refresh() {
	r.colour()
	r.press.content.Refresh()
	canvas.Refresh(r.press)
}

func (r *pressRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	r.press.content.Resize(size)
	// The ring lies outside the control.
	r.ring.Resize(size.AddWidthHeight(4, 4))
	r.ring.Move(fyne.NewPos(-2, -2))
}

func (r *pressRenderer) MinSize() fyne.Size { return r.press.content.MinSize() }

func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Raster, r.veil.Raster, r.press.content, r.ring.Raster}
}

func (r *pressRenderer) Destroy() {}
