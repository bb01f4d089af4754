package datatest

import (
	"bytes"
	"fmt"

	"stancemap/data"
)

// Large is a dataset of so many generated regions, in a grid over the land around Ukraine, with at least so
// many positions of generated proposals, and an event for each of them. The same numbers give the same dataset.
func Large(positions, regions int) *data.Dataset {
	g := newGenerator()
	g.empty("facts")
	g.empty("regions")
	for i := range regions {
		id := regionID(i)
		g.regions = append(g.regions, id)
		g.add("regions", map[string]string{"id": id, "order": fmt.Sprint(i + 1), "name_en": fmt.Sprintf("Region %d", i+1), "name_uk": fmt.Sprintf("Район %d", i+1), "name_ru": fmt.Sprintf("Район № %d", i+1)})
	}
	g.parts.Geometry = grid(regions)
	for i := 0; len(g.parts.Tables["positions"].Records) < positions; i++ {
		g.proposal(i)
		g.add("events", map[string]string{
			"id": fmt.Sprintf("event-%03d", i+1), "date": fmt.Sprintf("20%02d-%02d-%02d", 15+i%11, 1+i%12, 1+i%28), "precision": "day",
			"title": fmt.Sprintf("Generated event %d", i+1), "summary": "Something was said.", "proposal": proposalID(i), "source": g.bundled.Sources[i%len(g.bundled.Sources)].ID,
		})
	}
	return g.dataset()
}

func regionID(i int) string { return fmt.Sprintf("region-%04d", i+1) }

// Where the grid of regions lies, in degrees, and how many corners each side of a region has.
const (
	gridWest, gridSouth = 22.0, 44.0
	gridWide, gridHigh  = 18.0, 8.0
	gridColumns         = 40
	gridCorners         = 8
)

// grid is rectangles beside and above each other as GeoJSON (RFC 7946), from the south-west.
func grid(regions int) []byte {
	rows := (regions + gridColumns - 1) / gridColumns
	wide, high := gridWide/gridColumns, gridHigh/float64(max(1, rows))
	var text bytes.Buffer
	text.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range regions {
		if i > 0 {
			text.WriteString(",")
		}
		west, south := gridWest+float64(i%gridColumns)*wide, gridSouth+float64(i/gridColumns)*high
		fmt.Fprintf(&text, `{"type":"Feature","id":%q,"properties":{},"geometry":{"type":"Polygon","coordinates":[[`, regionID(i))
		for side, from := range [][4]float64{{0, 0, 1, 0}, {1, 0, 0, 1}, {1, 1, -1, 0}, {0, 1, 0, -1}} {
			for corner := range gridCorners {
				share := float64(corner) / gridCorners
				fmt.Fprintf(&text, "[%.5f,%.5f],", west+wide*(from[0]+from[2]*share), south+high*(from[1]+from[3]*share))
			}
			if side == 3 {
				fmt.Fprintf(&text, "[%.5f,%.5f]", west, south)
			}
		}
		text.WriteString("]]}}")
	}
	text.WriteString("]}")
	return text.Bytes()
}
