package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stancemap/app/open"
	"stancemap/data"
)

// examplePackage is a copy of the example in a folder, with a text of one file changed.
func examplePackage(t *testing.T, file, old, text string) string {
	t.Helper()
	folder := t.TempDir()
	files, err := data.Example().Package()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content := string(f.Content)
		if f.Name == file {
			if !strings.Contains(content, old) {
				t.Fatalf("%s does not hold %q", file, old)
			}
			content = strings.Replace(content, old, text, 1)
		}
		if err := os.WriteFile(filepath.Join(folder, f.Name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// A dataset that is refused is told with every problem, its place and what to do; repairs that need no question can
// be accepted, and the file stays as it is.
func TestARefusedDatasetIsToldAndMended(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	folder := examplePackage(t, "positions.csv", "lakeside-1931,territory,aldermark", "lakeside-1931,territory,Aldermark")
	before, _ := os.ReadFile(filepath.Join(folder, "positions.csv"))
	w.reopen(folder)
	if w.shell.shown != w {
		t.Fatal("it is shown with an error")
	}
	says := dialogSays(t, w)
	for _, want := range []string{"This cannot be opened", "positions.csv, row 2", `Unknown region "Aldermark"`, "the nearest: aldermark", "Can be repaired"} {
		if !strings.Contains(says, want) {
			t.Errorf("%q is not said in %q", want, says)
		}
	}
	pressIn(t, w, "Copy the list")
	if text := w.app.Clipboard().Content(); !strings.Contains(text, `error: positions.csv: row 2: unknown region "Aldermark"`) {
		t.Errorf("copied is %q", text)
	}
	pressIn(t, w, "Accept 1 repair and open")
	now := w.shell.shown
	if now == w || now.store.View().Dataset.Info.Name != data.Example().Info.Name {
		t.Fatal("it is not shown mended")
	}
	if after, _ := os.ReadFile(filepath.Join(folder, "positions.csv")); string(after) != string(before) {
		t.Error("the file was changed")
	}
	if text := strings.Join(said(now.status.Container), " "); !strings.Contains(text, "warning") {
		t.Errorf("the status line says %q", text)
	}
	now.showProblems()
	if says := dialogSays(t, now); !strings.Contains(says, `"Aldermark" was read as "aldermark"`) {
		t.Errorf("what was mended is not told: %q", says)
	}
	pressIn(t, now, "Close")
	if now.dialogOpen() {
		t.Error("Close does not close")
	}
}

func TestADatasetWithoutProblemsSaysNothing(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.reopen(examplePackage(t, "regions.csv", "Aldermark", "Aldermark"))
	now := w.shell.shown
	if now == w || now.status.waiting() {
		t.Errorf("the status line says %q", said(now.status.Container))
	}
	for _, item := range now.fileItems() {
		if item.Label == now.words.Say("menu.problems") {
			t.Errorf("%q leads nowhere", item.Label)
		}
	}
}

// A thousand problems are a list that can be drawn, with the count of the rest.
func TestManyProblemsAreListedAndTheRestCounted(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	refused := &open.Refused{Path: "a", Dropped: 500}
	for i := range 1000 {
		refused.Problems = append(refused.Problems, data.Problem{File: "positions.csv", Place: fmt.Sprintf("row %d", i+2), Severity: data.Error, Rule: "type", Message: "no number"})
	}
	w.showRefusal(refused, []string{"a"})
	if says := dialogSays(t, w); !strings.Contains(says, "and 1,200 more") || !strings.Contains(says, "1,000 errors") {
		t.Errorf("it ends with %q", says[len(says)-300:])
	}
}

// What takes long says so, and Cancel leaves what is shown, whatever the reading still does.
func TestReadingThatIsCancelledChangesNothing(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	read, release := make(chan context.Context, 1), make(chan struct{})
	done := make(chan struct{})
	w.shell.toolkit.background = func(work func()) { go func() { work(); close(done) }() }
	w.shell.load([]string{"large.csv"}, func(ctx context.Context) (Opened, error) {
		read <- ctx
		<-release
		return bundled()
	})
	ctx := <-read
	w.shell.reading.report("large.csv", 50, 100)
	if text := strings.Join(said(w.status.Container), " "); !strings.Contains(text, "Opening large.csv") || !strings.Contains(text, "Cancel") {
		t.Errorf("the status line says %q", text)
	}
	w.status.actions.Objects[0].(*press).Tapped(nil)
	if ctx.Err() == nil {
		t.Error("the reading is not told to stop")
	}
	if text := strings.Join(said(w.status.Container), " "); !strings.Contains(text, "cancelled") {
		t.Errorf("the status line says %q", text)
	}
	close(release)
	<-done
	if w.shell.shown != w {
		t.Error("it is shown all the same")
	}
}

func TestTheTemplateIsWrittenAndOpens(t *testing.T) {
	for _, name := range []string{"new.xlsx", "new"} {
		w, _ := opened(t, 1000, 700)
		path := filepath.Join(t.TempDir(), name)
		w.askTemplate()
		entry := inDialog[*pathEntry](t, w)[0]
		entry.SetText(path)
		entry.OnSubmitted(path)
		now := w.shell.shown
		if now == w || now.store.View().Dataset.Info.Name != data.Example().Info.Name || now.keeper.opened[0] != path {
			t.Errorf("%s is not shown", name)
		}
	}
}

func TestTheDatasetIsSavedAsAPackageWhole(t *testing.T) {
	w, _ := opened(t, 1000, 700)
	w.reopen(examplePackage(t, "regions.csv", "Aldermark", "Aldermark"))
	now := w.shell.shown
	now.store.SelectRegion("corvale")
	for _, name := range []string{"saved.zip", "saved"} {
		path := filepath.Join(t.TempDir(), name)
		now.askPackage()
		entry := inDialog[*pathEntry](t, now)[0]
		entry.SetText(path)
		entry.OnSubmitted(path)
		loaded, err := open.Paths(t.Context(), []string{path})
		if err != nil || len(loaded.Dataset.Positions) != len(data.Example().Positions) {
			t.Errorf("%s: %v", name, err)
		}
	}
	now.askPackage()
	entry := inDialog[*pathEntry](t, now)[0]
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	entry.SetText(filepath.Join(path, "below"))
	entry.OnSubmitted("")
	if text := strings.Join(said(now.status.Container), " "); !strings.Contains(text, "below") {
		t.Errorf("a place that there is not: %q", text)
	}
}

// What a table lost is told also where the program was started with it.
func TestAStartWithProblemsTellsThem(t *testing.T) {
	s := emptyShell(t, true)
	table, outlines := islesFiles(t, islesTable)
	s.open(func() (Opened, error) { return s.read(t.Context(), []string{table, outlines}) })
	if text := strings.Join(said(s.shown.status.Container), " "); !strings.Contains(text, "warning") {
		t.Errorf("the status line says %q", text)
	}
	s.shown.status.actions.Objects[0].(*press).Tapped(nil)
	if says := dialogSays(t, s.shown); !strings.Contains(says, `"Suth Isle"; did you mean "South Isle"`) {
		t.Errorf("the list says %q", says)
	}
}
