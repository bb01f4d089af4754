package state

import (
	"slices"
	"strings"

	"stancemap/data"
)

// Sheets gives every table of the view in the order of the workbook: the comparisons in words first, then
// the tables that were filtered or arranged on screen as they are shown, then the tables of the dataset, then
// what their columns and codes mean. The filter limits positions, and its accounts the comparisons.
func (v *View) Sheets() []*Sheet {
	sheets := []*Sheet{v.StanceByRegion(), v.ComparisonByTopic()}
	if v.pairPasses() {
		sheets = append(sheets, v.Differences())
	}
	sheets = append(sheets, v.AsShown()...)
	for _, rows := range v.Dataset.Tables() {
		sheets = append(sheets, v.tableSheet(rows))
	}
	return append(sheets, v.Dictionary())
}

// StanceByRegion has a row for each account, by date, and a column for each region.
func (v *View) StanceByRegion() *Sheet {
	s := &Sheet{ID: "stance-by-region", Title: v.Words.Say("sheet.stance_by_region"), About: v.Words.Say("sheet.stance_by_region_about")}
	s.Columns = []Column{
		{ID: "proposal", Title: v.Words.Say("column.proposal"), Type: TextColumn, Width: 180},
		{ID: "presented_on", Title: v.Words.Say("column.presented"), Type: DateColumn, Width: 96},
		{ID: "account", Title: v.Words.Say("column.account"), Type: TextColumn, Width: 140},
	}
	for _, region := range v.Dataset.Regions {
		s.Columns = append(s.Columns, Column{ID: region.ID, Title: v.RegionName(region.ID), Type: StanceColumn, Width: 160})
	}
	s.Columns = append(s.Columns, Column{ID: "accounts_differ", Title: v.Words.Say("column.accounts_differ"), Type: TextColumn, Width: 110})
	topic, _ := v.Dataset.TerritoryTopic()
	for _, id := range v.accountsByDate() {
		s.Of++
		if v.State.Filter.Accounts.Allows(id.String()) {
			s.Rows = append(s.Rows, v.accountRow(id, topic))
		}
	}
	return s
}

func (v *View) accountRow(id Account, topic data.Topic) Row {
	proposal, _ := v.Dataset.Proposal(id.Proposal)
	row := Row{Key: id.String(), Account: id}
	row.Cells = []Cell{{Text: v.ProposalTitle(id.Proposal)}, {Text: string(proposal.PresentedOn)}, {Text: v.AccountWords(id)}}
	differ := false
	for _, region := range v.Dataset.Regions {
		row.Cells = append(row.Cells, v.stanceCell(id, topic, region.ID))
		differ = differ || v.record.ReadingsDisagree(id.Proposal, topic.ID, region.ID)
	}
	row.Cells = append(row.Cells, Cell{Text: v.yesNo(differ)})
	return row
}

func (v *View) yesNo(yes bool) string {
	if yes {
		return v.Words.Say("value.yes")
	}
	return v.Words.Say("value.no")
}

// stanceCell is what an account says of a cell, all parts in words, with the entry of part 1.
func (v *View) stanceCell(id Account, topic data.Topic, region string) Cell {
	scale := v.ScaleOf(topic)
	parts := v.cell(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: id.Reading})
	entry := scale.Entry(keyOfParts(parts))
	if len(parts) == 0 {
		return Cell{Text: entry.Label, Entry: &entry}
	}
	return Cell{Text: v.signed(v.PartsWords(scale, parts), parts), Entry: &entry}
}

// ComparisonByTopic has a row for each topic and region, and for each of a few accounts a column for the
// stance and one for what it says in words. Of many that were chosen it has the stances alone.
func (v *View) ComparisonByTopic() *Sheet {
	s := &Sheet{ID: "comparison-by-topic", Title: v.Words.Say("sheet.comparison"), About: v.Words.Say("sheet.comparison_about")}
	s.Columns = []Column{
		{ID: "group", Title: v.Words.Say("column.group"), Type: TextColumn, Width: 100},
		{ID: "topic", Title: v.Words.Say("column.topic"), Type: TextColumn, Width: 170},
		{ID: "region", Title: v.Words.Say("column.region"), Type: TextColumn, Width: 110},
	}
	accounts := v.sideBySide()
	if all := len(v.Dataset.Accounts); v.State.Filter.Accounts == "" && len(accounts) < all {
		s.About = v.Words.Count("sheet.comparison_some", all, "Shown", v.Words.Number(float64(len(accounts))))
	}
	inWords := len(accounts) <= mostInWords
	for _, id := range accounts {
		s.Columns = append(s.Columns, Column{ID: id.String(), Title: v.AccountTitle(id), Type: StanceColumn, Width: 170})
		if inWords {
			s.Columns = append(s.Columns, Column{ID: id.String() + ":summary", Title: v.Words.Say("column.in_words", "Account", v.AccountTitle(id)), Type: TextColumn, Width: 260})
		}
	}
	s.Columns = append(s.Columns, Column{ID: "accounts_differ", Title: v.Words.Say("column.accounts_differ"), Type: TextColumn, Width: 110})
	for _, topic := range v.Dataset.Topics {
		for _, region := range v.Dataset.RegionsOf(topic) {
			s.Of++
			if v.State.Filter.Topics.Allows(topic.ID) && v.State.Filter.Regions.Allows(region) {
				s.Rows = append(s.Rows, v.topicRow(topic, region, accounts, inWords))
			}
		}
	}
	return s
}

// mostInWords is how many accounts stand beside each other in words on a page that can still be read.
const mostInWords = 4

