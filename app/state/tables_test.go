package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

// linesOf writes the rows of a sheet, their cells joined by "|". An asterisk stands before muted text,
// "≠" where the mark for accounts stands.
func linesOf(s *Sheet) []string {
	var lines []string
	for _, row := range s.Rows {
		var cells []string
		for _, cell := range row.Cells {
			text := cell.Text
			if cell.Muted {
				text = "*" + text
			}
			if cell.Mark {
				text = "≠" + text
			}
			cells = append(cells, text)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return lines
}

func onTab(tab Tab) func(s *State) { return func(s *State) { s.Table.Tab = tab } }

func TestTheTableByRegionSaysWhatBothAccountsSay(t *testing.T) {
	want := []string{
		"Crimea|Recognition, de jure|*Not stated|Deferred to talks|*Not stated|≠Accounts differ",
		"Luhansk|Recognition, de facto|*Not stated|Deferred to talks|*Not stated|≠Accounts differ",
		"Donetsk|Recognition, de facto|Controlled part|Deferred to talks|*Not stated|≠Accounts differ",
		"Zaporizhzhia|Recognition, de facto|Controlled part|Deferred to talks|*Not stated|≠Accounts differ",
		"Kherson|Recognition, de facto|Controlled part|Deferred to talks|*Not stated|≠Accounts differ",
	}
	v := shown(t, func(*State) {})
	if got := linesOf(v.Sheet); !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := v.Sheet.Rows[2].Cells[1].Entry.Key; got != "recognise_de_facto+part" {
		t.Errorf("Donetsk has the swatch of %s", got)
	}
	if v.Sheet.Status != "5 rows" || v.Sheet.Empty != "" {
		t.Errorf("it says %q, %q", v.Sheet.Status, v.Sheet.Empty)
	}
}

// Whatever is shown, columns, their order and widths stay, and only the accent moves.
func TestNothingJumpsWhenTheProposalChanges(t *testing.T) {
	columns := func(set func(*State)) (placed []Column, onMap []string) {
		for _, column := range shown(t, set).Sheet.Columns {
			if column.OnMap {
				onMap = append(onMap, column.ID)
			}
			column.OnMap = false
			placed = append(placed, column)
		}
		return placed, onMap
	}
	for _, tab := range Tabs {
		first, onFirst := columns(onTab(tab))
		second, onSecond := columns(func(s *State) {
			s.Table.Tab, s.Show.First, s.Show.Second = tab, s.Show.Second, s.Show.First
		})
		if !slices.Equal(first, second) {
			t.Errorf("%s: the columns are %+v, then %+v", tab, first, second)
		}
		if tab == ByRegion || tab == ByTopic {
			if !slices.Equal(onFirst, []string{"first"}) || !slices.Equal(onSecond, []string{"second"}) {
				t.Errorf("%s: on the map are %q, then %q", tab, onFirst, onSecond)
			}
		}
	}
	if _, both := columns(showing(Difference, usDraft, europeanText)); !slices.Equal(both, []string{"first", "second"}) {
		t.Errorf("of a difference %q are on the map", both)
	}
}

func TestTheTitleOfAColumnNamesAReportedAccount(t *testing.T) {
	titles := func(set func(*State)) string {
		s := shown(t, set).Sheet
		return s.Columns[1].Title + " | " + s.Columns[3].Title
	}
	for want, set := range map[string]func(*State){
		"US draft | European–Ukrainian text": func(*State) {},
		"US draft, as told by WION, 25 Apr 2025 | European–Ukrainian text, as told by WION, 25 Apr 2025": showing(Single, usDraft+"@"+wion, europeanText+"@"+wion),
		"US draft | US draft, as told by WION, 25 Apr 2025":                                              showing(Difference, usDraft, usDraft+"@"+wion),
	} {
		if got := titles(set); got != want {
			t.Errorf("the columns are %q, want %q", got, want)
		}
	}
}

func TestATableOfOneAccountHasOneColumnForIt(t *testing.T) {
	v := shown(t, func(s *State) { s.Show.Second = Account{} })
	if got := len(v.Sheet.Columns); got != 4 {
		t.Errorf("it has %d columns, want region, stance, extent, accounts", got)
	}
	for _, row := range v.Sheet.Rows {
		if len(row.Cells) != 4 {
			t.Errorf("%s has %d cells", row.Key, len(row.Cells))
		}
	}
}

func TestSilenceAndAbsenceLookDifferentInTheTable(t *testing.T) {
	for set, want := range map[string]string{
		usDraft + "@" + wion + " " + europeanText + "@" + wion: "Crimea|Recognition, form not stated (annexation)|*Not stated|Not mentioned in this report|*–|≠Accounts differ",
		usDraft + "@nobody " + europeanText:                    "Crimea|No source read|*–|Deferred to talks|*Not stated|≠Accounts differ",
	} {
		accounts := strings.Fields(set)
		got := linesOf(shown(t, showing(Single, accounts[0], accounts[1])).Sheet)[0]
		if got != want {
			t.Errorf("%s: %s, want %s", set, got, want)
		}
	}
}

func TestTheTableByTopicHasARowForEachTopicAndRegion(t *testing.T) {
	v := shown(t, onTab(ByTopic))
	lines := linesOf(v.Sheet)
	if len(lines) != 31 || v.Sheet.Status != "31 rows" {
		t.Fatalf("%d rows, %q", len(lines), v.Sheet.Status)
	}
	i := slices.IndexFunc(v.Sheet.Rows, func(r Row) bool { return r.Key == "sanctions/" })
	if got := strings.Split(lines[i], "|"); got[0] != "Sanctions on Russia" || got[1] != "*–" || !strings.HasPrefix(got[3], "Permits") {
		t.Errorf("sanctions: %q", got)
	}
	for _, row := range v.Sheet.Rows {
		if len(row.Cells) != len(v.Sheet.Columns) || row.Subject.Topic == "" {
			t.Errorf("%s: %d cells, %+v", row.Key, len(row.Cells), row.Subject)
		}
	}
}

func TestTheTableOfPositionsIsInWords(t *testing.T) {
	v := shown(t, onTab(PositionsTab))
	want := "Status of the five regions|Crimea|US draft|2025-04-17|Recognition, de jure|*Not stated|As published|1|"
	if !slices.ContainsFunc(linesOf(v.Sheet), func(line string) bool { return strings.HasPrefix(line, want) }) {
		t.Errorf("no row begins with %s", want)
	}
	if len(v.Sheet.Rows) != len(data.Bundled().Positions) {
		t.Errorf("%d rows for %d positions", len(v.Sheet.Rows), len(data.Bundled().Positions))
	}
	for _, row := range v.Sheet.Rows {
		if source := row.Cells[10]; source.URL == "" || source.Text == "" || row.Cells[4].Entry == nil {
			t.Errorf("%s: source %+v, entry %v", row.Key, source, row.Cells[4].Entry)
		}
	}
}

func TestTheTableOfSourcesLeadsToTheirAddress(t *testing.T) {
	v := shown(t, onTab(SourcesTab))
	if len(v.Sheet.Rows) != len(data.Bundled().Sources) {
		t.Fatalf("%d rows for %d sources", len(v.Sheet.Rows), len(data.Bundled().Sources))
	}
	for i, row := range v.Sheet.Rows {
		source := data.Bundled().Sources[i]
		if row.Cells[4].URL != source.URL || row.Cells[0].Text != source.Origin() || row.Cells[3].Text != source.Title {
			t.Errorf("%s: %+v", source.ID, row.Cells)
		}
	}
}

func TestAFilterLimitsTheTablesAndSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		set           func(s *State)
		status, empty string
	}{
		"an entry of the legend":         {func(s *State) { s.Filter.Stances = "recognise_de_jure" }, "1 of 5 rows · filtered", ""},
		"a region":                       {func(s *State) { s.Filter.Regions = SetOf("kherson", "crimea") }, "2 of 5 rows · filtered", ""},
		"a topic in the table by topic":  {func(s *State) { s.Table.Tab, s.Filter.Topics = ByTopic, "nato" }, "1 of 31 rows · filtered", ""},
		"a region in the one by topic":   {func(s *State) { s.Table.Tab, s.Filter.Regions = ByTopic, "kherson" }, "2 of 31 rows · filtered", ""},
		"nothing of the positions":       {func(s *State) { s.Table.Tab, s.Filter.Accounts = PositionsTab, "us-2025-04@nobody" }, "0 of " + english(t).Number(float64(len(data.Bundled().Positions))) + " rows · filtered", "No row fits: US draft, no source read."},
		"sources are never filtered out": {func(s *State) { s.Table.Tab, s.Filter.Regions = SourcesTab, "kherson" }, fmt.Sprintf("%d rows", len(data.Bundled().Sources)), ""},
	} {
		s := shown(t, c.set).Sheet
		if s.Status != c.status || s.Empty != c.empty {
			t.Errorf("%s: %q, %q; want %q, %q", name, s.Status, s.Empty, c.status, c.empty)
		}
	}
	if got := Derive(&data.Dataset{}, english(t), Opening(&data.Dataset{}), nil).Sheet; got.Empty != "This table has no rows." || got.Status != "0 rows" {
		t.Errorf("an empty dataset says %q, %q", got.Status, got.Empty)
	}
}

