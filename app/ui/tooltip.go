package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// tooltip says under the pointer what the accounts compared say of a region, or of a place in it.
type tooltip struct {
	*fyne.Container
	store *state.Store
	scene *picture.Scene
	of    pointed    // the zero value: hidden
	mode  state.Mode // in which it spoke
}

// Measures of the tooltip, in px.
const (
	tooltipGap  = 12 // from the pointer
	tooltipMost = 320
)

func newTooltip(store *state.Store, scene *picture.Scene) *tooltip {
	t := &tooltip{store: store, scene: scene, Container: &fyne.Container{Layout: fixed{}}}
	t.Hide()
	return t
}

// show speaks of what lies at a point beside it, within a frame of that size. It keeps clear of the box to
// avoid, and then of the subject, where it can.
func (t *tooltip) show(of pointed, at fyne.Position, frame fyne.Size, avoid, subject orb.Bound) {
	if of != t.of {
		t.of = of
		t.fill()
	}
	content := t.Objects[1].(*fyne.Container)
	width := min(tooltipMost, content.MinSize().Width, frame.Width)
	size := fyne.NewSize(width, heightFor(content, width))
	corner := besidePoint(at, size, frame, avoid, subject)
	place(t, corner.X, corner.Y, size.Width, size.Height)
	t.Show()
}

// besidePoint is where a box of that size goes: to the corner of the point, right below it first, that
// lies in the frame and clear of the box to avoid, and covers least of the subject; else moved out of the
// box to avoid; else at least in the frame.
func besidePoint(at fyne.Position, size, frame fyne.Size, avoid, subject orb.Bound) fyne.Position {
	right, below := at.X+tooltipGap, at.Y+tooltipGap
	left, above := at.X-tooltipGap-size.Width, at.Y-tooltipGap-size.Height
	box := func(p fyne.Position) orb.Bound { return bound(p.X, p.Y, p.X+size.Width, p.Y+size.Height) }
	fits := func(p fyne.Position) bool {
		return p.X >= 0 && p.Y >= 0 && p.X+size.Width <= frame.Width && p.Y+size.Height <= frame.Height
	}
	clear := func(p fyne.Position) bool { return fits(p) && !box(p).Intersects(avoid) }
	corners := []fyne.Position{{X: right, Y: below}, {X: left, Y: below}, {X: right, Y: above}, {X: left, Y: above}}
	free := slices.DeleteFunc(slices.Clone(corners), func(p fyne.Position) bool { return !clear(p) })
	if len(free) > 0 {
		return slices.MinFunc(free, func(a, b fyne.Position) int { return cmp.Compare(common(box(a), subject), common(box(b), subject)) })
	}
	beside, over := float32(avoid.Max[0])+tooltipGap, float32(avoid.Min[1])-tooltipGap-size.Height
	moved := []fyne.Position{{X: beside, Y: below}, {X: beside, Y: above}, {X: left, Y: over}, {X: right, Y: over}}
	for _, p := range moved {
		if clear(p) && !box(p).Contains(orb.Point{float64(at.X), float64(at.Y)}) {
			return p
		}
	}
	for _, p := range corners {
		if fits(p) {
			return p
		}
	}
	// Too narrow on either side: above or below, moved into the frame.
	y := below
	if y+size.Height > frame.Height {
		y = max(0, above)
	}
	return fyne.NewPos(max(0, min(right, frame.Width-size.Width)), y)
}

// common is the area that two boxes share, in px².
func common(a, b orb.Bound) float64 {
	width := min(a.Max[0], b.Max[0]) - max(a.Min[0], b.Min[0])
	height := min(a.Max[1], b.Max[1]) - max(a.Min[1], b.Min[1])
	return max(0, width) * max(0, height)
}

func (t *tooltip) fill() {
	v := t.store.View()
	t.mode = v.State.Show.Mode
	told := []state.Account{v.State.Show.First, v.State.Show.Second}
	if each := v.Maps.Each; t.mode == state.Multiples && t.of.nth < len(each) {
		told = []state.Account{each[t.of.nth].Account}
	}
	name, subject := v.RegionName(t.of.region), state.Subject{Topic: v.State.Show.Topic, Region: t.of.region}
	if place := t.of.place; place.ID != "" {
		name, subject = t.scene.PlaceName(place.ID, v.Words.Language()), state.Subject{Topic: place.Topic, Region: place.Region}
	}
	topic, _ := v.Dataset.Topic(subject.Topic)
	scale, lines := v.ScaleOf(topic), v.Hint(subject, told...)
	rows := []fyne.CanvasObject{newLine(name, strong), space(2)}
	for _, hint := range lines {
		words := v.Words.Say("tooltip.line", "Proposal", hint.Proposal, "Words", hint.Words)
		swatch := fyne.CanvasObject(newSwatch(scale.Entry(hint.Entry), 20, 12))
		if hint.Entry == "" {
			swatch, words = sized(20, 12), hint.Proposal
		}
		rows = append(rows, lineAtTop(8, 1, sized(20, 17, padded(inset{top: 3}, swatch)), newTooltipWords(words)))
	}
	t.Objects = []fyne.CanvasObject{newCard(colorPaper, colorControlLine), padded(inset{9, cardInset, 9, cardInset}, stack(3, rows...))}
	t.Refresh()
}

// newTooltipWords asks for the width of its words, up to what a tooltip may have.
func newTooltipWords(text string) fyne.CanvasObject {
	width := min(small.width(text)+1, tooltipMost-2*cardInset-28)
	return &fyne.Container{Layout: wrapped{width}, Objects: []fyne.CanvasObject{newProse(text, small)}}
}

// wrapped asks for a width and the height that follows from it.
type wrapped struct{ width float32 }

func (w wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (w wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.width, heightFor(objects[0], w.width))
}

func (w wrapped) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], width)
}

// hide takes the tooltip away.
func (t *tooltip) hide() {
	t.of = pointed{}
	t.Hide()
}
