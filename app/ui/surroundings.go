package ui

import (
	"math"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/paulmach/orb"
	"golang.org/x/image/font/opentype"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// Measures of what lies on and around the maps, in px.
const (
	mapEdge       = 12 // from the edge of the map to what lies on it
	captionHeight = 32
	captionNarrow = 400 // below it the date gives way to the title
	noteLine      = 14
	noteRoom      = 420 // of a map beside the legend, below which the note has one line
	barHeight     = 24
	barMost       = 90
	barRoom       = 240  // height of a map below which there is no scale bar
	noteLowest    = 64   // and no note
	terseRoom     = 440  // height of a map below which the legend has no second line
	stripLeast    = 42   // of the legend of several maps, in height
	stripShare    = 0.26 // of the panel, which that legend takes at most where it needs more
	footFrom      = 200  // height of small multiples below which neither scale bar nor note has room
	boldFrom      = 2.2  // px per km from which on the note on generalised borders is bold
)

// surroundings are what lies on and around the maps: the legend, the buttons that zoom, captions, the
// scale bar and the note on boundaries.
type surroundings struct {
	maps      *maps
	legend    *legend
	strip     *legend // of several maps, which can be longer than its room
	stripRoom *container.Scroll
	zoom      *fyne.Container
	hold      *holdButton // shows the second account while it is pressed
	blinking  *blinkWords
	captions  [2]*mapCaption
	divider   *surface
	bar       *drawing
	note      *drawing
	noteSays  []string    // by line
	boxes     []orb.Bound // of the maps
}

func newSurroundings(m *maps, onAllEntries func()) *surroundings {
	s := &surroundings{maps: m, divider: newHairline()}
	s.legend = newCardLegend(m.store, m.keys, onAllEntries)
	s.strip = newStripLegend(m.store, m.keys)
	s.legend.scene = m.scene
	s.legend.build()
	s.stripRoom = container.NewVScroll(s.strip.Container)
	s.zoom = newZoomButtons(m)
	s.hold = newHoldButton(m.keys, m.store.View().Words.Say("blink.hold"), m.store.Blink)
	s.blinking = newBlinkWords(m.store)
	s.captions = [2]*mapCaption{newCaption(m.keys), newCaption(m.keys)}
	s.bar = newDrawing(barMost+44, barHeight, s.barMarks)
	s.note = newDrawing(0, 0, s.noteMarks)
	return s
}

func (s *surroundings) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.captions[0].Container, s.captions[1].Container, s.divider, s.zoom, s.hold, s.legend.Container, s.stripRoom, s.bar, s.note, s.blinking.Container}
}

// layout places everything and returns the boxes of the maps.
func (s *surroundings) layout(size fyne.Size) []orb.Bound {
	one := !s.maps.several() && !s.maps.two()
	show(s.legend, one)
	show(s.stripRoom, !one)
	if one {
		s.legend.asCard(size, size.Height < terseRoom)
	}
	s.setNote(size)
	s.bar.size = fyne.NewSize(barMost+em(44), em(barHeight))
	switch {
	case s.maps.several():
		s.layoutSeveral(size)
		return s.boxes
	case one:
		s.layoutOne(size)
	default:
		s.layoutTwo(size)
	}
	last := s.boxes[len(s.boxes)-1]
	right, bottom, top := float32(last.Max[0]), float32(last.Max[1]), float32(last.Min[1])
	place(s.zoom, right-mapEdge-controlHeight, top+mapEdge, controlHeight, 3*controlHeight)
	s.placeBlink(right, top)
	note := s.note.size
	place(s.note, right-mapEdge-note.Width, bottom-mapEdge-note.Height+4, note.Width, note.Height)
	barX, barY := right-mapEdge-s.bar.size.Width, bottom-mapEdge-note.Height-em(barHeight)
	if len(s.boxes) > 1 {
		barX, barY = mapEdge, bottom-mapEdge-em(barHeight)
	}
	show(s.bar, bottom-top >= barRoom && !s.maps.store.State().Look.Layers.NoScaleBar)
	show(s.note, bottom-top >= noteLowest && s.note.Position().Y >= top+mapEdge+3*controlHeight)
	place(s.bar, barX, barY, s.bar.size.Width, em(barHeight))
	return s.boxes
}

