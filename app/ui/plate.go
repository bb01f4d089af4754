package ui

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"

	"stancemap/geo"
)

// plate is a ground with a line inside its edge and with round corners. It is a painted picture: the toolkit's
// own round rectangle is a program that a screen without graphics of its own takes longer to compile than
// any other of the window, and works out each px anew with every frame.
type plate struct {
	*canvas.Raster
	fill, line color.Color
	lineWidth  float32    // px
	radii      [4]float32 // px: top left, top right, bottom right, bottom left
}

func newPlate() *plate {
	p := &plate{fill: color.Transparent, line: color.Transparent}
	p.Raster = canvas.NewRaster(p.paint)
	p.ScaleMode = canvas.ImageScaleFastest
	return p
}

// wear sets how the plate looks; one of which nothing would be seen is hidden.
func (p *plate) wear(fill, line fyne.ThemeColorName, lineWidth, radius float32) {
	p.fill, p.line, p.lineWidth = shownColor(fill), shownColor(line), lineWidth
	p.radii = [4]float32{radius, radius, radius, radius}
	p.Hidden = fill == colorNone && line == colorNone
}

// Resize takes the size in whole px of the screen: so its lines are sharp wherever it lies.
func (p *plate) Resize(size fyne.Size) {
	scale := deviceScale(p.Raster)
	whole := func(px float32) float32 { return float32(math.Round(float64(px)*scale) / scale) }
	p.Raster.Resize(fyne.NewSize(whole(size.Width), whole(size.Height)))
}

// paint is the picture for a size in px of the screen.
func (p *plate) paint(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(1, width), max(1, height)))
	if p.Size().Width <= 0 {
		return img
	}
	raster, scale := geo.OnImage(img), float64(width)/float64(p.Size().Width)
	line := math.Round(float64(p.lineWidth) * scale)
	stroke := color.NRGBAModel.Convert(p.line).(color.NRGBA)
	if stroke.A == 0 {
		line = 0
	}
	path := roundPath(orb.Bound{Min: orb.Point{line / 2, line / 2}, Max: orb.Point{float64(width) - line/2, float64(height) - line/2}}, p.radii, scale, line/2)
	raster.Fill(path, geo.Fill{Color: color.NRGBAModel.Convert(p.fill).(color.NRGBA)}, orb.Point{})
	if line > 0 {
		raster.Stroke(path, geo.Stroke{Color: stroke, Width: line})
	}
	return img
}

// roundPath is a rectangle whose corners are quarters of circles with radii in px of the window, less an
// inset in px of the screen.
func roundPath(edge orb.Bound, radii [4]float32, scale, inset float64) geo.Path {
	const steps = 8 // of a quarter of a circle: 0.1 px off at a radius of 20 px
	corners := [4]orb.Point{edge.Min, {edge.Max[0], edge.Min[1]}, edge.Max, {edge.Min[0], edge.Max[1]}}
	inward := [4]orb.Point{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}
	most := math.Min(edge.Max[0]-edge.Min[0], edge.Max[1]-edge.Min[1]) / 2
	var ring []orb.Point
	for i, corner := range corners {
		radius := math.Max(0, math.Min(most, float64(radii[i])*scale-inset))
		if radius == 0 {
			ring = append(ring, corner)
			continue
		}
		center := orb.Point{corner[0] + inward[i][0]*radius, corner[1] + inward[i][1]*radius}
		for step := range steps + 1 {
			sin, cos := math.Sincos(math.Pi + float64(i)*math.Pi/2 + float64(step)/steps*math.Pi/2)
			ring = append(ring, orb.Point{center[0] + radius*cos, center[1] + radius*sin})
		}
	}
	return geo.Path{Parts: [][]orb.Point{append(ring, ring[0])}, Closed: true}
}
