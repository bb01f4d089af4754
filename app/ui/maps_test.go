package ui

import (
	"image"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// placeOf is where a region's label goes, in px of the first map.
func placeOf(t *testing.T, w *Window, region string) fyne.Position {
	t.Helper()
	xy, ok := w.maps.scene.RegionPoint(region)
	if !ok {
		t.Fatalf("there is no region %q", region)
	}
	px := w.maps.view.ToScreen(xy)
	return fyne.NewPos(float32(px[0]), float32(px[1]))
}

// click presses and releases a button of the mouse on a map.
func click(view *mapView, p fyne.Position, modifier fyne.KeyModifier) {
	event := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary, Modifier: modifier}
	view.MouseDown(event)
	view.MouseUp(event)
}

// drag moves the mouse by steps with a button down.
func drag(view *mapView, from fyne.Position, modifier fyne.KeyModifier, steps ...fyne.Delta) {
	view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary, Modifier: modifier})
	for _, step := range steps {
		from = from.AddXY(step.DX, step.DY)
		view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from}, Dragged: step})
	}
}

func drop(view *mapView, p fyne.Position) {
	view.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
	view.DragEnd()
}

func near(a, b geo.Viewport) bool {
	return math.Abs(a.Center[0]-b.Center[0]) < 1 && math.Abs(a.Center[1]-b.Center[1]) < 1 && math.Abs(a.Scale/b.Scale-1) < 1e-9
}

func TestAClickSelectsTheRegionUnderThePointerAndMovesNothing(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	before := w.maps.view
	for _, region := range w.store.View().Dataset.Regions {
		click(w.maps.views[0], placeOf(t, w, region.ID), 0)
		if got := w.store.State().Select.Region; got != region.ID {
			t.Errorf("a click on %s selects %q", region.ID, got)
		}
	}
	click(w.maps.views[0], fyne.NewPos(2, 2), 0)
	if got := w.store.State().Select.Region; got != "" {
		t.Errorf("a click beside the regions selects %q", got)
	}
	if w.maps.view != before {
		t.Errorf("the clicks moved the map from %+v to %+v", before, w.maps.view)
	}
}

func TestASlightlyShakyClickIsAClick(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	at := placeOf(t, w, "crimea")
	view := w.maps.views[0]
	view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	view.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(2, 2)}, Button: desktop.MouseButtonPrimary})
	if got := w.store.State().Select.Region; got != "crimea" {
		t.Errorf("a click that moves 3 px selects %q", got)
	}
	w.store.SelectRegion("")
	drag(view, at, 0, fyne.NewDelta(30, 0))
	drop(view, at.AddXY(30, 0))
	if got := w.store.State().Select.Region; got != "" {
		t.Errorf("a drag selects %q", got)
	}
}

func TestADragMovesThePaintedFrameWithoutPainting(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	view := w.maps.views[0]
	before, painted, at := w.maps.view, view.base.painted, view.base.raster.Position()
	size := view.base.raster.Size()
	drag(view, fyne.NewPos(400, 300), 0, fyne.NewDelta(-10, 5), fyne.NewDelta(-20, 10), fyne.NewDelta(-30, 15))
	if view.base.painted != painted {
		t.Errorf("during the drag %d frames were painted", view.base.painted-painted)
	}
	if got := view.base.raster.Position(); got != at.AddXY(-60, 30) {
		t.Errorf("the frame moved from %v to %v, want by -60, 30", at, got)
	}
	if view.base.raster.Size() != size {
		t.Errorf("the frame was resized from %v to %v, which would send it to the screen again", size, view.base.raster.Size())
	}
	if !near(w.maps.view, before.Pan(-60, 30)) {
		t.Errorf("the map shows %+v, want %+v", w.maps.view, before.Pan(-60, 30))
	}
	if w.store.State().Map != (state.Map{}) {
		t.Error("the store hears of a drag before it ends")
	}
	drop(view, fyne.NewPos(340, 330))
	if view.base.painted != painted+1 {
		t.Errorf("after the drag %d frames were painted, want one", view.base.painted-painted)
	}
	if got := w.store.State().Map; got.X != w.maps.view.Center[0] || got.Scale != w.maps.view.Scale {
		t.Errorf("the store has the map at %+v", got)
	}
}

