package state

import (
	"cmp"
	"slices"
	"strings"

	"stancemap/data"
)

// Tabs with tables of the dataset that are the same whatever is on the map.
const (
	EventsTab   Tab = "events"
	TimelineTab Tab = "timeline"
	RegionsTab  Tab = "regions"
	FactsTab    Tab = "facts"
)

// A Record names a row of the dataset that the panel beside the map tells of in place of a selection: a
// source or an event.
type Record struct {
	Table string `json:"table,omitempty"` // the tab
	ID    string `json:"id,omitempty"`
}

// eventTable has a row for each event, as the record lists them.
func (v *View) eventTable() *Sheet {
	s := &Sheet{ID: string(EventsTab), Title: v.TabTitle(EventsTab), Of: len(v.Dataset.Events)}
	s.Columns = []Column{
		{ID: "date", Title: v.Words.Say("column.date"), Type: DateColumn, Width: 96},
		{ID: "title", Title: v.Words.Say("column.title"), Type: TextColumn, Width: 280},
		{ID: "said_by", Title: v.Words.Say("column.who"), Type: TextColumn, Width: 170},
		{ID: "proposal", Title: v.Words.Say("column.proposal"), Type: TextColumn, Width: 170},
		{ID: "summary", Title: v.Words.Say("column.summary"), Type: TextColumn, Width: 400, Spare: 1},
		{ID: "source", Title: v.Words.Say("column.source"), Type: LinkColumn, Width: 230, Spare: 2},
	}
	for _, e := range v.Dataset.Events {
		source := v.sourceLine(e.Source)
		s.Rows = append(s.Rows, Row{Key: e.ID, Record: Record{string(EventsTab), e.ID}, Cells: []Cell{
			{Text: string(e.Date)}, {Text: e.Title}, stated(v.ActorNames(e.SaidBy)), stated(v.ProposalTitle(e.Proposal)),
			{Text: e.Summary}, {Text: source.Text, URL: source.URL},
		}})
	}
	return s
}

// stated is a cell with a text; without one there can be no value.
func stated(text string) Cell {
	if text == "" {
		return Cell{Text: notApplicable, Muted: true}
	}
	return Cell{Text: text}
}

// timelineTable has a row for each proposal and each event by date; those without a date stand last. The
// strip below the map shows the same rows along time.
func (v *View) timelineTable() *Sheet {
	s := &Sheet{ID: string(TimelineTab), Title: v.TabTitle(TimelineTab)}
	s.Columns = []Column{
		{ID: "title", Title: v.Words.Say("column.title"), Type: TextColumn, Width: 280},
		{ID: "date", Title: v.Words.Say("column.date"), Type: DateColumn, Width: 96},
		{ID: "kind", Title: v.Words.Say("column.kind"), Type: TextColumn, Width: 90},
		{ID: "who", Title: v.Words.Say("column.who"), Type: TextColumn, Width: 200},
		{ID: "summary", Title: v.Words.Say("column.summary"), Type: TextColumn, Width: 400},
	}
	kind := Cell{Text: v.Words.Say("timeline.proposal")}
	for _, p := range v.Dataset.Proposals {
		s.Rows = append(s.Rows, Row{Key: "proposal/" + p.ID, Account: firstAccount(v.Dataset, p.ID), Cells: []Cell{
			{Text: v.ProposalTitle(p.ID)}, {Text: string(p.PresentedOn)}, kind, stated(v.ActorNames(p.Proposer)), {Text: p.Summary},
		}})
	}
	kind.Text = v.Words.Say("timeline.event")
	for _, e := range v.Dataset.Events {
		s.Rows = append(s.Rows, Row{Key: "event/" + e.ID, Record: Record{string(EventsTab), e.ID}, Cells: []Cell{
			{Text: e.Title}, {Text: string(e.Date)}, kind, stated(v.ActorNames(e.SaidBy)), {Text: e.Summary},
		}})
	}
	const date = 1
	slices.SortStableFunc(s.Rows, func(a, b Row) int {
		one, other := a.Cells[date].Text, b.Cells[date].Text
		return cmp.Or(cmp.Compare(rank(one == ""), rank(other == "")), strings.Compare(one, other))
	})
	s.Of = len(s.Rows)
	return s
}

