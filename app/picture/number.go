package picture

import (
	"image/color"
	"math"
	"strconv"

	"stancemap/geo"
)

// appendNumber writes a number with at most so many decimals and no character more than it needs. What rounds to the
// same is written the same, also the negative zero.
func appendNumber(to []byte, v float64, decimals int) []byte {
	start := len(to)
	to = strconv.AppendFloat(to, v, 'f', decimals, 64)
	if decimals > 0 {
		for to[len(to)-1] == '0' {
			to = to[:len(to)-1]
		}
		if to[len(to)-1] == '.' {
			to = to[:len(to)-1]
		}
	}
	if string(to[start:]) == "-0" {
		to = append(to[:start], '0')
	}
	return to
}

// number is v with at most two decimals.
func number(v float64) string { return string(appendNumber(nil, v, 2)) }

// hundredths is a coordinate in whole hundredths of a px: steps between such never add up to an error.
func hundredths(v float64) int { return int(math.Round(v * 100)) }

func appendHundredths(to []byte, v int) []byte {
	if v < 0 {
		to, v = append(to, '-'), -v
	}
	if v >= 100 {
		to = strconv.AppendInt(to, int64(v/100), 10)
	}
	switch rest := v % 100; {
	case v == 0:
		return append(to, '0')
	case rest == 0:
		return to
	case rest%10 == 0:
		return append(to, '.', byte('0'+rest/10))
	default:
		return append(to, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
}

// svgPath writes a path as the attribute d: the first point of each part from the origin, every other from the one
// before.
func svgPath(path geo.Path) string {
	var d []byte
	for _, part := range path.Parts {
		var x, y int
		for i, point := range part {
			nextX, nextY := hundredths(point[0]), hundredths(point[1])
			switch {
			case i == 0:
				d = append(d, 'M')
				d = appendPair(d, nextX, nextY)
			case nextX == x && nextY == y:
				continue
			default:
				d = appendStep(d, nextX-x, nextY-y)
			}
			x, y = nextX, nextY
		}
		switch {
		case path.Closed:
			d = append(d, 'Z')
		case len(part) == 1:
			d = append(d, "h0"...) // a dot
		}
	}
	return string(d)
}

func appendStep(d []byte, dx, dy int) []byte {
	switch {
	case dy == 0:
		return appendHundredths(append(d, 'h'), dx)
	case dx == 0:
		return appendHundredths(append(d, 'v'), dy)
	}
	return appendPair(append(d, 'l'), dx, dy)
}

func appendPair(d []byte, x, y int) []byte {
	d = appendHundredths(d, x)
	if y >= 0 {
		d = append(d, ' ')
	}
	return appendHundredths(d, y)
}

// hex is a colour without its opacity.
func hex(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	text := []byte{'#'}
	for _, channel := range []uint8{c.R, c.G, c.B} {
		text = append(text, digits[channel>>4], digits[channel&15])
	}
	return string(text)
}

// opacity is that of a colour, 0 to 1.
func opacity(c color.NRGBA) float64 { return math.Round(float64(c.A)/255*1000) / 1000 }
