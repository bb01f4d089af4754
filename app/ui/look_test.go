package ui

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// pick presses an entry of a submenu of the view menu, and gives the menus as they are afterwards.
func pick(t *testing.T, items []*fyne.MenuItem, label string) {
	t.Helper()
	for _, item := range items {
		if item.Label == label {
			item.Action()
			return
		}
	}
	t.Fatalf("no entry is %q", label)
}

func ticked(items []*fyne.MenuItem) (labels []string) {
	for _, item := range items {
		if item.Checked {
			labels = append(labels, item.Label)
		}
	}
	return labels
}

func TestTheMenuTicksWhatTheWindowWearsAndKeepsIt(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for _, c := range []struct {
		name   string
		items  func() []*fyne.MenuItem
		before string
		press  string
		after  string
		kept   func(settings) bool
	}{
		{"text", w.textSizeItems, "100 %", "130 %", "130 %", func(s settings) bool { return s.TextSize == 130 }},
		{"vision", w.visionItems, "Normal", "Tritanopia (no blue cones)", "Tritanopia (no blue cones)", func(s settings) bool { return s.Vision == state.Tritan }},
		{"towns", w.layerItems, "Names, Towns, Scale bar", "Towns", "Names, Scale bar", func(s settings) bool { return s.Layers.NoTowns }},
		{"graticule", w.layerItems, "Names, Scale bar", "Graticule", "Names, Scale bar, Graticule", func(s settings) bool { return s.Layers.Graticule }},
	} {
		if got := strings.Join(ticked(c.items()), ", "); got != c.before {
			t.Errorf("%s: before, %q is ticked", c.name, got)
		}
		pick(t, c.items(), c.press)
		if got := strings.Join(ticked(c.items()), ", "); got != c.after {
			t.Errorf("%s: after, %q is ticked", c.name, got)
		}
		if kept := remembered(file.OS, w.memory.path).settings; !c.kept(kept) {
			t.Errorf("%s: kept is %+v", c.name, kept)
		}
	}
	kept := remembered(file.OS, w.memory.path).settings
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := openedWith(t, test.NewTempApp(t), scene, kept, 1280, 800)
	if got := again.store.State().Look; got.TextSize != 130 || got.Vision != state.Tritan || got.Layers != (state.Layers{Graticule: true, NoTowns: true}) {
		t.Errorf("the next window wears %+v", got)
	}
}

func TestALookThatThereIsNotIsNoneOfTheSettings(t *testing.T) {
	if got := (settings{Vision: "of a bat", TextSize: 7000}).sound(); got.Vision != state.NormalVision || got.TextSize != 0 {
		t.Errorf("%+v", got)
	}
}

func TestTheStatusSaysThatColoursAreSimulatedUntilTheyAreNot(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	shown := w.status.text.text
	w.chooseVision(state.Deutan)
	if got := w.status.text.text; got != "Colours as seen with deuteranopia · "+shown {
		t.Errorf("the status line says %q", got)
	}
	w.chooseVision(state.NormalVision)
	if got := w.status.text.text; got != shown {
		t.Errorf("the status line says %q", got)
	}
}

// Frames of the map and swatches are painted by one function: in greyscale no pixel of either has a hue.
func TestNothingPaintedHasAHueInGreyscale(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.chooseVision(state.Greyscale)
	entry := w.store.View().Scale.Entry("recognise_de_jure")
	cells := cellImages{painted: map[cellImage]image.Image{}, scale: 1}
	swatch, _ := cells.of(state.Cell{Entry: &entry})
	drawn := test.WidgetRenderer(newSwatch(entry, 28, 16)).(*drawingRenderer)
	for name, img := range map[string]image.Image{
		"the map": w.maps.views[0].base.shown.image, "a swatch of the table": swatch, "a swatch of the legend": drawn.image.Image,
	} {
		grey, hued := 0, 0
		for i, pix := 0, img.(*image.RGBA).Pix; i < len(pix); i += 4 {
			if pix[i] == pix[i+1] && pix[i+1] == pix[i+2] {
				grey++
			} else {
				hued++
			}
		}
		if hued > 0 || grey == 0 {
			t.Errorf("%s has %d pixels with a hue, %d without", name, hued, grey)
		}
	}
	if c := color.NRGBAModel.Convert(shownColor(theme.ColorNamePrimary)).(color.NRGBA); c.R != c.G || c.G != c.B {
		t.Errorf("the accent is %v", c)
	}
}

