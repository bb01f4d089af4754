package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// showDisagreements lists every cell on which readings of one proposal disagree, with the wording and the
// source of each. A heading leads to its cell.
func (w *Window) showDisagreements() {
	listed := w.store.View().Disagreements()
	rows := []fyne.CanvasObject{newProse(w.words.Say("disagreements.about"), small), newProse(w.words.Count("disagreements.count", len(listed)), strong)}
	proposal := ""
	for _, found := range listed {
		rows = append(rows, newHairline())
		if found.Proposal != proposal {
			proposal = found.Proposal
			rows = append(rows, newProse(proposal, subheading))
		}
		rows = append(rows, w.disagreement(found))
	}
	w.showScrolled(w.words.Say("disagreements.title"), fyne.NewSize(680, 620), rows...)
}

// disagreement is one cell: a link there, and what each reading says.
func (w *Window) disagreement(found state.Disagreement) fyne.CanvasObject {
	leave := func() {
		w.closeTopmost()
		w.store.GoToCell(found.Account, found.Subject)
	}
	rows := []fyne.CanvasObject{line(0, 1, newLink(w.keys, found.Cell, linked, leave), space(0))}
	for _, telling := range found.Tellings {
		rows = append(rows, newProse(telling.Told, caption))
		for _, part := range telling.Parts {
			rows = append(rows, w.detail.stance(telling.Scale, part)...)
			rows = append(rows, w.detail.evidence(part)...)
		}
		rows = append(rows, space(4))
	}
	return stack(4, rows...)
}
