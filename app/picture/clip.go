package picture

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"

	"stancemap/geo"
)

// beyond is how far outside the frame of a map what cannot be seen is cut off, in px: more than half the widest line, so
// that no cut edge shows.
const beyond = 32

// clipped is a path without what lies outside a box. Areas stay areas. The points of the path are not kept.
func clipped(path geo.Path, box orb.Bound) geo.Path {
	within := geo.Path{Closed: path.Closed}
	for _, part := range path.Parts {
		bound := orb.MultiPoint(part).Bound()
		switch {
		case !box.Intersects(bound):
		case box.Contains(bound.Min) && box.Contains(bound.Max):
			within.Parts = append(within.Parts, part)
		case path.Closed:
			if ring := clip.Ring(box, part); len(ring) > 0 {
				within.Parts = append(within.Parts, ring)
			}
		default:
			for _, line := range clip.LineString(box, part) {
				within.Parts = append(within.Parts, line)
			}
		}
	}
	return within
}