func TestADragBeyondTheFrameAsksForAnother(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	view := w.maps.views[0]
	painted := view.base.painted
	far := view.Size().Width*overpaint + 5
	drag(view, fyne.NewPos(600, 300), 0, fyne.NewDelta(-far, 0))
	if view.base.painted != painted+1 {
		t.Errorf("%v px to the left %d frames were painted, want one", far, view.base.painted-painted)
	}
	if !view.base.covers(w.maps.view) {
		t.Error("the window shows an edge of the frame")
	}
}

func TestAltAndArrowsGoThroughWhereTheMapStood(t *testing.T) {
	w, c := opened(t, 1000, 700)
	home := w.maps.view
	earlier := func() { w.keys.typedShortcut(alt(fyne.KeyLeft).typed()) }
	for range 5 { // one turn of the wheel, in notches
		w.maps.views[0].Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, 200)}, Scrolled: fyne.NewDelta(0, 25)})
		c.pass(wheelRest / 4)
	}
	c.pass(wheelRest)
	turned := w.maps.view
	typeKey(w, fyne.KeyRight)
	moved := w.maps.view
	earlier()
	if !near(w.maps.view, turned) {
		t.Errorf("Alt+Left shows %+v, not where the wheel ended", w.maps.view)
	}
	earlier()
	if !near(w.maps.view, home) {
		t.Errorf("Alt+Left again shows %+v, not the home view: a notch of the wheel counts as a movement", w.maps.view)
	}
	for range 2 {
		w.keys.typedShortcut(alt(fyne.KeyRight).typed())
	}
	if !near(w.maps.view, moved) {
		t.Errorf("Alt+Right twice shows %+v", w.maps.view)
	}
}

func TestTheWheelKeepsThePlaceUnderThePointer(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	pointer := fyne.NewPos(523, 211)
	for _, turned := range []float32{25, 25, -25, 400, -25} {
		before, scale := w.maps.view.FromScreen(at(pointer)), w.maps.view.Scale
		w.maps.views[0].Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pointer}, Scrolled: fyne.NewDelta(0, turned)})
		after := w.maps.view.FromScreen(at(pointer))
		if math.Hypot(after[0]-before[0], after[1]-before[1]) > 1 {
			t.Errorf("turned by %v: what lay at %v lies at %v, in metres", turned, before, after)
		}
		if (turned > 0) != (w.maps.view.Scale > scale) {
			t.Errorf("turned by %v: the scale went from %v to %v", turned, scale, w.maps.view.Scale)
		}
		if factor := w.maps.view.Scale / scale; factor > 1.7 {
			t.Errorf("turned by %v: the map grew %v times at once", turned, factor)
		}
	}
}

func TestZoomEndsAtAStampAndAtATown(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	for range 60 {
		w.maps.zoomBy(zoomStep)
	}
	if got := w.maps.view.Scale; got > w.maps.scene.Most()*1.0001 {
		t.Errorf("it zooms in to %v px per metre", got)
	}
	for range 90 {
		w.maps.zoomBy(1 / zoomStep)
	}
	if got := w.maps.view.Scale; got < w.maps.scene.Least()*0.9999 {
		t.Errorf("it zooms out to %v px per metre", got)
	}
}

func TestADoubleClickZoomsInAndWithShiftOut(t *testing.T) {
	w, c := opened(t, 1000, 700)
	view, p := w.maps.views[0], fyne.NewPos(300, 200)
	before, under := w.maps.view.Scale, w.maps.view.FromScreen(at(p))
	click(view, p, 0)
	c.pass(100 * time.Millisecond)
	click(view, p, 0)
	if got := w.maps.view.Scale / before; math.Abs(got-clickZoom) > 1e-9 {
		t.Errorf("a double click zooms %v times", got)
	}
	if after := w.maps.view.FromScreen(at(p)); math.Hypot(after[0]-under[0], after[1]-under[1]) > 1 {
		t.Errorf("what lay under it, %v, now lies at %v", under, after)
	}
	c.pass(time.Second)
	click(view, p, fyne.KeyModifierShift)
	click(view, p, fyne.KeyModifierShift)
	if got := w.maps.view.Scale / before; math.Abs(got-1) > 1e-9 {
		t.Errorf("with Shift back out it is %v times as large", got)
	}
	click(view, p, 0)
	c.pass(time.Second)
	click(view, p, 0)
	if got := w.maps.view.Scale / before; math.Abs(got-1) > 1e-9 {
		t.Errorf("two slow clicks zoom %v times", got)
	}
}

