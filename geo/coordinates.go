package geo

import (
	"fmt"

	"github.com/paulmach/orb"
)

// Coordinates are read before the type of their geometry needs to be known, as
// it may stand behind them: positions go into one array for the whole file,
// and a sequence remembers each array of them. The geometries are views of it.

// A sequence is an array of positions: a ring, a line, the points of a
// MultiPoint. A lone position is one of level -1.
type sequence struct {
	from, to int // its positions in decoder.points
	at       int // offset of its bracket
	last     int // offset of its last position
	level    int // arrays around it, within the coordinates
	group    int // which array of level 1 it is in, counted from 0
}

// A misplaced is a fault of a position, kept until the type of the geometry
// tells what the arrays around it are called.
type misplaced struct {
	Problem
	sequence int // index into decoder.sequences
	position int // counted from 0
}

// coordinates reads a value of nested arrays. It returns false where it is none.
func (d *decoder) coordinates() bool {
	if d.peek() != '[' {
		return false
	}
	d.met.group = -1
	d.array(0)
	return true
}

// array reads the array at which the scanner stands.
func (d *decoder) array(level int) {
	if level == 1 {
		d.met.group++
	}
	at := d.i
	d.enter()
	switch b := d.peek(); b {
	case '[':
		d.items(at, level)
	case ']':
		d.more(0, ']')
		d.open(at, level)
	default: // it is a position itself
		here := d.open(at, level-1)
		d.position(at, here)
		d.sequences[here].to = len(d.points)
	}
}

// open adds a sequence and returns its index.
func (d *decoder) open(at, level int) int {
	if most := max(d.options.Limits.Vertices/2, 1); len(d.sequences) >= most {
		d.halt(rulePositions, fmt.Sprintf("a geometry must have at most %d rings or lines", most), "", "")
	}
	n := len(d.points)
	d.sequences = append(d.sequences, sequence{from: n, to: n, at: at, last: at, level: level, group: d.met.group})
	return len(d.sequences) - 1
}

// items reads what lies in an array of arrays: positions or arrays of them.
func (d *decoder) items(at, level int) {
	here := -1 // the sequence of those that are positions
	for n := 0; d.more(n, ']'); n++ {
		if d.text[d.i] != '[' {
			d.misplaced(ruleShort, max(here, 0), "must be a position or an array of positions", "")
			d.skip(d.twice)
			continue
		}
		start := d.i
		if b := d.after(start); b == '[' || b == ']' {
			if here < 0 {
				d.array(level + 1)
				continue
			}
			d.misplaced(ruleShort, here, "a position must have longitude and latitude", d.rest())
			d.skip(d.twice)
			continue
		}
		if here < 0 {
			here = d.open(at, level)
		}
		d.enter()
		d.position(start, here)
	}
	if here >= 0 && d.fault == nil {
		d.sequences[here].to = len(d.points)
	}
}

// after is the first byte that is no space behind an offset.
func (d *decoder) after(offset int) byte {
	for i := offset + 1; i < len(d.text); i++ {
		if b := d.text[i]; b > ' ' {
			return b
		}
	}
	return 0
}

// position reads longitude and latitude of a sequence, with the scanner behind
// the bracket, and drops further numbers, such as the height.
func (d *decoder) position(at, here int) {
	if d.met.vertices++; d.met.vertices > d.options.Limits.Vertices {
		place := fmt.Sprintf("position %d", len(d.points)-d.sequences[here].from+1)
		d.halt(rulePositions, fmt.Sprintf("a file must have at most %d positions", d.options.Limits.Vertices), "simplify it, for example with mapshaper", place)
		return
	}
	d.pulse(d.met.vertices, 1<<15)
	var point orb.Point
	n, fine := 0, true
	for ; d.more(n, ']'); n++ {
		if b := d.text[d.i]; b != '-' && b-'0' > 9 {
			d.misplaced(ruleNumber, here, numberNoun(n)+" must be a number", d.rest())
			d.skip(d.twice)
			fine = false
			continue
		}
		start := d.i
		number, ok := d.number()
		if !ok && d.fault == nil {
			d.misplaced(ruleRange, here, numberNoun(n)+" must be a number within the range of a double", string(d.text[start:d.i]))
			fine = false
		}
		if n < 2 {
			point[n] = number
		}
	}
	if fine && n < 2 && d.fault == nil {
		d.misplaced(ruleShort, here, "a position must have longitude and latitude", fmt.Sprintf("%d numbers", n))
	}
	d.met.longest = max(d.met.longest, n)
	if n > 3 && d.met.long < 0 {
		d.met.long = at
	}
	d.sequences[here].last = at
	d.points = append(d.points, point)
}

func numberNoun(n int) string { return [...]string{"longitude", "latitude", "height"}[min(n, 2)] }

// rest is the value at the scanner, as far as a problem repeats it.
func (d *decoder) rest() string {
	ahead := d.scanner
	ahead.skip(quietly)
	return string(d.text[d.i:max(d.i, min(ahead.i, d.i+longestValue+1, len(d.text)))])
}

// misplaced keeps a fault of the next position of a sequence.
func (d *decoder) misplaced(r rule, here int, must, value string) {
	d.met.broken = true
	if len(d.misfits) > mostOfOneRule {
		d.found.Dropped++
		return
	}
	position := 0
	if here < len(d.sequences) {
		position = len(d.points) - d.sequences[here].from
	}
	d.misfits = append(d.misfits, misplaced{
		Problem{Severity: r.Severity, Rule: r.ID, Must: must, Value: shortened(value), Outcome: LeftOut, offset: d.i}, here, position,
	})
}
