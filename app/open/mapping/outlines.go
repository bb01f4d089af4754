package mapping

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"stancemap/data"
	"stancemap/geo"
)

// Outlines are the areas of a file that may be regions.
type Outlines struct {
	File       string
	Layer      *geo.Layer
	Content    []byte   // the file, where it is GeoJSON
	Properties []string // names of the properties that hold text or numbers, in the order in which they are met
	Left       int      // features that are no areas

	made  Properties // by which the following were made
	known *names     // of the regions; nil before they are asked for
	list  []region
	gaps  int // areas without an id
}

// mostProperties bounds the properties that can be chosen.
const mostProperties = 200

// OutlinesOf takes the areas out of a layer.
func OutlinesOf(file string, layer *geo.Layer, content []byte) *Outlines {
	o := &Outlines{File: file, Layer: layer, Content: content}
	known := map[string]bool{}
	for i := range layer.Features {
		feature := &layer.Features[i]
		if !isArea(feature) {
			o.Left++
		}
		if len(known) >= mostProperties || i >= 1000 {
			continue
		}
		var fresh []string
		for name, value := range feature.Properties {
			if textOf(value) != "" && !known[name] {
				known[name], fresh = true, append(fresh, name)
			}
		}
		slices.Sort(fresh)
		o.Properties = append(o.Properties, fresh...)
	}
	return o
}

func isArea(f *geo.Feature) bool {
	switch f.Geometry.(type) {
	case orb.Polygon, orb.MultiPolygon:
		return !f.Bound.IsEmpty()
	}
	return false
}

// textOf is a property as text: strings and numbers are names, everything else is not.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// idOf is what a property, or the id of the feature, says of it.
func idOf(f *geo.Feature, property string) string {
	if property == "" {
		return strings.TrimSpace(f.ID)
	}
	return textOf(f.Properties[property])
}

// nameWords are parts of the names of properties that hold the name of a place, the best first.
var nameWords = []string{"name_en", "name:en", "nameen", "name_eng", "shapename", "name", "name_1", "name_2", "adm1_en", "admin1name_en", "title", "label", "nom", "nombre", "naam", "назва", "название"}

// guessProperties finds the properties for id and name: those whose values the texts of the table name most
// often; where none does, the id of the features, or the first property with a value of its own for each.
func guessProperties(o *Outlines, texts []string) Properties {
	best, most := o.namedBy(texts, strings.TrimSpace)
	if most == 0 {
		best, most = o.namedBy(texts, bare)
	}
	id := ""
	if !o.unique(id) {
		id = best
		if !o.unique(id) {
			id = o.firstUnique(id)
		}
	}
	name := best
	if most <= 0 || best == "" {
		name = o.named()
	}
	return Properties{ID: id, Name: name}
}

// namedBy finds the property whose values are most often among texts, both by a key.
func (o *Outlines) namedBy(texts []string, key func(string) string) (best string, most int) {
	wanted := map[string]bool{}
	for _, text := range texts {
		wanted[key(text)] = true
	}
	delete(wanted, "")
	for i, property := range append([]string{""}, o.Properties...) {
		met := map[string]bool{}
		for f := range o.Layer.Features {
			if value := key(idOf(&o.Layer.Features[f], property)); wanted[value] {
				met[value] = true
			}
		}
		if i == 0 || len(met) > most {
			best, most = property, len(met)
		}
	}
	return best, most
}

