package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// Measures of small multiples, in px.
const (
	smallCaption = 24 // for the usual size of text, as are the next two
	smallGap     = 8
	smallWidth   = 220                       // of a map, below which the grid scrolls instead
	smallMarks   = 20                        // of it, for marks, which do not grow with the text
	smallHeight  = 160                       // and its height, with the caption
	zoomColumn   = controlHeight + 2*mapEdge // right of the grid
	smallFoot    = 28                        // of scale bar and note below the grid
)

// multiples is a grid of small maps, a caption above each. It scrolls where they do not fit legibly, and
// only those in sight are painted.
type multiples struct {
	maps     *maps
	views    []*mapView
	captions []*smallTitle
	content  *fyne.Container
	scroll   *container.Scroll
	boxes    []orb.Bound // of the maps, in px of the content
	height   float32     // of the content
	laying   bool        // out is under way
}

func newMultiples(m *maps) *multiples {
	g := &multiples{maps: m, content: &fyne.Container{}}
	g.content.Layout = fixedHeight{g}
	g.scroll = container.NewVScroll(g.content)
	g.scroll.OnScrolled = func(fyne.Position) {
		if !g.laying { // else what lies around the maps is still that of others, and all are painted after it
			m.leave()
			m.repaint()
		}
	}
	g.scroll.Hide()
	return g
}

// fixedHeight gives the content the height of the grid; its parts are placed by the grid itself.
type fixedHeight struct{ grid *multiples }

func (f fixedHeight) Layout([]fyne.CanvasObject, fyne.Size) {}
func (f fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.grid.height)
}

// shown lists the maps of the grid that are in use.
func (g *multiples) shown() []*mapView { return g.views[:min(len(g.views), len(g.boxes))] }

// layout places so many maps in a grid of a size: as large as they all fit, else scrolling.
func (g *multiples) layout(v *state.View, width, height float32) {
	n, caption, leastWidth, leastHeight := len(v.Maps.Each), em(smallCaption), em(smallWidth-smallMarks)+smallMarks, em(smallHeight)
	for len(g.views) < n {
		view, title := newMapView(g.maps), newSmallTitle()
		view.nth = len(g.views)
		g.views, g.captions = append(g.views, view), append(g.captions, title)
		g.content.Objects = append(g.content.Objects, title.Container, view)
	}
	columns := picture.BestColumns(n, float64(width), float64(height), smallGap, float64(caption))
	rows := (n + columns - 1) / columns
	cell := fyne.NewSize((width-smallGap*float32(columns-1))/float32(columns), (height-smallGap*float32(rows-1))/float32(rows))
	if cell.Width < leastWidth || cell.Height < leastHeight {
		columns = max(1, min(n, int((width+smallGap)/(leastWidth+smallGap))))
		rows = (n + columns - 1) / columns
		cell.Width = (width - smallGap*float32(columns-1)) / float32(columns)
		cell.Height = max(leastHeight, min(height, float32(int(cell.Width*0.75))+caption))
	}
	g.height = float32(rows)*(cell.Height+smallGap) - smallGap
	g.boxes = nil
	for i := range g.views {
		show(g.views[i], i < n)
		show(g.captions[i].Container, i < n)
		if i >= n {
			continue
		}
		x, y := float32(int(float32(i%columns)*(cell.Width+smallGap))), float32(int(float32(i/columns)*(cell.Height+smallGap)))
		w, h := float32(int(cell.Width)), float32(int(cell.Height))
		place(g.captions[i].Container, x, y, w, caption)
		g.captions[i].show(v, i)
		place(g.views[i], x, y+caption, w, h-caption)
		g.boxes = append(g.boxes, bound(x, y+caption, x+w, y+h))
	}
	g.laying = true
	defer func() { g.laying = false }()
	place(g.scroll, 0, 0, width+smallGap, height)
	g.content.Resize(fyne.NewSize(width, g.height))
	g.scroll.Refresh()
}

// overflows reports whether there is more of the grid than is in sight.
func (g *multiples) overflows() bool { return g.height > g.scroll.Size().Height+1 }

// inSight reports whether some of a map is on screen, or will be with the next turn of the wheel.
func (g *multiples) inSight(i int) bool {
	const near = 60
	top, bottom := float64(g.scroll.Offset.Y)-near, float64(g.scroll.Offset.Y+g.scroll.Size().Height)+near
	return g.boxes[i].Max[1] > top && g.boxes[i].Min[1] < bottom
}

// corner is where a map begins in the panel.
func (g *multiples) corner(i int) orb.Point {
	return orb.Point{g.boxes[i].Min[0], g.boxes[i].Min[1] - float64(g.scroll.Offset.Y)}
}

// reveal scrolls as little as brings a map with its caption into sight.
func (g *multiples) reveal(i int) {
	if i >= len(g.boxes) {
		return
	}
	offset, height := g.scroll.Offset, g.scroll.Size().Height
	offset.Y = max(offset.Y, float32(g.boxes[i].Max[1])-height)
	offset.Y = min(offset.Y, float32(g.boxes[i].Min[1])-em(smallCaption))
	if offset != g.scroll.Offset {
		g.scroll.ScrollToOffset(offset)
		g.maps.repaint()
	}
}

// scrolled takes the wheel over a map that has more maps above or below it; with Ctrl held down the wheel
// zooms there, too.
func (g *multiples) scrolled(event *fyne.ScrollEvent) bool {
	if !g.overflows() || controlHeld() {
		return false
	}
	g.scroll.Scrolled(event)
	return true
}

func controlHeld() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0
}

// smallTitle names a small map: proposal or account, and its date where there is room.
type smallTitle struct {
	*fyne.Container
	title, date *prose
}

func newSmallTitle() *smallTitle {
	bold := small
	bold.bold = true
	c := &smallTitle{title: newCut("", bold), date: newLine("", caption)}
	edge := newSurface(theme.ColorNameSeparator)
	content := padded(inset{0, 6, 0, 8}, line(8, 0, c.title, c.date))
	c.Container = &fyne.Container{Objects: []fyne.CanvasObject{newSurface(colorPaper), content, edge}}
	c.Layout = free(func(size fyne.Size) {
		place(c.Objects[0], 0, 0, size.Width, size.Height)
		place(content, 0, 0, size.Width, size.Height)
		place(edge, 0, size.Height-1, size.Width, 1)
	})
	return c
}

// show takes over the words of map i. The date gives way to the title, and the account is said where both
// have room.
func (c *smallTitle) show(v *state.View, i int) {
	shown := v.Maps.Each[i]
	proposal, _ := v.Dataset.Proposal(shown.Account.Proposal)
	date := v.Words.Date(string(proposal.PresentedOn))
	if date == "" && proposal.PublishedOn != "" {
		date = v.Words.Say("offers.published", "Date", v.Words.Date(string(proposal.PublishedOn)))
	}
	c.date.say(date)
	room := c.Size().Width - 14 - 8
	short := v.AccountName(shown.Account)
	c.date.Hidden = c.title.look.width(short)+c.date.MinSize().Width > room
	if c.date.Hidden {
		room += 8
	} else {
		room -= c.date.MinSize().Width
	}
	if c.title.look.width(shown.Title) <= room {
		short = shown.Title
	}
	c.title.say(short)
	c.Layout.Layout(nil, c.Size())
	c.Container.Refresh()
}
