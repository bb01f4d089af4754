package mapping

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// tables gathers the rows of the tables beside positions: whatever positions name.
type tables struct {
	grid      grid.Grid
	mapping   Mapping
	proposals *list
	readings  *list
	actors    *list
	sources   *list
	addresses map[string]string            // of sources, by id
	stances   map[string]data.Stance       // by kind and code
	scale     []data.Stance                // in order
	accounts  map[data.AccountID]*position // the first position of each
	order     []data.AccountID
	whole     map[data.AccountID]bool // accounts whose silence is stated
	days      map[string][]data.Date  // dates in the rows of a proposal
	proposers map[string][]string
	rows      []int // of the table, by row of positions
	problems  []data.Problem
}

// A list gives ids to names, in the order in which they are met. Names that differ in case, blanks or letters
// that look alike are one.
type list struct {
	ids   map[string]string // by the folded name
	taken map[string]bool
	order []string
	names map[string]string // by id
	noun  string
}

func newList(noun string) *list {
	return &list{map[string]string{}, map[string]bool{}, nil, map[string]string{}, noun}
}

func (l *list) id(name string) string {
	key := wordKey(name)
	if id, ok := l.ids[key]; ok {
		return id
	}
	id := slug(name)
	if id == "" {
		id = l.noun
	}
	id = freeID(id, l.taken)
	l.ids[key], l.names[id] = id, name
	l.order = append(l.order, id)
	return id
}

func newTables(g grid.Grid, m Mapping) *tables {
	return &tables{
		grid: g, mapping: m, proposals: newList("proposal"), readings: newList("reading"), actors: newList("actor"), sources: newList("source"),
		addresses: map[string]string{}, stances: map[string]data.Stance{}, accounts: map[data.AccountID]*position{}, whole: map[data.AccountID]bool{},
		days: map[string][]data.Date{}, proposers: map[string][]string{},
	}
}

func (t *tables) proposal(name string) string {
	if accepted, ok := t.mapping.Proposals[name]; ok {
		name = accepted
	}
	return t.proposals.id(strings.Join(strings.Fields(name), " "))
}

// reading is the primary one for rows that name none.
func (t *tables) reading(name string) string {
	if name == "" {
		if t.readings.names[data.PrimaryReading] == "" {
			t.readings.order = append([]string{data.PrimaryReading}, t.readings.order...)
			t.readings.names[data.PrimaryReading] = "As in " + t.grid.File
			t.readings.taken[data.PrimaryReading] = true
		}
		return data.PrimaryReading
	}
	return t.readings.id(name)
}

// source is that of a row, by its words and its address; the table itself where the row names none.
func (t *tables) source(text, address string) string {
	if address == "" && isAddress(text) {
		text, address = "", text
	}
	if !isAddress(address) {
		text, address = strings.TrimSpace(text+" "+address), ""
	}
	name := text
	switch {
	case text == "" && address == "":
		name = t.grid.File
	case text == "":
		name = address
	case address != "":
		name = text + " " + address
	}
	id := t.sources.id(name)
	t.addresses[id] = address
	if text != "" {
		t.sources.names[id] = text
	}
	return id
}

// date is that of a row. A proposal whose rows all have one date was presented on it.
func (t *tables) date(proposal, text string, row int, keep func(head, text string)) data.Date {
	if text == "" {
		return ""
	}
	date, err := parseDate(text, t.mapping.Dates)
	if err != nil {
		keep("date", text)
		t.problems = append(t.problems, data.Problem{File: t.grid.File, Place: fmt.Sprintf("row %d", row), Severity: data.Warning, Rule: "type", Message: fmt.Sprintf("date: %v; it is kept in the note", err)})
		return ""
	}
	if !slices.Contains(t.days[proposal], date) {
		t.days[proposal] = append(t.days[proposal], date)
	}
	return date
}

func (t *tables) proposer(proposal, text string) {
	for _, name := range data.ParseList(text) {
		if id := t.actors.id(name); name != "" && !slices.Contains(t.proposers[proposal], id) {
			t.proposers[proposal] = append(t.proposers[proposal], id)
		}
	}
}

