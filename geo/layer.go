package geo

import "github.com/paulmach/orb"

// A Feature is one thing of a layer, in degrees.
type Feature struct {
	// ID is the feature's id, a number kept as its text; empty if there is none.
	ID string
	// Properties holds nil, bool, string, json.Number (the number's own text,
	// so that long ids survive), []any and map[string]any.
	Properties map[string]any
	// Geometry is nil for a feature without a place.
	Geometry orb.Geometry
	// Bound is empty (IsEmpty) for a feature without a place.
	Bound orb.Bound
}

// A Layer is a list of features, painted and searched in its order.
type Layer struct {
	Name     string
	Features []Feature
	// Problems are what the file may not have meant, such as degrees out of
	// range, and what was mended. The layer can be drawn all the same.
	Problems []Problem

	TopoJSON bool // whether the file is TopoJSON, not GeoJSON
}

// emptyBound is the bound of nothing: every union ignores it.
var emptyBound = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}

// Feature returns the first feature with that id.
func (l *Layer) Feature(id string) (Feature, bool) {
	for _, feature := range l.Features {
		if feature.ID == id {
			return feature, true
		}
	}
	return Feature{}, false
}

// Bound returns the bound of all features in degrees, empty if none has a place.
func (l *Layer) Bound() orb.Bound {
	bound := emptyBound
	for _, feature := range l.Features {
		bound = bound.Union(feature.Bound)
	}
	return bound
}

// geometryBound is the bound of a geometry, also of nil and of empty parts.
func geometryBound(geometry orb.Geometry) orb.Bound {
	bound := emptyBound
	eachLine(geometry, func(line []orb.Point, _ role) {
		for _, point := range line {
			bound = bound.Extend(point)
		}
	})
	return bound
}
