package mapping

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"stancemap/app/open/grid"
	"stancemap/data"
	"stancemap/geo"
)

// square is an outline with properties, as JSON.
func square(id, properties string, lon float64) string {
	if id != "" {
		id = fmt.Sprintf(`"id":%q,`, id)
	}
	return fmt.Sprintf(`{"type":"Feature",%s"properties":{%s},"geometry":{"type":"Polygon","coordinates":[[[%g,50],[%g,50],[%g,51],[%g,51],[%g,50]]]}}`, id, properties, lon, lon+1, lon+1, lon, lon)
}

func outlinesOf(t testing.TB, features ...string) *Outlines {
	t.Helper()
	text := []byte(`{"type":"FeatureCollection","features":[` + strings.Join(features, ",\n") + `]}`)
	layer, err := geo.DecodeGeoJSON("map.geojson", bytes.NewReader(text), geo.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return OutlinesOf("map.geojson", layer, text)
}

// isles are three regions, the last with a second name.
func isles(t testing.TB) *Outlines {
	return outlinesOf(t,
		square("north", `"name":"North Isle"`, 1), square("south", `"name":"South Isle"`, 3), square("east", `"name":"Östmark","alt_name":"Eastern March"`, 5))
}

func gridOf(t testing.TB, text string) grid.Grid {
	t.Helper()
	g, err := grid.Parse(context.Background(), "table.csv", []byte(text), grid.Form{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func imported(t testing.TB, o *Outlines, table string, m Mapping) *Result {
	t.Helper()
	result, err := Import(context.Background(), gridOf(t, table), o, m)
	if err != nil {
		t.Fatal(err)
	}
	balanced(t, result)
	return result
}

// balanced wants every entry shown or reported, and what is shown to be in the dataset.
func balanced(t testing.TB, r *Result) {
	t.Helper()
	u := r.Unmatched
	if u.Entries != u.Shown+len(u.Reported) {
		t.Errorf("%d entries, %d shown and %d reported", u.Entries, u.Shown, len(u.Reported))
	}
	if r.Dataset == nil {
		return
	}
	if len(r.Dataset.Positions) != u.Shown {
		t.Errorf("%d positions, and %d said to be shown", len(r.Dataset.Positions), u.Shown)
	}
	if err := r.Report.Err(); err != nil {
		t.Errorf("the dataset has a fault: %v", err)
	}
}

// stanceOf is the stance of the first part of a cell, with "/" before that of a second.
func stanceOf(d *data.Dataset, proposal, region string) string {
	topic, _ := d.TerritoryTopic()
	var codes []string
	for _, p := range d.Cell(data.Cell{Proposal: proposal, Topic: topic.ID, Region: region, Reading: data.PrimaryReading}) {
		codes = append(codes, p.Stance)
	}
	return strings.Join(codes, "/")
}
