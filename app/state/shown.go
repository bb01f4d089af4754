package state

import (
	"slices"
	"strings"
)

// shownAs is the id of the sheet of a table as it is shown, before the id of its tab.
const shownAs = "shown-"

// AsShown lists the tables that stand otherwise on screen than the record has them: limited by their columns
// or by the legend, sorted, with columns moved or put away. Each is as it is shown, and says what was done.
// The timeline has no columns to do anything with.
func (v *View) AsShown() (sheets []*Sheet) {
	for _, tab := range Tabs {
		if tab == TimelineTab || !v.arranged(tab) {
			continue
		}
		sheets = append(sheets, v.on(tab).TableAsShown())
	}
	return sheets
}

// TableAsShown is the table below the map as it is shown, with the columns in sight only.
func (v *View) TableAsShown() *Sheet {
	shown := v.Sheet
	s := &Sheet{ID: shownAs + shown.ID, Title: v.Words.Say("shown.title", "Table", shown.Title), About: v.Words.Say("shown.about", "Words", v.shownWords()), Of: shown.Of}
	var in []int
	for i, column := range shown.Columns {
		if !column.Hidden {
			s.Columns, in = append(s.Columns, column), append(in, i)
		}
	}
	s.Rows = make([]Row, len(shown.Rows))
	for i, row := range shown.Rows {
		s.Rows[i] = row
		s.Rows[i].Cells = make([]Cell, len(in))
		for j, column := range in {
			s.Rows[i].Cells[j] = shown.Cell(row, column)
		}
	}
	return s
}

// on is the view with another table below the map.
func (v *View) on(tab Tab) *View {
	if tab == v.State.Table.Tab {
		return v
	}
	other := *v
	other.State.Table = v.State.Table.show(tab)
	other.whole = other.wholeTable()
	other.Sheet = other.table()
	return &other
}

// arranged reports whether a table stands otherwise on screen than its rows do.
func (v *View) arranged(tab Tab) bool {
	s := v.State
	sorted, _ := s.Table.sortOf(tab)
	mine := func(key string) bool { return strings.HasPrefix(key, columnKey(tab, "")) }
	limited := s.Filter.Stances != "" && slices.Contains(setsOf(tab), StanceLimit) || len(s.Filter.Columns.Of(tab)) > 0
	return sorted != "" || limited || slices.ContainsFunc(s.Columns.Hidden.Members(), mine) || s.Columns.Order.has(tab)
}

// sortOf is by which column a table is sorted, shown or not.
func (t Table) sortOf(tab Tab) (column string, descending bool) {
	if tab == t.Tab {
		return t.Sort, t.Descending
	}
	return t.Others.of(tab)
}

// shownWords says how the table stands: "only Region: Kherson; sorted by Presented; without the columns
// Quotation and Source".
func (v *View) shownWords() string {
	s := v.Sheet
	said := []string{}
	if len(s.Limits) > 0 {
		said = append(said, v.Words.Say("status.filtered", "Filter", LimitsInWords(s.Limits)))
	}
	if sorted := v.sortWords(); sorted != "" {
		said = append(said, sorted)
	}
	if s.order != nil {
		said = append(said, v.Words.Say("shown.order"))
	}
	if hidden := hiddenTitles(s); len(hidden) > 0 {
		said = append(said, v.Words.Count("shown.without", len(hidden), "Columns", v.Words.List(hidden)))
	}
	if len(said) == 0 {
		return v.Words.Say("shown.whole")
	}
	return strings.Join(said, "; ")
}

// hiddenTitles are the titles of the columns that were put away.
func hiddenTitles(s *Sheet) (titles []string) {
	for _, column := range s.Columns {
		if column.Hidden {
			titles = append(titles, column.Title)
		}
	}
	return titles
}

// sortWords says by which column the table is sorted; empty where it stands in its own order.
func (v *View) sortWords() string {
	at := slices.IndexFunc(v.Sheet.Columns, func(c Column) bool { return c.ID == v.State.Table.Sort })
	switch {
	case at < 0:
		return ""
	case v.State.Table.Descending:
		return v.Words.Say("shown.sorted_down", "Column", v.Sheet.Columns[at].Title)
	}
	return v.Words.Say("shown.sorted", "Column", v.Sheet.Columns[at].Title)
}

// tableWords says what its columns take out of the table below the map, and by which it is sorted; empty
// where neither is so.
func (v *View) tableWords() string {
	var said []string
	if limits := columnLimits(v.Sheet); len(limits) > 0 {
		said = append(said, v.Words.Say("status.filtered", "Filter", LimitsInWords(limits)))
	}
	if sorted := v.sortWords(); sorted != "" {
		said = append(said, sorted)
	}
	if len(said) == 0 {
		return ""
	}
	return v.Words.Say("status.table", "Table", v.Sheet.Title, "Words", strings.Join(said, ", "))
}

// ShownLimitWords says what limits the table below the map; empty where nothing does.
func (v *View) ShownLimitWords() string { return LimitsInWords(v.Sheet.Limits) }

// LimitWords says what limits positions and the other tables, as exports hold them; empty where nothing does.
func (v *View) LimitWords() string {
	said := []string{}
	if words := v.PositionFilterWords(); words != "" {
		said = append(said, words)
	}
	for _, tab := range Tabs {
		if words := v.columnLimitWords(tab); words != "" && tab != PositionsTab {
			said = append(said, v.Words.Say("status.table", "Table", v.TabTitle(tab), "Words", words))
		}
	}
	return strings.Join(said, "; ")
}

// columnLimitWords says what a table is limited by in its columns.
func (v *View) columnLimitWords(tab Tab) string {
	if len(v.State.Filter.Columns.Of(tab)) == 0 {
		return ""
	}
	return LimitsInWords(columnLimits(v.on(tab).Sheet))
}

// columnLimits are the limits of the columns of a table.
func columnLimits(s *Sheet) []Limit {
	return slices.DeleteFunc(slices.Clone(s.Limits), func(l Limit) bool { return l.Column == "" })
}

// PositionSortWords says by which column of their table positions are sorted, there and in exports; empty
// where they stand in the order of the record.
func (v *View) PositionSortWords() string {
	column, _ := v.State.Table.sortOf(PositionsTab)
	if column == "" {
		return ""
	}
	of := *v
	of.State.Table = v.State.Table.show(PositionsTab)
	of.Sheet = &Sheet{Columns: v.positionColumns()}
	return of.sortWords()
}

// HiddenOfPositions says which columns of the table of positions were put away; empty for none.
func (v *View) HiddenOfPositions() string {
	s := &Sheet{Columns: v.positionColumns()}
	v.State.Columns.arrange(PositionsTab, s)
	return v.Words.List(hiddenTitles(s))
}

// positionOrder is the place of each position that passes the filter and the limits of its table, by its id,
// in the order of that table.
func (v *View) positionOrder() map[string]int {
	rows := v.positionRows()
	place := make(map[string]int, len(rows))
	for i, id := range rows {
		place[id] = i
	}
	return place
}

// positionRows lists the ids of the positions that pass, in the order of their table.
func (v *View) positionRows() (ids []string) {
	column, _ := v.State.Table.sortOf(PositionsTab)
	if column == "" && len(v.State.Filter.Columns.Of(PositionsTab)) == 0 {
		for _, p := range v.Dataset.Positions {
			if v.keeps(p) {
				ids = append(ids, p.ID)
			}
		}
		return ids
	}
	for _, row := range v.on(PositionsTab).Sheet.Rows {
		ids = append(ids, row.Key)
	}
	return ids
}
