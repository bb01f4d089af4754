package state

import (
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

func TestTheTablesOfTheDatasetHaveARowForEachRecord(t *testing.T) {
	d := data.Bundled()
	for tab, want := range map[Tab]int{
		EventsTab: len(d.Events), RegionsTab: len(d.Regions), FactsTab: len(d.Facts), SourcesTab: len(d.Sources), TimelineTab: len(d.Events) + len(d.Proposals),
	} {
		s := shown(t, onTab(tab)).Sheet
		if len(s.Rows) != want || s.Of != want || s.ID != string(tab) {
			t.Errorf("%s: %d rows of %d, want %d", tab, len(s.Rows), s.Of, want)
		}
		keys := map[string]bool{}
		for _, row := range s.Rows {
			if keys[row.Key] || len(row.Cells) != len(s.Columns) {
				t.Errorf("%s: the row %s is there twice, or has %d cells for %d columns", tab, row.Key, len(row.Cells), len(s.Columns))
			}
			keys[row.Key] = true
			if row.Record == (Record{}) && row.Subject == (Subject{}) && row.Account == (Account{}) {
				t.Errorf("%s: %s speaks of nothing", tab, row.Key)
			}
		}
	}
}

func TestTheTimelineGoesByDate(t *testing.T) {
	s := shown(t, onTab(TimelineTab)).Sheet
	last := ""
	for _, row := range s.Rows {
		date := row.Cells[1].Text
		if date != "" && date < last || last == "none" && date != "" {
			t.Errorf("%s of %s stands after %s", row.Key, date, last)
		}
		if last = date; date == "" {
			last = "none"
		}
	}
}

func TestAnEventIsToldAndPutsItsProposalOnTheMap(t *testing.T) {
	store := opened(t)
	d := data.Bundled()
	i := slices.IndexFunc(d.Events, func(e data.Event) bool {
		return e.Proposal != "" && e.Proposal != store.State().Show.First.Proposal && e.Summary != ""
	})
	if i < 0 {
		t.Skip("no event belongs to another proposal")
	}
	event := d.Events[i]
	store.SelectRegion("crimea")
	before := store.State()
	store.ShowRecord(Record{"events", event.ID})
	told := store.View().Detail
	if store.State().Show.First.Proposal != event.Proposal || store.State().Select != (Subject{}) || told.Heading != event.Title || told.Record.Summary != event.Summary {
		t.Errorf("on the map is %+v, told is %+v", store.State().Show.First, told)
	}
	if source, _ := d.Source(event.Source); told.Record.Source.URL != source.URL {
		t.Errorf("its source is %+v", told.Record.Source)
	}
	store.Undo()
	if store.State().Show != before.Show || store.State().Select != before.Select || store.State().Record != (Record{}) {
		t.Errorf("one step back it is %+v", store.State())
	}
	store.ShowRecord(Record{"events", "no such event"})
	store.ShowRecord(Record{"proposals", event.ID})
	if store.State().Record != (Record{}) {
		t.Errorf("what is not there is told: %+v", store.State().Record)
	}
}

func TestASourceTellsWhatRestsOnIt(t *testing.T) {
	store := opened(t)
	d := data.Bundled()
	for _, source := range d.Sources {
		rests := d.RestsOn(source.ID)
		store.ShowRecord(Record{"sources", source.ID})
		told := store.View().Detail
		lines := 0
		for _, group := range told.Record.Groups {
			lines += len(group.Lines)
			for _, line := range group.Lines {
				if line.Text == "" || strings.Contains(line.Text, "<no value>") {
					t.Errorf("%s: a line of %s says %q", source.ID, group.Title, line.Text)
				}
			}
		}
		if want := rests.Count() - len(rests.Proposals); lines != want || told.Heading == "" {
			t.Errorf("%s (%q): %d lines, want %d", source.ID, told.Heading, lines, want)
		}
	}
	store.SelectRegion("crimea")
	if store.State().Record != (Record{}) || store.View().Detail.Record != nil {
		t.Error("a region does not take the place of a source")
	}
}

func TestALineOfARecordLeadsThere(t *testing.T) {
	d := data.Bundled()
	position := d.Positions[len(d.Positions)-1]
	store := opened(t)
	store.GoRecord(RecordLine{Account: position.Account(), Subject: Subject{position.Topic, position.Region}})
	if s := store.State(); s.Show.First != position.Account() || s.Select != (Subject{position.Topic, position.Region}) {
		t.Errorf("a position leads to %+v", s)
	}
	store.GoRecord(RecordLine{Subject: Subject{Region: "kherson"}})
	if s := store.State(); s.Select.Region != "kherson" {
		t.Errorf("a fact leads to %+v", s.Select)
	}
	store.GoRecord(RecordLine{Record: Record{"events", d.Events[0].ID}})
	if s := store.State(); s.Record.ID != d.Events[0].ID {
		t.Errorf("an event leads to %+v", s.Record)
	}
}

func TestASessionForgetsARecordThatIsGone(t *testing.T) {
	s := Opening(data.Bundled())
	s.Record = Record{"sources", "gone"}
	if got := s.Fitted(data.Bundled()).Record; got != (Record{}) {
		t.Errorf("it keeps %+v", got)
	}
	s.Record = Record{"sources", data.Bundled().Sources[0].ID}
	if got := s.Fitted(data.Bundled()).Record; got != s.Record {
		t.Errorf("what is there becomes %+v", got)
	}
}
