package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// Measures of a cell, in px.
const (
	cellInset  = 12
	swatchWide = 24
	swatchHigh = 14
	markSize   = 16
	markGap    = 8
)

// tableCell is a cell of a table: a word that ends in "…" where it does not fit, and before it the
// swatch of a stance or the mark for accounts that differ. Cells are used again for other rows, as a
// label with a look of its own for each would take longer than a frame.
type tableCell struct {
	text *canvas.Text
	mark *canvas.Image
}

func newTableCell() *tableCell {
	return &tableCell{canvas.NewText("", nil), &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
}

// show takes over content at a place of the table. A row that is under the cursor has its first cell in
// bold.
func (c *tableCell) show(shown state.Cell, column state.Column, box orb.Bound, bold bool, images *cellImages) {
	x, width := float32(box.Min[0])+cellInset, max(0, float32(box.Max[0]-box.Min[0])-2*cellInset)
	middle := float32(box.Min[1]+box.Max[1]) / 2
	img, size := images.of(shown)
	c.mark.Hidden = img == nil
	if img != nil {
		if c.mark.Image != img {
			c.mark.Image = img
			c.mark.Refresh()
		}
		place(c.mark, x, middle-size.Height/2, size.Width, size.Height)
		x, width = x+size.Width+markGap, max(0, width-size.Width-markGap)
	}
	l := cellLook(shown, bold)
	c.text.Alignment = fyne.TextAlignLeading
	if column.Type == state.NumberColumn {
		c.text.Alignment = fyne.TextAlignTrailing
	}
	c.text.Text, c.text.TextSize, c.text.TextStyle, c.text.Color = cut(shown.Text, width, l.width), l.size, l.style(), shownColor(l.color)
	height := c.text.MinSize().Height
	place(c.text, x, middle-height/2, width, height)
	c.text.Refresh()
}

func cellLook(shown state.Cell, bold bool) look {
	l := body
	l.bold = bold
	switch {
	case shown.URL != "":
		l.color = theme.ColorNameHyperlink
	case shown.Muted:
		l.color = colorMuted
	}
	return l
}

// cellImages keeps the swatches of cells, each painted once for a theme and a screen.
type cellImages struct {
	painted map[cellImage]image.Image
	scale   float64 // px of the screen for one of the window
}

type cellImage struct {
	fill  geo.Fill
	mark  bool
	theme state.Theme
	scale float64
}

// of is the picture before the word of a cell with its size in px; nil where there is none.
func (c *cellImages) of(shown state.Cell) (image.Image, fyne.Size) {
	theme := shownTheme()
	key, size := cellImage{mark: shown.Mark, theme: theme, scale: c.scale}, fyne.NewSize(swatchWide, swatchHigh)
	switch {
	case shown.Mark:
		size = fyne.NewSize(markSize, markSize)
	case shown.Entry != nil:
		key.fill = shown.Entry.Fill(theme)
	default:
		return nil, fyne.Size{}
	}
	if img, ok := c.painted[key]; ok {
		return img, size
	}
	marks := picture.SwatchMarks(key.fill, swatchWide, swatchHigh, theme)
	if shown.Mark {
		marks = picture.AccountsMark(orb.Point{markSize / 2, markSize / 2}, 7, theme)
	}
	img := image.NewRGBA(image.Rect(0, 0, int(float64(size.Width)*c.scale+0.5), int(float64(size.Height)*c.scale+0.5)))
	picture.Paint(img, marks, c.scale, orb.Point{})
	c.painted[key] = img
	return img, size
}
