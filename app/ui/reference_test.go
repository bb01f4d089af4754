package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stancemap/app/state"
	"stancemap/data"
)

// laidPaper is a page in a window, at a size of its own.
func laidPaper(t *testing.T, w *Window, leaves []leaf, width, height float32) *paper {
	t.Helper()
	p := newPaper(w.toolkit, leaves)
	w.window.SetContent(p.holder)
	p.holder.Resize(fyne.NewSize(width, height))
	return p
}

func TestTheCodebookHasEveryColumnAndCodeOfTheDataset(t *testing.T) {
	text := ""
	for _, l := range pageLeaves(data.Bundled().Codebook()) {
		text += l.words + "\n"
	}
	for _, table := range data.Bundled().Tables() {
		for _, column := range table.Columns {
			if !strings.Contains(text, column.Name+" ") || !strings.Contains(text, column.About) {
				t.Errorf("%s, %s is not told", table.Name, column.Name)
			}
		}
	}
	for _, topic := range data.Bundled().Topics {
		if !strings.Contains(text, topic.Definition) {
			t.Errorf("%s is not defined", topic.ID)
		}
		for _, variable := range topic.PAX {
			if !strings.Contains(text, variable) {
				t.Errorf("%s: %s is not told", topic.ID, variable)
			}
		}
	}
}

// Leaves stand one below the other, each as high as its words, and only those in sight are drawn.
func TestALongPageDrawsWhatIsInSight(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	p := laidPaper(t, w, w.sourceLeaves(w.store.View().Cited()), 900, 500)
	if len(p.shown) != len(p.leaves) || len(p.leaves) < len(data.Bundled().Sources) {
		t.Fatalf("%d of %d leaves", len(p.shown), len(p.leaves))
	}
	for n := 1; n < len(p.tops); n++ {
		if before := p.tops[n-1] + heightFor(p.leaves[n-1].object, p.width); p.tops[n] < before {
			t.Fatalf("leaf %d begins at %g px, the one before ends at %g", n, p.tops[n], before)
		}
	}
	r := p.CreateRenderer().(*paperRenderer)
	r.draw()
	if len(r.objects) == 0 || len(r.objects) > 60 {
		t.Errorf("%d leaves are drawn", len(r.objects))
	}
	first := r.objects[0]
	p.scrollBy(5000)
	r.draw()
	if len(r.objects) == 0 || r.objects[0] == first {
		t.Error("scrolling draws the same leaves")
	}
	p.scrollBy(1e9)
	if end := p.scroll.Offset.Y + p.scroll.Size().Height; end > p.height+1 {
		t.Errorf("the page scrolls to %g of %g px", end, p.height)
	}
}

func TestASearchKeepsWhatItFindsUnderItsHeading(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	p := laidPaper(t, w, pageLeaves(data.Bundled().Codebook()), 900, 500)
	p.seek("not_addressed SILENT")
	if len(p.shown) < 2 || len(p.shown) == len(p.leaves) {
		t.Fatalf("%d of %d leaves are found", len(p.shown), len(p.leaves))
	}
	for _, i := range p.shown {
		words := strings.ToLower(p.leaves[i].words)
		if found := strings.Contains(words, "not_addressed") && strings.Contains(words, "silent"); !found && p.leaves[i].head != i {
			t.Errorf("%q is found", p.leaves[i].words)
		}
	}
	p.seek("no such words at all")
	if len(p.shown) != 0 {
		t.Errorf("%d leaves are found", len(p.shown))
	}
	p.seek("")
	if len(p.shown) != len(p.leaves) {
		t.Errorf("%d of %d leaves come back", len(p.shown), len(p.leaves))
	}
}

func TestALineUnderASourceClosesThePageAndGoesThere(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.showSources()
	if !w.dialogOpen() {
		t.Fatal("no page is open")
	}
	for _, c := range w.store.View().Cited() {
		for _, r := range c.Rests {
			if r.Found.Kind == state.FoundPosition {
				w.restLine(r).(*press).Tapped(nil)
				if got := w.store.State(); w.dialogOpen() || got.Show.First != r.Found.Account || got.Select != r.Found.Subject {
					t.Errorf("%q leads to %+v, the page open %v", r.Text, got, w.dialogOpen())
				}
				return
			}
		}
	}
	t.Fatal("no source has a position")
}

func TestTheCodebookOpensOverMostOfTheWindow(t *testing.T) {
	w, _ := opened(t, 1280, 800)
	w.showCodebook()
	if !w.dialogOpen() {
		t.Fatal("no page is open")
	}
	w.closeTopmost()
	if w.dialogOpen() {
		t.Error("it does not close")
	}
	w.showAbout()
	pressable(t, dialogOf(t, w), "Codebook").Tapped(nil)
	if len(w.dialogs) != 1 {
		t.Errorf("%d dialogs are open", len(w.dialogs))
	}
}
