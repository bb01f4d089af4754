package ui

import (
	"image"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/geo"
)

// overpaint is how much more than the window a frame shows on each side, as a share of its width or
// height: so far the map can be dragged before anything has to be painted.
const overpaint = 0.25

// A frame is a painted picture of the map and where it lies.
type frame struct {
	image *image.RGBA
	view  geo.Viewport // of the whole picture, in px of the window
}

// A job is a frame to paint. Marks are made beside the window, too.
type job struct {
	view  geo.Viewport
	scale float64   // px of the screen for one of the window
	phase orb.Point // to which patterns are fixed: the window's corner
	marks func(view geo.Viewport) []picture.Mark
	clear func(view geo.Viewport) []picture.Mark // what it keeps clear of, as it lies over a frame that has it; may be nil
	seen  state.Vision                           // how its colours are seen
}

// over is the job for a window that shows view, with margins of x and y px on each side.
func (j job) over(view geo.Viewport, x, y float64) job {
	j.view, j.phase = view.Resize(view.Width+2*x, view.Height+2*y), orb.Point{x, y}
	return j
}

// paint paints the job on a clear picture. What it keeps clear of is cut out of it.
func (j job) paint(img *image.RGBA) {
	paint(img, j.marks(j.view), j.scale, j.phase, j.seen)
	if j.clear == nil {
		return
	}
	cut := image.NewRGBA(img.Rect)
	picture.Paint(cut, j.clear(j.view), j.scale, j.phase)
	for i := 3; i < len(cut.Pix); i += 4 {
		if cut.Pix[i] == 0 || img.Pix[i] == 0 {
			continue
		}
		left := 255 - uint32(cut.Pix[i])
		for k := i - 3; k <= i; k++ {
			img.Pix[k] = uint8(uint32(img.Pix[k]) * left / 255)
		}
	}
}

// margins is what a frame shows beyond the window on each side, in px.
func margins(view geo.Viewport) (x, y float64) {
	return math.Round(view.Width * overpaint), math.Round(view.Height * overpaint)
}

// A layer shows frames of one kind. It paints one at a time beside the window, always the one that was
// asked for last, and swaps it in when it is done. Nothing is painted when the toolkit asks for the
// picture.
type layer struct {
	toolkit toolkit
	raster  *canvas.Raster
	holder  fyne.CanvasObject // what the raster lies in
	shown   frame
	at      geo.Viewport // the window now
	painted int          // frames so far
	wanted  bool         // else a frame that comes late is not shown

	mutex sync.Mutex
	next  *job
	busy  chan struct{} // closed when nothing is left to paint; nil while nothing is
	done  *frame        // painted and not shown yet
	spare []*image.RGBA
}

func newLayer(t toolkit) *layer {
	l := &layer{toolkit: t}
	l.raster = canvas.NewRaster(func(int, int) image.Image {
		if l.shown.image == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return l.shown.image
	})
	l.raster.ScaleMode = canvas.ImageScaleFastest
	l.raster.Hide()
	return l
}

// request asks for a frame. A request that still waits gives way to it.
func (l *layer) request(j job) {
	l.wanted = true
	l.mutex.Lock()
	l.next = &j
	idle := l.busy == nil
	if idle {
		l.busy = make(chan struct{})
	}
	l.mutex.Unlock()
	if idle {
		l.toolkit.background(l.work)
	}
}

// hide takes the frame away until another one is asked for.
func (l *layer) hide() {
	l.mutex.Lock()
	l.next = nil
	l.mutex.Unlock()
	l.wanted = false
	l.raster.Hide()
}

// drop hides the layer and lets go of its pictures, which are large.
func (l *layer) drop() {
	l.hide()
	l.mutex.Lock()
	l.spare = nil
	l.mutex.Unlock()
	l.shown = frame{}
}

// work paints until nothing is asked for.
func (l *layer) work() {
	for {
		l.mutex.Lock()
		j := l.next
		l.next = nil
		if j == nil {
			close(l.busy)
			l.busy = nil
		}
		l.mutex.Unlock()
		if j == nil {
			return
		}
		img := l.buffer(int(math.Round(j.view.Width*j.scale)), int(math.Round(j.view.Height*j.scale)))
		j.paint(img)
		l.finish(frame{img, j.view})
		l.toolkit.foreground(l.take)
	}
}

// await returns when everything that was asked for is painted.
func (l *layer) await() {
	l.mutex.Lock()
	busy := l.busy
	l.mutex.Unlock()
	if busy != nil {
		<-busy
	}
}

// finish hands a painted frame over; one that nobody has taken by then can be painted on again.
func (l *layer) finish(f frame) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.done != nil {
		l.spare = append(l.spare, l.done.image)
	}
	l.done = &f
}

// take shows the frame that was painted last, if it is not shown yet.
func (l *layer) take() {
	l.mutex.Lock()
	done := l.done
	l.done = nil
	l.mutex.Unlock()
	if done != nil {
		l.swap(*done)
	}
}

// buffer is a clear picture of that size in px of the screen, a used one if there is one.
func (l *layer) buffer(width, height int) *image.RGBA {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for len(l.spare) > 0 {
		img := l.spare[len(l.spare)-1]
		l.spare = l.spare[:len(l.spare)-1]
		if img.Rect.Dx() == width && img.Rect.Dy() == height {
			clear(img.Pix)
			return img
		}
	}
	return image.NewRGBA(image.Rect(0, 0, width, height))
}

// swap shows a new frame; the old one's picture can be painted on again, as pictures are uploaded in
// the goroutine of the window, which is this one.
func (l *layer) swap(f frame) {
	if !l.wanted { // it was hidden meanwhile
		return
	}
	if l.shown.image != nil {
		l.mutex.Lock()
		l.spare = append(l.spare, l.shown.image)
		l.mutex.Unlock()
	}
	l.shown = f
	l.painted++
	show(l.raster, l.wanted)
	l.place(l.at)
	l.raster.Refresh()
	if l.holder != nil && fyne.CurrentApp().Driver().CanvasForObject(l.raster) == nil {
		canvas.Refresh(l.holder) // the toolkit does not know what it has not seen
	}
}

// place moves the frame to where it belongs while the window shows view, enlarged if it was painted at
// another scale.
func (l *layer) place(view geo.Viewport) {
	l.at = view
	if l.shown.image == nil || view.Scale <= 0 {
		return
	}
	corner := view.ToScreen(l.shown.view.FromScreen(orb.Point{}))
	k := view.Scale / l.shown.view.Scale
	size := fyne.NewSize(float32(l.shown.view.Width*k), float32(l.shown.view.Height*k))
	if math.Abs(k-1) < 1e-9 {
		size = fyne.NewSize(float32(l.shown.view.Width), float32(l.shown.view.Height))
		corner = orb.Point{math.Round(corner[0]), math.Round(corner[1])}
	}
	l.raster.Resize(size)
	l.raster.Move(fyne.NewPos(float32(corner[0]), float32(corner[1])))
}

// covers reports whether the frame fills the whole window.
func (l *layer) covers(view geo.Viewport) bool {
	if l.shown.image == nil {
		return false
	}
	frame, window := l.shown.view.Bound(), view.Bound()
	return frame.Contains(window.Min) && frame.Contains(window.Max)
}
