package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
	"stancemap/data/datatest"
)

// A table that takes long is made beside the window: until it comes the earlier one stays, and it is said that
// there is work under way. What was found is then the row under the cursor.
func TestALateTableIsSaidAndTakesTheCursorWhenItComes(t *testing.T) {
	scene, err := lightScene()
	if err != nil {
		t.Fatal(err)
	}
	d := datatest.Large(6000, 20)
	w, _ := openedOver(t, test.NewTempApp(t), d, scene, settings{Theme: state.Light, HintRead: true}, 1280, 800)
	var waiting []func()
	w.toolkit.background = func(work func()) { waiting = append(waiting, work) }
	p := d.Positions[len(d.Positions)/2]
	w.goTo(state.Found{Kind: state.FoundPosition, ID: p.ID, Row: p.ID, Account: p.Account(), Subject: state.Subject{Topic: p.Topic, Region: p.Region}})
	if len(waiting) != 1 || w.table.sheet.ID != string(state.ByRegion) || w.table.count.text != w.words.Say("table.working") {
		t.Fatalf("%d jobs wait, the table is %s, it says %q", len(waiting), w.table.sheet.ID, w.table.count.text)
	}
	for len(waiting) > 0 {
		work := waiting[0]
		waiting = waiting[1:]
		work()
	}
	if at := w.table.body.cursorRow(); at < 0 || w.table.sheet.Rows[at].Key != p.ID {
		t.Errorf("the cursor is on row %d of %s, want %s", at, w.table.sheet.ID, p.ID)
	}
	if !strings.HasSuffix(w.table.count.text, " rows") {
		t.Errorf("it says %q", w.table.count.text)
	}
}
