package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/data"
)

func TestATapOnTheSwitchShowsTheProposal(t *testing.T) {
	w, _ := opened(t, 900, 600)
	s := w.toolbar.proposals
	test.TapAt(s, fyne.NewPos(s.width(0)+10, 14))
	if got := w.store.State().Show.First.Proposal; got != "europe-ukraine-2025-04" {
		t.Errorf("the second part shows %q", got)
	}
	if !s.parts[1].On || s.parts[0].On {
		t.Errorf("the switch shows %+v", s.parts)
	}
	test.TapAt(w.toolbar.modes, fyne.NewPos(w.toolbar.modes.width(0)+5, 14))
	if got := w.store.State().Show.Mode; got != state.Difference {
		t.Errorf("the second mode is %q", got)
	}
}

func TestOnlyReadingsThatExistAreOffered(t *testing.T) {
	w, _ := opened(t, 900, 600)
	for _, proposal := range w.store.View().Dataset.Proposals {
		w.store.ShowProposal(proposal.ID)
		var want []string
		for _, account := range w.store.View().Dataset.AccountsOf(proposal.ID) {
			reading, _ := w.store.View().Dataset.Reading(account.Reading)
			label := reading.Label
			if account.Reading == data.PrimaryReading {
				label = w.store.View().AccountWords(account.AccountID)
			}
			want = append(want, label)
		}
		if got := w.toolbar.readings.Options; !slices.EqualFunc(got, want, strings.EqualFold) || len(got) == 0 {
			t.Errorf("%s: offered are %q, accounts exist in %q", proposal.ID, got, want)
		}
	}
}

func TestAChosenReadingIsShown(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.toolbar.readings.SetSelectedIndex(1)
	if got := w.store.State().Show.First.Reading; got != "wion-2025-04-25" {
		t.Errorf("the second reading shows %q", got)
	}
	for _, cell := range w.store.View().Maps.Each[0].Cells {
		if cell.Entry != "recognise" {
			t.Errorf("%s: the report's account paints %q, want recognition, form not stated", cell.Region, cell.Entry)
		}
	}
	w.store.ShowReading("primary")
	if got := w.toolbar.readings.SelectedIndex(); got != 0 {
		t.Errorf("after the store changed, the select shows %d", got)
	}
}

// The select calls back when it is set from code; the store must not hear of it.
func TestShowingTheReadingsChangesNothing(t *testing.T) {
	w, _ := opened(t, 900, 600)
	before := w.store.State()
	w.toolbar.show(w.store.View().Switch)
	if w.store.State() != before {
		t.Errorf("the state went from %+v to %+v", before, w.store.State())
	}
}

func TestTheToolBarDropsTheWordAccountFirst(t *testing.T) {
	w, _ := opened(t, 1400, 600)
	if !w.toolbar.label.Visible() {
		t.Error("1400 wide there is room for “Account”")
	}
	w.window.Resize(fyne.NewSize(1280, 600))
	if w.toolbar.label.Visible() {
		t.Error("1280 wide “Account” gives way")
	}
}

func TestTheProgressLineGrowsWithTheTask(t *testing.T) {
	w, _ := opened(t, 1000, 600)
	p := w.toolbar.progress
	if p.Visible() {
		t.Error("without a task there is a line")
	}
	for _, share := range []float32{0.25, 0.5, 1} {
		p.show(share)
		if got := p.bar.Size().Width; got != 1000*share {
			t.Errorf("at %v the line is %v px long", share, got)
		}
	}
}
