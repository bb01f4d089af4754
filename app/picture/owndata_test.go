package picture

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
	"stancemap/geo"
)

// elsewhere is a dataset of one square region in Africa.
func elsewhere(t *testing.T) (*Scene, *state.View) {
	t.Helper()
	const square = `{"type":"FeatureCollection","features":[{"type":"Feature","id":"square","properties":{},"geometry":{"type":"Polygon","coordinates":[[[20,0],[25,0],[25,5],[20,5],[20,0]]]}}]}`
	return opened(t, square, map[string]string{
		"datapackage.json": `{"name": "square", "title": "A square", "version": "2"}`,
		"regions.csv":      "id,name_en\nsquare,Square\n",
		"proposals.csv":    "id,title\nplan,A plan\n",
		"readings.csv":     "id,label\nprimary,As published\n",
		"accounts.csv":     "proposal,reading,kind,read,source\nplan,primary,document,whole,text\n",
		"topics.csv":       "id,kind,label\nterritory,territory,Territory\n",
		"stances.csv":      "code,kind,label,colour\nshared,territory,Shared,#AA66CC\n",
		"actors.csv":       "id,label\n",
		"positions.csv":    "id,proposal,topic,region,reading,part,stance,source\np1,plan,territory,square,primary,1,shared,text\n",
		"sources.json":     `[{"id": "text", "type": "document", "title": "The plan", "publisher": "A press", "issued": "1999"}]`,
	}, state.Single)
}

