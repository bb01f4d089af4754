package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

const (
	tabsArrow = 18  // px of the arrow after the last tab with the gap before it
	countRoom = 164 // px that the tabs leave to the count of rows
)

// fit leaves tabs out that have no room; the last one then stands for them.
func (t *tabs) fit(room float32) {
	shown, width := len(t.parts), float32(tabsIndent)
	for i := range t.parts {
		width += 2*tabInset + strong.width(t.parts[i].label)
		if width > room {
			shown = t.fitting(room)
			break
		}
	}
	if shown != t.shown {
		t.shown = shown
		t.Refresh()
	}
}

// fitting is how many tabs fit before the one that stands for the others.
func (t *tabs) fitting(room float32) int {
	width := float32(tabsIndent)
	for i := range t.parts {
		width += 2*tabInset + strong.width(t.parts[i].label)
		if width+t.widestFrom(i+1) > room {
			return i
		}
	}
	return len(t.parts)
}

// widestFrom is the width of the tab that stands for those from one on, whichever of them it names.
func (t *tabs) widestFrom(part int) float32 {
	widest := strong.width(t.more)
	for _, each := range t.parts[min(part, len(t.parts)):] {
		widest = max(widest, strong.width(each.label))
	}
	return 2*tabInset + tabsArrow + widest
}

func (t *tabs) moreWidth() float32 { return t.widestFrom(t.shown) }

// inSight is the tabs that stand there. The last stands for those without room, and names the one of them
// that is on.
func (t *tabs) inSight() []tab {
	if t.shown >= len(t.parts) {
		return t.parts
	}
	last := tab{label: t.more}
	if i := slices.IndexFunc(t.parts[t.shown:], func(part tab) bool { return part.id == t.on }); i >= 0 {
		last = t.parts[t.shown+i]
	}
	return append(slices.Clone(t.parts[:t.shown]), last)
}

// moreMenu lists the tabs without room.
func (t *tabs) moreMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, part := range t.parts[t.shown:] {
		item := fyne.NewMenuItem(part.label, func() { t.onChosen(part.id) })
		item.Checked = part.id == t.on
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// openMore opens the list of tabs without room, above the tabs: below them is little of it.
func (t *tabs) openMore() {
	t.keys.window.hush()
	c := t.keys.window.window.Canvas()
	menu := widget.NewPopUpMenu(t.moreMenu(), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	at.X += t.MinSize().Width - t.moreWidth()
	at.Y -= menu.MinSize().Height
	menu.ShowAtPosition(at)
}
