package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"stancemap/app/state"
	"stancemap/data"
	"stancemap/data/datatest"
	"stancemap/geo"
)

// A collection is a GeoJSON file as any program reads it.
type collection struct {
	Type       string
	Name       string
	Title      string
	Disclaimer string
	Boundaries string
	Licenses   []data.Licence
	Dataset    struct{ Name, ID, Version string }
	Topic      struct{ ID, Label string }
	Accounts   []struct{ ID, Title, Source string }
	Fields     []struct{ Name, Meaning string }
	Features   []struct {
		ID         string
		Properties map[string]any
	}
	Attribution, Program string
}

func readCollection(t *testing.T, content []byte) collection {
	t.Helper()
	var read collection
	if err := json.Unmarshal(content, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestGeoJSONCarriesWhoMadeItAndWhatItImplies(t *testing.T) {
	d := data.Bundled()
	v := viewOf(d, nil)
	read := readCollection(t, contentOf(t, written(t, "a.geojson", v, Options{Program: "Stancemap 9.9.9"})))
	for what, pair := range map[string][2]string{
		"type": {read.Type, "FeatureCollection"}, "title": {read.Title, v.Maps.Title}, "disclaimer": {read.Disclaimer, v.Words.Say("note.neutrality")},
		"boundaries": {read.Boundaries, v.Words.Say("note.boundaries")}, "licence": {read.Licenses[0].Name, d.Info.Licenses[0].Name}, "id": {read.Dataset.ID, d.Info.ID},
		"version": {read.Dataset.Version, d.Info.Version}, "topic": {read.Topic.ID, "territory"}, "account": {read.Accounts[0].ID, "us-2025-04"}, "program": {read.Program, "Stancemap 9.9.9"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
	if !strings.Contains(read.Attribution, d.Info.Title) {
		t.Errorf("attribution %q", read.Attribution)
	}
}

func TestGeoJSONJoinsTheRegionsWithWhatTheAccountsOnTheMapSay(t *testing.T) {
	d := data.Bundled()
	v := viewOf(d, func(s *state.State) { s.Show.Mode = state.SideBySide })
	read := readCollection(t, contentOf(t, written(t, "a.geojson", v, Options{})))
	if len(read.Features) != len(d.Regions) {
		t.Fatalf("%d features, want %d", len(read.Features), len(d.Regions))
	}
	for i, region := range d.Regions {
		feature := read.Features[i]
		if feature.ID != region.ID || feature.Properties["region"] != region.ID || feature.Properties["name_uk"] != region.NameUK {
			t.Errorf("feature %d is %q, %v", i+1, feature.ID, feature.Properties["name_uk"])
		}
		for _, id := range v.OnMap() {
			parts := d.Cell(data.Cell{Proposal: id.Proposal, Reading: id.Reading, Topic: "territory", Region: region.ID})
			value := func(name string) any { return feature.Properties[id.String()+":"+name] }
			first := parts[0]
			if value("stance") != first.Stance || value("summary") != first.Summary || value("source") != first.Source || value("parts") != float64(len(parts)) {
				t.Errorf("%s, %s: %v, %v, %v, %v parts", region.ID, id, value("stance"), value("summary"), value("source"), value("parts"))
			}
			if want := v.PartsWords(v.ScaleOf(v.Topic()), parts); value("label") != want {
				t.Errorf("%s, %s: %q, want %q", region.ID, id, value("label"), want)
			}
			if source, _ := d.Source(first.Source); value("url") != source.URL || value("citation") != source.Short() {
				t.Errorf("%s, %s: %v, %v", region.ID, id, value("url"), value("citation"))
			}
			if first.Condition == "" && value("condition") != nil {
				t.Errorf("%s, %s: condition %v, want null for what is not given", region.ID, id, value("condition"))
			}
		}
	}
}

// Parts from 2 on stand in a list of their own; what was not read is told from silence.
func TestGeoJSONKeepsFurtherPartsAndTellsSilenceFromNoSource(t *testing.T) {
	d := data.Bundled()
	v := viewOf(d, func(s *state.State) {
		s.Show.Mode, s.Show.Several = state.Multiples, state.SetOf("minsk-2-2015-02", "istanbul-2022-03", "us-2025-04")
	})
	read := readCollection(t, contentOf(t, written(t, "a.geojson", v, Options{})))
	further := 0
	for _, feature := range read.Features {
		for _, id := range v.OnMap() {
			parts := d.Cell(data.Cell{Proposal: id.Proposal, Reading: id.Reading, Topic: "territory", Region: feature.ID})
			list, _ := feature.Properties[id.String()+":further"].([]any)
			if len(list) != max(len(parts)-1, 0) {
				t.Errorf("%s, %s: %d further parts, want %d", feature.ID, id, len(list), len(parts)-1)
				continue
			}
			for i, item := range list {
				further++
				if object := item.(map[string]any); object["stance"] != parts[i+1].Stance || object["part"] != float64(i+2) || object["summary"] != parts[i+1].Summary {
					t.Errorf("%s, %s: further part %v", feature.ID, id, object)
				}
			}
			want := state.NoSource
			if len(parts) > 0 {
				want = parts[0].Stance
			}
			if got := feature.Properties[id.String()+":stance"]; got != want {
				t.Errorf("%s, %s: %v, want %s", feature.ID, id, got, want)
			}
		}
	}
	if further == 0 {
		t.Error("no region has a second part")
	}
}

// The names of properties are part of the form: whoever has built on them finds them again.
func TestThePropertiesOfGeoJSONAreTheSameInEveryVersionAndStandInTheDictionary(t *testing.T) {
	v := viewOf(data.Bundled(), nil)
	want := []string{
		"region", "name", "name_en", "name_uk", "name_ru", "iso_3166_2",
		"account", "stance", "label", "parts", "extent", "named", "object", "by_whom", "terms", "condition", "summary", "quote", "quote_language",
		"locator", "source", "citation", "url", "confidence", "further",
	}
	read := readCollection(t, contentOf(t, written(t, "a.geojson", v, Options{})))
	dictionary := map[string]string{}
	for _, row := range v.Dictionary().Rows {
		if row.Cells[0].Text == "property" {
			dictionary[row.Cells[2].Text] = row.Cells[6].Text
		}
	}
	if len(read.Fields) != len(want) || len(dictionary) != len(want) {
		t.Errorf("%d fields are explained, %d stand in the dictionary, want %d", len(read.Fields), len(dictionary), len(want))
	}
	for i, name := range want {
		inFile, inDictionary := name, name
		if i > 5 {
			inFile, inDictionary = "us-2025-04:"+name, "ACCOUNT:"+name
		}
		if _, found := read.Features[0].Properties[inFile]; !found {
			t.Errorf("no property %q", inFile)
		}
		if read.Fields[i].Name != inDictionary || read.Fields[i].Meaning == "" || dictionary[inDictionary] != read.Fields[i].Meaning {
			t.Errorf("%q is explained as %q, in the dictionary as %q", inDictionary, read.Fields[i].Meaning, dictionary[inDictionary])
		}
	}
	if got := len(read.Features[0].Properties); got != len(want) {
		t.Errorf("%d properties, want %d", got, len(want))
	}
}

// RFC 7946 gives these names to other objects (section 7.1), and took crs out.
func TestGeoJSONHasNoMemberThatMeansSomethingElse(t *testing.T) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(contentOf(t, written(t, "a.geojson", viewOf(data.Bundled(), nil), Options{})), &members); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"crs", "coordinates", "geometries", "geometry", "properties", "id", "bbox"} {
		if _, found := members[name]; found {
			t.Errorf("the collection has a member %q", name)
		}
	}
}

func TestGeoJSONFollowsTheFilterOfRegionsAndRefusesNone(t *testing.T) {
	v := viewOf(data.Bundled(), onlyUS)
	read := readCollection(t, contentOf(t, written(t, "a.geojson", v, Options{})))
	if len(read.Features) != 2 || read.Features[0].ID != "crimea" || read.Features[1].ID != "kherson" {
		t.Errorf("the features are %+v", read.Features)
	}
	none := viewOf(data.Bundled(), func(s *state.State) { s.Filter.Regions = state.SetOf("nowhere") })
	if err := Write(t.Context(), nil, "a.geojson", none, Options{}); err == nil || !strings.Contains(err.Error(), "no region passes the filter") {
		t.Errorf("the error is %v", err)
	}
	without := *data.Bundled()
	without.Geometry = nil
	if err := Write(t.Context(), nil, "a.geojson", viewOf(&without, nil), Options{}); err == nil || !strings.Contains(err.Error(), "regions.geojson") {
		t.Errorf("the error is %v", err)
	}
}

func TestOutlinesAreWrittenByTheRFC(t *testing.T) {
	cases := map[string]struct{ in, want string }{
		"a ring clockwise is turned": {
			`{"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}`, `{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1],[0,0]]]}`,
		},
		"a hole counter-clockwise is turned": {
			`{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[6,2],[6,3],[5,2]]]}`, `{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[6,3],[6,2],[5,2]]]}`,
		},
		"digits are kept as they are": {
			`{"type":"MultiPolygon","coordinates":[[[[30.10,45.123456789],[31,45],[31,46.0],[30.10,45.123456789]]]]}`,
			`{"type":"MultiPolygon","coordinates":[[[[30.10,45.123456789],[31,45],[31,46.0],[30.10,45.123456789]]]]}`,
		},
		"noise is left out":        {`{"type":"Point","coordinates":[31.200000000000003, -1e-12]}`, `{"type":"Point","coordinates":[31.2,0]}`},
		"an exponent is written":   {`{"type":"Point","coordinates":[3.05e1, 4.5E+1]}`, `{"type":"Point","coordinates":[30.5,45]}`},
		"a height is kept":         {`{"type":"LineString","coordinates":[[1,2,3],[4,5,6,7]]}`, `{"type":"LineString","coordinates":[[1,2,3],[4,5,6]]}`},
		"other members are left":   {`{"type":"Point","crs":{"a":1},"bbox":[1,2,1,2],"coordinates":[1,2]}`, `{"type":"Point","coordinates":[1,2]}`},
		"a collection":             {`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`, `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`},
		"no place":                 {`null`, `null`},
		"an area of nothing stays": {`{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0],[0,0]]]}`, `{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0],[0,0]]]}`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got, err := geometryText(json.RawMessage(c.in)); got != c.want || err != nil {
				t.Errorf("%s, want %s; %v", got, c.want, err)
			}
		})
	}
	for _, broken := range []string{`{"type":"Circle","coordinates":[]}`, `{"type":"Polygon","coordinates":[[[1]]]}`, `{"type":"Point","coordinates":[1e400,2]}`, `[]`} {
		if got, err := geometryText(json.RawMessage(broken)); err == nil {
			t.Errorf("%s became %s", broken, got)
		}
	}
}

// areas are those of the features of a GeoJSON file by id, in square degrees.
func areas(t *testing.T, content []byte) map[string]float64 {
	t.Helper()
	layer, err := geo.DecodeGeoJSON("a", bytes.NewReader(content), geo.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]float64{}
	for _, feature := range layer.Features {
		found[feature.ID] = planar.Area(feature.Geometry)
		rightHanded(t, feature)
	}
	return found
}

// rightHanded wants outer rings counter-clockwise and holes clockwise.
func rightHanded(t *testing.T, feature geo.Feature) {
	t.Helper()
	polygons, ok := feature.Geometry.(orb.MultiPolygon)
	if polygon, one := feature.Geometry.(orb.Polygon); one {
		polygons, ok = orb.MultiPolygon{polygon}, true
	}
	if !ok {
		t.Errorf("%s is a %T", feature.ID, feature.Geometry)
	}
	for _, polygon := range polygons {
		for i, ring := range polygon {
			if outer := ring.Orientation() == orb.CCW; outer != (i == 0) {
				t.Errorf("%s: ring %d runs the wrong way", feature.ID, i+1)
			}
		}
	}
}

// F23: GDAL reads what was written, with the regions' ids, what is said of them and their areas.
func TestF23OgrReadsEveryGeoJSONWithEqualAreas(t *testing.T) {
	generated := 20
	if torture() {
		generated = 500
	}
	program(t, "ogr2ogr")
	datasets := []*data.Dataset{data.Bundled()}
	for seed := range generated {
		datasets = append(datasets, datatest.Random(uint64(seed)))
	}
	for i, d := range datasets {
		v := viewOf(d, nil)
		path := written(t, "a.geojson", v, Options{})
		before := map[string]float64{}
		layer, err := geo.DecodeGeoJSON("a", bytes.NewReader(d.Geometry), geo.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		for _, feature := range layer.Features {
			before[feature.ID] = planar.Area(feature.Geometry)
		}
		here, there := areas(t, contentOf(t, path)), ogrReads(t, path, v)
		for _, region := range d.Regions {
			for who, got := range map[string]float64{"we": here[region.ID], "GDAL": there[region.ID].area} {
				if want := before[region.ID]; math.Abs(got-want) > 1e-9*want || want == 0 {
					t.Errorf("dataset %d, %q: %s read an area of %v, want %v", i, region.ID, who, got, want)
				}
			}
			if said := v.JoinedRegion(region); there[region.ID].stance != said[7].Value {
				t.Errorf("dataset %d, %q: GDAL read the stance %q, want %q", i, region.ID, there[region.ID].stance, said[7].Value)
			}
		}
	}
}

type ogrRow struct {
	area   float64
	stance string
}

// ogrReads lets GDAL turn a file into CSV and returns the rows by region.
func ogrReads(t *testing.T, path string, v *state.View) map[string]ogrRow {
	t.Helper()
	name := v.JoinedRegion(v.Dataset.Regions[0])[7].Name
	query := fmt.Sprintf(`SELECT region, OGR_GEOM_AREA AS area, %q AS stance FROM %q`, name, v.Dataset.Info.Name)
	out := filepath.Join(t.TempDir(), "a.csv")
	if message, err := exec.Command(program(t, "ogr2ogr"), "-f", "CSV", "-sql", query, out, path).CombinedOutput(); err != nil || len(message) > 0 {
		t.Fatalf("%v: %s", err, message)
	}
	records, err := csv.NewReader(bytes.NewReader(contentOf(t, out))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]ogrRow{}
	for _, record := range records[1:] {
		area, err := strconv.ParseFloat(record[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		rows[record[0]] = ogrRow{area, record[2]}
	}
	return rows
}