// unique tells a property of which every area has a value of its own.
func (o *Outlines) unique(property string) bool {
	seen := map[string]bool{}
	for i := range o.Layer.Features {
		feature := &o.Layer.Features[i]
		if !isArea(feature) {
			continue
		}
		id := idOf(feature, property)
		if id == "" || seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

func (o *Outlines) firstUnique(otherwise string) string {
	for _, property := range o.Properties {
		if o.unique(property) {
			return property
		}
	}
	return otherwise
}

func (o *Outlines) named() string {
	for _, word := range nameWords {
		for _, property := range o.Properties {
			if strings.EqualFold(property, word) {
				return property
			}
		}
	}
	return ""
}

// A region is an outline with its id, its name and further spellings.
type region struct {
	id, name  string
	spellings []string
	features  []int // several where areas share an id
}

// regions makes the regions by the properties that were chosen, once for each choice. Areas that share an id are
// one region, areas without one are passed over and counted.
func (o *Outlines) regions(p Properties) (regions []region, nameless int) {
	if o.known == nil || o.made != p {
		o.list, o.gaps = o.regionsBy(p)
		o.made, o.known = p, namesOf(o.list)
	}
	return o.list, o.gaps
}

// namesBy makes those regions findable.
func (o *Outlines) namesBy(p Properties) *names {
	o.regions(p)
	return o.known
}

func (o *Outlines) regionsBy(p Properties) (regions []region, nameless int) {
	named := slices.DeleteFunc(slices.Clone(o.Properties), func(property string) bool { return !isNameLike(property) || property == p.Name || property == p.ID })
	places, taken := make(map[string]int, len(o.Layer.Features)), map[string]bool{}
	for i := range o.Layer.Features {
		feature := &o.Layer.Features[i]
		if !isArea(feature) {
			continue
		}
		text := idOf(feature, p.ID)
		if text == "" {
			nameless++
			continue
		}
		if at, ok := places[text]; ok {
			regions[at].features = append(regions[at].features, i)
			continue
		}
		places[text] = len(regions)
		name := text
		if given := idOf(feature, p.Name); p.Name != "" && given != "" {
			name = given
		}
		id := text
		if p.ID != "" { // a property may be anything, and ids are typed on the command line
			id = tidyID(text)
		}
		r := region{id: freeID(id, taken), name: name, features: []int{i}, spellings: []string{name}}
		if name != text {
			r.spellings = append(r.spellings, text)
		}
		for _, property := range named {
			if spelling := textOf(feature.Properties[property]); strings.Contains(spelling, ";") {
				r.spellings = append(r.spellings, data.ParseList(spelling)...)
			} else if spelling != "" {
				r.spellings = append(r.spellings, spelling)
			}
		}
		regions = append(regions, r)
	}
	return regions, nameless
}

func isNameLike(property string) bool {
	property = strings.ToLower(property)
	for _, part := range []string{"name", "alias", "nom", "назв", "title", "label", "iso", "code", "short"} {
		if strings.Contains(property, part) && !strings.Contains(property, "lon") && !strings.Contains(property, "lat") {
			return true
		}
	}
	return false
}

// tidyID keeps codes and makes ids of names.
func tidyID(text string) string {
	plain := func(r rune) bool { return r > ' ' && r < 0x7f && !strings.ContainsRune(";@,\"'", r) }
	if strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return slug(text)
	}
	return text
}

// freeID keeps an id that the form allows, and else makes one of it.
func freeID(text string, taken map[string]bool) string {
	id := text
	if id == "" || strings.ContainsAny(id, ";@") || len(id) > 200 || strings.ContainsFunc(id, func(r rune) bool { return r < ' ' }) {
		if id = slug(text); id == "" {
			id = "region"
		}
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	taken[free] = true
	return free
}

// For is the file of outlines for regions whose ids are known, by whichever property has all of them; ok is
// false where none has.
func (o *Outlines) For(ids []string) (content []byte, ok bool) {
	known := map[string]bool{}
	for _, id := range ids {
		known[id] = true
	}
	for _, property := range append([]string{""}, o.Properties...) {
		regions, _ := o.regions(Properties{ID: property})
		wanted := slices.DeleteFunc(regions, func(r region) bool { return !known[r.id] })
		if len(ids) == 0 || len(wanted) < len(known) {
			continue
		}
		content, err := o.geometry(wanted)
		return content, err == nil
	}
	return nil, false
}

// layer is the outlines of regions: a feature for each, its id that of the region.
func (o *Outlines) layer(regions []region) *geo.Layer {
	if o.inForm(regions) {
		return o.Layer
	}
	layer := &geo.Layer{Name: "regions.geojson", Features: make([]geo.Feature, len(regions))}
	for i, r := range regions {
		bound := o.Layer.Features[r.features[0]].Bound
		for _, other := range r.features[1:] {
			bound = bound.Union(o.Layer.Features[other].Bound)
		}
		layer.Features[i] = geo.Feature{ID: r.id, Properties: map[string]any{"name": r.name}, Geometry: o.merged(r.features), Bound: bound}
	}
	return layer
}

// geometry is the file of outlines in the form. A file that is in it already is kept as it is.
func (o *Outlines) geometry(regions []region) ([]byte, error) {
	layer := o.layer(regions)
	if o.Content != nil && layer == o.Layer {
		return o.Content, nil
	}
	var out bytes.Buffer
	if err := geo.EncodeGeoJSON(&out, layer); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (o *Outlines) inForm(regions []region) bool {
	if len(regions) != len(o.Layer.Features) {
		return false
	}
	for i, r := range regions {
		if len(r.features) != 1 || r.features[0] != i || o.Layer.Features[i].ID != r.id {
			return false
		}
	}
	return true
}

func (o *Outlines) merged(features []int) orb.Geometry {
	if len(features) == 1 {
		return o.Layer.Features[features[0]].Geometry
	}
	var all orb.MultiPolygon
	for _, i := range features {
		switch g := o.Layer.Features[i].Geometry.(type) {
		case orb.Polygon:
			all = append(all, g)
		case orb.MultiPolygon:
			all = append(all, g...)
		}
	}
	return all
}
