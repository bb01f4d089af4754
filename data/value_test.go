package data

import (
	"strings"
	"testing"
	"time"
)

func TestADateIsADayAMonthOrAYearOfTheCalendar(t *testing.T) {
	for _, text := range []string{"", "2025", "2025-04", "2025-04-25", "2024-02-29", "0001-01-01", "9999-12-31"} {
		date, err := ParseDate(text)
		if err != nil || string(date) != text {
			t.Errorf("ParseDate(%q) = %q, %v; want the text as it is", text, date, err)
		}
	}
	for _, text := range []string{"2025-02-30", "2025-02-29", "2025-13", "2025-04-31", "25.04.2025", "2025-4-25", "2025-04-25T00:00:00Z", "20250425", "April 2025", "2025-04-", " 2025", "٢٠٢٥", "12025"} {
		date, err := ParseDate(text)
		if err == nil || date != "" {
			t.Errorf("ParseDate(%q) = %q; want it refused", text, date)
			continue
		}
		if !strings.Contains(err.Error(), text) {
			t.Errorf("ParseDate(%q): the error %q does not name the value", text, err)
		}
	}
}

func TestADateBeginsAtItsFirstInstant(t *testing.T) {
	cases := map[Date]time.Time{
		"2025-04-25": time.Date(2025, 4, 25, 0, 0, 0, 0, time.UTC),
		"2025-04":    time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC),
		"2025":       time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	for date, want := range cases {
		got, ok := date.Time()
		if !ok || !got.Equal(want) {
			t.Errorf("%s: %v, %v; want %v", date, got, ok, want)
		}
		if date.Day() != (len(date) == 10) {
			t.Errorf("%s: Day is %v", date, date.Day())
		}
	}
	if _, ok := Date("").Time(); ok {
		t.Error("a date that is not given has a time")
	}
}

func TestAListIsSplitAtSemicolons(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
		written    string
	}{
		{"no text is an empty list", "", nil, ""},
		{"blanks alone are an empty list", "  ", nil, ""},
		{"one value", "us", []string{"us"}, "us"},
		{"order is kept", "ukraine;europe", []string{"ukraine", "europe"}, "ukraine;europe"},
		{"blanks around values are dropped", " us ; russia ", []string{"us", "russia"}, "us;russia"},
		{"commas belong to the value", "Sevastopol, city;Крим", []string{"Sevastopol, city", "Крим"}, "Sevastopol, city;Крим"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			list := ParseList(c.text)
			if strings.Join(list, "|") != strings.Join(c.want, "|") || len(list) != len(c.want) {
				t.Errorf("ParseList(%q) = %q, want %q", c.text, list, c.want)
			}
			if list.String() != c.written {
				t.Errorf("written again it is %q, want %q", list.String(), c.written)
			}
		})
	}
}

func TestListsHaveTheSameMembersInAnyOrder(t *testing.T) {
	cases := []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"us;russia", "russia;us", true},
		{"us;us", "us", true},
		{"us", "", false},
		{"us;russia", "us;ukraine", false},
	}
	for _, c := range cases {
		a, b := ParseList(c.a), ParseList(c.b)
		if a.SameMembers(b) != c.want || b.SameMembers(a) != c.want {
			t.Errorf("%q and %q: want %v both ways", c.a, c.b, c.want)
		}
		if a.String() != c.a {
			t.Errorf("comparing changed the list to %q", a)
		}
	}
}

func TestANumberKeepsItsText(t *testing.T) {
	for text, want := range map[string]float64{"27180": 27180, "27.180": 27.18, "395.0": 395, "-0.5": -0.5, "1e3": 1000, "34.3209": 34.3209} {
		number, err := ParseNumber(text)
		if err != nil || string(number) != text {
			t.Errorf("ParseNumber(%q) = %q, %v; want the text as it is", text, number, err)
		}
		if value, ok := number.Float(); !ok || value != want {
			t.Errorf("%q is %v, want %v", text, value, want)
		}
	}
	for _, text := range []string{"NaN", "Inf", "-infinity", "1e301", "1e999", "27,180", "27 180", "0x1p4", "about 27", "1_000"} {
		if number, err := ParseNumber(text); err == nil {
			t.Errorf("ParseNumber(%q) = %q; want it refused", text, number)
		}
	}
	if _, ok := Number("").Float(); ok {
		t.Error("a number that is not given has a value")
	}
}

// Text that a float parser happens to read stays text: a value is a number where a person writes one.
func TestAValueIsANumberOnlyWhereItReadsAsOne(t *testing.T) {
	for text, isNumber := range map[string]bool{"1967.2": true, "99": true, "all": false, ">99": false, "2014-03-18": false, "": false, "NaN": false, "inf": false, "Infinity": false, "0x1p4": false} {
		if value, ok := Value(text).Float(); ok != isNumber {
			t.Errorf("%q: number %v (%v), want %v", text, ok, value, isNumber)
		}
	}
}

