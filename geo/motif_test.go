package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// asMotifs paints a fill on a square as a writer of lines does: every cell of every motif, shape by shape.
func asMotifs(size int, f Fill) *Raster {
	r := NewRaster(size, size, f.Color)
	for _, m := range f.Motifs() {
		sin, cos := math.Sincos(radians(m.Angle))
		turned := func(u, v float64) orb.Point { return orb.Point{u*cos + v*sin, -u*sin + v*cos} }
		reach := int(float64(size)*2/m.Cell) + 1
		for i := -reach; i <= reach; i++ {
			for k := -reach; k <= reach; k++ {
				corner := orb.Point{float64(i)*m.Cell + m.Origin[0], float64(k)*m.Cell + m.Origin[1]}
				for _, bar := range m.Bars {
					barSin, barCos := math.Sincos(radians(bar.Angle))
					var ring []orb.Point
					for _, at := range [][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
						x, y := at[0]*bar.Length/2, at[1]*bar.Width/2
						ring = append(ring, turned(corner[0]+bar.Center[0]+x*barCos+y*barSin, corner[1]+bar.Center[1]-x*barSin+y*barCos))
					}
					r.Fill(Path{Parts: [][]orb.Point{ring}, Closed: true}, Fill{Color: m.Color}, orb.Point{})
				}
				for _, round := range m.Rounds {
					circle := Circle(turned(corner[0]+round.Center[0], corner[1]+round.Center[1]), round.Radius)
					if round.Line > 0 {
						r.Stroke(circle, Stroke{Color: m.Color, Width: round.Line})
						continue
					}
					r.Fill(circle, Fill{Color: m.Color}, orb.Point{})
				}
			}
		}
	}
	return r
}

// The geometry of a pattern, painted shape by shape, is the pattern: ink as much and at the same places.
func TestMotifsAreThePattern(t *testing.T) {
	const size = 120
	for _, p := range patterns {
		for name, p := range map[string]Pattern{"": p, " high contrast": p.HighContrast(), " twice": p.Scaled(2)} {
			fill := Fill{Color: white, Ink: black, Pattern: p}
			compareMotifs(t, p.String()+name, size, fill)
		}
	}
}

func TestMotifsAreTheStripesOverThePattern(t *testing.T) {
	const size = 120
	stripes := Stripes{Color: white, Edge: black, Period: 12, Width: 4.5, EdgeWidth: 0.8}
	for name, p := range map[string]Pattern{"plain": {}, "lines of 45°, moved between the stripes": {Lines, 45, 8, 1.5, 0}, "lines across": {Lines, 135, 8, 1.5, 0}} {
		fill := Fill{Color: white, Ink: black, Pattern: p, Stripes: stripes}
		compareMotifs(t, name, size, fill)
		fill.Stripes.EdgeWidth = 0
		compareMotifs(t, name+" without edges", size, fill)
	}
	if got := (Fill{Color: white, Ink: black}).Motifs(); len(got) != 0 {
		t.Errorf("a plain fill has %d motifs", len(got))
	}
}

// compareMotifs allows for the smoothing of edges: shapes side by side are smoothed each by itself.
func compareMotifs(t *testing.T, name string, size int, f Fill) {
	t.Helper()
	a, b := painted(size, f), asMotifs(size, f).Image()
	near(t, name+": ink", ink(b)/float64(size*size), ink(a)/float64(size*size), 0.02)
	far := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 100 || d < -100 {
			far++
		}
	}
	if share := float64(far) / float64(size*size); share > 0.004 {
		t.Errorf("%s: %.1f %% of the px are far off", name, share*100)
	}
}
