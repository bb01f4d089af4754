package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stancemap/app/state"
	"stancemap/data"
)

// fieldWidth is that of the field in which a page is searched, in px.
const fieldWidth = 260

// showCodebook says what every table, column and code means.
func (w *Window) showCodebook() {
	w.showPaper(w.words.Say("menu.codebook"), pageLeaves(w.store.View().Dataset.Codebook()))
}

// showSources lists every source with what rests on it.
func (w *Window) showSources() {
	w.showPaper(w.words.Say("menu.sources"), w.sourceLeaves(w.store.View().Cited()))
}

// showPaper opens a long page that fills most of the window.
func (w *Window) showPaper(title string, leaves []leaf) {
	if w.dialogOpen() {
		return
	}
	page := newPaper(w.toolkit, leaves)
	field := newPaperField(page, w.keys, w.words.Say("reference.search"))
	head := line(16, 0, newCut(title, heading), sized(fieldWidth, 0, field))
	content := container.NewBorder(padded(inset{0, 14, 10, 14}, head), nil, nil, nil, padded(inset{4, 4, 4, 14}, page.holder))
	w.openFramed(content, w.window.Canvas().Size(), nil, footButton{w.words.Say("dialog.close"), nil})
	w.window.Canvas().Focus(field)
}

// pageLeaves sets a page of the dataset: paragraphs as they are, rows with their first cell at the left and
// the last one at the right, what stands between above that.
func pageLeaves(page data.Page) (leaves []leaf) {
	head := 0
	add := func(object fyne.CanvasObject, words string) {
		leaves = append(leaves, leaf{object, words, head})
	}
	for _, s := range page.Sections {
		head = len(leaves)
		look := strong
		if s.Level == 1 {
			look = subheading
		}
		if s.Heading != "" {
			add(padded(inset{top: 10}, newProse(s.Heading, look)), s.Heading)
		}
		for _, paragraph := range s.Text {
			if paragraph != "" {
				add(newProse(paragraph, body), paragraph)
			}
		}
		for _, row := range s.Rows {
			add(pageRow(s.Header, row), strings.Join(row, " "))
		}
	}
	return leaves
}

func pageRow(header, row []string) fyne.CanvasObject {
	last := len(row) - 1
	var between []string
	for i := 1; i < last; i++ {
		if row[i] != "" {
			between = append(between, header[i]+": "+row[i])
		}
	}
	var right []fyne.CanvasObject
	if len(between) > 0 {
		right = append(right, newProse(strings.Join(between, " · "), caption))
	}
	if row[last] != "" {
		right = append(right, newProse(row[last], body))
	}
	return &fyne.Container{Layout: columns{}, Objects: []fyne.CanvasObject{newProse(row[0], strong), stack(1, right...)}}
}

// sourceLeaves set each source as a link to it, with what is known of it and what rests on it; those lines
// lead to where it stands.
func (w *Window) sourceLeaves(cited []state.Cited) (leaves []leaf) {
	const indent = 20
	for _, c := range cited {
		head := len(leaves)
		title := newSourceLink(w.keys, c.Title, c.URL, w.openURL)
		leaves = append(leaves, leaf{padded(inset{top: 12}, stack(1, title, newProse(c.About, caption))), c.Title + " " + c.About + " " + c.URL, head})
		for _, r := range c.Rests {
			left := float32(indent)
			if r.Found.Kind == state.FoundPosition {
				left += indent
			}
			leaves = append(leaves, leaf{padded(inset{left: left}, w.restLine(r)), r.Text, head})
		}
	}
	return leaves
}

func (w *Window) restLine(r state.Rest) fyne.CanvasObject {
	if r.Found.Kind == "" {
		return newProse(r.Text, small)
	}
	return newWordsLink(w.keys, r.Text, linkedFine, func() {
		w.closeTopmost()
		w.goTo(r.Found)
	})
}

// columns sets a key beside a wider text.
type columns struct{}

// keyShare is the share of the width that the key has.
const keyShare = 0.28

func (columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(int(size.Width * keyShare))
	place(objects[0], 0, 0, left-16, heightFor(objects[0], left-16))
	place(objects[1], left, 0, size.Width-left, heightFor(objects[1], size.Width-left))
}

func (columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, em(18)) }

func (columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	left := float32(int(width * keyShare))
	return max(heightFor(objects[0], left-16), heightFor(objects[1], width-left))
}
