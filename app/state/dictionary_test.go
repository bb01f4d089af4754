package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func TestTheDictionaryTellsEveryColumnAndEveryCode(t *testing.T) {
	sheet := sheetOf(t, shown(t, func(*State) {}), "dictionary")
	told := map[string]Row{}
	for _, row := range sheet.Rows {
		if _, twice := told[row.Key]; twice {
			t.Errorf("%q stands twice", row.Key)
		}
		told[row.Key] = row
		if len(row.Cells) != len(sheet.Columns) {
			t.Errorf("%q has %d cells of %d", row.Key, len(row.Cells), len(sheet.Columns))
		}
	}
	d := data.Bundled()
	for _, table := range d.Tables() {
		for _, column := range table.Columns {
			if row, ok := told["column/"+table.Name+"/"+column.Name]; !ok || row.Cells[6].Text != column.About {
				t.Errorf("%s, %s: %+v, want %q", table.Name, column.Name, row.Cells, column.About)
			}
		}
	}
	for _, stance := range d.Stances {
		if row, ok := told["code/stances, "+stance.Kind+"/"+stance.Code]; !ok || row.Cells[3].Text != stance.Label || row.Cells[6].Text != stance.Definition {
			t.Errorf("%s: %+v, want %q, %q", stance.Code, row.Cells, stance.Label, stance.Definition)
		}
	}
	for _, topic := range d.Topics {
		if row, ok := told["code/topics/"+topic.ID]; !ok || row.Cells[6].Text != topic.Definition {
			t.Errorf("%s: %+v, want %q", topic.ID, row.Cells, topic.Definition)
		}
	}
}

// A column says of what kind its values are, in words that need no other page.
func TestTheDictionarySaysTypesInWords(t *testing.T) {
	sheet := sheetOf(t, shown(t, func(*State) {}), "dictionary")
	for key, want := range map[string][2]string{
		"column/positions/part":         {"whole number", "yes"},
		"column/positions/topic":        {"text, ids of topics", "yes"},
		"column/proposals/proposer":     {"list", ""},
		"column/accounts/kind":          {"text, one of document, report, oral", "yes"},
		"column/proposals/presented_on": {"date: year-month-day", ""},
	} {
		i := slices.IndexFunc(sheet.Rows, func(row Row) bool { return row.Key == key })
		if i < 0 {
			t.Errorf("%q is not told", key)
			continue
		}
		if kind, required := sheet.Rows[i].Cells[4].Text, sheet.Rows[i].Cells[5].Text; !strings.HasPrefix(kind, want[0]) || want[1] != "" && required != want[1] {
			t.Errorf("%s is %q, required %q; want %q", key, kind, required, want)
		}
	}
}
