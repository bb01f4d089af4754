package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func sheetOf(t *testing.T, v *View, id string) *Sheet {
	t.Helper()
	i := slices.IndexFunc(v.Sheets(), func(s *Sheet) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("there is no sheet %s", id)
	}
	return v.Sheets()[i]
}

func TestSheetsStandInTheOrderOfTheWorkbook(t *testing.T) {
	want := strings.Fields("stance-by-region comparison-by-topic differences positions proposals accounts responses regions facts topics terms stances actors readings sources events dictionary")
	var got []string
	for _, sheet := range shown(t, func(*State) {}).Sheets() {
		got = append(got, sheet.ID)
		if sheet.Title == "" || sheet.About == "" {
			t.Errorf("%s has no title or does not say what is in it", sheet.ID)
		}
		if strings.HasPrefix(sheet.Title, "sheet.") {
			t.Errorf("%s has no words for its title: %q", sheet.ID, sheet.Title)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the sheets are\n%q, want\n%q", got, want)
	}
}

// A sheet is a rectangle with a name for each column and each row, whatever is shown.
func TestASheetIsARectangle(t *testing.T) {
	for _, set := range []func(s *State){
		func(*State) {}, showing(Difference, usDraft, europeanText), showing(SideBySide, usDraft+"@"+wion, europeanText),
		func(s *State) { s.Filter.Accounts, s.Filter.Topics = SetOf(usDraft), SetOf("nato", "territory") },
	} {
		v := shown(t, set)
		for _, sheet := range v.Sheets() {
			columns, rows := map[string]bool{}, map[string]bool{}
			for _, column := range sheet.Columns {
				if column.ID == "" || column.Title == "" || column.Type == "" || column.Width < 40 || columns[column.ID] {
					t.Errorf("%s: the column %+v", sheet.ID, column)
				}
				columns[column.ID] = true
			}
			for _, row := range sheet.Rows {
				if len(row.Cells) != len(sheet.Columns) {
					t.Errorf("%s, %s: %d cells for %d columns", sheet.ID, row.Key, len(row.Cells), len(sheet.Columns))
				}
				if row.Key == "" || rows[row.Key] {
					t.Errorf("%s: the key %q stands twice", sheet.ID, row.Key)
				}
				rows[row.Key] = true
			}
			if sheet.Of < len(sheet.Rows) {
				t.Errorf("%s: %d rows of %d", sheet.ID, len(sheet.Rows), sheet.Of)
			}
		}
	}
}

// Tables of the dataset keep the ids of their columns as headers, so that they open again.
func TestColumnsOfATableAreItsIds(t *testing.T) {
	v := shown(t, showing(Difference, usDraft, europeanText))
	for _, table := range data.Bundled().Tables() {
		sheet := sheetOf(t, v, table.Name)
		for i, column := range sheet.Columns {
			if name := table.Header()[i]; column.ID != name || column.Title != name {
				t.Errorf("%s: column %d is %s, %q; want %s", table.Name, i+1, column.ID, column.Title, name)
			}
		}
		for i, row := range sheet.Rows {
			for j, cell := range row.Cells {
				if cell.Text != table.Cells[i][j] {
					t.Errorf("%s, %s: %q, want %q", table.Name, row.Key, cell.Text, table.Cells[i][j])
				}
			}
		}
	}
}

func TestColumnsSayHowTheirValuesAreCompared(t *testing.T) {
	v := shown(t, func(*State) {})
	want := map[string]ColumnType{
		"positions/part": NumberColumn, "positions/summary": TextColumn, "proposals/presented_on": DateColumn, "facts/value": AnyColumn, "sources/url": LinkColumn,
		"regions/label_lon": NumberColumn, "regions/aliases": TextColumn, "stance-by-region/crimea": StanceColumn, "stance-by-region/presented_on": DateColumn,
		"comparison-by-topic/us-2025-04": StanceColumn, "comparison-by-topic/us-2025-04:summary": TextColumn,
	}
	for name, kind := range want {
		id, column, _ := strings.Cut(name, "/")
		sheet := sheetOf(t, v, id)
		i := slices.IndexFunc(sheet.Columns, func(c Column) bool { return c.ID == column })
		if i < 0 || sheet.Columns[i].Type != kind {
			t.Errorf("%s: column %d of %d, want one of the type %s", name, i, len(sheet.Columns), kind)
		}
	}
}

func TestStanceByRegionHasARowForEachAccount(t *testing.T) {
	sheet := sheetOf(t, shown(t, func(*State) {}), "stance-by-region")
	want := []string{
		"US draft|2025-04-17|as published|Recognition, de jure|Recognition, de facto|Recognition, de facto (controlled part)|Recognition, de facto (controlled part)|Recognition, de facto (controlled part)|yes",
		"US draft|2025-04-17|as told by WION, 25 Apr 2025|Recognition, form not stated (annexation)|Recognition, form not stated (annexation)|Recognition, form not stated (annexation)|Recognition, form not stated (annexation)|Recognition, form not stated (annexation)|yes",
		"European–Ukrainian text|2025-04-23|as published|Deferred to talks|Deferred to talks|Deferred to talks|Deferred to talks|Deferred to talks|no",
		"European–Ukrainian text|2025-04-23|as told by WION, 25 Apr 2025|Not mentioned in this report|Not mentioned in this report|Not mentioned in this report|Not mentioned in this report|Not mentioned in this report|no",
	}
	if len(sheet.Rows) != len(data.Bundled().Accounts) {
		t.Errorf("%d rows for %d accounts", len(sheet.Rows), len(data.Bundled().Accounts))
	}
	var got []string
	for _, row := range sheet.Rows {
		var cells []string
		for i, cell := range row.Cells {
			cells = append(cells, cell.Text)
			if stance := sheet.Columns[i].Type == StanceColumn; stance != (cell.Entry != nil) {
				t.Errorf("%s, %s: on the scale %v, want %v", row.Key, sheet.Columns[i].ID, cell.Entry != nil, stance)
			}
		}
		if line := strings.Join(cells, "|"); slices.Contains([]string{"US draft", "European–Ukrainian text"}, cells[0]) {
			got = append(got, line)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestComparisonHasARowForEachTopicAndRegion(t *testing.T) {
	sheet := sheetOf(t, shown(t, func(*State) {}), "comparison-by-topic")
	if len(sheet.Rows) != 31 || sheet.Of != 31 || len(sheet.Columns) != 3+2*2+1 { // of the two accounts compared
		t.Fatalf("%d rows of %d, %d columns", len(sheet.Rows), sheet.Of, len(sheet.Columns))
	}
	i := slices.IndexFunc(sheet.Rows, func(r Row) bool { return r.Key == "sanctions/" })
	row := sheet.Rows[i]
	if row.Subject != (Subject{Topic: "sanctions"}) || row.Cells[1].Text != "Sanctions on Russia" || row.Cells[2].Text != "" {
		t.Errorf("the row of sanctions is %+v", row)
	}
	european := slices.IndexFunc(sheet.Columns, func(c Column) bool { return c.ID == europeanText })
	if got := row.Cells[european].Text; got != "Permits (gradual easing); sets a condition (can return)" {
		t.Errorf("the European–Ukrainian text on sanctions: %q", got)
	}
	if got := row.Cells[european+1].Text; !strings.Contains(got, "eased gradually") || !strings.Contains(got, "imposed again") {
		t.Errorf("in words: %q", got)
	}
}

func TestAFilterLimitsPositionsAndSaysOfHowMany(t *testing.T) {
	all := len(data.Bundled().Positions)
	cases := []struct {
		name string
		set  func(s *State)
		keep func(p data.Position) bool
	}{
		{"nothing", func(*State) {}, func(data.Position) bool { return true }},
		{"one account", func(s *State) { s.Filter.Accounts = SetOf(usDraft + "@" + wion) }, func(p data.Position) bool { return p.Proposal == usDraft && p.Reading == wion }},
		{"one region", func(s *State) { s.Filter.Regions = SetOf("kherson") }, func(p data.Position) bool { return p.Region == "kherson" }},
		{"two topics of one account", func(s *State) { s.Filter.Accounts, s.Filter.Topics = SetOf(usDraft), SetOf("nato", "eu") }, func(p data.Position) bool {
			return p.Proposal == usDraft && p.Reading == "primary" && (p.Topic == "nato" || p.Topic == "eu")
		}},
		{"the legend limits the map, not the tables", func(s *State) { s.Filter.Stances = SetOf("recognise_de_jure") }, func(data.Position) bool { return true }},
		{"what does not exist", func(s *State) { s.Filter.Topics = SetOf("weather") }, func(data.Position) bool { return false }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := shown(t, c.set)
			want := 0
			for _, p := range data.Bundled().Positions {
				if c.keep(p) {
					want++
				}
			}
			shownRows, of := v.PositionCount()
			sheet := sheetOf(t, v, "positions")
			if shownRows != want || of != all || len(sheet.Rows) != want || sheet.Of != all {
				t.Errorf("%d of %d positions, the sheet %d of %d; want %d of %d", shownRows, of, len(sheet.Rows), sheet.Of, want, all)
			}
			for _, row := range sheet.Rows {
				if _, known := data.Bundled().Account(row.Account); !known || row.Subject.Topic == "" {
					t.Errorf("%s speaks of %v, %v", row.Key, row.Account, row.Subject)
				}
			}
		})
	}
}

func TestSourcesLeadToTheirAddress(t *testing.T) {
	v := shown(t, func(*State) {})
	for _, id := range []string{"positions", "events", "facts"} {
		sheet := sheetOf(t, v, id)
		at := slices.IndexFunc(sheet.Columns, func(c Column) bool { return c.ID == "source" })
		for _, row := range sheet.Rows {
			source, _ := data.Bundled().Source(row.Cells[at].Text)
			if row.Cells[at].URL != source.URL || source.URL == "" {
				t.Errorf("%s, %s: %q leads to %q", id, row.Key, row.Cells[at].Text, row.Cells[at].URL)
			}
		}
	}
}

// Sorting: by value, by time, in the order of the language, and blanks last in both directions.
func TestRowsAreSortedByWhatTheirColumnHolds(t *testing.T) {
	cases := []struct {
		name, lang      string
		kind            ColumnType
		given, up, down string
	}{
		{"numbers by value", "en", NumberColumn, "10 9 -1 2.5 100 02", "-1 02 2.5 9 10 100", "100 10 9 2.5 02 -1"},
		{"equal numbers keep their order", "en", NumberColumn, "1.0 1 01", "1.0 1 01", "1.0 1 01"},
		{"blanks last", "en", NumberColumn, "2 _ 1 _", "1 2 _ _", "2 1 _ _"},
		{"dates by time", "en", DateColumn, "2025-04-25 2025 2024-12-31 2025-04", "2024-12-31 2025 2025-04 2025-04-25", "2025-04-25 2025-04 2025 2024-12-31"},
		{"text without regard to case", "en", TextColumn, "b A a B", "a A b B", "B b A a"},
		{"numbers inside text by value", "en", TextColumn, "part10 part9 part1", "part1 part9 part10", "part10 part9 part1"},
		{"Ukrainian letters in their alphabet", "uk", TextColumn, "Їжак Єва Ґанок Іван Ялта Гора Дніпро Ева Жито Йод Инший", "Гора Ґанок Дніпро Ева Єва Жито Инший Іван Їжак Йод Ялта", "Ялта Йод Їжак Іван Инший Жито Єва Ева Дніпро Ґанок Гора"},
		{"blank text last", "uk", TextColumn, "_ Ялта _ Алушта", "Алушта Ялта _ _", "Ялта Алушта _ _"},
		{"any: numbers by value, then text", "en", AnyColumn, "1967.2 all 99 >99 27000 27.2 1967.15 _", "27.2 99 1967.15 1967.2 27000 >99 all _", "all >99 27000 1967.2 1967.15 99 27.2 _"},
		{"an unknown language is sorted as English", "xx-klingon-x", TextColumn, "b a", "a b", "b a"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := &Sheet{Columns: []Column{{ID: "first"}, {ID: "value", Type: c.kind}}}
			for _, word := range strings.Fields(c.given) {
				s.Rows = append(s.Rows, Row{Key: word, Cells: []Cell{{Text: "same"}, {Text: strings.Trim(word, "_")}}})
			}
			for want, descending := range map[string]bool{c.up: false, c.down: true} {
				var keys []string
				for _, row := range s.Sorted(1, descending, c.lang) {
					keys = append(keys, row.Key)
				}
				if got := strings.Join(keys, " "); got != want && !(c.up == c.down && got == c.up) {
					t.Errorf("descending %v: %s, want %s", descending, got, want)
				}
			}
			if got := s.Rows[0].Key; got != strings.Fields(c.given)[0] {
				t.Errorf("sorting changed the sheet itself: it begins with %s", got)
			}
		})
	}
}
