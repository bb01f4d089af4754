package export

import (
	"bytes"
	"errors"
	"fmt"
	_ "image/png" // excelize asks the picture for its size
	"slices"
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

// The picture lies over rows of its own: one alone would be higher than a spreadsheet allows.
const (
	mapPictureRows = 2

	pointsPerPixel = 0.75 // at 96 px to the inch
)

// mostAlt is how long a text a screen reader reads out in one breath, in UTF-16 units. What is longer
// stands in the cells below the picture, where it can be read line by line.
const mostAlt = 2000

// writeMap writes the picture of what the view has on the map, and below it the same in words. For screen
// readers the words come first, so that no empty row is in their way.
func (w *workbook) writeMap() error {
	if err := w.prepareMap(); err != nil {
		return err
	}
	title := headingLook
	title.size = 18
	if err := w.writeMapCell(1, w.view.Maps.Title, title, 30); err != nil {
		return err
	}
	steps := []func(row int) (next int, err error){w.writeMapPicture, w.writeMapWords}
	if w.accessible() {
		slices.Reverse(steps)
	}
	row := 2
	for _, step := range steps {
		next, err := step(row)
		if err != nil {
			return err
		}
		row = next
	}
	return w.book.SetSheetDimension(w.mapName, fmt.Sprintf("A1:A%d", row-1))
}

func (w *workbook) prepareMap() error {
	if err := w.layOut(w.mapName, "landscape", a4, accent); err != nil {
		return err
	}
	onePage, noGrid := 1, false
	if err := w.book.SetPageLayout(w.mapName, &excelize.PageLayoutOptions{FitToHeight: &onePage}); err != nil {
		return err
	}
	if err := w.book.SetSheetView(w.mapName, -1, &excelize.ViewOptions{ShowGridLines: &noGrid}); err != nil {
		return err
	}
	return w.book.SetColWidth(w.mapName, "A", "A", mapDigits)
}

// writeMapWords writes the description of the maps, a paragraph a row, without its title, which stands in
// the first row.
func (w *workbook) writeMapWords(row int) (next int, err error) {
	_, described, _ := strings.Cut(w.view.Description(), "\n\n")
	for paragraph := range strings.SplitSeq(described, "\n\n") {
		if err := w.writeMapCell(row, paragraph, textLook, heightOfText(paragraph, mapDigits)); err != nil {
			return row, err
		}
		row++
	}
	return row, nil
}

// writeMapCell writes a text into column A, in a row so many points high.
func (w *workbook) writeMapCell(row int, text string, l look, height float64) error {
	return errors.Join(w.writeCell(w.mapName, cellName(1, row), text, l), w.book.SetRowHeight(w.mapName, row, height))
}

// writeMapPicture paints the page of the view and puts it over rows of its own.
func (w *workbook) writeMapPicture(row int) (next int, err error) {
	page := picture.NewPage(w.options.Scene, w.view, picture.PageOptions{
		Width: pageWidth, Height: pageHeight, Theme: state.Light, Program: w.options.Program,
	})
	var content bytes.Buffer
	if err := page.WritePNG(&content, pageScale); err != nil {
		return row, err
	}
	for i := range mapPictureRows {
		if err := w.book.SetRowHeight(w.mapName, row+i, mapHeight*pointsPerPixel/mapPictureRows); err != nil {
			return row, err
		}
	}
	shown := float64(mapWidth) / (pageWidth * pageScale)
	return row + mapPictureRows, w.book.AddPictureFromBytes(w.mapName, cellName(1, row), &excelize.Picture{
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