// placeBlink sets the button that blinks beside those that zoom, and the words over the map.
func (s *surroundings) placeBlink(right, top float32) {
	shown := s.maps.store.State().Show
	show(s.hold, shown.Mode == state.Single && shown.Second.Proposal != "")
	size, words := s.hold.MinSize(), s.blinking.MinSize()
	place(s.hold, right-2*mapEdge-controlHeight-size.Width+4, top+mapEdge, size.Width, size.Height)
	place(s.blinking, max(mapEdge, (right-words.Width)/2), top+mapEdge, words.Width, words.Height)
}

// setNote chooses how much the note on boundaries says in a panel of a size.
func (s *surroundings) setNote(size fyne.Size) {
	room := size.Width - float32(s.legendEdge())
	if s.maps.two() {
		room = size.Width / 2
	}
	said := s.maps.store.View().Words.Say("note.boundaries_short")
	if room < noteRoom || s.maps.several() {
		said = s.maps.store.View().Words.Say("note.boundaries_shortest")
	}
	if v := s.maps.store.View(); !s.maps.scene.Local() && v.Dataset.Info.ID != data.Bundled().Info.ID { // the note is on outlines that are not drawn
		said = v.Words.Say("note.own_boundaries", "Dataset", v.DatasetTitle())
	}
	s.noteSays = strings.Split(said, " / ")
	widest := 0.0
	for _, line := range s.noteSays {
		width, _, _ := s.noteStyle(true, state.Light).Measure(line)
		widest = max(widest, width)
	}
	s.note.size = fyne.NewSize(float32(math.Ceil(widest))+4, float32(len(s.noteSays))*em(noteLine)+2)
}

func (s *surroundings) layoutOne(size fyne.Size) {
	s.captions[0].Hide()
	s.captions[1].Hide()
	s.divider.Hide()
	width, bottom := s.legend.width(), size.Height-mapEdge
	height := s.legend.height(width)
	if width+s.note.size.Width+3*mapEdge > size.Width {
		bottom -= s.note.size.Height
	}
	place(s.legend, mapEdge, max(0, bottom-height), width, height)
	s.boxes = []orb.Bound{bound(0, 0, size.Width, size.Height)}
}

// layoutTwo sets two maps side by side, a caption over each and one legend below both.
func (s *surroundings) layoutTwo(size fyne.Size) {
	s.strip.pack(false)
	strip := s.placeStrip(size)
	half := float32(int(size.Width / 2))
	bottom := size.Height - strip
	for i, c := range s.captions {
		c.show(s.maps.store.View(), i)
		c.date.Hidden = half < captionNarrow
		c.Show()
		place(c, float32(i)*(half+1), 0, half, em(captionHeight))
	}
	s.divider.Show()
	place(s.divider, half, 0, 1, bottom)
	s.boxes = []orb.Bound{bound(0, em(captionHeight), half, bottom), bound(half+1, em(captionHeight), 2*half+1, bottom)}
}

// placeStrip sets the legend of several maps over the whole width at the foot of the panel and returns its
// height. It has no more than a share of the panel; where it needs more it scrolls.
func (s *surroundings) placeStrip(size fyne.Size) float32 {
	whole := s.strip.height(size.Width)
	strip := min(whole, max(em(stripLeast), size.Height*stripShare))
	s.strip.Layout = fixed{0, whole}
	place(s.stripRoom, 0, size.Height-strip, size.Width, strip)
	s.stripRoom.Refresh()
	return strip
}

