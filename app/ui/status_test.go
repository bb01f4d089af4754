package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

const neutrality = "Shading shows what a document proposes or a report says. It implies no opinion of the authors."

func TestTheNoteOnShadingIsAlwaysThere(t *testing.T) {
	w, _ := opened(t, 880, 560)
	check := func(when string) {
		t.Helper()
		if !says(w.status.Container, neutrality) {
			t.Errorf("%s the status line says %q", when, said(w.status.Container))
		}
		if w.status.note.Size().Width < body.width("Shading shows") || w.status.note.Position().X < 0 {
			t.Errorf("%s the note has %v px at %v", when, w.status.note.Size(), w.status.note.Position())
		}
		if note := w.status.note; cut(note.text, note.Size().Width, note.look.width) != note.text {
			t.Errorf("%s the note is cut", when)
		}
	}
	check("at the start")
	for _, mode := range state.Modes {
		w.store.SetMode(mode)
		check(string(mode))
	}
	w.status.say("A long message that needs all the room there is, and more, and more, and more, and more, and more", failed, action{"Close", w.status.clear})
	check("beside a message")
	w.store.FilterEntry("recognise_de_jure")
	check("beside a filter")
}

func TestTheStatusLineSaysWhatIsShownAndFiltered(t *testing.T) {
	w, _ := opened(t, 1280, 600)
	if !says(w.status.Container, "5 regions · US draft, as published · nothing filtered") {
		t.Errorf("it says %q", said(w.status.Container))
	}
	w.store.FilterEntry("recognise_de_jure")
	if !says(w.status.Container, "5 regions · US draft, as published · only Recognition, de jure") {
		t.Errorf("filtered it says %q", said(w.status.Container))
	}
}

func TestAMessageOfSuccessGoesAfterAWhileAndAnErrorStays(t *testing.T) {
	w, c := opened(t, 1280, 600)
	w.status.sayForAWhile("Written: a.xlsx", action{"Show file", func() {}})
	if !says(w.status.Container, "Written: a.xlsx") || !says(w.status.Container, "Show file") {
		t.Errorf("it says %q", said(w.status.Container))
	}
	c.pass(messageTime - time.Second)
	if !says(w.status.Container, "Written: a.xlsx") {
		t.Error("the message goes too early")
	}
	c.pass(time.Second)
	if says(w.status.Container, "Written: a.xlsx") || says(w.status.Container, "Show file") {
		t.Error("the message stays")
	}
	w.status.say("The disk is full", failed, action{"Close", w.status.clear})
	c.pass(time.Hour)
	if !says(w.status.Container, "The disk is full") {
		t.Error("an error goes by itself")
	}
	test.Tap(pressable(t, w.status.Container, "Close"))
	if says(w.status.Container, "The disk is full") {
		t.Error("a closed error stays")
	}
}

func TestAnOldMessageTakesNoNewOneAway(t *testing.T) {
	w, c := opened(t, 1280, 600)
	w.status.sayForAWhile("Written: a.xlsx", action{"Show file", func() {}})
	c.pass(messageTime / 2)
	w.status.say("The disk is full", failed, action{"Close", w.status.clear})
	c.pass(messageTime)
	if !says(w.status.Container, "The disk is full") {
		t.Errorf("the timer of the first message leaves %q", said(w.status.Container))
	}
}

func TestAChangeOfTheMapLeavesAMessage(t *testing.T) {
	w, _ := opened(t, 1280, 600)
	w.status.say("The disk is full", failed, action{"Close", w.status.clear})
	w.store.ShowProposal("europe-ukraine-2025-04")
	if !says(w.status.Container, "The disk is full") {
		t.Errorf("the message gives way to %q", said(w.status.Container))
	}
	w.status.clear()
	if !slices.Contains(said(w.status.Container), "5 regions · European–Ukrainian text, as published · nothing filtered") {
		t.Errorf("afterwards it says %q", said(w.status.Container))
	}
}
