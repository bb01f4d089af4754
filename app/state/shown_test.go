package state

import (
	"slices"
	"strings"
	"testing"
)

// idsOf are the ids of the columns of a sheet, in its order.
func idsOf(s *Sheet) (ids []string) {
	for _, column := range s.Columns {
		ids = append(ids, column.ID)
	}
	return ids
}

// underneath are the texts of a row by the ids of the columns that they stand under.
func underneath(s *Sheet, row Row) map[string]string {
	texts := map[string]string{}
	for i, column := range s.Columns {
		texts[column.ID] = s.Cell(row, i).Text
	}
	return texts
}

func TestAColumnIsMovedWithEverythingUnderIt(t *testing.T) {
	store := opened(t)
	store.ShowTab(FactsTab)
	own := store.View().Sheet
	before := underneath(own, own.Rows[0])
	for _, step := range []struct{ column, before, want string }{
		{"as_of", "value", "property region as_of value unit source note"},
		{"region", "", "property as_of value unit source note region"},
		{"region", "as_of", "property region as_of value unit source note"},
		{"as_of", "source", "property region value unit as_of source note"},
		{"property", "note", "property region value unit as_of source note"}, // the first names its row
		{"note", "property", "property region value unit as_of source note"},
		{"unit", "unit", "property region value unit as_of source note"},
	} {
		store.MoveColumn(step.column, step.before)
		shown := store.View().Sheet
		if got := strings.Join(idsOf(shown), " "); got != step.want {
			t.Fatalf("%s before %q: the columns are %s, want %s", step.column, step.before, got, step.want)
		}
		for id, text := range underneath(shown, shown.Rows[0]) {
			if before[id] != text {
				t.Errorf("under %s stands %q, want %q", id, text, before[id])
			}
		}
	}
	if got := store.State().Columns; got != (Columns{}) {
		t.Errorf("in their own order the columns are kept as %+v", got)
	}
}

// What columns do by their ids holds wherever they stand.
func TestAMovedColumnIsSortedFilteredAndCopiedAsBefore(t *testing.T) {
	moved := func(s *State) {
		s.Columns.Order = "facts=property&facts=value&facts=source&facts=region"
		s.Table.Sort = "region"
		s.Filter.Columns = s.Filter.Columns.With(FactsTab, ColumnLimit{Column: "region", Values: []string{"Crimea", "Kherson"}})
	}
	own := shown(t, func(s *State) { onTab(FactsTab)(s); moved(s); s.Columns = Columns{} }).Sheet
	s := shown(t, func(s *State) { onTab(FactsTab)(s); moved(s) }).Sheet
	if got := strings.Join(idsOf(s), " "); got != "property value source region unit as_of note" {
		t.Fatalf("the columns are %s", got)
	}
	if len(s.Rows) == 0 || !slices.EqualFunc(s.Rows, own.Rows, func(a, b Row) bool { return a.Key == b.Key }) {
		t.Errorf("%d rows, in their own order %d, or in another order", len(s.Rows), len(own.Rows))
	}
	head, line, _ := strings.Cut(s.TSV(s.Rows[0]), "\n")
	if head != "Fact\tValue\tSource\tRegion\tUnit\tAs of\tNote" || strings.Split(line, "\t")[3] != "Crimea" {
		t.Errorf("copied it reads %q, %q", head, line)
	}
}

