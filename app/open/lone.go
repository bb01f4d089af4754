package open

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"

	"stancemap/data"
	"stancemap/geo"
)

// checkOutline judges a GeoJSON or TopoJSON for itself. The error is that of the file system.
func checkOutline(path string) (*data.Report, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	layers, found := geo.Read(filepath.Base(path), file, geo.Options{Limits: userLimits(), Shapes: true})
	if worst := found.Worst(); worst != nil && worst.Rule == "read" {
		return nil, errors.New(worst.Error())
	}
	report := &data.Report{}
	addFindings(report, found, true)
	if layers != nil {
		noteWhatIsMissing(report, filepath.Base(path), layers)
	}
	return report, nil
}

// noteWhatIsMissing says why good outlines make no map of positions yet.
func noteWhatIsMissing(report *data.Report, name string, layers []*geo.Layer) {
	areas, ids := false, false
	for _, layer := range layers {
		for _, feature := range layer.Features {
			switch feature.Geometry.(type) {
			case orb.Polygon, orb.MultiPolygon:
				areas = true
			}
			ids = ids || feature.ID != ""
		}
	}
	if !areas {
		note(report, name, "no feature is an area; positions are shown on Polygons and MultiPolygons")
	}
	if !ids {
		note(report, name, "no feature has an id; a table finds its regions by the ids of the features")
	}
	note(report, name, "there is no table of positions with it; outlines alone show where regions lie, not what is proposed for them")
}

func note(report *data.Report, file, message string) {
	report.Problems = append(report.Problems, data.Problem{File: file, Severity: data.Note, Rule: "no-map", Message: message})
}