func TestASortedTableKeepsItsRows(t *testing.T) {
	order := func(set func(*State)) string {
		var keys []string
		for _, row := range shown(t, set).Sheet.Rows {
			keys = append(keys, row.Key)
		}
		return strings.Join(keys, " ")
	}
	for want, set := range map[string]func(*State){
		"crimea luhansk donetsk zaporizhzhia kherson": func(s *State) { s.Table.Sort = "no such column" },
		"crimea donetsk kherson luhansk zaporizhzhia": func(s *State) { s.Table.Sort = "region" },
		"zaporizhzhia luhansk kherson donetsk crimea": func(s *State) { s.Table.Sort, s.Table.Descending = "region", true },
		"donetsk zaporizhzhia kherson crimea luhansk": func(s *State) { s.Table.Sort = "first_extent" },
		"luhansk donetsk zaporizhzhia kherson crimea": func(s *State) { s.Table.Sort = "first" },
	} {
		if got := order(set); got != want {
			t.Errorf("the rows are %s, want %s", got, want)
		}
	}
}

func TestARowIsFoundByWhatItSpeaksOf(t *testing.T) {
	for name, c := range map[string]struct {
		tab     Tab
		subject Subject
		want    string
	}{
		"a region":                             {ByRegion, Subject{"territory", "donetsk"}, "donetsk"},
		"a region under another topic":         {ByRegion, Subject{"zaporizhzhia-npp", "zaporizhzhia"}, "zaporizhzhia"},
		"a topic without region":               {ByRegion, Subject{Topic: "nato"}, ""},
		"nothing":                              {ByTopic, Subject{}, ""},
		"a topic":                              {ByTopic, Subject{Topic: "nato"}, "nato/"},
		"the topic of the map":                 {ByTopic, Subject{"territory", "donetsk"}, "territory/donetsk"},
		"the first position on a region":       {PositionsTab, Subject{"territory", "donetsk"}, "minsk-2-2015-02.primary.territory.donetsk.1"},
		"a region that no topic is tied to so": {ByTopic, Subject{"nato", "donetsk"}, ""},
		"sources speak of nothing":             {SourcesTab, Subject{"territory", "donetsk"}, ""},
	} {
		s := shown(t, onTab(c.tab)).Sheet
		got := ""
		if i := s.Row(c.subject); i >= 0 {
			got = s.Rows[i].Key
		}
		if got != c.want {
			t.Errorf("%s: the row %q, want %q", name, got, c.want)
		}
	}
}