// opened is a dataset of files and the geometry of its regions, in a mode.
func opened(t *testing.T, geometry string, texts map[string]string, mode state.Mode) (*Scene, *state.View) {
	t.Helper()
	files := fstest.MapFS{"regions.geojson": {Data: []byte(geometry)}}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	dataset, report := data.Read(files)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	regions, err := geo.DecodeGeoJSON("regions.geojson", strings.NewReader(geometry), geo.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	english, _ := words.New("en")
	opening := state.Opening(dataset)
	opening.Show.Mode = mode
	return Prepare(scene(t).layers, regions), state.Derive(dataset, english, opening, nil)
}

// wordy is a dataset of more regions, stances and sources, with longer names, than a page has room for.
func wordy(t *testing.T, mode state.Mode) (*Scene, *state.View) {
	t.Helper()
	const title = "Many regions of a federation with a rather long title that goes on and on, as titles of datasets sometimes do, and needs a second line"
	var features, regions, stances, positions, sources []string
	for i := range 60 {
		x, y := float64(-70+i%10*2), float64(-20+i/10*2)
		features = append(features, fmt.Sprintf(`{"type":"Feature","id":"r%d","properties":{},"geometry":{"type":"Polygon","coordinates":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}}`, i, x, y, x+2, y, x+2, y+2, x, y+2, x, y))
		regions = append(regions, fmt.Sprintf("r%d,Autonomous District of the Northern Land number %d", i, i))
		for k, proposal := range []string{"one", "two"} {
			positions = append(positions, fmt.Sprintf("%s%d,%s,territory,r%d,primary,1,s%d,text%d", proposal, i, proposal, i, (i*7+k*i)%20, i%40))
		}
		sources = append(sources, fmt.Sprintf(`{"id": "text%d", "type": "document", "title": "The plan %d", "publisher": "The Official Gazette of the Ministry of Plans, Volume %d", "issued": "1999"}`, i, i, i))
	}
	for i := range 20 {
		stances = append(stances, fmt.Sprintf("s%d,territory,A stance with a name that needs more than one line of a legend %d,#%02X66CC", i, i, 255-i*8))
	}
	return opened(t, `{"type":"FeatureCollection","features":[`+strings.Join(features, ",")+`]}`, map[string]string{
		"datapackage.json": `{"name": "many", "title": "` + title + `", "version": "1"}`,
		"regions.csv":      "id,name_en\n" + strings.Join(regions, "\n"),
		"proposals.csv":    "id,title\none," + strings.Repeat("A plan for everything and more ", 8) + "\ntwo,Another plan\n",
		"readings.csv":     "id,label\nprimary,As published\n",
		"accounts.csv":     "proposal,reading,kind,read,source\none,primary,document,whole,text0\ntwo,primary,document,whole,text1\n",
		"topics.csv":       "id,kind,label\nterritory,territory,Territory\n",
		"stances.csv":      "code,kind,label,colour\n" + strings.Join(stances, "\n"),
		"actors.csv":       "id,label\n",
		"positions.csv":    "id,proposal,topic,region,reading,part,stance,source\n" + strings.Join(positions, "\n"),
		"sources.json":     "[" + strings.Join(sources, ",") + "]",
	}, mode)
}

// A dataset can have more to say than there is room for: then the page says how much, and stays a page.
func TestAPageOfAWordyDatasetHasRoomForItsMaps(t *testing.T) {
	for _, mode := range state.Modes {
		s, view := wordy(t, mode)
		for _, size := range slices.Concat(PageSizes, freeSizes) {
			t.Run(fmt.Sprintf("%s %g×%g", mode, size.Width, size.Height), func(t *testing.T) {
				p := NewPage(s, view, PageOptions{Theme: state.Light, Program: "Stancemap 0.1.0"}.On(size))
				checkRoom(t, p)
				for _, m := range grouped(p, "map") {
					if width, height := m.Box.Max[0]-m.Box.Min[0], m.Box.Max[1]-m.Box.Min[1]; height < 0.12*size.Height || width < 0.3*size.Width {
						t.Errorf("a map of %.0f × %.0f px", width, height)
					}
				}
				text := strings.Join(strings.Fields(textsOf(p)), " ")
				for _, words := range []string{"The whole sentence stands in the description of the file.", "more, which the dataset names", "no opinion of the authors"} {
					if !strings.Contains(text, words) {
						t.Errorf("nothing says %q", words)
					}
				}
				if p.Description != view.Maps.Sentence {
					t.Error("the description is not the whole sentence")
				}
			})
		}
	}
}

// The base map knows borders only around Ukraine: elsewhere there are coasts and lakes, and no borders at all.
func TestADatasetElsewhereHasNoBorders(t *testing.T) {
	s, view := elsewhere(t)
	p := NewPage(s, view, PageOptions{Width: 800, Height: 600, Program: "Stancemap"})
	marks := grouped(p, "map")[0].Marks
	for _, part := range []string{"borders", "oblast-borders", "land", "rivers", "towns", "labels"} {
		if found := partsOf(marks, part); len(found) > 0 {
			t.Errorf("the map has %d marks of %s", len(found), part)
		}
	}
	for _, part := range []string{"sea", "other-land", "stances", "region-outlines", "region-labels"} {
		if len(partsOf(marks, part)) == 0 {
			t.Errorf("the map has no %s", part)
		}
	}
	text := textsOf(p)
	if strings.Contains(text, "Ukraine") || strings.Contains(text, "68/262") || strings.Contains(text, "five regions") || !strings.Contains(text, "Regions: A square.") || !strings.Contains(text, "Dataset “A square” 2 · Stancemap") || strings.Contains(text, "As of") || !strings.Contains(text, "A press in 1999") {
		t.Errorf("the page says: %s", text)
	}
	box := grouped(p, "map")[0].Box
	img := p.Image(1)
	x, y := int((box.Min[0]+box.Max[0])/2), int((box.Min[1]+box.Max[1])/2)
	if c := img.RGBAAt(x+60, y+60); c.R != 0xAA || c.G != 0x66 || c.B != 0xCC {
		t.Errorf("the square is painted %v", c)
	}
	if id, ok := s.RegionAt(s.Projection().Forward(orb.Point{22, 3})); !ok || id != "square" {
		t.Errorf("in the square lies %q", id)
	}
}