// What is exported never shows simulated colours, nor leaves out what the screen leaves out.
func TestAPictureIsTheSameHoweverTheWindowLooks(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	page := func() *image.RGBA {
		return picture.NewPage(w.scene, w.store.View(), picture.PageOptions{Width: 640, Height: 452, Theme: state.Light, Program: "Stancemap"}).Image(1)
	}
	usual := page()
	w.store.SetLook(state.Look{Theme: state.Dark, Vision: state.Protan, TextSize: 150, Layers: state.Layers{NoLabels: true, NoTowns: true, NoScaleBar: true}})
	other := page()
	for i := range usual.Pix {
		if usual.Pix[i] != other.Pix[i] {
			t.Fatal("the picture changes with the look of the window")
		}
	}
}

func TestTheScaleBarLeavesTheMap(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	if !w.maps.around.bar.Visible() {
		t.Fatal("there is no scale bar to take away")
	}
	w.chooseLayers(func(l *state.Layers) { l.NoScaleBar = true })
	if w.maps.around.bar.Visible() {
		t.Error("the scale bar stays")
	}
}

// At every size of text the parts of the window lie beside each other, and lines of text are as high as
// their letters.
func TestTheWindowHoldsTextOfEverySize(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for _, percent := range state.TextSizes {
		w.chooseTextSize(percent)
		share := float32(percent) / 100
		if got, want := body.width("Zaporizhzhia"), fyne.MeasureText("Zaporizhzhia", 13*share, fyne.TextStyle{}).Width; got != want {
			t.Errorf("%d %%: words are %g px wide, want %g", percent, got, want)
		}
		if high := fyne.MeasureText("Ag", body.px(), fyne.TextStyle{}).Height; high > em(tableRowHeight) || high > em(controlHeight) || high > em(statusHeight) {
			t.Errorf("%d %%: words of %g px stand in rows of %g px", percent, high, em(tableRowHeight))
		}
		if label := w.toolbar.export; label.Size().Width < label.MinSize().Width || label.Size().Height < label.MinSize().Height {
			t.Errorf("%d %%: Export has %v of %v", percent, label.Size(), label.MinSize())
		}
		legend, bottom := w.maps.around.legend, w.maps.Size().Height
		if end := legend.Position().Y + legend.Size().Height; end > bottom || legend.Size().Height < legend.height(em(legendWidth)) || legend.folded {
			t.Errorf("%d %%: the legend ends at %g of %g px", percent, end, bottom)
		}
		if tabs := w.table.tabs; tabs.MinSize().Width > w.table.Size().Width {
			t.Errorf("%d %%: the tabs are %g px wide in %g px", percent, tabs.MinSize().Width, w.table.Size().Width)
		}
	}
}

// Where large text leaves no room for all controls in one row, they stand in two.
func TestControlsOfTheToolBarNeverOverlap(t *testing.T) {
	for _, width := range []float32{1000, 1280} {
		w, _ := opened(t, width, 700)
		for _, percent := range state.TextSizes {
			w.chooseTextSize(percent)
			bar := w.toolbar
			controls := []fyne.CanvasObject{bar.proposals, bar.modes, bar.account.readings, bar.find, bar.export}
			for i, a := range controls {
				box := bound(a.Position().X, a.Position().Y, a.Position().X+a.Size().Width, a.Position().Y+a.Size().Height)
				if box.Max[0] > float64(width) || box.Max[1] > float64(bar.Size().Height) {
					t.Errorf("%d %% in %g px: control %d ends at %v", percent, width, i, box.Max)
				}
				for n, b := range controls[i+1:] {
					other := bound(b.Position().X, b.Position().Y, b.Position().X+b.Size().Width, b.Position().Y+b.Size().Height)
					if common(box, other) > 0 {
						t.Errorf("%d %% in %g px: controls %d and %d lie over each other", percent, width, i, i+1+n)
					}
				}
			}
		}
	}
}

func TestLabelsOfTheMapFollowTheSizeOfText(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.chooseTextSize(150)
	if got := mapOptions(w.store.View()).LabelSize; got != 1.5 {
		t.Errorf("labels are %g times as large", got)
	}
	v := geo.Viewport{Width: 10, Height: 10, Scale: 1}
	if got := newJob(v, 1, nil).seen; got != state.NormalVision {
		t.Errorf("a frame is seen by %q of itself", got)
	}
	img := image.NewRGBA(image.Rect(0, 0, 1, 1))
	whole := geo.Rectangle(orb.Bound{Max: orb.Point{1, 1}})
	paint(img, []picture.Mark{{Path: whole, Fill: geo.Fill{Color: rgb(0xC48651)}}}, 1, orb.Point{}, state.Tritan)
	if want := state.Tritan.Seen(rgb(0xC48651)); img.At(0, 0) != color.RGBAModel.Convert(want) {
		t.Errorf("a frame is %v, want %v", img.At(0, 0), want)
	}
}
