package state

import (
	"image/color"
	"math"
)

// rgb is a colour in linear light, 0 to 1.
type rgb [3]float64

// lab is a colour in CIELAB under D65.
type lab struct{ L, A, B float64 }

func linearOf(c color.NRGBA) rgb { return rgb{linear(c.R), linear(c.G), linear(c.B)} }

// visions are the four ways in which a colour is seen: Machado, Oliveira, Fernandes 2009, severity 1.0, on linear
// light, clipped.
var visions = map[string]func(rgb) rgb{
	"normal": func(c rgb) rgb { return c },
	"protan": seenBy([3][3]float64{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}),
	"deutan": seenBy([3][3]float64{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}),
	"tritan": seenBy([3][3]float64{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}),
}

func seenBy(matrix [3][3]float64) func(rgb) rgb {
	return func(c rgb) (seen rgb) {
		for i, row := range matrix {
			seen[i] = min(max(row[0]*c[0]+row[1]*c[1]+row[2]*c[2], 0), 1)
		}
		return seen
	}
}

// labOf goes from linear sRGB over CIE XYZ to CIELAB, white point D65.
func labOf(c rgb) lab {
	x := (0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]) / 0.95047
	y := 0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2]
	z := (0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]) / 1.08883
	return lab{116*cubeRoot(y) - 16, 500 * (cubeRoot(x) - cubeRoot(y)), 200 * (cubeRoot(y) - cubeRoot(z))}
}

// cubeRoot is the f of CIELAB: linear near black.
func cubeRoot(t float64) float64 {
	if t > 216.0/24389 {
		return math.Cbrt(t)
	}
	return (24389.0/27*t + 16) / 116
}

// lightness is the L* of a relative luminance.
func lightness(y float64) float64 { return 116*cubeRoot(y) - 16 }

// ciede2000 is the colour difference ΔE00 of Sharma, Wu, Dalal 2005, equations 2 to 22, all weights 1.
func ciede2000(p, q lab) float64 {
	const pow25to7 = 6103515625
	meanChroma := (math.Hypot(p.A, p.B) + math.Hypot(q.A, q.B)) / 2
	g := 0.5 * (1 - math.Sqrt(math.Pow(meanChroma, 7)/(math.Pow(meanChroma, 7)+pow25to7)))
	a1, a2 := (1+g)*p.A, (1+g)*q.A
	c1, c2 := math.Hypot(a1, p.B), math.Hypot(a2, q.B)
	h1, h2 := hue(a1, p.B), hue(a2, q.B)

	dL, dC := q.L-p.L, c2-c1
	dh := h2 - h1
	switch {
	case c1*c2 == 0:
		dh = 0
	case dh > 180:
		dh -= 360
	case dh < -180:
		dh += 360
	}
	dH := 2 * math.Sqrt(c1*c2) * sin(dh/2)

	meanL, meanC := (p.L+q.L)/2, (c1+c2)/2
	meanH := h1 + h2
	switch {
	case c1*c2 == 0:
	case math.Abs(h1-h2) <= 180:
		meanH /= 2
	case h1+h2 < 360:
		meanH = (meanH + 360) / 2
	default:
		meanH = (meanH - 360) / 2
	}
	t := 1 - 0.17*cos(meanH-30) + 0.24*cos(2*meanH) + 0.32*cos(3*meanH+6) - 0.20*cos(4*meanH-63)
	turn := 30 * math.Exp(-math.Pow((meanH-275)/25, 2))
	rC := 2 * math.Sqrt(math.Pow(meanC, 7)/(math.Pow(meanC, 7)+pow25to7))
	sL := 1 + 0.015*math.Pow(meanL-50, 2)/math.Sqrt(20+math.Pow(meanL-50, 2))
	sC, sH := 1+0.045*meanC, 1+0.015*meanC*t
	rT := -sin(2*turn) * rC
	return math.Sqrt(math.Pow(dL/sL, 2) + math.Pow(dC/sC, 2) + math.Pow(dH/sH, 2) + rT*(dC/sC)*(dH/sH))
}

// hue is the angle of a colour in degrees, 0 to 360; 0 for a grey.
func hue(a, b float64) float64 {
	if a == 0 && b == 0 {
		return 0
	}
	return math.Mod(math.Atan2(b, a)*180/math.Pi+360, 360)
}

func sin(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }
func cos(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }
