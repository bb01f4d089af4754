package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stancemap/data"
)

// outlinesOf finds the geometry of every feature of regions.geojson by the feature's id, as it stands
// there. Of two features with one id the first counts, as on the map.
func outlinesOf(d *data.Dataset) (map[string]json.RawMessage, error) {
	if len(d.Geometry) == 0 {
		return nil, errors.New("the dataset has no outlines of its regions; open it with its regions.geojson")
	}
	type feature struct{ ID, Geometry json.RawMessage }
	var layer struct {
		feature
		Features []feature
	}
	if err := json.Unmarshal(bytes.TrimPrefix(d.Geometry, []byte(byteOrderMark)), &layer); err != nil {
		return nil, fmt.Errorf("regions.geojson: %w", err)
	}
	outlines := map[string]json.RawMessage{}
	for _, f := range append(layer.Features, layer.feature) {
		id := string(f.ID)
		if strings.HasPrefix(id, `"`) {
			if err := json.Unmarshal(f.ID, &id); err != nil {
				return nil, fmt.Errorf("regions.geojson: id %s: %w", f.ID, err)
			}
		}
		if _, taken := outlines[id]; !taken {
			outlines[id] = f.Geometry
		}
	}
	return outlines, nil
}

// A position is longitude, latitude and perhaps a height, in the digits in which they were written.
type position []json.Number

// geometryText writes a geometry by the RFC: positions of two or three numbers, the outer ring of a
// polygon counter-clockwise and its holes clockwise (section 3.1.6), no members but its own.
func geometryText(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return "null", nil // a feature without a place
	}
	var g struct {
		Type        string
		Coordinates json.RawMessage
		Geometries  []json.RawMessage
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		return "", err
	}
	if g.Type == "GeometryCollection" {
		parts := make([]string, len(g.Geometries))
		for i, part := range g.Geometries {
			var err error
			if parts[i], err = geometryText(part); err != nil {
				return "", err
			}
		}
		return `{"type":"GeometryCollection","geometries":[` + strings.Join(parts, ",") + `]}`, nil
	}
	coordinates, err := coordinatesText(g.Type, g.Coordinates)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(`{"type":%q,"coordinates":%s}`, g.Type, coordinates), nil
}

func coordinatesText(kind string, raw json.RawMessage) (string, error) {
	switch kind {
	case "Point":
		return textOf(raw, positionText)
	case "MultiPoint", "LineString":
		return textOf(raw, lineText)
	case "MultiLineString":
		return textOf(raw, func(lines [][]position) (string, error) { return listText(lines, lineText) })
	case "Polygon":
		return textOf(raw, polygonText)
	case "MultiPolygon":
		return textOf(raw, func(polygons [][][]position) (string, error) { return listText(polygons, polygonText) })
	}
	return "", fmt.Errorf("%q is no geometry of GeoJSON", kind)
}

func textOf[T any](raw json.RawMessage, text func(T) (string, error)) (string, error) {
	var value T
	if err := json.Unmarshal(raw, &value); err != nil {
		return "", err
	}
	return text(value)
}

func listText[T any](items []T, text func(T) (string, error)) (string, error) {
	var out strings.Builder
	out.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			out.WriteByte(',')
		}
		written, err := text(item)
		if err != nil {
			return "", err
		}
		out.WriteString(written)
	}
	out.WriteByte(']')
	return out.String(), nil
}

func polygonText(rings [][]position) (string, error) {
	wound := make([][]position, len(rings))
	for i, ring := range rings {
		area, err := twiceArea(ring)
		if err != nil {
			return "", err
		}
		wound[i] = ring
		if outer := i == 0; outer && area < 0 || !outer && area > 0 {
			wound[i] = slices.Clone(ring)
			slices.Reverse(wound[i])
		}
	}
	return listText(wound, lineText)
}

// twiceArea is twice the area of a ring in square degrees, positive where it runs counter-clockwise: the
// sum of the cross products of its edges, seen from its first position so that no digit is lost.
func twiceArea(ring []position) (sum float64, err error) {
	points := make([][2]float64, len(ring))
	for i, p := range ring {
		if len(p) < 2 {
			return 0, fmt.Errorf("position %d has %d numbers; it needs longitude and latitude", i+1, len(p))
		}
		for j := range 2 {
			if points[i][j], err = p[j].Float64(); err != nil {
				return 0, fmt.Errorf("position %d: %w", i+1, err)
			}
		}
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		sum += (a[0]-points[0][0])*(b[1]-points[0][1]) - (b[0]-points[0][0])*(a[1]-points[0][1])
	}
	return sum, nil
}

func lineText(line []position) (string, error) { return listText(line, positionText) }

func positionText(p position) (string, error) {
	return listText(p[:min(len(p), 3)], numberText)
}

// mostDecimals keeps a tenth of a millimetre. More digits are noise of calculations, and the RFC asks to
// leave them out (section 11.2).
const mostDecimals = 9

// numberText keeps the digits of a number as they were written, unless there are more than are of use.
func numberText(n json.Number) (string, error) {
	text := n.String()
	if _, decimals, _ := strings.Cut(text, "."); len(decimals) <= mostDecimals && !strings.ContainsAny(text, "eE") {
		return text, nil
	}
	number, err := n.Float64()
	if err != nil {
		return "", err
	}
	rounded := strings.TrimRight(strconv.FormatFloat(number, 'f', mostDecimals, 64), "0")
	if rounded = strings.TrimSuffix(rounded, "."); rounded == "-0" {
		return "0", nil
	}
	return rounded, nil
}
