package state

import (
	"fmt"
	"strings"
	"testing"

	"stancemap/data"
)

// Window, workbook and command line read the differences from one table, which says the same as Compare.
func TestTheTableOfDifferencesSaysHowEachClauseDiffers(t *testing.T) {
	for _, second := range []string{europeanText, usDraft + "@" + wion} {
		v := shown(t, showing(Difference, usDraft, second))
		sheet := v.Differences()
		compared := data.Bundled().Compare(account(usDraft), account(second))
		if len(sheet.Rows) != len(compared) || sheet.Of != len(compared) {
			t.Fatalf("%s: %d rows of %d for %d clauses", second, len(sheet.Rows), sheet.Of, len(compared))
		}
		for i, x := range compared {
			row := sheet.Rows[i]
			cell := func(column string) Cell {
				for n, c := range sheet.Columns {
					if c.ID == column {
						return row.Cells[n]
					}
				}
				t.Fatalf("there is no column %s", column)
				return Cell{}
			}
			if (row.Subject != Subject{x.Topic, x.Region}) || cell("class").Entry.Key != string(x.Class) || cell("accounts").Mark != x.Disagree {
				t.Errorf("%s, %s: class %q, disagree %v", x.Topic, x.Region, cell("class").Text, cell("accounts").Mark)
			}
			if len(x.First) > 0 && (cell("first").Entry.Key != KeyOf(x.First[0]) || !strings.Contains(cell("first_summary").Text, x.First[0].Summary)) {
				t.Errorf("%s, %s: the first says %q: %q", x.Topic, x.Region, cell("first").Text, cell("first_summary").Text)
			}
			if len(x.Second) == 0 && cell("second").Entry.Key != NoSource {
				t.Errorf("%s, %s: the second says %q", x.Topic, x.Region, cell("second").Text)
			}
		}
	}
}

func TestWithoutASecondAccountTheTableOfDifferencesAsksForOne(t *testing.T) {
	v := shown(t, func(s *State) { s.Show.Second, s.Table.Tab = Account{}, DifferencesTab })
	if len(v.Sheet.Rows) > 0 || v.Sheet.Empty != "Choose an account to compare with (F5)." {
		t.Errorf("%d rows, %q", len(v.Sheet.Rows), v.Sheet.Empty)
	}
}

func TestTheOverviewOfADifferenceHoldsEachClauseOnce(t *testing.T) {
	v := shown(t, showing(Difference, usDraft, europeanText))
	o := v.Detail.Overview
	want := map[string]int{}
	for _, x := range data.Bundled().Compare(account(usDraft), account(europeanText)) {
		want[string(x.Class)]++
	}
	clauses := map[string]int{}
	for _, head := range o.Heads {
		for _, clause := range head.Clauses {
			clauses[clause.Key]++
			if topic, _ := data.Bundled().Topic(clause.Subject.Topic); topic.Group != head.Label || !strings.HasPrefix(clause.Words, topic.Label) {
				t.Errorf("%q stands under %s", clause.Words, head.Label)
			}
		}
	}
	for _, class := range o.Classes {
		if class.Count != want[class.Key] || clauses[class.Key] != class.Count {
			t.Errorf("%s: %d, and %d squares, want %d", class.Label, class.Count, clauses[class.Key], want[class.Key])
		}
		if said := fmt.Sprintf("%s (%d)", class.Label, class.Count); !strings.Contains(v.Maps.Sentence, said) {
			t.Errorf("the sentence does not say %q: %s", said, v.Maps.Sentence)
		}
		delete(want, class.Key)
	}
	if len(want) > 0 {
		t.Errorf("not counted: %v", want)
	}
	if !strings.Contains(o.Disagree, "Status of the five regions") {
		t.Errorf("where readings disagree: %q", o.Disagree)
	}
	for _, mode := range []Mode{Single, SideBySide, Multiples} {
		if shown(t, showing(mode, usDraft, europeanText)).Detail.Overview != nil {
			t.Errorf("%s has an overview", mode)
		}
	}
}

func TestClassesAreNamedWithTheAccountsCompared(t *testing.T) {
	v := shown(t, showing(Difference, usDraft, europeanText))
	for key, want := range map[data.Class]string{
		data.OnlyFirst: "Only the US draft", data.OnlySecond: "Only the European–Ukrainian text", data.Differ: "Both speak and differ", data.Same: "Same",
	} {
		if got := v.classLabel(v.Scale.Entry(string(key))); got != want {
			t.Errorf("%s is called %q, want %q", key, got, want)
		}
	}
}

func TestEveryDisagreementOfTheDatasetIsListedWithItsWordings(t *testing.T) {
	v := shown(t, func(*State) {})
	listed := v.Disagreements()
	found := data.Bundled().Disagreements()
	if len(listed) != len(found) || len(found) == 0 {
		t.Fatalf("%d of %d are listed", len(listed), len(found))
	}
	for i, d := range listed {
		if len(d.Tellings) != len(found[i].Tellings) || len(d.Tellings) < 2 {
			t.Errorf("%s, %s: %d tellings", d.Proposal, d.Cell, len(d.Tellings))
		}
		for _, telling := range d.Tellings {
			for _, part := range telling.Parts {
				if part.Stance == "" || part.Source.Text == "" {
					t.Errorf("%s, %s, %s: %+v", d.Proposal, d.Cell, telling.Told, part)
				}
			}
		}
	}
	s := NewStore(data.Bundled(), english(t), Opening(data.Bundled()))
	before := s.State()
	s.GoToCell(listed[len(listed)-1].Account, listed[len(listed)-1].Subject)
	if s.State().Show.First != listed[len(listed)-1].Account || s.State().Select != listed[len(listed)-1].Subject {
		t.Errorf("going there shows %+v", s.State())
	}
	if s.Undo(); s.State() != before {
		t.Errorf("one step back is %+v", s.State())
	}
}
