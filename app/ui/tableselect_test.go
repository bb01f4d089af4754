package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"fyne.io/fyne/v2/test"

	"stancemap/app/state"
)

// tapRowWith clicks into a row with keys held.
func tapRowWith(t *table, row int, held fyne.KeyModifier) {
	at := fyne.PointEvent{Position: fyne.NewPos(20, (float32(row)+0.5)*tableRowHeight)}
	t.body.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary, Modifier: held})
	t.body.MouseUp(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary, Modifier: held})
	t.body.Tapped(&at)
}

// extendBy presses keys with Shift held.
func extendBy(b *tableBody, names ...fyne.KeyName) {
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	pressKeys(b, names...)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// pickedRows is the keys of the selected rows, from top to bottom; every one in sight has to look so.
func pickedRows(t *testing.T, shown *table) string {
	t.Helper()
	var keys []string
	for _, row := range shown.body.picked.Rows(shown.sheet) {
		keys = append(keys, row.Key)
	}
	r := test.WidgetRenderer(shown.body).(*tableBodyRenderer)
	for _, row := range r.rows {
		if row.index < 0 || row.index >= len(shown.sheet.Rows) {
			continue
		}
		key := shown.sheet.Rows[row.index].Key
		if filled := row.ground.FillColor == shownColor(theme.ColorNameSelection); filled != shown.body.picked.Has(key) {
			t.Errorf("%s: drawn as selected: %v, selected: %v", key, filled, !filled)
		}
	}
	return strings.Join(keys, " ")
}

func TestGesturesExtendTheSelectionOfRows(t *testing.T) {
	const ctrl, shiftKey = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for name, c := range map[string]struct {
		do            func(w *Window)
		rows, on, say string
	}{
		"a click":        {func(w *Window) { tapRowWith(w.table, 1, 0) }, "luhansk", "luhansk", "5 rows"},
		"Ctrl adds":      {func(w *Window) { tapRowWith(w.table, 1, 0); tapRowWith(w.table, 3, ctrl) }, "luhansk zaporizhzhia", "zaporizhzhia", "5 rows · 2 selected"},
		"Ctrl takes out": {func(w *Window) { tapRowWith(w.table, 1, 0); tapRowWith(w.table, 3, ctrl); tapRowWith(w.table, 1, ctrl) }, "zaporizhzhia", "luhansk", "5 rows"},
		"Shift extends":  {func(w *Window) { tapRowWith(w.table, 3, 0); tapRowWith(w.table, 1, shiftKey) }, "luhansk donetsk zaporizhzhia", "luhansk", "5 rows · 3 selected"},
		"a click starts anew": {func(w *Window) {
			tapRowWith(w.table, 3, 0)
			tapRowWith(w.table, 1, shiftKey)
			tapRowWith(w.table, 0, 0)
		}, "crimea", "crimea", "5 rows"},
		"Shift and arrows": {func(w *Window) {
			tapRowWith(w.table, 1, 0)
			extendBy(w.table.body, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
		}, "luhansk donetsk", "donetsk", "5 rows · 2 selected"},
		"Shift and End": {func(w *Window) { tapRowWith(w.table, 3, 0); extendBy(w.table.body, fyne.KeyEnd) }, "zaporizhzhia kherson", "kherson", "5 rows · 2 selected"},
		"an arrow without it": {func(w *Window) {
			tapRowWith(w.table, 1, 0)
			extendBy(w.table.body, fyne.KeyDown)
			pressKeys(w.table.body, fyne.KeyDown)
		}, "zaporizhzhia", "zaporizhzhia", "5 rows"},
		"Ctrl+A":                    {func(w *Window) { pressCtrl(w, fyne.KeyA) }, "crimea luhansk donetsk zaporizhzhia kherson", "", "5 rows · 5 selected"},
		"what the filter leaves":    {func(w *Window) { pressCtrl(w, fyne.KeyA); w.store.ToggleValue("first_extent", "Not stated") }, "crimea luhansk", "", "2 of 5 rows · 2 selected · filtered"},
		"in another order":          {func(w *Window) { tapRowWith(w.table, 0, 0); tapRowWith(w.table, 4, ctrl); w.store.SortBy("region") }, "crimea kherson", "kherson", "5 rows · 2 selected"},
		"a region chosen elsewhere": {func(w *Window) { pressCtrl(w, fyne.KeyA); w.store.SelectRegion("donetsk") }, "donetsk", "donetsk", "5 rows"},
	} {
		w, _ := opened(t, 1280, 772)
		c.do(w)
		if got := pickedRows(t, w.table); got != c.rows || w.store.State().Select.Region != c.on || w.table.count.text != c.say {
			t.Errorf("%s: selected are %q, on the map %q, it says %q; want %q, %q, %q", name, got, w.store.State().Select.Region, w.table.count.text, c.rows, c.on, c.say)
		}
	}
}

func TestTheSelectedRowsAreCopiedInTheOrderShown(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	w.store.ShowTab(state.SourcesTab)
	tapRowWith(w.table, 2, 0)
	tapRowWith(w.table, 0, fyne.KeyModifierShortcutDefault)
	w.store.HideColumn("carrier", true)
	pressCtrl(w, fyne.KeyC)
	lines := strings.Split(strings.TrimSuffix(w.app.Clipboard().Content(), "\n"), "\n")
	sources := w.store.View().Dataset.Sources
	if len(lines) != 3 || lines[0] != "Origin\tDate\tTitle\tAddress" || !strings.HasSuffix(lines[1], sources[0].URL) || !strings.HasSuffix(lines[2], sources[2].URL) {
		t.Errorf("copied are %q", lines)
	}
	if !says(w.status.Container, "2 rows were copied, with the titles of the columns.") {
		t.Errorf("the status line says %q", said(w.status.Container))
	}
}

func TestShiftIsForgottenWithTheFocus(t *testing.T) {
	w, _ := opened(t, 1280, 772)
	tapRowWith(w.table, 0, 0)
	w.table.body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	w.table.body.FocusLost()
	pressKeys(w.table.body, fyne.KeyDown)
	if got := pickedRows(t, w.table); got != "luhansk" {
		t.Errorf("selected are %q", got)
	}
}

func TestCtrlHomeAndEndGoToTheCornersOfTheTable(t *testing.T) {
	w, _ := opened(t, 900, 600)
	w.store.ShowTab(state.PositionsTab)
	w.window.Canvas().Focus(w.table.body)
	last := len(w.table.sheet.Rows) - 1
	w.table.body.TypedShortcut(ctrl(fyne.KeyEnd).typed())
	if got := w.table.body.cursorRow(); got != last || w.table.scroll.Offset.X == 0 {
		t.Errorf("Ctrl+End goes to row %d of %d, %v px to the right", got, last, w.table.scroll.Offset.X)
	}
	w.table.body.TypedShortcut(ctrl(fyne.KeyHome).typed())
	if got := w.table.body.cursorRow(); got != 0 || w.table.scroll.Offset.X != 0 {
		t.Errorf("Ctrl+Home goes to row %d, %v px to the right", got, w.table.scroll.Offset.X)
	}
	w.table.body.TypedShortcut(ctrl(fyne.KeyF).typed())
	if !w.find.opened() {
		t.Error("a key of the window does not reach it")
	}
}
