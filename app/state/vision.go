package state

import (
	"image"
	"image/color"
	"math"
)

// A Vision is how the colours of the window are seen.
type Vision string

// The visions. The first three after the normal one are the forms of colour blindness in full: without
// the cones for long, for middle and for short waves.
const (
	NormalVision Vision = ""
	Protan       Vision = "protan"
	Deutan       Vision = "deutan"
	Tritan       Vision = "tritan"
	Greyscale    Vision = "greyscale"
)

// Visions lists the visions in the order of the menu.
var Visions = []Vision{NormalVision, Protan, Deutan, Tritan, Greyscale}

// VisionWords says that colours are simulated, and how; it is empty for the normal vision.
func (v *View) VisionWords() string {
	switch v.State.Look.Vision {
	case Protan:
		return v.Words.Say("vision.protan")
	case Deutan:
		return v.Words.Say("vision.deutan")
	case Tritan:
		return v.Words.Say("vision.tritan")
	case Greyscale:
		return v.Words.Say("vision.greyscale")
	}
	return ""
}

// rgb is a colour in linear light, 0 to 1.
type rgb [3]float64

func linearOf(c color.NRGBA) rgb {
	return rgb{linearLight[c.R], linearLight[c.G], linearLight[c.B]}
}

// seenBy are the matrices of the visions on linear light: Machado, Oliveira, Fernandes 2009, severity 1.0;
// for greyscale the relative luminance of WCAG 2.2.
var seenBy = map[Vision][3]rgb{
	Protan:    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	Deutan:    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	Tritan:    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	Greyscale: {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
}

// of gives linear light as it is seen, clipped. A vision without a matrix is the normal one.
func (v Vision) of(c rgb) (seen rgb) {
	matrix, ok := seenBy[v]
	if !ok {
		return c
	}
	for i, row := range matrix {
		seen[i] = min(max(row[0]*c[0]+row[1]*c[1]+row[2]*c[2], 0), 1)
	}
	return seen
}

// Seen gives a colour as it is seen. How much it covers stays.
func (v Vision) Seen(c color.NRGBA) color.NRGBA {
	if _, ok := seenBy[v]; !ok {
		return c
	}
	seen := v.of(linearOf(c))
	return color.NRGBA{R: encoded(seen[0]), G: encoded(seen[1]), B: encoded(seen[2]), A: c.A}
}

// Apply changes a painted picture to what is seen of it.
func (v Vision) Apply(img *image.RGBA) {
	if _, ok := seenBy[v]; !ok {
		return
	}
	// Maps are made of areas: most pixels are like the one before.
	var last, shown color.RGBA
	for i := 0; i+3 < len(img.Pix); i += 4 {
		pixel := img.Pix[i : i+4 : i+4]
		now := color.RGBA{R: pixel[0], G: pixel[1], B: pixel[2], A: pixel[3]}
		if now != last {
			seen := v.Seen(color.NRGBAModel.Convert(now).(color.NRGBA))
			last, shown = now, color.RGBAModel.Convert(seen).(color.RGBA)
		}
		pixel[0], pixel[1], pixel[2], pixel[3] = shown.R, shown.G, shown.B, shown.A
	}
}

// linearLight is linear for every value of a channel.
var linearLight = func() (light [256]float64) {
	for channel := range light {
		light[channel] = linear(uint8(channel))
	}
	return light
}()

// encoded is the transfer function of sRGB (IEC 61966-2-1) on linear light from 0 to 1.
func encoded(light float64) uint8 {
	c := 12.92 * light
	if light > 0.0031308 {
		c = 1.055*math.Pow(light, 1/2.4) - 0.055
	}
	return uint8(c*255 + 0.5)
}