func TestAColourCellGivesFillAndInkForEachTheme(t *testing.T) {
	colours, err := ParseColours(ParseList("#C48651/#60381E;#895420/#D0B59B;#dd944e"))
	want := []Colour{{"#C48651", "#60381E"}, {"#895420", "#D0B59B"}, {"#dd944e", ""}}
	if err != nil || len(colours) != len(want) {
		t.Fatalf("%v, %v; want %v", colours, err, want)
	}
	for i := range want {
		if colours[i] != want[i] {
			t.Errorf("theme %d: %v, want %v", i+1, colours[i], want[i])
		}
	}
	for _, cell := range []string{"red", "#12345", "#1234567", "#GGGGGG", "123456#", "#C48651/ink", "#C48651;;#DD944E", "/#60381E", "#+12345"} {
		if colours, err := ParseColours(ParseList(cell)); err == nil {
			t.Errorf("%q gives %v; want it refused", cell, colours)
		}
	}
}

func TestAPatternIsKindAngleSpacingWidthAndLength(t *testing.T) {
	cases := map[string]Pattern{
		"":                       {Kind: "plain"},
		"plain":                  {Kind: "plain"},
		"lines 45 8/1.5":         {"lines", 45, 8, 1.5, 0},
		"dashes 135 8/1.5 5":     {"dashes", 135, 8, 1.5, 5},
		"dots 0 8/1.8":           {"dots", 0, 8, 1.8, 0},
		"crosses 45 14/1.25":     {"crosses", 45, 14, 1.25, 0},
		"grid 0 10/1.25":         {"grid", 0, 10, 1.25, 0},
		"  rings  0   12/1.25  ": {"rings", 0, 12, 1.25, 0},
	}
	for text, want := range cases {
		if got, err := ParsePattern(text); err != nil || got != want {
			t.Errorf("ParsePattern(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{
		"lines", "lines 45", "lines 45 8", "lines 45 8/", "lines 45 /1.5", "lines x 8/1.5", "waves 45 8/1.5", "plain 45 8/1.5", "lines -45 8/1.5",
		"lines 361 8/1.5", "lines 45 1/0.5", "lines 45 8/0", "lines 45 8/1.5 4 2", "lines NaN 8/1.5", "lines 45 NaN/1.5", "lines 45 8/NaN", "lines 45 Inf/1",
		"dashes 45 8/1.5", "dashes 45 8/1.5 0",
	} {
		pattern, err := ParsePattern(text)
		if err == nil {
			t.Errorf("ParsePattern(%q) = %v; want it refused", text, pattern)
		} else if !strings.Contains(err.Error(), text) {
			t.Errorf("ParsePattern(%q): the error %q does not name the value", text, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2025-04-25", "2025-02-30", "2025-04", "2025", "", "20250425", "-2025"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, err := ParseDate(text)
		if err != nil {
			return
		}
		if string(date) != text {
			t.Errorf("%q became %q", text, date)
		}
		if _, ok := date.Time(); ok != (text != "") {
			t.Errorf("%q is accepted, and has a time: %v", text, ok)
		}
	})
}

func FuzzParsePattern(f *testing.F) {
	for _, seed := range []string{"plain", "lines 45 8/1.5", "dashes 135 8/1.5 5", "lines NaN 8/1.5", "rings 0 12/1e-9", "grid 0 2/2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pattern, err := ParsePattern(text)
		if err != nil || pattern.Kind == "plain" {
			return
		}
		if !(pattern.Angle >= 0 && pattern.Angle <= 360 && pattern.Spacing >= 2 && pattern.Width > 0 && pattern.Length >= 0) {
			t.Errorf("%q is accepted as %+v, which nothing can draw", text, pattern)
		}
	})
}

func TestAnAccountIsNamedByProposalAndReading(t *testing.T) {
	cases := map[string]AccountID{
		"us-2025-04":                 {"us-2025-04", "primary"},
		"us-2025-04@wion-2025-04-25": {"us-2025-04", "wion-2025-04-25"},
	}
	for text, want := range cases {
		if got := ParseAccountID(text); got != want || got.String() != text {
			t.Errorf("%q is %v, written %q", text, got, got.String())
		}
	}
	if got := ParseAccountID("us-2025-04@primary").String(); got != "us-2025-04" {
		t.Errorf("the primary reading is written as %q", got)
	}
}

func TestAReportSaysTheFirstErrorAndHowManyMore(t *testing.T) {
	report := &Report{}
	if report.Err() != nil {
		t.Error("an empty report is an error")
	}
	report.warn("a.csv", 1, "w", "only a warning")
	if report.Err() != nil || report.Errors() != 0 {
		t.Error("a warning refuses the dataset")
	}
	report.fail("b.csv", 3, "r", "unknown stance %q", "neutral")
	if got, want := report.Err(), `b.csv: row 3: unknown stance "neutral"`; got == nil || got.Error() != want {
		t.Errorf("the error is %v, want %s", got, want)
	}
	report.fail("c.csv", 0, "r", "not readable")
	if got, want := report.Err(), `b.csv: row 3: unknown stance "neutral" (and 1 more; run check to list them all)`; got.Error() != want {
		t.Errorf("the error is %q, want %q", got, want)
	}
	for range mostProblems {
		report.fail("d.csv", 2, "r", "again")
	}
	if len(report.Problems) != mostProblems || report.Dropped != 3 {
		t.Errorf("%d problems kept and %d dropped, want %d and 3", len(report.Problems), report.Dropped, mostProblems)
	}
}
