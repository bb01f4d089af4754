package ui

import (
	"image"
	"strings"

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

// tableCell is a cell of a table: words on one line, on two finer ones where they do not fit, ending in
// "…" where those are too short as well; and before them the swatch of a stance or the mark for accounts
// that differ. Cells are used again for other rows, as a label with a look of its own for each would take
// longer than a frame.
type tableCell struct {
	texts [2]*canvas.Text // the lines
	mark  *canvas.Image
	whole string // what the cell says, where its words are cut
}

func newTableCell() *tableCell {
	mark := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
	return &tableCell{[2]*canvas.Text{canvas.NewText("", nil), canvas.NewText("", nil)}, mark, ""}
}

// objects are what the cell is drawn with.
func (c *tableCell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.mark, c.texts[0], c.texts[1]}
}

// hide shows nothing, in a column that has left.
func (c *tableCell) hide() {
	c.whole, c.mark.Hidden, c.texts[0].Hidden, c.texts[1].Hidden = "", true, true, true
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
		whole := textureSize(img, images.scale)
		place(c.mark, x, middle-size.Height/2, whole.Width, whole.Height)
		x, width = x+size.Width+markGap, max(0, width-size.Width-markGap)
	}
	c.say(shown, column, fyne.NewPos(x, middle), width, cellLook(shown, bold))
}

// say sets the words of a cell around the middle of its height.
func (c *tableCell) say(shown state.Cell, column state.Column, at fyne.Position, width float32, l look) {
	fine := l
	fine.size = caption.size
	lines := []string{shown.Text}
	if column.Type == state.LinkColumn {
		lines[0] = cut(shown.Text, width, l.width)
	} else {
		lines, l = fitted(shown.Text, width, l, fine)
	}
	c.whole = cutFrom(shown.Text, lines)
	for i, text := range c.texts {
		text.Hidden = i >= len(lines)
		if text.Hidden {
			continue
		}
		text.Alignment = fyne.TextAlignLeading
		if column.Type == state.NumberColumn {
			text.Alignment = fyne.TextAlignTrailing
		}
		text.Text, text.TextSize, text.TextStyle, text.Color = lines[i], l.px(), l.style(), shownColor(l.color)
		height := text.MinSize().Height
		y := at.Y - height/2 + (float32(i)-float32(len(lines)-1)/2)*em(fineStep)
		place(text, at.X, y, width, height)
		text.Refresh()
	}
}

// cutFrom is the text that lines were set from, if they leave some of it out.
func cutFrom(text string, lines []string) string {
	if last := lines[len(lines)-1]; strings.HasSuffix(last, "…") && !strings.HasSuffix(text, "…") {
		return text
	}
	return ""
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
	worn  worn
	scale float64
}

// of is the picture before the word of a cell with its size in px; nil where there is none.
func (c *cellImages) of(shown state.Cell) (image.Image, fyne.Size) {
	drawn := wearing()
	key, size := cellImage{mark: shown.Mark, worn: drawn, scale: c.scale}, fyne.NewSize(swatchWide, swatchHigh)
	switch {
	case shown.Mark:
		size = fyne.NewSize(markSize, markSize)
	case shown.Entry != nil:
		key.fill = shown.Entry.Fill(drawn.theme)
	default:
		return nil, fyne.Size{}
	}
	if img, ok := c.painted[key]; ok {
		return img, size
	}
	marks := picture.SwatchMarks(key.fill, swatchWide, swatchHigh, drawn.theme)
	if shown.Mark {
		marks = picture.AccountsMark(orb.Point{markSize / 2, markSize / 2}, 7, drawn.theme)
	}
	img := newTexture(size, c.scale)
	paint(img, marks, c.scale, orb.Point{}, key.worn.vision)
	c.painted[key] = img
	return img, size
}
