package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// choice is a list to choose one of, in a dialog. It calls chosen only when a person chooses; Esc closes the
// dialog.
type choice struct {
	widget.Select
	keys    *keyboard
	chosen  func(which int)
	showing bool
}

func newChoice(keys *keyboard, chosen func(which int)) *choice {
	c := &choice{keys: keys, chosen: chosen}
	c.ExtendBaseWidget(c)
	c.OnChanged = func(string) {
		if i := c.SelectedIndex(); !c.showing && i >= 0 {
			c.chosen(i)
		}
	}
	return c
}

// show sets the options and which of them holds; −1 for none. Options that read alike are told apart by a number,
// as the toolkit knows them by their text.
func (c *choice) show(options []string, which int) {
	c.showing = true
	defer func() { c.showing = false }()
	options = distinctTexts(options)
	if !slices.Equal(options, c.Options) {
		c.SetOptions(options)
	}
	if which < 0 || which >= len(options) {
		c.ClearSelected()
		return
	}
	c.SetSelectedIndex(which)
}

func distinctTexts(texts []string) []string {
	seen, distinct := map[string]int{}, make([]string, len(texts))
	for i, text := range texts {
		seen[text]++
		distinct[i] = text
		for n := seen[text]; n > 1; n-- {
			distinct[i] += "\u200b" // a sign without width
		}
	}
	return distinct
}

func (c *choice) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyEscape {
		c.keys.typedKey(event)
		return
	}
	c.Select.TypedKey(event)
}
