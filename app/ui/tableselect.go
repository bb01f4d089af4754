package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pick puts the cursor on a row. With Shift the rows from where the selection began up to it are selected,
// with Ctrl it is added to the others or taken out. What it speaks of is selected on the map as well.
func (t *table) pick(at int, held fyne.KeyModifier) {
	row := t.sheet.Rows[at]
	if held&fyne.KeyModifierShift != 0 {
		t.body.picked.Extend(t.sheet, at)
	} else {
		t.body.picked.Toggle(row.Key)
	}
	t.reveal(at)
	if row.Subject.Topic != "" {
		t.store.SelectSubject(row.Subject)
	}
	t.tellCount()
	t.redraw()
}

// pickAll selects every row.
func (t *table) pickAll() {
	t.body.picked.All(t.sheet)
	t.tellCount()
	t.redraw()
}

// tellCount says how many rows there are, and how many of them are selected.
func (t *table) tellCount() {
	t.count.say(t.store.View().RowWords(t.sheet, t.body.picked.Count()))
	t.layCount()
}

// copied is the selected rows as text to paste into a spreadsheet, with the titles of the columns; empty
// where none is.
func (t *table) copied() string {
	picked := t.body.picked.Rows(t.sheet)
	if len(picked) == 0 {
		return ""
	}
	return t.sheet.TSV(picked...)
}

// copiedAll is the rows that are selected, or all where fewer than two are, and how many they are.
func (t *table) copiedAll() (text string, rows int) {
	picked := t.body.picked.Rows(t.sheet)
	if len(picked) < 2 {
		picked = t.sheet.Rows
	}
	return t.sheet.TSV(picked...), len(picked)
}

// extend picks a row with the modifiers that were held when the button went down; without any it does
// nothing.
func (b *tableBody) extend(row int) bool {
	held := b.pressed & (fyne.KeyModifierShift | fyne.KeyModifierShortcutDefault)
	b.pressed = 0
	if held == 0 {
		return false
	}
	b.table.pick(row, held)
	return true
}

// MouseDown notes the modifiers, as the toolkit's tap has none.
func (b *tableBody) MouseDown(event *desktop.MouseEvent) { b.pressed = event.Modifier }
func (b *tableBody) MouseUp(*desktop.MouseEvent)         {}

// KeyDown notes that Shift is held, as the toolkit's key has no modifiers.
func (b *tableBody) KeyDown(event *fyne.KeyEvent) { b.shift = b.shift || isShift(event) }
func (b *tableBody) KeyUp(event *fyne.KeyEvent)   { b.shift = b.shift && !isShift(event) }

func isShift(event *fyne.KeyEvent) bool {
	return event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight
}

// layCount puts the count beside the tabs, and what copies beside it; where they leave no room for the count,
// it stands among the chips.
func (t *table) layCount() {
	width, count, copies := t.Size().Width, t.count.MinSize(), t.copy.MinSize()
	end := width - em(tabsHeight) - 12 - copies.Width
	place(t.copy, end, (em(tabsHeight)-copies.Height)/2, copies.Width, copies.Height)
	fits := count.Width+8+12 <= end-t.tabs.MinSize().Width
	show(t.count, fits)
	if fits {
		t.chips.tell("")
	} else {
		t.chips.tell(t.count.text)
	}
	place(t.count, end-12-count.Width, (em(tabsHeight)-count.Height)/2, count.Width, count.Height)
}