// layoutSeveral sets small maps in a grid, with one legend, scale bar and note below all of them and the
// buttons beside them.
func (s *surroundings) layoutSeveral(size fyne.Size) {
	for _, c := range s.captions {
		c.Hide()
	}
	s.divider.Hide()
	s.hold.Hide()
	s.strip.pack(true)
	strip := s.placeStrip(size)
	foot := s.placeFoot(size, strip)
	bottom := size.Height - strip - foot
	s.maps.grid.layout(s.maps.store.View(), max(64, size.Width-zoomColumn), max(64, bottom))
	s.boxes = s.maps.grid.boxes
	place(s.zoom, size.Width-mapEdge-controlHeight, mapEdge, controlHeight, 3*controlHeight)
}

// placeFoot sets the scale bar and the note of small multiples at the end of the last line of the legend, else
// on a line above it, and returns the height of that line. In a low panel they have no room.
func (s *surroundings) placeFoot(size fyne.Size, strip float32) (foot float32) {
	low := size.Height < em(footFrom)
	show(s.bar, !low && !s.maps.store.State().Look.Layers.NoScaleBar)
	show(s.note, !low)
	if low {
		return 0
	}
	bar, note := s.bar.size, s.note.size
	barX, middle := float32(mapEdge), size.Height-bar.Height/2
	beside := size.Width - 2*mapEdge - note.Width - bar.Width
	if strip >= s.strip.height(size.Width) && s.strip.lastLine(size.Width)+mapEdge <= beside {
		barX = beside
	} else {
		foot = em(smallFoot)
		middle = size.Height - strip - foot/2
	}
	place(s.bar, barX, middle-bar.Height/2, bar.Width, bar.Height)
	place(s.note, size.Width-mapEdge-note.Width, middle-note.Height/2, note.Width, note.Height)
	return foot
}

// mapBoxes are where the maps lie in the panel now.
func (s *surroundings) mapBoxes() []orb.Bound {
	if !s.maps.several() {
		return s.boxes
	}
	boxes := make([]orb.Bound, len(s.boxes))
	for i, box := range s.boxes {
		corner := s.maps.grid.corner(i)
		boxes[i] = orb.Bound{Min: corner, Max: orb.Point{corner[0] + box.Max[0] - box.Min[0], corner[1] + box.Max[1] - box.Min[1]}}
	}
	return boxes
}

func bound(x0, y0, x1, y1 float32) orb.Bound {
	return orb.Bound{Min: orb.Point{float64(x0), float64(y0)}, Max: orb.Point{float64(x1), float64(y1)}}
}

// legendEdge is how far the legend reaches into the map from the left, in px.
func (s *surroundings) legendEdge() float64 {
	if s.maps.two() {
		return 0
	}
	return mapEdge + float64(s.legend.width())
}

// window is the part of a map's frame that is on screen, in px of the frame.
func (s *surroundings) window(i int) orb.Bound {
	x, y := s.maps.margins()
	size := orb.Point{s.boxes[i].Max[0] - s.boxes[i].Min[0], s.boxes[i].Max[1] - s.boxes[i].Min[1]}
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + size[0], y + size[1]}}
}

// legendBox is where the legend lies in the panel, in px.
func (s *surroundings) legendBox() orb.Bound {
	at, size := s.legend.Position(), s.legend.Size()
	if s.stripRoom.Visible() {
		at, size = s.stripRoom.Position(), s.stripRoom.Size()
	}
	return bound(at.X, at.Y, at.X+size.Width, at.Y+size.Height)
}

