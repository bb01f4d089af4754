package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"stancemap/app/open"
	"stancemap/app/open/mapping"
	"stancemap/data"
)

const islesOutlines = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"CODE":"N1","NAME":"North Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]]]}},
{"type":"Feature","properties":{"CODE":"S1","NAME":"South Isle"},"geometry":{"type":"Polygon","coordinates":[[[10,47],[12,47],[12,49],[10,49],[10,47]]]}}]}`

const islesTable = "region;proposal;stance;remark\nNorth Isle;Plan A;shared;one\nSouth Isle;Plan A;split;two\nSuth Isle;Plan B;shared;three\n"

// islesFiles writes a table and outlines into a folder.
func islesFiles(t *testing.T, table string) (tablePath, outlinePath string) {
	t.Helper()
	folder := t.TempDir()
	tablePath, outlinePath = filepath.Join(folder, "isles.csv"), filepath.Join(folder, "isles.geojson")
	for path, text := range map[string]string{tablePath: table, outlinePath: islesOutlines} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return tablePath, outlinePath
}

// inDialog finds what a dialog shows: the widgets of a kind, in reading order.
func inDialog[W fyne.CanvasObject](t *testing.T, w *Window) []W {
	t.Helper()
	overlay := w.window.Canvas().Overlays().Top()
	if overlay == nil {
		t.Fatal("no dialog is open")
	}
	var found []W
	for _, o := range test.LaidOutObjects(overlay) {
		if widget, ok := o.(W); ok {
			found = append(found, widget)
		}
	}
	return found
}

// choiceOf finds the list whose choice reads so.
func choiceOf(t *testing.T, w *Window, selected string, nth int) *choice {
	t.Helper()
	for _, c := range inDialog[*choice](t, w) {
		if strings.Contains(c.Selected, selected) {
			if nth == 0 {
				return c
			}
			nth--
		}
	}
	t.Fatalf("no list says %q", selected)
	return nil
}

// choose picks the option of a list that begins so.
func choose(t *testing.T, c *choice, begins string) {
	t.Helper()
	i := slices.IndexFunc(c.Options, func(option string) bool { return strings.HasPrefix(option, begins) })
	if i < 0 {
		t.Fatalf("there is no option %q among %q", begins, c.Options)
	}
	c.SetSelectedIndex(i)
}

func dialogSays(t *testing.T, w *Window) string {
	t.Helper()
	return strings.Join(said(w.window.Canvas().Overlays().Top()), "\n")
}

// pressIn presses the button of a dialog that reads so.
func pressIn(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, p := range inDialog[*press](t, w) {
		if slices.Contains(said(p.content), label) && p.Visible() {
			p.Tapped(nil)
			return
		}
	}
	t.Fatalf("no button says %q", label)
}

// A person with a table and outlines gets a map by the choices of the screen alone: what is not matched is named
// with the nearest region, and one choice puts it on the map.
func TestTheAssistantLeadsFromATableToAMap(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	table, outlines := islesFiles(t, islesTable)
	w.reopen(table, outlines)
	if w.shell.shown != w {
		t.Fatal("the table is shown before anybody was asked")
	}
	if says := dialogSays(t, w); !strings.Contains(says, "2 of 3 entries") || !strings.Contains(says, "“Suth Isle”, 1 entry") {
		t.Errorf("the assistant says %q", says)
	}
	choose(t, choiceOf(t, w, "Leave it out", 0), "South Isle – nearly")
	if says := dialogSays(t, w); !strings.Contains(says, "3 of 3 entries") {
		t.Errorf("after the choice it says %q", says)
	}
	choose(t, choiceOf(t, w, "A stance of its own: Shared", 0), "Freeze along the line")
	pressIn(t, w, "Show on the map")
	now := w.shell.shown
	if now == w || now.dialogOpen() {
		t.Fatal("the map is not shown")
	}
	d := now.store.View().Dataset
	if len(d.Positions) != 3 || d.Positions[0].Stance != "freeze_line" || len(d.Regions) != 2 {
		t.Errorf("%v", d.Positions)
	}
	saved := open.MappingBeside(table)
	if _, err := os.Stat(saved); err != nil {
		t.Errorf("the choices are not kept: %v", err)
	}
	if got := now.memory.Recent.each(); len(got) != 1 || !slices.Equal(got[0], []string{table, outlines}) && !slices.Equal(got[0], []string{table, outlines, saved}) {
		t.Errorf("opened lately is %v", got)
	}
	now.reopen(table, outlines)
	if again := w.shell.shown; again == now || again.dialogOpen() || len(again.store.View().Dataset.Positions) != 3 {
		t.Error("with the choices kept it is asked again")
	}
	w.shell.shown.askMapping()
	if says := dialogSays(t, w.shell.shown); !strings.Contains(says, "3 of 3 entries") {
		t.Errorf("asked for again, it says %q", says)
	}
}

// Every control of the assistant changes what comes out.
func TestEachControlOfTheAssistantChangesTheDataset(t *testing.T) {
	cases := map[string]struct {
		list, option string
		nth          int
		want         func(a *open.Import) bool
	}{
		"the encoding":        {"UTF-8", "windows-1251", 0, func(im *open.Import) bool { return im.Grid.Form.Encoding == "windows-1251" }},
		"the delimiter":       {"Semicolon", "Comma", 0, func(im *open.Import) bool { return len(im.Grid.Head) == 1 }},
		"the row of heads":    {"Row 1", "Row 2", 0, func(im *open.Import) bool { return im.Grid.Head[0] == "North Isle" }},
		"the id":              {"NAME", "CODE", 0, func(im *open.Import) bool { return im.Mapping.Outlines.ID == "CODE" }},
		"the name":            {"NAME", "CODE", 1, func(im *open.Import) bool { return im.Mapping.Outlines.Name == "CODE" }},
		"what a row is":       {"a position", "a region", 0, func(im *open.Import) bool { return im.Mapping.Layout == mapping.RegionsDown }},
		"a column":            {"Note", "Summary", 0, func(im *open.Import) bool { return im.Mapping.Is(mapping.Summary) == 3 }},
		"a value to silence":  {"A stance of its own: Split", "Not addressed", 0, func(im *open.Import) bool { return im.Mapping.Stances[1].Code == data.NotAddressed }},
		"two values to one":   {"A stance of its own: Split", "The same as “Shared”", 0, func(im *open.Import) bool { return im.Mapping.Stances[1].Code == im.Mapping.Stances[0].Code }},
		"a name to no region": {"Leave it out", "Leave it out", 0, func(im *open.Import) bool { return len(im.Mapping.Regions) == 0 }},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			w, _ := opened(t, 1280, 800)
			table, outlines := islesFiles(t, islesTable)
			loaded, err := open.Paths(t.Context(), []string{table, outlines})
			if err != nil {
				t.Fatal(err)
			}
			a := w.assist(loaded.Import, loaded, nil)
			choose(t, choiceOf(t, w, c.list, c.nth), c.option)
			if !c.want(a.im) {
				t.Errorf("%+v of %+v", a.im.Mapping, a.im.Grid.Form)
			}
		})
	}
}

// Where the choices give no dataset, it is said why, and nothing can be shown before they do.
func TestTheAssistantSaysWhyThereIsNoMap(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	table, outlines := islesFiles(t, "a;b;c\n1;x;2\n3;y;4\n")
	w.reopen(table, outlines)
	if says := dialogSays(t, w); !strings.Contains(says, "These choices give no dataset") || !strings.Contains(says, "region") {
		t.Errorf("it says %q", says)
	}
	for _, p := range inDialog[*press](t, w) {
		if slices.Contains(said(p.content), "Show on the map") && p.Visible() {
			t.Error("it can be shown all the same")
		}
	}
	choose(t, choiceOf(t, w, "Not read", 0), "Region")
	pressIn(t, w, "Cancel")
	if w.dialogOpen() || w.shell.shown != w {
		t.Error("Cancel does not leave everything as it was")
	}
}

// Choices that are not to be kept leave the folder as it was; where they cannot be kept it is said, and the map is
// shown all the same.
func TestChoicesAreKeptOnlyWhereThatIsWanted(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	table, outlines := islesFiles(t, islesTable)
	loaded, err := open.Paths(t.Context(), []string{table, outlines})
	if err != nil {
		t.Fatal(err)
	}
	a := w.assist(loaded.Import, loaded, nil)
	a.keep.SetChecked(false)
	a.finish()
	if _, err := os.Stat(open.MappingBeside(table)); err == nil {
		t.Error("they are kept")
	}
	if err := os.Mkdir(open.MappingBeside(table), 0o755); err != nil {
		t.Fatal(err)
	}
	now := w.shell.shown
	now.assist(loaded.Import, loaded, nil).finish()
	if w.shell.shown == now || !strings.Contains(strings.Join(said(w.shell.shown.status.Container), " "), "mapping.json") {
		t.Error("it is not said that they are not kept")
	}
}

func TestATableAndItsOutlinesCanBeDroppedTogether(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	table, outlines := islesFiles(t, islesTable)
	w.dropped(fyne.NewPos(1, 1), []fyne.URI{storage.NewFileURI(outlines), storage.NewFileURI(table)})
	if says := dialogSays(t, w); !strings.Contains(says, "isles.csv") {
		t.Errorf("the assistant does not open: %q", says)
	}
}

// Outlines alone lead to the form with the outlines filled in, which asks for the table.
func TestOutlinesAloneAskForTheirTable(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	table, outlines := islesFiles(t, islesTable)
	w.askForTable(outlines)
	entries := inDialog[*pathEntry](t, w)
	if len(entries) != 2 || entries[1].Text != outlines || !strings.Contains(dialogSays(t, w), "need the table") {
		t.Fatalf("%d entries, %q", len(entries), dialogSays(t, w))
	}
	entries[0].SetText(table)
	entries[0].OnSubmitted(table)
	if says := dialogSays(t, w); !strings.Contains(says, "2 of 3 entries") {
		t.Errorf("the assistant says %q", says)
	}
}
