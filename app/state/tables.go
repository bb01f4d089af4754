package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// A Tab is one of the tables below the map.
type Tab string

// The tabs.
const (
	ByRegion       Tab = "by-region"
	ByTopic        Tab = "by-topic"
	DifferencesTab Tab = "differences"
	ProposalsTab   Tab = "proposals"
	PositionsTab   Tab = "positions"
	SourcesTab     Tab = "sources"
)

// Tabs lists the tabs in their order.
var Tabs = []Tab{ByRegion, ByTopic, DifferencesTab, ProposalsTab, PositionsTab, SourcesTab, EventsTab, TimelineTab, RegionsTab, FactsTab}

// TabTitle is what a tab is called.
func (v *View) TabTitle(tab Tab) string {
	switch tab {
	case ByTopic:
		return v.Words.Say("tab.by_topic")
	case DifferencesTab:
		return v.Words.Say("sheet.differences")
	case ProposalsTab:
		return v.Words.Say("sheet.proposals")
	case PositionsTab:
		return v.Words.Say("sheet.positions")
	case SourcesTab:
		return v.Words.Say("sheet.sources")
	case EventsTab:
		return v.Words.Say("sheet.events")
	case TimelineTab:
		return v.Words.Say("tab.timeline")
	case RegionsTab:
		return v.Words.Say("sheet.regions")
	case FactsTab:
		return v.Words.Say("sheet.facts")
	}
	return v.Words.Say("tab.by_region")
}

// wholeInputs is what the rows of the table below the map follow from. The tables of the dataset are the
// same whatever is on the map, and proposals whichever of them is.
func wholeInputs(s State) any {
	switch s.Table.Tab {
	case ProposalsTab:
		return [3]any{s.Table.Tab, s.Show.Topic, s.Filter.sets()}
	case PositionsTab, SourcesTab, EventsTab, TimelineTab, RegionsTab, FactsTab:
		return [2]any{s.Table.Tab, s.Filter.sets()}
	}
	return [3]any{s.Table.Tab, s.Show, s.Filter.sets()}
}

// tableInputs is what the table as it is shown follows from.
func tableInputs(s State) any {
	return [4]any{wholeInputs(s), s.Filter.Columns, s.Table, s.Columns}
}

// wholeTable is the table of the tab in its own order, before its columns limit it.
func (v *View) wholeTable() *Sheet {
	var s *Sheet
	switch v.State.Table.Tab {
	case ByTopic:
		s = v.topicTable()
	case DifferencesTab:
		s = v.Differences()
	case ProposalsTab:
		s = v.proposalTable()
	case PositionsTab:
		s = v.positionTable()
	case SourcesTab:
		s = v.sourceTable()
	case EventsTab:
		s = v.eventTable()
	case TimelineTab:
		s = v.timelineTable()
	case RegionsTab:
		s = v.regionRecords()
	case FactsTab:
		s = v.factTable()
	default:
		s = v.regionTable()
	}
	return s
}

// table is the sheet of the tab, limited by its columns, in the order that was asked for.
func (v *View) table() *Sheet {
	shown := *v.whole
	s := &shown
	v.State.Columns.arrange(v.State.Table.Tab, s)
	s.Rows = s.limited(v.State.Filter.Columns.Of(v.State.Table.Tab))
	sort := func(c Column) bool { return c.ID == v.State.Table.Sort }
	if i := slices.IndexFunc(s.Columns, sort); i >= 0 {
		s.Rows = s.Sorted(i, v.State.Table.Descending, v.Words.Language())
	}
	s.Limits = v.limits(s)
	s.Status, s.Empty = v.RowWords(s, 0), v.emptyWords(s)
	return s
}

// RowWords says how many rows a table has, of how many where the filter took some out, and how many of
// them are selected; one is no selection worth telling.
func (v *View) RowWords(s *Sheet, selected int) string {
	said := []string{v.Words.Count("table.rows", s.Of)}
	if len(s.Rows) < s.Of {
		said[0] = v.Words.Count("table.rows_of", s.Of, "Shown", v.Words.Number(float64(len(s.Rows))))
	}
	if selected > 1 {
		said = append(said, v.Words.Count("table.selected", selected))
	}
	if len(s.Rows) < s.Of {
		said = append(said, v.Words.Say("table.filtered"))
	}
	return strings.Join(said, " · ")
}

// emptyWords says why there is no row; empty where there are some.
func (v *View) emptyWords(s *Sheet) string {
	switch {
	case len(s.Rows) > 0:
		return ""
	case len(s.Limits) > 0:
		return v.Words.Say("empty.no_row_fits", "Filter", LimitsInWords(s.Limits))
	case s.ID == string(DifferencesTab) && s.Of == 0:
		return v.Words.Say("empty.no_second")
	case s.Of > 0:
		return v.Words.Say("empty.no_row_fits", "Filter", v.FilterWords())
	}
	return v.Words.Say("empty.no_rows")
}

