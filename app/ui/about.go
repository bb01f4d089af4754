package ui

import (
	"encoding/json"
	"io/fs"
	"runtime/debug"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stancemap/assets"
)

// showAbout says which program and dataset this is, as of when, and under which terms.
func (w *Window) showAbout() {
	info := w.store.View().Dataset.Info
	pair := func(label, text string) fyne.CanvasObject {
		return &fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse(label, caption), newProse(text, body)}}
	}
	rows := []fyne.CanvasObject{
		newLine(w.program.Name+" "+w.program.Version, subheading),
		newProse(w.words.Say("about.purpose"), body),
		newHairline(),
		pair(w.words.Say("about.dataset"), w.words.Say("about.dataset_version", "Title", info.Title, "Version", info.Version)),
		pair(w.words.Say("about.as_of"), w.words.DateLong(string(info.AsOf))),
	}
	for _, licence := range info.Licenses {
		rows = append(rows, pair(w.words.Say("about.licence"), licence.Title))
	}
	for _, credit := range info.Sources {
		rows = append(rows, newSourceLink(w.keys, credit.Title, credit.Path, w.openURL))
	}
	rows = append(rows, w.aboutLinks(), newHairline(), newLine(w.words.Say("about.map"), subheading))
	rows = append(rows, w.credits()...)
	rows = append(rows, newHairline(), newProse(w.words.Say("note.neutrality"), body), newProse(w.words.Say("note.boundaries"), body), newHairline())
	rows = append(rows, newLine(w.words.Say("about.licences"), subheading), w.licences(), newProse(buildWords(), caption))
	w.showScrolled(w.words.Say("menu.about"), fyne.NewSize(620, 600), rows...)
}

// aboutLinks lead to the pages about the dataset.
func (w *Window) aboutLinks() fyne.CanvasObject {
	instead := func(show func()) func() {
		return func() {
			w.closeTopmost()
			show()
		}
	}
	return line(16, -1, newLink(w.keys, w.words.Say("menu.codebook"), linked, instead(w.showCodebook)), newLink(w.keys, w.words.Say("menu.sources"), linked, instead(w.showSources)))
}

// A credit is a work that the base map was made from.
type credit struct {
	Title, Licence, URL string
}

// mapCredits are those of the base map, read once. The file is embedded and tested where it lies.
var mapCredits = sync.OnceValue(func() []credit {
	content, err := fs.ReadFile(assets.Basemap(), "sources.json")
	if err != nil {
		panic(err)
	}
	var credits []credit
	if err := json.Unmarshal(content, &credits); err != nil {
		panic(err)
	}
	return credits
})

// credits name each work, with its terms, as a link to it.
func (w *Window) credits() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range mapCredits() {
		rows = append(rows, newSourceLink(w.keys, w.words.Say("about.credit", "Title", c.Title, "Licence", c.Licence), c.URL, w.openURL))
	}
	return rows
}

// licences folds out the terms of everything the program contains.
func (w *Window) licences() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, licence := range assets.Licences() {
		label := w.words.Say("about.licence_of", "Part", w.words.Say("licence."+licence.ID), "Terms", licence.Terms)
		rows = append(rows, newWordsLink(w.keys, label, linked, func() { w.showLicence(label, licence.Text) }))
	}
	return stack(6, rows...)
}

func (w *Window) showLicence(title, text string) {
	reader := widget.NewLabel(text)
	reader.Wrapping, reader.Selectable = fyne.TextWrapWord, true
	content := container.NewBorder(padded(inset{bottom: 6}, newLine(title, subheading)), nil, nil, nil, container.NewVScroll(reader))
	w.openFramed(content, fyne.NewSize(640, 520), nil, footButton{w.words.Say("dialog.close"), nil})
}

// buildWords names what the program was built with.
func buildWords() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	said := []string{build.GoVersion}
	for _, module := range build.Deps {
		if module.Path == "fyne.io/fyne/v2" {
			said = append(said, "Fyne "+module.Version)
		}
	}
	return strings.Join(said, " · ")
}
