package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

func svgOf(t *testing.T, p *Page) string {
	t.Helper()
	var content bytes.Buffer
	if err := p.WriteSVG(&content); err != nil {
		t.Fatal(err)
	}
	return content.String()
}

// An element is one start tag of an XML document and the text up to the next tag.
type element struct {
	name string
	attr map[string]string
	text string
}

// elements reads a document to its end; it fails where that is not well-formed.
func elements(t *testing.T, document string) (all []element) {
	t.Helper()
	open := false
	for decoder := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch found := token.(type) {
		case xml.StartElement:
			e := element{name: found.Name.Local, attr: map[string]string{}}
			for _, a := range found.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			all, open = append(all, e), true
		case xml.EndElement:
			open = false
		case xml.CharData:
			if open {
				all[len(all)-1].text += string(found)
			}
		}
	}
}

var reference = regexp.MustCompile(`^(?:url\(#([^)]+)\)|#([a-z0-9-]+))$`)

func TestAnSVGIsWellFormedAndStandsAlone(t *testing.T) {
	drawn := []string{"svg", "title", "desc", "metadata", "RDF", "Description", "defs", "clipPath", "pattern", "g", "path", "circle", "use", "text"}
	for _, c := range sampled() {
		ids, wanted := map[string]bool{}, map[string]bool{}
		for _, e := range elements(t, svgOf(t, c.page(t))) {
			if !slices.Contains(drawn, e.name) && !slices.Contains([]string{"title", "description", "source", "subject", "relation", "rights", "creator", "date", "language", "format"}, e.name) {
				t.Errorf("%s: there is a %s", c.name, e.name)
			}
			if id := e.attr["id"]; id != "" && ids[id] {
				t.Errorf("%s: two elements are %q", c.name, id)
			}
			ids[e.attr["id"]] = true
			for name, value := range e.attr {
				found := reference.FindStringSubmatch(value)
				if name == "href" || strings.HasPrefix(value, "url(") {
					if found == nil {
						t.Errorf("%s: %s %s leads out of the file: %q", c.name, e.name, name, value)
						continue
					}
					wanted[found[1]+found[2]] = true
				}
				if name == "style" || strings.HasPrefix(name, "on") {
					t.Errorf("%s: %s has %s=%q", c.name, e.name, name, value)
				}
			}
		}
		for id := range wanted {
			if !ids[id] {
				t.Errorf("%s: nothing is called %q", c.name, id)
			}
		}
	}
}

func TestAnSVGHasTheLayersOfThePageByName(t *testing.T) {
	document := svgOf(t, pageCase{"", state.SideBySide, usDraft, europeanText, A4, state.Light}.page(t))
	var layers []string
	ids := map[string]bool{}
	for _, e := range elements(t, document) {
		if e.attr["groupmode"] == "layer" {
			layers = append(layers, e.attr["label"])
		}
		ids[e.attr["id"]] = true
	}
	if want := []string{"head", "foot", "caption", "map", "frame", "caption-2", "map-2", "frame-2", "below", "below-2", "below-3"}; !slices.Equal(layers, want) {
		t.Errorf("the layers are %q, want %q", layers, want)
	}
	for _, part := range []string{"map-sea", "map-land", "map-stances", "map-borders", "map-region-outlines", "map-towns", "map-labels", "map-region-labels", "map-2-stances", "map-scale-bar"} {
		if !ids[part] {
			t.Errorf("there is no group %q", part)
		}
	}
}