// regionRecords has a row for each region as the dataset names it.
func (v *View) regionRecords() *Sheet {
	s := &Sheet{ID: string(RegionsTab), Title: v.TabTitle(RegionsTab), Of: len(v.Dataset.Regions)}
	s.Columns = []Column{
		{ID: "name", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 124},
		{ID: "name_uk", Title: v.Words.Say("detail.name_uk"), Type: TextColumn, Width: 150},
		{ID: "name_ru", Title: v.Words.Say("detail.name_ru"), Type: TextColumn, Width: 150},
		{ID: "iso_3166_2", Title: "ISO 3166-2", Type: TextColumn, Width: 110},
		{ID: "facts", Title: v.Words.Say("sheet.facts"), Type: NumberColumn, Width: 64},
		{ID: "note", Title: v.Words.Say("column.note"), Type: TextColumn, Width: 420},
	}
	for _, r := range v.Dataset.Regions {
		s.Rows = append(s.Rows, Row{Key: r.ID, Subject: Subject{Region: r.ID}, Cells: []Cell{
			{Text: v.RegionName(r.ID)}, stated(r.NameUK), stated(r.NameRU), stated(strings.Join(r.ISO31662, ", ")),
			{Text: v.Words.Number(float64(len(v.Dataset.FactsOf(r.ID))))}, {Text: r.Note},
		}})
	}
	return s
}

// factTable has a row for each fact, its value and unit as the source gives them.
func (v *View) factTable() *Sheet {
	s := &Sheet{ID: string(FactsTab), Title: v.TabTitle(FactsTab), Of: len(v.Dataset.Facts)}
	s.Columns = []Column{
		{ID: "property", Title: v.Words.Say("column.fact"), Type: TextColumn, Width: 220},
		{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 110},
		{ID: "value", Title: v.Words.Say("column.value"), Type: AnyColumn, Width: 120},
		{ID: "unit", Title: v.Words.Say("column.unit"), Type: TextColumn, Width: 90},
		{ID: "as_of", Title: v.Words.Say("column.as_of"), Type: DateColumn, Width: 96},
		{ID: "source", Title: v.Words.Say("column.source"), Type: LinkColumn, Width: 230},
		{ID: "note", Title: v.Words.Say("column.note"), Type: TextColumn, Width: 320, Spare: 1},
	}
	for _, f := range v.Dataset.Facts {
		source := v.sourceLine(f.Source)
		s.Rows = append(s.Rows, Row{Key: f.ID, Subject: Subject{Region: f.Region}, Cells: []Cell{
			{Text: factLabel(f)}, v.regionCell(f.Region), {Text: string(f.Value)}, stated(f.Unit), stated(string(f.AsOf)),
			{Text: source.Text, URL: source.URL}, {Text: f.Note},
		}})
	}
	return s
}

// ShowRecord has the panel tell of a source or an event; an event that belongs to a proposal puts it on
// the map.
func (s *Store) ShowRecord(record Record) {
	if !record.in(s.dataset) {
		return
	}
	s.together(func() {
		if event, ok := eventOf(s.dataset, record); ok && event.Proposal != "" {
			s.ShowProposal(event.Proposal)
		}
		next := s.state
		next.Select, next.Record = Subject{}, record
		s.change(next)
	})
}

// in reports whether the dataset has the row.
func (r Record) in(d *data.Dataset) bool {
	if _, ok := eventOf(d, r); ok {
		return true
	}
	_, ok := d.Source(r.ID)
	return ok && r.Table == string(SourcesTab)
}

func eventOf(d *data.Dataset, record Record) (data.Event, bool) {
	i := slices.IndexFunc(d.Events, func(e data.Event) bool { return e.ID == record.ID })
	if i < 0 || record.Table != string(EventsTab) {
		return data.Event{}, false
	}
	return d.Events[i], true
}
