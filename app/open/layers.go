package open

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"stancemap/assets"
	"stancemap/data"
	"stancemap/geo"
)

// Basemap is the map under the regions: every layer by its name, decoded once.
var Basemap = sync.OnceValues(func() (map[string]*geo.Layer, error) {
	files := assets.Basemap()
	names, err := fs.Glob(files, "*.geojson")
	if err != nil {
		return nil, err
	}
	layers := map[string]*geo.Layer{}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("base map: %w", err)
		}
		layer, err := geo.DecodeGeoJSON(name, bytes.NewReader(content), geo.DefaultLimits())
		if err != nil {
			return nil, fmt.Errorf("base map: %w", err)
		}
		layers[strings.TrimSuffix(name, ".geojson")] = layer
	}
	return layers, nil
})

// geometryFile is the file of a dataset in which the outlines of its regions lie.
const geometryFile = "regions.geojson"

// outlines decodes the regions of a dataset and holds them against its table: every region needs an
// area on the map. It is nil for a dataset without regions, or with an outline that cannot be read.
// To judge is what check does; otherwise a fault that was mended while reading is no more than a warning.
func outlines(dataset *data.Dataset, report *data.Report, judge bool) *geo.Layer {
	if len(dataset.Geometry) == 0 {
		told := slices.ContainsFunc(report.Problems, func(p data.Problem) bool { return p.File == geometryFile })
		if len(dataset.Regions) > 0 && !told {
			refuse(report, geometryFile, "", "missing-file", "the dataset has no such file; its regions need outlines")
		}
		return nil
	}
	layers, found := geo.ReadText(geometryFile, dataset.Geometry, geo.Options{Limits: geo.DefaultLimits(), Shapes: judge})
	addFindings(report, found, judge)
	if layers == nil {
		return nil
	}
	layer := layers[0]
	if layer.TopoJSON {
		refuse(report, geometryFile, "", "object", "this is TopoJSON; outlines of regions are GeoJSON, which mapshaper and ogr2ogr write")
		return nil
	}
	known := map[string]bool{}
	for _, region := range dataset.Regions {
		known[region.ID] = true
		if region.ID != "" {
			checkFeature(layer, region.ID, report)
		}
	}
	for i, feature := range layer.Features {
		if !known[feature.ID] {
			warn(report, geometryFile, fmt.Sprintf("feature %d", i+1), "unknown-feature", "the feature %q has no row in regions.csv; it is not shown", feature.ID)
		}
	}
	return layer
}

func checkFeature(layer *geo.Layer, id string, report *data.Report) {
	feature, ok := layer.Feature(id)
	if !ok {
		refuse(report, geometryFile, "", "missing-feature", "region %q has no feature; give the feature of its outline this id", id)
		return
	}
	switch feature.Geometry.(type) {
	case orb.Polygon, orb.MultiPolygon:
		if !feature.Bound.IsEmpty() {
			return
		}
	}
	refuse(report, geometryFile, "", "area", "the feature of region %q is not an area; the outline of a region is a Polygon or a MultiPolygon", id)
}

// addFindings adds what was found in a file of outlines.
func addFindings(report *data.Report, found *geo.Findings, judge bool) {
	for i := range found.Problems {
		p := problemOf(&found.Problems[i])
		if !judge && p.Severity == data.Error && found.Problems[i].Outcome <= geo.Mended {
			p.Severity = data.Warning
		}
		report.Problems = append(report.Problems, p)
	}
	report.Dropped += found.Dropped
}

func problemOf(p *geo.Problem) data.Problem {
	return data.Problem{File: p.File, Place: p.At(), Severity: data.Severity(p.Severity), Rule: p.Rule, Message: p.Message()}
}
