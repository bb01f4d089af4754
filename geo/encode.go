package geo

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// EncodeGeoJSON writes the layer as a FeatureCollection (RFC 7946): one feature
// a line, members in a fixed order, properties by name, outer rings
// counter-clockwise, each number in the shortest form that reads back the
// same. The same layer gives the same bytes.
func EncodeGeoJSON(w io.Writer, l *Layer) error {
	out := bufio.NewWriter(w)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, feature := range l.Features {
		if i > 0 {
			out.WriteByte(',')
		}
		line, err := appendFeature([]byte{'\n'}, feature)
		if err != nil {
			return fmt.Errorf("%s: feature %d: %w", l.Name, i+1, err)
		}
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}

func appendFeature(to []byte, feature Feature) ([]byte, error) {
	to = append(to, `{"type":"Feature"`...)
	if feature.ID != "" {
		id, err := jsonText(feature.ID)
		if err != nil {
			return nil, err
		}
		to = append(append(to, `,"id":`...), id...)
	}
	properties := []byte("null")
	if feature.Properties != nil {
		var err error
		if properties, err = jsonText(feature.Properties); err != nil {
			return nil, fmt.Errorf("properties: %w", err)
		}
	}
	to = append(append(to, `,"properties":`...), properties...)
	to = append(to, `,"geometry":`...)
	to, err := appendGeometry(to, feature.Geometry)
	return append(to, '}'), err
}

func jsonText(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

func appendGeometry(to []byte, geometry orb.Geometry) ([]byte, error) {
	switch g := geometry.(type) {
	case nil:
		return append(to, "null"...), nil
	case orb.Ring:
		return appendGeometry(to, orb.Polygon{g})
	case orb.Bound:
		return appendGeometry(to, g.ToPolygon())
	case orb.Collection:
		to = append(to, `{"type":"GeometryCollection","geometries":`...)
		to, err := appendList(to, g, appendGeometry)
		return append(to, '}'), err
	}
	to = append(to, `{"type":"`...)
	to = append(append(to, geometry.GeoJSONType()...), `","coordinates":`...)
	to, err := appendCoordinates(to, geometry)
	return append(to, '}'), err
}

func appendCoordinates(to []byte, geometry orb.Geometry) ([]byte, error) {
	switch g := geometry.(type) {
	case orb.Point:
		return appendPoint(to, g)
	case orb.MultiPoint:
		return appendList(to, g, appendPoint)
	case orb.LineString:
		return appendList(to, g, appendPoint)
	case orb.MultiLineString:
		return appendList(to, g, appendLine)
	case orb.Polygon:
		return appendPolygon(to, g)
	case orb.MultiPolygon:
		return appendList(to, g, appendPolygon)
	}
	return nil, fmt.Errorf("geometry of unknown type %T", geometry)
}

func appendPolygon(to []byte, polygon orb.Polygon) ([]byte, error) {
	wound := make([]orb.LineString, len(polygon))
	for i, ring := range polygon {
		if area := planar.Area(ring); area < 0 == (i == 0) && area != 0 {
			ring = ring.Clone()
			ring.Reverse()
		}
		wound[i] = orb.LineString(ring)
	}
	return appendList(to, wound, appendLine)
}

func appendLine(to []byte, line orb.LineString) ([]byte, error) {
	return appendList(to, line, appendPoint)
}

func appendList[T any](to []byte, items []T, item func([]byte, T) ([]byte, error)) ([]byte, error) {
	to = append(to, '[')
	for i := range items {
		if i > 0 {
			to = append(to, ',')
		}
		var err error
		if to, err = item(to, items[i]); err != nil {
			return nil, err
		}
	}
	return append(to, ']'), nil
}

func appendPoint(to []byte, point orb.Point) ([]byte, error) {
	for i, before := range []byte{'[', ','} {
		if math.IsNaN(point[i]) || math.IsInf(point[i], 0) {
			return nil, fmt.Errorf("coordinates must be numbers: %v", point)
		}
		to = strconv.AppendFloat(append(to, before), point[i], 'f', -1, 64)
	}
	return append(to, ']'), nil
}