// sideBySide is the accounts that stand beside each other: those chosen, else all where they are few, else
// the pair that is compared.
func (v *View) sideBySide() (accounts []Account) {
	chosen := v.State.Filter.Accounts
	if chosen == "" && len(v.Dataset.Accounts) > mostInWords {
		return v.compared()
	}
	for _, id := range v.accountsByDate() {
		if chosen.Allows(id.String()) {
			accounts = append(accounts, id)
		}
	}
	return accounts
}

func (v *View) topicRow(topic data.Topic, region string, accounts []Account, inWords bool) Row {
	row := Row{Key: topic.ID + "/" + region, Subject: Subject{topic.ID, region}}
	row.Cells = []Cell{{Text: topic.Group}, {Text: topic.Label}, {Text: v.RegionName(region)}}
	differ := false
	for _, id := range accounts {
		row.Cells = append(row.Cells, v.stanceCell(id, topic, region))
		if inWords {
			row.Cells = append(row.Cells, Cell{Text: v.summaries(id, topic, region)})
		}
		differ = differ || v.record.ReadingsDisagree(id.Proposal, topic.ID, region)
	}
	row.Cells = append(row.Cells, Cell{Text: v.yesNo(differ)})
	return row
}

func (v *View) summaries(id Account, topic data.Topic, region string) string {
	var said []string
	for _, p := range v.record.Cell(data.Cell{Proposal: id.Proposal, Topic: topic.ID, Region: region, Reading: id.Reading}) {
		if p.Summary != "" {
			said = append(said, p.Summary)
		}
	}
	return strings.Join(said, " ")
}

// Positions is the table of positions as the dataset has it, limited by the filter and in the order in which
// they stand on screen.
func (v *View) Positions() *Sheet { return v.tableSheet(v.Dataset.PositionRows()) }

// tableSheet is a table of the dataset as it is: its columns keep their ids as titles, so that it
// opens again.
func (v *View) tableSheet(rows data.Rows) *Sheet {
	s := &Sheet{ID: rows.Name, Title: v.Words.Say("sheet." + rows.Name), About: rows.About, Of: len(rows.Cells)}
	for _, column := range rows.Columns {
		s.Columns = append(s.Columns, Column{ID: column.Name, Title: column.Name, Type: columnType(column), Width: columnWidth(column)})
	}
	scales := v.bothScales()
	var place map[string]int // of positions
	if rows.Name == "positions" {
		place = v.positionOrder()
	}
	for i, cells := range rows.Cells {
		if _, passes := place[rows.KeyOf(i)]; place != nil && !passes {
			continue
		}
		row := Row{Key: rows.KeyOf(i), Cells: make([]Cell, len(cells))}
		for j, text := range cells {
			row.Cells[j].Text = text
			v.link(&row.Cells[j], rows.Columns[j], text)
		}
		switch rows.Name {
		case "positions":
			p := v.Dataset.Positions[i]
			row.Subject, row.Account = Subject{p.Topic, p.Region}, p.Account()
			topic, _ := v.Dataset.Topic(p.Topic)
			row.paint(rows, "stance", scales[topic.Kind], KeyOf(p))
		case "stances":
			row.paint(rows, "code", scales[v.Dataset.Stances[i].Kind], v.Dataset.Stances[i].Code)
		}
		s.Rows = append(s.Rows, row)
	}
	if place != nil {
		slices.SortStableFunc(s.Rows, func(a, b Row) int { return place[a.Key] - place[b.Key] })
	}
	return s
}

func (v *View) bothScales() map[string]*Scale {
	return map[string]*Scale{
		data.TerritoryKind: ScaleOf(v.Dataset, data.TerritoryKind, v.Words),
		data.OtherKind:     ScaleOf(v.Dataset, data.OtherKind, v.Words),
	}
}

// keeps reports whether a position passes the filter.
func (v *View) keeps(p data.Position) bool {
	f := v.State.Filter
	if f.Confirmed && v.Dataset.Unconfirmed(p) {
		return false
	}
	return f.Accounts.Allows(p.Account().String()) && f.Topics.Allows(p.Topic) && f.Regions.Allows(p.Region)
}

// PositionCount says how many positions pass the filter, of how many.
func (v *View) PositionCount() (shown, of int) {
	return len(v.positionRows()), len(v.Dataset.Positions)
}

// paint gives the cell of a column its entry on a scale; a kind without a scale leaves it plain.
func (r *Row) paint(rows data.Rows, column string, scale *Scale, key string) {
	for i, name := range rows.Header() {
		if name == column && scale != nil {
			entry := scale.Entry(key)
			r.Cells[i].Entry = &entry
		}
	}
}

// link gives addresses, and ids of sources, the address they lead to.
func (v *View) link(cell *Cell, column data.ColumnInfo, text string) {
	switch {
	case column.Name == "url":
		cell.URL = text
	case column.Refers == "sources" && column.Type == "string":
		source, _ := v.Dataset.Source(text)
		cell.URL = source.URL
	}
}

func columnType(column data.ColumnInfo) ColumnType {
	switch column.Type {
	case "integer", "number":
		return NumberColumn
	case "date":
		return DateColumn
	case "any":
		return AnyColumn
	}
	if column.Name == "url" {
		return LinkColumn
	}
	return TextColumn
}

// columnWidth fits what stands in a column of the form: sentences are wide, codes narrow.
func columnWidth(column data.ColumnInfo) float64 {
	switch column.Name {
	case "summary", "quote", "note", "definition", "says", "csl", "condition", "about":
		return 320
	case "title", "label", "url", "id", "aliases":
		return 220
	}
	if column.Type == "integer" || column.Type == "number" {
		return 80
	}
	return 130
}
