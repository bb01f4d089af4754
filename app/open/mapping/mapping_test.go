package mapping

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"stancemap/data"
)

func TestASavedMappingIsReadAsItWas(t *testing.T) {
	m := Guess(Mapping{}, gridOf(t, "region;proposal;stance;datum\nnorth;A;shared;1.2.2025\n"), isles(t)).WithRegion("Rock", "north").WithMeaning("shared", "joint_rule", "Joint rule")
	m.Proposals = map[string]string{"B": "A"}
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&file)
	if err != nil || !reflect.DeepEqual(again, m) {
		t.Errorf("%v\nread  %+v\nwrote %+v", err, again, m)
	}
}

func TestWhatIsNoMappingIsRefusedWithTheReason(t *testing.T) {
	whole := `{"stancemap":"stancemap mapping","version":1,"mapping":{"layout":"long","columns":[],"stances":[]}}`
	if _, err := Read(strings.NewReader(whole)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, says string }{
		"text":                    {"region is column 2", "no saved mapping"},
		"other JSON":              {`{"type":"FeatureCollection"}`, "no saved mapping"},
		"a later version":         {strings.Replace(whole, `"version":1`, `"version":2`, 1), "no saved mapping"},
		"a layout that is none":   {strings.Replace(whole, `"long"`, `"tall"`, 1), `"tall"`},
		"a role that is none":     {strings.Replace(whole, `"columns":[]`, `"columns":[{"place":1,"role":"king"}]`, 1), `"king"`},
		"a place that is none":    {strings.Replace(whole, `"columns":[]`, `"columns":[{"place":0,"role":"region"}]`, 1), "count from 1"},
		"a code that is none":     {strings.Replace(whole, `"stances":[]`, `"stances":[{"value":"a","code":"A b"}]`, 1), `"A b"`},
		"an order that is none":   {strings.Replace(whole, `"layout"`, `"dates":"backwards","layout"`, 1), `"backwards"`},
		"more than a mapping has": {strings.Repeat(" ", mostMapping+1), "larger"},
	} {
		_, err := Read(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %s in it", name, err, c.says)
		}
		if c.says == "no saved mapping" && !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v is not ErrNone", name, err)
		}
	}
}

func TestARoleOfOneColumnMovesWithTheChoice(t *testing.T) {
	m := Mapping{Columns: []Column{{1, "a", Region}, {2, "b", Ignored}, {3, "c", Stance}, {4, "d", Ignored}}}
	m = m.WithRole(1, Region).WithRole(3, Stance)
	if m.Is(Region) != 1 || m.Columns[0].Role != Ignored {
		t.Errorf("two columns are the region: %v", m.Columns)
	}
	if len(m.All(Stance)) != 2 {
		t.Errorf("several columns may hold stances: %v", m.Columns)
	}
}

func TestColumnsAreGuessedFromHeadsAndValues(t *testing.T) {
	cases := map[string]struct {
		table string
		roles []Role
	}{
		"English heads":          {"Region,Proposal,Position,Source,Quote\nnorth,A,shared,Daily,so\nsouth,B,split,Daily,no\n", []Role{Region, Proposal, Stance, Source, Quote}},
		"Ukrainian heads":        {"Область,Пропозиція,Позиція,Джерело\nnorth,А,спільно,Газета\nsouth,Б,поділ,Газета\n", []Role{Region, Proposal, Stance, Source}},
		"German heads":           {"Gebiet,Entwurf,Haltung,Quelle,Datum\nnorth,A,geteilt,Zeitung,1.5.2025\nsouth,B,gemeinsam,Zeitung,2.5.2025\n", []Role{Region, Proposal, Stance, Source, Date}},
		"heads that say nothing": {"a,b,c,d\nnorth,A,shared,https://example.org/1\nsouth,A,split,https://example.org/2\nnorth,B,other way,https://example.org/3\n", []Role{Region, Proposal, Stance, Address}},
	}
	for name, c := range cases {
		m := Guess(Mapping{}, gridOf(t, c.table), isles(t))
		for i, column := range m.Columns {
			if column.Role != c.roles[i] {
				t.Errorf("%s: column %q is %s, want %s", name, column.Head, column.Role, c.roles[i])
			}
		}
	}
}

