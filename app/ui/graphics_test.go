package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/data"
)

func TestF30AWindowOfAnySizeDraws(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for _, size := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 1, Height: 2000}, {Width: 2000, Height: 1}, {Width: 300, Height: 200}, {Width: 7680, Height: 4320}, {Width: 1280, Height: 800}} {
		w.window.Resize(size)
		w.window.Content().Resize(size)
		modes := state.Modes
		if size.Width > 4000 {
			modes = modes[:1] // one picture of 33 million pixels will do
		}
		for _, mode := range modes {
			w.store.SetMode(mode)
		}
		if picture := w.window.Canvas().Capture(); picture == nil {
			t.Errorf("%v: nothing is drawn", size)
		}
	}
	if got := w.detail.Size().Width; got != 336 {
		t.Errorf("afterwards the panel is %v wide", got)
	}
}

func TestF30AWindowOfAnySizeCanBeWorked(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.window.Content().Resize(fyne.Size{})
	for _, s := range shortcuts() {
		if s.id == "key.quit" || s.id == "key.full_screen" {
			continue
		}
		for i := range max(1, len(s.keys)) {
			s.run(w, i)
		}
		for w.dialogOpen() {
			w.closeTopmost()
		}
	}
}

func TestF30EveryScaleDraws(t *testing.T) {
	for _, scale := range []float32{0.5, 1, 1.25, 2, 4} {
		for _, shown := range []state.Theme{state.Light, state.Dark} {
			w, _ := opened(t, 900, 600)
			w.chooseTheme(shown)
			canvas, ok := w.window.Canvas().(software.WindowlessCanvas)
			if !ok {
				t.Fatal("the test canvas has no scale")
			}
			canvas.SetScale(scale)
			picture := canvas.Capture()
			if got, want := picture.Bounds().Dx(), int(900*scale); got < want-1 || got > want+1 {
				t.Errorf("scale %v: the picture is %d px wide, want %d", scale, got, want)
			}
			foot := picture.At(int(4*scale), int((600-6)*scale))
			if want := shownColor(theme.ColorNameBackground); foot != want {
				t.Errorf("scale %v, %s: the status line is %v, want %v", scale, shown, foot, want)
			}
		}
	}
}

func TestF30APictureIsTheSameWhateverTheWindow(t *testing.T) {
	var first []byte
	for i, c := range []struct {
		width, height float32
		theme         state.Theme
	}{{1280, 800, state.Light}, {0, 0, state.Dark}, {1, 1, state.HighContrast}, {3840, 2160, state.Dark}} {
		w, _ := opened(t, c.width, c.height)
		w.chooseTheme(c.theme)
		w.maps.zoomBy(zoomStep)
		target := filepath.Join(t.TempDir(), "map.png")
		w.exporter.write(orderOf(target))
		content, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = content
		} else if !bytes.Equal(content, first) {
			t.Errorf("of a window of %v × %v in %s the picture differs", c.width, c.height, c.theme)
		}
	}
}

// Every letter that the program or its dataset can show is in a font that the program carries, so that no font of the
// system is ever looked for.
func TestNoFontOfTheSystemIsNeeded(t *testing.T) {
	fonts := map[string][]fyne.Resource{
		"regular": {theme.DefaultTheme().Font(fyne.TextStyle{})},
		"bold":    {theme.DefaultTheme().Font(fyne.TextStyle{Bold: true})},
		"italic":  {theme.DefaultTheme().Font(fyne.TextStyle{Italic: true})},
	}
	texts := map[string]string{}
	for _, table := range data.Bundled().Tables() {
		for i, row := range table.Cells {
			texts[fmt.Sprintf("%s, row %d", table.Name, i+1)] = fmt.Sprint(row)
		}
	}
	words, err := os.ReadFile("../../assets/translations/active.en.json")
	if err != nil {
		t.Fatal(err)
	}
	texts["active.en.json"] = string(words)
	for _, licence := range assets.Licences() {
		texts["licence "+licence.ID] = licence.Text
	}
	for name, chain := range fonts {
		missing := map[rune]string{}
		for place, text := range texts {
			for _, r := range text {
				if r >= ' ' && !anyHas(t, chain, r) {
					missing[r] = place
				}
			}
		}
		for r, place := range missing {
			t.Errorf("%s: %q (%U) of %s is in no font of the program", name, r, r, place)
		}
	}
}

var parsed = map[string]*sfnt.Font{}

func anyHas(t *testing.T, fonts []fyne.Resource, r rune) bool {
	t.Helper()
	for _, resource := range fonts {
		font := parsed[resource.Name()]
		if font == nil {
			var err error
			if font, err = sfnt.Parse(resource.Content()); err != nil {
				t.Fatal(err)
			}
			parsed[resource.Name()] = font
		}
		if glyph, err := font.GlyphIndex(nil, r); err == nil && glyph != 0 {
			return true
		}
	}
	return false
}