// Every line of text on the page is text in the file, where and as large as on the page.
func TestAnSVGHasItsTextAsText(t *testing.T) {
	for _, c := range sampled() {
		p := c.page(t)
		var want []string
		for _, g := range p.Groups {
			for _, m := range g.Marks {
				if m.Text.String != "" {
					want = append(want, m.Text.String)
				}
			}
		}
		var got []string
		for _, e := range elements(t, svgOf(t, p)) {
			if e.name == "text" {
				got = append(got, e.text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d texts in the file, %d on the page", c.name, len(got), len(want))
		}
	}
}

func TestAnSVGSaysWhatItShows(t *testing.T) {
	p := pageCase{"", state.Single, usDraft, europeanText, A4, state.Light}.page(t)
	said := map[string]string{}
	for _, e := range elements(t, svgOf(t, p)) {
		said[e.name+e.attr["id"]] = e.text
	}
	for where, want := range map[string]string{"titletitle": p.Title, "descdescription": p.Description, "rights": "Creative Commons Attribution 4.0", "source": "Reuters, 25 Apr 2025", "relation": "2.0.0", "date": "2026-"} {
		if !strings.Contains(said[where], want) {
			t.Errorf("%s says %q, not %q", where, said[where], want)
		}
	}
}

// Text of a dataset can hold anything; it neither ends the markup nor turns what follows around.
func TestHostileTextStaysText(t *testing.T) {
	p := &Page{Width: 400, Height: 300}
	p.Language = "en"
	p.Title = `</title><script>alert("1")</script>`
	hostile := "<b>&amp; \u202Egnp.exe\x00\x07 \" ' ]]>"
	text := geo.Text{String: hostile, At: orb.Point{10, 20}, Style: typed(assets.Regular, 12, state.Light.Base().Text)}
	p.Groups = []Group{{Name: "side", Box: orb.Bound{Max: orb.Point{400, 300}}, Marks: []Mark{{Part: "side", Text: text}}}}
	for _, e := range elements(t, svgOf(t, p)) {
		switch {
		case e.name == "script" || e.name == "b":
			t.Errorf("the text made an element %q", e.name)
		case e.name == "title" && e.attr["id"] != "" && strings.TrimSpace(e.text) != p.Title:
			t.Errorf("the title is %q", e.text)
		case e.name == "text" && strings.TrimSpace(e.text) != "<b>&amp; gnp.exe\uFFFD\uFFFD \" ' ]]>":
			t.Errorf("the text is %q", e.text)
		}
	}
	if err := p.WritePDF(io.Discard); err != nil {
		t.Error(err)
	}
}

func TestNumbersAreShortAndStable(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{0, "0"}, {math.Copysign(0, -1), "0"}, {-0.004, "0"}, {1, "1"}, {100, "100"}, {0.5, "0.5"}, {-0.25, "-0.25"}, {1.999, "2"}, {12.10, "12.1"}, {1e5, "100000"}} {
		if got := number(c.v); got != c.want {
			t.Errorf("%v is written %q, want %q", c.v, got, c.want)
		}
	}
	for v, want := range map[int]string{0: "0", 5: ".05", -5: "-.05", 50: ".5", 100: "1", -120: "-1.2", 12345: "123.45"} {
		if got := string(appendHundredths(nil, v)); got != want {
			t.Errorf("%d hundredths are written %q, want %q", v, got, want)
		}
	}
}

func TestAPathIsWrittenFromPointToPoint(t *testing.T) {
	square := geo.Rectangle(orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3.5, 4.25}})
	for name, c := range map[string]struct {
		path geo.Path
		want string
	}{
		"a ring closes itself":             {square, "M1 2h2.5v2.25h-2.5v-2.25Z"},
		"a line":                           {geo.Line(orb.Point{0, 0}, orb.Point{10, -5}, orb.Point{10.5, -5}), "M0 0l10-5h.5"},
		"a dot":                            {geo.Line(orb.Point{-1, -1}), "M-1-1h0"},
		"steps below a hundredth are none": {geo.Line(orb.Point{0, 0}, orb.Point{0.001, 0.001}, orb.Point{1, 1}), "M0 0l1 1"},
		"nothing":                          {geo.Path{}, ""},
	} {
		if got := svgPath(c.path); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Rounding every point by itself moves none farther than half a hundredth of a px, however long the line is.
func TestRoundingDoesNotAddUp(t *testing.T) {
	var line []orb.Point
	for i := range 10_000 {
		line = append(line, orb.Point{float64(i) * 0.333, math.Sin(float64(i))})
	}
	last := len(line) - 1
	d := svgPath(geo.Line(line...))
	sumX := 0.0
	for _, step := range regexp.MustCompile(`[lh](-?[0-9]*\.?[0-9]*)`).FindAllStringSubmatch(d, -1) {
		sumX += asFloat(t, step[1])
	}
	if math.Abs(sumX-line[last][0]) > 0.006 {
		t.Errorf("the steps add up to %v instead of %v", sumX, line[last][0])
	}
}

func asFloat(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
