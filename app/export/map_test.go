package export

import (
	"encoding/xml"
	"image/png"
	"strings"
	"sync"
	"testing"

	"stancemap/app/open"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

// scene is the bundled map, prepared once.
var scene = sync.OnceValue(func() *picture.Scene {
	loaded, err := open.Bundled()
	if err != nil {
		panic(err)
	}
	return picture.Prepare(loaded.Base, loaded.Regions)
})

// drawing is what the part of a sheet's drawing says of its picture.
type drawing struct {
	Anchors []struct {
		From struct {
			Column int `xml:"col"`
			Row    int `xml:"row"`
		} `xml:"from"`
		Size struct {
			Width  int `xml:"cx,attr"`
			Height int `xml:"cy,attr"`
		} `xml:"ext"`
		Properties struct {
			Name string `xml:"name,attr"`
			Alt  string `xml:"descr,attr"`
		} `xml:"pic>nvPicPr>cNvPr"`
	} `xml:"oneCellAnchor"`
}

func TestTheLastSheetIsAPictureOfTheViewWithItsWords(t *testing.T) {
	cases := map[string]func(*state.State){
		"one account": func(s *state.State) { s.Show.Mode = state.Single },
		"two":         func(s *state.State) { s.Show.Mode = state.SideBySide },
		"differences": func(s *state.State) { s.Show.Mode = state.Difference },
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			v := viewOf(data.Bundled(), change)
			path := written(t, "a.xlsx", v, Options{Scene: scene()})
			book := openBook(t, path)
			sheets := book.GetSheetList()
			if last := sheets[len(sheets)-1]; last != "Map" {
				t.Fatalf("the last sheet is %q", last)
			}
			parts := partsOf(t, path)
			image, err := png.Decode(strings.NewReader(parts["xl/media/image1.png"]))
			if err != nil || image.Bounds().Dx() != pageWidth*pageScale || image.Bounds().Dy() != pageHeight*pageScale {
				t.Fatalf("the picture: %v", err)
			}
			var found drawing
			if err := xml.Unmarshal([]byte(parts["xl/drawings/drawing1.xml"]), &found); err != nil || len(found.Anchors) != 1 {
				t.Fatalf("%d pictures, %v", len(found.Anchors), err)
			}
			picture := found.Anchors[0]
			if picture.From.Column != 0 || picture.From.Row != 1 || picture.Size.Width != mapWidth*9525 { // of 914,400 to the inch
				t.Errorf("it stands at %+v, %+v", picture.From, picture.Size)
			}
			if picture.Properties.Alt != v.Description() {
				t.Errorf("its alternative text is %q", picture.Properties.Alt)
			}
			var words []string
			for _, row := range rowsOf(t, book, "Map") {
				words = append(words, strings.Join(row, "\t"))
			}
			if got, want := strings.Join(words[mapPictureRows+1:], "\n\n"), v.Description(); !strings.HasSuffix(want, got) || words[0] != v.Maps.Title {
				t.Errorf("the cells say %q, want %q", got, want)
			}
		})
	}
}

// What is too long to be read out in one breath stands in cells below the picture, whole.
func TestALongDescriptionIsReadInTheCells(t *testing.T) {
	v := viewOf(data.Bundled(), func(s *state.State) { s.Show.Mode = state.Multiples })
	path := written(t, "a.xlsx", v, Options{Scene: scene()})
	var found drawing
	if err := xml.Unmarshal([]byte(partsOf(t, path)["xl/drawings/drawing1.xml"]), &found); err != nil {
		t.Fatal(err)
	}
	if alt := found.Anchors[0].Properties.Alt; units(alt) > mostAlt || !strings.Contains(alt, v.Maps.Title) || !strings.Contains(alt, "cells of this sheet") {
		t.Errorf("the alternative text is %q", alt)
	}
	var page strings.Builder
	for _, row := range rowsOf(t, openBook(t, path), "Map") {
		page.WriteString(strings.Join(row, "\t") + "\n\n")
	}
	if !strings.Contains(page.String(), v.Maps.Sentence) {
		t.Error("the cells do not say what the maps show")
	}
}

func TestTheReadMePageLeadsToTheMap(t *testing.T) {
	book := openBook(t, written(t, "a.xlsx", viewOf(data.Bundled(), nil), Options{Scene: scene()}))
	for i, row := range rowsOf(t, book, "Read me") {
		if len(row) > 0 && row[0] == "Map" {
			if linked, target, err := book.GetCellHyperLink("Read me", cellName(1, i+1)); !linked || target != "'Map'!A1" || err != nil {
				t.Errorf("it leads to %q, %v", target, err)
			}
			return
		}
	}
	t.Error("the page does not name it")
}
