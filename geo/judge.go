package geo

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// mostDegrees is above any sloppy longitude and below any projected coordinate
// that would make a map.
const mostDegrees = 1000

func inDegrees(bound orb.Bound) bool {
	return max(math.Abs(bound.Min[0]), math.Abs(bound.Max[0]), math.Abs(bound.Min[1]), math.Abs(bound.Max[1])) <= mostDegrees
}

// judgeFeature looks at a feature as a whole. Where the coordinates are no
// degrees it loses its place.
func (d *decoder) judgeFeature(o *object, feature *Feature) {
	if feature.ID != "" {
		if d.met.ids[feature.ID] {
			d.report(ruleIDTwice, o.at, "an id should occur once", feature.ID, "")
		}
		d.met.ids[feature.ID] = true
	}
	if o.kind == "Feature" {
		d.compareBbox(o, feature.Bound)
	}
	if feature.Geometry == nil {
		feature.Bound = emptyBound
	}
	if feature.Bound.IsEmpty() {
		return
	}
	if d.options.Accept&WrapLongitude != 0 {
		if turn := wholeTurns(feature.Bound.Min[0], feature.Bound.Max[0]); turn != 0 && math.Abs(turn) < mostDegrees {
			feature.Geometry = moved(feature.Geometry, turn)
			feature.Bound = geometryBound(feature.Geometry)
		}
	}
	d.judgeDegrees(o, feature)
}

func (d *decoder) judgeDegrees(o *object, feature *Feature) {
	low, high := feature.Bound.Min, feature.Bound.Max
	lon := max(math.Abs(low[0]), math.Abs(high[0]))
	lat := max(math.Abs(low[1]), math.Abs(high[1]))
	switch {
	case !inDegrees(feature.Bound):
		repair := Repair(0)
		if max(lon, lat) <= mostMercator+1 {
			repair = FromMercator
		}
		d.report(ruleProjected, o.at, "coordinates must be degrees (WGS 84); these look projected, in metres", fmt.Sprint(high), "reproject, for example with ogr2ogr -t_srs EPSG:4326").as(LeftOut, repair)
		feature.Geometry, feature.Bound = nil, emptyBound
	case lat > 90 && lon <= 90 && lat <= 180:
		d.report(ruleSwapped, o.at, "longitude comes first, then latitude; they seem swapped", fmt.Sprint(high), "swap the two in every position").as(Taken, SwapAxes)
	case lat > 90:
		d.report(ruleLatitude, o.at, "latitude should lie within 90 degrees", fmt.Sprint(lat), "")
	case lon > 180:
		repair := Repair(0)
		if wholeTurns(low[0], high[0]) != 0 {
			repair = WrapLongitude
		}
		d.report(ruleLongitude, o.at, "longitude should lie within 180 degrees", fmt.Sprint(lon), "").as(Taken, repair)
	}
}

// maxBbox is how far in degrees a position may lie outside a bbox, which is
// often rounded.
const maxBbox = 0.01

// compareBbox holds a bbox against the bound of what it should enclose.
func (d *decoder) compareBbox(o *object, bound orb.Bound) {
	box, ok := boxOf(o.bbox)
	if !ok || bound.IsEmpty() || d.options.Accept != 0 {
		return
	}
	if encloses(box, bound) {
		return
	}
	swapped := orb.Bound{Min: orb.Point{bound.Min[1], bound.Min[0]}, Max: orb.Point{bound.Max[1], bound.Max[0]}}
	if encloses(box, swapped) {
		d.report(ruleSwapped, o.bboxAt, "longitude comes first, then latitude; bbox and coordinates are swapped against each other", fmt.Sprint(bound.Max), "swap the two in every position").as(Taken, SwapAxes)
		return
	}
	d.report(ruleBboxExtent, o.bboxAt, "bbox should enclose the coordinates", fmt.Sprintf("they reach from %v to %v", bound.Min, bound.Max), "take bbox out, or compute it again")
}

// boxOf is a bbox as a bound; not ok for one that crosses the antimeridian.
func boxOf(bbox []float64) (orb.Bound, bool) {
	n := len(bbox) / 2
	if n < 2 {
		return orb.Bound{}, false
	}
	box := orb.Bound{Min: orb.Point{bbox[0], bbox[1]}, Max: orb.Point{bbox[n], bbox[n+1]}}
	return box, box.Min[0] <= box.Max[0]
}

func encloses(outer, inner orb.Bound) bool {
	return inner.Min[0] >= outer.Min[0]-maxBbox && inner.Min[1] >= outer.Min[1]-maxBbox &&
		inner.Max[0] <= outer.Max[0]+maxBbox && inner.Max[1] <= outer.Max[1]+maxBbox
}

// bbox reads a bounding box and judges its form; nil if it has none.
func (d *decoder) bbox() []float64 {
	at := d.i
	wrong := func(value, mend string) []float64 {
		d.report(ruleBbox, at, "bbox must be west, south, east, north, or with heights six numbers", value, mend)
		return nil
	}
	if d.peek() != '[' {
		value := d.rest()
		d.skip(d.twice)
		return wrong(value, "")
	}
	var box []float64
	value, good := d.rest(), true
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		if b := d.text[d.i]; b != '-' && b-'0' > 9 {
			good = false
			d.skip(d.twice)
			continue
		}
		decimals := d.decimals
		number, ok := d.number()
		d.decimals = decimals
		good = good && ok
		box = append(box[:min(len(box), 7)], number)
	}
	n := len(box) / 2
	switch {
	case d.fault != nil:
		return nil
	case !good || len(box) != 4 && len(box) != 6:
		return wrong(value, "")
	case box[1] > box[n+1]:
		return wrong(value, "south comes before north")
	case max(math.Abs(box[1]), math.Abs(box[n+1])) > 90:
		d.report(ruleLatitude, at, "latitude should lie within 90 degrees", value, "")
	}
	return box
}

// mostDecimals is a centimetre; RFC 7946 speaks of six, ten centimetres.
const mostDecimals = 7

// finish tells what concerns the file as a whole.
func (d *decoder) finish() {
	d.place = nil
	if d.met.long >= 0 {
		d.report(ruleLong, d.met.long, "a position should have no more than three numbers", fmt.Sprint(d.met.longest), "take what is neither longitude, latitude nor height out")
	}
	if d.decimals > mostDecimals && !d.layer.TopoJSON {
		d.report(rulePrecision, -1, fmt.Sprintf("coordinates should have no more than %d decimals, a centimetre", mostDecimals), fmt.Sprintf("%d decimals", d.decimals), "round them, for example with ogr2ogr -lco COORDINATE_PRECISION=6")
	}
	if d.met.crs != "" && !namesMercator(d.met.crs) {
		for i := range d.found.Problems {
			if p := &d.found.Problems[i]; p.Rule == ruleProjected.ID {
				p.Repair = 0
			}
		}
	}
}

// namesMercator knows Web Mercator by its official code and the older ones.
func namesMercator(crs string) bool {
	for _, code := range []string{"3857", "900913", "102100", "102113", "3785"} {
		if strings.Contains(crs, code) {
			return true
		}
	}
	return false
}
