package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
		if got := w.toolbar.account.readings.Options; !slices.EqualFunc(got, want, strings.EqualFold) || len(got) == 0 {
			t.Errorf("%s: offered are %q, accounts exist in %q", proposal.ID, got, want)
		}
	}
}

func TestAChosenReadingIsShown(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.toolbar.account.readings.SetSelectedIndex(1)
	if got := w.store.State().Show.First.Reading; got != "wion-2025-04-25" {
		t.Errorf("the second reading shows %q", got)
	}
	for _, cell := range w.store.View().Maps.Each[0].Cells {
		if cell.Entry != "recognise" {
			t.Errorf("%s: the report's account paints %q, want recognition, form not stated", cell.Region, cell.Entry)
		}
	}
	w.store.ShowReading("primary")
	if got := w.toolbar.account.readings.SelectedIndex(); got != 0 {
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
	w, _ := opened(t, 1440, 600)
	if !w.toolbar.account.label.Visible() {
		t.Error("1440 wide there is room for “Account”")
	}
	w.window.Resize(fyne.NewSize(1280, 600))
	if w.toolbar.account.label.Visible() {
		t.Error("1280 wide “Account” gives way")
	}
}

// What the tool bar names can be read from 1000 px on: the account on the map, and the one compared with from
// 1280 px on.
func TestTheToolBarCutsNoNameOfTheOpeningPair(t *testing.T) {
	for _, width := range []float32{1000, 1100, 1159, 1280, 1366, 1440, 1600, 1920} {
		w, _ := opened(t, width, 700)
		bar := w.toolbar
		if room, needs := bar.second.name.Size().Width, body.width(bar.second.name.text); width >= 1280 && room < needs {
			t.Errorf("%v wide: %q has %v px, and needs %v", width, bar.second.name.text, room, needs)
		}
		for _, reading := range []string{data.PrimaryReading, "wion-2025-04-25"} {
			w.store.ShowReading(reading)
			// Beside its text a select has its arrow and insets.
			if room, needs := bar.account.readings.Size().Width-27, body.width(bar.account.readings.Selected); room < needs {
				t.Errorf("%v wide: %q has %v px, and needs %v", width, bar.account.readings.Selected, room, needs)
			}
		}
		if !bar.second.Visible() {
			t.Errorf("%v wide: the account compared with has left", width)
		}
		right := bar.account.readings.Position().X + bar.account.readings.Size().Width
		if gap := bar.find.Position().X - right; gap < 0 {
			t.Errorf("%v wide: the reading lies %v px under Find", width, -gap)
		}
	}
}

// Every mode has its part of the switch in a window of any width; where the words have no room, a sign stands
// for them and the pointer is told.
func TestEveryModeHasItsPlaceInTheSwitch(t *testing.T) {
	for _, c := range []struct {
		width float32
		signs int
	}{{880, 4}, {1159, 4}, {1160, 1}, {1280, 1}, {1599, 1}, {1600, 0}} {
		w, passed := opened(t, c.width, 700)
		modes := w.toolbar.modes
		x, signs := float32(0), 0
		for i, mode := range state.Modes {
			if len(modes.sign(i)) > 0 {
				signs++
				modes.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+5, 14)}})
				passed.pass(bubbleDelay)
				if !w.bubble.Visible() || !says(w.bubble.Container, modes.parts[i].Label) {
					t.Errorf("%v wide: the sign of %s is not explained", c.width, mode)
				}
				if got, want := w.bubble.Position(), modes.Position().AddXY(x, 40); got != want {
					t.Errorf("%v wide: the words for the sign of %s stand at %v, want %v", c.width, mode, got, want)
				}
			}
			test.TapAt(modes, fyne.NewPos(x+5, 14))
			if got := w.store.State().Show.Mode; got != mode {
				t.Errorf("%v wide: part %d shows %q, want %q", c.width, i, got, mode)
			}
			x += modes.width(i)
		}
		if signs != c.signs {
			t.Errorf("%v wide: %d modes have a sign, want %d", c.width, signs, c.signs)
		}
		modes.MouseOut()
		if w.bubble.Visible() {
			t.Errorf("%v wide: the bubble stays when the pointer leaves", c.width)
		}
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
