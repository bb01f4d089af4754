package datatest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"stancemap/data"
)

// Random is a small dataset of regions, topics, proposals and positions of its own, full of what files
// stumble on: ids that read as numbers or formulas, names that differ in case, texts of every script,
// numbers and dates of every form, outlines with holes and several parts, wound either way. Nothing in it
// means anything. The same seed gives the same dataset.
func Random(seed uint64) *data.Dataset {
	r := &random{Rand: rand.New(rand.NewPCG(seed, 7))}
	r.parts = data.Parts{Tables: map[string]data.RawTable{}}
	for _, rows := range (&data.Dataset{}).Tables() {
		r.parts.Tables[rows.Name] = data.RawTable{File: rows.Name + ".csv", Header: rows.Header()}
	}
	r.describe(seed)
	r.lists()
	r.outlines()
	r.proposals()
	report := &data.Report{}
	dataset := data.Assemble(r.parts, report)
	if err := report.Err(); err != nil {
		panic(fmt.Sprintf("seed %d: %v", seed, err)) // a fault of this file
	}
	return dataset
}

type random struct {
	*rand.Rand
	builder
	regions, sources, actors []string
	topics                   map[string]string // kind by id
	topicOrder               []string
}

func (r *random) describe(seed uint64) {
	descriptor := fmt.Sprintf(`{"name": "random-%d", "id": "00000000-0000-4000-8000-%012d", "title": %q, "version": "1.%d.0", "as_of": "2026-0%d", "created": "2026-01-02T03:04:05Z", "licenses": [{"name": "CC0-1.0", "title": "CC0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}], "unknown": [1.50, "kept"]}`,
		seed, seed, "Random "+strings.Map(printable, r.words()), seed%7, 1+seed%9)
	info, err := data.ParseInfo([]byte(descriptor))
	if err != nil {
		panic(err) // a fault of this file
	}
	r.parts.Info = info
}

// printable drops what %q would write in a way that JSON does not know.
func printable(c rune) rune {
	if c < 0x20 || c > 0x7e {
		return -1
	}
	return c
}

// strangeIDs are ids as people have them in tables of their own.
var strangeIDs = []string{"a", "007", "1e5", "-5", "=r1", "+380", "TRUE", "2025-04-25", "крим", "Ö b", "x_x0041_", "a.b", "NULL", "#REF!", "'q'", "1,5", "r/2", "<r>"}

func (r *random) id(kind string, i int) string {
	return strangeIDs[r.IntN(len(strangeIDs))] + fmt.Sprintf("%s%d", kind, i)
}

// strangeTexts are texts on which readers of files stumble.
var strangeTexts = []string{
	"=1+1", "+380", "-5", "@cmd", "'quoted", "1e5", "007", "NaN", "-Inf", "TRUE", "2025-04-25", "two\nlines", "<b>&amp;</b>", "]]>", "“≠” – ґ є 😀", "ｅ＝ｍｃ²",
	"_x0041_", "_x0041_x0042_", "_x005F_x0041_", "_xD800_", " lead and trail ", "a\tb", `say "yes"`, "a,b;c", "שלום", "\u202eright to left", "e\u0301", "0,5", "#N/A", "100%", "1/2", "\\n", "%s", "null", "–",
	"\u00a0", "nobody's", "{\"a\": 1}", "=HYPERLINK(\"https://example.org\")", "https://example.org/?a=1&b=<2>",
}

// words are an ordinary sentence, a strange text, or nothing.
func (r *random) words() string {
	switch r.IntN(5) {
	case 0:
		return ""
	case 1, 2:
		return strangeTexts[r.IntN(len(strangeTexts))]
	case 3:
		return strangeTexts[r.IntN(len(strangeTexts))] + " " + strangeTexts[r.IntN(len(strangeTexts))]
	}
	return strings.TrimSpace(strings.Repeat("The text says what it says. ", 1+r.IntN(12)))
}

// label is a text that is not empty.
func (r *random) label(i int) string { return fmt.Sprintf("%s (%d)", r.words(), i) }

