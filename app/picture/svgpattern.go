package picture

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// svgLayers is the motifs of a fill, those of one cell together: an SVG pattern has one cell.
func svgLayers(fill geo.Fill) (layers [][]geo.Motif) {
	for _, m := range fill.Motifs() {
		last := len(layers) - 1
		if last >= 0 && layers[last][0].Cell == m.Cell && layers[last][0].Angle == m.Angle && layers[last][0].Origin == m.Origin {
			layers[last] = append(layers[last], m)
			continue
		}
		layers = append(layers, []geo.Motif{m})
	}
	return layers
}

// pattern defines a pattern that is fixed to the corner of the page, and returns its id.
func (d *svgDocument) pattern(motifs []geo.Motif) string {
	m := motifs[0]
	var steps []string
	if d.corner != (orb.Point{}) {
		steps = append(steps, fmt.Sprintf("translate(%s %s)", number(-d.corner[0]), number(-d.corner[1])))
	}
	if m.Angle != 0 {
		steps = append(steps, fmt.Sprintf("rotate(%s)", number(-m.Angle))) // SVG turns clockwise
	}
	if m.Origin != (orb.Point{}) { // not by x and y: whether content moves with them is read both ways
		steps = append(steps, fmt.Sprintf("translate(%s %s)", fine(m.Origin[0]), fine(m.Origin[1])))
	}
	transform := ""
	if len(steps) > 0 {
		transform = fmt.Sprintf(` patternTransform="%s"`, strings.Join(steps, " "))
	}
	var content strings.Builder
	fmt.Fprintf(&content, `patternUnits="userSpaceOnUse" width="%s" height="%s"%s>`, fine(m.Cell), fine(m.Cell), transform)
	for _, motif := range motifs {
		svgMotif(&content, motif)
	}
	id, ok := d.patterns[content.String()]
	if !ok {
		id = fmt.Sprintf("pattern-%d", len(d.patterns)+1)
		d.patterns[content.String()] = id
		fmt.Fprintf(&d.defs, "<pattern id=\"%s\" %s</pattern>\n", id, content.String())
	}
	return id
}

func svgMotif(content *strings.Builder, m geo.Motif) {
	for _, bar := range m.Bars {
		from, to := ends(bar)
		fmt.Fprintf(content, `<path d="M%s %sL%s %s"%s stroke-width="%s" stroke-linecap="butt"/>`,
			fine(from[0]), fine(from[1]), fine(to[0]), fine(to[1]), colourOf("stroke", m.Color), fine(bar.Width))
	}
	for _, round := range m.Rounds {
		paint := fillOf(m.Color)
		if round.Line > 0 {
			paint = colourOf("stroke", m.Color) + fmt.Sprintf(` stroke-width="%s"`, fine(round.Line))
		}
		fmt.Fprintf(content, `<circle cx="%s" cy="%s" r="%s"%s/>`, fine(round.Center[0]), fine(round.Center[1]), fine(round.Radius), paint)
	}
}

// ends are where a bar begins and ends.
func ends(bar geo.Bar) (from, to orb.Point) {
	sin, cos := math.Sincos(bar.Angle * math.Pi / 180)
	dx, dy := bar.Length/2*cos, -bar.Length/2*sin
	return orb.Point{bar.Center[0] - dx, bar.Center[1] - dy}, orb.Point{bar.Center[0] + dx, bar.Center[1] + dy}
}

// fine is a measure of a pattern: an error in it would grow with every cell.
func fine(v float64) string { return string(appendNumber(nil, v, 4)) }
