package ui

import (
	"context"
	"image"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/export"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// preview shows what a file will look like. It is made beside the window; of several that are asked for
// only the last one is made and shown.
type preview struct {
	*fyne.Container
	toolkit toolkit
	words   *prose // what is shown
	shown   fyne.CanvasObject
	asked   atomic.Int64
	making  sync.Mutex
}

// previewLines is how many lines of a text are shown at most, previewRunes how much of each.
const (
	previewLines = 60
	previewRunes = 400
	previewInset = 8 // px above and below
)

func newPreview(t toolkit) *preview {
	p := &preview{toolkit: t, words: newProse("", caption), shown: newProse("", small)}
	p.Container = &fyne.Container{}
	p.Layout = free(p.lay)
	p.put("", p.shown)
	return p
}

// lay sets the words under a card that takes the rest of the room.
func (p *preview) lay(size fyne.Size) {
	foot := heightFor(p.words, size.Width)
	card, shown := p.Objects[0], p.Objects[1]
	place(card, 0, 0, size.Width, max(0, size.Height-foot-6))
	place(shown, 1, 1, max(0, size.Width-2), max(0, size.Height-foot-8))
	place(p.words, 0, size.Height-foot, size.Width, foot)
}

// room is what there is for what is shown, in px.
func (p *preview) room() fyne.Size { return p.shown.Size() }

// put shows an object with words on it.
func (p *preview) put(words string, shown fyne.CanvasObject) {
	p.words.text, p.shown = words, shown
	p.Objects = []fyne.CanvasObject{newCard(colorPaper, colorControlLine), shown, p.words}
	p.lay(p.Size())
	p.Refresh()
}

// A made preview is put together from what was computed beside the window.
type made func() (words string, shown fyne.CanvasObject)

// ask has a preview made, and says so where there is none yet.
func (p *preview) ask(wait string, compute func() made) {
	turn := p.asked.Add(1)
	if p.words.text == "" {
		p.put(wait, p.shown)
	}
	p.toolkit.background(func() {
		p.making.Lock()
		defer p.making.Unlock()
		if p.asked.Load() != turn {
			return
		}
		done := compute()
		p.toolkit.foreground(func() {
			if p.asked.Load() == turn {
				p.put(done())
			}
		})
	})
}

// forget drops what is still being made.
func (p *preview) forget() { p.asked.Add(1) }

// previewOf computes the preview of an order. The room is in px of the window, detail the px of the screen
// for each of them.
func (e *exporter) previewOf(o order, v *state.View, room fyne.Size, detail float64) made {
	w := v.Words
	switch {
	case o.picture():
		page := o.setPage(e.window.scene, v, e.programName())
		fits := min(float64(room.Width)/page.Width, float64(room.Height)/page.Height)
		return imageMade(w.Say("export.preview_page"), page.Image(fits*detail))
	case o.ending == "xlsx":
		sheets := v.Sheets()
		if len(sheets) == 0 {
			return linesMade("", nil)
		}
		img := image.NewRGBA(image.Rect(0, 0, int(float64(room.Width)*detail), int(float64(room.Height)*detail)))
		picture.Paint(img, picture.SheetMarks(sheets[0], float64(room.Width), float64(room.Height)), detail, orb.Point{})
		// Beside the tables there are the Read me and the map.
		return imageMade(w.Count("export.preview_sheet", len(sheets)+2, "Sheet", sheets[0].Title), img)
	}
	lines, err := e.linesOf(o, v)
	if err != nil {
		return linesMade(err.Error(), nil)
	}
	about := w.Say("export.preview_lines")
	if o.ending == "zip" {
		about = w.Say("export.preview_package")
	}
	fit := int((room.Height - 2*previewInset) / (small.step() + 1))
	return linesMade(about, lines[:min(len(lines), max(fit, 0))])
}

// linesOf are the first lines of a text file.
func (e *exporter) linesOf(o order, v *state.View) ([]string, error) {
	if o.ending != sessionEnding {
		return export.Preview(context.Background(), o.ending, v, export.Options{Program: e.programName(), CSV: o.csv}, previewLines)
	}
	var text strings.Builder
	err := state.SessionOf(v.State, v.Dataset.Info, e.window.keeper.opened).Write(&text)
	return strings.Split(text.String(), "\n"), err
}

func imageMade(words string, img image.Image) made {
	return func() (string, fyne.CanvasObject) {
		shown := canvas.NewImageFromImage(img)
		shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleFastest
		return words, shown
	}
}

// linesMade shows lines of text, cut at the edge.
func linesMade(words string, lines []string) made {
	return func() (string, fyne.CanvasObject) {
		column := stack(1)
		for _, line := range lines {
			runes := []rune(strings.ReplaceAll(line, "\t", "    "))
			column.Add(newCut(string(runes[:min(previewRunes, len(runes))]), small.in(theme.ColorNameForeground)))
		}
		return words, padded(inset{previewInset, 10, previewInset, 10}, column)
	}
}
