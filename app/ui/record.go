package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// mostLines is how many lines of one table a record shows; the others are counted.
const mostLines = 60

// record tells of a source or an event: what it is, where it is read, and what rests on it. A press on a
// line goes there.
func (d *detail) record(shown *state.RecordDetail) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if shown.Summary != "" {
		rows = append(rows, newProse(shown.Summary, body))
	}
	if len(shown.Pairs) > 0 {
		rows = append(rows, d.pairs(shown.Pairs))
	}
	rows = append(rows, newSourceLink(d.keys, shown.Source.Text, shown.Source.URL, d.open))
	for _, group := range shown.Groups {
		rows = append(rows, space(6), newLine(group.Title, strong))
		for _, each := range group.Lines[:min(len(group.Lines), mostLines)] {
			rows = append(rows, d.recordLine(each))
		}
		if more := len(group.Lines) - mostLines; more > 0 {
			rows = append(rows, newProse(d.words.Count("record.more", more), caption))
		}
	}
	return stack(6, rows...)
}

func (d *detail) recordLine(shown state.RecordLine) fyne.CanvasObject {
	p := newPress(d.keys, newProse(shown.Text, linkedFine), func() { d.store.GoRecord(shown) })
	p.pointer, p.radius = true, 2
	return p
}
