package ui

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
)

// mostActions is how much may be done for what has to be shown within five seconds without a manual.
const mostActions = 3

func firstLook(t *testing.T) *hand {
	t.Helper()
	scene, err := fullScene()
	if err != nil {
		t.Fatal(err)
	}
	w, _ := openedOn(t, scene, 1280, 800)
	return &hand{t: t, w: w}
}

var (
	usDraft  = state.Account{Proposal: "us-2025-04", Reading: data.PrimaryReading}
	european = state.Account{Proposal: "europe-ukraine-2025-04", Reading: data.PrimaryReading}
)

func TestATaskShowsWhereTheTwoDraftsOfAprilDiffer(t *testing.T) {
	h := firstLook(t)
	h.part(h.w.toolbar.modes, "Difference")
	h.within(mostActions)
	v := h.w.store.View()
	if show := v.State.Show; show.Mode != state.Difference || show.First != usDraft || show.Second != european {
		t.Fatalf("it shows %+v", show)
	}
	told := strings.Join(said(h.w.detail.Container), "\n")
	for _, words := range []string{"US draft", "European–Ukrainian text", "Both speak and differ", "One defers"} {
		if !strings.Contains(told, words) {
			t.Errorf("the panel does not say %q; it says\n%s", words, told)
		}
	}
	for _, cell := range v.Maps.Each[0].Cells {
		if cell.Entry == "" {
			t.Errorf("of %s the map does not say how the drafts differ", cell.Name)
		}
	}
}

func TestATaskShowsTheDraftAsPublishedBesideTheDraftAsReported(t *testing.T) {
	h := firstLook(t)
	h.part(h.w.toolbar.modes, "Side by side")
	h.click(centre(h.w.toolbar.second.press))
	lines := h.w.toolbar.list.body.lines
	at := slices.IndexFunc(lines, func(line offersLine) bool {
		return line.offer.Account == state.Account{Proposal: "us-2025-04", Reading: "wion-2025-04-25"}
	})
	if at < 0 {
		t.Fatal("the list does not offer the report")
	}
	place := centre(h.w.toolbar.list.body)
	place.Y += lines[at].top + em(listRow)/2 - h.w.toolbar.list.body.Size().Height/2
	if scroll := h.w.toolbar.list.scroll; place.Y < centre(scroll).Y-scroll.Size().Height/2 || place.Y > centre(scroll).Y+scroll.Size().Height/2 {
		t.Errorf("the report is out of sight when the list opens: at %v", place.Y)
	}
	h.click(place)
	h.within(mostActions)
	v := h.w.store.View()
	if len(v.Maps.Each) != 2 || v.Maps.Each[0].Account != usDraft || v.Maps.Each[1].Account.Reading != "wion-2025-04-25" || v.Maps.Each[1].Account.Proposal != "us-2025-04" {
		t.Errorf("side by side stand %v", v.Maps.Title)
	}
}

func TestATaskFindsWhoWouldPayForRebuildingAndWhoReportsIt(t *testing.T) {
	h := firstLook(t)
	h.click(centre(h.w.find.control))
	h.write("rebuild")
	h.enter()
	h.within(mostActions)
	if got := h.w.store.State().Select.Topic; got != "reconstruction" {
		t.Fatalf("it leads to the topic %q", got)
	}
	d := h.w.store.View().Dataset
	told := said(h.w.detail.Container)
	for _, account := range []state.Account{usDraft, european} {
		parts := d.Cell(data.Cell{Proposal: account.Proposal, Topic: "reconstruction", Reading: account.Reading})
		if len(parts) == 0 {
			t.Fatalf("%v has nothing on reconstruction", account)
		}
		for _, p := range parts {
			term, _ := d.Term(p.Topic, p.Terms)
			source, _ := d.Source(p.Source)
			for _, words := range []string{term.Label, source.Short(), p.Summary} {
				if words != "" && !slices.Contains(told, words) {
					t.Errorf("%v: the panel does not say %q; it says\n%s", account, words, strings.Join(told, "\n"))
				}
			}
		}
	}
}

func TestATaskListsEveryPositionOnKhersonByDateForASpreadsheet(t *testing.T) {
	h := firstLook(t)
	h.region("kherson")
	h.press(h.w.store.View().Detail.Every.Words)
	h.press("Copy")
	h.within(mostActions)
	d := h.w.store.View().Dataset
	reader := csv.NewReader(strings.NewReader(h.w.app.Clipboard().Content()))
	reader.Comma = '\t'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	date, region, want := slices.Index(rows[0], "Presented"), slices.Index(rows[0], "Region"), 0
	for _, p := range d.Positions {
		if p.Region == "kherson" {
			want++
		}
	}
	if len(rows)-1 != want || want == 0 || date < 0 || region < 0 {
		t.Fatalf("%d rows were copied, want %d, under %q", len(rows)-1, want, rows[0])
	}
	last := ""
	for _, row := range rows[1:] {
		if row[region] != "Kherson" || row[date] != "" && row[date] < last || row[date] == "" && last == "" {
			t.Errorf("after %s stands %q", last, row)
		}
		last = max(last, row[date])
	}
}

// What the panel leads to lists them all, whatever limited the table before, and is one step back.
func TestEveryPositionOnATopicIsListedByDate(t *testing.T) {
	h := firstLook(t)
	h.w.store.ShowTab(state.PositionsTab)
	h.w.store.LimitColumn(state.ColumnLimit{Column: "account", Contains: "no such"})
	h.w.store.SelectSubject(state.Subject{Topic: "sanctions"})
	before := h.w.store.State()
	h.press(h.w.store.View().Detail.Every.Words)
	want := 0
	for _, p := range h.w.store.View().Dataset.Positions {
		if p.Topic == "sanctions" {
			want++
		}
	}
	if got := len(h.w.table.sheet.Rows); got != want || want == 0 {
		t.Errorf("%d rows are listed, want %d; limited by %q", got, want, state.LimitsInWords(h.w.table.sheet.Limits))
	}
	h.w.store.Undo()
	if got := h.w.store.State().Filter; got != before.Filter {
		t.Errorf("one step back the filter is %+v", got)
	}
	h.w.store.SelectSubject(state.Subject{})
	if h.w.store.View().Detail.Every != (state.Every{}) {
		t.Error("without a selection positions are offered")
	}
}