// stance is the stance of a meaning on a kind of topic: one of the program's own, or a new one.
func (t *tables) stance(m Meaning, kind string) data.Stance {
	key := kind + " " + m.Code
	if stance, ok := t.stances[key]; ok {
		return stance
	}
	stance, ok := data.Bundled().Stance(kind, m.Code)
	if !ok {
		stance = data.Stance{Code: m.Code, Kind: kind, Order: 100 + len(t.scale), Weight: newWeight}
	}
	if m.Label != "" {
		stance.Label = m.Label
	}
	if stance.Label == "" {
		stance.Label = m.Code
	}
	if !data.Speaks(m.Code) {
		stance.Order = 10_000 + stance.Order
	}
	t.stances[key], t.scale = stance, append(t.scale, stance)
	return stance
}

func (t *tables) account(p *position) {
	id := p.cell.Account()
	if t.accounts[id] == nil {
		t.accounts[id], t.order = p, append(t.order, id)
	}
	if p.stance.Code == data.NotAddressed {
		t.whole[id] = true
	}
}

// alike finds proposals whose names differ in a letter or two.
func (t *tables) alike() (pairs []Alike) {
	const most = 300 // proposals; each is held against each
	ids := t.proposals.order[:min(len(t.proposals.order), most)]
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			x, y := data.Fold(t.proposals.names[a]), data.Fold(t.proposals.names[b])
			near := min(len([]rune(x)), len([]rune(y))) / 6
			if near > 0 && data.Distance(x, y, min(near, 2)) <= min(near, 2) && !differInDigits(x, y) {
				pairs = append(pairs, Alike{t.proposals.names[a], t.proposals.names[b]})
			}
		}
	}
	return pairs
}

// differInDigits tells "Draft 1" and "Draft 2", which are two.
func differInDigits(a, b string) bool {
	digits := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, text)
	}
	return digits(a) != digits(b)
}

// descriptor is the datapackage.json of the dataset.
func (t *tables) descriptor(outlines string) (data.Info, error) {
	name := slug(t.mapping.Title)
	if name == "" {
		name = "table"
	}
	last := data.Date("")
	for _, days := range t.days {
		for _, day := range days {
			last = max(last, day)
		}
	}
	text, err := json.Marshal(map[string]any{
		"name": name, "id": "table:" + name, "title": t.mapping.Title, "version": "1.0.0", "as_of": last,
		"description": fmt.Sprintf("Made of the table %s and the outlines %s.", t.grid.File, outlines),
	})
	if err != nil {
		return data.Info{}, err
	}
	return data.ParseInfo(text)
}

// parts are all tables as text, as a package holds them.
func (t *tables) parts(im *importer) data.Parts {
	info, err := t.descriptor(im.outlines.File)
	if err != nil {
		t.problems = append(t.problems, data.Problem{File: t.grid.File, Severity: data.Error, Rule: "json", Message: err.Error()})
	}
	w := newWriter()
	for i, r := range im.regions {
		w.add("regions", map[string]string{"id": r.id, "order": strconv.Itoa(i + 1), "name_en": r.name, "aliases": aliases(r)})
	}
	for i, id := range t.proposals.order {
		row := map[string]string{"id": id, "order": strconv.Itoa(i + 1), "title": t.proposals.names[id], "proposer": strings.Join(t.proposers[id], ";")}
		if days := t.days[id]; len(days) == 1 {
			row["presented_on"] = string(days[0])
		}
		w.add("proposals", row)
	}
	for i, id := range t.readings.order {
		w.add("readings", map[string]string{"id": id, "order": strconv.Itoa(i + 1), "label": t.readings.names[id]})
	}
	for i, id := range t.actors.order {
		w.add("actors", map[string]string{"id": id, "order": strconv.Itoa(i + 1), "label": t.actors.names[id]})
	}
	for _, id := range t.order {
		read := map[bool]string{true: "whole", false: "part"}[t.whole[id]]
		w.add("accounts", map[string]string{"proposal": id.Proposal, "reading": id.Reading, "kind": "report", "read": read, "source": t.accounts[id].cells["source"]})
	}
	for i, topic := range im.topics.list {
		w.add("topics", map[string]string{"id": topic.id, "order": strconv.Itoa(i + 1), "kind": topic.kind, "label": topic.label})
	}
	t.writeStances(w)
	t.writePositions(w, im)
	return data.Parts{Info: info, Tables: w.tables(), Sources: t.items()}
}

