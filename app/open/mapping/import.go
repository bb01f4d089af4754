package mapping

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"stancemap/app/open/grid"
	"stancemap/data"
	"stancemap/geo"
)

// A Result is what a table and outlines gave.
type Result struct {
	Dataset   *data.Dataset // nil where the mapping lacks a column without which there is none
	Regions   *geo.Layer    // the outlines of its regions
	Report    *data.Report
	Mapping   Mapping // as it was used
	Unmatched Unmatched
}

// Import makes a dataset of a table by a mapping; what the mapping leaves open is guessed. Every entry of the
// table is a position of the dataset or reported. The error is that of ctx.
func Import(ctx context.Context, g grid.Grid, o *Outlines, m Mapping) (*Result, error) {
	m = Guess(m, g, o)
	result := &Result{Report: &data.Report{}, Mapping: m}
	for _, note := range g.Notes {
		result.Report.Add(data.Problem{File: g.File, Severity: data.Note, Rule: "guess", Message: note})
	}
	if !m.complete(g, result.Report) {
		return result, nil
	}
	im := newImporter(g, o, m, result)
	for i := range g.Rows {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("%s: opening was stopped: %w", g.File, ctx.Err())
		}
		im.row(i)
	}
	im.finish()
	return result, nil
}

// complete wants the columns without which no position can be told.
func (m Mapping) complete(g grid.Grid, report *data.Report) bool {
	wanted := []Role{Region, Proposal, Stance}
	switch m.Layout {
	case RegionsDown:
		wanted = []Role{Region, Stance}
	case ProposalsDown:
		wanted = []Role{Proposal, Stance}
	}
	whole := true
	for _, role := range wanted {
		if m.Is(role) < 0 {
			whole = false
			report.Add(data.Problem{File: g.File, Place: fmt.Sprintf("row %d", g.Form.HeadRow), Severity: data.Error, Rule: "missing-column",
				Message: fmt.Sprintf("no column is known to hold the %s; name one so in the head, or choose it in the import assistant (the heads are %s)", role, heads(g))})
		}
	}
	return whole
}

func heads(g grid.Grid) string {
	text := ""
	for i, head := range g.Head[:min(len(g.Head), 12)] {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%q", head)
	}
	if len(g.Head) > 12 {
		text += ", …"
	}
	return text
}

// An importer goes through a table once.
type importer struct {
	grid     grid.Grid
	mapping  Mapping
	outlines *Outlines
	regions  []region
	names    *names
	found    map[string]found // texts that were looked for
	seen     []bool           // regions with an entry
	meanings map[string]Meaning
	topics   *topics
	cells    map[data.Cell][]*position
	order    []data.Cell
	facts    *tables
	result   *Result
}

func newImporter(g grid.Grid, o *Outlines, m Mapping, result *Result) *importer {
	im := &importer{grid: g, mapping: m, outlines: o, found: map[string]found{}, meanings: map[string]Meaning{}, cells: map[data.Cell][]*position{}, result: result}
	im.regions, result.Unmatched.Nameless = o.regions(m.Outlines)
	result.Unmatched.NotAreas = o.Left
	im.names, im.seen = o.namesBy(m.Outlines), make([]bool, len(im.regions))
	for _, meaning := range m.Stances {
		im.meanings[wordKey(meaning.Value)] = meaning
	}
	im.topics = topicsOf(g, m)
	im.facts = newTables(g, m)
	return im
}

// elsewhere are the places that the program knows, by their folded names; −1 for a name of several.
var elsewhere = sync.OnceValue(func() map[string]int {
	places := map[string]int{}
	for i, place := range data.Bundled().Regions {
		for _, text := range append([]string{place.NameEN, place.NameUK, place.NameRU}, place.Aliases...) {
			if at, taken := places[data.Fold(text)]; taken && at != i {
				places[data.Fold(text)] = -1
				continue
			}
			places[data.Fold(text)] = i
		}
	}
	return places
})

// namesOf makes regions findable by their spellings, and by the other spellings of places that the program
// knows.
func namesOf(regions []region) *names {
	known, n := data.Bundled().Regions, &names{}
	for _, r := range regions {
		spellings := r.spellings
		for _, text := range r.spellings {
			if at, ok := elsewhere()[data.Fold(text)]; ok && at >= 0 {
				spellings = append(append(slices.Clone(spellings), known[at].NameEN, known[at].NameUK, known[at].NameRU), known[at].Aliases...)
				break
			}
		}
		n.add(r.id, spellings...)
	}
	return n
}

// An entry is one position that the table could hold.
type entry struct {
	row, column              int // of the stance, from 0
	region, proposal, stance string
}

