package picture

import (
	"math"

	"github.com/paulmach/orb"

	"stancemap/geo"
)

// A Scene is the base map and the regions of a dataset, projected once. It is safe for use by several
// goroutines.
type Scene struct {
	projection geo.Projection
	regions    *geo.Shapes
	names      []string // ids of the regions, in layer order
	base       map[string]*geo.Shapes
	layers     map[string]*geo.Layer
	places     []Place
	overlays   []laid
	local      bool // the regions lie within the bundled base map, so that borders are drawn
}

// shared are the layers that have borders in common and are simplified alike.
var shared = []string{"countries", "ukraine", "oblasts", "borders", "oblast-borders", "coast"}

// alone are the layers that share no border with others.
var alone = []string{"lakes", "rivers", "world", "world-lakes"}

// Prepare projects the regions of a dataset together with the base map around them. Regions outside
// the bundled base map get a projection of their own, and coastlines without borders.
func Prepare(base map[string]*geo.Layer, regions *geo.Layer) *Scene {
	s := &Scene{base: map[string]*geo.Shapes{}, layers: base}
	s.local = within(regions.Bound(), base["countries"])
	s.projection = geo.AlbersFor(regions.Bound())
	if s.local {
		s.projection = geo.Ukraine
	}
	together := []*geo.Layer{regions}
	for _, name := range shared {
		together = append(together, layerOf(base, name))
	}
	prepared := geo.PrepareTogether(s.projection, together...)
	s.regions = prepared[0]
	for i, name := range shared {
		s.base[name] = prepared[i+1]
	}
	for _, name := range alone {
		s.base[name] = geo.Prepare(layerOf(base, name), s.projection)
	}
	for _, feature := range regions.Features {
		s.names = append(s.names, feature.ID)
	}
	s.findPlaces()
	return s
}

func layerOf(base map[string]*geo.Layer, name string) *geo.Layer {
	if layer, ok := base[name]; ok {
		return layer
	}
	return &geo.Layer{Name: name}
}

func within(inner orb.Bound, outer *geo.Layer) bool {
	if outer == nil || len(outer.Features) == 0 || inner.IsEmpty() {
		return false
	}
	bound := outer.Bound()
	return bound.Contains(inner.Min) && bound.Contains(inner.Max)
}

// Local reports whether the regions lie within the bundled base map, so that its borders and towns are drawn.
func (s *Scene) Local() bool { return s.local }

// Projection is what the scene was projected with.
func (s *Scene) Projection() geo.Projection { return s.projection }

// Home is the view in which a map opens: all of Ukraine for regions within it, else all regions,
// with 16 px around them.
func (s *Scene) Home(width, height float64, insets geo.Insets) geo.Viewport {
	bound := s.regions.Bound()
	if ukraine := s.base["ukraine"]; s.local && ukraine.Len() > 0 {
		bound = bound.Union(ukraine.Bound())
	}
	return geo.Fit(bound, width, height, padded(insets))
}

// Around is the view of one region, or of all of them for an empty or unknown id.
func (s *Scene) Around(region string, width, height float64, insets geo.Insets) geo.Viewport {
	bound := s.regions.Bound()
	for i, id := range s.names {
		if id == region {
			bound = s.regions.FeatureBound(i)
		}
	}
	return geo.Fit(bound, width, height, padded(insets))
}

func padded(insets geo.Insets) geo.Insets {
	const margin = 16
	return geo.Insets{Left: insets.Left + margin, Top: insets.Top + margin, Right: insets.Right + margin, Bottom: insets.Bottom + margin}
}

// RegionAt says which region lies under a point of the plane, in metres.
func (s *Scene) RegionAt(xy orb.Point) (id string, ok bool) {
	i, ok := s.regions.FeatureAt(xy)
	if !ok {
		return "", false
	}
	return s.names[i], true
}

// RegionPoint is where the label of a region goes, in metres.
func (s *Scene) RegionPoint(id string) (xy orb.Point, ok bool) {
	for i, name := range s.names {
		if name == id {
			return s.regions.Pole(i), true
		}
	}
	return orb.Point{}, false
}

// RegionBound is the box around a region, in metres of the plane.
func (s *Scene) RegionBound(id string) (bound orb.Bound, ok bool) {
	for i, name := range s.names {
		if name == id {
			return s.regions.FeatureBound(i), true
		}
	}
	return orb.Bound{}, false
}

// Least and Most bound the scale of a view in px per metre: the whole region layer on a stamp, and
// a town on a screen.
func (s *Scene) Least() float64 {
	bound := s.regions.Bound()
	size := math.Max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])
	if size <= 0 {
		return 1e-6
	}
	return 40 / size
}

// Most is the largest scale of a view, in px per metre.
func (s *Scene) Most() float64 { return 0.02 }
