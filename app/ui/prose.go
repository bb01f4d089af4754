package ui

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A look is how text is set.
type look struct {
	size         float32 // px per em, at the usual size of text
	bold, italic bool
	color        fyne.ThemeColorName
}

// The looks of the window.
var (
	body       = look{size: 13, color: theme.ColorNameForeground}
	strong     = look{size: 13, bold: true, color: theme.ColorNameForeground}
	quoted     = look{size: 13, italic: true, color: theme.ColorNameForeground}
	caption    = look{size: 12, color: colorMuted}
	small      = look{size: 12, color: theme.ColorNameForeground}
	cardTitle  = look{size: 14, bold: true, color: theme.ColorNameForeground}
	subheading = look{size: 15, bold: true, color: theme.ColorNameForeground}
	heading    = look{size: 18, bold: true, color: theme.ColorNameForeground}
	linked     = look{size: 13, color: theme.ColorNameHyperlink}
	linkedFine = look{size: 12, color: theme.ColorNameHyperlink}
	failed     = look{size: 13, color: theme.ColorNameError}
)

// in is the look in another colour.
func (l look) in(color fyne.ThemeColorName) look {
	l.color = color
	return l
}

func (l look) style() fyne.TextStyle { return fyne.TextStyle{Bold: l.bold, Italic: l.italic} }

// step is from line to line, in px.
func (l look) step() float32 {
	switch l.size {
	case 12:
		return em(17)
	case 13:
		return em(18)
	}
	return em(float32(int(l.size*1.35 + 0.5)))
}

// px is the size of the text as it is shown.
func (l look) px() float32 { return l.size * wearing().text }

func (l look) width(text string) float32 { return fyne.MeasureText(text, l.px(), l.style()).Width }

// prose is text without a frame: setLines to the width that it is given, or on one line that ends in
// "…" where it does not fit.
type prose struct {
	widget.BaseWidget
	text    string
	look    look
	oneLine bool
	shrinks bool // on one line: asks for no width of its own
	align   fyne.TextAlign
	last    setLines
}

// setLines is text that was broken into lines, kept as the toolkit asks for a height again and again.
type setLines struct {
	text  string
	look  look
	share float32 // of the usual size of text
	width float32 // px
	lines []string
}

// wrap breaks the text into lines of a width.
func (p *prose) wrap(width float32) []string {
	if k := (setLines{text: p.text, look: p.look, share: wearing().text, width: width, lines: p.last.lines}); !k.like(p.last) {
		k.lines = wrap(p.text, width, p.look.width)
		p.last = k
	}
	return p.last.lines
}

// like reports whether the lines are those of the same text in the same look and width.
func (k setLines) like(other setLines) bool {
	return other.lines != nil && k.text == other.text && k.look == other.look && k.share == other.share && k.width == other.width
}

// newProse is text that wraps.
func newProse(text string, l look) *prose {
	p := &prose{text: text, look: l}
	p.ExtendBaseWidget(p)
	return p
}

// newLine is text on one line.
func newLine(text string, l look) *prose {
	p := newProse(text, l)
	p.oneLine = true
	return p
}

// newCut is text on one line that takes what room there is.
func newCut(text string, l look) *prose {
	p := newLine(text, l)
	p.shrinks = true
	return p
}

// say sets the text.
func (p *prose) say(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

func (p *prose) heightFor(width float32) float32 {
	if p.oneLine {
		return p.look.step()
	}
	return float32(len(p.wrap(width))) * p.look.step()
}

func (p *prose) lines(width float32) []string {
	if p.oneLine {
		return []string{cut(p.text, width, p.look.width)}
	}
	return p.wrap(width)
}

func (p *prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{prose: p} }

type proseRenderer struct {
	prose *prose
	texts []*canvas.Text
}

func (r *proseRenderer) MinSize() fyne.Size {
	p := r.prose
	switch {
	case p.oneLine && p.shrinks:
		return fyne.NewSize(0, p.look.step())
	case p.oneLine:
		return fyne.NewSize(p.look.width(p.text), p.look.step())
	}
	return fyne.NewSize(0, p.heightFor(max(p.Size().Width, 1)))
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p := r.prose
	lines := p.lines(size.Width)
	for len(r.texts) < len(lines) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.texts = r.texts[:len(lines)]
	top := max(0, (size.Height-float32(len(lines))*p.look.step())/2)
	for i, text := range r.texts {
		text.Text, text.TextSize, text.TextStyle = lines[i], p.look.px(), p.look.style()
		text.Color, text.Alignment = shownColor(p.look.color), p.align
		height := text.MinSize().Height
		text.Resize(fyne.NewSize(size.Width, height))
		text.Move(fyne.NewPos(0, top+float32(i)*p.look.step()+(p.look.step()-height)/2))
	}
}

func (r *proseRenderer) Refresh() {
	r.Layout(r.prose.Size())
	for _, text := range r.texts {
		text.Refresh()
	}
}

func (r *proseRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.texts))
	for i, text := range r.texts {
		objects[i] = text
	}
	return objects
}

func (r *proseRenderer) Destroy() {}

// wrap breaks text into lines of at most that width at spaces, and inside words that are wider.
func wrap(text string, width float32, measure func(string) float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			joined := strings.TrimLeft(line+" "+word, " ")
			if measure(joined) <= width {
				line = joined
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for measure(word) > width && utf8.RuneCountInString(word) > 1 {
				head := longest(word, width, measure)
				lines, word = append(lines, head), word[len(head):]
			}
			line = word
		}
		lines = append(lines, line)
	}
	return lines
}

// fineStep is from line to line of text on two lines in the height of one control, in px.
const fineStep = 13

// fitted sets text into a width: on one line in its own look where it fits, else in the finer one on up
// to two, of which the second ends in "…" where more would be needed. Text that begins with a word which
// is wider stays on one line.
func fitted(text string, width float32, l, fine look) ([]string, look) {
	if text == "" || l.width(text) <= width+0.5 {
		return []string{text}, l
	}
	joined := strings.Join(strings.Fields(text), " ")
	switch first := wrap(joined, width, fine.width)[0]; {
	case first == joined:
		return []string{joined}, fine
	case strings.HasPrefix(joined, first+" "):
		return []string{first, cut(strings.TrimPrefix(joined, first+" "), width, fine.width)}, fine
	}
	return []string{cut(text, width, l.width)}, l
}

// cut shortens text to a width and ends it in "…".
func cut(text string, width float32, measure func(string) float32) string {
	if text == "" || measure(text) <= width+0.5 {
		return text
	}
	room := width - measure("…")
	if room <= 0 {
		return "…"
	}
	return strings.TrimRight(longest(text, room, measure), " ,;·") + "…"
}

// longest is the start of a text that fits a width: one rune at least. It is searched by halves, as
// measuring is slow.
func longest(text string, width float32, measure func(string) float32) string {
	var ends []int // of the runes but the last
	for i := range text {
		if i > 0 {
			ends = append(ends, i)
		}
	}
	fits := sort.Search(len(ends), func(n int) bool { return measure(text[:ends[n]]) > width })
	if fits > 0 {
		return text[:ends[fits-1]]
	}
	_, first := utf8.DecodeRuneInString(text)
	return text[:first]
}
