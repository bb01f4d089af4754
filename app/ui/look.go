package ui

import (
	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

// look is the look of the last run, in a theme that the system may have chosen since.
func (s settings) look(theme state.Theme) state.Look {
	return state.Look{Theme: theme, Vision: s.Vision, TextSize: s.TextSize, Layers: state.Layers(s.Layers)}
}

// chooseVision shows all colours as they are seen, now and in later runs.
func (w *Window) chooseVision(vision state.Vision) {
	w.remember(func(s *settings) { s.Vision = vision })
	w.store.SetVision(vision)
}

// chooseTextSize sets the size of text in percent, now and in later runs.
func (w *Window) chooseTextSize(percent int) {
	w.remember(func(s *settings) { s.TextSize = percent })
	w.store.SetTextSize(percent)
}

// chooseLayers changes what of the map is drawn, now and in later runs.
func (w *Window) chooseLayers(change func(*state.Layers)) {
	layers := w.store.State().Look.Layers
	change(&layers)
	w.remember(func(s *settings) { s.Layers = layerSettings(layers) })
	w.store.SetLayers(layers)
}

// lookItems are the menus of what is on the map, of the size of text and of how colours are seen; a tick
// stands at what is on.
func (w *Window) lookItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		w.submenu(w.words.Say("menu.on_the_map"), w.layerItems()),
		w.submenu(w.words.Say("menu.text_size"), w.textSizeItems()),
		w.submenu(w.words.Say("menu.vision"), w.visionItems()),
	}
}

func (w *Window) submenu(label string, items []*fyne.MenuItem) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, nil)
	item.ChildMenu = fyne.NewMenu(label, items...)
	return item
}

func (w *Window) layerItems() []*fyne.MenuItem {
	on := w.store.State().Look.Layers
	item := func(label string, ticked bool, change func(*state.Layers)) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, func() { w.chooseLayers(change) })
		item.Checked = ticked
		return item
	}
	return []*fyne.MenuItem{
		item(w.words.Say("layer.labels"), !on.NoLabels, func(l *state.Layers) { l.NoLabels = !l.NoLabels }),
		item(w.words.Say("layer.towns"), !on.NoTowns, func(l *state.Layers) { l.NoTowns = !l.NoTowns }),
		item(w.words.Say("layer.scale_bar"), !on.NoScaleBar, func(l *state.Layers) { l.NoScaleBar = !l.NoScaleBar }),
		item(w.words.Say("layer.graticule"), on.Graticule, func(l *state.Layers) { l.Graticule = !l.Graticule }),
	}
}

func (w *Window) textSizeItems() (items []*fyne.MenuItem) {
	now := w.store.State().Look.TextShare()
	for _, percent := range state.TextSizes {
		item := fyne.NewMenuItem(w.words.Say("menu.percent", "Percent", w.words.Number(float64(percent))), func() { w.chooseTextSize(percent) })
		item.Checked = state.Look{TextSize: percent}.TextShare() == now
		items = append(items, item)
	}
	return items
}

func (w *Window) visionItems() (items []*fyne.MenuItem) {
	names := map[state.Vision]string{
		state.NormalVision: w.words.Say("menu.vision_normal"), state.Protan: w.words.Say("menu.vision_protan"), state.Deutan: w.words.Say("menu.vision_deutan"),
		state.Tritan: w.words.Say("menu.vision_tritan"), state.Greyscale: w.words.Say("menu.vision_greyscale"),
	}
	for _, vision := range state.Visions {
		item := fyne.NewMenuItem(names[vision], func() { w.chooseVision(vision) })
		item.Checked = vision == w.store.State().Look.Vision
		items = append(items, item)
	}
	return items
}
