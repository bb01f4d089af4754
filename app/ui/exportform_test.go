package ui

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// shownForm opens the form in a window and gives the switches of pictures by what stands before them.
func shownForm(t *testing.T, w *Window, ending string) (form *exportForm, switches map[string]*segments) {
	t.Helper()
	form = newExportForm(w.exporter, ending)
	form.open()
	switches = map[string]*segments{}
	for _, row := range form.pictures.Objects {
		parts := row.(*fyne.Container).Objects
		switches[said(parts[0])[0]] = parts[1].(*segments)
	}
	return form, switches
}

// imageIn is the picture that a preview shows.
func imageIn(t *testing.T, p *preview) *canvas.Image {
	t.Helper()
	shown, ok := p.shown.(*canvas.Image)
	if !ok {
		t.Fatalf("the preview shows a %T and says %q", p.shown, p.words.text)
	}
	return shown
}

// shareOf is how much of a picture has a colour.
func shareOf(shown *canvas.Image, want color.NRGBA) float64 {
	b, found := shown.Image.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, b, _ := shown.Image.At(x, y).RGBA(); uint8(r>>8) == want.R && uint8(g>>8) == want.G && uint8(b>>8) == want.B {
				found++
			}
		}
	}
	return float64(found) / float64(b.Dx()*b.Dy())
}

func TestThePreviewOfAPictureIsThePageOfWhatIsShown(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.store.ShowProposal("europe-ukraine-2025-04")
	form, switches := shownForm(t, w, "png")
	shown := imageIn(t, form.preview)
	size, room := shown.Image.Bounds(), form.preview.room()
	if ratio := float64(size.Dx()) / float64(size.Dy()); ratio < 1.40 || ratio > 1.43 { // A4 on its side
		t.Errorf("the page is %v", size)
	}
	if float32(size.Dx()) > room.Width+1 || float32(size.Dy()) > room.Height+1 {
		t.Errorf("the page %v is larger than the room %v", size, room)
	}
	entry := w.store.View().Maps.Each[0].Cells[0].Entry
	light, _ := w.store.View().Scale.Entry(entry).Colours(state.Light)
	if shareOf(shown, light) < 0.005 {
		t.Error("the stance on the map is not in the preview")
	}
	switches["Colours"].onChosen(string(state.Dark))
	dark, _ := w.store.View().Scale.Entry(entry).Colours(state.Dark)
	if shown := imageIn(t, form.preview); shareOf(shown, dark) < 0.005 || shareOf(shown, light) > 0.005 {
		t.Error("in dark colours the preview stays light")
	}
}

func TestAPictureIsWrittenAsChosen(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, switches := shownForm(t, w, "png")
	target := filepath.Join(t.TempDir(), "square.png")
	form.path.SetText(target)
	switches["Page"].onChosen("square")
	switches["Sharpness"].onChosen("1")
	if !says(form.included, "Square, colours: Light, 1,080 × 1,080 pixels, with title, legend, scale bar, sources and date") {
		t.Errorf("it is said to include %q", said(form.included))
	}
	confirm(t, w, "Export")
	f, err := os.Open(target)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if size, err := png.DecodeConfig(f); err != nil || size.Width != 1080 || size.Height != 1080 {
		t.Errorf("the file has %d × %d px, %v", size.Width, size.Height, err)
	}
}

func TestOnlyPicturesAskForPageAndColoursAndOnlyPixelsForSharpness(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, _ := shownForm(t, w, "xlsx")
	for i, f := range formats {
		form.formats.choose(i)
		if got := form.pictures.Visible(); got != f.picture() {
			t.Errorf("%s: page and colours are asked: %v", f.words, got)
		}
		if got := form.pictures.Visible() && form.scales.Visible(); got != (f.ending == "png") {
			t.Errorf("%s: sharpness is asked: %v", f.words, got)
		}
	}
}

