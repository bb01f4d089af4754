package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/state"
)

// segments is a switch of several parts of which one is on: one tab stop, in which the arrow keys
// move. A second part can be marked: the proposal that is compared with. Where there are more choices
// than parts, the last part leads to the list of all; it is as wide whatever it names.
type segments struct {
	widget.BaseWidget
	parts    []state.Choice
	all      []state.Choice // all that can be chosen, in order
	listed   bool           // the last part leads to the list
	last     float32        // width of that part, in px
	digits   bool           // the parts carry the digit that picks them
	onChosen func(id string)
	onSecond func(id string) // with Shift; may be nil
	onList   func()
	onHover  func(part int)                      // -1: none; may be nil
	signs    func(id string) []fyne.CanvasObject // what stands for the words of a part, if anything; may be nil
	keys     *keyboard
	hovered  int // -1: none
	focused  bool
	shift    bool // held while the pointer went down
}

// Measures of a switch, in px.
const (
	controlHeight = 28
	segmentInset  = 12
	digitGap      = 7
	chevronRoom   = 16 // of the arrowhead of a part that opens something, with the gap before it
)

func newSegments(keys *keyboard, digits bool, onChosen func(id string)) *segments {
	s := &segments{digits: digits, onChosen: onChosen, keys: keys, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// show takes the parts over, without calling back.
func (s *segments) show(parts []state.Choice) {
	s.parts, s.all, s.listed = parts, parts, false
	s.Refresh()
}

// showPinned takes choices over, of which the first few are parts; a last part named more leads to the
// list, or names the one behind it that is on.
func (s *segments) showPinned(choices []state.Choice, pinned int, more string) {
	last := state.Choice{Label: more}
	for _, choice := range choices[pinned:] {
		if choice.On || (choice.Second && !last.On) {
			last = choice
		}
	}
	s.parts, s.all, s.listed = append(slices.Clone(choices[:pinned]), last), choices, true
	s.Refresh()
}

// opensList reports whether a part leads to the list.
func (s *segments) opensList(part int) bool { return s.listed && part == len(s.parts)-1 }

// digit is the key that picks a part; from the tenth part on there is none.
func (s *segments) digit(part int) string {
	if !s.digits || part > 8 || s.opensList(part) {
		return ""
	}
	return string(rune('1' + part))
}

// sign stands for the words of a part; nil where these are written.
func (s *segments) sign(part int) []fyne.CanvasObject {
	if s.signs == nil {
		return nil
	}
	return s.signs(s.parts[part].ID)
}

func (s *segments) width(part int) float32 {
	switch {
	case s.opensList(part):
		return s.last
	case s.sign(part) != nil:
		return em(signWidth) + 2*signInset
	}
	width := 2*segmentInset + body.width(s.parts[part].Label)
	if digit := s.digit(part); digit != "" {
		width += caption.width(digit) + digitGap
	}
	return width
}

// left is where a part begins, in px.
func (s *segments) left(part int) (x float32) {
	for i := range part {
		x += s.width(i)
	}
	return x
}

func (s *segments) partAt(x float32) int {
	for i := range s.parts {
		if x -= s.width(i); x < 0 {
			return i
		}
	}
	return -1
}

func (s *segments) Tapped(event *fyne.PointEvent) {
	part := s.partAt(event.Position.X)
	switch {
	case part < 0:
	case s.opensList(part):
		s.onList()
	case s.shift && s.onSecond != nil:
		s.onSecond(s.parts[part].ID)
	default:
		s.onChosen(s.parts[part].ID)
	}
}

// MouseDown notes whether Shift is held, which a tap does not tell.
func (s *segments) MouseDown(event *desktop.MouseEvent) {
	s.shift = event.Modifier&fyne.KeyModifierShift != 0
}
func (s *segments) MouseUp(*desktop.MouseEvent) {}

func (s *segments) MouseIn(event *desktop.MouseEvent)    { s.hover(s.partAt(event.Position.X)) }
func (s *segments) MouseMoved(event *desktop.MouseEvent) { s.hover(s.partAt(event.Position.X)) }
func (s *segments) MouseOut()                            { s.hover(-1) }

func (s *segments) hover(part int) {
	if part != s.hovered {
		s.hovered = part
		if s.onHover != nil {
			s.onHover(part)
		}
		s.Refresh()
	}
}

func (s *segments) FocusGained()     { s.focused = true; s.Refresh() }
func (s *segments) FocusLost()       { s.focused = false; s.Refresh() }
func (s *segments) TypedRune(r rune) { s.keys.typedRune(r) }

func (s *segments) TypedKey(event *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[event.Name]
	opens := event.Name == fyne.KeySpace || event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter
	switch {
	case opens && s.listed:
		s.onList()
	case step == 0:
		s.keys.typedKey(event)
	default:
		s.move(step)
	}
}

// move chooses what stands before or after what is on.
func (s *segments) move(step int) {
	for i, choice := range s.all {
		if next := i + step; choice.On && next >= 0 && next < len(s.all) {
			s.onChosen(s.all[next].ID)
			return
		}
	}
}

func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{segments: s}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	segments *segments
	objects  []fyne.CanvasObject
	boxes    []*plate
	arrow    *drawing            // of the part that leads to the list; a new one would have the switch laid out anew
	pointed  fyne.ThemeColorName // its colour
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	width := float32(0)
	for i := range r.segments.parts {
		width += r.segments.width(i)
	}
	return fyne.NewSize(width, em(controlHeight))
}

func (r *segmentsRenderer) Layout(fyne.Size) { r.draw() }

func (r *segmentsRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.segments)
}

