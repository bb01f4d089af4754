package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A leaf is one piece of a long page: a heading, a paragraph, a row, a link.
type leaf struct {
	object fyne.CanvasObject
	words  string // what a search looks through
	head   int    // place of the heading that it stands under; its own for a heading
}

// paper is a long page of which only what is in sight is drawn. Its leaves are measured some at a time, as
// all of them take longer than a frame, and the toolkit measures words in the goroutine of the window only.
type paper struct {
	widget.BaseWidget
	toolkit toolkit
	scroll  *container.Scroll
	holder  *fyne.Container // gives the page its width
	leaves  []leaf
	sought  []string  // words that are looked for, in lower case
	heights []float32 // of the leaves that are measured, the first of the page
	shown   []int     // the leaves that have what is looked for
	tops    []float32 // of those
	height  float32
	width   float32
}

const (
	leafGap   = 6  // px below a leaf
	leavesOne = 40 // leaves that are measured at a time
)

func newPaper(t toolkit, leaves []leaf) *paper {
	p := &paper{toolkit: t, leaves: leaves}
	p.ExtendBaseWidget(p)
	p.scroll = container.NewVScroll(p)
	p.scroll.OnScrolled = func(fyne.Position) { p.Refresh() }
	p.holder = &fyne.Container{Objects: []fyne.CanvasObject{p.scroll}}
	p.holder.Layout = free(func(size fyne.Size) {
		p.scroll.Resize(size)
		p.measure(size.Width - 14) // beside the scroll bar
	})
	return p
}

// measure finds the heights of all leaves at a width.
func (p *paper) measure(width float32) {
	if width != p.width && width >= 1 {
		p.width, p.heights = width, nil
		p.measureMore(width)
	}
}

// measureMore measures the next leaves, and the others when the window has had its turn, unless the page
// has another width by then.
func (p *paper) measureMore(width float32) {
	if width != p.width {
		return
	}
	from := len(p.heights)
	for _, leaf := range p.leaves[from:min(from+leavesOne, len(p.leaves))] {
		p.heights = append(p.heights, heightFor(leaf.object, width))
	}
	p.arrange()
	if len(p.heights) < len(p.leaves) {
		p.toolkit.background(func() { p.toolkit.foreground(func() { p.measureMore(width) }) })
	}
}

// seek shows only the leaves that have all words of a text, with their headings; the leaves below a heading
// that has them all stay, too.
func (p *paper) seek(text string) {
	p.sought = strings.Fields(strings.ToLower(text))
	p.scroll.Offset = fyne.Position{}
	p.arrange()
}

func (p *paper) arrange() {
	p.shown, p.tops, p.height = nil, nil, 0
	kept := p.kept()
	for i := range p.heights {
		if kept[i] {
			p.shown, p.tops = append(p.shown, i), append(p.tops, p.height)
			p.height += p.heights[i] + leafGap
		}
	}
	p.scroll.Refresh()
	p.Refresh()
}

func (p *paper) kept() []bool {
	kept := make([]bool, len(p.leaves))
	for i, leaf := range p.leaves {
		if p.has(leaf) || kept[leaf.head] && p.has(p.leaves[leaf.head]) {
			kept[i], kept[leaf.head] = true, true
		}
	}
	return kept
}

func (p *paper) has(l leaf) bool {
	words := strings.ToLower(l.words)
	return !slices.ContainsFunc(p.sought, func(word string) bool { return !strings.Contains(words, word) })
}

// scrollBy moves the page by px.
func (p *paper) scrollBy(dy float32) {
	offset := p.scroll.Offset
	offset.Y = min(max(0, offset.Y+dy), max(0, p.height-p.scroll.Size().Height))
	p.scroll.ScrollToOffset(offset)
	p.Refresh()
}

func (p *paper) CreateRenderer() fyne.WidgetRenderer { return &paperRenderer{paper: p} }

type paperRenderer struct {
	paper   *paper
	objects []fyne.CanvasObject
}

func (r *paperRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, max(r.paper.height, 1)) }
func (r *paperRenderer) Layout(fyne.Size)             { r.draw() }
func (r *paperRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.paper) }
func (r *paperRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paperRenderer) Destroy()                     {}

func (r *paperRenderer) draw() {
	p := r.paper
	r.objects = nil
	from, to := p.scroll.Offset.Y, p.scroll.Offset.Y+p.scroll.Size().Height
	for n, i := range p.shown {
		if p.tops[n]+p.heights[i] < from || p.tops[n] > to {
			continue
		}
		place(p.leaves[i].object, 0, p.tops[n], p.width, p.heights[i])
		r.objects = append(r.objects, p.leaves[i].object)
	}
}

// paperField is the field in which a page is searched. It keeps the keys that edit; the others move the
// page or go on to the window.
type paperField struct {
	widget.Entry
	paper *paper
	keys  *keyboard
}

func newPaperField(p *paper, keys *keyboard, asks string) *paperField {
	f := &paperField{paper: p, keys: keys}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(asks)
	f.OnChanged = p.seek
	return f
}

func (f *paperField) TypedKey(event *fyne.KeyEvent) {
	page := f.paper.scroll.Size().Height * 0.9
	steps := map[fyne.KeyName]float32{fyne.KeyUp: -40, fyne.KeyDown: 40, fyne.KeyPageUp: -page, fyne.KeyPageDown: page}
	switch step, moves := steps[event.Name]; {
	case event.Name == fyne.KeyEscape:
		f.keys.typedKey(event)
	case moves:
		f.paper.scrollBy(step)
	default:
		f.Entry.TypedKey(event)
	}
}
