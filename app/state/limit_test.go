package state

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func limited(tab Tab, limits ...ColumnLimit) func(*State) {
	return func(s *State) {
		s.Table.Tab = tab
		for _, limit := range limits {
			s.Filter.Columns = s.Filter.Columns.With(tab, limit)
		}
	}
}

func TestLimitsOfColumnsAreOneCanonicalString(t *testing.T) {
	kherson := ColumnLimit{Column: "region", Values: []string{"Kherson", "Crimea", "Kherson"}}
	water := ColumnLimit{Column: "summary", Contains: "water & power; 50 %"}
	one := ColumnLimits("").With(PositionsTab, kherson).With(PositionsTab, water).With(SourcesTab, ColumnLimit{Column: "carrier", Values: []string{""}})
	other := ColumnLimits("").With(SourcesTab, ColumnLimit{Column: "carrier", Values: []string{""}}).With(PositionsTab, water).
		With(PositionsTab, ColumnLimit{Column: "region", Values: []string{"Crimea", "Kherson"}})
	if one != other {
		t.Errorf("the same limits are %q and %q", one, other)
	}
	got := one.Of(PositionsTab)
	if len(got) != 2 || !slices.Equal(got[0].Values, []string{"Crimea", "Kherson"}) || got[1].Contains != water.Contains {
		t.Errorf("%q is read as %+v", one, got)
	}
	if got := one.In(SourcesTab, "carrier"); !slices.Equal(got.Values, []string{""}) || got.None() {
		t.Errorf("a blank is read as %+v", got)
	}
	if got := one.With(PositionsTab, ColumnLimit{Column: "region"}).With(PositionsTab, ColumnLimit{Column: "summary"}).With(SourcesTab, ColumnLimit{Column: "carrier"}); got != "" {
		t.Errorf("without limits it is %q", got)
	}
	if got := one.With(PositionsTab, ColumnLimit{Column: "regionality", Contains: "x"}).In(PositionsTab, "region"); len(got.Values) != 2 || got.Contains != "" {
		t.Errorf("a column with a longer name disturbs: %+v", got)
	}
}

func TestAColumnLimitsItsTable(t *testing.T) {
	positions := data.Bundled().Positions
	count := func(fits func(data.Position) bool) (n int) {
		for _, p := range positions {
			if fits(p) {
				n++
			}
		}
		return n
	}
	kherson := ColumnLimit{Column: "region", Values: []string{"Kherson"}}
	for name, c := range map[string]struct {
		limits []ColumnLimit
		want   int
		words  []string
	}{
		"a value":             {[]ColumnLimit{kherson}, count(func(p data.Position) bool { return p.Region == "kherson" }), []string{"Region: Kherson"}},
		"two values":          {[]ColumnLimit{{Column: "region", Values: []string{"Kherson", "Crimea"}}}, count(func(p data.Position) bool { return p.Region == "kherson" || p.Region == "crimea" }), []string{"Region: Crimea and Kherson"}},
		"words in any case":   {[]ColumnLimit{{Column: "summary", Contains: "RECOGNISES"}}, count(func(p data.Position) bool { return strings.Contains(strings.ToLower(p.Summary), "recognises") }), []string{"In words: with “RECOGNISES”"}},
		"blanks":              {[]ColumnLimit{{Column: "quote", Values: []string{""}}}, count(func(p data.Position) bool { return p.Quote == "" }), []string{"Quotation: Blank"}},
		"two columns":         {[]ColumnLimit{kherson, {Column: "topic", Values: []string{"Status of the five regions"}}}, count(func(p data.Position) bool { return p.Region == "kherson" && p.Topic == "territory" }), []string{"Region: Kherson", "Topic: Status of the five regions"}},
		"a column of another": {[]ColumnLimit{{Column: "carrier", Values: []string{"x"}}}, len(positions), nil},
	} {
		v := shown(t, limited(PositionsTab, c.limits...))
		var words []string
		for _, limit := range v.Sheet.Limits {
			words = append(words, limit.Words)
		}
		if len(v.Sheet.Rows) != c.want || c.want == 0 || !slices.Equal(words, c.words) {
			t.Errorf("%s: %d rows, want %d; it says %q", name, len(v.Sheet.Rows), c.want, words)
		}
		if shown, of := v.PositionCount(); shown != c.want || of != len(positions) {
			t.Errorf("%s: exports count %d of %d", name, shown, of)
		}
		for _, sheet := range v.Sheets() {
			if sheet.ID == "positions" && len(sheet.Rows) != c.want {
				t.Errorf("%s: the sheet for exports has %d rows", name, len(sheet.Rows))
			}
		}
		if got := v.PositionFilterWords(); got != strings.Join(c.words, "; ") {
			t.Errorf("%s: exports say %q", name, got)
		}
	}
}

func TestAnEmptyTableSaysWhichLimitToClear(t *testing.T) {
	s := shown(t, limited(SourcesTab, ColumnLimit{Column: "title", Contains: "no such words"})).Sheet
	if s.Empty != "No row fits: Title: with “no such words”." || !strings.HasPrefix(s.Status, "0 of ") || !strings.HasSuffix(s.Status, " rows · filtered") {
		t.Errorf("it says %q, %q", s.Empty, s.Status)
	}
}

