package state

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/cases"
)

// A ColumnLimit lets those rows of a table pass whose cell in a column is one of the values and contains
// the words. Without values every value passes.
type ColumnLimit struct {
	Column   string // its id
	Values   []string
	Contains string // whatever its case
}

// None reports whether everything passes.
func (l ColumnLimit) None() bool { return len(l.Values) == 0 && l.Contains == "" }

// ColumnLimits is what limits the columns of every table, as one canonical string, so that a State that holds
// it stays comparable. It has the form of a query (URL Standard, application/x-www-form-urlencoded): the
// names are table and column, "~" after them stands for the words that are contained.
type ColumnLimits string

// Of lists the limits of a table, by the ids of the columns.
func (c ColumnLimits) Of(tab Tab) []ColumnLimit {
	found := map[string]*ColumnLimit{}
	var order []string
	values := c.values()
	for name := range values {
		column, ok := strings.CutPrefix(name, string(tab)+".")
		if !ok {
			continue
		}
		column, contains := strings.CutSuffix(column, "~")
		if found[column] == nil {
			found[column] = &ColumnLimit{Column: column}
			order = append(order, column)
		}
		if contains {
			found[column].Contains = values.Get(name)
		} else {
			found[column].Values = values[name]
		}
	}
	slices.Sort(order)
	limits := make([]ColumnLimit, len(order))
	for i, column := range order {
		limits[i] = *found[column]
	}
	return limits
}

// In is the limit of one column of a table.
func (c ColumnLimits) In(tab Tab, column string) ColumnLimit {
	for _, limit := range c.Of(tab) {
		if limit.Column == column {
			return limit
		}
	}
	return ColumnLimit{Column: column}
}

// With gives a column of a table another limit, none where it is empty.
func (c ColumnLimits) With(tab Tab, limit ColumnLimit) ColumnLimits {
	values, name := c.values(), string(tab)+"."+limit.Column
	delete(values, name)
	delete(values, name+"~")
	if len(limit.Values) > 0 {
		chosen := slices.Clone(limit.Values)
		slices.Sort(chosen)
		values[name] = slices.Compact(chosen)
	}
	if limit.Contains != "" {
		values.Set(name+"~", limit.Contains)
	}
	return ColumnLimits(values.Encode())
}

// Only is what limits the columns of one table.
func (c ColumnLimits) Only(tab Tab) ColumnLimits {
	var only ColumnLimits
	for _, limit := range c.Of(tab) {
		only = only.With(tab, limit)
	}
	return only
}

// values reads the string; what was edited by hand and is no query holds what could be read of it.
func (c ColumnLimits) values() url.Values {
	values, _ := url.ParseQuery(string(c))
	return values
}

// A gate is a limit ready to be asked of many rows.
type gate struct {
	column   int // of the cells of a row
	values   map[string]bool
	contains string // folded
	fold     cases.Caser
}

// gates are the limits on columns that the sheet has.
func (s *Sheet) gates(limits []ColumnLimit) (gates []gate) {
	for _, limit := range limits {
		column := slices.IndexFunc(s.Columns, func(c Column) bool { return c.ID == limit.Column })
		if column < 0 || limit.None() {
			continue
		}
		g := gate{column: s.place(column), fold: cases.Fold()}
		if len(limit.Values) > 0 {
			g.values = map[string]bool{}
			for _, value := range limit.Values {
				g.values[value] = true
			}
		}
		g.contains = g.fold.String(limit.Contains)
		gates = append(gates, g)
	}
	return gates
}

func (g gate) lets(row Row) bool {
	text := row.Cells[g.column].Text
	return (g.values == nil || g.values[text]) && (g.contains == "" || strings.Contains(g.fold.String(text), g.contains))
}

