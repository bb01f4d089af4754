package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// menus is the menu bar. Its entries with keys come from the table of shortcuts.
func (w *Window) menus() *fyne.MainMenu {
	quit := w.menuItem("key.quit", w.words.Say("menu.quit"))
	quit.IsQuit = true
	return fyne.NewMainMenu(
		fyne.NewMenu(w.words.Say("menu.file"), append(w.fileItems(), fyne.NewMenuItemSeparator(), quit)...),
		fyne.NewMenu(w.words.Say("menu.edit"),
			w.menuItem("key.undo", w.words.Say("key.undo")), w.menuItem("key.redo", w.words.Say("key.redo")),
			fyne.NewMenuItemSeparator(), w.menuItem("key.find", w.words.Say("key.find")), w.menuItem("key.select_all", w.words.Say("key.select_all")), w.menuItem("key.copy", w.words.Say("key.copy")), w.menuItem("key.describe", w.words.Say("key.describe")), w.citeItem()),
		fyne.NewMenu(w.words.Say("menu.view"), w.viewItems()...),
		fyne.NewMenu(w.words.Say("menu.compare"), append(w.modeItems(), w.accountItems()...)...),
		fyne.NewMenu(w.words.Say("menu.help"),
			w.menuItem("key.help", w.words.Say("key.help")), fyne.NewMenuItem(w.words.Say("legend.title"), w.showEntries),
			fyne.NewMenuItem(w.words.Say("menu.describe"), w.showDescription),
			fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.words.Say("menu.codebook"), w.showCodebook), fyne.NewMenuItem(w.words.Say("menu.sources"), w.showSources),
			fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.words.Say("menu.about"), w.showAbout)),
	)
}

// fileItems open, keep and judge datasets. What there is nothing of is not offered: the columns of a table where
// there was none, problems, overlays.
func (w *Window) fileItems() []*fyne.MenuItem {
	item := func(id string, run func()) *fyne.MenuItem { return fyne.NewMenuItem(w.words.Say(id), run) }
	items := []*fyne.MenuItem{w.menuItem("key.open", w.words.Say("menu.open")), w.recentItem(), item("menu.template", w.askTemplate), fyne.NewMenuItemSeparator()}
	if w.loaded != nil && w.loaded.Import != nil {
		items = append(items, item("menu.mapping", w.askMapping))
	}
	if w.loaded != nil && len(w.loaded.Problems) > 0 {
		items = append(items, item("menu.problems", w.showProblems))
	}
	items = append(items, item("menu.overlay", w.askOverlay))
	if len(w.scene.Overlays()) > 0 {
		items = append(items, item("menu.no_overlays", w.removeOverlays))
	}
	return append(items, fyne.NewMenuItemSeparator(), w.menuItem("key.save", w.words.Say("menu.save")), w.menuItem("key.export", w.words.Say("menu.export")), item("menu.save_package", w.askPackage))
}

func (w *Window) menuItem(id, label string) *fyne.MenuItem {
	s := shortcutOf(id)
	return fyne.NewMenuItem(withKey(label, s), func() { s.run(w, 0) })
}

// withKey writes the key after the label. The toolkit would write it in the colour of shadows, which
// nobody can read.
func withKey(label string, s shortcut) string {
	if key := s.inMenu(); key != "" {
		return label + "\u2003" + key
	}
	return label
}

func (w *Window) viewItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		w.menuItem("key.zoom_in", w.words.Say("key.zoom_in")), w.menuItem("key.zoom_out", w.words.Say("key.zoom_out")),
		w.menuItem("key.fit", w.words.Say("key.fit")), w.menuItem("key.zoom_to_selection", w.words.Say("key.zoom_to_selection")),
		w.menuItem("key.earlier_map", w.words.Say("key.earlier_map")), w.menuItem("key.later_map", w.words.Say("key.later_map")),
		w.menuItem("key.next_place", w.words.Say("key.next_place")),
		fyne.NewMenuItemSeparator(),
	}
	items = append(items, fyne.NewMenuItem(w.words.Say("menu.columns"), w.table.showColumns))
	items = append(items, w.panelItems()...)
	confirmed := fyne.NewMenuItem(w.words.Say("menu.confirmed"), func() { w.store.HideUnconfirmed(!w.store.State().Filter.Confirmed) })
	confirmed.Checked = w.store.State().Filter.Confirmed
	items = append(items, confirmed, fyne.NewMenuItemSeparator())
	for _, choice := range themeChoices {
		item := fyne.NewMenuItem(w.words.Say(choice.id), func() { w.chooseTheme(choice.theme) })
		item.Checked = w.chosenTheme() == choice.theme
		items = append(items, item)
	}
	items = append(append(items, fyne.NewMenuItemSeparator()), w.lookItems()...)
	return append(items, fyne.NewMenuItemSeparator(), w.menuItem("key.full_screen", w.words.Say("key.full_screen")))
}

// panelItems fold and unfold the panels; a tick stands at those that are open.
func (w *Window) panelItems() []*fyne.MenuItem {
	table, detail := w.menuItem("key.table", w.words.Say("menu.table")), w.menuItem("key.detail", w.words.Say("menu.detail"))
	panels := w.store.State().Panels
	table.Checked, detail.Checked = !panels.TableFolded, !panels.DetailFolded
	return []*fyne.MenuItem{table, detail, fyne.NewMenuItemSeparator()}
}

// themeChoices are the entries of the menu; the empty theme follows the system.
var themeChoices = []struct {
	id    string
	theme state.Theme
}{
	{"theme.light", state.Light}, {"theme.dark", state.Dark}, {"theme.high_contrast", state.HighContrast}, {"theme.system", ""},
}

// accountItems choose the accounts that are compared.
func (w *Window) accountItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItemSeparator(),
		w.menuItem("key.proposals", w.words.Say("key.proposals")), w.menuItem("key.second", w.words.Say("key.second")),
		w.menuItem("key.swap", w.words.Say("key.swap")),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.words.Say("menu.every_proposal"), func() { w.store.ShowSeveral() }),
		fyne.NewMenuItem(w.words.Say("menu.disagreements"), w.showDisagreements),
	}
}

func (w *Window) modeItems() []*fyne.MenuItem {
	ids := map[state.Mode]string{state.SideBySide: "key.side_by_side", state.Difference: "key.difference", state.Multiples: "key.multiples"}
	var items []*fyne.MenuItem
	for _, choice := range w.store.View().Switch.Modes {
		mode := state.Mode(choice.ID)
		label := choice.Label
		if id := ids[mode]; id != "" {
			label = withKey(label, shortcutOf(id))
		}
		item := fyne.NewMenuItem(label, func() { w.store.SetMode(mode) })
		item.Checked = choice.On
		items = append(items, item)
	}
	return items
}