func TestValuesGetAMeaning(t *testing.T) {
	for value, code := range map[string]string{
		"freeze_line": "freeze_line", "Ukrainian withdrawal": "withdraw_ukraine", "Not mentioned": "not_addressed", "?": "not_found", "n/a": "not_found", "—": "not_found",
		"Shared sovereignty": "shared_sovereignty", "Спільне врядування": "spilne_vriaduvannia", "!!": "stance",
	} {
		if got := meaningOf(value, map[string]string{}); got.Code != code || got.Label == "" {
			t.Errorf("%q means %q (%s), want %q", value, got.Code, got.Label, code)
		}
	}
	if got := meaningOf("a b", map[string]string{"a_b": "A-b"}); got.Code != "a_b_2" {
		t.Errorf("a code that is taken is given again: %q", got.Code)
	}
}

func TestTheIdOfOutlinesIsWhatTellsThemApart(t *testing.T) {
	for name, c := range map[string]struct {
		o     *Outlines
		texts []string
		want  Properties
	}{
		"ids of features":           {isles(t), []string{"North Isle"}, Properties{"", "name"}},
		"a property that is named":  {outlinesOf(t, square("", `"code":"1","nom":"Nord"`, 1), square("", `"code":"2","nom":"Sud"`, 3)), []string{"Nord", "sud"}, Properties{"nom", "nom"}},
		"a property of codes":       {outlinesOf(t, square("", `"code":"N1","name":"North"`, 1), square("", `"code":"S1","name":"South"`, 3)), []string{"N1", "S1"}, Properties{"code", "code"}},
		"a name that is not unique": {outlinesOf(t, square("", `"gid":1,"name":"Isle"`, 1), square("", `"gid":2,"name":"Isle"`, 3)), nil, Properties{"gid", "name"}},
	} {
		if got := guessProperties(c.o, c.texts); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestDatesOfEveryForm(t *testing.T) {
	for text, want := range map[string]string{
		"2025-04-25": "2025-04-25", "2025-04": "2025-04", "2025": "2025", "25.04.2025": "2025-04-25", "5/4/2025": "2025-04-05", "2025/4/5": "2025-04-05", "25 April 2025": "2025-04-25",
		"April 25, 2025": "2025-04-25", "25. April 2025": "2025-04-25", "25 квітня 2025 р.": "2025-04-25", "25 апреля 2025": "2025-04-25", "May 2025": "2025-05", "2025-04-25T10:00:00": "2025-04-25",
	} {
		if got, err := parseDate(text, DayMonth); err != nil || string(got) != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
	}
	if got, _ := parseDate("04/25/2025", MonthDay); got != "2025-04-25" {
		t.Errorf("month before day: %q", got)
	}
	for _, text := range []string{"someday", "31.02.2025", "2025-13-01", "25 Foo 2025", "99/99/2025"} {
		if got, err := parseDate(text, DayMonth); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%q is taken for %q (%v)", text, got, err)
		}
	}
	for _, c := range []struct {
		texts []string
		order DateOrder
		sure  bool
	}{{[]string{"1.2.2025", "25.2.2025"}, DayMonth, true}, {[]string{"1/2/2025", "2/25/2025"}, MonthDay, true}, {[]string{"1/2/2025"}, DayMonth, false}, {[]string{"2025-01-02"}, Guessed, true}} {
		if order, sure := orderOf(c.texts); order != c.order || sure != c.sure {
			t.Errorf("%v: %s, sure %v", c.texts, order, sure)
		}
	}
}

func TestDistanceCountsExchangedAddedLostAndSwappedLetters(t *testing.T) {
	for pair, want := range map[[2]string]int{{"a", "a"}: 0, {"isle", "isla"}: 1, {"isle", "ile"}: 1, {"isle", "islee"}: 1, {"isle", "ilse"}: 1, {"isle", "rock"}: 4, {"область", "облость"}: 1} {
		if got := data.Distance(pair[0], pair[1], 9); got != want {
			t.Errorf("%v: %d, want %d", pair, got, want)
		}
	}
	if got := data.Distance("isle", "rocks and sand", 3); got != 4 {
		t.Errorf("what is too far is %d, want one more than the bound", got)
	}
}