func aliases(r region) string {
	var others []string
	for _, text := range r.spellings {
		if text != r.name && text != r.id && !slices.Contains(others, text) && len(others) < 20 {
			others = append(others, text)
		}
	}
	return strings.Join(others, ";")
}

// writeStances gives looks of the reserve to the stances that have none.
func (t *tables) writeStances(w *writer) {
	for _, kind := range []string{data.TerritoryKind, data.OtherKind} {
		var known, fresh []data.Stance
		for _, stance := range t.scale {
			switch {
			case stance.Kind != kind:
			case len(stance.Colour) > 0:
				known = append(known, stance)
			default:
				fresh = append(fresh, stance)
			}
		}
		for i, look := range data.Reserve(known, len(fresh)) {
			fresh[i].Colour, fresh[i].Pattern = look.Colour, look.Pattern
		}
		if len(fresh) > data.ReserveSize {
			t.problems = append(t.problems, data.Problem{File: t.grid.File, Severity: data.Warning, Rule: "stances", Message: fmt.Sprintf("there are %d different stances, and %d looks that are told apart; give values that mean one thing one code", len(fresh), data.ReserveSize)})
		}
		for _, s := range append(known, fresh...) {
			w.add("stances", map[string]string{
				"code": s.Code, "kind": s.Kind, "order": strconv.Itoa(s.Order), "weight": strconv.Itoa(s.Weight), "axis": s.Axis,
				"label": s.Label, "definition": s.Definition, "colour": s.Colour.String(), "pattern": s.Pattern,
			})
		}
	}
}

func (t *tables) writePositions(w *writer, im *importer) {
	for _, cell := range im.order {
		positions := im.cells[cell]
		byWeight(positions)
		for i, p := range positions {
			row := p.cells
			row["id"] = fmt.Sprintf("%s.%s.%s.%s.%d", cell.Proposal, cell.Reading, cell.Topic, cell.Region, i+1)
			row["proposal"], row["topic"], row["region"], row["reading"] = cell.Proposal, cell.Topic, cell.Region, cell.Reading
			row["part"], row["stance"] = strconv.Itoa(i+1), p.stance.Code
			if p.day != "" && len(t.days[cell.Proposal]) > 1 { // of the row, then, and not of the proposal
				row["note"] = strings.TrimSuffix("date: "+string(p.day)+" · "+row["note"], " · ")
			}
			w.add("positions", row)
			t.rows = append(t.rows, p.row)
		}
	}
}

// items are the sources as CSL-JSON.
func (t *tables) items() []data.Source {
	var sources []data.Source
	for _, id := range t.sources.order {
		item := map[string]any{"id": id, "type": "document", "title": t.sources.names[id]}
		if address := t.addresses[id]; address != "" {
			item["URL"] = address
			if at, err := url.Parse(address); err == nil && t.sources.names[id] == address {
				item["container-title"] = at.Host
			}
		}
		text, err := json.Marshal(item)
		if err != nil {
			continue // strings always marshal
		}
		if source, err := data.ParseSource(text); err == nil {
			sources = append(sources, source)
		}
	}
	return sources
}

// A writer gathers rows by table.
type writer struct {
	rows  map[string][][]string
	heads map[string][]string
}

func newWriter() *writer { return &writer{map[string][][]string{}, map[string][]string{}} }

func (w *writer) add(table string, cells map[string]string) {
	if w.heads[table] == nil {
		w.heads[table] = data.Header(table)
	}
	record := make([]string, len(w.heads[table]))
	for i, column := range w.heads[table] {
		record[i] = cells[column]
	}
	w.rows[table] = append(w.rows[table], record)
}

// tables are the rows in the form. Their File is the name of the table, for told to find it.
func (w *writer) tables() map[string]data.RawTable {
	tables := map[string]data.RawTable{}
	for name, records := range w.rows {
		tables[name] = data.RawTable{File: name, Header: w.heads[name], Records: records}
	}
	return tables
}

// told is a problem of the dataset as one of the table that it was made of.
func (t *tables) told(problem data.Problem) data.Problem {
	row := 0
	if _, err := fmt.Sscanf(problem.Place, "row %d", &row); err == nil && problem.File == "positions" && row-2 < len(t.rows) {
		problem.Place = fmt.Sprintf("row %d", t.rows[row-2])
	} else {
		problem.Place = ""
	}
	problem.File = t.grid.File
	return problem
}
