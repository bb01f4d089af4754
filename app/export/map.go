package export

import (
	"bytes"
	_ "image/png" // excelize asks the picture for its size
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// The page that is the picture of the Map sheet, in px, and how many px of the file each of them has.
const (
	pageWidth, pageHeight = 1280, 905
	pageScale             = 2
)

// The size in which the sheet shows it, in px: no wider than a page of paper is printed, as a spreadsheet
// never makes smaller what stands over one column.
const (
	mapWidth  = 1000
	mapHeight = mapWidth * pageHeight / pageWidth
	mapDigits = mapWidth / pixelsPerUnit // width of the column under it
)

// The rows of the Map sheet. The picture lies over rows of its own, so that no row is empty and none is
// higher than a spreadsheet allows.
const (
	mapTitleRow, mapPictureRow, mapPictureRows = 1, 2, 2

	pointsPerPixel = 0.75 // at 96 px to the inch
)

// mostAlt is how long a text a screen reader reads out in one breath, in UTF-16 units. What is longer
// stands in the cells below the picture, where it can be read line by line.
const mostAlt = 2000

// writeMap writes the picture of what the view has on the map, and below it the same in words.
func (w *workbook) writeMap() error {
	name, v := w.mapName, w.view
	if err := w.layOut(name, "landscape", a4, accent); err != nil {
		return err
	}
	onePage := 1
	if err := w.book.SetPageLayout(name, &excelize.PageLayoutOptions{FitToHeight: &onePage}); err != nil {
		return err
	}
	noGrid := false
	if err := w.book.SetSheetView(name, -1, &excelize.ViewOptions{ShowGridLines: &noGrid}); err != nil {
		return err
	}
	if err := w.book.SetColWidth(name, "A", "A", mapDigits); err != nil {
		return err
	}
	title := headingLook
	title.size = 18
	if err := w.writeMapCell(mapTitleRow, v.Maps.Title, title, 30); err != nil {
		return err
	}
	row := mapPictureRow
	for range mapPictureRows {
		if err := w.book.SetRowHeight(name, row, mapHeight*pointsPerPixel/mapPictureRows); err != nil {
			return err
		}
		row++
	}
	if err := w.addMapPicture(); err != nil {
		return err
	}
	_, described, _ := strings.Cut(v.Description(), "\n\n") // its title stands above the picture
	for paragraph := range strings.SplitSeq(described, "\n\n") {
		height := heightOfText(paragraph, mapDigits)
		if err := w.writeMapCell(row, paragraph, textLook, height); err != nil {
			return err
		}
		row++
	}
	return w.book.SetSheetDimension(name, cellName(1, 1)+":"+cellName(1, row-1))
}

// writeMapCell writes a text into column A, in a row so many points high.
func (w *workbook) writeMapCell(row int, text string, l look, height float64) error {
	if err := textFits(text); err != nil {
		return err
	}
	style, err := w.styles.style(l)
	if err != nil {
		return err
	}
	cell := cellName(1, row)
	if err := w.book.SetCellStr(w.mapName, cell, literal(text)); err != nil {
		return err
	}
	if err := w.book.SetCellStyle(w.mapName, cell, cell, style); err != nil {
		return err
	}
	return w.book.SetRowHeight(w.mapName, row, height)
}

func (w *workbook) addMapPicture() error {
	page := picture.NewPage(w.options.Scene, w.view, picture.PageOptions{
		Width: pageWidth, Height: pageHeight, Theme: state.Light, Program: w.options.Program,
	})
	var content bytes.Buffer
	if err := page.WritePNG(&content, pageScale); err != nil {
		return err
	}
	shown := float64(mapWidth) / (pageWidth * pageScale)
	return w.book.AddPictureFromBytes(w.mapName, cellName(1, mapPictureRow), &excelize.Picture{
		Extension: ".png", File: content.Bytes(),
		Format: &excelize.GraphicOptions{
			Name: w.mapName, AltText: w.mapAlt(), ScaleX: shown, ScaleY: shown,
			LockAspectRatio: true, Positioning: "oneCell",
		},
	})
}

// mapAlt is the text of the picture for those who do not see it.
func (w *workbook) mapAlt() string {
	if described := w.view.Description(); units(described) <= mostAlt {
		return described
	}
	return w.view.Words.Say("sheet.map_alt", "Title", w.view.Maps.Title)
}
