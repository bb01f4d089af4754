package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// mapCaption names one of two maps.
type mapCaption struct {
	*fyne.Container
	key, title, date *prose
}

func newCaption(keys *keyboard) *mapCaption {
	c := &mapCaption{key: newLine("", caption), title: newCut("", strong), date: newLine("", caption)}
	edge := &fyne.Container{Objects: []fyne.CanvasObject{newHairline()}}
	edge.Layout = free(func(size fyne.Size) { place(edge.Objects[0], 0, size.Height-1, size.Width, 1) })
	content := padded(inset{0, 12, 0, 12}, line(7, 1, c.key, newReadable(keys, c.title), c.date))
	c.Container = &fyne.Container{Layout: fixed{}, Objects: []fyne.CanvasObject{newSurface(colorPaper), content, edge}}
	return c
}

// show takes over the words of map i of a view.
func (c *mapCaption) show(v *state.View, i int) {
	shown := v.Maps.Each[i]
	c.title.say(shown.Title)
	proposal, _ := v.Dataset.Proposal(shown.Account.Proposal)
	c.date.say(v.Words.Date(string(proposal.PresentedOn)))
	c.key.Hide()
	for n, choice := range v.Switch.Proposals[:min(v.Switch.Pinned, 9)] {
		if choice.ID == shown.Account.Proposal {
			c.key.say(v.Words.Number(float64(n + 1)))
			c.key.Show()
		}
	}
}
