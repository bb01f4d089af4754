package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// Measures of the overview of a difference, in px.
const (
	clauseSquare = 16
	clauseGap    = 2
	headWidth    = 84
	mostSquares  = 120 // under one head; the others are counted, and stand in the table
)

// overview is what differs between two accounts: a count for each class, a square for each clause under
// its head, then where readings disagree.
func (d *detail) overview(shown *state.Overview) []fyne.CanvasObject {
	scale := d.store.View().Scale
	side := inset{0, panelInset, 0, panelInset}
	var classes, heads []fyne.CanvasObject
	for _, class := range shown.Classes {
		label := newProse(class.Label, body)
		count := newLine(d.words.Number(float64(class.Count)), body)
		classes = append(classes, lined(rowHeight, line(10, 1, newSwatch(scale.Entry(class.Key), 28, 16), label, count)))
	}
	for _, head := range shown.Heads {
		heads = append(heads, d.overviewHead(scale, head))
	}
	objects := []fyne.CanvasObject{
		padded(inset{13, panelInset, 0, panelInset}, newProse(shown.Heading, heading)), padded(side, newProse(shown.Subtitle, caption)), d.rule(),
		padded(side, stack(0, classes...)), d.rule(),
		padded(side, &fyne.Container{Layout: flow{8}, Objects: []fyne.CanvasObject{newLine(d.words.Say("difference.by_head"), strong), newLine(d.words.Say("difference.square"), caption)}}), space(4),
		padded(side, stack(4, heads...)),
	}
	if shown.Disagree != "" {
		list := line(0, 1, newLink(d.keys, d.words.Say("difference.list_cells"), linkedFine, d.onDisagreements), space(0))
		objects = append(objects, d.rule(), padded(side, stack(4, newProse(d.words.Say("difference.where"), strong), newProse(shown.Disagree, small), list)))
	}
	return objects
}

// overviewHead is the clauses under one head. A square leads to its clause.
func (d *detail) overviewHead(scale *state.Scale, head state.OverviewHead) fyne.CanvasObject {
	squares := &fyne.Container{Layout: flow{clauseGap}}
	for _, clause := range head.Clauses[:min(len(head.Clauses), mostSquares)] {
		square := newPress(d.keys, sized(clauseSquare, clauseSquare+clauseGap, newSwatch(scale.Entry(clause.Key), clauseSquare, clauseSquare)), func() { d.store.SelectSubject(clause.Subject) })
		square.pointer, square.radius = true, 2
		square.onHover = func(hovered bool) { d.nameClause(square, clause.Words, hovered) }
		squares.Add(square)
	}
	count := newLine(d.words.Number(float64(len(head.Clauses))), caption)
	clauses := stack(2, squares)
	if more := len(head.Clauses) - mostSquares; more > 0 {
		clauses.Add(newProse(d.words.Count("record.more", more), caption))
	}
	return lineAtTop(8, 1, sized(em(headWidth), 0, newProse(head.Label, body)), clauses, count)
}

// nameClause says beside a square under the pointer which clause it stands for.
func (d *detail) nameClause(square fyne.CanvasObject, words string, hovered bool) {
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(square)
	if !hovered || canvas == nil {
		d.bubble.say("", fyne.Position{}, fyne.Size{})
		return
	}
	d.bubble.say(words, driver.AbsolutePositionForObject(square).AddXY(0, clauseSquare+4), canvas.Size())
}