func TestADoubleClickLeavesTheSelection(t *testing.T) {
	w, c := opened(t, 1000, 700)
	view := w.maps.views[0]
	for name, p := range map[string]fyne.Position{"beside the regions": fyne.NewPos(2, 2), "on a region": placeOf(t, w, "kherson")} {
		w.maps.fit()
		w.store.SelectRegion("crimea")
		click(view, p, 0)
		click(view, p, 0)
		if got := w.store.State().Select.Region; got != "crimea" {
			t.Errorf("%s: Crimea was selected, then %q", name, got)
		}
		c.pass(time.Second)
	}
}

func TestABoxDrawnWithShiftIsZoomedInto(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	view := w.maps.views[0]
	middle := w.maps.view.FromScreen(orb.Point{250, 200})
	scale := w.maps.view.Scale
	drag(view, fyne.NewPos(200, 150), fyne.KeyModifierShift, fyne.NewDelta(100, 100))
	if !view.box.Visible() || view.box.Size() != fyne.NewSize(100, 100) {
		t.Errorf("the box is %v", view.box.Size())
	}
	drop(view, fyne.NewPos(300, 250))
	if view.box.Visible() {
		t.Error("the box stays")
	}
	if got := w.maps.view.Center; math.Hypot(got[0]-middle[0], got[1]-middle[1]) > 1 {
		t.Errorf("the middle of the box, %v, is not the middle of the view, %v", middle, got)
	}
	if w.maps.view.Scale < 3*scale {
		t.Errorf("it is only %v times as large", w.maps.view.Scale/scale)
	}
}

func TestKeysPanZoomAndFit(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	home := w.maps.view
	quarter := func(x, y float64) geo.Viewport { return home.Pan(x*home.Width/4, y*home.Height/4) }
	for _, c := range []struct {
		key  fyne.KeyName
		want geo.Viewport
	}{
		{fyne.KeyLeft, quarter(1, 0)}, {fyne.KeyRight, quarter(-1, 0)}, {fyne.KeyUp, quarter(0, 1)}, {fyne.KeyDown, quarter(0, -1)},
		{fyne.KeyPageUp, home.ZoomAt(orb.Point{home.Width / 2, home.Height / 2}, zoomStep)},
		{fyne.KeyPageDown, home.ZoomAt(orb.Point{home.Width / 2, home.Height / 2}, 1/zoomStep)},
	} {
		typeKey(w, c.key)
		if !near(w.maps.view, c.want) {
			t.Errorf("%s shows %+v, want %+v", c.key, w.maps.view, c.want)
		}
		typeKey(w, fyne.Key0)
		if !near(w.maps.view, home) || w.store.State().Map != (state.Map{}) {
			t.Errorf("after %s, 0 shows %+v, want the home view %+v", c.key, w.maps.view, home)
		}
	}
	for _, r := range "+=" {
		w.maps.fit()
		w.window.Canvas().OnTypedRune()(r)
		if w.maps.view.Scale <= home.Scale {
			t.Errorf("%c does not zoom in", r)
		}
	}
	w.maps.fit()
	w.window.Canvas().OnTypedRune()('-')
	if w.maps.view.Scale >= home.Scale {
		t.Error("- does not zoom out")
	}
}

func TestTheSelectionCanBeZoomedTo(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	home := w.maps.view.Scale
	w.store.SelectRegion("luhansk")
	pressCtrl(w, fyne.KeyJ)
	if w.maps.view.Scale <= home {
		t.Errorf("the scale went from %v to %v", home, w.maps.view.Scale)
	}
	px := placeOf(t, w, "luhansk")
	if px.X < 0 || px.Y < 0 || float64(px.X) > w.maps.view.Width || float64(px.Y) > w.maps.view.Height {
		t.Errorf("Luhansk lies at %v, outside the window", px)
	}
}

