package geo

import "github.com/paulmach/orb"

func (d *decoder) judgeShape(p *building, polygon orb.Polygon, from int) {}