func TestAnOrderThatWasEditedByHandHarmsNothing(t *testing.T) {
	own := []Column{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
	for text, want := range map[Arrangement][]int{
		"": nil, "%%%": nil, "positions=": nil, "positions=x&positions=y": nil, "positions=a&positions=b": nil, "sources=d": nil,
		"positions=c&positions=c&positions=a": {0, 2, 1, 3}, "positions=d&positions=x": {0, 3, 1, 2},
	} {
		if got := text.of(PositionsTab, own); !slices.Equal(got, want) {
			t.Errorf("%q is read as %v, want %v", text, got, want)
		}
	}
}

// Each table that was filtered, sorted or arranged on screen is among what is exported, and says so.
func TestWhatIsDoneToATableIsExportedAndSaid(t *testing.T) {
	plain := len(shown(t, func(*State) {}).Sheets())
	cases := []struct {
		name  string
		set   func(*State)
		sheet string
		about string
		first string // text of the first cell
	}{
		{"a filter", limited(EventsTab, ColumnLimit{Column: "title", Contains: "istanbul"}), "shown-events", "As it stands on screen: only Title: with “istanbul”.", ""},
		{"an order", func(s *State) { s.Table = Table{Tab: RegionsTab, Sort: "name", Descending: true} }, "shown-regions", "As it stands on screen: sorted by Region, the last first.", "Zaporizhzhia"},
		{"the order of a table that is not shown", func(s *State) { s.Table.Others = s.Table.Others.keep(RegionsTab, "name", true) }, "shown-regions", "As it stands on screen: sorted by Region, the last first.", "Zaporizhzhia"},
		{"a column put away", func(s *State) { s.Columns.Hidden = "by-topic.region" }, "shown-by-topic", "As it stands on screen: without the column Region.", ""},
		{"columns moved", func(s *State) { s.Columns.Order = "facts=value" }, "shown-facts", "As it stands on screen: columns in the order that they were given.", ""},
		{"the filter of the legend", func(s *State) { s.Filter.Stances = "recognise_de_jure" }, "shown-by-region", "As it stands on screen: only Recognition, de jure.", "Crimea"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := shown(t, c.set)
			sheets := v.Sheets()
			at := slices.IndexFunc(sheets, func(s *Sheet) bool { return s.ID == c.sheet })
			if at < 0 || len(sheets) != plain+1 {
				t.Fatalf("%d sheets, want %d; %s is at %d", len(sheets), plain+1, c.sheet, at)
			}
			s := sheets[at]
			if s.About != c.about {
				t.Errorf("it says %q, want %q", s.About, c.about)
			}
			if len(s.Rows) == 0 || c.first != "" && s.Rows[0].Cells[0].Text != c.first {
				t.Errorf("%d rows, the first begins with %q", len(s.Rows), s.Rows[0].Cells[0].Text)
			}
			for _, row := range s.Rows {
				if len(row.Cells) != len(s.Columns) {
					t.Fatalf("%s has %d cells under %d columns", row.Key, len(row.Cells), len(s.Columns))
				}
			}
			if slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Hidden }) {
				t.Error("a column that was put away is there")
			}
		})
	}
}

func TestPositionsAreExportedInTheOrderOfTheirTable(t *testing.T) {
	v := shown(t, func(s *State) {
		s.Table.Others = s.Table.Others.keep(PositionsTab, "presented_on", true)
		s.Filter.Columns = s.Filter.Columns.With(PositionsTab, ColumnLimit{Column: "region", Values: []string{"Kherson"}})
	})
	positions := v.Positions()
	last := "9"
	for _, row := range positions.Rows {
		proposal, _ := v.Dataset.Proposal(row.Account.Proposal)
		if date := string(proposal.PresentedOn); date > last || row.Subject.Region != "kherson" {
			t.Errorf("%s of %s, %s, stands after %s", row.Key, date, row.Subject.Region, last)
		} else if date != "" {
			last = date
		}
	}
	if shown, of := v.PositionCount(); shown != len(positions.Rows) || shown == 0 || of != positions.Of {
		t.Errorf("%d of %d are counted, %d of %d are there", shown, of, len(positions.Rows), positions.Of)
	}
	if got := v.PositionSortWords(); got != "sorted by Presented, the last first" {
		t.Errorf("the order is told as %q", got)
	}
}

func TestTheStatusSaysWhatLimitsAndSortsTheTable(t *testing.T) {
	for want, set := range map[string]func(*State){
		"nothing filtered":                     func(*State) {},
		"Sources: only Origin: with “Reuters”": limited(SourcesTab, ColumnLimit{Column: "origin", Contains: "Reuters"}),
		"Sources: sorted by Date":              func(s *State) { s.Table = Table{Tab: SourcesTab, Sort: "date"} },
		"only Kherson · By topic: only Topic: with “dam”, sorted by Region, the last first": func(s *State) {
			s.Filter.Regions = "kherson"
			limited(ByTopic, ColumnLimit{Column: "topic", Contains: "dam"})(s)
			s.Table.Sort, s.Table.Descending = "region", true
		},
	} {
		v := shown(t, set)
		if got := v.Status.Filter; !strings.HasSuffix(got, " · "+want) || want != "nothing filtered" && strings.Contains(got, "nothing filtered") {
			t.Errorf("the status is %q, want it to end in %q", got, want)
		}
	}
}

func TestEveryTableWithoutRowsSaysWhichFilterToClear(t *testing.T) {
	for _, tab := range Tabs {
		if tab == TimelineTab {
			continue
		}
		columns := shown(t, onTab(tab)).Sheet.Columns
		v := shown(t, limited(tab, ColumnLimit{Column: columns[0].ID, Contains: "no such words"}))
		if want := "No row fits: " + columns[0].Title + ": with “no such words”."; v.Sheet.Empty != want {
			t.Errorf("%s: %q, want %q", tab, v.Sheet.Empty, want)
		}
	}
}

func TestTheWordsOfAFileNameTheLimitsOfEveryTable(t *testing.T) {
	v := shown(t, func(s *State) {
		limited(PositionsTab, ColumnLimit{Column: "region", Values: []string{"Kherson"}})(s)
		limited(EventsTab, ColumnLimit{Column: "title", Contains: "talks"})(s)
	})
	if got, want := v.LimitWords(), "Region: Kherson; Events: Title: with “talks”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