func TestTheButtonsZoomAndFit(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	home := w.maps.view
	var buttons []*press
	walk(w.maps.around.zoom, func(o fyne.CanvasObject) {
		if p, ok := o.(*press); ok {
			buttons = append(buttons, p)
		}
	})
	if len(buttons) != 3 {
		t.Fatalf("there are %d buttons", len(buttons))
	}
	test.Tap(buttons[0])
	if w.maps.view.Scale <= home.Scale {
		t.Error("the first button does not zoom in")
	}
	test.Tap(buttons[1])
	test.Tap(buttons[1])
	if w.maps.view.Scale >= home.Scale {
		t.Error("the second button does not zoom out")
	}
	test.Tap(buttons[2])
	if !near(w.maps.view, home) {
		t.Errorf("the third button shows %+v, want the home view", w.maps.view)
	}
}

func TestTheHomeViewHoldsEveryRegionClearOfTheLegend(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1000, Height: 650}, {Width: 880, Height: 560}} {
		w, _ := opened(t, size.Width, size.Height)
		legend := w.maps.around.legend
		for _, region := range w.store.View().Dataset.Regions {
			p := placeOf(t, w, region.ID)
			if p.X < 0 || p.Y < 0 || p.X > w.maps.Size().Width || p.Y > w.maps.Size().Height {
				t.Errorf("%v: %s lies at %v, outside the map", size, region.ID, p)
			}
			if p.X < legend.Position().X+legend.Size().Width && p.Y > legend.Position().Y {
				t.Errorf("%v: %s lies at %v, under the legend", size, region.ID, p)
			}
		}
	}
}

func TestTwoMapsShareViewSelectionAndPointer(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.store.SetMode(state.SideBySide)
	left, right := w.maps.views[0], w.maps.views[1]
	if !right.Visible() || left.Size() != right.Size() {
		t.Fatalf("the maps are %v and %v", left.Size(), right.Size())
	}
	drag(right, fyne.NewPos(200, 200), 0, fyne.NewDelta(25, 10))
	if left.base.raster.Position() != right.base.raster.Position() {
		t.Errorf("the frames lie at %v and %v", left.base.raster.Position(), right.base.raster.Position())
	}
	drop(right, fyne.NewPos(225, 210))
	click(right, placeOf(t, w, "kherson"), 0)
	if got := w.store.State().Select.Region; got != "kherson" {
		t.Errorf("a click on the right map selects %q", got)
	}
	frames := [2]int{left.outline.painted, right.outline.painted}
	right.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: placeOf(t, w, "luhansk")}})
	if left.outline.painted != frames[0]+1 || right.outline.painted != frames[1]+1 {
		t.Error("the region under the pointer is not outlined on both maps")
	}
	for i, want := range []string{"US draft, as published", "European–Ukrainian text, as published"} {
		if !says(w.maps.around.captions[i].Container, want) {
			t.Errorf("caption %d says %q", i, said(w.maps.around.captions[i].Container))
		}
	}
	if w.maps.around.bar.Position().X > left.Size().Width || w.maps.around.note.Position().X < left.Size().Width {
		t.Error("the scale bar belongs to the left map, the note to the right one")
	}
}

// Labels are never covered: not by what is under the pointer, nor by what is selected.
func TestTheOutlineUnderThePointerKeepsClearOfLabels(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.maps.zoomBy(2) // further out labels find places beside every outline
	view := w.maps.views[0]
	below := view.base.painted
	crossed := 0
	for _, region := range w.store.View().Dataset.Regions {
		view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: placeOf(t, w, region.ID)}})
		if !view.outline.raster.Visible() {
			t.Errorf("%s under the pointer has no outline", region.ID)
		}
		crossed += labelsCrossed(t, w, region.ID)
	}
	if crossed == 0 {
		t.Error("no label lies on any outline, which proves nothing")
	}
	if view.base.painted != below {
		t.Error("the pointer has the map painted again")
	}
	objects := test.WidgetRenderer(view).(*mapRenderer).clip.Content.(*fyne.Container).Objects
	if slices.Index(objects, fyne.CanvasObject(view.base.raster)) > slices.Index(objects, fyne.CanvasObject(view.outline.raster)) {
		t.Error("the map covers the outline")
	}
	view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(2, 2)}})
	if view.outline.raster.Visible() {
		t.Error("beside the regions an outline stays")
	}
}

