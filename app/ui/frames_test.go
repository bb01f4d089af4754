package ui

import (
	"image"
	"image/color"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/geo"
)

// square is a view of 100 × 80 px at 1 px per metre.
var square = geo.Viewport{Scale: 1, Width: 100, Height: 80}

func nothing(geo.Viewport) []picture.Mark { return nil }

// newJob is a job for a window that shows view.
func newJob(view geo.Viewport, scale float64, marks func(geo.Viewport) []picture.Mark) job {
	x, y := margins(view)
	return job{scale: scale, marks: marks}.over(view, x, y)
}

// heldBack is a toolkit whose background work waits until the test does it.
type heldBack struct{ work []func() }

func (h *heldBack) toolkit() toolkit {
	return toolkit{background: func(work func()) { h.work = append(h.work, work) }, foreground: func(f func()) { f() }}
}

func (h *heldBack) run() {
	work := h.work
	h.work = nil
	for _, f := range work {
		f()
	}
}

func TestTheLastRequestWins(t *testing.T) {
	test.NewTempApp(t)
	h := &heldBack{}
	l := newLayer(h.toolkit())
	var made []float64
	for _, x := range []float64{1, 2, 3} {
		l.request(newJob(square.Pan(x, 0), 1, func(geo.Viewport) []picture.Mark { made = append(made, x); return nil }))
	}
	if len(h.work) != 1 {
		t.Fatalf("%d goroutines paint one layer", len(h.work))
	}
	h.run()
	if len(made) != 1 || made[0] != 3 || l.painted != 1 {
		t.Errorf("painted were %v, want only the last", made)
	}
	l.request(newJob(square, 1, nothing))
	h.run()
	if l.painted != 2 {
		t.Errorf("after a pause %d frames were painted, want 2", l.painted)
	}
}

func TestARequestDuringAPaintIsPaintedNext(t *testing.T) {
	test.NewTempApp(t)
	h := &heldBack{}
	l := newLayer(h.toolkit())
	var seen []float64
	job := func(x float64, during func()) job {
		return newJob(square.Pan(-x, 0), 1, func(geo.Viewport) []picture.Mark {
			seen = append(seen, x)
			during()
			return nil
		})
	}
	l.request(job(1, func() { l.request(job(2, func() {})); l.request(job(3, func() {})) }))
	h.run()
	if len(seen) != 2 || seen[1] != 3 || len(h.work) != 0 {
		t.Errorf("painted were %v with %d more goroutines, want 1 and 3 in one", seen, len(h.work))
	}
}

func TestBuffersAreUsedAgainAndNeverTheOneThatIsShown(t *testing.T) {
	test.NewTempApp(t)
	l := newLayer((&clock{}).toolkit())
	seen := map[any]bool{}
	for i := range 10 {
		before := l.shown.image
		l.request(newJob(square.Pan(float64(i), 0), 1, nothing))
		if before != nil && l.shown.image == before {
			t.Fatalf("frame %d was painted over the one on the screen", i)
		}
		seen[l.shown.image] = true
	}
	if len(seen) > 2 {
		t.Errorf("%d buffers were made for 10 frames, want 2", len(seen))
	}
	l.request(newJob(square.Resize(50, 50), 1, nothing))
	if got := l.shown.image.Rect.Dx(); got != 76 {
		t.Errorf("a smaller window has a frame of %d px, want 50 + 2 × 13", got)
	}
}

func TestAFrameIsLargerThanTheWindowByAQuarterOnEachSide(t *testing.T) {
	test.NewTempApp(t)
	for name, c := range map[string]struct {
		scale         float64
		width, height int
	}{"scale 1": {1, 150, 120}, "scale 2": {2, 300, 240}, "scale 1.5": {1.5, 225, 180}} {
		l := newLayer((&clock{}).toolkit())
		l.request(newJob(square, c.scale, nothing))
		if size := l.shown.image.Rect.Size(); size.X != c.width || size.Y != c.height {
			t.Errorf("%s: the frame has %v px, want %d × %d", name, size, c.width, c.height)
		}
		l.place(square)
		if got := l.raster.Position(); got != fyne.NewPos(-25, -20) {
			t.Errorf("%s: it lies at %v, want -25, -20", name, got)
		}
		if got := l.raster.Size(); got != fyne.NewSize(150, 120) {
			t.Errorf("%s: it is shown at %v", name, got)
		}
	}
}

func TestAFrameOfAnotherScaleIsStretchedInPlace(t *testing.T) {
	test.NewTempApp(t)
	l := newLayer((&clock{}).toolkit())
	l.request(newJob(square, 1, nothing))
	l.place(square.ZoomAt(orb.Point{}, 2))
	if l.raster.Position() != fyne.NewPos(-50, -40) || l.raster.Size() != fyne.NewSize(300, 240) {
		t.Errorf("zoomed in at its corner, the frame lies at %v, %v", l.raster.Position(), l.raster.Size())
	}
	if !l.covers(square.ZoomAt(orb.Point{}, 2)) || l.covers(square.ZoomAt(orb.Point{}, 0.5)) {
		t.Error("it covers what is zoomed in, and not what is zoomed out")
	}
}

