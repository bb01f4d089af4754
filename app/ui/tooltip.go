package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// tooltip says under the pointer what the accounts compared say of a region.
type tooltip struct {
	*fyne.Container
	store  *state.Store
	region string // empty: hidden
}

// Measures of the tooltip, in px.
const (
	tooltipGap  = 12 // from the pointer
	tooltipMost = 320
)

func newTooltip(store *state.Store) *tooltip {
	t := &tooltip{store: store, Container: &fyne.Container{Layout: fixed{}}}
	t.Hide()
	return t
}

// show speaks of a region beside a point, within a frame of that size.
func (t *tooltip) show(region string, at fyne.Position, frame fyne.Size) {
	if region != t.region {
		t.region = region
		t.fill()
	}
	content := t.Objects[1].(*fyne.Container)
	width := min(tooltipMost, content.MinSize().Width, frame.Width)
	size := fyne.NewSize(width, heightFor(content, width))
	x, y := at.X+tooltipGap, at.Y+tooltipGap
	if x+size.Width > frame.Width {
		x = max(0, at.X-tooltipGap-size.Width)
	}
	if y+size.Height > frame.Height {
		y = max(0, at.Y-tooltipGap-size.Height)
	}
	place(t, x, y, size.Width, size.Height)
	t.Show()
}

func (t *tooltip) fill() {
	v := t.store.View()
	name, lines := v.Hint(t.region)
	scale := v.ScaleOf(v.Topic())
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
	t.region = ""
	t.Hide()
}
