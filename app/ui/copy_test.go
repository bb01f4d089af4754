package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
)

func TestCtrlShiftCCopiesADescriptionOfTheMap(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.keys.typedShortcut(ctrlShift(fyne.KeyC).typed())
	if got, want := w.app.Clipboard().Content(), w.store.View().Description(); got != want || want == "" {
		t.Errorf("on the clipboard is %q, not %q", got, want)
	}
	if !says(w.status.Container, w.words.Say("copied.description")) {
		t.Errorf("the status line says %q", said(w.status.Container))
	}
}

func TestTheMenuCopiesTheCitationOfTheSelection(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	forms := w.citeItem().ChildMenu.Items
	if len(forms) != len(state.CitationFormats) {
		t.Fatalf("the menu has %d forms, there are %d", len(forms), len(state.CitationFormats))
	}
	forms[0].Action()
	if got := w.app.Clipboard().Content(); got != "" || !says(w.status.Container, w.words.Say("copied.nothing")) {
		t.Errorf("without a selection %q is copied and the status line says %q", got, said(w.status.Container))
	}
	w.store.SelectRegion("kherson")
	for i, form := range forms {
		form.Action()
		if got, want := w.app.Clipboard().Content(), w.store.View().Citation(state.CitationFormats[i]); got != want || want == "" {
			t.Errorf("%s copies %q", form.Label, got)
		}
	}
}

func TestTheDescriptionOfTheMapCanBeRead(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.showDescription()
	shown := dialogOf(t, w)
	for _, paragraph := range strings.Split(w.store.View().Description(), "\n\n") {
		if !says(shown, paragraph) {
			t.Errorf("the dialog lacks %q", paragraph)
		}
	}
}
