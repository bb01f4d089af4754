package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

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
