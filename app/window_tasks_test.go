//go:build !ci

package main

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// Colours and places of a window of 1280 × 800 in the light theme, beside those of the map.
var (
	formNotStated = color.NRGBA{0xD0, 0x99, 0x63, 255} // recognition, form not stated: what WION reports
	chosenRow     = color.NRGBA{0xDC, 0xE8, 0xEC, 255}
	mapAlone      = image.Rect(340, 110, 900, 560) // without the swatches of the table
	tableArea     = image.Rect(0, 630, 940, 770)
	lastRow       = image.Pt(300, 757) // Kherson
	crimeaRow     = image.Rect(0, 634, 940, 656)
)

// readingSelect is the control for the account, right of the view switch.
var readingSelect = image.Pt(1000, 45)

// rest moves the pointer to where nothing answers to it.
func (d *desk) rest() { d.run("xdotool", "mousemove", "1279", "799") }

// TestWindowReadings goes from the text as published to a report of it, and selects in the table and on the map.
func TestWindowReadings(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	d := openDesk(t)
	d.await("the US draft colours Crimea", func(screen image.Image) bool { return count(screen, mapAlone, deJure) > 1000 })
	d.click(lastRow)
	d.awaitWords("Kherson", "UA-65", "controlled part", "Accounts differ")
	d.rest()
	d.await("the row is marked", func(screen image.Image) bool { return count(screen, tableArea, chosenRow) > 5000 })
	d.click(middle(d.look(), mapAlone, deJure))
	d.awaitWords("Crimea", "UA-43")
	d.rest()
	d.await("the row of the region is marked", func(screen image.Image) bool { return count(screen, crimeaRow, chosenRow) > 5000 })
	d.click(readingSelect)
	d.awaitRest()
	for _, key := range []string{"Down", "Down", "Return"} { // to the first reading, to the second, choose it
		d.keys(key)
		d.awaitRest()
	}
	d.await("the report colours all regions alike", func(screen image.Image) bool {
		return count(screen, mapAlone, formNotStated) > 10000 && count(screen, mapAlone, deJure) == 0
	})
	d.awaitWords("WION", "form not stated", "annexation")
	d.keys("ctrl+z")
	d.await("undo shows the text as published", func(screen image.Image) bool { return count(screen, mapAlone, deJure) > 1000 })
	d.keys("ctrl+q")
	d.awaitEnd()
}

// TestWindowByKeysAlone does the main job without a mouse: choose a proposal from the list, find a region, go through
// the table, export.
func TestWindowByKeysAlone(t *testing.T) {
	if os.Getenv("STANCEMAP_WINDOW_TEST") == "" {
		t.Skip("needs a screen of its own: make test runs it on a virtual one")
	}
	d := openDesk(t)
	d.rest()
	d.await("the US draft colours Crimea", func(screen image.Image) bool { return count(screen, mapAlone, deJure) > 1000 })
	before := d.awaitRest()
	d.keys("F2")
	d.await("the list of proposals opens", func(screen image.Image) bool { return differing(before, screen, mapAlone) > 10000 })
	d.write("E3 counter")
	d.awaitRest()
	d.keys("Return")
	d.await("the E3 counter-text leaves it to talks", func(screen image.Image) bool {
		return count(screen, mapAlone, deJure) == 0 && count(screen, mapAlone, deferred) > 5000
	})
	d.keys("ctrl+f")
	d.write("kherson")
	d.awaitRest()
	d.keys("Return")
	d.awaitWords("Kherson", "UA-65", "E3 counter-text", "Renunciation of force")
	d.keys("1")
	d.keys("Home")
	d.await("the US draft is back", func(screen image.Image) bool { return count(screen, mapAlone, deJure) > 1000 })
	target := filepath.Join(d.home, "by keys.xlsx")
	d.keys("ctrl+e")
	d.await("the form lies over the window", func(screen image.Image) bool { return count(screen, mapAlone, deJure) == 0 })
	d.keys("ctrl+a")
	d.write(target)
	d.keys("Return")
	d.awaitFile(target)
	checkWorkbook(t, target)
	d.keys("ctrl+q")
	d.awaitEnd()
}
