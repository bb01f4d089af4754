package geo

import (
	"image"
	"runtime"
	"sync"
	"sync/atomic"
)

// bandRows is the height of the bands of rows that are painted one by one, each
// by one goroutine: as much as stays in a core's cache.
const bandRows = 128

// aloneBelow is how many px are painted sooner than other goroutines begin.
const aloneBelow = 1 << 16

// bands returns the bands of a window.
func bands(window image.Rectangle) []image.Rectangle {
	var all []image.Rectangle
	for top := window.Min.Y; top < window.Max.Y; top += bandRows {
		all = append(all, image.Rect(window.Min.X, top, window.Max.X, min(top+bandRows, window.Max.Y)))
	}
	return all
}

// eachBand calls work for every band, on all cores if it is worth it. Bands
// share no px, so that the picture is the same whoever paints them.
func eachBand(window image.Rectangle, work func(i int, band image.Rectangle, h *hand)) {
	all := bands(window)
	workers := min(len(all), runtime.GOMAXPROCS(0))
	if window.Dx()*window.Dy() < aloneBelow {
		workers = 1
	}
	var next atomic.Int32
	take := func() {
		h := hands.Get().(*hand)
		defer hands.Put(h)
		for i := int(next.Add(1)) - 1; i < len(all); i = int(next.Add(1)) - 1 {
			work(i, all[i], h)
		}
	}
	var others sync.WaitGroup
	for range workers - 1 {
		others.Go(take)
	}
	take()
	others.Wait()
}

// A hand is what a goroutine paints with. Its buffers are clear between uses.
type hand struct {
	shares bandShares
	cells  cells
	mixes  mixes
	totals totals
	row    []uint8 // px of one colour
	mask   []uint8 // of strokes, a byte a px

	touched []uint8 // of the mask, a byte a block
}

// hands are kept: their buffers cost more than a small shape.
var hands = sync.Pool{New: func() any { return new(hand) }}