func TestThePreviewOfATableHasItsFirstCells(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, _ := shownForm(t, w, "xlsx")
	fill, _ := w.store.View().Scale.Entry("recognise_de_jure").Colours(state.Light)
	if shareOf(imageIn(t, form.preview), fill) < 0.002 {
		t.Error("the preview of the workbook has no stance in it")
	}
	if !strings.HasPrefix(form.preview.words.text, "The beginning of “Stance by region”, one of ") {
		t.Errorf("it says %q", form.preview.words.text)
	}
	for id, want := range map[string]string{
		"export.csv": "id,proposal,topic", "export.csv_shown": "Region,", "export.geojson": "FeatureCollection",
		"export.package": "positions.csv  ", "export.session": `"show"`,
	} {
		form.formats.choose(formatPlace(t, id))
		if text := strings.Join(said(form.preview.shown), "\n"); !strings.Contains(text, want) {
			t.Errorf("%s: the preview has no %q; it is\n%s", id, want, text)
		}
	}
}

func TestOnlyTheLastPreviewAskedForIsMade(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, _ := shownForm(t, w, "xlsx")
	h := &heldBack{}
	form.preview.toolkit.background = func(work func()) { h.work = append(h.work, work) }
	count, shown := 0, newProse("", small)
	for _, words := range []string{"first", "second", "third"} {
		form.preview.ask("wait", func() made { count++; return func() (string, fyne.CanvasObject) { return words, shown } })
	}
	h.run()
	if count != 1 || form.preview.words.text != "third" {
		t.Errorf("%d were made, shown is %q", count, form.preview.words.text)
	}
	form.preview.ask("wait", func() made { count++; return func() (string, fyne.CanvasObject) { return "late", shown } })
	confirm(t, w, "Cancel")
	h.run()
	if count != 1 || form.preview.words.text != "third" {
		t.Error("a preview is made for a form that was closed")
	}
}

func TestEscClosesTheFormFromEachOfItsControls(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	for step := range 12 {
		shownForm(t, w, "png")
		for range step {
			w.window.Canvas().(interface{ FocusNext() }).FocusNext()
		}
		focused := w.window.Canvas().Focused()
		if focused == nil {
			t.Fatalf("after %d steps nothing has the focus", step)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.dialogOpen() {
			t.Errorf("after %d steps Esc leaves the form open; the focus is on a %T", step, focused)
			w.closeTopmost()
		}
	}
}

func TestTheFormFitsSmallWindowsAndLargeText(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 880, Height: 532}, {Width: 1000, Height: 622}, {Width: 1280, Height: 772}} {
		w, _ := opened(t, size.Width, size.Height)
		form, _ := shownForm(t, w, "png")
		frame := w.window.Canvas().Size()
		for _, o := range []fyne.CanvasObject{form.column, form.preview.Container, form.path, pressable(t, dialogOf(t, w), "Export")} {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if end := at.Add(o.Size()); at.X < 0 || at.Y < 0 || end.X > frame.Width || end.Y > frame.Height || o.Size().Width < 40 || o.Size().Height < 20 {
				t.Errorf("%v: a %T lies at %v with %v", size, o, at, o.Size())
			}
		}
	}
}

func TestADialogsMainButtonIsPressedByEnter(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, _ := shownForm(t, w, "csv")
	target := filepath.Join(t.TempDir(), "a.csv")
	form.path.SetText(target)
	pressable(t, dialogOf(t, w), "Export").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, err := os.Stat(target); err != nil || w.dialogOpen() {
		t.Errorf("Enter on the button: %v, open %v", err, w.dialogOpen())
	}
}

func TestAnEndingThatNothingIsWrittenInIsSaidWithThoseThatThereAre(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	form, _ := shownForm(t, w, "xlsx")
	form.path.SetText(filepath.Join(t.TempDir(), "a.doc"))
	test.Tap(pressable(t, dialogOf(t, w), "Export"))
	for _, f := range formats {
		if !strings.Contains(w.status.text.text, "."+f.ending) {
			t.Errorf("%q does not name .%s", w.status.text.text, f.ending)
		}
	}
	if !slices.Contains(said(w.status.Container), w.status.text.text) {
		t.Error("the status line does not show it")
	}
}
