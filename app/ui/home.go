package ui

import (
	"stancemap/geo"
)

// home is the home view: right of the legend where the map stays nearly as large there; else the largest
// in which nothing that explains the map hides a region. Where two maps share the room, or the country would be
// tiny, it shows the regions alone.
func (m *maps) home(width, height float64) geo.Viewport {
	foot := max(0, m.around.foot()-homeMargin)
	switch {
	case m.several():
		return m.scene.Around("", width, height, geo.Insets{})
	case m.two():
		return m.regionsAlone(width, height, 0)
	}
	legend, over := m.around.legendEdge(), height-m.around.legendBox().Min[1]
	whole, best := m.scene.Home(width, height, geo.Insets{}), geo.Viewport{}
	for _, insets := range []geo.Insets{{Left: legend}, {}, {Left: legend, Bottom: foot}, {Bottom: foot}, {Bottom: over}} {
		const least = 64 // px that a map needs to show anything
		if width-insets.Left < least || height-insets.Bottom < least {
			continue
		}
		view := m.scene.Home(width, height, insets)
		if view.Scale*nearly > best.Scale && !m.hidden(view) && !m.around.coverRegions(view) {
			best = view
		}
	}
	switch {
	case best.Scale == 0:
		return whole
	case best.Scale < whole.Scale*barely, best.PixelsPerKilometre() < tiny*float64(wearing().text):
		return m.regionsAlone(width, height, height-m.around.legendBox().Min[1])
	}
	return best
}

// regionsAlone is the view of the regions beside the buttons and, where something would lie over them, above
// what lies at the foot of the map: scale bar, note, and so much of it besides, in px.
func (m *maps) regionsAlone(width, height, over float64) geo.Viewport {
	clear := geo.Insets{Right: mapEdge + controlHeight}
	view := m.scene.Around("", width, height, clear)
	if m.around.coverRegions(view) || over > 0 && m.hidden(view) {
		clear.Bottom = max(0, m.around.foot()-homeMargin, over-homeMargin)
		view = m.scene.Around("", width, height, clear)
	}
	return view
}

// Where the whole country makes no home view: too little of the map is free for it, or names as large as those of
// the window would cover it.
const (
	barely = 0.7 // of its size
	tiny   = 0.2 // px per km, at the usual size of text
)

// homeMargin is what a fitted view leaves at its edges anyway, in px.
const homeMargin = 16

// nearly is the share of its size that a map gives up to lie clear of the legend.
const nearly = 0.95

// hidden reports whether the legend lies over the label of a region.
func (m *maps) hidden(view geo.Viewport) bool {
	legend := m.around.legendBox()
	for _, region := range m.store.View().Dataset.Regions {
		if xy, ok := m.scene.RegionPoint(region.ID); ok && legend.Contains(view.ToScreen(xy)) {
			return true
		}
	}
	return false
}
