package picture

import "github.com/paulmach/orb"

// A PageSize is a page that a picture can be set on.
type PageSize struct {
	Name          string    // as on the command line: "A4"
	Width, Height float64   // px at scale 1
	Paper         orb.Point // millimetres, for what has a size on paper; zero is 96 px to the inch
}

// The pages with a name. Those of paper lie on their side.
var (
	A4     = PageSize{"A4", 1280, 905, orb.Point{297, 210}}
	Letter = PageSize{"Letter", 1280, 989, orb.Point{279.4, 215.9}}
	Wide   = PageSize{"16:9", 1600, 900, orb.Point{}}
	Square = PageSize{"square", 1080, 1080, orb.Point{}}
)

// PageSizes are the pages with a name, in the order in which they are offered.
var PageSizes = []PageSize{A4, Letter, Wide, Square}

// FreeSize is a page of any size in px.
func FreeSize(width, height float64) PageSize { return PageSize{Width: width, Height: height} }

// On is the options for a page of that size.
func (o PageOptions) On(size PageSize) PageOptions {
	o.Width, o.Height, o.Paper = size.Width, size.Height, size.Paper
	return o
}

const millimetresPerInch, pxPerInch, pointsPerInch = 25.4, 96, 72

// millimetres is the size of a page on paper.
func (p *Page) millimetres() orb.Point {
	if p.paper != (orb.Point{}) {
		return p.paper
	}
	return orb.Point{p.Width / pxPerInch * millimetresPerInch, p.Height / pxPerInch * millimetresPerInch}
}
