package picture

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// WriteSVG writes the page as SVG 1.1 with the halo of SVG 2 (paint-order): text as text, patterns as patterns, layers
// as named groups, nothing from elsewhere. A px of the page is one user unit.
func (p *Page) WriteSVG(w io.Writer) error {
	d := &svgDocument{page: p, ids: map[string]int{}, shapes: map[string]string{}, patterns: map[string]string{}, clips: map[string]string{}}
	d.count()
	d.paint(svgPath(box(0, 0, p.Width, p.Height)), fmt.Sprintf(` id="%s"`, d.id("paper"))+fillOf(p.theme.Base().Paper))
	for _, group := range p.Groups {
		d.group(group)
	}
	out := bufio.NewWriter(w)
	d.head(out)
	if d.defs.Len() > 0 {
		fmt.Fprintf(out, "<defs>\n%s</defs>\n", d.defs.Bytes())
	}
	out.Write(d.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Flush()
}

// svgDocument gathers what is drawn, and apart from it what is drawn with: shapes that occur more than once, patterns,
// clips.
type svgDocument struct {
	page       *Page
	body, defs bytes.Buffer
	ids        map[string]int    // how many elements have an id that begins so
	occurs     map[string]int    // how often a path is drawn
	shapes     map[string]string // id of a path in defs
	patterns   map[string]string // id of a pattern in defs, by its content
	clips      map[string]string // id of a clip in defs, by its path
	corner     orb.Point         // of the layer that is written
}

// id makes a name the only one of its kind: map, map-2, map-3.
func (d *svgDocument) id(name string) string {
	d.ids[name]++
	if n := d.ids[name]; n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

// count finds the paths that occur more than once, such as the outline of a region that is filled and then stroked.
func (d *svgDocument) count() {
	d.occurs = map[string]int{}
	for _, group := range d.page.Groups {
		for _, m := range group.Marks {
			if path := svgPath(m.Path); path != "" {
				d.occurs[path] += times(m)
			}
		}
	}
}

// times is how often the path of a mark is drawn, one over the other.
func times(m Mark) int {
	n := 0
	if m.Fill.Color.A > 0 {
		n = 1 + len(svgLayers(m.Fill))
	}
	if m.Stroke.Width > 0 && n != 1 {
		n++
	}
	return n
}

func (d *svgDocument) head(out io.Writer) {
	p := d.page
	size := fmt.Sprintf(`width="%s" height="%s"`, number(p.Width), number(p.Height))
	if p.paper != (orb.Point{}) {
		size = fmt.Sprintf(`width="%smm" height="%smm"`, number(p.paper[0]), number(p.paper[1]))
	}
	fmt.Fprintf(out, "%s\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "+
		"xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\" %s viewBox=\"0 0 %s %s\" "+
		"xml:lang=\"%s\" role=\"img\" aria-labelledby=\"title description\" font-family=\"%s\" fill=\"none\" fill-rule=\"evenodd\" "+
		"stroke-linecap=\"round\" stroke-linejoin=\"round\">\n",
		`<?xml version="1.0" encoding="UTF-8"?>`, size, number(p.Width), number(p.Height), escaped(p.Language), fontFamily)
	fmt.Fprintf(out, "<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>\n", escaped(p.Title), escaped(p.Description))
	d.metadata(out)
}

// metadata is what the picture says of itself in the terms of Dublin Core.
func (d *svgDocument) metadata(out io.Writer) {
	a := d.page.About
	fmt.Fprint(out, "<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description rdf:about=\"\">\n")
	for _, term := range [][2]string{
		{"title", a.Title}, {"description", a.Description + " " + a.Notice}, {"source", a.Sources}, {"subject", a.Keywords}, {"relation", a.Dataset},
		{"rights", a.Rights}, {"creator", a.Program}, {"date", a.Date.Format("2006-01-02")}, {"language", a.Language}, {"format", "image/svg+xml"},
	} {
		if term[1] != "" {
			fmt.Fprintf(out, "<dc:%s>%s</dc:%s>\n", term[0], escaped(term[1]), term[0])
		}
	}
	fmt.Fprint(out, "</rdf:Description>\n</rdf:RDF>\n</metadata>\n")
}

// group writes marks as a layer, those of one part that follow each other as a group in it. Points count from the corner
// of the layer, so that maps of one scale share their outlines.
func (d *svgDocument) group(g Group) {
	name := d.id(g.Name)
	d.corner = g.Box.Min
	attributes := ""
	if g.Box.Min != (orb.Point{}) {
		attributes = fmt.Sprintf(` transform="translate(%s %s)"`, number(g.Box.Min[0]), number(g.Box.Min[1]))
	}
	if g.Box != (orb.Bound{Max: orb.Point{d.page.Width, d.page.Height}}) {
		attributes += fmt.Sprintf(` clip-path="url(#%s)"`, d.clip(g.Box.Max[0]-g.Box.Min[0], g.Box.Max[1]-g.Box.Min[1]))
	}
	fmt.Fprintf(&d.body, "<g id=\"%s\" inkscape:groupmode=\"layer\" inkscape:label=\"%s\"%s>\n", name, name, attributes)
	for start := 0; start < len(g.Marks); {
		end := start
		for end < len(g.Marks) && g.Marks[end].Part == g.Marks[start].Part {
			end++
		}
		part := g.Marks[start].Part
		fmt.Fprintf(&d.body, "<g id=\"%s\" inkscape:label=\"%s\">\n", d.id(name+"-"+part), part)
		for _, m := range g.Marks[start:end] {
			d.mark(m)
		}
		d.body.WriteString("</g>\n")
		start = end
	}
	d.body.WriteString("</g>\n")
}

// clip defines a box from the corner of a layer on, and returns its id.
func (d *svgDocument) clip(width, height float64) string {
	path := svgPath(box(0, 0, width, height))
	id, ok := d.clips[path]
	if !ok {
		id = fmt.Sprintf("clip-%d", len(d.clips)+1)
		d.clips[path] = id
		fmt.Fprintf(&d.defs, "<clipPath id=\"%s\"><path d=\"%s\"/></clipPath>\n", id, path)
	}
	return id
}

// mark draws a mark: colour, patterns from the bottom to the top, stroke, text.
func (d *svgDocument) mark(m Mark) {
	if m.Text.String != "" {
		d.text(m.Text)
	}
	path := svgPath(m.Path)
	if path == "" {
		return
	}
	var stroke string
	if m.Stroke.Width > 0 && m.Stroke.Color.A > 0 {
		stroke = strokeOf(m.Stroke)
	}
	layers := svgLayers(m.Fill)
	if m.Fill.Color.A > 0 && m.Path.Closed && len(layers) == 0 {
		d.paint(path, fillOf(m.Fill.Color)+stroke)
		return
	}
	if m.Fill.Color.A > 0 && m.Path.Closed {
		d.paint(path, fillOf(m.Fill.Color))
		for _, motifs := range layers {
			d.paint(path, fmt.Sprintf(` fill="url(#%s)"`, d.pattern(motifs)))
		}
	}
	if stroke != "" {
		d.paint(path, stroke)
	}
}

// paint draws a path with attributes; one that occurs more than once is written once.
func (d *svgDocument) paint(path, attributes string) {
	const worthReferring = 60 // characters: a shorter one is no longer than what refers to it
	if d.occurs[path] < 2 || len(path) < worthReferring {
		fmt.Fprintf(&d.body, "<path d=\"%s\"%s/>\n", path, attributes)
		return
	}
	id, ok := d.shapes[path]
	if !ok {
		id = fmt.Sprintf("shape-%d", len(d.shapes)+1)
		d.shapes[path] = id
		fmt.Fprintf(&d.defs, "<path id=\"%s\" d=\"%s\"/>\n", id, path)
	}
	fmt.Fprintf(&d.body, "<use xlink:href=\"#%s\"%s/>\n", id, attributes)
}

func fillOf(c color.NRGBA) string { return colourOf("fill", c) }

// colourOf is an attribute for a colour, and one for its opacity if it lets something through.
func colourOf(attribute string, c color.NRGBA) string {
	text := fmt.Sprintf(` %s="%s"`, attribute, hex(c))
	if c.A < 255 {
		text += fmt.Sprintf(` %s-opacity="%s"`, attribute, appendNumber(nil, opacity(c), 3))
	}
	return text
}

func strokeOf(s geo.Stroke) string {
	text := colourOf("stroke", s.Color) + fmt.Sprintf(` stroke-width="%s"`, number(s.Width))
	if len(s.Dash) > 0 {
		lengths := make([]string, len(s.Dash))
		for i, length := range s.Dash {
			lengths[i] = number(length)
		}
		text += fmt.Sprintf(` stroke-dasharray="%s" stroke-linecap="butt"`, strings.Join(lengths, " "))
	}
	return text
}

// escaped is text for XML. What XML cannot hold becomes the sign for an unknown character.
func escaped(text string) string {
	var out bytes.Buffer
	xml.EscapeText(&out, []byte(text)) // a buffer takes everything
	return out.String()
}
