package picture

import (
	"math"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// Measures of the room around one map, in px of the design.
const (
	sideWidth, sideGap   = 288, 32 // the column beside it
	underGap, columnsGap = 16, 32  // the columns below it
)

// A fit is how columns are set: their type shrunk by a factor, and how much is left out.
type fit struct {
	shrink float64
	brief  int
}

// fits are tried in turn: first smaller type, then fewer words. A dataset of ordinary length never comes to the second.
var fits = []fit{
	{1, 0}, {0.95, 0}, {0.9, 0}, {0.85, 0}, {0.8, 0}, {0.75, 0}, {0.7, 0}, {0.65, 0}, {0.6, 0},
	{0.6, 1}, {0.6, 2}, {0.55, 2}, {0.55, mostBrief}, {0.5, mostBrief}, {0.45, mostBrief}, {0.4, mostBrief},
}

// mostBrief is the level at which only what cannot be missed is left.
const mostBrief = 3

// fitting finds the first fit that is tried with success, from a size on, else the last.
func (l *layout) fitting(largest float64, try func(shrink float64) bool) {
	for _, f := range fits {
		if f.shrink > largest {
			continue
		}
		l.brief = f.brief
		if try(f.shrink) {
			return
		}
	}
}

// at is the value for how much is left out.
func (l *layout) at(values [mostBrief + 1]int) int { return values[l.brief] }

// one sets one map where it becomes largest: with the column of its legend to the right, or with columns below.
func (l *layout) one(top, bottom float64) {
	below, _ := l.roomBelow(top, bottom)
	beside, fitted := l.sideColumn(top, bottom)
	if !fitted || l.scaleIn(below) > l.scaleIn(l.roomBeside(top, bottom)) {
		l.below(top, bottom)
		return
	}
	l.maps(l.roomBeside(top, bottom))
	l.group("side", beside.marks)
}

// scaleIn is the scale of a map that fills a frame.
func (l *layout) scaleIn(frame orb.Bound) float64 {
	return l.scene.Home((frame.Max[0]-frame.Min[0])/l.unit, (frame.Max[1]-frame.Min[1])/l.unit, geo.Insets{}).Scale
}

// roomBeside is what the column beside a map leaves for it.
func (l *layout) roomBeside(top, bottom float64) orb.Bound {
	right := l.options.Width - l.margin - (sideWidth+sideGap)*l.unit
	return orb.Bound{Min: orb.Point{l.margin, top}, Max: orb.Point{right, bottom}}
}

// sideColumn is the column beside a map, and whether it has room.
func (l *layout) sideColumn(top, bottom float64) (c *column, fitted bool) {
	all := []section{l.legend, l.pairs, l.reading, l.conflicts, l.sources}
	left := l.roomBeside(top, bottom).Max[0] + sideGap*l.unit
	l.fitting(1, func(shrink float64) bool {
		c = l.sections(all, left, top, sideWidth*l.unit, shrink)
		fitted = c.y <= bottom
		return fitted
	})
	return c, fitted
}

// below sets maps in a row with legend, notes and sources in three columns under them.
func (l *layout) below(top, bottom float64) {
	room, shrink := l.roomBelow(top, bottom)
	l.maps(room)
	for _, c := range l.columnsBelow(room.Max[1]+underGap*l.unit, shrink) {
		l.group("below", c.marks)
	}
}

// leastMap is the share of the room between head and foot that maps above columns have at least.
const leastMap = 0.45

// roomBelow is what columns below maps leave for them, and how much smaller than usual the columns are.
func (l *layout) roomBelow(top, bottom float64) (room orb.Bound, shrink float64) {
	room = orb.Bound{Min: orb.Point{l.margin, top}, Max: orb.Point{l.options.Width - l.margin, bottom}}
	_, captions := l.captions((room.Max[0] - room.Min[0]) / float64(len(l.view.Maps.Each)))
	l.fitting(smaller, func(tried float64) bool {
		shrink = tried
		height := 0.0
		for _, c := range l.columnsBelow(0, shrink) {
			height = math.Max(height, c.y)
		}
		room.Max[1] = bottom - height - underGap*l.unit
		return room.Max[1]-top-captions >= leastMap*(bottom-top)
	})
	return room, shrink
}

// smaller is the largest type in columns below maps.
const smaller = 0.9

// columnsBelow sets three columns side by side from a height on.
func (l *layout) columnsBelow(top, shrink float64) (columns []*column) {
	gap := columnsGap * l.unit
	width := (l.options.Width - 2*l.margin - 2*gap) / 3
	for i, sections := range [][]section{{l.legend}, {l.pairs, l.reading, l.conflicts}, {l.sources}} {
		columns = append(columns, l.sections(sections, l.margin+float64(i)*(width+gap), top, width, shrink))
	}
	return columns
}

// A section is one paragraph of a column: legend, stripes, conflicts, sources.
type section func(c *column)

// sections sets sections one under the other, a rule between those that have something to say.
func (l *layout) sections(all []section, x, y, width, shrink float64) *column {
	c := &column{part: "side", x: x, y: y, width: width, unit: l.unit * shrink, base: l.base}
	for _, set := range all {
		next := *c
		if next.y > y {
			next.rule()
		}
		start := next.y
		if set(&next); next.y > start {
			*c = next
		}
	}
	return c
}