// labelsCrossed counts the px of labels that the outline of a region would cover; it covers none.
func labelsCrossed(t *testing.T, w *Window, region string) (crossed int) {
	t.Helper()
	view := w.maps.views[0]
	shown := view.outline.shown
	painted := func(marks []picture.Mark) *image.RGBA {
		img := image.NewRGBA(shown.image.Rect)
		picture.Paint(img, marks, 1, orb.Point{})
		return img
	}
	labels, whole := painted(view.labels(shown.view)), painted(w.scene.OutlineMarks(region, shown.view, state.Light, false))
	for i := 3; i < len(labels.Pix); i += 4 {
		if labels.Pix[i] == 0 || whole.Pix[i] == 0 {
			continue
		}
		crossed++
		if got, most := int(shown.image.Pix[i]), int(whole.Pix[i])*(255-int(labels.Pix[i]))/255; got > most+1 {
			t.Fatalf("the outline of %s covers %d of 255 of px %d, of which a label leaves %d free", region, got, i/4, most)
		}
	}
	return crossed
}

func TestAResizedWindowKeepsWhereTheMapStands(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.maps.zoomAt(orb.Point{100, 100}, 2)
	before := w.maps.view
	w.window.Resize(fyne.NewSize(1000, 650))
	if got := w.maps.view; got.Center != before.Center || got.Scale != before.Scale || got.Width == before.Width {
		t.Errorf("it went from %+v to %+v", before, got)
	}
}

func TestTheHandShowsOverARegion(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	view := w.maps.views[0]
	view.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: placeOf(t, w, "donetsk")}})
	if view.Cursor() != desktop.PointerCursor {
		t.Error("over Donetsk there is no hand")
	}
	view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(2, 2)}})
	if view.Cursor() != desktop.DefaultCursor {
		t.Error("beside the regions there is a hand")
	}
}

func TestTheMapIsPaintedByTheProposal(t *testing.T) {
	w, _ := opened(t, 1280, 900)
	// Beside the label, where the fill shows.
	colours := func() (sum [3]int) {
		frame := w.maps.views[0].base.shown
		px := frame.view.ToScreen(w.maps.view.FromScreen(at(placeOf(t, w, "luhansk").AddXY(0, 30))))
		img := frame.image.SubImage(image.Rect(int(px[0])-8, int(px[1])-8, int(px[0])+8, int(px[1])+8))
		for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
			for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
				r, g, b, _ := img.At(x, y).RGBA()
				sum[0], sum[1], sum[2] = sum[0]+int(r>>8), sum[1]+int(g>>8), sum[2]+int(b>>8)
			}
		}
		return sum
	}
	us := colours()
	typeKey(w, fyne.Key2)
	european := colours()
	if us == european {
		t.Error("Luhansk looks the same under both proposals")
	}
	if us[0]-us[2] < 10000 || european[0]-european[2] > 3000 {
		t.Errorf("red, green, blue are %v under the US draft, want ochre, and %v under the other, want grey", us, european)
	}
}

// While the map is dragged its frame moves, and nothing is drawn anew: neither table, detail and status nor
// the scale bar.
func TestADragRefreshesNothing(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	view := w.maps.views[0]
	images := func() (drawn []image.Image) {
		for _, d := range []*drawing{w.maps.around.bar, w.maps.around.note} {
			drawn = append(drawn, test.WidgetRenderer(d).(*drawingRenderer).image.Image)
		}
		return drawn
	}
	before, shown, painted, at := images(), w.store.View(), view.base.painted, view.base.raster.Position()
	view.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(12, 5)})
	if got := view.base.raster.Position(); got != at.AddXY(12, 5) {
		t.Errorf("the frame went from %v to %v", at, got)
	}
	if !slices.Equal(images(), before) || w.store.View() != shown || view.base.painted != painted {
		t.Error("a step of a drag draws something anew")
	}
	w.maps.zoomBy(2)
	if after := images(); after[0] == before[0] {
		t.Error("the scale bar stays that of another scale")
	}
}
