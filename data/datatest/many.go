// Package datatest makes datasets for tests of what has to hold many accounts. Nothing that they say
// was ever proposed by anybody.
package datatest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stancemap/data"
)

// Many is a dataset of so many generated proposals with one to three readings each, over the regions,
// topics and stances of the bundled dataset. Every stance occurs, cells have up to three parts, titles
// are of every length, and each fourth position is of low confidence. The opening pair stands in the
// middle of the record. The same number gives the same dataset.
func Many(proposals int) *data.Dataset {
	bundled := data.Bundled()
	parts := data.Parts{Info: bundled.Info, Tables: map[string]data.RawTable{}, Sources: bundled.Sources, Geometry: bundled.Geometry}
	parts.Info.Opening = nil
	if proposals > 3 {
		parts.Info.Opening = []string{proposalID(proposals / 2), proposalID(proposals/2 + 1)}
	}
	for _, rows := range bundled.Tables() {
		parts.Tables[rows.Name] = data.RawTable{File: rows.Name + ".csv", Header: rows.Header(), Records: rows.Cells}
	}
	g := generator{bundled: bundled, builder: builder{parts}}
	for _, table := range []string{"proposals", "accounts", "readings", "positions", "responses", "events"} {
		g.empty(table)
	}
	for i := range 3 {
		g.add("readings", map[string]string{"id": readingID(i), "order": fmt.Sprint(i + 1), "label": []string{"As published", "First Courier, 3 May 2025", "Second Courier, 9 May 2025"}[i]})
	}
	for i := range proposals {
		g.proposal(i)
	}
	report := &data.Report{}
	dataset := data.Assemble(g.parts, report)
	if err := report.Err(); err != nil {
		panic(err) // a fault of this file
	}
	return dataset
}

type generator struct {
	builder
	bundled *data.Dataset
	drawn   int // cells so far
}

// A builder fills tables row by row.
type builder struct{ parts data.Parts }

func proposalID(i int) string { return fmt.Sprintf("text-%03d", i+1) }

func readingID(i int) string {
	return []string{data.PrimaryReading, "first-2025-05-03", "second-2025-05-09"}[i]
}

func (b *builder) empty(table string) {
	raw := b.parts.Tables[table]
	raw.Records = nil
	b.parts.Tables[table] = raw
}

// add appends a row; columns that are not named stay empty.
func (b *builder) add(table string, cells map[string]string) {
	raw := b.parts.Tables[table]
	record := make([]string, len(raw.Header))
	for i, column := range raw.Header {
		record[i] = cells[column]
	}
	raw.Records = append(raw.Records, record)
	b.parts.Tables[table] = raw
}

func (g *generator) proposal(i int) {
	statuses := []string{"agreement", "official", "leaked", "reported", "oral", "draft"}
	kinds := []string{"document", "document", "document", "report", "oral", "document"}
	actors := g.bundled.Actors
	date := fmt.Sprintf("%d-%02d-%02d", 2015+i*11/30, 1+i%12, 1+i%28)
	if i%9 == 8 {
		date = date[:7]
	}
	g.add("proposals", map[string]string{
		"id": proposalID(i), "order": fmt.Sprint(i + 1), "presented_on": date, "published_on": date,
		"title":       fmt.Sprintf("Generated proposal number %d%s", i+1, strings.Repeat(", with a title that goes on", i%4)),
		"short_title": fmt.Sprintf([]string{"Text %d", "Generated text %d", "Generated text no. %d of many"}[i%3], i+1),
		"proposer":    actors[i%len(actors)].ID + []string{"", ";" + actors[(i+1)%len(actors)].ID}[i%2],
		"status":      statuses[i%len(statuses)], "source": g.bundled.Sources[i%len(g.bundled.Sources)].ID,
	})
	for reading := range 1 + i%3 {
		kind := kinds[i%len(kinds)]
		if reading > 0 {
			kind = "report"
		}
		g.add("accounts", map[string]string{
			"proposal": proposalID(i), "reading": readingID(reading), "kind": kind, "read": []string{"whole", "part"}[i%2],
			"source": g.bundled.Sources[(i+reading)%len(g.bundled.Sources)].ID, "language": "en", "translated": "no",
		})
		g.positions(i, reading)
	}
}

// positions fills every cell of an account: on territory for each region, on the other topics once.
func (g *generator) positions(proposal, reading int) {
	for _, topic := range g.bundled.Topics {
		if topic.Kind != data.TerritoryKind {
			g.cell(proposal, reading, topic, "")
			continue
		}
		for _, region := range g.bundled.Regions {
			g.cell(proposal, reading, topic, region.ID)
		}
	}
}

// cell writes one to three parts, by weight; one that is silent has one.
func (g *generator) cell(proposal, reading int, topic data.Topic, region string) {
	stances := g.bundled.StancesOf(topic.Kind)
	if proposal%2 == 1 { // of a text that was read in part, no silence is stated
		stances = slices.DeleteFunc(slices.Clone(stances), func(s data.Stance) bool { return s.Code == data.NotAddressed })
	}
	g.drawn++
	said := []data.Stance{stances[(g.drawn*7+reading*3)%len(stances)]}
	for more := range g.drawn % 3 {
		next := stances[(g.drawn*7+5*(more+1))%len(stances)]
		known := slices.ContainsFunc(said, func(s data.Stance) bool { return s.Weight == next.Weight })
		if data.Speaks(said[0].Code) && data.Speaks(next.Code) && !known {
			said = append(said, next)
		}
	}
	slices.SortStableFunc(said, func(a, b data.Stance) int { return cmp.Compare(b.Weight, a.Weight) })
	for i, stance := range said {
		g.position(proposal, reading, topic, region, i+1, stance)
	}
}

func (g *generator) position(proposal, reading int, topic data.Topic, region string, part int, stance data.Stance) {
	row := map[string]string{
		"id": fmt.Sprintf("%s.%s.%s.%s.%d", proposalID(proposal), readingID(reading), topic.ID, region, part), "proposal": proposalID(proposal), "topic": topic.ID,
		"region": region, "reading": readingID(reading), "part": fmt.Sprint(part), "stance": stance.Code,
		"source": g.bundled.Sources[g.drawn%len(g.bundled.Sources)].ID, "confidence": []string{"high", "medium", "high", "low"}[g.drawn%4],
	}
	if data.Speaks(stance.Code) {
		row["named"] = "yes"
		row["summary"] = "The text says what it says" + strings.Repeat(", and it says it at some length, with a condition and an exception", g.drawn%6) + "."
		if topic.Kind == data.TerritoryKind {
			row["extent"] = []string{"whole", "controlled-part", "remaining-part", "named-part", "unspecified"}[g.drawn%5]
		}
	}
	g.add("positions", row)
}
