package state

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// lab is a colour in CIELAB under D65.
type lab struct{ L, A, B float64 }

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

// The values of red, green and blue were computed apart from this code, from the matrices of Machado,
// Oliveira and Fernandes.
func TestAVisionShowsAColourAsItIsSeen(t *testing.T) {
	red, green, blue, grey := hex("#FF0000"), hex("#00FF00"), hex("#0000FF"), hex("#808080")
	for _, c := range []struct {
		vision Vision
		shown  color.NRGBA
		want   string
	}{
		{NormalVision, red, "#FF0000"}, {"of a bat", red, "#FF0000"},
		{Protan, red, "#6D5F00"}, {Protan, green, "#FFE500"}, {Protan, blue, "#0059FF"},
		{Deutan, red, "#A39000"}, {Deutan, green, "#EFD63A"}, {Deutan, blue, "#003DFB"},
		{Tritan, red, "#FF000F"}, {Tritan, green, "#00F7D9"}, {Tritan, blue, "#006B96"},
		{Greyscale, red, "#7F7F7F"}, {Greyscale, green, "#DCDCDC"}, {Greyscale, blue, "#4C4C4C"},
		{Protan, grey, "#808080"}, {Deutan, grey, "#808080"}, {Tritan, grey, "#808080"}, {Greyscale, grey, "#808080"},
	} {
		if got := hexOf(c.vision.Seen(c.shown)); got != c.want {
			t.Errorf("%q shows %s as %s, want %s", c.vision, hexOf(c.shown), got, c.want)
		}
	}
}

func TestAVisionChangesEveryPixelAndKeepsWhatItCovers(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 4, 1))
	shown := []color.NRGBA{hex("#C48651"), hex("#9E8ECE"), veil("#FF0000", 0.5), {}}
	for x, c := range shown {
		img.Set(x, 0, c)
	}
	Deutan.Apply(img)
	for x, c := range shown {
		if want := color.RGBAModel.Convert(Deutan.Seen(c)); img.At(x, 0) != want {
			t.Errorf("pixel %d is %v, want %v", x, img.At(x, 0), want)
		}
	}
	before := append([]uint8{}, img.Pix...)
	NormalVision.Apply(img)
	for i := range before {
		if img.Pix[i] != before[i] {
			t.Fatal("normal vision changes a picture")
		}
	}
}

func TestAViewSaysThatColoursAreSimulated(t *testing.T) {
	store := opened(t)
	for vision, want := range map[Vision]string{
		Protan: "Colours as seen with protanopia", Deutan: "Colours as seen with deuteranopia",
		Tritan: "Colours as seen with tritanopia", Greyscale: "Colours as seen in greyscale", NormalVision: "",
	} {
		if store.SetVision(vision); store.View().VisionWords() != want {
			t.Errorf("%q: the view says %q", vision, store.View().VisionWords())
		}
	}
}

func TestTheShareOfTextIsThatOfASizeToChoose(t *testing.T) {
	for size, want := range map[int]float64{0: 1, 90: 0.9, 100: 1, 115: 1.15, 130: 1.3, 150: 1.5, 400: 1, -90: 1} {
		if got := (Look{TextSize: size}).TextShare(); got != want {
			t.Errorf("%d %%: %g, want %g", size, got, want)
		}
	}
}