// regionTable has a row for each region: what the accounts compared say of it by the topic of the map.
// The filter of the legend limits it as it limits the map.
func (v *View) regionTable() *Sheet {
	s := &Sheet{ID: string(ByRegion), Title: v.TabTitle(ByRegion)}
	s.Columns = []Column{{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 124}}
	spare := 1
	for i, id := range v.compared() {
		place := [...]string{"first", "second"}[i]
		stance, extent := v.accountColumn(place, id), Column{ID: place + "_extent", Title: v.Words.Say("column.extent"), Type: TextColumn, Width: 136, Spare: spare}
		if i > 0 {
			stance.Width, extent.Width = 206, 108
		}
		s.Columns = append(s.Columns, stance, extent)
		spare++
	}
	s.Columns = append(s.Columns, v.accountsColumn(spare))
	topic := v.Topic()
	for i, region := range v.Dataset.Regions {
		s.Of++
		if v.hiddenOnEveryMap(i) {
			continue
		}
		row := Row{Key: region.ID, Subject: Subject{topic.ID, region.ID}, Cells: []Cell{{Text: v.RegionName(region.ID)}}}
		differ := false
		for _, id := range v.compared() {
			parts := v.parts(id, topic, region.ID)
			row.Cells = append(row.Cells, v.regionStance(id, topic, parts), v.extentCell(parts))
			differ = differ || v.disagree(id, topic, parts, region.ID)
		}
		row.Cells = append(row.Cells, v.accountsCell(differ))
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (v *View) hiddenOnEveryMap(region int) bool {
	for _, m := range v.Maps.Each {
		if !m.Cells[region].Hidden || m.Cells[region].Entry == Hidden {
			return false
		}
	}
	return true
}

// regionStance is what an account says of a region; a text that was read may have nothing to say of
// regions under a topic that is tied to none.
func (v *View) regionStance(id Account, topic data.Topic, parts []data.Position) Cell {
	if key, _ := v.entryOf(id, topic, parts); key == "" {
		return Cell{Text: notApplicable, Muted: true}
	}
	return v.withoutExtent(v.ScaleOf(topic), parts)
}

// accountColumn is the column of stances of one account compared. Its title names the account where
// it is not the one to expect.
func (v *View) accountColumn(place string, id Account) Column {
	return Column{ID: place, Title: v.AccountName(id), Type: StanceColumn, Width: 218, OnMap: slices.Contains(v.OnMap(), id)}
}

func (v *View) accountsColumn(spare int) Column {
	return Column{ID: "accounts", Title: v.Words.Say("column.accounts"), Type: TextColumn, Width: 152, Spare: spare}
}

func (v *View) accountsCell(differ bool) Cell {
	if differ {
		return Cell{Text: v.Words.Say("legend.accounts_differ"), Mark: true}
	}
	return Cell{Text: notApplicable, Muted: true}
}

// withoutExtent is what positions say, without the part of the region that is meant: a column of its
// own says that.
func (v *View) withoutExtent(scale *Scale, parts []data.Position) Cell {
	entry := scale.Entry(keyOfParts(parts))
	if len(parts) == 0 {
		return Cell{Text: entry.Label, Entry: &entry}
	}
	plain := slices.Clone(parts)
	for i := range plain {
		plain[i].Extent = ""
	}
	return Cell{Text: v.signed(v.PartsWords(scale, plain), parts), Entry: &entry}
}

// extentCell says of which part of a region the positions speak, each part once.
func (v *View) extentCell(parts []data.Position) Cell {
	var extents []string
	for _, p := range parts {
		if extent := v.extentOf(p); extent != "" && !slices.Contains(extents, extent) {
			extents = append(extents, extent)
		}
	}
	if len(extents) == 0 {
		return Cell{Text: notApplicable, Muted: true}
	}
	said := make([]string, len(extents))
	for i, extent := range extents {
		said[i] = v.Words.Say("extent." + extent)
		if i > 0 {
			said[i] = v.inside(said[i])
		}
	}
	return Cell{Text: strings.Join(said, "; "), Muted: len(extents) == 1 && extents[0] == "unspecified"}
}

// extentOf is the part of a region that a position speaks of. One that speaks of a region's territory and
// gives no part leaves it open; silence, and clauses on other topics, have none.
func (v *View) extentOf(p data.Position) string {
	topic, _ := v.Dataset.Topic(p.Topic)
	switch {
	case !data.Speaks(p.Stance):
		return ""
	case p.Extent == "" && p.Region != "" && topic.Kind == data.TerritoryKind:
		return "unspecified"
	}
	return p.Extent
}

// topicTable has a row for each topic and the region it is tied to: what the accounts compared say.
func (v *View) topicTable() *Sheet {
	s := &Sheet{ID: string(ByTopic), Title: v.TabTitle(ByTopic)}
	s.Columns = []Column{
		{ID: "topic", Title: v.Words.Say("column.topic"), Type: TextColumn, Width: 192},
		{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 100, Spare: 1},
	}
	for i, id := range v.compared() {
		stance := v.accountColumn([...]string{"first", "second"}[i], id)
		stance.Width = 252
		s.Columns = append(s.Columns, stance)
	}
	s.Columns = append(s.Columns, v.accountsColumn(2))
	for _, topic := range v.Dataset.Topics {
		for _, region := range v.Dataset.RegionsOf(topic) {
			s.Of++
			if !v.State.Filter.Topics.Allows(topic.ID) || !v.State.Filter.Regions.Allows(region) {
				continue
			}
			row := Row{Key: topic.ID + "/" + region, Subject: Subject{topic.ID, region}, Cells: []Cell{{Text: topic.Label}, v.regionCell(region)}}
			differ := false
			for _, id := range v.compared() {
				row.Cells = append(row.Cells, v.stanceCell(id, topic, region))
				differ = differ || v.record.ReadingsDisagree(id.Proposal, topic.ID, region)
			}
			row.Cells = append(row.Cells, v.accountsCell(differ))
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

func (v *View) regionCell(id string) Cell {
	if id == "" {
		return Cell{Text: notApplicable, Muted: true}
	}
	return Cell{Text: v.RegionName(id)}
}

// positionTable has a row for each position that passes the filter, in words.
func (v *View) positionTable() *Sheet {
	s := &Sheet{ID: string(PositionsTab), Title: v.TabTitle(PositionsTab), Of: len(v.Dataset.Positions), Columns: v.positionColumns()}
	scales := v.bothScales()
	for _, p := range v.Dataset.Positions {
		if v.keeps(p) {
			s.Rows = append(s.Rows, v.positionRow(p, scales))
		}
	}
	return s
}

func (v *View) positionColumns() []Column {
	return []Column{
		{ID: "topic", Title: v.Words.Say("column.topic"), Type: TextColumn, Width: 200},
		{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 104},
		{ID: "proposal", Title: v.Words.Say("column.proposal"), Type: TextColumn, Width: 170},
		{ID: "presented_on", Title: v.Words.Say("column.presented"), Type: DateColumn, Width: 96},
		{ID: "stance", Title: v.Words.Say("column.stance"), Type: StanceColumn, Width: 240},
		{ID: "extent", Title: v.Words.Say("column.extent"), Type: TextColumn, Width: 120},
		{ID: "account", Title: v.Words.Say("column.account"), Type: TextColumn, Width: 200},
		{ID: "part", Title: v.Words.Say("column.part"), Type: NumberColumn, Width: 56},
		{ID: "summary", Title: v.Words.Say("column.summary"), Type: TextColumn, Width: 400},
		{ID: "quote", Title: v.Words.Say("column.quote"), Type: TextColumn, Width: 400},
		{ID: "source", Title: v.Words.Say("column.source"), Type: LinkColumn, Width: 300},
	}
}

func (v *View) positionRow(p data.Position, scales map[string]*Scale) Row {
	topic, _ := v.Dataset.Topic(p.Topic)
	scale := scales[topic.Kind]
	if scale == nil { // only a dataset with faults has topics of another kind
		scale = scales[data.OtherKind]
	}
	source, part := v.sourceLine(p.Source), []data.Position{p}
	proposal, _ := v.Dataset.Proposal(p.Proposal)
	return Row{Key: p.ID, Subject: Subject{p.Topic, p.Region}, Account: p.Account(), Cells: []Cell{
		{Text: topic.Label}, v.regionCell(p.Region), {Text: v.ProposalTitle(p.Proposal)}, {Text: string(proposal.PresentedOn)}, v.withoutExtent(scale, part), v.extentCell(part),
		{Text: upperFirst(v.AccountWords(p.Account()))}, {Text: v.Words.Number(float64(p.Part))},
		{Text: p.Summary}, {Text: p.Quote}, {Text: source.Text, URL: source.URL},
	}}
}

// sourceTable has a row for each source of the dataset.
func (v *View) sourceTable() *Sheet {
	s := &Sheet{ID: string(SourcesTab), Title: v.TabTitle(SourcesTab), Of: len(v.Dataset.Sources)}
	s.Columns = []Column{
		{ID: "origin", Title: v.Words.Say("column.origin"), Type: TextColumn, Width: 180},
		{ID: "carrier", Title: v.Words.Say("column.carrier"), Type: TextColumn, Width: 160, Spare: 1},
		{ID: "date", Title: v.Words.Say("column.date"), Type: DateColumn, Width: 104},
		{ID: "title", Title: v.Words.Say("column.title"), Type: TextColumn, Width: 300},
		{ID: "url", Title: v.Words.Say("column.address"), Type: LinkColumn, Width: 200},
	}
	for _, source := range v.Dataset.Sources {
		carrier := Cell{Text: source.Carrier()}
		if carrier.Text == "" {
			carrier = Cell{Text: notApplicable, Muted: true}
		}
		s.Rows = append(s.Rows, Row{Key: source.ID, Record: Record{string(SourcesTab), source.ID}, Cells: []Cell{
			{Text: source.Origin()}, carrier, {Text: string(source.Date())}, {Text: source.Title}, {Text: source.URL, URL: source.URL},
		}})
	}
	return s
}