// limited gives the rows that pass every limit.
func (s *Sheet) limited(limits []ColumnLimit) []Row {
	gates := s.gates(limits)
	if len(gates) == 0 {
		return s.Rows
	}
	rows := make([]Row, 0, len(s.Rows))
	for _, row := range s.Rows {
		if !slices.ContainsFunc(gates, func(g gate) bool { return !g.lets(row) }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// A Value is a value that stands in a column.
type Value struct {
	Text   string
	Count  int // rows that have it and pass the limits of the other columns
	Chosen bool
}

// Values lists what stands in a column of the table, in its order: in rows that pass every limit but the
// choice of values in this column, and what is chosen in any case.
func (v *View) Values(column string) []Value {
	limits := v.State.Filter.Columns.Of(v.State.Table.Tab)
	var chosen []string
	for i, limit := range limits {
		if limit.Column == column {
			chosen, limits[i].Values = limit.Values, nil
		}
	}
	at := slices.IndexFunc(v.whole.Columns, func(c Column) bool { return c.ID == column })
	if at < 0 {
		return nil
	}
	counts := map[string]int{}
	one := &Sheet{Columns: []Column{v.whole.Columns[at]}}
	add := func(text string) {
		if _, known := counts[text]; !known {
			one.Rows = append(one.Rows, Row{Cells: []Cell{{Text: text}}})
			counts[text] = 0
		}
	}
	for _, row := range v.whole.limited(limits) {
		add(row.Cells[at].Text)
		counts[row.Cells[at].Text]++
	}
	for _, text := range chosen {
		add(text)
	}
	values := make([]Value, len(one.Rows))
	for i, row := range one.Sorted(0, false, v.Words.Language()) {
		text := row.Cells[0].Text
		values[i] = Value{Text: text, Count: counts[text], Chosen: slices.Contains(chosen, text)}
	}
	return values
}

// A Limit is one of the limits on what the table shows: that of one of its columns, or a set of the
// filter that limits it.
type Limit struct {
	Column string // id; empty for a set
	Set    LimitSet
	Words  string // "Region: Kherson or Crimea"
}

// A LimitSet names a part of the filter.
type LimitSet string

// The parts of the filter.
const (
	AccountLimit LimitSet = "accounts"
	RegionLimit  LimitSet = "regions"
	TopicLimit   LimitSet = "topics"
	StanceLimit  LimitSet = "stances"

	ConfirmedLimit LimitSet = "confirmed" // no set: without what is unconfirmed
)

// set finds a set of the filter by its name.
func (f *Filter) set(name LimitSet) *Set {
	switch name {
	case AccountLimit:
		return &f.Accounts
	case RegionLimit:
		return &f.Regions
	case TopicLimit:
		return &f.Topics
	}
	return &f.Stances
}

// setsOf names the sets that limit a table.
func setsOf(tab Tab) []LimitSet {
	switch tab {
	case ByRegion:
		return []LimitSet{RegionLimit, StanceLimit}
	case ByTopic, DifferencesTab:
		return []LimitSet{TopicLimit, RegionLimit}
	case PositionsTab:
		return []LimitSet{AccountLimit, TopicLimit, RegionLimit}
	case ProposalsTab:
		return []LimitSet{AccountLimit}
	}
	return nil
}

// limits lists what limits the table, ready for its chips.
func (v *View) limits(s *Sheet) (limits []Limit) {
	for _, name := range setsOf(v.State.Table.Tab) {
		if set := *v.State.Filter.set(name); set != "" {
			limits = append(limits, Limit{Set: name, Words: v.setWords(name, set)})
		}
	}
	if v.State.Filter.Confirmed && v.State.Table.Tab == PositionsTab {
		limits = append(limits, Limit{Set: ConfirmedLimit, Words: v.Words.Say("filter.confirmed")})
	}
	for _, limit := range v.State.Filter.Columns.Of(v.State.Table.Tab) {
		if i := slices.IndexFunc(s.Columns, func(c Column) bool { return c.ID == limit.Column }); i >= 0 {
			limits = append(limits, Limit{Column: limit.Column, Words: v.columnWords(s.Columns[i], limit)})
		}
	}
	return limits
}

// columnWords says a limit: "Region: Kherson or Crimea; with “water”".
func (v *View) columnWords(column Column, limit ColumnLimit) string {
	var said []string
	if len(limit.Values) > 0 {
		names := make([]string, len(limit.Values))
		for i, value := range limit.Values {
			names[i] = v.ValueWords(column, value)
		}
		said = append(said, v.Words.List(names))
	}
	if limit.Contains != "" {
		said = append(said, v.Words.Say("limit.contains", "Words", limit.Contains))
	}
	return v.Words.Say("limit.column", "Column", column.Title, "Limit", strings.Join(said, ", "))
}

// ValueWords is a value of a column as people read it.
func (v *View) ValueWords(column Column, value string) string {
	switch {
	case value == "":
		return v.Words.Say("limit.blank")
	case column.Type == DateColumn:
		return v.Words.Date(value)
	}
	return value
}

// LimitColumn limits a column of the table that is shown.
func (s *Store) LimitColumn(limit ColumnLimit) { s.change(s.withLimit(limit)) }

// RefineColumn limits a column like LimitColumn, and is no step of its own to go back to: words are typed
// letter by letter.
func (s *Store) RefineColumn(limit ColumnLimit) { s.put(s.withLimit(limit)) }

func (s *Store) withLimit(limit ColumnLimit) State {
	next := s.state
	next.Filter.Columns = next.Filter.Columns.With(next.Table.Tab, limit)
	return next
}

// ToggleValue lets a value of a column pass, besides those that do, or takes it out of them; when none is
// left, every value passes.
func (s *Store) ToggleValue(column, value string) {
	limit := s.state.Filter.Columns.In(s.state.Table.Tab, column)
	if i := slices.Index(limit.Values, value); i >= 0 {
		limit.Values = slices.Delete(limit.Values, i, i+1)
	} else {
		limit.Values = append(limit.Values, value)
	}
	s.LimitColumn(limit)
}

// Lift lifts one limit of the table.
func (s *Store) Lift(limit Limit) {
	switch {
	case limit.Column != "":
		s.LimitColumn(ColumnLimit{Column: limit.Column})
		return
	case limit.Set == ConfirmedLimit:
		s.HideUnconfirmed(false)
		return
	}
	next := s.state
	*next.Filter.set(limit.Set) = ""
	s.change(next)
}

// sets is the filter without what concerns the columns of tables: what limits the map too.
func (f Filter) sets() Filter {
	f.Columns = ""
	return f
}

// LimitsInWords says limits one after the other.
func LimitsInWords(limits []Limit) string {
	said := make([]string, len(limits))
	for i, limit := range limits {
		said[i] = limit.Words
	}
	return strings.Join(said, "; ")
}

// setWords names the members of a set of the filter.
func (v *View) setWords(name LimitSet, set Set) string {
	alone := *v
	alone.State.Filter = Filter{}
	*alone.State.Filter.set(name) = set
	return alone.FilterWords()
}

// PositionFilterWords says what takes positions out of their table and of exports; empty where nothing
// does.
func (v *View) PositionFilterWords() string {
	of := *v
	of.State.Table.Tab = PositionsTab
	return LimitsInWords(of.limits(&Sheet{Columns: v.positionColumns()}))
}
