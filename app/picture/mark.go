package picture

import (
	"image"
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// A Mark is one thing on a map or a page, in px at scale 1: a path with a fill, a stroke or both, or
// a line of text. Part names what it belongs to, such as "coast", for writers that keep layers.
type Mark struct {
	Part   string
	Path   geo.Path
	Fill   geo.Fill
	Stroke geo.Stroke
	Text   geo.Text
}

// Paint paints marks on an image from the first to the last, each px of theirs scale × scale px of
// the image. Patterns are fixed to the phase, a point in px of the marks. Marks of one part that
// follow each other are painted together: areas without seams, lines of one style without dark
// spots where they meet.
func Paint(img *image.RGBA, marks []Mark, scale float64, phase orb.Point) {
	raster := geo.OnImage(img)
	corner := orb.Point{phase[0] * scale, phase[1] * scale}
	for len(marks) > 0 {
		n := alike(marks)
		paintAlike(raster, marks[:n], scale, corner)
		marks = marks[n:]
	}
}

// alike is how many of the first marks are painted together: areas of one part without lines, lines
// of one part and style without areas, or else one mark.
func alike(marks []Mark) int {
	first := marks[0]
	filled, stroked := first.Fill.Color.A > 0, first.Stroke.Width > 0
	if filled == stroked || first.Text.String != "" {
		return 1
	}
	n := 1
	for n < len(marks) {
		m := marks[n]
		same := m.Part == first.Part && m.Text.String == "" && m.Fill.Color.A > 0 == filled && m.Stroke.Width > 0 == stroked
		if !same || stroked && !m.Stroke.Same(first.Stroke) {
			break
		}
		n++
	}
	return n
}

func paintAlike(raster *geo.Raster, marks []Mark, scale float64, corner orb.Point) {
	var fills []geo.Filled
	var lines []geo.Path
	for _, m := range marks {
		path := m.Path.Scaled(scale)
		if m.Fill.Color.A > 0 {
			fills = append(fills, geo.Filled{Path: path, Fill: m.Fill.Scaled(scale)})
		}
		if m.Stroke.Width > 0 {
			lines = append(lines, path)
		}
	}
	if len(fills) > 0 {
		raster.FillTogether(fills, corner)
	}
	if len(lines) > 0 {
		raster.StrokeTogether(lines, marks[0].Stroke.Scaled(scale))
	}
	for _, m := range marks {
		if m.Text.String != "" {
			raster.Text(scaledText(m.Text, scale))
		}
	}
}

func scaledText(t geo.Text, scale float64) geo.Text {
	t.At = orb.Point{t.At[0] * scale, t.At[1] * scale}
	t.Gap *= scale
	t.Style = t.Style.Scaled(scale)
	return t
}

// moved is the marks shifted by dx, dy px.
func moved(marks []Mark, dx, dy float64) []Mark {
	shifted := make([]Mark, len(marks))
	for i, m := range marks {
		m.Path = m.Path.Translate(dx, dy)
		m.Text.At = orb.Point{m.Text.At[0] + dx, m.Text.At[1] + dy}
		shifted[i] = m
	}
	return shifted
}

// A Group is marks that share a clip. The marks are in px of the group, whose corner lies at Box.Min
// of the page.
type Group struct {
	Name  string
	Box   orb.Bound
	Marks []Mark
}

// paintGroup paints a group inside its box on the page; patterns stay fixed to the page's corner.
func paintGroup(page *image.RGBA, g Group, scale float64) {
	device := image.Rect(
		int(math.Round(g.Box.Min[0]*scale)), int(math.Round(g.Box.Min[1]*scale)),
		int(math.Round(g.Box.Max[0]*scale)), int(math.Round(g.Box.Max[1]*scale)))
	// The same px, counted from the corner of the box, which seldom lies on a whole one.
	clipped := *page.SubImage(device).(*image.RGBA)
	clipped.Rect = clipped.Rect.Sub(device.Min)
	corner := orb.Point{float64(device.Min.X) / scale, float64(device.Min.Y) / scale}
	marks := g.Marks
	if corner != g.Box.Min {
		marks = moved(marks, g.Box.Min[0]-corner[0], g.Box.Min[1]-corner[1])
	}
	Paint(&clipped, marks, scale, orb.Point{-corner[0], -corner[1]})
}

func filled(part string, path geo.Path, c color.NRGBA) Mark {
	return Mark{Part: part, Path: path, Fill: geo.Fill{Color: c}}
}

func stroked(part string, path geo.Path, c color.NRGBA, width float64) Mark {
	return Mark{Part: part, Path: path, Stroke: geo.Stroke{Color: c, Width: width}}
}

func box(x, y, width, height float64) geo.Path {
	return geo.Rectangle(orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + width, y + height}})
}
