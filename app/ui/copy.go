package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// copyText puts text on the clipboard and says so.
func (w *Window) copyText(text, said string) {
	w.app.Clipboard().SetContent(text)
	w.status.sayForAWhile(said)
}

// copyDescription copies in words what the maps show.
func (w *Window) copyDescription() {
	w.copyText(w.store.View().Description(), w.words.Say("copied.description"))
}

// showDescription shows in words what the maps show.
func (w *Window) showDescription() {
	var rows []fyne.CanvasObject
	for paragraph := range strings.SplitSeq(w.store.View().Description(), "\n\n") {
		rows = append(rows, newProse(paragraph, body))
	}
	rows = append(rows, line(0, -1, newButton(w.keys, w.words.Say("describe.copy"), w.copyDescription)))
	w.showScrolled(w.words.Say("describe.title"), fyne.NewSize(560, 480), rows...)
}

// copyCitation copies the citation of the selection.
func (w *Window) copyCitation(format state.CitationFormat) {
	citation := w.store.View().Citation(format)
	if citation == "" {
		w.status.sayForAWhile(w.words.Say("copied.nothing"))
		return
	}
	w.copyText(citation, w.words.Say("copied.citation"))
}

// citeItem offers the forms of a citation.
func (w *Window) citeItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(w.words.Say("menu.cite"), nil)
	item.ChildMenu = fyne.NewMenu("",
		fyne.NewMenuItem(w.words.Say("cite.text"), func() { w.copyCitation(state.PlainCitation) }),
		fyne.NewMenuItem(w.words.Say("cite.bibtex"), func() { w.copyCitation(state.BibTeX) }),
		fyne.NewMenuItem(w.words.Say("cite.ris"), func() { w.copyCitation(state.RIS) }),
		fyne.NewMenuItem(w.words.Say("cite.csl-json"), func() { w.copyCitation(state.CSLJSON) }),
	)
	return item
}