func (r *random) date() string {
	year := []int{1800 + r.IntN(300), 1 + r.IntN(9999)}[r.IntN(2)]
	day := fmt.Sprintf("%04d-%02d-%02d", year, 1+r.IntN(12), 1+r.IntN(28))
	return []string{"", day, day, day, day[:7], day[:4]}[r.IntN(6)]
}

func (r *random) number() string {
	return []string{"0", "27.180", "-0.5", "0.10", "1e6", "12345678901234567", "00", "NaN", "about 5", "1,000", "2014", "100000000000000", "-0", "+4", "0.1", "3.0"}[r.IntN(16)]
}

func (r *random) pick(from []string) string { return from[r.IntN(len(from))] }

// lists fills the tables of what others refer to.
func (r *random) lists() {
	for i := range 1 + r.IntN(3) {
		id := r.id("s", i)
		source, err := data.ParseSource(fmt.Appendf(nil, `{"id": %q, "type": "webpage", "title": %q, "URL": "https://example.org/%d?a=1&b=2", "custom": {"origin": "O%d"}}`, id, strings.Map(printable, r.words()), i, i))
		if err != nil {
			panic(err) // a fault of this file
		}
		r.parts.Sources, r.sources = append(r.parts.Sources, source), append(r.sources, id)
	}
	for i := range 1 + r.IntN(3) {
		r.actors = append(r.actors, r.id("w", i))
		r.add("actors", map[string]string{"id": r.actors[i], "order": fmt.Sprint(i + 1), "label": r.label(i), "note": r.words()})
	}
	r.topics = map[string]string{}
	for i := range 1 + r.IntN(4) {
		id, kind := r.id("t", i), []string{data.TerritoryKind, data.OtherKind}[min(i, 1)]
		r.topics[id], r.topicOrder = kind, append(r.topicOrder, id)
		r.add("topics", map[string]string{"id": id, "order": fmt.Sprint(i + 1), "group": "G", "kind": kind, "label": r.label(i), "definition": r.words()})
		r.add("terms", map[string]string{"topic": id, "code": "c", "label": r.label(i), "definition": r.words()})
	}
	for _, kind := range []string{data.TerritoryKind, data.OtherKind} {
		for i, code := range append([]string{"=give", "keep", "007"}, data.Other, data.NotAddressed, data.NotFound) {
			r.add("stances", map[string]string{"code": code, "kind": kind, "order": fmt.Sprint(i + 1), "weight": fmt.Sprint(max(0, 6-i)), "label": r.label(i), "definition": r.words(), "pattern": []string{"plain", "lines 45 8/1.5"}[i%2]})
		}
	}
}

// outlines fills the regions and draws each in a cell of its own.
func (r *random) outlines() {
	var features []string
	for i := range 1 + r.IntN(4) {
		id := r.id("r", i)
		r.regions = append(r.regions, id)
		r.add("regions", map[string]string{
			"id": id, "order": fmt.Sprint(i + 1), "name_en": []string{"Land", "LAND", r.label(i)}[r.IntN(3)], "name_uk": r.words(), "aliases": "One;Two", "note": r.words(),
			"label_lon": fmt.Sprintf("%d.5", 20+4*i), "label_lat": "45.50",
		})
		for range r.IntN(3) {
			r.add("facts", map[string]string{
				"id": fmt.Sprintf("f%d.%d", i, len(r.parts.Tables["facts"].Records)), "region": id, "property": "area", "value": r.number(), "unit": r.words(), "as_of": r.date(),
				"source": r.pick(r.sources), "note": r.words(),
			})
		}
		features = append(features, fmt.Sprintf(`{"type": "Feature", "id": %q, "properties": {"a": 1}, "geometry": %s}`, id, r.geometry(float64(20+4*i), 45)))
	}
	r.parts.Geometry = []byte(`{"type": "FeatureCollection", "features": [` + "\n" + strings.Join(features, ",\n") + "\n]}\n")
}

