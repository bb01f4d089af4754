package export

import (
	"context"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data/datatest"
)

// manyView is a view of thirty generated proposals in sixty accounts.
func manyView(t *testing.T, set func(*state.State)) *state.View {
	t.Helper()
	english, _ := words.New("en")
	d := datatest.Many(30)
	s := state.Opening(d)
	set(&s)
	return state.Derive(d, english, s, nil)
}

func TestAWorkbookHoldsSixtyAccounts(t *testing.T) {
	v := manyView(t, func(*state.State) {})
	content, err := workbookOf(context.Background(), v, Options{Program: "Stancemap"})
	if err != nil {
		t.Fatal(err)
	}
	if len(content) == 0 {
		t.Fatal("the workbook is empty")
	}
	regions := sheetOf(v.Sheets(), "stance-by-region")
	if len(regions.Rows) != 60 {
		t.Errorf("Stance by region has %d rows, want one for each account", len(regions.Rows))
	}
	before := ""
	for _, row := range regions.Rows {
		if row.Cells[1].Text < before {
			t.Errorf("%s of %s stands after %s", row.Key, row.Cells[1].Text, before)
		}
		before = row.Cells[1].Text
	}
}

// A sheet with sixty accounts beside each other can neither be read nor printed.
func TestTheComparisonHasAsManyAccountsAsCanBeRead(t *testing.T) {
	cases := []struct {
		name     string
		accounts []string
		columns  int // of accounts
		inWords  bool
		says     string
	}{
		{"nothing chosen: the pair that is compared", nil, 2, true, "2 of 60 accounts"},
		{"one", []string{"text-003"}, 1, true, "what each account says"},
		{"four", []string{"text-001", "text-002", "text-003", "text-004"}, 4, true, "what each account says"},
		{"five: the stances alone", []string{"text-001", "text-002", "text-003", "text-004", "text-005"}, 5, false, "what each account says"},
	}
	for _, c := range cases {
		v := manyView(t, func(s *state.State) { s.Filter.Accounts = state.SetOf(c.accounts...) })
		sheet := sheetOf(v.Sheets(), "comparison-by-topic")
		stances, words := 0, 0
		for _, column := range sheet.Columns {
			switch {
			case column.Type == state.StanceColumn:
				stances++
			case strings.HasSuffix(column.ID, ":summary"):
				words++
			}
		}
		if stances != c.columns || (words > 0) != c.inWords || !strings.Contains(sheet.About, c.says) {
			t.Errorf("%s: %d accounts, %d of them in words, %q", c.name, stances, words, sheet.About)
		}
	}
}

// What is hidden has no fill: a cell without one is not black.
func TestWhatIsHiddenHasNoFill(t *testing.T) {
	v := manyView(t, func(s *state.State) { s.Filter.Confirmed = true })
	seen := false
	for _, row := range sheetOf(v.Sheets(), "stance-by-region").Rows {
		for _, cell := range row.Cells {
			if cell.Entry != nil && cell.Entry.Code == state.Hidden {
				seen = true
				if got := entryLook(*cell.Entry); got.fill != "" {
					t.Fatalf("it is filled with %s", got.fill)
				}
			}
		}
	}
	if !seen {
		t.Error("nothing is hidden")
	}
	if got := Part(v); !strings.Contains(got, "what is not marked as unconfirmed") {
		t.Errorf("the file says that it holds %q", got)
	}
}
