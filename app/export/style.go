package export

import (
	"fmt"
	"image/color"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
	"stancemap/data"
)

// The look of the workbook; the fills of stances come from the scale, in its light theme.
const (
	headFill  = "#33424A"
	headText  = "#FFFFFF"
	bodyText  = "#16191B"
	mutedText = "#5A6268"
	gridLine  = "#D0CFCA"
	accent    = "#1B5468" // links, and the tabs of sheets with data
	fontName  = "Calibri"
)

// A look is everything in which two cells of the workbook can differ. Zero is a plain cell of a table.
type look struct {
	fill               string
	color              string
	format             string // of numbers and dates
	size               float64
	bold, italic, link bool
	page               bool // on the Read me page: no grid, aligned to the top
	head               bool
	clipped            bool // on one line, cut at the cell's edge
	number             bool // to the right
	overflows          bool // on one line, over the empty cell to its right
}

// A stylist hands out the numbers of styles, each look once.
type stylist struct {
	book   *excelize.File
	styles map[look]int
}

func newStylist(book *excelize.File) *stylist {
	return &stylist{book: book, styles: map[look]int{}}
}

func (s *stylist) style(l look) (int, error) {
	if id, ok := s.styles[l]; ok {
		return id, nil
	}
	id, err := s.book.NewStyle(l.excel())
	if err != nil {
		return 0, fmt.Errorf("style: %w", err)
	}
	s.styles[l] = id
	return id, nil
}

func (l look) excel() *excelize.Style {
	style := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: 10.5, Color: bodyText, Bold: l.bold, Italic: l.italic},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	}
	if l.size != 0 {
		style.Font.Size = l.size
	}
	if l.color != "" {
		style.Font.Color = l.color
	}
	if l.link {
		style.Font.Color, style.Font.Underline = accent, "single"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.page || l.clipped {
		style.Alignment.Vertical = "top"
	}
	if l.overflows {
		style.Alignment.Vertical, style.Alignment.WrapText = "bottom", false
	}
	style.Alignment.Horizontal, style.Alignment.Indent = "left", 1
	if l.number {
		style.Alignment.Horizontal = "right"
	}

	if l.head || l.page {
		return style
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		style.Border = append(style.Border, excelize.Border{Type: side, Color: gridLine, Style: 1})
	}
	return style
}

// headLook is the header row of a table.
var headLook = look{head: true, bold: true, fill: headFill, color: headText, size: 11}

// entryLook is the look of a cell with a member of a scale: its light fill without the pattern, which
// would make the words hard to read. What is not known for want of reading is in italics.
func entryLook(entry state.Entry) look {
	fill, _ := entry.Colours(state.Light)
	if fill.A == 0 { // what is hidden has none
		return look{italic: true}
	}
	return look{fill: hexOf(fill), italic: entry.Code == state.NoSource || entry.Code == data.NotFound}
}

func hexOf(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