// row takes the entries out of a row.
func (im *importer) row(i int) {
	g, m := im.grid, im.mapping
	region, proposal := g.Cell(i, m.Is(Region)), g.Cell(i, m.Is(Proposal))
	for _, column := range m.All(Stance) {
		e := entry{i, column, region, proposal, g.Cell(i, column)}
		switch m.Layout {
		case RegionsDown:
			e.proposal = g.Head[column]
		case ProposalsDown:
			e.region = g.Head[column]
		}
		im.result.Unmatched.Entries++
		im.take(e)
		if m.Layout == Long {
			return
		}
	}
}

// take shows an entry, or reports it.
func (im *importer) take(e entry) {
	miss := func(reason Reason, value string, near ...Suggestion) {
		im.result.Unmatched.Reported = append(im.result.Unmatched.Reported, Missing{im.grid.Number(e.row), im.grid.Head[e.column], reason, value, near})
	}
	topic := im.topics.of(im.grid.Cell(e.row, im.mapping.Is(Topic)))
	switch {
	case e.stance == "":
		miss(NoStance, "")
		return
	case e.proposal == "":
		miss(NoProposal, "")
		return
	case e.region == "" && topic.kind == data.TerritoryKind:
		miss(NoRegion, "")
		return
	}
	at := found{thing: -1}
	if e.region != "" {
		if at = im.find(e.region); at.thing < 0 {
			reason := UnknownRegion
			if len(at.both) > 0 {
				reason = AmbiguousRegion
			}
			miss(reason, e.region, im.suggestions(e.region, at)...)
			return
		}
	}
	p := im.position(e, topic, at.thing)
	if reason := im.put(p); reason != "" {
		miss(reason, e.stance)
		return
	}
	im.result.Unmatched.Shown++
	if at.other {
		im.result.Unmatched.Respelled++
	}
	if at.thing >= 0 {
		im.seen[at.thing] = true
	}
}

// find looks for a region: by what was accepted for the text, else by its spellings.
func (im *importer) find(text string) found {
	if at, ok := im.found[text]; ok {
		return at
	}
	at := im.names.find(text)
	if accepted, ok := im.mapping.Regions[text]; ok {
		at = im.names.find(accepted)
		at.other = true
	}
	im.found[text] = at
	return at
}

func (im *importer) suggestions(text string, at found) []Suggestion {
	things := at.both
	if len(things) == 0 {
		things = im.names.near(text)
	}
	var near []Suggestion
	for _, thing := range things[:min(len(things), mostNear)] {
		near = append(near, Suggestion{im.regions[thing].id, im.regions[thing].name})
	}
	return near
}

// put gives a position its place in its cell; the reason is that for which it has none.
func (im *importer) put(p *position) Reason {
	before := im.cells[p.cell]
	for _, other := range before {
		switch {
		case other.stance.Code == p.stance.Code && other.cells["extent"] == p.cells["extent"]:
			return Repeated
		case !data.Speaks(other.stance.Code) || !data.Speaks(p.stance.Code):
			return Contradiction
		}
	}
	if len(before) == 0 {
		im.order = append(im.order, p.cell)
	}
	im.cells[p.cell] = append(before, p)
	return ""
}

// finish writes the tables and has them checked like any dataset.
func (im *importer) finish() {
	u := &im.result.Unmatched
	for i, seen := range im.seen {
		if !seen {
			u.Silent = append(u.Silent, Suggestion{im.regions[i].id, im.regions[i].name})
		}
	}
	u.Alike = im.facts.alike()
	u.problems(im.grid.File, im.outlines.File, im.result.Report)
	geometry, err := im.outlines.geometry(im.regions)
	if err != nil {
		im.result.Report.Add(data.Problem{File: im.outlines.File, Severity: data.Error, Rule: "geometry", Message: err.Error()})
		return
	}
	im.result.Regions = im.outlines.layer(im.regions)
	parts := im.facts.parts(im)
	parts.Geometry = geometry
	found := &data.Report{}
	im.result.Dataset = data.Assemble(parts, found)
	for _, problem := range im.facts.problems {
		im.result.Report.Add(problem)
	}
	for _, problem := range found.Problems {
		if problem.Rule != "incomplete" { // the entries that are missing have been told one by one
			im.result.Report.Add(im.facts.told(problem))
		}
	}
}

// byWeight orders the positions of a cell as the form wants it: the heaviest first, law before control.
func byWeight(positions []*position) {
	slices.SortStableFunc(positions, func(a, b *position) int {
		return cmp.Or(b.stance.Weight-a.stance.Weight, axisOrder(a.stance.Axis)-axisOrder(b.stance.Axis))
	})
}

func axisOrder(axis string) int {
	return slices.Index([]string{data.LawAxis, "", data.ControlAxis}, axis)
}
