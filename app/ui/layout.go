package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tall is an object, or the layout of a container, whose height follows from its width.
type tall interface {
	heightFor(width float32) float32
}

type tallLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// heightFor is the height in px that an object needs at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case tall:
		return o.heightFor(width)
	case *fyne.Container:
		if layout, ok := o.Layout.(tallLayout); ok {
			return layout.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// column stacks objects over the whole width, a gap between them.
type column struct {
	gap   float32
	width float32 // of the last layout, as a least size has to know one
}

func stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &column{gap: gap}, Objects: objects}
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightFor(o, size.Width)
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + c.gap
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	least.Height = c.heightFor(objects, max(c.width, least.Width, 1))
	return least
}

func (c *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range objects {
		if o.Visible() {
			height += heightFor(o, width) + c.gap
		}
	}
	return max(0, height-c.gap)
}

// row sets objects side by side at their own widths, centred in height; the one at grows takes the
// width that is left.
type row struct {
	gap   float32
	grows int
	top   bool // aligned at the top instead
}

func line(gap float32, grows int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: row{gap: gap, grows: grows}, Objects: objects}
}

func lineAtTop(gap float32, grows int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: row{gap: gap, grows: grows, top: true}, Objects: objects}
}

// widths are those of the objects in a row of that width; hidden ones have none.
func (r row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	rest := width + r.gap
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		rest -= r.gap
		if i != r.grows {
			widths[i] = o.MinSize().Width
			rest -= widths[i]
		}
	}
	if r.grows >= 0 && r.grows < len(objects) {
		widths[r.grows] = max(0, rest)
	}
	return widths
}

func (r row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range r.widths(objects, size.Width) {
		o := objects[i]
		if !o.Visible() {
			continue
		}
		height := min(size.Height, heightFor(o, width))
		o.Resize(fyne.NewSize(width, height))
		y := (size.Height - height) / 2
		if r.top {
			y = 0
		}
		o.Move(fyne.NewPos(x, y))
		x += width + r.gap
	}
}

func (r row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{Width: -r.gap}
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least = fyne.NewSize(least.Width+size.Width+r.gap, max(least.Height, size.Height))
		}
	}
	least.Width = max(0, least.Width)
	return least
}

func (r row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range r.widths(objects, width) {
		if objects[i].Visible() {
			height = max(height, heightFor(objects[i], w))
		}
	}
	return height
}

// inset leaves room around its objects, which lie over each other.
type inset struct{ top, right, bottom, left float32 }

func padded(by inset, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: by, Objects: objects}
}

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, i.left, i.top, size.Width-i.left-i.right, size.Height-i.top-i.bottom)
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

func (i inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range objects {
		height = max(height, heightFor(o, width-i.left-i.right))
	}
	return height + i.top + i.bottom
}

// flow sets objects side by side at their own widths and goes on below where the width ends.
type flow struct{ gap float32 }

// each calls put with the place of every object and returns the height of all.
func (f flow) each(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	x, y, height := float32(0), float32(0), float32(0)
	for _, o := range objects {
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, height = 0, y+height, 0
		}
		put(o, x, y, fyne.NewSize(min(size.Width, width), size.Height))
		x += size.Width + f.gap
		height = max(height, size.Height)
	}
	return y + height
}

func (f flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.each(objects, size.Width, func(o fyne.CanvasObject, x, y float32, size fyne.Size) { place(o, x, y, size.Width, size.Height) })
}

func (f flow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (f flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.each(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

// fixed gives its objects a least size.
type fixed fyne.Size

func sized(width, height float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: fixed{width, height}, Objects: objects}
}

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size(f)
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

// lines gives its objects a least height in px, which follows the size of text.
type lines float32

func lined(height float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: lines(height), Objects: objects}
}

func (l lines) Layout(objects []fyne.CanvasObject, size fyne.Size) { fixed{}.Layout(objects, size) }

func (l lines) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := em(float32(l))
	for _, o := range objects {
		height = max(height, heightFor(o, width))
	}
	return height
}

func (l lines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fixed{0, em(float32(l))}.MinSize(objects)
}

// inMiddle sets an object in the middle of its room, at its own size.
func inMiddle(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: middle{}, Objects: []fyne.CanvasObject{o}}
}

type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		place(o, (size.Width-least.Width)/2, (size.Height-least.Height)/2, least.Width, least.Height)
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fixed{}.MinSize(objects)
}

// free runs a function for the layout, and asks for no room.
type free func(size fyne.Size)

func (f free) Layout(_ []fyne.CanvasObject, size fyne.Size) { f(size) }
func (f free) MinSize([]fyne.CanvasObject) fyne.Size        { return fyne.Size{} }

// place sets position and size at once. In a window that is too small for it an object has no size: the
// toolkit cannot draw less than nothing.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
	o.Move(fyne.NewPos(x, y))
}

// space is room of that height in px.
func space(height float32) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, height))
	return room
}
