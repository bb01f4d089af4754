package geo

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

var window = box(0, 0, 800, 500)

func city(t testing.TB, name string, x, y float64) Candidate {
	return Candidate{
		Key: name, Text: name, At: orb.Point{x, y}, Gap: 6, Symbol: 3,
		Style:   TextStyle{Font: goFont(t), Size: 11, Color: black, Halo: white, HaloWidth: 3.2},
		Anchors: []Anchor{RightOf, LeftOf, Above, Below},
	}
}

func TestLabelsNeverOverlap(t *testing.T) {
	random := newRandom(3)
	font := goFont(t)
	var candidates []Candidate
	for i := range 400 {
		c := city(t, fmt.Sprint("Town ", i), random.Float64()*800, random.Float64()*500)
		c.Style.Font = font
		c.Keep = i%7 == 0
		candidates = append(candidates, c)
	}
	obstacles := []orb.Bound{box(12, 200, 324, 488), box(760, 12, 788, 96)}
	placed := PlaceLabels(candidates, obstacles, window)
	boxes := append([]orb.Bound{}, obstacles...)
	owners := []int{-1, -1}
	texts := 0
	for i, label := range placed {
		boxes, owners = append(boxes, label.At.Bound().Pad(label.Symbol)), append(owners, i)
		if label.Text.String == "" {
			continue
		}
		texts++
		boxes, owners = append(boxes, label.Bound), append(owners, i)
		if !window.Contains(label.Bound.Min) || !window.Contains(label.Bound.Max) {
			t.Errorf("%s leaves the window: %v", label.Key, label.Bound)
		}
	}
	for i := range boxes {
		for k := range i {
			if owners[i] != owners[k] && boxes[i].Intersects(boxes[k]) {
				t.Fatalf("%v of %d overlaps %v of %d", boxes[i], owners[i], boxes[k], owners[k])
			}
		}
	}
	if texts < 40 {
		t.Errorf("only %d of 400 found a place", texts)
	}
	if again := PlaceLabels(candidates, obstacles, window); !reflect.DeepEqual(again, placed) {
		t.Error("the same input gives other places")
	}
}

func TestTheFirstInTheOrderGetsThePlace(t *testing.T) {
	region := Candidate{Key: "region", Text: "DONETSK", At: orb.Point{400, 250}, Anchors: []Anchor{Center}, Style: city(t, "", 0, 0).Style}
	town := city(t, "Donetsk", 400, 252)
	for _, c := range []struct {
		name  string
		order []Candidate
		want  string
	}{
		{"region first", []Candidate{region, town}, "[region]"},
		{"town first", []Candidate{town, region}, "[Donetsk]"},
	} {
		var keys []string
		for _, label := range PlaceLabels(c.order, nil, window) {
			keys = append(keys, label.Key)
		}
		if got := fmt.Sprint(keys); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestACityTriesItsSidesInOrder(t *testing.T) {
	right, left := box(405, 249, 500, 251), box(300, 249, 395, 251)
	above, below := box(370, 225, 430, 243), box(370, 258, 430, 280)
	for _, c := range []struct {
		obstacles []orb.Bound
		want      []Anchor
	}{
		{nil, []Anchor{RightOf}},
		{[]orb.Bound{right}, []Anchor{LeftOf}},
		{[]orb.Bound{right, left}, []Anchor{Above}},
		{[]orb.Bound{right, left, above}, []Anchor{Below}},
		{[]orb.Bound{right, left, above, below}, nil},
	} {
		var got []Anchor
		for _, label := range PlaceLabels([]Candidate{city(t, "Kherson", 400, 250)}, c.obstacles, window) {
			got = append(got, label.Text.Anchor)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%d obstacles: %v, want %v", len(c.obstacles), got, c.want)
		}
	}
}

func TestACapitalKeepsItsSymbolWithoutAPlaceForItsName(t *testing.T) {
	capital := city(t, "Kyiv", 400, 250)
	capital.Keep = true
	around := []orb.Bound{box(405, 200, 500, 300), box(300, 200, 395, 300), box(396, 200, 404, 245), box(396, 255, 404, 300)}
	placed := PlaceLabels([]Candidate{capital}, around, window)
	if len(placed) != 1 || placed[0].Text.String != "" || !placed[0].Bound.IsEmpty() {
		t.Errorf("%+v", placed)
	}
	if placed := PlaceLabels([]Candidate{capital}, []orb.Bound{box(390, 240, 410, 260)}, window); len(placed) != 0 {
		t.Errorf("a symbol stands on an obstacle: %+v", placed)
	}
	if placed := PlaceLabels([]Candidate{city(t, "Warsaw", -20, 40)}, nil, window); len(placed) != 0 {
		t.Errorf("a city outside the window is placed: %+v", placed)
	}
}
