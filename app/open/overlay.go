package open

import (
	"context"
	"fmt"
	"path/filepath"

	"stancemap/app/open/grid"
	"stancemap/geo"
)

// Overlay reads a GeoJSON or a TopoJSON that is to be laid over a map, with all of its lines and areas. The error is a
// *grid.Fault or a *geo.Problem for what the file holds, else that of the file system.
func Overlay(ctx context.Context, path string) (*geo.Layer, error) {
	content, err := grid.Bytes(ctx, path, userLimits().Bytes)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	layers, found := geo.ReadText(name, content, geo.Options{Limits: userLimits()})
	if worst := found.Worst(); len(layers) == 0 && worst != nil {
		return nil, worst
	}
	if len(layers) == 0 {
		layers = []*geo.Layer{{Name: name}}
	}
	layer := fullest(layers)
	if layer.Bound().IsEmpty() {
		return nil, &grid.Fault{File: name, Rule: "empty", Message: fmt.Sprintf("holds no line and no area in degrees, of %d features; there is nothing to draw", len(layer.Features))}
	}
	return layer, nil
}
