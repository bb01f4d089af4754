package picture

import (
	"fmt"
	"image/color"
	"io"
	"strings"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"github.com/paulmach/orb"

	"stancemap/assets"
	"stancemap/geo"
)

// WritePDF writes the page as a PDF of one page: lines and areas as such, text as text in a subset of the typeface.
func (p *Page) WritePDF(w io.Writer) error {
	size := p.millimetres()
	width, height := size[0]/millimetresPerInch*pointsPerInch, size[1]/millimetresPerInch*pointsPerInch
	d := &pdfDocument{
		Fpdf:  fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: width, Ht: height}}),
		point: width / p.Width, height: height,
	}
	d.describe(p.About)
	d.SetMargins(0, 0, 0)
	d.SetAutoPageBreak(false, 0)
	d.AddPage()
	d.mark(filled("paper", box(0, 0, p.Width, p.Height), p.theme.Base().Paper))
	for _, group := range p.Groups {
		d.group(group)
	}
	return d.Output(w)
}

// pdfDocument writes marks in px from the upper left corner as operators in points from the lower left one.
type pdfDocument struct {
	*fpdf.Fpdf
	point  float64 // points for each px
	height float64 // of the page, in points
	offset orb.Point
}

// describe is what the file says of itself. Its dates are those of the dataset, and its parts come in a fixed order.
func (d *pdfDocument) describe(a About) {
	d.SetCatalogSort(true)
	d.SetCreationDate(a.Date)
	d.SetModificationDate(a.Date)
	d.SetTitle(a.Title, true)
	d.SetSubject(a.Description+" "+a.Notice, true)
	d.SetKeywords(a.Keywords+"; "+a.Sources, true)
	d.SetCreator(a.Program, true)
	d.SetProducer(a.Program, true)
	d.SetLang(a.Language)
}

func (d *pdfDocument) group(g Group) {
	d.RawWriteStr("q")
	d.RawWriteStr(d.path(geo.Rectangle(g.Box)) + "W n")
	d.offset = g.Box.Min
	for _, m := range g.Marks {
		d.mark(m)
	}
	d.offset = orb.Point{}
	d.RawWriteStr("Q")
}

func (d *pdfDocument) mark(m Mark) {
	if m.Path.Closed && m.Fill.Color.A > 0 {
		d.fill(m.Path, m.Fill)
	}
	if m.Stroke.Width > 0 && m.Stroke.Color.A > 0 && len(m.Path.Parts) > 0 {
		d.stroke(m.Path, m.Stroke)
	}
	if m.Text.String != "" {
		d.text(m.Text)
	}
}

// fill paints the colour of a fill, then what lies over it, clipped to the path.
func (d *pdfDocument) fill(path geo.Path, fill geo.Fill) {
	shape := d.path(path)
	if shape == "" {
		return
	}
	d.RawWriteStr("q")
	d.colour("rg", fill.Color)
	d.RawWriteStr(shape + "f*")
	d.RawWriteStr("Q")
	motifs := fill.Motifs()
	if len(motifs) == 0 {
		return
	}
	d.RawWriteStr("q")
	d.RawWriteStr(shape + "W* n")
	bound := path.Translate(d.offset[0], d.offset[1]).Bound()
	offset := d.offset
	d.offset = orb.Point{} // patterns are fixed to the corner of the page
	for _, motif := range motifs {
		d.motif(motif, bound)
	}
	d.offset = offset
	d.RawWriteStr("Q")
}

func (d *pdfDocument) stroke(path geo.Path, s geo.Stroke) {
	d.RawWriteStr("q 1 J 1 j")
	d.colour("RG", s.Color)
	d.RawWriteStr(d.length(s.Width) + " w")
	if len(s.Dash) > 0 {
		d.RawWriteStr("0 J " + d.dash(s.Dash, 0))
	}
	d.RawWriteStr(d.path(path) + "S")
	d.RawWriteStr("Q")
}

// text writes the halo as lines around the letters, then the letters once, so that a search finds them once.
func (d *pdfDocument) text(t geo.Text) {
	if t.Style.HaloWidth > 0 && t.Style.Halo.A > 0 {
		d.stroke(t.Outline(), geo.Stroke{Color: t.Style.Halo, Width: t.Style.HaloWidth})
	}
	d.RawWriteStr("q")
	d.font(t.Style)
	d.alpha(t.Style.Color)
	d.SetTextColor(int(t.Style.Color.R), int(t.Style.Color.G), int(t.Style.Color.B))
	if t.Style.Spacing != 0 {
		d.RawWriteStr(d.length(t.Style.Spacing) + " Tc")
	}
	t.String = withinPlane(plain(t.String))
	for _, piece := range t.Pieces() {
		d.Text((piece.At[0]+d.offset[0])*d.point, (piece.At[1]+d.offset[1])*d.point, piece.String)
	}
	d.RawWriteStr("Q")
}

// withinPlane puts the sign for an unknown character in place of those that the fonts of this writer cannot number.
func withinPlane(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF || r < ' ' {
			return utf8.RuneError
		}
		return r
	}, text)
}

// pdfFamily is the name of the typeface in the file.
const pdfFamily = "NotoSans"

// font sets the font of a style, embedding it when it is first used.
func (d *pdfDocument) font(s geo.TextStyle) {
	for style, letter := range map[assets.FontStyle]string{assets.Regular: "", assets.Bold: "B", assets.Italic: "I"} {
		if s.Font == fonts()[style] {
			d.AddUTF8FontFromBytes(pdfFamily, letter, assets.Font(style))
			d.SetFont(pdfFamily, letter, s.Size*d.point)
		}
	}
}

// colour sets a colour for filling (rg) or for lines (RG) with its opacity.
func (d *pdfDocument) colour(operator string, c color.NRGBA) {
	d.alpha(c)
	share := func(channel uint8) []byte { return appendNumber(nil, float64(channel)/255, 4) }
	d.RawWriteStr(fmt.Sprintf("%s %s %s %s", share(c.R), share(c.G), share(c.B), operator))
}

func (d *pdfDocument) alpha(c color.NRGBA) {
	if c.A < 255 {
		d.SetAlpha(opacity(c), "Normal")
	}
}

// length is px as points.
func (d *pdfDocument) length(px float64) string { return string(appendNumber(nil, px*d.point, 3)) }

func (d *pdfDocument) dash(lengths []float64, phase float64) string {
	var text []string
	for _, length := range lengths {
		text = append(text, d.length(length))
	}
	return "[" + strings.Join(text, " ") + "] " + d.length(phase) + " d"
}

// path is the operators of a path, each part from its first point on; one of a single point is a dot.
func (d *pdfDocument) path(path geo.Path) string {
	var to []byte
	for _, part := range path.Parts {
		for i, point := range part {
			if path.Closed && i > 1 && i == len(part)-1 && point == part[0] {
				break // closing draws it
			}
			to = d.appendPoint(to, point)
			if i == 0 {
				to = append(to, " m\n"...)
			} else {
				to = append(to, " l\n"...)
			}
		}
		switch {
		case path.Closed && len(part) > 0:
			to = append(to, "h\n"...)
		case len(part) == 1:
			to = append(d.appendPoint(to, part[0]), " l\n"...)
		}
	}
	return string(to)
}

func (d *pdfDocument) appendPoint(to []byte, at orb.Point) []byte {
	to = appendNumber(to, (at[0]+d.offset[0])*d.point, 2)
	return appendNumber(append(to, ' '), d.height-(at[1]+d.offset[1])*d.point, 2)
}