func TestValuesAreCountedAmongWhatTheOtherLimitsLeave(t *testing.T) {
	v := shown(t, limited(PositionsTab, ColumnLimit{Column: "region", Values: []string{"Kherson"}}, ColumnLimit{Column: "part", Values: []string{"1"}}))
	regions := v.Values("region")
	total := 0
	for _, value := range regions {
		total += value.Count
		if value.Chosen != (value.Text == "Kherson") {
			t.Errorf("%+v", value)
		}
	}
	first := 0
	for _, p := range data.Bundled().Positions {
		if p.Part == 1 {
			first++
		}
	}
	if total != first || len(regions) != 6 || regions[5].Text != notApplicable {
		t.Errorf("the regions are %+v, together %d, want all %d first parts and what is tied to none last", regions, total, first)
	}
	v = shown(t, limited(PositionsTab, ColumnLimit{Column: "region", Values: []string{"Atlantis"}}))
	if values := v.Values("region"); values[0] != (Value{"Atlantis", 0, true}) {
		t.Errorf("a value that is chosen and gone is not listed: %+v", values)
	}
	if v.Values("no such column") != nil {
		t.Error("a column that is not there has values")
	}
}

func TestLimitingColumnsIsUndoneAndLeavesTheMapAlone(t *testing.T) {
	store := opened(t)
	store.ShowTab(PositionsTab)
	maps := store.View().Maps
	store.ToggleValue("region", "Kherson")
	store.ToggleValue("region", "Crimea")
	store.ToggleValue("region", "Kherson")
	if got := store.View().Sheet.Limits; len(got) != 1 || got[0].Words != "Region: Crimea" || store.View().Maps != maps {
		t.Errorf("the limits are %+v; the map is another one: %v", got, store.View().Maps != maps)
	}
	store.Undo()
	store.Undo()
	if got := store.View().Sheet.Limits; len(got) != 1 || got[0].Words != "Region: Kherson" {
		t.Errorf("two steps back the limits are %+v", got)
	}
	store.LimitColumn(ColumnLimit{Column: "summary", Contains: "r"})
	store.RefineColumn(ColumnLimit{Column: "summary", Contains: "re"})
	store.RefineColumn(ColumnLimit{Column: "summary", Contains: "recog"})
	store.Undo()
	if got := store.State().Filter.Columns.In(PositionsTab, "summary"); !got.None() {
		t.Errorf("typed letters are steps of their own: %+v", got)
	}
	store.Lift(store.View().Sheet.Limits[0])
	if got := store.State().Filter; got != (Filter{}) {
		t.Errorf("with the last limit lifted the filter is %+v", got)
	}
}

func TestChipsNameTheSetsThatLimitTheTable(t *testing.T) {
	for tab, want := range map[Tab]string{
		ByRegion: "Kherson; Recognition, de jure", ByTopic: "Status of the five regions; Kherson", PositionsTab: "US draft, as published; Status of the five regions; Kherson",
		ProposalsTab: "US draft, as published", SourcesTab: "", DifferencesTab: "Status of the five regions; Kherson",
	} {
		v := shown(t, func(s *State) {
			s.Table.Tab = tab
			s.Filter = Filter{Accounts: usDraft, Regions: "kherson", Topics: "territory", Stances: "recognise_de_jure"}
		})
		if got := LimitsInWords(v.Sheet.Limits); got != want {
			t.Errorf("%s: %q, want %q", tab, got, want)
		}
	}
	store := opened(t)
	store.FilterEntry("recognise_de_jure")
	store.Lift(store.View().Sheet.Limits[0])
	if store.State().Filter != (Filter{}) {
		t.Errorf("the filter of the legend is not lifted: %+v", store.State().Filter)
	}
}

func TestWhatIsCopiedComesBackAsItWas(t *testing.T) {
	s := &Sheet{Columns: []Column{{ID: "a", Title: "A"}, {ID: "b", Title: "B", Hidden: true}, {ID: "c", Title: "=C"}}}
	s.Rows = []Row{{Cells: []Cell{{Text: "two\nlines"}, {Text: "put away"}, {Text: "a\ttab and a \"quote\""}}}, {Cells: []Cell{{Text: "=1+1"}, {}, {Text: "-5"}}}}
	r := csv.NewReader(strings.NewReader(s.TSV(s.Rows...)))
	r.Comma = '\t'
	got, err := r.ReadAll()
	want := [][]string{{"A", "'=C"}, {"two\nlines", "a\ttab and a \"quote\""}, {"'=1+1", "-5"}}
	if err != nil || !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("it is read as %q, %v; want %q", got, err, want)
	}
}

func TestColumnsArePutAwayAndGivenWidths(t *testing.T) {
	store := opened(t)
	store.ShowTab(PositionsTab)
	at := func(id string) Column {
		i := slices.IndexFunc(store.View().Sheet.Columns, func(c Column) bool { return c.ID == id })
		return store.View().Sheet.Columns[i]
	}
	store.HideColumn("quote", true)
	store.HideColumn("topic", true)
	store.SizeColumn("summary", 333)
	store.SizeColumn("region", 5)
	if !at("quote").Hidden || at("topic").Hidden || at("summary").Set != 333 || at("region").Set != leastColumn {
		t.Errorf("the columns are %+v", store.View().Sheet.Columns)
	}
	store.ShowTab(SourcesTab)
	for _, column := range store.View().Sheet.Columns {
		if column.Hidden || column.Set > 0 {
			t.Errorf("a column of another table is changed: %+v", column)
		}
	}
	store.ShowTab(PositionsTab)
	store.SizeColumn("region", 0)
	store.ResetColumns()
	if at("quote").Hidden || at("summary").Set != 0 || store.State().Columns != (Columns{}) {
		t.Errorf("brought back, they are %+v, %+v", store.View().Sheet.Columns, store.State().Columns)
	}
	for _, broken := range []Widths{"%%%", "positions.region=x", "positions.region=NaN", "positions.region=1e9", "positions.region=-5"} {
		if got := broken.Of(PositionsTab, "region"); got != 0 {
			t.Errorf("%q is a width of %v", broken, got)
		}
	}
}