// The toolkit asks for the picture at any time; that must cost nothing.
func TestShowingAFramePaintsNothing(t *testing.T) {
	test.NewTempApp(t)
	made := 0
	l := newLayer((&clock{}).toolkit())
	if img := l.raster.Generator(10, 10); img.Bounds().Dx() != 1 {
		t.Errorf("before the first frame there is a picture of %v", img.Bounds())
	}
	l.request(newJob(square, 1, func(geo.Viewport) []picture.Mark { made++; return nil }))
	for range 5 {
		if l.raster.Generator(150, 120) != l.shown.image {
			t.Fatal("what is shown is not the frame itself")
		}
	}
	if made != 1 {
		t.Errorf("the marks were made %d times", made)
	}
}

// With real goroutines, for the race detector.
func TestRequestsFromTheWindowNeverMeetTheGoroutineThatPaints(t *testing.T) {
	test.NewTempApp(t)
	var waiting sync.WaitGroup
	frames := make(chan func(), 100)
	l := newLayer(toolkit{
		background: func(work func()) {
			waiting.Add(1)
			go func() { defer waiting.Done(); work() }()
		},
		foreground: func(f func()) { frames <- f },
	})
	for i := range 50 {
		l.request(newJob(square.Pan(float64(i), 0), 1, nothing))
		select {
		case swap := <-frames:
			swap()
		default:
		}
	}
	waiting.Wait()
	close(frames)
	for swap := range frames {
		swap()
	}
	if got, want := l.shown.view.Center, square.Pan(49, 0).Center; got != want {
		t.Errorf("the frame on the screen is that of %v, want the last, %v", got, want)
	}
}

func TestAHiddenLayerStaysHiddenUntilItIsAskedAgain(t *testing.T) {
	test.NewTempApp(t)
	h := &heldBack{}
	l := newLayer(h.toolkit())
	l.request(newJob(square, 1, nothing))
	l.hide()
	h.run()
	if l.raster.Visible() || l.painted != 0 {
		t.Errorf("a request that was taken back painted %d frames", l.painted)
	}
	l.request(newJob(square, 1, func(geo.Viewport) []picture.Mark { l.hide(); return nil }))
	h.run()
	if l.raster.Visible() {
		t.Error("a frame that comes after the layer was hidden is shown")
	}
	l.request(newJob(square, 1, nothing))
	h.run()
	if !l.raster.Visible() {
		t.Error("asked again, the layer stays hidden")
	}
}

// Panels that come with their map are drawn once.
func TestAFrameThatIsPaintedCanBeTakenBeforeTheWindowComesToIt(t *testing.T) {
	test.NewTempApp(t)
	var late []func()
	begin := make(chan struct{})
	l := newLayer(toolkit{background: func(work func()) { go func() { <-begin; work() }() }, foreground: func(f func()) { late = append(late, f) }})
	l.await() // nothing is asked for
	l.request(newJob(square, 1, nothing))
	l.take()
	if l.painted != 0 {
		t.Error("a frame was taken before it was painted")
	}
	close(begin)
	l.await()
	l.take()
	if l.painted != 1 || !l.raster.Visible() {
		t.Errorf("awaited and taken, %d frames are shown", l.painted)
	}
	for _, f := range late {
		f()
	}
	if l.painted != 1 {
		t.Errorf("the frame was shown %d times", l.painted)
	}
}

// What lies over a frame that has something written leaves it free.
func TestAJobKeepsClearOfWhatItLiesOver(t *testing.T) {
	box := func(x float64) []picture.Mark {
		bound := orb.Bound{Min: orb.Point{x, 10}, Max: orb.Point{x + 20, 30}}
		return []picture.Mark{{Path: geo.Rectangle(bound), Fill: geo.Fill{Color: color.NRGBA{10, 20, 30, 255}}}}
	}
	j := newJob(square, 1, func(geo.Viewport) []picture.Mark { return box(10) })
	j.clear = func(geo.Viewport) []picture.Mark { return box(20) }
	img := image.NewRGBA(image.Rect(0, 0, 150, 120))
	j.paint(img)
	for _, c := range []struct {
		x    int
		want uint8
	}{{5, 0}, {15, 255}, {25, 0}, {35, 0}} {
		if got := img.RGBAAt(c.x, 20).A; got != c.want {
			t.Errorf("at %d it covers %d of 255, want %d", c.x, got, c.want)
		}
	}
}
