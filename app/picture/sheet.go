package picture

import (
	"image/color"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// The colours of a table on paper, in the workbook and in its picture.
var (
	SheetHead  = color.NRGBA{0x33, 0x42, 0x4A, 0xFF} // ground of the row of heads
	SheetTitle = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF} // words of the heads
	SheetText  = color.NRGBA{0x16, 0x19, 0x1B, 0xFF}
	SheetGrid  = color.NRGBA{0xD0, 0xCF, 0xCA, 0xFF}
)

// Measures of a sheet's picture, in px.
const (
	sheetRow   = 22
	sheetInset = 6
	sheetSize  = 10.5 // of text
)

// SheetMarks is the first rows and columns of a sheet as a workbook has them, as many as width × height px
// hold. Columns keep the shares of their widths; words that do not fit end in "…".
func SheetMarks(s *state.Sheet, width, height float64) []Mark {
	paper := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	marks := []Mark{filled("paper", box(0, 0, width, height), paper)}
	rows := min(len(s.Rows), int(height/sheetRow)-1)
	x := 0.0
	for j, column := range s.Columns {
		wide := min(max(column.Width*0.75, 48), 160)
		if x >= width || column.Hidden {
			continue
		}
		marks = append(marks, sheetCell(column.Title, x, 0, wide, SheetHead, typed(assets.Bold, sheetSize, SheetTitle))...)
		for i, row := range s.Rows[:max(rows, 0)] {
			fill := paper
			if entry := row.Cells[j].Entry; entry != nil {
				fill, _ = entry.Colours(state.Light)
			}
			marks = append(marks, sheetCell(row.Cells[j].Text, x, float64(i+1)*sheetRow, wide, fill, typed(assets.Regular, sheetSize, SheetText))...)
		}
		x += wide
	}
	return marks
}

// sheetCell is one cell with its grid.
func sheetCell(text string, x, y, width float64, fill color.NRGBA, style geo.TextStyle) []Mark {
	cell := Mark{Part: "cell", Path: box(x+0.5, y+0.5, width, sheetRow), Fill: geo.Fill{Color: fill}, Stroke: geo.Stroke{Color: SheetGrid, Width: 1}}
	words := geo.Text{String: shortened(text, style, width-2*sheetInset), At: orb.Point{x + sheetInset, y + sheetRow/2 + sheetSize*0.36}, Anchor: geo.Start, Style: style}
	return []Mark{cell, {Part: "cell", Text: words}}
}

// shortened is text on one line of at most that width in px, ended by "…" where it is longer.
func shortened(text string, style geo.TextStyle, width float64) string {
	if size, _, _ := style.Measure(text); size <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		cut := string(runes[:n]) + "…"
		if size, _, _ := style.Measure(cut); size <= width {
			return cut
		}
	}
	return "…"
}
