package open

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"stancemap/data"
	"stancemap/geo"
)

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
	layer := layerOf(dataset.Geometry, report, judge)
	if layer == nil {
		return nil
	}
	known := map[string]bool{}
	for _, region := range dataset.Regions {
		known[region.ID] = true
		if region.ID != "" {
			checkFeature(layer, region, report)
		}
	}
	for i, feature := range layer.Features {
		if !known[feature.ID] {
			warn(report, geometryFile, fmt.Sprintf("feature %d", i+1), "unknown-feature", "the feature %q has no row in regions.csv; it is not shown", feature.ID)
		}
	}
	return layer
}

// layerOf reads outlines and adds what is wrong with them to the report; nil if they cannot be read.
func layerOf(text []byte, report *data.Report, judge bool) *geo.Layer {
	layers, found := geo.ReadText(geometryFile, text, geo.Options{Limits: userLimits(), Shapes: judge})
	addFindings(report, found, judge)
	if layers == nil {
		return nil
	}
	if len(layers) != 1 || layers[0].TopoJSON {
		refuse(report, geometryFile, "", "object", "this is TopoJSON; the outlines of a dataset are GeoJSON, into which mapshaper turns it")
		return nil
	}
	return layers[0]
}

func checkFeature(layer *geo.Layer, region data.Region, report *data.Report) {
	feature, ok := layer.Feature(region.ID)
	if !ok {
		refuse(report, geometryFile, "", "missing-feature", "region %q has no feature; give the feature of its outline this id", region.ID)
		return
	}
	switch feature.Geometry.(type) {
	case orb.Polygon, orb.MultiPolygon:
		if !feature.Bound.IsEmpty() {
			checkLabel(region, feature.Bound, report)
			return
		}
	}
	refuse(report, geometryFile, "", "area", "the feature of region %q is not an area; the outline of a region is a Polygon or a MultiPolygon", region.ID)
}

// checkLabel holds the place of a label against the outline: where longitude and latitude are swapped in
// one of the two, nothing else need look wrong.
func checkLabel(region data.Region, outline orb.Bound, report *data.Report) {
	lon, hasLon := region.LabelLon.Float()
	lat, hasLat := region.LabelLat.Float()
	if !hasLon || !hasLat || outline.Contains(orb.Point{lon, lat}) || !outline.Contains(orb.Point{lat, lon}) {
		return
	}
	warn(report, geometryFile, "", "swapped", "the label of region %q in regions.csv lies in its outline only with longitude and latitude swapped; one of the two files has them the wrong way round", region.ID)
}

// addFindings adds what was found in a file of outlines.
func addFindings(report *data.Report, found *geo.Findings, judge bool) {
	for i := range found.Problems {
		p := problemOf(&found.Problems[i])
		if !judge && p.Severity == data.Error && found.Problems[i].Outcome <= geo.Mended {
			p.Severity = data.Warning
		}
		report.Add(p)
	}
	report.Dropped += found.Dropped
}

func problemOf(p *geo.Problem) data.Problem {
	return data.Problem{File: p.File, Place: p.At(), Severity: data.Severity(p.Severity), Rule: p.Rule, Message: p.Message()}
}