// geometry is a polygon around a place, perhaps with a hole, perhaps two of them.
func (r *random) geometry(lon, lat float64) string {
	rings := r.ring(lon, lat, 1)
	if r.IntN(2) == 0 {
		rings += ", " + r.ring(lon, lat, 0.3)
	}
	if r.IntN(2) == 0 {
		return `{"type": "Polygon", "coordinates": [` + rings + `]}`
	}
	return `{"type": "MultiPolygon", "coordinates": [[` + rings + `], [` + r.ring(lon, lat+4, 1) + `]]}`
}

// ring is a star of three to twelve corners, closed, wound either way, in one to nine decimals.
func (r *random) ring(lon, lat, size float64) string {
	corners := 3 + r.IntN(10)
	decimals := 3 + r.IntN(7)
	way := float64(1 - 2*r.IntN(2))
	positions := make([]string, corners+1)
	for i := range corners {
		angle := way * 2 * math.Pi * float64(i) / float64(corners)
		radius := size * (0.7 + 0.6*r.Float64())
		positions[i] = fmt.Sprintf("[%.*f, %.*f]", decimals, lon+radius*math.Cos(angle), decimals, lat+radius*math.Sin(angle))
	}
	positions[corners] = positions[0]
	return "[" + strings.Join(positions, ", ") + "]"
}

func (r *random) proposals() {
	for i := range 2 {
		r.add("readings", map[string]string{"id": []string{data.PrimaryReading, "=other"}[i], "order": fmt.Sprint(i + 1), "label": r.label(i), "note": r.words()})
	}
	for i := range 1 + r.IntN(3) {
		id := r.id("p", i)
		r.add("proposals", map[string]string{
			"id": id, "order": fmt.Sprint(i + 1), "title": r.label(i), "short_title": r.words(), "proposer": r.pick(r.actors), "presented_on": r.date(), "published_on": r.date(),
			"status": "official", "summary": r.words(), "note": r.words(), "source": r.pick(r.sources),
		})
		r.add("events", map[string]string{"id": fmt.Sprintf("e%d", i), "date": "1999-12-31", "precision": "day", "title": r.label(i), "summary": r.words(), "said_by": r.pick(r.actors), "proposal": id, "source": r.pick(r.sources)})
		for _, reading := range []string{data.PrimaryReading, "=other"}[:1+r.IntN(2)] {
			r.add("accounts", map[string]string{"proposal": id, "reading": reading, "kind": "document", "read": "whole", "source": r.pick(r.sources), "language": "en", "translated": "no", "note": r.words()})
			r.say(id, reading)
		}
	}
}

// say gives an account a cell on every topic and, on territory, for every region.
func (r *random) say(proposal, reading string) {
	for _, topic := range r.topicOrder {
		regions := []string{""}
		if r.topics[topic] == data.TerritoryKind {
			regions = r.regions
		}
		for _, region := range regions {
			for part := range 1 + r.IntN(2) {
				r.position(proposal, reading, topic, region, part)
			}
		}
	}
}

// position says something; part 2 is never heavier than part 1.
func (r *random) position(proposal, reading, topic, region string, part int) {
	stance := [][]string{{"=give", "keep"}, {"007", data.Other}}[part][r.IntN(2)]
	r.add("positions", map[string]string{
		"id": fmt.Sprintf("%s.%s.%s.%s.%d", proposal, reading, topic, region, part+1), "proposal": proposal, "topic": topic, "region": region, "reading": reading, "part": fmt.Sprint(part + 1),
		"stance": stance, "named": "yes", "extent": []string{"", "whole", "controlled-part", "unspecified"}[r.IntN(4)], "by_whom": r.pick(r.actors), "terms": []string{"", "c"}[r.IntN(2)],
		"condition": r.words(), "summary": r.label(part), "quote": strangeTexts[r.IntN(len(strangeTexts))], "quote_language": "en", "locator": r.words(),
		"source": r.pick(r.sources), "confidence": "high", "note": r.words(),
	})
}