// coverRegions reports whether the scale bar or the note would lie over a region in a view.
func (s *surroundings) coverRegions(view geo.Viewport) bool {
	const step = 6 // px
	for _, o := range []fyne.CanvasObject{s.bar, s.note} {
		if !o.Visible() {
			continue
		}
		for x := float32(0); x <= o.Size().Width; x += step {
			for y := float32(0); y <= o.Size().Height; y += step {
				px := at(o.Position().AddXY(x, y))
				for _, box := range s.boxes {
					if !box.Contains(px) {
						continue
					}
					if _, covered := s.maps.scene.RegionAt(view.FromScreen(orb.Point{px[0] - box.Min[0], px[1] - box.Min[1]})); covered {
						return true
					}
				}
			}
		}
	}
	return false
}

// foot is how much of a map the scale bar and the note take at its bottom, in px.
func (s *surroundings) foot() float64 {
	bottom, highest := s.boxes[len(s.boxes)-1].Max[1], 0.0
	for _, o := range []fyne.CanvasObject{s.bar, s.note} {
		if o.Visible() {
			highest = max(highest, bottom-float64(o.Position().Y))
		}
	}
	return highest
}

// obstacles are the boxes that labels of a map keep clear of, in px of its frame.
func (s *surroundings) obstacles(i int) []orb.Bound {
	if s.maps.several() {
		return nil // nothing lies over small maps
	}
	x, y := s.maps.margins()
	var boxes []orb.Bound
	for _, o := range []fyne.CanvasObject{s.legend, s.zoom, s.hold, s.bar, s.note} {
		at, size := o.Position(), o.Size()
		box := bound(at.X, at.Y, at.X+size.Width, at.Y+size.Height)
		if !o.Visible() || !box.Intersects(s.boxes[i]) {
			continue
		}
		shift := orb.Point{x - s.boxes[i].Min[0], y - s.boxes[i].Min[1]}
		box.Min = orb.Point{box.Min[0] + shift[0], box.Min[1] + shift[1]}
		box.Max = orb.Point{box.Max[0] + shift[0], box.Max[1] + shift[1]}
		boxes = append(boxes, box)
	}
	return boxes
}

// showScale redraws what depends on the scale of the map.
func (s *surroundings) showScale(geo.Viewport) {
	s.bar.Refresh()
	s.note.Refresh()
}

// barMarks is the scale bar: at the right of one map, at the left of the left one of two.
func (s *surroundings) barMarks(theme state.Theme) []picture.Mark {
	bar := picture.BarFor(s.maps.view, barMost)
	x := float64(s.bar.size.Width-em(24)) - bar.Width
	if s.maps.two() {
		x = 8
	}
	bar.LabelSize = float64(wearing().text)
	return bar.Marks(orb.Point{x, float64(s.bar.size.Height) - 2}, theme, false)
}

// noteMarks says where the boundaries come from. Closer than they are accurate, it says so in bold.
func (s *surroundings) noteMarks(theme state.Theme) []picture.Mark {
	var marks []picture.Mark
	for i, text := range s.noteSays {
		style := s.noteStyle(i == 0 && s.maps.view.PixelsPerKilometre() > boldFrom, theme)
		at := orb.Point{float64(s.note.size.Width) - 2, float64(em(11) + em(noteLine)*float32(i))}
		marks = append(marks, picture.Mark{Part: "note", Text: geo.Text{String: text, At: at, Anchor: geo.End, Style: style}})
	}
	return marks
}

func (s *surroundings) noteStyle(bold bool, theme state.Theme) geo.TextStyle {
	base := theme.Base()
	style := geo.TextStyle{Font: noteFonts()[0], Size: float64(em(11)), Color: base.Caption, Halo: base.Halo, HaloWidth: 3.2}
	if bold {
		style.Font = noteFonts()[1]
	}
	return style
}

// noteFonts are the regular and the bold cut of the map's typeface, read once. The files are embedded
// and tested where they lie.
var noteFonts = sync.OnceValue(func() (fonts [2]*opentype.Font) {
	for i, style := range []assets.FontStyle{assets.Regular, assets.Bold} {
		font, err := opentype.Parse(assets.Font(style))
		if err != nil {
			panic(err)
		}
		fonts[i] = font
	}
	return fonts
})