// draw draws the switch anew: frame, fills of its parts, lines between them, words.
func (r *segmentsRenderer) draw() {
	s := r.segments
	r.objects, r.boxes = nil, nil
	r.box(0, 0, r.MinSize().Width, em(controlHeight), theme.ColorNameButton, colorControlLine, 4)
	x := float32(0)
	for i, part := range s.parts {
		width := s.width(i)
		if i > 0 && !part.On && !s.parts[i-1].On {
			r.bar(x, 6, 1, em(controlHeight)-12, colorControlLine)
		}
		r.segment(i, x, width)
		x += width
	}
	if s.focused {
		r.ring(x)
	}
}

func (r *segmentsRenderer) segment(i int, x, width float32) {
	s, part := r.segments, r.segments.parts[i]
	words, digit := body, caption
	// While proposals are compared, neither is in front: both carry the fill of a selection.
	pair := part.Second || (part.On && anySecond(s.parts))
	switch {
	case pair:
		r.round(r.box(x, 0, width, em(controlHeight), theme.ColorNameSelection, colorControlLine, 0), i == 0, i == len(s.parts)-1)
		r.bar(x+4, em(controlHeight)-3, width-8, 3, theme.ColorNamePrimary)
	case part.On:
		r.round(r.box(x, 0, width, em(controlHeight), theme.ColorNamePrimary, colorNone, 0), i == 0, i == len(s.parts)-1)
		words, digit = words.in(theme.ColorNameForegroundOnPrimary), digit.in(theme.ColorNameForegroundOnPrimary)
	}
	if i == s.hovered && !part.On {
		r.box(x+1, 1, width-2, em(controlHeight)-2, theme.ColorNameHover, colorNone, 3)
	}
	if sign := s.sign(i); sign != nil {
		r.sign(sign, x+signInset, words)
		return
	}
	x += segmentInset
	if key := s.digit(i); key != "" {
		r.text(key, x, digit)
		x += digit.width(key) + digitGap
	}
	if s.opensList(i) {
		r.listPart(part.Label, x, width, words)
		return
	}
	r.text(part.Label, x, words)
}

// sign draws what stands for the words of a part.
func (r *segmentsRenderer) sign(sign []fyne.CanvasObject, x float32, words look) {
	for _, o := range sign {
		if box, ok := o.(*canvas.Rectangle); ok {
			box.FillColor, box.StrokeColor = shownColor(colorNone), shownColor(words.color)
		}
		o.Move(o.Position().AddXY(x, (em(controlHeight)-em(signHeight))/2))
		r.objects = append(r.objects, o)
	}
}

// listPart writes the words of the part that leads to the list, as far as they fit, and points down.
func (r *segmentsRenderer) listPart(label string, x, width float32, words look) {
	r.text(cut(label, width-2*segmentInset-chevronRoom, words.width), x, words)
	right := x - segmentInset + width - segmentInset
	if r.arrow == nil || r.pointed != words.color {
		r.arrow, r.pointed = newChevron(true, words.color), words.color
	}
	place(r.arrow, right-chevronSize+1, (em(controlHeight)-chevronSize)/2, chevronSize, chevronSize)
	r.objects = append(r.objects, r.arrow)
}

func anySecond(parts []state.Choice) bool {
	for _, part := range parts {
		if part.Second {
			return true
		}
	}
	return false
}

func (r *segmentsRenderer) ring(width float32) {
	ring := newPlate()
	ring.wear(colorNone, theme.ColorNamePrimary, 2, 5)
	place(ring, -3, -3, width+6, em(controlHeight)+6)
	r.objects = append(r.objects, ring.Raster)
}

// round gives a box at an end of the switch the corners of its frame.
func (r *segmentsRenderer) round(box *plate, first, last bool) {
	if first {
		box.radii[0], box.radii[3] = 4, 4
	}
	if last {
		box.radii[1], box.radii[2] = 4, 4
	}
}

func (r *segmentsRenderer) box(x, y, width, height float32, fill, line fyne.ThemeColorName, radius float32) *plate {
	box := newPlate()
	box.wear(fill, line, 1, radius)
	place(box, x, y, width, height)
	r.objects, r.boxes = append(r.objects, box.Raster), append(r.boxes, box)
	return box
}

func (r *segmentsRenderer) bar(x, y, width, height float32, fill fyne.ThemeColorName) {
	bar := canvas.NewRectangle(shownColor(fill))
	place(bar, x, y, width, height)
	r.objects = append(r.objects, bar)
}

func (r *segmentsRenderer) text(words string, x float32, l look) {
	text := canvas.NewText(words, shownColor(l.color))
	text.TextSize, text.TextStyle = l.px(), l.style()
	size := text.MinSize()
	place(text, x, (em(controlHeight)-size.Height)/2, size.Width, size.Height)
	r.objects = append(r.objects, text)
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *segmentsRenderer) Destroy()                     {}
